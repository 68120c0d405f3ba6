#include "events/kinds.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/tree.h"

namespace tocsin {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// A determiner that leaves open which one is meant.
bool is_open_determiner(std::string_view form) {
  constexpr std::array<std::string_view, 9> kOpen{"a",    "an",    "any",  "no",  "all",
                                                  "some", "every", "each", "such"};
  return std::any_of(kOpen.begin(), kOpen.end(), [&](std::string_view open) {
    return form.size() == open.size() && form.substr(1) == open.substr(1) &&
           (form.front() | 0x20) == open.front();
  });
}

// "the attack", "their arrest", "two attacks", "attacks that killed six": some of them are meant,
// and not the kind.
bool is_specific(const Layers& layers, TokenId noun) {
  const SyntaxLayer& syntax = layers.syntax;
  const auto children = syntax.children(noun);
  return std::any_of(children.begin(), children.end(), [&](TokenId child) {
    switch (syntax.deprel[child.value]) {
      case Deprel::kNmodPoss:
      case Deprel::kNummod:
      case Deprel::kAclRelcl:
        return true;
      case Deprel::kDet:
        return !is_open_determiner(layers.form(child));
      default:
        return false;
    }
  });
}

bool is_named(const Mention& mention) {
  return mention.entry.is_valid() || mention.name.first < mention.name.last;
}

// Somebody of a name, or somebody known to the reader, does it or suffers it.
bool has_specific_party(const Layers& layers, const Frame& frame) {
  const auto roles = layers.frames.roles_of(frame);
  return std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
    const MentionId id = layers.mentions.of_head[role.head.value];
    return (id.is_valid() && is_named(layers.mentions.mentions[id.value])) ||
           is_specific(layers, role.head);
  });
}

// The first of a list: "killings, torture and [rape]".
TokenId first_of_list(const SyntaxLayer& syntax, TokenId token) {
  while (syntax.deprel[token.value] == Deprel::kConj && syntax.head[token.value].is_valid()) {
    token = syntax.head[token.value];
  }
  return token;
}

// "torture charges", and not "torture and inhuman treatment".
bool stands_before(const Layers& layers, TokenId token, TokenId governor) {
  for (std::uint32_t i = token.value + 1; i < governor.value; ++i) {
    const Deprel deprel = layers.syntax.deprel[i];
    if (deprel == Deprel::kCc || deprel == Deprel::kConj) return false;
  }
  return token < governor;
}

bool is_verb(Xpos xpos) {
  switch (xpos) {
    case Xpos::kVbd:
    case Xpos::kVbz:
    case Xpos::kVbp:
    case Xpos::kVb:
    case Xpos::kMd:
      return true;
    default:
      return false;
  }
}

bool has_verb(const Layers& layers, const Sentence& sentence) {
  for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
    if (is_verb(layers.syntax.xpos[i])) return true;
  }
  return false;
}

bool names_somebody(const Layers& layers, const Sentence& sentence) {
  for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
    const MentionId id = layers.mentions.of_head[i];
    if (id.is_valid() && is_named(layers.mentions.mentions[id.value])) return true;
  }
  return false;
}

// Inside a text, words without a verb that name nobody: "Other Societal Violence".
bool is_in_heading(const Layers& layers, TokenId head) {
  const Sentence& sentence = layers.sentence_of(head);
  return sentence.tokens.first > 0 && !has_verb(layers, sentence) &&
         !names_somebody(layers, sentence);
}

// Words of a running text are in lower case, most of them; those of a headline may not be.
bool is_running_text(const Layers& layers, const Sentence& sentence) {
  int lower = 0;
  int upper = 0;
  for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
    const std::string_view form = layers.form(TokenId(i));
    if (form.size() < 4) continue;
    lower += is_lower(form.front()) ? 1 : 0;
    upper += is_upper(form.front()) ? 1 : 0;
  }
  return lower > upper;
}

// "the Committee on the Elimination of Discrimination": a capital inside a running text, and
// another one beside it, or on the other side of a small word.
bool is_part_of_name(const Layers& layers, TokenId head) {
  const Sentence& sentence = layers.sentence_of(head);
  const auto is_capital = [&](std::uint32_t token) {
    return token > sentence.tokens.first && token < sentence.tokens.last &&
           is_upper(layers.form(TokenId(token)).front());
  };
  const auto is_small = [&](std::uint32_t token) {
    return token > sentence.tokens.first && layers.form(TokenId(token)).size() <= 3;
  };
  const std::uint32_t at = head.value;
  if (!is_capital(at) || !has_verb(layers, sentence) || !is_running_text(layers, sentence)) {
    return false;
  }
  return is_capital(at - 1) || is_capital(at + 1) || (is_small(at - 1) && is_capital(at - 2));
}

