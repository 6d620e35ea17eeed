"""Nothing here asks the network: every test is watched, and these show that the watch sees what it must."""

import asyncio
import contextlib
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

import pytest
from support.network import OutsideError, watched
from support.servers import CHECKOUT


def _ask():
    with contextlib.suppress(OSError):
        urlopen("http://example.invalid/")


def _thread():
    worker = threading.Thread(target=_ask)
    worker.start()
    worker.join()
    raise OutsideError


async def _stream():
    await asyncio.open_connection("192.0.2.1", 80)


def _coroutine():
    with ThreadPoolExecutor(1) as elsewhere:  # browser tests before this one leave an event loop running in this thread
        elsewhere.submit(lambda: asyncio.run(_stream())).result()


OUTSIDE = {
    "a name": lambda: socket.getaddrinfo("example.invalid", 80),
    "an address": lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
    "IPv6": lambda: socket.socket(socket.AF_INET6).connect(("2001:db8::1", 80)),
    "a datagram": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)),
    "a page": lambda: urlopen("http://example.invalid/"),
    "a coroutine": _coroutine,
    "a thread": _thread,
}


@pytest.mark.parametrize("how", OUTSIDE)
def test_another_machine_is_out_of_reach(how):
    """Whatever way a test tries to reach another machine, it is stopped before a packet leaves, and remembered."""
    with watched() as asked, pytest.raises(OSError):  # noqa: PT011 - urllib wraps what it gets
        OUTSIDE[how]()
    assert asked


def test_this_machine_is_in_reach():
    """Servers of the tests on this machine are reached."""
    with watched() as asked, socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1]), timeout=5).close()
    assert asked == []


def test_a_test_that_asks_outside_fails(tmp_path):
    """A test that swallows the error fails all the same."""
    (tmp_path / "conftest.py").write_text("pytest_plugins = ['conftest_of_the_project']\n", encoding="utf-8")
    (tmp_path / "conftest_of_the_project.py").write_text(
        (CHECKOUT / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (tmp_path / "test_asking.py").write_text(
        "import contextlib, socket\n\n\ndef test_asking():\n    with contextlib.suppress(OSError):\n"
        "        socket.create_connection(('192.0.2.1', 80), timeout=1)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={
            "PYTHONPATH": f"{tmp_path}:{CHECKOUT}:{CHECKOUT / 'tests'}",
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path),
        },
    )
    assert done.returncode == 1
    assert "192.0.2.1" in done.stdout
