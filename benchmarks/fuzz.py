"""Real texts, mutated again and again: every Document must be valid, equal input must give equal output, nothing may crash or hang.

    python benchmarks/fuzz.py [--number 100000] [--processes 1] [--seed 1] [--texts FOLDER …] [--state out/fuzz]
    python benchmarks/fuzz.py --case 1234        show the text of one case, and what is wrong with it

The texts are the speeches that come with the toolkit and those of further folders (`../shared/data/speeches` where it is there). Case
after case, an excerpt is cut, joined with another, shuffled, repeated, given markers, widths, quotation marks, line ends and odd
characters. A run that was stopped goes on where it was (same seed, same texts, same code); the texts of failed cases lie in the state
folder. With `--verify`, a finished run is done again and each stretch of cases must give the same digest: run it with
another `PYTHONHASHSEED`, locale or Python. Ends with 1 where anything failed.
"""

import argparse
import contextlib
import hashlib
import json
import random
import re
import signal
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HERE), str(HERE / "tests")]

from support.validity import fingerprint, troubles  # noqa: E402 - found by the line above

from toolkit.chars import CLOSING, OPENING  # noqa: E402
from toolkit.devices.frames import frames  # noqa: E402
from toolkit.errors import ToolkitError  # noqa: E402
from toolkit.export.annotations import annotation_json  # noqa: E402
from toolkit.files import write_atomic  # noqa: E402
from toolkit.model import Speech  # noqa: E402
from toolkit.reading import analyse  # noqa: E402

SPEECHES = HERE / "data" / "speeches"
FURTHER = HERE.parent / "shared" / "data" / "speeches"
CHUNK = 250
LIMIT = 10
"""Seconds of processor time for one case."""
LONGEST = 900
MARKERS = (
    *("一、", "二、", "三、", "（一）", "（二）", "1.", "2．", "（1）", "①", "②", "第一，", "第二，", "第三点", "第一个问题，", "一是", "二是", "三是"),
    *("一要", "二要", "首先，", "其次，", "最后，", "——", "●", "一方面，", "另一方面，", "一个是", "第一部分", "其一，", "第十二，", "二十、"),
)  # fmt: skip
ADDRESSES = (
    "同志们！",
    "同志们，",
    "各位代表：",
    "各位来宾，",
    "朋友们！",
    "谢谢大家！",
    "我讲三点意见。",
    "下面，我讲两个问题：",
    "主要做好以下三项工作：",
)
ODD = (
    *("\u200b", "\ufeff", "\u00a0", "\t", "\x0b", "\x0c", "\x85", "\u2028", "\x01", "\x1b", "\x7f", "\ud800", "\udfff", "\ufffd", "\uffff"),
    *("😀", "👨‍👩‍👧", "𠮷", "e\u0301", "\u202e", "ﬁ", "Ⅳ", "½", "²", "⁂", "%", "‰", "{", "}", "{0}", "%s", "<b>", "&amp;", "$x$", "|", "`", "\\", "**", "××"),
)  # fmt: skip
QUOTES = ("“", "”", "‘", "’", '"', "'", "《", "》", "「", "」", "（", "）", "(", ")", "[", "]")
ENDS = ("\n", "\r\n", "\r", "\n\n", "\n　　", "。", "，", "；", "：", "！", "？", "……", "——", "、", " ", "　")
WIDE = {i: i + 0xFEE0 for i in range(0x21, 0x7F)}
NARROW = {wide: narrow for narrow, wide in WIDE.items()} | {ord("。"): ord(".")}


# ---- what is done to a text ----


def cut(text, rng, _texts):
    start = rng.randrange(len(text) + 1)
    return (
        text[: rng.randrange(len(text) + 1)]
        if rng.random() < 0.3
        else text[:start] + text[rng.randrange(start, len(text) + 1) :]
    )


