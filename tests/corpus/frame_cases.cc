#include "frame_cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

#include "../unit/frames/frame_dump.h"

namespace tocsin {
namespace {

std::string_view next_line(std::string_view& content) {
  const std::size_t end = std::min(content.find('\n'), content.size());
  const std::string_view line = content.substr(0, end);
  content.remove_prefix(std::min(end + 1, content.size()));
  return line;
}

std::vector<std::string> parts_of(std::string_view text, char mark) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// "attacked(past passive)" as the word and what stands in the brackets.
void read_predicate(std::string_view& line, WantedFrame& out) {
  const std::size_t blank = std::min(line.find(' '), line.size());
  const std::size_t bracket = line.substr(0, blank).find('(');
  const std::size_t end = bracket == std::string_view::npos ? blank : line.find(')', bracket);
  if (bracket == std::string_view::npos || end == std::string_view::npos) {
    out.word = line.substr(0, blank);
    line.remove_prefix(blank);
    return;
  }
  out.word = line.substr(0, bracket);
  out.has_features = true;
  out.features = line.substr(bracket + 1, end - bracket - 1);
  line.remove_prefix(end + 1);
}

Result<WantedFrame> read_frame(std::string_view where, std::string_view line) {
  WantedFrame out;
  out.line = line;
  if (line.starts_with("?") || line.starts_with("!")) {
    out.is_optional = line.front() == '?';
    out.is_absent = line.front() == '!';
    line.remove_prefix(1);
  }
  if (const std::size_t link = line.find('<'); link != std::string_view::npos) {
    const std::size_t end = line.find('>', link);
    out.link = line.substr(link + 1, end == std::string_view::npos ? end : end - link - 1);
    line = line.substr(0, link);
  }
  read_predicate(line, out);
  for (const std::string& part : parts_of(line, ' ')) {
    WantedRole role;
    std::string_view rest = part;
    if (rest.starts_with("?")) {
      role.is_optional = true;
      rest.remove_prefix(1);
    }
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) {
      return Error{ErrorCode::kSyntax, fmt::format("{}: \"{}\" is no role=word", where, part)};
    }
    role.label = rest.substr(0, equals);
    role.words = parts_of(rest.substr(equals + 1), '|');
    out.roles.push_back(std::move(role));
  }
  return out;
}

// The token that "attack/2" means; invalid: there is none.
TokenId token_of(const Layers& layers, std::string_view word) {
  std::size_t wanted = 1;
  const std::size_t slash = word.rfind('/');
  if (slash != std::string_view::npos && slash + 2 == word.size() && word.back() >= '1' &&
      word.back() <= '9') {
    wanted = static_cast<std::size_t>(word.back() - '0');
    word = word.substr(0, slash);
  }
  for (std::uint32_t i = 0; i < layers.tokens.size(); ++i) {
    if (layers.form(TokenId(i)) == word && --wanted == 0) return TokenId(i);
  }
  return TokenId();
}

std::string label_of(const Vocabulary& vocabulary, const Role& role) {
  constexpr std::string_view kNames[] = {"ARG0", "ARG1", "ARG2", "ARG3", "prep:"};
  std::string label(kNames[static_cast<std::size_t>(role.kind)]);
  if (role.kind == RoleKind::kPrep) label += vocabulary.text(role.preposition);
  return label;
}

bool fits(const WantedRole& wanted, const Vocabulary& vocabulary, const Layers& layers,
          const Role& role) {
  if (wanted.label != label_of(vocabulary, role)) return false;
  return std::any_of(wanted.words.begin(), wanted.words.end(),
                     [&](const std::string& word) { return token_of(layers, word) == role.head; });
}

class Comparison {
 public:
  Comparison(const Vocabulary& vocabulary, const Layers& layers, FrameTally& tally)
      : vocabulary_(vocabulary), layers_(layers), tally_(tally) {}

  void compare(const WantedFrame& wanted, bool is_strict) {
    const TokenId head = token_of(layers_, wanted.word);
    if (!head.is_valid()) {
      fault("no such word in the sentence: {}", wanted.line);
      tally_.roles_missed += wanted.is_optional ? 0 : wanted.roles.size();
      return;
    }
    judged_.insert(head.value);
    const FrameId id = layers_.frames.of_head[head.value];
    if (wanted.is_absent) {
      if (is_strict && id.is_valid()) fault("a frame that must not be: {}", shown(id));
      return;
    }
    if (wanted.is_optional) return;
    ++tally_.predicates_wanted;
    if (!id.is_valid()) {
      fault("no frame: {}", wanted.line);
      for (const WantedRole& role : wanted.roles) tally_.roles_missed += role.is_optional ? 0 : 1;
      return;
    }
    ++tally_.predicates_right;
    compare_roles(wanted, id);
    if (is_strict) compare_rest(wanted, id);
  }

  void count_unjudged() {
    for (std::size_t i = 0; i < layers_.frames.frames.size(); ++i) {
      const Frame& frame = layers_.frames.frames[i];
      if (judged_.contains(frame.head.value)) continue;
      ++tally_.predicates_spurious;
      const std::size_t roles = layers_.frames.roles_of(frame).size();
      tally_.roles_spurious += roles;
      if (roles > 0) fault("a frame that nobody wants: {}", shown(FrameId(i)));
    }
  }

