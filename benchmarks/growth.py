"""How time grows on hostile texts: every stage and family at one length and at ten times that length.

    python benchmarks/growth.py [--length 5000] [--times 10] [--limit 14] [--only NAME …] [--brief] [--report] [--json growth.json]
    python benchmarks/growth.py --named          read(), frames and report of five texts at their full size

Ten times the text may take ten times the time and a little more; what takes more than `--limit` times is measured again, and again, and
what stays above it is printed as SLOW; the exit code is then 1. A stage that stays under a few milliseconds on the long text is not
judged: there is nothing to see in it. `--brief` is the short run of `make bench`: a tenth of the length. `--report` adds the report.
"""

import argparse
import gc
import itertools
import json
import random
import sys
import time
from pathlib import Path

TRIFLE = 0.05
"""Seconds; what is quicker on the long text is not judged."""
OPENING = "同志们：\n今天开会，我讲三点意见。一是抓落实，二是补短板，三是见实效。\n"


def _filled(piece, length):
    return (piece * (length // len(piece) + 1))[:length]


def _phrases(length, mark, sizes):
    """Return phrases of the given sizes, made of common characters and none like another, joined by a mark."""
    chance = random.Random(7)
    common = "抓好做实推进落实工作问题责任群众干部发展改革学习思想作风能力水平制度安全稳定民生经济社会文化生态"
    made, size = [], 0
    for wanted in itertools.cycle(sizes):
        made.append("".join(chance.choices(common, k=wanted)))
        size += wanted + 1
        if size >= length:
            return mark.join(made)
    return ""


SHAPES = {
    "commas": lambda n: _filled("，", n),
    "ideographic commas": lambda n: _filled("、", n),
    "stops": lambda n: _filled("。", n),
    "blanks": lambda n: "好" + _filled(" ", n) + "好",
    "line ends": lambda n: "好" + _filled("\n", n) + "好",
    "opening brackets": lambda n: _filled("（", n),
    "closing brackets": lambda n: _filled("）", n),
    "title marks": lambda n: _filled("《", n),
    "opening quotes": lambda n: _filled("“", n),
    "straight quotes": lambda n: _filled('"', n),
    "nested quotes": lambda n: "“‘" * (n // 4) + "’”" * (n // 4),
    "nested brackets": lambda n: "（" * (n // 2) + "）" * (n // 2),
    "one character": lambda n: _filled("的", n),
    "one word": lambda n: _filled("落实", n),
    "one sentence": lambda n: _phrases(n, "", [7]),
    "one sentence of clauses": lambda n: _phrases(n, "，", [5, 8, 11, 6]),
    "one paragraph of sentences": lambda n: _phrases(n, "。", [9, 14, 12]),
    "equal lines": lambda n: _filled("我们要抓落实。\n", n),
    "equal clauses": lambda n: _filled("要抓落实，", n),
    "equal sentences": lambda n: _filled("要抓好落实。", n),
    "equal phrases": lambda n: _filled("抓落实、", n),
    "list of phrases": lambda n: _phrases(n, "、", [3]),
    "list of uneven phrases": lambda n: _phrases(n, "、", [2, 5, 3, 4]),
    "four characters": lambda n: _phrases(n, "，", [4]),
    "four characters unbroken": lambda n: _filled("真抓实干求真务实", n),
    "semicolons": lambda n: _phrases(n, "；", [6, 6]),
    "branches": lambda n: _filled("有了目标，就有方向；有了方向，就有力量；", n),
    "digits": lambda n: _filled("7", n),
    "digits with commas": lambda n: _filled("1,", n),
    "digits with points": lambda n: _filled("1.", n),
    "numerals": lambda n: _filled("一二三四五六七八九十", n),
    "markers": lambda n: _filled("一是", n),
    "marked points": lambda n: _filled("一是抓落实，二是补短板。", n),
    "marked lines": lambda n: _filled("一、抓落实\n", n),
    "nested markers": lambda n: _filled("一、抓\n（一）实\n1.好\n", n),
    "counts": lambda n: _filled("讲三点意见，", n),
    "announcements": lambda n: _filled("我再讲三点意见：", n),
    "questions": lambda n: _filled("怎么办？", n),
    "half-width questions": lambda n: _filled("怎么办?", n),
    "rhetorical words": lambda n: _filled("难道", n),
    "denials": lambda n: _filled("不是", n),
    "denied clauses": lambda n: _filled("不是起点，而是终点，", n),
    "denied phrases": lambda n: _filled("不留死角、", n),
    "subjects denied": lambda n: _filled("规矩不是橡皮筋，", n),
    "some": lambda n: _filled("有的说，", n),
    "addresses": lambda n: _filled("同志们，", n),
    "polite addresses": lambda n: _filled("尊敬的各位", n),
    "asterisks": lambda n: _filled("*", n),
    "redacted": lambda n: _filled("某", n),
    "latin": lambda n: _filled("a", n),
    "dashes": lambda n: _filled("—", n),
    "ellipses": lambda n: _filled("…", n),
    "full-width blanks": lambda n: _filled("\u3000", n) + "好",
    "quoted words": lambda n: _filled("“抓落实”", n),
    "titles": lambda n: _filled("《意见》", n),
    "authority": lambda n: _filled("习近平总书记强调，", n),
    "documents": lambda n: _filled("根据中央的", n),
    "modal words": lambda n: _filled("要要求", n),
    "echoes": lambda n: _filled("抓工作就要抓队伍，抓队伍就要抓工作，", n),
    "similes": lambda n: _filled("就像", n),
    "images": lambda n: _filled("心脏", n),
    "images in frames": lambda n: _filled("扣好扣子", n),
    "directives": lambda n: _filled("必须要", n),
    "policy terms": lambda n: _filled("乡村振兴战略", n),
    "places": lambda n: _filled("、自治区", n),
    "ladies": lambda n: _filled("、各位女士", n),
    "years": lambda n: _filled("2024年", n),
    "and so on": lambda n: _filled("的地得了着过", n),
}
"""Name → a text of about so many characters."""
NAMED = {
    "50,000 commas": lambda: SHAPES["commas"](50_000),
    "50,000 brackets": lambda: SHAPES["nested brackets"](50_000),
    "50,000 nested quotes": lambda: SHAPES["nested quotes"](50_000),
    "one sentence of 900,000 characters": lambda: SHAPES["one sentence"](900_000),
    "100,000 equal lines": lambda: "我们要抓落实。\n" * 100_000,
}


def subjects(text, *, report=False):
    """Return the stages on one text: name → a call."""
    from toolkit import devices, outline
    from toolkit.chars import shadow
    from toolkit.devices.frames import frames
    from toolkit.lexicon import Lexicon
    from toolkit.markup import pieces
    from toolkit.model import Speech
    from toolkit.reading import analyse, structured
    from toolkit.segment import paragraphs, sentences, words
    from toolkit.slips import find

    shade, lexicon = shadow(text), Lexicon.default()
    blocks = paragraphs(text, shade)
    doc = structured(Speech(text))
    found = {
        "paragraphs": lambda: paragraphs(text, shadow(text)),
        "sentences": lambda: sentences(text, shade, blocks),
        "segmentation": lambda: words(text, shade, lexicon),
        "structure": lambda: outline.build(text, shade, blocks),
    }
    for name, finder in devices.FINDERS.items():
        found[f"family {name}"] = lambda finder=finder: list(finder(doc, None))
    full = doc.changed(findings=devices.find(doc))
    found |= {
        "slips": lambda: find(full),
        "markup": lambda: list(pieces(full.text, full.findings)),
        "frames": lambda: frames(full),
        "whole read": lambda: analyse(Speech(text)),
    }
    if report:
        from toolkit.export.report import report_html

        found["report"] = lambda: report_html(full, lang="zh")
    return found


def seconds(call, rounds=2):
    """Return the least processor time of a few calls."""
    best = 1e9
    for _ in range(rounds):
        gc.collect()
        begun = time.process_time()
        call()
        best = min(best, time.process_time() - begun)
    return best


def measured(shape, length, times, limit, *, report=False):
    """Return stage → (seconds on the short text, seconds on the long text); what seems slow is measured up to three times more."""
    calls = [subjects(OPENING + SHAPES[shape](size), report=report) for size in (length, length * times)]
    found = {name: (seconds(calls[0][name]), seconds(calls[1][name], 1)) for name in calls[0]}
    for _ in range(3):
        for name, (short, long) in found.items():
            if too_slow(short, long, times, limit):
                found[name] = min(short, seconds(calls[0][name])), min(long, seconds(calls[1][name]))
    return found


def too_slow(short, long, times, limit):
    """Whether a stage takes more than it may; what takes next to nothing is not judged."""
    return long > TRIFLE and long / max(short, TRIFLE / times) > limit


def named():
    """Read the texts of full size and print how long each step takes."""
    from toolkit.devices.frames import frames
    from toolkit.export.report import report_html
    from toolkit.model import Speech
    from toolkit.reading import analyse

    for name, made in NAMED.items():
        doc, taken = Speech(OPENING + made()), []
        for step in (analyse, frames, report_html):
            begun = time.process_time()
            result = step(doc)
            taken.append(f"{step.__name__} {time.process_time() - begun:.1f} s")
            doc = result if step is analyse else doc
        print(f"{name:36}", *taken, flush=True)


def main():
    """Measure the shapes asked for, print what grows too fast, and write JSON when asked."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--length", type=int, default=5000)
    ask.add_argument("--times", type=int, default=10)
    ask.add_argument("--limit", type=float, help="default: 1.4 times `--times`")
    ask.add_argument("--only", nargs="*", choices=SHAPES, default=list(SHAPES))
    ask.add_argument("--brief", action="store_true")
    ask.add_argument("--report", action="store_true")
    ask.add_argument("--named", action="store_true")
    ask.add_argument("--json", type=Path)
    given = ask.parse_args()
    if given.named:
        named()
        return 0
    if given.brief:
        given.length //= 10
    limit = given.limit or 1.4 * given.times
    rows, slow = {}, 0
    for shape in given.only:
        rows[shape] = measured(shape, given.length, given.times, limit, report=given.report)
        name, (short, long) = max(rows[shape].items(), key=lambda row: row[1][1] / max(row[1][0], TRIFLE / given.times))
        print(
            f"{shape:28} most {long / max(short, TRIFLE / given.times):7.1f} × in {name:14} {long:8.3f} s", flush=True
        )
        for stage, (short, long) in rows[shape].items():
            if too_slow(short, long, given.times, limit):
                slow += 1
                print(f"    SLOW {stage:20} {short:8.4f} s → {long:8.3f} s: {long / short:6.1f} ×", flush=True)
    print(
        f"\n{len(rows)} texts, {given.length} and {given.times * given.length} characters: {slow} stages grow too fast"
    )
    if given.json:
        given.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
