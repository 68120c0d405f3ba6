#!/usr/bin/env python3
"""Trains the fast model and writes its file.

    python train/train_fast.py --ewt TRAIN.conllu --gum TRAIN.conllu --dev NAME=DEV.conllu ... --out models/fast.model

Seeded; a checkpoint beside the model after every epoch is taken up again by the same command.
"""
import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

import container
import lemmas
import treebank
from corpus import Corpus, Types, Vocabulary
from network import Network

MARGIN = 1.0  # of the scores (natural logarithms) of a decision in the self-test


def loss_of(net, b, tag_count):
    tags, arcs, ldep, lhead = net(b)
    arcs = arcs.masked_fill(~b["there"][:, None, :], -1e4)
    loss = F.cross_entropy(arcs.flatten(0, 1), b["head"].flatten())
    loss = loss + F.cross_entropy(tags[:, :tag_count], b["tag"])
    loss = loss + 0.5 * F.cross_entropy(tags[:, tag_count:], b["feats"])
    below = b["head_row"] >= 0
    return loss + F.cross_entropy(net.labels(ldep[below], lhead, b["head_row"][below]), b["label"][below])


@torch.no_grad()
def measured(net, corpus):
    """UPOS, UAS and LAS (without subtypes) with the best head of each word, trees not enforced."""
    net.eval()
    v = corpus.types.v
    n = upos = uas = las = 0
    for ids in corpus.batches(np.arange(len(corpus)), 2000):
        b = corpus.batch(ids)
        tags, arcs, ldep, lhead = net(b)
        arcs = arcs.masked_fill(~b["there"][:, None, :], -1e4)
        head = arcs.argmax(-1).flatten()[b["place"]]
        right = head == b["head"].flatten()[b["place"]]
        root = v.label_at["root"]
        label = torch.full_like(head, root)
        below = right & (head > 0)
        scores = net.labels(ldep[below], lhead, b["head_row"][below])
        scores[:, root] = -1e4
        label[below] = scores.argmax(-1)
        n += len(head)
        upos += int((v.upos_of[tags[:, :len(v.tags)].argmax(-1)] == np.where(b["tag"] >= 0, v.upos_of[b["tag"].clamp(min=0)], -1)).sum())
        uas += int(right.sum())
        las += int((right.numpy() & (v.plain_of[label] == v.plain_of[b["label"].clamp(min=0)])).sum())
    return {name: round(100 * x / n, 2) for name, x in (("UPOS", upos), ("UAS", uas), ("LAS", las))}


def margin(scores, chosen_alike):
    """How far the best score stands above the best of another kind."""
    return float(scores.max() - scores[~chosen_alike].max())


@torch.no_grad()
def selftest_of(net, v):
    """Those sentences of selftest.txt that the model decides with room to spare: form, UPOS, head, label."""
    net.eval()
    out = []
    upos = np.array([t.split("\t")[0] for t in v.tags])
    root = v.label_at["root"]
    for line in Path(__file__).with_name("selftest.txt").read_text(encoding="utf-8").splitlines():
        n = len(forms := line.split())
        words = treebank.Sentence([["", f, "", "", "", "", "0", ""] for f in forms])
        b = Corpus([words], Types(v)).batch([0])
        tags, arcs, ldep, lhead = net(b)
        arcs = arcs[0].masked_fill(torch.eye(n, n + 1, dtype=torch.bool).roll(1, 1), -1e4)
        head = arcs.argmax(-1)
        labels = net.labels(ldep, lhead, (head - 1).clamp(min=0))
        labels[:, root] = -1e4
        tag, label = tags[:, :len(v.tags)].argmax(-1), labels.argmax(-1)
        least = min(min(margin(tags[i, :len(v.tags)].numpy(), upos == upos[tag[i]]),
                        margin(arcs[i].numpy(), np.arange(n + 1) == int(head[i])),
                        margin(labels[i].numpy(), np.arange(len(v.labels)) == int(label[i])) if head[i] > 0 else 1e4)
                    for i in range(n))
        if least < MARGIN or int((head == 0).sum()) != 1 or not all(reaches_root(head.tolist(), i) for i in range(n)):
            continue
        rows = [f"{forms[i]}\t{upos[tag[i]]}\t{int(head[i])}\t{v.labels[label[i]] if head[i] > 0 else 'root'}" for i in range(n)]
        out.append("\n".join(rows) + "\n\n")
    print(f"self-test: {len(out)} sentences", flush=True)
    return "".join(out).encode()


