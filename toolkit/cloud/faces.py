"""One layout, four faces: a PNG, an SVG that carries its font, data for a widget, and a table."""

import io
import json
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from toolkit.cloud.layout import HEIGHT, LEGEND, WIDTH, Layout, extent
from toolkit.cloud.outlines import outlines
from toolkit.errors import InputError
from toolkit.theme import label
from toolkit.theme.colours import paper, series
from toolkit.theme.fonts import EMBEDDED, data_uri, flavor_name, font_path, stack

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("word", "count", "weight", "group", "placed", "reason", "size", "x", "y", "left", "top", "right", "bottom")
_LEGEND_SIZE = 26
_DOT = 18


def colour_of(group: int, theme: str) -> str:
    """Return the colour of a group of words."""
    return series(group).colour(theme)


def legend(layout: Layout) -> list[dict[str, Any]]:
    """Return the names of the groups with their places at the foot of the canvas: `text`, `group`, `x`, `y`, `size`.

    One group needs no name, unless two speeches are compared. Names too long for their share of the width are cut with `…`.
    """
    names = layout.groups
    if len(names) < 2:
        return []
    room = WIDTH / len(names) - 3 * _DOT
    shown = [_cut(name, room) for name in names]
    widths = [extent(text)[2] * _LEGEND_SIZE + 3 * _DOT for text in shown]
    at = (WIDTH - sum(widths)) / 2
    found = []
    for group, text in enumerate(shown):
        if layout.sides:
            at = (group + 0.5) * WIDTH / len(names) - widths[group] / 2
        found.append({"text": text, "group": group, "x": round(at, 2), "y": HEIGHT - LEGEND / 3, "size": _LEGEND_SIZE})
        at += widths[group]
    return found


def _cut(name: str, room: float) -> str:
    """Return `name`, cut with `…` where it is wider than `room`."""
    text = name
    while len(text) > 1 and extent(text)[2] * _LEGEND_SIZE > room:
        name = name[:-1]
        text = f"{name}…"
    return text


def data(layout: Layout, theme: str = "light") -> dict[str, Any]:
    """Return what a widget needs, ready for JSON: the canvas, the font as a data address, and the words at their places.

    `words`: `text`, `count`, `x`, `y` (left end of the baseline), `size`, `colour`, `group`; `legend` the same for the names of
    the groups with the dot before each (`dot`: x, y, radius); `left_out`: `text`, `count`, `reason`.
    """
    words = [
        {
            "text": p.term.word,
            "count": p.term.times,
            "x": p.x,
            "y": p.y,
            "size": p.size,
            "colour": colour_of(p.term.group, theme),
            "group": layout.groups[p.term.group],
        }
        for p in layout.placed
    ]
    names = [
        {
            "text": entry["text"],
            "x": entry["x"] + 1.6 * _DOT,
            "y": entry["y"],
            "size": entry["size"],
            "colour": colour_of(entry["group"], theme),
            "dot": [entry["x"] + _DOT / 2, entry["y"] - entry["size"] * 0.36, _DOT / 2],
        }
        for entry in legend(layout)
    ]
    text = "".join(str(item["text"]) for item in (*words, *names))
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "seed": layout.seed,
        "ground": paper(theme).ground,
        "ink": paper(theme).ink,
        "family": EMBEDDED,
        "font": data_uri(text) if text else "",
        "words": words,
        "legend": names,
        "left_out": [
            {"text": gone.term.word, "count": gone.term.times, "reason": gone.reason} for gone in layout.left_out
        ],
    }


