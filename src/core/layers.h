// What the stages read off a document, layer by layer.
//
// Each stage reads the layers before it and writes its own once; a layer is columns and ids, never
// pointers. `clear` keeps the memory, so that a warm worker does not allocate. The order is that
// of the fields of Layers (design.md, "The path of a document").
//
// Threads: a Layers belongs to one worker.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/ids.h"
#include "core/ontology.h"
#include "core/span.h"
#include "core/tags.h"

namespace tocsin {

// ------------------------------------------------------------------ text

enum class SentenceKind : std::uint8_t { kText, kHeadline, kDateline, kByline, kList };

struct Sentence {
  ByteSpan span;
  TokenRange tokens;
  SentenceKind kind = SentenceKind::kText;
  std::uint32_t paragraph = 0;  // counts from 0; sentences of one paragraph share it
};

// Words by UD's conventions. A token's form is what stands in the text at its span: UD's parts of
// "don't" and "cannot" lie side by side and spell it.
struct TokenLayer {
  std::vector<Sentence> sentences;
  std::vector<ByteSpan> span;        // by TokenId
  std::vector<SentenceId> sentence;  // by TokenId
  std::vector<SymbolId> lower;  // case-folded form, straight quotes; invalid: no resource knows it

  std::size_t size() const { return span.size(); }
  void clear();
};

// ----------------------------------------------------------------- votes

// How an act is told: the seven factualities, and happened but told as history.
inline constexpr std::size_t kToldCount = 8;
inline constexpr std::size_t kToldAsHistory = 7;

// What the model says of a content word as the head of an act.
struct Vote {
  TokenId word;
  // Logarithms of probabilities, up to a constant: no act, then the types.
  std::array<float, kEventTypeCount + 1> type{};
  // Slice of VoteLayer::parts. Empty: hardly an act, and the two below say nothing.
  std::uint32_t part_begin = 0;
  std::uint32_t part_end = 0;
  std::array<float, kToldCount> told{};  // as type: how the act is told
  float score = 0;                       // -3 (surely did not happen) to 3

  // Index into EventType of the likeliest type.
  std::size_t best_type() const {
    return static_cast<std::size_t>(std::max_element(type.begin() + 1, type.end()) - type.begin()) -
           1;
  }
};

// Probabilities of a word's part in an act.
struct VotePart {
  TokenId word;
  float actor = 0;
  float recipient = 0;
};

// Empty where the model has no event heads.
struct VoteLayer {
  std::vector<Vote> votes;  // by word
  std::vector<VotePart> parts;

  // Null: no content word, or no heads.
  const Vote* of(TokenId word) const;
  std::span<const VotePart> parts_of(const Vote& vote) const {
    return std::span(parts).subspan(vote.part_begin, vote.part_end - vote.part_begin);
  }
  void clear();
};

// ---------------------------------------------------------------- syntax

struct SyntaxLayer {
  std::vector<Upos> upos;
  std::vector<Xpos> xpos;
  std::vector<SymbolId> feats;       // "Mood=Ind|Tense=Past" as one symbol; invalid: none ("_")
  std::vector<SymbolId> lemma;       // lower-cased lemma; invalid: no resource knows it
  std::vector<ByteSpan> lemma_text;  // into `lemma_pool`: the lemma as CoNLL-U writes it
  std::string lemma_pool;
  std::vector<TokenId> head;  // invalid: the root of its sentence
  std::vector<Deprel> deprel;

  // How sure each decision is: the score of what was taken less that of the best other choice,
  // which is the logarithm of the odds between the two. Negative for a head that is not the best
  // one of its word, but makes the tree whole. Empty where no model has made the layer.
  std::vector<float> tag_margin;  // of UPOS and XPOS together
  std::vector<float> feats_margin;
  std::vector<float> head_margin;
  std::vector<float> deprel_margin;  // among the labels for the head that was taken

  VoteLayer votes;  // of the same model, in the same pass

  // The children of each token in the order of the text, as slices of one array.
  std::vector<std::uint32_t> child_begin;  // size() + 1 entries
  std::vector<TokenId> child;

  std::size_t size() const { return head.size(); }
  std::span<const TokenId> children(TokenId token) const {
    return std::span(child).subspan(child_begin[token.value],
                                    child_begin[token.value + 1] - child_begin[token.value]);
  }
  std::string_view lemma_of(TokenId token) const {
    const ByteSpan at = lemma_text[token.value];
    return std::string_view(lemma_pool).substr(at.begin, at.size());
  }

