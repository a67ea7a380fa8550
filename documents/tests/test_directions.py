"""Prescription shorthand in plain words, and which directions mean the same."""

from __future__ import annotations

import pytest

from documents.pipeline.directions import keys, plain


@pytest.mark.parametrize(
    ("shorthand", "words"),
    [
        ("1 tab PO BID", "1 tablet by mouth twice a day"),
        ("p.o. q.d.", "by mouth once a day"),
        ("q6h prn", "every 6 hours as needed"),
        ("every 4 to 6 hours as needed", "every 4 to 6 hours as needed"),
        ("QHS", "at bedtime"),
        ("t.i.d. a.c.", "three times a day before meals"),
        ("2 puffs q4-6h", "2 puffs every 4 to 6 hours"),
        ("weekly", "once a week"),
        ("q5min x 3", "every 5 minutes x 3"),
        ("every 10 minutes as needed", "every 10 minutes as needed"),
        ("every 3 months", "every 3 months"),
        ("as the moon permits", "as the moon permits"),
    ],
)
def test_plain_words(shorthand: str, words: str) -> None:
    assert plain(shorthand) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("b.i.d.", "twice daily"),
        ("2 times a day", "two times per day"),
        ("q12h", "every 12 hours"),
        ("q.d.", "every day"),
        ("qhs", "at bedtime"),
        ("tid", "3x daily"),
        ("twice weekly", "twice a week"),
        ("twice monthly", "twice a month"),
        ("3 times weekly", "three times a week"),
    ],
)
def test_same_meaning(one: str, other: str) -> None:
    assert keys(one) == keys(other) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bid", "tid"),
        ("q6h", "q8h"),
        ("every 3 months", "every 3 minutes"),
        ("daily", "weekly"),
        ("every other day", "every day"),
        ("twice weekly", "weekly"),
    ],
)
def test_other_meaning(one: str, other: str) -> None:
    assert not keys(one) & keys(other)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("TDS for 5 days", "three times a day for 5 days"),
        ("daily x 3 more days", "once a day for 3 more days"),
        ("BD", "twice a day"),
        ("QDS PRN", "four times a day as needed"),
        ("nocte", "at bedtime"),
        ("od", "once a day"),
        ("1-0-1", "1 in the morning and 1 in the evening"),
        ("0-0-1", "1 in the evening"),
        ("1-0-0-½", "1 in the morning and ½ at bedtime"),
        ("when required", "as needed"),
    ],
)
def test_shorthand_of_other_countries(printed: str, said: str) -> None:
    assert plain(printed) == said


@pytest.mark.parametrize("printed", ["twice monthly", "3 times monthly", "two times weekly"])
def test_several_times_are_not_once(printed: str) -> None:
    assert "once" not in plain(printed)


def test_an_eye_is_no_time_of_day() -> None:
    assert plain("OD") == "OD"
