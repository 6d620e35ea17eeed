"""The report opened from disk, as a trainee gets it by mail."""

import pytest

from toolkit import cli

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_opens_from_disk(page, tmp_path, lang):
    """The page shows the map with its six points, fits the window, and asks for nothing."""
    target = tmp_path / "r.html"
    assert cli.main(["report", "述职评议会讲话", "-o", str(target), "--lang", lang]) == 0
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(target.as_uri())
    for marker in ("第一点", "第二点", "第三点", "一要", "二要", "三要"):
        assert page.locator("#map").get_by_text(marker).first.is_visible(), marker
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=tmp_path / "r.png", full_page=True)
