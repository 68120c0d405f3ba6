"""The corpus and its tool: tools/corpus.py from outside."""
import json
import subprocess
import sys
import unittest
from pathlib import Path

import harness
from harness import Folder

SHEET = """=== s1 | invented | one | 2021-06-01
<< A sentence before.
>> Police in Bree arrested two journalists, whom Aldonia wants released.
COERCE happened own | arrested | Police in Bree=/COP | two journalists=/JRN
REQUEST happened reported unsure | wants | Aldonia=/GOV | Police in Bree=/COP
RETREAT demanded reported ^2 | released |  | two journalists=/JRN

=== s2 | invented | one | 2021-06-01
>> The attack failed, and no attack followed.
ASSAULT happened own | attack |  | 
ASSAULT denied own historical | attack#2 |  | 

=== s3 | invented | one |%s
>> The sea was blue.
none
""" % " "


def tool(*arguments):
    return subprocess.run([sys.executable, "tools/corpus.py", *arguments], capture_output=True, text=True, encoding="utf-8", timeout=120)


class CorpusTool(Folder):
    def rows(self, sheet=SHEET, name="sheet.txt"):
        done = tool("take", self.path(name, sheet), "--annotator", "a")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_what_is_in_the_project_is_sound(self):
        for files in (["events", "read", "invented"], ["second"]):
            done = tool("check", *(f"corpus/{name}.jsonl" for name in files))
            self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_a_sheet_becomes_rows(self):
        first, second, third = self.rows()
        arrest, wish, release = first["events"]
        text = first["text"]
        self.assertEqual(text[arrest["actors"][0]["begin"]:arrest["actors"][0]["end"]], "Police in Bree")
        self.assertEqual((arrest["actors"][0]["country"], arrest["actors"][0]["sector"]), ("", "COP"))
        self.assertEqual((wish["voice"], wish["unsure"], wish["parent"]), ("reported", True, None))
        self.assertEqual((release["factuality"], release["parent"]), ("demanded", "e2"))
        self.assertEqual([e["trigger"]["begin"] for e in second["events"]], [4, 26])
        self.assertEqual([e["historical"] for e in second["events"]], [False, True])
        self.assertEqual((third["events"], third["published"], first["before"]), ([], "", "A sentence before."))

    def test_rows_become_the_same_sheet(self):
        rows = self.rows()
        path = self.path("rows.jsonl", "".join(json.dumps(r) + "\n" for r in rows))
        again = tool("sheet", path)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual(self.rows(again.stdout, "again.txt"), rows)

    def test_faults_of_a_sheet_are_named(self):
        cases = [("| arrested |", "| arested |", "'arested' stands 0 times"), ("attack#2", "attack#3", "stands 2 times"),
                 ("COERCE happened", "COERCION happened", "'COERCION' is none of"), ("two journalists=/JRN\nREQ", "two journalists=/PRE\nREQ", "sector 'PRE'"),
                 ("none\n", "", "or the line 'none'"), ("^2", "^7", "parent 'e7'"), ("happened own |", "happened own maybe |", "'maybe' is no voice")]
        for old, new, want in cases:
            done = tool("take", self.path("bad.txt", SHEET.replace(old, new, 1)), "--annotator", "a")
            self.assertEqual(done.returncode, 1, want)
            self.assertRegex(done.stderr, r"bad\.txt:\d+: ")
            self.assertIn(want, done.stderr)

    def test_faults_of_rows_are_named(self):
        row = self.rows()[0]
        cases = [({"text": "Short."}, "is no span of 6 code points"), ({"published": "June"}, "'June' is no day"), ({"doc": None}, "doc is None"),
                 ({"extra": 1}, "missing or unknown")]
        for change, want in cases:
            done = tool("check", self.path("bad.jsonl", json.dumps(row) + "\n" + json.dumps(row | {"id": "s9"} | change) + "\n"))
            self.assertEqual(done.returncode, 1)
            self.assertIn("bad.jsonl:2: ", done.stderr)
            self.assertIn(want, done.stderr)
        done = tool("check", self.path("twice.jsonl", (json.dumps(row) + "\n") * 2))
        self.assertIn("id s1 stands at", done.stderr)

    def test_two_codings_are_compared(self):
        one = self.path("a.jsonl", "".join(json.dumps(r) + "\n" for r in self.rows()))
        other = SHEET.replace("ASSAULT denied own historical | attack#2 |  | \n", "").replace("COERCE happened", "COERCE planned")
        two = self.path("b.jsonl", "".join(json.dumps(r) + "\n" for r in self.rows(other)))
        done = tool("agree", one, two)
        # Of 5 and 4 events 4 are shared; the unsure one counts, for both have it.
        self.assertIn("sentences coded twice: 3\nevents: 5 and 4, shared (trigger and type) 4, F1 0.889\nfactuality: 0.750", done.stdout)


if __name__ == "__main__":
    harness.main()
