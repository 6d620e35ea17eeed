"""What a rewritten text must keep to, checked by the analysis: one rule a constraint."""

from collections.abc import Callable

from toolkit.chars import count_cjk
from toolkit.errors import InputError
from toolkit.model import Document, Speech
from toolkit.reading import read
from toolkit.tasks.model import Said, noted, said
from toolkit.theme import label


def has_device(doc: Document, value: str) -> Said | None:
    """`device`: the text shows this device."""
    if doc.find(value):
        return None
    return said("task.rewrite.device", device=said(f"device.{value}"), what=said(f"task.is.{value}"))


def has_units(doc: Document, value: str) -> Said | None:
    """`units`: some parallelism, antithesis or other run of the text has at least so many units."""
    most = max((len(finding.members) for finding in doc.find("form")), default=0)
    return None if most >= int(value) else said("task.rewrite.units", wanted=value, found=str(most))


def is_short(doc: Document, value: str) -> Said | None:
    """`at_most`: the text has at most so many characters, marks not counted."""
    size = count_cjk(doc.text)
    return None if size <= int(value) else said("task.rewrite.long", most=value, size=str(size))


def is_long(doc: Document, value: str) -> Said | None:
    """`at_least`: the text has at least so many characters, marks not counted."""
    size = count_cjk(doc.text)
    return None if size >= int(value) else said("task.rewrite.short", least=value, size=str(size))


def says(doc: Document, value: str) -> Said | None:
    """`contains`: the text has these words."""
    return None if value in doc.text else said("task.rewrite.contains", words=value)


def avoids(doc: Document, value: str) -> Said | None:
    """`avoids`: the text has not these words."""
    return None if value not in doc.text else said("task.rewrite.avoids", words=value)


def without_slip(doc: Document, value: str) -> Said | None:
    """`no_slip`: the text has no slip of this kind (`any` for none at all); the remark says where."""
    found = next((slip for slip in doc.slips if value in {"any", slip.kind}), None)
    if found is None:
        return None
    return said("task.rewrite.slip", why=noted(found.note))


def delivers(doc: Document, value: str) -> Said | None:
    """`delivers`: the text announces so many points and delivers them."""
    kept = any(
        count.count == int(value) and count.status == "kept"
        for announcement in doc.announcements
        for count in announcement.counts
    )
    return None if kept else said("task.rewrite.delivers", count=value)


def at_strength(doc: Document, value: str) -> Said | None:
    """`strength`: the strongest directive has this strength, 1 (供参考) to 4 (必须)."""
    found = max((int(f.detail("strength") or 0) for f in doc.find("directive")), default=0)
    if found == int(value):
        return None
    return said(
        "task.rewrite.strength",
        wanted=said(f"widget.strength_{value}"),
        found=said(f"widget.strength_{found}") if found else "—",
    )


RULES: dict[str, Callable[[Document, str], Said | None]] = {
    "device": has_device,
    "units": has_units,
    "at_most": is_short,
    "at_least": is_long,
    "contains": says,
    "avoids": avoids,
    "no_slip": without_slip,
    "delivers": delivers,
    "strength": at_strength,
}
"""Name of a constraint → the rule that returns None where it is kept, else what to say."""


def unmet(text: str, constraints: tuple[tuple[str, str], ...]) -> dict[tuple[str, str], Said]:
    """Return the constraints that `text` does not keep, each with what to say about it.

    >>> list(unmet("主动研究问题，主动开展工作，主动抓好落实。", (("device", "parallelism"), ("at_most", "10"))))
    [('at_most', '10')]
    """
    doc = read(Speech(text))
    found = {}
    for name, value in constraints:
        if name not in RULES:
            message = label("error.tasks.unknown_constraint", name=name, choices=", ".join(RULES))
            raise InputError(message)
        remark = RULES[name](doc, value)
        if remark is not None:
            found[name, value] = remark
    return found
