"""Every widget on a speech of over 20,000 characters: each is opened, and moved by mouse and by keyboard."""

import pytest

pytestmark = pytest.mark.browser

CELLS = (
    "doc = long_document()\nlines = tk.Concordance(doc, '工作')\nlines",
    "cloud = tk.Cloud(doc, top=60)\ncloud",
    "both = tk.Compare(tk.compare(doc, '述职评议会讲话'))\nboth",
    "cut = tk.Words(doc)\ncut",
    "coach = tk.Coach(doc.text)\ncoach",
    "tk.Export(doc)",
)


def test_every_widget_on_a_long_speech(open_cells, until):
    """All lines, words, sections and clauses of the long speech are there, and the linked moves reach Python."""
    lab, kernel = open_cells("long_all", *CELLS)
    page = lab.page

    lines = page.locator(".tk-concordance")
    assert lines.locator("[role=option]").count() == kernel.value("min(500, doc.text.count('工作'))")
    lines.locator("[role=option]").nth(1).click()
    page.keyboard.press("End")
    assert lines.locator('[aria-selected="true"] .tk-left').inner_text() == kernel.value("lines.view['lines'][-1][0]")

    cloud = page.locator(".tk-cloud")
    assert cloud.locator(".tk-cloud-word").count() == kernel.value("len(cloud.view['words'])")
    cloud.locator('.tk-cloud-word[tabindex="0"]').focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    until(lambda: kernel.value("cloud.chosen == cloud.view['words'][-1]['text']"))
    until(lambda: cloud.locator(".tk-cloud-lines mark").count() == kernel.value("len(cloud.lines)"))

    both = page.locator(".tk-compare_widget")
    rows = both.locator(".tk-outlines tbody tr")
    assert rows.count() == kernel.value("len(both.view['prepared']['outlines']['rows'])")
    rows.locator("button").first.focus()
    page.keyboard.press("Enter")
    both.locator(".tk-columns p").first.wait_for()

    words = page.locator(".tk-wordcut")
    assert words.locator(".tk-words-text span").count() == kernel.value("sum(map(len, cut.view['paragraphs']))")
    words.locator(".tk-w").nth(2000).click()
    assert words.locator(".tk-chosen").inner_text() == words.locator(".tk-words-side h3").first.evaluate(
        "h => h.firstChild.data"
    )

    coach = page.locator(".tk-coach")
    assert coach.locator(".tk-outline li").count() == kernel.value("len(coach.view['outline'])")
    coach.locator('[data-tab="rhythm"]').click()
    coach.locator(".tk-beat").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    chosen = coach.locator("textarea").evaluate("a => a.value.slice(a.selectionStart, a.selectionEnd)")
    assert chosen == kernel.value("coach.view['rhythm'][1][0]")
    assert page.locator(".tk-export [data-suffix]").count() == 6
