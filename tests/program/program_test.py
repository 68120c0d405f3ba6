"""The built program from outside: arguments, exit codes, bytes, files that appear whole or not at all."""
import csv
import io
import json
import os
import stat
import subprocess
import unittest
import xml.etree.ElementTree
from pathlib import Path

import harness
import record_check
from harness import Folder, run

BAD = Path("tests/data/bad")
TWO = ('{"doc_id": "a", "text": "Aldonian troops attacked Bree on Monday."}\n'
       '{"doc_id": "b", "text": "\\ud83d\\ude00 The minister met rebels. \\"We will talk,\\" she said."}\n')


class Usage(Folder):
    def test_help_and_version(self):
        for arguments in (["--help"], ["read", "--help"], ["parse", "--help"], ["explain", "--help"]):
            done = run(*arguments)
            self.assertEqual(done.returncode, 0, arguments)
            self.assertIn(b"Usage", done.stdout)
        done = run("--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout.decode(), r"^tocsin \d+\.\d+\.\d+\nmodel \S.*\nlexicon \S.*\n$")

    # Each says on standard error what is wrong, and writes nothing else.
    def test_wrong_usage(self):
        for arguments in ([], ["reed"], ["read"], ["read", "x", "--format", "xml"], ["read", "x", "--table", "frames"],
                          ["read", "x", "--threads", "0"], ["read", "x", "--threads", "many"], ["read", "x", "--no-such"],
                          ["read", "x", "--published", "2024-02-30"], ["read", "x", "--published", "yesterday"],
                          ["read", "x", "--offsets", "line"], ["read", "x", "--layers", "places"],
                          ["read", "x", "-o", "out.xlsx"], ["read", "x", "-o", "out.csv", "--format", "jsonl"],
                          ["read", "x", "--format", "jsonl", "--table", "actors"], ["read", "x", "--format", "table", "--all"],
                          ["read", "x", "--layers", "tokens", "--table", "events"], ["explain"],
                          ["explain", "x", "--why-not", "SHELL"], ["explain", "x", "--published", "soon"],
                          ["parse", "x", "--input", "xml"], ["read", "x", "--model", "slow"]):
            done = run(*arguments, given="")
            self.assertEqual((done.returncode, done.stdout), (2, b""), arguments)
            self.assertTrue(done.stderr, arguments)

    # The message names the path.
    def test_failures(self):
        for arguments, name in ((["read", "no_such.txt"], b"no_such.txt"), (["parse", "no_such.txt"], b"no_such.txt"),
                                (["read", "-", "--data", "no_such_folder"], b"no_such_folder"),
                                (["read", "-", "-o", "no_such_folder/out.jsonl"], b"no_such_folder/out.jsonl"),
                                (["read", "-", "-o", self.folder.name, "--format", "jsonl"], self.folder.name.encode())):
            done = run(*arguments, given=TWO)
            self.assertEqual((done.returncode, done.stdout), (1, b""), arguments)
            self.assertIn(name, done.stderr)

    # Also before the command; the record says which.
    def test_model_by_choice(self):
        for arguments, name in (([], "accurate"), (["--model", "accurate"], "accurate"), (["--model", "fast"], "fast")):
            for done in (run("read", "-", *arguments, given=TWO), run(*arguments, "read", "-", given=TWO)):
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn(f'"model":"{name}-'.encode(), done.stdout)
            self.assertIn(f"\nmodel {name}-".encode(), run("--version", *arguments).stdout)

    def test_data_folder_by_variable(self):
        done = run("read", "-", given=TWO, env={"TOCSIN_DATA": "no_such_folder"})
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"no_such_folder", done.stderr)

    def test_unknown_kernel(self):
        done = run("read", "-", given=TWO, env={"TOCSIN_KERNEL": "abacus"})
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"abacus", done.stderr)


