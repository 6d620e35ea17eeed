import io
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from toolkit.errors import ToolkitError
from toolkit.theme import fonts


def test_font_is_found_without_matplotlib():
    """Finding the font imports neither zhplot nor matplotlib nor fontTools."""
    code = (
        "import sys; from toolkit.theme.fonts import font_path; font_path(); "
        "print([n for n in ('zhplot', 'matplotlib', 'fontTools') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_subset_holds_what_the_text_needs():
    """A subset has exactly the characters of the text, rare names included, and carries its licence."""
    with TTFont(io.BytesIO(fonts.subset("镕堃：述职，述职！", flavor="ttf"))) as font:
        assert {chr(code) for code in font.getBestCmap()} == set("镕堃：述职，！")
        assert font["name"].getDebugName(1) == fonts.EMBEDDED
        assert "OFL" in str(font["name"].getDebugName(13)) or "Open Font" in str(font["name"].getDebugName(13))


def test_subset_repeats():
    """The same characters in another order give the same bytes."""
    first = fonts.subset("党建工作")
    fonts._subset.cache_clear()
    assert fonts.subset("工作党建") == first


def test_subset_is_small():
    """A page of text embeds in well under a tenth of the whole font."""
    text = "党建引领基层治理述职评议会议主体责任从严从实聚焦问题压实责任推进工作"
    assert len(fonts.subset(text, flavor="woff2")) < 40_000


def test_unknown_flavor():
    """A kind of font file that is not made is refused with the kinds that are."""
    with pytest.raises(ToolkitError, match="woff2"):
        fonts.subset("党", flavor="otf")
