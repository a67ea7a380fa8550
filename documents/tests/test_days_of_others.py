"""Days that are not the paper's own: of a birth, of a row, of a life ago, and ahead."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pipeline.compose.next_steps import When, next_steps
from documents.pipeline.compose.own_date import own_date
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Findings, FollowUp, Page, Source, Status


def _found(text: str) -> Findings:
    return recognise([Page(1, text)])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Exam note\nMara Example | 06/07/1971 | 03/25/2026\nShe feels well.", None),
        ("Mara Brook, 06/07/1971\nSeen 03/25/2026 for a cough.", date(2026, 3, 25)),
        ("Re: Tom Sample, 14.02.1950\nI saw him on 3 May 2026.", date(2026, 5, 3)),
        ("Re: Ben Brook, 4 May 2024\nClinic visit 3 May 2026", date(2026, 5, 3)),
        ("DOB 4 May 1961\nVisit 05/04/1961\nSeen on 25 March 2026", date(2026, 3, 25)),
        ("Seen on 2 May 1988 for a fall.\nSeen on 3 May 2026 and well.", date(2026, 5, 3)),
        # A doctor's name, and a title, are no name of whom a paper is about.
        ("Progress Note 03/15/2009\nPrinted 11/22/2026", date(2009, 3, 15)),
        ("Seen on 3 May 2019 for a fall.\nSeen on 3 May 2026 and well.", date(2019, 5, 3)),
    ],
)
def test_no_birth_is_a_visit(text: str, day: date | None) -> None:
    own = own_date(_found(text))
    assert (own.value if own else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "Patient summary\nProblems\nDate  Problem\n14-Mar-2025  Atrial flutter\n2017  Migraine",
        "Blood pressure log\n3 May 2026  7:10  128/82\n4 May 2026  7:00  130/80",
        "Travel clinic\nTrip: Kenya, departure 25/12/2026, 2 weeks",
    ],
)
def test_no_row_and_no_journey_dates_a_paper(text: str) -> None:
    assert own_date(_found(text)) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 March 2026  Our ref: AB/1\nDear Dr Roe\nI saw him.", date(2026, 3, 5)),
        ("Arrived 03/12/2026 10:10\nDeparted 03/13/2026 02:00", date(2026, 3, 13)),
    ],
)
def test_a_letter_and_a_stay_keep_their_day(text: str, day: date) -> None:
    own = own_date(_found(text))
    assert own is not None
    assert own.value == day


def test_a_later_day_with_its_hour_is_an_appointment() -> None:
    text = "Seen 14/03/2026.\nKnee clinic 17/04/2026 09:20.\nKnee scan 17/02/2026 09:20."
    (made,) = _found(text).appointments
    assert (made.on, made.time, made.status) == (date(2026, 4, 17), "09:20", Status.PRESENT)


def test_the_row_of_a_visit_is_not_the_day_it_books() -> None:
    (made,) = _found("16/10/26 well, growth scan booked 30/10/26.").appointments
    assert made.on == date(2026, 10, 30)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Eye clinic visit on 04/05/2026 at 10:30.", "04/05/2026 at 10:30"),
        ("Revisión en consulta el 04/05/2026 a las 10:30 h.", "04/05/2026 a las 10:30 h"),
        ("Do these exercises twice a week.", "twice a week"),
        ("Count the kicks: at least 10 kicks in 2 hours.", ""),
        ("Repeat the blood test in 2 weeks.", "in 2 weeks"),
        ("Follow-up visit 6 weeks.", "6 weeks"),
        ("Take one spoon a day with water.", ""),
        ("Come to the clinic tomorrow for a test.", ""),
    ],
)
def test_when_a_step_is_to_be_done(text: str, words: str) -> None:
    (step,) = next_steps(Findings(followups=(FollowUp(text, Source(1, 0, len(text))),)))
    assert (step.words, step.when) == (words, When.WORDS if words else When.OPEN)
    assert not step.asks_when
