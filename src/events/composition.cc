#include "events/composition.h"

#include <fmt/format.h>

#include <utility>

namespace tocsin {
namespace {

Result<ChildFactuality> read_child(const WordList& list, const WordLine& line,
                                   std::string_view text) {
  if (text == "own") return ChildFactuality{ChildFactuality::From::kOwnWords, {}};
  if (text == "outer") return ChildFactuality{ChildFactuality::From::kOuter, {}};
  if (text == "none") return ChildFactuality{ChildFactuality::From::kNoAct, {}};
  if (const auto value = factuality_of(text)) {
    return ChildFactuality{ChildFactuality::From::kTable, *value};
  }
  return list.error_at(
      line.line, fmt::format("\"{}\" is no factuality; write one of happened, denied, possible, "
                             "planned, demanded, conditional, hypothetical, own, outer, none",
                             text));
}

Result<Composition> read_row(const WordList& list, const WordLine& line) {
  Composition row;
  row.name = line.words.front();
  TOCSIN_TRY(as_told, read_child(list, line, line.value("child")));
  TOCSIN_TRY(if_not, read_child(list, line, line.value("if_not")));
  row.child = as_told;
  row.if_not = if_not;
  for (const auto& [key, column] : {std::pair{"speech", &row.speech},
                                    {"spoken", &row.spoken},
                                    {"force", &row.force},
                                    {"owned", &row.owned}}) {
    const std::string_view text = line.value(key);
    if (text.empty()) continue;
    TOCSIN_TRY(child, read_child(list, line, text));
    *column = child;
  }
  const std::string_view voice = line.value("voice");
  if (voice == "accused") {
    row.voice = InnerVoice::kAccused;
  } else if (voice == "reported") {
    row.voice = InnerVoice::kReported;
  } else if (voice != "parent") {
    return list.error_at(line.line,
                         fmt::format("voice=\"{}\"; write accused, reported or parent", voice));
  }
  const std::string_view doer = line.value("doer");
  if (doer == "actor") {
    row.doer = InnerDoer::kActor;
  } else if (doer == "recipient") {
    row.doer = InnerDoer::kRecipient;
  } else if (doer != "none") {
    return list.error_at(line.line,
                         fmt::format("doer=\"{}\"; write actor, recipient or none", doer));
  }
  return row;
}

}  // namespace

Result<CompositionTable> CompositionTable::load(const LayeredPath& path) {
  TOCSIN_TRY(list, WordList::load(path));
  return parse(list);
}

Result<CompositionTable> CompositionTable::parse(const WordList& list) {
  CompositionTable table;
  TOCSIN_TRY(sections, list.allow_sections({"compose", "planned", "refused"}));
  if (const WordSection* section = list.find("compose")) {
    TOCSIN_TRY(keys, list.allow_keys(*section, {"child", "if_not", "voice", "doer", "speech",
                                                "spoken", "force", "owned"}));
    for (const WordLine& line : section->lines) {
      TOCSIN_TRY(row, read_row(list, line));
      if (table.find(row.name) != nullptr) {
        return list.error_at(line.line, fmt::format("\"{}\" has a row already", row.name));
      }
      table.rows_.push_back(std::move(row));
    }
  }
  TOCSIN_TRY(planned, table.read_codes(list, "planned", table.planned_));
  TOCSIN_TRY(refused, table.read_codes(list, "refused", table.refused_));
  return table;
}

Status CompositionTable::read_codes(const WordList& list, std::string_view section_name,
                                    CodesByType& out) {
  const WordSection* section = list.find(section_name);
  if (section == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*section, {"plover", "cameo"}));
  for (const WordLine& line : section->lines) {
    const auto type = event_type_of(line.words.front());
    const auto plover = event_type_of(line.value("plover"));
    if (!type || !plover) {
      return list.error_at(line.line, fmt::format("\"{}\" or \"{}\" is no PLOVER type",
                                                  line.words.front(), line.value("plover")));
    }
    out[static_cast<std::size_t>(*type)] = ComposedCode{*plover, std::string(line.value("cameo"))};
  }
  return Ok{};
}

const Composition* CompositionTable::find(std::string_view name) const& {
  for (const Composition& row : rows_) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

}  // namespace tocsin
