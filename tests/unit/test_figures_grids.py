"""Tables as figures: what was announced, and the frame of a parallel run."""

import toolkit as tk
from toolkit.cli import main
from toolkit.export.drawing import figure_svg
from toolkit.figures import base, plot


def test_announcements_say_promised_and_delivered(sample):
    """Each of the sample's three promises is a row with its number, its points and its outcome."""
    info = plot.announcements_info(sample, lang="zh")
    assert [(p.number, p.noun, len(p.points), p.status) for p in info.promises] == [
        (3, "感受", 3, "kept"),
        (3, "建议", 3, "kept"),
        (3, "建议", 3, "kept"),
    ]
    figure = plot.announcements(sample, lang="en")
    assert base.about(figure)["alt"] == "3 promises, 3 kept"
    assert "kept" in figure_svg(figure)


def test_frame_grid_takes_the_richest_frame_or_the_one_asked_for():
    """By default the frame with most fixed words is drawn: that of the three headings; a finding chooses its own."""
    doc = tk.read("述职评议会讲话")
    info = plot.frame_grid_info(doc)
    assert info.frame.template == "聚焦___，从严从实___"
    assert len(info.table("zh")) == 3
    assert "从严从实" in figure_svg(plot.frame_grid(doc, lang="zh"))
    gradation = doc.find("gradation")[0]
    assert gradation.overlaps(plot.frame_grid_info(doc, gradation).frame)


def test_speech_without_promises_or_frames(plain):
    """Nothing announced and nothing parallel: empty, titled figures and empty tables."""
    for name in ("announcements", "frame_grid"):
        figure = getattr(plot, name)(plain, lang="en")
        assert not figure.data
        assert base.about(figure)["title"]
        assert plot.table_of(name, plain, "en").empty


def test_slides_command(tmp_path, capsys):
    """`slides` writes a deck; a name that is no deck's is refused with one line and exit 2."""
    assert main(["slides", "述职评议会讲话", "-o", str(tmp_path / "d.txt")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["slides", "述职评议会讲话", "-o", str(tmp_path / "d.pptx"), "--ratio", "4:3", "--lang", "en"]) == 0
    assert (tmp_path / "d.pptx").read_bytes()[:2] == b"PK"
