// The compiled file of actors (docs/formats/actors.md): it answers as the texts do, is passed over
// where they have changed, and harms nothing where it is damaged.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/container.h"
#include "core/container_writer.h"
#include "lexicon/actor_lexicon.h"
#include "lexicon/actor_text.h"

namespace tocsin {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kOurs =
    "entry aldonia\n kind country\n country HMD\n name Aldonia | Republic of Aldonia\n"
    " adjective Aldonian\n body LEG the Stanza | MIL Sea-Watch\n source invented\n"
    "entry ana_ruiz\n kind person\n gender f\n country HMD\n name Ana Ruiz | Ruiz\n"
    " office HMD GOV 2019-03-02..2024 president\n office HMD LEG,PTY 2025-01.. -\n"
    " wikidata Q12\n source invented\n";
constexpr std::string_view kTheirs =
    "more aldonia\n name Old Aldonia\nentry bo_ruiz\n kind person\n name Bo Ruiz | Ruiz\n";

void write(const fs::path& path, std::string_view content) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

// All that the entry says, for comparing.
std::string dump(const ActorLexicon& lexicon, EntryId id) {
  const ActorEntry entry = lexicon.entry(id);
  std::string out = std::string(entry.file) + ":" + std::to_string(entry.line) + " " +
                    std::to_string(entry.layer) + " " + std::string(entry.id) + " " +
                    std::string(kind_name_of(entry.kind)) + " " +
                    std::string(entry.country.view()) + " " + text_of(entry.sectors) + " " +
                    std::to_string(static_cast<int>(entry.gender)) + " " +
                    std::string(entry.wikidata) + " " + std::string(entry.source) + "\n";
  for (const Surface& surface : entry.surfaces) {
    out += std::to_string(surface.line) + " " + std::string(field_name_of(surface.kind)) + " " +
           text_of(surface.sectors) + " " + std::string(surface.text) + "\n";
  }
  for (const OfficeTerm& term : entry.offices) out += text_of(term) + "\n";
  return out;
}

std::string dump(const ActorLexicon& lexicon) {
  std::string out;
  for (std::size_t e = 0; e < lexicon.size(); ++e) out += dump(lexicon, EntryId(e));
  return out;
}

// "ana_ruiz 0 Ana Ruiz": the names in the words of `sentence`, parted by blanks.
std::string names_in(const ActorLexicon& lexicon, const Vocabulary& vocabulary,
                     std::string_view sentence) {
  Layers layers;
  layers.document.text = sentence;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
    layers.tokens.span.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    std::string lower(sentence.substr(at, end - at));
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    layers.tokens.lower.push_back(vocabulary.find(lower));
    at = end + 1;
  }
  std::vector<NameMatch> matches;
  lexicon.find_all(layers, {0, static_cast<std::uint32_t>(layers.tokens.span.size())}, matches);
  std::string out;
  for (const NameMatch& match : matches) {
    out += std::string(lexicon.entry(match.entry).id) + " " + std::to_string(match.surface) + " " +
           std::string(layers.words(layers.span_of(match.tokens))) + "; ";
  }
  return out;
}

class CompiledActors : public testing::Test {
 protected:
  void SetUp() override {
    write(root_ / "ours/actors/a.txt", kOurs);
    write(root_ / "theirs/actors/b.txt", kTheirs);
    compile();
  }
  void TearDown() override { fs::remove_all(root_); }

  LayeredPath folders() const { return {root_ / "ours", {root_ / "theirs"}}; }
  fs::path file() const { return root_ / "actors.lexicon"; }

  void compile() const {
    const auto bytes = ActorLexicon::compile(folders());
    ASSERT_TRUE(bytes.ok()) << bytes.error().message;
    write(file(), bytes.value());
  }
  // The sections of the file as it is.
  std::vector<std::pair<std::string, std::string>> sections() const {
    const auto container = Container::open(file());
    std::vector<std::pair<std::string, std::string>> all;
    for (const std::string_view name : kActorSectionNames) {
      all.emplace_back(name, container.value().bytes(name).value());
    }
    return all;
  }
  Result<ActorLexicon> load() {
    vocabulary_ = Vocabulary();
    return ActorLexicon::load(folders(), vocabulary_, file());
  }

