"""The notebooks as they are kept: without outputs, short cells, two languages with one code."""

from pathlib import Path

import nbformat
import pytest
from support.lessons import LANGUAGE_LINE, LANGUAGES, NOTEBOOKS, code, lessons, load, notebooks

LONGEST_CELL = 12


@pytest.mark.parametrize("name", notebooks())
def test_kept_without_outputs(name):
    """No output, no execution number and no widget state is kept, and the format is sound."""
    notebook = load(name)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.outputs for cell in cells if cell.outputs] == []
    assert {cell.execution_count for cell in cells} <= {None}
    assert "widgets" not in notebook.metadata


@pytest.mark.parametrize("name", notebooks())
def test_opens_without_a_question(name):
    """The kernel is named, so that JupyterLab does not ask which one to use."""
    assert load(name).metadata.kernelspec.name == "python3"


@pytest.mark.parametrize("name", notebooks())
def test_cells_are_short(name):
    """A cell does one thing."""
    assert max(len(source.splitlines()) for source in code(load(name))) <= LONGEST_CELL


@pytest.mark.parametrize("lesson", lessons())
def test_languages_share_their_code(lesson):
    """The Chinese and the English lesson have the same code cells but for the language line, in the same places."""
    pair = [load(f"{lang}/{lesson}") for lang in LANGUAGES]
    assert [cell.cell_type for cell in pair[0].cells] == [cell.cell_type for cell in pair[1].cells]
    for notebook, lang in zip(pair, LANGUAGES, strict=True):
        assert sum(LANGUAGE_LINE.format(lang) in source for source in code(notebook)) == 1
    plain = [
        [source.replace(LANGUAGE_LINE.format(lang), LANGUAGE_LINE) for source in code(notebook)]
        for notebook, lang in zip(pair, LANGUAGES, strict=True)
    ]
    assert plain[0] == plain[1]


def test_each_lesson_speaks_both_languages():
    """A lesson in one language is there in the other."""
    names = [{path.name for path in Path(NOTEBOOKS / lang).glob("*.ipynb")} for lang in LANGUAGES]
    assert names[0] == names[1]
