"""Processes that share a folder for bytecode and what is kept beside it."""

import os
import subprocess
import sys

from support.servers import CHECKOUT


def three_runs(code, folder):
    """Return what three processes print that run `code`: one that keeps nothing, one that keeps, one that finds what was kept."""
    here = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    here |= {"PYTHONPYCACHEPREFIX": str(folder), "PYTHONPATH": str(CHECKOUT)}
    return [
        subprocess.run(
            [sys.executable, *flags, "-c", code], check=True, capture_output=True, text=True, env=here
        ).stdout
        for flags in (["-B"], [], [])
    ]
