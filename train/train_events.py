#!/usr/bin/env python3
"""Trains the event heads of the accurate model on its encoder, which is held, and writes them into the model file.

    python train/train_events.py --tocsin build/release/bin/tocsin --model models/accurate.model --events TRAIN.jsonl... \
        [--articles X.articles.jsonl] [--uds TRAIN.jsonl] --dev DEV.jsonl [--uds-dev DEV.jsonl] --out models/accurate.model
    ... --votes FILE --folds 5     instead of a model: what heads that never saw a document say of its sentences

docs/formats/model.md describes what the heads compute, the card what they learned from.
"""
import argparse
import json
import random
import time

import torch
from torch import nn
from torch.nn import functional as F

import event_data
from event_data import HISTORICAL
from event_network import EventNetwork
from run_accurate import Model

ROWS = 2000  # of one run of the encoder
SENTENCES = 16  # of one step
SURE, UNSURE = 1.5, 0.4  # weights of a trigger; of a word that is none: 1
PARTS, SCORES = 0.3, 0.3  # weights of these losses
SMOOTHING = 0.05  # of labels: heads that are too sure of what they learned are too sure of news that they never saw


@torch.no_grad()
def add_states(model, sentences):
    """The mean of the encoder's states of each word: the input of its layers and what each of them gives."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].forms))
    batch, rows = [], 0
    for i in [*order, None]:
        if batch and (i is None or rows + len(sentences[i].forms) > ROWS):
            prepared = [model.prepare(sentences[j].forms) for j in batch]
            windows, begins = [], []
            for w, _, _ in prepared:
                begins.append(len(windows))
                windows += w
            mean = torch.stack(model.encode(windows)).mean(0)
            for j, (_, places, _), at in zip(batch, prepared, begins):
                where = torch.tensor([at + p[0] for p in places]), torch.tensor([p[1] for p in places])
                sentences[j].states = mean[where].float()
            batch, rows = [], 0
        if i is not None:
            batch.append(i)
            rows += len(sentences[i].forms)


def batches_of(sentences, order):
    """Sentences of like length together, in a random order."""
    shuffled = list(sentences)
    order.shuffle(shuffled)
    batches = []
    for begin in range(0, len(shuffled), 40 * SENTENCES):
        some = sorted(shuffled[begin:begin + 40 * SENTENCES], key=lambda s: len(s.forms))
        batches += [some[i:i + SENTENCES] for i in range(0, len(some), SENTENCES)]
    order.shuffle(batches)
    return batches


def padded(sentences):
    words = max(len(s.forms) for s in sentences)
    states = torch.zeros(len(sentences), words, sentences[0].states.shape[1])
    there = torch.zeros(len(sentences), words, dtype=torch.bool)
    for i, s in enumerate(sentences):
        states[i, :len(s.forms)], there[i, :len(s.forms)] = s.states, True
    return states, there


def type_loss(net, read, there, sentences):
    labels = torch.zeros(there.shape, dtype=torch.long)
    weights = there.float()
    for i, s in enumerate(sentences):
        weights[i] *= s.labelled
        for act in s.acts:
            labels[i, act.word], weights[i, act.word] = act.type + 1, UNSURE if act.unsure else SURE
    each = F.cross_entropy(net.types(read).flatten(0, 1), labels.flatten(), reduction="none", label_smoothing=SMOOTHING)
    return (each * weights.flatten()).sum()


def loss_of(net, sentences):
    states, there = padded(sentences)
    read = net.read(states, there)
    loss = type_loss(net, read, there, sentences)
    acts = [(i, a) for i, s in enumerate(sentences) for a in s.acts]
    if acts:
        at, words = torch.tensor([i for i, _ in acts]), torch.tensor([a.word for _, a in acts])
        told = net.factualities(read[at, words])[:, :HISTORICAL + 1]
        loss = loss + F.cross_entropy(told, torch.tensor([a.factuality for _, a in acts]), reduction="sum", label_smoothing=SMOOTHING)
        labels = torch.zeros(len(acts), there.shape[1], dtype=torch.long)
        for k, (_, a) in enumerate(acts):
            for word, part in a.parts.items():
                labels[k, word] = part
        parts = net.parts(read, at, words, torch.tensor([a.type + 1 for _, a in acts]))
        each = F.cross_entropy(parts.flatten(0, 1), labels.flatten(), reduction="none")
        loss = loss + PARTS * (each * there[at].flatten()).sum()
    scores = [(i, word, value) for i, s in enumerate(sentences) for word, value in s.scores.items()]
    if scores:
        at, words = torch.tensor([x[0] for x in scores]), torch.tensor([x[1] for x in scores])
        said = net.factualities(read[at, words])[:, -1]
        loss = loss + SCORES * F.smooth_l1_loss(said, torch.tensor([x[2] for x in scores]), reduction="sum")
    return loss / len(sentences)


def train(sentences, epochs, seed, note=""):
    torch.manual_seed(seed)
    order = random.Random(seed)
    net = EventNetwork(sentences[0].states.shape[1])
    optimiser = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=0.02)
    steps = epochs * len(batches_of(sentences, random.Random(seed)))
    rate = lambda k: min(1.0, (k + 1) / (0.08 * steps)) * (1 - k / steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    start = time.monotonic()
    for epoch in range(epochs):
        total = 0.0
        for batch in batches_of(sentences, order):
            loss = loss_of(net, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        print(f"{note}epoch {epoch + 1}: loss {total / len(sentences) * SENTENCES:.3f}, {time.monotonic() - start:.0f} s", flush=True)
    return net.eval()


@torch.no_grad()
def votes_of(net, sentences):
    """For each sentence: probabilities of types (words x 17), of factualities (words x 8), scores (words)."""
    for begin in range(0, len(sentences), 32):
        some = sentences[begin:begin + 32]
        states, there = padded(some)
        read = net.read(states, there)
        types, told = net.types(read).softmax(-1), net.factualities(read)
        for i, s in enumerate(some):
            n = len(s.forms)
            yield s, types[i, :n], told[i, :n, :HISTORICAL + 1].softmax(-1), told[i, :n, -1]


def f1(right, said, gold):
    return 2 * right / (said + gold) if said + gold else 0.0


def measure(net, sentences):
    """Heads alone: F1 of types that happened at the best threshold, happened or not on gold triggers."""
    found, right_told, told = [], 0, 0
    for s, types, facts, _ in votes_of(net, sentences):
        gold = {a.word: a for a in s.acts}
        for i in range(len(s.forms)):
            a = gold.get(i)
            is_told = a is not None and a.factuality == 0
            found.append((1 - float(types[i, 0]) if s.is_predicate[i] else 0.0, int(types[i, 1:].argmax()),
                          int(facts[i].argmax()) == 0, a, is_told))
            if a is not None:
                told += 1
                right_told += (int(facts[i].argmax()) == 0) == is_told
    best = (0.0, 0.0)
    for threshold in (x / 20 for x in range(4, 17)):
        said = [x for x in found if x[0] >= threshold and x[2] and not (x[3] and x[3].unsure)]
        right = sum(x[4] and x[1] == x[3].type for x in said)
        gold = sum(x[4] and not x[3].unsure for x in found)
        best = max(best, (f1(right, len(said), gold), threshold))
    print(f"heads alone: type (happened) F1 {best[0]:.4f} at {best[1]:.2f}; happened or not on gold triggers {right_told / told:.4f}")


def measure_scores(net, sentences):
    pairs = [(float(score[i]), value) for s, _, _, score in votes_of(net, sentences) for i, value in s.scores.items()]
    said, gold = torch.tensor(pairs).T
    r = float(torch.corrcoef(torch.stack([said, gold]))[0, 1])
    print(f"UDS: r {r:.4f}, happened or not {float(((said > 0) == (gold > 0)).float().mean()):.4f}, {len(pairs)} predicates")


def write_votes(path, sentences, given):
    """Heads trained without a document say how likely no act and each type are in it, in logarithms: what arbitration may be fitted on."""
    groups = sorted({s.group for s in sentences if s.labelled})
    random.Random(given.seed).shuffle(groups)
    with open(path, "w", encoding="utf-8") as out:
        for fold in range(given.folds):
            held = set(groups[fold::given.folds])
            net = train([s for s in sentences if s.group not in held], given.epochs, given.seed, f"fold {fold + 1}, ")
            for s, types, _, _ in votes_of(net, [s for s in sentences if s.group in held]):
                logs = types.clamp_min(1e-6).log()
                rows = [[b, *(round(float(x), 5) for x in logs[i])] for i, b in enumerate(s.begins) if s.is_predicate[i]]
                out.write(json.dumps({"doc_id": s.doc, "words": rows}) + "\n")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("tocsin", "model", "dev"):
        ask.add_argument(f"--{name}", required=True)
    ask.add_argument("--events", nargs="+", required=True)
    for name in ("articles", "uds", "uds-dev", "out", "votes"):
        ask.add_argument(f"--{name}")
    ask.add_argument("--epochs", type=int, default=10); ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--uds-every", type=int, default=1, help="take one sentence in so many")
    ask.add_argument("--folds", type=int, default=5); ask.add_argument("--threads", type=int, default=1)
    given = ask.parse_args()
    torch.set_num_threads(given.threads)
    sentences = [s for path in given.events for s in event_data.read_events(given.tocsin, path)]
    if given.articles:
        sentences += event_data.read_articles(given.tocsin, given.articles)
    if given.uds:
        sentences += event_data.read_uds(given.tocsin, given.uds)[::given.uds_every]
    dev = event_data.read_events(given.tocsin, given.dev)
    uds_dev = event_data.read_uds(given.tocsin, given.uds_dev) if given.uds_dev else []
    add_states(Model(given.model, bfloat16=True), sentences + dev + uds_dev)
    print(f"{len(sentences)} sentences, {sum(len(s.acts) for s in sentences)} acts", flush=True)
    if given.votes:
        return write_votes(given.votes, sentences, given)
    net = train(sentences, given.epochs, given.seed)
    measure(net, dev)
    if uds_dev:
        measure_scores(net, uds_dev)
    if given.out:
        from export_events import write
        write(net, given.model, given.out, given)


if __name__ == "__main__":
    main()
