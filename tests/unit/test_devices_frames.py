"""Frames: parallel units as an aligned grid of fixed words and slots."""

import pytest

from toolkit.devices.frames import frame_of, frames
from toolkit.errors import ToolkitError
from toolkit.model import Outline, Section, Span, Speech
from toolkit.reading import analyse

HEADINGS = [
    "聚焦管党治党意识，从严从实落实党建工作责任",
    "聚焦重点难点问题，从严从实推进基层党建各项工作",
    "聚焦改革创新发展，从严从实推动党建与中心工作深度融合",
]


def grid(*units):
    """The frame of some units set in a row."""
    text = "、".join(units) + "。"
    spans, at = [], 0
    for unit in units:
        spans.append(Span(at, at + len(unit)))
        at += len(unit) + 1
    return frame_of(analyse(Speech(text)), spans)


def with_headings():
    """A speech with three numbered headings and its outline."""
    text = "同志们：\n" + "\n".join(f"{n}要{h}。要抓好落实。" for n, h in zip("一二三", HEADINGS, strict=True))
    sections, at = [], 5
    for k, heading in enumerate(HEADINGS):
        stop = at + len(heading) + 10 if k < 2 else len(text)
        sections.append(Section(at, stop, 1, "一要", k + 1, Span(at + 2, at + 2 + len(heading)), "run_in", "test"))
        at += len(heading) + 10
    doc = analyse(Speech(text)).changed(findings=())
    return doc.changed(outline=Outline(sections=tuple(sections)))


@pytest.mark.parametrize(
    ("units", "template"),
    [
        (HEADINGS, "聚焦___，从严从实___"),
        (["主动研究问题", "主动开展工作", "主动抓好落实"], "主动___"),
        (["落细", "落小", "落到位"], "落___"),
        (["抓在手上", "扛在肩上"], "___在___上"),
        (["管到位上", "严到份上"], "___到___上"),
        (["领导责任要扛起来", "监管责任要严起来", "企业责任要落下去"], "___责任要___"),
    ],
)
def test_template(units, template):
    """What all units share is fixed, the rest is a slot."""
    assert grid(*units).template == template


def test_grid_gives_the_units_back():
    """The cells of each row, joined, are the unit; the rhythm row adds up to its size."""
    frame = grid(*HEADINGS)
    assert ["".join(row) for row in frame.rows] == HEADINGS
    assert [sum(row) for row in frame.rhythm] == list(frame.sizes) == [20, 22, 25]


def test_table():
    """The table has a row a unit, the fixed words and slots as columns, and the characters last."""
    table = grid(*HEADINGS).table("en")
    assert list(table.columns) == ["聚焦", "___1", "，从严从实", "___2", "characters"]
    assert list(table["characters"]) == [20, 22, 25]


def test_headings_are_always_offered():
    """Headings of one group are a frame though no device was found."""
    (frame,) = frames(with_headings())
    assert frame.device == "headings"
    assert frame.template == "聚焦___，从严从实___"


@pytest.mark.english
def test_unknown_kind():
    """A kind that is none says which there are."""
    with pytest.raises(ToolkitError, match="choose one of"):
        frames(with_headings(), "poem")
