"""How fast it is: the toolkit beside jieba, pandas and plotly in one run, as ratios, since seconds differ from machine to machine.

    python benchmarks/speed.py [--text TEXT.txt] [--rounds 15] [--json speed.json] [--only stages cold …] [--check]

Every round runs every subject once, one after the other, and takes the processor time of this process, so that a busy machine slows
all of them alike; a ratio is the median of the rounds' ratios. Whole programs (`cold`, `imports`, `memory`) run in fresh processes,
by turns. `jobs` is the only part that is measured on the clock: it needs a machine with two free processors. `--check` ends with
exit code 1 where a bar is missed.
"""

import argparse
import gc
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
SAMPLE = HERE / "tests/gold/sample_speech.txt"
GROWTH = (1, 10, 100)
GROWTH_ROUNDS, SHORT = 5, 30
"""Rounds over the texts whose growth is timed, and how many short ones there are."""
FILES = (20, 200)

BARS = {
    "structured": ("at least", 6.0, "read() without devices against jieba.posseg"),
    "read": ("at least", 1.5, "read() with every device against jieba.posseg"),
    "cold": ("at most", 0.5, "new process to a finished read(), against jieba.initialize() and posseg"),
    "import": ("at most", 0.2, "import toolkit against import pandas"),
    "growth": ("at most", 120.0, "100 times the text, the slowest-growing stage to the fastest"),
    "files": ("at most", 11.0, "10 times the files"),
    "few files": ("at least", 9.0, "10 times the files"),
    "jobs": ("at least", 1.7, "two processes against one"),
    "memory": ("at most", 1.5, "peak memory after read() and a figure, against pandas and a plotly figure"),
}


# ---- inside one process ----


def stages(text):
    """Return what is timed on one text: name → a call."""
    from toolkit import devices, outline
    from toolkit.chars import shadow
    from toolkit.lexicon import Lexicon
    from toolkit.model import Speech
    from toolkit.reading import analyse, structured
    from toolkit.segment import paragraphs, sentences, words
    from toolkit.slips import find

    speech, lexicon, shade = Speech(text), Lexicon.default(), shadow(text)
    blocks = paragraphs(text, shade)
    doc = analyse(speech)
    families = {
        f"family {name}": lambda finder=finder: list(finder(doc, None)) for name, finder in devices.FINDERS.items()
    }
    return {
        "paragraphs": lambda: paragraphs(text, shadow(text)),
        "sentences": lambda: sentences(text, shade, blocks),
        "segmentation": lambda: words(text, shade, lexicon),
        "structure": lambda: outline.build(text, shade, blocks),
        **families,
        "slips": lambda: find(doc),
        "structured": lambda: structured(speech),
        "read": lambda: anew(speech),
    }


def forget():
    """Drop what rules keep of the last texts; words stay warm as jieba's do."""
    from toolkit.devices import lists, scene
    from toolkit.devices.words import domains

    lists.hits.cache_clear()
    domains.on_topic.cache_clear()
    scene._clause_marks.cache_clear()  # noqa: SLF001 - a measure must not live on the last round


def anew(speech):
    """Read a speech as one not read before."""
    from toolkit.reading import analyse

    forget()
    return analyse(speech)


def rules(text):
    """Return the rules of the families as calls on one Document, finer than `stages`."""
    import rhetoric

    from toolkit.devices import stance, words
    from toolkit.devices.scene import Scene
    from toolkit.model import Speech
    from toolkit.reading import analyse
    from toolkit.slips import RULES

    doc = analyse(Speech(text))
    scene = Scene(doc)
    fixed = words.idioms(scene)
    found = {f"form: {name}": step for name, step in rhetoric.steps(doc).items()}
    for family in (words, stance):
        for name in family.__all__:
            if name != "find":
                given = [fixed] if name in {"four_characters", "metaphors"} else []
                rule = getattr(family, name)
                found[f"{family.__name__.rpartition('.')[2]}: {name}"] = partial(rule, scene, *given)
    found |= {f"slips: {rule.__name__}": lambda rule=rule: list(rule(doc)) for rule in RULES}
    return found


def others(text):
    """Return the yardsticks: name → a call."""
    import jieba
    import jieba.posseg
    import rjieba

    jieba.setLogLevel(60)
    jieba.initialize()
    return {
        "jieba.posseg.lcut": lambda: jieba.posseg.lcut(text),
        "jieba.cut": lambda: list(jieba.cut(text)),
        "rjieba.tag": lambda: rjieba.tag(text),
    }


def once(call):
    """Return the processor seconds of one call."""
    begun = time.process_time()
    call()
    return time.process_time() - begun


def in_turn(calls):
    """Return the processor seconds of each call; none finds anything kept of the last text, nor memory just given back by another."""
    seconds, results = [], []
    for call in calls:
        forget()
        begun = time.process_time()
        results.append(call())
        seconds.append(time.process_time() - begun)
    return seconds


