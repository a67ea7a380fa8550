"""The guard itself: no test leaves the machine, and one that tries fails."""

from __future__ import annotations

import socket
import urllib.request

import pytest

from tests.network import Guard, NetworkBlocked


@pytest.mark.parametrize(
    "address", [("192.0.2.1", 80), ("example.org", 443), ("2001:db8::1", 53), ("10.0.0.1", 5432)]
)
def test_nothing_leaves_the_machine(no_network: Guard, address: tuple[str, int]) -> None:
    with pytest.raises(NetworkBlocked):
        socket.create_connection(address, timeout=1)
    with pytest.raises(NetworkBlocked), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.sendto(b"x", address)
    with pytest.raises(OSError), urllib.request.urlopen("http://example.org/", timeout=1):
        pass
    assert address[0] in no_network.attempts
    no_network.attempts.clear()


def test_this_machine_is_fine(no_network: Guard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1]), timeout=1).close()
    assert no_network.attempts == []
