"""Who speaks to whom (人称), and how loudly: boosters (强化) and hedges (缓和)."""

import re

from toolkit.devices.scene import Scene, finding
from toolkit.model import Finding, Span

WHO = {
    "我们": "we",
    "咱们": "we",
    "我": "i",
    "本人": "i",
    "大家": "you",
    "同志们": "you",
    "各位": "you",
    "同学们": "you",
    "老师们": "you",
    "朋友们": "you",
    "乡亲们": "you",
    "你们": "you_plain",
    "你": "you_plain",
    "您": "you_plain",
}
"""Word → who is meant: i, we, you (the audience as a body), you_plain (你们)."""
_PERSON = re.compile("|".join(sorted(WHO, key=len, reverse=True)))
_NOT_I = frozenset("自忘无小大真本")
_AFTER_I = frozenset("国省市县区州校院军党方部局委台厂司行社辈等")


def persons(scene: Scene) -> list[Finding]:
    """Return the words of person (人称), each with who is meant; 我国, 自我, 我省 and the like are none.

    >>> from toolkit.devices.trial import found
    >>> found(persons, "我国发展靠我们，我想请大家自我检查。", detail="who")
    [('我们', 'we'), ('我', 'i'), ('大家', 'you')]
    """
    findings = []
    for match in _PERSON.finditer(scene.text):
        word, start, stop = match.group(), match.start(), match.end()
        if word == "我" and (
            scene.text[stop : stop + 1] in _AFTER_I or scene.text[max(0, start - 1) : start] in _NOT_I
        ):
            continue
        if word in ("你", "您", "大家") and scene.cut(start, stop):
            continue
        if word == "大家" and scene.text[stop : stop + 1] in "庭族园":
            continue
        who = WHO[word]
        findings.append(
            finding("person", "person_word", (Span(start, stop),), {"who": who}, words=word, who=f"=who.{who}")
        )
    return findings


def boosters(scene: Scene) -> list[Finding]:
    """Return the words that raise the force of a statement (强化).

    >>> from toolkit.devices.trial import found
    >>> found(boosters, "会议开得非常成功，要切实抓好。")
    ['非常', '切实']
    """
    return _degree(scene, "boosters", "booster", "listed_booster")


def hedges(scene: Scene) -> list[Finding]:
    """Return the words that soften a statement (缓和).

    >>> from toolkit.devices.trial import found
    >>> found(hedges, "这些也许不全面，供大家参考。")
    ['也许', '供大家参考']
    """
    return _degree(scene, "hedges", "hedge", "listed_hedge")


def _degree(scene: Scene, name: str, device: str, rule: str) -> list[Finding]:
    return [
        finding(device, rule, (Span(start, stop),), words=scene.text[start:stop])
        for start, stop, _ in scene.listed(name)
        if start in scene.token_at or stop - start > 2
    ]