def join(text, rng, texts):
    other = excerpt(rng, texts, LONGEST // 4)
    at = rng.randrange(len(text) + 1)
    return rng.choice((text + other, other + text, text[:at] + other + text[at:]))


def shuffle(text, rng, _texts):
    parts = re.split(rng.choice((r"(?<=[。！？])", r"(?<=[，；])", r"(?<=\n)")), text)
    rng.shuffle(parts)
    return "".join(parts)


def scramble(text, rng, _texts):
    """A stretch with its characters in any order."""
    start = rng.randrange(len(text) + 1)
    stop = min(len(text), start + rng.randrange(40))
    middle = list(text[start:stop])
    rng.shuffle(middle)
    return text[:start] + "".join(middle) + text[stop:]


def repeat(text, rng, _texts):
    start = rng.randrange(len(text) + 1)
    stop = min(len(text), start + rng.choice((1, 2, 4, 10, 40, 120)))
    return text[:stop] + text[start:stop] * rng.choice((1, 1, 2, 3, 8, 20)) + text[stop:]


def sprinkled(pool, most):
    def sprinkle(text, rng, _texts):
        for _ in range(rng.randint(1, most)):
            at = rng.randrange(len(text) + 1)
            if rng.random() < 0.6:  # where a sentence or a line starts
                at = text.find(rng.choice("。\n；，"), at) + 1
            text = text[:at] + rng.choice(pool) + text[at:]
        return text

    return sprinkle


def widths(text, rng, _texts):
    return text.translate(rng.choice((WIDE, NARROW)))


def marks(text, rng, _texts):
    """One kind of mark becomes another everywhere."""
    return text.replace(rng.choice("，。；：、！？\n"), rng.choice((*ENDS, "")))


def drop(text, rng, _texts):
    """Some characters are lost."""
    return "".join(c for c in text if rng.random() > 0.03)


def unpair(text, rng, _texts):
    """Every bracket and quotation mark of one kind is lost or turned round."""
    mark = rng.choice(OPENING + CLOSING)
    return text.replace(mark, rng.choice(("", mark * 2, rng.choice(OPENING + CLOSING))))


def numbers(text, rng, _texts):
    return re.sub(
        r"[0-9一二三四五六七八九十]+",
        lambda _: rng.choice(("一", "十二", "0", "99", "100000", "二十", "〇", "1.5", "百")),
        text,
    )


def wrap(text, rng, _texts):
    width = rng.randint(8, 60)
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


CHANGES = (
    cut, join, shuffle, scramble, repeat, widths, marks, drop, unpair, numbers, wrap,
    sprinkled(MARKERS, 8), sprinkled(ADDRESSES, 3), sprinkled(ODD, 6), sprinkled(QUOTES, 8), sprinkled(ENDS, 8),
)  # fmt: skip


def excerpt(rng, texts, longest):
    text = rng.choice(texts)
    size = min(len(text), int(longest * rng.random() ** 2) + 20)
    start = rng.choice((0, max(0, len(text) - size), rng.randrange(len(text) - size + 1)))
    return text[start : start + size]


def made(number, seed, texts):
    """The text of a case: the same for the same number, seed and texts, on every machine."""
    rng = random.Random(f"{seed}:{number}")
    text = excerpt(rng, texts, LONGEST)
    for _ in range(rng.randint(1, 5)):
        text = rng.choice(CHANGES)(text, rng, texts)[:LONGEST]
    return text


# ---- one case, one stretch of cases ----


class TooSlowError(Exception):
    """A case took longer than anyone should wait."""


def _stop(*_):
    raise TooSlowError


def judged(text, number=0):
    """What came of a text: `valid`, `refused` or a trouble; what to say of it; its digest.

    One case in five is read twice, and one in five is also laid into frames and written as an annotation.
    """
    if hasattr(signal, "SIGPROF"):
        signal.signal(signal.SIGPROF, _stop)
        signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        doc = analyse(Speech(text))
        digest = fingerprint(doc)
        wrong = troubles(doc)
        if number % 5 == 1:
            frames(doc)
            json.loads(annotation_json(doc))
        if number % 5 == 0 and not wrong and fingerprint(analyse(Speech(text))) != digest:
            wrong = ["the same text was read in two ways"]
    except ToolkitError as error:
        return "refused", str(error), str(error)
    except TooSlowError:
        return "too slow", f"more than {LIMIT} s", ""
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(place.filename).name}:{place.name}", traceback.format_exc(), ""
    finally:
        if hasattr(signal, "SIGPROF"):
            signal.setitimer(signal.ITIMER_PROF, 0)
    return ("invalid", "\n".join(wrong), digest) if wrong else ("valid", "", digest)


