#include "syntax/known_lemma.h"

#include <gtest/gtest.h>

namespace tocsin {
namespace {

struct KnownLemmaCase {
  std::string_view word;
  Xpos tag;
  std::string_view want;  // empty: none is known
};

constexpr KnownLemmaCase kCases[] = {
    {"attacked", Xpos::kVbd, "attack"},
    {"invaded", Xpos::kVbn, "invade"},
    {"shelled", Xpos::kVbn, "shell"},
    {"banned", Xpos::kVbd, "ban"},
    {"defied", Xpos::kVbd, "defy"},
    {"invading", Xpos::kVbg, "invade"},
    {"banning", Xpos::kVbg, "ban"},
    {"defies", Xpos::kVbz, "defy"},
    {"truces", Xpos::kNns, "truce"},

    // Only "y" gives "ied", even where another word is known.
    {"carried", Xpos::kVbd, ""},

    // Irregular forms, of tags of finite verbs and where the verb is known.
    {"shot", Xpos::kVbd, "shoot"},
    {"shot", Xpos::kNn, ""},
    {"shot", Xpos::kVbp, "shoot"},
    {"named", Xpos::kVbd, "name"},
    {"fled", Xpos::kVbd, ""},

    // A present form that was taken for a plain one.
    {"defies", Xpos::kVbp, "defy"},
    {"defy", Xpos::kVbp, ""},

    // A word that nobody asks for, and tags without an inflection.
    {"wandered", Xpos::kVbd, ""},
    {"attacked", Xpos::kJj, ""},
    {"ed", Xpos::kVbd, ""},
    {"", Xpos::kVbd, ""},
};

TEST(KnownLemma, Forms) {
  Vocabulary vocabulary;
  for (const char* word :
       {"attack", "invade", "shell", "ban", "defy", "truce", "carrie", "shoot", "nam", "name"}) {
    vocabulary.intern(word);
  }
  for (const auto& [word, tag, want] : kCases) {
    SCOPED_TRACE(word);
    std::string lemma;
    EXPECT_EQ(find_known_lemma(word, tag, vocabulary, lemma), !want.empty());
    EXPECT_EQ(lemma, want);
  }
}

}  // namespace
}  // namespace tocsin
