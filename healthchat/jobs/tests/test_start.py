"""What a worker of several processes loads before it forks."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from healthchat import celery, jobs
from healthchat.jobs import registry


@pytest.mark.parametrize(("pool", "times"), [("prefork", 1), ("threads", 0)])
def test_only_a_worker_that_forks_loads_first(
    monkeypatch: pytest.MonkeyPatch, pool: str, times: int
) -> None:
    loaded: list[bool] = []
    monkeypatch.setattr(registry, "_loads", [])
    jobs.at_start(lambda: loaded.append(True))
    celery.load_first(sender=SimpleNamespace(pool_cls=pool))
    assert len(loaded) == times