def stretch(first, stop, seed, texts, folder):
    """Do the cases from `first` to `stop`, keep the texts of those that fail, and return what came of them."""
    counts, digest, slowest, size = Counter(), hashlib.sha256(), (0.0, -1), 0
    for number in range(first, stop):
        text = made(number, seed, texts)
        begun = time.perf_counter()
        verdict, said, one = judged(text, number)
        slowest = max(slowest, (round((time.perf_counter() - begun) / (len(text) + 200) * 1000, 3), number))
        counts[verdict] += 1
        digest.update(one.encode())
        size += len(text)
        if verdict not in {"valid", "refused"}:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"case-{number}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
            (folder / f"case-{number}.log").write_text(
                f"{verdict}\n{said}\n", encoding="utf-8", errors="backslashreplace"
            )
    return {"counts": dict(counts), "digest": digest.hexdigest(), "slowest": slowest, "characters": size}


def texts_of(folders):
    """The texts, in an order that is the same everywhere."""
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"), key=lambda p: p.name)]
    return [path.read_bytes().decode("utf-8-sig") for path in paths]


def key_of(seed, texts):
    """What a state belongs to: the seed and the texts (the code is the user's to keep still)."""
    return hashlib.sha256(f"{seed}|{CHUNK}|{'|'.join(texts)}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def load(path, key):
    with contextlib.suppress(OSError, ValueError):
        state = json.loads(path.read_text(encoding="utf-8"))
        if state["key"] == key:
            return state
    return {"key": key, "done": {}}


def summed(done):
    counts = Counter()
    for one in done.values():
        counts.update(one["counts"])
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=100_000)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=Path, nargs="*", default=[SPEECHES, *([FURTHER] if FURTHER.is_dir() else [])])
    parser.add_argument("--state", type=Path, default=HERE / "out" / "fuzz")
    parser.add_argument("--case", type=int)
    parser.add_argument("--verify", action="store_true")
    args = parser.parse_args()
    texts = texts_of(args.texts)
    if args.case is not None:
        text = made(args.case, args.seed, texts)
        print(text.encode("utf-8", "backslashreplace").decode("utf-8"))
        print("--", *judged(text, args.case)[:2], sep="\n")
        return 0
    file, key = args.state / f"state-{args.seed}.json", key_of(args.seed, texts)
    state = load(file, key)
    known, fresh = state["done"], {}
    ranges = [(first, min(args.number, first + CHUNK)) for first in range(0, args.number, CHUNK)]
    names = {f"{first}-{stop}": (first, stop) for first, stop in ranges}
    todo = [name for name in names if args.verify == (name in known)]
    args.state.mkdir(parents=True, exist_ok=True)
    print(
        f"{len(texts)} texts, {args.number} cases, {args.number - sum(b - a for a, b in map(names.get, todo))} done before",
        flush=True,
    )
    begun = time.perf_counter()
    with ProcessPoolExecutor(args.processes) as pool:
        jobs = {name: pool.submit(stretch, *names[name], args.seed, texts, args.state) for name in todo}
        for i, (name, job) in enumerate(jobs.items(), 1):
            fresh[name] = job.result()
            if not args.verify:
                state["done"] = known | fresh
                write_atomic(file, json.dumps(state), overwrite=True)
            if i % 20 == 0 or i == len(jobs):
                print(
                    f"{i * CHUNK} of {len(jobs) * CHUNK} in {time.perf_counter() - begun:.0f} s: {dict(summed(fresh))}",
                    flush=True,
                )
    done = {name: one for name, one in (fresh if args.verify else state["done"]).items() if name in names}
    counts = summed(done)
    other = [name for name, one in fresh.items() if args.verify and one["digest"] != known[name]["digest"]]
    print(f"{sum(counts.values())} cases, {sum(one['characters'] for one in done.values())} characters: {dict(counts)}")
    if done:
        print("slowest (ms a character, case):", *max(tuple(one["slowest"]) for one in done.values()))
    if args.verify:
        print(f"{len(fresh)} stretches done again, {len(other)} came out otherwise", *other[:10])
    return int(bool(other) or any(name not in {"valid", "refused"} for name in counts))


if __name__ == "__main__":
    sys.exit(main())
