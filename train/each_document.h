// What the tools that write features for a fit have in common.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/document_reader.h"

namespace tocsin {

// Code points of UTF-8: offsets as the gold data has them.
inline std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

// False, with a line on stderr, where the files cannot be read.
template <class Visit>
bool for_each_document(const std::vector<std::string>& files, const Visit& visit) {
  auto reader = DocumentReader::open(files, {}, std::cin);
  if (!reader.ok()) {
    fmt::print(stderr, "{}\n", reader.error().message);
    return false;
  }
  for (;;) {
    auto document = reader.value().next();
    if (!document.ok()) {
      fmt::print(stderr, "{}\n", document.error().message);
      return false;
    }
    if (!document.value()) return true;
    visit(std::move(*document.value()));
  }
}

}  // namespace tocsin
