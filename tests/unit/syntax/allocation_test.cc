// The fast model works in memory that its Scratch already has: a program of its own, because it
// counts every allocation.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "support/conllu_layers.h"
#include "syntax/parser.h"

// All of them, or a sanitizer's own ones would be mixed with these.
namespace {

std::atomic<std::size_t> allocations{0};

void* allocate(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);  // a count: nothing hangs on its order
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace tocsin {
namespace {

TEST(FastModelMemory, AWarmDocumentAllocatesNothing) {
  Vocabulary vocabulary;
  const auto parser = Parser::load("models/fast.model", "", vocabulary);
  ASSERT_TRUE(parser.ok()) << parser.error().message;
  std::string lines;
  for (int i = 0; i < 40; ++i) {
    lines +=
        "Aldonia _ X FW 0 root\n'll _ X FW 1 dep\nwithdraw _ X FW 1 dep\ntroops _ X FW 1 dep\n";
    lines += "caf\xC3\xA9" + std::to_string(i) + " _ X FW 1 dep\n";
    lines += std::string(60, 'x') + " _ X FW 1 dep\n. _ X FW 1 dep\n\n";  // too long to be kept
    // No tree by itself: such words take the long way through the tree decoder.
    for (int k = 0; k < 30; ++k)
      lines += "of _ X FW " + std::string(k == 0 ? "0 root\n" : "1 dep\n");
    lines += "\n";
  }
  const Layers layers = layers_of_words(lines, vocabulary);
  Parser::Scratch scratch;
  SyntaxLayer out;
  for (int i = 0; i < 2; ++i) parser.value().run(vocabulary, layers, scratch, out, nullptr);
  const std::size_t before = allocations.load();
  for (int i = 0; i < 10; ++i) parser.value().run(vocabulary, layers, scratch, out, nullptr);
  EXPECT_EQ(allocations.load() - before, 0U);
  EXPECT_GT(before, 0U);
}

}  // namespace
}  // namespace tocsin
