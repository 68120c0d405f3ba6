"""What the program makes of examples/, against the files of tests/program/golden.

    golden_test.py --tocsin build/release/bin/tocsin [--update]

`--update` writes the files anew; the change is reviewed like code. Columns that name the version,
the model and the lexicon are left out, so that a row changes only where what it says changes.
"""
import argparse
import csv
import difflib
import io
import subprocess
import sys
from pathlib import Path

GOLDEN = Path("tests/program/golden")
EXAMPLES = ["examples/articles.jsonl", "examples/invented-conflict.txt", "examples/invented-protest.txt"]
TABLES = {"events.csv": ["--table", "events", "--all"], "statements.csv": ["--table", "statements"],
          "actors.csv": ["--table", "actors"]}


def table(tocsin, arguments):
    done = subprocess.run([tocsin, "read", *EXAMPLES, "--published", "2024-04-10", *arguments], capture_output=True,
                          check=True)
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))
    names = [name for name in rows[0] if not name.startswith("coder_")]
    out = io.StringIO()
    writer = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tocsin", required=True)
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    differs = False
    for name, options in TABLES.items():
        path, found = GOLDEN / name, table(arguments.tocsin, options)
        if arguments.update:
            GOLDEN.mkdir(exist_ok=True)
            path.write_text(found, encoding="utf-8")
            continue
        if not path.exists():
            print(f"{path} is not there: run golden_test.py with --update, and review what it writes")
            differs = True
            continue
        wanted = path.read_text(encoding="utf-8")
        for line in difflib.unified_diff(wanted.splitlines(), found.splitlines(), str(path), "found", lineterm="", n=0):
            differs = True
            print(line)
    sys.exit(1 if differs else 0)


if __name__ == "__main__":
    main()
