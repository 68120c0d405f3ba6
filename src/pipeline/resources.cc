#include "pipeline/resources.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

namespace tocsin {
namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> files_below(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (at->path().extension() != ".md" && at->is_regular_file(error)) files.push_back(at->path());
  }
  if (error) {
    return Error{ErrorCode::kIo,
                 fmt::format("{}: cannot be listed: {}", folder.string(), error.message())};
  }
  std::sort(files.begin(), files.end());
  return files;
}

template <class T>
std::unique_ptr<T> on_heap(T value) {
  return std::make_unique<T>(std::move(value));
}

Status check_folder(const fs::path& data) {
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

fs::path model_file(const fs::path& data, std::string_view model) {
  const fs::path accurate = data / "models" / "accurate.model";
  std::error_code error;
  if (model.empty() && fs::exists(accurate, error)) return accurate;
  return model == "accurate" ? accurate : data / "models" / "fast.model";
}

}  // namespace

Result<Resources> Resources::load(const fs::path& data, std::string_view kernel,
                                  std::string_view model) {
  TOCSIN_TRY(checked, check_folder(data));
  const fs::path words = data / "lexicon" / "en";
  const std::vector<fs::path> rule_folders = {data / "rules" / "en"};

  Resources all;
  Vocabulary& vocabulary = all.vocabulary;
  TOCSIN_TRY(name, lexicon_name_of(data));
  all.lexicon_name = std::move(name);
  TOCSIN_TRY(lexicon, ActorLexicon::load({words}, vocabulary));
  all.lexicon = on_heap(std::move(lexicon));
  TOCSIN_TRY(rules, RuleSet::load(rule_folders, vocabulary));
  all.rules = on_heap(std::move(rules));
  TOCSIN_TRY(tokenizer, Tokenizer::load(words, vocabulary));
  all.tokenizer = on_heap(std::move(tokenizer));
  TOCSIN_TRY(parser, Parser::load(model_file(data, model), kernel, vocabulary));
  all.parser = on_heap(std::move(parser));
  TOCSIN_TRY(dates, DateFinder::load(words, vocabulary));
  all.dates = on_heap(std::move(dates));
  TOCSIN_TRY(mentions, MentionFinder::load(*all.lexicon, words, vocabulary));
  all.mentions = on_heap(std::move(mentions));
  TOCSIN_TRY(frames, FrameBuilder::load(words, all.rules->noun_lemmas(), vocabulary));
  all.frames = on_heap(std::move(frames));
  TOCSIN_TRY(quotes, QuoteFinder::load(words, vocabulary));
  all.quotes = on_heap(std::move(quotes));
  TOCSIN_TRY(actors, ActorResolver::load(*all.lexicon, words, vocabulary));
  all.actors = on_heap(std::move(actors));
  TOCSIN_TRY(events, EventCoder::load(rule_folders, words, *all.rules, vocabulary));
  all.events = on_heap(std::move(events));
  TOCSIN_TRY(offices, OfficeResolver::load(*all.lexicon));
  all.offices = on_heap(std::move(offices));
  return all;
}

Result<std::string> lexicon_name_of(const fs::path& data) {
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       &XXH3_freeState);
  if (state == nullptr) return Error{ErrorCode::kIo, "no memory to read the lexicon with"};
  XXH3_64bits_reset(state.get());
  for (const char* folder : {"lexicon/en", "rules/en"}) {
    TOCSIN_TRY(files, files_below(data / folder));
    for (const fs::path& path : files) {
      std::ifstream file(path, std::ios::binary);
      const std::string content((std::istreambuf_iterator<char>(file)),
                                std::istreambuf_iterator<char>());
      if (!file) return Error{ErrorCode::kIo, path.string() + ": cannot be read"};
      const std::string name = folder / path.lexically_relative(data / folder);
      XXH3_64bits_update(state.get(), name.c_str(), name.size() + 1);
      XXH3_64bits_update(state.get(), content.data(), content.size());
    }
  }
  return fmt::format("en {:016x}", XXH3_64bits_digest(state.get()));
}

}  // namespace tocsin
