#include "actors/mentions.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/tree.h"

namespace tocsin {
namespace {

constexpr std::uint32_t kNoMatch = ~std::uint32_t{0};
constexpr std::size_t kManyStates = 2;  // names of states that show what a text is about

// True where `token` hangs on `head` by links that make one name of them.
bool is_name_part(const SyntaxLayer& syntax, TokenId token, TokenId head) {
  for (TokenId up = token; up.is_valid(); up = syntax.head[up.value]) {
    if (up == head) return true;
    const Deprel deprel = syntax.deprel[up.value];
    if (syntax.upos[up.value] != Upos::kPropn ||
        (deprel != Deprel::kFlat && deprel != Deprel::kCompound)) {
      return false;
    }
  }
  return false;
}

// The proper name around `head`: it with the flat and compound proper nouns beside it, across a
// hyphen too ("Ana-Maria Ruiz").
TokenRange proper_name(const Layers& layers, const RoleLexicon& roles, TokenId head) {
  const SyntaxLayer& syntax = layers.syntax;
  TokenRange name{head.value, head.value + 1};
  const auto is_part = [&](std::uint32_t at) {
    return at < syntax.size() && !roles.is_never(layers.tokens.lower[at]) &&
           is_name_part(syntax, TokenId(std::size_t{at}), head);
  };
  const auto is_hyphen = [&](std::uint32_t at) {
    return at < syntax.size() && layers.form(TokenId(std::size_t{at})) == "-";
  };
  for (;;) {
    if (name.first > 0 && is_part(name.first - 1)) {
      --name.first;
    } else if (is_part(name.last)) {
      ++name.last;
    } else if (is_hyphen(name.last) && is_part(name.last + 1)) {
      name.last += 2;
    } else if (name.first > 1 && is_hyphen(name.first - 1) && is_part(name.first - 2)) {
      name.first -= 2;
    } else {
      return name;
    }
  }
}

bool is_argument(Deprel deprel) {
  switch (base_of(deprel)) {
    case Deprel::kNsubj:
    case Deprel::kObj:
    case Deprel::kIobj:
    case Deprel::kObl:
    case Deprel::kNmod:
      return true;
    default:
      return false;
  }
}

}  // namespace

MentionFinder::MentionFinder(const ActorLexicon& lexicon, RoleLexicon roles)
    : lexicon_(&lexicon), roles_(std::move(roles)) {}

Result<MentionFinder> MentionFinder::load(const ActorLexicon& lexicon,
                                          const LayeredPath& lexicon_dir, Vocabulary& vocabulary) {
  TOCSIN_TRY(roles, RoleLexicon::load(lexicon_dir, vocabulary));
  return MentionFinder(lexicon, std::move(roles));
}

void MentionFinder::find_names(const Layers& layers, Scratch& scratch) const {
  scratch.matches.clear();
  for (const Sentence& sentence : layers.tokens.sentences) {
    lexicon_->find_all(layers, sentence.tokens, scratch.matches);
  }
  scratch.match_of_token.assign(layers.tokens.size(), kNoMatch);
  scratch.times_of_entry.resize(lexicon_->size(), 0);
  for (const std::uint32_t entry : scratch.touched_entries) scratch.times_of_entry[entry] = 0;
  scratch.touched_entries.clear();
  scratch.named_states.clear();
  const auto& matches = scratch.matches;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const ActorEntry& named = lexicon_->entry(matches[i].entry);
    const SurfaceKind kind = named.surfaces[matches[i].surface].kind;
    if (kind != SurfaceKind::kBody && kind != SurfaceKind::kMetonym && named.country.is_known() &&
        (i == 0 || matches[i - 1].tokens != matches[i].tokens)) {
      scratch.named_states.push_back(named.country);
    }
    for (const TokenId token : matches[i].tokens) {
      std::uint32_t& first = scratch.match_of_token[token.value];
      if (first == kNoMatch) first = static_cast<std::uint32_t>(i);
    }
    const bool is_shared = (i > 0 && matches[i - 1].tokens == matches[i].tokens) ||
                           (i + 1 < matches.size() && matches[i + 1].tokens == matches[i].tokens);
    if (is_shared) continue;
    const std::uint32_t entry = matches[i].entry.value;
    if (scratch.times_of_entry[entry]++ == 0) scratch.touched_entries.push_back(entry);
  }
}

