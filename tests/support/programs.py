"""The programs that some tests drive, and what becomes of those tests where one is missing."""

import os
import shutil

REQUIRED = bool(os.environ.get("REQUIRE_BROWSER"))
"""Set where the tests must not be skipped (`.ci/run` sets it)."""

_CHROMIUM = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def chromium():
    """The path of a Chromium or Chrome, None where there is none."""
    return next((path for path in map(shutil.which, _CHROMIUM) if path), None)


def office():
    """The path of LibreOffice, None where there is none."""
    return next((path for path in map(shutil.which, ("soffice", "libreoffice")) if path), None)


NEEDS = {"browser": ("Chromium", chromium), "office": ("LibreOffice", office)}
"""Marker → the program that its tests need, and what finds it."""


def missing():
    """The markers whose program is not here."""
    return {marker: name for marker, (name, find) in NEEDS.items() if find() is None}
