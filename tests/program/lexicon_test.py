"""tocsin lexicon from outside: coverage."""
import json
import unittest

import harness
from harness import Folder, run

THREE = "Aldonian troops attacked Bree on Monday. France zigzagged through the talks. The sea was blue."


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
        self.assertEqual(unknown["zigzag"]["tokens"], 1)
        self.assertFalse(unknown["zigzag"]["has_rule"])
        self.assertEqual(unknown["zigzag"]["example"], "France zigzagged through the talks.")
        self.assertNotIn("be", unknown)
        decided = json.loads(run("lexicon", "coverage", "--json", "--all", "-", given=THREE).stdout)
        self.assertIn("assault.attack", {rule for row in decided["list"] for rule in row["rules"]})

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
