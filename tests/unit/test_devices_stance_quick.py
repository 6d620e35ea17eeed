"""What spares the stance rules an expression never spares them a match."""

import pytest

from toolkit.devices.stance import cited, judged

HAN = [chr(code) for code in range(0x4E00, 0xA000)]
MARKS = list("，。；：！？、“”‘’（）()《》—…·　 0123456789０１２３４５６７８９AaZz*×")
LEADS = [
    "但",
    "目前",
    "当前",
    "现在",
    "今天",
    "近年来",
    "去年",
    "今年",
    "过去一年",
    "五年来",
    "回首",
    "特别是",
    "尤其是",
    "其中",
    "同时",
    "比如",
    "查摆了",
    "点评",
    "对照",
    "群众身边的",
    "这样的",
    "第一，",
    "总的来说",
    "应该说",
    "可以说",
    "我感到",
    "大家感到",
    "让与会人员感觉",
    "会议认为",
    "一是",
    "十、",
    "（三）",
    "(3)",
]
SOME = ["有的干部", "有些地方", "个别单位", "少数部门", "极少数党员", "一些干部和单位", "部分乡镇"]


@pytest.mark.parametrize("words", LEADS)
def test_what_leads_in_is_tried(words):
    """Words that lead in begin with a character with which the expression is tried."""
    assert judged._LEAD.fullmatch(words)
    assert words[0] in judged._LEADING


@pytest.mark.parametrize("words", SOME)
def test_those_without_a_name_are_tried(words):
    """So do those whom a speaker faults without a name."""
    assert judged.SOME.fullmatch(words)
    assert words[0] in judged._FEW


@pytest.mark.parametrize(
    "rest", ["", "近平", "人", "话", "央", "位哲人", "章", "市政府", "省两会", "届全会", "百姓", "决定》"]
)
def test_sources_are_tried_where_they_may_begin(rest):
    """Who may be cited is looked for at every character with which such words begin."""
    for char in (*HAN, *MARKS):
        found = cited._SOURCE_OR_POEM.match(char + rest)
        assert not found or char in cited._OPENS_SOURCE
        assert bool(found) == bool(cited._SOURCE.match(char + rest))


@pytest.mark.parametrize("rest", sorted({words[1:] for words in (*LEADS, *SOME)}))
def test_no_other_character_opens_them(rest):
    """No character besides opens what follows it into a match."""
    for char in (*HAN, *MARKS):
        assert char in judged._LEADING or not judged._LEAD.match(char + rest)
        assert char in judged._FEW or not judged.SOME.match(char + rest)
