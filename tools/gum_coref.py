#!/usr/bin/env python3
"""Coreference within the document, on GUM's news, interviews and speeches: do the actors of Tocsin's record hold the
mentions that GUM links?

    tools/gum_coref.py --tocsin build/release/bin/tocsin --shared ../shared [TREES.conllu]

The genre of a document is the second part of its id ("GUM_news_iodine"). A chain of ours is an actor with its
mentions; words that stand for several actors at once ("both sides") are in the chain of just these together.
The metrics are those of the CoNLL scorer (Pradhan et al. 2014): MUC, B3, CEAF-e and their mean, "CoNLL F1", summed
over documents. Mentions are the same where their words are the same; "heads": else where the two phrases have one head
in the gold tree and in ours (GUM's phrases take relative clauses in, ours do not).
GUM marks no relative pronoun: ours are left out.
Singletons: a chain of one mention is dropped on both sides, as CoNLL does; "with singletons" keeps them.
GUM links whatever is talked of, ideas and things and times too. Our record names those who act: so "people and
bodies" is the figure for them, where GUM's chains of persons and organisations are asked for, and a mention of ours
that GUM gives to another kind of thing counts neither way.
"""
import argparse
import collections
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

GENRES = ("news", "interview", "speech")
BODIES = ("person", "organization")
RELATIVE = ("WDT", "WP", "WP$")
Mention = collections.namedtuple("Mention", "span head chain kind")  # head: span of a word; kind: GUM's entity type


# ------------------------------------------------------------------------------------------------- metrics

def best_assignment(gain):
    """The largest sum that pairs of one row and one column each can have (Kuhn-Munkres, by rows)."""
    if not gain or not gain[0]:
        return 0.0
    if len(gain) > len(gain[0]):
        gain = [list(column) for column in zip(*gain)]
    rows, columns = len(gain), len(gain[0])
    u, v, row_of, way = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0], at = row, 0
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while row_of[at]:
            used[at], here, delta, then = True, row_of[at], float("inf"), 0
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                cost = -gain[here - 1][column - 1] - u[here] - v[column]
                if cost < least[column]:
                    least[column], way[column] = cost, at
                if least[column] < delta:
                    delta, then = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    u[row_of[column]] += delta
                    v[column] -= delta
                else:
                    least[column] -= delta
            at = then
        while at:
            row_of[at], at = row_of[way[at]], way[at]
    return sum(gain[row_of[column] - 1][column - 1] for column in range(1, columns + 1) if row_of[column])


def muc(key, response):
    """Of the links that hold the chains of `key` together, how many does `response` have?"""
    of = {mention: index for index, chain in enumerate(response) for mention in chain}
    right = sum(len(chain) - len({of.get(mention, mention) for mention in chain}) for chain in key)
    return right, sum(len(chain) - 1 for chain in key)


def b_cubed(key, response):
    of = {mention: index for index, chain in enumerate(response) for mention in chain}
    right = 0.0
    for chain in key:
        shared = collections.Counter(of[mention] for mention in chain if mention in of)
        right += sum(count * count for count in shared.values()) / len(chain)
    return right, sum(map(len, key))


def ceaf_e(key, response):
    gain = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    return best_assignment(gain), len(key)


def mentions(key, response):
    known = set().union(*response)
    return sum(mention in known for chain in key for mention in chain), sum(map(len, key))


METRICS = {"MUC": muc, "B3": b_cubed, "CEAF-e": ceaf_e, "mentions": mentions}


def compare(documents):
    """documents: pairs of lists of sets of mentions, gold and ours. Metric -> (precision, recall, F1)."""
    figures = {}
    for name, metric in METRICS.items():
        sums = [0, 0, 0, 0]
        for gold, ours in documents:
            for place, (key, response) in enumerate(((ours, gold), (gold, ours))):
                right, total = metric(key, response)
                sums[2 * place] += right
                sums[2 * place + 1] += total
        precision, recall = (sums[i] / sums[i + 1] if sums[i + 1] else 0.0 for i in (0, 2))
        figures[name] = precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return figures


