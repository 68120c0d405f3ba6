#!/usr/bin/env python3
"""The corpus of sentences with their events: check it, make a sheet to code by reading, take the coded sheet.

  corpus.py check FILE.jsonl...            every row against docs/formats/corpus.md; exit 1 where one breaks it
  corpus.py sheet FILE.jsonl               rows as a sheet (a row whose `events` is null: still to be coded)
  corpus.py take SHEET... --annotator A    coded sheets as rows
  corpus.py agree A.jsonl B.jsonl          two codings of the same sentences: how far they agree
"""
import argparse
import json
import re
import sys

TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
         "ASSAULT").split()
FACTUALITIES = "happened denied possible planned demanded conditional hypothetical".split()
VOICES = "own reported accused".split()
SECTORS = "GOV MIL COP SPY JUD LEG PTY OPP REB PRM CRM UAF JRN EDU BUS LAB MED REF REL AGR CVL ELI SOC UNK".split()
COUNTRY = re.compile(r"(?:[A-Z]{3})?\Z")
ROW = {"id": str, "src": str, "doc": str, "published": str, "before": str, "text": str, "events": list, "annotator": str}
EVENT = {"id": str, "trigger": dict, "type": str, "factuality": str, "historical": bool, "voice": str, "actors": list,
         "recipients": list, "parent": (str, type(None)), "unsure": bool}


class Fault(Exception):
    """What is wrong with a row or a line of a sheet."""


def check_fields(thing, wanted, what):
    if set(thing) != set(wanted):
        raise Fault(f"{what}: fields {sorted(set(thing) ^ set(wanted))} are missing or unknown")
    for name, kind in wanted.items():
        if not isinstance(thing[name], kind):
            raise Fault(f"{what}: {name} is {thing[name]!r}")


def check_span(span, text, what):
    if not 0 <= span["begin"] < span["end"] <= len(text):
        raise Fault(f"{what}: {span['begin']} to {span['end']} is no span of {len(text)} code points")
    words = text[span["begin"]:span["end"]]
    if words != words.strip():
        raise Fault(f"{what}: '{words}' begins or ends with a space")


def check_party(party, text, what):
    check_fields(party, {"begin": int, "end": int, "country": str, "sector": str}, what)
    check_span(party, text, what)
    if not COUNTRY.match(party["country"]):
        raise Fault(f"{what}: country '{party['country']}' is no code of three capitals")
    if party["sector"] and party["sector"] not in SECTORS:
        raise Fault(f"{what}: sector '{party['sector']}' is none of PLOVER's")


def check_event(event, text, known):
    what = f"event {event.get('id')}"
    check_fields(event, EVENT, what)
    check_fields(event["trigger"], {"begin": int, "end": int}, what + ", trigger")
    check_span(event["trigger"], text, what + ", trigger")
    for name, values in (("type", TYPES), ("factuality", FACTUALITIES), ("voice", VOICES)):
        if event[name] not in values:
            raise Fault(f"{what}: {name} '{event[name]}' is none of {', '.join(values)}")
    for part in ("actors", "recipients"):
        for party in event[part]:
            check_party(party, text, f"{what}, {part}")
    if event["parent"] is not None and (event["parent"] not in known or event["parent"] == event["id"]):
        raise Fault(f"{what}: parent '{event['parent']}' is no other event of the sentence")


def check_row(row):
    check_fields(row, ROW, "row")
    if not row["text"].strip():
        raise Fault("row: text is empty")
    if row["published"] and not re.fullmatch(r"\d{4}-\d\d-\d\d", row["published"]):
        raise Fault(f"row: published '{row['published']}' is no day")
    known = [e.get("id") for e in row["events"]]
    if len(set(known)) != len(known):
        raise Fault("row: two events have one id")
    for event in row["events"]:
        check_event(event, row["text"], known)


def read_rows(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise Fault(f"{path}:{number}: no JSON: {error}") from error


def check(paths):
    faults, rows, events, seen = 0, 0, 0, {}
    for path in paths:
        for number, row in read_rows(path):
            try:
                check_row(row)
                if row["id"] in seen:
                    raise Fault(f"id {row['id']} stands at {seen[row['id']]} too")
                seen[row["id"]] = f"{path}:{number}"
            except Fault as fault:
                faults += 1
                print(f"{path}:{number}: {fault}", file=sys.stderr)
            rows, events = rows + 1, events + len(row.get("events") or [])
    print(f"{rows} sentences, {events} events, {faults} faults")
    return 1 if faults else 0


def words_of(span, text):
    """The words of a span as span_of reads them."""
    words = text[span["begin"]:span["end"]]
    place = sum(1 for at in places_of(words, text) if at <= span["begin"])
    return words if place < 2 else f"{words}#{place}"


def party_line(parties, text):
    return "; ".join(f"{words_of(p, text)}={p['country']}/{p['sector']}" for p in parties)


def sheet(path):
    for _, row in read_rows(path):
        print(f"=== {row['id']} | {row['src']} | {row['doc']} | {row['published']}")
        if row["before"]:
            print("<< " + row["before"])
        print(">> " + row["text"])
        for e in row["events"] or []:
            parent = next((f" ^{i}" for i, p in enumerate(row["events"], 1) if p["id"] == e["parent"]), "")
            flags = "".join(f" {f}" for f in ("historical", "unsure") if e[f])
            columns = [f"{e['type']} {e['factuality']} {e['voice']}{flags}{parent}", words_of(e["trigger"], row["text"]),
                       party_line(e["actors"], row["text"]), party_line(e["recipients"], row["text"])]
            print(" | ".join(columns))
        if row["events"] == []:
            print("none")
        print()


def places_of(words, text):
    return [m.start() for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)] if words else []


