#include "syntax/features.h"

#include <algorithm>

namespace tocsin {
namespace {

constexpr std::size_t kMostBytes = 40;
constexpr std::size_t kMostNgrams = 120;

struct Replacement {
  std::string_view from;  // UTF-8
  std::string_view to;
};

// Curly and low quotes, dashes, ellipsis, no-break space.
constexpr Replacement kReplacements[] = {
    {"\xE2\x80\x98", "'"},  {"\xE2\x80\x99", "'"},  {"\xE2\x80\x9A", "'"},   {"\xE2\x80\x9B", "'"},
    {"\xE2\x80\x9C", "\""}, {"\xE2\x80\x9D", "\""}, {"\xE2\x80\x9E", "\""},  {"\xE2\x80\x93", "-"},
    {"\xE2\x80\x94", "-"},  {"\xE2\x80\x95", "-"},  {"\xE2\x80\xA6", "..."}, {"\xC2\xA0", " "},
};

std::uint32_t shape_of(std::string_view form, bool is_first) {
  std::uint32_t upper = 0, small = 0, digits = 0, high = 0;
  for (const char c : form) {
    const auto byte = static_cast<unsigned char>(c);
    if (c >= 'A' && c <= 'Z') ++upper;
    if (c >= 'a' && c <= 'z') ++small;
    if (c >= '0' && c <= '9') ++digits;
    if (byte >= 0xC0) ++high;  // first byte of a character past ASCII
  }
  const bool starts_upper = !form.empty() && form.front() >= 'A' && form.front() <= 'Z';
  std::uint32_t shape = starts_upper ? 1 : 0;
  if (upper > 1 && small + high == 0) shape |= 2;
  if (digits > 0) shape |= 4;
  if (digits > 0 && upper + small + high == 0) shape |= 8;
  if (upper + small + digits + high == 0) shape |= 16;
  if (is_first) shape |= 32;
  return shape;
}

// FNV-1a, 32 bits, with a salt.
std::uint32_t hash_of(std::string_view bytes, std::uint32_t salt) {
  std::uint32_t hash = 2166136261U ^ salt;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace

void normalise_form(std::string_view form, std::string& out) {
  out.clear();
  while (!form.empty()) {
    const auto found = std::find_if(std::begin(kReplacements), std::end(kReplacements),
                                    [&](const Replacement& r) { return form.starts_with(r.from); });
    if (found != std::end(kReplacements)) {
      out += found->to;
      form.remove_prefix(found->from.size());
    } else {
      out += form.front();
      form.remove_prefix(1);
    }
  }
}

void lower_case(std::string_view form, std::string& out) {
  out.assign(form);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    if (byte >= 'A' && byte <= 'Z') {
      out[i] = static_cast<char>(byte + 32);
    } else if (byte == 0xC3 && i + 1 < out.size()) {
      // U+00C0 to U+00DE but the multiplication sign: C3 80 to C3 9E.
      const auto next = static_cast<unsigned char>(out[i + 1]);
      if (next >= 0x80 && next <= 0x9E && next != 0x97) out[i + 1] = static_cast<char>(next + 32);
      ++i;
    }
  }
}

void find_features(std::string_view form, bool is_first, WordFeatures& out) {
  normalise_form(form, out.normal);
  lower_case(out.normal, out.key);
  if (out.key.size() > kMostBytes) out.key.resize(kMostBytes);
  out.shape = shape_of(form, is_first);
  const std::string_view key = out.key;
  out.affixes.clear();
  for (std::uint32_t n = 1; n <= 4; ++n) {
    const std::size_t size = std::min<std::size_t>(n, key.size());
    out.affixes.push_back(hash_of(key.substr(key.size() - size), n) % kAffixRows);
  }
  for (std::uint32_t n = 1; n <= 3; ++n) {
    out.affixes.push_back(hash_of(key.substr(0, n), 4 + n) % kAffixRows);
  }
  out.ngrams.clear();
  out.padded.assign("<").append(key).append(">");
  const std::string_view padded = out.padded;
  for (std::size_t n = 3; n <= 5; ++n) {
    for (std::size_t i = 0; i + n <= padded.size() && out.ngrams.size() < kMostNgrams; ++i) {
      out.ngrams.push_back(hash_of(padded.substr(i, n), 97) % kNgramRows);
    }
  }
}

}  // namespace tocsin
