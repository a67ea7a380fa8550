"""What is measured in urine, stool or spinal fluid is told as such, not with another's words."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Language, Page


def told(text: str, language: Language = "en") -> list[str]:
    pages = [Page(1, text)]
    return [each.text for each in compose(pages, recognise(pages), language).sentences]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("URINE DIPSTICK\nGlucose 1+\nProtein trace\n", "Your urine glucose is 1+."),
        ("URINE DIPSTICK\nGlucose 1+\nBlood negative\n", "Your urine blood is “negative”."),
        ("Urine dipstick results\nYour glucose is 1+.\n", "Your urine glucose is 1+."),
        ("Urine dip: glucose 1+, protein 2+.\n", "Your urine protein is 2+."),
        ("Urinalysis\nWBC 10 /hpf (0-5)\npH 6.0\n", "Your urine WBC is 10 /hpf."),
        ("UA: glucose 500 mg/dL, WBC 5\n", "Your urine glucose is 500 mg/dL."),
        ("Dipstick: glucose ++, nitrite positive\n", "Your urine glucose is “++”."),
        ("Urine: glucose 1+ protein nil\n", "Your urine protein is “nil”."),
        ("Stool test\nBlood negative\nWBC 2+\n", "Your stool blood is “negative”."),
        ("CSF\nGlucose 60 mg/dL\n", "Your spinal fluid glucose is 60 mg/dL."),
        ("CSF: bands not present in serum, glucose 3.6.\n", "Your spinal fluid glucose is 3.6."),
        ("CSF glucose 2.1, lower than serum glucose of 5.6.\n", "Your CSF glucose is 2.1."),
    ],
)
def test_a_value_of_another_sample_says_of_which(text: str, sentence: str) -> None:
    assert sentence in told(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Chemistry\nGlucose 60 mg/dL\npH 7.38\n", "Your glucose is 60 mg/dL."),
        ("Urine sodium 40 mmol/L\n", "Your urine sodium is 40 mmol/L."),
        ("Urinalysis\nSpecific gravity 1.020\n", "Your specific gravity is 1.020."),
        ("Urine dip: glucose 1+. Blood glucose 5.0 mmol/L.\n", "Your blood glucose is 5.0 mmol/L."),
    ],
)
def test_what_is_of_blood_or_says_it_stays_so(text: str, sentence: str) -> None:
    assert sentence in told(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Dipstick: glucose ++, nitrite positive\n", "glucose is “positive”"),
        ("Dipstick: glucose ++, nitrite positive\n", "several values"),
        ("Urine: glucose 1+ protein nil\n", "usual result"),
        ("Urine: glucose 1+ protein nil\n", "protein is 1+"),
        ("Cultures: blood negative, urine negative.\n", "blood is"),
        ("CSF\nGlucose 60 mg/dL\nWBC 5\n", "Your WBC"),
        ("Ascitic fluid\nGlucose 60 mg/dL\npH 7.3\n", "Your pH"),
        ("Stool test\nGlucose 1+\n", "urine"),
    ],
)
def test_no_value_is_told_of_a_sample_or_a_test_that_is_not_its_own(text: str, wrong: str) -> None:
    assert not [each for each in told(text) if wrong in each]


def test_spanish_says_it_too() -> None:
    assert any("orina" in each for each in told("URINE DIPSTICK\nGlucose 1+\n", "es"))
