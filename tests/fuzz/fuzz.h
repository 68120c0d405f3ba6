// What a fuzz target stands on: bytes in, a property that must hold.
#pragma once

#include <cstddef>
#include <cstdint>

// Stops the program where a property does not hold, in every build.
#define FUZZ_REQUIRE(condition) \
  do {                          \
    if (!(condition)) {         \
      __builtin_trap();         \
    }                           \
  } while (false)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