  std::string faults() && { return std::move(faults_); }

 private:
  void compare_roles(const WantedFrame& wanted, FrameId id) {
    const auto roles = layers_.frames.roles_of(layers_.frames.frames[id.value]);
    const std::size_t wrong_before = tally_.roles_missed + tally_.roles_spurious;
    for (const WantedRole& role : wanted.roles) {
      if (role.is_optional) continue;
      const bool found = std::any_of(roles.begin(), roles.end(), [&](const Role& other) {
        return fits(role, vocabulary_, layers_, other);
      });
      ++(found ? tally_.roles_right : tally_.roles_missed);
    }
    for (const Role& role : roles) {
      const bool is_wanted = std::any_of(
          wanted.roles.begin(), wanted.roles.end(),
          [&](const WantedRole& other) { return fits(other, vocabulary_, layers_, role); });
      if (!is_wanted) ++tally_.roles_spurious;
    }
    if (tally_.roles_missed + tally_.roles_spurious > wrong_before) {
      fault("want {}\n   got {}", wanted.line, shown(id));
    }
  }

  void compare_rest(const WantedFrame& wanted, FrameId id) {
    const Frame& frame = layers_.frames.frames[id.value];
    const std::string whole = shown(id);
    const std::size_t open = whole.find('(');
    std::string features = whole.substr(open + 1, whole.find(')', open) - open - 1);
    features.erase(0, std::min(features.find(' '), features.size() - 1) + 1);
    if (features == "verb" || features == "noun" || features == "adj") features.clear();
    if (whole.compare(open + 1, 5, "verb)") == 0 || whole.compare(open + 1, 5, "noun)") == 0 ||
        whole.compare(open + 1, 4, "adj)") == 0) {
      features.clear();
    }
    if (wanted.has_features && features != wanted.features) {
      fault("features ({}) of {}", features, wanted.line);
    }
    if (wanted.link.empty()) return;
    constexpr std::string_view kLinks[] = {"none",  "complement", "purpose",  "condition", "time",
                                           "cause", "concession", "relative", "adverbial"};
    std::string link(kLinks[static_cast<std::size_t>(frame.link)]);
    const std::size_t of = wanted.link.find(" of ");
    bool right = link == wanted.link.substr(0, of);
    if (frame.outer.is_valid()) {
      const TokenId outer = layers_.frames.frames[frame.outer.value].head;
      link.append(" of ").append(layers_.form(outer));
      right = right && of != std::string::npos &&
              token_of(layers_, wanted.link.substr(of + 4)) == outer;
    }
    if (!right) fault("link <{}> of {}", link, wanted.line);
  }

  std::string shown(FrameId id) const {
    return dump_frame(vocabulary_, layers_, layers_.frames.frames[id.value]);
  }

  template <class... Arguments>
  void fault(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    faults_ += "  ";
    fmt::format_to(std::back_inserter(faults_), format, std::forward<Arguments>(arguments)...);
    faults_ += '\n';
  }

  const Vocabulary& vocabulary_;
  const Layers& layers_;
  FrameTally& tally_;
  std::set<std::uint32_t> judged_;
  std::string faults_;
};

}  // namespace

Result<std::vector<FrameCase>> read_frame_cases(std::string_view name, std::string_view content) {
  std::vector<FrameCase> cases;
  bool in_tree = false;
  for (std::size_t number = 1; !content.empty(); ++number) {
    const std::string_view line = next_line(content);
    if (line.starts_with("=== ")) {
      FrameCase added;
      added.line = number;
      added.title = line.substr(4);
      cases.push_back(std::move(added));
      in_tree = false;
    } else if (line.starts_with("# ") || line == "#" || line.empty() || cases.empty()) {
      continue;
    } else if (line == "---") {
      in_tree = true;
    } else if (in_tree) {
      cases.back().tree.append(line).append("\n");
    } else if (cases.back().text.empty()) {
      cases.back().text = line;
    } else {
      TOCSIN_TRY(frame, read_frame(fmt::format("{}:{}", name, number), line));
      cases.back().frames.push_back(std::move(frame));
    }
  }
  return cases;
}

std::string write_frame_cases(std::string_view head, std::span<const FrameCase> cases) {
  std::string out(head);
  for (const FrameCase& one : cases) {
    out.append("=== ").append(one.title).append("\n").append(one.text).append("\n");
    for (const WantedFrame& frame : one.frames) out.append(frame.line).append("\n");
    if (!one.tree.empty()) out.append("---\n").append(one.tree);
    out += '\n';
  }
  return out;
}

double FrameTally::role_f1() const {
  const std::size_t all = 2 * roles_right + roles_missed + roles_spurious;
  return all == 0 ? 0 : 2 * static_cast<double>(roles_right) / static_cast<double>(all);
}

std::string compare_frames(const FrameCase& wanted, const Vocabulary& vocabulary,
                           const Layers& layers, bool is_strict, FrameTally& tally) {
  Comparison comparison(vocabulary, layers, tally);
  for (const WantedFrame& frame : wanted.frames) comparison.compare(frame, is_strict);
  if (!is_strict) comparison.count_unjudged();
  return std::move(comparison).faults();
}

}  // namespace tocsin
