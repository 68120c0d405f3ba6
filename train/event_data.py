"""Sentences with their events as the program's own words: what the event heads learn from.

Every set is read through `tocsin read --layers tokens,frames`, so that words, tags and predicates are those of a run.
"""
import json
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

TYPES = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
         "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
FACTUALITIES = ["happened", "denied", "possible", "planned", "demanded", "conditional", "hypothetical"]
HISTORICAL = len(FACTUALITIES)  # the eighth class: happened, and told as history
FUNCTION_WORDS = {"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ"}
NONE, ACTOR, RECIPIENT = 0, 1, 2
# Articles whose licence lets a model learn from them (gold/articles names the source of each).
OPEN_ARTICLES = ("US State Department press release", "Wikinews", "re3d, US State Department")


@dataclass
class Act:
    word: int  # index in the sentence
    type: int  # index in TYPES
    factuality: int  # index in FACTUALITIES, or HISTORICAL
    unsure: bool
    parts: dict  # word -> ACTOR or RECIPIENT
    trigger: list  # all words of the trigger


@dataclass
class Sentence:
    doc: str
    group: str  # sentences of one group are never split between training and measuring
    forms: list
    upos: list
    begins: list  # of each word, in code points of the document
    is_predicate: list  # a frame has this word as its head
    acts: list = field(default_factory=list)
    scores: dict = field(default_factory=dict)  # word -> -3 (did not happen) to 3, where UDS says so
    labelled: bool = True  # acts are coded; else only scores are
    states: object = None


def code(tocsin, rows):
    """Rows of doc_id, text, published -> records of the program, by doc_id."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        source.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        subprocess.run([tocsin, "read", source, "-o", target, "--quiet", "--layers", "tokens,frames"], check=True)
        with open(target, encoding="utf-8") as f:
            return {r["doc_id"]: r for r in map(json.loads, f)}


def sentences_of(record, group):
    tokens = record["tokens"]
    heads = {f["begin"] for f in record["frames"]}
    by_sentence = {}
    for t in tokens:
        by_sentence.setdefault(t["sentence"], []).append(t)
    for words in by_sentence.values():
        yield Sentence(record["doc_id"], group, [record["text"][t["begin"]:t["end"]] for t in words], [t["upos"] for t in words],
                       [t["begin"] for t in words], [t["begin"] in heads for t in words]), words


def words_at(words, begin, end):
    return [i for i, t in enumerate(words) if t["begin"] < end and begin < t["end"]]


def head_word(sentence, inside):
    """The word that stands for a trigger: its predicate, else its first content word."""
    for wanted in (lambda i: sentence.is_predicate[i], lambda i: sentence.upos[i] not in FUNCTION_WORDS, lambda i: True):
        for i in inside:
            if wanted(i):
                return i
    return None


def add_act(sentence, words, event, trigger, parties):
    inside = [i for span in trigger for i in words_at(words, *span)]
    word = head_word(sentence, inside)
    if word is None:
        return
    parts = {i: part for part, spans in parties for span in spans for i in words_at(words, *span)}
    value = FACTUALITIES.index(event["factuality"])
    if value == 0 and event.get("historical"):
        value = HISTORICAL
    sentence.acts.append(Act(word, TYPES.index(event["type"]), value, bool(event.get("unsure")), parts, inside))


def read_events(tocsin, path):
    """gold/events and corpus/: a sentence a line, spans in code points."""
    rows = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    records = code(tocsin, [{"doc_id": r["id"], "text": r["text"], "published": r["published"]} for r in rows])
    out = []
    for row in rows:
        for sentence, words in sentences_of(records[row["id"]], row["doc"]):
            for e in row["events"]:
                spans = [(e["trigger"]["begin"], e["trigger"]["end"])]
                parties = [(part, [(a["begin"], a["end"]) for a in e[key]])
                           for part, key in ((ACTOR, "actors"), (RECIPIENT, "recipients"))]
                add_act(sentence, words, e, spans, parties)
            out.append(sentence)
    return out


def find(text, words, start):
    """Where `words` stand; "imposed ... sanctions" by its parts."""
    spans = []
    for part in words.replace("…", "...").split("..."):
        part = part.strip()
        at = text.find(part, max(0, start)) if part else -1
        if at >= 0:
            spans.append((at, at + len(part)))
            start = at + len(part)
    return spans


def read_articles(tocsin, path):
    """gold/articles, of which only texts that may be learned from."""
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    rows = [r for r in rows if r["source"].startswith(OPEN_ARTICLES)]
    gold = {r["doc_id"]: r for r in map(json.loads, open(str(path).replace(".articles.", ".gold."), encoding="utf-8"))}
    records = code(tocsin, [{k: r.get(k) for k in ("doc_id", "text", "published", "title")} for r in rows])
    out = []
    for row in rows:
        for sentence, words in sentences_of(records[row["doc_id"]], row["doc_id"]):
            begin, end = words[0]["begin"], words[-1]["end"]
            for e in gold[row["doc_id"]]["events"]:
                start = row["text"].find(e.get("sentence") or "")
                spans = find(row["text"], e["trigger"], start)
                if not spans or not begin <= spans[0][0] < end:
                    continue
                parties = [(part, [s for a in e[key] for s in find(row["text"], a["text"], begin)[:1]])
                           for part, key in ((ACTOR, "actors"), (RECIPIENT, "recipients"))]
                add_act(sentence, words, e, spans, parties)
            out.append(sentence)
    return out


def read_uds(tocsin, path):
    """UDS It Happened: how sure the text is of each annotated predicate (White et al. 2016, Rudinger et al. 2018)."""
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    records = code(tocsin, [{"doc_id": r["id"], "text": " ".join(r["tokens"]), "published": None} for r in rows])
    out = []
    for row in rows:
        begins, at = [], 0
        for token in row["tokens"]:
            begins.append(at)
            at += len(token) + 1
        wanted = {begins[p["tok"] - 1]: p["factual"] for p in row["preds"]}
        for sentence, _ in sentences_of(records[row["id"]], row["id"]):
            sentence.labelled = False
            sentence.scores = {i: wanted[b] for i, b in enumerate(sentence.begins) if b in wanted}
            out.append(sentence)
    return out
