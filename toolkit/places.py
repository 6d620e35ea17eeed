"""Where the data and the notebooks lie (beside the package in a checkout, inside it in an installed wheel), and what is the user's own."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
HOME_VARIABLE = "SPEECH_TOOLKIT_HOME"
"""The environment variable that names another folder for answers (for tests, or for a class that shares a machine)."""


def _place(inside: str, beside: str) -> Path:
    installed = PACKAGE / inside
    return installed if installed.is_dir() else PACKAGE.parent / beside


def data_dir() -> Path:
    """Return the folder that holds `catalogue.csv`, `speeches/` and `tasks/`.

    >>> (data_dir() / "catalogue.csv").is_file()
    True
    """
    return _place("_data", "data")


def notebooks_dir() -> Path:
    """Return the folder that holds the lessons.

    >>> (notebooks_dir() / "zh").is_dir()
    True
    """
    return _place("_notebooks", "notebooks")


def docs_dir() -> Path:
    """Return the folder that holds the trainer's guide.

    >>> (docs_dir() / "trainer-guide.md").is_file()
    True
    """
    return _place("_docs", "docs")


def home() -> Path:
    """Return where the folder of the user's own answers is, or would be."""
    from platformdirs import user_data_path

    named = os.environ.get(HOME_VARIABLE)
    return Path(named) if named else user_data_path("speech-toolkit", appauthor=False)


def cache_folder() -> Path:
    """Return where what was read of corpora is kept, or would be."""
    from platformdirs import user_cache_path

    return user_cache_path("speech-toolkit") / "corpus"
