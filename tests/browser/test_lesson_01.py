"""Lesson 01 as a trainee meets it: opened in JupyterLab, run, clicked, saved."""

import json
import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LESSON = "01-the-speech-as-a-whole.ipynb"


def test_the_lesson_runs_and_the_text_follows(open_lab, lessons):
    """Run all, choose the second point in the map: the text shows it; choose a marker in the text: the map shows it."""
    lesson = open_lab(f"zh/{LESSON}").run_all()
    page = lesson.page
    assert lesson.errors() == []

    facts = page.locator(".facts div").first
    assert facts.locator("dd").bounding_box()["y"] > facts.locator("dt").bounding_box()["y"]

    page.locator(".tk-map").scroll_into_view_if_needed()
    point = page.locator(".tk-map [role=treeitem]").filter(has_text=re.compile("^第二点"))
    point.wait_for()
    text = page.locator(".tk-text")
    assert text.evaluate("pane => pane.scrollTop") == 0
    point.click()
    page.locator(".tk-text .tk-inside").first.wait_for()
    assert point.get_attribute("aria-selected") == "true"
    assert "第二点".startswith(page.locator(".tk-text .tk-inside").first.inner_text())
    top = "pane => pane.querySelector('.tk-inside').getBoundingClientRect().top - pane.getBoundingClientRect().top"
    page.wait_for_function(
        f"document.querySelector('.tk-text').clientHeight > ({top})(document.querySelector('.tk-text'))"
    )
    assert text.evaluate(top) >= 0

    page.locator(".tk-text .tk-marker").filter(has_text=re.compile("^三")).click()
    third = page.locator(".tk-map [role=treeitem][aria-selected=true]")
    assert third.inner_text().startswith("三要")

    page.locator('.jp-NotebookPanel-toolbar [data-command="docmanager:save"]').first.click()
    page.locator(".jp-mod-dirty").wait_for(state="detached")
    saved = json.loads((lessons / "zh" / LESSON).read_text(encoding="utf-8"))
    assert "application/vnd.jupyter.widget-state+json" in saved["metadata"]["widgets"]


def test_the_lesson_in_voila(page, voila):
    """The English lesson is a page in Voilà, with its map and its Explorer."""
    # The page comes piece by piece while the cells run, and once more where a slow machine lost a widget.
    page.goto(f"{voila.url}/voila/render/en/{LESSON}", wait_until="domcontentloaded", timeout=120_000)
    page.locator(".tk-map [role=treeitem]").first.wait_for(timeout=180_000)
    page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=60_000)
    assert page.get_by_text("Traceback").count() == 0
