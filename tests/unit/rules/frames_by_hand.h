// One frame written in a line, for tests of the matcher:
//   lemma class [feature ...] [ROLE=word[:kind] ...] [with=word]
// "impose verb passive modality=must ARG0=Ruiz:person prep:on=Bree:country". Kinds: person, group,
// organisation, country; a word without a kind is nobody known.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/layers.h"
#include "core/vocabulary.h"

namespace tocsin {

struct FramesByHand {
  Layers layers;

  FramesByHand(std::string_view line, Vocabulary& vocabulary) {
    std::istringstream in{std::string(line)};
    std::string lemma, word_class, field;
    in >> lemma >> word_class;
    Frame frame;
    frame.head = add_token(lemma, "", TokenId(), vocabulary);
    frame.lemma = vocabulary.intern(lemma);
    frame.word_class = word_class == "noun"        ? PredicateClass::kNoun
                       : word_class == "adjective" ? PredicateClass::kAdjective
                                                   : PredicateClass::kVerb;
    while (in >> field) add_field(field, frame, vocabulary);
    frame.role_end = static_cast<std::uint32_t>(layers.frames.roles.size());
    layers.frames.frames.push_back(frame);
    layers.actors.member_begin.push_back(static_cast<std::uint32_t>(layers.actors.members.size()));
    layers.frames.of_head.assign(layers.tokens.size(), FrameId());
    layers.frames.of_head[frame.head.value] = FrameId(0);
    layers.syntax.index_children();
  }

 private:
  void add_field(const std::string& field, Frame& frame, Vocabulary& vocabulary) {
    const std::size_t equals = field.find('=');
    const std::string key = field.substr(0, equals);
    std::string value = equals == std::string::npos ? "" : field.substr(equals + 1);
    std::string kind;
    if (const std::size_t colon = value.find(':'); colon != std::string::npos) {
      kind = value.substr(colon + 1);
      value.resize(colon);
    }
    if (key == "passive") {
      frame.passive = true;
    } else if (key == "negative") {
      frame.polarity = Polarity::kNegative;
    } else if (key == "modality") {
      frame.modality = vocabulary.intern(value);
    } else if (key == "tense") {
      frame.tense = value == "past" ? Tense::kPast : Tense::kPresent;
    } else if (key == "with") {
      add_token(value, kind, frame.head, vocabulary);
    } else {
      const TokenId head = add_token(value, kind, frame.head, vocabulary);
      Role role{RoleKind::kPrep, {}, head, {head.value, head.value + 1}};
      if (key.starts_with("prep:")) {
        role.preposition = vocabulary.intern(key.substr(5));
      } else {
        role.kind = static_cast<RoleKind>(key.back() - '0');
      }
      layers.frames.roles.push_back(role);
    }
  }

  TokenId add_token(const std::string& word, const std::string& kind, TokenId head,
                    Vocabulary& vocabulary) {
    const TokenId token(layers.tokens.size());
    const auto begin = static_cast<std::uint32_t>(layers.document.text.size());
    layers.document.text += word + " ";
    layers.tokens.span.push_back({begin, begin + static_cast<std::uint32_t>(word.size())});
    layers.tokens.sentence.push_back(SentenceId(0));
    layers.tokens.lower.push_back(vocabulary.intern(word));
    layers.syntax.lemma.push_back(vocabulary.intern(word));
    layers.syntax.head.push_back(head);
    layers.syntax.deprel.push_back(Deprel::kDep);
    layers.syntax.upos.push_back(Upos::kNoun);
    layers.syntax.xpos.push_back(Xpos::kNn);
    layers.mentions.of_head.push_back(MentionId(layers.mentions.mentions.size()));
    layers.mentions.mentions.push_back({token, {token.value, token.value + 1}, {}, {}, {}});
    layers.actors.member_begin.push_back(static_cast<std::uint32_t>(layers.actors.members.size()));
    constexpr std::pair<std::string_view, ActorKind> kKinds[] = {
        {"person", ActorKind::kPerson},
        {"group", ActorKind::kGroup},
        {"organisation", ActorKind::kOrganisation},
        {"country", ActorKind::kCountry}};
    for (const auto& [name, actor_kind] : kKinds) {
      if (name != kind) continue;
      layers.actors.members.push_back(ActorId(layers.actors.actors.size()));
      Actor actor;
      actor.name = word;
      actor.kind = actor_kind;
      layers.actors.actors.push_back(std::move(actor));
    }
    return token;
  }
};

}  // namespace tocsin
