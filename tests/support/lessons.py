"""The notebooks of the checkout, and running one in a fresh kernel."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from support.servers import CHECKOUT

NOTEBOOKS = CHECKOUT / "notebooks"
LANGUAGES = ("zh", "en")
LANGUAGE_LINE = 'tk.language("{}")'
CELL_LIMIT = 120  # seconds a cell may take


def notebooks():
    """Every notebook, by its path below `notebooks/`."""
    found = (
        path.relative_to(NOTEBOOKS) for path in NOTEBOOKS.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
    )
    return sorted(path.as_posix() for path in found)


def lessons():
    """The file names of the lessons in any language."""
    return sorted({Path(name).name for name in notebooks() if Path(name).parent.name in LANGUAGES})


def load(name):
    """The notebook at `name`."""
    return nbformat.read(NOTEBOOKS / name, as_version=4)


def code(notebook):
    """The sources of the code cells."""
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def executed(notebook, folder):
    """A copy of `notebook` run from top to bottom in a fresh kernel that works in `folder`."""
    client = NotebookClient(
        notebook.copy(), timeout=CELL_LIMIT, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    # A thread of its own: another test may have an event loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "IPYTHONDIR": str(folder / ".ipython")}
        return pool.submit(client.execute, env=environment).result()


def complaints(notebook):
    """What the outputs of a notebook that was run say on stderr, and its errors."""
    return [
        f"cell {number}: {output.get('text') or output.get('evalue')}"
        for number, cell in enumerate(notebook.cells)
        for output in cell.get("outputs", ())
        if output.output_type == "error" or output.get("name") == "stderr"
    ]
