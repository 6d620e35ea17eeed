"""Cloud, Compare and Words in JupyterLab, by mouse and keyboard, with the Python side checked."""

import pytest

pytestmark = pytest.mark.browser

CELLS = (
    "doc = tk.read('述职评议会讲话')\ncloud = tk.Cloud(doc, top=40)\ncloud",
    "both = tk.Compare(tk.compare(doc, '述职评议会讲话2023'))\nboth",
    "cut = tk.Words(doc)\ncut",
)


def test_cloud_compare_and_words(open_cells, until, tmp_path):
    """A word shows its lines, a tab its table and passages on both sides, and mended words reach Python."""
    lab, kernel = open_cells("sides", *CELLS)
    page = lab.page

    cloud = page.locator(".tk-cloud")
    word = kernel.value("cloud.view['words'][5]['text']")
    cloud.locator(f'[data-word="{word}"]').click()
    until(lambda: kernel.value("cloud.chosen") == word)
    until(lambda: cloud.locator(".tk-cloud-lines mark").count() == kernel.value("len(cloud.lines)"))
    cloud.locator('.tk-cloud-word[tabindex="0"]').focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    until(lambda: kernel.value("cloud.chosen == cloud.view['words'][1]['text']"))
    cloud.locator("input[type=range]").first.fill("20")
    until(lambda: cloud.locator(".tk-cloud-word").count() == 20)

    both = page.locator(".tk-compare_widget")
    both.locator(".tk-outlines button").first.click()
    both.locator(".tk-columns p").first.wait_for()
    for tab, thing in (("words", ".tk-dot circle"), ("devices", ".tk-profile button"), ("shared", ".tk-shared button")):
        kernel.run("both.passages = {}")
        both.locator(f'[data-tab="{tab}"]').click()
        both.locator(thing).first.wait_for()
        both.locator(thing).first.dispatch_event("click")
        until(lambda: kernel.value("bool(both.passages)"))
    shared = kernel.value("max(p.matched for p in both.change.shared())")
    assert both.locator(".tk-shared button").first.inner_text() == str(shared)
    both.locator('[data-tab="shared"]').focus()
    page.keyboard.press("Home")
    until(lambda: kernel.value("both.tab") == "outlines")
    both.locator("select").nth(1).select_option("安全生产讲话")
    until(lambda: kernel.value("both.change.documents[1].name") == "安全生产讲话", limit=30)
    choose_sides(both, kernel, until, tmp_path)
    mend(page.locator(".tk-wordcut"), kernel, until)


def choose_sides(both, kernel, until, folder):
    """Several speeches make one side, a file the other; a word chosen by keyboard shows its passages; Escape closes a list."""
    page = both.page
    several = both.locator('[data-side="0"]')
    several.locator("summary").click()
    several.get_by_label("安全生产讲话", exact=True).check()
    several.locator(".tk-together").click()
    until(lambda: kernel.value("len(both.change.sides[0].documents)") == 2, limit=30)
    both.locator("[data-shown]").select_option("1")
    until(lambda: kernel.value("both.view['shown']") == [1, 0])
    several.locator("summary").focus()
    page.keyboard.press("Enter")
    several.locator(".tk-panel").wait_for()
    page.keyboard.press("Escape")
    several.locator(".tk-panel").wait_for(state="hidden")
    file = folder / "我的稿子.txt"
    file.write_text("同志们：安全生产责任重于泰山。一要抓安全，二要抓落实。", encoding="utf-8")
    both.locator('[data-side="1"] input[type=file]').set_input_files(file)
    until(lambda: kernel.value("both.view['sides'][1]") == "我的稿子", limit=30)
    both.locator('[data-tab="words"]').click()
    both.locator('.tk-dot[tabindex="0"]').focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    until(
        lambda: (
            kernel.value("both.passages.get('title', '')") == both.locator(".tk-dot").last.get_attribute("data-word")
        )
    )
    both.locator(".tk-both mark").first.wait_for()


def mend(words, kernel, until):
    """Join two words, cut them, join by keyboard, undo, save: Python follows each step."""
    page = words.page
    first = words.locator(".tk-w").first
    first.click()
    words.locator(".tk-w").nth(1).click(modifiers=["Shift"])
    chosen = words.locator(".tk-chosen").all_inner_texts()
    words.locator(".tk-join").click()
    until(lambda: kernel.value("cut.changed") == 1)
    assert "".join(chosen) in kernel.value("[t.text for t in cut.doc.tokens]")
    words.locator(".tk-w", has_text="".join(chosen)).first.click()
    words.locator(".tk-letters button").first.click()
    words.locator(".tk-split").click()
    until(lambda: kernel.value("cut.changed") == 2)
    words.locator("[role=group]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    until(lambda: kernel.value("cut.changed") == 3)
    words.locator(".tk-undo").click()
    until(lambda: kernel.value("cut.changed") == 4)
    words.locator(".tk-save").click()
    words.locator(".tk-message", has_text="words.tsv").wait_for()
    assert kernel.value(
        "[t.text for t in tk.read('述职评议会讲话', lexicon='words.tsv').tokens] == [t.text for t in cut.doc.tokens]"
    )
