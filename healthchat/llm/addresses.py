"""Which addresses a policy may talk to.

``local`` text is not de-identified, so it may only go to this machine or its private network;
``external`` must be encrypted on the way.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from healthchat.llm.errors import Blocked, Unavailable
from healthchat.llm.values import Policy


def check(base_url: str, policy: Policy) -> None:
    """Raise Blocked unless the policy allows this address. All a name means must be private."""
    parts = urlsplit(base_url)
    if not parts.hostname or parts.scheme not in {"http", "https"}:
        raise Blocked("address_not_usable")
    if parts.username or parts.password:
        raise Blocked("address_with_password")
    if policy is Policy.EXTERNAL:
        if parts.scheme != "https":
            raise Blocked("external_without_https")
        return
    if policy is not Policy.LOCAL:
        raise Blocked("policy_off")
    for address in _resolve(parts.hostname, parts.port or 80):
        if not _is_private(address):
            raise Blocked("local_address_not_private")


def _resolve(host: str, port: int) -> list[str]:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return [host]
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise Unavailable("name_not_found") from None
    return [str(entry[4][0]) for entry in found]


def _is_private(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if address.is_link_local or address.is_unspecified or address.is_multicast:
        # Link-local holds the cloud's metadata services: no model lives there.
        return False
    return address.is_loopback or address.is_private
