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
import random
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import event_data
from event_data import TYPES

NAMES = ["bias", "act", "type", "constraints", "noun", "adjective", "doer", "done_to", "no_event", "operator", "political", "embedded",
         "actor", "recipient"]
ACT, TYPE = NAMES.index("act"), NAMES.index("type")
MOST = 6.0  # log odds are clipped, as in src/events/arbitration.cc
RIDGE = 1.0
FOLDS = 5


@dataclass
class Reading:
    """What the rules say of a frame."""
    kind: str  # event, dropped, operator, no_event, none, barred
    type: int
    values: list


def read_features(path):
    rows = {}
    for line in open(path, encoding="utf-8"):
        doc, begin, kind, kind_type, *values = line.rstrip("\n").split("\t")
        rows[doc, int(begin)] = Reading(kind, TYPES.index(kind_type), [float(v) for v in values])
    return rows


def read_votes(path):
    """Logarithms of how likely no act and the types are."""
    return {(r["doc_id"], w[0]): w[1:len(TYPES) + 2] for r in map(json.loads, open(path, encoding="utf-8")) for w in r["words"]}


def vote_features(vote, kind):
    none, types = vote[0], vote[1:]
    other = max(x for i, x in enumerate(types) if i != kind)
    clip = lambda x: max(-MOST, min(MOST, x))
    return clip(max(types) - none), clip(types[kind] - other)


def candidates(readings, votes, acts):
    """Section -> (rows of features, labels, documents): what rules propose, what the heads alone propose, what rules say alone."""
    out = {name: ([], [], []) for name in ("rule", "proposal", "alone")}
    for key, reading in readings.items():
        act = acts.get(key)
        if key not in votes or reading.kind in ("barred", "dropped") or (act is not None and act.unsure):
            continue
        types = votes[key]
        best = int(np.argmax(types[1:]))
        wanted = [("rule", reading.type), ("alone", reading.type)] if reading.kind == "event" else []
        if reading.kind != "event" or best != reading.type:
            wanted.append(("proposal", best))
        for section, proposed in wanted:
            row = list(reading.values)
            row[ACT], row[TYPE] = (0.0, 0.0) if section == "alone" else vote_features(types, proposed)
            for column, value in zip(out[section], (row, float(act is not None and act.type == proposed), key[0])):
                column.append(value)
    return {k: (np.array(x), np.array(y), docs) for k, (x, y, docs) in out.items()}


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


def by_folds(fitted, score, columns, docs):
    """Scores of each document by weights that were fitted without it."""
    names = sorted(set(docs))
    random.Random(1).shuffle(names)
    fold_of = {name: i % FOLDS for i, name in enumerate(names)}
    fold = np.array([fold_of[d] for d in docs])
    out = None
    for k in range(FOLDS):
        weights = fitted(*(c[fold != k] for c in columns))
        said = score(columns[0][fold == k], weights)
        if out is None:
            out = np.zeros((len(docs), *said.shape[1:]))
        out[fold == k] = said
    return out


def calibration(p, y):
    """Expected calibration error over ten bins of equal width (Naeini et al. 2015)."""
    bins = np.minimum((p * 10).astype(int), 9)
    return sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in range(10) if (bins == b).any())


def sigmoid(x, weights):
    return 1 / (1 + np.exp(-x @ weights))


def report(section, p, y):
    """How good scores are of documents that they were not fitted on; F1 at the threshold where it is best."""
    best = max((2 * y[p >= t].sum() / (len(y[p >= t]) + y.sum()), -t) for t in np.arange(0.05, 0.95, 0.05))
    print(f"{section}: {len(y)} candidates, {int(y.sum())} right; calibration error {calibration(p, y):.3f}; best at {-best[1]:.2f}, F1 {best[0]:.3f}; "
          f"taken at 0.5: {int((p >= 0.5).sum())}, right {int(y[p >= 0.5].sum())}")


def written(table, section, names, weights):
    lines = "".join(f"{name:12s} weight={w:.3f}\n" for name, w in zip(names, weights) if w)
    print(lines)
    return re.sub(rf"(\[{section}\]\n)(?:[^\[#\n]+\n)*", lambda m: m.group(1) + lines, table)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("tocsin", "features", "votes", "table"):
        ask.add_argument(f"--{name}", required=True)
    ask.add_argument("--events", nargs="+", required=True)
    ask.add_argument("--write", action="store_true")
    given = ask.parse_args()
    acts, docs = {}, set()
    for path in given.events:
        for s in event_data.read_events(given.tocsin, path):
            docs.add(s.doc)
            acts |= {(s.doc, s.begins[word]): a for a in s.acts for word in a.trigger}
    table = Path(given.table).read_text(encoding="utf-8")
    readings = {k: r for k, r in read_features(given.features).items() if k[0] in docs}
    votes = read_votes(given.votes)
    for section, (x, y, docs) in candidates(readings, votes, acts).items():
        report(section, by_folds(fit, sigmoid, (x, y), docs), y)
        table = written(table, section, NAMES, fit(x, y))
    if given.write:
        Path(given.table).write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
