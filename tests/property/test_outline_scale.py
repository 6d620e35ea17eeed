"""The outline of any text, however odd, is found in time that grows with its length, and is well formed."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.chars import shadow
from toolkit.model import FORMS, FUNCTIONS, STATUSES, ZONES
from toolkit.outline import build
from toolkit.segment import paragraphs

PIECES = st.sampled_from(
    [
        "同志们：", "各位代表！", "一、", "二、", "（一）", "（二）", "1.", "2．", "①", "第一，", "第二，", "一是", "二是", "三要", "首先，",
        "其次，", "最后，", "——", "一方面，", "另一方面，", "下面，我讲三点意见。", "主要抓好以下工作：", "抓落实", "见实效", "。", "，", "；",
        "：", "！", "“", "”", "\n", "\r\n", "\r", "　　", " ", "（2023年1月1日）", "在会议上的讲话", "谢谢大家！", "附件：", "来源：", "0", "X",
    ]
)  # fmt: skip


def outline_of(text):
    """The outline of a text, without words or devices."""
    dark = shadow(text)
    return build(text, dark, paragraphs(text, dark))


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_has_a_well_formed_outline(text):
    """Zones do not overlap, sections nest, headings lie inside sections, announcements point at sections."""
    outline = outline_of(text)
    for before, after in zip(outline.zones, outline.zones[1:], strict=False):
        assert before.stop <= after.start
    assert all(z.name in ZONES and z.stop <= len(text) for z in outline.zones)
    for i, section in enumerate(outline.sections):
        assert section.start <= section.heading.start <= section.heading.stop <= max(section.stop, section.heading.stop)
        assert section.form in FORMS
        assert section.stop <= len(text)
        if section.parent is None:
            assert section.level == 1
        else:
            around = outline.sections[section.parent]
            assert section.parent < i
            assert around.contains(section)
            assert section.level == around.level + 1
    assert all(m.name in FUNCTIONS for m in outline.moves)
    for before, after in zip(outline.moves, outline.moves[1:], strict=False):
        assert before.stop <= after.start
    for announcement in outline.announcements:
        for count in announcement.counts:
            assert count.status in STATUSES
            assert all(0 <= i < len(outline.sections) for i in count.sections)


LONG = {
    "commas": "同志们：" + "，" * 50_000,
    "one line again and again": "一是抓落实。\n" * 10_000,
    "a line of a hundred thousand": "同志们：" + "抓落实，见实效。" * 12_500,
    "points in one line": "同志们：" + "一是抓落实，二是见实效；" * 4_000,
    "headings": "一、抓落实\n" * 10_000,
    "brackets": "（一）（二）（一）" * 5_000,
    "numbers": "1." * 20_000,
    "announcements": "我讲三点意见：\n一是好。\n二是好。\n" * 2_000,
    "addresses": "同志们！\n抓好落实。\n" * 5_000,
    "counts": "三个方面" * 10_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_time_grows_with_length(name):
    """Four times the text takes at most about four times the time, with room for a busy machine."""
    text = LONG[name]
    outline_of(text)

    def spent(sample):
        begun = time.process_time()
        outline_of(sample)
        return time.process_time() - begun

    short = min(spent(text) for _ in range(3))
    assert spent(text * 4) < 12 * short + 0.2
