#include "unit/export/sample.h"

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

constexpr std::string_view kWords = R"(
General general PROPN NNP 3 compound
Ana Ana PROPN NNP 3 compound
Ru)"
                                    "\xC3\xAD"
                                    R"(z Ruiz PROPN NNP 4 nsubj
said say VERB VBD 0 root
Aldonia Aldonia PROPN NNP 7 nsubj
)"
                                    "\xF0\x9F\x98\x80 \xF0\x9F\x98\x80"
                                    R"( SYM NFP 5 discourse
shelled shell VERB VBD 4 ccomp
Bree Bree PROPN NNP 7 obj
on on ADP IN 10 case
Monday+ Monday PROPN NNP 7 obl
. . PUNCT . 4 punct
)";

Mention mention_of(std::uint32_t head, TokenRange tokens, MentionForm form) {
  Mention mention;
  mention.head = TokenId(head);
  mention.tokens = tokens;
  mention.form = form;
  return mention;
}

Actor actor_of(std::string name, ActorKind kind, std::string_view country, Sector sector) {
  Actor actor;
  actor.name = std::move(name);
  actor.kind = kind;
  actor.country = CountryCode(country);
  actor.sectors = {sector};
  return actor;
}

Participant party(std::size_t actor, std::size_t mention, std::string_view country, Sector sector) {
  Participant participant;
  participant.actor = ActorId(actor);
  participant.mention = MentionId(mention);
  participant.country = CountryCode(country);
  participant.sectors = {sector};
  return participant;
}

void add_actors(Layers& layers) {
  layers.mentions.mentions = {
      mention_of(2, {0, 3}, MentionForm::kName), mention_of(4, {4, 5}, MentionForm::kMetonym),
      mention_of(7, {7, 8}, MentionForm::kName), mention_of(9, {9, 10}, MentionForm::kNominal)};
  layers.mentions.of_head.assign(layers.tokens.size(), MentionId());
  for (std::size_t m = 0; m < 4; ++m) {
    layers.mentions.of_head[layers.mentions.mentions[m].head.value] = MentionId(m);
  }
  // In another order than that of the text.
  layers.actors.actors = {actor_of("Bree", ActorKind::kCountry, "BRE", Sector::kGov),
                          actor_of("Aldonia", ActorKind::kCountry, "ALD", Sector::kGov),
                          actor_of("Ana Ruiz", ActorKind::kPerson, "ALD", Sector::kMil),
                          actor_of("nobody asks", ActorKind::kUnknown, "", Sector::kUnk)};
  layers.actors.actors[2].entry = EntryId(0);
  layers.actors.actors[2].entry_id = "ana_ruiz";
  layers.actors.actors[2].wikidata = "Q1";
  layers.actors.actors[2].role = "general";
  layers.actors.members = {ActorId(2), ActorId(1), ActorId(0), ActorId(3)};
  layers.actors.member_begin = {0, 1, 2, 3, 4};
}

void add_frames(Layers& layers, Vocabulary& vocabulary) {
  Frame say;
  say.head = TokenId(3);
  say.lemma = vocabulary.intern("say");
  say.tense = Tense::kPast;
  Frame shell;
  shell.head = TokenId(6);
  shell.lemma = vocabulary.intern("shell");
  shell.tense = Tense::kPast;
  shell.outer = FrameId(0);
  shell.link = LinkKind::kComplement;
  shell.role_begin = 0;
  shell.role_end = 3;
  shell.score = 2.5F;
  Role doer{RoleKind::kArg0, {}, TokenId(4), {4, 5}};
  Role done_to{RoleKind::kArg1, {}, TokenId(7), {7, 8}};
  Role day{RoleKind::kPrep, vocabulary.intern("on"), TokenId(9), {9, 10}};
  say.role_begin = say.role_end = 3;
  layers.frames.frames = {say, shell};
  layers.frames.roles = {doer, done_to, day};
}

void add_statement(Layers& layers) {
  Statement statement;
  statement.source = TokenId(2);
  statement.source_tokens = {0, 3};
  statement.source_kind = SourceKind::kNamed;
  statement.cue = TokenId(3);
  statement.content_begin = 0;
  statement.content_end = 1;
  statement.act = SpeechAct::kAccuse;
  layers.quotes.statements = {statement};
  layers.quotes.content = {{4, 10}};
}

void add_events(Layers& layers) {
  using std::chrono::day;
  using std::chrono::March;
  using std::chrono::year;
  Event accuse;
  accuse.frame = FrameId(0);
  accuse.type = accuse.plover = EventType::kAccuse;
  accuse.cameo = "112";
  accuse.goldstein = -2;
  accuse.trigger = {{3, 4}};
  accuse.actors = {party(2, 0, "ALD", Sector::kMil)};
  accuse.statement = StatementId(0);
  accuse.rule = "accuse.say";
  accuse.score = 0.75;
  Event assault;
  assault.frame = FrameId(1);
  assault.type = assault.plover = EventType::kAssault;
  assault.modes = {"heavy-weapons"};
  assault.contexts = {"military"};
  assault.cameo = "194";
  assault.goldstein = -10;
  assault.trigger = {{6, 7}};
  assault.actors = {party(1, 1, "ALD", Sector::kGov)};
  assault.recipients = {party(0, 2, "BRE", Sector::kGov)};
  assault.voice = Voice::kAccused;
  assault.attribution = {StatementId(0)};
  assault.parent = EventId(0);
  const auto published = year(2024) / March / day(14);
  assault.date = EventDate{published, published, DateBasis::kPublished};
  assault.rule = "assault.shell";
  assault.score = 0.875;
  layers.events.events = {accuse, assault};
}

}  // namespace

Layers sample_layers(Vocabulary& vocabulary) {
  Layers layers = layers_of_words(kWords, vocabulary);
  Document& document = layers.document;
  document.doc_id = "n1";
  document.title = "Shells, and \"words\"";
  document.published = std::chrono::year(2024) / std::chrono::March / std::chrono::day(14);
  document.published_basis = PublishedBasis::kMetadata;
  document.path = "news.jsonl";
  document.record = 3;
  document.format = "jsonl";
  document.publisher = "The Gazette";
  document.other_fields = R"("desk":"world","path":"theirs")";
  add_actors(layers);
  add_frames(layers, vocabulary);
  add_statement(layers);
  add_events(layers);
  return layers;
}

}  // namespace tocsin
