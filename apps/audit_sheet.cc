#include "audit_sheet.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <system_error>
#include <utility>

#include "export/csv.h"
#include "export/offset_map.h"

namespace tocsin {
namespace {

using simdjson::dom::element;

constexpr std::array<std::string_view, 17> kColumns = {
    "uid",        "doc_id",     "type",       "mode",          "factuality", "voice",
    "actors",     "recipients", "before",     "sentence",      "rule",       "published",
    "type_total", "type_ok",    "parties_ok", "factuality_ok", "note"};

// FNV-1a, then mixed: which events are chosen hangs on nothing but the seed and their names.
std::uint64_t rank_of(std::uint64_t seed, std::string_view doc, std::string_view uid) {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ (seed * 0x9e3779b97f4a7c15ULL);
  const auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    hash = (hash ^ 0xFF) * 0x100000001b3ULL;
  };
  add(doc);
  add(uid);
  hash ^= hash >> 31;
  hash *= 0xbf58476d1ce4e5b9ULL;
  return hash ^ (hash >> 29);
}

std::string_view text_of(element object, std::string_view key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::size_t number_of(element object, std::string_view key) {
  std::uint64_t number = 0;
  return object[key].get(number) == simdjson::SUCCESS ? static_cast<std::size_t>(number) : 0;
}

std::vector<element> list_of(element object, std::string_view key) {
  std::vector<element> out;
  simdjson::dom::array list;
  if (object[key].get(list) != simdjson::SUCCESS) return out;
  for (const element item : list) out.push_back(item);
  return out;
}

// The words of a document by the record's own unit of spans.
class Words {
 public:
  Words(std::string_view text, OffsetUnit unit) : text_(text) {
    OffsetMap map;
    map.build(text, unit);
    for (std::size_t byte = 0; byte <= text.size(); ++byte) {
      const bool is_inside =
          byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80;
      if (is_inside) continue;
      const std::size_t at = map(static_cast<std::uint32_t>(byte));
      if (byte_of_.size() <= at) byte_of_.resize(at + 1, static_cast<std::uint32_t>(byte));
    }
  }

  std::string_view operator()(std::size_t begin, std::size_t end) const {
    const std::size_t from = byte_at(begin);
    return text_.substr(from, std::max(byte_at(end), from) - from);
  }

 private:
  std::size_t byte_at(std::size_t at) const {
    return at < byte_of_.size() ? byte_of_[at] : text_.size();
  }

  std::string_view text_;
  std::vector<std::uint32_t> byte_of_;
};

// A text that begins as a formula does is none in a spreadsheet behind an apostrophe.
std::string cell(std::string_view text) {
  std::string line = on_one_line(text);
  if (!line.empty() && std::string_view("=+-@").find(line.front()) != std::string_view::npos) {
    line.insert(0, "'");
  }
  return line;
}

// A row but for the columns that are known at the end.
using Row = std::array<std::string, 12>;

class Chooser {
 public:
  explicit Chooser(const SheetOptions& options) : options_(options) {}

  Status add(element record) {
    const auto unit = offset_unit_of(text_of(record, "offset_unit"));
    if (text_of(record, "schema") != "tocsin/1" || !unit) {
      return Error{ErrorCode::kSyntax, "is no record of schema tocsin/1"};
    }
    for (const element event : list_of(record, "events")) {
      bool historical = false;
      const bool has_history = event["historical"].get(historical) == simdjson::SUCCESS;
      const bool happened = text_of(event, "factuality") == "happened" && has_history &&
                            !historical && text_of(event, "voice") != "accused";
      if (!options_.all && !happened) continue;
      consider(record, event, *unit);
    }
    return Ok{};
  }

  AuditSheet sheet() const {
    AuditSheet sheet;
    sheet.csv = "\xEF\xBB\xBF";  // some programs take a sheet for something else than UTF-8 without
    CsvRow row(sheet.csv);
    for (const std::string_view name : kColumns) row.add(name);
    row.end();
    for (const auto& [type, chosen] : chosen_) {
      sheet.events += totals_.at(type);
      for (const auto& [key, cells] : chosen) {
        for (const std::string& text : cells) row.add(text);
        row.add(std::to_string(totals_.at(type)));
        for (std::size_t i = cells.size() + 1; i < kColumns.size(); ++i) row.add("");
        row.end();
        ++sheet.rows;
      }
    }
    return sheet;
  }

 private:
  using Key = std::pair<std::uint64_t, std::size_t>;  // rank, then the order of the file

  void consider(element record, element event, OffsetUnit unit) {
    const std::string type(text_of(event, "type"));
    ++totals_[type];
    const Key key{rank_of(options_.seed, text_of(record, "doc_id"), text_of(event, "uid")),
                  number_++};
    std::map<Key, Row>& chosen = chosen_[type];
    if (chosen.size() == options_.per_type) {
      const auto last = std::prev(chosen.end());
      if (last->first < key) return;
      chosen.erase(last);
    }
    chosen.emplace(key, row_of(record, event, unit));
  }

  static std::string parties(element record, element event, std::string_view side,
                             const Words& words) {
    std::string out;
    for (const element party : list_of(event, side)) {
      std::string name;
      for (const element actor : list_of(record, "actors")) {
        if (text_of(actor, "id") == text_of(party, "actor")) name = text_of(actor, "name");
      }
      std::string what =
          fmt::format("{} = {}", words(number_of(party, "begin"), number_of(party, "end")), name);
      std::string codes(text_of(party, "country"));
      for (const element sector : list_of(party, "sectors")) {
        std::string_view text;
        if (sector.get(text) == simdjson::SUCCESS)
          codes += fmt::format("{}{}", codes.empty() ? "" : " ", text);
      }
      out += fmt::format("{}{} ({})", out.empty() ? "" : "; ", what, codes);
    }
    return out;
  }

  static Row row_of(element record, element event, OffsetUnit unit) {
    const Words words(text_of(record, "text"), unit);
    std::string before;
    std::string sentence;
    std::size_t index = 0;
    const std::size_t wanted = number_of(event, "sentence");
    element trigger;
    const bool has_trigger = event["trigger"].get(trigger) == simdjson::SUCCESS;
    for (const element at : list_of(record, "sentences")) {
      const std::size_t begin = number_of(at, "begin");
      const std::size_t end = number_of(at, "end");
      if (index + 1 == wanted) before = words(begin, end);
      if (index++ != wanted) continue;
      const std::size_t from = has_trigger ? number_of(trigger, "begin") : begin;
      const std::size_t to = has_trigger ? number_of(trigger, "end") : begin;
      sentence = fmt::format("{}[{}]{}", words(begin, from), words(from, to), words(to, end));
    }
    std::string modes;
    for (const element mode : list_of(event, "mode")) {
      std::string_view text;
      if (mode.get(text) == simdjson::SUCCESS)
        modes += fmt::format("{}{}", modes.empty() ? "" : ";", text);
    }
    std::string factuality(text_of(event, "factuality"));
    bool historical = false;
    if (event["historical"].get(historical) == simdjson::SUCCESS && historical)
      factuality += " (history)";
    return {std::string(text_of(event, "uid")),
            cell(text_of(record, "doc_id")),
            std::string(text_of(event, "type")),
            std::move(modes),
            std::move(factuality),
            std::string(text_of(event, "voice")),
            cell(parties(record, event, "actors", words)),
            cell(parties(record, event, "recipients", words)),
            cell(before),
            cell(sentence),
            std::string(text_of(event, "rule")),
            std::string(text_of(record, "published"))};
  }

  const SheetOptions& options_;
  std::map<std::string, std::map<Key, Row>> chosen_;  // by type
  std::map<std::string, std::size_t> totals_;
  std::size_t number_ = 0;
};

}  // namespace

Result<AuditSheet> make_sheet(const std::string& path, const SheetOptions& options) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  if (!in) {
    return Error{ErrorCode::kIo, fmt::format("{}: cannot be read: {}", path,
                                             std::generic_category().message(errno))};
  }
  simdjson::dom::parser parser;
  Chooser chooser(options);
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) continue;
    element record;
    const auto fault = parser.parse(line).get(record);
    if (fault != simdjson::SUCCESS) {
      return Error{ErrorCode::kSyntax, fmt::format("{}:{}: is no JSON ({}); give a file of `tocsin "
                                                   "read -o FILE.jsonl`",
                                                   path, number, simdjson::error_message(fault))};
    }
    const Status added = chooser.add(record);
    if (!added.ok()) {
      return Error{ErrorCode::kSyntax, fmt::format("{}:{}: {}; give a file of `tocsin read -o "
                                                   "FILE.jsonl`",
                                                   path, number, added.error().message)};
    }
  }
  return chooser.sheet();
}

}  // namespace tocsin
