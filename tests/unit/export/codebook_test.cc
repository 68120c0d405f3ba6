// docs/codebook.md says every column of every table, in the order of the table.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "export/tables.h"

namespace tocsin {
namespace {

// The names in the first column of the table under "## `name`"; rows begin with "| `column` |".
std::vector<std::string> columns_in_codebook(const std::string& book, std::string_view table) {
  std::vector<std::string> columns;
  const std::string heading = "## `" + std::string(table) + "`\n";
  std::size_t at = book.find(heading);
  if (at == std::string::npos) return columns;
  at += heading.size();
  const std::size_t end = book.find("\n## ", at);
  while ((at = book.find("\n| `", at)) < end) {
    at += 4;
    columns.push_back(book.substr(at, book.find('`', at) - at));
  }
  return columns;
}

TEST(Codebook, SaysEveryColumn) {
  std::ifstream file("docs/codebook.md");
  const std::string book((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  ASSERT_FALSE(book.empty());
  for (const Table table : {Table::kEvents, Table::kEventDyads, Table::kStatements, Table::kActors,
                            Table::kPlaces, Table::kDates}) {
    SCOPED_TRACE(name_of(table));
    const auto names = columns_of(table);
    EXPECT_EQ(columns_in_codebook(book, name_of(table)),
              std::vector<std::string>(names.begin(), names.end()));
  }
}

}  // namespace
}  // namespace tocsin
