"""Every widget over hostile text, in both themes: nothing runs, all of it shows as text, and axe-core finds nothing serious."""

import os
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

ODD = "<img src=x onerror=alert(1)></script><script>alert(2)</script> **粗** $x^2$ [链](javascript:alert(3)) 😀𠮷\\u202e右\\u202c"
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
TABS = {
    "浏览": "explorer",
    "对照": "compare_widget",
    "索引行": "concordance",
    "词云": "cloud",
    "分词": "wordcut",
    "教练": "coach",
    "读入": "upload",
    "导出": "export",
}
"""Tab of the app → the widget in it."""
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


SHOWN = (
    "doc",
    "doc.outline",
    "doc.findings",
    "tk.explain(doc, doc.find('form')[0])",
    "tk.kwic(doc, 'onerror', width=60)",
    "tk.segmentation(doc)",
    "tk.lexicon_report(tk.read(doc.speech, lexicon=tk.Lexicon.empty().with_terms('研究问题')))",
    "tk.plot.section_map(doc)",
    "tk.task('03-parallelism', doc)",
)
"""What else a cell may end with: rich displays, tables, a figure and exercises."""
FORBIDDEN = "mjx-container, .MathJax, img[src='x'], a[href^=javascript]"
"""Formulas, pictures and links that only the speech could have brought."""


def test_what_cells_show_is_text(open_cells):
    """Rich displays, tables, figures and exercises of the hostile speech show its words; nothing of it runs or is an element."""
    lab, kernel = open_cells("shown", FIRST.rpartition("\n")[0], *SHOWN)
    ran = []
    lab.page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    cells = lab.page.locator(".jp-CodeCell")
    for number, code in enumerate(SHOWN, 2):
        cells.nth(number).scroll_into_view_if_needed()
        shown = cells.nth(number).locator(".jp-OutputArea-output")
        shown.first.wait_for()
        words = "".join(shown.first.evaluate("o => o.textContent").split())
        for _ in range(4 if "tk.task" in code else 0):  # the first exercise is hand-written
            cells.nth(number).get_by_role("button", name="下一题").click()
            lab.page.wait_for_timeout(300)
            words += shown.first.evaluate("o => o.textContent")
        assert "onerror" in words or "研究问题" in words, code
        lab.page.wait_for_timeout(300)
        assert shown.locator(FORBIDDEN).count() == 0, code
        assert shown.locator("strong", has_text="粗").count() == 0, code
    assert ran == []
    assert kernel.value("doc.text == text")


def test_hostile_text_in_voila(page, voila):
    """Pasted into the app in Voilà, the hostile speech is text in every tab, and nothing of it runs."""
    ran = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.goto(f"{voila.url}/voila/render/app.ipynb", wait_until="domcontentloaded")
    page.locator(".tk-explorer").wait_for(timeout=90_000)
    page.get_by_role("tab", name="读入").click()
    odd = ODD.replace("\\u202e", "\u202e").replace("\\u202c", "\u202c")
    page.locator(".tk-upload textarea").fill(
        f"{odd}\n同志们：\n一、{odd}抓落实\n要主动研究问题，主动开展工作，主动抓好落实。\n二、必须守土有责{odd}\n"
    )
    page.locator(".tk-upload .tk-read").click()
    page.locator(".tk-upload .tk-done p").first.wait_for()
    for name, widget in TABS.items():
        page.get_by_role("tab", name=name, exact=True).click()
        page.locator(f".tk-{widget}").first.wait_for()
        if widget == "concordance":
            page.locator(".tk-concordance input[type=search]").fill("onerror")
            page.locator(".tk-concordance [role=option]").first.wait_for()
        page.wait_for_timeout(300)
        assert "alert" in seen(page, widget) or widget in {"coach", "export"}, name
    assert page.locator(f".tk script, :is({FORBIDDEN})").count() == 0
    assert page.locator("strong", has_text="粗").count() == 0
    assert ran == []


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
