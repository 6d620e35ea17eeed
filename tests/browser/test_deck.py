"""A notebook shown as slides in JupyterLab with jupyterlab-deck: widgets on a slide are live."""

import pytest
from support.servers import lab_server

pytest.importorskip("jupyterlab_deck", reason="jupyterlab-deck is not installed here")
pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHOWN = "[...document.querySelectorAll('.jp-deck-mod-visible')].map(cell => cell.innerText).join(' ')"


@pytest.fixture(scope="module")
def lab(lessons, tmp_path_factory):
    """A server of its own: JupyterLab remembers that slides were on, and shows no menus while they are."""
    server = lab_server(lessons, tmp_path_factory.mktemp("deck"))
    yield server
    server.stop()


def test_exercises_on_a_slide_can_be_answered(open_cells):
    """What stands at the left edge of a widget can be clicked, though JupyterLab lays the strip that folds outputs there."""
    lab, _ = open_cells("deck", 'tk.task("03-parallelism", "述职评议会讲话")')
    page = lab.page
    page.locator(".tk-exercises").wait_for()
    page.locator(".jp-Notebook .jp-Cell").first.click()
    page.keyboard.press("Escape")
    page.locator('[data-command="deck:toggle"], [data-jp-item-name="deck"]').first.click()
    page.wait_for_function(f"{SHOWN}.includes('tk.task')")
    exercise = page.locator(".jp-deck-mod-visible .tk-exercise")
    exercise.locator("input").nth(1).check()
    exercise.locator(".tk-check").click()
    exercise.locator('.tk-verdict[data-outcome="right"]').wait_for()