class Read(Folder):
    def records(self, data):
        self.assertEqual(record_check.faults(data), [])
        return [json.loads(line) for line in data.decode().split("\n")[:-1]]

    # A voice that nobody speaks with would be no voice.
    def test_reports_of_nobody(self):
        for text in ("It is imperative that Aldonia and Bree work together.",
                     "A report on brutality against prisoners in Bree was released.",
                     "There were reports that Aldonian troops attacked Breeport."):
            done = run("read", "-", given=text)
            self.assertEqual(record_check.faults(done.stdout), [], text)

    def test_standard_input_and_output(self):
        done = run("read", "-", given=TWO)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        first, second = self.records(done.stdout)
        self.assertEqual((first["doc_id"], second["doc_id"]), ("a", "b"))
        self.assertEqual(first["source"]["record"], 1)
        self.assertEqual(first["coder"]["options"], "")
        self.assertTrue(first["events"])
        self.assertEqual(first["events"][0]["type"], "ASSAULT")

    def test_units_of_offsets(self):
        triggers = []
        for unit in ("codepoint", "byte", "utf16"):
            done = run("read", "-", "--offsets", unit, given=TWO)
            self.assertEqual(done.returncode, 0)
            triggers.append([event["trigger"] for event in self.records(done.stdout)[1]["events"]])
        self.assertTrue(triggers[0])
        for in_codepoints, in_bytes, in_utf16 in zip(*triggers):
            self.assertEqual(in_codepoints["text"], in_bytes["text"])
            self.assertEqual(in_bytes["begin"], in_codepoints["begin"] + 3)
            self.assertEqual(in_utf16["begin"], in_codepoints["begin"] + 1)

    def test_layers(self):
        done = run("read", "-", "--layers", "tokens,frames", given=TWO)
        for record in self.records(done.stdout):
            self.assertTrue(record["tokens"])
            self.assertTrue(record["frames"])

    def test_published(self):
        done = run("read", "-", "--published", "2024-03-14", given=TWO)
        record = self.records(done.stdout)[0]
        self.assertEqual((record["published"], record["published_basis"]), ("2024-03-14", "given"))
        # "on Monday" of a text published on a Thursday.
        self.assertEqual(record["events"][0]["date"]["from"], "2024-03-11")

    def test_file_appears_whole(self):
        out = self.path("out.jsonl")
        done = run("read", self.path("in.jsonl", TWO), "-o", out)
        self.assertEqual((done.returncode, done.stdout), (0, b""))
        self.assertEqual(self.files(), ["in.jsonl", "out.jsonl"])
        self.assertEqual(len(self.records(out.read_bytes())), 2)

    # An old result stays until the new one is whole.
    def test_file_stays_when_the_run_fails(self):
        out = self.path("out.jsonl", "old\n")
        self.path("out.jsonl.tmp").mkdir()
        done = run("read", self.path("in.jsonl", TWO), "-o", out)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(out.read_text(), "old\n")

    @unittest.skipUnless(Path("/dev/full").exists(), "there is no /dev/full")
    def test_full_disk(self):
        for arguments in (["read", "-", "-o", "/dev/full"], ["parse", "-", "-o", "/dev/full"]):
            done = run(*arguments, given=TWO)
            self.assertEqual(done.returncode, 1, arguments)
            self.assertIn(b"/dev/full: cannot be written: No space left", done.stderr)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([harness.TOCSIN, "read", "-"], input=TWO.encode(), stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"standard output: cannot be written", done.stderr)

    def test_nobody_reads_the_pipe(self):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([harness.TOCSIN, "read", "-"], input=TWO.encode(), stdout=writing, stderr=subprocess.PIPE)
        os.close(writing)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"nobody reads it any more", done.stderr)

    def test_folder_without_leave_to_write(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everywhere")
        folder = self.path("locked")
        folder.mkdir()
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
        done = run("read", "-", "-o", folder / "out.jsonl", given=TWO)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"locked", done.stderr)

    def test_tables(self):
        for table in ("events", "event_dyads", "statements", "actors"):
            done = run("read", "-", "--table", table, "--all" if table.startswith("event") else "--quiet", given=TWO)
            self.assertEqual(done.returncode, 0)
            text = done.stdout.decode()
            self.assertTrue(text.endswith("\r\n"))
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
            self.assertGreater(len(rows), 1, table)
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, table)

    def test_csv_by_ending(self):
        out = self.path("events.csv")
        self.assertEqual(run("read", "-", "-o", out, given=TWO).returncode, 0)
        self.assertTrue(out.read_bytes().startswith(b"event_uid,doc_id,"))

    def test_for_reading(self):
        done = run("read", "-", "--format", "table", given=TWO, env={"COLUMNS": "72"})
        self.assertEqual(done.returncode, 0)
        text = done.stdout.decode()
        self.assertIn("[attacked]", text)
        self.assertNotIn("\x1b", text)
        self.assertLessEqual(max(map(len, text.splitlines())), 72)

    # The same bytes for any number of threads, and for any kernel.
    def test_same_bytes(self):
        lines = "".join(json.dumps({"text": f"Rebels shelled town {i}. " + "The army said it had withdrawn. " * (i % 7)}) + "\n"
                        for i in range(40))
        source = self.path("many.jsonl", lines)
        runs = [run("read", source, "--layers", "tokens,frames", "--threads", threads, env=env)
                for threads, env in ((1, {}), (2, {}), (7, {}), (2, {"TOCSIN_KERNEL": "scalar"}))]
        self.assertEqual([done.returncode for done in runs], [0] * 4)
        self.assertEqual(len({done.stdout for done in runs}), 1)
        self.assertEqual(len(self.records(runs[0].stdout)), 40)


