"""Pictures (图片): any figure or cloud as PNG, SVG or PDF, and all figures of a speech at once in a folder with an index."""

import json
import os
import re
import struct
import zlib
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import toolkit
from toolkit.errors import InputError
from toolkit.export.browser import pictures
from toolkit.export.drawing import figure_svg
from toolkit.export.folder import write_folder
from toolkit.export.html import Html, frame_table, join, tag
from toolkit.figures.base import about
from toolkit.files import csv_text
from toolkit.theme import label, resolve
from toolkit.theme.fonts import EMBEDDED, FAMILY, font_face

FORMATS = ("png", "svg", "pdf")
_HIGHEST = 8


class Picture(NamedTuple):
    """A figure or a cloud on its way to a folder: its name there, and its table twin as a DataFrame."""

    name: str
    thing: Any
    table: Any


def render(
    things: tuple[Any, ...],
    *,
    suffix: str,
    lang: str | None = None,
    width: int | None = None,
    height: int | None = None,
    scale: float = 2,
) -> bytes:
    """Return the one figure or cloud in `things` as a picture, for `tk.save`.

    `width` and `height` are in CSS pixels (default: the figure's own, a 16:9 slide of 960 × 540), `scale` is the density of a
    PNG. An SVG carries its font and, where our own drawing knows all its traces, needs no browser; nor does a cloud's PNG.
    """
    if len(things) != 1 or not is_picture(things[0]):
        raise InputError(label("images.one", lang, suffix=suffix))
    if not 0 < scale <= _HIGHEST:
        raise InputError(label("images.scale", lang, highest=_HIGHEST, scale=scale))
    return picture(things[0], suffix.removeprefix("."), width=width, height=height, scale=scale)


def _is_figure(thing: Any) -> bool:
    return hasattr(thing, "to_plotly_json")


def is_picture(thing: Any) -> bool:
    """Return whether `thing` is a Plotly figure or a cloud."""
    return _is_figure(thing) or (hasattr(thing, "png") and hasattr(thing, "svg"))


def picture(thing: Any, form: str, *, width: int | None = None, height: int | None = None, scale: float = 2) -> bytes:
    """Return a figure or a cloud as `png`, `svg` or `pdf`."""
    if not _is_figure(thing):
        if form == "pdf":
            framed = _framed(thing)
            return marked(pictures([(framed, form)], width=width, height=height)[0], form, framed)
        made = thing.svg() if form == "svg" else thing.png(round((width or 960) * scale))
        return made.encode("utf-8") if isinstance(made, str) else bytes(made)
    if form == "svg" and (drawn := _own_svg(thing)) is not None:
        return drawn
    made = marked(pictures([(thing, form)], width=width, height=height, scale=scale)[0], form, thing)
    return _with_font(made) if form == "svg" else made


def _with_font(drawing: bytes) -> bytes:
    # What a browser drew names the font and does not carry it: on a machine without Chinese fonts its title would be boxes.
    text = drawing.decode("utf-8").replace(f"'{FAMILY}'", f"'{EMBEDDED}', '{FAMILY}'")
    inside = text.index(">", text.index("<svg")) + 1
    style = tag("style", Html(font_face("".join(sorted(set(text))))))
    return f"{text[:inside]}{style}{text[inside:]}".encode()


