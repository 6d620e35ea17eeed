"""The comparison's page says what the comparison says, needs nothing from outside, and shows text as text."""

import re

import pytest

import toolkit as tk
from toolkit.cli import main
from toolkit.export.comparison_report import comparison_html
from toolkit.model import Speech


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_whole(lang):
    """Every chapter is there, nothing is asked from outside, and the same comparison gives the same page."""
    change = tk.compare("述职评议会讲话", "述职评议会讲话2023")
    page = comparison_html(change, lang=lang)
    assert page == comparison_html(change, lang=lang)
    assert len(re.findall(r"<section", page)) == 7
    assert not re.findall(r'(?:src|href)="(?!#|data:)', page)
    assert page.count("<svg") >= 8
    longest = max(change.shared(), key=lambda p: p.matched)
    assert "<mark>" in page
    assert longest.b.of(change.documents[1].text)[:6] in page


def test_a_hostile_speech_stays_text():
    """Markup in a speech is shown, not run."""
    bad = tk.read(
        Speech(
            "<img src=x onerror=alert(1)>\n同志们：\n一、<script>alert(1)</script>抓落实\n要干。\n二、见实效\n要快。\n",
            name="坏",
        )
    )
    page = comparison_html(tk.compare(bad, "安全生产讲话"))
    assert "<script" not in page
    assert "<img src=x" not in page


def test_the_command_writes_the_page(tmp_path, capsys):
    """`compare A B -o FILE` writes a page, refuses an existing one, and says what is wrong with one speech."""
    target = tmp_path / "a.html"
    assert main(["compare", "安全生产讲话", "毕业典礼致辞", "-o", str(target)]) == 0
    assert "<svg" in target.read_text(encoding="utf-8")
    assert main(["compare", "安全生产讲话", "毕业典礼致辞", "-o", str(target)]) == 2
    assert main(["compare", "安全生产讲话", "-o", str(tmp_path / "b.html")]) == 2
    assert main(["compare", "安全生产讲话", "毕业典礼致辞", "-o", str(tmp_path / "b.html"), "--ratio", "4:3"]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 3
    assert not (tmp_path / "b.html").exists()