  const fs::path root_ = fs::path(testing::TempDir()) /
                         (std::string("tocsin_compiled_") +
                          testing::UnitTest::GetInstance()->current_test_info()->name());
  Vocabulary vocabulary_;
};

TEST_F(CompiledActors, AnswerAsTheTextsDo) {
  const auto mapped = load();
  ASSERT_TRUE(mapped.ok()) << mapped.error().message;
  EXPECT_TRUE(mapped.value().is_mapped());
  EXPECT_EQ(mapped.value().note(), "");
  Vocabulary of_texts;
  const auto texts = ActorLexicon::load(folders(), of_texts);
  ASSERT_TRUE(texts.ok());
  EXPECT_FALSE(texts.value().is_mapped());
  EXPECT_EQ(dump(mapped.value()), dump(texts.value()));
  ASSERT_EQ(vocabulary_.size(), of_texts.size());
  for (std::size_t i = 0; i < of_texts.size(); ++i) {
    EXPECT_EQ(vocabulary_.text(SymbolId(i)), of_texts.text(SymbolId(i)));
  }
  // An overlay's Ruiz hides ours; hyphens part tokens or hold them together.
  constexpr std::pair<std::string_view, std::string_view> kSentences[] = {
      {"the Republic of Aldonia and Ana Ruiz",
       "aldonia 1 Republic of Aldonia; ana_ruiz 0 Ana Ruiz; "},
      {"Ruiz of Old Aldonia", "bo_ruiz 1 Ruiz; aldonia 5 Old Aldonia; "},
      {"Sea-Watch or Sea - Watch", "aldonia 4 Sea-Watch; aldonia 4 Sea - Watch; "},
      {"republic of Aldonia", "aldonia 0 Aldonia; "},
      {"Republic of nothing", ""},
  };
  for (const auto& [sentence, want] : kSentences) {
    EXPECT_EQ(names_in(mapped.value(), vocabulary_, sentence), want);
    EXPECT_EQ(names_in(texts.value(), of_texts, sentence), want);
  }
  EXPECT_EQ(mapped.value().of_surname(vocabulary_.find("ruiz")).size(), 2U);
  EXPECT_EQ(mapped.value().check(), texts.value().check());
}

// Where others have filled the vocabulary first, its symbols are not the table's numbers.
TEST_F(CompiledActors, JoinsAVocabularyThatHasWords) {
  Vocabulary vocabulary;
  vocabulary.intern("watch");
  vocabulary.intern("unheard");
  const auto mapped = ActorLexicon::load(folders(), vocabulary, file());
  ASSERT_TRUE(mapped.ok());
  EXPECT_TRUE(mapped.value().is_mapped());
  EXPECT_EQ(names_in(mapped.value(), vocabulary, "unheard Ana Ruiz of Sea - Watch"),
            "ana_ruiz 0 Ana Ruiz; aldonia 4 Sea - Watch; ");
  EXPECT_TRUE(mapped.value().of_surname(vocabulary.find("unheard")).empty());
}

