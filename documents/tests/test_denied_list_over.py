"""Behind a denied list that is whole, a name after a comma may be what was seen: not denied."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Status


def denied(text: str) -> list[str]:
    found = find_conditions((Page(1, text),))
    return [" ".join(each.text.split()) for each in found if each.status is Status.ABSENT]


@pytest.mark.parametrize(
    ("text", "open_name"),
    [
        ("CT head: no acute bleed or infarct, small vessel disease.", "small vessel disease"),
        ("CT head: no acute bleed or infarct, small vessel\ndisease.", "small vessel disease"),
        ("MRI: no acute stroke, small vessel disease noted.", "small vessel disease"),
        ("CXR: no consolidation or effusion, cardiomegaly.", "cardiomegaly"),
        ("No bleed or infarct, atrophy.", "atrophy"),
        ("CT: no acute bleed or infarct, small vessel disease and atrophy.", "atrophy"),
        ("CXR: no pneumonia, emphysema.", "emphysema"),
    ],
)
def test_what_may_have_been_seen_is_not_told_as_absent(text: str, open_name: str) -> None:
    assert open_name not in denied(text)
    pages = (Page(1, text),)
    told = [sentence.text for sentence in compose(pages, recognise(pages)).sentences]
    assert not any("no sign" in each and open_name in each for each in told)
    assert any(open_name in each for each in told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No fever, chills or cough.", ["fever", "chills", "cough"]),
        ("No fever, chills, cough.", ["fever", "chills", "cough"]),
        ("No asthma or COPD, diabetes or gout", ["asthma", "COPD", "diabetes", "gout"]),
        ("No gout or asthma, and no diabetes.", ["gout", "asthma", "diabetes"]),
        ("No history of asthma, diabetes, epilepsy.", ["asthma", "diabetes", "epilepsy"]),
        (
            "No chest pain or dyspnoea, vomiting, diarrhoea",
            ["chest pain", "dyspnoea", "vomiting", "diarrhoea"],
        ),
        ("No asma, diabetes, epilepsia", ["asma", "diabetes", "epilepsia"]),
        ("No gout or asthma. No stroke, diabetes.", ["gout", "asthma", "stroke", "diabetes"]),
    ],
)
def test_a_list_that_is_denied_stays_denied(text: str, expected: list[str]) -> None:
    assert denied(text) == expected
