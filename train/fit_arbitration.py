#!/usr/bin/env python3
"""Fits the weights of rules/en/arbitration.txt: logistic regression over the candidates of coded sentences.

    python train/fit_arbitration.py --tocsin build/release/bin/tocsin --features FEATURES.tsv --votes VOTES.jsonl \
        --events TRAIN.jsonl... --table rules/en/arbitration.txt [--write]

FEATURES comes from tocsin_arbitration_features over the same sentences, VOTES from train_events.py --votes: heads
that never saw the document. Prints the weights and how well the fitted scores are calibrated; --write puts them into
the table.
"""
import argparse
import json
import re
from pathlib import Path

import numpy as np

import event_data
from event_data import TYPES

NAMES = ["bias", "act", "type", "constraints", "noun", "adjective", "doer", "done_to", "no_event", "operator"]
MOST = 6.0  # log odds are clipped, as in src/events/arbitration.cc
RIDGE = 1.0


def read_features(path):
    rows = {}
    for line in open(path, encoding="utf-8"):
        doc, begin, kind, kind_type, *values = line.rstrip("\n").split("\t")
        rows[doc, int(begin)] = kind, TYPES.index(kind_type), [float(v) for v in values]
    return rows


def read_votes(path):
    return {(r["doc_id"], w[0]): w[1:1 + len(TYPES) + 1] for r in map(json.loads, open(path, encoding="utf-8")) for w in r["words"]}


def vote_features(vote, kind):
    none, types = vote[0], vote[1:]
    other = max(x for i, x in enumerate(types) if i != kind)
    clip = lambda x: max(-MOST, min(MOST, x))
    return clip(max(types) - none), clip(types[kind] - other)


def candidates(features, votes, acts):
    """(rows of features, labels) of what rules propose, and of what the heads alone propose."""
    out = {"rule": ([], []), "proposal": ([], [])}
    for key, (kind, rule_type, values) in features.items():
        if key not in votes or kind == "barred":
            continue
        act = acts.get(key)
        if act is not None and act.unsure:
            continue
        best = int(np.argmax(votes[key][1:]))
        wanted = []
        if kind == "event":
            wanted.append(("rule", rule_type))
        if kind != "event" or best != rule_type:
            wanted.append(("proposal", best))
        for section, proposed in wanted:
            row = list(values)
            row[1], row[2] = vote_features(votes[key], proposed)
            out[section][0].append(row)
            out[section][1].append(act is not None and act.type == proposed)
    return {k: (np.array(x), np.array(y, float)) for k, (x, y) in out.items()}


def fit(x, y):
    """Newton's method with a ridge; columns that never vary weigh nothing."""
    used = [i for i in range(x.shape[1]) if i == 0 or np.ptp(x[:, i]) > 0]
    z, w = x[:, used], np.zeros(len(used))
    ridge = RIDGE * np.eye(len(used))
    ridge[0, 0] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ w))
        step = np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + ridge, z.T @ (y - p) - ridge @ w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    out = np.zeros(x.shape[1])
    out[used] = w
    return out


def calibration(p, y):
    """Expected calibration error over ten bins of equal width (Naeini et al. 2015)."""
    bins = np.minimum((p * 10).astype(int), 9)
    return sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in range(10) if (bins == b).any())


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("tocsin", "features", "votes", "table"):
        ask.add_argument(f"--{name}", required=True)
    ask.add_argument("--events", nargs="+", required=True)
    ask.add_argument("--write", action="store_true")
    given = ask.parse_args()
    acts = {}
    for path in given.events:
        for s in event_data.read_events(given.tocsin, path):
            acts |= {(s.doc, s.begins[a.word]): a for a in s.acts}
    table = Path(given.table).read_text(encoding="utf-8")
    for section, (x, y) in candidates(read_features(given.features), read_votes(given.votes), acts).items():
        weights = fit(x, y)
        p = 1 / (1 + np.exp(-x @ weights))
        print(f"{section}: {len(y)} candidates, {int(y.sum())} right, taken {int((p >= 0.5).sum())}, of these right "
              f"{int(y[p >= 0.5].sum())}; calibration error {calibration(p, y):.3f}")
        lines = "".join(f"{name:12s} weight={w:.3f}\n" for name, w in zip(NAMES, weights))
        print(lines)
        table = re.sub(rf"(\[{section}\]\n)(?:[^\[\n]+\n)*", lambda m: m.group(1) + lines, table)
    if given.write:
        Path(given.table).write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
