"""The metrics and the reading of tools/gum_coref.py."""
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import gum_coref  # noqa: E402
import harness  # noqa: E402

# Two sentences; "Ruiz" and "she" are one, the joined "don't" has two words, and "the rebels who fled" ends late.
TREES = """# newdoc id = GUM_news_invented
# sent_id = s1
# newpar
1\tAna\tAna\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1,2-coref
2\tRuiz\tRuiz\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
4\tthe\tthe\tDET\tDT\t_\t5\tdet\t_\tEntity=(2-organization-new-nnnnn-cf2-2-coref
5\trebels\trebel\tNOUN\tNNS\t_\t3\tobj\t_\t_
6\twho\twho\tPRON\tWP\t_\t7\tnsubj\t_\t_
7\tfled\tflee\tVERB\tVBD\t_\t5\tacl:relcl\t_\tEntity=2)|SpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = s2
# newpar
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\tEntity=(2-organization-giv-nnnnn-cf1-1-ana)
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\ttrust\ttrust\tVERB\tVB\t_\t0\troot\t_\t_
5\ther\tshe\tPRON\tPRP\t_\t4\tobj\t_\tEntity=(1-person-giv-nnnnn-cf2-1-ana)|SpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newdoc id = GUM_fiction_invented
# sent_id = s3
1\tOnce\tonce\tADV\tRB\t_\t0\troot\t_\tEntity=(1-time-new-nnnnn-cf1-1-sgl)
"""


def chains(*words):
    return [set(chain) for chain in words]


class Metrics(unittest.TestCase):
    # Pradhan et al. 2014 and the papers that they draw on work these out by hand.
    CASES = [
        # The same chains.
        (chains("ab", "cde"), chains("ab", "cde"), {"MUC": (1, 1), "B3": (1, 1), "CEAF-e": (1, 1), "mentions": (1, 1)}),
        # Vilain et al. 1995: ABCD as AB and CD misses one link of three.
        (chains("abcd"), chains("ab", "cd"), {"MUC": (1, 2 / 3), "B3": (1, 1 / 2), "CEAF-e": (1 / 3, 2 / 3)}),
        # Bagga and Baldwin 1998: two chains of five taken for one cost B3 precision, and MUC little.
        (chains("12345", "67", "89abc"), chains("12345", "6789abc"), {"MUC": (9 / 10, 1), "B3": (16 / 21, 1)}),
        # The example of Pradhan et al. 2014, section 4: {a,b,c} {d,e,f,g} and {a,b} {c,d} {f,g,h,i}.
        (chains("abc", "defg"), chains("ab", "cd", "fghi"),
         {"MUC": (2 / 5, 2 / 5), "B3": (1 / 2, 5 / 12), "CEAF-e": (1.3 / 3, 0.65), "mentions": (6 / 8, 6 / 7)}),
        # Nothing found.
        (chains("ab"), [], {"MUC": (0, 0), "B3": (0, 0), "CEAF-e": (0, 0), "mentions": (0, 0)}),
    ]

    def test_known_values(self):
        for gold, ours, want in self.CASES:
            found = gum_coref.compare([(gold, ours)])
            for metric, (precision, recall) in want.items():
                with self.subTest(gold=gold, ours=ours, metric=metric):
                    self.assertAlmostEqual(found[metric][0], precision, 6)
                    self.assertAlmostEqual(found[metric][1], recall, 6)

    def test_sums_run_over_documents(self):
        one = (chains("ab"), chains("ab"))
        other = (chains("abcd"), chains("ab", "cd"))
        self.assertAlmostEqual(gum_coref.compare([one, other])["MUC"][1], 3 / 4)

    def test_best_assignment(self):
        cases = [([[1.0, 2.0], [2.0, 5.0]], 6.0), ([[3.0, 3.0, 1.0]], 3.0), ([[1.0], [4.0], [2.0]], 4.0),
                 ([[0.9, 0.8, 0.0], [0.8, 0.0, 0.0], [0.0, 0.0, 0.1]], 1.7), ([], 0.0)]
        for gain, want in cases:
            self.assertAlmostEqual(gum_coref.best_assignment(gain), want, msg=gain)


class Reading(harness.Folder):
    def documents(self):
        return gum_coref.read_gold(self.path("trees.conllu", TREES))

    def test_text_and_mentions(self):
        [doc] = self.documents()  # fiction is not asked for
        self.assertEqual(doc.text, "Ana Ruiz met the rebels who fled.\n\nThey don't trust her.")
        words = [(doc.text[slice(*m.span)], doc.text[slice(*m.head)], m.chain, m.kind) for m in doc.mentions]
        self.assertEqual(words, [("Ana Ruiz", "Ana", "1", "person"), ("the rebels who fled", "rebels", "2", "organization"),
                                 ("They", "They", "2", "organization"), ("her", "her", "1", "person")])

    def test_phrases_of_one_head_are_the_same_where_heads_count(self):
        [doc] = self.documents()
        ours = [gum_coref.Mention((13, 23), (17, 23), frozenset({"a1"}), ""), gum_coref.Mention((35, 39), (35, 39), frozenset({"a1"}), "")]
        self.assertEqual(gum_coref.align(doc.mentions, ours, by_head=False), {1: 2})
        self.assertEqual(gum_coref.align(doc.mentions, ours, by_head=True), {0: 1, 1: 2})

    def test_figures_of_the_program(self):
        [doc] = self.documents()
        ours = gum_coref.run(harness.TOCSIN, [doc])
        pair = gum_coref.pair_up(doc, ours[doc.name], by_head=True)
        self.assertEqual(gum_coref.compare([pair])["mentions"], (1.0, 1.0, 1.0))
        self.assertEqual(gum_coref.conll(gum_coref.compare([pair])), 1.0)


if __name__ == "__main__":
    harness.main()
