"""The shape a cloud fills: one with a name, or the dark part of a picture."""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import InputError
from toolkit.theme import label

if TYPE_CHECKING:
    import numpy as np
    from PIL.ImageDraw import ImageDraw

SHAPES = ("rectangle", "ellipse", "circle", "diamond", "hexagon", "star", "heart", "flag")
_FINE = 4


def shape_mask(shape: str | PathLike[str], columns: int, rows: int) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """Return a grid of `rows` by `columns` that is true where words may stand.

    `shape` is a name from SHAPES, or the path of a picture whose dark, opaque part is the shape; it is fitted into the
    grid as large as it goes, proportions kept. Raises InputError for an unknown name, a file that is no picture, and a
    picture without a dark part.

    >>> mask = shape_mask("ellipse", 40, 20)
    >>> mask.shape, bool(mask[10, 20]), bool(mask[0, 0])
    ((20, 40), True, False)
    """
    import numpy as np
    from PIL import Image, ImageDraw

    if isinstance(shape, str) and shape in SHAPES:
        canvas = Image.new("L", (columns * _FINE, rows * _FINE), 0)
        _draw(ImageDraw.Draw(canvas), shape, columns * _FINE - 1, rows * _FINE - 1)
        small = canvas.resize((columns, rows), Image.Resampling.BOX)
        return np.asarray(small) > 250
    return _from_picture(Path(shape), columns, rows)


def _draw(pen: "ImageDraw", shape: str, width: int, height: int) -> None:
    import math

    side = min(width, height)
    left, top = (width - side) / 2, (height - side) / 2
    if shape == "ellipse":
        pen.ellipse((0, 0, width, height), fill=255)
    elif shape == "circle":
        pen.ellipse((left, top, left + side, top + side), fill=255)
    elif shape == "heart":
        turns = [math.tau * i / 240 for i in range(240)]
        outline = [
            (16 * math.sin(t) ** 3, 13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t))
            for t in turns
        ]
        pen.polygon([(left + side * (x + 16.5) / 33, top + side * (12.5 - y) / 30) for x, y in outline], fill=255)
    elif shape == "flag":
        waves = [(x / 60, 0.09 * math.sin(math.tau * x / 60)) for x in range(61)]
        edge = [(width * x, height * (0.1 + y)) for x, y in waves]
        pen.polygon([*edge, *((x, y + height * 0.8) for x, y in reversed(edge))], fill=255)
    elif shape == "star":
        ends = [(1.0 if i % 2 == 0 else 0.46, math.tau * i / 10 - math.pi / 2) for i in range(10)]
        middle = (width / 2, top + side * 0.53)
        pen.polygon(
            [(middle[0] + r * math.cos(a) * side * 0.55, middle[1] + r * math.sin(a) * side * 0.53) for r, a in ends],
            fill=255,
        )
    else:
        corners = {
            "rectangle": ((0.01, 0.02), (0.99, 0.02), (0.99, 1), (0.01, 1)),
            "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
            "hexagon": ((0.22, 0), (0.78, 0), (1, 0.5), (0.78, 1), (0.22, 1), (0, 0.5)),
        }[shape]
        pen.polygon([(x * width, y * height) for x, y in corners], fill=255)


def _from_picture(path: Path, columns: int, rows: int) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    import numpy as np
    from PIL import Image, UnidentifiedImageError

    if not path.is_file():
        message = label("error.cloud.unknown_shape", path=str(path), choices=", ".join(SHAPES))
        raise InputError(message)
    try:
        with Image.open(path) as opened:
            picture = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        message = label("error.cloud.bad_picture", name=path.name)
        raise InputError(message) from None
    picture.thumbnail((columns * _FINE, rows * _FINE))
    ground = Image.new("RGBA", (columns * _FINE, rows * _FINE), "white")
    ground.alpha_composite(picture, ((ground.width - picture.width) // 2, (ground.height - picture.height) // 2))
    scale = min(ground.width / picture.width, ground.height / picture.height)
    if scale > 1:
        larger = picture.resize((int(picture.width * scale), int(picture.height * scale)))
        ground = Image.new("RGBA", ground.size, "white")
        ground.alpha_composite(larger, ((ground.width - larger.width) // 2, (ground.height - larger.height) // 2))
    mask = np.asarray(ground.convert("L").resize((columns, rows), Image.Resampling.BOX)) < 128
    if not mask.any():
        message = label("error.cloud.empty_shape", name=path.name)
        raise InputError(message)
    return mask
