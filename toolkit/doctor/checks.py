"""What the facts mean: one named check a question, each with what it found and what to do."""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.doctor.facts import NEEDED, OPTIONAL, Facts
from toolkit.model import Note

OLDEST_PYTHON = (3, 11)
LITTLE_MEMORY = 1_500_000_000
"""Bytes: JupyterLab, a kernel with figures, and a browser together want about this much."""
SAMPLE_SECTIONS = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of one check: `state` is `ok`, `warn` (something is missing that not everyone needs) or `fail`."""

    check: str
    state: str
    found: Note
    cure: Note | None = None

    @property
    def line(self) -> str:
        """The verdict in a line of the current language."""
        cure = f" {self.cure}" if self.cure else ""
        return f"{self.found}{cure}"


Check = Callable[[Facts], Verdict]


def _said(check: str, state: str, **values: object) -> Verdict:
    texts = tuple((key, str(value)) for key, value in values.items())
    cure = None if state == "ok" else Note(f"doctor.{check}.cure", texts)
    return Verdict(check, state, Note(f"doctor.{check}.{'ok' if state == 'ok' else 'bad'}", texts), cure)


def python(facts: Facts) -> Verdict:
    """Python is 3.11 or newer.

    >>> python(Facts((3, 9, 1))).state
    'fail'
    """
    state = "ok" if facts.python[:2] >= OLDEST_PYTHON else "fail"
    return _said("python", state, version=".".join(map(str, facts.python)))


def packages(facts: Facts) -> Verdict:
    """Everything that the toolkit cannot do without is installed.

    >>> packages(Facts((3, 12, 0), {"jieba": "0.42.1"})).state
    'fail'
    """
    missing = [name for name in NEEDED if not facts.versions.get(name)]
    return _said("packages", "fail" if missing else "ok", names=" ".join(missing) or "—")


def extras(facts: Facts) -> Verdict:
    """What the classroom and the exports need is installed.

    >>> extras(Facts((3, 12, 0))).state
    'warn'
    """
    missing = [name for name in OPTIONAL if not facts.versions.get(name)]
    return _said("extras", "warn" if missing else "ok", names=" ".join(missing) or "—")


def widgets(facts: Facts) -> Verdict:
    """The widgets of the kernel and those of the page belong together: ipywidgets 8 with jupyterlab-widgets 3.

    >>> widgets(Facts((3, 12, 0), {"ipywidgets": "7.7.5", "jupyterlab-widgets": "1.1.4"})).state
    'fail'
    """
    back, front = (facts.versions.get(name, "") for name in ("ipywidgets", "jupyterlab-widgets"))
    fits = back.startswith("8.") and front.startswith("3.")
    return _said("widgets", "ok" if fits else "fail", back=back or "—", front=front or "—")


def font(facts: Facts) -> Verdict:
    """The Chinese font is there.

    >>> font(Facts((3, 12, 0))).state
    'fail'
    """
    return _said("font", "ok" if facts.font else "fail")


def browser(facts: Facts) -> Verdict:
    """A browser for pictures of figures is there; deck, report, cloud, Word and Excel need none.

    >>> browser(Facts((3, 12, 0))).state
    'warn'
    """
    return _said("browser", "ok" if facts.browser else "warn")


def folders(facts: Facts) -> Verdict:
    """Results, progress and what was read can be written.

    >>> folders(Facts((3, 12, 0), folders={"here": "Read-only file system"})).state
    'fail'
    """
    wrong = [reason for reason in facts.folders.values() if reason]
    return _said("folders", "fail" if wrong else "ok", names=", ".join(wrong) or "—")


def memory(facts: Facts) -> Verdict:
    """There is memory for JupyterLab, a kernel and a browser.

    >>> memory(Facts((3, 12, 0), memory=300_000_000)).state
    'warn'
    """
    if facts.memory is None:
        return Verdict("memory", "ok", Note("doctor.memory.unknown"))
    return _said("memory", "ok" if facts.memory >= LITTLE_MEMORY else "warn", size=f"{facts.memory / 1e9:.1f}")


def sample(facts: Facts) -> Verdict:
    """The sample speech is read from end to end, and its six points are found.

    >>> sample(Facts((3, 12, 0), sections=6, seconds=0.5)).state
    'ok'
    """
    right = facts.sections == SAMPLE_SECTIONS
    seconds = f"{facts.seconds:.1f}" if facts.seconds is not None else "—"
    return _said("sample", "ok" if right else "fail", seconds=seconds, reason=facts.failure or facts.sections)


CHECKS: tuple[Check, ...] = (python, packages, widgets, font, folders, memory, sample, extras, browser)


def examine(facts: Facts) -> tuple[Verdict, ...]:
    """Return the verdict of every check, in order."""
    return tuple(check(facts) for check in CHECKS)
