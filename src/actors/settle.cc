#include "actors/settle.h"

#include <algorithm>
#include <string>

#include "core/tree.h"

namespace tocsin {
namespace {

bool is_plural(const SyntaxLayer& syntax, TokenId head) {
  const Xpos xpos = syntax.xpos[head.value];
  if (xpos == Xpos::kNns || xpos == Xpos::kNnps) return true;
  return std::any_of(syntax.children(head).begin(), syntax.children(head).end(),
                     [&](TokenId c) { return syntax.deprel[c.value] == Deprel::kNummod; });
}

void add_country(CountryCode country, Description& out) {
  if (!country.is_known()) return;
  if (std::find(out.countries.begin(), out.countries.end(), country) == out.countries.end()) {
    out.countries.push_back(country);
  }
}

}  // namespace

std::uint32_t MentionReader::surface_of(const Layers& layers, const Mention& mention) const {
  std::vector<NameMatch> matches;
  lexicon_->find_all(layers, mention.name, matches);
  for (const NameMatch& match : matches) {
    if (match.entry == mention.entry && match.tokens == mention.name) return match.surface;
  }
  return ~std::uint32_t{0};
}

void MentionReader::read_entry(const Layers& layers, const Mention& mention,
                               Description& out) const {
  const ActorEntry& entry = lexicon_->entry(mention.entry);
  out.surface = surface_of(layers, mention);
  out.kind = entry.kind;
  out.country = entry.country;
  out.sectors = entry.sectors;
  out.gender = entry.gender;
  out.plural = false;
  read_office(layers, mention.entry, out);
  if (out.surface >= entry.surfaces.size()) return;
  const Surface& surface = entry.surfaces[out.surface];
  switch (surface.kind) {
    case SurfaceKind::kPeople:
      out.kind = ActorKind::kGroup;
      out.sectors = entry.kind == ActorKind::kCountry ? std::vector{Sector::kCvl} : entry.sectors;
      out.plural = is_plural(layers.syntax, mention.head);
      break;
    case SurfaceKind::kBody:
      out.kind = ActorKind::kOrganisation;
      out.sectors = surface.sectors;
      break;
    case SurfaceKind::kMetonym:
      if (!surface.sectors.empty()) out.sectors = surface.sectors;
      break;
    case SurfaceKind::kCapital:
      if (mention.form != MentionForm::kMetonym) {
        out.kind = ActorKind::kUnknown;  // a place
        out.sectors.clear();
      }
      break;
    case SurfaceKind::kName:
    case SurfaceKind::kAdjective:
      break;
  }
}

// What somebody with dated offices is on the day of publication.
void MentionReader::read_office(const Layers& layers, EntryId id, Description& out) const {
  const ActorEntry& entry = lexicon_->entry(id);
  if (entry.offices.empty()) return;
  if (!out.country.is_known()) out.country = entry.offices.back().country;
  const auto& day = layers.document.published;
  const OfficeTerm* office = day ? lexicon_->office_on(id, *day) : nullptr;
  if (office == nullptr && !day && entry.offices.back().to.is_open())
    office = &entry.offices.back();
  if (office != nullptr) {
    out.country = office->country;
    out.sectors = office->sectors;
    out.role = office->title;
  } else if (day && lexicon_->is_former(id, *day)) {
    out.sectors = {Sector::kEli};
  }
}

// A title before or after the name, or a noun beside it in apposition.
void MentionReader::read_title(const Layers& layers, TokenId token, Description& out) const {
  TokenRange words;
  const TokenRange phrase = noun_phrase(layers.syntax, token);
  const RoleNoun* noun = roles_->find(layers, phrase, token, words);
  if (noun == nullptr) return;
  if (out.kind == ActorKind::kUnknown) out.kind = noun->kind;
  if (out.gender == Gender::kUnknown) out.gender = noun->gender;
  if (!out.country.is_known()) out.country = noun->country;
  if (out.sectors.empty()) out.sectors = noun->sectors;
  if (out.role.empty() && noun->kind == ActorKind::kPerson) {
    out.role = layers.words(layers.span_of(words));
  }
  out.takes_home = out.takes_home || (noun->takes_home && !noun->sectors.empty());
  Mention title;
  title.head = token;
  title.tokens = phrase;
  read_modifiers(layers, title, !out.sectors.empty(), out);
  read_countries(layers, token, noun->any_body_has_one || noun->speaks_for, out);
}

void MentionReader::read_modifiers(const Layers& layers, const Mention& mention,
                                   bool noun_has_sector, Description& out) const {
  for (std::uint32_t at = mention.tokens.first; at < mention.head.value; ++at) {
    const TokenId token(at);
    if (layers.syntax.head[at] != mention.head && layers.syntax.deprel[at] != Deprel::kConj) {
      continue;
    }
    if (roles_->is_former(layers.tokens.lower[at])) out.is_former = true;
    const Modifier* modifier = roles_->modifier(layers.tokens.lower[at]);
    if (modifier == nullptr || modifier->sectors.empty()) continue;
    const bool head_is_official = !out.sectors.empty() && (out.sectors.front() == Sector::kGov ||
                                                           out.sectors.front() == Sector::kCvl ||
                                                           out.sectors.front() == Sector::kMil);
    if (!noun_has_sector || (head_is_official && !modifier->weak)) {
      out.sectors = modifier->sectors;
    }
  }
}

void MentionReader::read_owner(const Layers& layers, TokenId owner, bool any_body_has_one,
                               Description& out) const {
  const MentionId id = layers.mentions.of_head[owner.value];
  if (!id.is_valid()) return;
  const Mention& mention = layers.mentions.mentions[id.value];
  if (mention.entry.is_valid()) {
    Description of;
    read_entry(layers, mention, of);
    add_country(of.country, out);
    if (any_body_has_one && out.sectors.empty()) out.sectors = of.sectors;
    return;
  }
  // "spokesman for the Aldonian army": through the noun to its own country.
  TokenRange words;
  const RoleNoun* noun = roles_->find(layers, mention.tokens, owner, words);
  if (noun == nullptr) return;
  if (any_body_has_one && out.sectors.empty()) out.sectors = noun->sectors;
  if (!any_body_has_one && noun->kind != ActorKind::kCountry) return;
  add_country(noun->country, out);
  out.takes_home = out.takes_home || noun->takes_home;
  for (const TokenId child : layers.syntax.children(owner)) {
    const MentionId inner = layers.mentions.of_head[child.value];
    if (!inner.is_valid()) continue;
    const Mention& name = layers.mentions.mentions[inner.value];
    if (name.entry.is_valid()) add_country(lexicon_->entry(name.entry).country, out);
  }
}

// Countries from "Aldonian", "Aldonia's", "of Aldonia", "Aldonia" before the head.
void MentionReader::read_countries(const Layers& layers, TokenId head, bool any_body_has_one,
                                   Description& out) const {
  const SyntaxLayer& syntax = layers.syntax;
  for (const TokenId child : syntax.children(head)) {
    switch (syntax.deprel[child.value]) {
      case Deprel::kAmod:
      case Deprel::kCompound:
      case Deprel::kNmodPoss:
      case Deprel::kNmodDesc:
        read_owner(layers, child, any_body_has_one, out);
        for (const TokenId other : syntax.children(child)) {
          if (syntax.deprel[other.value] == Deprel::kConj) {
            read_owner(layers, other, any_body_has_one, out);
          }
        }
        break;
      case Deprel::kNmod:
        read_owner(layers, child, any_body_has_one, out);
        break;
      default:
        break;
    }
  }
  if (!out.country.is_known() && !out.countries.empty()) out.country = out.countries.front();
}

void MentionReader::read_noun(const Layers& layers, const Mention& mention,
                              Description& out) const {
  TokenRange words;
  const RoleNoun* noun = roles_->find(layers, mention.tokens, mention.head, words);
  bool any = true;
  if (noun != nullptr) {
    out.kind = noun->kind;
    out.country = noun->country;
    out.sectors = noun->sectors;
    out.gender = noun->gender;
    out.takes_home = noun->takes_home;
    if (noun->kind == ActorKind::kPerson) out.role = layers.words(layers.span_of(words));
    any = noun->any_body_has_one || noun->speaks_for;
  } else if (roles_->is_quantity(layers.syntax.lemma[mention.head.value])) {
    any = true;
  } else {
    any = false;
  }
  if (out.plural && out.kind == ActorKind::kPerson) out.kind = ActorKind::kGroup;
  read_modifiers(layers, mention, !out.sectors.empty(), out);
  // "dozens of protesters": what they are of says who they are.
  read_countries(layers, mention.head, any, out);
}

void MentionReader::describe(const Layers& layers, const Mention& mention, Description& out) const {
  out = Description();
  out.plural = is_plural(layers.syntax, mention.head);
  const TokenId first(mention.tokens.first);
  out.is_definite = roles_->is_definite(layers.tokens.lower[first.value]);
  if (mention.entry.is_valid()) {
    read_entry(layers, mention, out);
  } else {
    read_noun(layers, mention, out);
  }
  if (mention.form != MentionForm::kName) return;
  for (const TokenId child : layers.syntax.children(mention.head)) {
    const Deprel deprel = layers.syntax.deprel[child.value];
    if (deprel == Deprel::kNmodDesc || deprel == Deprel::kAppos || deprel == Deprel::kCompound ||
        deprel == Deprel::kFlat) {
      read_title(layers, child, out);
    }
  }
  // "the minister, Ana Ruiz": the name stands in apposition to its role.
  if (layers.syntax.deprel[mention.head.value] == Deprel::kAppos) {
    read_title(layers, layers.syntax.head[mention.head.value], out);
  }
}

}  // namespace tocsin