def conll(figures):
    return sum(figures[name][2] for name in ("MUC", "B3", "CEAF-e")) / 3


# ---------------------------------------------------------------------------------------------------- gold

class Document:
    def __init__(self, name):
        self.name = name
        self.genre = name.split("_")[1]
        self.text = ""
        self.words = []  # spans
        self.above = []  # by word: the one that it hangs on in the tree, None: the root
        self.mentions = []


def add_word(doc, gap, form, parts):
    """The word and its parts, "don't" and "do", "n't": a part that is spelled as it stands has a place of its own."""
    begin = len(doc.text) + len(gap)
    doc.text += gap + form
    if "".join(parts) != form:
        doc.words += [(begin, len(doc.text))] * len(parts)
        return
    for part in parts:
        doc.words.append((begin, begin + len(part)))
        begin += len(part)


def read_mentions(doc, open_mentions, word, entity):
    """Opens and closes what the "Entity=" of a word, by its number in doc.words, says; the spans are of words."""
    for opens, closes in re.findall(r"\(([^()]+\)?)|([^()]+)\)", entity):
        field = (opens or closes).rstrip(")").split("-")
        chain = field[0].split("[")[0]
        if opens:
            open_mentions.append((chain, word, field[1]))
        if closes or opens.endswith(")"):
            at = max(i for i, known in enumerate(open_mentions) if known[0] == chain)
            chain, first, kind = open_mentions.pop(at)
            doc.mentions.append(Mention((first, word), None, chain, kind))


def head_of(above, first, last):
    """The word of the phrase that hangs on one outside."""
    return next((i for i in range(first, last + 1) if above[i] is None or not first <= above[i] <= last), first)


def close(doc):
    """Spans of words become spans of characters."""
    doc.mentions = [m._replace(span=(doc.words[m.span[0]][0], doc.words[m.span[1]][1]), head=doc.words[head_of(doc.above, *m.span)])
                    for m in doc.mentions]


def read_gold(path, genres=GENRES):
    documents, doc, gap, joined, open_mentions, sentence = [], None, "", None, [], 0
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            doc, gap, open_mentions = Document(line[14:]), "", []
            documents.append(doc)
        elif line.startswith("# newpar") and doc.text:
            gap = "\n\n"
        elif line.startswith("# sent_id"):
            sentence = len(doc.words)
        elif line and line[0].isdigit() and "." not in (column := line.split("\t"))[0]:
            if "-" in column[0]:
                joined = (column, [])
                continue
            doc.above.append(sentence + int(column[6]) - 1 if column[6] != "0" else None)
            whole, parts = joined or (column, [])
            parts.append(column)
            if joined and column[0] != whole[0].split("-")[1]:
                continue
            joined = None
            add_word(doc, gap, whole[1], [part[1] for part in parts])
            gap = "" if "SpaceAfter=No" in whole[9].split("|") else " "
            for word, part in enumerate(parts, len(doc.words) - len(parts)):
                for value in part[9].split("|"):
                    if value.startswith("Entity="):
                        read_mentions(doc, open_mentions, word, value[7:])
        elif not line and not gap:
            gap = " "
    for doc in documents:
        close(doc)
    return [doc for doc in documents if doc.genre in genres]


# ---------------------------------------------------------------------------------------------------- ours

def read_ours(record):
    tokens, actors_of = record["tokens"], collections.defaultdict(set)
    above = [token["head"] if token["head"] >= 0 else None for token in tokens]
    first_at = {token["begin"]: i for i, token in enumerate(tokens)}
    last_at = {token["end"]: i for i, token in enumerate(tokens)}
    for actor in record.get("actors", []):
        for mention in actor["mentions"]:
            actors_of[mention["begin"], mention["end"]].add(actor["id"])
    found = []
    for (begin, end), actors in actors_of.items():
        head = tokens[head_of(above, first_at[begin], last_at[end])]
        if head["xpos"] in RELATIVE:
            continue
        found.append(Mention((begin, end), (head["begin"], head["end"]), frozenset(actors), ""))
    return found


