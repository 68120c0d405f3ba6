// The gazetteer from its parts: keys of names, the reader of the package's protobuf, the compiler,
// the mapped file and what it refuses, our own table.
#include "places/gazetteer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/container_writer.h"
#include "places/city_reader.h"
#include "places/gazetteer_builder.h"
#include "places/name_key.h"

namespace tocsin {
namespace {

namespace fs = std::filesystem;

// ------------------------------------------------------------------ keys

struct KeyCase {
  std::vector<std::string_view> words;  // as the tokenizer parts them
  std::string_view want;                // empty: no name of a place
};

const KeyCase kKeyCases[] = {
    {{"Kyiv"}, "kyiv"},
    // However the tokenizer parts a name with hyphens, it is one key.
    {{"Port-au-Prince"}, "port au prince"},
    {{"Port", "-", "au", "-", "Prince"}, "port au prince"},
    // Accents, apostrophes and full stops make no other name.
    {{"S\xC3\xA3o", "Paulo"}, "sao paulo"},
    {{"N'Djamena"}, "ndjamena"},
    {{"Ta\xE2\x80\x98izz"}, "taizz"},
    {{"St.", "Louis"}, "st louis"},
    {{"D.C."}, "dc"},
    {{"\xC5\x81\xC3\xB3"
      "d\xC5\xBA"},
     "lodz"},
    {{"People", "'s", "Republic"}, "peoples republic"},
    {{"1st", "Avenue"}, "1st avenue"},
    // No names: what has other signs in it.
    {{"and/or"}, ""},
    {{"50%"}, ""},
    {{"a@b"}, ""},
};

TEST(NameKey, WordsToKeys) {
  for (const auto& [words, want] : kKeyCases) {
    SCOPED_TRACE(std::string(words.front()));
    std::string key;
    bool ok = true;
    for (const std::string_view word : words) ok = ok && append_to_key(word, key);
    EXPECT_EQ(ok ? key : "", want);
  }
}

// ---------------------------------------------------------- the package

void put_varint(std::uint64_t value, std::string& out) {
  while (value >= 0x80) {
    out += static_cast<char>((value & 0x7F) | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}
std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
void put_text(std::uint64_t field, std::string_view text, std::string& out) {
  put_varint(field << 3 | 2, out);
  put_varint(text.size(), out);
  out += text;
}
void put_number(std::uint64_t field, std::uint64_t value, std::string& out) {
  put_varint(field << 3, out);
  put_varint(value, out);
}

struct MadeCity {
  std::int64_t id;
  std::string_view name, country, region;
  std::uint64_t people;
  std::int64_t east, north;  // differences, in hundred thousandths of a degree
};

std::string message_of(const MadeCity& city) {
  std::string body;
  put_number(1, zigzag(city.id), body);
  put_text(2, city.name, body);
  put_text(3, city.country, body);
  put_text(7, "PPL", body);
  put_text(8, city.region, body);
  put_number(9, city.people, body);
  put_number(10, zigzag(city.east), body);
  put_number(11, zigzag(city.north), body);
  std::string out;
  put_varint(body.size(), out);
  return out + body;
}

std::string three_cities() {
  return message_of({11, "Bree", "FR", "11", 5000, 1'00000, 2'00000}) +
         message_of({12, "Bree", "US", "TX", 90000, -10'00000, 1'00000}) +
         message_of({13, "New Bree", "US", "TX", 70, 50000, 0});
}

const std::unordered_map<std::string, std::string> kCodes = {{"FR", "FRA"}, {"US", "USA"}};

TEST(CityReader, PointsAreSumsOfDifferences) {
  const auto cities = read_cities(three_cities(), kCodes, "made");
  ASSERT_TRUE(cities.ok()) << cities.error().message;
  ASSERT_EQ(cities.value().size(), 3U);
  const PlaceEntry& third = cities.value()[2];
  EXPECT_EQ(third.names.front(), "New Bree");
  EXPECT_EQ(third.geonames, 13U);
  EXPECT_EQ(third.country.view(), "USA");
  EXPECT_EQ(third.region, "TX");
  EXPECT_EQ(third.population, 70U);
  EXPECT_EQ(third.longitude, -8'50000);
  EXPECT_EQ(third.latitude, 3'00000);
}

TEST(CityReader, RefusesWhatIsNoSuchFile) {
  const std::string whole = three_cities();
  const std::string off_earth = message_of({1, "Bree", "FR", "", 1, 0, 91'00000});
  std::string long_message;
  put_varint(100'000, long_message);
  for (const std::string& bytes :
       {std::string(), std::string("\x00", 1), std::string("no protobuf at all"), off_earth,
        long_message, whole.substr(0, whole.size() - 1),
        message_of({-4, "Bree", "FR", "", 1, 0, 0}), std::string(20, '\xFF')}) {
    const auto cities = read_cities(bytes, kCodes, "made.pbf");
    ASSERT_FALSE(cities.ok()) << bytes.size();
    EXPECT_EQ(cities.error().code, ErrorCode::kCorrupt);
    EXPECT_NE(cities.error().message.find("made.pbf"), std::string::npos);
  }
  // Unknown countries alone are no city either.
  EXPECT_FALSE(read_cities(message_of({1, "Bree", "XX", "", 1, 0, 0}), kCodes, "made").ok());
}

// -------------------------------------------------------- table and file

NameTableBytes made_table() {
  GazetteerBuilder builder;
  auto cities = read_cities(three_cities(), kCodes, "made");
  for (const PlaceEntry& city : cities.value()) EXPECT_TRUE(builder.add(city).ok());
  PlaceEntry arab;
  arab.names = {"Al Corland", "QLD"};
  arab.country = CountryCode("SYR");
  EXPECT_TRUE(builder.add(arab).ok());
  return builder.finish();
}

NameTable table_of(const NameTableBytes& bytes) {
  auto table = NameTable::over(bytes.places, bytes.names, bytes.senses, bytes.slots, "made");
  EXPECT_TRUE(table.ok());
  return std::move(table).value();
}

TEST(NameTable, FindsNamesAndTheirBeginnings) {
  const NameTableBytes bytes = made_table();
  const NameTable table = table_of(bytes);
  const NameTable::Found bree = table.find(hash_of_key("bree"));
  ASSERT_EQ(bree.count, 2U);
  EXPECT_FALSE(bree.goes_on);
  // The larger first.
  EXPECT_EQ(table.facts(table.place_of(bree.first)).country, CountryCode("USA"));
  EXPECT_EQ(table.facts(table.place_of(bree.first + 1)).geonames, 11U);
  const NameTable::Found begin = table.find(hash_of_key("new"));
  EXPECT_EQ(begin.count, 0U);
  EXPECT_TRUE(begin.goes_on);
  EXPECT_EQ(table.find(hash_of_key("new bree")).count, 1U);
  EXPECT_EQ(table.find(hash_of_key("nowhere")).count, 0U);
  // Without its article, as a further name; and capitals ask for capitals.
  const NameTable::Found plain = table.find(hash_of_key("corland"));
  ASSERT_EQ(plain.count, 1U);
  EXPECT_EQ(table.flags_of(plain.first), kFurtherName);
  EXPECT_EQ(table.flags_of(table.find(hash_of_key("qld")).first), kFurtherName | kCapitals);
}

TEST(NameTable, RefusesTablesThatPointOutside) {
  const NameTableBytes good = made_table();
  const auto refused = [](const NameTableBytes& bytes) {
    return !NameTable::over(bytes.places, bytes.names, bytes.senses, bytes.slots, "made").ok();
  };
  EXPECT_FALSE(refused(good));
  NameTableBytes bad = good;
  bad.places.pop_back();
  EXPECT_TRUE(refused(bad));
  bad = good;
  bad.names.resize(3);
  EXPECT_TRUE(refused(bad));
  bad = good;
  bad.senses[0] = '\x7F';
  EXPECT_TRUE(refused(bad));
  bad = good;
  bad.slots.resize(bad.slots.size() - NameTable::kSlotSize);
  EXPECT_TRUE(refused(bad));
  bad = good;
  bad.slots.assign(bad.slots.size(), '\x01');
  EXPECT_TRUE(refused(bad));
  bad.slots.clear();
  EXPECT_TRUE(refused(bad));
}

TEST(GazetteerFile, TheSameCitiesTheSameBytes) {
  EXPECT_EQ(gazetteer_file(made_table(), "made"), gazetteer_file(made_table(), "made"));
}

class GazetteerFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("tocsin_gazetteer_" +
               std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "gazetteer");
    fs::create_directories(folder_ / "lexicon" / "places");
    write(folder_ / "lexicon" / "places" / "own.txt",
          "[country]\nFRA at=46,2\n[region]\nCorland_Sea at=-3.5,170 feature=SEA\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  static void write(const fs::path& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  Result<Gazetteer> load() {
    Vocabulary vocabulary;
    auto lexicon = ActorLexicon::parse(
        "made", "entry france\n kind country\n country FRA\n name France\n source made\n",
        vocabulary);
    EXPECT_TRUE(lexicon.ok());
    return Gazetteer::load(folder_, folder_ / "lexicon", lexicon.value());
  }

  fs::path folder_;
};

TEST_F(GazetteerFolder, WorksWithoutTheFileOfCities) {
  const auto gazetteer = load();
  ASSERT_TRUE(gazetteer.ok()) << gazetteer.error().message;
  EXPECT_FALSE(gazetteer.value().has_cities());
  const Gazetteer::Name name = gazetteer.value().find(hash_of_key("corland sea"));
  ASSERT_TRUE(name.is_place());
  std::vector<Sense> senses;
  gazetteer.value().senses_of(name, senses);
  const PlaceFacts sea = gazetteer.value().facts(senses.front().place);
  EXPECT_EQ(sea.feature, "SEA");
  EXPECT_EQ(sea.latitude, -3'50000);
  EXPECT_TRUE(gazetteer.value().find(hash_of_key("france")).is_place());
  EXPECT_TRUE(gazetteer.value().country(CountryCode("FRA")).has_value());
  EXPECT_FALSE(gazetteer.value().country(CountryCode("USA")).has_value());
}

TEST_F(GazetteerFolder, MapsTheFile) {
  ASSERT_TRUE(write_file_whole(gazetteer_path(folder_), gazetteer_file(made_table(), "made")).ok());
  const auto gazetteer = load();
  ASSERT_TRUE(gazetteer.ok()) << gazetteer.error().message;
  EXPECT_TRUE(gazetteer.value().has_cities());
  EXPECT_EQ(gazetteer.value().hash().size(), 16U);
  std::vector<Sense> senses;
  gazetteer.value().senses_of(gazetteer.value().find(hash_of_key("bree")), senses);
  EXPECT_EQ(senses.size(), 2U);
}

// Every byte that is flipped is found, but those between the sections.
TEST_F(GazetteerFolder, RefusesADamagedFile) {
  const std::string whole = gazetteer_file(made_table(), "made");
  const NameTableBytes table = made_table();
  for (const std::size_t at : {std::size_t{0}, std::size_t{9}, std::size_t{40}, whole.size() - 3,
                               whole.size() - table.slots.size() + 5}) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x40);
    write(gazetteer_path(folder_), bytes);
    const auto gazetteer = load();
    ASSERT_FALSE(gazetteer.ok()) << at;
    EXPECT_NE(gazetteer.error().message.find("cities.gazetteer"), std::string::npos);
  }
  write(gazetteer_path(folder_), whole.substr(0, whole.size() / 2));
  EXPECT_FALSE(load().ok());
  write(gazetteer_path(folder_), container_bytes({{"other", "bytes"}}));
  EXPECT_FALSE(load().ok());
}

// ---------------------------------------------------------- our own table

struct BadLine {
  std::string_view content;
  std::string_view want;  // in the message
};

constexpr BadLine kBadLines[] = {
    {"[town]\nBree at=1,2\n", "unknown section"},
    {"[city]\nBree\n", "LATITUDE"},
    {"[city]\nBree at=91,2\n", "LATITUDE"},
    {"[city]\nBree at=north\n", "LATITUDE"},
    {"[city]\nBree at=1,2 country=XQZ\n", "no code of a country"},
    {"[city]\nBree at=1,2 population=many\n", "no number"},
    {"[city]\nBree at=1,2 colour=red\n", "unknown key"},
};

TEST(OwnPlaces, RefusesSlipsNamingTheLine) {
  for (const auto& [content, want] : kBadLines) {
    const auto list = WordList::parse("own.txt", content);
    ASSERT_TRUE(list.ok());
    OwnPlaces own;
    const Status added = own.add(list.value());
    ASSERT_FALSE(added.ok()) << content;
    EXPECT_NE(added.error().message.find("own.txt:"), std::string::npos);
    EXPECT_NE(added.error().message.find(want), std::string::npos) << added.error().message;
  }
}

}  // namespace
}  // namespace tocsin
