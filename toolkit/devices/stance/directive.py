"""Directives (指令): the modal words that tell the audience to act, with their force."""

import re
from functools import cache

from toolkit.devices.lists import rows
from toolkit.devices.scene import Scene, finding
from toolkit.devices.stance.friends import false_friend
from toolkit.devices.stance.modal import modal_at
from toolkit.model import Finding, Span


@cache
def _force() -> dict[str, int]:
    return {word: int(strength) for word, strength in rows("modals")}


# 业务必须, 坚决不做: the first character closes the word before.
_OTHER_START = {"务": "[业任事服财商党公政义劳]", "决": "[坚解]", "力": "[努能动]", "得": "[一-鿿]"}


@cache
def _modal() -> "re.Pattern[str]":
    rests: dict[str, list[str]] = {}
    for word in sorted(_force(), key=len, reverse=True):
        rests.setdefault(word[0], []).append(word[1:])
    guards = {first: f"(?<!{before}.)" for first, before in _OTHER_START.items()}
    return re.compile("|".join(f"{first}{guards.get(first, '')}(?:{'|'.join(rest)})" for first, rest in rests.items()))


_LONGEST = 16
"""Characters of modal words that follow one another and count as one (必须要)."""


def directives(scene: Scene) -> list[Finding]:
    """Return the modal words of directives (指令), each with its strength from 4 (必须) to 1 (供参考).

    False friends are resolved from the words around: 要 in 主要, 要求 and 只要, of the speaker himself, or before a bare
    noun; 希望 and 建议 as nouns; 不能 as a fact; 可以 as ability. What was dropped, and why, goes into the trace.

    >>> from toolkit.devices.trial import found
    >>> found(directives, "主要任务是落实要求，我要强调，大家要抓紧，决不能松懈，请各单位报来，供大家参考。", detail="strength")
    [('要', 3), ('决不能', 4), ('请', 2), ('供大家参考', 1)]
    """
    findings: list[Finding] = []
    for match in _modal().finditer(scene.text):
        word, start, stop = match.group(), match.start(), match.end()
        why = false_friend(modal_at(scene, start, stop))
        if why:
            scene.consider(start, stop, "directive", "modal_word", f"dropped.{why}")
            continue
        strength = _force()[word]
        if findings and findings[-1].stop == start and stop - findings[-1].start <= _LONGEST:
            start, strength = findings[-1].start, max(strength, int(findings.pop().detail("strength") or 0))
            word = scene.text[start:stop]
        findings.append(
            finding(
                "directive",
                "modal_word",
                (Span(start, stop),),
                {"strength": strength},
                words=word,
                force=f"=strength.{strength}",
            )
        )
    return findings
