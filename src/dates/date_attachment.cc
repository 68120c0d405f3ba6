#include "dates/date_attachment.h"

#include <string_view>

#include "core/tree.h"

namespace tocsin {

TokenId head_of_date(const SyntaxLayer& syntax, TokenRange date) {
  for (const TokenId token : date) {
    if (!date.contains(syntax.head[token.value])) return token;
  }
  return TokenId(date.first);
}

DateAttachment attachment_of(const Layers& layers, TokenRange date) {
  const SyntaxLayer& syntax = layers.syntax;
  const TokenId head = head_of_date(syntax, date);
  const TokenId on = syntax.head[head.value];
  if (!on.is_valid()) return DateAttachment::kClause;
  const Upos upos = syntax.upos[on.value];
  const Deprel deprel = base_of(syntax.deprel[head.value]);
  const bool is_noun = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kNum;
  const bool is_adverbial = deprel == Deprel::kObl || deprel == Deprel::kAdvmod ||
                            deprel == Deprel::kParataxis || deprel == Deprel::kNsubj;
  if (!is_noun || is_adverbial) return DateAttachment::kClause;
  const TokenId marker = child_with(syntax, head, Deprel::kCase);
  const std::string_view form = marker.is_valid() ? layers.form(marker) : std::string_view();
  const bool is_marked = marker.is_valid() && form != "'s" && form != "\xE2\x80\x99s";
  if (on.value >= date.last && !is_marked) return DateAttachment::kName;
  return form == "of" ? DateAttachment::kName : DateAttachment::kNoun;
}

}  // namespace tocsin
