#!/usr/bin/env python3
"""Measures how many of the capitalised names that act or are acted on in events resolve to a country and a sector, from the
program's own records of PLV train, gold/articles and 200 public-domain documents of gold/bulk.

    tools/name_coverage.py --tocsin build/release/bin/tocsin --shared ../shared [--sheet FILE.csv] [--missing N]
    tools/name_coverage.py --records FILE.jsonl ... [--sheet FILE.csv] [--missing N]
    tools/name_coverage.py --score FILE.csv

A name is an actor or a recipient of an event that the words of the event name with capitals: its actor has a mention there
of the form name or metonym, or it has no actor and its words hold a capital beyond their first word. What names a place of
the record and nobody is none. It resolves where it has a country and a sector on the day of the event; an international or a
nongovernmental organisation needs no sector. The same name of one document with the same answer counts once; the share of all
its mentions is printed beside it.

--sheet writes a reading sheet of resolved names (--rows, --seed) in the manner of tocsin audit: y or n into "right";
--score says what share is right. --missing lists the names that most often do not resolve.
"""
import argparse
import collections
import csv
import hashlib
import json
import math
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SCORE_INPUTS = (("plv train", "plv", "plv/train.jsonl"), ("articles dev", "articles", "articles/dev.articles.jsonl"))
BULK = (("state_pr_2021_2022.jsonl", 100), ("state_human_rights_reports_2021.jsonl", 100))
LONGEST = 20000  # characters of a report: whole ones are books
NO_SECTOR = ("IGO", "NGO")
CAPITAL = re.compile(r"(?<=[\s(\"'-])[A-Z][\w.]+")


def pick(lines, count):
    """`count` lines, always the same ones."""
    return sorted(sorted(lines, key=lambda line: hashlib.sha256(line.encode()).digest())[:count])


def bulk_documents(folder):
    for name, count in BULK:
        for number, line in enumerate(pick((folder / name).read_text(encoding="utf-8").splitlines(), count)):
            row = json.loads(line)
            text = row["text"]
            if len(text) > LONGEST:
                text = text[:max(text.rfind("\n", 0, LONGEST), 1)]
            title = row.get("title") or f"{row['year']} Country Reports on Human Rights Practices: {row['country']}"
            yield {"doc_id": f"{name[:8]}{number}", "title": title, "text": text, "published": row["published"][:10]}


def read(tocsin, source, folder):
    target = folder / "records.jsonl"
    done = subprocess.run([tocsin, "read", source, "-o", target, "--quiet"], stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"tocsin read ended with {done.returncode}: {done.stderr}")
    return load(target)


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold_records(tocsin, shared):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "in.jsonl"
        for label, kind, gold in SCORE_INPUTS:
            lines = subprocess.run([sys.executable, shared / "tools/score.py", kind, "input", shared / "gold" / gold],
                                   capture_output=True, check=True, text=True).stdout.splitlines()
            documents = map(json.loads, lines)
            if kind == "plv":  # its day is made up
                documents = ({**document, "published": None} for document in documents)
            source.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
            yield label, read(tocsin, source, folder)
        source.write_text("".join(json.dumps(d) + "\n" for d in bulk_documents(shared / "gold/bulk")), encoding="utf-8")
        yield "bulk", read(tocsin, source, folder)


def is_place(record, span):
    return any(place["begin"] < span["end"] and span["begin"] < place["end"] for place in record["places"])


def names_of(record):
    """(begin, end, words of the name, participant, actor) for each name that takes part in an event."""
    actors = {actor["id"]: actor for actor in record.get("actors", [])}
    text = record.get("text") or ""
    for event in record.get("events", []):
        for one in event["actors"] + event["recipients"]:
            if one.get("begin") is None:
                continue
            actor = actors.get(one.get("actor"))
            words = text[one["begin"]:one["end"]]
            if actor is None:
                if CAPITAL.search(words) and not is_place(record, one):
                    yield one["begin"], one["end"], words, one, {}
                continue
            inside = [m for m in actor["mentions"] if m["form"] in ("name", "metonym")
                      and one["begin"] <= m["begin"] and m["end"] <= one["end"]]
            named = text[inside[0]["begin"]:inside[0]["end"]] if inside else ""
            if re.search(r"[A-Z]", named) and not (actor["kind"] == "unknown" and is_place(record, inside[0])):
                yield one["begin"], one["end"], named, one, actor


