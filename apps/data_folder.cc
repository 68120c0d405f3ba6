#include "data_folder.h"

#include <fmt/format.h>

#include <cstdlib>
#include <system_error>
#include <utility>

#include "version.h"

namespace tocsin {

std::filesystem::path data_folder(const std::string& given) {
  if (!given.empty()) return given;
  const char* variable = std::getenv("TOCSIN_DATA");
  if (variable != nullptr && *variable != '\0') return variable;
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return program.parent_path().parent_path() / "share" / "tocsin";
}

Result<Resources> load_resources(const DataArguments& arguments) {
  const char* kernel = std::getenv("TOCSIN_KERNEL");
  TOCSIN_TRY(resources, Resources::load(data_folder(arguments.folder),
                                        kernel == nullptr ? "" : kernel, arguments.model,
                                        {arguments.overlays.begin(), arguments.overlays.end()},
                                        {arguments.rules_only, arguments.least_score}));
  warn(resources.lexicon->note());
  return resources;
}

void warn(std::string_view note) {
  if (!note.empty()) fmt::print(stderr, "tocsin: warning: {}\n", note);
}

std::string options_text(const DataArguments& arguments) {
  std::string text = arguments.rules_only ? "rules-only" : "";
  if (arguments.least_score) {
    text += fmt::format("{}min-score={:.4g}", text.empty() ? "" : " ", *arguments.least_score);
  }
  return text;
}

Coder coder_of(const Resources& resources, std::string options) {
  return {kVersion, resources.model_name(), resources.lexicon_name, std::move(options)};
}

}  // namespace tocsin
