// Whatever the bytes: a compiled file of actors is passed over with a note, or answers within its
// tables. Read as it is, and again with its checksums put right, for a damage that they do not
// show.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "fuzz/container_bytes.h"
#include "fuzz/fuzz.h"
#include "lexicon/actor_lexicon.h"

namespace {

using tocsin::Bytes;
namespace fs = std::filesystem;

// What the files of the corpus are made of.
constexpr std::string_view kText =
    "entry aldonia\n kind country\n country HMD\n name Aldonia | Republic of Aldonia\n"
    " adjective Aldonian\n body LEG the Stanza | MIL Sea-Watch\n source invented\n"
    "entry ana_ruiz\n kind person\n gender f\n country HMD\n name Ana Ruiz | Ruiz\n"
    " office HMD GOV 2019-03-02..2024 president\n source invented\n";

const fs::path& folder() {
  static const fs::path made = [] {
    fs::path path = fs::temp_directory_path() / ("tocsin_actor_fuzz_" + std::to_string(::getpid()));
    fs::create_directories(path / "actors");
    std::ofstream(path / "actors" / "a.txt", std::ios::binary) << kText;
    return path;
  }();
  return made;
}

// Asks all that there is to ask.
void ask(const tocsin::ActorLexicon& lexicon, const tocsin::Vocabulary& vocabulary) {
  tocsin::Layers layers;
  layers.document.text = "the Republic of Aldonia Ana Ruiz Sea - Watch Sea-Watch Aldonian";
  const std::string_view text = layers.document.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string lower(text.substr(at, end - at));
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    layers.tokens.span.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    layers.tokens.lower.push_back(vocabulary.find(lower));
    at = end + 1;
  }
  std::vector<tocsin::NameMatch> matches;
  const auto words = static_cast<std::uint32_t>(layers.tokens.span.size());
  lexicon.find_all(layers, {0, words}, matches);
  for (const tocsin::NameMatch& match : matches) {
    FUZZ_REQUIRE(match.entry.value < lexicon.size() && match.tokens.last <= words);
    FUZZ_REQUIRE(match.surface < lexicon.entry(match.entry).surfaces.size());
  }
  using namespace std::chrono_literals;
  std::size_t letters = 0;
  for (std::size_t e = 0; e < lexicon.size(); ++e) {
    const tocsin::ActorEntry entry = lexicon.entry(tocsin::EntryId(e));
    for (const tocsin::Surface& surface : entry.surfaces) letters += surface.text.size();
    for (const tocsin::OfficeTerm& term : entry.offices) letters += term.title.size();
    letters += lexicon.is_former(tocsin::EntryId(e), 2020y / 1 / 1) ? 1 : 0;
  }
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    letters += vocabulary.text(tocsin::SymbolId(i)).size();
    for (const tocsin::EntryId id : lexicon.of_surname(tocsin::SymbolId(i))) {
      FUZZ_REQUIRE(id.value < lexicon.size());
    }
  }
  FUZZ_REQUIRE(letters > 0 || lexicon.size() == 0);
}

void check(const Bytes& bytes) {
  const fs::path file = folder() / "actors.lexicon";
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  tocsin::Vocabulary vocabulary;
  const auto lexicon = tocsin::ActorLexicon::load(folder(), vocabulary, file);
  FUZZ_REQUIRE(lexicon.ok());
  FUZZ_REQUIRE(!lexicon.value().is_mapped() || lexicon.value().note().empty());
  ask(lexicon.value(), vocabulary);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, data + size);
  check(bytes);
  tocsin::mend_checksums(bytes);
  check(bytes);
  return 0;
}
