#include "core/container.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include "unit/model/model_file.h"

namespace tocsin {
namespace {

constexpr const char* kModel = "models/fast.model";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Damage {
  const char* name;
  std::function<void(std::string&)> change;
  const char* want;
};

// Each file is the shipped model with one fault; each fault is named.
TEST(Container, RefusesDamageAndSaysWhatIsWrong) {
  const std::string whole = read_file(kModel);
  ASSERT_GT(whole.size(), 100000U);
  const Damage damages[] = {
      {"empty", [](std::string& s) { s.clear(); }, "is empty"},
      {"foreign", [](std::string& s) { s.replace(0, 4, "RIFF"); }, "is no container of Tocsin"},
      {"newer", [](std::string& s) { s[8] = 9; }, "format version 9"},
      {"head only", [](std::string& s) { s.resize(20); }, "is no container of Tocsin"},
      {"table cut", [](std::string& s) { s.resize(200); }, "does not fit"},
      {"count huge", [](std::string& s) { s[13] = '\x7f'; }, "does not fit"},
      {"table flipped", [](std::string& s) { s[24 + 40] ^= 1; }, "table of sections is damaged"},
      {"cut in the middle", [](std::string& s) { s.resize(s.size() / 2); },
       "lies outside the file"},
      {"last byte flipped", [](std::string& s) { s.back() ^= 1; }, "is damaged"},
  };
  for (const Damage& damage : damages) {
    SCOPED_TRACE(damage.name);
    std::string bytes = whole;
    damage.change(bytes);
    const TemporaryFile file("damaged.model", bytes);
    const auto container = Container::open(file.path());
    ASSERT_FALSE(container.ok());
    EXPECT_NE(container.error().message.find(damage.want), std::string::npos)
        << container.error().message;
    EXPECT_NE(container.error().message.find("damaged.model"), std::string::npos);
  }
}

TEST(Container, SaysWhichSectionIsMissing) {
  const auto container = Container::open(kModel);
  ASSERT_TRUE(container.ok()) << container.error().message;
  EXPECT_TRUE(container.value().bytes("options").ok());
  const auto missing = container.value().bytes("no.such");
  ASSERT_FALSE(missing.ok());
  EXPECT_NE(missing.error().message.find("no.such"), std::string::npos);
  EXPECT_FALSE(container.value().int8("into.q", 1, 1).ok());
  EXPECT_FALSE(Container::open("models/none.model").ok());
}

}  // namespace
}  // namespace tocsin
