#!/usr/bin/env python3
"""Measures Tocsin on the public gold data with ../shared/tools/score.py, and writes docs/quality.md.

    tools/evaluate.py --tocsin build/release/bin/tocsin --shared ../shared [--write FILE] [--only NAME ...]

Each row builds the input with score.py, runs the program, and scores what came out; the figures are
printed as score.py says them, and the headline of each goes into the table of docs/quality.md.
Exits 0 with a note where the gold data is not there.
"""
import argparse
import datetime
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# name, kind of score.py, gold, what runs
ROWS = [
    ("plv train", "plv", "plv/train.jsonl", "read"),
    ("spans train", "spans", "source_target_spans/train.txt", "read"),
    ("events dev", "events", "events/dev.jsonl", "read"),
    ("quiet dev", "quiet", "quiet/dev.jsonl", "read"),
    ("articles dev", "articles", "articles/dev.articles.jsonl", "read"),
    ("polnear dev", "polnear", "polnear/dev", "read"),
    # PolNeAR marks no attribution inside another: of ours, those that stand in no other.
    ("polnear dev, outermost statements", "polnear", "polnear/dev", "read outermost"),
    # Trees for the text, pairs for the score: tools/gum_attribution.py says the rule.
    ("GUM attribution dev", "attribution", "ud/UD_English-GUM/en_gum-ud-dev.conllu", "read"),
    ("dates dev", "dates", "gum/dates_dev.jsonl", "read"),
    ("actors dev", "actors", "actors/dev.jsonl", "read"),
    ("places LGL", "places", "places/lgl.xml", "read"),
    ("places GeoVirus", "places", "places/GeoVirus.xml", "read"),
    ("factuality dev", "factuality", "uds_factuality/dev.jsonl", "read frames"),
    ("EWT dev, gold words", "conllu", "ud/UD_English-EWT/en_ewt-ud-dev.conllu", "parse conllu"),
    ("GUM dev, gold words", "conllu", "ud/UD_English-GUM/en_gum-ud-dev.conllu", "parse conllu"),
    ("EWT dev, raw text", "raw", "ud/UD_English-EWT/en_ewt-ud-dev.conllu", "parse text"),
    ("GUM dev, raw text", "raw", "ud/UD_English-GUM/en_gum-ud-dev.conllu", "parse text"),
    ("EWT dev, gold words, fast model", "conllu", "ud/UD_English-EWT/en_ewt-ud-dev.conllu", "parse conllu fast"),
    ("GUM dev, gold words, fast model", "conllu", "ud/UD_English-GUM/en_gum-ud-dev.conllu", "parse conllu fast"),
]

# Measured by a script of its own beside this one, which prints its figures.
OWN = [("import petrarch", "import_check.py", "petrarch"), ("score, events dev", "calibration.py", "events"),
       ("names, plv train, articles dev and bulk", "name_coverage.py", "bulk"), ("GUM coreference dev", "gum_coref.py", "ud")]

# What stands in the table at the top of the report: row -> beginnings of the lines of score.py.
HEADLINES = {
    "plv train": ["root macro-F1, pair", "root macro-F1, best"],
    "spans train": ["source words", "target words"],
    "events dev": ["type (happened)", "parties (half", "factuality accuracy"],
    "quiet dev": ["false alarms in the table"],
    "articles dev": ["who-did-what-to-whom (happened", "who-did-what-to-whom, 95", "type (happened)", "statements"],
    "polnear dev": ["attribution", "reported characters"],
    "polnear dev, outermost statements": ["attribution"],
    "GUM attribution dev": ["source-content pairs"],
    "dates dev": ["date expressions found and"],
    "actors dev": ["country and sector"],
    "import petrarch": ["records with all codes", "imported actor codes"],
    "names, plv train, articles dev and bulk": ["all: names that resolve"],
    "score, events dev": ["rules and model: expected", "rules only: expected"],
    "GUM coreference dev": ["CoNLL F1, people and bodies, heads", "CoNLL F1, people and bodies:", "CoNLL F1, all:"],
    "places LGL": ["within 161 km", "place names"],
    "places GeoVirus": ["within 161 km", "place names"],
    "factuality dev": ["Pearson", "happened or not"],
    "EWT dev, gold words": ["LAS:", "UPOS", "lemma"],
    "GUM dev, gold words": ["LAS:", "UPOS", "lemma"],
    "EWT dev, raw text": ["sentences", "words", "LAS"],
    "GUM dev, raw text": ["sentences", "words", "LAS"],
    "EWT dev, gold words, fast model": ["LAS:", "UPOS", "lemma"],
    "GUM dev, gold words, fast model": ["LAS:", "UPOS", "lemma"],
}


def command(tocsin, how, source, target):
    if how.startswith("read"):
        layers = ["--layers", "frames"] if how.endswith("frames") else []
        return [tocsin, "read", source, "-o", target, "--quiet", *layers]
    _, form, *model = how.split()
    return [tocsin, "parse", "--model", *(model or ["accurate"]), "--input", form, source, "-o", target]


