"""tocsin lexicon show, add, import, suggest and try from outside."""
import json

import harness
from harness import Folder, run

ACTORS = """entry ana_ruiz
  kind person
  country AGO
  name Ana Ruiz | General Ruiz
  office AGO MIL 2001..2005 general
  office AGO GOV 2006-02-01.. president
  source own
"""
NEWS = [{"doc_id": "a", "published": "2019-03-04", "text": "Foreign Minister Bo Dekker met Ana Ruiz on Monday."},
        {"doc_id": "b", "published": "2019-05-04", "text": "Bolivian General Bo Dekker criticized France. Bo Dekker left."},
        {"doc_id": "c", "published": "2019-05-04", "text": "The sea is blue."}]
DICTIONARY = "ARNOR [ARN]\nANA_RUIZ ; [BREGOV 20010101-20051231]\nNIL [---]\n"


class Commands(Folder):
    def text(self, *arguments, code=0):
        done = run("lexicon", *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        return (done.stdout if code == 0 else done.stderr).decode()

    def test_help_and_usage(self):
        for command in ("show", "add", "import", "suggest", "try"):
            self.assertEqual(run("lexicon", command, "--help").returncode, 0)
            for wrong in ([], ["x", "--no-such"]):
                self.assertEqual(run("lexicon", command, *wrong).returncode, 2, command)

    def test_show(self):
        self.path("mine/lexicon/actors/mine.txt", ACTORS)
        mine = ["--overlay", self.path("mine")]
        said = self.text("show", "ana ruiz", "--on", "2003-04-05", *mine)
        for line in (f"{self.path('mine')}/lexicon/actors/mine.txt:1: ana_ruiz, person (yours)\n",
                     "  on 2003-04-05 AGO MIL general\n", "  name       Ana Ruiz | General Ruiz\n",
                     "  office     AGO MIL 2001..2005 general  <- holds\n", "  source     own\n"):
            self.assertIn(line, said)
        self.assertIn("on 1999-01-01 AGO - (before any office)",
                      self.text("show", "ana_ruiz", "--on", "1999-01-01", *mine))
        self.assertIn("on 2006-01-01 AGO ELI (out of office)",
                      self.text("show", "ana_ruiz", "--on", "2006-01-01", *mine))
        self.assertIn("means      adjective: what follows is of GEO", self.text("show", "Georgian"))
        self.assertIn("in longer ones: Ana Ruiz", self.text("show", "na Rui", *mine, code=1))
        self.assertIn("write YYYY-MM-DD", self.text("show", "Georgia", "--on", "2003", code=1))

    def test_add(self):
        mine = self.path("mine")
        self.text("add", mine, "Ana Ruiz", "--kind", "person", "--office", "AGO GOV 2019..2024 minister",
                  "--alias", "General Ruiz", "--country", "AGO", "--source", "own")
        self.assertIn("name      Ana Ruiz | General Ruiz", self.text("show", "Ana Ruiz", "--overlay", mine)
                      .replace("name       ", "name      "))
        for arguments, message in (
                (["General Ruiz", "--kind", "person"], "\"General Ruiz\" means ana_ruiz (person, AGO -), "),
                (["Ruiz", "--to", "ana_rui"], "--to ana_rui: there is no such entry"),
                (["Ruiz", "--to", "ana_ruiz"], "added.txt:1: ana_ruiz stands in this file"),
                (["Bree", "--kind", "town"], "\"town\" is no kind"),
                (["Bree", "--kind", "country"], "is a country without a country code"),
                (["Bree", "--kind", "person", "--office", "AGO GOV 2019..2018 x"], "ends before it begins"),
                (["Bree", "--kind", "group", "--country", "BRE"], "\"BRE\" is no country"),
                (["Bree"], "has no kind")):
            before = self.path("mine/lexicon/actors/added.txt").read_bytes()
            self.assertIn(message, self.text("add", mine, *arguments, code=1))
            self.assertEqual(self.path("mine/lexicon/actors/added.txt").read_bytes(), before)
        self.text("add", mine, "General Ruiz", "--kind", "person", "--homonym")
        said = self.text("show", "General Ruiz", "--overlay", mine)
        self.assertIn("general_ruiz, person (yours)", said)
        self.assertIn("homonym    \"General Ruiz\": ana_ruiz (person, AGO -)", said)

    # One more name of an entry of ours, in a file of one's own.
    def test_add_a_name(self):
        mine = self.path("mine")
        self.text("add", mine, "Old Lutetia", "--to", "france")
        self.assertIn("name       France", self.text("show", "Old Lutetia", "--overlay", mine))
        done = run("read", "-", "--overlay", mine, given="Old Lutetia attacked Aldonia.")
        self.assertIn("FRA", {actor["country"] for actor in json.loads(done.stdout)["actors"]})
        self.assertIn("is a name of france", self.text("add", mine, "France", "--to", "france", code=1))

    def test_import(self):
        file = self.path("d.actors.txt", DICTIONARY)
        agents = self.path("d.agents.txt", "HAY_WARDEN [~COP]\n")
        mine = self.path("mine")
        said = self.text("import", file, agents, "-o", mine, "--own-codes")
        self.assertIn("d.actors.txt:3: NIL [---]: no actor; left out\n", said)
        self.assertIn("2 actors and 1 agents written", said)
        self.assertIn("NIL [---]", self.path("mine/IMPORT.md").read_text())
        done = run("read", "-", "--overlay", mine, "--published", "2003-01-01",
                   given="Arnor attacked Ana Ruiz. The hay warden of Arnor criticized Bree.")
        actors = {(a["name"], a["country"], *a["sectors"]) for a in json.loads(done.stdout)["actors"]}
        for want in (("Arnor", "ARN", "GOV"), ("Ana Ruiz", "BRE", "GOV")):
            self.assertIn(want, actors)
        self.assertIn(("ARN", "COP"), {actor[1:] for actor in actors})
        self.assertIn("is there already", self.text("import", file, "-o", mine, code=1))
        self.assertIn("cannot be read", self.text("import", "no.txt", "-o", self.path("x"), code=1))
        self.assertIn("--own-codes", self.text("import", file, "-o", self.path("y"), code=1))

    # What is suggested is an overlay that can be read, whatever the number of workers.
    def test_suggest(self):
        news = self.path("news.jsonl", "".join(json.dumps(one) + "\n" for one in NEWS))
        said = self.text("suggest", news, "--threads", "1")
        self.assertEqual(said, self.text("suggest", news, "--threads", "3"))
        head, body = said.split("entry new_bo_dekker\n")
        self.assertRegex(head, r"^# \d mentions, 2 documents, \d events, 2019-03-04\.\.2019-05-04")
        self.assertIn("# Bo Dekker left.\n", head)
        self.assertIn("  kind      person\n", body)
        self.assertIn("  name      Bo Dekker\n", body)
        self.assertNotIn("France", said.split("entry ", 1)[0].splitlines()[0])
        self.path("mine/lexicon/actors/new.txt", said)
        self.assertIn("new_bo_dekker", self.text("show", "Bo Dekker", "--overlay", self.path("mine")))
        self.assertEqual(self.text("suggest", news, "--least", "9"), "")
        self.assertEqual(self.text("suggest", news, "--top", "1").count("entry "), 1)

    def test_try(self):
        news = self.path("news.jsonl", "".join(json.dumps(one) + "\n" for one in NEWS))
        self.path("mine/lexicon/actors/mine.txt",
                  "entry bo_dekker\n kind person\n name Bo Dekker\n office BEL MIL 2019-04.. general\n")
        said = self.text("try", self.path("mine"), news, "--threads", "1")
        self.assertEqual(said, self.text("try", self.path("mine"), news, "--threads", "3"))
        self.assertIn("b\n- ACCUSE [criticized] ", said)
        self.assertIn("\n+ ACCUSE [criticized] Bo Dekker (BEL MIL) -> France (FRA GOV); happened\n", said)
        self.assertRegex(said.splitlines()[-1], r"^[12] of 3 documents change: (\d) events go, \1 come$")
        self.assertIn("read twice", self.text("try", self.path("mine"), "-", code=1))
        self.assertIn("no such folder", self.text("try", self.path("none"), news, code=1))

    # Terms, names and sources of an overlay's actors; ours has no slip, and is counted.
    def test_check(self):
        self.path("mine/lexicon/actors/mine.txt", """entry ana_ruiz
  kind person
  name Ana Ruiz | Attack
  office AGO GOV 2001..2005 minister
  office AGO GOV 2000..2006 president
entry bo_dekker
  kind person
  name Bo Dekker
  office AGO GOV 2001-01..2005-03 president
  office AGO GOV 2005-01..2007-03 president
  source unverified
""")
        done = run("lexicon", "check", "--json", "--overlay", self.path("mine"))
        answer = json.loads(done.stdout)
        self.assertEqual(done.returncode, 1)
        found = {(f["rule"], f["what"]) for f in answer["findings"] if f["kind"] == "actor"}
        for entry, what in (("ana_ruiz", "has no source"), ("ana_ruiz", "\"Attack\" is a word of English too"),
                            ("ana_ruiz", "the first never counts"), ("bo_dekker", "overlap")):
            self.assertTrue(any(e == entry and what in w for e, w in found), (what, found))
        self.assertEqual({e for e, _ in found}, {"ana_ruiz", "bo_dekker"})
        self.assertGreater(answer["actors"], answer["unverified_actors"])

    # An overlay's own word wins over ours.
    def test_overlay_wins(self):
        self.path("mine/lexicon/actors/mine.txt", "codes QQQ\nentry paris_club\n kind organisation\n country QQQ\n name France\n")
        done = run("read", "-", "--overlay", self.path("mine"), given="France attacked Aldonia.")
        self.assertEqual([a["country"] for a in json.loads(done.stdout)["actors"] if a["name"] == "France"], ["QQQ"])
        self.assertIn("an overlay has the name too", self.text("show", "France", "--overlay", self.path("mine")))


if __name__ == "__main__":
    harness.main()
