"""How fast a concordance is: `kwic` beside a plain scan that writes the same lines, over one million characters.

    python benchmarks/concordance.py [--rounds 15] [--check]

Both run once a round, one after the other, in processor time; the ratio is the median of the rounds' ratios. `--check` ends with exit
code 1 where it is 2 or more. The plain scan knows no sections; `kwic` gives the section of every line, two hundred of them here.
"""

import argparse
import statistics
import sys
import time

from toolkit.measure import kwic
from toolkit.model import Document, Outline, Section, Span, Speech

SIZE, STEP, WIDTH, BAR = 1_000_000, 5_000, 20, 2.0
LINE = "一要聚焦问题，从严从实推进基层党建工作；二要压实责任，把功夫下在平时，见到实效。"
QUERY = "问题"


def document() -> Document:
    """Return one million characters in two hundred sections."""
    text = (LINE * (SIZE // len(LINE) + 1))[:SIZE]
    sections = tuple(
        Section(at, at + STEP, 1, "一、", None, Span(at + 2, at + 6), "line", "r") for at in range(0, SIZE, STEP)
    )
    return Document(Speech(text), outline=Outline(sections=sections))


def scan(text: str) -> int:
    """Find every occurrence with `str.find`, put the lines into a table and return how many there are."""
    import pandas as pd

    rows, at = [], text.find(QUERY)
    while at >= 0:
        stop = at + len(QUERY)
        rows.append((text[max(0, at - WIDTH) : at], text[at:stop], text[stop : stop + WIDTH], at, stop))
        at = text.find(QUERY, stop)
    return len(pd.DataFrame(rows, columns=["left", "match", "right", "start", "stop"]))


def main() -> int:
    """Print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--check", action="store_true", help=f"exit code 1 where the ratio is {BAR} or more")
    options = parser.parse_args()
    doc = document()
    ratios, plain, ours = [], [], []
    for _ in range(options.rounds):
        begun = time.process_time()
        expected = scan(doc.text)
        between = time.process_time()
        found = len(kwic(doc, QUERY))
        ended = time.process_time()
        plain.append(between - begun)
        ours.append(ended - between)
        ratios.append(ours[-1] / plain[-1])
        if found != expected:
            print(f"kwic found {found} lines, the scan {expected}")
            return 1
    ratio = statistics.median(ratios)
    print(f"{SIZE:,} characters, {found:,} lines: scan {statistics.median(plain) * 1000:.1f} ms, ", end="")
    print(f"kwic {statistics.median(ours) * 1000:.1f} ms, {ratio:.2f} times (bar {BAR})")
    return int(options.check and ratio >= BAR)


if __name__ == "__main__":
    sys.exit(main())
