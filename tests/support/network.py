"""No test may ask the network for anything: what tries is stopped, remembered, and fails its test."""

import ipaddress
import socket
import sys
from contextlib import contextmanager

_ASKED = []
_NAMES = {None, "", "localhost", b"localhost", "localhost.localdomain"}


class OutsideError(OSError):
    """A connection to another machine was tried."""


def is_here(host):
    """Whether a host is this machine."""
    if host in _NAMES or host == socket.gethostname():
        return True
    try:
        address = ipaddress.ip_address((host.decode("ascii") if isinstance(host, bytes) else host).partition("%")[0])
    except (ValueError, UnicodeDecodeError):
        return False
    return address.is_loopback or address.is_unspecified


def _host(event, given):
    """The host that an audit event is about, None where no other machine is asked."""
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        return given[0]
    if event in {"socket.connect", "socket.sendto"}:
        one, address = given[:2]
        # A datagram socket that connects sends nothing: distributed asks so for the address of this machine.
        silent = event == "socket.connect" and one.type == socket.SOCK_DGRAM
        if isinstance(address, tuple) and not silent:
            return address[0]
    return None


def _hook(event, given):
    if event.startswith("socket."):
        host = _host(event, given)
        if host is not None and not is_here(host):
            _ASKED.append(f"{event} {host!r}")
            message = f"no test may ask another machine: {host!r}"
            raise OutsideError(message)


sys.addaudithook(_hook)


@contextmanager
def watched():
    """Give the list of what was asked outside while the block runs, in every thread of this process."""
    start = len(_ASKED)
    asked = []
    yield asked
    asked.extend(_ASKED[start:])
    del _ASKED[start:]
