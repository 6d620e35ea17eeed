"""The report: complete, escaped, self-contained, repeatable."""

import re
from html.parser import HTMLParser

import pytest

import toolkit as tk
from toolkit.errors import ExportError, InputError
from toolkit.export import parts
from toolkit.export.drawing import both, figure_svg
from toolkit.export.html import table, tag, text
from toolkit.export.report import report_html, save_report
from toolkit.figures import plot
from toolkit.figures.base import new_figure
from toolkit.model import Note, Speech
from toolkit.reading import analyse


class Page(HTMLParser):
    """A page taken apart: its elements in order, its text, its ids and links."""

    def __init__(self, page):
        super().__init__()
        self.open, self.elements, self.words, self.styles = [], [], [], ""
        self.feed(page)

    def handle_starttag(self, name, attrs):
        """Note an element and those it stands in."""
        self.elements.append((name, dict(attrs), tuple(self.open)))
        if name not in {"meta", "br", "input", "hr", "img", "link"}:
            self.open.append(name)

    def handle_startendtag(self, name, attrs):
        """Note an element that is closed at once."""
        self.elements.append((name, dict(attrs), tuple(self.open)))

    def handle_endtag(self, name):
        """Leave an element; every element is closed in the order of opening."""
        assert self.open.pop() == name

    def handle_data(self, data):
        """Note text that is shown."""
        if "style" in self.open:
            self.styles += data
        else:
            self.words.append(data)


@pytest.fixture(scope="module", params=["zh", "en"])
def page(request, sample):
    """The sample's report in one language."""
    return Page(report_html(sample, lang=request.param))


def test_report_is_well_formed_and_needs_nothing(page, sample):
    """Every element is closed in order, there is no script, and nothing is fetched from anywhere."""
    assert page.open == []
    names = {name for name, _, _ in page.elements}
    assert not names & {"script", "link", "iframe", "img", "object"}
    whole = report_html(sample)
    assert not re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?:https?:)?//", whole)
    assert len(whole.encode()) < 1_500_000


def test_report_links_lead_somewhere(page):
    """Each link in the page has its target, and no id is used twice."""
    ids = [attrs["id"] for _, attrs, _ in page.elements if "id" in attrs]
    links = [attrs["href"] for name, attrs, _ in page.elements if name == "a"]
    assert len(ids) == len(set(ids))
    assert links
    assert all(link[:1] == "#" and link[1:] in ids for link in links)


def test_report_holds_the_whole_text(page, sample):
    """The annotated text is the speech, character by character, white space between paragraphs apart."""
    shown = "".join("".join(page.words).split())
    assert "".join(sample.text.split()) in shown


def test_every_figure_has_words_and_a_table(page):
    """Each drawing has a title and a description, and each figure a table or a link to the list that is its table."""
    drawings = [attrs for name, attrs, _ in page.elements if name == "svg"]
    figures = [name for name, _, _ in page.elements if name == "figure"]
    tables = [name for name, _, around in page.elements if name == "table" and "figure" in around]
    tables += [attrs for name, attrs, around in page.elements if name == "a" and "figure" in around]
    assert all(attrs.get("aria-label") for attrs in drawings)
    assert (
        len(tables) == len(figures) == len(plot.OF_DOCUMENT) - 1
    )  # map and promises have chapters, the cloud is added


def test_report_shows_six_points_in_two_groups(page):
    """The map in the sample's report has six linked points under two brackets."""
    points = [attrs for name, attrs, _ in page.elements if name == "a" and "section" in attrs.get("class", "").split()]
    brackets = [attrs for _, attrs, _ in page.elements if attrs.get("class") == "bracket"]
    assert len(points) == 6
    assert len(brackets) == 2


def test_text_of_a_speech_is_data(sample):
    """Tags, quotes and control characters in a speech reach the page as text only."""
    bad = "<script>alert(1)</script>\"'&\x00"
    doc = analyse(Speech(bad + sample.text[len(bad) :], name=bad)).changed(
        outline=sample.outline, findings=sample.findings
    )
    page = report_html(doc)
    assert "<script" not in page
    assert "\x00" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_report_of_nothing(plain):
    """A speech in which nothing was found still gives a report that says so."""
    words = Page(report_html(plain, lang="en")).words
    assert "There are no sections." in words
    assert "Nothing was announced." in words


