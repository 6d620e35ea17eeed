"""Colours that people with any colour vision can tell apart, each with a second cue that needs no colour.

The hues are those of Okabe and Ito (2008, *Color universal design*) and of the "muted" and "bright" schemes of Paul Tol
(2021, technical note SRON/EPS/TN/09-002), lightened for dark paper. Twelve functions are more than hues alone can keep
apart, so every name also has a pattern, a dash, a symbol and an underline of its own within its kind.
"""

from dataclasses import dataclass

from toolkit.errors import InputError
from toolkit.theme.labels import label

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Cue:
    """How one name is drawn: its colour on light and on dark paper, and the cues that do not need colour.

    `pattern`, `dash` and `symbol` are Plotly's names, `underline` is a CSS `text-decoration-style`.
    """

    light: str
    dark: str
    pattern: str = ""
    dash: str = "solid"
    symbol: str = "circle"
    underline: str = "solid"

    def colour(self, theme: str = "light") -> str:
        """Return the colour for `theme` (`light` or `dark`)."""
        return self.dark if checked(theme) == "dark" else self.light


@dataclass(frozen=True, slots=True)
class Paper:
    """What everything is drawn on: background, text, muted text, lines, and the colour of what is chosen."""

    ground: str
    ink: str
    muted: str
    line: str
    soft: str
    accent: str


PAPERS = {
    "light": Paper("#ffffff", "#1b1f24", "#57606a", "#d0d7de", "#f3f4f6", "#0b57d0"),
    "dark": Paper("#15181c", "#e6e8eb", "#a3abb5", "#3d444d", "#20252b", "#8ab4f8"),
}

_PATTERNS = ("", "/", "\\", ".", "x", "-", "|", "+")
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "x", "star", "pentagon", "triangle-down", "hexagon")
_UNDERLINES = ("solid", "double", "dashed", "dotted", "wavy")


def _cued(rows: tuple[tuple[str, str, str], ...]) -> dict[str, Cue]:
    """Give each (name, light, dark) the next of the cues that need no colour."""
    return {
        name: Cue(
            light,
            dark,
            _PATTERNS[i % len(_PATTERNS)],
            _DASHES[i % len(_DASHES)],
            _SYMBOLS[i % len(_SYMBOLS)],
            _UNDERLINES[i % len(_UNDERLINES)],
        )
        for i, (name, light, dark) in enumerate(rows)
    }


ZONE_CUES = _cued(
    (
        ("body", "#0072b2", "#56a8dc"),
        ("opening", "#e69f00", "#f2b63c"),
        ("closing", "#aa4499", "#d684c8"),
        ("title", "#332288", "#9d90e8"),
        ("salutation", "#44aa99", "#62c9b8"),
        ("byline", "#8a6a00", "#ccaa44"),
        ("front_matter", "#767676", "#8f979f"),
        ("back_matter", "#a9a9a9", "#6d757d"),
    )
)
FUNCTION_CUES = _cued(
    (
        ("demand", "#0072b2", "#56a8dc"),
        ("affirm", "#117733", "#4fb477"),
        ("problem", "#d55e00", "#f08a45"),
        ("situation", "#ddcc77", "#ddcc77"),
        ("appraise_meeting", "#88ccee", "#88ccee"),
        ("background", "#999933", "#b9b958"),
        ("pledge", "#44aa99", "#62c9b8"),
        ("call", "#882255", "#d0709d"),
        ("announce", "#c4c8cc", "#7d858d"),
        ("narrate", "#e8a6b1", "#e8a6b1"),
        ("thanks", "#aa4499", "#d684c8"),
        ("other", "#8a8f94", "#5f666d"),
    )
)
FAMILY_CUES = _cued(
    (("form", "#0072b2", "#56b4e9"), ("words", "#d55e00", "#f08a45"), ("stance", "#007a5a", "#2fc79b")),
)
STATUS_CUES = _cued(
    (
        ("kept", "#117733", "#4fb477"),
        ("short", "#d55e00", "#f08a45"),
        ("over", "#aa4499", "#d684c8"),
        ("unknown", "#767676", "#8f979f"),
        ("unmarked", "#8a6a00", "#ccaa44"),
        ("undelivered", "#882255", "#d0709d"),
    )
)
POLARITY_CUES = {
    "+": Cue("#0072b2", "#56b4e9", "", "solid", "triangle-up", "solid"),
    "-": Cue("#d55e00", "#f08a45", "/", "dash", "triangle-down", "wavy"),
}
STRENGTH_CUES = {
    "1": Cue("#c6dbef", "#2b4a66", "", "dot", "circle", "dotted"),
    "2": Cue("#6baed6", "#3f7fb0", ".", "dash", "diamond", "dashed"),
    "3": Cue("#2171b5", "#6fb1e0", "/", "solid", "square", "solid"),
    "4": Cue("#08306b", "#c3e1f7", "x", "solid", "star", "double"),
}
SERIES = tuple(
    _cued(
        (
            ("1", "#0072b2", "#56b4e9"),
            ("2", "#d55e00", "#f08a45"),
            ("3", "#117733", "#4fb477"),
            ("4", "#882255", "#e8a6b1"),
            ("5", "#8a6a00", "#ccaa44"),
            ("6", "#44aa99", "#62c9b8"),
            ("7", "#332288", "#9d90e8"),
            ("8", "#767676", "#8f979f"),
        )
    ).values()
)
"""For things that are numbered rather than named: speeches compared, lines of a trend. Taken round again past the eighth."""


