#!/usr/bin/env python3
"""Silver sentences for the fast model: the open bulk texts, cut by `tocsin parse`, parsed by the accurate model.

    python train/label_bulk.py --bulk FOLDER --tocsin build/release/bin/tocsin --model models/accurate.model \
        --words 2000000 --out silver.conllu [--native]

Paragraphs are drawn from every document (seeded) until each source has its share of the words. With --native the
program itself parses with `--model accurate`; else it only cuts words and sentences, and PyTorch parses in bfloat16.
"""
import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import torch

import run_accurate
import treebank

SHARES = {"state_pr": 0.55, "state_human_rights": 0.22, "state_union": 0.15, "inaugural": 0.08}
LONGEST, SHORTEST = 100, 3
OLDEST_ADDRESS = 1900
CHUNK = 1_000_000  # bytes of text a run of the program
SENTENCES = 4000   # parsed at a time


def documents(bulk):
    """(source, text)"""
    for path in sorted(bulk.glob("*.jsonl")):
        source = next(s for s in SHARES if path.name.startswith(s))
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                title = document.get("title") or ""
                yield source, f"{title}\n{document['text']}"
    for path in sorted(bulk.glob("*/*.txt")):
        if path.parent.name in SHARES and int(path.name[:4]) >= OLDEST_ADDRESS:
            yield path.parent.name, path.read_text(encoding="utf-8", errors="replace")


def paragraphs_of(source, text):
    """Speeches are wrapped or broken at sentences: there a paragraph ends at an empty line."""
    parts = text.split("\n") if source.startswith("state_pr") or source.startswith("state_h") else re.split(r"\n\s*\n", text)
    for part in parts:
        part = " ".join(part.split())
        if part:
            yield part


def sample(bulk, words, seed):
    """Paragraphs, each source with its share, as far as it goes."""
    rng = random.Random(seed)
    found = {source: [] for source in SHARES}
    for source, text in documents(bulk):
        found[source] += paragraphs_of(source, text)
    out = []
    for source, paragraphs in found.items():
        room = SHARES[source] * words
        seen = set()
        rng.shuffle(paragraphs)
        for p in paragraphs:
            if room <= 0:
                break
            if p not in seen:
                seen.add(p)
                out.append(p)
                room -= len(p.split())
    rng.shuffle(out)
    return out


def cut(tocsin, paragraphs, extra):
    """CoNLL-U sentences of the program."""
    chunk, size = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for p in [*paragraphs, None]:
            if chunk and (p is None or size > CHUNK):
                text, result = Path(folder, "in.txt"), Path(folder, "out.conllu")
                text.write_text("\n\n".join(chunk) + "\n", encoding="utf-8")
                subprocess.run([tocsin, "parse", "--input", "text", *extra, "-o", str(result), str(text)], check=True)
                yield from treebank.read(result)
                chunk, size = [], 0
            if p is not None:
                chunk.append(p)
                size += len(p.encode())


def wanted(s):
    """No fragments, no tables: some length, and half of its words have letters."""
    return SHORTEST <= len(s) <= LONGEST and 2 * sum(any(c.isalpha() for c in f) for f in s.forms) >= len(s)


def rows_of(s):
    for i in range(len(s)):
        yield [str(i + 1), s.forms[i], s.lemmas[i], s.upos[i], s.xpos[i], s.feats[i], str(s.heads[i]), s.deprels[i], "_", "_"]


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--bulk", type=Path, required=True); ask.add_argument("--tocsin", required=True)
    ask.add_argument("--model", required=True); ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--words", type=int, default=2_000_000); ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--native", action="store_true"); ask.add_argument("--threads", type=int, default=1)
    given = ask.parse_args()
    torch.set_num_threads(given.threads)
    begin = time.monotonic()
    paragraphs = sample(given.bulk, given.words, given.seed)
    cut_up = [s for s in cut(given.tocsin, paragraphs, ["--model", "accurate"] if given.native else []) if wanted(s)]
    words = sum(map(len, cut_up))
    print(f"{len(paragraphs)} paragraphs, {len(cut_up)} sentences, {words} words, {time.monotonic() - begin:.0f} s", flush=True)
    model = None if given.native else run_accurate.Model(given.model, bfloat16=True)
    with open(given.out, "w", encoding="utf-8") as out:
        for at in range(0, len(cut_up), SENTENCES):
            part = cut_up[at:at + SENTENCES]
            out.writelines(map(run_accurate.conllu, map(rows_of, part) if given.native else model.parse([s.forms for s in part])))
            print(f"{at + len(part)} sentences, {time.monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
    print(f"{given.out}: {words} words")


if __name__ == "__main__":
    main()