def _own_svg(figure: Any) -> bytes | None:
    drawing = figure_svg(figure, title=True)
    if drawing is None:
        return None
    style = tag("style", Html(font_face("".join(sorted(set(drawing))))))
    meta = tag("metadata", json.dumps(_told(figure), ensure_ascii=False, sort_keys=True))
    whole = drawing.replace("</title>", f"</title>{meta}{style}", 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'.encode()


def _framed(cloud: Any) -> Any:
    """Return a figure that shows a cloud and nothing else, for a browser to print."""
    import plotly.graph_objects as go

    source = "data:image/svg+xml;base64," + b64encode(cloud.svg().encode("utf-8")).decode("ascii")
    place = dict(xref="paper", yref="paper", x=0, y=1, sizex=1, sizey=1, sizing="contain", layer="above")
    return go.Figure(
        layout=dict(
            width=960,
            height=540,
            margin=dict(l=0, r=0, t=0, b=0),
            xaxis=dict(visible=False),
            yaxis=dict(visible=False),
            images=[dict(source=source, **place)],
            meta=dict(title=cloud.title, alt=cloud.title),
        )
    )


def _told(figure: Any) -> dict[str, Any]:
    return {**about(figure), "generator": f"speech-toolkit {toolkit.__version__}"}


def marked(data: bytes, form: str, figure: Any) -> bytes:
    """Return a picture with its title, text alternative and settings in it, and without the time at which it was made."""
    told = json.dumps(_told(figure), ensure_ascii=True, sort_keys=True).encode()
    if form == "png":
        chunk = b"tEXtDescription\0" + told
        end = data.rindex(b"\0\0\0\0IEND")
        return (
            data[:end] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + data[end:]
        )
    if form == "pdf":
        data = re.sub(rb"/(CreationDate|ModDate) ?\(D:\d{14}", lambda m: m[0][:-14] + b"20000101000000", data)
        return data.rstrip() + b"\n% " + told + b"\n"
    return data


def pictures_of(thing: Any, lang: str | None = None) -> Iterator[Picture]:
    """Yield every figure of a Document or a Comparison, and its cloud, in the order of a report."""
    from toolkit.cloud import word_cloud
    from toolkit.figures import plot
    from toolkit.model import Document

    single = isinstance(thing, Document)
    for name in plot.OF_DOCUMENT if single else plot.OF_COMPARISON:
        yield Picture(name, getattr(plot, name)(thing, lang=lang), plot.table_of(name, thing, lang))
    docs = (thing,) if single else thing.documents[:2]
    cloud = word_cloud(*docs, lang=lang)
    yield Picture("cloud", cloud, cloud.table(lang))


def save_figures(
    folder: str | os.PathLike[str],
    thing: Any,
    *,
    formats: tuple[str, ...] = ("png", "svg"),
    lang: str | None = None,
    scale: float = 2,
    overwrite: bool = False,
    progress: bool = True,
) -> Path:
    """Write every figure of a Document or a Comparison into `folder`, with tables as CSV and an `index.html`; return the folder.

    One browser draws them all. The folder is written as a whole: where a picture fails, nothing is there. Raises InputError
    for an unknown format.
    """
    lang = resolve(lang)
    formats = (formats,) if isinstance(formats, str) else tuple(formats)
    if not formats or any(f not in FORMATS for f in formats):
        raise InputError(label("images.formats", lang, formats=", ".join(FORMATS)))
    found = list(pictures_of(thing, lang))
    files = dict(_files(found, formats, scale, progress=progress))
    files["index.html"] = _index(found, formats, thing, lang)
    return write_folder(Path(folder), files, overwrite=overwrite)


def _stem(number: int, one: Picture) -> str:
    return f"{number:02d}-{one.name.replace('_', '-')}"


def _files(
    found: list[Picture], formats: tuple[str, ...], scale: float, *, progress: bool
) -> Iterator[tuple[str, bytes]]:
    from tqdm.auto import tqdm

    with tqdm(total=len(found) * len(formats), disable=None if progress else True, leave=False) as bar:
        for number, one in enumerate(found, 1):
            yield f"{_stem(number, one)}.csv", csv_text(one.table, end="\r\n").encode("utf-8-sig", "replace")
        jobs = [(p, f) for f in formats for p in found if f == "pdf" or (f == "png" and _is_figure(p.thing))]
        shown = [p.thing if _is_figure(p.thing) else _framed(p.thing) for p, _ in jobs]
        drawn = pictures(list(zip(shown, (form for _, form in jobs), strict=True)), scale=scale, done=bar.update)
        ready = {
            (p.name, form): marked(data, form, thing) for (p, form), data, thing in zip(jobs, drawn, shown, strict=True)
        }
        for number, one in enumerate(found, 1):
            for form in formats:
                if (one.name, form) in ready:
                    yield f"{_stem(number, one)}.{form}", ready[one.name, form]
                else:
                    yield f"{_stem(number, one)}.{form}", picture(one.thing, form, scale=scale)
                    bar.update()


def _index(found: list[Picture], formats: tuple[str, ...], thing: Any, lang: str) -> bytes:
    from toolkit.export.report import settings_list
    from toolkit.model import Document

    cards = []
    shown = next((f for f in ("svg", "png") if f in formats), None)
    for number, one in enumerate(found, 1):
        stem = _stem(number, one)
        plain = _is_figure(one.thing)
        told = about(one.thing) if plain else {"title": one.thing.title, "alt": one.thing.title}
        links = [tag("a", form.upper(), href=f"{stem}.{form}") for form in formats]
        links.append(tag("a", "CSV", href=f"{stem}.csv"))
        image = tag("img", src=f"{stem}.{shown}", alt=told["alt"], width=640) if shown else None
        table = tag("details", tag("summary", label("report.table", lang)), frame_table(one.table))
        spaced = [join(" · " if i else None, link) for i, link in enumerate(links)]
        cards.append(tag("section", tag("h2", told["title"]), image, tag("p", spaced), table))
    docs = (thing,) if isinstance(thing, Document) else thing.documents
    made = tag("section", tag("h2", label("report.settings", lang)), [settings_list(doc, lang) for doc in docs])
    style = (
        "body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}img{max-width:100%;height:auto}"
    )
    head = tag(
        "head", tag("meta", charset="utf-8"), tag("title", label("report.figures", lang)), tag("style", Html(style))
    )
    page = tag("html", head, tag("body", tag("h1", label("report.figures", lang)), cards, made), lang=lang)
    return f"<!DOCTYPE html>\n{page}\n".encode()
