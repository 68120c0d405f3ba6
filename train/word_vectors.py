#!/usr/bin/env python3
"""Vectors of words for the fast model, from a small pre-trained encoder: each word alone between [CLS] and [SEP], its
pieces' mean at some layers, joined and cut to their principal axes.

    python train/word_vectors.py --encoder FOLDER --text FILE ... --gold TRAIN.conllu ... --out vectors.npz

FOLDER holds vocab.txt and model.safetensors; a text is JSON Lines with `text`, or plain. The words are those of the gold data
seen twice and the most frequent of the texts.
"""
import argparse
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file

import treebank
from encoder import Network
from features import word_key
from wordpiece import BEGIN, END, WordPiece

WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*|\S")
LAYERS = (0, 1, 2, 4)
SIZES = {"width": 384, "shape_width": 1, "positions": 512, "layers": 6, "inner": 1536, "heads": 12, "tag_hidden": 1, "tags": 1,
         "feats": 1, "arc": 1, "label": 1, "labels": 1}


def texts_of(path):
    if path.endswith(".jsonl"):
        for line in open(path, encoding="utf-8"):
            yield json.loads(line)["text"]
    else:
        yield Path(path).read_text(encoding="utf-8", errors="replace")


def encode(net, ids):
    """Mean of the pieces at LAYERS, joined. `ids`: lists of one size."""
    x = torch.tensor([[BEGIN, *i, END] for i in ids])
    n, t = x.shape
    batch = {"pieces": x, "shapes": torch.full((n, t), 20), "there": torch.ones(n, t, dtype=torch.bool),
             "first": torch.arange(n * t).view(n, t)}
    states = net.encode(batch)
    return torch.cat([states[i].view(n, t, -1)[:, 1:-1].mean(1) for i in LAYERS], -1).float()


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--encoder", type=Path, required=True); ask.add_argument("--out", required=True)
    ask.add_argument("--text", action="append", default=[]); ask.add_argument("--gold", action="append", default=[])
    ask.add_argument("--words", type=int, default=26000); ask.add_argument("--width", type=int, default=128)
    given = ask.parse_args()
    torch.set_num_threads(1)
    bulk = Counter(word_key(w) for path in given.text for t in texts_of(path) for w in WORD.findall(t))
    gold = Counter(word_key(f) for path in given.gold for s in treebank.read(path) for f in s.forms)
    chosen = {w for w, c in gold.items() if c >= 2}
    for word, count in bulk.most_common():
        if len(chosen) >= given.words or count < 3:
            break
        chosen.add(word)
    words = sorted(w for w in chosen if b"\n" not in w and w.decode(errors="ignore").encode() == w)
    weights = load_file(given.encoder / "model.safetensors")
    pieces = (given.encoder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    cutter = WordPiece(pieces)
    net = Network(SIZES, weights["embeddings.word_embeddings.weight"].float())
    net.take(weights)
    net.eval()
    by_size = {}
    for i, word in enumerate(words):
        ids = cutter.word(word.decode())
        by_size.setdefault(len(ids), []).append((i, ids))
    out = np.zeros((len(words), 384 * len(LAYERS)), dtype=np.float32)
    with torch.no_grad():
        for group in by_size.values():
            for at in range(0, len(group), 256):
                part = group[at:at + 256]
                out[[i for i, _ in part]] = encode(net, [ids for _, ids in part]).numpy()
    for at in range(0, out.shape[1], 384):  # each layer at the same scale
        part = out[:, at:at + 384]
        part -= part.mean(0)
        part /= part.std()
    axes = np.linalg.svd(out[::3], full_matrices=False)[2][:given.width]
    vectors = out @ axes.T
    vectors *= 0.2 / vectors.std()
    np.savez(given.out, words=np.array([w.decode() for w in words]), vectors=vectors.astype(np.float32),
             counts=np.array([bulk[w] for w in words]))
    print(f"{len(words)} words, {100 * (vectors ** 2).sum() / ((out * 0.2) ** 2).sum():.0f} (share kept, scaled)")


if __name__ == "__main__":
    main()