def timed(subjects, rounds):
    """Return for each subject its seconds in every round; a round before them warms up."""
    found = {name: [] for name in subjects}
    for number in range(rounds + 1):
        for name, call in subjects.items():
            seconds = once(call)
            if number:
                found[name].append(seconds)
    return found


def ratio(above, below):
    """Return the median of the rounds' ratios."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True) if b)


def bench_stages(text, rounds):
    """Time the stages, and each rule, beside jieba."""
    subjects = others(text) | stages(text) | rules(text)
    seconds = timed(subjects, rounds)
    yard = seconds["jieba.posseg.lcut"]
    rows = {
        name: {
            "ms": statistics.median(values) * 1000,
            "chars_per_s": len(text) / max(1e-9, statistics.median(values)),
            "times_as_fast_as_posseg": ratio(yard, values),
        }
        for name, values in seconds.items()
    }
    print(f"\n{len(text)} characters, warm, median of {rounds} rounds")
    for name, row in rows.items():
        print(
            f"  {name:28} {row['ms']:9.2f} ms {row['chars_per_s']:12,.0f} characters/s {row['times_as_fast_as_posseg']:8.2f} × posseg"
        )
    bars = {name: rows[name]["times_as_fast_as_posseg"] for name in ("structured", "read")}
    return {"characters": len(text), "rows": rows}, bars


def layers(text):
    """Return every stage, measure and export that is timed as a text grows: name → a call."""
    from toolkit.export.annotations import annotation_json
    from toolkit.markup import pieces
    from toolkit.measure import kwic, readability, rhythm, words
    from toolkit.model import Speech
    from toolkit.reading import analyse

    doc = analyse(Speech(text, name="growth"))
    return stages(text) | {
        "measure: words": lambda: words(doc),
        "measure: kwic": lambda: kwic(doc, "问题"),
        "measure: rhythm": lambda: rhythm(doc),
        "measure: readability": lambda: readability(doc),
        "markup": lambda: list(pieces(doc.text, doc.findings)),
        "annotation": lambda: annotation_json(doc),
    }


def bench_growth(text, _rounds):
    """Time every stage at 1, 10 and 100 times the text.

    One short text again and again would lie in the processor's own memory, where no long one does, and the ratio would tell of that
    memory. So the short text stands there `SHORT` times over, and each stage goes through all of these before and after the longer
    texts: what is set side by side follows at once upon each other, whatever else the machine does. The median of the rounds counts.
    """
    several = [layers("".join(text)) for _ in range(SHORT)]
    longer = {times: layers(text * times) for times in GROWTH[1:]}
    gc.collect()
    found = {name: {times: [] for times in longer} for name in several[0]}
    for _ in range(GROWTH_ROUNDS):
        for name, ratios in found.items():
            before = in_turn(short[name] for short in several)
            long = {times: in_turn([subjects[name]])[0] for times, subjects in longer.items()}
            after = in_turn(short[name] for short in several)
            for times, seconds in long.items():
                ratios[times].append(seconds / statistics.median(before + after))
    rows = {
        name: {str(GROWTH[0]): 1.0} | {str(times): statistics.median(ratios) for times, ratios in row.items()}
        for name, row in found.items()
    }
    print(f"\ngrowth of time with {', '.join(f'{t}×' for t in GROWTH)} the text")
    for name, row in rows.items():
        print(f"  {name:28} " + " ".join(f"{value:8.1f}" for value in row.values()))
    return rows, {"growth": max(row[str(GROWTH[-1])] for row in rows.values())}


def _folder(text, count):
    folder = Path(tempfile.mkdtemp(prefix="speeches-"))
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


def bench_files(text, _rounds):
    """Time a Corpus over ten times the files, in one process.

    The many take many seconds, in which the machine's other work changes: so the few are read as often before and after them as makes
    the same number of files.
    """
    from toolkit.corpus import Corpus

    folders = [_folder(text, count) for count in FILES]
    few, many = (lambda f=f: Corpus(f, jobs=1, cache=False, progress=False).speeches for f in folders)
    half, ratios = FILES[1] // FILES[0] // 2, []
    once(few)
    for _ in range(3):
        before = [once(few) for _ in range(half)]
        whole = once(many)
        ratios.append(whole / statistics.mean([*before, *(once(few) for _ in range(half))]))
    found = statistics.median(ratios)
    print(f"\n{FILES[1]} files take {found:.1f} times as long as {FILES[0]} ({', '.join(f'{r:.2f}' for r in ratios)})")
    for folder in folders:
        shutil.rmtree(folder)
    return {"few": FILES[0], "many": FILES[1], "ratio": found}, {"files": found, "few files": found}


def bench_jobs(text, _rounds):
    """Time a Corpus in one and in two processes, on the clock; the best of three, since neighbours only slow."""
    from toolkit.corpus import Corpus

    folder = _folder(text, 3 * FILES[1])
    best = {}
    for _ in range(3):
        for jobs in (1, 2):
            Corpus(folder, jobs=jobs, cache=False, progress=False)._kept(folder)  # noqa: SLF001 - loads what is loaded once
            begun = time.perf_counter()
            _ = Corpus(folder, jobs=jobs, cache=False, progress=False).records
            best[jobs] = min(best.get(jobs, 1e9), time.perf_counter() - begun)
    shutil.rmtree(folder)
    found = best[1] / best[2]
    print(f"\ntwo processes are {found:.2f} times as fast as one ({3 * FILES[1]} files)")
    return {"seconds": {str(k): v for k, v in best.items()}, "ratio": found}, {"jobs": found}


# ---- whole programs ----

_COUNT = """
import sys, time
sys.path.insert(0, sys.argv[1])
begun, clock = time.process_time(), time.perf_counter()
{code}
peak = 0
try:
    peak = int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]) * 1024
