"""The script that holds the layering must itself fail where it should."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "check_layers.py"

CASES = [
    # (file, content, what must be said; empty: passes)
    ("src/frames/a.cc", '#include "core/ids.h"\n#include "lexicon/word_list.h"\n', ""),
    ("src/frames/a.cc", '#include "quotes/quote_finder.h"\n', "frames must not include quotes"),
    ("src/core/a.h", '#include "lexicon/word_list.h"\n', "core must not include lexicon"),
    ("src/core/a.cc", 'std::cout << 1;\n', "prints nothing"),
    ("src/core/a.cc", '// throw is a word here\n', ""),
    ("src/core/a.cc", "// \u00e9\n", "not ASCII"),
    ("src/core/a.cc", "\n" * 601, "601 lines"),
    ("src/bogus/a.cc", "\n", "not in tools/check_layers.py"),
    ("apps/a.cc", '#include "frames/frame_builder.h"\n', "apps must not include frames"),
]


class CheckLayers(unittest.TestCase):
    def test_cases(self):
        for name, content, want in CASES:
            with self.subTest(want or "passes"), tempfile.TemporaryDirectory() as root:
                path = Path(root) / name
                path.parent.mkdir(parents=True)
                path.write_text(content, encoding="utf-8")
                run = subprocess.run([sys.executable, SCRIPT, root], capture_output=True, text=True)
                self.assertEqual(run.returncode, 1 if want else 0, run.stdout)
                self.assertIn(want, run.stdout)


if __name__ == "__main__":
    unittest.main()
