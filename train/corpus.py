"""Sentences as flat arrays, for the fast model's training, and batches of them."""
from collections import Counter

import numpy as np
import torch

import treebank
from features import AFFIX_ROWS, SHAPE_ROWS, affix_rows, ngram_rows, shape, word_key

MOST_NGRAMS = 120
AS_IT_IS, CAPITALS, HEADLINE = range(3)


class Vocabulary:
    """Words seen often enough, tags and feature bundles of the gold data, all its relations."""

    def __init__(self, gold, extra=()):
        """`gold`: sentences; `extra`: (word key, count) of other text, already chosen."""
        words = Counter(word_key(f) for s in gold for f in s.forms)
        counts = {w: c for w, c in words.items() if c >= 2}
        for word, count in extra:
            counts[word] = counts.get(word, 0) + count
        self.words = [b""] + sorted(counts)
        self.counts = np.array([0] + [counts[w] for w in self.words[1:]], dtype=np.float32)
        tags = Counter(t for s in gold for t in zip(s.upos, s.xpos))
        self.tags = [f"{u}\t{x}" for (u, x), c in tags.most_common() if c >= 3 and x != "_"]
        feats = Counter(f for s in gold for f in s.feats)
        self.feats = [f for f, c in feats.most_common() if c >= 3]
        self.labels = sorted({d for s in gold for d in s.deprels})
        self.word_at = {w: i for i, w in enumerate(self.words)}
        self.tag_at = {t: i for i, t in enumerate(self.tags)}
        self.feats_at = {f: i for i, f in enumerate(self.feats)}
        self.label_at = {d: i for i, d in enumerate(self.labels)}
        upos = sorted({t.split("\t")[0] for t in self.tags})
        self.upos_of = np.array([upos.index(t.split("\t")[0]) for t in self.tags])
        plain = sorted({d.split(":")[0] for d in self.labels})
        self.plain_of = np.array([plain.index(d.split(":")[0]) for d in self.labels])


class Types:
    """Rows of each word type in the table: affixes, then n-grams. Shared by all corpora of a run."""

    def __init__(self, vocabulary):
        self.v = vocabulary
        self.at, self.word, self.rows, self.begin = {}, [], [], [0]
        self.arrays = None

    def index(self, key):
        found = self.at.get(key)
        if found is None:
            found = self.at[key] = len(self.at)
            self.word.append(self.v.word_at.get(key, 0))
            affix = len(self.v.words) + SHAPE_ROWS
            self.rows += [affix + r for r in affix_rows(key)]
            self.rows += [affix + AFFIX_ROWS + r for r in ngram_rows(key)[:MOST_NGRAMS]]
            self.begin.append(len(self.rows))
            self.arrays = None
        return found

    def tensors(self):
        if self.arrays is None:
            self.arrays = (torch.tensor(self.begin, dtype=torch.int32), torch.tensor(self.rows, dtype=torch.int32),
                           np.array(self.word, dtype=np.int32))
        return self.arrays


def variants(form, first):
    """Shapes of a form as it is, in capitals, in a headline."""
    return (shape(form, first), shape(form.upper(), first), shape(form[:1].upper() + form[1:] if len(form) > 3 else form, first))


class Corpus:
    def __init__(self, sentences, types):
        v, shapes = types.v, {}
        columns = {name: [] for name in ("type", "shape", "tag", "feats", "head", "label")}
        ends, may_cut = [], []
        for s in sentences:
            for t, form in enumerate(s.forms):
                key = form, t == 0
                if key not in shapes:
                    shapes[key] = types.index(word_key(form)), variants(form, t == 0)
                columns["type"].append(shapes[key][0])
                columns["shape"].append(shapes[key][1])
                columns["tag"].append(v.tag_at.get(f"{s.upos[t]}\t{s.xpos[t]}", -100))
                columns["feats"].append(v.feats_at.get(s.feats[t], -100))
                columns["head"].append(s.heads[t])
                columns["label"].append(v.label_at.get(s.deprels[t], -100))
            ends.append(len(columns["head"]))
            may_cut.append(len(treebank.without_last(s)) < len(s))
        for name, values in columns.items():
            setattr(self, name, np.array(values, dtype=np.int32))
        self.types = types
        self.end = np.array(ends)
        self.begin = np.concatenate([[0], self.end[:-1]])
        self.may_cut = np.array(may_cut)

    def __len__(self):
        return len(self.end)

    def batches(self, chosen, words, rng=None):
        """Lists of sentences of like length, each of about so many words; shuffled with rng."""
        size = (self.end - self.begin)[chosen]
        order = chosen[np.argsort(size + (rng.random(len(size)) * 4 if rng else 0), kind="stable")]
        out, now, total = [], [], 0
        for i in order:
            n = self.end[i] - self.begin[i]
            if now and total + n > words:
                out.append(now)
                now, total = [], 0
            now.append(i)
            total += n
        out.append(now)
        if rng:
            rng.shuffle(out)
        return out

    def batch(self, ids, rng=None):
        """Tensors of sentences; with rng, varied as news varies and with rare words hidden now and then."""
        ids = np.asarray(ids)
        begin, end = self.begin[ids], self.end[ids].copy()
        variant = np.zeros(len(ids), dtype=np.int64)
        if rng:
            draw = rng.random(len(ids))
            variant[draw < 0.06] = HEADLINE
            variant[draw < 0.03] = CAPITALS
            end -= (draw >= 0.03) & (draw < 0.12) & self.may_cut[ids]
        size = end - begin
        ends = np.cumsum(size)
        starts = ends - size
        total, longest = int(ends[-1]), int(size.max())
        sentence = np.repeat(np.arange(len(ids)), size)
        inside = np.arange(total) - starts[sentence]
        at = begin[sentence] + inside
        type_begin, type_rows, type_word = self.types.tensors()
        word = type_word[self.type[at]]
        vector = word.copy()
        if rng:
            draw = rng.random(total)
            rare = 0.25 / (0.25 + self.types.v.counts[word])
            word = np.where(draw < rare, 0, word)
            vector = np.where(draw < 0.3 * rare, 0, vector)
        head = self.head[at]
        head_padded = np.full((len(ids), longest), -100, dtype=np.int64)
        head_padded[sentence, inside] = head
        is_first, is_last = inside == 0, inside == size[sentence] - 1
        shape_row = len(self.types.v.words) + self.shape[at, variant[sentence]]
        there = np.arange(longest + 1)[None] <= size[:, None]
        as_long = lambda x: torch.from_numpy(np.ascontiguousarray(x).astype(np.int64))
        as_int = lambda x: torch.from_numpy(np.ascontiguousarray(x).astype(np.int32))
        return {"word": as_int(word), "vector": as_long(vector), "shape": as_int(shape_row), "type": as_int(self.type[at]),
                "type_begin": type_begin, "type_rows": type_rows, "ends": as_long(ends), "longest": longest,
                "place": as_long(sentence * longest + inside), "is_first": torch.from_numpy(is_first)[:, None],
                "is_last": torch.from_numpy(is_last)[:, None], "there": torch.from_numpy(there),
                "tag": as_long(self.tag[at]), "feats": as_long(self.feats[at]), "head": as_long(head_padded),
                "head_row": as_long(np.where(head > 0, starts[sentence] + head - 1, -1)), "label": as_long(self.label[at])}
