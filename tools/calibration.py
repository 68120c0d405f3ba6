#!/usr/bin/env python3
"""How far an event's score can be believed: the share of right events among those of like score, on gold/events dev.

    tools/calibration.py --tocsin build/release/bin/tocsin --shared ../shared

Right: a sure event of the gold has the type, and its trigger overlaps. An event whose words only an unsure one has is left out, as in score.py.
The expected calibration error is over ten bins of equal width (Naeini et al. 2015).
"""
import argparse
import json
import subprocess
import tempfile
from pathlib import Path


def spans(event):
    return [event["trigger"], *event["mentions"]]


def overlap(a, b):
    return a["begin"] < b["end"] and b["begin"] < a["end"]


def judged(gold, record):
    """(score, right) of the events that can be judged."""
    free = list(gold["events"])
    for event in record["events"]:
        here = [g for g in free if any(overlap(g["trigger"], s) for s in spans(event))]
        same = next((g for g in here if g["type"] == event["type"]), None)
        if same is not None:
            free.remove(same)
        if (same or {}).get("unsure") or (same is None and any(g["unsure"] for g in here)):
            continue
        yield event["score"], same is not None


def report(name, pairs):
    bins = [[] for _ in range(10)]
    for score, right in pairs:
        bins[min(9, int(score * 10))].append((score, right))
    error = sum(abs(sum(s for s, _ in b) - sum(r for _, r in b)) for b in bins) / max(1, len(pairs))
    print(f"{name}: expected calibration error: {error:.4f}")
    for i, b in enumerate(bins):
        if b:
            print(f"  score {i / 10:.1f} to {(i + 1) / 10:.1f}: {len(b)} events, mean score {sum(s for s, _ in b) / len(b):.2f}, "
                  f"right {sum(r for _, r in b) / len(b):.2f}")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--tocsin", required=True)
    ask.add_argument("--shared", type=Path, required=True)
    given = ask.parse_args()
    path = given.shared / "gold/events/dev.jsonl"
    gold = {r["id"]: r for r in map(json.loads, path.open(encoding="utf-8"))}
    for name, options in (("rules and model", []), ("rules only", ["--rules-only"])):
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
            source.write_text("".join(json.dumps({"doc_id": r["id"], "text": r["text"], "published": r["published"]}) + "\n"
                                      for r in gold.values()), encoding="utf-8")
            subprocess.run([given.tocsin, "read", source, "-o", target, "--quiet", *options], check=True)
            records = [json.loads(line) for line in target.open(encoding="utf-8")]
        report(name, [pair for r in records for pair in judged(gold[r["doc_id"]], r)])


if __name__ == "__main__":
    main()