class BadInput(Folder):
    def check(self, *arguments, **named):
        done = run("read", *arguments, **named)
        self.assertIn(done.returncode, (0, 3), (arguments, done.stderr))
        self.assertEqual(record_check.faults(done.stdout), [], arguments)
        records = [json.loads(line) for line in done.stdout.decode().split("\n")[:-1]]
        set_aside = [record for record in records if record["status"] != "ok"]
        self.assertEqual(done.returncode, 3 if set_aside else 0, arguments)
        if set_aside:
            self.assertIn(f"{len(set_aside)} of {len(records)} documents could not be read".encode(), done.stderr)
        return records

    # A record with a status for every document, and nothing else of the run is lost.
    def test_every_bad_file(self):
        for path in sorted(BAD.iterdir()):
            with self.subTest(path.name):
                self.assertTrue(self.check(path))
        good = self.path("good.txt", "Aldonian troops attacked Bree on Monday.")
        records = self.check(BAD, good)
        self.assertEqual(records[-1]["status"], "ok")
        self.assertTrue(records[-1]["events"])

    def test_empty_standard_input(self):
        self.assertEqual([record["status"] for record in self.check("-", given=b"")], ["empty"])

    def test_broken_line_says_where(self):
        records = self.check("-", given=TWO + '{"doc_id": "c", "text": \n' + '{"doc_id": "d", "text": "War."}\n')
        self.assertEqual([record["status"] for record in records], ["ok", "ok", "unreadable", "ok"])
        self.assertRegex(records[2]["reason"], r":3:\d+")

    def test_line_of_100_megabytes(self):
        path = self.path("long.jsonl")
        with open(path, "wb") as out:
            out.write(TWO.encode())
            out.write(b'{"doc_id": "long", "text": "')
            for _ in range(100):
                out.write(b"war " * (1 << 18))
            out.write(b'"}\n{"doc_id": "after", "text": "Rebels attacked the town."}\n')
        records = self.check(path)
        self.assertEqual([record["status"] for record in records], ["ok", "ok", "limit", "ok"])
        self.assertEqual(records[3]["doc_id"], "after")

    # As many brackets, quotation marks and heads as a text can hold: no stack, no time.
    def test_hostile_text(self):
        for text in ("(" * 5000, '"' * 5000, "and " * 5000, "that he said " * 2000, "a" * 200000, "\n" * 5000 + "x",
                     "\U0001F600" * 3000, "\u202e\u0000\u2028 attacked"):
            with self.subTest(text[:12]):
                self.check("-", given=json.dumps({"text": text}) + "\n")


