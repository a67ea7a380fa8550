"""How much and when, where no one dose is the dose, and where a gel goes."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.types import Intent, Page
from documents.pipeline.understand import understand_text


def _all(text: str) -> list[tuple[str | None, str | None, str | None, Intent]]:
    found = find_medications((Page(1, f"Medications\n{text}\n"),))
    return [(m.dose, m.route, m.frequency, m.intent) for m in found]


@pytest.mark.parametrize(
    "text",
    [
        "Medicine   Morning  Noon  Evening  Bedtime\nNadolol 40 mg   1   0   1   0",
        "Medicine | Breakfast | Lunch | Tea | Bed time |\nNadolol 40 mg | X | | X | |",
        "Drug\tAM\tNoon\tPM\tHS\nNadolol 40 mg\t1\t\t1\t",
        "Nadolol 40 mg - Morning 1, Night 2",
        "Nadolol: AM 1 tablet, PM 2 tablets",
    ],
)
def test_figures_under_times_of_a_day_are_left_to_the_row(text: str) -> None:
    assert [each[3] for each in _all(text)] == [Intent.OPEN]


@pytest.mark.parametrize(
    "text",
    [
        "Medicine   Dose   Refills\nNadolol 40 mg   daily   3",
        "Every morning and at noon she walks.\nNadolol 40 mg daily",
    ],
)
def test_other_columns_are_none_of_a_day(text: str) -> None:
    assert [each[3] for each in _all(text)] == [Intent.DONE]


def test_no_dose_of_a_scale_is_the_dose() -> None:
    ((dose, _, _, intent),) = _all("Insulin lispro: 150-200: 2 units, 201-250: 4 units")
    assert (dose, intent) == (None, Intent.OPEN)


def test_where_a_gel_goes_and_how_much_of_it_is_told() -> None:
    (told,) = _all("diclofenac 1% gel - Apply 3 g to left knee 4 times a day")
    assert told[:3] == ("1% gel - Apply 3 g", "to left knee", "4 times a day")
    (told,) = _all("Hydrocortisone 1% cream, apply to face twice daily")
    assert told[:3] == ("1%", "to face", "twice daily")
    (told,) = _all("Ibuprofen 400 mg daily for pain in the left knee")
    assert told[1] is None


def test_a_dose_to_repeat_is_no_next_step() -> None:
    text = (
        "Medications\nRizatriptan 10 mg as needed, may repeat once after 2 hours, max 20 mg/day\n"
    )
    assert not find_followups((Page(1, text),))
    assert find_followups((Page(1, "Plan\nRepeat potassium in 2 weeks.\n"),))


def test_two_long_lines_of_a_list_are_two() -> None:
    text = (
        "Medications\nRizatriptan 10 mg PO as needed for headache, no more than 20 mg in one day\n"
        "Nadolol 40 mg PO every morning for the heart and for the headaches, as before\n"
    )
    told = " ".join(each["text"] for each in understand_text(text)["summary"])
    assert "headache, no more than 20 mg in one day Nadolol" not in told


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Cystitis, treated with fosfomycin for 5 days, completed on 3 May.", ["past done"]),
        ("Treated with cefazolin and doxycycline, completed 7 days.", ["past done", "past done"]),
        ("Doxycycline 100 mg daily, to be completed on 3 May.", ["active open"]),
        ("Takes tamoxifen 20 mg daily, completed chemotherapy in 2024.", ["active done"]),
    ],
)
def test_a_finished_course_is_over(text: str, statuses: list[str]) -> None:
    found = find_medications((Page(1, text),))
    assert [f"{m.status} {m.intent}" for m in found] == statuses
