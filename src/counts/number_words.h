// Numbers spelled out in English: "two hundred and fifty" is 250. The rules are ICU's.
//
// Threads: immutable once loaded.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "core/result.h"

namespace tocsin {

class NumberWords {
 public:
  // Fails with kUnsupported where ICU has no English rules.
  static Result<NumberWords> load();

  NumberWords(NumberWords&&) noexcept;
  NumberWords& operator=(NumberWords&&) noexcept;
  ~NumberWords();

  // None where `words`, all of them, do not spell a whole number as it is spelled in full: "twenty
  // five" without its hyphen, "first", "nineteen hundred". Costs a parse and a spelling by ICU: ask
  // only of likely words.
  std::optional<std::int64_t> read(std::string_view words) const;

 private:
  struct Rules;  // ICU's
  explicit NumberWords(std::unique_ptr<Rules> rules);

  std::unique_ptr<Rules> rules_;
};

}  // namespace tocsin
