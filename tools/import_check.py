#!/usr/bin/env python3
"""Measures tocsin lexicon import on PETRARCH's unit records: imports their actor and agent dictionaries, reads their
sentences with that overlay, and looks whether each actor code of a record is that of some actor in its sentence.

    tools/import_check.py --tocsin build/release/bin/tocsin --shared ../shared [--show N]

A code is compared as country and PLOVER's sectors, which the import itself makes of it; "---" and "###" name nobody
and are left out. Right: the same country, and the same first sector (a bare country: none, or GOV). A record is right
when all its codes are.
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

DICTIONARIES = ("PETR.Validate.actors.txt", "PETR.Validate.agents.txt")
RECORDS = "PETR.UnitTest.records.xml"


def records(path):
    text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8", errors="replace"), flags=re.S)
    for head, body in re.findall(r"<Sentence\s+([^>]*)>(.*?)</Sentence>", text, re.S):
        words = re.search(r"<Text>(.*?)</Text>", body, re.S)
        date = re.search(r'date\s*=\s*"(\d{8})"', head)
        codes = {code for code in re.findall(r'(?:source|target)code\s*=\s*"([^"]*)"', body) if code[:3].strip("-#+")}
        if words and date and codes:
            day = date[1]
            yield {"doc_id": re.search(r'id\s*=\s*"([^"]*)"', head)[1], "text": " ".join(words[1].replace("_", " ").split()),
                   "published": f"{day[:4]}-{day[4:6]}-{day[6:]}", "codes": codes}


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command[0]}: {done.stderr}")


def meanings(tocsin, codes, folder):
    """What the import makes of each code: (country, sectors)."""
    names = {code: "Qx" + "".join(chr(ord("a") + int(d)) for d in str(i)) for i, code in enumerate(sorted(codes))}
    (folder / "codes.txt").write_text("".join(f"{name.upper()} [{code}]\n" for code, name in names.items()))
    run(tocsin, "lexicon", "import", folder / "codes.txt", "-o", folder / "codes", "--own-codes")
    found = {}
    for block in (folder / "codes/lexicon/actors/imported.txt").read_text().split("entry ")[1:]:
        fields = dict(line.split(None, 1) for line in block.splitlines()[1:])
        found[fields["name"].lower()] = (fields.get("country", ""), fields.get("sectors", "").split(","))
    return {code: found[name.lower()] for code, name in names.items() if name.lower() in found}


def fits(want, actor):
    country, sectors = want
    first = (actor.get("sectors") or [""])[0]
    return (actor.get("country") or "") == country and (first == sectors[0] or sectors == [""] and first == "GOV")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tocsin", required=True, type=Path)
    parser.add_argument("--shared", required=True, type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many records that are not right")
    given = parser.parse_args()
    gold = given.shared / "gold/petrarch"
    if not gold.is_dir():
        print(f"import_check: {gold} is not there: nothing is measured")
        return
    rows = list(records(gold / RECORDS))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mine, source, target = folder / "mine", folder / "in.jsonl", folder / "out.jsonl"
        run(given.tocsin, "lexicon", "import", *(gold / file for file in DICTIONARIES), "-o", mine, "--own-codes")
        meaning = meanings(given.tocsin, {code for row in rows for code in row["codes"]}, folder)
        source.write_text("".join(json.dumps({k: row[k] for k in ("doc_id", "text", "published")}) + "\n" for row in rows))
        run(given.tocsin, "read", source, "--overlay", mine, "-o", target, "--quiet", "--rules-only")
        out = [json.loads(line) for line in target.read_text().splitlines()]
    codes = right = whole = shown = 0
    for row, record in zip(rows, out):
        missing = [code for code in sorted(row["codes"])
                   if code not in meaning or not any(fits(meaning[code], actor) for actor in record["actors"])]
        codes += len(row["codes"])
        right += len(row["codes"]) - len(missing)
        whole += not missing
        if missing and shown < given.show:
            shown += 1
            got = "; ".join(sorted(f"{a['name']}: {a.get('country')} {' '.join(a['sectors'])}" for a in record["actors"]))
            print(f"{row['doc_id']} {row['published']} {' '.join(missing)}: {row['text']}\n    {got}")
    print(f"records with all codes right: {whole / len(rows):.4f}\nimported actor codes right: {right / codes:.4f}")
    print(f"records: {len(rows)}\ncodes: {codes}")


if __name__ == "__main__":
    main()
