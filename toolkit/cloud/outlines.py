"""Glyphs as outlines, for programs that look at no embedded font (Word, PowerPoint, Inkscape, a browser without any font)."""

import io
from typing import NamedTuple

from toolkit.theme.fonts import subset


class Outlines(NamedTuple):
    """The glyphs of some characters: SVG path data and advance for each, in units of which `em` make the font size."""

    em: int
    paths: dict[str, str]
    advances: dict[str, int]

    def defs(self) -> str:
        """Return the glyphs as SVG definitions, to be placed with `word()`."""
        rows = (f'<path id="{_name(c)}" d="{path}"/>' for c, path in sorted(self.paths.items()) if path)
        return f"<defs>{''.join(rows)}</defs>"

    def word(self, text: str, *, x: float, y: float, size: float, fill: str) -> str:
        """Return `text` as placed glyphs, its baseline beginning at (x, y); characters the font lacks leave no mark."""
        uses, at = [], 0
        for character in text:
            if self.paths.get(character):
                uses.append(f'<use href="#{_name(character)}"' + (f' x="{at}"/>' if at else "/>"))
            at += self.advances.get(character, self.em)
        scale = size / self.em
        return f'<g aria-hidden="true" fill="{fill}" transform="translate({x:g} {y:g}) scale({scale:.6g} {-scale:.6g})">{"".join(uses)}</g>'


def _name(character: str) -> str:
    return f"u{ord(character):x}"


def outlines(text: str) -> Outlines:
    """Return the outlines of the characters of `text`.

    >>> found = outlines("党建")
    >>> found.advances["党"] == found.em, found.paths["党"][:1]
    (True, 'M')
    """
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(subset(text, flavor="ttf"))) as font:
        glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
        paths, advances = {}, {}
        for code, name in cmap.items():
            pen = SVGPathPen(glyphs)
            glyphs[name].draw(pen)
            paths[chr(code)] = pen.getCommands()
            advances[chr(code)] = int(glyphs[name].width)
        return Outlines(int(font["head"].unitsPerEm), paths, advances)
