#!/usr/bin/env python3
"""Reads accurate.model as docs/formats/model.md describes it and parses with it: what the C++ is compared with.

    python train/run_accurate.py --model models/accurate.model IN.conllu OUT.conllu     words of IN, parsed
    python train/run_accurate.py --model models/accurate.model --selftest               its own sentences
    python train/run_accurate.py --model models/accurate.model IN.conllu --dump FOLDER  numbers of the first sentences

Products are int8 x int8 with exact sums, all else float32; --bfloat16 is three times as fast and not exact.
"""
import argparse
import json
import sys
from pathlib import Path

import numpy as np
import torch
import xxhash
from torch.nn import functional as F

import container
import treebank
from lemmas import base
from wordpiece import BEGIN, END, WordPiece, shape_id

MOST_ROWS = 510
BATCH_ROWS = 2000


def read(path):
    """name -> bytes or array; refuses a file whose checksums do not fit."""
    data = Path(path).read_bytes()
    count = int.from_bytes(data[12:16], "little")
    table = data[24:24 + container.RECORD.size * count]
    if data[:8] != container.MAGIC or xxhash.xxh64_intdigest(table) != int.from_bytes(data[16:24], "little"):
        sys.exit(f"{path}: no Tocsin model, or a damaged one")
    out = {}
    for i in range(count):
        name, kind, rows, cols, _, at, size, checksum = container.RECORD.unpack_from(table, container.RECORD.size * i)
        body = data[at:at + size]
        name = name.rstrip(b"\0").decode()
        if xxhash.xxh64_intdigest(body) != checksum:
            sys.exit(f"{path}: section {name} is damaged")
        dtype = {1: np.int8, 2: np.float32}.get(kind)
        out[name] = body if dtype is None else np.frombuffer(body, dtype).reshape((rows, cols) if cols > 1 else (rows,))
    return out


class Lemmas:
    def __init__(self, rules, exceptions):
        self.rules = {}
        for line in rules:
            tag, suffix, strip, add = line.split("\t")
            self.rules[tag, suffix.encode()] = (int(strip), add)
        self.exceptions = {tuple(line.split("\t")[:2]): line.split("\t")[2] for line in exceptions}

    def of(self, form, tag):
        word = base(form, tag)
        if (tag, word) in self.exceptions:
            return self.exceptions[tag, word]
        data = word.encode()
        for n in range(min(5, len(data)), -1, -1):
            strip, add = self.rules.get((tag, data[len(data) - n:]), (len(data), ""))
            if strip < len(data) or add:
                return data[:len(data) - strip].decode(errors="ignore") + add
        return word


def tree_of(scores):
    """Heads of the best tree with one root (Chu-Liu, Edmonds); `scores`: dependents x (root, words)."""
    n = len(scores)
    greedy = scores.argmax(1)
    if is_tree(greedy):
        return greedy.tolist()
    best = None
    for root in np.argsort(-scores[:, 0], kind="stable")[:3]:
        s = scores.astype(np.float64).copy()
        s[:, 0] = -1e9
        s[root] = -1e9
        s[root, 0] = 0
        heads = edmonds(np.vstack([np.zeros(n + 1), s]))[1:]
        total = sum(scores[i, h] for i, h in enumerate(heads))
        if best is None or total > best[0]:
            best = (total, heads)
    return [int(h) for h in best[1]]


def is_tree(heads):
    if (heads == 0).sum() != 1:
        return False
    for i in range(len(heads)):
        at, steps = i + 1, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def edmonds(s):
    """s: node x head, node 0 the root. Heads, of the root 0."""
    n = len(s)
    s = s.copy()
    np.fill_diagonal(s, -1e18)
    heads = s.argmax(1)
    heads[0] = 0
    seen = np.zeros(n, int)
    cycle = None
    for i in range(1, n):
        path, at = [], i
        while at and not seen[at]:
            seen[at] = i
            path.append(at)
            at = heads[at]
        if at and seen[at] == i:
            cycle = path[path.index(at):]
            break
    if cycle is None:
        return heads
    inside = set(cycle)
    outside = [i for i in range(n) if i not in inside]
    m = len(outside)
    t = np.full((m + 1, m + 1), -1e18)
    t[:m, :m] = s[np.ix_(outside, outside)]
    leave = s[np.ix_(outside, cycle)]
    t[:m, m] = leave.max(1)
    own = s[cycle, heads[cycle]]
    enter = s[np.ix_(cycle, outside)] - own[:, None]
    t[m, :m] = enter.max(0)
    t[0] = 0
    found = edmonds(t)
    out = heads.copy()
    for i in range(1, m):
        out[outside[i]] = outside[found[i]] if found[i] < m else cycle[leave[i].argmax()]
    broken = enter[:, found[m]].argmax()
    out[cycle[broken]] = outside[found[m]]
    return out


