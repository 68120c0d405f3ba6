// What speaks for each of those whom a pronoun of the third person may mean.
//
// Candidates are the actors, the groups of actors and the things named in this sentence and the
// three before it. Each has features; the largest sum of their weights wins. Things compete so
// that "it" of a bill or a meeting does not fall to the nearest state. The weights are fitted by
// train/fit_antecedents.py.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "actors/entities.h"
#include "actors/role_lexicon.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"
#include "lexicon/word_list.h"

namespace tocsin {

enum class AntecedentFeature : std::uint8_t {
  kSentences,       // sentences between the two
  kHere,            // both in one sentence
  kOtherParagraph,  //
  kTokens,          // words between, in hundreds, one at most
  kSubject,         // as what it stood last
  kObject,
  kOblique,
  kOfNoun,
  kOwner,
  kModifier,
  kParallel,       // a subject, and so is the pronoun
  kClauseSubject,  // the subject of the clause, or owner of the phrase, that holds the pronoun
  kName,
  kTimes,        // how often it was named, four at most
  kWasPronoun,   // named last by a pronoun
  kSpeaker,      // who says what the pronoun stands in, not in quotation marks
  kOtherVoice,   // one in a quotation and the other not, or each in another
  kInPlace,      // behind a preposition of place
  kUnknownKind,  // a name of nobody known
  kGenderFits,   // known, and as the pronoun asks
  kBodyForThey,  // one body, and the pronoun is "they"
  kCountryForThey,
  kGroup,
  kMeeting,
  kThing,
  kThingActs,     // a thing, and the pronoun does what somebody does
  kThingSuffers,  // a thing, and to the pronoun is done what is done to somebody
  kThingIs,       // a thing, and the pronoun is said to be something
  kThingOwns,     // a thing, and the pronoun is a possessive
  kThingElse,     // a thing, and the pronoun is neither subject nor possessive
  kThingAgain,    // a thing that was named by the same noun before
  kCount
};

inline constexpr std::size_t kAntecedentFeatureCount =
    static_cast<std::size_t>(AntecedentFeature::kCount);

class AntecedentFeatures {
 public:
  double& operator[](AntecedentFeature feature) {
    return values_[static_cast<std::size_t>(feature)];
  }
  std::span<const double> values() const { return values_; }
  // "here=1 subject=1"
  std::string list() const;

 private:
  std::array<double, kAntecedentFeatureCount> values_{};
};

// What each feature counts for: lexicon/en/antecedents.txt.
//
// Threads: immutable once loaded.
class AntecedentWeights {
 public:
  // Fails with kIo or kSyntax.
  static Result<AntecedentWeights> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary);

  // Does only somebody do this, or is it done to somebody only?
  bool is_done_by_somebody(SymbolId verb) const { return is_one_of(done_by_, verb); }
  bool is_done_to_somebody(SymbolId verb) const { return is_one_of(done_to_, verb); }

  double weigh(const AntecedentFeatures& features) const;

 private:
  std::array<double, kAntecedentFeatureCount> weights_{};
  std::vector<SymbolId> done_by_, done_to_;  // sorted
};

// What a pronoun was found to mean; `index` is that of EntityTable's entities, groups or things.
enum class AntecedentKind : std::uint8_t { kNobody, kActor, kGroup, kThing };

struct Antecedent {
  AntecedentKind kind = AntecedentKind::kNobody;
  std::uint32_t index = 0;
  double score = 0;
};

// A pronoun and what the words around it ask for.
struct PronounContext {
  TokenId head;
  Pronoun pronoun;
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  StatementId voice;  // the quotation that it stands in; invalid: none
  Standing standing = Standing::kOther;
  TokenId clause;             // the predicate of its clause; invalid: none
  bool acts = false;          // it does, or has, what somebody does
  bool suffers = false;       // to it is done what is done to somebody
  bool is_described = false;  // it is said to be something
};

// The predicate of the clause that `token` stands in; invalid: none.
TokenId clause_of(const SyntaxLayer& syntax, TokenId token);

// As what a mention stands in its sentence: a conjunct, a title or an apposition as that which it
// belongs to.
Standing standing_of(const SyntaxLayer& syntax, TokenId head);

// The innermost quotation, in quotation marks at least in part, that `token` stands in.
StatementId voice_of(const QuoteLayer& quotes, TokenId token);

}  // namespace tocsin
