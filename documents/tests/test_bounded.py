"""Text that is made to be slow is refused; nothing else notices the bound."""

from __future__ import annotations

import signal
import threading
from collections.abc import Sequence

import pytest

from documents.pipeline import bounded, recognise
from documents.pipeline.types import DateFound, Page, Refused


def spin(turns: int) -> int:
    return sum(number * number for number in range(turns))


def test_work_beyond_its_bound_is_refused() -> None:
    with pytest.raises(Refused) as caught, bounded.at_most(0.2):
        while True:
            spin(10_000)
    assert caught.value.code == "took_too_long"
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_work_within_it_is_not_and_the_bound_ends_with_it() -> None:
    with bounded.at_most(30):
        assert spin(1_000)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGPROF) in (signal.SIG_DFL, signal.SIG_IGN, None)


def test_a_thread_works_without_one() -> None:
    done: list[int] = []

    def work() -> None:
        with bounded.at_most(0.001):
            done.append(spin(100_000))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done


def test_recognising_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(pages: Sequence[Page], dates: Sequence[DateFound]) -> tuple[()]:
        while True:
            spin(10_000)

    monkeypatch.setattr(recognise, "read_labs", slow)
    monkeypatch.setattr(recognise, "_SECONDS", 0.2)
    with pytest.raises(Refused):
        recognise.recognise([Page(1, "Sodium 139")])
