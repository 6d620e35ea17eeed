"""Where the data and the notebooks lie: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


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
