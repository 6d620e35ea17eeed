"""Read, and learn to write, Chinese official speeches (讲话稿).

Start with `doc = toolkit.read("述职评议会讲话")`. The names below load what they need when they are first used, so
`import toolkit` stays light.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.catalogue import catalogue, keys, speeches_folder
    from toolkit.cloud import word_cloud
    from toolkit.compare import Comparison, compare
    from toolkit.corpus import Corpus
    from toolkit.devices.frames import frames
    from toolkit.editing import with_section, with_verdict, without_section
    from toolkit.errors import ToolkitError
    from toolkit.explain import explain
    from toolkit.export.annotation_reading import read_annotation
    from toolkit.export.save import save
    from toolkit.figures import plot
    from toolkit.lexicon import Lexicon
    from toolkit.lexicon_report import lexicon_report
    from toolkit.measure import collocates, dispersion, diversity, kwic, ngrams, readability, rhythm, stance, words
    from toolkit.mending import with_words
    from toolkit.model import Document, Finding, Section, Span, Speech
    from toolkit.reading import read
    from toolkit.sidecar import save_corrections
    from toolkit.slips import slips
    from toolkit.teaching.handouts import handout
    from toolkit.teaching.progress import progress
    from toolkit.teaching.results import results
    from toolkit.theme import language
    from toolkit.widgets.app import App
    from toolkit.widgets.cloud import Cloud
    from toolkit.widgets.coach import Coach
    from toolkit.widgets.compare import Compare
    from toolkit.widgets.concordance import Concordance
    from toolkit.widgets.explorer import Explorer
    from toolkit.widgets.export import Export
    from toolkit.widgets.task import task
    from toolkit.widgets.upload import Upload
    from toolkit.widgets.wordcut import Words
    from toolkit.wordview import segmentation
    from toolkit.writing import Plan, Point, skeleton

__version__ = "0.1.0"

_HOMES = {
    "App": "toolkit.widgets.app",
    "Cloud": "toolkit.widgets.cloud",
    "Coach": "toolkit.widgets.coach",
    "Compare": "toolkit.widgets.compare",
    "Comparison": "toolkit.compare",
    "Concordance": "toolkit.widgets.concordance",
    "Corpus": "toolkit.corpus",
    "Document": "toolkit.model",
    "Explorer": "toolkit.widgets.explorer",
    "Export": "toolkit.widgets.export",
    "Finding": "toolkit.model",
    "Lexicon": "toolkit.lexicon",
    "Plan": "toolkit.writing",
    "Point": "toolkit.writing",
    "Section": "toolkit.model",
    "Span": "toolkit.model",
    "Speech": "toolkit.model",
    "ToolkitError": "toolkit.errors",
    "Upload": "toolkit.widgets.upload",
    "Words": "toolkit.widgets.wordcut",
    "catalogue": "toolkit.catalogue",
    "collocates": "toolkit.measure",
    "compare": "toolkit.compare",
    "dispersion": "toolkit.measure",
    "diversity": "toolkit.measure",
    "explain": "toolkit.explain",
    "frames": "toolkit.devices.frames",
    "handout": "toolkit.teaching.handouts",
    "keys": "toolkit.catalogue",
    "kwic": "toolkit.measure",
    "language": "toolkit.theme",
    "lexicon_report": "toolkit.lexicon_report",
    "ngrams": "toolkit.measure",
    "plot": "toolkit.figures",
    "progress": "toolkit.teaching.progress",
    "read": "toolkit.reading",
    "read_annotation": "toolkit.export.annotation_reading",
    "readability": "toolkit.measure",
    "results": "toolkit.teaching.results",
    "rhythm": "toolkit.measure",
    "save": "toolkit.export.save",
    "save_corrections": "toolkit.sidecar",
    "segmentation": "toolkit.wordview",
    "skeleton": "toolkit.writing",
    "slips": "toolkit.slips",
    "speeches_folder": "toolkit.catalogue",
    "stance": "toolkit.measure.stance",
    "task": "toolkit.widgets.task",
    "with_section": "toolkit.editing",
    "with_verdict": "toolkit.editing",
    "with_words": "toolkit.mending",
    "without_section": "toolkit.editing",
    "word_cloud": "toolkit.cloud",
    "words": "toolkit.measure",
}
"""Public name → the module that has it."""

__all__ = [
    "App",
    "Cloud",
    "Coach",
    "Compare",
    "Comparison",
    "Concordance",
    "Corpus",
    "Document",
    "Explorer",
    "Export",
    "Finding",
    "Lexicon",
    "Plan",
    "Point",
    "Section",
    "Span",
    "Speech",
    "ToolkitError",
    "Upload",
    "Words",
    "catalogue",
    "collocates",
    "compare",
    "dispersion",
    "diversity",
    "explain",
    "frames",
    "handout",
    "keys",
    "kwic",
    "language",
    "lexicon_report",
    "ngrams",
    "plot",
    "progress",
    "read",
    "read_annotation",
    "readability",
    "results",
    "rhythm",
    "save",
    "save_corrections",
    "segmentation",
    "skeleton",
    "slips",
    "speeches_folder",
    "stance",
    "task",
    "with_section",
    "with_verdict",
    "with_words",
    "without_section",
    "word_cloud",
    "words",
]


_READING = "toolkit.reading"
"""The module that imports all those whose expressions are worth keeping."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module 'toolkit' has no attribute {name!r}"
        raise AttributeError(message)
    first = _READING not in sys.modules
    if first:
        from toolkit.primed import prime, settle

        prime()
    value = getattr(import_module(_HOMES[name]), name)
    if first and _READING in sys.modules:
        settle()
    globals()[name] = value
    return value


class _Toolkit(ModuleType):
    """The package, in which a public name wins over a module of the same name (`tk.compare` is the function)."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType) and value.__name__ == f"{__name__}.{name}"):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Toolkit


def __dir__() -> list[str]:
    return sorted(__all__)


def _register_views() -> None:
    """In a notebook, tell IPython how the toolkit's types look; elsewhere do nothing."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None and hasattr(ipython, "get_ipython") else None
    if shell is not None and getattr(shell, "display_formatter", None) is not None:
        import_module("toolkit.display").register(shell)


_register_views()