  // Fills child_begin and child from head.
  void index_children();
  void clear();
};

// ----------------------------------------------------------------- dates

enum class DateKind : std::uint8_t { kDate, kTime, kDuration, kSet };
enum class Granularity : std::uint8_t {
  kInstant,
  kDay,
  kWeek,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury,
  kUnknown
};

// Whole days, both ends inclusive; from <= to, years 1 to 9999.
struct DayInterval {
  std::chrono::sys_days from;
  std::chrono::sys_days to;
  friend constexpr bool operator==(DayInterval, DayInterval) = default;
};

// Words that say when, how long or how often.
struct DateExpression {
  TokenRange tokens;  // without preposition, article or "about"
  DateKind kind = DateKind::kDate;
  std::string value;                    // TIMEX3: "2016-09-19", "2016-W38", "199", "P3D"
  std::optional<DayInterval> interval;  // none: nothing in the text or its date settles it
  Granularity granularity = Granularity::kUnknown;
  // The words, or the ones that they lean on, say which year: "in 2003", "two years ago", and not
  // "in March". Only such a date makes history (coding-rules.md section 7).
  bool says_year = false;
  DateId until;  // the other end of "from March to May"; invalid: none
};

struct DateLayer {
  std::vector<DateExpression> dates;  // by first token; none lies in another
  std::vector<DateId> of_token;       // by TokenId; invalid: in no expression
  // The day that "today" is: of publication, else of the dateline; none where neither is known.
  std::optional<std::chrono::sys_days> anchor;
  // By SentenceId: the date that the narrative stands at where the sentence begins; invalid: none.
  std::vector<DateId> narrative;
  void clear();
};

// ----------------------------------------------------------------- names

enum class MentionForm : std::uint8_t { kName, kNominal, kPronoun, kMetonym };

// One noun phrase, named by its head. Every noun, proper noun and pronoun that heads a phrase has
// one: whoever acts or is acted on can be pointed at. Conjuncts have a mention each.
struct Mention {
  TokenId head;
  TokenRange tokens;  // the whole phrase without relative clauses, apposition and conjuncts
  MentionForm form = MentionForm::kNominal;
  EntryId entry;    // the lexicon entry that a name in it matched; invalid: none
  TokenRange name;  // the words that matched `entry`, or the proper name; empty: no name in it
};

struct MentionLayer {
  std::vector<Mention> mentions;   // by head
  std::vector<MentionId> of_head;  // by TokenId; invalid: heads no mention
  void clear();
};

// ---------------------------------------------------------------- frames

enum class PredicateClass : std::uint8_t { kVerb, kNoun, kAdjective };
enum class RoleKind : std::uint8_t { kArg0, kArg1, kArg2, kArg3, kPrep };
enum class Polarity : std::uint8_t { kPositive, kNegative };
enum class Tense : std::uint8_t { kNone, kPast, kPresent, kFuture };
enum class Aspect : std::uint8_t { kNone, kProgressive, kPerfect, kPerfectProgressive };
enum class Mood : std::uint8_t {
  kNone,
  kIndicative,
  kImperative,
  kInterrogative,
  kInfinitive,
  kParticiple
};

// How a frame hangs on its `outer` frame.
enum class LinkKind : std::uint8_t {
  kNone,
  kComplement,  // it is what the outer one is about: clause, infinitive, or noun as ARG1 or prep:x
  kPurpose,     // "to close", "in order to", "so that"
  kCondition,   // "if", "unless", "in case"
  kTime,        // "when", "after", "while"
  kCause,       // "because", "since", "as"
  kConcession,  // "although", "despite"
  kRelative,    // in a relative clause on an argument of the outer one, or reduced ("men arrested
                // in")
  kAdverbial,   // any other adverbial clause or participle
};

// A filler of a role. `tokens` is the phrase as a Mention has it, or the clause for clausal
// fillers.
struct Role {
  RoleKind kind = RoleKind::kArg0;
  SymbolId preposition;  // for kPrep: "on", "against", "in_front_of"
  TokenId head;
  TokenRange tokens;
};

// One predicate in normal form (design.md, "Frames and event rules").
struct Frame {
  TokenId head;  // the content word
  PredicateClass word_class = PredicateClass::kVerb;
  SymbolId lemma;      // with its particle: "carry_out"; invalid: no resource knows it
  TokenId particle;    // invalid: none
  TokenId light_verb;  // "impose" of "imposed sanctions"; invalid: none
  TokenId carrier;  // "has" of "has to withdraw": it lends modality, tense or voice; invalid: none
  Polarity polarity = Polarity::kPositive;
  SymbolId modality;  // lemma of the modal or of what works as one: "may", "must", "have_to"
  Tense tense = Tense::kNone;
  Aspect aspect = Aspect::kNone;
  Mood mood = Mood::kNone;
  bool passive = false;
  FrameId outer;  // the governing frame; invalid: none. Never itself, and makes no cycle.
  LinkKind link = LinkKind::kNone;
  TokenId marker;                // the word that makes the link: "if", "because"; invalid: none
  std::uint32_t role_begin = 0;  // slice of FrameLayer::roles
  std::uint32_t role_end = 0;

