"""The Makefile finds a fit Python, and says in one sentence when there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import toolkit

CHECKOUT = Path(toolkit.__file__).resolve().parent.parent
FINDER = CHECKOUT / "scripts" / "find-python"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="make and sh are for Linux and macOS")


def find(path, **variables):
    """Run the finder with this PATH."""
    return subprocess.run(
        ["/bin/sh", str(FINDER)], env={"PATH": str(path), **variables}, capture_output=True, text=True, check=False
    )


def fake(folder, name, version, *, venv=True):
    """Put a program into `folder` that answers as a Python of this version would."""
    program = folder / name
    older = int(tuple(map(int, version.split("."))) < (3, 11))
    program.write_text(
        f'#!/bin/sh\ncase "$2" in *print*) echo {version};; *"(3, 11)"*) exit {older};; *venv*) exit {int(not venv)};; esac\n'
    )
    program.chmod(0o755)
    return str(program)


def test_the_newer_of_two(tmp_path):
    """An old python3 is passed over for a python3.12 further down."""
    fake(tmp_path, "python3", "3.9")
    good = fake(tmp_path, "python3.12", "3.12")
    assert find(tmp_path).stdout.strip() == good


def test_only_an_old_one(tmp_path):
    """Only an older Python: one sentence with its version and what to do."""
    fake(tmp_path, "python3", "3.9")
    done = find(tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "3.11 or newer is needed" in done.stderr
    assert "(3.9)" in done.stderr


def test_no_venv(tmp_path):
    """A Python without venv is named with the package that brings it."""
    fake(tmp_path, "python3", "3.11", venv=False)
    assert "python3.11-venv" in find(tmp_path).stderr


def test_none_at_all(tmp_path):
    """No Python: one sentence."""
    assert "none was found" in find(tmp_path).stderr


def test_a_shim_for_nothing(tmp_path):
    """A program of the right name that does not run is passed over."""
    broken = tmp_path / "python3"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    good = fake(tmp_path, "python3.13", "3.13")
    assert find(tmp_path).stdout.strip() == good


def test_the_one_that_was_named(tmp_path):
    """`make PYTHON=…` is taken at its word."""
    fake(tmp_path, "python3", "3.12")
    named = fake(tmp_path, "mine", "3.11")
    assert find(tmp_path, PYTHON=named).stdout.strip() == named


@pytest.mark.parametrize("target", ["lab", "test", "lint", "report", "app", "bench", "wheelhouse", "clean"])
def test_every_target_is_there(target):
    """Each promised target can be planned by make."""
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=CHECKOUT, capture_output=True, text=True, check=False, env={**os.environ}
    )
    assert done.returncode == 0, done.stderr
