"""With whom a visit is, is not who is asked; what one is to eat keeps its label."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_followups
from documents.pipeline.types import Page


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Primary care - Dr. Mock          within 14 days (please call to schedule)", ""),
        ("PCP: 2 weeks", ""),
        ("PCP: Anna Test, MD in 2 weeks", ""),
        ("Primary care: call 270-555-0100 to schedule a visit in 1 week", ""),
        ("GP - Dr Mock to repeat bloods in 1 week", "GP"),
        ("PCP - repeat BMP within 1 week", "PCP"),
        ("PCP: please check potassium in 1 week", "PCP"),
        ("GP: BMP in 1 week", "GP"),
        ("Pharmacy: please call when the refill is ready", "Pharmacy"),
    ],
)
def test_a_visit_with_somebody_is_the_readers(line: str, who: str) -> None:
    page = Page(1, f"DISCHARGE INSTRUCTIONS\n\nFOLLOW-UP\n{line}\n")
    assert [each.asked for each in find_followups([page])] == [who]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Please check U&E in 2 weeks", "GP"),
        ("We will see her again in 6 weeks in clinic", ""),
        ("I will arrange an echocardiogram", ""),
        ("I am arranging an MRI of the knee", ""),
        ("The clinic will send her an appointment", ""),
        ("GP: We will see her again in 6 weeks", ""),
        ("We would be grateful if you could repeat the U&E in 1 week", "GP"),
    ],
)
def test_what_the_writer_will_do_is_asked_of_nobody(line: str, who: str) -> None:
    page = Page(1, f"Dear Dr Test\n\nActions for GP:\n- Please check HbA1c in 3 months\n- {line}\n")
    assert [each.asked for each in find_followups([page])] == ["GP", who]


def test_all_that_stands_behind_a_label_is_asked_of_the_same() -> None:
    page = Page(1, "Plan\nGP: Recheck BMP in 1 week. Please repeat ferritin in 8 weeks.\n")
    assert [each.asked for each in find_followups([page])] == ["GP", "GP"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("DIET: Low sodium, 2,000 mg a day.", "DIET: Low sodium, 2,000 mg a day."),
        ("Diet: Low fat, high fiber.", "Diet: Low fat, high fiber."),
        ("DIET: Limit fluids to 64 ounces a day.", "Limit fluids to 64 ounces a day."),
        ("ACTIVITY: Increase walking slowly.", "Increase walking slowly."),
    ],
)
def test_words_without_a_verb_keep_the_label_that_says_of_what(line: str, told: str) -> None:
    page = Page(1, f"DISCHARGE INSTRUCTIONS\n\n{line}\nWeigh yourself every morning.\n")
    assert find_followups([page])[0].text == told
