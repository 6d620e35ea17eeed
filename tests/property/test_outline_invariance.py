"""What a speech says does not depend on how it was typed: the outline stays when width, line ends and layout change."""

import re
from pathlib import Path

import pytest

from toolkit.chars import shadow
from toolkit.outline import build
from toolkit.segment import paragraphs

GOLD = Path(__file__).parents[1] / "gold"
TEXTS = {p.stem: p.read_bytes().decode("utf-8") for p in sorted(GOLD.glob("*.txt"))}
FULL_WIDTH_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
HALF_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
HALF_WIDTH_MARKS = str.maketrans("，。；：！？（）“”‘’", ",.;:!?()\"\"''")
HALF_WIDTH_BRACKETS = str.maketrans("（）", "()")
FULL_WIDTH_BRACKETS = str.maketrans("()", "（）")


def outline_of(text):
    """The outline of a text, without words or devices."""
    dark = shadow(text)
    return build(text, dark, paragraphs(text, dark))


def signature(text):
    """Ordinal, level and heading of every section, width and white space made one."""
    return [(s.ordinal, s.level, re.sub(r"\s", "", shadow(s.heading.of(text)))) for s in outline_of(text).sections]


def paragraphs_joined(text):
    """The same text with the paragraphs of the speech in one line."""
    outline = outline_of(text)
    zones = {z.name: z for z in outline.zones}
    start = zones["opening"].start
    return text[:start] + "".join(line.strip() for line in text[start:].splitlines())


def wrapped(text, width=30):
    """The same text with every line broken after `width` characters."""
    return "\n".join(
        "\n".join(line[at : at + width] for at in range(0, len(line), width)) if line else ""
        for line in text.split("\n")
    )


CHANGES = {
    "punctuation half-width": lambda t: t.translate(HALF_WIDTH_MARKS),
    "digits full-width": lambda t: t.translate(FULL_WIDTH_DIGITS),
    "digits half-width": lambda t: t.translate(HALF_WIDTH_DIGITS),
    "brackets half-width": lambda t: t.translate(HALF_WIDTH_BRACKETS),
    "brackets full-width": lambda t: t.translate(FULL_WIDTH_BRACKETS),
    "line ends of Windows": lambda t: t.replace("\n", "\r\n"),
    "line ends of old Macs": lambda t: t.replace("\n", "\r"),
    "blank lines between paragraphs": lambda t: re.sub(r"\n+", "\n\n", t),
    "no blank lines": lambda t: re.sub(r"\n\s*\n", "\n", t),
    "indented by full-width blanks": lambda t: re.sub(r"(?m)^[ \u3000]*(?=\S)", "　　", t),
    "no indents": lambda t: re.sub(r"(?m)^[ \u3000]+", "", t),
}


@pytest.mark.parametrize("change", CHANGES, ids=str)
@pytest.mark.parametrize("name", TEXTS)
def test_typing_makes_no_difference(name, change):
    """Ordinals, levels and headings stay when marks, digits, brackets, line ends, blank lines or indents change."""
    text = TEXTS[name]
    assert signature(CHANGES[change](text)) == signature(text)


# A heading that is a line of its own is no longer one when lines are broken or joined.
JOINABLE = [
    name for name, text in TEXTS.items() if not any(s.form in {"line", "unnumbered"} for s in outline_of(text).sections)
]


@pytest.mark.parametrize("name", JOINABLE)
def test_hard_wrapped_lines_make_no_difference(name):
    """A text broken every thirty characters has the outline of the whole lines, unless headings are lines of their own."""
    text = TEXTS[name]
    assert signature(wrapped(text)) == signature(text)


@pytest.mark.parametrize("name", JOINABLE)
def test_joined_paragraphs_make_no_difference(name):
    """A speech that comes in one line has the outline of its paragraphs, unless headings are lines of their own."""
    text = TEXTS[name]
    assert signature(paragraphs_joined(text)) == signature(text)
