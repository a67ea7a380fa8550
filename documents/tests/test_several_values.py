"""Several values of one test in one document: none is told as the one that holds now."""

from __future__ import annotations

import pytest

from documents.pipeline import grounding
from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Language, Page


def _told(text: str, language: Language = "en") -> list[str]:
    pages = (Page(1, text),)
    summary = compose(pages, recognise(pages), language)
    for sentence in summary.sentences:
        quotes = [grounding.quote(pages, source) for source in sentence.sources]
        assert grounding.invented(sentence.text, quotes) == ()
    return [sentence.text for sentence in summary.sentences]


def test_values_of_a_hospital_stay_are_told_together() -> None:
    text = (
        "DISCHARGE SUMMARY\nHemoglobin was 8.4 g/dL before the transfusion. She felt better.\n"
        "Hemoglobin was 10.2 g/dL after it.\n"
    )
    told = _told(text)
    assert (
        "The note gives several values of your hemoglobin: "
        "8.4 g/dL “before the transfusion” and 10.2 g/dL. "
        "See there when each was."
    ) in told
    assert not any(each.startswith("Your hemoglobin is") for each in told)
    spanish = " ".join(_told(text, "es"))
    assert "La nota da varios valores de hemoglobina" in spanish
    assert ": 8.4 g/dL “before the transfusion” y 10.2 g/dL. Mire allí de cuándo es" in spanish


def test_a_value_beside_one_that_is_to_be_checked_is_one_of_several() -> None:
    told = _told(
        "DISCHARGE SUMMARY\nPotassium was 3.1 mmol/L on day 2 and it was 4.0 mmol/L at discharge.\n"
    )
    assert (
        "The note gives several values of your potassium; 3.1 mmol/L “on day 2” is among them."
        in told
    )
    assert "Please check potassium on the page." in told


def test_what_lies_outside_its_range_is_told_of_the_value_it_is_true_of() -> None:
    told = _told(
        "CLINIC NOTE\nPotassium was 6.1 mmol/L (3.5-5.1) on Monday. Sodium was 139 mmol/L.\n"
        "Potassium was 4.6 mmol/L (3.5-5.1) on Friday.\n"
    )
    assert (
        "The note gives several values of your potassium: 6.1 mmol/L and 4.6 mmol/L. "
        "See there when each was."
    ) in told
    assert "Of these, above the range printed on the note (3.5-5.1): 6.1 mmol/L." in told
    assert "Your sodium is 139 mmol/L." in told
    assert not any("potassium is in range" in each for each in told)


@pytest.mark.parametrize(
    "lines",
    [
        "Glucose 5.6 mmol/L 3.9-5.8\nGlucose 101 mg/dL 70-105",
        "Sodium 139 mmol/L 135-145\nSodium 139 mmol/L 135-145",
    ],
)
def test_one_value_said_twice_is_one(lines: str) -> None:
    told = _told(f"LABORATORY REPORT\nTest Result Unit Range\n{lines}\n")
    assert not any("several values" in each for each in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "Creatinine peaked at 2.4 mg/dL.",
        "Peak creatinine was 2.4 mg/dL.",
        "Her lowest hemoglobin was 6.9 g/dL.",
        "The hemoglobin nadir was 6.9 g/dL.",
    ],
)
def test_the_most_or_least_that_a_value_was_is_not_what_it_is(sentence: str) -> None:
    told = _told(f"DISCHARGE SUMMARY\nShe came with a fever. {sentence}\n")
    assert not any(each.startswith("Your ") for each in told)
    assert any(each.startswith("Please check") for each in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "WBC 15.3 on admission, 7.2 on day of discharge.",
        "Hemoglobin was 7.4 g/dL on arrival and 9.8 at discharge.",
        "Platelets were 84 on presentation and 161 on the day of discharge.",
        "Potassium 2.8 on arrival; 4.2 after repletion.",
        "Lactate was 4.6 initially, improved to 1.2 after fluids.",
        "CRP 174 mg/L on admission, then fell to 14 by discharge.",
        "Hb on admission 71, improved to 93 after transfusion.",
        "INR 2.2 on 3 May, 2.9 on 10 May.",
        "Lactate 4.6 -> 2.1 -> 1.2.",
        "Creatinine 2.6→1.7→1.1.",
    ],
)
def test_a_later_value_without_its_unit_keeps_the_first_from_being_told_as_now(
    sentence: str,
) -> None:
    told = _told(f"HOSPITAL COURSE: {sentence}\n")
    assert not any(each.startswith("Your ") for each in told)
    assert any("several values of your" in each for each in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sodium 137 at discharge, temperature improved to 37.",
        "Sodium 137 on arrival, 3 days after surgery she walked.",
    ],
)
def test_another_figure_behind_a_value_is_not_one_of_the_test(sentence: str) -> None:
    told = _told(f"HOSPITAL COURSE: {sentence}\n")
    assert not any("Please check" in each for each in told)
    assert any("sodium is 137." in each or "sodium as 137, “on arrival”" in each for each in told)
    assert not any("several values" in each for each in told)


def test_a_time_behind_a_bare_value_makes_it_one_under_any_title() -> None:
    told = _told("Discharge Summary\nSodium 124 on admission, 136 at discharge.\n")
    assert "The note gives several values of your sodium; 124 “on admission” is among them." in told
    assert not any(each.startswith("Your ") for each in told)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hb 98 (previously 104)", "Hb is 98"),
        ("PSA 7.2 (last year 5.9)", "PSA is 7.2"),
        ("Sodium 128 (on admission 121)", "sodium is 128"),
        ("Creatinine 128 umol/L (last year: 97 umol/L)", "creatinine is 128 umol/L"),
    ],
)
def test_the_words_before_another_figure_are_of_that_one(text: str, value: str) -> None:
    told = _told(f"CLINIC LETTER\n\n{text}\n")
    assert f"Your {value}." in told


@pytest.mark.parametrize("text", ["Hb 98 (previously).", "Sodium was 128 (3 May 2024)."])
def test_words_of_a_time_alone_are_of_the_figure_before_them(text: str) -> None:
    assert not any(each.startswith("Your ") for each in _told(f"CLINIC LETTER\n\n{text}\n"))


def test_a_value_without_its_unit_is_one_of_those_of_its_name() -> None:
    told = _told("DISCHARGE SUMMARY\n\nResults of note:\n  Troponin: 12 -> 340 -> 190 ng/L\n")
    assert "The note gives several values of your troponin; 12 is among them." in told
    assert not any(each.startswith("Your troponin is") for each in told)
