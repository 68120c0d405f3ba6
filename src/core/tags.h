// The labels of Universal Dependencies v2 and of the Penn Treebank, as enumerators.
//
// Labels are enumerators once they are past a reader; `name_of` gives back what CoNLL-U writes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tocsin {

// Universal part-of-speech tags (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};

// Penn Treebank tags as UD English EWT and GUM use them.
enum class Xpos : std::uint8_t {
  kCc,
  kCd,
  kDt,
  kEx,
  kFw,
  kIn,
  kJj,
  kJjr,
  kJjs,
  kLs,
  kMd,
  kNn,
  kNnp,
  kNnps,
  kNns,
  kPdt,
  kPos,
  kPrp,
  kPrpPoss,
  kRb,
  kRbr,
  kRbs,
  kRp,
  kSym,
  kTo,
  kUh,
  kVb,
  kVbd,
  kVbg,
  kVbn,
  kVbp,
  kVbz,
  kWdt,
  kWp,
  kWpPoss,
  kWrb,
  kPeriod,
  kComma,
  kColon,
  kOpenQuote,
  kCloseQuote,
  kLrb,
  kRrb,
  kHyph,
  kNfp,
  kAdd,
  kAfx,
  kGw,
  kCurrency,
};

// Dependency relations with the subtypes of UD English EWT and GUM, release 2.16.
enum class Deprel : std::uint8_t {
  kRoot,
  kAcl,
  kAclRelcl,
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcPreconj,
  kCcomp,
  kClf,
  kCompound,
  kCompoundPrt,
  kConj,
  kCop,
  kCsubj,
  kCsubjOuter,
  kCsubjPass,
  kDep,
  kDet,
  kDetPredet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNmodDesc,
  kNmodPoss,
  kNmodUnmarked,
  kNsubj,
  kNsubjOuter,
  kNsubjPass,
  kNummod,
  kObj,
  kObl,
  kOblAgent,
  kOblUnmarked,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kVocative,
  kXcomp,
};

inline constexpr std::size_t kUposCount = 17;
inline constexpr std::size_t kXposCount = 49;
inline constexpr std::size_t kDeprelCount = 52;

std::string_view name_of(Upos upos);
std::string_view name_of(Xpos xpos);
std::string_view name_of(Deprel deprel);

std::optional<Upos> upos_of(std::string_view name);
std::optional<Xpos> xpos_of(std::string_view name);
std::optional<Deprel> deprel_of(std::string_view name);

// The relation without its subtype: kNsubj for kNsubjPass.
Deprel base_of(Deprel deprel);

}  // namespace tocsin
