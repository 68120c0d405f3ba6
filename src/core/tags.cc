#include "core/tags.h"

#include <array>

#include "core/labels.h"

namespace tocsin {
namespace {

constexpr std::array<std::string_view, kUposCount> kUposNames = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
};

constexpr std::array<std::string_view, kXposCount> kXposNames = {
    "CC",   "CD",  "DT",    "EX",    "FW",   "IN",   "JJ",  "JJR", "JJS", "LS",  "MD",  "NN", "NNP",
    "NNPS", "NNS", "PDT",   "POS",   "PRP",  "PRP$", "RB",  "RBR", "RBS", "RP",  "SYM", "TO", "UH",
    "VB",   "VBD", "VBG",   "VBN",   "VBP",  "VBZ",  "WDT", "WP",  "WP$", "WRB", ".",   ",",  ":",
    "``",   "''",  "-LRB-", "-RRB-", "HYPH", "NFP",  "ADD", "AFX", "GW",  "$",
};

constexpr std::array<std::string_view, kDeprelCount> kDeprelNames = {
    "root",       "acl",           "acl:relcl",   "advcl",        "advcl:relcl",  "advmod",
    "amod",       "appos",         "aux",         "aux:pass",     "case",         "cc",
    "cc:preconj", "ccomp",         "clf",         "compound",     "compound:prt", "conj",
    "cop",        "csubj",         "csubj:outer", "csubj:pass",   "dep",          "det",
    "det:predet", "discourse",     "dislocated",  "expl",         "fixed",        "flat",
    "goeswith",   "iobj",          "list",        "mark",         "nmod",         "nmod:desc",
    "nmod:poss",  "nmod:unmarked", "nsubj",       "nsubj:outer",  "nsubj:pass",   "nummod",
    "obj",        "obl",           "obl:agent",   "obl:unmarked", "orphan",       "parataxis",
    "punct",      "reparandum",    "vocative",    "xcomp",
};

}  // namespace

std::string_view name_of(Upos upos) { return kUposNames[static_cast<std::size_t>(upos)]; }
std::string_view name_of(Xpos xpos) { return kXposNames[static_cast<std::size_t>(xpos)]; }
std::string_view name_of(Deprel deprel) { return kDeprelNames[static_cast<std::size_t>(deprel)]; }

std::optional<Upos> upos_of(std::string_view name) { return find_label<Upos>(kUposNames, name); }
std::optional<Xpos> xpos_of(std::string_view name) { return find_label<Xpos>(kXposNames, name); }
std::optional<Deprel> deprel_of(std::string_view name) {
  return find_label<Deprel>(kDeprelNames, name);
}

Deprel base_of(Deprel deprel) {
  const std::string_view name = name_of(deprel);
  return deprel_of(name.substr(0, name.find(':'))).value_or(deprel);
}

}  // namespace tocsin