// "those who support", "people that need help", "NGOs that defend women": a relative clause in the
// plain present says which ones are meant, where nothing else does.
bool only_says_which(const Layers& layers, const Frame& frame) {
  const SyntaxLayer& syntax = layers.syntax;
  if (frame.word_class != PredicateClass::kVerb || frame.tense != Tense::kPresent ||
      frame.aspect != Aspect::kNone) {
    return false;
  }
  const TokenId verb = first_of_list(syntax, frame.head);
  if (syntax.deprel[verb.value] != Deprel::kAclRelcl) return false;
  const TokenId whom = syntax.head[verb.value];
  const TokenId subject = child_with(syntax, verb, Deprel::kNsubj);
  const bool is_who = subject.is_valid() && (syntax.xpos[subject.value] == Xpos::kWp ||
                                             syntax.xpos[subject.value] == Xpos::kWdt);
  if (!is_who) return false;
  if (syntax.upos[whom.value] == Upos::kPron) return true;
  const auto children = syntax.children(whom);
  const bool is_determined = std::any_of(children.begin(), children.end(), [&](TokenId child) {
    return syntax.deprel[child.value] == Deprel::kDet ||
           syntax.deprel[child.value] == Deprel::kNummod ||
           syntax.deprel[child.value] == Deprel::kNmodPoss;
  });
  const MentionId id = layers.mentions.of_head[whom.value];
  return syntax.xpos[whom.value] == Xpos::kNns && !is_determined &&
         !(id.is_valid() && is_named(layers.mentions.mentions[id.value]));
}

}  // namespace

Result<KindReader> KindReader::load(const LayeredPath& path, Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(path));
  return compile(list, vocabulary);
}

Result<KindReader> KindReader::compile(const WordList& list, Vocabulary& vocabulary) {
  TOCSIN_TRY(sections, list.allow_sections({"bare", "any", "verb", "carrier"}));
  KindReader reader;
  constexpr std::array<std::pair<std::string_view, Part>, 4> kSections{
      {{"bare", kBare}, {"any", kAny}, {"verb", kVerb}, {"carrier", kCarrier}}};
  for (const auto& [name, part] : kSections) {
    const WordSection* section = list.find(name);
    if (section == nullptr) continue;
    TOCSIN_TRY(keys, list.allow_keys(*section, {}));
    for (const WordLine& line : section->lines) {
      for (const std::string& word : line.words) {
        std::uint8_t& parts = reader.parts_[vocabulary.intern(word).value];
        if ((parts & part) != 0) {
          return list.error_at(line.line, fmt::format("\"{}\" stands in [{}] already", word, name));
        }
        parts = static_cast<std::uint8_t>(parts | part);
      }
    }
  }
  return reader;
}

bool KindReader::is_in(Part part, SymbolId lemma) const {
  const auto found = lemma.is_valid() ? parts_.find(lemma.value) : parts_.end();
  return found != parts_.end() && (found->second & part) != 0;
}

std::string KindReader::why_no_act(const Layers& layers, const Frame& frame, EventType type,
                                   Factuality told) const {
  if (only_says_which(layers, frame) && told == Factuality::kHappened) {
    return "it only says which ones are meant";
  }
  if (frame.word_class != PredicateClass::kNoun) return {};
  if (is_in_heading(layers, frame.head)) return "it stands in a heading that names nobody";
  // Meetings have names, and are held.
  if (type != EventType::kConsult && is_part_of_name(layers, frame.head)) {
    return "it is part of a name";
  }
  if (frame.light_verb.is_valid() || told != Factuality::kHappened) return {};
  return why_a_kind(layers, frame);
}

// What the noun hangs on, and whether that speaks of acts of its kind.
std::string KindReader::why_a_kind(const Layers& layers, const Frame& frame) const {
  const SyntaxLayer& syntax = layers.syntax;
  const TokenId top = first_of_list(syntax, frame.head);
  const TokenId governor = syntax.head[top.value];
  if (!governor.is_valid()) return {};
  const SymbolId lemma = syntax.lemma[governor.value];
  const auto reason = [&](std::string_view what) {
    return fmt::format("{} \"{}\"", what, layers.form(governor));
  };
  const Deprel deprel = syntax.deprel[top.value];
  const bool is_nominal = deprel == Deprel::kNmod || deprel == Deprel::kCompound;
  if (is_nominal && is_in(kAny, lemma)) return reason("nothing is told by");
  const bool is_compound =
      top == frame.head && deprel == Deprel::kCompound && stands_before(layers, top, governor);
  if (is_compound && is_specific(layers, governor)) return {};  // "the bombing victims"
  if (is_compound && !is_in(kCarrier, lemma)) return reason("it only says which is meant:");
  const bool is_governed =
      (is_nominal && is_in(kBare, lemma)) ||
      ((deprel == Deprel::kObj || deprel == Deprel::kObl || deprel == Deprel::kNsubjPass) &&
       is_in(kVerb, lemma));
  if (!is_governed || is_specific(layers, frame.head) || is_specific(layers, top) ||
      has_specific_party(layers, frame)) {
    return {};
  }
  return reason("a kind of act, by");
}

}  // namespace tocsin
