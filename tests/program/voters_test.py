"""Rules and the model's event heads from outside: who says what an event is, and how sure they must be."""
import json
import unittest
from pathlib import Path

import harness
from harness import Folder, run

TEXT = Path("examples/articles.jsonl").read_text(encoding="utf-8")


class Voters(Folder):
    def events(self, *options):
        done = run("read", "-", "--quiet", "--format", "jsonl", *options, given=TEXT)
        self.assertEqual(done.returncode, 0, done.stderr)
        records = [json.loads(line) for line in done.stdout.splitlines()]
        return [event for record in records for event in record["events"]], records[0]["coder"]["options"]

    def test_rules_alone(self):
        events, options = self.events("--rules-only")
        self.assertEqual(options, "rules-only")
        self.assertGreater(len(events), 20)
        self.assertNotIn("model", {event["rule"] for event in events})
        self.assertTrue(all(0 < event["score"] < 1 for event in events))

    # A higher bar leaves a part of the events, each as sure as asked, under both voters and under rules alone.
    def test_least_score(self):
        for voters in ([], ["--rules-only"]):
            all_events, _ = self.events(*voters, "--min-score", "0")
            sure, options = self.events(*voters, "--min-score", "0.8")
            self.assertTrue(options.endswith("min-score=0.8"), options)
            self.assertTrue(0 < len(sure) < len(all_events), voters)
            self.assertGreaterEqual(min(event["score"] for event in sure), 0.8)
            nothing, _ = self.events(*voters, "--min-score", "1")
            self.assertEqual(nothing, [])

    # What a rule alone is sure of is hardly ever so unlikely to the heads that it goes.
    def test_sure_acts_of_rules_stay(self):
        def places(events):
            return {(span["begin"], span["end"]) for event in events for span in [event["trigger"], *event["mentions"]]}
        both, options = self.events()
        alone, _ = self.events("--rules-only")
        self.assertEqual(options, "")
        self.assertLessEqual({begin for begin, _ in places(alone)}, {begin for begin, _ in places(both)})

    def test_explain_shows_both_votes(self):
        done = run("explain", "Police in Bree arrested two journalists on Monday.")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(" ".join(done.stdout.decode().split()), r"rule [01]\.\d\d, model alone 0\.\d\d: the model says COERCE with [01]\.\d\d, told as happened, no act with [01]\.\d\d")

    def test_wrong_usage(self):
        for value in ("2", "-1", "much"):
            done = run("read", "-", "--min-score", value, given="x")
            self.assertEqual(done.returncode, 2, value)
            self.assertIn(b"--min-score", done.stderr)


if __name__ == "__main__":
    harness.main()
