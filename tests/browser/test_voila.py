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


def test_a_lost_widget_brings_the_page_again_once(page, voila, lessons):
    """Where a widget is said to be missing the page is asked for again; it does not go on for ever."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("没有控件的一页")],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(notebook, lessons / "lost-voila.ipynb")
    lose = """() => {
        window.before = true;
        const widget = Object.assign(document.createElement('div'), {className: 'jupyter-widgets'});
        widget.textContent = 'Error displaying widget: model not found';
        document.body.append(widget);
    }"""
    page.goto(f"{voila.url}/voila/render/lost-voila.ipynb", wait_until="load", timeout=120_000)
    page.evaluate(lose)
    page.wait_for_function("!window.before", timeout=120_000)
    page.get_by_text("没有控件的一页").first.wait_for()
    page.evaluate(lose)
    page.wait_for_timeout(1_000)
    assert page.evaluate("window.before")
