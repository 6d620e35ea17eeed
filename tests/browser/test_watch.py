"""The watch over a page sees what it must: without it the other browser tests would prove nothing."""

import pytest
from support.watch import Watch

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("throw new Error('broken')", "page error"),
        ("Promise.reject(new Error('broken'))", "page error"),
        ("console.error('broken')", "console error"),
        ("fetch('http://192.0.2.1/x').catch(() => 0)", "another host was asked: http://192.0.2.1/x"),
        ("new WebSocket('ws://192.0.2.1/x')", "another host was asked: ws://192.0.2.1/x"),
    ],
)
def test_trouble_is_seen(browser, script, words):
    """A page error, a lost promise, a console error and a request to another host are all kept."""
    context = browser.new_context()
    watch = Watch(context)
    page = context.new_page()
    page.set_content(f"<script>{script}</script>")
    page.wait_for_timeout(300)
    context.close()
    assert any(trouble.startswith(words) for trouble in watch.troubles)


def test_a_quiet_page_is_quiet(browser):
    """A page that only logs and warns has no troubles."""
    context = browser.new_context()
    watch = Watch(context)
    context.new_page().set_content("<script>console.log('a'); console.warn('b')</script>")
    context.close()
    assert watch.troubles == []
