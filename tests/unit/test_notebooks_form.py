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


@pytest.mark.parametrize("name", [f"{lang}/{lesson}" for lang in LANGUAGES for lesson in lessons()])
def test_a_lesson_has_all_its_parts(name):
    """It opens with goals, time and needs; it has exercises, a turn of one's own, a summary, reading and three questions."""
    cells = load(name).cells
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    chinese = name.startswith("zh")
    for word in ("目标", "时间", "需要") if chinese else ("Goals", "Time", "You need"):
        assert f"**{word}" in texts[0]
    for word in ("练习", "轮到你") if chinese else ("Exercises", "Your turn"):
        assert [text for text in texts if text.startswith(f"## {word}")]
    for word in ("小结", "延伸阅读", "三问") if chinese else ("In short", "Further reading", "Three questions"):
        assert word in texts[-1]
    assert [line[:2] for line in texts[-1].splitlines() if line[:1].isdigit()] == ["1.", "2.", "3."]
    assert any("tk.task(" in source for source in code(load(name)))


@pytest.mark.parametrize("name", [f"{lang}/{lesson}" for lang in LANGUAGES for lesson in lessons()])
def test_a_lesson_is_laid_out_as_slides(name):
    """A slide begins at each heading and nowhere else, since arrow keys go from heading to heading; tests are no slides."""
    for cell in load(name).cells:
        kind = cell.metadata.get("slideshow", {}).get("slide_type")
        if cell.cell_type == "markdown":
            assert (kind == "slide") == cell.source.startswith("#")
        else:
            assert kind == ("skip" if "claims" in cell.metadata.get("tags", ()) else None)


@pytest.mark.parametrize("lesson", lessons())
def test_claims_are_hidden_and_only_about_what_the_lesson_shows(lesson):
    """Every cell that asserts is folded and tagged, and every lesson has some; no visible cell asserts."""
    cells = [cell for cell in load(f"zh/{lesson}").cells if cell.cell_type == "code"]
    claims = [cell for cell in cells if "claims" in cell.metadata.get("tags", ())]
    assert claims
    assert all(cell.metadata["jupyter"]["source_hidden"] for cell in claims)
    assert [cell.source for cell in cells if "assert" in cell.source and cell not in claims] == []