def span_of(words, text):
    """Where words stand as whole words; "attack#2" is their second place."""
    words, _, place = words.partition("#")
    places = places_of(words, text)
    wanted = int(place) if place else 1
    if not 1 <= wanted <= len(places):
        raise Fault(f"'{words}' stands {len(places)} times in the sentence, place {wanted} is asked for")
    return {"begin": places[wanted - 1], "end": places[wanted - 1] + len(words)}


def party_of(words, text):
    words, _, codes = words.strip().rpartition("=")
    country, _, sector = codes.partition("/")
    return {**span_of(words.strip(), text), "country": country.strip(), "sector": sector.strip()}


def event_of(line, number, text):
    columns = [c.strip() for c in line.split("|")]
    if len(columns) != 4:
        raise Fault(f"'{line}': four columns are wanted: kind | trigger | actors | recipients")
    kind = columns[0].split()
    if len(kind) < 2:
        raise Fault(f"'{columns[0]}': a type and a factuality are wanted")
    voice, parent, flags = "own", None, set()
    for word in kind[2:]:
        if word in VOICES:
            voice = word
        elif word in ("historical", "unsure"):
            flags.add(word)
        elif re.fullmatch(r"\^\d+", word):
            parent = "e" + word[1:]
        else:
            raise Fault(f"'{word}' is no voice, flag or ^parent")
    actors, recipients = ([party_of(p, text) for p in c.split(";") if p.strip()] for c in columns[2:])
    return {"id": f"e{number}", "trigger": span_of(columns[1], text), "type": kind[0], "factuality": kind[1],
            "historical": "historical" in flags, "voice": voice, "actors": actors, "recipients": recipients, "parent": parent,
            "unsure": "unsure" in flags}


def blocks_of(path):
    """(line number, lines) of each sentence of a sheet."""
    block, first = [], 0
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("=== "):
                if block:
                    yield first, block
                block, first = [], number
            if line.strip():
                block.append(line.rstrip("\n"))
    if block:
        yield first, block


def row_of(block, annotator):
    head = [c.strip() for c in block[0].removeprefix("===").split("|")]
    if len(head) != 4:
        raise Fault("four columns are wanted after ===: id | src | doc | published")
    row = dict(zip(("id", "src", "doc", "published"), head), before="", text="", events=[], annotator=annotator)
    is_none = False
    for line in block[1:]:
        if line.startswith("<< "):
            row["before"] = line[3:]
        elif line.startswith(">> "):
            row["text"] = line[3:]
        elif line.strip() == "none":
            is_none = True
        else:
            row["events"].append(event_of(line, len(row["events"]) + 1, row["text"]))
    if is_none == bool(row["events"]):
        raise Fault("events are wanted, or the line 'none'")
    check_row(row)
    return row


def take(paths, annotator):
    faults = 0
    for path in paths:
        for number, block in blocks_of(path):
            try:
                print(json.dumps(row_of(block, annotator), ensure_ascii=False))
            except Fault as fault:
                faults += 1
                print(f"{path}:{number}: {fault}", file=sys.stderr)
    return 1 if faults else 0


def overlap(a, b):
    return a["begin"] < b["end"] and b["begin"] < a["end"]


def sides(event, part, field):
    return {p[field] for p in event[part]}


def agree(path_a, path_b):
    """Types and triggers as F1 over sure events (an unsure one of either side is neither asked nor counted wrong); the rest on shared ones."""
    a, b = ({row["id"]: row for _, row in read_rows(p)} for p in (path_a, path_b))
    shared, found, wanted = [], 0, 0
    for name in sorted(set(a) & set(b)):
        left, right = a[name]["events"], list(b[name]["events"])
        pairs = []
        for event in left:
            match = next((e for e in right if overlap(e["trigger"], event["trigger"]) and e["type"] == event["type"]), None)
            if match:
                right.remove(match)
                pairs.append((event, match))
        shared += pairs
        matched = {id(e) for pair in pairs for e in pair}
        found += sum(1 for e in left if id(e) in matched or not e["unsure"])
        wanted += sum(1 for e in b[name]["events"] if id(e) in matched or not e["unsure"])
    print(f"sentences coded twice: {len(set(a) & set(b))}")
    print(f"events: {found} and {wanted}, shared (trigger and type) {len(shared)}, F1 {2 * len(shared) / max(1, found + wanted):.3f}")
    for what, same in (("factuality", lambda x, y: x["factuality"] == y["factuality"]),
                       ("historical", lambda x, y: x["historical"] == y["historical"]),
                       ("voice", lambda x, y: x["voice"] == y["voice"]),
                       ("countries of actors", lambda x, y: sides(x, "actors", "country") == sides(y, "actors", "country")),
                       ("countries of recipients", lambda x, y: sides(x, "recipients", "country") == sides(y, "recipients", "country"))):
        print(f"{what}: {sum(same(x, y) for x, y in shared) / max(1, len(shared)):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check").add_argument("files", nargs="+")
    commands.add_parser("sheet").add_argument("file")
    taking = commands.add_parser("take")
    taking.add_argument("files", nargs="+")
    taking.add_argument("--annotator", required=True)
    agreeing = commands.add_parser("agree")
    agreeing.add_argument("files", nargs=2)
    args = parser.parse_args()
    try:
        if args.command == "check":
            return check(args.files)
        if args.command == "take":
            return take(args.files, args.annotator)
        return sheet(args.file) if args.command == "sheet" else agree(*args.files)
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