  // Filled by the events stage.
  Factuality factuality = Factuality::kHappened;
  float score = 0;  // -3 (surely not) to 3 (surely happened)
};

struct FrameLayer {
  std::vector<Frame> frames;  // in the order of their heads
  std::vector<Role> roles;
  std::vector<FrameId> of_head;  // by TokenId; invalid: no frame

  std::span<const Role> roles_of(const Frame& frame) const {
    return std::span(roles).subspan(frame.role_begin, frame.role_end - frame.role_begin);
  }
  void clear();
};

// ---------------------------------------------------------------- quotes

enum class SourceKind : std::uint8_t {
  kNamed,
  kDescribed,
  kPronoun,
  kCollective,
  kDocument,
  kAnonymous,
  kImplicit
};
enum class QuoteKind : std::uint8_t { kDirect, kIndirect, kMixed };
enum class SpeechAct : std::uint8_t {
  kAssert,
  kDeny,
  kAccuse,
  kPromise,
  kThreaten,
  kDemand,
  kAsk,
  kPraise,
  kWarn,
  kAnnounce,
  kThink
};

struct Statement {
  TokenId source;  // head of the source phrase; invalid: implicit
  TokenRange source_tokens;
  SourceKind source_kind = SourceKind::kImplicit;
  TokenId cue;                      // invalid: quotation marks alone
  std::uint32_t content_begin = 0;  // slice of QuoteLayer::content, in text order, no overlap
  std::uint32_t content_end = 0;
  QuoteKind quote = QuoteKind::kIndirect;
  SpeechAct act = SpeechAct::kAssert;
  bool negated = false;
  TokenId addressee;   // invalid: none
  StatementId parent;  // the statement that this one stands in; makes no cycle
};

struct QuoteLayer {
  std::vector<Statement> statements;  // by first token of content, outer before inner
  std::vector<TokenRange> content;
  std::vector<StatementId>
      of_token;  // by TokenId: the innermost statement it lies in the content of

  std::span<const TokenRange> content_of(const Statement& statement) const {
    return std::span(content).subspan(statement.content_begin,
                                      statement.content_end - statement.content_begin);
  }
  void clear();
};

// ----------------------------------------- coreference, actors settled

enum class ActorKind : std::uint8_t { kPerson, kGroup, kOrganisation, kCountry, kUnknown };

// One entity of the document. Country, sectors and role are those of the publication day.
struct Actor {
  std::string name;
  ActorKind kind = ActorKind::kUnknown;
  CountryCode country;
  std::vector<Sector> sectors;  // first = primary
  std::string role;             // the office in words; empty: none
  EntryId entry;                // invalid: not in the lexicon
  std::string entry_id;         // the lexicon's own id; empty: none
  std::string wikidata;         // "Q..."; empty: none
};

struct ActorLayer {
  std::vector<Actor> actors;
  // By MentionId: slice of `members`. One actor for most; several where a plural stands for
  // several ("they", "the two sides"); none for what can be no actor (a time, a thing).
  std::vector<std::uint32_t> member_begin;  // mentions + 1 entries
  std::vector<ActorId> members;
  // By MentionId: the country of a place or a thing that is no actor here ("Corbury", "an embassy
  // of Bree"), which an act may touch all the same; unknown for all others.
  std::vector<CountryCode> thing_country;

