#!/usr/bin/env python3
"""Trains the fast model and writes its file.

    python train/train_fast.py --ewt TRAIN.conllu --gum TRAIN.conllu --dev NAME=DEV.conllu ... --out models/fast.model

Seeded; a checkpoint beside the model after every epoch is taken up again by the same command.
"""
import argparse
import json
import math
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

import container
import lemmas
import treebank
from features import affix_rows, ngram_rows, shape, word_key
from network import Network

MOST_NGRAMS = 120


class Vocabulary:
    """Words seen twice, tags and feature bundles seen often enough, all relations."""

    def __init__(self, sentences):
        words = Counter(word_key(f) for s in sentences for f in s.forms)
        self.words = [b""] + sorted(w for w, c in words.items() if c >= 2)
        self.counts = [0] + [words[w] for w in self.words[1:]]
        tags = Counter(zip((u for s in sentences for u in s.upos), (x for s in sentences for x in s.xpos)))
        self.tags = [f"{u}\t{x}" for (u, x), c in tags.most_common() if c >= 3 and x != "_"]
        feats = Counter(f for s in sentences for f in s.feats)
        self.feats = [f for f, c in feats.most_common() if c >= 3]
        self.labels = sorted({d for s in sentences for d in s.deprels})
        self.index()

    def index(self):
        self.word_at = {w: i for i, w in enumerate(self.words)}
        self.tag_at = {t: i for i, t in enumerate(self.tags)}
        self.feats_at = {f: i for i, f in enumerate(self.feats)}
        self.label_at = {d: i for i, d in enumerate(self.labels)}


cache = {}


def rows_of(key):
    if key not in cache:
        cache[key] = (affix_rows(key), ngram_rows(key)[:MOST_NGRAMS])
    return cache[key]


def make_batch(sentences, v, rng=None):
    """Tensors of sentences padded to the longest; with rng, rare words are hidden now and then."""
    longest, n = max(map(len, sentences)), len(sentences)
    word, shapes, affix, ngram, ngram_at, place = [], [], [], [], [], []
    tag = torch.full((n, longest), -100)
    feats, head, label = tag.clone(), tag.clone(), tag.clone()
    mask = torch.zeros(longest, n, 1, dtype=torch.bool)
    for i, s in enumerate(sentences):
        mask[:len(s), i] = True
        for t, form in enumerate(s.forms):
            key = word_key(form)
            w = v.word_at.get(key, 0)
            if rng and w and rng.random() < 0.25 / (0.25 + v.counts[w]):
                w = 0
            a, g = rows_of(key)
            word.append(w); shapes.append(shape(form, t == 0)); affix.append(a)
            ngram_at.append(len(ngram)); ngram += g
            place.append(t * n + i)
            tag[i, t] = v.tag_at.get(f"{s.upos[t]}\t{s.xpos[t]}", -100)
            feats[i, t] = v.feats_at.get(s.feats[t], -100)
            head[i, t] = s.heads[t]
            label[i, t] = v.label_at.get(s.deprels[t], -100)
    long = lambda x: torch.tensor(x, dtype=torch.long)
    return {"word": long(word), "shape": long(shapes), "affix": long(affix), "ngram": long(ngram),
            "ngram_at": long(ngram_at), "place": long(place), "mask": mask,
            "tag": tag, "feats": feats, "head": head, "label": label}


def batches_of(sentences, words, rng=None):
    order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i]) + (rng.random() * 4 if rng else 0), i))
    out, now = [], []
    for i in order:
        longest = max([len(sentences[j]) for j in now] + [len(sentences[i])])
        if now and longest * (len(now) + 1) > words:
            out.append(now); now = []
        now.append(i)
    out.append(now)
    if rng:
        rng.shuffle(out)
    return out


def loss_of(net, b, tag_count):
    tags, arcs, ldep, lhead = net(b)
    words = b["mask"][..., 0].T
    heads_there = torch.cat([torch.ones(len(words), 1, dtype=torch.bool), words], 1)
    arcs = arcs.masked_fill(~heads_there[:, None, :], -1e4)
    flat = lambda x: x.reshape(-1, x.shape[-1])
    loss = F.cross_entropy(flat(arcs), b["head"].reshape(-1))
    loss = loss + F.cross_entropy(flat(tags[..., :tag_count]), b["tag"].reshape(-1))
    loss = loss + 0.5 * F.cross_entropy(flat(tags[..., tag_count:]), b["feats"].reshape(-1))
    head = b["head"].clamp(min=0)
    chosen = torch.gather(lhead, 1, head[..., None].expand(-1, -1, lhead.shape[-1]))
    return loss + F.cross_entropy(net.labels(ldep[words], chosen[words]), b["label"][words])


@torch.no_grad()
def measure(net, sentences, v):
    """UPOS, UAS and LAS (without subtypes) with the best head of each word, trees not enforced."""
    net.eval()
    n = upos = uas = las = 0
    for ids in batches_of(sentences, 4000):
        part = [sentences[i] for i in ids]
        b = make_batch(part, v)
        tags, arcs, ldep, lhead = net(b)
        words = b["mask"][..., 0].T
        heads_there = torch.cat([torch.ones(len(words), 1, dtype=torch.bool), words], 1)
        head = arcs.masked_fill(~heads_there[:, None, :], -1e4).argmax(-1)
        chosen = torch.gather(lhead, 1, head[..., None].expand(-1, -1, lhead.shape[-1]))
        label = torch.zeros_like(head)
        label[words] = net.labels(ldep[words], chosen[words]).argmax(-1)
        tag = tags[..., :len(v.tags)].argmax(-1)
        for i, s in enumerate(part):
            for t in range(len(s)):
                n += 1
                upos += v.tags[tag[i, t]].split("\t")[0] == s.upos[t]
                right = int(head[i, t]) == s.heads[t]
                uas += right
                las += right and v.labels[label[i, t]].split(":")[0] == s.deprels[t].split(":")[0]
    return upos / n, uas / n, las / n


