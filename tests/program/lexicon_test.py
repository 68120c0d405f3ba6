"""Overlays and tocsin lexicon from outside."""
import json
import unittest
from pathlib import Path

import harness
from harness import Folder, run

THREE = "Aldonian troops attacked Bree on Monday. France yodelled through the talks. The sea was blue."


SENTENCE = "Aldonia throttled grain to Bree on Tuesday."
RULES = """[SANCTION mode=discontinue cameo=163]
throttle: throttle  ARG1={grain|oil}  recipient=prep:to
"""
ACTORS = """entry aldonia
  kind country
  country HMD
  name Aldonia
"""


class Overlay(Folder):
    def record(self, *overlays, text=SENTENCE):
        options = [word for overlay in overlays for word in ("--overlay", overlay)]
        done = run("read", "-", *options, given=text)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def rules_of(self, record):
        return [event["rule"] for event in record["events"]]

    # Adds, changes, switches off; the later overlay lies on top.
    def test_rules(self):
        self.assertEqual(self.rules_of(self.record()), [])
        self.path("one/rules/sanction.rules", RULES)
        self.path("two/rules/sanction.rules", RULES.replace("163", "172"))
        self.path("off/rules/mine.rules", "off sanction.throttle\n")
        one, two, off = self.path("one"), self.path("two"), self.path("off")
        self.assertEqual(self.rules_of(self.record(one)), ["sanction.throttle"])
        self.assertEqual([e["cameo"] for e in self.record(one, two)["events"]], ["172"])
        self.assertEqual([e["cameo"] for e in self.record(two, one)["events"]], ["163"])
        self.assertEqual(self.rules_of(self.record(one, off)), [])
        self.assertEqual(self.rules_of(self.record(off.parent / "one", off, two)), ["sanction.throttle"])

    def test_words_and_actors(self):
        self.path("mine/lexicon/actors/mine.txt", ACTORS)
        actors = self.record(self.path("mine"))["actors"]
        self.assertIn(("aldonia", "HMD"), {(actor["lexicon_id"], actor["country"]) for actor in actors})
        self.path("mine/lexicon/cues.txt", "[verb]\n-say\n")
        record = self.record(self.path("mine"), text="The minister said that talks failed.")
        self.assertEqual(record["statements"], [])

    # Without an overlay the name is what it was; each overlay adds its own digits, notes and corpora none.
    def test_name_of_the_lexicon(self):
        self.path("mine/rules/sanction.rules", RULES)
        mine = self.path("mine")
        plain = self.record()["coder"]["lexicon"].split()
        self.assertRegex(plain[1], r"^[0-9a-f]{16}$")
        name = self.record(mine)["coder"]["lexicon"]
        self.assertRegex(name.split()[1], "^" + plain[1] + r"\+[0-9a-f]{16}$")
        self.assertEqual(name.split()[2:], plain[2:])
        self.path("mine/README.md", "notes")
        self.path("mine/rules/sanction.corpus", "=== none\nx\n---\n(none)\n")
        self.assertEqual(self.record(mine)["coder"]["lexicon"], name)
        self.path("mine/rules/sanction.rules", RULES + "# more\n")
        self.assertNotEqual(self.record(mine)["coder"]["lexicon"], name)
        self.assertEqual(len(self.record(mine, mine)["coder"]["lexicon"].split("+")), 3)
        done = run("--version", "--overlay", mine)
        self.assertIn(b"+", done.stdout)

    # Every slip is named with its file, and its line where it has one.
    def test_errors(self):
        cases = [({}, "no such folder"), ({"notes.md": "x"}, "neither rules nor words"),
                 ({"sanction.rules": RULES}, "put it into rules/sanction.rules"),
                 ({"roles.txt": "[person]\nx\n"}, "put it into lexicon/roles.txt"),
                 ({"lexicon/rolls.txt": "x"}, "rolls.txt: is in no place that is read"),
                 ({"rules/x.rules": "[SANCTION cameo=163]\nx: throttle ARG9\n"}, "x.rules:2: unknown role"),
                 ({"rules/x.rules": "off sanction.impos\n"}, "x.rules:1: \"off sanction.impos\": there is no such rule"),
                 ({"rules/composition.txt": "[compose]\nrefuse child=never\n"}, "composition.txt:2: \"never\""),
                 ({"lexicon/cues.txt": "[verbs]\nsay\n"}, "cues.txt:1: no section [verbs]"),
                 ({"lexicon/actors/a.txt": "entry x\n kinds person\n"}, "a.txt:2: unknown field \"kinds\"")]
        for number, (files, message) in enumerate(cases):
            overlay = self.path(f"case{number}")
            for name, content in files.items():
                self.path(f"case{number}/{name}", content)
            for command in (["read", "-"], ["explain", "x"], ["lexicon", "coverage", "-"]):
                done = run(*command, "--overlay", overlay, given="x")
                self.assertEqual((done.returncode, done.stdout), (1, b""), message)
                self.assertIn(message, done.stderr.decode())
                self.assertIn(str(overlay), done.stderr.decode())