  std::span<const ActorId> actors_of(MentionId mention) const {
    return std::span(members).subspan(
        member_begin[mention.value], member_begin[mention.value + 1] - member_begin[mention.value]);
  }
  void clear();
};

// ---------------------------------------------------------------- places

// How small the place is that the words name.
enum class PlaceResolution : std::uint8_t {
  kCountry,
  kProvince,  // first-level region
  kDistrict,  // second-level region: a county
  kCity,      // any populated place
  kSubCity,   // a part of one, a building, a street
  kRegion,    // seas, mountains, areas of several countries or of none
  kUnknown
};

// Words that name a place where they stand: not an actor, a person or part of another name.
struct Place {
  TokenRange tokens;
  std::string name;            // canonical, or the words
  std::uint32_t geonames = 0;  // GeoNames id; 0: none
  bool is_located = false;     // the two below hold
  double latitude = 0;         // degrees, WGS 84
  double longitude = 0;
  CountryCode country;
  std::string feature;  // GeoNames feature code: "PPLC"; empty: unknown
  PlaceResolution resolution = PlaceResolution::kUnknown;
};

struct PlaceLayer {
  // Words that the gazetteer knows and that may name a place, in text order, no overlap.
  std::vector<TokenRange> candidates;
  std::vector<Place> places;  // those that do, and others that the text makes places; text order
  void clear();
};

// ---------------------------------------------------------------- events

enum class DateBasis : std::uint8_t { kText, kContext, kPublished };

struct EventDate {
  std::chrono::year_month_day from;
  std::chrono::year_month_day to;  // inclusive, as the schema has it
  DateBasis basis = DateBasis::kPublished;
  Granularity granularity = Granularity::kDay;
  DateId date{};  // the expression that says so; invalid for kPublished
};

// Somebody in an event, by the words that name it there. The office stage fills what it was on the
// event's day.
struct Participant {
  ActorId actor;
  MentionId mention;
  CountryCode country;
  std::vector<Sector> sectors;
  std::string role;
};

struct Event {
  FrameId frame;
  EventType type = EventType::kConsult;
  EventType plover = EventType::kConsult;  // the composed act, coding-rules.md section 7
  std::vector<std::string> modes;          // PLOVER's words, first = primary
  std::vector<std::string> contexts;
  std::string cameo;                 // of the composed act, 2 to 4 digits
  double goldstein = 0;              // of `cameo`
  double intensity = 0;              // PLOVER's score of type and mode
  std::vector<TokenRange> trigger;   // the first holds the head; then its other words
  std::vector<TokenRange> mentions;  // triggers of the other tellings
  std::vector<Participant> actors;
  std::vector<Participant> recipients;
  Factuality factuality = Factuality::kHappened;
  bool alleged = false;
  bool historical = false;
  TokenRange condition;  // empty unless factuality is kConditional
  Voice voice = Voice::kOwn;
  std::vector<StatementId> attribution;  // outermost first
  EventId parent;
  StatementId statement;  // that the same words make
  std::optional<EventDate> date;
  PlaceId place;  // where the act happened; invalid: the text does not say
  std::string rule;
  double score = 0;  // 0..1
  EventId same_as;
};

struct EventLayer {
  std::vector<Event> events;  // by trigger
  void clear();
};

// ---------------------------------------------------------------- counts

// A number of people as the text gives it. Bounds that the words do not give are missing: "at least
// 12" has no high, "up to 30" no low and no best, "dozens" no best.
struct Count {
  EventId event;  // whose act they count
  CountKind kind = CountKind::kDead;
  std::optional<std::int64_t> low, best, high;
  TokenRange tokens;  // the number with its range words
  StatementId by;     // the innermost statement that it stands in; invalid: the article's own
};

struct CountLayer {
  std::vector<Count> counts;  // by event, then by words

  std::span<const Count> of_event(EventId event) const;
  void clear();
};

// --------------------------------------------------------------- together

struct Layers {
  Document document;
  TokenLayer tokens;
  SyntaxLayer syntax;
  DateLayer dates;
  MentionLayer mentions;
  FrameLayer frames;
  QuoteLayer quotes;
  ActorLayer actors;
  PlaceLayer places;
  EventLayer events;
  CountLayer counts;

  // The words of a token, or of a run of tokens with what stands between them.
  std::string_view form(TokenId token) const { return words(tokens.span[token.value]); }
  std::string_view words(ByteSpan span) const {
    return std::string_view(document.text).substr(span.begin, span.size());
  }
  const Sentence& sentence_of(TokenId token) const {
    return tokens.sentences[tokens.sentence[token.value].value];
  }
  // An empty range has an empty span at its first token.
  ByteSpan span_of(TokenRange range) const;

  void clear();
};

}  // namespace tocsin
