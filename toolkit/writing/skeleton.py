"""The skeleton (框架稿) of a planned speech: every part in its place, with blanks that say what goes there."""

from toolkit.model import Speech
from toolkit.numerals import chinese_numeral
from toolkit.writing.plan import Plan, Point

BLANK = "【{}】"
"""How a blank looks: what is to be written stands in 【】, which no finished speech keeps."""
_OPENINGS = {
    "deployment": "今天召开{occasion}，主要任务是【会议任务】。刚才，【谁通报了情况、作了发言】，讲得都很好，我都同意。",
    "review": "根据【安排】，今天我参加{occasion}。会议【总体评价】，听了各位的述职，很受启发。",
    "field_meeting": "今天我们在【地点】召开{occasion}，一路看、一路议，【看到的变化】。",
    "ceremony": "今天，我们在【地点】隆重举行{occasion}。我代表【单位】，向【对象】表示【祝贺或感谢】！",
    "year_end": "又到一年盘点时。今天我们召开{occasion}，回顾【过去一年】，展望【新的一年】。",
}
_ANNOUNCED = {
    "deployment": "下面，我讲{count}点意见。",
    "review": "下面，我结合这次会议，谈{count}点建议。",
    "field_meeting": "下面，我讲{count}点意见。",
    "ceremony": "借此机会，我提{count}点希望。",
    "year_end": "下面，我讲{count}个方面。",
}
_CLOSINGS = {
    "deployment": "{vocative}，【形势与分量】。让我们【怎样的姿态】，【奔向什么目标】！",
    "review": "我就讲到这里，谢谢大家！",
    "field_meeting": "{vocative}，【分量】。希望大家【怎样做】，【达到什么目标】！",
    "ceremony": "最后，祝【对象】【祝愿】！谢谢大家！",
    "year_end": "{vocative}，【寄语】。祝大家【祝愿】！谢谢大家！",
}
_LEVELS = "【一句话说清这一点的分量】。要【做什么】，【怎么做】，【做到什么程度】。"


def skeleton(plan: Plan) -> Speech:
    """Return the skeleton of a speech: title, byline, salutation, opening with announcement, numbered points, closing.

    The points carry 一、 and those under them （一）; blanks in 【】 say what is to be written. Read again by `read()`, it has the
    points as sections and keeps its announcement.

    >>> text = skeleton(Plan("全区安全生产工作会议", ["压实责任", "排查隐患"])).text
    >>> text.splitlines()[0], "一、压实责任" in text, "讲两点意见" in text
    ('在全区安全生产工作会议上的讲话', True, True)
    """
    kind = "致辞" if plan.genre == "ceremony" else "讲话"
    title = f"在{plan.occasion}上的{kind}"
    lines = [title]
    if plan.date or plan.speaker:
        lines += [f"（{plan.date}）"] if plan.date else []
        lines += [plan.speaker] if plan.speaker else []
    count = "两" if len(plan.points) == 2 else chinese_numeral(len(plan.points))
    vocative = plan.salutation.rstrip("：:！!，,")
    opening = _OPENINGS[plan.genre].format(occasion=plan.occasion) + _ANNOUNCED[plan.genre].format(count=count)
    lines += [f"{vocative}：", opening]
    for number, point in enumerate(plan.points, 1):
        lines += _section(number, point)
    lines.append(_CLOSINGS[plan.genre].format(vocative=vocative))
    return Speech("\n".join(lines) + "\n", name=title, title=title, genre=plan.genre, date=plan.date)


def _section(number: int, point: Point) -> list[str]:
    lines = [f"{chinese_numeral(number)}、{point.heading}"]
    if not point.points:
        return [*lines, _LEVELS]
    lines.append("【一句话说清这一点的分量】。")
    for inner, heading in enumerate(point.points, 1):
        lines += [f"（{chinese_numeral(inner)}）{heading}", _LEVELS]
    return lines
