// A document's layers as one JSON object of the schema tocsin/1.
//
// Whatever the layers hold, what is written is valid JSON and keeps the schema: ids resolve,
// numbers are finite, actors have a mention.
//
// Threads: a RecordWriter belongs to one worker.
#pragma once

#include <string>

#include "core/layers.h"
#include "core/vocabulary.h"
#include "export/json_writer.h"
#include "export/numbering.h"
#include "export/offset_map.h"

namespace tocsin {

// What the record was made with.
struct Coder {
  std::string version;
  std::string model;
  std::string lexicon;
  std::string options;
};

struct RecordOptions {
  OffsetUnit unit = OffsetUnit::kCodepoint;
  bool tokens = false;  // write the layer too
  bool frames = false;  // the same
};

class RecordWriter {
 public:
  RecordWriter(Coder coder, RecordOptions options);

  // Appends the record without a line's end.
  void write(const Vocabulary& vocabulary, const Layers& layers, std::string& out);

 private:
  // Borrows what one call to write() holds.
  struct Page {
    const Vocabulary& vocabulary;
    const Layers& layers;
    JsonWriter json;
  };

  void write_head(Page& page) const;
  void write_source(Page& page) const;
  void write_sentences(Page& page) const;
  void write_actors(Page& page) const;
  void write_statements(Page& page) const;
  void write_statement(Page& page, StatementId id) const;
  void write_events(Page& page) const;
  void write_event(Page& page, EventId id) const;
  void write_act(Page& page, const Event& event) const;
  void write_trigger(Page& page, const Event& event) const;
  void write_participants(Page& page, const std::vector<Participant>& participants) const;
  void write_date(Page& page, const Event& event) const;
  void write_places(Page& page) const;
  void write_dates(Page& page) const;
  void write_counts(Page& page, EventId id) const;
  void write_tokens(Page& page) const;
  void write_frames(Page& page) const;
  void write_frame(Page& page, FrameId id, const Frame& frame, TokenId head) const;
  void write_roles(Page& page, const Frame& frame) const;
  void write_coder(Page& page) const;

  void write_bounds(Page& page, ByteSpan span) const;
  void write_span(Page& page, ByteSpan span) const;

  Coder coder_;
  RecordOptions options_;
  OffsetMap offsets_;
  Numbering numbering_;
};

// The members of `other_fields` (JSON, without braces), each key that is one of `taken` under
// "input_<key>". Appends nothing that is not there.
std::string renamed_members(std::string_view other_fields,
                            std::initializer_list<std::string_view> taken);

}  // namespace tocsin
