// The whole analysis of a document as text: words, tree, mentions, frames, statements, every
// decision with its reason, and the events.
//
// Threads: an Explainer belongs to one caller.
#pragma once

#include <optional>
#include <string>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/vocabulary.h"
#include "export/terminal_text.h"

namespace tocsin {

struct ExplainOptions {
  TerminalOptions terminal;
  // Only the decisions that name this type, and what was refused; nothing else but the events.
  std::optional<EventType> why_not;
};

class Explainer {
 public:
  // Borrows `vocabulary`.
  Explainer(const Vocabulary& vocabulary, ExplainOptions options)
      : vocabulary_(vocabulary), options_(options) {}

  // Appends the analysis. `decisions` are those of all stages over this document.
  void write(const Layers& layers, const DecisionSink& decisions, std::string& out) const;

 private:
  void write_heading(std::string_view name, std::string& out) const;
  void write_sentence(const Layers& layers, const Sentence& sentence, std::string& out) const;
  void write_branch(const Layers& layers, TokenId token, const std::string& prefix,
                    std::string& out) const;
  void write_mentions(const Layers& layers, std::string& out) const;
  void write_frames(const Layers& layers, std::string& out) const;
  std::string features_of(const Layers& layers, const Frame& frame) const;
  void write_statements(const Layers& layers, std::string& out) const;
  void write_decisions(const Layers& layers, const DecisionSink& decisions, std::string& out) const;

  const Vocabulary& vocabulary_;
  ExplainOptions options_;
};

}  // namespace tocsin
