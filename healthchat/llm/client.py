"""The connections to model servers: one shared pool per process and policy.

A client per call would cost a handshake each time, and the default pool of 100 would make the
101st stream wait. ``local`` ignores proxy variables, so that text which is not de-identified can't
leave through one. Redirects are never followed: they would take the text elsewhere.
"""

from __future__ import annotations

import os
import threading

import httpx2
from openai import OpenAI

from healthchat.llm.values import Policy

CONNECT_SECONDS = 5.0
_POOL = 400
_clients: dict[tuple[int, Policy], httpx2.Client] = {}
_lock = threading.Lock()


def open_client(base_url: str, api_key: str, policy: Policy, *, gap: float) -> OpenAI:
    """An SDK client on the shared pool; ``gap`` bounds the silence inside a reply."""
    timeout = httpx2.Timeout(gap, connect=CONNECT_SECONDS, pool=CONNECT_SECONDS)
    return OpenAI(
        api_key=api_key or "none",
        base_url=base_url,
        timeout=timeout,
        max_retries=0,
        http_client=_shared(policy),
    )


def _shared(policy: Policy) -> httpx2.Client:
    """The process's pool; a forked worker makes its own, for sockets don't survive a fork."""
    key = (os.getpid(), policy)
    with _lock:
        if key not in _clients:
            _clients[key] = httpx2.Client(
                limits=httpx2.Limits(max_connections=_POOL, max_keepalive_connections=_POOL // 4),
                trust_env=policy is Policy.EXTERNAL,
                follow_redirects=False,
            )
        return _clients[key]