class Parse(Folder):
    WORDS = ("# sent_id = x\n1\tThey\t_\t_\t_\t_\t_\t_\t_\tNote=1\n2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
             "2\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n3.1\ttoo\t_\t_\t_\t_\t_\t_\t_\t_\n"
             "4\ttalk\t_\t_\t_\t_\t_\t_\t_\t_\n\n")

    def columns(self, data):
        return [line.split("\t") for line in data.decode().split("\n") if line and line[0] != "#"]

    def test_text(self):
        done = run("parse", "-", given="They don't talk. Bree cannot win.\n")
        self.assertEqual(done.returncode, 0)
        rows = self.columns(done.stdout)
        self.assertEqual([row[1] for row in rows],
                         ["They", "do", "n't", "talk", ".", "Bree", "can", "not", "win", "."])
        self.assertTrue(all(len(row) == 10 for row in rows))
        self.assertEqual(sum(row[6] == "0" for row in rows), 2)
        self.assertEqual(rows[1][9], "SpaceAfter=No")

    # Told by the content; the words are kept, and so are comments, ranges, empty nodes and MISC.
    def test_conllu(self):
        done = run("parse", "-", given=self.WORDS)
        self.assertEqual(done.returncode, 0)
        text = done.stdout.decode()
        self.assertTrue(text.startswith("# sent_id = x\n"))
        rows = self.columns(done.stdout)
        self.assertEqual([row[0] for row in rows], ["1", "2-3", "2", "3", "3.1", "4"])
        self.assertEqual(rows[0][9], "Note=1")
        self.assertEqual(rows[0][3], "PRON")
        # What it says besides words is not read: its own output parses to itself.
        self.assertEqual(run("parse", "-", given=done.stdout).stdout, done.stdout)

    # Frames stand in MISC, whatever came in; a second run does not add them again.
    def test_frames(self):
        done = run("parse", "-", "--layers", "frames", given="Aldonia attacked Bree.\n")
        self.assertEqual(done.returncode, 0)
        rows = self.columns(done.stdout)
        self.assertTrue(rows[1][9].startswith("Frame=attack:verb|FrameFeats=past,indicative|Roles=ARG0:1,ARG1:3"),
                        rows[1][9])
        again = run("parse", "-", "--layers", "frames", given=done.stdout)
        self.assertEqual(again.stdout.decode().count("Frame=attack"), 1)
        self.assertEqual(run("parse", "-", "--layers", "tokens", given="x").returncode, 2)

    def test_conllu_that_is_broken(self):
        done = run("parse", "-", "--input", "conllu", given="1\tThey\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"stdin:1", done.stderr)

    def test_odd_input(self):
        for given in (b"", b"\n\n", b"\xff\xfe\xfd", b"\x00", "word " * 3000):
            self.assertEqual(run("parse", "-", "--input", "text", given=given).returncode, 0, given[:9])


class Explain(Folder):
    def test_every_layer(self):
        done = run("explain", "Aldonia accused Bree of shelling a hospital.")
        self.assertEqual(done.returncode, 0)
        for part in ("Words", "Tree", "Mentions", "Frames", "Decisions", "Events", "ACCUSE", "ASSAULT"):
            self.assertIn(part, done.stdout.decode())

    def test_why_not(self):
        done = run("explain", "Aldonia attacked the problem.", "--why-not", "assault")
        self.assertEqual(done.returncode, 0)
        self.assertIn("Decisions", done.stdout.decode())
        self.assertNotIn("Tree", done.stdout.decode())

    # What stopped it, in words, the nearest candidate first.
    def test_why_not_says_what_stopped_it(self):
        for text, kind, words in (
                ("Aldonia attacked the problem.", "ASSAULT", '"attacked": matched none.problem'),
                ("Aldonia will attack Bree.", "ASSAULT", "told as planned, not as what happened"),
                ("Aldonia imposed sanctions.", "SANCTION", "no recipient: \"sanctions\" has nobody at"),
                ("Aldonia zigzagged.", "SANCTION", "is in no rule of SANCTION"),
                ("Aldonia.", "SANCTION", "there is no predicate")):
            done = run("explain", text, "--why-not", kind)
            self.assertEqual(done.returncode, 0)
            first = done.stdout.decode().split("\n\n")[0].splitlines()
            self.assertEqual(first[0], f"Why not {kind}")
            self.assertIn(words, " ".join(" ".join(first[1:]).split()))

    def test_picture(self):
        picture = self.path("tree.svg")
        done = run("explain", "Aldonia & <Bree> \x02 attacked \"Corland\".", "--svg", picture)
        self.assertEqual(done.returncode, 0, done.stderr)
        words = [e.text for e in xml.etree.ElementTree.parse(picture).iter() if e.text]
        self.assertIn("attacked", words)
        self.assertIn("ARG1", words)
        self.assertEqual(run("explain", "x", "--svg", self.path("no") / "x.svg").returncode, 1)

    def test_odd_text(self):
        for text in ("", " ", "...", "\x1b[31m", b"\xff\xfe"):
            done = run("explain", text) if isinstance(text, str) else run("explain", "-", given=text)
            self.assertEqual(done.returncode, 0, text)
            self.assertNotIn(b"\x1b", done.stdout)


if __name__ == "__main__":
    harness.main()
