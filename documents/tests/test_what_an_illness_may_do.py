"""What an illness is not likely to do says nothing against its being there."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.types import Page, Status


def _status(text: str) -> set[Status]:
    return {each.status for each in find_conditions((Page(1, text),))}


@pytest.mark.parametrize(
    "line",
    [
        "This fibroid is unlikely to cause you any trouble.",
        "Your gallstones are not likely to need treatment.",
        "Your hernia is not expected to interfere with your work.",
    ],
)
def test_what_it_will_hardly_do_leaves_it_there(line: str) -> None:
    assert _status(f"Dear Mr Mock\n{line}\n") == {Status.PRESENT}


def test_what_any_of_them_will_hardly_do_is_nobodys() -> None:
    line = "A small aneurysm is not likely to cause you any problems now."
    assert _status(f"Dear Mr Mock\n{line}\n") == {Status.HYPOTHETICAL}


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Cancer is not likely.", Status.ABSENT),
        ("The lump is unlikely to be cancer.", Status.POSSIBLE),
    ],
)
def test_what_is_hardly_there_stays_so(line: str, status: Status) -> None:
    assert status in _status(f"Dear Mr Mock\n{line}\n")
