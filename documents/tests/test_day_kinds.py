"""Which of a document's days is its own: the others beside it are not taken for it."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.compose.own_date import own_date
from documents.pipeline.notes import find_dates
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page
from tests.work import steps_of

LAB = "Hemoglobin  13.9  g/dL  12.0-16.0\nSodium  140  mmol/L  135-145\n"


def own(text: str) -> str | None:
    found = own_date(recognise([Page(1, text)]))
    return found.value.isoformat() if found else None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("DOB: 07/22/1961  Collected: 03/14/2024  Received: 03/15/2024  Reported: 03/16/2024",
         "2024-03-14"),
        ("Received: 03/15/2024  Collected: 03/14/2024  Printed: 04/20/2024", "2024-03-14"),
        ("Prøvetaking: 12.06.2024  Svardato: 13.06.2024  Født: 01.02.1980", "2024-06-12"),
        ("Data pobrania: 09.09.2023  Data wydania wyniku: 10.09.2023", "2023-09-09"),
        ("Entnahme: 11.07.2023  Eingang: 12.07.2023  Muster, Erika *04.12.1968", "2023-07-11"),
        ("Spec taken 17/02/20  Rec'd 18/02/20  Auth 18/02/20", "2020-02-17"),
        ("Collected: 03/04/2021  Reported: 04/04/2021", None),
        ("Printed: 25 May 2024", None),
        ("Printed: 25/11/2026\n\n            09/11/26   12/11/26   15/11/26", None),
    ],
)  # fmt: skip
def test_a_report_is_of_the_day_of_its_sample(head: str, day: str | None) -> None:
    assert own(f"Made-Up Laboratory\n{head}\n{LAB}") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("St Nobody Surgery\n4 Mill Lane TB3 9QQ\n02/11/2023\nDear Mrs Pell,\nYour next appointment"
         " is on 05/02/2024.", "2023-11-02"),
        ("Dear Dr Finch\nI reviewed this man in clinic on 5 October 2021. He had been admitted on"
         " 3 August 2021 with chest pain. Typed 9 October 2021.", "2021-10-05"),
        ("Musterfeld, den 10.06.2022\nDer Patient befand sich vom 04.06.2022 bis 10.06.2022 in"
         " unserer Behandlung.", "2022-06-10"),
        ("Compte rendu\nDu 24/01/2020 au 31/01/2020\nnée le 03/03/1941", "2020-01-31"),
        ("Informe de alta\nFecha de ingreso: 18/05/2019  Fecha de alta: 23/05/2019", "2019-05-23"),
        ("Nursing note\n04 May 2023 14:30\nNext dressing change 06 May 2023.", "2023-05-04"),
        ("CT ABDOMEN\nPerformed 22-Aug-2018, reported 24-Aug-2018. Previous study 03-Jan-2017.",
         "2018-08-22"),
        ("Oakless Health Centre\n6th February 2019\nDear Mr Nobody, I saw you on 5th February 2019."
         " Your test taken on 28 January 2019 was high.", "2019-02-05"),
        ("Date of letter: 24/05/2024. Clinic attended: 21/05/2024.", "2024-05-21"),
        ("Clinic note - 12/10/2020 (dictated 13/10/2020)\nSeen by physio 01/10/2020.",
         "2020-10-12"),
        ("Referto\nData esame: 19/12/2023  Data stampa: 27/12/2023", "2023-12-19"),
        ("She will return to the Made-Up Clinic on 06/13/2027.", None),
        ("He was last seen on 11/24/2020 for a rash.", None),
        ("Appendectomy 12 March 2012, fracture 2 May 2015.", None),
    ],
)  # fmt: skip
def test_a_letter_or_note_is_of_the_day_somebody_was_seen(text: str, day: str | None) -> None:
    assert own(text) == day


def test_the_health_service_of_a_country_says_which_comes_first() -> None:
    text = "NHS No 485 777 3456. Seen on 03/04/2024."
    assert [str(each.value) for each in find_dates([Page(1, text)])] == ["2024-04-03"]
    assert find_dates([Page(1, text.replace("NHS No", "Case"))]) == ()


def test_twice_as_many_pages_cost_twice_the_work() -> None:
    def pages(count: int) -> list[Page]:
        text = "Collected: 03/14/2024 Reported: 03/16/2024\n" * 5
        return [Page(number, text) for number in range(1, count + 1)]

    few, many = pages(20), pages(40)
    assert steps_of(lambda: find_dates(many)) < 2.5 * steps_of(lambda: find_dates(few))


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Visit note\nVisit date: 03/04/2024\nShe feels well.", True),
        ("Visit note\nVisit date: 5 March 2024\nCame back 03/04/2024.", False),
        ("Visit note\nDOB: 03/04/1961\nShe feels well.", False),
    ],
)
def test_a_day_that_could_be_two_is_said_to_be_open(text: str, asks: bool) -> None:
    page = Page(1, text)
    summary = compose((page,), recognise([page]))
    assert ("ambiguous_date" in summary.warnings) is asks


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Pre-op questionnaire\nDate of surgery: 03/22/2026\nMedicines\nRamipril 5 mg\n", None),
        ("Preoperative history form\nForm completed: 03/14/2026\nSurgery date: 03/22/2026\n",
         "2026-03-14"),
        ("Please read before your operation\nOperation date: 03/22/2026\nTake ramipril.\n", None),
        # One that was done is of that day.
        ("OPERATIVE NOTE\nDate of surgery: 03/22/2026\nPreoperative diagnosis: Hernia\n",
         "2026-03-22"),
    ],
)  # fmt: skip
def test_a_paper_that_prepares_for_an_operation_is_not_of_its_day(
    text: str, day: str | None
) -> None:
    assert own(text) == day


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("DOB: 09/09/1990        Date: 07/15/2024", ["birth", "visit"]),
        ("DOB: 09/09/1990 (33 y) | Date: 07/15/2024", ["birth", "visit"]),
        ("DOB: 09/09/1990\tPrinted: 07/15/2024", ["birth", "other"]),
        ("Collected: 07/14/2024   Reported: 07/15/2024", ["collected", "reported"]),
        ("Seen 07/14/2024        Last period: 07/01/2024", ["visit", "other"]),
    ],
)
def test_the_label_of_the_day_before_is_not_this_ones(line: str, kinds: list[str]) -> None:
    text = f"Mock Clinic\nPatient: Ana Test   {line}\n"
    assert [each.kind for each in find_dates([Page(1, text)])] == kinds
