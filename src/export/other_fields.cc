// The input's own fields, beside those that the record writes under the same names.
#include <algorithm>
#include <set>
#include <string>

#include "export/record.h"

namespace tocsin {
namespace {

struct Member {
  std::string_view key;   // as it was written, without its quotation marks
  std::string_view rest;  // ":" and the value
};

// One past the string that begins at `at`.
std::size_t end_of_string(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return std::min(at + 1, json.size());
}

// Takes the first member off `json`.
Member take_member(std::string_view& json) {
  const std::size_t key_begin = std::min(json.find('"'), json.size());
  const std::size_t key_end = end_of_string(json, key_begin);
  std::size_t depth = 0;
  std::size_t at = key_end;
  while (at < json.size() && (depth > 0 || json[at] != ',')) {
    const char c = json[at];
    if (c == '"') {
      at = end_of_string(json, at);
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    ++at;
  }
  Member member;
  if (key_end > key_begin + 1) {
    member.key = json.substr(key_begin + 1, key_end - key_begin - 2);
    member.rest = json.substr(key_end, at - key_end);
  }
  json.remove_prefix(std::min(at + 1, json.size()));
  return member;
}

}  // namespace

std::string renamed_members(std::string_view other_fields,
                            std::initializer_list<std::string_view> taken) {
  std::set<std::string, std::less<>> used;
  for (const std::string_view name : taken) used.emplace(name);
  std::string out;
  while (!other_fields.empty()) {
    const Member member = take_member(other_fields);
    if (member.rest.empty()) continue;
    std::string key(member.key);
    while (!used.insert(key).second) key.insert(0, "input_");
    if (!out.empty()) out += ',';
    out.append("\"").append(key).append("\"").append(member.rest);
  }
  return out;
}

}  // namespace tocsin
