"""Runs the built program, for the tests of this folder: its path comes from --tocsin."""
import argparse
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOCSIN = ""


def run(*arguments, given=None, env=None, limit=120):
    if isinstance(given, str):
        given = given.encode()
    return subprocess.run([TOCSIN, *map(str, arguments)], input=given, capture_output=True, timeout=limit,
                          env={**os.environ, **(env or {})})


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name, content=None):
        path = Path(self.folder.name) / name
        if content is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def files(self):
        return sorted(path.name for path in Path(self.folder.name).iterdir())


def main():
    global TOCSIN
    parser = argparse.ArgumentParser()
    parser.add_argument("--tocsin", required=True)
    known, rest = parser.parse_known_args()
    TOCSIN = os.path.abspath(known.tocsin)
    unittest.main("__main__", argv=[sys.argv[0], *rest])
