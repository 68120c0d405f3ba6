#!/usr/bin/env python3
"""Attribution in GUM: of its pairs of source and content, how many does Tocsin find?

    tools/gum_attribution.py input TREES.conllu                   > in.jsonl   the documents as running text
    tools/gum_attribution.py score TREES.conllu PAIRS.jsonl PRED.jsonl         figures, the headline first

GUM marks units of discourse: one that holds source and cue ("the minister said"), and one that holds what is
said. A pair is found where one statement has its source or its cue in the first unit, and at least half of the
second unit's characters in its content; a statement may answer for several pairs (the units of one long content).
Only recall has a meaning here: GUM links a source to the first unit of a content, and leaves out noun cues, most
infinitives, and direct speech without a cue. The offsets are code points, half-open.
"""
import collections
import json
import sys
from pathlib import Path


class Text:
    """One document: its running text, and where each word of each sentence stands in it."""

    def __init__(self):
        self.text = ""
        self.words = {}  # sentence id -> {word number: (begin, end)}


def read_trees(path):
    documents, doc, sentence, gap, joined, until = {}, None, None, "", None, 0
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            doc, gap = documents.setdefault(line[14:], Text()), ""
        elif line.startswith("# newpar") and doc.text:
            gap = "\n\n"
        elif line.startswith("# sent_id = "):
            sentence, until = doc.words.setdefault(line[12:], {}), 0
        elif line and line[0].isdigit():
            column = line.split("\t")
            if "." in column[0]:
                continue
            first, _, last = column[0].partition("-")
            if int(first) <= until and not last:  # a part of a joined word: "don't"
                sentence[int(first)] = joined
                continue
            doc.text += gap + column[1]
            joined = (len(doc.text) - len(column[1]), len(doc.text))
            gap = "" if "SpaceAfter=No" in column[9].split("|") else " "
            if last:
                until = int(last)
            else:
                sentence[int(first)] = joined
        elif not line and not gap:
            gap = " "
    return documents


def unit(words, first, last):
    return words[first][0], words[last][1]


def shared(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def found(statements, source, content):
    for statement in statements:
        marks = [statement[key] for key in ("source_span", "cue") if statement.get(key)]
        if not any(shared(source, (mark["begin"], mark["end"])) for mark in marks):
            continue
        covered = sum(shared(content, (part["begin"], part["end"])) for part in statement["content"])
        if 2 * covered >= content[1] - content[0]:
            return True
    return False


def score(trees, pairs, predicted):
    statements = {}
    for line in Path(predicted).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        statements[record["doc_id"]] = record.get("statements", [])
    tally = collections.defaultdict(lambda: [0, 0])  # right, all
    for line in Path(pairs).read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        words = trees[pair["doc"]].words
        right = found(statements.get(pair["doc"], []), unit(words[pair["sent"]], *pair["source_tok"]),
                      unit(words[pair["content_sent"]], *pair["content_tok"]))
        same = pair["sent"] == pair["content_sent"]
        for key in ("all", "in one sentence" if same else "across sentences", pair["genre"]):
            tally[key][0] += right
            tally[key][1] += 1
    for key, (right, total) in sorted(tally.items(), key=lambda item: -item[1][1]):
        name = "source-content pairs found, recall" if key == "all" else f"  {key}"
        print(f"{name}: {right / total:.4f}  (right {right}, gold {total})")


def main():
    if sys.argv[1:2] == ["input"] and len(sys.argv) == 3:
        for name, doc in read_trees(sys.argv[2]).items():
            print(json.dumps({"doc_id": name, "text": doc.text}, ensure_ascii=False))
    elif sys.argv[1:2] == ["score"] and len(sys.argv) == 5:
        score(read_trees(sys.argv[2]), *sys.argv[3:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
