"""Notes for trainees and traces of decisions: words kept as keys, so that they can be read in either language."""

from dataclasses import dataclass
from typing import Any

from toolkit.model.span import Span
from toolkit.theme import label, labels


class Pairs:
    """A slot for pairs, read as a tuple of tuples; given as a dict, they stay one, which the garbage collector need not look into."""

    def __init__(self, owner: type, name: str) -> None:
        self._slot = owner.__dict__[name]
        self.put = self._slot.__set__

    def __get__(self, thing: Any, kind: type | None = None) -> Any:
        pairs = self.kept(thing)
        return tuple(pairs.items()) if type(pairs) is dict else pairs

    def __set__(self, thing: Any, pairs: Any) -> None:
        self.put(thing, pairs)

    def kept(self, thing: Any) -> Any:
        """Return the pairs as they were given."""
        return self._slot.__get__(thing)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for a trainee: a key into the table of labels and what fills its blanks.

    The values may be given as a dict made for this note alone. A value that is `=` and a key of the table is put into words in the same language; words of a speech that begin with `=` stay.

    >>> Note("zone.title").text("zh")
    '标题'
    >>> Note("figure.rule", (("rule", "=1+1"),)).text("en")
    'rule: =1+1'
    """

    key: str
    values: tuple[tuple[str, str], ...] = ()

    def __init__(self, key: str, values: tuple[tuple[str, str], ...] | dict[str, str] = ()) -> None:
        _set_key(self, key)
        _set_values(self, values)

    def text(self, lang: str | None = None) -> str:
        """Return the sentence in `lang` (default: the current language)."""
        filled = {k: label(v[1:], lang) if v[:1] == "=" and v[1:] in labels() else v for k, v in self.values}
        return label(self.key, lang, **filled)

    def __str__(self) -> str:
        return self.text()


_VALUES = Pairs(Note, "values")
_set_key, _set_values = Note.__dict__["key"].__set__, _VALUES.put
type.__setattr__(Note, "values", _VALUES)


@dataclass(frozen=True, slots=True)
class Considered(Span):
    """A candidate that a rule looked at: what it would have been, whether it was kept, and why."""

    kind: str
    rule: str
    kept: bool
    why: Note


Trace = list[Considered]
"""Where a rule writes what it considered, when asked to explain; None when nobody asks."""


@dataclass(frozen=True, slots=True)
class Explanation(Span):
    """Why something was found, or was not: what `explain()` answers with.

    `kind` says what the stretch is taken for (`section`, `zone`, `parallelism`, …; `nothing` where nothing was found);
    `reasons` are plain sentences in the order a teacher would give them; `evidence` are the stretches they rest on;
    `considered` are the candidates a rule looked at here, those kept and those dropped, each with why.
    """

    kind: str
    rule: str
    reasons: tuple[Note, ...]
    evidence: tuple[Span, ...] = ()
    considered: tuple[Considered, ...] = ()

    @property
    def dropped(self) -> tuple[Considered, ...]:
        """The candidates that were looked at and not kept."""
        return tuple(candidate for candidate in self.considered if not candidate.kept)

    def text(self, lang: str | None = None) -> str:
        """Return the reasons in `lang` (default: the current language), one a line, then the candidates that were dropped."""
        lines = [reason.text(lang) for reason in self.reasons]
        lines += [candidate.why.text(lang) for candidate in self.dropped]
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text()
