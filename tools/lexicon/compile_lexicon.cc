// compile_lexicon FOLDER OUT: makes the mapped file of the actors of FOLDER, which is lexicon/en
// (docs/formats/actors.md). The same as tocsin lexicon compile, for the build of tocsin itself.
#include <cstdio>
#include <filesystem>
#include <string>

#include "core/container_writer.h"
#include "lexicon/actor_lexicon.h"

namespace {

tocsin::Status compile(const std::filesystem::path& folder, const std::filesystem::path& out) {
  TOCSIN_TRY(bytes, tocsin::ActorLexicon::compile(folder));
  return tocsin::write_file_whole(out, bytes);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fprintf(stderr, "usage: compile_lexicon FOLDER OUT\n");
    return 2;
  }
  const tocsin::Status done = compile(arguments[1], arguments[2]);
  if (done.ok()) return 0;
  std::fprintf(stderr, "compile_lexicon: %s\n", done.error().message.c_str());
  return 1;
}
