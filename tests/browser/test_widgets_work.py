"""Concordance, Upload and Coach in JupyterLab, by mouse and keyboard, with the Python side checked."""

import pytest

pytestmark = pytest.mark.browser

CELLS = (
    "doc = gold_document()\nlines = tk.Concordance(doc, '问题')\nlines",
    "up = tk.Upload()\nup",
    "coach = tk.Coach()\ncoach",
)


def test_searching_reading_in_and_writing(open_cells, until, tmp_path):
    """Lines follow what is typed, a file and pasted text become Documents, a draft is read back and compared with its earlier self."""
    lab, kernel = open_cells("work", *CELLS)
    page = lab.page

    lines = page.locator(".tk-concordance")
    assert lines.locator("[role=option]").count() == kernel.value("len(lines.lines)")
    lines.locator("input[type=search]").fill("工作")
    until(lambda: kernel.value("lines.query") == "工作")
    until(lambda: lines.locator("[role=option]").count() == kernel.value("doc.text.count('工作')"))
    lines.locator("[role=listbox]").focus()
    page.keyboard.press("ArrowDown")
    assert lines.locator('[aria-selected="true"] .tk-left').inner_text() == kernel.value("lines.view['lines'][1][0]")
    assert "工作" in lines.locator(".tk-passage mark").inner_text()
    lines.locator("select").nth(1).select_option("right")
    until(lambda: kernel.value("lines.sort") == "right")

    upload = page.locator(".tk-upload")
    file = tmp_path / "旧稿.txt"
    file.write_bytes("同志们：一要抓落实，二要抓队伍，三要抓作风。".encode("gb18030"))
    upload.locator("input[type=file]").set_input_files(file)
    until(lambda: kernel.value("up.count") == 1)
    assert kernel.value("[up.doc.name, up.doc.speech.encoding]") == ["旧稿", "gb18030"]
    upload.get_by_text("gb18030", exact=False).last.wait_for()
    upload.locator("textarea").fill("同志们：<b>开会</b>。")
    upload.locator(".tk-read").click()
    until(lambda: kernel.value("up.doc.text") == "同志们：<b>开会</b>。")
    upload.locator(".tk-quote", has_text="<b>开会</b>").wait_for()
    broken = tmp_path / "讲话.pdf"
    broken.write_bytes(b"%PDF-1.4")
    upload.locator("input[type=file]").set_input_files(broken)
    upload.locator('.tk-message[data-kind="error"]', has_text="pdf").wait_for()

    coach = page.locator(".tk-coach")
    coach.locator("textarea").fill("同志们：下面讲三点意见。一要抓落实。二要抓队伍。")
    coach.locator(".tk-outline li", has_text="抓队伍").wait_for()
    coach.locator(".tk-keep").click()
    until(lambda: kernel.value("len(coach.versions)") == 1)
    coach.locator("textarea").press("Control+End")
    page.keyboard.type("三要抓作风。")
    until(lambda: kernel.value("coach.draft").endswith("三要抓作风。"))
    coach.locator('[data-tab="outline"]').focus()
    page.keyboard.press("ArrowRight")
    assert coach.locator('[data-tab="promises"]').get_attribute("aria-selected") == "true"
    until(lambda: coach.locator(".tk-promises li").count() == kernel.value("len(coach.view['promises'])"))
    coach.locator('[data-tab="compare"]').click()
    assert coach.get_by_text("三要抓作风。").count() >= 1
    kernel.run("coach.draft = '同志们：散会。'")
    until(lambda: coach.locator("textarea").input_value() == "同志们：散会。")
