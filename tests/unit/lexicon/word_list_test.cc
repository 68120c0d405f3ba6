// Word lists: what an overlay makes of ours, and what is refused.
#include "lexicon/word_list.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin {
namespace {

namespace fs = std::filesystem;

// Writes the lists of a case below a folder of its own, which goes with it.
class OverlayTest : public testing::Test {
 protected:
  void TearDown() override { fs::remove_all(root_); }

  Result<WordList> load(std::string_view ours, const std::vector<std::string>& overlays) {
    fs::remove_all(root_);
    LayeredPath path = root_ / "ours";
    write(path.ours, ours);
    for (const std::string& overlay : overlays) {
      path.overlays.push_back(root_ / ("theirs" + std::to_string(path.overlays.size())));
      if (!overlay.empty()) write(path.overlays.back(), overlay);
    }
    return WordList::load(path / "words.txt");
  }

  std::string root() const { return root_.string(); }

 private:
  static void write(const fs::path& folder, std::string_view content) {
    fs::create_directories(folder);
    std::ofstream(folder / "words.txt", std::ios::binary) << content;
  }

  const fs::path root_ = fs::path(testing::TempDir()) /
                         (std::string("tocsin_words_") +
                          testing::UnitTest::GetInstance()->current_test_info()->name());
};

// "[say] hint|note key=1; speak" for each section that has lines.
std::string dump(const WordList& list) {
  std::string out;
  for (const WordSection& section : list.sections()) {
    out += "[" + section.name + "]";
    for (const WordLine& line : section.lines) {
      out += " ";
      for (const std::string& word : line.words) out += (out.back() == ' ' ? "" : "|") + word;
      for (const auto& [key, value] : line.keys) out += " " + key + "=" + value;
      out += ";";
    }
  }
  return out;
}

TEST_F(OverlayTest, ChangesOurs) {
  constexpr std::string_view kOurs = "[say]\nhint|note act=think\nspeak\n[ask]\nbeg\n";
  struct Case {
    std::vector<std::string> overlays;
    std::string want;
  };
  const std::vector<Case> cases = {
      {{}, "[say] hint|note act=think; speak;[ask] beg;"},
      {{""}, "[say] hint|note act=think; speak;[ask] beg;"},
      {{"[ask]\nplead act=beg\n"}, "[say] hint|note act=think; speak;[ask] beg; plead act=beg;"},
      // A word takes the place of ours, in its section only.
      {{"[say]\nnote act=say\n"}, "[say] hint act=think; speak; note act=say;[ask] beg;"},
      {{"[say]\nbeg\n"}, "[say] hint|note act=think; speak; beg;[ask] beg;"},
      // "+": beside ours. "-": ours alone goes.
      {{"[say]\n+note act=say\n"}, "[say] hint|note act=think; speak; note act=say;[ask] beg;"},
      {{"[say]\n-hint|-speak\n"}, "[say] note act=think;[ask] beg;"},
      // Two lines of one overlay stand side by side; a later overlay stands upon the first.
      {{"[ask]\nbeg a=1\nbeg a=2\n"}, "[say] hint|note act=think; speak;[ask] beg a=1; beg a=2;"},
      {{"[ask]\nbeg a=1\n", "[ask]\nbeg a=2\n"}, "[say] hint|note act=think; speak;[ask] beg a=2;"},
      {{"[ask]\nplead\n", "[ask]\n-plead\n"}, "[say] hint|note act=think; speak;[ask] beg;"},
  };
  for (const auto& [overlays, want] : cases) {
    SCOPED_TRACE(overlays.empty() ? "" : overlays.front());
    const auto list = load(kOurs, overlays);
    ASSERT_TRUE(list.ok()) << list.error().message;
    EXPECT_EQ(dump(list.value()), want);
  }
}

// The file of the overlay is named with its path, ours by its name.
TEST_F(OverlayTest, NamesFileAndLine) {
  const std::string theirs = root() + "/theirs0/words.txt";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"[say]\nhint\n-shout\n", theirs + ":3: -shout: [say] has no such word to take away"},
      {"[sey]\nhint\n", theirs + ":1: no section [sey] in words.txt; there are: say ask"},
      {"hint\n", theirs + ":1: a line before the first [section]"},
      {"[say]\nhint act\n", theirs + ":2: \"act\" is no key=value"},
  };
  for (const auto& [overlay, message] : cases) {
    const auto list = load("[say]\nhint\n[ask]\nbeg\n", {overlay});
    ASSERT_FALSE(list.ok()) << overlay;
    EXPECT_EQ(list.error().message, message);
  }
  const auto list = load("[say]\nhint\n", {"[say]\n\nnote ackt=1\n"});
  ASSERT_TRUE(list.ok());
  const Status known = list.value().allow_keys(list.value().sections().front(), {"act"});
  ASSERT_FALSE(known.ok());
  EXPECT_EQ(known.error().message,
            theirs + ":3: unknown key \"ackt\" in [say]; did you mean \"act\"?");
}

TEST(WordList, AFileThatIsNotThere) {
  const auto list = WordList::load("no/such/words.txt");
  ASSERT_FALSE(list.ok());
  EXPECT_EQ(list.error().code, ErrorCode::kIo);
}

TEST(WordList, ClosestWord) {
  EXPECT_EQ(closest_word("recipiant", {"actor", "recipient"}), "recipient");
  EXPECT_EQ(closest_word("quux", {"actor", "recipient"}), "");
}

}  // namespace
}  // namespace tocsin