def align(gold, ours, by_head):
    """Index of our mention -> index of the gold one that it is."""
    at = {}
    for index, mention in enumerate(gold):
        at.setdefault(mention.span, index)
    same = {index: at[mention.span] for index, mention in enumerate(ours) if mention.span in at}
    if by_head:
        taken = set(same.values())
        for index, mention in enumerate(ours):
            if index in same:
                continue
            fitting = [i for i, other in enumerate(gold) if i not in taken and mention.head == other.head]
            if fitting:
                best = min(fitting, key=lambda i: abs(gold[i].span[0] - mention.span[0]) + abs(gold[i].span[1] - mention.span[1]))
                same[index] = best
                taken.add(best)
    return same


def chains(found, keep_single):
    grouped = collections.defaultdict(set)
    for name, chain in found:
        grouped[chain].add(name)
    return [group for group in grouped.values() if len(group) > 1 or keep_single]


def pair_up(doc, ours, by_head=False, keep_single=False, bodies=False):
    """Chains of the gold and ours over the same names: a number for a gold mention, "o7" for one of ours that is none."""
    same = align(doc.mentions, ours, by_head)
    asked = [i for i, mention in enumerate(doc.mentions) if not bodies or mention.kind in BODIES]
    known = set(asked)
    given = [(same.get(i, f"o{i}"), mention.chain) for i, mention in enumerate(ours) if i not in same or same[i] in known]
    return chains([(i, doc.mentions[i].chain) for i in asked], keep_single), chains(given, keep_single)


def run(tocsin, documents):
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        source.write_text("".join(json.dumps({"doc_id": doc.name, "text": doc.text}) + "\n" for doc in documents))
        subprocess.run([tocsin, "read", source, "-o", target, "--quiet", "--layers", "tokens"], check=True)
        records = map(json.loads, target.read_text(encoding="utf-8").splitlines())
        return {record["doc_id"]: read_ours(record) for record in records}


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--tocsin", required=True)
    ask.add_argument("--shared", type=Path, required=True)
    ask.add_argument("trees", nargs="?", help="CoNLL-U of GUM; else its dev part")
    given = ask.parse_args()
    documents = read_gold(given.trees or given.shared / "gold/ud/UD_English-GUM/en_gum-ud-dev.conllu")
    if not documents:
        sys.exit(f"{given.trees}: no document of the genres {', '.join(GENRES)}: \"# newdoc id = GUM_news_...\"")
    ours = run(given.tocsin, documents)

    def figures(genre=None, **how):
        return compare([pair_up(doc, ours.get(doc.name, []), **how) for doc in documents if genre in (None, doc.genre)])

    for label, how in (("people and bodies, heads", {"by_head": True, "bodies": True}), ("people and bodies", {"bodies": True}),
                       ("all, heads", {"by_head": True}), ("all", {}),
                       ("people and bodies, heads, with singletons", {"by_head": True, "bodies": True, "keep_single": True}),
                       ("all, with singletons", {"keep_single": True})):
        found = figures(**how)
        print(f"CoNLL F1, {label}: {conll(found):.4f}")
        for name, (precision, recall, f1) in found.items():
            print(f"  {name}: F1 {f1:.4f}  (P {precision:.4f}  R {recall:.4f})")
    for genre in GENRES:
        found = figures(genre, by_head=True, bodies=True)
        count = sum(doc.genre == genre for doc in documents)
        print(f"  {genre} ({count} documents), CoNLL F1, people and bodies, heads: {conll(found):.4f}  "
              f"(MUC {found['MUC'][2]:.4f}  B3 {found['B3'][2]:.4f}  CEAF-e {found['CEAF-e'][2]:.4f})")


if __name__ == "__main__":
    main()
