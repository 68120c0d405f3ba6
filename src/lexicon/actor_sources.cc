#include "lexicon/actor_sources.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "core/text_file.h"

namespace tocsin {
namespace {

Result<std::vector<std::filesystem::path>> text_files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  for (std::filesystem::directory_iterator it(folder, failed), end; !failed && it != end;
       it.increment(failed)) {
    if (it->path().extension() == ".txt") files.push_back(it->path());
  }
  if (failed) {
    return Error{ErrorCode::kIo, fmt::format("{}: cannot be listed ({}); is the data folder "
                                             "complete?",
                                             folder.string(), failed.message())};
  }
  std::sort(files.begin(), files.end());
  return files;
}

// What `more` says, upon an entry that is there.
void add_more(ActorDraft more, ActorDraft& entry) {
  entry.surfaces.insert(entry.surfaces.end(), std::make_move_iterator(more.surfaces.begin()),
                        std::make_move_iterator(more.surfaces.end()));
  entry.offices.insert(entry.offices.end(), std::make_move_iterator(more.offices.begin()),
                       std::make_move_iterator(more.offices.end()));
  if (more.kind != ActorKind::kUnknown) entry.kind = more.kind;
  if (more.country.is_known()) entry.country = more.country;
  if (!more.sectors.empty()) entry.sectors = std::move(more.sectors);
  if (more.gender != Gender::kUnknown) entry.gender = more.gender;
  if (!more.wikidata.empty()) entry.wikidata = std::move(more.wikidata);
  if (!more.source.empty()) entry.source += (entry.source.empty() ? "" : "; ") + more.source;
}

}  // namespace

Result<ActorSources> ActorSources::read(const LayeredPath& lexicon_dir) {
  ActorSources sources;
  const LayeredPath folders = lexicon_dir / "actors";
  TOCSIN_TRY(ours, sources.add_folder(folders.ours, 0));
  std::uint32_t layer = 0;
  for (const std::filesystem::path& overlay : folders.overlays) {
    std::error_code error;
    if (!std::filesystem::exists(overlay, error)) continue;
    TOCSIN_TRY(theirs, sources.add_folder(overlay, ++layer));
  }
  return sources;
}

ActorSources ActorSources::of(std::string_view file, std::string_view content) {
  ActorSources sources;
  sources.files_.push_back({0, std::string(file)});
  sources.names_.emplace_back(file);
  sources.contents_.emplace_back(content);
  return sources;
}

Status ActorSources::add_folder(const std::filesystem::path& folder, std::uint32_t layer) {
  TOCSIN_TRY(files, text_files_of(folder));
  for (const std::filesystem::path& file : files) {
    TOCSIN_TRY(content, read_text_file(file));
    std::string name = file.filename().string();
    files_.push_back({layer, layer == 0 ? name : file.string()});
    names_.push_back(std::move(name));
    contents_.push_back(std::move(content));
  }
  return Ok{};
}

std::string ActorSources::lines() const {
  std::string out;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    fmt::format_to(std::back_inserter(out), "{} {} {:016x} {}\n", files_[i].layer,
                   contents_[i].size(), XXH3_64bits(contents_[i].data(), contents_[i].size()),
                   names_[i]);
  }
  return out;
}

Result<std::vector<ActorDraft>> ActorSources::entries() const {
  std::vector<ActorDraft> all;
  for (std::size_t i = 0; i < files_.size();) {
    const std::uint32_t layer = files_[i].layer;
    std::vector<ActorDraft> fresh;
    for (; i < files_.size() && files_[i].layer == layer; ++i) {
      TOCSIN_TRY(done, parse_actor_drafts(files_[i].file, contents_[i], fresh,
                                          static_cast<std::uint32_t>(i)));
    }
    TOCSIN_TRY(laid, lay_upon(std::move(fresh), all));
  }
  return all;
}

Status ActorSources::lay_upon(std::vector<ActorDraft> fresh,
                              std::vector<ActorDraft>& entries) const {
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < entries.size(); ++i) known.emplace(entries[i].id, i);
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    const auto [at, is_new] = seen.emplace(fresh[i].id, i);
    if (!is_new) {
      const ActorDraft& first = fresh[at->second];
      return Error{ErrorCode::kSyntax,
                   fmt::format("{}:{}: entry {} stands at {}:{} already; join the two, or give one "
                               "another id",
                               files_[fresh[i].file].file, fresh[i].line, fresh[i].id,
                               files_[first.file].file, first.line)};
    }
    const bool leans_on_one = fresh[i].is_off || fresh[i].is_more;
    if (leans_on_one && !known.contains(fresh[i].id)) {
      return Error{ErrorCode::kSyntax, fmt::format("{}:{}: \"{} {}\": there is no such entry to {}",
                                                   files_[fresh[i].file].file, fresh[i].line,
                                                   fresh[i].is_off ? "off" : "more", fresh[i].id,
                                                   fresh[i].is_off ? "switch off" : "add to")};
    }
  }
  for (ActorDraft& entry : fresh) {
    const auto at = known.find(entry.id);
    if (entry.is_more) {
      add_more(std::move(entry), entries[at->second]);
    } else if (at != known.end()) {
      entries[at->second] = std::move(entry);
    } else {
      entries.push_back(std::move(entry));
    }
  }
  std::erase_if(entries, [](const ActorDraft& entry) { return entry.is_off; });
  return Ok{};
}

}  // namespace tocsin
