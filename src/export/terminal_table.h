// Events and statements of a document as a person reads them in a terminal.
//
//   Aldonia shells Bree                                              n1  2024-03-14
//   ------------------------------------------------------------------------------
//   e1  ASSAULT  Aldonia (ALD GOV) -> Bree (BRE GOV)
//       reported: Ana Ruiz
//       <Aldonian forces> [shelled] {Bree} on Tuesday.
//       assault.attack  cameo 190
//
// Threads: a TerminalTable belongs to one worker.
#pragma once

#include <cstdint>
#include <string>

#include "core/layers.h"
#include "core/vocabulary.h"
#include "export/numbering.h"
#include "export/terminal_text.h"

namespace tocsin {

enum class TerminalView : std::uint8_t {
  kEvents,    // the events, then the statements
  kBySource,  // each speaker with all that it says, those who speak most first
};

class TerminalTable {
 public:
  explicit TerminalTable(TerminalOptions options, TerminalView view = TerminalView::kEvents)
      : options_(options), view_(view) {}

  // Appends the document, with an empty line at its end.
  void write(const Layers& layers, std::string& out);

  // Events and statements without the heading.
  void write_findings(const Layers& layers, std::string& out);

 private:
  void write_heading(const Document& document, std::string& out) const;
  void write_event(const Layers& layers, EventId id, std::string& out) const;
  void write_parties(const Layers& layers, const std::vector<Participant>& parties, Style style,
                     std::string& out) const;
  void write_qualities(const Layers& layers, const Event& event, std::string& out) const;
  void write_evidence(const Layers& layers, const Event& event, std::string& out) const;
  void write_statement(const Layers& layers, StatementId id, std::string& out) const;
  void write_sources(const Layers& layers, std::string& out) const;
  void write_words(const Layers& layers, const Statement& statement, std::string& line) const;
  std::string code_of_speaker(const Layers& layers, const Statement& statement) const;
  std::string speaker(const Layers& layers, const Statement& statement) const;

  TerminalOptions options_;
  TerminalView view_;
  Numbering numbering_;
};

}  // namespace tocsin
