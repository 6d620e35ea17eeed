"""The report (分析报告): one HTML file with everything found in a speech, for any browser, without a network."""

import os
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from toolkit.catalogue import source_words
from toolkit.cloud import word_cloud
from toolkit.compare import Comparison
from toolkit.errors import InputError
from toolkit.export import parts
from toolkit.export.drawing import both, cloud_svg, figure_svg, rules
from toolkit.export.html import Html, frame_table, join, tag, text
from toolkit.export.marked_text import text_html
from toolkit.export.provenance import provenance
from toolkit.figures import plot
from toolkit.figures._map_blocks import section_map_info
from toolkit.figures.base import about
from toolkit.files import write_atomic
from toolkit.model import FAMILIES, Document
from toolkit.theme import label, resolve
from toolkit.theme.colours import css_variables

_HERE = Path(__file__).parent
_IDS = re.compile(r'(\bid="|href="#|url\(#)([\w-]+)')
_CLOUD_COLUMNS = 6
"""Word, count, weight, group, placed, and why not; where a word stands is seen."""
_OWN_CHAPTER = {"section_map", "announcements"}
_LANG = {"zh": "zh-Hans", "en": "en"}


def save_report(
    doc: Document, path: str | os.PathLike[str], *, lang: str | None = None, overwrite: bool = False
) -> Path:
    """Write the report of `doc` to `path` as a whole and return the path."""
    return write_atomic(path, report_html(doc, lang=lang), overwrite=overwrite)


def render(things: tuple[Any, ...], *, lang: str | None = None) -> bytes:
    """Return the report of the one Document or Comparison in `things` as bytes, for `tk.save`."""
    if len(things) == 1 and isinstance(things[0], Comparison):
        from toolkit.export.comparison_report import comparison_html

        return comparison_html(things[0], lang=lang).encode("utf-8", "surrogatepass")
    if len(things) != 1 or not isinstance(things[0], Document):
        message = label("error.export.one_report")
        raise InputError(message)
    return report_html(things[0], lang=lang).encode("utf-8", "surrogatepass")


def report_html(doc: Document, *, lang: str | None = None) -> str:
    """Return the report of `doc` as one self-contained page: no script, no request, light, dark and print styles.

    The same Document and language give the same text.
    """
    lang = resolve(lang)
    title = doc.title or doc.name or label("report.title", lang)
    return page_html(title, list(_chapters(doc, lang)), kicker=label("report.title", lang), doc=doc, lang=lang)


def page_html(title: str, chapters: list[tuple[str, Html]], *, kicker: str, doc: Document, lang: str) -> str:
    """Return a whole page of `chapters` (label key after `report.`, content) under `title`, its fonts and styles inside."""
    contents = tag("ol", [tag("li", tag("a", label(f"report.{key}", lang), href=f"#{key}")) for key, _ in chapters])
    body = tag(
        "main",
        tag("header", tag("h1", title), tag("p", kicker), _class="top"),
        tag("nav", tag("h2", label("report.contents", lang)), contents, aria_label=label("report.contents", lang)),
        [tag("section", tag("h2", label(f"report.{key}", lang)), inner, id=key) for key, inner in chapters],
    )
    head = join(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content=f"speech-toolkit {provenance(doc)['version']}"),
        tag("title", title),
        tag("style", Html(_css(str(body)))),
    )
    page = tag("html", tag("head", head), tag("body", body, _class="tk"), lang=_LANG[lang])
    return f"<!DOCTYPE html>\n{page}\n"


def _css(shown: str) -> str:
    light, dark = css_variables("light"), css_variables("dark")
    return "\n".join(
        (
            _font_rule(shown),
            f":root{{{light}{rules(shown, 'light')}}}",
            f"@media screen and (prefers-color-scheme: dark){{:root{{{dark}{rules(shown, 'dark')}}}}}",
            (_HERE / "page.css").read_text(encoding="utf-8"),
            (_HERE / "report.css").read_text(encoding="utf-8"),
            parts.inks_css(".tk"),
        )
    )


def _font_rule(shown: str) -> str:
    """Return the font for the characters shown, so that no machine shows boxes; nothing where fontTools is missing."""
    if find_spec("fontTools") is None:
        return ""
    from toolkit.theme.fonts import font_face

    return font_face("".join(sorted(set(shown))))


