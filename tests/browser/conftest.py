"""A notebook made for a test, opened in JupyterLab, with a way into its kernel."""

import time

import nbformat
import pytest
from support.kernels import Kernel
from support.servers import CHECKOUT

SETUP = f"""
import sys
sys.path.insert(0, {str(CHECKOUT / "tests")!r})
import toolkit as tk
from support.golddoc import gold_document, long_document
"""


@pytest.fixture
def open_cells(open_lab, lessons, lab):
    """A function that opens a notebook made of the code cells given, runs it, and returns its (Lab, Kernel)."""
    kernels = []

    def opener(name, *cells):
        cells = [nbformat.v4.new_code_cell(cell) for cell in (SETUP, *cells)]
        about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=about), lessons / f"{name}.ipynb")
        opened = open_lab(f"{name}.ipynb").run_all()
        assert not opened.errors()
        kernels.append(Kernel(lab))
        return opened, kernels[-1]

    yield opener
    for kernel in kernels:
        kernel.close()


@pytest.fixture
def until():
    """A function that waits until a question is answered with yes."""

    def wait(question, limit=10):
        end = time.monotonic() + limit
        while not question():
            assert time.monotonic() < end, "it did not come to pass"
            time.sleep(0.05)

    return wait
