"""Voilà shows a notebook as a page, without asking another host."""

import nbformat
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_notebook_becomes_a_page(page, voila, lessons):
    """A slider is shown and the page has no code."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("import ipywidgets\nipywidgets.IntSlider(description='排比')")],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(notebook, lessons / "smoke-voila.ipynb")
    page.goto(f"{voila.url}/voila/render/smoke-voila.ipynb", wait_until="domcontentloaded")
    page.get_by_text("排比").first.wait_for()
    assert page.locator(".jp-InputArea").count() == 0
