"""tocsin audit from outside: the sheet, and its score."""
import csv
import io
import json
import unittest

import harness
from harness import Folder, run


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def filled(table):
    out = io.StringIO()
    writer = csv.DictWriter(out, table[0].keys())
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


class Audit(Folder):
    def records(self):
        path = self.path("records.jsonl")
        self.assertEqual(run("read", "examples", "--published", "2024-04-10", "-o", path).returncode, 0)
        return path

    def test_usage(self):
        self.assertEqual(run("audit", "--help").returncode, 0)
        for arguments in (["audit"], ["audit", "x", "--per-type", "0"], ["audit", "x", "--seed", "one"]):
            self.assertEqual(run(*arguments).returncode, 2, arguments)
        for given, message in (("x\n", "records.jsonl:1: is no JSON"), ('{"schema": "other/1"}\n', ":1: is no record")):
            done = run("audit", self.path("records.jsonl", given))
            self.assertEqual((done.returncode, done.stdout), (1, b""))
            self.assertIn(message, done.stderr.decode())
        self.assertIn(b"no_such.jsonl", run("audit", "no_such.jsonl").stderr)

    # Of the table of what happened, so many of a type; the same seed, the same bytes.
    def test_sheet(self):
        path = self.records()
        told = {e["uid"]: (e, r) for r in map(json.loads, path.read_text().splitlines()) for e in r["events"]
                if e["factuality"] == "happened" and not e["historical"] and e["voice"] != "accused"}
        done = run("audit", path, "--per-type", 2, "--seed", 7)
        self.assertEqual(done.returncode, 0, done.stderr)
        table = rows(done.stdout)
        by_type = {}
        for row in table:
            event, record = told[row["uid"]]
            by_type.setdefault(row["type"], []).append(row)
            self.assertEqual((row["type"], row["rule"], row["doc_id"]), (event["type"], event["rule"], record["doc_id"]))
            self.assertIn(f"[{event['trigger']['text']}]", row["sentence"])
            self.assertEqual(int(row["type_total"]), sum(e["type"] == row["type"] for e, _ in told.values()))
            self.assertEqual((row["type_ok"], row["parties_ok"], row["factuality_ok"], row["note"]), ("",) * 4)
        self.assertEqual({kind: len(found) for kind, found in by_type.items()},
                         {row["type"]: min(2, int(row["type_total"])) for row in table})
        self.assertEqual(done.stdout, run("audit", "-", "--per-type", 2, "--seed", 7, given=path.read_bytes()).stdout)
        self.assertNotEqual(done.stdout, run("audit", path, "--per-type", 2, "--seed", 8).stdout)
        self.assertGreater(len(rows(run("audit", path, "--all").stdout)), len(rows(run("audit", path).stdout)))

    # 8 of 10 right: .49 to .94 by Wilson; overall weighted by how frequent the types are.
    def test_score(self):
        table = [{"uid": str(i), "type": "ASSAULT", "type_total": "300", "sentence": "a, \"b\"\nc", "type_ok": "y" if i < 8 else "N",
                  "parties_ok": "", "factuality_ok": "?", "note": ""} for i in range(10)]
        table += [{**table[0], "type": "AID", "type_total": "100", "type_ok": "yes"}]
        for text in (filled(table), "\ufeff" + filled(table)):
            done = run("audit", "--score", self.path("sheet.csv", text))
            self.assertEqual(done.returncode, 0, done.stderr)
            lines = [line.split() for line in done.stdout.decode().splitlines()]
            self.assertIn(["ASSAULT", "10", "8", "0.80", "0.49", "to", "0.94"], lines)
            self.assertIn(["AID", "1", "1", "1.00", "0.21", "to", "1.00"], lines)
            self.assertEqual(lines[-1][:4], ["overall", "11", "9", "0.85"])
            self.assertNotIn(b"parties_ok", done.stdout)

    # A slip in the sheet is named with its line, as an editor counts them.
    def test_slips(self):
        row = {"type": "AID", "type_total": "3", "sentence": "a\nb", "type_ok": "y", "parties_ok": "", "factuality_ok": ""}
        for table, message in (([row, {**row, "type_ok": "maybe"}], ':4: type_ok "maybe": write y or n'),
                               ([{**row, "type_total": "many"}], ':2: type_total "many" is no number'),
                               ([{**row, "type_ok": ""}], "nothing is judged"), ([{"type": "AID"}], ":1: there is no column")):
            done = run("audit", "--score", self.path("sheet.csv", filled(table)))
            self.assertEqual((done.returncode, done.stdout), (1, b""))
            self.assertIn(message, done.stderr.decode())
        self.assertIn(b"the sheet is empty", run("audit", "--score", self.path("none.csv", "")).stderr)


if __name__ == "__main__":
    harness.main()