except OSError:
    pass
print(time.process_time() - begun, time.perf_counter() - clock, peak)
"""
_READ = "import toolkit\ndoc = toolkit.read(sys.argv[2])"
_FIGURE = (
    "import pandas\nimport plotly.graph_objects as go\ngo.Figure(go.Bar(x=[1, 2], y=pandas.Series([3, 4]))).to_json()"
)
PROGRAMS = {
    "jieba cold": "import jieba, jieba.posseg\njieba.setLogLevel(60)\ntext = open(sys.argv[2], encoding='utf-8').read()\njieba.initialize()\njieba.posseg.lcut(text)",
    "toolkit cold": _READ,
    "import pandas": "import pandas",
    "import toolkit": "import toolkit",
    "pandas and a plotly figure": _FIGURE,
    "read and a section map": f"{_READ}\ntoolkit.plot.section_map(doc).to_json()",
    "read and the Explorer": f"{_READ}\ntoolkit.Explorer(doc)",
}


def run(code, text_path):
    """Return processor seconds, clock seconds and peak bytes of a program in a process of its own.

    Bytecode is kept beside the text, as installed packages keep theirs: the first round compiles, the others do not.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    out = subprocess.run(
        [sys.executable, "-c", _COUNT.format(code=code), str(HERE), str(text_path)],
        capture_output=True,
        text=True,
        check=True,
        env=kept | {"PYTHONPYCACHEPREFIX": str(text_path.parent / "bytecode")},
    )
    cpu, clock, peak = out.stdout.split()[-3:]
    return float(cpu), float(clock), int(peak)


def bench_cold(text, rounds):
    """Run whole programs by turns: cold start, imports, first figure, first widget, peak memory."""
    path = Path(tempfile.mkdtemp(prefix="speed-")) / "text.txt"
    path.write_text(text, encoding="utf-8")
    seen = {name: [] for name in PROGRAMS}
    for number in range(min(rounds, 7) + 1):
        for name, code in PROGRAMS.items():
            result = run(code, path)
            if number:
                seen[name].append(result)
    shutil.rmtree(path.parent)
    columns = {name: [list(column) for column in zip(*values, strict=True)] for name, values in seen.items()}
    rows = {
        name: {"cpu_s": statistics.median(c), "clock_s": statistics.median(w), "peak_mb": statistics.median(p) / 1e6}
        for name, (c, w, p) in columns.items()
    }
    print("\nwhole programs in new processes")
    for name, row in rows.items():
        print(
            f"  {name:28} {row['cpu_s']:7.3f} s of processor {row['clock_s']:7.3f} s by the clock {row['peak_mb']:7.0f} MB"
        )
    bars = {
        "cold": ratio(columns["toolkit cold"][0], columns["jieba cold"][0]),
        "import": ratio(columns["import toolkit"][0], columns["import pandas"][0]),
    }
    if all(columns["import pandas"][2]):
        bars["memory"] = ratio(columns["read and a section map"][2], columns["pandas and a plotly figure"][2])
    return rows, bars


PARTS = {
    "stages": bench_stages,
    "cold": bench_cold,
    "growth": bench_growth,
    "files": bench_files,
    "jobs": bench_jobs,
}


def main():
    """Run the parts asked for, print the tables and the bars, and write JSON."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--text", type=Path, default=SAMPLE)
    ask.add_argument("--rounds", type=int, default=15)
    ask.add_argument("--json", type=Path)
    ask.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    ask.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    given = ask.parse_args()
    text = given.text.read_text(encoding="utf-8")
    found, reached = {}, {}
    for part in given.only:
        found[part], bars = PARTS[part](text, given.rounds)
        reached |= bars
    print("\nbars")
    held = True
    for name, value in reached.items():
        word, bar, what = BARS[name]
        good = value >= bar if word == "at least" else value <= bar
        held &= good
        print(f"  {'holds ' if good else 'MISSED'} {value:8.2f}  {word} {bar:g}: {what}")
    if given.json:
        machine = {"python": platform.python_version(), "system": platform.system(), "machine": platform.machine()}
        given.json.write_text(
            json.dumps({"machine": machine, "bars": reached, **found}, ensure_ascii=False, indent=1), encoding="utf-8"
        )
    return 1 if given.check and not held else 0


if __name__ == "__main__":
    sys.exit(main())
