// tocsin lexicon show, add, import and compile: the actors that it knows, and a user's own.
#pragma once

#include <string>
#include <vector>

#include "data_folder.h"
#include "pipeline/actor_tools.h"

namespace tocsin {

struct ShowArguments {
  DataArguments data;
  std::string name;
  std::string on;  // YYYY-MM-DD; empty: no day
};

struct ImportArguments {
  DataArguments data;
  std::vector<std::string> files;
  std::string output;      // the folder of the new overlay
  bool own_codes = false;  // threes that no code book has become countries
};

struct AddArguments {
  DataArguments data;
  std::string overlay;  // the user's; made where it is not there
  NewActor actor;
};

struct CompileArguments {
  DataArguments data;
  std::string output;  // empty: where a run looks for it
};

// The exit codes; messages go to standard error.
int run_show(const ShowArguments& arguments);
int run_import(const ImportArguments& arguments);
int run_add(const AddArguments& arguments);
int run_compile(const CompileArguments& arguments);

}  // namespace tocsin
