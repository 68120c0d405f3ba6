#!/usr/bin/env python3
"""Predicates that the event heads find often and no rule knows, ready to become rules.

    tocsin read FILE... --layers tokens -o RECORDS.jsonl
    python train/mine_rules.py RECORDS.jsonl [--least 3] [--rules rules/en]

Prints groups as rules/en/*.rules has them: a line a lemma and type, most frequent first, with how often, the mean score and the shortest sentence it was found in. Lemmas that
a rule of the type has already, without fitting there, come after those that none has: there a constraint is missing, not a word. Read the sentences, choose who acts and on
whom, write a corpus case, and only then move a line into a rules file.
"""
import argparse
import json
import pathlib
import re
from collections import defaultdict


def words_of_rules(folder):
    """The lemmas of every type's rules; a named class stands for its words."""
    classes, rules, kind = {}, [], None
    for path in sorted(pathlib.Path(folder).glob("*.rules")):
        # A line that begins with a blank goes on with the line before.
        for line in re.sub(r"\n[ \t]+(?=\S)", " ", path.read_text(encoding="utf-8")).splitlines():
            line = line.split(" #")[0].replace("| ", "|")
            if found := re.match(r"class (\S+)\s*=\s*(\S+)", line):
                classes.setdefault(found[1], []).extend(found[2].split("|"))
            elif found := re.match(r"\[(\w+)", line):
                kind = found[1]
            elif found := re.match(r"[\w-]+:\s+(\S+)", line):
                rules.append((kind, found[1].split("|")))

    def expand(words):
        for word in words:
            yield from expand(classes.get(word[1:], [])) if word.startswith("@") else [word]

    known = defaultdict(set)
    for kind, words in rules:
        known[kind].update(expand(words))
    return known


def found(path):
    """(type, lemma, class, score, sentence) of every event that the heads alone propose."""
    with open(path, encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            tokens = {t["begin"]: t for t in record.get("tokens") or []}
            if record["events"] and not tokens:
                raise SystemExit(f"{path}: {record['doc_id']} has no tokens: read with --layers tokens")
            for event in record["events"]:
                if event["rule"] != "model":
                    continue
                token = tokens[event["trigger"]["begin"]]
                span = record["sentences"][event["sentence"]]
                yield event["type"], token["lemma"], token["upos"], event["score"], " ".join(record["text"][span["begin"]:span["end"]].split())


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("records", nargs="+")
    ask.add_argument("--least", type=int, default=3, help="times that a lemma must be found as a type")
    ask.add_argument("--rules", default=pathlib.Path(__file__).parent.parent / "rules" / "en", help="folder of the rules that know words already")
    given = ask.parse_args()
    groups = defaultdict(list)
    for path in given.records:
        for kind, lemma, upos, score, sentence in found(path):
            groups[kind, lemma, upos].append((score, sentence))
    by_type = defaultdict(list)
    for (kind, lemma, upos), seen in groups.items():
        if len(seen) >= given.least:
            by_type[kind].append((len(seen), lemma, upos, sum(s for s, _ in seen) / len(seen), min((t for _, t in seen), key=lambda t: (len(t), t))))
    known = words_of_rules(given.rules)
    for kind in sorted(by_type):
        print(f"[{kind}]")
        in_rules = False
        for count, lemma, upos, score, sentence in sorted(by_type[kind], key=lambda x: (x[1] in known[kind], -x[0], x[1], x[2])):
            if lemma in known[kind] and not in_rules:
                in_rules = True
                print("# In rules of the type, none of which fits here:")
            print(f"{lemma}{'' if upos == 'VERB' else '_n'}: {lemma}  # {upos}, {count} times, mean score {score:.2f}: {sentence}")
        print()


if __name__ == "__main__":
    main()
