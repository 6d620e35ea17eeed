"""One browser for a batch of pictures: Kaleido with our font, no network, and a plain sentence where there is no browser."""

import asyncio
import os
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from toolkit.errors import ExportError, MissingPartError
from toolkit.theme import label
from toolkit.theme.fonts import font_path

_GATE = threading.Lock()  # the environment of a starting browser belongs to the whole process
_SECONDS = 90


def pictures(
    jobs: Sequence[tuple[Any, str]],
    *,
    width: int | None = None,
    height: int | None = None,
    scale: float = 2,
    done: Callable[[], object] = lambda: None,
) -> list[bytes]:
    """Return a picture for each (figure, `png`, `pdf` or `svg`), all drawn by one browser; `done` is called after each.

    Raises MissingPartError where there is no Kaleido or no browser, ExportError where a picture cannot be drawn.
    """
    if not jobs:
        return []
    try:
        import kaleido
    except ImportError:
        raise MissingPartError(label("images.no_kaleido")) from None
    wanted = [(f.to_plotly_json(), _options(f, form, width, height, scale)) for f, form in jobs]
    found: list[bytes] = []

    async def draw() -> None:
        async with kaleido.Kaleido(n=1, timeout=_SECONDS, mathjax=False) as browser:
            for figure, options in wanted:
                found.append(await browser.calc_fig(figure, opts=options))
                done()

    with _GATE, chinese_font():
        failure = _run(draw)
    if failure is not None:
        raise _explained(failure) from failure
    return found


def _options(figure: Any, form: str, width: int | None, height: int | None, scale: float) -> dict[str, Any]:
    return {
        "format": form,
        "width": width or figure.layout.width or 960,
        "height": height or figure.layout.height or 540,
        "scale": scale if form == "png" else 1,
    }


def _run(draw: Callable[[], Any]) -> BaseException | None:
    """Run a coroutine in a thread of its own, since a notebook's thread has a loop already; return what stopped it."""
    stopped: list[BaseException] = []

    def work() -> None:
        try:
            asyncio.run(draw())
        except BaseException as error:  # noqa: BLE001 - it is handed to the thread that waits
            stopped.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join()
    return stopped[0] if stopped else None


def _explained(failure: BaseException) -> ExportError | MissingPartError:
    kinds = {type(e).__name__ for e in _chain(failure)}
    if kinds & {"ChromeNotFoundError", "BrowserFailedError", "BrowserDepsError"}:
        return MissingPartError(label("images.no_browser"))
    return ExportError(label("images.failed", reason=" ".join(str(failure).split())[:200] or type(failure).__name__))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@contextmanager
def chinese_font() -> Iterator[None]:
    """While it lasts, programs that are started find our Chinese font beside the machine's own fonts.

    fontconfig, which Chromium asks on Linux, reads the file that FONTCONFIG_FILE names; ours names our font's folder and then
    whatever was in force before. Elsewhere the variable is not looked at, and the machine's own Chinese fonts serve.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="speech-toolkit-fonts-") as folder:
        config = Path(folder) / "fonts.conf"
        config.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f"<dir>{_xml(str(font_path().parent))}</dir>"
            f'<include ignore_missing="yes">{_xml(before or "/etc/fonts/fonts.conf")}</include>'
            f"<cachedir>{_xml(folder)}</cachedir></fontconfig>",
            encoding="utf-8",
        )
        os.environ["FONTCONFIG_FILE"] = str(config)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def _xml(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
