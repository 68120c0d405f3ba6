#include "export/record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "unit/export/sample.h"

namespace tocsin {
namespace {

using testing::HasSubstr;
using testing::Not;

const Coder kCoder = {"0.1.0", "fast-1 abc", "en def", ""};

std::string record_of(const Layers& layers, const Vocabulary& vocabulary, RecordOptions options) {
  std::string out;
  RecordWriter(kCoder, options).write(vocabulary, layers, out);
  return out;
}

std::string sample_record(RecordOptions options = {}) {
  Vocabulary vocabulary;
  const Layers layers = sample_layers(vocabulary);
  return record_of(layers, vocabulary, options);
}

TEST(Record, HeadAndSource) {
  const std::string record = sample_record();
  EXPECT_THAT(record,
              HasSubstr(R"({"schema":"tocsin/1","doc_id":"n1","source":{"path":"news.jsonl",)"
                        R"("record":3,"url":null,"publisher":"The Gazette","format":"jsonl",)"
                        R"("desk":"world","input_path":"theirs"},)"
                        R"("title":"Shells, and \"words\"","published":"2024-03-14",)"
                        R"("published_basis":"metadata","language":"en",)"));
  EXPECT_THAT(record, HasSubstr(R"("status":"ok","reason":null,"coder":{"version":"0.1.0",)"
                                R"("model":"fast-1 abc","lexicon":"en def","options":""}})"));
}

// Ids follow the text, whatever the order of the layer; who is nobody to the lexicon, to a name, to
// an event or to a statement is not written.
TEST(Record, ActorsInTextOrder) {
  const std::string record = sample_record();
  EXPECT_THAT(
      record,
      HasSubstr(R"("actors":[{"id":"a1","name":"Ana Ruiz","kind":"person","country":"ALD",)"
                R"("sectors":["MIL"],"role":"general","lexicon_id":"ana_ruiz","wikidata":"Q1",)"
                R"("cameo":"ALDMIL","mentions":[{"begin":0,"end":16,"form":"name"}]},)"
                R"({"id":"a2","name":"Aldonia")"));
  EXPECT_THAT(record, HasSubstr(R"("id":"a3","name":"Bree")"));
  EXPECT_THAT(record, Not(HasSubstr("nobody asks")));
}

TEST(Record, StatementKnowsItsEvent) {
  EXPECT_THAT(
      sample_record(),
      HasSubstr(R"("statements":[{"id":"s1","source":"a1","source_span":{"begin":0,"end":16},)"
                R"("source_kind":"named","cue":{"begin":17,"end":21,"lemma":"say"},)"
                R"("content":[{"begin":22,"end":54}],"quote":"indirect","act":"accuse",)"
                R"("negated":false,"addressee":null,"parent":null,"event":"e1"}])"));
}

TEST(Record, EventKnowsParentStatementAndDay) {
  const std::string record = sample_record();
  EXPECT_THAT(record, HasSubstr(R"("sentence":0,"type":"ASSAULT","plover":"ASSAULT",)"
                                R"("mode":["heavy-weapons"],"contexts":["military"],"cameo":"194",)"
                                R"("quad":4,"goldstein":-10,"intensity":0,)"
                                R"("trigger":{"begin":32,"end":39,"text":"shelled"},"mentions":[],)"
                                R"("actors":[{"actor":"a2","begin":22,"end":29,"country":"ALD",)"
                                R"("sectors":["GOV"],"role":null}],)"
                                R"("recipients":[{"actor":"a3","begin":40,"end":44,)"));
  EXPECT_THAT(record, HasSubstr(R"("voice":"accused","attribution":["s1"],"parent":"e1",)"
                                R"("statement":null,"date":{"from":"2024-03-14","to":"2024-03-14",)"
                                R"("granularity":"day","basis":"published","id":null},)"
                                R"("place":null,"counts":[],"rule":"assault.shell","score":0.875,)"
                                R"("same_as":null}])"));
}

struct UnitCase {
  OffsetUnit unit;
  std::string_view trigger;
};

// One two-byte letter and one astral character stand before the trigger.
constexpr UnitCase kUnits[] = {
    {OffsetUnit::kCodepoint, R"("trigger":{"begin":32,"end":39,)"},
    {OffsetUnit::kUtf16, R"("trigger":{"begin":33,"end":40,)"},
    {OffsetUnit::kByte, R"("trigger":{"begin":36,"end":43,)"},
};

TEST(Record, UnitsOfOffsets) {
  for (const auto& [unit, trigger] : kUnits) {
    SCOPED_TRACE(name_of(unit));
    const std::string record = sample_record({.unit = unit});
    EXPECT_THAT(record, HasSubstr(std::string(trigger)));
    EXPECT_THAT(record, HasSubstr("\"offset_unit\":\"" + std::string(name_of(unit)) + "\""));
  }
}

TEST(Record, LayersOnDemand) {
  EXPECT_THAT(sample_record(), Not(HasSubstr("\"frames\"")));
  const std::string record = sample_record({.tokens = true, .frames = true});
  EXPECT_THAT(record, HasSubstr(R"("tokens":[{"begin":0,"end":7,"lemma":"general","upos":"PROPN",)"
                                R"("xpos":"NNP","feats":"_","head":2,"deprel":"compound",)"
                                R"("sentence":0},)"));
  EXPECT_THAT(record,
              HasSubstr(R"("lemma":"say","upos":"VERB","xpos":"VBD","feats":"_","head":-1,)"));
  EXPECT_THAT(
      record,
      HasSubstr(R"({"id":"f2","begin":32,"end":39,"lemma":"shell","class":"verb",)"
                R"("polarity":"positive","modality":null,"tense":"past","aspect":null,)"
                R"("passive":false,"outer":"f1","factuality":"happened","score":2.5,"roles":[)"
                R"({"role":"ARG0","begin":22,"end":29,"head":4},)"
                R"({"role":"ARG1","begin":40,"end":44,"head":7},)"
                R"({"role":"prep:on","begin":48,"end":54,"head":9}]}])"));
}

// The uid hangs on the text and on the trigger's head alone.
TEST(Record, UidOutlivesCodes) {
  Vocabulary vocabulary;
  Layers layers = sample_layers(vocabulary);
  Numbering before;
  before.build(layers);
  layers.events.events[1].type = EventType::kCoerce;
  layers.events.events[1].rule = "another";
  layers.document.doc_id = "n2";
  Numbering after;
  after.build(layers);
  EXPECT_EQ(before.uid, after.uid);
  EXPECT_EQ(before.uid[0].size(), 16U);
  EXPECT_NE(before.uid[0], before.uid[1]);
  // Two acts told by one word differ; another text has other uids.
  layers.events.events[1].frame = FrameId(0);
  after.build(layers);
  EXPECT_EQ(before.uid[0], after.uid[0]);
  EXPECT_NE(after.uid[0], after.uid[1]);
  layers.document.text += ' ';
  after.build(layers);
  EXPECT_NE(before.uid[0], after.uid[0]);
}

TEST(Record, DocumentThatWasNotRead) {
  Vocabulary vocabulary;
  Layers layers;
  layers.document.doc_id = "big";
  layers.document.path = "big.txt";
  layers.document.status = DocStatus::kLimit;
  layers.document.reason = "more than 8 MiB";
  EXPECT_EQ(record_of(layers, vocabulary, {}),
            R"({"schema":"tocsin/1","doc_id":"big","source":{"path":"big.txt","record":null,)"
            R"("url":null,"publisher":null,"format":""},"title":null,"published":null,)"
            R"("published_basis":"none","language":"en","offset_unit":"codepoint","text":"",)"
            R"("text_sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",)"
            R"("sentences":[],"actors":[],"statements":[],"events":[],"dates":[],"places":[],)"
            R"("status":"limit","reason":"more than 8 MiB","coder":{"version":"0.1.0",)"
            R"("model":"fast-1 abc","lexicon":"en def","options":""}})");
}

// A participant with no mention of its own, one of an unknown actor, and scores that are no
// numbers.
TEST(Record, KeepsTheSchemaWhateverTheLayersHold) {
  Vocabulary vocabulary;
  Layers layers = sample_layers(vocabulary);
  Event& event = layers.events.events[1];
  event.recipients[0].mention = MentionId();
  event.actors.push_back(Participant());
  event.score = 7;
  event.goldstein = -0.0;
  layers.quotes.statements[0].content_end = 0;
  const std::string record = record_of(layers, vocabulary, {});
  EXPECT_THAT(record, HasSubstr(R"("statements":[])"));
  EXPECT_THAT(record, HasSubstr(R"("attribution":[])"));
  EXPECT_THAT(record, HasSubstr(R"("score":1,)"));
  EXPECT_THAT(record, HasSubstr(R"("recipients":[{"actor":"a3","begin":40,"end":44,)"));
}

}  // namespace
}  // namespace tocsin