class Check(Folder):
    def test_help_and_usage(self):
        for command in ("check", "test"):
            self.assertEqual(run("lexicon", command, "--help").returncode, 0)
            self.assertEqual(run("lexicon", command, "--no-such").returncode, 2)
        self.assertEqual(run("lexicon", "test").returncode, 2)

    # Ours has no slip. Each rule decides a case (corpus.every_rule), some only where the invented countries are known.
    def test_ours_is_clean(self):
        done = run("lexicon", "check", "--json")
        answer = json.loads(done.stdout)
        slips = [f"{f['where']}: {f['what']}" for f in answer["findings"] if f["kind"] != "no_case"]
        self.assertEqual((slips, done.returncode), ([], 0))
        self.assertGreater(answer["rules"], 1000)
        self.assertLess(len(answer["findings"]) / answer["rules"], 0.05)

    # Each slip of an overlay with its file, its line and what to do.
    def test_slips(self):
        mine = self.path("mine/rules/mine.rules", """class arms = gun|rifle
[SANCTION mode=discontinue cameo=163]
throttle: throttle  ARG1={grain|oil}
again: throttle  ARG1={grain|oil}
never: throttle  ARG1 !ARG1
big: Throttle
code: throttle prep:to cameo=999
mode: throttle prep:for mode=shelling
[none reason="a look-alike"]
other: throttle  ARG1={grain|oil}
""")
        self.path("mine/rules/composition.txt", "[compose]\nmumble child=own if_not=own voice=parent doer=none\n")
        done = run("lexicon", "check", "--json", "--overlay", self.path("mine"))
        self.assertEqual(done.returncode, 1)
        found = {(f["kind"], f["where"].removeprefix(str(mine.parent) + "/"), f["rule"])
                 for f in json.loads(done.stdout)["findings"] if "mine" in f["where"]}
        for want in (("unused_class", "mine.rules:1", None), ("dead", "mine.rules:4", "mine.again"),
                     ("clash", "mine.rules:3", "mine.throttle"), ("dead", "mine.rules:5", "mine.never"),
                     ("unknown_lemma", "mine.rules:6", "mine.big"), ("wrong_code", "mine.rules:7", "mine.code"),
                     ("wrong_code", "mine.rules:8", "mine.mode"), ("unused_composition", "composition.txt:2", None),
                     ("no_case", "mine.rules:10", "mine.other")):
            self.assertIn(want, found)
        text = run("lexicon", "check", "--overlay", self.path("mine"))
        self.assertEqual(text.returncode, 1)
        self.assertIn(f"{mine}:1: no rule asks for class arms; take it out, or", text.stdout.decode())

    def test_cases_of_an_overlay(self):
        self.path("mine/rules/sanction.rules", RULES)
        corpus = self.path("mine/rules/sanction.corpus",
                           "=== grain\nAldonia throttled grain to Bree on Tuesday.\n---\n(event SANCTION)\n\n"
                           "=== a river\nThe weeds throttled the river.\n---\n(none)\n")
        done = run("lexicon", "test", self.path("mine"), "--overlay", self.path("mine"))
        self.assertEqual((done.returncode, done.stdout), (0, b"2 passed, 0 failed, 0 known gaps\n"))
        done = run("lexicon", "test", corpus)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"1 passed, 1 failed", done.stdout)
        self.assertIn(f"{corpus}:1: grain".encode(), done.stdout)
        self.assertIn(b"cannot be read", run("lexicon", "test", "no.corpus").stderr)


