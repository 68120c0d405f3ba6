// The columns of each table: a name, and how its cell is made from a row.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "export/tables.h"

namespace tocsin {

struct Column {
  std::string_view name;
  std::string (*cell)(const TableRow& row);
};

std::span<const Column> column_list(Table table);

// True where the parties act on each other: the rules leave the recipients of such an act empty.
bool is_mutual(const Event& event);

}  // namespace tocsin
