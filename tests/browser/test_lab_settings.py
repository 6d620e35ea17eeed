"""JupyterLab as a class meets it: nothing pops up, the menus can be Chinese, widget state is kept."""

import nbformat
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SETTINGS = "/lab/api/settings/"


def test_settings_of_a_class(lab):
    """News and updates are switched off, and widget state is saved into notebooks."""
    notices = lab.get(SETTINGS + "@jupyterlab/apputils-extension:notification")["schema"]["properties"]
    assert notices["fetchNews"]["default"] == "false"
    assert notices["checkForUpdates"]["default"] is False
    widgets = lab.get(SETTINGS + "@jupyter-widgets/jupyterlab-manager:plugin")["schema"]["properties"]
    assert widgets["saveState"]["default"] is True


def test_menus_can_be_chinese(lab):
    """The Chinese language pack is installed."""
    assert "zh_CN" in lab.get("/lab/api/translations/")["data"]


def test_a_notebook_runs_and_nothing_pops_up(open_lab, lessons):
    """A notebook with a slider opens, runs and shows it, with no dialogue and no notice."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("import ipywidgets\nipywidgets.IntSlider(description='排比')")],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(notebook, lessons / "smoke.ipynb")
    lesson = open_lab("smoke.ipynb").run_all()
    lesson.page.get_by_text("排比").first.wait_for()
    assert lesson.errors() == []
    assert lesson.pop_ups() == []
