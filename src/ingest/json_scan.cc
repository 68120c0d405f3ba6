#include "ingest/json_scan.h"

#include <array>
#include <bitset>

namespace tocsin {
namespace {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Scanner {
 public:
  Scanner(std::string_view line, std::vector<JsonMember>& members)
      : line_(line), members_(members) {}

  JsonScan scan() {
    members_.clear();
    skip_blanks();
    if (peek() != '{') return fail("an object was expected here");
    if (!object() && scan_.fault != JsonFault::kNone) return scan_;
    skip_blanks();
    if (at_ < line_.size()) return fail("something follows the object");
    return scan_;
  }

 private:
  char peek() const { return at_ < line_.size() ? line_[at_] : '\0'; }

  void skip_blanks() {
    while (at_ < line_.size() && is_blank(line_[at_])) ++at_;
  }

  JsonScan fail(std::string_view what, JsonFault fault = JsonFault::kSyntax) {
    if (scan_.fault == JsonFault::kNone) {
      scan_ = {
          fault, at_,
          at_ >= line_.size() && fault == JsonFault::kSyntax ? "the line ends too early" : what};
    }
    return scan_;
  }
  bool refuse(std::string_view what, JsonFault fault = JsonFault::kSyntax) {
    fail(what, fault);
    return false;
  }

  // The outermost object; its values are scanned by `value`.
  bool object() {
    ++at_;
    skip_blanks();
    if (peek() == '}') {
      ++at_;
      return true;
    }
    for (;;) {
      JsonMember member;
      const std::size_t key = at_;
      if (!key_and_colon()) return false;
      member.key = line_.substr(key, key_end_ - key);
      const std::size_t begin = at_;
      if (!value(member.kind)) return false;
      member.value = line_.substr(begin, at_ - begin);
      members_.push_back(member);
      skip_blanks();
      if (peek() == '}') {
        ++at_;
        return true;
      }
      if (peek() != ',') return refuse("\",\" or \"}\" was expected here");
      ++at_;
      skip_blanks();
    }
  }

  bool key_and_colon() {
    if (peek() != '"') return refuse("a name in quotation marks was expected here");
    if (!string()) return false;
    key_end_ = at_;
    skip_blanks();
    if (peek() != ':') return refuse("\":\" was expected here");
    ++at_;
    skip_blanks();
    return true;
  }

  // Any value, without recursion: one bit a level says whether it is an object.
  bool value(JsonKind& kind) {
    std::bitset<kMostJsonDepth> is_object;
    std::size_t depth = 0;
    kind = kind_here();
    for (;;) {
      if (peek() == '{' || peek() == '[') {
        // The outermost object is a level too.
        if (depth + 1 == kMostJsonDepth) {
          return refuse("objects and arrays are nested too deep", JsonFault::kDepth);
        }
        const bool opens_object = peek() == '{';
        is_object[depth++] = opens_object;
        ++at_;
        skip_blanks();
        if (peek() != (opens_object ? '}' : ']')) {
          if (opens_object && !key_and_colon()) return false;
          continue;
        }
      } else if (!scalar()) {
        return false;
      }
      if (!close_levels(is_object, depth)) return false;
      if (depth == 0) return true;
    }
  }

  // Behind a value, or at the end of an empty object or array: closes what ends here and goes to
  // the next value.
  bool close_levels(const std::bitset<kMostJsonDepth>& is_object, std::size_t& depth) {
    while (depth > 0) {
      skip_blanks();
      const bool in_object = is_object[depth - 1];
      if (peek() == (in_object ? '}' : ']')) {
        ++at_;
        --depth;
        continue;
      }
      if (peek() != ',') {
        return refuse(in_object ? "\",\" or \"}\" was expected here"
                                : "\",\" or \"]\" was expected here");
      }
      ++at_;
      skip_blanks();
      return !in_object || key_and_colon();
    }
    return true;
  }

  JsonKind kind_here() const {
    switch (peek()) {
      case '{':
        return JsonKind::kObject;
      case '[':
        return JsonKind::kArray;
      case '"':
        return JsonKind::kString;
      case 't':
        return JsonKind::kTrue;
      case 'f':
        return JsonKind::kFalse;
      case 'n':
        return JsonKind::kNull;
      default:
        return JsonKind::kNumber;
    }
  }

  bool scalar() {
    if (peek() == '"') return string();
    for (const std::string_view word : {"true", "false", "null"}) {
      if (line_.substr(at_).starts_with(word)) {
        at_ += word.size();
        return true;
      }
    }
    return number();
  }

  bool digits() {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    return at_ > begin || refuse("a digit was expected here");
  }

  bool number() {
    if (peek() != '-' && !is_digit(peek())) return refuse("a value was expected here");
    if (peek() == '-') ++at_;
    if (peek() == '0') {
      ++at_;
      if (is_digit(peek())) return refuse("a number may not start with 0");
    } else if (!digits()) {
      return false;
    }
    if (peek() == '.') {
      ++at_;
      if (!digits()) return false;
    }
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      if (!digits()) return false;
    }
    return true;
  }

  // Four hexadecimal digits; minus one: none.
  int hex4() const {
    if (line_.size() - at_ < 4) return -1;
    int unit = 0;
    for (const char c : line_.substr(at_, 4)) {
      int digit = -1;
      if (c >= '0' && c <= '9') digit = c - '0';
      if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
      if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
      if (digit < 0) return -1;
      unit = unit * 16 + digit;
    }
    return unit;
  }

  bool escape() {
    const std::size_t begin = at_++;
    constexpr std::string_view kSimple = "\"\\/bfnrt";
    if (peek() != '\0' && kSimple.find(peek()) != std::string_view::npos) {
      ++at_;
      return true;
    }
    if (peek() != 'u') return refuse("this is no escape of JSON");
    ++at_;
    const int first = hex4();
    if (first < 0) return refuse("four hexadecimal digits were expected here");
    at_ += 4;
    if (first < 0xD800 || first > 0xDFFF) return true;
    if (first < 0xDC00 && line_.substr(at_).starts_with("\\u")) {
      at_ += 2;
      const int second = hex4();
      if (second >= 0xDC00 && second <= 0xDFFF) {
        at_ += 4;
        return true;
      }
    }
    at_ = begin;
    return refuse("half of a surrogate pair stands alone", JsonFault::kSurrogate);
  }

  bool string() {
    ++at_;
    while (at_ < line_.size()) {
      const auto c = static_cast<unsigned char>(line_[at_]);
      if (c == '"') {
        ++at_;
        return true;
      }
      if (c == '\\') {
        if (!escape()) return false;
      } else if (c < 0x20) {
        return refuse("a control character must be written as an escape");
      } else {
        ++at_;
      }
    }
    return refuse("the line ends too early");
  }

  std::string_view line_;
  std::vector<JsonMember>& members_;
  std::size_t at_ = 0;
  std::size_t key_end_ = 0;
  JsonScan scan_;
};

}  // namespace

JsonScan scan_json_object(std::string_view line, std::vector<JsonMember>& members) {
  return Scanner(line, members).scan();
}

}  // namespace tocsin
