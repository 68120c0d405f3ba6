"""What the model sees of a word. src/syntax/features.cc computes the same from the same bytes.

A form is normalised (curly quotes, dashes, ellipsis, no-break space), lower-cased (ASCII and Latin-1)
and cut at 40 bytes; all else works on the bytes of its UTF-8.
"""
NORMAL = {"\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
          "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2026": "...", "\u00a0": " "}
AFFIX_ROWS = 16384
NGRAM_ROWS = 32768
SHAPE_ROWS = 64
AFFIXES = 7
MOST_BYTES = 40


def normalise(form):
    return "".join(NORMAL.get(c, c) for c in form)


def lower(form):
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" or "\u00c0" <= c <= "\u00de" and c != "\u00d7" else c for c in form)


def fnv(data, salt):
    h = 2166136261 ^ salt
    for b in data:
        h = (h ^ b) * 16777619 & 0xFFFFFFFF
    return h


def shape(form, first):
    upper = sum(c.isascii() and c.isupper() for c in form)
    small = sum(c.isascii() and c.islower() for c in form)
    digits = sum(c.isascii() and c.isdigit() for c in form)
    high = sum(not c.isascii() for c in form)
    alone = small + high == 0
    return ((form[:1].isascii() and form[:1].isupper()) | (upper > 1 and alone) << 1 | (digits > 0) << 2
            | (digits > 0 and upper + small + high == 0) << 3 | (upper + small + digits + high == 0) << 4 | first << 5)


def word_key(form):
    return lower(normalise(form)).encode()[:MOST_BYTES]


def affix_rows(key):
    """Suffixes of 1 to 4 bytes, prefixes of 1 to 3."""
    parts = [key[-n:] for n in (1, 2, 3, 4)] + [key[:n] for n in (1, 2, 3)]
    return [fnv(part, i + 1) % AFFIX_ROWS for i, part in enumerate(parts)]


def ngram_rows(key):
    padded = b"<" + key + b">"
    return [fnv(padded[i:i + n], 97) % NGRAM_ROWS for n in (3, 4, 5) for i in range(len(padded) - n + 1)]