def quantised(matrix):
    """int8 rows with one scale each."""
    scale = np.abs(matrix).max(1) / 127
    scale[scale == 0] = 1
    return np.clip(np.rint(matrix / scale[:, None]), -127, 127).astype(np.int8), scale.astype(np.float32)


def sections_of(net, v, options, lemma_rules, lemma_exceptions):
    p = {k: x.detach().numpy().astype(np.float32) for k, x in net.state_dict().items()}
    text = lambda lines: ("\n".join(lines) + "\n").encode()
    out = {"options": json.dumps(options, indent=1, sort_keys=True).encode(),
           "words": b"\n".join(v.words) + b"\n", "tags": text(v.tags), "feats": text(v.feats), "labels": text(v.labels),
           "lemma.rules": text(lemma_rules), "lemma.exceptions": text(lemma_exceptions), "selftest": b""}
    for table in ("word", "shape", "affix", "ngram"):
        out[f"{table}.q"], out[f"{table}.s"] = quantised(p[f"{table}.weight"])
    for name, source in {"into": "into", "qrnn1": "layers.0.product", "qrnn2": "layers.1.product", "qrnn3": "layers.2.product",
                         "taghidden": "tag_hidden", "tagout": "tag_out", "arc": "arc", "label": "label",
                         "arcpair": "arc_pair", "labelpair": "label_pair", "labelhead": "label_head"}.items():
        out[f"{name}.q"], out[f"{name}.s"] = quantised(p[f"{source}.weight"])
        out[f"{name}.b"] = p[f"{source}.bias"]
    for i in range(4):
        out[f"norm{i}.g"], out[f"norm{i}.b"] = p[f"norms.{i}.weight"], p[f"norms.{i}.bias"]
    out["arc.root"], out["label.root"] = p["arc_root"], p["label_root"]
    return out


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--ewt", required=True); ask.add_argument("--gum", required=True)
    ask.add_argument("--dev", action="append", default=[], help="NAME=FILE")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--seed", type=int, default=1); ask.add_argument("--epochs", type=int, default=12)
    ask.add_argument("--width", type=int, default=320); ask.add_argument("--batch", type=int, default=700)
    ask.add_argument("--rate", type=float, default=2e-3); ask.add_argument("--threads", type=int, default=2)
    given = ask.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    train = [*treebank.read(given.ewt), *treebank.read(given.gum)]
    v = Vocabulary(train)
    sizes = {"words": len(v.words), "tags": len(v.tags), "feats": len(v.feats), "labels": len(v.labels),
             "embedding": 128, "width": given.width, "tag_hidden": 192, "arc": 192, "label": 96}
    net = Network(sizes)
    optimiser = torch.optim.Adam(net.parameters(), lr=given.rate, betas=(0.9, 0.98), fused=True)
    steps = given.epochs * len(batches_of(train, given.batch))
    warm = 300
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / warm) * 0.5 * (1 + math.cos(math.pi * min(1.0, s / steps))))
    devs = [(d.split("=")[0], list(treebank.read(d.split("=", 1)[1]))) for d in given.dev]
    checkpoint = Path(str(given.out) + ".checkpoint")
    epoch, took = 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        if saved["options"] == vars(given):
            net.load_state_dict(saved["net"]); optimiser.load_state_dict(saved["optimiser"])
            schedule.load_state_dict(saved["schedule"])
            epoch, took = saved["epoch"], saved["took"]
            print(f"taken up after epoch {epoch}", flush=True)
    figures = {}
    while epoch < given.epochs:
        begin = time.monotonic()
        rng = random.Random(given.seed * 1000 + epoch)
        torch.manual_seed(given.seed * 1000 + epoch)
        varied = [treebank.vary(s, rng) for s in train]
        net.train()
        total = count = 0
        for ids in batches_of(varied, given.batch, rng):
            b = make_batch([varied[i] for i in ids], v, rng)
            loss = loss_of(net, b, len(v.tags))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach()); count += 1
        epoch += 1
        took += time.monotonic() - begin
        for name, sentences in devs:
            figures[name] = dict(zip(("UPOS", "UAS", "LAS"), (round(100 * x, 2) for x in measure(net, sentences, v))))
        print(f"epoch {epoch} loss {total / count:.3f} {took:.0f} s {figures}", flush=True)
        torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict(),
                    "epoch": epoch, "took": took, "options": vars(given)}, checkpoint)
    rules, exceptions = lemmas.learn(t for s in train for t in zip(s.forms, s.xpos, s.lemmas))
    options = {"name": "fast-1", "sizes": sizes, "seed": given.seed, "epochs": given.epochs, "batch": given.batch, "rate": given.rate,
               "seconds": round(took), "figures": figures, "leaky": 0.1}
    net.eval()
    container.write(given.out, sections_of(net, v, options, rules, exceptions))
    print(f"{given.out}: {given.out.stat().st_size} bytes, {len(rules)} lemma rules, {len(exceptions)} exceptions")


if __name__ == "__main__":
    main()
