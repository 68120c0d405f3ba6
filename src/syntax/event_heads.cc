#include "syntax/event_heads.h"

#include <algorithm>
#include <utility>

#include "model/numbers.h"

namespace tocsin {
namespace {

// Attention grows with the square: a longer sentence is read in windows of so many words.
constexpr std::uint32_t kWindowWords = 256;
// Where the likeliest type lies further below no act than this, it is not asked how the act is told
// and who has a part.
constexpr float kFarBelow = 3.0F;
constexpr std::size_t kParts = 3;  // none, actor, recipient
constexpr std::size_t kTypes = kEventTypeCount + 1;

bool may_tell_an_act(Upos upos) {
  return upos == Upos::kVerb || upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kPropn;
}

bool may_be_an_act(const Vote& vote) {
  return vote.type[1 + vote.best_type()] >= vote.type.front() - kFarBelow;
}

void to_probabilities(std::span<const float> scores, std::span<float> out) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    out[i] = exp_of(scores[i] - most);
    sum += out[i];
  }
  for (float& p : out) p /= sum;
}

}  // namespace

Result<EventHeads::Sizes> EventHeads::read_sizes(const ModelOptions& options) {
  Sizes sizes;
  const std::pair<const char*, std::size_t*> wanted[] = {
      {"width", &sizes.inputs},
      {"event_width", &sizes.width},
      {"event_heads", &sizes.heads},
      {"event_inner", &sizes.inner},
      {"event_type_hidden", &sizes.type_hidden},
      {"event_fact_hidden", &sizes.fact_hidden},
      {"event_part", &sizes.part},
      {"event_distance", &sizes.distance},
  };
  for (const auto& [key, out] : wanted) {
    TOCSIN_TRY(size, options.size(key));
    *out = size;
  }
  return sizes;
}

Result<EventHeads> EventHeads::load(const Container& container, const ModelOptions& options,
                                    Kernel kernel) {
  TOCSIN_TRY(sizes, read_sizes(options));
  EventHeads heads;
  heads.sizes_ = sizes;
  heads.kernel_ = kernel;
  heads.row_math_ = &row_math_of(kernel);
  heads.math_ = encoder_math_of(kernel);
  const TransformerLayer::Names names{"event.attn",  "event.attnout", "event.ffin",
                                      "event.ffout", "event.norma",   "event.normb"};
  TOCSIN_TRY(layer, TransformerLayer::load(container, names,
                                           {sizes.width, sizes.heads, sizes.inner}, kernel));
  heads.layer_ = std::move(layer);
  TOCSIN_TRY(loaded, heads.load_heads(container));
  return heads;
}

Status EventHeads::load_heads(const Container& container) {
  struct Wanted {
    const char* name;
    std::size_t inputs, outputs;
    Linear* out;
  };
  const std::size_t both = sizes_.both();
  const Wanted wanted[] = {
      {"event.enter", sizes_.inputs, sizes_.width, &enter_},
      {"event.typehidden", both, sizes_.type_hidden, &type_hidden_},
      {"event.typeout", sizes_.type_hidden, kTypes, &type_out_},
      {"event.facthidden", both, sizes_.fact_hidden, &fact_hidden_},
      {"event.factout", sizes_.fact_hidden, kToldCount + 1, &fact_out_},
      {"event.partword", both, sizes_.part, &part_word_},
      {"event.parttrigger", both, sizes_.part, &part_trigger_},
  };
  for (const Wanted& w : wanted) {
    TOCSIN_TRY(linear, Linear::load(container, w.name, w.inputs, w.outputs));
    *w.out = std::move(linear);
  }
  TOCSIN_TRY(type, container.floats("event.parttype", kTypes * sizes_.part));
  TOCSIN_TRY(distance,
             container.floats("event.partdistance", (2 * sizes_.distance + 1) * sizes_.part));
  TOCSIN_TRY(out, container.floats("event.partout", kParts * sizes_.part));
  TOCSIN_TRY(bias, container.floats("event.partbias", kParts));
  part_type_ = type;
  part_distance_ = distance;
  part_out_ = out;
  part_bias_ = bias;
  return Ok{};
}

void EventHeads::run(std::span<const float> states, TokenRange batch,
                     std::span<const std::uint32_t> ends, Scratch& scratch,
                     SyntaxLayer& out) const {
  read_words(states, ends, scratch);
  scratch.words.clear();
  scratch.asked.clear();
  const std::size_t both = sizes_.both();
  for (std::uint32_t word = 0; word < batch.size(); ++word) {
    if (!may_tell_an_act(out.upos[batch.first + word])) continue;
    scratch.words.push_back(word);
    const auto row = std::span(scratch.read).subspan(word * both, both);
    scratch.asked.insert(scratch.asked.end(), row.begin(), row.end());
  }
  if (scratch.words.empty()) return;
  classify(scratch);
  const std::size_t first_vote = out.votes.votes.size();
  for (std::size_t i = 0; i < scratch.words.size(); ++i) {
    Vote vote;
    vote.word = TokenId(batch.first + scratch.words[i]);
    std::copy_n(scratch.types.begin() + static_cast<std::ptrdiff_t>(i * kTypes), kTypes,
                vote.type.begin());
    out.votes.votes.push_back(vote);
  }
  tell(first_vote, scratch, out.votes);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    find_parts(batch, begin, end, first_vote, scratch, out);
    begin = end;
  }
}

