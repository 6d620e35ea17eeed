"""Exercises answered in JupyterLab: every kind right, half right and wrong, in both languages; hints first; a test says nothing."""

import pytest
from support.answering import GRADES, answer_for, give, known, to_kind

from toolkit.tasks import KINDS

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SETS = {
    "structure": ("01-structure", ("order", "choice", "multiple", "judge")),
    "patterns": ("03-parallelism", ("mark", "fill", "match", "rewrite")),
}
"""Name in the notebook → the set, and the kinds answered in it."""


def cells(lang):
    """A notebook with an Explorer and the sets in one language."""
    made = [f'import os, tempfile; os.environ["SPEECH_TOOLKIT_HOME"] = tempfile.mkdtemp(); tk.language("{lang}")']
    made.append('doc = tk.read("述职评议会讲话"); tk.Explorer(doc)')
    made += [f'{name} = tk.task("{key}", doc); {name}' for name, (key, _) in SETS.items()]
    return [*made, 'quiet = tk.task("03-parallelism", doc, feedback=False); quiet']


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_is_answered(lang, open_cells, until):
    """Right, half right and wrong answers of every kind get their outcome and a remark; hints come one by one."""
    assert {kind for _, kinds in SETS.values() for kind in kinds} == set(KINDS)
    lab, kernel = open_cells(f"tasks-{lang}", *cells(lang))
    widgets = lab.page.locator(".tk-exercises")
    for number, (name, (_, kinds)) in enumerate(SETS.items()):
        widget = widgets.nth(number)
        widget.scroll_into_view_if_needed()
        for kind in kinds:
            box = to_kind(widget, kind, kernel.value(f"len({name}.tasks.tasks)"))
            shown = f"{name}.tasks.tasks[{name}.at]"
            until(lambda shown=shown, kind=kind: kernel.value(f"{shown}.kind") == kind)
            task = known(kernel, name, kernel.value(f"{shown}.key"))
            for grade, outcome in GRADES.items():
                answer = answer_for(task, grade)
                if answer is None:
                    continue
                give(box, kind, answer)
                box.locator(".tk-check").click()
                verdict = box.locator(f'.tk-verdict[data-outcome="{outcome}"]')
                verdict.wait_for(timeout=10_000)
                lines = verdict.locator("p").count()
                assert (lines == 1) == (grade == "right"), (kind, grade, verdict.inner_text())
    assert kernel.value("len([s for s in structure.results.values() if s == 1])") == 4

    box = widgets.first.locator(".tk-exercise")
    box.locator(".tk-hint-button").click()
    box.locator(".tk-hint").nth(0).wait_for()
    assert box.locator(".tk-hint").count() == 1
    box.locator(".tk-hint-button").click()
    box.locator(".tk-hint").nth(1).wait_for()
    box.locator(".tk-solve").click()
    box.locator(".tk-solution p").first.wait_for()
    assert "[object" not in box.inner_text()

    quiet = widgets.nth(2).locator(".tk-exercise")
    quiet.scroll_into_view_if_needed()
    quiet.locator("input").first.check()
    quiet.locator(".tk-check").click()
    until(lambda: kernel.value("len(quiet.results)") == 1)
    quiet.locator(".tk-said p").wait_for()
    assert quiet.locator(".tk-verdict").count() == 0
    assert not quiet.locator(".tk-hint-button").is_visible()
    assert not quiet.locator(".tk-solve").is_visible()
    assert kernel.value("tk.progress().answers[-1]['score']") is None


def test_exercises_leave_the_text_of_the_explorer_alone(open_cells):
    """Beside exercises on one page the underlines of the Explorer stay below the words."""
    lab, _ = open_cells("tasks-beside", 'doc = tk.read("述职评议会讲话"); tk.Explorer(doc)', 'tk.task("03", doc)')
    piece = lab.page.locator(".tk-text .tk-piece[style*=gradient]").first
    piece.wait_for()
    padding = piece.evaluate(
        "node => [getComputedStyle(node).paddingTop, parseFloat(getComputedStyle(node).paddingBottom)]"
    )
    assert padding[0] == "0px"
    assert padding[1] > 3