def test_each_figure_is_drawn_once(page):
    """One drawing serves light and dark paper: its colours are variables, each named for both papers in the page."""
    drawings = [attrs for name, attrs, _ in page.elements if name == "svg"]
    figures = [name for name, _, _ in page.elements if name == "figure"]
    assert len(drawings) == len(figures)
    used = {p for _, attrs, _ in page.elements for p in re.findall(r"--p-\w+-\w+", attrs.get("fill") or "")}
    assert used
    assert all(page.styles.count(f"{name}:") == 2 for name in used)


def test_text_that_looks_like_paint_is_left_alone():
    """What a speech says about colours is not taken for a colour of the drawing."""
    words = 'fill="#ffffff"一'
    figures = (new_figure([], title=words, alt="a", theme=theme) for theme in ("light", "dark"))
    assert tag("b", words)[3:-4] in both(*(figure_svg(f, title=True) for f in figures))


def test_report_is_repeatable(sample):
    """The same Document gives the same bytes."""
    assert report_html(sample, lang="en") == report_html(sample, lang="en")


@pytest.mark.english
def test_save_writes_by_suffix_and_guards(tmp_path, sample):
    """`tk.save` chooses by suffix, keeps what exists, and refuses unknown suffixes, options and empty calls."""
    path = tk.save(tmp_path / "r.html", sample, lang="en")
    assert path.read_text(encoding="utf-8") == report_html(sample, lang="en")
    with pytest.raises(ExportError, match="exists already"):
        tk.save(path, sample)
    tk.save(path, sample, lang="zh", overwrite=True)
    assert 'lang="zh-Hans"' in path.read_text(encoding="utf-8")
    for call, match in (
        (lambda: tk.save(tmp_path / "r.xyz", sample), "end the name with"),
        (lambda: tk.save(tmp_path / "a.html", sample, colour="red"), "no option 'colour'"),
        (lambda: tk.save(tmp_path / "a.html"), "Nothing was given"),
        (lambda: tk.save(tmp_path / "a.html", sample, sample), "about one speech"),
        (lambda: tk.save(tmp_path / "a.html", sample, lang="fr"), "Unknown language"),
    ):
        with pytest.raises(InputError, match=match):
            call()
    assert [p.name for p in tmp_path.iterdir()] == ["r.html"]


@pytest.mark.english
def test_save_report_refuses_a_missing_folder(tmp_path, sample):
    """A folder that does not exist is named in one sentence and nothing is left behind."""
    with pytest.raises(ExportError, match="no folder"):
        save_report(sample, tmp_path / "no" / "r.html")


def test_html_escapes_everything_but_html():
    """Attributes and text are escaped; control characters and lone surrogates are replaced."""
    assert tag("b", "a<b", title='"') == '<b title="&quot;">a&lt;b</b>'
    assert text("a\x07\ud800") == "a\ufffd\ufffd"
    assert table(["x"], [["<"]]) == (
        '<table><thead><tr><th scope="col">x</th></tr></thead><tbody><tr><td>&lt;</td></tr></tbody></table>'
    )


def test_best_findings_vary(sample):
    """The findings to look at first are of several devices, do not repeat each other, and stand in text order."""
    chosen = parts.best_findings(sample.findings, 8)
    assert len(chosen) == 8
    assert len({f.device for f in chosen}) >= 4
    assert list(chosen) == sorted(chosen)


def test_notes_are_read_in_the_language_of_the_report(sample):
    """A finding's note is put into the language of the page."""
    finding = sample.find("parallelism")[0]
    assert finding.note == Note("device.parallelism")
    assert "排比" in parts.finding_line(sample, finding, "zh")
    assert "parallelism" in parts.finding_line(sample, finding, "en")
