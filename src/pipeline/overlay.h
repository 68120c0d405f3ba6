// A user's overlay: a folder with rules and words of his own, which stand upon ours.
//
//   DIR/rules/*.rules  composition.txt  codes.txt        as rules/en has them
//   DIR/rules/*.corpus                                   the cases of his rules
//   DIR/lexicon/*.txt  actors/*.txt                      as lexicon/en has them
//   DIR/compiled/actors.lexicon                          made of ours with it
//
// docs/howto/write-rules.md shows one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"
#include "lexicon/layered_path.h"

namespace tocsin {

// The folders of rules and of words: ours with the overlays upon them.
struct DataFolders {
  LayeredPath rules;
  LayeredPath lexicon;
};

// Fails with kIo where a folder is not there or cannot be listed, and where an overlay has a file
// in a place that is never read, which is a slip: what, where, what to do.
Result<DataFolders> data_folders(const std::filesystem::path& data,
                                 const std::vector<std::filesystem::path>& overlays);

// "en 0123456789abcdef": sixteen hexadecimal digits over the names and contents of the files of
// rules and lexicon, notes and corpora left out; "+" and as many for each overlay. The same words
// and rules, the same name.
Result<std::string> lexicon_name_of(const std::filesystem::path& data,
                                    const std::vector<std::filesystem::path>& overlays = {});

// The actors of `data` with the overlays upon it, compiled (docs/formats/actors.md): where the file
// is looked for, which need not be there.
std::filesystem::path compiled_actors_of(const std::filesystem::path& data,
                                         const std::vector<std::filesystem::path>& overlays);

// The corpus files of an overlay, in order of name.
Result<std::vector<std::filesystem::path>> corpus_files_of(const std::filesystem::path& overlay);

}  // namespace tocsin