def keep_outermost(path):
    """Leaves of each record the statements that stand in no other."""
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        record["statements"] = [s for s in record.get("statements", []) if not s.get("parent")]
        lines.append(json.dumps(record, ensure_ascii=False))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def measure(tocsin, shared, row, folder):
    """The lines that score.py prints, and the seconds that the program took."""
    name, kind, gold, how = row
    score = [sys.executable, str(shared / "tools/score.py"), kind]
    gold = shared / "gold" / gold
    golds = [gold]
    if kind == "attribution":
        score = [sys.executable, str(Path(__file__).parent / "gum_attribution.py")]
        golds.append(shared / "gold/gum/attribution_dev.jsonl")
    ending = ".jsonl" if how.startswith("read") else ".conllu" if "conllu" in how else ".txt"
    source, target = folder / ("in" + ending), folder / ("out.jsonl" if ending == ".jsonl" else "out.conllu")
    with open(source, "w", encoding="utf-8") as out:
        subprocess.run([*score, "input", gold], stdout=out, check=True)
    start = time.monotonic()
    run = subprocess.run(command(tocsin, how, source, target), stderr=subprocess.PIPE, text=True)
    took = time.monotonic() - start
    if run.returncode not in (0, 3):  # 3: some documents were set aside, and are counted as missed
        sys.exit(f"{name}: tocsin ended with {run.returncode}: {run.stderr}")
    if how.endswith("outermost"):
        keep_outermost(target)
    scored = subprocess.run([*score, "score", *golds, target], capture_output=True, text=True)
    if scored.returncode:
        sys.exit(f"{name}: {score[1]}: {scored.stderr}")
    return scored.stdout.strip().splitlines(), took


def measure_own(tocsin, shared, script):
    start = time.monotonic()
    done = subprocess.run([sys.executable, Path(__file__).parent / script, "--tocsin", tocsin, "--shared", shared],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{script}: {done.stderr}")
    return done.stdout.strip().splitlines(), time.monotonic() - start


def git_state():
    def git(*words):
        return subprocess.run(["git", *words], capture_output=True, text=True).stdout.strip()
    changed = " with changes that are not committed" if git("status", "--porcelain", "--untracked-files=no") else ""
    return git("rev-parse", "--short", "HEAD") + changed


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "unknown processor"


# What a person has written below this line of the report is kept.
BY_HAND = "<!-- below this line: written by hand -->"


def write_report(path, results, version):
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    kept = old[old.index(BY_HAND):] if BY_HAND in old else BY_HAND + "\n"
    today = datetime.date.today().isoformat()
    lines = ["# Quality", "",
             "What `make eval` measured: the program over public gold data, scored by `score.py` of the shared folder.",
             f"Measured on {today}, {version}, commit {git_state()}, {processor()}, 2 threads.", "",
             "| set | figure | |", "|---|---|---|"]
    for name, (figures, _) in results.items():
        for wanted in HEADLINES[name]:
            found = [line for line in figures if line.startswith(wanted)]
            if not found:
                sys.exit(f"{name}: score.py printed no line that begins with {wanted!r}: mend HEADLINES")
            label, _, value = found[0].rpartition(": ") if wanted.endswith(":") else found[0].partition(": ")
            lines.append(f"| {name} | {label} | {value.split('  ')[0]} |")
    lines.append("")
    for name, (figures, _) in results.items():
        lines += [f"## {name}", "", "```", *figures, "```", ""]
    path.write_text("\n".join([*lines, kept]), encoding="utf-8")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--tocsin", required=True)
    ask.add_argument("--shared", type=Path, required=True)
    ask.add_argument("--write", type=Path)
    ask.add_argument("--only", nargs="*", default=[], help="names of rows, or their beginnings")
    given = ask.parse_args()
    if not (given.shared / "tools/score.py").exists():
        print(f"evaluate: {given.shared} has no tools/score.py: nothing is measured")
        return
    version = subprocess.run([given.tocsin, "--version"], capture_output=True, text=True, check=True).stdout
    results = {}
    for row in ROWS:
        if given.only and not any(row[0].startswith(x) for x in given.only):
            continue
        with tempfile.TemporaryDirectory() as folder:
            results[row[0]] = measure(given.tocsin, given.shared, row, Path(folder))
        print(f"== {row[0]} ({results[row[0]][1]:.1f} s)", *results[row[0]][0], sep="\n", flush=True)
    for name, script, folder in OWN:
        if given.only and not any(name.startswith(x) for x in given.only) or not (given.shared / "gold" / folder).is_dir():
            continue
        results[name] = measure_own(given.tocsin, given.shared, script)
        print(f"== {name} ({results[name][1]:.1f} s)", *results[name][0], sep="\n", flush=True)
    if given.write:
        write_report(given.write, results, version.splitlines()[0])


if __name__ == "__main__":
    main()
