"""Letters to a patient: where the next steps end, when to come, and who signs."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_dates, find_followups, find_medications, find_sections
from documents.pipeline.notes.steps.appointments import find_appointments
from documents.pipeline.notes.structure.endings import is_result
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page
from tests.work import no_runaway

STEPS = ["See your GP in two weeks.", "Repeat kidney blood test in 1 month."]


def pages(text: str) -> list[Page]:
    return [Page(1, text)]


def steps(*texts: str) -> list[str]:
    numbered = [Page(number, text) for number, text in enumerate(texts, 1)]
    return [each.text for each in find_followups(numbered)]


@pytest.mark.parametrize(
    "behind",
    [
        "\nResults on discharge\nCRP 12 mg/L (0 - 5)\nHaemoglobin 118 g/L (130 - 170)",
        "Results on discharge\nCRP 12\nSodium 139",
        "CRP 12 mg/L\nSodium 139 mmol/L\nSerum rhubarb 4 mg/L 2 - 6\nThank you all",
        "\nWard telephone numbers\nThe ward can be reached by day and by night.",
        "\nYours sincerely\n\nAda Example\nWard 4",
        "\nSigned by Dr. Ada Example\nThe Northfield Hospital",
    ],
)
def test_next_steps_end_where_another_block_begins(behind: str) -> None:
    text = f"Dear Mr Sample\n\nFollow-up\n{STEPS[0]}\n{STEPS[1]}\n{behind}\n"
    assert steps(text) == STEPS


def test_steps_told_in_few_words_stay_steps() -> None:
    listed = "Follow-up\nSee your GP soon.\n\nDiabetes nurse\nin room 4\n\nKnee exercises daily"
    assert steps(listed)[1:] == ["Diabetes nurse\nin room 4", "Knee exercises daily"]
    one = "Follow-up\n- Potassium 5.9 mmol/L\n- Ring the ward tomorrow\n- Blood test at the surgery"
    assert steps(one) == ["Ring the ward tomorrow", "Blood test at the surgery"]


def test_what_ended_on_one_page_does_not_go_on_over_the_page() -> None:
    first = f"Follow-up\n{STEPS[0]}\n\nYours sincerely\nAda Example"
    assert steps(first, "Printed on thin paper") == STEPS[:1]
    again = "Follow-up\nRing the ward tomorrow"
    assert steps(first, again) == [STEPS[0], "Ring the ward tomorrow"]
    assert steps(f"Follow-up\n{STEPS[0]}", STEPS[1]) == STEPS


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("CRP 12", True),
        ("Creatinine   96   umol/L   60 - 110", True),
        ("Potassium | 5.9 H | mmol/L | 3.5 - 5.1", True),
        ("Serum rhubarb 4 mg/L (2 - 6)", True),
        ("INR in 2 weeks", False),
        ("Potassium 2 weeks after the visit", False),
        ("Iron 200 mg", False),
        ("Visit 3", False),
        ("Recheck CRP on 12 March", False),
    ],
)
def test_a_line_that_is_a_result_alone(line: str, result: bool) -> None:
    assert is_result(line) is result


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Please come for a blood test on 3 March 2026 at 9:30.", "9:30"),
        ("Your results are back. Please come for a blood test on 3 March 2026 at 9:30.", "9:30"),
        ("Blood results\nAll is well.\nPlease come again on 3 March 2026 at 9:30.", "9:30"),
        ("Medications\nAspirin 81 mg\n\nPlease attend on 3 March 2026 at 9.30.", "9.30"),
        ("We have arranged a scan for you on 3 March 2026 at 14:00.", "14:00"),
        ("We look forward to seeing you on 3 March 2026.", None),
        ("Please come to give a urine sample on 3 March 2026 at 9:30", "9:30"),
        ("Please come for a blood test on 3.3.2026 at 9:30.", "9:30"),
    ],
)
def test_an_invitation_is_an_appointment_wherever_it_stands(text: str, time: str | None) -> None:
    (found,) = find_appointments(pages(text))
    assert (found.on.isoformat(), found.time) == ("2026-03-03", time)


@pytest.mark.parametrize(
    "text",
    [
        "Sample collected on 3 March 2026.",
        "Blood results\nReported on 3 March 2026.",
        "Allergies\nPenicillin, seen on 3 March 2026",
    ],
)
def test_a_day_that_invites_nobody_is_none(text: str) -> None:
    assert find_appointments(pages(text)) == ()


@pytest.mark.parametrize(
    "line", ["Signed by Dr. Ada Example", "Dr. Exam Vitalis", "Approved by: Dr. A. Example"]
)
def test_who_signs_heads_no_section(line: str) -> None:
    assert "exam" not in {each.kind for each in find_sections(pages(f"Plan: rest.\n\n{line}\n"))}
    assert {each.kind for each in find_sections(pages("Eye Exam\nNormal."))} == {"exam"}


REPORT = "{}\n\nTest  Ergebnis  Einheit  Referenz\nKalium  4.1  mmol/L  3.5 - 5.1\n"


@pytest.mark.parametrize(
    "label",
    [
        "Entnahme: 05.02.2026",
        "Abnahmedatum: 05.02.2026",
        "Entnahme: 5. Februar 2026",
        "Prélevé le 05/02/2026",
        "Prélevé le 5 février 2026",
        "Data prelievo: 05/02/2026",
        "Fecha de toma: 05.02.2026",
        "Fecha de toma de muestra: 5 de febrero de 2026",
        "Data da coleta: 05/02/2026",
        "Data colheita: 05/02/2026",
        "Datum afname: 05-02-2026",
    ],
)
def test_the_day_a_sample_was_taken_in_other_languages(label: str) -> None:
    found = recognise(pages(REPORT.format(label)))
    assert [row.observed_on.isoformat() for row in found.labs if row.observed_on] == ["2026-02-05"]
    assert [(each.kind, each.value.isoformat()) for each in found.dates] == [
        ("collected", "2026-02-05")
    ]


@pytest.mark.parametrize("label", ["Fecha de toma: 05/02/2026", "Collected: 05/02/2026"])
def test_a_label_that_leaves_the_order_open_gives_no_day(label: str) -> None:
    found = recognise(pages(REPORT.format(label)))
    assert [row.observed_on for row in found.labs] == [None]
    assert found.dates == ()
    assert found.warnings == ("ambiguous_date",)


def test_a_birthday_in_another_language_is_no_other_day() -> None:
    text = "Geburtsdatum: 05.02.1961\nNé le 5 février 1961\nFecha de nacimiento: 5 febrero 1961"
    assert {each.kind for each in find_dates(pages(text))} == {"birth"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lives in Salt Lake City, UT.", []),
        ("She takes the Salt Lake City bus daily.", []),
        ("Medications\nSalt Lake City 500 mg", []),
        ("MEDICATIONS:\nSALT LAKE CITY, UT 84101", []),
        ("Started at 12 Calcium Drive, Zinc Valley.", []),
        ("Seen by Dr. Ada Iron. Per Dr. Salt, continue aspirin 81 mg.", ["aspirin"]),
        ("Started Aspirin 81 mg. Salt tablets 1 g daily.", ["Aspirin", "Salt"]),
        ("Continue Lovenox Bridge to Coumadin 5 mg.", ["Lovenox", "Coumadin"]),
        ("Per Dr Lind Aspirin 81 mg daily.", ["Aspirin"]),
    ],
)
def test_a_place_or_a_person_is_no_medicine(text: str, names: list[str]) -> None:
    assert [each.name for each in find_medications(pages(text))] == names


@pytest.mark.parametrize("behind", ["1" * 1_500, "1.1," * 400, "(" * 1_500, " " * 1_500])
def test_a_line_built_to_keep_the_reader_busy_is_read_at_once(behind: str) -> None:
    with no_runaway():
        assert not is_result(f"CRP 12 {behind} and so on")
        assert not is_result(f"CRP{behind} and so on")


def test_a_plan_that_says_when_is_a_step_and_what_was_is_none() -> None:
    plan = "Plan:\nEcho in 3 months.\nRepeat U&E in 2 weeks at your surgery.\nMood good.\n"
    past = "Plan:\nHe has been off work; symptoms improved within 2 weeks.\n"
    assert steps(plan) == ["Echo in 3 months.", "Repeat U&E in 2 weeks at your surgery."]
    assert steps(past) == []
    assert steps("Echo in 3 months showed a normal heart.") == []


def test_a_step_in_a_list_of_medicines_ends_where_the_next_one_begins() -> None:
    text = (
        "Nitroglycerin 0.4 mg under the tongue, call 911 if no relief\n"
        "Tylenol 325 mg every 6 hours as needed"
    )
    assert steps(text) == ["Nitroglycerin 0.4 mg under the tongue, call 911 if no relief"]
