"""The figures of devices: what they count, and that an empty speech gives an empty, titled figure."""

import pytest

from toolkit.figures import base, plot
from toolkit.figures.appraisal_balance import appraisal_balance, appraisal_balance_info
from toolkit.figures.device_strip import device_strip, device_strip_info
from toolkit.figures.directive_ladder import directive_ladder_info
from toolkit.figures.timeline import timeline, timeline_info
from toolkit.model import Finding, Note, Span

DEVICE_FIGURES = ("timeline", "device_strip", "directive_ladder", "person_by_section", "appraisal_balance")


@pytest.mark.parametrize("name", DEVICE_FIGURES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_empty_speech_gives_empty_titled_figures(plain, name, lang):
    """Where nothing was found the figure has a title, one sentence, and no trace; its table has columns and no counts."""
    figure = getattr(plot, name)(plain, lang=lang)
    assert not figure.data
    assert base.about(figure)["title"]
    table = getattr(plot, f"{name}_info")(plain, lang=lang).table(lang)
    assert len(table.columns) >= 2


@pytest.mark.parametrize("name", DEVICE_FIGURES)
def test_themes_and_sizes(deep, name):
    """Each figure is complete at construction in either theme and any size, and says which."""
    figure = getattr(plot, name)(deep, theme="dark", size_name="classic", lang="en")
    assert figure.layout.width == 960
    assert figure.layout.height >= 720
    assert figure.layout.meta["theme"] == "dark"


def test_timeline_has_as_many_findings_as_the_speech(sample):
    """The area under each curve is the number of findings of that family, edges included, within a tenth."""
    info = timeline_info(sample)
    for family, values in info.density:
        steps = zip(info.offsets, info.offsets[1:], values, values[1:], strict=False)
        area = sum((right - left) * (a + b) / 200 for left, right, a, b in steps)
        assert area == pytest.approx(len(sample.find(family)), rel=0.1)


def test_timeline_parts_lie_under_the_curves(sample):
    """The parts under the curves follow each other and cover opening, points, transition and closing."""
    info = timeline_info(sample)
    assert [p.words for p in info.parts if p.words.startswith("=")] == [
        "=zone.opening",
        "=structure.transition",
        "=zone.closing",
    ]
    assert len(info.parts) == 9
    assert [t.type for t in timeline(sample).data].count("scatter") == 3


def test_strip_marks_members_of_form_and_all_findings(sample):
    """Every finding is in the table; headings in parallel are drawn one by one, not as one block over the text between."""
    info = device_strip_info(sample)
    assert len(info.table("zh")) == len(sample.findings)
    drawn = sum(len(trace.x) for trace in device_strip(sample).data)
    assert drawn == sum(len(f.members) if f.family == "form" else 1 for f in sample.findings)


def test_balance_counts_praise_right_and_criticism_left(sample):
    """Counts in the table add up to the findings; in the drawing criticism is negative."""
    info = appraisal_balance_info(sample)
    assert info.total == len(sample.find("appraisal"))
    minus, plus = appraisal_balance(sample).data
    assert sum(plus.x) - sum(minus.x) == info.total
    assert max(minus.x) <= 0 <= min(plus.x)


def test_ladder_counts_by_part_and_strength(sample):
    """Directives are counted in the part and at the strength they have."""
    note = Note("device.directive")
    added = tuple(
        Finding(at, at + 1, "directive", (Span(at, at + 1),), "r", note, (("strength", strength),))
        for at, strength in ((300, 4), (1500, 3), (1501, 3), (2075, 1))
    )
    info = directive_ladder_info(sample.changed(findings=added))
    counted = {row.start: row.counts for row in info.rows if sum(row.counts)}
    assert counted == {285: (1, 0, 0, 0), 1475: (0, 2, 0, 0), 2071: (0, 0, 0, 1)}
