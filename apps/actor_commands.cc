#include "actor_commands.h"

#include <fmt/format.h>

#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include "core/container_writer.h"
#include "exit_codes.h"
#include "input.h"
#include "output.h"

namespace tocsin {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShownNotes = 20;

Result<ActorData> load(const DataArguments& arguments) {
  TOCSIN_TRY(data, load_actors(data_folder(arguments.folder),
                               {arguments.overlays.begin(), arguments.overlays.end()}));
  warn(data.lexicon.note());
  return data;
}

Status print_out(std::string_view text) {
  TOCSIN_TRY(output, Output::open("-"));
  TOCSIN_TRY(written, output.write(text));
  return output.finish();
}

Status make_folders_above(const fs::path& path) {
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (!error) return Ok{};
  return Error{ErrorCode::kIo,
               fmt::format("{}: cannot be made: {}", path.parent_path().string(), error.message())};
}

// Makes the folders above it.
Status write_file(const fs::path& path, std::string_view text) {
  TOCSIN_TRY(there, make_folders_above(path));
  TOCSIN_TRY(output, Output::open(path.string()));
  TOCSIN_TRY(written, output.write(text));
  return output.finish();
}

Status compile(const CompileArguments& arguments) {
  const fs::path data = data_folder(arguments.data.folder);
  const std::vector<fs::path> overlays = {arguments.data.overlays.begin(),
                                          arguments.data.overlays.end()};
  const fs::path file =
      arguments.output.empty() ? compiled_actors_of(data, overlays) : fs::path(arguments.output);
  TOCSIN_TRY(bytes, compiled_actors(data, overlays));
  TOCSIN_TRY(there, make_folders_above(file));
  TOCSIN_TRY(written, write_file_whole(file, bytes));
  return print_out(fmt::format("{} bytes written to {}\n", bytes.size(), file.string()));
}

Status show(const ShowArguments& arguments) {
  TOCSIN_TRY(data, load(arguments.data));
  TOCSIN_TRY(text, show_actor(data.lexicon, arguments.name, arguments.on));
  return print_out(text);
}

std::string summary(const ImportedOverlay& overlay, const std::string& output) {
  std::string text;
  for (std::size_t i = 0; i < std::min(overlay.notes.size(), kShownNotes); ++i) {
    text += overlay.notes[i] + "\n";
  }
  if (overlay.notes.size() > kShownNotes) {
    fmt::format_to(std::back_inserter(text), "and {} more in {}/IMPORT.md\n",
                   overlay.notes.size() - kShownNotes, output);
  }
  fmt::format_to(std::back_inserter(text),
                 "{} actors and {} agents written to {}; {} names stand in ours already; {} notes "
                 "on what is not carried over\n",
                 overlay.actors, overlay.agents, output, overlay.known, overlay.notes.size());
  return text;
}

Status import_files(const ImportArguments& arguments) {
  std::error_code error;
  if (fs::exists(arguments.output, error) && !fs::is_empty(arguments.output, error)) {
    return Error{ErrorCode::kIo,
                 fmt::format("{}: is there already; import into a new folder", arguments.output)};
  }
  TOCSIN_TRY(data, load(arguments.data));
  std::vector<std::pair<std::string, std::string>> dictionaries;
  for (const std::string& file : arguments.files) {
    TOCSIN_TRY(content, read_whole(file));
    dictionaries.emplace_back(fs::path(file).filename().string(), std::move(content));
  }
  TOCSIN_TRY(overlay, import_dictionaries(data, dictionaries, arguments.own_codes));
  for (const auto& [name, text] : overlay.files) {
    TOCSIN_TRY(written, write_file(fs::path(arguments.output) / name, text));
  }
  DataArguments with = arguments.data;
  with.overlays.push_back(arguments.output);
  TOCSIN_TRY(reread, load(with));  // what was written can be read
  return print_out(summary(overlay, arguments.output));
}

Status add(const AddArguments& arguments) {
  const fs::path file = fs::path(arguments.overlay) / "lexicon" / "actors" / "added.txt";
  std::error_code error;
  if (fs::equivalent(arguments.overlay, data_folder(arguments.data.folder), error)) {
    return Error{ErrorCode::kIo, fmt::format("{}: is our data folder; give a folder of your own",
                                             arguments.overlay)};
  }
  DataArguments with = arguments.data;
  if (fs::exists(arguments.overlay, error)) with.overlays.push_back(arguments.overlay);
  TOCSIN_TRY(data, load(with));
  std::string content;
  if (fs::exists(file, error)) {
    TOCSIN_TRY(before, read_whole(file.string()));
    content = before;
  }
  TOCSIN_TRY(block, block_for(arguments.actor, data.lexicon, file.string(), content));
  if (!content.empty() && !content.ends_with('\n')) content += '\n';
  TOCSIN_TRY(written, write_file(file, content + block));
  return print_out(block + "added to " + file.string() + "\n");
}

int finish(std::string_view command, const Status& done) {
  if (done.ok()) return kDone;
  fmt::print(stderr, "tocsin lexicon {}: {}\n", command, done.error().message);
  return kFailed;
}

}  // namespace

int run_show(const ShowArguments& arguments) { return finish("show", show(arguments)); }

int run_compile(const CompileArguments& arguments) { return finish("compile", compile(arguments)); }

int run_import(const ImportArguments& arguments) {
  return finish("import", import_files(arguments));
}

int run_add(const AddArguments& arguments) { return finish("add", add(arguments)); }

}  // namespace tocsin