// Ours are the same, whatever way they come.
TEST(CompiledActorsOfOurs, AnswerAsTheTextsDo) {
  const fs::path file = fs::path(testing::TempDir()) / "tocsin_ours.lexicon";
  const auto bytes = ActorLexicon::compile({"lexicon/en"});
  ASSERT_TRUE(bytes.ok()) << bytes.error().message;
  write(file, bytes.value());
  EXPECT_EQ(bytes.value(), ActorLexicon::compile({"lexicon/en"}).value());
  Vocabulary vocabulary, of_texts;
  const auto mapped = ActorLexicon::load({"lexicon/en"}, vocabulary, file);
  const auto texts = ActorLexicon::load({"lexicon/en"}, of_texts);
  fs::remove(file);
  ASSERT_TRUE(mapped.ok() && texts.ok());
  EXPECT_TRUE(mapped.value().is_mapped());
  EXPECT_EQ(dump(mapped.value()), dump(texts.value()));
  for (std::size_t e = 0; e < texts.value().size(); e += 7) {
    for (const Surface& surface : texts.value().entry(EntryId(e)).surfaces) {
      const std::string found = names_in(mapped.value(), vocabulary, surface.text);
      EXPECT_EQ(found, names_in(texts.value(), of_texts, surface.text));
    }
  }
}

// The file is never taken for texts that it is not made of.
TEST_F(CompiledActors, AreNotUsedForOtherTexts) {
  const std::pair<const char*, std::function<void()>> changes[] = {
      {"a byte", [&] { write(root_ / "ours/actors/a.txt", std::string(kOurs) + "#"); }},
      {"the same size",
       [&] {
         std::string other(kOurs);
         other[other.find("Ruiz")] = 'L';
         write(root_ / "ours/actors/a.txt", other);
       }},
      {"a file more", [&] { write(root_ / "ours/actors/c.txt", ""); }},
      {"a file renamed",
       [&] { fs::rename(root_ / "theirs/actors/b.txt", root_ / "theirs/actors/z.txt"); }},
      {"a file from one folder to the other",
       [&] { fs::rename(root_ / "ours/actors/a.txt", root_ / "theirs/actors/a.txt"); }},
      {"a file fewer", [&] { fs::remove(root_ / "theirs/actors/b.txt"); }},
  };
  for (const auto& [name, change] : changes) {
    SCOPED_TRACE(name);
    fs::remove_all(root_);
    SetUp();
    change();
    const auto lexicon = load();
    Vocabulary of_texts;
    const auto texts = ActorLexicon::load(folders(), of_texts);
    ASSERT_EQ(lexicon.ok(), texts.ok());
    if (!lexicon.ok()) continue;
    EXPECT_FALSE(lexicon.value().is_mapped());
    EXPECT_EQ(lexicon.value().note(), "");
    EXPECT_EQ(dump(lexicon.value()), dump(texts.value()));
  }
}

TEST_F(CompiledActors, AreNotNeeded) {
  fs::remove(file());
  const auto lexicon = load();
  ASSERT_TRUE(lexicon.ok());
  EXPECT_EQ(lexicon.value().note(), "");
  EXPECT_EQ(lexicon.value().size(), 3U);
}

struct Damage {
  const char* section;  // of the file; empty: of its bytes
  std::function<void(std::string&)> change;
  const char* want;
};

std::function<void(std::string&)> put(std::size_t at, std::uint32_t value) {
  return [=](std::string& bytes) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> (8 * i));
  };
}

