"""The house keeps its floors: a module imports only from lower layers or from its own package."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import toolkit

PACKAGE = Path(toolkit.__file__).parent
LAYERS = [
    {"errors", "anchored", "chars", "numerals", "markers", "places", "files", "kept", "primed", "collector", "theme"},
    {"model"},
    {"lexicon", "readers", "catalogue", "markup"},
    {"segment", "measure", "keyness"},
    {"outline", "devices", "slips"},
    {"reading", "explain", "editing", "sidecar", "mending", "lexicon_report"},
    {"compare", "corpus", "cloud"},
    {"figures", "tasks", "writing"},
    {"widgets", "export", "display", "wordview", "teaching", "doctor"},
    {"__init__", "__main__", "cli"},
]
FLOOR = {name: number for number, names in enumerate(LAYERS) for name in names}
# Inside a layer, these may lean on a neighbour; never in a ring.
NEIGHBOURS = {
    ("primed", "kept"),
    ("theme", "errors"),
    ("files", "errors"),
    ("files", "theme"),
    ("theme", "chars"),
    ("markers", "chars"),
    ("markers", "numerals"),
    ("explain", "reading"),
    ("editing", "reading"),
    ("mending", "reading"),
    ("editing", "sidecar"),
    ("reading", "sidecar"),
    ("corpus", "compare"),
    ("display", "widgets"),
    ("wordview", "export"),
    ("display", "export"),
    ("teaching", "export"),
    ("teaching", "wordview"),
    ("widgets", "export"),
    ("widgets", "teaching"),
    ("widgets", "wordview"),
    ("measure", "segment"),
    ("keyness", "measure"),
    ("slips", "outline"),
    ("devices", "outline"),
    ("__main__", "cli"),
    ("cli", "__init__"),
    ("readers", "catalogue"),
    ("readers", "lexicon"),
    ("writing", "tasks"),
}
HEAVY = ("pandas", "plotly", "wordcloud", "matplotlib", "anywidget", "pptx", "docx", "numpy", "ipywidgets", "openpyxl")


def modules():
    """Every module of the package with the name of its room."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield path, parts[0]


def imported_rooms(path):
    """The rooms of the toolkit that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module] if node.module != "toolkit" else [f"toolkit.{alias.name}" for alias in node.names]
        for name in names:
            first, _, rest = name.partition(".")
            if first == "toolkit" and rest:
                yield rest.partition(".")[0]


@pytest.mark.parametrize(("path", "room"), list(modules()), ids=lambda value: str(value)[-40:])
def test_imports_go_down(path, room):
    """A module imports only from lower layers, its own package, or a named neighbour."""
    assert room in FLOOR, f"{room} has no layer: add it to the house"
    if room == "__init__":
        return
    for other in imported_rooms(path):
        if other not in FLOOR and hasattr(toolkit, other):
            continue
        lower = FLOOR[other] < FLOOR[room]
        assert lower or other == room or (room, other) in NEIGHBOURS, f"{room} imports {other}"


def test_import_is_light():
    """`import toolkit` and `toolkit.read` load none of the heavy libraries."""
    code = (
        "import sys, toolkit; toolkit.read('述职评议会讲话'); "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert done.stdout.strip() == "[]"