// What the heads read of each word: its state, and what one more layer makes of it.
void EventHeads::read_words(std::span<const float> states, std::span<const std::uint32_t> ends,
                            Scratch& scratch) const {
  TransformerLayer::Scratch& rows = scratch.rows;
  enter_.apply(kernel_, states, scratch.linear, rows.x);
  quantise_rows(kernel_, rows.x, sizes_.width, rows.bytes);
  rows.windows.clear();
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    while (begin < end) {
      begin = std::min(end, begin + kWindowWords);
      rows.windows.push_back(begin);
    }
  }
  layer_.run(rows);
  const std::size_t words = states.size() / sizes_.inputs;
  const std::size_t both = sizes_.both();
  scratch.read.resize(words * both);
  for (std::size_t word = 0; word < words; ++word) {
    float* row = scratch.read.data() + word * both;
    std::copy_n(states.data() + word * sizes_.inputs, sizes_.inputs, row);
    std::copy_n(rows.x.data() + word * sizes_.width, sizes_.width, row + sizes_.inputs);
  }
}

void EventHeads::classify(Scratch& scratch) const {
  type_hidden_.apply(kernel_, scratch.asked, scratch.linear, scratch.hidden);
  row_math_->leaky_relu(scratch.hidden.data(), scratch.hidden.size());
  type_out_.apply(kernel_, scratch.hidden, scratch.linear, scratch.types);
}

// How the acts are told, where one is at all likely.
void EventHeads::tell(std::size_t first_vote, Scratch& scratch, VoteLayer& out) const {
  const std::size_t both = sizes_.both();
  scratch.likely.clear();
  for (std::size_t i = 0; i < scratch.words.size(); ++i) {
    if (!may_be_an_act(out.votes[first_vote + i])) continue;
    const auto row = std::span(scratch.asked).subspan(i * both, both);
    scratch.likely.insert(scratch.likely.end(), row.begin(), row.end());
  }
  if (scratch.likely.empty()) return;
  fact_hidden_.apply(kernel_, scratch.likely, scratch.linear, scratch.hidden);
  row_math_->leaky_relu(scratch.hidden.data(), scratch.hidden.size());
  fact_out_.apply(kernel_, scratch.hidden, scratch.linear, scratch.factualities);
  auto row = scratch.factualities.begin();
  for (std::size_t i = 0; i < scratch.words.size(); ++i) {
    Vote& vote = out.votes[first_vote + i];
    if (!may_be_an_act(vote)) continue;
    std::copy_n(row, kToldCount, vote.told.begin());
    vote.score = std::clamp(row[kToldCount], -3.0F, 3.0F);
    row += kToldCount + 1;
  }
}

// Of the sentence [begin, end) of the batch, where one of its words may tell an act.
void EventHeads::find_parts(TokenRange batch, std::uint32_t begin, std::uint32_t end,
                            std::size_t first_vote, Scratch& scratch, SyntaxLayer& out) const {
  const auto first =
      std::lower_bound(scratch.words.begin(), scratch.words.end(), begin) - scratch.words.begin();
  bool is_read = false;
  for (auto i = static_cast<std::size_t>(first); i < scratch.words.size() && scratch.words[i] < end;
       ++i) {
    Vote& vote = out.votes.votes[first_vote + i];
    if (!may_be_an_act(vote)) continue;
    if (!is_read) {
      const std::size_t both = sizes_.both();
      const auto rows = std::span(scratch.read).subspan(begin * both, (end - begin) * both);
      part_word_.apply(kernel_, rows, scratch.linear, scratch.part_words);
      is_read = true;
    }
    add_parts(batch, begin, end, i, scratch, vote, out.votes);
  }
}

void EventHeads::add_parts(TokenRange batch, std::uint32_t begin, std::uint32_t end,
                           std::size_t row, Scratch& scratch, Vote& vote, VoteLayer& out) const {
  const std::size_t width = sizes_.part;
  const std::size_t both = sizes_.both();
  part_trigger_.apply(kernel_, std::span(scratch.asked).subspan(row * both, both), scratch.linear,
                      scratch.part_triggers);
  const std::size_t type = 1 + vote.best_type();
  math_.add_scaled(scratch.part_triggers.data(), part_type_.data() + type * width, 1.0F, width);
  const auto limit = static_cast<std::int64_t>(sizes_.distance);
  const std::int64_t at = scratch.words[row];
  vote.part_begin = static_cast<std::uint32_t>(out.parts.size());
  for (std::uint32_t word = begin; word < end; ++word) {
    const std::int64_t distance = std::clamp<std::int64_t>(word - at, -limit, limit) + limit;
    scratch.part.assign(scratch.part_triggers.begin(), scratch.part_triggers.end());
    math_.add_scaled(scratch.part.data(), scratch.part_words.data() + (word - begin) * width, 1.0F,
                     width);
    math_.add_scaled(scratch.part.data(),
                     part_distance_.data() + static_cast<std::size_t>(distance) * width, 1.0F,
                     width);
    row_math_->leaky_relu(scratch.part.data(), width);
    std::array<float, kParts> scores{};
    for (std::size_t k = 0; k < kParts; ++k) {
      scores[k] =
          part_bias_[k] + math_.dot(scratch.part.data(), part_out_.data() + k * width, width);
    }
    std::array<float, kParts> shares{};
    to_probabilities(scores, shares);
    out.parts.push_back({TokenId(batch.first + word), shares[1], shares[2]});
  }
  vote.part_end = static_cast<std::uint32_t>(out.parts.size());
}

}  // namespace tocsin