def _devices() -> dict[str, Cue]:
    """Give each device its family's colour and, within the family, the next of the other cues."""
    groups = {
        "form": "parallelism antithesis repetition gradation anadiplosis chiasmus contrast parallel_pair negation_run "
        "rhetorical_question hypophora",
        "words": "idiom four_character numeric_abbreviation quoted_term metaphor formula placeholder",
        "stance": "directive appraisal person booster hedge authority",
    }
    found = {}
    for family, names in groups.items():
        hue = FAMILY_CUES[family]
        found.update(_cued(tuple((name, hue.light, hue.dark) for name in names.split())))
    return found


CUES = {
    "zone": ZONE_CUES,
    "function": FUNCTION_CUES,
    "family": FAMILY_CUES,
    "device": _devices(),
    "status": STATUS_CUES,
    "polarity": POLARITY_CUES,
    "strength": STRENGTH_CUES,
}
"""Kind → name → how it is drawn."""


def checked(theme: str) -> str:
    """Return `theme` if it is `light` or `dark`; raise InputError otherwise."""
    if theme not in THEMES:
        message = label("error.theme.unknown_theme", theme=theme, choices=", ".join(THEMES))
        raise InputError(message)
    return theme


def cue(kind: str, name: str) -> Cue:
    """Return how `name` of `kind` (a key of CUES) is drawn; an empty name is drawn as `other`.

    >>> cue("family", "words").underline
    'double'
    >>> cue("zone", "colour")
    Traceback (most recent call last):
    toolkit.errors.InputError: No zone is called 'colour': choose one of body, opening, ...
    """
    if kind not in CUES:
        message = label("error.theme.unknown_kind", kind=kind, choices=", ".join(CUES))
        raise InputError(message)
    if not name:
        return FUNCTION_CUES["other"]
    if name not in CUES[kind]:
        message = label("error.theme.unknown_name", kind=kind, name=name, choices=", ".join(CUES[kind]))
        raise InputError(message)
    return CUES[kind][name]


def series(number: int) -> Cue:
    """Return how the thing numbered `number` (from 0) is drawn."""
    return SERIES[number % len(SERIES)]


def paper(theme: str = "light") -> Paper:
    """Return what is drawn on in `theme`."""
    return PAPERS[checked(theme)]


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance).

    >>> round(contrast("#ffffff", "#000000"))
    21
    """
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def ink_on(colour: str) -> str:
    """Return black or white, whichever is read better on `colour`.

    >>> ink_on("#332288"), ink_on("#ddcc77")
    ('#ffffff', '#111111')
    """
    return max(("#111111", "#ffffff"), key=lambda ink: contrast(ink, colour))


def mixed(colour: str, other: str, share: float) -> str:
    """Return `colour` with `share` (0 to 1) of `other` in it.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    blend = (a + (b - a) * share for a, b in zip(_channels(colour), _channels(other), strict=True))
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in blend)


def css_variables(theme: str = "light") -> str:
    """Return the declarations of every colour as CSS variables, such as `--tk-ground` and `--tk-zone-body`.

    They belong inside a rule, for instance `:root { … }`.
    """
    sheet = paper(theme)
    rows = [f"--tk-{name}: {getattr(sheet, name)};" for name in Paper.__slots__]
    rows += [
        f"--tk-{kind}-{name.replace('_', '-')}: {one.colour(theme)};"
        for kind, named in CUES.items()
        if kind != "polarity"
        for name, one in named.items()
    ]
    rows += [f"--tk-series-{i}: {one.colour(theme)};" for i, one in enumerate(SERIES, 1)]
    return "\n".join(rows)
