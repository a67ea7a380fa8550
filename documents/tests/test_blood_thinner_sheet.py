"""A sheet on a blood thinner: its target, each day's dose and the next test, in its own words."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose, day_plans
from documents.pipeline.compose.language import ENGLISH
from documents.pipeline.language.sentences import number_sentences
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Kind, Page

_NO_RANGE = "No range is printed"


def told(text: str) -> list[str]:
    pages = [Page(1, text)]
    return [each.text for each in compose(pages, recognise(pages)).sentences]


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Warfarin record\nTarget INR 3.0  Range 2.5-3.5\nINR 2.1\n", "Range 2.5-3.5"),
        ("INR clinic\nYour INR today is 3.8.\nTarget range 2.0-3.0\n", "Target range 2.0-3.0"),
        ("LABORATORY RESULTS\nINR 2.4\nTherapeutic range for INR: 2.0-3.0\n", "2.0-3.0"),
        ("Labs:\nHbA1c 8.0 %\nA1c goal < 7 %.\n", "A1c goal < 7 %"),
    ],
)
def test_a_printed_target_is_told_and_no_range_is_not_denied(text: str, aim: str) -> None:
    said = " ".join(told(text))
    assert aim in said
    assert _NO_RANGE not in said


@pytest.mark.parametrize(
    "text",
    [
        "LABORATORY RESULTS\nINR 2.4\nSodium 140 mmol/L\n",
        "Labs:\nHbA1c 8.0 %\nLDL goal < 100\n",
    ],
)
def test_what_is_the_target_of_another_is_none_of_it(text: str) -> None:
    assert any(_NO_RANGE in each for each in told(text))


@pytest.mark.parametrize(
    ("plan", "quote"),
    [
        ("Dose: Mon 3 mg Tue 4 mg Wed 3 mg", "Dose: Mon 3 mg Tue 4 mg Wed 3 mg"),
        ("Monday: 3 mg\nTuesday: 4 mg\nWednesday: 3 mg", "Monday: 3 mg; Tuesday: 4 mg; Wednesday"),
        ("Lunes 3 mg\nMartes 4 mg\nJueves 3 mg", "Lunes 3 mg; Martes 4 mg; Jueves 3 mg"),
        ("Mon 3 mg Tue 4 mg Wed 3 mg\nThu 4 mg Fri 3 mg", "Wed 3 mg Thu 4 mg Fri 3 mg"),
    ],
)
def test_each_days_dose_is_told_whole_and_none_as_the_dose(plan: str, quote: str) -> None:
    said = told(f"Warfarin record\nINR 2.1\n{plan}\nNext INR 5 May 2026\n")
    assert [each for each in said if quote in each and "says" in each]
    assert not [each for each in said if "mg" in each and quote not in each]
    assert "Next step: “Next INR 5 May 2026”." in said


@pytest.mark.parametrize(
    "text",
    [
        "Warfarin record\nDoses taken last week\nMon 3 mg Tue 4 mg Wed 3 mg\n",
        "Warfarin record\nPrevious dose: Mon 3 mg Tue 4 mg\n",
        "Warfarin record\nOpen Mon 9 to 5, Tue 9 to 5\n",
    ],
)
def test_what_was_taken_is_no_plan(text: str) -> None:
    assert not [each for each in told(text) if "Mon " in each and "Tue" in each and "says" in each]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Warfarin dosing sheet", Kind.OTHER),
        ("Anticoagulation clinic record", Kind.OTHER),
        ("INR record", Kind.OTHER),
        ("Laboratory report", Kind.LAB_REPORT),
    ],
)
def test_a_sheet_of_doses_is_no_report_of_a_laboratory(title: str, kind: Kind) -> None:
    rows = "01/04/2026  INR 2.1\n15/04/2026  INR 2.6\nHemoglobin 13.1 g/dL\n"
    assert recognise([Page(1, f"{title}\n{rows}")]).kind is kind


@pytest.mark.parametrize("step", ["Next INR 5 May 2026", "Next test: 5 May", "Next blood test 5/5"])
def test_when_the_next_test_is_is_a_next_step(step: str) -> None:
    assert f"Next step: “{step}”." in told(f"Warfarin record\nINR 2.1\n{step}\n")


def test_one_aim_of_two_values_is_told_once() -> None:
    said = told("Lipids\nLDL 130 mg/dL\nHDL 40 mg/dL\nYour goal: LDL below 100, HDL above 50\n")
    assert sum("Your goal" in each for each in said) == 1


def test_one_value_of_days_that_cannot_be_read_is_told_once() -> None:
    said = told("Results\nTest  01/03/2025  01/06/2025\nSodium  140  140\n")
    assert said.count("Your sodium is 140.") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Warfarin record\nOpen Mon and Tue, bring 2 tabs\n",
        "Sat 98 %, sun exposure, 2 tabs\n",
        "Plan\nMethotrexate 10 mg every Mon and folic acid 5 mg every Tue\n",
    ],
)
def test_days_beside_no_dose_and_what_is_told_already_are_no_plan(text: str) -> None:
    pages = [Page(1, text)]
    found = recognise(pages)
    assert not list(day_plans.sentences(found, number_sentences(pages), "record", ENGLISH))
