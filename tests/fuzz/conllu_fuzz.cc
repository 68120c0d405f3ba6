// Whatever the bytes: what is read is whole, and written again it reads the same.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "fuzz/fuzz.h"
#include "ingest/conllu_reader.h"

namespace {

std::string written(const tocsin::ConlluSentence& sentence) {
  std::string out;
  for (const std::string& comment : sentence.comments) out += comment + "\n";
  std::size_t extra = 0;
  for (std::size_t i = 0; i <= sentence.words.size(); ++i) {
    for (; extra < sentence.extras.size() && sentence.extras[extra].before_word == i; ++extra) {
      out += sentence.extras[extra].line + "\n";
    }
    if (i == sentence.words.size()) break;
    const tocsin::ConlluWord& w = sentence.words[i];
    out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", i + 1, w.form, w.lemma, w.upos,
                       w.xpos, w.feats, w.head, w.deprel, w.deps, w.misc);
  }
  FUZZ_REQUIRE(extra == sentence.extras.size());
  return out + "\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = tocsin::read_conllu("input", text);
  if (!read.ok()) {
    FUZZ_REQUIRE(read.error().message.starts_with("input:"));  // says where
    return 0;
  }
  std::string again;
  for (const tocsin::ConlluSentence& sentence : read.value()) {
    FUZZ_REQUIRE(!sentence.words.empty());
    for (const tocsin::ConlluWord& word : sentence.words) {
      FUZZ_REQUIRE(!word.form.empty() && word.head <= sentence.words.size());
    }
    for (const tocsin::ConlluExtra& extra : sentence.extras) {
      FUZZ_REQUIRE(!extra.is_multiword || (extra.last_word < sentence.words.size() &&
                                           extra.before_word <= extra.last_word));
    }
    again += written(sentence);
  }
  const auto reread = tocsin::read_conllu("again", again);
  FUZZ_REQUIRE(reread.ok() && reread.value().size() == read.value().size());
  std::string third;
  for (const tocsin::ConlluSentence& sentence : reread.value()) third += written(sentence);
  FUZZ_REQUIRE(third == again);
  return 0;
}
