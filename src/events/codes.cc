#include "events/codes.h"

#include <charconv>

#include "lexicon/word_list.h"

namespace tocsin {
namespace {

Status read_numbers(const WordList& list, std::string_view section_name, std::string_view key,
                    std::unordered_map<std::string, double>& out) {
  const WordSection* section = list.find(section_name);
  if (section == nullptr) return Ok{};
  for (const WordLine& line : section->lines) {
    const std::string_view text = line.value(key);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
      return list.error_at(line.line, std::string(key) + "= wants a number");
    }
    for (const std::string& word : line.words) out.emplace(word, number);
  }
  return Ok{};
}

}  // namespace

Result<Codes> Codes::load(const LayeredPath& path) {
  TOCSIN_TRY(list, WordList::load(path));
  Codes codes;
  TOCSIN_TRY(intensity, read_numbers(list, "intensity", "score", codes.intensity_));
  TOCSIN_TRY(goldstein, read_numbers(list, "goldstein", "weight", codes.goldstein_));
  return codes;
}

double Codes::intensity(EventType type, std::span<const std::string> modes) const {
  const std::string name(name_of(type));
  for (const std::string& mode : modes) {
    if (const auto found = intensity_.find(name + "." + mode); found != intensity_.end()) {
      return found->second;
    }
  }
  const auto found = intensity_.find(name);
  return found == intensity_.end() ? 0.0 : found->second;
}

double Codes::goldstein(std::string_view cameo) const {
  for (std::string code(cameo); code.size() >= 2; code.pop_back()) {
    if (const auto found = goldstein_.find(code); found != goldstein_.end()) return found->second;
  }
  return 0.0;
}

}  // namespace tocsin
