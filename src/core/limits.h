// Caps on work, counted and never timed, so that the same input gives the same record under any
// load. Passing one gives a document the status `limit`, with the reason; the run goes on.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tocsin {

struct Limits {
  // A document's text. The largest bulk documents (country reports) have 0.4 MB.
  std::size_t text_bytes = std::size_t{8} << 20;
  // One line of JSON Lines, escapes included.
  std::size_t line_bytes = std::size_t{64} << 20;
  // Tokens of one sentence; a longer run is cut at the limit into several sentences, because the
  // parser's arc scores grow with the square.
  std::uint32_t sentence_tokens = 400;
  // Bytes of one token; a longer run of letters is cut.
  std::uint32_t token_bytes = 512;
};

}  // namespace tocsin
