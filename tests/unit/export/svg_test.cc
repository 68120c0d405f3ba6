#include "export/svg.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "sample.h"
#include "support/conllu_layers.h"

namespace tocsin {
namespace {

// Every tag that opens is closed, in order; no bare "&" or "<"; nothing that XML may not hold.
std::string fault_of_xml(std::string_view xml) {
  std::vector<std::string> open;
  for (std::size_t at = 0; at < xml.size(); ++at) {
    const char c = xml[at];
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') return "a control";
    if (c == '&') {
      const std::size_t end = xml.find(';', at);
      const std::string_view name = xml.substr(at + 1, end - at - 1);
      if (name != "amp" && name != "lt" && name != "gt" && name != "quot") return "a bare &";
    }
    if (c != '<') continue;
    const std::size_t end = xml.find('>', at);
    if (end == std::string_view::npos) return "a tag without an end";
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    if (tag.find('<') != std::string_view::npos) return "a tag inside a tag";
    at = end;
    if (tag.starts_with('?') || tag.ends_with('/')) continue;
    if (tag.starts_with('/')) {
      if (open.empty() || open.back() != tag.substr(1)) return std::string("closes ").append(tag);
      open.pop_back();
    } else {
      open.emplace_back(tag.substr(0, tag.find(' ')));
    }
  }
  return open.empty() ? "" : "not closed: " + open.back();
}

TEST(Svg, ShowsTreeFramesAndMentions) {
  Vocabulary vocabulary;
  const Layers layers = sample_layers(vocabulary);
  std::string out;
  write_svg(vocabulary, layers, out);
  EXPECT_EQ(fault_of_xml(out), "");
  EXPECT_TRUE(out.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "));
  for (const std::string_view part :
       {">shelled</text>", ">VERB</text>", ">nsubj</text>", "class=\"act\"", "class=\"role\"",
        "<title>ARG1: ", "class=\"mention\""}) {
    EXPECT_NE(out.find(part), std::string::npos) << part;
  }
}

// Marks of XML, controls, and a character that is cut by no label's width.
TEST(Svg, IsXmlWhateverTheTextHolds) {
  Vocabulary vocabulary;
  Layers layers = layers_of_words(
      "<b>&\"]]> a NOUN NN 2 nsubj\n"
      "hit hit VERB VBD 0 root\n"
      "\xC3\xA9\xC3\xA9\xEF\xBF\xBF\xE2\x82\xAC b NOUN NN 2 obj\n",
      vocabulary);
  layers.document.text[0] = '\x01';
  Frame frame;
  frame.head = TokenId(1);
  layers.frames.roles = {{RoleKind::kArg1, SymbolId(), TokenId(2), {2, 3}}};
  frame.role_end = 1;
  layers.frames.frames = {frame};
  std::string out;
  write_svg(vocabulary, layers, out);
  EXPECT_EQ(fault_of_xml(out), "");
  EXPECT_NE(out.find("&amp;&quot;]]&gt;"), std::string::npos);
}

TEST(Svg, NothingComesOfNothing) {
  const Vocabulary vocabulary;
  std::string out;
  write_svg(vocabulary, Layers(), out);
  EXPECT_EQ(fault_of_xml(out), "");
}

}  // namespace
}  // namespace tocsin
