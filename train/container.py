"""Writes the container of docs/formats/model.md: named sections with checksums."""
import struct
from pathlib import Path

import numpy as np
import xxhash

MAGIC = b"TOCSINMD"
VERSION = 1
KINDS = {"bytes": 0, "i8": 1, "f32": 2}
RECORD = struct.Struct("<24sIIIIQQQ")
ALIGN = 64


def write(path, sections):
    """`sections`: name -> bytes, or a numpy array of int8 or float32 with one or two axes."""
    records, bodies = [], []
    at = 8 + 4 + 4 + 8 + RECORD.size * len(sections)
    for name, value in sections.items():
        if isinstance(value, bytes):
            kind, rows, cols, body = "bytes", len(value), 1, value
        else:
            value = np.ascontiguousarray(value)
            kind = {"int8": "i8", "float32": "f32"}[str(value.dtype)]
            rows, cols = (value.shape if value.ndim == 2 else (value.shape[0], 1))
            body = value.tobytes()
        pad = -at % ALIGN
        bodies.append(b"\0" * pad + body)
        at += pad
        records.append(RECORD.pack(name.encode().ljust(24, b"\0"), KINDS[kind], rows, cols, 0, at, len(body),
                                   xxhash.xxh64_intdigest(body)))
        at += len(body)
    table = b"".join(records)
    head = MAGIC + struct.pack("<IIQ", VERSION, len(sections), xxhash.xxh64_intdigest(table))
    temporary = Path(str(path) + ".tmp")
    temporary.write_bytes(head + table + b"".join(bodies))
    temporary.rename(path)