class Model:
    def __init__(self, path, bfloat16=False):
        self.sections = s = read(path)
        lines = lambda name: s[name].decode().split("\n")[:-1]
        self.options = json.loads(s["options"])
        self.sizes = self.options["sizes"]
        self.tags = [tuple(t.split("\t")) for t in lines("tags")]
        self.feats, self.labels = lines("feats"), lines("labels")
        self.lemmas = Lemmas(lines("lemma.rules"), lines("lemma.exceptions"))
        chars = dict(line.split("\t", 1) for line in lines("chars"))
        self.wordpiece = WordPiece(lines("pieces"), {int(k, 16): t for k, t in chars.items()})
        self.bfloat16 = bfloat16
        tensor = lambda name: torch.from_numpy(np.array(s[name]))
        self.f = {name: tensor(name) for name, x in s.items() if not isinstance(x, bytes) and x.dtype == np.float32}
        self.q = {name[:-2]: tensor(name).float() for name, x in s.items() if name.endswith(".q")}
        if bfloat16:
            self.q = {k: (x * self.f[f"{k}.s"][:, None]).bfloat16() if k != "piece" else x for k, x in self.q.items()}

    def linear(self, name, x):
        if self.bfloat16:
            return F.linear(x.bfloat16(), self.q[name], self.f[f"{name}.b"].bfloat16())
        scale = x.abs().amax(-1, keepdim=True) / 127
        scale = torch.where(scale == 0, torch.ones_like(scale), scale)
        q = x / scale
        q = torch.trunc(q + torch.copysign(torch.tensor(0.5), q)).clamp(-127, 127)
        return F.linear(q, self.q[name]) * scale * self.f[f"{name}.s"] + self.f[f"{name}.b"]

    def norm(self, name, x):
        return F.layer_norm(x.float(), x.shape[-1:], self.f[f"{name}.g"], self.f[f"{name}.b"], 1e-5)

    def encode(self, windows):
        """`windows`: (piece ids, shape ids) with [CLS] and [SEP]. The 7 states, window x row x width."""
        n, longest = len(windows), max(len(w[0]) for w in windows)
        ids = torch.zeros(n, longest, dtype=torch.long)
        shapes = torch.full((n, longest), self.sizes["shapes"])
        hidden = torch.full((n, 1, 1, longest), -1e9)
        for i, (pieces, shape) in enumerate(windows):
            ids[i, :len(pieces)], shapes[i, :len(pieces)] = torch.tensor(pieces), torch.tensor(shape)
            hidden[i, ..., :len(pieces)] = 0
        x = self.q["piece"][ids] * self.f["piece.s"][ids][..., None] + self.f["position"][:longest]
        x = self.norm("norm.in", x + F.pad(self.f["shapein"], (0, 0, 0, 1))[shapes])
        states = [x]
        heads = self.sizes["heads"]
        for i in range(self.sizes["layers"]):
            qkv = self.linear(f"attn{i}", x)
            q, k, v = qkv.view(n, longest, 3, heads, -1).permute(2, 0, 3, 1, 4)
            y = torch.softmax(q @ k.transpose(2, 3) + hidden.to(q.dtype), -1) @ v
            x = self.norm(f"norm{i}a", x + self.linear(f"attnout{i}", y.transpose(1, 2).reshape(n, longest, -1)))
            y = self.linear(f"ffout{i}", F.gelu(self.linear(f"ffin{i}", x), approximate="tanh"))
            x = self.norm(f"norm{i}b", x + y)
            states.append(x)
        return states

    def prepare(self, forms):
        """Windows of whole words, and for each word (window, row)."""
        windows, places = [([BEGIN], [self.sizes["shapes"]])], []
        shapes = [shape_id(form, t == 0) for t, form in enumerate(forms)]
        for form, shape in zip(forms, shapes):
            ids = self.wordpiece.word(form)
            if len(windows[-1][0]) - 1 + len(ids) > MOST_ROWS:
                windows.append(([BEGIN], [self.sizes["shapes"]]))
            places.append((len(windows) - 1, len(windows[-1][0])))
            windows[-1][0].extend(ids)
            windows[-1][1].extend([shape] * len(ids))
        for pieces, shape in windows:
            pieces.append(END)
            shape.append(self.sizes["shapes"])
        return windows, places, shapes

    def run(self, sentences):
        """Lists of forms -> for each a dict of numbers: mixes, tag scores, arc scores, label vectors."""
        prepared = [self.prepare(forms) for forms in sentences]
        windows, begin = [], []
        for w, _, _ in prepared:
            begin.append(len(windows))
            windows += w
        states = self.encode(windows)
        out = []
        for (w, places, shapes), at in zip(prepared, begin):
            where = torch.tensor([at + p[0] for p in places]), torch.tensor([p[1] for p in places])
            rows = torch.stack([s[where] for s in states])
            mixes = {k: (self.f[f"mix.{k}"][:, None, None] * rows).sum(0) for k in ("tree", "tags")}
            shape = self.f["shapetop"][torch.tensor(shapes)]
            tree, tags = (torch.cat([mixes[k], shape], 1) for k in ("tree", "tags"))
            scores = self.linear("tagout", F.leaky_relu(self.linear("taghidden", tags), 0.1)).float()
            dep, head = F.leaky_relu(self.linear("arc", tree), 0.1).chunk(2, 1)
            ldep, lhead = F.leaky_relu(self.linear("label", tree), 0.1).chunk(2, 1)
            root = lambda x, name: torch.cat([self.f[name][None].to(x.dtype), x])
            arcs = (self.linear("arcpair", dep) @ root(head, "arc.root").T).float()
            out.append({"pieces": w, "mix.tree": mixes["tree"], "mix.tags": mixes["tags"], "tags": scores, "arcs": arcs,
                        "ldep": ldep, "lhead": root(lhead, "label.root")})
        return out

    def label_scores(self, got, heads):
        pair = self.linear("labelpair", got["ldep"]).view(len(heads), len(self.labels), -1)
        lhead = got["lhead"][torch.tensor(heads)]
        return ((pair @ lhead[..., None].to(pair.dtype))[..., 0] + self.linear("labelhead", got["ldep"])).float()

    def decide(self, forms, got):
        """CoNLL-U fields of each word."""
        tags = got["tags"][:, :len(self.tags)].argmax(1)
        feats = got["tags"][:, len(self.tags):].argmax(1)
        heads = tree_of(got["arcs"].numpy())
        labels = self.label_scores(got, heads).argmax(1)
        for t, form in enumerate(forms):
            upos, xpos = self.tags[tags[t]]
            yield [str(t + 1), form, self.lemmas.of(form, xpos), upos, xpos, self.feats[feats[t]], str(heads[t]),
                   self.labels[labels[t]], "_", "_"]

    @torch.no_grad()
    def parse(self, sentences):
        """Lists of forms -> lists of CoNLL-U rows, in the order given; batches by length."""
        out = [None] * len(sentences)
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        batch, rows = [], 0
        for i in [*order, None]:
            if i is None or rows + len(sentences[i]) > BATCH_ROWS:
                for j, got in zip(batch, self.run([sentences[j] for j in batch]) if batch else []):
                    out[j] = list(self.decide(sentences[j], got))
                batch, rows = [], 0
            if i is not None:
                batch.append(i)
                rows += len(sentences[i])
        return out


