"""Word clouds (词云): one layout, drawn the same as PNG, SVG, widget and table."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from toolkit.cloud import faces
from toolkit.cloud.layout import CELL, HEIGHT, LEGEND, LEGIBLE, WIDTH, Layout, arrange
from toolkit.cloud.shapes import SHAPES, shape_mask
from toolkit.cloud.terms import COLOUR_BY, terms_between, terms_of
from toolkit.errors import InputError
from toolkit.measure.stopwords import STOP_CLASSES
from toolkit.model import Document
from toolkit.theme import label

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLOUR_BY", "SHAPES", "Cloud", "word_cloud"]


@dataclass(frozen=True, slots=True)
class Cloud:
    """A word cloud: where each word stands (`layout`), and four ways to see it."""

    title: str
    layout: Layout

    def png(self, width: int = 1920, *, theme: str = "light") -> bytes:
        """Return a PNG `width` pixels wide, 16:9 (see `faces.png`)."""
        return faces.png(self.layout, title=self.title, width=width, theme=theme)

    def svg(self, *, theme: str = "light", ground: bool = True) -> str:
        """Return an SVG with its font inside (see `faces.svg`); `ground=False` leaves the paper out."""
        return faces.svg(self.layout, title=self.title, theme=theme, ground=ground)

    def data(self, *, theme: str = "light") -> dict[str, Any]:
        """Return what a widget draws from, ready for JSON (see `faces.data`)."""
        return faces.data(self.layout, theme)

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a word, placed or not, and why not (see `faces.table`)."""
        return faces.table(self.layout, lang).reset_index(drop=True)

    def _repr_html_(self) -> str:
        # As an image, not as a bare SVG: JupyterLab shows that at full size and cuts it off.
        picture = b64encode(self.svg().encode()).decode()
        return f'<img alt={quoteattr(self.title)} style="max-width:100%" src="data:image/svg+xml;base64,{picture}">'


def word_cloud(
    doc: Document,
    other: Document | None = None,
    *,
    shape: str | PathLike[str] = "rectangle",
    colour: str = "class",
    stop: Iterable[str] = STOP_CLASSES,
    top: int = 100,
    at_least: int = 2,
    least_size: float = LEGIBLE,
    seed: int = 0,
    lang: str | None = None,
) -> Cloud:
    """Return the word cloud of `doc`; with `other`, the words that set the two speeches apart, each speech on its side.

    The area of a character stands for how often the word comes (with `other`: how much more often than in the other speech).
    `shape` is a name from SHAPES or the path of a picture whose dark part is filled. `colour` shows the `class` of words or
    the `section` where a word is densest; with `other` it shows the speech. `stop` names the classes of words left out,
    `top` how many words are wanted, `at_least` how often a word must come, `least_size` the smallest font size in
    1/900 of the height. The same call gives the same cloud. No word is lost in silence: `table()` has every one that was
    counted, and says why where it is not in the picture. Raises InputError for an option that cannot be used.

    >>> import toolkit as tk
    >>> cloud = word_cloud(tk.read("述职评议会讲话"), top=30)
    >>> len(cloud.layout.placed), cloud.table()["word"][0]
    (30, '工作')
    """
    if top < 1 or not 4 <= least_size <= HEIGHT / 4:
        message = label("error.cloud.cloud_limits", most=HEIGHT // 4, top=top, least_size=least_size)
        raise InputError(message)
    if other is None:
        terms = terms_of(doc, by=colour, stop=stop, at_least=at_least, lang=lang)
        title = label("cloud.title", lang, name=doc.name)
    else:
        terms = terms_between(doc, other, stop=stop, at_least=at_least)
        title = label("cloud.between", lang, first=doc.name, second=other.name)
    columns, rows = WIDTH // CELL, (HEIGHT - (LEGEND if len(terms.groups) > 1 else 0)) // CELL
    if terms.sides:
        import numpy as np

        half, gap = shape_mask(shape, columns // 2 - 4, rows), np.zeros((rows, columns // 2 + 4), dtype=bool)
        masks = [np.hstack((half, gap)), np.hstack((gap, half))]
    else:
        masks = [shape_mask(shape, columns, rows)]
    return Cloud(title, arrange(terms, masks, top=top, least=least_size, seed=seed))
