// Whatever the bytes: a model file is refused with a message or parses words to one tree. Read as
// it is, and again with its checksums put right, for a damage that a checksum does not show.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "fuzz/container_bytes.h"
#include "fuzz/fuzz.h"
#include "syntax/parser.h"

namespace {

using tocsin::Bytes;

tocsin::Layers layers_of(const std::vector<std::string>& words) {
  tocsin::Layers layers;
  std::string& text = layers.document.text;
  for (const std::string& word : words) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += word + " ";
    layers.tokens.span.push_back({begin, begin + static_cast<std::uint32_t>(word.size())});
    layers.tokens.sentence.emplace_back(0);
    layers.tokens.lower.emplace_back();
  }
  const auto count = static_cast<std::uint32_t>(words.size());
  layers.tokens.sentences.push_back(
      {{0, layers.tokens.span.back().end}, {0, count}, tocsin::SentenceKind::kText, 0});
  return layers;
}

void check_tree(const tocsin::SyntaxLayer& out, std::size_t words) {
  FUZZ_REQUIRE(out.size() == words && out.upos.size() == words && out.deprel.size() == words);
  FUZZ_REQUIRE(std::count(out.head.begin(), out.head.end(), tocsin::TokenId()) == 1);
  for (std::size_t i = 0; i < words; ++i) {
    FUZZ_REQUIRE(!out.head[i].is_valid() == (out.deprel[i] == tocsin::Deprel::kRoot));
    std::size_t steps = 0;
    for (tocsin::TokenId at(i); at.is_valid(); at = out.head[at.value]) {
      FUZZ_REQUIRE(at.value < words && ++steps <= words);
    }
  }
}

void check(const Bytes& bytes) {
  const int file = ::memfd_create("model", 0);
  FUZZ_REQUIRE(file >= 0);
  FUZZ_REQUIRE(::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  tocsin::Vocabulary vocabulary;
  const auto parser = tocsin::Parser::load("/proc/self/fd/" + std::to_string(file), "", vocabulary);
  ::close(file);
  if (!parser.ok()) {
    FUZZ_REQUIRE(!parser.error().message.empty());
    return;
  }
  const std::vector<std::string> words = {"Abc", "a", "bbbb", "\xC3\xA9", "c", ".", "ab", "went"};
  const tocsin::Layers layers = layers_of(words);
  tocsin::Parser::Scratch scratch;
  tocsin::SyntaxLayer out;
  parser.value().run(vocabulary, layers, scratch, out, nullptr);
  check_tree(out, words.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, data + size);
  check(bytes);
  tocsin::mend_checksums(bytes);
  check(bytes);
  return 0;
}
