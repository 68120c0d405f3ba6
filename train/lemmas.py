"""Lemma rules from (form, tag, lemma) triples: suffix edits by tag, and what they get wrong.

A rule line is `tag, suffix, strip, add`, parted by tabs: of the rules of a tag whose suffix ends the word, the longest
one strips so many bytes, never more than its suffix has, and adds its letters. Tags NNP and NNPS keep the word's case;
the others are lower-cased first.
An exception line is `tag, word, lemma`.
"""
from collections import Counter, defaultdict

from features import lower, normalise

KEEPS_CASE = {"NNP", "NNPS"}
LONGEST = 5


def base(form, tag):
    form = normalise(form)
    return form if tag in KEEPS_CASE else lower(form)


def edit(word, lemma):
    """(bytes to strip, letters to add)"""
    a, b = word.encode(), lemma.encode()
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    while n and (b[:n] + b"").decode(errors="ignore").encode() != b[:n]:
        n -= 1
    return len(a) - n, b[n:].decode()


def learn(triples):
    """`triples`: (form, xpos, lemma). Returns (rule lines, exception lines)."""
    count = defaultdict(Counter)
    for form, tag, lemma in triples:
        if lemma != "_":
            count[tag, base(form, tag)][lemma] += 1
    best = {key: c.most_common(1)[0][0] for key, c in count.items()}
    votes = defaultdict(Counter)
    for (tag, word), lemma in best.items():
        data = word.encode()
        strip, add = edit(word, lemma)
        for n in range(strip, min(LONGEST, len(data)) + 1):  # a rule rewrites no letter that its suffix does not show
            votes[tag, data[len(data) - n:]][strip, add] += 1
    rules = {}
    for (tag, suffix), c in sorted(votes.items(), key=lambda x: len(x[0][1])):
        top, n = c.most_common(1)[0]
        shorter = next((rules[tag, suffix[i:]] for i in range(1, len(suffix) + 1) if (tag, suffix[i:]) in rules), None)
        if suffix == b"" or (n >= 2 and top != shorter):
            rules[tag, suffix] = top
    def apply(tag, word):
        data = word.encode()
        for n in range(min(LONGEST, len(data)), -1, -1):
            if (tag, data[len(data) - n:]) in rules:
                strip, add = rules[tag, data[len(data) - n:]]
                if strip == len(data) and not add:
                    continue
                return (data[:len(data) - strip] + add.encode()).decode(errors="ignore")
        return word
    lines = [f"{tag}\t{suffix.decode()}\t{strip}\t{add}" for (tag, suffix), (strip, add) in sorted(rules.items())
             if suffix.decode(errors="ignore").encode() == suffix]
    exceptions = [f"{tag}\t{word}\t{lemma}" for (tag, word), lemma in sorted(best.items())
                  if apply(tag, word) != lemma and not any(c in "\t\n" for c in word + lemma)]
    return lines, exceptions
