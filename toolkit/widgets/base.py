"""What every widget shares: its script and style, its words, and how it talks with the page."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from toolkit.chars import whole
from toolkit.errors import InputError, ToolkitError
from toolkit.theme import label, labels, resolve
from toolkit.theme.colours import css_variables
from toolkit.theme.language import LANGUAGES, speaking

_HERE = Path(__file__).parent
_PREFIX = "widget."
_DARK = 'body[data-jp-theme-light="false"] .tk, body.theme-dark .tk, .tk.tk-dark'


def script(*names: str) -> str:
    """Return the JavaScript module of a widget: the shared part, then the parts named, its own last.

    >>> script("page", "explorer").count("export default")
    1
    """
    return "".join((_HERE / f"{name}.js").read_text(encoding="utf-8") for name in ("base", *names))


def style(*names: str) -> str:
    """Return the style sheet of a widget: the colours for light and dark, the shared part, then the parts named."""
    colours = f".tk {{ color-scheme: light; {css_variables('light')} }}\n{_DARK} {{ color-scheme: dark; {css_variables('dark')} }}\n"
    sheets = [(_HERE / f"{part}.css").read_text(encoding="utf-8") for part in ("base", *names)]
    return colours + "\n".join(sheets)


def words(lang: str | None = None) -> dict[str, str]:
    """Return the words that the widgets' scripts use, in `lang`, by key without its `widget.`.

    >>> words("en")["search"]
    'Search'
    """
    column = LANGUAGES.index(resolve(lang))
    return {key.removeprefix(_PREFIX): cells[column] for key, cells in labels().items() if key.startswith(_PREFIX)}


class Widget(anywidget.AnyWidget):
    """A widget with a language, a projector mode, and requests from the page answered by methods named `do_…`.

    A request is a message `{"do": name, "id": number, …}`; a file that comes with it is passed on as `data`. Its answer is `{"to": number, …}` with what the method returns, or with
    `error`, a sentence for the user. `close()` frees every observer.
    """

    lang = traitlets.Unicode("zh").tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    projector = traitlets.Bool(False).tag(sync=True)

    def __init__(self, *, lang: str | None = None, projector: bool = False, **state: Any) -> None:
        lang = resolve(lang)
        super().__init__(lang=lang, words=words(lang), projector=projector, **state)
        self.on_msg(self._asked)

    @traitlets.validate("lang")
    def _known_language(self, proposal: Mapping[str, Any]) -> str:
        return resolve(proposal["value"])

    @traitlets.validate("view")
    def _sendable(self, proposal: Mapping[str, Any]) -> dict[str, Any]:
        """Half a surrogate pair cannot travel as UTF-8: it is shown as the replacement mark."""
        view: dict[str, Any] = proposal["value"]
        said = json.dumps(view, ensure_ascii=False)
        mended = whole(said)
        return json.loads(mended) if mended != said else view

    @traitlets.observe("lang")
    def _speak(self, change: Mapping[str, Any]) -> None:
        self.words = words(change["new"])
        self.refresh()

    def refresh(self) -> None:
        """Prepare `view` again, for instance in another language; a widget that has one overrides this."""

    def _asked(self, _widget: object, content: Mapping[str, Any], buffers: Sequence[Any] | None) -> None:
        data = {"data": bytes(buffers[0])} if buffers else {}
        self.reply(content, lambda: self.answer({**content, **data}))

    def reply(
        self,
        request: Mapping[str, Any],
        answer: Callable[[], Mapping[str, Any]],
        files: Callable[[], list[bytes]] = list,
    ) -> None:
        """Send the page what `answer` returns, with `files` beside it, or the sentence that says why not."""
        number = request.get("id")
        try:
            with speaking(self.lang):
                sent, said = files(), answer()
        except ToolkitError as error:
            self.send({"to": number, "error": str(error)})
        else:
            self.send({"to": number, **said}, sent or None)

    def answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the method `do_…` that `request` names makes of it.

        Raises InputError for a request that no widget of this kind knows, or that lacks what it needs.
        """
        method = getattr(self, f"do_{request.get('do')}", None)
        if method is None:
            message = label("error.widgets.unknown_request", kind=type(self).__name__, do=request.get("do"))
            raise InputError(message)
        given = {key: value for key, value in request.items() if key not in {"do", "id"}}
        return dict(method(**given) or {})

    def do_ping(self) -> None:
        """Answer, so that the page knows that somebody is there."""

    def close(self) -> None:
        """Take the widget off the page and free its observers."""
        self.unobserve_all()
        with suppress(ValueError):
            self.on_msg(self._asked, remove=True)
        super().close()
