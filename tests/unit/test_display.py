"""Notebook views: shown by IPython, escaped, and out of the way elsewhere."""

import subprocess
import sys

import pytest

from toolkit import display
from toolkit.model import Considered, Explanation, Note, Speech
from toolkit.reading import analyse


@pytest.fixture
def shell():
    """An IPython shell with the views registered."""
    from IPython.testing.globalipapp import start_ipython

    shell = start_ipython() or __import__("IPython").get_ipython()
    shell.display_formatter.active_types = shell.display_formatter.format_types
    display.register(shell)
    yield shell
    shell.user_ns.pop("doc", None)


def html_of(shell, thing):
    """What IPython shows of a thing as HTML."""
    return shell.display_formatter.format(thing)[0].get("text/html", "")


def test_document_shows_title_map_and_findings(shell, sample):
    """A Document shows its title, its six points, what was announced and findings."""
    shown = html_of(shell, sample)
    assert "述职评议会议上的讲话" in shown
    assert shown.count('class="block section') == 6
    assert shown.count("兑现") >= 3
    assert "f-form" in shown


def test_parts_show_the_words_of_their_speech(shell, sample):
    """An outline, a finding and a tuple of announcements show their words when the Document is among the variables."""
    assert not html_of(shell, sample.outline)
    shell.user_ns["doc"] = sample
    assert "从严从实落实党建工作责任" in html_of(shell, sample.outline)
    assert "落细" in html_of(shell, sample.find("gradation")[0])
    assert html_of(shell, sample.announcements).count("<tr>") == 4
    assert html_of(shell, (1, 2)) == ""


def test_explanation_shows_reasons_and_what_was_dropped(shell):
    """An explanation shows its sentences and, folded, the candidates that were not kept."""
    dropped = Considered(0, 2, "section", "a.rule", kept=False, why=Note("zone.title"))
    shown = html_of(shell, Explanation(0, 2, "zone", "the.rule", (Note("zone.opening"),), (), (dropped,)))
    assert "开头" in shown
    assert "a.rule" in shown


def test_views_escape(shell, sample):
    """Tags in a speech are shown, not obeyed."""
    doc = analyse(Speech("<img src=x onerror=alert(1)>" + sample.text[28:], name="x")).changed(outline=sample.outline)
    assert "<img" not in html_of(shell, doc)


def test_plain_python_needs_no_ipython():
    """Importing the toolkit in plain Python loads neither IPython nor the views."""
    code = "import sys, toolkit; print('IPython' in sys.modules, 'toolkit.display' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_frames_show_as_grids(shell, sample):
    """A frame shows its grid, fixed words in bold, and not the whole speech; so does a tuple of frames, one grid each."""
    from toolkit.devices.frames import frames

    found = frames(sample)
    chosen = next(frame for frame in found if frame.template.startswith("聚焦"))
    shown = html_of(shell, chosen)
    assert shown.count("<b>聚焦</b>") == 3
    assert "改革创新发展" in shown
    assert "谢谢大家" not in shown + repr(chosen)
    assert html_of(shell, found).count("<table>") == len(found)


def test_tables_are_headed_in_the_language_of_the_reader(shell, sample):
    """The toolkit's tables show a Chinese title beside the name in code; other tables, and English, are pandas' own."""
    import pandas as pd

    from toolkit.measure.stance import stance
    from toolkit.theme.language import speaking

    table = stance(sample)
    assert "指令 directive</th>" in html_of(shell, table.head(2))
    assert "directive" in table.columns
    assert html_of(shell, pd.DataFrame({"word": ["<b>"]})).count("<th>word</th>") == 1
    with speaking("en"):
        assert "<th>directive</th>" in html_of(shell, table)


def test_every_column_has_a_title(sample):
    """No column of a table of measures lacks its Chinese title."""
    import toolkit as tk
    from toolkit.theme.columns import headed

    tables = (
        tk.stance(sample),
        tk.readability(sample),
        tk.words(sample),
        tk.collocates(sample, "工作"),
        tk.dispersion(sample),
        tk.diversity(sample),
        tk.kwic(sample, "工作"),
        tk.rhythm(sample),
        tk.ngrams(sample),
        tk.catalogue(),
    )
    for table in tables:
        same = {"dp", "dp_norm", "log_dice"}
        bare = [old for old, new in zip(table.columns, headed(table, "zh").columns, strict=True) if old == new]
        assert set(bare) <= same, bare