// Of the matches over one place, the one whose entry, and else whose country, the text names
// elsewhere by a name that nobody shares; else the first. An adjective reads as a people only where
// it heads the phrase.
std::uint32_t MentionFinder::choose(const Layers& layers, const Scratch& scratch,
                                    std::uint32_t first) const {
  const auto& matches = scratch.matches;
  const auto score = [&](const NameMatch& match) {
    const ActorEntry& entry = lexicon_->entry(match.entry);
    const SurfaceKind kind = entry.surfaces[match.surface].kind;
    const std::size_t last = match.tokens.last - 1;
    // "the young Aldonian was freed": a person, whatever the tag.
    const bool is_adjective =
        layers.syntax.upos[last] == Upos::kAdj && !is_argument(layers.syntax.deprel[last]);
    std::uint32_t points = 0;
    if (kind == SurfaceKind::kAdjective) points += is_adjective ? 40 : 0;
    if (kind == SurfaceKind::kPeople) points += is_adjective ? 0 : 40;
    if (kind != SurfaceKind::kAdjective && kind != SurfaceKind::kPeople) points += 20;
    points += std::min<std::uint32_t>(scratch.times_of_entry[match.entry.value], 5) * 3;
    for (const std::uint32_t other : scratch.touched_entries) {
      if (entry.country.is_known() && lexicon_->entry(EntryId(other)).country == entry.country) {
        points += 2;
        break;
      }
    }
    return points;
  };
  std::uint32_t best = first;
  for (std::uint32_t i = first + 1;
       i < matches.size() && matches[i].tokens == matches[first].tokens; ++i) {
    if (score(matches[i]) > score(matches[best])) best = i;
  }
  return best;
}

