"""Every widget over hostile text, in both themes: nothing runs, all of it shows as text, and axe-core finds nothing serious."""

import os
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

ODD = "<img src=x onerror=alert(1)></script><script>alert(2)</script> **粗** [链](javascript:alert(3)) 😀𠮷\\u202e右\\u202c"
FIRST = (
    f"odd = '{ODD}'\n"
    "text = f'{odd}\\n同志们：\\n一、{odd}抓落实\\n要主动研究问题，主动开展工作，主动抓好落实。\\n二、必须守土有责{odd}\\n'\n"
    "doc = tk.read(tk.Speech(text, name=odd, title=odd))\n"
    "tk.Explorer(doc)"
)
CELLS = (
    FIRST,
    "tk.Concordance([doc, doc], 'onerror')",
    "cloud = tk.Cloud(doc, at_least=1)\ncloud.chosen = cloud.view['words'][0]['text']\ncloud",
    "both = tk.Compare(tk.compare(doc, tk.read('述职评议会讲话')))\nboth",
    "tk.Words(doc)",
    "tk.Coach(text)",
    "up = tk.Upload()\nup.do_paste(text, odd)\nup",
    "tk.Export(doc)",
)
WIDGETS = ("explorer", "concordance", "cloud", "compare_widget", "wordcut", "coach", "upload", "export")


def axe():
    """The script of axe-core, from the file that `AXE_CORE` names."""
    path = os.environ.get("AXE_CORE")
    if not path:
        pytest.skip("axe-core was not found: set AXE_CORE to its axe.min.js")
    return Path(path).read_text(encoding="utf-8")


def seen(page, name):
    """The text of one widget with what its fields hold."""
    widget = page.locator(f".tk-{name}").first
    return widget.evaluate("w => w.textContent + [...w.querySelectorAll('textarea')].map(t => t.value).join()")


def test_hostile_text_is_text(open_cells):
    """Markup, scripts, Markdown, emoji, rare characters and direction marks show as they are in every widget; nothing runs."""
    lab, kernel = open_cells("safe", *CELLS)
    page = lab.page
    ran = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    for name in WIDGETS:
        page.locator(f".tk-{name}").first.wait_for()
        shown = "".join(seen(page, name).split())
        wanted = ("onerror=alert(1)", "😀𠮷") if name != "cloud" else ("alert",)
        assert all(part in shown for part in wanted), name
    for tab in ("words", "clouds", "devices", "shared"):
        page.locator(f'.tk-compare_widget [data-tab="{tab}"]').click()
        page.wait_for_timeout(300)
    assert page.locator(".tk img, .tk script, .tk a[href^=javascript]").count() == 0
    assert ran == []
    assert kernel.value("doc.text == text")


def choose_theme(page, name):
    """Choose a theme in JupyterLab's Settings menu, as a user does."""
    page.get_by_role("menuitem", name=re.compile("^(Settings|设置)$")).first.click()
    page.locator(".lm-Menu-item", has_text=re.compile("Theme|主题")).first.hover()
    page.locator(".lm-Menu-item", has_text=name).first.click()
    page.locator(f'body[data-jp-theme-name="{name}"]').wait_for(state="attached")
    page.wait_for_timeout(500)


def test_axe_finds_nothing_serious(open_cells):
    """No widget has a serious or critical violation, in the light theme or in the dark one."""
    script = axe()
    lab, kernel = open_cells("axe", *(cell.replace(ODD, "同志们") for cell in CELLS))
    page = lab.page
    kernel.run("both.tab = 'words'")
    for name in WIDGETS:
        page.locator(f".tk-{name}").first.wait_for()
    page.evaluate(script)
    try:
        for theme in ("JupyterLab Dark", "JupyterLab Light"):
            choose_theme(page, theme)
            found = page.evaluate("axe.run('.tk', {resultTypes: ['violations']})")["violations"]
            serious = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in {"serious", "critical"}]
            assert serious == [], theme
    finally:
        choose_theme(page, "JupyterLab Light")