def svg(layout: Layout, *, title: str, theme: str = "light", ground: bool = True) -> str:
    """Return the cloud as an SVG document that needs no font installed.

    What is seen are the glyphs' outlines, so that programs which ignore embedded fonts show them too. Over them lies the
    same text, unseen, in a subset of the font that is inside: it can be searched, selected and read aloud, and each
    word has its count as a tooltip.
    """
    face = data(layout, theme)
    shapes = outlines("".join(item["text"] for item in (*face["words"], *face["legend"])))
    style = f'@font-face{{font-family:"{EMBEDDED}";src:url("{face["font"]}") format("{flavor_name("woff")}")}}'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f"role=\"img\" aria-label={quoteattr(_plain(title))} font-family='{stack(EMBEDDED)}'>"
    )
    rows = [head, f"<title>{escape(_plain(title))}</title>", f"<style>{style if face['font'] else ''}</style>"]
    rows.append(shapes.defs())
    if ground:
        rows.append(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{face["ground"]}"/>')
    for word in face["words"]:
        tip = f"{word['text']} {word['count']} · {word['group']}"
        rows.append(shapes.word(word["text"], x=word["x"], y=word["y"], size=word["size"], fill=word["colour"]))
        rows.append(_text(word, word["colour"], f"<title>{escape(_plain(tip))}</title>"))
    for name in face["legend"]:
        x, y, radius = name["dot"]
        rows.append(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{name["colour"]}"/>')
        rows.append(shapes.word(name["text"], x=name["x"], y=name["y"], size=name["size"], fill=face["ink"]))
        rows.append(_text(name, face["ink"]))
    return "\n".join((*rows, "</svg>\n"))


def _text(item: dict[str, Any], fill: str, tip: str = "") -> str:
    return (
        f'<text x="{item["x"]:g}" y="{item["y"]:g}" font-size="{item["size"]:g}" fill="{fill}" fill-opacity="0">'
        f"{tip}{escape(_plain(item['text']))}</text>"
    )


def _plain(text: str) -> str:
    """Return `text` without the control characters that no XML document may hold."""
    return "".join(c for c in text if c.isprintable())


def png(layout: Layout, *, title: str, width: int = 1920, theme: str = "light") -> bytes:
    """Return the cloud as a PNG `width` pixels wide, 16:9; its title and the words' places go along as text chunks.

    Raises InputError for a width below 160 or above 16,000.
    """
    from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

    if not 160 <= width <= 16_000:
        message = label("error.cloud.picture_width", width=width)
        raise InputError(message)
    scale = width / WIDTH
    face = data(layout, theme)
    image = Image.new("RGB", (width, round(HEIGHT * scale)), face["ground"])
    pen = ImageDraw.Draw(image)

    def font(size: float) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(str(font_path()), size * scale, layout_engine=ImageFont.Layout.BASIC)

    for word in face["words"]:
        spot = (word["x"] * scale, word["y"] * scale)
        pen.text(spot, word["text"], font=font(word["size"]), fill=word["colour"], anchor="ls")
    for name in face["legend"]:
        x, y, radius = (value * scale for value in name["dot"])
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=name["colour"])
        pen.text(
            (name["x"] * scale, name["y"] * scale), name["text"], font=font(name["size"]), fill=face["ink"], anchor="ls"
        )
    said = PngImagePlugin.PngInfo()
    said.add_itxt("Title", _plain(title))
    said.add_itxt("words", json.dumps([[_plain(w["text"]), w["count"]] for w in face["words"]], ensure_ascii=False))
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=said, optimize=True)
    return out.getvalue()


def table(layout: Layout, lang: str | None = None) -> "pd.DataFrame":
    """Return one row a word, placed or not: COLUMNS; `reason` says in words why a word is not in the picture."""
    import pandas as pd

    rows: list[tuple[Any, ...]] = [
        (p.term.word, p.term.times, p.term.weight, layout.groups[p.term.group], True, "", p.size, p.x, p.y, *p.box)
        for p in layout.placed
    ]
    rows += [
        (t.word, t.times, t.weight, layout.groups[t.group], False, label(f"cloud.{reason}", lang), *[None] * 7)
        for t, reason in layout.left_out
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype(dict.fromkeys(COLUMNS[6:], "float64")).sort_values("weight", ascending=False, kind="stable")
