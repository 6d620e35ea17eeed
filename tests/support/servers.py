"""A real JupyterLab and a real Voilà on this machine, as `make lab` and `make app` start them."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import toolkit

CHECKOUT = Path(toolkit.__file__).resolve().parent.parent
START_LIMIT = 90.0


class Server:
    """A server process with a home of its own; `url` is where it answers, `root` the folder it serves."""

    def __init__(self, arguments, *, root: Path, home: Path, status: str):
        self.root = root
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.home = home
        self._log = home / "server.log"
        self._status = status
        names = ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")
        lab = ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
        environment = {
            **os.environ,
            **{name: str(home / name.lower()) for name in (*names, *lab)},
            "JUPYTER_CONFIG_PATH": str(CHECKOUT / "jupyter"),
            "JUPYTER_PATH": str(CHECKOUT / "jupyter"),
            "PYTHONPATH": str(CHECKOUT),  # the kernels teach from this checkout
        }
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *(argument.format(port=self.port, root=root) for argument in arguments)],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=home,
                start_new_session=True,
            )
        self._wait()

    def _wait(self):
        end = time.monotonic() + START_LIMIT
        while time.monotonic() < end and self._process.poll() is None:
            try:
                with urlopen(self.url + self._status, timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (URLError, OSError):
                time.sleep(0.2)
        tail = self.log()[-2000:]
        self.stop()
        message = f"the server did not start within {START_LIMIT:.0f} s:\n{tail}"
        raise RuntimeError(message)

    def log(self):
        """What the server has written so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def get(self, path):
        """The JSON that the server answers at `path`."""
        with urlopen(self.url + path, timeout=30) as answer:
            return json.load(answer)

    def stop(self):
        """End the server and the kernels it started."""
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(20)


def lab_server(root: Path, home: Path) -> Server:
    """JupyterLab with the project's settings, no token, no browser of its own."""
    return Server(
        [
            "jupyterlab",
            "--no-browser",
            "--allow-root",
            "--ip=127.0.0.1",
            "--port={port}",
            "--ServerApp.port_retries=0",
            "--IdentityProvider.token=",
            "--ServerApp.root_dir={root}",
        ],
        root=root,
        home=home,
        status="/api/status",
    )


def voila_server(root: Path, home: Path) -> Server:
    """Voilà over the same folder; a notebook is at `/voila/render/NAME`."""
    return Server(
        ["voila", "--no-browser", "--Voila.ip=127.0.0.1", "--port={port}", "{root}"],
        root=root,
        home=home,
        status="/voila/static/voila.js",
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
