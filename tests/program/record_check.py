"""The shape of a record, checked without the schema: enough to catch a writer's slip.

Where the shared folder with the schema's own checker is there (../shared/tools/check.py, or
TOCSIN_CHECK), records go through that too.
"""
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

KEYS = ("schema doc_id source title published published_basis language offset_unit text text_sha256 sentences actors "
        "statements events dates places status reason coder").split()
SCHEMA_CHECK = Path(os.environ.get("TOCSIN_CHECK", "../shared/tools/check.py"))


def spans(value):
    if isinstance(value, dict):
        if isinstance(value.get("begin"), int):
            yield value["begin"], value["end"]
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def text_of(record):
    """What spans count in, and how many of its items one unit is."""
    unit, text = record["offset_unit"], record["text"]
    if unit == "byte":
        return text.encode(), 1
    if unit == "utf16":
        return text.encode("utf-16-le"), 2
    return text, 1


def faults_of_record(record):
    if list(record)[:len(KEYS)] != KEYS and [key for key in record if key not in ("tokens", "frames")] != KEYS:
        yield f"keys {list(record)}"
    if hashlib.sha256(record["text"].encode()).hexdigest() != record["text_sha256"]:
        yield "text_sha256 is not the text's"
    for event in record["events"]:
        told = event["attribution"] or event["parent"]
        if event["voice"] == "reported" and not told or event["voice"] == "own" and event["attribution"]:
            yield f"{event['id']}: voice {event['voice']} does not fit its attribution"
    text, width = text_of(record)
    for begin, end in spans({key: value for key, value in record.items() if key != "source"}):
        if not 0 <= begin <= end <= len(text) // width:
            yield f"span {begin}-{end} is outside the text"
    ids = {part: [x["id"] for x in record[part]] for part in ("actors", "statements", "events")}
    for part, letter in (("actors", "a"), ("statements", "s"), ("events", "e")):
        if ids[part] != [f"{letter}{i + 1}" for i in range(len(ids[part]))]:
            yield f"ids of {part}: {ids[part]}"
    for event in record["events"]:
        words = text[width * event["trigger"]["begin"]:width * event["trigger"]["end"]]
        if isinstance(words, bytes):
            words = words.decode("utf-16-le" if width == 2 else "utf-8")
        if words != event["trigger"]["text"]:
            yield f"{event['id']}: {words!r} stands where the trigger should"
        for party in event["actors"] + event["recipients"]:
            if party["actor"] not in ids["actors"]:
                yield f"{event['id']}: no actor {party['actor']}"
    if record["status"] != "ok" and any(record[part] for part in ("sentences", "actors", "statements", "events")):
        yield "a document that was not read has findings"
    if (record["status"] == "ok") != (record["reason"] is None):
        yield f"status {record['status']}, reason {record['reason']!r}"


def faults(data):
    """The faults of a JSON Lines file's bytes."""
    found = []
    for number, line in enumerate(data.decode("utf-8").split("\n")[:-1], 1):
        found += [f"line {number}: {fault}" for fault in faults_of_record(json.loads(line))]
    if SCHEMA_CHECK.is_file() and data:
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
            file.write(data)
            file.flush()
            run = subprocess.run([sys.executable, str(SCHEMA_CHECK), file.name], capture_output=True, text=True)
            if run.returncode:
                found.append(run.stdout)
    return found
