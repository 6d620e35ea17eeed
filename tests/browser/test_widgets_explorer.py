"""The Explorer in JupyterLab: every linked move by mouse and by keyboard, and the Python side of it."""

import pytest

pytestmark = pytest.mark.browser


def test_explorer_links_its_panes(open_cells, until):
    """Click, arrow keys, search and Python each move map, text and details together."""
    lab, kernel = open_cells("explorer", "doc = gold_document()\nexplorer = tk.Explorer(doc)\nexplorer")
    page = lab.page
    root = page.locator(".tk-explorer")
    root.wait_for()
    details, text = root.locator(".tk-details"), root.locator(".tk-text")

    root.locator('[role="treeitem"][data-id="section-1"]').click()
    assert details.locator("h3").inner_text().startswith("第二点 部分")
    assert text.locator(".tk-inside").count() > 10
    until(lambda: kernel.value("explorer.selected") == "section-1")

    parallelism = kernel.value("next(i for i, f in enumerate(doc.findings) if f.device == 'parallelism')")
    kernel.run(f"explorer.select(doc.findings[{parallelism}])")
    details.locator("h3", has_text="排比").wait_for()
    members = kernel.value(f"[m.of(doc.text) for m in doc.findings[{parallelism}].members]")
    assert details.locator(".tk-members li").all_inner_texts() == members
    assert "".join(text.locator(".tk-on").all_inner_texts()) == "".join(members)
    assert root.locator(".tk-map .tk-holds").count() == 1

    text.locator(".tk-marked").nth(40).click()
    until(lambda: kernel.value("explorer.selected").startswith("finding-"))
    before = kernel.value("explorer.selected")
    text.focus()
    page.keyboard.press("ArrowRight")
    until(lambda: kernel.value("explorer.selected") not in {"", before})
    page.keyboard.press("ArrowLeft")
    until(lambda: kernel.value("explorer.selected") == before)
    page.keyboard.press("ArrowDown")
    until(lambda: kernel.value("explorer.selected").startswith(("section-", "transition-", "zone-")))
    page.keyboard.press("Escape")
    until(lambda: not kernel.value("explorer.selected"))

    page.keyboard.press("/")
    page.keyboard.type("述职评议")
    page.keyboard.press("Enter")
    until(lambda: kernel.value("explorer.selected"))
    assert details.locator("h3").count() == 1
    assert page.locator(".jp-Cell").count() >= 2, "no key reached JupyterLab's own shortcuts"