def conllu(rows):
    return "".join("\t".join(r) + "\n" for r in rows) + "\n"


@torch.no_grad()
def dump(model, sentences, folder):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "sentences.txt", "w", encoding="utf-8") as f:
        for i, forms in enumerate(sentences):
            got = model.run([forms])[0]
            rows = list(model.decide(forms, got))
            heads = [int(r[6]) for r in rows]
            f.write(f"# {i}\n" + conllu(rows))
            for form, ids in ((form, model.wordpiece.word(form)) for form in forms):
                f.write(f"#pieces\t{form}\t{' '.join(model.wordpiece.pieces[p] for p in ids)}\t{' '.join(map(str, ids))}\n")
            f.write("\n")
            for name in ("mix.tree", "mix.tags", "tags", "arcs"):
                np.save(folder / f"{i}.{name}.npy", got[name].numpy())
            np.save(folder / f"{i}.labels.npy", model.label_scores(got, heads).numpy())


def selftest(model):
    """Exits with 1 where the model does not give its own sentences."""
    wrong = 0
    for block in model.sections["selftest"].decode().strip("\n").split("\n\n"):
        want = [line.split("\t") for line in block.split("\n")]
        got = model.parse([[w[0] for w in want]])[0]
        for w, g in zip(want, got):
            if w != [g[1], g[3], g[6], g[7]]:
                print("wanted", w, "got", g)
                wrong += 1
    print("wrong words:", wrong)
    sys.exit(wrong > 0)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--model", required=True)
    ask.add_argument("--bfloat16", action="store_true"); ask.add_argument("--selftest", action="store_true")
    ask.add_argument("--dump", type=Path); ask.add_argument("--first", type=int, default=20)
    ask.add_argument("files", nargs="*")
    given = ask.parse_args()
    torch.set_num_threads(1)
    model = Model(given.model, given.bfloat16)
    if given.selftest:
        selftest(model)
    sentences = [s.forms for s in treebank.read(given.files[0])]
    if given.dump:
        dump(model, sentences[:given.first], given.dump)
    else:
        Path(given.files[1]).write_text("".join(map(conllu, model.parse(sentences))), encoding="utf-8")


if __name__ == "__main__":
    main()
