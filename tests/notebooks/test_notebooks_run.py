"""Every notebook runs from top to bottom in a fresh kernel and complains of nothing."""

import pytest
from support.lessons import complaints, executed, load, notebooks

pytestmark = [pytest.mark.notebook, pytest.mark.slow]


@pytest.mark.parametrize("name", notebooks())
def test_notebook_runs(name, tmp_path):
    """No cell fails, runs out of time, or writes to stderr."""
    assert complaints(executed(load(name), tmp_path)) == []


def test_a_complaint_is_seen(tmp_path):
    """A warning in a cell is found, so that a silent run means something."""
    from nbformat.v4 import new_code_cell, new_notebook

    run = executed(new_notebook(cells=[new_code_cell("import warnings; warnings.warn('careful')")]), tmp_path)
    assert "careful" in complaints(run)[0]
