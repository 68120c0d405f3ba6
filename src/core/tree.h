// Questions about a dependency tree that several stages ask, answered from the syntax layer alone.
#pragma once

#include "core/ids.h"
#include "core/layers.h"
#include "core/vocabulary.h"

namespace tocsin {

// First child with this relation (exactly, subtype included); invalid: none.
TokenId child_with(const SyntaxLayer& syntax, TokenId token, Deprel deprel);

// True where `token` is `ancestor` or hangs below it.
bool is_below(const SyntaxLayer& syntax, TokenId token, TokenId ancestor);

// The run of tokens from the first to the last of the subtree, `token` included.
TokenRange subtree_range(const SyntaxLayer& syntax, TokenId token);

// ", including Bree": a phrase behind a comma that names some of those before it.
bool names_examples(const SyntaxLayer& syntax, TokenId phrase);

// The noun phrase of `head` as a participant's span wants it: without case markers, leading
// coordinators, relative and participial clauses, apposition, parentheticals, examples, conjuncts,
// and the punctuation that they leave at either end. Always holds `head`; always contiguous: what
// stands behind the first thing left out is left out too.
TokenRange noun_phrase(const SyntaxLayer& syntax, TokenId head);

// The preposition that marks `head` as one symbol of the vocabulary: "on", "because_of" for a
// fixed expression. Invalid where there is none, or none that a resource knows.
SymbolId preposition_of(const TokenLayer& tokens, const SyntaxLayer& syntax,
                        const Vocabulary& vocabulary, TokenId head);

}  // namespace tocsin
