"""The Chinese font that every picture shares: Noto Sans SC, as it lies in the `zhplot` package.

Nothing is downloaded and the system's fonts are not asked, so that a picture looks the same on every machine. The font's
folder is found without importing `zhplot`, which would bring matplotlib along.
"""

import base64
import io
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from toolkit.errors import InputError, MissingPartError
from toolkit.theme.labels import label

FAMILY = "Noto Sans SC"
"""The family name the font carries in itself: what Plotly, PowerPoint and fontconfig must ask for."""
EMBEDDED = "Toolkit Sans SC"
"""The family name of an embedded subset: one that no machine has installed, so that what is seen is what was embedded."""
FALLBACKS = ("Microsoft YaHei", "PingFang SC", "Source Han Sans SC", "sans-serif")
"""Fonts to name after ours in a style sheet, for characters that ours lacks."""
FLAVORS = {"ttf": "font/ttf", "woff": "font/woff", "woff2": "font/woff2"}
"""Container of a font → its media type. `woff2` is the smallest and needs the brotli package."""


@cache
def font_path() -> Path:
    """Return the path of Noto Sans SC (regular, TrueType).

    Raises MissingPartError where the `zhplot` package or its font is missing.

    >>> font_path().name
    'NotoSansSC-Regular.ttf'
    """
    spec = find_spec("zhplot")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for path in sorted(Path(folder, "fonts").glob("*.ttf")):
            return path
    message = label("error.theme.no_font")
    raise MissingPartError(message)


@cache
def covered() -> frozenset[int]:
    """Return the code points that the font has a glyph for.

    >>> ord("党") in covered()
    True
    """
    from fontTools.ttLib import TTFont

    with TTFont(font_path(), lazy=True) as font:
        return frozenset(font.getBestCmap())


def missing(text: str) -> str:
    """Return the characters of `text` that the font lacks, each once, in text order; blanks are not counted.

    >>> missing("镕堃党"), missing("党\U000f0000")
    ('', '\U000f0000')
    """
    have = covered()
    return "".join(dict.fromkeys(c for c in text if ord(c) not in have and not c.isspace()))


def subset(text: str, *, flavor: str = "woff") -> bytes:
    """Return a font file with the glyphs that `text` needs and no others, its family renamed to `EMBEDDED`.

    Characters that the font lacks are left out (see `missing`). The same characters give the same bytes. `flavor` is a
    key of `FLAVORS`. Raises InputError for another flavor, MissingPartError for `woff2` without brotli.

    >>> subset("党建", flavor="ttf")[:4].hex(), subset("党建")[:4]
    ('00010000', b'wOFF')
    """
    if flavor not in FLAVORS:
        message = label("error.theme.unknown_flavor", flavor=flavor, choices=", ".join(FLAVORS))
        raise InputError(message)
    if flavor == "woff2" and not (find_spec("brotli") or find_spec("brotlicffi")):
        message = label("error.theme.needs_brotli")
        raise MissingPartError(message)
    return _subset("".join(sorted(set(text))), flavor)


@lru_cache(maxsize=32)
def _subset(chars: str, flavor: str) -> bytes:
    from fontTools import subset as maker
    from fontTools.ttLib import TTFont

    options = maker.Options(
        layout_features=[],  # our layouts place each character; nothing is to be shaped again
        notdef_outline=True,
        hinting=False,
        name_IDs=[0, 1, 2, 4, 6, 13, 14],  # names and, as the OFL asks, copyright and licence
        ignore_missing_unicodes=True,
        recalc_timestamp=False,
    )
    with TTFont(font_path(), lazy=True, recalcTimestamp=False) as font:
        worker = maker.Subsetter(options)
        worker.populate(text=chars or " ")
        worker.subset(font)
        for record in font["name"].names:
            if record.nameID in {1, 4}:
                record.string = EMBEDDED
            elif record.nameID == 6:
                record.string = EMBEDDED.replace(" ", "")
        font.flavor = None if flavor == "ttf" else flavor
        out = io.BytesIO()
        font.save(out)
    return out.getvalue()


def data_uri(text: str, *, flavor: str = "woff") -> str:
    """Return the subset for `text` as a `data:` address, for a style sheet or an SVG.

    >>> data_uri("党建")[:28]
    'data:font/woff;base64,d09GRg'
    """
    packed = base64.b64encode(subset(text, flavor=flavor)).decode("ascii")
    return f"data:{FLAVORS[flavor]};base64,{packed}"


def font_face(text: str, *, flavor: str = "woff") -> str:
    """Return the `@font-face` rule that brings the glyphs of `text` along under the family name `EMBEDDED`.

    >>> font_face("党建")[:44]
    '@font-face{font-family:"Toolkit Sans SC";src'
    """
    source = data_uri(text, flavor=flavor)
    return f'@font-face{{font-family:"{EMBEDDED}";src:url("{source}") format("{flavor_name(flavor)}")}}'


def flavor_name(flavor: str) -> str:
    """Return what CSS calls a font container.

    >>> flavor_name("ttf"), flavor_name("woff2")
    ('truetype', 'woff2')
    """
    return "truetype" if flavor == "ttf" else flavor


def stack(*first: str) -> str:
    """Return a CSS `font-family` value: the names given, then the font's own, then the fallbacks.

    >>> stack(EMBEDDED)[:34]
    '"Toolkit Sans SC", "Noto Sans SC",'
    """
    names = dict.fromkeys((*first, FAMILY, *FALLBACKS))
    return ", ".join(name if name == "sans-serif" else f'"{name}"' for name in names)
