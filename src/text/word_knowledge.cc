#include "text/word_knowledge.h"

#include <algorithm>
#include <array>
#include <optional>

#include "lexicon/word_list.h"

namespace tocsin {
namespace {

struct PlainSection {
  std::string_view name;
  std::uint32_t bits;
};

// Sections whose lines are words alone.
constexpr std::array<PlainSection, 16> kPlainSections = {{{"starter", kStarter},
                                                          {"runs_on", kRunsOn},
                                                          {"speech", kSpeech},
                                                          {"whole", kWhole},
                                                          {"prefix", kPrefix},
                                                          {"unit", kUnit},
                                                          {"domain", kDomain},
                                                          {"elision", kElision},
                                                          {"credit", kCredit},
                                                          {"month", kMonth},
                                                          {"weekday", kWeekday},
                                                          {"ordinal", kOrdinal},
                                                          {"clitic", 0},
                                                          {"zone", kZone},
                                                          {"numbered", kNumbered},
                                                          {"title", kTitle}}};

// The bits of an abbreviation's keys; none: a value that is not known.
std::optional<std::uint32_t> bits_of_keys(const WordLine& line) {
  std::uint32_t bits = kAbbreviation;
  const std::string_view ends = line.value("ends");
  if (ends == "starter") {
    bits |= kEndsBeforeStarter;
  } else if (ends == "capital") {
    bits |= kEndsBeforeStarter | kEndsBeforeCapital;
  } else if (!ends.empty() && ends != "never") {
    return std::nullopt;
  }
  const std::string_view only = line.value("only");
  if (only == "digit") {
    bits |= kOnlyBeforeDigit;
  } else if (only == "capital") {
    bits |= kOnlyCapital;
  } else if (only == "inside") {
    bits |= kOnlyInside;
  } else if (!only.empty()) {
    return std::nullopt;
  }
  return bits;
}

void set_bits(std::vector<std::uint32_t>& classes, SymbolId word, std::uint32_t bits) {
  if (classes.size() <= word.value) classes.resize(word.value + 1);
  classes[word.value] |= bits;
}

}  // namespace

Result<WordKnowledge> WordKnowledge::load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(lexicon_dir / "text.txt"));
  WordKnowledge knowledge;
  TOCSIN_TRY(added, knowledge.add(list, vocabulary));
  return knowledge;
}

Status WordKnowledge::add(const WordList& list, Vocabulary& vocabulary) {
  TOCSIN_TRY(known,
             list.allow_sections({"abbreviation", "split", "starter", "runs_on", "speech", "whole",
                                  "prefix", "unit", "domain", "elision", "credit", "month",
                                  "weekday", "ordinal", "clitic", "title", "zone", "numbered"}));
  for (const WordSection& section : list.sections()) {
    if (section.name == "abbreviation" || section.name == "title") {
      TOCSIN_TRY(keys, list.allow_keys(section, {"ends", "only"}));
    } else if (section.name == "split") {
      TOCSIN_TRY(keys, list.allow_keys(section, {"parts"}));
    } else {
      TOCSIN_TRY(keys, list.allow_keys(section, {}));
    }
    const auto* plain = std::find_if(kPlainSections.begin(), kPlainSections.end(),
                                     [&](const PlainSection& p) { return p.name == section.name; });
    for (const WordLine& line : section.lines) {
      if (section.name == "split") {
        // The line's words are cut alike: the sizes of the parts decide.
        const std::vector<std::string> parts = split_alternatives(line.value("parts"));
        if (parts.size() < 2 || parts.size() > 3 || line.words.size() != 1) {
          return list.error_at(line.line, "write one word and parts=\"a|b\" or parts=\"a|b|c\"");
        }
        std::string joined;
        for (const std::string& part : parts) joined += part;
        if (joined != line.words.front()) {
          return list.error_at(line.line, "the parts do not spell the word");
        }
        const SymbolId word = vocabulary.intern(joined);
        const auto first = static_cast<std::uint32_t>(parts[0].size());
        const auto second = static_cast<std::uint32_t>(parts[0].size() + parts[1].size());
        splits_.push_back({word, {first, parts.size() == 3 ? second : 0}});
        set_bits(classes_, word, kSplit);
        continue;
      }
      for (const std::string& word : line.words) {
        if (section.name == "abbreviation" || section.name == "title") {
          const auto bits = bits_of_keys(line);
          if (!bits) {
            return list.error_at(
                line.line, "ends= is never, starter or capital; only= is digit, capital or inside");
          }
          const std::uint32_t title = section.name == "title" ? kTitle : 0U;
          set_bits(classes_, vocabulary.intern(word + "."), *bits | title);
        } else if (section.name == "clitic") {
          clitics_.push_back(word);
        } else {
          set_bits(classes_, vocabulary.intern(word), plain->bits);
        }
      }
    }
  }
  std::sort(splits_.begin(), splits_.end(),
            [](const Split& a, const Split& b) { return a.word < b.word; });
  std::stable_sort(clitics_.begin(), clitics_.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return Ok{};
}

WordKnowledge::Cuts WordKnowledge::cuts_of(SymbolId word) const {
  const auto at = std::lower_bound(splits_.begin(), splits_.end(), word,
                                   [](const Split& s, SymbolId id) { return s.word < id; });
  return at != splits_.end() && at->word == word ? at->cuts : Cuts{};
}

std::size_t WordKnowledge::clitic_size(std::string_view folded) const {
  for (const std::string& clitic : clitics_) {
    if (folded.size() > clitic.size() && folded.ends_with(clitic)) return clitic.size();
  }
  return 0;
}

bool WordKnowledge::is_clitic(std::string_view folded) const {
  return std::find(clitics_.begin(), clitics_.end(), folded) != clitics_.end();
}

}  // namespace tocsin
