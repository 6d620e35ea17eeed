"""The wheel, installed away from the checkout, is all that a user needs."""

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from support.servers import CHECKOUT

pytestmark = pytest.mark.slow


def run(*command, cwd):
    """Run a command that must succeed; return what it prints."""
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, CHECKOUT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def clean(wheel, tmp_path_factory):
    """A Python with the wheel in it, and this one's other libraries but not this checkout."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder / "venv", with_pip=False, symlinks=sys.platform != "win32")
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    home = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        f"--target={home}",
        wheel,
        cwd=folder,
    )
    # A path in a .pth file brings the libraries; the .pth file of an editable installation in there is not read again.
    (Path(home) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def test_carries_data_notebooks_and_words(wheel):
    """Speeches, lessons, word lists, labels, styles and the type marker are in the wheel; tests and caches are not."""
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("_data/catalogue.csv", "theme/labels/cli.tsv", "py.typed"):
        assert f"toolkit/{part}" in names
    for folder in ("data", "notebooks"):
        kept = (path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / folder).rglob("[!.]*") if path.is_file())
        assert {f"toolkit/_{name}" for name in kept if ".ipynb_checkpoints" not in name} <= set(names)
    tops = {name.partition("/")[0].partition("-")[0] for name in names}
    assert tops == {"toolkit", "speech_toolkit"}
    assert not [name for name in names if "__pycache__" in name or ".ipynb_checkpoints" in name]


def test_reads_the_sample_and_draws_its_cloud(clean, tmp_path):
    """The installed package reads the sample by its key, draws the cloud and writes a report, away from the checkout."""
    where = run(clean, "-c", "import toolkit; print(toolkit.__file__)", cwd=tmp_path)
    assert str(CHECKOUT) not in where
    code = "import toolkit as tk; doc = tk.read('述职评议会讲话'); print(len(tk.word_cloud(doc).svg()) > 10_000, len(tk.plot.cloud(doc).to_json()) > 10_000)"
    assert run(clean, "-X", "utf8", "-c", code, cwd=tmp_path).strip() == "True True"
    run(clean, "-m", "toolkit", "report", "述职评议会讲话", "-o", tmp_path / "r.html", cwd=tmp_path)
    assert "第三点" in (tmp_path / "r.html").read_text(encoding="utf-8")
    shutil.rmtree(tmp_path)
