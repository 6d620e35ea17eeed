"""Fixed expressions: idioms (成语), set formulas (套语提法) and redactions (隐名)."""

import re

from toolkit.devices.scene import Scene, finding
from toolkit.model import Finding, Note, Span

_REDACTION = re.compile(
    r"\*\*+|＊＊+|××+|X[XxＸ]+|x[XxＸ]+|Ｘ[XxＸ]+|〇〇+|○○+|□□+|△△+"
    r"|某某{0,2}(?=[市区县镇乡村街社区局委办部厅处科校院厂公司企业单位同志领导省州旗])"
)
_YEAR = re.compile(r"[0-9]{2}$")


def idioms(scene: Scene) -> list[Finding]:
    """Return the idioms and proverbs (成语) of the lists, wherever they stand whole.

    >>> from toolkit.devices.trial import found
    >>> found(idioms, "点评高屋建瓴，大家心服口服。")
    ['高屋建瓴', '心服口服']
    """
    findings = []
    for start, stop, row in scene.listed("idioms"):
        rare = row[-1] == "rare"
        if scene.cut(start, stop) or (rare and (start not in scene.token_at or stop not in scene.token_ends)):
            scene.consider(start, stop, "idiom", "listed_idiom", "dropped.cut")
            continue
        findings.append(finding("idiom", "listed_idiom", (Span(start, stop),), words=scene.text[start:stop]))
    return findings


def formulas(scene: Scene) -> list[Finding]:
    """Return the set phrases of the lists (套语提法), each with its class.

    >>> from toolkit.devices.trial import found
    >>> found(formulas, "我就讲到这里，谢谢大家！", detail="class")
    [('我就讲到这里', 'stock_closing'), ('谢谢大家', 'stock_closing')]
    """
    text, starts, ends = scene.text, scene.token_at, scene.token_ends
    return [
        Finding(
            start,
            stop,
            "formula",
            (Span(start, stop),),
            "listed_formula",
            Note("why.listed_formula", {"words": text[start:stop], "kind": f"=formula.{row[1]}"}),
            {"class": row[1]},
        )
        for start, stop, row in scene.listed("formulas")
        if start in starts or stop in ends
    ]


def placeholders(scene: Scene) -> list[Finding]:
    """Return the redactions (隐名): doubled `*`, `×`, `X`, `〇` and 某 before a place or body; `20××年` is one as well.

    >>> from toolkit.devices.trial import found
    >>> found(placeholders, "**区委和××公司、某局，写作某人。")
    ['**', '××', '某']
    """
    findings = []
    for match in _REDACTION.finditer(scene.text):
        start = match.start() - (2 if _YEAR.search(scene.text[max(0, match.start() - 2) : match.start()]) else 0)
        words = scene.text[start : match.end()]
        findings.append(finding("placeholder", "redaction_signs", (Span(start, match.end()),), words=words))
    return findings
