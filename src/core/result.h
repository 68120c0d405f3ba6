// What a call that can fail returns: a value, or an Error that says what, where and what to do.
//
// Result is for the world that misbehaves (files, dictionaries, limits). One odd document is no
// error of the run: it gets a DocStatus. Our own mistakes are TOCSIN_ASSERT.
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace tocsin {

enum class ErrorCode : std::uint8_t { kIo, kCorrupt, kVersion, kSyntax, kLimit, kUnsupported };

struct Error {
  ErrorCode code;
  std::string message;  // what, where (file, line or offset), what to do
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor): returns
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor): returns

  bool ok() const noexcept { return std::holds_alternative<T>(state_); }
  T& value() & { return std::get<T>(state_); }
  const T& value() const& { return std::get<T>(state_); }
  T&& value() && { return std::get<T>(std::move(state_)); }
  const Error& error() const& { return std::get<Error>(state_); }
  Error&& error() && { return std::get<Error>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

struct Ok {};
using Status = Result<Ok>;

}  // namespace tocsin

#define TOCSIN_CONCAT_INNER(a, b) a##b
#define TOCSIN_CONCAT(a, b) TOCSIN_CONCAT_INNER(a, b)

// Declares `x` and moves the value of `expr` into it, or returns the error from this function.
#define TOCSIN_TRY(x, expr) TOCSIN_TRY_INNER(TOCSIN_CONCAT(tocsin_result_, __LINE__), x, expr)
#define TOCSIN_TRY_INNER(result, x, expr)             \
  auto result = (expr);                               \
  if (!result.ok()) return std::move(result).error(); \
  [[maybe_unused]] auto x = std::move(result).value()

// A broken invariant of ours, never reachable from input. Off where NDEBUG is defined.
#define TOCSIN_ASSERT(condition) assert(condition)
