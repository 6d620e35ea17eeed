import io

import numpy as np
import pytest
from PIL import Image
from support.programs import chromium

import toolkit as tk
from toolkit.cloud import word_cloud
from toolkit.cloud.layout import HEIGHT, LEGEND, WIDTH

pytestmark = pytest.mark.browser


def test_svg_needs_no_font(tmp_path, playwright):
    """On a machine without any fonts Chromium draws the SVG as the PNG is drawn: every word at its spot, with its own glyphs."""
    empty = tmp_path / "fonts"
    empty.mkdir()
    config = tmp_path / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{empty}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>'
    )
    cloud = word_cloud(tk.read("述职评议会讲话"))
    page_file = tmp_path / "cloud.svg"
    page_file.write_text(cloud.svg(), encoding="utf-8")
    browser = playwright.chromium.launch(
        executable_path=chromium(), args=["--no-sandbox"], env={"FONTCONFIG_FILE": str(config), "HOME": str(tmp_path)}
    )
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.goto(page_file.as_uri())
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(300)
    shot = page.screenshot(path=tmp_path / "shot.png")
    browser.close()
    seen, drawn = (
        np.asarray(Image.open(io.BytesIO(b)).convert("L")).astype(int) < 190 for b in (shot, cloud.png(WIDTH))
    )
    assert np.logical_xor(seen, drawn)[: HEIGHT - LEGEND].sum() < 0.2 * drawn.sum()
    for placed in cloud.layout.placed:
        left, top, right, bottom = (round(edge) for edge in placed.box)
        a, b = (picture[top - 2 : bottom + 2, left - 2 : right + 2] for picture in (seen, drawn))
        shared = np.logical_and(a, b).sum() / np.logical_or(a, b).sum()
        assert shared > 0.6, placed.term.word
