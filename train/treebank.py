"""Reads CoNLL-U for training, and varies it as news varies."""
import random


class Sentence:
    __slots__ = ("forms", "lemmas", "upos", "xpos", "feats", "heads", "deprels")

    def __init__(self, words):
        self.forms = [w[1] for w in words]
        self.lemmas = [w[2] for w in words]
        self.upos = [w[3] for w in words]
        self.xpos = [w[4] for w in words]
        self.feats = [w[5] for w in words]
        self.heads = [int(w[6]) for w in words]
        self.deprels = [w[7] for w in words]

    def __len__(self):
        return len(self.forms)


def read(path):
    words = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if words:
                yield Sentence(words)
            words = []
        elif not line.startswith("#"):
            fields = line.split("\t")
            if fields[0].isdigit():
                words.append(fields)
    if words:
        yield Sentence(words)


def without_last(s):
    """The sentence without its final punctuation; itself where that carries anything."""
    n = len(s)
    if n < 3 or s.upos[-1] != "PUNCT" or n in s.heads:
        return s
    out = object.__new__(Sentence)
    for name in Sentence.__slots__:
        setattr(out, name, getattr(s, name)[:-1])
    return out


def with_forms(s, forms):
    out = object.__new__(Sentence)
    for name in Sentence.__slots__:
        setattr(out, name, getattr(s, name))
    out.forms = forms
    return out


def vary(s, rng: random.Random):
    """Old newswire in capitals, headlines, missing full stops: a few of each hundred sentences."""
    r = rng.random()
    if r < 0.03:
        return with_forms(s, [f.upper() for f in s.forms])
    if r < 0.06:
        t = without_last(s)
        return with_forms(t, [f[:1].upper() + f[1:] if len(f) > 3 else f for f in t.forms])
    if r < 0.12:
        return without_last(s)
    return s
