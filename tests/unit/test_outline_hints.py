"""Heading and title styles of a source file are evidence for the outline."""

from toolkit.chars import shadow
from toolkit.model import Hint
from toolkit.outline import build
from toolkit.segment import paragraphs

TEXT = "县里的讲话\n同志们：\n今天开会。\n提高认识\n要学习。\n读书\n多读。\n狠抓落实\n要抓好。\n"


def outline_of(hints):
    """The outline of TEXT with the hints of its file."""
    dark = shadow(TEXT)
    return build(TEXT, dark, paragraphs(TEXT, dark), hints=hints)


def hint(words, level):
    """A heading style on the line of `words`."""
    start = TEXT.index(words)
    return Hint(start, start + len(words), "heading", level)


def test_heading_styles_make_headings():
    """Lines in heading styles are sections without a marker, nested by the level of the style."""
    found = outline_of([hint("提高认识", 1), hint("读书", 2), hint("狠抓落实", 1)])
    assert [(s.heading.of(TEXT), s.level, s.form, s.marker) for s in found.sections] == [
        ("提高认识", 1, "unnumbered", ""),
        ("读书", 2, "unnumbered", ""),
        ("狠抓落实", 1, "unnumbered", ""),
    ]
    assert found.sections[0].note.text("zh") == "源文件把这一行设为标题样式。"


def test_without_styles_short_lines_above_little_text_are_no_headings():
    """The same lines without styles head nothing: too little stands below them."""
    assert outline_of([]).sections == ()
