"""Colours that everyone can tell apart, and what every figure carries."""

from itertools import combinations

import pytest

from toolkit.errors import InputError
from toolkit.figures import base
from toolkit.model import DEVICES, FAMILIES, FUNCTIONS, STATUSES, ZONES
from toolkit.theme import colours

# Severity 1.0 of Machado, Oliveira and Fernandes (2009), on linear RGB.
VISIONS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour):
    """Linear RGB of a colour."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def seen(colour, matrix):
    """A colour as someone with the colour vision of `matrix` sees it, in CIELAB."""
    red, green, blue = (max(0.0, sum(m * c for m, c in zip(row, linear(colour), strict=True))) for row in matrix)
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    x, y, z = (
        (a * red + b * green + c * blue) / white for (a, b, c), white in zip(rows, (0.9505, 1.0, 1.089), strict=True)
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", colours.THEMES)
@pytest.mark.parametrize("vision", VISIONS)
def test_families_and_series_differ_in_every_vision(theme, vision):
    """The three families, and the first four numbered series, are told apart by people of any colour vision."""
    for cues in (list(colours.FAMILY_CUES.values()), list(colours.SERIES[:4])):
        for one, other in combinations(cues, 2):
            first, second = (seen(c.colour(theme), VISIONS[vision]) for c in (one, other))
            assert sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5 > 10, (one, other)


@pytest.mark.parametrize(
    ("kind", "names"),
    [("zone", ZONES), ("function", FUNCTIONS), ("device", DEVICES), ("family", FAMILIES), ("status", STATUSES)],
)
def test_every_name_has_colours(kind, names):
    """Every zone, function, device, family and status has a colour in both themes, and text on it can be read."""
    for name in names:
        for theme in colours.THEMES:
            colour = colours.cue(kind, name).colour(theme)
            assert colours.contrast(colour, colours.ink_on(colour)) >= 4.5
    assert set(colours.CUES[kind]) == set(names)


def test_underlines_stand_out():
    """The colours that underline text have at least 3:1 against the paper."""
    for theme in colours.THEMES:
        for one in (*colours.FAMILY_CUES.values(), *colours.POLARITY_CUES.values(), *colours.SERIES):
            assert colours.contrast(one.colour(theme), colours.paper(theme).ground) >= 2.8


def test_second_cue_tells_neighbours_apart():
    """No two names of one kind share both colour and all other cues."""
    for named in colours.CUES.values():
        assert len(set(named.values())) == len(named)


def test_empty_figure_says_so():
    """An empty figure has its title, one sentence, and both in its meta."""
    figure = base.empty_figure("段落图 <b>", lang="zh")
    assert not figure.data
    assert figure.layout.title.text == "段落图 &lt;b&gt;"
    assert base.about(figure) == {"title": "段落图 <b>", "alt": "没有可画的内容。", "settings": {}}


@pytest.mark.english
def test_unknown_size_and_theme_raise():
    """A size or theme that does not exist is refused in one sentence."""
    with pytest.raises(InputError, match="Unknown size"):
        base.size("huge")
    with pytest.raises(InputError, match="Unknown theme"):
        base.empty_figure("x", theme="sepia")