def resolves(one):
    return bool(one.get("country")) and (bool(one.get("sectors")) or one["country"] in NO_SECTOR)


def sentence_of(record, begin):
    for sentence in record["sentences"]:
        if sentence["begin"] <= begin < sentence["end"]:
            return " ".join(record["text"][sentence["begin"]:sentence["end"]].split())
    return ""


def collect(sets):
    """One row a name, answer and document: [set, document, name, country, sectors, role, entry, mentions, resolves, sentence]."""
    rows = {}
    for label, records in sets:
        for record in records:
            seen = set()
            for begin, end, name, one, actor in names_of(record):
                if (begin, end, one.get("country")) in seen:
                    continue
                seen.add((begin, end, one.get("country")))
                answer = (one.get("country") or "", " ".join(one.get("sectors") or []), one.get("role") or "")
                key = (label, record["doc_id"], actor.get("id") or name, *answer)
                if key in rows:
                    rows[key][7] += 1
                else:
                    rows[key] = [label, record["doc_id"], " ".join(name.split()), *answer, actor.get("lexicon_id") or "", 1,
                                 resolves(one), sentence_of(record, begin)]
    return list(rows.values())


def report(rows):
    for label in [*dict.fromkeys(row[0] for row in rows), "all"]:
        mine = [row for row in rows if label in (row[0], "all")]
        good = [row for row in mine if row[8]]
        mentions, resolved = sum(row[7] for row in mine), sum(row[7] for row in good)
        print(f"{label}: names that resolve to country and sector: {len(good) / max(1, len(mine)):.4f}   "
              f"({len(good)} of {len(mine)}; of their mentions {resolved / max(1, mentions):.4f})")


def missing(rows, count):
    kinds = collections.Counter()
    where = {}
    for row in rows:
        if not row[8]:
            kinds[row[2], row[3], row[4]] += 1
            where.setdefault((row[2], row[3], row[4]), row[9])
    for (name, country, sectors), times in kinds.most_common(count):
        print(f"{times:4d}  {name} [{country or '-'} {sectors or '-'}]  {where[name, country, sectors][:150]}")


def write_sheet(rows, path, count, seed):
    good = [row for row in rows if row[8]]
    good.sort(key=lambda row: hashlib.sha256("|".join([str(seed), *row[:7]]).encode()).digest())
    with open(path, "w", newline="", encoding="utf-8") as out:
        sheet = csv.writer(out)
        sheet.writerow(["set", "document", "name", "country", "sectors", "role", "entry", "sentence", "right", "note"])
        for row in good[:count]:
            cells = [*row[:7], row[9], "", ""]
            sheet.writerow(["'" + cell if cell[:1] in ("=", "+", "-", "@") else cell for cell in cells])


def score_sheet(path):
    with open(path, newline="", encoding="utf-8") as lines:
        said = [row["right"].strip().lower() for row in csv.DictReader(lines)]
    wrong = [i for i, verdict in enumerate(said) if verdict not in ("", "y", "n")]
    if wrong:
        sys.exit(f"{path}: row {wrong[0] + 2}: \"{said[wrong[0]]}\" is no verdict; write y or n")
    judged = [verdict for verdict in said if verdict]
    if not judged:
        sys.exit(f"{path}: nothing is judged; write y or n into the column \"right\"")
    n, p, z = len(judged), judged.count("y") / len(judged), 1.96
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))  # Wilson's interval
    print(f"{n} judged, {judged.count('y')} right: {p:.2f}, 95 % {(middle - half) / (1 + z * z / n):.2f} to "
          f"{(middle + half) / (1 + z * z / n):.2f}")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--tocsin")
    ask.add_argument("--shared", type=Path)
    ask.add_argument("--records", type=Path, nargs="+")
    ask.add_argument("--sheet", type=Path)
    ask.add_argument("--rows", type=int, default=100)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--missing", type=int, default=0)
    ask.add_argument("--score", type=Path)
    given = ask.parse_args()
    if given.score:
        return score_sheet(given.score)
    if not given.records and not (given.tocsin and given.shared):
        ask.error("--tocsin and --shared, or --records, or --score")
    if given.records:
        sets = ((path.name, load(path)) for path in given.records)
    else:
        sets = gold_records(given.tocsin, given.shared)
    rows = collect(sets)
    report(rows)
    missing(rows, given.missing)
    if given.sheet:
        write_sheet(rows, given.sheet, given.rows, given.seed)


if __name__ == "__main__":
    main()
