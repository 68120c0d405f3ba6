#!/usr/bin/env python3
"""Tocsin's syntax beside Stanford CoreNLP 4.5.10 on the same file and the same core: accuracy and words a second.

    bench/peer_corenlp.py --tocsin build/release/bin/tocsin --shared ../shared [--core 1] [--repeat 3]

Wants Java, taskset, and the net on its first run: it fetches the jars (480 MB, pinned by SHA-256) from Maven Central into
build/peers. Nothing of this is part of Tocsin. Both read words and sentences of EWT dev as given; CoreNLP is timed by its own
report of the annotators that tag, lemmatise and parse, Tocsin as the whole process less one on an empty file. The best of all
runs counts. CoreNLP has no universal tags by default: its UPOS is not scored.
"""
import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

MAVEN = "https://repo1.maven.org/maven2/"
JARS = {
    "edu/stanford/nlp/stanford-corenlp/4.5.10/stanford-corenlp-4.5.10.jar":
        "f813ce4ed7319d79225f2a520d40733075c6b3500dd0b81ee069229e461aab43",
    "edu/stanford/nlp/stanford-corenlp/4.5.10/stanford-corenlp-4.5.10-models.jar":
        "a5da9f6feb35a0fd2ea2cbe8909bede3952965b238a68c833ae3e031ed9026a0",
    "com/google/protobuf/protobuf-java/3.25.5/protobuf-java-3.25.5.jar":
        "8540247fad9e06baefa8fb45eb313802d019f485f14300e0f9d6b556ed88e753",
    "org/ejml/ejml-core/0.39/ejml-core-0.39.jar": "937fb1b1a0859d88e76b5cf0b2ddc62d03198120fbf213b5cdf2d6c950abc995",
    "org/ejml/ejml-ddense/0.39/ejml-ddense-0.39.jar": "28bb9c06901211de146d80ef4ef0299c5dae468a8f9d585d016c19479ed93ef2",
    "org/ejml/ejml-simple/0.39/ejml-simple-0.39.jar": "7639609431b267091f81362c70897768a3b8193836206d344c08b2004934d2ef",
}
ANNOTATORS = ("POSTaggerAnnotator", "MorphaAnnotator", "DependencyParseAnnotator")


def fetch(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for path, wanted in JARS.items():
        jar = folder / Path(path).name
        if not jar.exists():
            print(f"fetching {path}", file=sys.stderr)
            part = jar.with_suffix(".part")
            urllib.request.urlretrieve(MAVEN + path, part)
            part.rename(jar)
        with open(jar, "rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != wanted:
            sys.exit(f"{jar}: SHA-256 is {found}, not {wanted}: remove it, and run this again")


def sentences_of(path):
    words = []
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if fields == [""]:
            if words:
                yield words
            words = []
        elif fields[0].isdigit():
            words.append(fields[1])
    if words:
        yield words


def score(shared, gold, found):
    done = subprocess.run([sys.executable, shared / "tools/score.py", "conllu", "score", gold, found],
                          capture_output=True, text=True, check=True)
    return dict(line.split(": ", 1) for line in done.stdout.strip().splitlines())


def run_corenlp(jars, pinned, text, folder):
    done = subprocess.run([*pinned, "java", "-Xmx4g", "-XX:ActiveProcessorCount=1", "-cp", f"{jars}/*",
                           "edu.stanford.nlp.pipeline.StanfordCoreNLP", "-annotators", "tokenize,pos,lemma,depparse",
                           "-tokenize.whitespace", "true", "-ssplit.eolonly", "true", "-threads", "1", "-file", text,
                           "-outputFormat", "conllu", "-outputDirectory", folder],
                          capture_output=True, text=True, check=True)
    said = done.stdout + done.stderr
    return sum(float(re.search(name + r": ([\d.]+) sec", said).group(1)) for name in ANNOTATORS)


def run_tocsin(tocsin, model, pinned, source, target):
    start = time.monotonic()
    subprocess.run([*pinned, tocsin, "parse", "--model", model, "--input", "conllu", source, "-o", target], check=True)
    return time.monotonic() - start


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--tocsin", required=True)
    ask.add_argument("--shared", type=Path, required=True)
    ask.add_argument("--core", default="1")
    ask.add_argument("--repeat", type=int, default=3)
    given = ask.parse_args()
    jars = Path("build/peers")
    fetch(jars)
    gold = given.shared / "gold/ud/UD_English-EWT/en_ewt-ud-dev.conllu"
    sentences = list(sentences_of(gold))
    count = sum(map(len, sentences))
    pinned = ["taskset", "-c", given.core]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        # CoreNLP splits at blanks: the few words that hold one get a no-break space.
        text, empty, found = folder / "words.txt", folder / "empty.conllu", folder / "tocsin.conllu"
        text.write_text("".join(" ".join(w.replace(" ", "\u00a0") for w in s) + "\n" for s in sentences), encoding="utf-8")
        empty.write_text("")
        for model in ("accurate", "fast"):
            start = min(run_tocsin(given.tocsin, model, pinned, empty, found) for _ in range(given.repeat))
            whole = min(run_tocsin(given.tocsin, model, pinned, gold, found) for _ in range(given.repeat))
            print(f"tocsin {model}: {count / (whole - start):,.0f} words/s", score(given.shared, gold, found), flush=True)
        seconds = min(run_corenlp(jars, pinned, text, folder) for _ in range(given.repeat))
        print(f"corenlp 4.5.10: {count / seconds:,.0f} words/s", score(given.shared, gold, folder / "words.txt.conllu"))


if __name__ == "__main__":
    main()
