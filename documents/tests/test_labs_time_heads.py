"""Tables whose columns are headed by times in words: what is of now, and of when the rest is."""

from __future__ import annotations

import pytest

from documents.pipeline.files.plain import text_pages
from documents.pipeline.labs.find import find_labs
from documents.pipeline.types import LabRow
from documents.pipeline.understand import understand_text


def _read(text: str) -> list[LabRow]:
    return list(find_labs(list(text_pages([text]))))


def _rows(text: str) -> list[tuple[str, str, str | None]]:
    rows = _read(text)
    assert not any(row.needs_review for row in rows)
    return [(row.name, row.value, row.when) for row in rows]


def _told(text: str) -> list[str]:
    return [sentence["text"] for sentence in understand_text(text)["summary"]]


ADMISSION = (
    "DISCHARGE SUMMARY\n\nTreated with antibiotics and fluids.\n\n"
    "Bloods                 Admission     Discharge\n"
    "  Hb g/L               121           116\n"
    "  CRP mg/L             246           31\n"
    "  eGFR                 25\n"
)


def test_what_was_so_on_admission_is_told_with_the_head_of_its_column() -> None:
    assert _rows(ADMISSION) == [
        ("Hb", "121", "Admission"),
        ("Hb", "116", None),
        ("CRP", "246", "Admission"),
        ("CRP", "31", None),
        ("eGFR", "25", "Admission"),
    ]
    told = _told(ADMISSION)
    assert any("121 g/L “Admission” and 116 g/L" in each for each in told)
    assert any("eGFR" in each and "“Admission”" in each for each in told)
    assert not any(each.startswith("Your eGFR is") for each in told)


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        ("           Today        Oct 2024", (None, "Oct 2024")),
        ("Results    On admission   At discharge", ("On admission", None)),
        ("Labs:      Baseline     3 months", ("Baseline", "3 months")),
        ("Test       Year 1       Year 2", ("Year 1", "Year 2")),
        ("Test       Pre-op       Post-op", ("Pre-op", "Post-op")),
        ("Bloods     Before chemo  After chemo", ("Before chemo", "After chemo")),
        ("           Jan 2024     Jan 2025", ("Jan 2024", "Jan 2025")),
        ("Test       6 weeks ago  Now", ("6 weeks ago", None)),
        ("Analítica  Ingreso      Alta", ("Ingreso", None)),
    ],
)
def test_heads_of_a_time_in_words(heads: str, told: tuple[str | None, str | None]) -> None:
    text = f"LETTER\n\n{heads}\nSodium     128          136\nCreatinine 97           88\n"
    first, second = told
    assert _rows(text) == [
        ("Sodium", "128", first),
        ("Sodium", "136", second),
        ("Creatinine", "97", first),
        ("Creatinine", "88", second),
    ]


def test_a_range_beside_holds_for_each_of_them() -> None:
    text = (
        "Test          On admission   At discharge   Range\n"
        "Sodium        128            136            133-146 mmol/L\n"
    )
    assert _rows(text) == [("Sodium", "128", "On admission"), ("Sodium", "136", None)]
    assert any("below the range" in each and "128 mmol/L “On admission”" in each
               for each in _told(text))  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        # Neither of two columns says of when it is: both would be of now.
        "Bloods     Today        Now\nSodium     128          136\n",
        # The figures of a range without a head may be a value of the second column.
        "Bloods     Admission    Discharge\nSodium     128          133-146\n",
    ],
)
def test_heads_that_leave_it_open_tell_no_time(text: str) -> None:
    assert not any(row.when for row in _read(text))


def test_the_place_of_a_value_holds_the_figures_of_its_time() -> None:
    text = "LETTER\n\n           Today        Oct 2024\nHbA1c      72           81\nUrea  5  6\n"
    sentence = next(s for s in understand_text(text)["summary"] if "Oct 2024" in s["text"])
    assert any("Oct 2024" in cited["quote"] for cited in sentence["sources"])


@pytest.mark.parametrize("title", ["PSA history:", "PSA", "PSA trend", "PSA results:"])
def test_a_list_of_months_below_its_test(title: str) -> None:
    text = f"LETTER\n\n{title}\n   Jan 2022         3.1 ug/L\n   Feb 2023         4.4 ug/L\n"
    assert _rows(text) == [("PSA", "3.1", "Jan 2022"), ("PSA", "4.4", "Feb 2023")]
    assert any("3.1 ug/L “Jan 2022” and 4.4 ug/L “Feb 2023”" in each for each in _told(text))
    assert not any("See there when" in each for each in _told(text))
