#include "pipeline/overlay.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/text_file.h"

namespace tocsin {
namespace {

namespace fs = std::filesystem;

Error not_listed(const fs::path& folder, const std::error_code& error) {
  return {ErrorCode::kIo,
          fmt::format("{}: cannot be listed: {}", folder.string(), error.message())};
}

// All files below `folder` in order of name, those of hidden folders left out.
Result<std::vector<fs::path>> files_below(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (at->path().filename().string().starts_with('.')) {
      if (at->is_directory(error)) at.disable_recursion_pending();
      continue;
    }
    if (at->is_regular_file(error)) files.push_back(at->path());
  }
  if (error) return not_listed(folder, error);
  std::sort(files.begin(), files.end());
  return files;
}

constexpr const char* kCompiledFolder = "compiled";
constexpr const char* kCompiledActors = "actors.lexicon";

// Says nothing about how a text is read.
bool is_note(const fs::path& path) {
  return path.extension() == ".md" || path.extension() == ".corpus" ||
         path.filename() == kCompiledActors;
}

// Where a file of an overlay belongs that is in no place that is read.
std::string advice_for(const fs::path& file, const fs::path& data) {
  std::error_code error;
  const std::string name = file.filename().string();
  if (file.extension() == ".rules" || file.extension() == ".corpus" ||
      fs::exists(data / "rules/en" / file.filename(), error)) {
    return fmt::format("put it into rules/{}", name);
  }
  if (fs::exists(data / "lexicon/en" / file.filename(), error)) {
    return fmt::format("put it into lexicon/{}", name);
  }
  return "rules go into rules/*.rules, their cases into rules/*.corpus, actors into "
         "lexicon/actors/*.txt, words into lexicon/NAME.txt, where NAME is one of our lists";
}

// `file` is relative to the overlay.
bool is_read(const fs::path& file, const fs::path& data) {
  if (is_note(file) && file.extension() == ".md") return true;
  if (file == fs::path(kCompiledFolder) / kCompiledActors) return true;
  const std::string folder = file.parent_path().generic_string();
  const std::string extension = file.extension().string();
  std::error_code error;
  if (folder == "rules") {
    return extension == ".rules" || extension == ".corpus" ||
           (extension == ".txt" && fs::exists(data / "rules/en" / file.filename(), error));
  }
  if (extension != ".txt") return false;
  return folder == "lexicon/actors" || folder == "lexicon/places" ||
         (folder == "lexicon" && fs::exists(data / "lexicon/en" / file.filename(), error));
}

Status check_overlay(const fs::path& overlay, const fs::path& data) {
  std::error_code error;
  if (!fs::is_directory(overlay, error)) {
    return Error{ErrorCode::kIo,
                 fmt::format("{}: there is no such folder; --overlay wants one with "
                             "rules/ or lexicon/ in it",
                             overlay.string())};
  }
  TOCSIN_TRY(files, files_below(overlay));
  bool has_any = false;
  for (const fs::path& path : files) {
    const fs::path file = path.lexically_relative(overlay);
    if (!is_read(file, data)) {
      return Error{ErrorCode::kIo, fmt::format("{}: is in no place that is read; {}", path.string(),
                                               advice_for(file, data))};
    }
    has_any = has_any || !is_note(file);
  }
  if (has_any) return Ok{};
  return Error{ErrorCode::kIo, fmt::format("{}: has neither rules nor words; {}", overlay.string(),
                                           advice_for("", data))};
}

Status check_data(const fs::path& data) {
  std::error_code error;
  for (const char* part : {"lexicon/en", "rules/en", "models"}) {
    if (fs::is_directory(data / part, error)) continue;
    return Error{ErrorCode::kIo,
                 fmt::format("{}: there is no folder {}; give the folder of Tocsin's data with "
                             "--data or TOCSIN_DATA",
                             data.string(), part)};
  }
  return Ok{};
}

// Digits over the names and contents of all files below the folders.
Result<std::string> hash_of(const fs::path& root, const std::vector<std::string_view>& folders) {
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       &XXH3_freeState);
  if (state == nullptr) return Error{ErrorCode::kIo, "no memory to read the lexicon with"};
  XXH3_64bits_reset(state.get());
  for (const std::string_view folder : folders) {
    std::error_code error;
    if (!fs::is_directory(root / folder, error)) continue;
    TOCSIN_TRY(files, files_below(root / folder));
    for (const fs::path& path : files) {
      if (is_note(path)) continue;
      TOCSIN_TRY(content, read_text_file(path));
      const std::string name = path.lexically_relative(root).generic_string();
      XXH3_64bits_update(state.get(), name.c_str(), name.size() + 1);
      XXH3_64bits_update(state.get(), content.data(), content.size());
    }
  }
  return fmt::format("{:016x}", XXH3_64bits_digest(state.get()));
}

}  // namespace

Result<DataFolders> data_folders(const fs::path& data, const std::vector<fs::path>& overlays) {
  TOCSIN_TRY(checked, check_data(data));
  std::vector<fs::path> rules;
  std::vector<fs::path> words;
  for (const fs::path& overlay : overlays) {
    TOCSIN_TRY(good, check_overlay(overlay, data));
    rules.push_back(overlay / "rules");
    words.push_back(overlay / "lexicon");
  }
  return DataFolders{{data / "rules" / "en", std::move(rules)},
                     {data / "lexicon" / "en", std::move(words)}};
}

Result<std::string> lexicon_name_of(const fs::path& data, const std::vector<fs::path>& overlays) {
  TOCSIN_TRY(ours, hash_of(data, {"lexicon/en", "rules/en"}));
  std::string name = "en " + ours;
  for (const fs::path& overlay : overlays) {
    TOCSIN_TRY(theirs, hash_of(overlay, {"lexicon", "rules"}));
    name += "+" + theirs;
  }
  return name;
}

fs::path compiled_actors_of(const fs::path& data, const std::vector<fs::path>& overlays) {
  return (overlays.empty() ? data : overlays.back()) / kCompiledFolder / kCompiledActors;
}

Result<std::vector<fs::path>> corpus_files_of(const fs::path& overlay) {
  TOCSIN_TRY(files, files_below(overlay));
  std::erase_if(files, [](const fs::path& path) { return path.extension() != ".corpus"; });
  return files;
}

}  // namespace tocsin
