// Sentences with the frames that must come out, as text that a reader can judge.
//
//     === reduced relative clause
//     The men arrested in Bree attacked a bank.
//     arrested(participle passive) ARG1=men prep:in=Bree <relative of attacked>
//     attacked ARG0=men ARG1=bank
//     !bank
//     ---
//     The the DET DT 2 det
//     ...
//
// After the title and the sentence, a line a predicate: the word that heads it, then its roles,
// each with the word that heads its filler. "attack/2" is the second "attack" of the sentence;
// "Ana|Ruiz" takes either word. Features in brackets, as tests/unit/frames writes them, are
// compared where they are given, and so is "<link of word>". "?" before a predicate or a role: may
// be there or not; "!": that word has no frame. The tree behind "---" is that of
// tests/support/conllu_layers.h.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"

namespace tocsin {

struct WantedRole {
  bool is_optional = false;
  std::string label;               // "ARG0", "prep:on"
  std::vector<std::string> words;  // one of them heads the filler
};

struct WantedFrame {
  std::string line;  // as it stands in the file
  bool is_optional = false;
  bool is_absent = false;
  std::string word;
  bool has_features = false;
  std::string features;
  std::string link;  // "relative of attacked"; empty: not compared
  std::vector<WantedRole> roles;
};

struct FrameCase {
  std::size_t line = 0;
  std::string title;
  std::string text;
  std::vector<WantedFrame> frames;
  std::string tree;  // empty: none
};

// `name` stands for the file in messages.
Result<std::vector<FrameCase>> read_frame_cases(std::string_view name, std::string_view content);

// The cases as a file again, behind `head`.
std::string write_frame_cases(std::string_view head, std::span<const FrameCase> cases);

struct FrameTally {
  std::size_t predicates_wanted = 0;
  std::size_t predicates_right = 0;
  std::size_t predicates_spurious = 0;
  std::size_t roles_right = 0;
  std::size_t roles_missed = 0;
  std::size_t roles_spurious = 0;

  double role_f1() const;
};

// Adds the case to `tally`; returns its faults, a line each. Unless `is_strict`, features, links
// and what "!" says are not compared; a strict case is about the predicates that it names and no
// others.
std::string compare_frames(const FrameCase& wanted, const Vocabulary& vocabulary,
                           const Layers& layers, bool is_strict, FrameTally& tally);

}  // namespace tocsin
