#!/usr/bin/env python3
"""Holds the layering of docs/architecture.md: an include may only point to a layer that is allowed.

    tools/check_layers.py [ROOT]      exit 1 and one line a fault

Also holds that sources are ASCII, that no file of src or apps passes 600 lines, and that the library
prints nothing and never exits.
"""
import re
import sys
from pathlib import Path

RESOURCES = {"lexicon", "rules", "model"}
STAGES = {"text", "syntax", "frames", "quotes", "actors", "events", "counts", "dates", "places"}
ALLOWED = {
    "core": {"core"},
    "lexicon": {"core", "lexicon"},
    "model": {"core", "model"},
    "rules": {"core", "lexicon", "rules"},
    "ingest": {"core", "ingest"},
    "export": {"core", "ingest", "export"},
    **{stage: {"core", stage} | RESOURCES for stage in STAGES},
}
ALLOWED["pipeline"] = {"core", "ingest", "pipeline"} | RESOURCES | STAGES
ALLOWED["apps"] = {"core", "ingest", "pipeline", "export", "apps"}
MOST_LINES = 600
BANNED = re.compile(r"\bstd::(cout|cerr|exit|abort|quick_exit)\b|\b(printf|fprintf|puts)\(|\bthrow\b")


def faults(root):
    for path in sorted([*(root / "src").rglob("*"), *(root / "apps").rglob("*")]):
        if path.suffix not in (".h", ".cc"):
            continue
        where = path.relative_to(root)
        layer = where.parts[1] if where.parts[0] == "src" else "apps"
        data = path.read_bytes()
        if not data.isascii():
            yield f"{where}: has bytes that are not ASCII; write them as escapes or as data"
        lines = data.decode("utf-8", "replace").splitlines()
        if len(lines) > MOST_LINES:
            yield f"{where}: {len(lines)} lines; {MOST_LINES} at most, split it by idea"
        if layer not in ALLOWED:
            yield f"{where}: the layer {layer} is not in tools/check_layers.py"
            continue
        for number, line in enumerate(lines, 1):
            included = re.match(r'\s*#include "(?:([a-z_0-9]+)/)?', line)
            if included and included[1] and included[1] not in ALLOWED[layer]:
                yield f"{where}:{number}: {layer} must not include {included[1]}"
            code = re.sub(r'"(\\.|[^"\\])*"', '""', line).split("//")[0]
            if layer != "apps" and BANNED.search(code):
                yield f"{where}:{number}: the library prints nothing, throws nothing and never exits"


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    found = list(faults(root))
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
