"""Processes killed in the middle of writing: a file then holds its old content or its new one, never half of it, and never nothing.

    python benchmarks/killing.py [--rounds 200] [--seed 1] [--kinds progress sidecar dictionary export folder …]

Each round starts a process that writes one thing again and again (corrections beside a speech, a dictionary, progress, an exported
annotation, a folder of files), kills it with SIGKILL after a time drawn at random, and looks at what is there. For progress, every
answer that was reported as kept before the kill must still be there. Ends with 1 where anything was lost.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
SETUP = """
import sys
from pathlib import Path
import toolkit as tk
from toolkit.teaching import store
place = Path(sys.argv[1])
def said(number):
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""
WORK = {
    "progress": """
said(0)
for number in range(1, 100_000):
    store.add({"task": f"t/{number}", "score": 1.0, "answer": "字" * 2000})
    said(number)
""",
    "sidecar": """
doc = tk.read(place / "speech.txt")
docs = [tk.with_verdict(doc, finding, accept=False) for finding in doc.findings[:2]]
tk.save_corrections(docs[0], place / "speech.txt")
said(0)
for number in range(100_000):
    tk.save_corrections(docs[number % 2], place / "speech.txt")
""",
    "dictionary": """
lexicons = [tk.Lexicon.empty().with_terms(*(f"词{chr(0x4e00 + n)}{c}" for n in range(3000))) for c in "甲乙"]
lexicons[0].save(place / "mine.tsv", overwrite=True)
said(0)
for number in range(100_000):
    lexicons[number % 2].save(place / "mine.tsv", overwrite=True)
""",
    "export": """
from toolkit.export.annotations import annotation_json
from toolkit.files import write_atomic
made = [annotation_json(tk.read(tk.Speech("同志们：\\n" + f"一、{word}。\\n" * 300))) for word in ("抓落实", "见实效")]
write_atomic(place / "out.json", made[0])
said(0)
for number in range(100_000):
    write_atomic(place / "out.json", made[number % 2], overwrite=True)
""",
    "folder": """
import shutil
from toolkit.export.folder import write_folder
files = {f"{n}.txt": b"x" * 200_000 for n in range(5)}
said(0)
for number in range(100_000):
    write_folder(place / "figures", files)
    shutil.rmtree(place / "figures")
""",
}


def progress(place, last):
    """All answers that were reported are there, and perhaps one more."""
    data = json.loads((place / "home" / "progress.json").read_text(encoding="utf-8")) if last else {"answers": []}
    kept = [one["task"] for one in data["answers"]]
    return kept[:last] == [f"t/{n}" for n in range(1, last + 1)] and len(kept) <= last + 1


def sidecar(place, _last):
    """The corrections can be read and are one of the two."""
    data = json.loads((place / "speech.annotation.json").read_text(encoding="utf-8"))
    return len(data["corrections"]) == 1


def dictionary(place, _last):
    """The dictionary has all its terms, all of one kind."""
    rows = [line.split("\t")[0] for line in (place / "mine.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return len(rows) == 3000 and len({row[-1] for row in rows}) == 1


def export(place, _last):
    """The annotation is whole and is one of the two."""
    data = json.loads((place / "out.json").read_text(encoding="utf-8"))
    return len(data["paragraphs"]) == 301


def folder(place, _last):
    """The folder has all its files, or (while the round takes it away) some of them whole, or is not there."""
    return all(path.stat().st_size == 200_000 for path in (place / "figures").glob("*"))


LOOK = {"progress": progress, "sidecar": sidecar, "dictionary": dictionary, "export": export, "folder": folder}


def once(kind, rng):
    """One process, one kill; whether what it wrote is whole, and how many half-written files it left."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "speech.txt").write_bytes((HERE / "data/speeches/shuzhi-pingyi-2022.txt").read_bytes())
        environment = {**os.environ, "SPEECH_TOOLKIT_HOME": str(place / "home"), "PYTHONPATH": str(HERE)}
        writer = subprocess.Popen(
            [sys.executable, "-c", SETUP + WORK[kind], name], stdout=subprocess.PIPE, env=environment, cwd=name
        )
        try:
            writer.stdout.readline()
            time.sleep(rng.uniform(0, 0.4))
        finally:
            writer.send_signal(signal.SIGKILL)
            said = writer.stdout.read().split(b"\n")
            writer.wait()
            writer.stdout.close()
        last = int(said[-2]) if len(said) > 1 else 0
        left = sum(path.is_file() for path in place.rglob(".writing-*"))
        try:
            return LOOK[kind](place, last), left
        except (OSError, ValueError, KeyError) as error:
            print(f"{kind}: {type(error).__name__}: {error}")
            return False, left


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", nargs="*", choices=sorted(WORK), default=sorted(WORK))
    args = parser.parse_args()
    rng, counts = random.Random(args.seed), Counter()
    for number in range(args.rounds):
        kind = args.kinds[number % len(args.kinds)]
        whole, left = once(kind, rng)
        counts[kind, "whole" if whole else "LOST"] += 1
        counts[kind, "caught while writing"] += left > 0
    for kind in args.kinds:
        print(kind, {what: count for (one, what), count in sorted(counts.items()) if one == kind})
    return int(any(what == "LOST" for _, what in counts))


if __name__ == "__main__":
    sys.exit(main())
