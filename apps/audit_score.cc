#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

#include "audit_sheet.h"

namespace tocsin {
namespace {

constexpr std::array<std::string_view, 3> kQuestions = {"type_ok", "parties_ok", "factuality_ok"};

struct SheetRow {
  std::size_t line = 0;  // where it begins
  std::vector<std::string> cells;
};

// Rows of comma- or semicolon-separated values; a cell in quotation marks may hold line breaks.
std::vector<SheetRow> rows_of(std::string_view csv) {
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
  const std::string_view head = csv.substr(0, csv.find('\n'));
  const char comma =
      std::count(head.begin(), head.end(), ';') > std::count(head.begin(), head.end(), ',') ? ';'
                                                                                            : ',';
  std::vector<SheetRow> rows;
  std::size_t line = 1;
  bool quoted = false;
  bool fresh = true;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (fresh) rows.push_back({line, {""}});
    fresh = false;
    if (c == '\n') ++line;
    std::string& cell = rows.back().cells.back();
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < csv.size() && csv[i + 1] == '"') {
        cell += csv[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == comma) {
      rows.back().cells.emplace_back();
    } else if (c == '\n') {
      fresh = true;
    } else if (c != '\r') {
      cell += c;
    }
  }
  return rows;
}

enum class Verdict : std::uint8_t { kBlank, kYes, kNo, kOther };

Verdict verdict_of(std::string_view cell) {
  std::string word;
  for (const char c : cell) {
    if (c != ' ' && c != '\t') word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (word.empty() || word == "?") return Verdict::kBlank;
  for (const std::string_view yes : {"y", "yes", "1", "true", "x"}) {
    if (word == yes) return Verdict::kYes;
  }
  for (const std::string_view no : {"n", "no", "0", "false"}) {
    if (word == no) return Verdict::kNo;
  }
  return Verdict::kOther;
}

struct Tally {
  std::size_t judged = 0;
  std::size_t right = 0;
  std::size_t total = 0;  // of the type, in the file that was sampled
};

double share_of(const Tally& tally) {
  return static_cast<double>(tally.right) / static_cast<double>(tally.judged);
}

// Weighted by the types' totals; as many trials as would vary as much.
Precision overall(const std::map<std::string, Tally>& by_type) {
  Precision all;
  double weights = 0;
  for (const auto& [type, tally] : by_type) {
    if (tally.judged > 0) weights += static_cast<double>(tally.total);
  }
  double variance = 0;
  for (const auto& [type, tally] : by_type) {
    if (tally.judged == 0 || weights == 0) continue;
    const double weight = static_cast<double>(tally.total) / weights;
    const double share = share_of(tally);
    all.judged += tally.judged;
    all.right += tally.right;
    all.share += weight * share;
    variance += weight * weight * share * (1 - share) / static_cast<double>(tally.judged);
  }
  const double trials =
      variance > 0 ? all.share * (1 - all.share) / variance : static_cast<double>(all.judged);
  all.interval = wilson(all.share, trials);
  return all;
}

}  // namespace

Interval wilson(double share, double trials) {
  if (trials <= 0) return {0, 1};
  constexpr double kZ = 1.959963984540054;  // 95 %
  const double z2 = kZ * kZ;
  const double middle = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const double half =
      kZ / (1 + z2 / trials) * std::sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials));
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

Result<std::vector<AuditScore>> score_sheet(std::string_view name, std::string_view csv) {
  const auto error = [&](std::size_t line, std::string_view what) {
    return Error{ErrorCode::kSyntax, fmt::format("{}:{}: {}", name, line, what)};
  };
  const std::vector<SheetRow> rows = rows_of(csv);
  if (rows.empty()) return error(1, "the sheet is empty");
  const auto column = [&](std::string_view wanted) {
    const auto& head = rows.front().cells;
    return static_cast<std::size_t>(std::find(head.begin(), head.end(), wanted) - head.begin());
  };
  const std::size_t width = rows.front().cells.size();
  for (const std::string_view needed :
       {"type", "type_total", "type_ok", "parties_ok", "factuality_ok"}) {
    if (column(needed) == width) {
      return error(
          1, fmt::format("there is no column {}; score a sheet that `tocsin audit` wrote", needed));
    }
  }
  std::array<std::map<std::string, Tally>, kQuestions.size()> tallies;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& [line, cells] = rows[i];
    if (cells.size() == 1 && cells.front().empty()) continue;
    if (cells.size() < width) {
      return error(line, fmt::format("{} columns, the head has {}", cells.size(), width));
    }
    const std::string& digits = cells[column("type_total")];
    std::size_t total = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), total);
    if (fault != std::errc() || end != digits.data() + digits.size() || total == 0) {
      return error(line, fmt::format("type_total \"{}\" is no number", digits));
    }
    for (std::size_t q = 0; q < kQuestions.size(); ++q) {
      const std::string& cell = cells[column(kQuestions[q])];
      const Verdict verdict = verdict_of(cell);
      Tally& tally = tallies[q][cells[column("type")]];
      tally.total = total;
      if (verdict == Verdict::kBlank) continue;
      if (verdict == Verdict::kOther) {
        return error(
            line, fmt::format("{} \"{}\": write y or n, or leave it blank", kQuestions[q], cell));
      }
      ++tally.judged;
      if (verdict == Verdict::kYes) ++tally.right;
    }
  }
  std::vector<AuditScore> scores;
  for (std::size_t q = 0; q < kQuestions.size(); ++q) {
    AuditScore& score = scores.emplace_back();
    score.question = kQuestions[q];
    for (const auto& [type, tally] : tallies[q]) {
      if (tally.judged == 0) continue;
      const double share = share_of(tally);
      score.rows.push_back({type, tally.judged, tally.right, share,
                            wilson(share, static_cast<double>(tally.judged))});
    }
    if (!score.rows.empty()) score.rows.push_back(overall(tallies[q]));
  }
  return scores;
}

}  // namespace tocsin
