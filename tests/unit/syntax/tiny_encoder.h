// A model of the kind "encoder", a few units wide, with weights drawn from a seed: what a test
// reads, damages, and computes by hand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "unit/model/model_file.h"

namespace tocsin {

struct TinyMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values;  // row-major, as the file says them: byte times scale

  double at(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
};

class TinyEncoder {
 public:
  static constexpr std::size_t kPieces = 110, kPositions = 14, kWidth = 32, kHeads = 2, kInner = 48,
                               kLayers = 2, kShapes = 20, kShapeWidth = 4, kTagHidden = 6, kArc = 8,
                               kLabel = 6, kMostPieces = 4, kTags = 3, kFeats = 2, kLabels = 3;

  explicit TinyEncoder(unsigned seed = 1) : random_(seed) {
    sections.push_back(text_section("options", options("encoder")));
    sections.push_back(text_section("tags", "NOUN\tNN\nVERB\tVBD\nPUNCT\t."));
    sections.push_back(text_section("feats", "_\nNumber=Plur"));
    sections.push_back(text_section("labels", "root\nnsubj\npunct"));
    sections.push_back(text_section("lemma.rules", "VBD\ted\t2\t\n"));
    sections.push_back(text_section("lemma.exceptions", "VBD\twent\tgo\n"));
    sections.push_back(text_section("pieces", piece_lines()));
    sections.push_back(text_section("chars", "41\ta\n42\tb\n2C\t , \n2E\t . \nE9\te\n"));
    table("piece", kPieces, kWidth, 0.01);
    floats("position", kPositions, kWidth);
    floats("shapein", kShapes, kWidth);
    floats("shapetop", kShapes, kShapeWidth);
    norm("norm.in", kWidth);
    for (std::size_t i = 0; i < kLayers; ++i) {
      const std::string n = std::to_string(i);
      linear("attn" + n, kWidth, 3 * kWidth);
      linear("attnout" + n, kWidth, kWidth);
      norm("norm" + n + "a", kWidth);
      linear("ffin" + n, kWidth, kInner);
      linear("ffout" + n, kInner, kWidth);
      norm("norm" + n + "b", kWidth);
    }
    floats("mix.tree", 1, kLayers + 1);
    floats("mix.tags", 1, kLayers + 1);
    constexpr std::size_t kTop = kWidth + kShapeWidth;
    linear("taghidden", kTop, kTagHidden);
    linear("tagout", kTagHidden, kTags + kFeats);
    linear("arc", kTop, 2 * kArc);
    linear("label", kTop, 2 * kLabel);
    linear("arcpair", kArc, kArc);
    linear("labelpair", kLabel, kLabels * kLabel);
    linear("labelhead", kLabel, kLabels);
    floats("arc.root", 1, kArc);
  }

  static std::string options(const std::string& kind) {
    const auto size = [](const char* name, std::size_t value) {
      return std::string("\"") + name + "\": " + std::to_string(value);
    };
    return "{\"name\": \"tiny\", \"kind\": \"" + kind + "\", \"sizes\": {" +
           size("pieces", kPieces) + ", " + size("positions", kPositions) + ", " +
           size("width", kWidth) + ", " + size("heads", kHeads) + ", " + size("inner", kInner) +
           ", " + size("layers", kLayers) + ", " + size("shapes", kShapes) + ", " +
           size("shape_width", kShapeWidth) + ", " + size("tag_hidden", kTagHidden) + ", " +
           size("arc", kArc) + ", " + size("label", kLabel) + ", " +
           size("most_pieces", kMostPieces) + ", " + size("tags", kTags) + ", " +
           size("feats", kFeats) + ", " + size("labels", kLabels) + "}}";
  }

  static constexpr std::size_t kEventWidth = 32, kEventHidden = 8, kEventPart = 16,
                               kEventDistance = 3;

