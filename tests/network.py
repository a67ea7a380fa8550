"""No test reaches a network: only loopback and local sockets connect."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

NAMES = frozenset({"localhost", ""})


class NetworkBlocked(OSError):
    """A test tried to leave the machine."""


class Guard:
    """Replaces the ways out of Python's ``socket`` and remembers every attempt.

    Product code may well catch the error; the test fails by the list all the same.
    """

    def __init__(self) -> None:
        self.attempts: list[str] = []
        self._connect = socket.socket.connect
        self._connect_ex = socket.socket.connect_ex
        self._sendto = socket.socket.sendto
        self._getaddrinfo = socket.getaddrinfo

    def install(self) -> None:
        """Close the ways out, for the rest of the process."""
        guard = self

        def connect(self: socket.socket, address: Any) -> None:
            guard.check(self.family, address)
            guard._connect(self, address)

        def connect_ex(self: socket.socket, address: Any) -> int:
            guard.check(self.family, address)
            return guard._connect_ex(self, address)

        def sendto(self: socket.socket, data: Any, *rest: Any) -> int:
            guard.check(self.family, rest[-1])
            return guard._sendto(self, data, *rest)

        def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
            guard.check_host(host)
            return guard._getaddrinfo(host, *args, **kwargs)

        socket.socket.connect = connect  # type: ignore[method-assign, assignment]
        socket.socket.connect_ex = connect_ex  # type: ignore[method-assign, assignment]
        socket.socket.sendto = sendto  # type: ignore[method-assign, assignment]
        socket.getaddrinfo = getaddrinfo

    def check(self, family: int, address: Any) -> None:
        """Raise unless the address is on this machine."""
        if family in (socket.AF_INET, socket.AF_INET6):
            self.check_host(address[0])

    def check_host(self, host: Any) -> None:
        """Raise unless the host is this machine; a name is never looked up to find out."""
        name = host.decode() if isinstance(host, bytes) else str(host or "")
        if name in NAMES:
            return
        try:
            if ipaddress.ip_address(name.split("%")[0]).is_loopback:
                return
        except ValueError:
            pass
        self.attempts.append(name)
        raise NetworkBlocked(f"This test tried to reach {name}.")
