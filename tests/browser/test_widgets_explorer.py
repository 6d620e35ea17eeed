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


def test_a_trainee_marks_then_reveals(open_cells, until):
    """Five devices marked with the mouse and the keyboard: the score and disagreements shown are those Python computes."""
    lab, kernel = open_cells("marking", "doc = gold_document('comp_dev_01')\nexplorer = tk.Explorer(doc)\nexplorer")
    page, root = lab.page, lab.page.locator(".tk-explorer")
    root.locator('[data-show="marking"]').click()
    until(lambda: kernel.value("explorer.marking"))
    assert root.locator(".tk-marked").count() == 0, "the analysis is hidden until it is revealed"
    names = ["idiom", "metaphor", "parallelism", "directive", "quoted_term"]
    for count, name in enumerate(names, 1):
        piece = kernel.value(f"explorer.page.range(doc.find({name!r})[0])")
        root.locator(".tk-text").evaluate(
            """(pane, [from, to]) => {
              const range = document.createRange();
              range.setStart(pane.querySelector(`[data-i="${from}"]`).firstChild, 0);
              const last = pane.querySelector(`[data-i="${to - 1}"]`).firstChild;
              range.setEnd(last, last.length);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            }""",
            piece,
        )
        page.wait_for_timeout(150)
        root.locator(".tk-marking select").select_option("four_character" if name == "metaphor" else name)
        root.locator(".tk-add").click()
        until(lambda count=count: len(kernel.value("explorer.marks")) == count)
    root.locator(".tk-text").focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    page.wait_for_timeout(150)
    page.keyboard.press("Enter")
    until(lambda: len(kernel.value("explorer.marks")) == 6)
    root.locator(".tk-reveal").click()
    rows = root.locator(".tk-result tbody tr")
    rows.first.wait_for()
    assert [row.get_attribute("data-outcome") for row in rows.all()] == kernel.value(
        "[row.outcome for row in explorer.compared().rows]"
    )
    score = kernel.value("round(100 * explorer.compared().score)")
    assert f"综合得分 {score}" in root.locator(".tk-result").inner_text()
    assert (
        kernel.value("len(explorer.compared().disagreements)")
        == rows.locator("visible=true").filter(has_not_text="✓").filter(has_not_text="≈").count()
    )


def test_reading_aid_and_verdicts(open_cells, until):
    """The reading aid shows pinyin under the pointer; a trainer's rejection reaches Python and strikes the words through."""
    lab, kernel = open_cells("aid", "doc = gold_document()\nexplorer = tk.Explorer(doc)\nexplorer")
    root = lab.page.locator(".tk-explorer")
    root.locator('[data-show="aid"]').click()
    until(lambda: kernel.value("len(explorer.readings)") > 100)
    root.get_by_text("述职", exact=True).first.hover()
    root.locator(".tk-aid", has_text="shù zhí").wait_for()
    kernel.run("explorer.select(doc.findings[2])")
    root.get_by_role("button", name="否定").click()
    until(lambda: kernel.value("explorer.verdicts") == {"finding-2": "rejected"})
    root.locator(".tk-rejected").first.wait_for()


def test_a_long_speech(open_cells, until):
    """On 20,000 characters with sections on four levels each move goes as on the sample."""
    lab, kernel = open_cells("long", "doc = long_document()\nexplorer = tk.Explorer(doc)\nexplorer")
    page, root = lab.page, lab.page.locator(".tk-explorer")
    root.wait_for()
    assert kernel.value("len(doc.text)") >= 20_000
    assert root.locator('[role="treeitem"][data-kind="section"]').count() == kernel.value("len(doc.sections)")
    root.locator(".tk-marked").nth(700).click()
    until(lambda: kernel.value("explorer.selected").startswith("finding-"))
    last = kernel.value("len(doc.sections) - 1")
    root.locator(f'[role="treeitem"][data-id="section-{last}"]').click()
    until(lambda: kernel.value("explorer.selected") == f"section-{last}")
    root.locator(".tk-text").focus()
    page.keyboard.press("ArrowUp")
    until(lambda: kernel.value("explorer.selected") == f"section-{last - 1}")
    heading = kernel.value(f"doc.sections[{last - 1}].heading.of(doc.text)")
    assert heading[:6] in root.locator(".tk-details .tk-quote").inner_text()
    root.locator(".tk-filters > summary").click()
    root.locator(".tk-filters select").nth(1).select_option("4")
    strong = kernel.value("sum(f.device != 'directive' or (f.detail('strength') or 0) >= 4 for f in doc.findings)")
    shown = "c => c.map(x => parseInt(x.textContent) || 0).reduce((a, b) => a + b)"
    until(lambda: root.locator(".tk-count").evaluate_all(shown) == strong)
    root.locator(".tk-filters select").nth(1).select_option("0")
    root.locator(".tk-filters select").first.select_option(f"section-{last}")
    root.get_by_role("button", name="全不选").click()
    root.locator('.tk-filters input[value="idiom"]').check()
    inside = kernel.value(f"sum(doc.sections[{last}].overlaps(f) for f in doc.find('idiom'))")
    until(
        lambda: (
            sum(
                int(t or 0)
                for t in root.locator(".tk-count").evaluate_all("c => c.map(x => parseInt(x.textContent) || 0)")
            )
            == inside
        )
    )
