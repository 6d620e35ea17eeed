"""Gather a folder from which a Windows machine without a network can install the toolkit: `make wheelhouse-windows`.

Wheels for 64-bit Windows and Python 3.12, jieba built into a wheel (its index has none), the lessons, and a start.bat that
installs and opens JupyterLab. Runs on Linux or macOS. Versions and hashes are those of requirements/user.txt.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "dist" / "wheelhouse-windows"
PYTHON = "3.12"
WINDOWS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "python_version": PYTHON,
    "python_full_version": f"{PYTHON}.0",
}
BUILT = {"jieba"}
"""Distributions without a wheel on the index, in plain Python: built here."""
START = """@echo off\r
rem Installs the toolkit from this folder the first time, then opens the first lesson. Needs Python 3.12 (64-bit), no network.\r
cd /d "%~dp0"\r
if not exist ".venv\\Scripts\\jupyter.exe" (\r
  py -3.12 -m venv .venv || (echo Python 3.12 is missing: install it first. & pause & exit /b 1)\r
  .venv\\Scripts\\python -m pip install --no-index --find-links wheels "speech-toolkit[all]" || (pause & exit /b 1)\r
)\r
if not exist lessons .venv\\Scripts\\python -m toolkit lessons lessons\r
.venv\\Scripts\\jupyter lab --ServerApp.root_dir=lessons --LabApp.news_url=None --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate\r
"""


def pins():
    """Yield each pinned requirement with its hashes and whether Windows wants it."""
    text = (ROOT / "requirements" / "user.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if "==" in line:
            wanted, *hashes = re.split(r"\s+--hash=", line.strip())
            requirement = Requirement(wanted)
            yield requirement, hashes, requirement.marker is None or requirement.marker.evaluate(WINDOWS)


def pip(*words, check=True):
    """Run pip; return whether it succeeded."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *words]
    return subprocess.run(command, check=check, cwd=ROOT, capture_output=not check).returncode == 0


def main():
    """Fill the folder anew."""
    shutil.rmtree(TARGET, ignore_errors=True)
    wheels = TARGET / "wheels"
    wheels.mkdir(parents=True)
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT))
    needed, spare = TARGET / "needed.txt", TARGET / "spare.txt"
    download = ["download", "--no-deps", "--only-binary=:all:", "--platform", "win_amd64", "--python-version", PYTHON]
    download += ["--implementation", "cp", "--dest", str(wheels)]
    lines = []
    for requirement, hashes, wanted in pins():
        pinned = f"{requirement.name}{requirement.specifier}"
        line = " ".join([pinned, *(f"--hash={h}" for h in hashes)])
        if requirement.name in BUILT:
            only = TARGET / "built.txt"
            only.write_text(line + "\n", encoding="utf-8")
            pip(
                "wheel",
                "--no-deps",
                "--no-build-isolation",
                "--require-hashes",
                "--wheel-dir",
                str(wheels),
                "-r",
                str(only),
            )
            only.unlink()
        elif wanted:
            lines.append(line)
        else:
            # What only other systems want is added where it is plain Python, so that the bundle can be checked on them.
            spare.write_text(line + "\n", encoding="utf-8")
            pip(*download, "--require-hashes", "-r", str(spare), check=False)
    needed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    pip(*download, "--require-hashes", "-r", str(needed))
    needed.unlink()
    spare.unlink(missing_ok=True)
    (TARGET / "start.bat").write_bytes(START.encode("ascii"))
    size = sum(p.stat().st_size for p in wheels.iterdir()) / 1e6
    print(
        f"{TARGET.relative_to(ROOT)}: {len(list(wheels.iterdir()))} wheels, {size:.0f} MB. Copy the folder and run start.bat."
    )


if __name__ == "__main__":
    main()
