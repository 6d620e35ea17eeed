"""The app in Voilà: choose a speech, explore, compare, write, export; nothing leaves this machine."""

import json

import pytest

pytestmark = pytest.mark.browser


def test_the_app(page, voila, tmp_path):
    """A session's way through the app, in Chinese and then in English, in projector mode, by mouse and keyboard."""
    page.goto(f"{voila.url}/voila/render/app.ipynb", wait_until="domcontentloaded")
    explorer = page.locator(".tk-explorer")
    explorer.wait_for(timeout=90_000)
    explorer.locator('[role="treeitem"]').nth(4).click()
    explorer.locator(".tk-details h3").wait_for()
    explorer.locator(".tk-text").focus()
    page.keyboard.press("p")
    page.locator(".tk-explorer.tk-projector").wait_for()
    page.locator(".tk-app-projector").wait_for()
    page.keyboard.press("?")
    page.locator("dialog.tk-help[open]").wait_for()
    page.keyboard.press("Escape")

    page.get_by_role("tab", name="对照").click()
    page.locator(".tk-compare_widget.tk-projector .tk-outlines tr").nth(2).wait_for()
    page.locator(".tk-app-row").get_by_role("button", name="投影模式").click()
    page.locator(".tk-compare_widget:not(.tk-projector)").wait_for()
    page.get_by_role("tab", name="索引行").click()
    page.locator(".tk-concordance input[type=search]").fill("问题")
    page.locator(".tk-concordance [role=option]").nth(2).click()
    page.keyboard.press("ArrowDown")
    page.locator('.tk-concordance [role=option][aria-selected="true"]').wait_for()
    page.get_by_role("tab", name="词云").click()
    page.locator('.tk-cloud-word[tabindex="0"]').focus()
    page.keyboard.press("Enter")
    page.locator(".tk-cloud-lines mark").first.wait_for()
    page.get_by_role("tab", name="分词").click()
    page.locator(".tk-wordcut .tk-w").first.click()
    page.keyboard.press("ArrowRight")
    page.locator(".tk-wordcut .tk-chosen").wait_for()
    page.get_by_role("tab", name="读入").click()
    page.locator(".tk-upload textarea").fill("同志们：下面讲两点意见。一要抓落实，二要抓队伍。")
    page.locator(".tk-upload .tk-read").click()
    page.locator(".tk-upload .tk-done p").first.wait_for()
    page.get_by_role("tab", name="浏览").click()
    explorer.locator(".tk-text", has_text="抓队伍").wait_for()

    page.get_by_role("tab", name="教练").click()
    page.locator(".tk-coach textarea").fill("同志们：一要抓落实。二要抓队伍。")
    page.locator(".tk-coach .tk-outline li", has_text="抓队伍").wait_for()
    page.get_by_role("tab", name="导出").click()
    with page.expect_download() as download:
        page.locator('.tk-export [data-suffix=".json"]').click()
    download.value.save_as(tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["format"] == "speech-annotation/1"

    page.get_by_role("button", name="English").click()
    page.get_by_role("tab", name="Explore").click()
    explorer.get_by_role("tree", name="Section map").wait_for()
