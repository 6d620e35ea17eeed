"""One drawing for light and dark paper: where two drawings differ in colours only, the colours become CSS variables."""

import re

from toolkit.export.html import Html

_PAINT = re.compile(r'((?:fill|stroke)=")#([0-9a-f]{6})"')
_USED = re.compile(r"var\(--p-([0-9a-f]{6})-([0-9a-f]{6})\)")


def both(light: str, dark: str) -> Html | None:
    """Return the drawing whose colours follow the page, or None where more than colours differs.

    A colour that is the same on both papers stays as it is. Text is never touched: in text, quotes are written `&quot;`.

    >>> both('<path fill="#ffffff"/>', '<path fill="#0d1117"/>')
    '<path fill="var(--p-ffffff-0d1117)"/>'
    >>> both("<path/>", "<circle/>") is None
    True
    """
    first, second = _PAINT.split(light), _PAINT.split(dark)
    shown = list(first)
    if len(first) != len(second):
        return None
    for i, (one, other) in enumerate(zip(first, second, strict=True)):
        if i % 3 == 2:
            shown[i] = f'#{one}"' if one == other else f'var(--p-{one}-{other})"'
        elif one != other:
            return None
    return Html("".join(shown))


def rules(page: str, theme: str) -> str:
    """Return the declarations of the colours that the drawings of a page use, on `light` or `dark` paper.

    >>> rules('<path fill="var(--p-ffffff-0d1117)"/>', "dark")
    '--p-ffffff-0d1117:#0d1117;'
    """
    pairs = sorted(set(_USED.findall(page)))
    return "".join(f"--p-{light}-{dark}:#{light if theme == 'light' else dark};" for light, dark in pairs)
