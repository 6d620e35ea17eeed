"""Images (比喻): conventional ones from a list, by source domain, and similes that a word marks."""

import re
from functools import cache

from toolkit.devices.scene import Scene, finding
from toolkit.model import Finding, Span

_MARKER = re.compile(
    r"(?<![好图肖录偶摄塑雕画影头神铜石遗佛群不])像(?![素样章片册话机])|就像|犹如|如同|好比|好像|宛如|恰似|好似|恰如|仿佛|俨然"
)
_TAIL = re.compile(r"(?:那样|这样|一样|一般|似的|那般|般)")
_COMPARISON_ONLY = re.compile(
    r"^(?:这样|那样|这些|那些|以前|过去|以往|往年|今天|他|她|我们|你们|某|××|\*\*|[^，。]{1,12}(?:这样|那样|这类|那类)的)"
)
_BRACKET = re.compile("《[^《》\n]*》")
_LONGEST_SIMILE = 16


@cache
def _guard(words: str, image: str) -> "re.Pattern[str] | None":
    """The pattern of a list's guard cell: alternatives with `_` for the image itself; None where it is empty."""
    if not words:
        return None
    return re.compile("|".join(re.escape(word).replace("_", re.escape(image)) for word in words.split(" ")))


def literal(image: str, only: str, never: str, clause: str) -> bool:
    """Return whether `image` is meant literally in `clause`, by the guards of its row.

    >>> literal("心脏", "", "_病 _手术", "做心脏手术"), literal("心脏", "", "_病 _手术", "祖国的心脏")
    (True, False)
    """
    needed, barred = _guard(only, image), _guard(never, image)
    return bool((needed and not needed.search(clause)) or (barred and barred.search(clause)))


def metaphors(scene: Scene, covering: list[Finding] | None = None) -> list[Finding]:
    """Return the conventional images (比喻) of the list, each with its source domain; literal uses are left out.

    An image inside a longer idiom or simile (`covering`) is left out as well (风雨 in 风雨如晦).

    >>> from toolkit.devices.trial import found
    >>> found(metaphors, "补齐短板，啃硬骨头，加强心脏病防治。", detail="domain")
    [('短板', 'tool'), ('硬骨头', 'body')]
    """
    covers = [(f.start, f.stop) for f in covering or ()]
    covers += [match.span() for match in _BRACKET.finditer(scene.text)]
    covers.sort()
    findings, at = [], 0
    for start, stop, (image, domain, only, never) in scene.listed("metaphors"):
        while at < len(covers) and covers[at][1] <= start:
            at += 1
        if at < len(covers) and covers[at][0] <= start and stop <= covers[at][1] and covers[at] != (start, stop):
            scene.consider(start, stop, "metaphor", "listed_image", "dropped.inside")
            continue
        if scene.cut(start, stop):
            scene.consider(start, stop, "metaphor", "listed_image", "dropped.cut")
            continue
        if (only or never) and literal(image, only, never, scene.clause(start).of(scene.text)):
            scene.consider(start, stop, "metaphor", "listed_image", "dropped.literal")
            continue
        findings.append(
            finding(
                "metaphor",
                "listed_image",
                (Span(start, stop),),
                {"domain": domain},
                words=image,
                domain=f"=domain.{domain}",
            )
        )
    return findings


def similes(scene: Scene) -> list[Finding]:
    """Return the marked similes (明喻): from 像, 如同, 好比 … to 一样, 那样 or the end of the clause.

    Comparisons of like with like (像往年一样, 像这样的) are left out.

    >>> from toolkit.devices.trial import found
    >>> found(similes, "讲成绩像打机关枪，讲问题像挤牙膏；像这样的干部，看图像。")
    ['像打机关枪', '像挤牙膏']
    """
    findings = []
    for match in _MARKER.finditer(scene.text):
        clause = scene.clause(match.start())
        tail = _TAIL.search(scene.text, match.end(), clause.stop)
        stop = tail.end() if tail else clause.stop
        if _COMPARISON_ONLY.match(scene.text[match.end() : clause.stop]) or stop - match.end() < 2:
            scene.consider(match.start(), stop, "metaphor", "marked_simile", "dropped.like_with_like")
            continue
        if stop - match.start() > _LONGEST_SIMILE:
            scene.consider(match.start(), stop, "metaphor", "marked_simile", "dropped.too_long")
            continue
        whole = Span(match.start(), stop)
        findings.append(
            finding(
                "metaphor",
                "marked_simile",
                (whole,),
                {"domain": "simile"},
                words=whole.of(scene.text),
                marker=match.group(),
            )
        )
    return findings
