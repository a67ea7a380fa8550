"""What a process remembers of keys: little, for a short time, and never what was undone."""

from __future__ import annotations

from uuid import UUID, uuid4

from healthchat.crypto.keyring.cache import Expiring


class Clock:
    """Time that the test moves."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_entries_run_out() -> None:
    clock = Clock()
    memory: Expiring[str] = Expiring(5, 10, clock)
    memory.put("slot", "key")
    clock.now += 4.9
    assert memory.get("slot") == "key"
    clock.now += 0.2
    assert memory.get("slot") is None
    assert len(memory) == 0


def test_the_least_recently_used_goes_first() -> None:
    memory: Expiring[int] = Expiring(5, 2)
    memory.put("a", 1)
    memory.put("b", 2)
    assert memory.get("a") == 1
    memory.put("c", 3)
    assert (memory.get("a"), memory.get("b"), memory.get("c")) == (1, None, 3)


def test_dropping_takes_what_it_names() -> None:
    memory: Expiring[int] = Expiring(5, 10)
    one, two = uuid4(), uuid4()
    memory.put((one, "x"), 1)
    memory.put((two, "x"), 2)

    def of_one(slot: object) -> bool:
        return isinstance(slot, tuple) and slot[0] == one and isinstance(slot[0], UUID)

    memory.drop(of_one)
    assert memory.get((one, "x")) is None
    assert memory.get((two, "x")) == 2
