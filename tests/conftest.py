"""What all tests share: the browser, the servers, and a clean language."""

import shutil

import pytest
from support.network import watched
from support.programs import REQUIRED, chromium, missing
from support.servers import CHECKOUT, lab_server, voila_server
from support.watch import Lab, Watch

from toolkit.theme import language

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def pytest_runtest_setup(item):
    """Skip a test whose program is not here, or fail it where `REQUIRE_BROWSER` is set."""
    for marker, program in missing().items():
        if item.get_closest_marker(marker):
            reason = f"{program} was not found"
            if REQUIRED:
                pytest.fail(f"{reason}, and REQUIRE_BROWSER is set: install it.", pytrace=False)
            pytest.skip(reason)


def pytest_terminal_summary(terminalreporter):
    """Say plainly when tests were skipped for want of a program."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())]
    for marker, program in missing().items():
        count = sum(f"{program} was not found" in reason for reason in skipped)
        if count:
            terminalreporter.write_line(
                f"{program} was not found: {count} {marker} tests were skipped. Install it to run them.", yellow=True
            )


@pytest.fixture(autouse=True)
def _offline():
    """No test asks another machine; one that tries fails, even if it goes on without the answer."""
    with watched() as asked:
        yield
    assert not asked, "another machine was asked: " + "; ".join(asked)


@pytest.fixture(autouse=True)
def _chinese(request):
    """Every test starts in Chinese, or in English where it is marked so, and leaves in Chinese."""
    language("en" if request.node.get_closest_marker("english") else "zh")
    yield
    language("zh")


@pytest.fixture(scope="session")
def playwright():
    """Playwright, started once: a second one in this process would not start."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright):
    """Chromium, started once, driven by Playwright."""
    running = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
    yield running
    running.close()


@pytest.fixture
def page(browser):
    """A fresh page; the test fails on any page error, console error, or request to another host."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    context.set_default_timeout(30_000)
    watch = Watch(context)
    yield context.new_page()
    context.close()
    assert not watch.troubles, "\n".join(watch.troubles)


@pytest.fixture(scope="session")
def lessons(tmp_path_factory):
    """A copy of the notebooks, so that no test writes into the checkout."""
    folder = tmp_path_factory.mktemp("served") / "notebooks"
    shutil.copytree(CHECKOUT / "notebooks", folder)
    return folder


@pytest.fixture(scope="session")
def lab(lessons, tmp_path_factory):
    """A JupyterLab server over the copied notebooks, started once."""
    server = lab_server(lessons, tmp_path_factory.mktemp("lab"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def voila(lessons, tmp_path_factory):
    """A Voilà server over the copied notebooks, started once."""
    server = voila_server(lessons, tmp_path_factory.mktemp("voila"))
    yield server
    server.stop()


@pytest.fixture
def open_lab(page, lab):
    """A function that opens a notebook in JupyterLab and returns its `Lab`."""

    def opener(notebook):
        return Lab(page, lab).open(notebook)

    return opener
