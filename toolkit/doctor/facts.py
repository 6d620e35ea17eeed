"""What there is on this machine: versions, fonts, a browser, room to write, memory, and the sample read from end to end."""

import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.places import cache_folder, home

NEEDED = (
    "anywidget",
    "fonttools",
    "ipywidgets",
    "jieba",
    "joblib",
    "numpy",
    "pandas",
    "pillow",
    "platformdirs",
    "plotly",
    "python-docx",
    "regex",
    "tqdm",
    "wordcloud",
    "zhplot",
)
"""What the toolkit cannot do without; rjieba has jieba for a stand-in."""
OPTIONAL = ("jupyterlab", "voila", "kaleido", "python-pptx", "openpyxl", "trafilatura", "pypinyin")
PACKAGES = ("speech-toolkit", *NEEDED, "rjieba", "jupyterlab-widgets", "widgetsnbextension", *OPTIONAL)


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found; None or an empty string stands for “not there”. Memory is in bytes, seconds in seconds."""

    python: tuple[int, int, int]
    versions: dict[str, str] = field(default_factory=dict)
    font: str = ""
    browser: str = ""
    folders: dict[str, str] = field(default_factory=dict)
    memory: int | None = None
    sections: int | None = None
    seconds: float | None = None
    failure: str = ""


def gather() -> Facts:
    """Return the facts of this machine; nothing is changed but a file written to each folder and taken away again."""
    sections, seconds, failure = _sample()
    return Facts(
        (sys.version_info.major, sys.version_info.minor, sys.version_info.micro),
        {name: found for name in PACKAGES if (found := _version(name))},
        _font(),
        _browser(),
        {name: _writable(path) for name, path in _folders().items()},
        _memory(),
        sections,
        seconds,
        failure,
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _font() -> str:
    from toolkit.theme.fonts import font_path

    try:
        return str(font_path())
    except (ToolkitError, OSError):
        return ""


def _browser() -> str:
    """Where Kaleido would find a browser for pictures, empty where it would find none."""
    if find_spec("choreographer") is None:
        return ""
    from choreographer.browsers.chromium import Chromium

    named = os.environ.get("BROWSER_PATH", "")
    if named:
        return named if Path(named).exists() else ""
    try:
        return Chromium.find_browser(skip_local=False) or ""
    except (RuntimeError, OSError, ValueError):
        return ""


def _folders() -> dict[str, Path]:
    if find_spec("platformdirs") is None:  # then the check of packages says so
        return {"here": Path.cwd()}
    return {"here": Path.cwd(), "answers": home(), "cache": cache_folder()}


def _writable(path: Path) -> str:
    """Return an empty string where a file can be written to `path` (or to the nearest folder above it that exists), else where and why not."""
    place = path
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        with tempfile.NamedTemporaryFile(dir=place):
            return ""
    except OSError as error:
        return f"{place}: {error.strerror or error}"


def _memory() -> int | None:
    """Memory that is free for programs now, where the system tells."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        lines = []
    for line in lines:
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    names = os.sysconf_names if hasattr(os, "sysconf_names") else {}
    if "SC_PHYS_PAGES" in names and "SC_PAGE_SIZE" in names:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None


def _sample() -> tuple[int | None, float | None, str]:
    from toolkit.catalogue import keys
    from toolkit.reading import read

    started = time.perf_counter()
    try:
        doc = read(keys()[0])
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is what the doctor is asked about
        return None, None, f"{type(error).__name__}: {error}"
    return len(doc.sections), time.perf_counter() - started, ""