def _chapters(doc: Document, lang: str) -> Iterator[tuple[str, Html]]:
    yield "facts", parts.facts(doc, lang)
    yield (
        "map",
        join(
            parts.map_html(doc, lang, links=True),
            folded(section_map_info(doc, lang=lang).table(lang), label("report.map", lang), lang),
        ),
    )
    yield "outline", parts.outline_tree(doc, lang, links=True)
    yield "announcements", parts.announcements_table(doc, lang)
    yield "devices", parts.findings_list(doc, lang)
    yield "figures", join(list(_figures(doc, lang)))
    yield "text", join(_switches(lang), text_html(doc, lang))
    yield "slips", join(tag("p", label("report.slips_note", lang)), parts.slips_list(doc, lang))
    count = label("report.count", lang, count=len(doc.findings))
    yield "all", tag("details", tag("summary", count), parts.findings_table(doc, lang))
    yield "settings", settings_list(doc, lang)


def _figures(doc: Document, lang: str) -> Iterator[Html]:
    for name in plot.OF_DOCUMENT:
        if name in _OWN_CHAPTER:
            continue
        draw = getattr(plot, name)
        light, dark = (draw(doc, lang=lang, theme=theme) for theme in ("light", "dark"))
        # The strip has a mark for each finding, and the list of all findings is its table.
        listed = tag("p", tag("a", label("report.all", lang), href="#all")) if name == "device_strip" else None
        yield figure_html(light, dark, plot.table_of(name, doc, lang) if listed is None else listed, lang)
    yield _cloud(doc, lang)


def _cloud(doc: Document, lang: str) -> Html:
    cloud = word_cloud(doc, lang=lang)
    drawings = both_papers(*(cloud_svg(cloud, theme=theme) for theme in ("light", "dark")))
    table = cloud.table(lang).iloc[:, :_CLOUD_COLUMNS]
    return tag("figure", tag("h3", cloud.title), drawings, folded(table, cloud.title, lang))


def both_papers(light: Html, dark: Html) -> Html:
    """Return a drawing for light and dark paper: one whose colours follow the page, or two of which one is seen."""
    one = both(light, dark)
    if one is not None:
        return one
    return join(
        [
            tag("div", Html(_IDS.sub(rf"\1\2-{theme}", svg)), _class=f"only-{theme}")
            for svg, theme in ((light, "light"), (dark, "dark"))
        ]
    )


def figure_html(light: Any, dark: Any, table: Any, lang: str) -> Html:
    """Return a figure for light and dark paper, with its text alternative and, folded away, its table twin.

    `table` is a DataFrame, or finished HTML that leads to the table.
    """
    said = about(light)
    drawings = [figure_svg(one) for one in (light, dark)]
    shown = None if drawings[0] is None or drawings[1] is None else both_papers(drawings[0], drawings[1])
    return tag(
        "figure",
        tag("h3", said["title"]),
        shown or tag("p", label("report.no_drawing", lang)),
        tag("figcaption", said["alt"]),
        table if isinstance(table, Html) else folded(table, said["title"], lang, opened=not shown),
    )


def folded(table: Any, title: str, lang: str, *, opened: bool = False) -> Html:
    """Return the table twin of a figure, folded away unless `opened`."""
    inner = tag("div", frame_table(table), _class="scroll", tabindex="0", role="region", aria_label=title)
    return tag("details", tag("summary", label("report.table", lang)), inner, open=opened)


def _switches(lang: str) -> Html:
    boxes = [
        tag(
            "label",
            tag("input", type="checkbox", id=f"show-{family}", checked=True),
            " ",
            tag("span", label(f"family.{family}", lang), _class=f"f-{family}"),
        )
        for family in FAMILIES
    ]
    return tag("div", label("report.show", lang), " ", boxes, _class="switches")


def settings_list(doc: Document, lang: str) -> Html:
    """Return from what and with what the Document was made."""
    known = provenance(doc)
    known["file_source"] = source_words(known["file_source"], lang)
    rows = [(label(f"report.{key}", lang), value) for key, value in known.items() if value]
    return tag("dl", [join(tag("dt", key), tag("dd", text(value))) for key, value in rows], _class="settings")