  // Gives it heads for acts too.
  void add_event_heads() {
    std::string& json = section("options").data;
    const auto size = [](const char* name, std::size_t value) {
      return std::string(", \"event_") + name + "\": " + std::to_string(value);
    };
    json.insert(json.size() - 2, size("width", kEventWidth) + size("heads", 2) + size("inner", 48) +
                                     size("type_hidden", kEventHidden) +
                                     size("fact_hidden", kEventHidden) + size("part", kEventPart) +
                                     size("distance", kEventDistance));
    section("options").rows = static_cast<std::uint32_t>(json.size());
    constexpr std::size_t kBoth = kWidth + kEventWidth;
    floats("mix.event", 1, kLayers + 1);
    linear("event.enter", kWidth, kEventWidth);
    linear("event.attn", kEventWidth, 3 * kEventWidth);
    linear("event.attnout", kEventWidth, kEventWidth);
    norm("event.norma", kEventWidth);
    linear("event.ffin", kEventWidth, 48);
    linear("event.ffout", 48, kEventWidth);
    norm("event.normb", kEventWidth);
    linear("event.typehidden", kBoth, kEventHidden);
    linear("event.typeout", kEventHidden, 17);
    linear("event.facthidden", kBoth, kEventHidden);
    linear("event.factout", kEventHidden, 9);
    linear("event.partword", kBoth, kEventPart);
    linear("event.parttrigger", kBoth, kEventPart);
    floats("event.parttype", 1, 17 * kEventPart);
    floats("event.partdistance", 1, (2 * kEventDistance + 1) * kEventPart);
    floats("event.partout", 1, 3 * kEventPart);
    floats("event.partbias", 1, 3);
  }

  // Ids from 103: a, b, c, ##a, ##b, ##c, ".".
  static std::string piece_lines() {
    std::string lines = "[PAD]\n";
    for (int i = 1; i < 100; ++i) lines += "[unused" + std::to_string(i) + "]\n";
    return lines + "[UNK]\n[CLS]\n[SEP]\na\nb\nc\n##a\n##b\n##c\n.\n";
  }

  SectionOfTest& section(const std::string& name) {
    for (SectionOfTest& s : sections) {
      if (s.name == name) return s;
    }
    ADD_FAILURE() << "no section " << name;
    return sections.front();
  }

  std::string bytes() const { return model_bytes(sections); }

  std::vector<SectionOfTest> sections;
  std::map<std::string, TinyMatrix> weights;  // by section, a linear layer or table by its stem

 private:
  double draw() { return (static_cast<double>(random_() % 2001) - 1000) / 1000; }

  void add_floats(const std::string& name, std::size_t rows, std::size_t columns,
                  const std::vector<float>& values) {
    sections.push_back({name, 2, static_cast<std::uint32_t>(rows),
                        static_cast<std::uint32_t>(columns), bytes_of_floats(values)});
  }

  void drawn(const std::string& name, std::size_t rows, std::size_t columns, double factor,
             double offset) {
    std::vector<float> values(rows * columns);
    for (float& v : values) v = static_cast<float>(draw() * factor + offset);
    add_floats(name, rows, columns, values);
    weights[name] = {rows, columns, {values.begin(), values.end()}};
  }

  void floats(const std::string& name, std::size_t rows, std::size_t columns) {
    drawn(name, rows, columns, 0.5, 0);
  }

  void norm(const std::string& name, std::size_t width) {
    drawn(name + ".g", width, 1, 0.3, 1);
    drawn(name + ".b", width, 1, 0.2, 0);
  }

  void table(const std::string& name, std::size_t rows, std::size_t columns, double size) {
    std::string bytes;
    TinyMatrix matrix{rows, columns, {}};
    std::vector<float> scales(rows);
    for (float& scale : scales) {
      scale = static_cast<float>(size * (1 + 0.5 * draw()));
      for (std::size_t c = 0; c < columns; ++c) {
        const int byte = static_cast<int>(random_() % 255) - 127;
        bytes += static_cast<char>(byte);
        matrix.values.push_back(byte * static_cast<double>(scale));
      }
    }
    sections.push_back({name + ".q", 1, static_cast<std::uint32_t>(rows),
                        static_cast<std::uint32_t>(columns), bytes});
    add_floats(name + ".s", rows, 1, scales);
    weights[name] = matrix;
  }

  void linear(const std::string& name, std::size_t inputs, std::size_t outputs) {
    table(name, outputs, inputs, 0.003);
    drawn(name + ".b", outputs, 1, 0.3, 0);
  }

  std::mt19937 random_;
};

}  // namespace tocsin
