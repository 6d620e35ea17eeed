"""What becomes of widgets when the kernel goes, the notebook is opened again, or the widget is closed."""

import re

import pytest
from support.watch import Lab

pytestmark = pytest.mark.browser
REDRAWN = (
    ".tk-concordance [role=option]",
    ".tk-cloud .tk-cloud-word",
    ".tk-compare_widget .tk-outlines button",
    ".tk-wordcut .tk-w",
    ".tk-coach .tk-outline li",
    ".tk-upload .tk-done .tk-quote",
    ".tk-export [data-suffix]",
)
"""Something of each widget that is drawn from its stored state alone."""


def test_kernel_gone_reopened_and_closed(open_cells, until, lab):
    """A closed widget leaves the page, a restarted kernel is said plainly, and a saved notebook draws again without a kernel."""
    opened, kernel = open_cells(
        "state",
        "doc = gold_document()\nexplorer = tk.Explorer(doc)\nexplorer.select(doc.sections[1])\nexplorer",
        "second = tk.Concordance(doc, '问题')\nsecond",
        "tk.Cloud(doc, top=20)",
        "tk.Compare(tk.compare(doc, '述职评议会讲话2023'))",
        "tk.Words(doc)",
        "tk.Coach('同志们：下面讲两点意见。一要抓落实。二要抓队伍。')",
        "up = tk.Upload()\nup.do_paste('同志们：开会。', '旧稿')\nup",
        "tk.Export(doc)",
    )
    page = opened.page
    explorer = page.locator(".tk-explorer")
    explorer.locator(".tk-details h3", has_text="第二点").wait_for()
    page.locator(".tk-concordance").wait_for()
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
    kernel.run("second.close()")  # after saving: JupyterLab itself complains of a stored output whose widget was closed
    page.locator(".tk-concordance").wait_for(state="detached")

    page.get_by_role("menuitem", name=re.compile("^(Kernel|内核)$")).first.click()
    page.locator('.lm-Menu-item[data-command="kernelmenu:restart"]').click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    opened._idle().wait_for()
    explorer.locator('[role="treeitem"][data-id="section-2"]').click()
    explorer.locator('.tk-message[data-kind="offline"]').wait_for()
    assert explorer.locator(".tk-details h3").inner_text().startswith("第三点")

    again = Lab(page, lab).open("state.ipynb")
    for drawn in REDRAWN:
        again.page.locator(drawn).first.wait_for(state="attached")
    explorer = again.page.locator(".tk-explorer")
    explorer.locator(".tk-details h3", has_text="第二点").wait_for()
    explorer.locator('[role="treeitem"][data-id="section-2"]').click()
    assert explorer.locator(".tk-details h3").inner_text().startswith("第三点")
