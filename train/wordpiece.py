"""Words to WordPiece ids, by the two tables that the model file holds (docs/formats/model.md): `pieces`, the
vocabulary, and `chars`, what each code point becomes before the words are cut. With the tables alone
src/syntax/wordpiece.cc gives the same ids.
"""
import unicodedata

from features import NORMAL

UNKNOWN, BEGIN, END = 100, 101, 102
MOST_PIECES = 6
LONGEST_TOKEN = 100
HANGUL = range(0xAC00, 0xD7A4)
IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x2FA20))
STRANGE = " \ufffd "


def stands_alone(c):
    if c.isascii():
        return not c.isalnum() and c != " "
    return unicodedata.category(c).startswith("P") or any(ord(c) in r for r in IDEOGRAPHS)


def folded(c):
    """One character as an uncased model sees it: no marks, lower case, punctuation between spaces."""
    if c in "\t\n\r":
        return " "
    out = ""
    for d in unicodedata.normalize("NFD", NORMAL.get(c, c)):
        for e in d.lower():
            category = unicodedata.category(e)
            if category == "Zs":
                out += " "
            elif category not in ("Mn", "Cc", "Cf") and e != "\ufffd":
                out += f" {e} " if stands_alone(e) else e
    return out


def char_table(pieces):
    """code point -> text, for all that are not plain ASCII and whose characters the vocabulary knows."""
    known = {c for p in pieces for c in p}
    table = {}
    for code in range(0x110000):
        c = chr(code)
        if code in HANGUL or unicodedata.category(c) in ("Cn", "Co", "Cs"):
            continue
        text = folded(c)
        if code < 0x80 and text == c:
            continue
        if code < 0x80 or all(d in known or d == " " for d in text):
            table[code] = text
    return table


class WordPiece:
    def __init__(self, pieces, chars=None):
        self.pieces = pieces
        self.at = {p: i for i, p in enumerate(pieces)}
        self.chars = char_table(pieces) if chars is None else chars
        self.cache = {}

    def char_lines(self):
        return [f"{code:X}\t{text}" for code, text in sorted(self.chars.items())]

    def clean(self, form):
        return "".join(self.chars.get(ord(c), c if c.isascii() else STRANGE) for c in form)

    def token(self, token):
        if len(token) > LONGEST_TOKEN:
            return [UNKNOWN]
        out, begin = [], 0
        while begin < len(token):
            for end in range(len(token), begin, -1):
                piece = self.at.get(("##" if begin else "") + token[begin:end])
                if piece is not None:
                    break
            else:
                return [UNKNOWN]
            out.append(piece)
            begin = end
        return out

    def word(self, form):
        """At most six ids: of more, the first five and the last."""
        ids = self.cache.get(form)
        if ids is None:
            ids = [i for t in self.clean(form).split(" ") if t for i in self.token(t)] or [UNKNOWN]
            if len(ids) > MOST_PIECES:
                ids = ids[:MOST_PIECES - 1] + ids[-1:]
            self.cache[form] = ids
        return ids


def shape_id(form, first):
    """2 * class + first; the classes are listed in docs/formats/model.md."""
    form = "".join(NORMAL.get(c, c) for c in form)
    big = [("A" <= c <= "Z") or ("\u00c0" <= c <= "\u00de" and c != "\u00d7") for c in form]
    digits = sum("0" <= c <= "9" for c in form)
    upper = sum(big)
    small = sum(("a" <= c <= "z") or (c >= "\u0080" and not b) for c, b in zip(form, big))
    if upper + small + digits == 0:
        shape = 0
    elif digits:
        shape = 3 if upper else 2 if small else 1
    elif upper == 0:
        shape = 4
    elif small == 0:
        shape = 5 if upper == 1 else 7
    elif big[0]:
        shape = 6 if upper == 1 else 8
    else:
        shape = 9
    return 2 * shape + bool(first)