// Each fault alone; checksums are right where a section is named. The texts answer in its place.
TEST_F(CompiledActors, DamageIsSaidAndDoesNoHarm) {
  const auto cut = [](std::string& bytes) { bytes.resize(bytes.size() - 1); };
  const Damage damages[] = {
      {"", [](std::string& s) { s.clear(); }, "is empty"},
      {"", [](std::string& s) { s.replace(0, 4, "RIFF"); }, "is no container of Tocsin"},
      {"", [](std::string& s) { s[8] = 9; }, "format version 9"},
      {"", [](std::string& s) { s.resize(s.size() / 2); }, "lies outside the file"},
      {"", [](std::string& s) { s.back() ^= 1; }, "is damaged"},
      {"actors.version", [](std::string& s) { s = "2"; }, "has version 2 of compiled actors"},
      {"actors.entries", cut, "actors.entries has no whole records"},
      {"actors.entries", put(0, 1U << 30), "entry 0 points outside"},
      {"actors.entries", put(4, ~0U), "entry 0 points outside"},
      {"actors.entries", put(24, ~0U), "entry 0 points outside"},
      {"actors.entries", put(36, 99), "entry 0 points outside"},
      {"actors.entries", put(68 + 40, 99), "entry 1 points outside"},
      {"actors.entries", put(68 + 52, 99), "entry 1 points outside"},
      {"actors.entries", put(60, 2), "entry 0 points outside"},
      {"actors.surfaces", put(4, ~0U), "surface 0 points outside"},
      {"actors.surfaces", put(16, 7), "surface 0 points outside"},
      {"actors.terms", put(8, ~0U), "term 0 points outside"},
      {"actors.terms", put(20, 2019 | 2U << 16 | 30U << 24),
       "term 0 points outside, or has no date"},
      {"actors.sectors", [](std::string& s) { s[0] = 99; }, "a sector is none"},
      {"actors.word.ends", put(0, 1U << 30), "word 0 lies outside its text"},
      {"actors.word.ends", put(4, 0), "word 1 lies outside its text"},
      {"actors.word.slots", cut, "no power of two"},
      {"actors.word.slots", put(4, 999), "slot 0 is of no word"},
      {"actors.word.slots",
       [](std::string& s) {
         for (std::size_t at = 4; at < s.size(); at += 8) s[at] = 1;
       },
       "no empty slot"},
      {"actors.first", [](std::string& s) { s.resize(s.size() - 4); }, "do not fit"},
      {"actors.first", put(0, 99), "do not fit each other"},
      {"actors.nodes", put(4, 0), "do not fit each other"},
      {"actors.nodes", put(12 + 4, 1), "node 1 points outside"},
      {"actors.nodes", put(12, 999), "node 0 points outside"},
      {"actors.nodes", put(12 + 8, 999), "node 1 points outside"},
      {"actors.patterns", put(0, 99), "pattern 0 points outside"},
      {"actors.patterns", put(4, 99), "pattern 0 points outside"},
      {"actors.patterns", put(12, ~0U), "pattern 0 points outside"},
      {"actors.cases", [](std::string& s) { s[0] = 9; }, "a word's case is none"},
      {"actors.bearers", put(0, 99), "bearer 0 is no entry"},
      {"actors.bearer.ends", put(0, 99), "the bearers of word 0 lie outside"},
  };
  for (const auto& [section, change, want] : damages) {
    SCOPED_TRACE(std::string(section) + ": " + want);
    compile();
    if (*section == '\0') {
      std::ifstream in(file(), std::ios::binary);
      std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      change(bytes);
      write(file(), bytes);
    } else {
      auto all = sections();
      for (auto& [name, bytes] : all) {
        if (name == section) change(bytes);
      }
      write(file(), container_bytes({all.begin(), all.end()}));
    }
    const auto lexicon = load();
    ASSERT_TRUE(lexicon.ok()) << lexicon.error().message;
    EXPECT_FALSE(lexicon.value().is_mapped());
    EXPECT_EQ(lexicon.value().size(), 3U);
    const std::string& note = lexicon.value().note();
    EXPECT_NE(note.find(want), std::string::npos) << note;
    EXPECT_NE(note.find("actors.lexicon: "), std::string::npos) << note;
    EXPECT_NE(note.find("tocsin lexicon compile"), std::string::npos) << note;
  }
  auto all = sections();
  all.pop_back();
  write(file(), container_bytes({all.begin(), all.end()}));
  const auto lexicon = load();
  EXPECT_NE(lexicon.value().note().find("section actors.bearers is missing"), std::string::npos);
}

// What the compiler makes of these texts. Where it makes something else, raise kActorVersion, or
// files that users have made are taken for what they are not.
TEST_F(CompiledActors, TheSameTextsMakeTheSameFile) {
  const auto container = Container::open(file());
  ASSERT_TRUE(container.ok());
  EXPECT_EQ(kActorVersion, "1");
  EXPECT_EQ(container.value().hash(), "96a22063582fbc4b");
}

}  // namespace
}  // namespace tocsin
