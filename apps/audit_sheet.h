// A reading sheet: some events of each type with their words, and blank columns for a reader's
// verdicts; and what the filled sheet says about precision.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace tocsin {

struct SheetOptions {
  std::size_t per_type = 50;
  std::uint64_t seed = 1;
  bool all = false;  // every event, not only those of the table of what happened
};

struct AuditSheet {
  std::string csv;
  std::size_t events = 0;  // that were there to choose from
  std::size_t rows = 0;
};

// Reads records (schema tocsin/1, a line each) from `path`, "-" for standard input, keeping only
// the rows that are chosen. The same file and seed, the same bytes. Fails with kIo, or with kSyntax
// naming file and line.
Result<AuditSheet> make_sheet(const std::string& path, const SheetOptions& options);

struct Interval {
  double low = 0;
  double high = 0;
};

// Wilson's interval of 95 % for a share of `trials`, which may be a fraction of a number.
Interval wilson(double share, double trials);

struct Precision {
  std::string type;  // empty: overall
  std::size_t judged = 0;
  std::size_t right = 0;
  double share = 0;
  Interval interval;
};

struct AuditScore {
  std::string question;         // "type_ok"
  std::vector<Precision> rows;  // by type; the last is overall, weighted by the types' totals
};

// `csv` is a filled sheet, `name` stands for it in messages. Fails with kSyntax, naming the line.
Result<std::vector<AuditScore>> score_sheet(std::string_view name, std::string_view csv);

}  // namespace tocsin