// "two were killed", "the wounded": no noun, and yet an argument.
bool MentionFinder::stands_alone(const Layers& layers, TokenId token) const {
  const SyntaxLayer& syntax = layers.syntax;
  const Upos upos = syntax.upos[token.value];
  if (upos != Upos::kNum && upos != Upos::kDet && upos != Upos::kAdj) return false;
  Deprel deprel = syntax.deprel[token.value];
  TokenId head = token;
  while (deprel == Deprel::kConj && syntax.head[head.value].is_valid()) {
    head = syntax.head[head.value];
    deprel = syntax.deprel[head.value];
  }
  if (!is_argument(deprel)) return false;
  if (upos != Upos::kNum) return true;
  // Four digits are a year.
  const std::string_view form = layers.form(token);
  return !(form.size() == 4 &&
           std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

bool MentionFinder::heads_phrase(const Layers& layers, const Scratch& scratch,
                                 TokenId token) const {
  const SyntaxLayer& syntax = layers.syntax;
  const Deprel deprel = syntax.deprel[token.value];
  switch (base_of(deprel)) {
    case Deprel::kFlat:
    case Deprel::kFixed:
    case Deprel::kGoeswith:
    case Deprel::kCase:
    case Deprel::kMark:
    case Deprel::kExpl:
    case Deprel::kPunct:
      return false;
    default:
      break;
  }
  const std::uint32_t match = scratch.match_of_token[token.value];
  switch (syntax.upos[token.value]) {
    case Upos::kNoun:
    case Upos::kPropn:
      // A part of its head's name heads nothing.
      if (deprel == Deprel::kCompound || deprel == Deprel::kAmod) {
        const TokenId head = syntax.head[token.value];
        if (match != kNoMatch) return !scratch.matches[match].tokens.contains(head);
        return !proper_name(layers, roles_, head).contains(token) ||
               syntax.upos[head.value] != Upos::kPropn;
      }
      return true;
    case Upos::kPron:
      return true;
    case Upos::kAdj:
      if (match != kNoMatch) {
        const NameMatch& name = scratch.matches[match];
        if (name.tokens.last == token.value + 1 &&
            !name.tokens.contains(syntax.head[token.value])) {
          return true;
        }
      }
      return stands_alone(layers, token);
    case Upos::kNum:
    case Upos::kDet:
      return stands_alone(layers, token);
    case Upos::kIntj:
    case Upos::kX:
    case Upos::kSym:
    case Upos::kVerb:
      // The tagger did not know the name.
      return match != kNoMatch && is_named_by(scratch.matches[match], syntax.head[token.value]);
    default:
      return false;
  }
}

// A name of the lexicon, and no adjective, whose head stands outside it.
bool MentionFinder::is_named_by(const NameMatch& match, TokenId head) const {
  const Surface& surface = lexicon_->entry(match.entry).surfaces[match.surface];
  return surface.kind != SurfaceKind::kAdjective &&
         (!head.is_valid() || !match.tokens.contains(head));
}

// False where the text goes on with the name: "Georgia Smith" is not Georgia, "Air Aldonia" not
// Aldonia.
bool MentionFinder::is_whole_name(const Layers& layers, const NameMatch& match,
                                  TokenId head) const {
  for (const TokenId child : layers.syntax.children(head)) {
    if (match.tokens.contains(child)) continue;
    if (layers.syntax.upos[child.value] != Upos::kPropn) continue;
    const Deprel deprel = layers.syntax.deprel[child.value];
    const bool is_part = deprel == Deprel::kFlat || deprel == Deprel::kCompound;
    if (!is_part || (child.value + 1 != match.tokens.first && child.value != match.tokens.last)) {
      continue;
    }
    TokenRange words;
    if (roles_.find(layers, {child.value, child.value + 1}, child, words) == nullptr) return false;
  }
  return true;
}

// "Eva Ruiz" where the entry is Ana Ruiz and her surname matches alone: another one, unless `head`
// is a title, or begins as one of the entry's names does ("Joseph Holt" for Joe Holt).
bool MentionFinder::is_namesake(const Layers& layers, const NameMatch& match, TokenId head) const {
  TokenRange words;
  if (match.tokens.size() != 1 || layers.syntax.upos[head.value] != Upos::kPropn ||
      roles_.find(layers, {head.value, head.value + 1}, head, words) != nullptr) {
    return false;
  }
  const char initial = layers.form(head).front();
  for (const Surface& surface : lexicon_->entry(match.entry).surfaces) {
    bool begins = true;
    for (const char letter : surface.text) {
      if (begins && letter == initial) return false;
      begins = letter == ' ' || letter == '-';
    }
  }
  return true;
}

// False for an organ whose name another state's stands before: "the Breelander National Guard".
bool MentionFinder::is_own_country(const Layers& layers, const Scratch& scratch,
                                   const NameMatch& match, TokenId head) const {
  const ActorEntry& entry = lexicon_->entry(match.entry);
  const SurfaceKind kind = entry.surfaces[match.surface].kind;
  // "the Foreign Office", "the National Guard": any state has one.
  TokenRange words;
  const TokenId last(std::size_t{match.tokens.last - 1});
  const RoleNoun* noun = roles_.find(layers, match.tokens, last, words);
  const bool is_common = noun != nullptr && noun->kind == ActorKind::kOrganisation;
  const bool is_organ = kind == SurfaceKind::kBody || kind == SurfaceKind::kMetonym;
  if (!is_organ && (!is_common || entry.kind == ActorKind::kCountry)) return true;
  // "the Senate" of a text on other states that never names this one
  const auto& states = scratch.named_states;
  const bool is_bare =
      match.tokens.size() == 1 || (is_common && words == match.tokens && noun->home == Home::kNear);
  if (kind == SurfaceKind::kBody && is_bare && states.size() >= kManyStates &&
      std::find(states.begin(), states.end(), entry.country) == states.end()) {
    return false;
  }
  for (const TokenId child : layers.syntax.children(head)) {
    const std::uint32_t owner = scratch.match_of_token[child.value];
    const Deprel deprel = layers.syntax.deprel[child.value];
    if (deprel == Deprel::kNmodPoss && !match.tokens.contains(child) && owner == kNoMatch &&
        layers.syntax.upos[child.value] == Upos::kPropn) {
      return false;  // "the Fishers' Congress"
    }
    if (owner == kNoMatch || match.tokens.contains(child) ||
        (deprel != Deprel::kAmod && deprel != Deprel::kCompound && deprel != Deprel::kNmodPoss)) {
      continue;
    }
    const ActorEntry& other = lexicon_->entry(scratch.matches[owner].entry);
    if (!is_organ && other.kind != ActorKind::kCountry) continue;
    if (other.country != entry.country) return false;
  }
  return true;
}

// Does the place at `head` act, or is it acted on as a government is?
bool MentionFinder::is_acting(const Layers& layers, TokenId head) const {
  const SyntaxLayer& syntax = layers.syntax;
  TokenId top = head;
  while (syntax.deprel[top.value] == Deprel::kConj) top = syntax.head[top.value];
  const TokenId governor = syntax.head[top.value];
  // A line of its own says where, unless it is all that there is.
  if (!governor.is_valid()) return layers.tokens.sentences.size() == 1;
  switch (syntax.deprel[top.value]) {
    case Deprel::kNsubj:
    case Deprel::kNsubjPass:
    case Deprel::kObj:
    case Deprel::kIobj:
      return roles_.is_acting_verb(syntax.lemma[governor.value]) &&
             (syntax.deprel[top.value] == Deprel::kNsubj ||
              syntax.upos[governor.value] == Upos::kVerb);
    case Deprel::kOblAgent:
      return true;
    case Deprel::kNmodPoss:
      return true;
    case Deprel::kObl:
    case Deprel::kNmod:
      for (const TokenId child : syntax.children(top)) {
        if (syntax.deprel[child.value] == Deprel::kCase &&
            roles_.is_acting_preposition(layers.tokens.lower[child.value])) {
          return true;
        }
      }
      return false;
    default:
      return false;
  }
}

void MentionFinder::set_name(const Layers& layers, const NameMatch& match, Mention& mention,
                             DecisionSink* sink) const {
  const ActorEntry& entry = lexicon_->entry(match.entry);
  const Surface& surface = entry.surfaces[match.surface];
  mention.entry = match.entry;
  mention.name = match.tokens;
  mention.form = MentionForm::kName;
  if (surface.kind == SurfaceKind::kMetonym) mention.form = MentionForm::kMetonym;
  const bool is_city = surface.kind == SurfaceKind::kCapital || surface.kind == SurfaceKind::kPlace;
  if (is_city && is_acting(layers, mention.head)) {
    mention.form = MentionForm::kMetonym;
  }
  if (sink == nullptr) return;
  std::string reason = "names " + std::string(entry.name());
  if (surface.kind == SurfaceKind::kPlace) {
    reason = mention.form == MentionForm::kMetonym ? "a place that acts here, in " : "a place in ";
    reason += entry.name();
  }
  if (surface.kind == SurfaceKind::kCapital) {
    reason += mention.form == MentionForm::kMetonym ? "'s government: the capital acts here"
                                                    : "'s capital, a place here";
  }
  sink->add(
      Stage::kNames, Outcome::kMade, mention.head,
      std::string(entry.file) + ":" + std::to_string(surface.line) + " " + std::string(entry.id),
      reason);
}

Mention MentionFinder::make_mention(const Layers& layers, const Scratch& scratch, TokenId head,
                                    DecisionSink* sink) const {
  Mention mention;
  mention.head = head;
  mention.tokens = without_time(layers, noun_phrase(layers.syntax, head), head);
  mention.name = {head.value, head.value};
  const Upos upos = layers.syntax.upos[head.value];
  if (const std::uint32_t first = scratch.match_of_token[head.value]; first != kNoMatch) {
    const NameMatch& match = scratch.matches[choose(layers, scratch, first)];
    if (is_whole_name(layers, match, head) && is_own_country(layers, scratch, match, head)) {
      set_name(layers, match, mention, sink);
      mention.tokens.first = std::min(mention.tokens.first, match.tokens.first);
      mention.tokens.last = std::max(mention.tokens.last, match.tokens.last);
      return mention;
    }
    if (sink != nullptr) {
      const ActorEntry& entry = lexicon_->entry(match.entry);
      sink->add(Stage::kNames, Outcome::kRefused, head, std::string(entry.id),
                "the text's name is longer, or of another country, than the entry's");
    }
  }
  // "Deputy Secretary of State Ana Ruiz" joined at the office: she is named.
  for (const TokenId child : layers.syntax.children(head)) {
    const std::uint32_t first = scratch.match_of_token[child.value];
    if (layers.syntax.deprel[child.value] != Deprel::kFlat || first == kNoMatch) continue;
    const NameMatch& match = scratch.matches[choose(layers, scratch, first)];
    if (lexicon_->entry(match.entry).kind != ActorKind::kPerson || match.tokens.contains(head) ||
        match.tokens.first < head.value || is_namesake(layers, match, head)) {
      continue;
    }
    set_name(layers, match, mention, sink);
    mention.tokens.last = std::max(mention.tokens.last, match.tokens.last);
    return mention;
  }
  if (upos == Upos::kPron) {
    mention.form = MentionForm::kPronoun;
  } else if (upos == Upos::kPropn) {
    const TokenRange name = proper_name(layers, roles_, head);
    // "the President", "the Supreme Court": a role in capitals is no name.
    TokenRange words;
    const bool is_role = roles_.find(layers, mention.tokens, head, words) != nullptr &&
                         words.first <= name.first && name.last <= words.last;
    if (!is_role) {
      mention.form = MentionForm::kName;
      mention.name = name;
    }
  }
  if (mention.form == MentionForm::kNominal) add_name_beside(layers, mention);
  return mention;
}

// "the leader on Friday rejected": when is no part of who.
TokenRange MentionFinder::without_time(const Layers& layers, TokenRange phrase,
                                       TokenId head) const {
  for (const TokenId child : layers.syntax.children(head)) {
    if (child < head || base_of(layers.syntax.deprel[child.value]) != Deprel::kNmod) continue;
    if (!roles_.is_never(layers.syntax.lemma[child.value]) ||
        layers.syntax.upos[child.value] != Upos::kPropn) {
      continue;
    }
    const std::uint32_t first = subtree_range(layers.syntax, child).first;
    if (first > head.value) phrase.last = std::min(phrase.last, first);
  }
  while (phrase.last > head.value + 1 && layers.syntax.upos[phrase.last - 1] == Upos::kPunct) {
    --phrase.last;
  }
  return phrase;
}

// "the group's president, Ana Ruiz": the name in apposition right behind a role.
void MentionFinder::add_name_beside(const Layers& layers, Mention& mention) const {
  TokenRange words;
  if (roles_.find(layers, mention.tokens, mention.head, words) == nullptr) return;
  for (const TokenId child : layers.syntax.children(mention.head)) {
    const Deprel deprel = layers.syntax.deprel[child.value];
    if (child < mention.head || (deprel != Deprel::kAppos && deprel != Deprel::kFlat)) continue;
    if (layers.syntax.upos[child.value] != Upos::kPropn) return;
    const TokenRange name = noun_phrase(layers.syntax, child);
    const bool is_next = name.first == mention.tokens.last ||
                         (name.first == mention.tokens.last + 1 &&
                          layers.syntax.upos[mention.tokens.last] == Upos::kPunct);
    if (is_next && child_with(layers.syntax, child, Deprel::kConj) == TokenId()) {
      mention.tokens.last = name.last;
    }
    return;
  }
}

void MentionFinder::run(const Vocabulary& /*vocabulary*/, const Layers& before, Scratch& scratch,
                        MentionLayer& out, DecisionSink* sink) const {
  out.clear();
  out.of_head.resize(before.tokens.size());
  find_names(before, scratch);
  for (std::size_t i = 0; i < before.tokens.size(); ++i) {
    const TokenId token(i);
    if (!heads_phrase(before, scratch, token)) continue;
    out.of_head[i] = MentionId(out.mentions.size());
    out.mentions.push_back(make_mention(before, scratch, token, sink));
  }
}

}  // namespace tocsin
