"""What becomes of widgets when the kernel goes, the notebook is opened again, or the widget is closed."""

import re

import pytest
from support.watch import Lab

pytestmark = pytest.mark.browser


def test_kernel_gone_reopened_and_closed(open_cells, until, lab):
    """A closed widget leaves the page, a restarted kernel is said plainly, and a saved notebook draws again without a kernel."""
    opened, kernel = open_cells(
        "state",
        "doc = gold_document()\nexplorer = tk.Explorer(doc)\nexplorer.select(doc.sections[1])\nexplorer",
        "second = tk.Concordance(doc, '问题')\nsecond",
    )
    page = opened.page
    explorer = page.locator(".tk-explorer")
    explorer.locator(".tk-details h3", has_text="第二点").wait_for()
    page.locator(".tk-concordance").wait_for()
    kernel.run("second.close()")
    page.locator(".tk-concordance").wait_for(state="detached")

    page.get_by_role("menuitem", name="Settings").or_(page.get_by_role("menuitem", name="设置")).first.click()
    save = page.locator('.lm-Menu-item[data-command="jupyter-widgets:saveWidgetState"]')
    if save.count():
        if save.get_attribute("aria-checked") != "true":
            save.click()
        else:
            page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator(".jp-Notebook .jp-Cell").first.click()
    page.keyboard.press("Control+s")
    until(lambda: "widget-state" in (lab.root / "state.ipynb").read_text(encoding="utf-8"))

    page.get_by_role("menuitem", name=re.compile("^(Kernel|内核)$")).first.click()
    page.locator('.lm-Menu-item[data-command="kernelmenu:restart"]').click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    opened._idle().wait_for()
    explorer.locator('[role="treeitem"][data-id="section-2"]').click()
    explorer.locator('.tk-message[data-kind="offline"]').wait_for()
    assert explorer.locator(".tk-details h3").inner_text().startswith("第三点")

    again = Lab(page, lab).open("state.ipynb")
    explorer = again.page.locator(".tk-explorer")
    explorer.locator(".tk-details h3", has_text="第二点").wait_for()
    explorer.locator('[role="treeitem"][data-id="section-2"]').click()
    assert explorer.locator(".tk-details h3").inner_text().startswith("第三点")
