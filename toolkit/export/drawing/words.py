"""A word cloud as inline SVG for a page that brings the font itself: text without outlines, a tenth of the size."""

from typing import Any

from toolkit.cloud import Cloud
from toolkit.export.html import Html, tag
from toolkit.theme.fonts import EMBEDDED, stack


def cloud_svg(cloud: Cloud, *, theme: str = "light") -> Html:
    """Return `cloud` on `theme` paper, each word with its count as a tooltip."""
    face = cloud.data(theme=theme)
    named = [
        [tag("circle", cx=f"{x:g}", cy=f"{y:g}", r=f"{r:g}", fill=name["colour"]), _word(name, face["ink"])]
        for name in face["legend"]
        for x, y, r in [name["dot"]]
    ]
    return tag(
        "svg",
        tag("title", cloud.title),
        tag("rect", width=face["width"], height=face["height"], fill=face["ground"]),
        [_word(w, w["colour"], f"{w['text']} {w['count']} · {w['group']}") for w in face["words"]],
        named,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {face['width']} {face['height']}",
        role="img",
        aria_label=cloud.title,
        font_family=stack(EMBEDDED).replace('"', "'"),
    )


def _word(item: dict[str, Any], fill: str, tip: str = "") -> Html:
    place = dict(x=f"{item['x']:g}", y=f"{item['y']:g}", font_size=f"{item['size']:g}", fill=fill)
    return tag("text", tag("title", tip) if tip else None, item["text"], **place)