# docs/howto/write-rules.md shows examples/overlay as it is, and what it makes of a sentence.
class Example(unittest.TestCase):
    OVERLAY = Path("examples/overlay")

    def test_cases_and_lint(self):
        done = run("lexicon", "test", self.OVERLAY, "--overlay", self.OVERLAY)
        self.assertEqual((done.returncode, done.stdout), (0, b"2 passed, 0 failed, 0 known gaps\n"))
        self.assertEqual(run("lexicon", "check", "--overlay", self.OVERLAY).returncode, 0)

    def test_page(self):
        page = Path("docs/howto/write-rules.md").read_text(encoding="utf-8")
        for path in sorted(self.OVERLAY.rglob("*.*")):
            if path.is_file():
                self.assertIn(path.read_text(encoding="utf-8"), page, path)
        sentence = "Aldonia throttled grain to Bree on Tuesday."
        for done in (run("read", "-", "--overlay", self.OVERLAY, "--format", "table", given=sentence),
                     run("explain", "Aldonia throttled grain to Bree.", "--why-not", "SANCTION")):
            out = [line for line in done.stdout.decode().split("\n\n")[0].splitlines() if line]
            for line in out:
                if line != "stdin" and not line.startswith("\u2500"):
                    self.assertIn(line, page)


class Coverage(Folder):
    def test_help(self):
        done = run("lexicon", "coverage", "--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"without a decision", done.stdout)

    def test_wrong_usage(self):
        for arguments in (["lexicon"], ["lexicon", "coverage"], ["lexicon", "coverage", "x", "--least", "101"],
                          ["lexicon", "coverage", "x", "--top", "few"]):
            done = run(*arguments)
            self.assertEqual((done.returncode, done.stdout), (2, b""), arguments)

    def test_missing_file(self):
        done = run("lexicon", "coverage", "no_such.txt")
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b"no_such.txt", done.stderr)

    # What no rule knows is named with a sentence; what is not political is not counted.
    def test_json(self):
        done = run("lexicon", "coverage", "--json", "-", given=THREE)
        self.assertEqual(done.returncode, 0, done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual((answer["documents"], answer["sentences"]), (1, 3))
        unknown = {row["lemma"]: row for row in answer["list"]}
        self.assertEqual(unknown["yodel"]["tokens"], 1)
        self.assertFalse(unknown["yodel"]["has_rule"])
        self.assertEqual(unknown["yodel"]["example"], "France yodelled through the talks.")
        self.assertNotIn("be", unknown)
        decided = json.loads(run("lexicon", "coverage", "--json", "--all", "-", given=THREE).stdout)
        rules = {rule for row in decided["list"] for rule in row["rules"]}
        self.assertTrue(any(rule.startswith("assault.") for rule in rules), rules)

    def test_least(self):
        done = run("lexicon", "coverage", "--least", "100", "-", given=THREE)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"with a decision", done.stdout)
        self.assertIn(b"less than 100 %", done.stderr)

    def test_threads_change_nothing(self):
        paths = ["examples", "--json", "--all", "--top", "500"]
        one = run("lexicon", "coverage", *paths, "--threads", "1")
        self.assertEqual(one.returncode, 0, one.stderr)
        self.assertEqual(one.stdout, run("lexicon", "coverage", *paths, "--threads", "4").stdout)


if __name__ == "__main__":
    harness.main()