def reaches_root(heads, word):
    for _ in heads:
        if heads[word] == 0:
            return True
        word = heads[word] - 1
    return False


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
           "lemma.rules": text(lemma_rules), "lemma.exceptions": text(lemma_exceptions), "selftest": selftest_of(net, v)}
    for table in ("word", "shape", "affix", "ngram"):
        rows = net.table.part(table).numpy() + (p["vectors"] if table == "word" else 0)
        out[f"{table}.q"], out[f"{table}.s"] = quantised(rows.astype(np.float32))
    linear = {"into": "into", "window": "window", "taghidden": "tag_hidden", "tagout": "tag_out", "arc": "arc",
              "arcpair": "arc_pair", "label": "label", "labelout": "label_out"}
    linear |= {f"qrnn{i + 2}": f"layers.{i}" for i in range(options["sizes"]["layers"] - 1)}
    d = options["sizes"]["width"]
    # What a word adds to the gates of the next, of its own, of the one before: three products of one vector.
    p["window.weight"] = p["window.weight"].reshape(3 * d, 3, d).transpose(1, 0, 2).reshape(9 * d, d)
    for name, source in linear.items():
        out[f"{name}.q"], out[f"{name}.s"] = quantised(p[f"{source}.weight"])
        out[f"{name}.b"] = p[f"{source}.bias"]
    for i in range(options["sizes"]["layers"] + 1):
        out[f"norm{i}.g"], out[f"norm{i}.b"] = p[f"norms.{i}.weight"], p[f"norms.{i}.bias"]
    out["arc.root"] = p["arc_root"]
    return out


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--ewt", required=True); ask.add_argument("--gum", required=True)
    ask.add_argument("--dev", action="append", default=[], help="NAME=FILE")
    ask.add_argument("--vectors", help="of words: word_vectors.py writes them")
    ask.add_argument("--silver", action="append", default=[], help="CoNLL-U that the accurate model wrote")
    ask.add_argument("--silver-words", type=int, default=400000, help="drawn from it for each epoch")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--start", help="checkpoint of an earlier run, to go on from its weights")
    ask.add_argument("--last-rate", type=float, default=0.0, help="as a share of --rate, where the cosine ends")
    ask.add_argument("--seed", type=int, default=1); ask.add_argument("--epochs", type=int, default=12)
    ask.add_argument("--width", type=int, default=320); ask.add_argument("--layers", type=int, default=3)
    ask.add_argument("--batch", type=int, default=700)
    ask.add_argument("--rate", type=float, default=2e-3); ask.add_argument("--threads", type=int, default=1)
    given = ask.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    train = [*treebank.read(given.ewt), *treebank.read(given.gum)]
    vectors = np.load(given.vectors) if given.vectors else None
    extra = [(w.encode(), int(c)) for w, c in zip(vectors["words"], vectors["counts"])] if given.vectors else ()
    v = Vocabulary(train, extra)
    types = Types(v)
    gold = Corpus(train, types)
    silver = Corpus((s for path in given.silver for s in treebank.read(path)), types) if given.silver else None
    devs = [(d.split("=")[0], Corpus(treebank.read(d.split("=", 1)[1]), types)) for d in given.dev]
    sizes = {"words": len(v.words), "tags": len(v.tags), "feats": len(v.feats), "labels": len(v.labels), "embedding": 128,
             "width": given.width, "layers": given.layers, "tag_hidden": 192, "arc": 128, "label": 128}
    net = Network(sizes)
    if given.vectors:
        at = np.array([v.word_at[w.encode()] for w in vectors["words"]])
        net.vectors[at] = torch.from_numpy(vectors["vectors"])
    net.table.rows[0] = 0
    optimiser = torch.optim.Adam(net.parameters(), lr=given.rate, betas=(0.9, 0.98), fused=True)

    def batches_of_epoch(rng):
        out = [(gold, ids) for ids in gold.batches(np.arange(len(gold)), given.batch, rng)]
        if silver:
            order = rng.permutation(len(silver))
            share = order[:np.searchsorted(np.cumsum((silver.end - silver.begin)[order]), given.silver_words)]
            out += [(silver, ids) for ids in silver.batches(share, given.batch, rng)]
            rng.shuffle(out)
        return out

    steps = given.epochs * len(batches_of_epoch(np.random.default_rng(0)))
    warm, step = 300, 0
    checkpoint = Path(str(given.out) + ".checkpoint")
    epoch, took = 0, 0.0
    if given.start:
        saved = torch.load(given.start, weights_only=False)
        net.load_state_dict(saved["net"])
        took = saved["took"]
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        if saved["options"] == vars(given):
            net.load_state_dict(saved["net"]); optimiser.load_state_dict(saved["optimiser"])
            epoch, took, step = saved["epoch"], saved["took"], saved["step"]
            print(f"taken up after epoch {epoch}", flush=True)
    figures = {}
    while epoch < given.epochs:
        begin = time.monotonic()
        rng = np.random.default_rng(given.seed * 1000 + epoch)
        torch.manual_seed(given.seed * 1000 + epoch)
        net.train()
        total = count = 0
        for corpus, ids in batches_of_epoch(rng):
            fall = 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps)))
            rate = given.rate * min(1.0, (step + 1) / warm) * (given.last_rate + (1 - given.last_rate) * fall)
            for group in optimiser.param_groups:
                group["lr"] = rate
            b = corpus.batch(ids, rng)
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(net, b, len(v.tags))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            net.table.step(rate)
            step += 1
            total += float(loss.detach()); count += 1
        epoch += 1
        took += time.monotonic() - begin
        for name, corpus in devs:
            figures[name] = measured(net, corpus)
        print(f"epoch {epoch} loss {total / count:.3f} {took:.0f} s {figures}", flush=True)
        torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "epoch": epoch, "took": took, "step": step,
                    "options": vars(given)}, checkpoint)
    figures = figures or {name: measured(net, corpus) for name, corpus in devs}
    rules, exceptions = lemmas.learn(t for s in train for t in zip(s.forms, s.xpos, s.lemmas))
    options = {"name": "fast-2", "sizes": sizes, "seed": given.seed, "epochs": given.epochs, "batch": given.batch, "rate": given.rate,
               "silver_words": given.silver_words if silver else 0, "seconds": round(took), "figures": figures, "leaky": 0.1}
    net.eval()
    container.write(given.out, sections_of(net, v, options, rules, exceptions))
    print(f"{given.out}: {given.out.stat().st_size} bytes, {len(rules)} lemma rules, {len(exceptions)} exceptions")


if __name__ == "__main__":
    main()
