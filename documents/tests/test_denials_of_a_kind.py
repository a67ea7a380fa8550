"""A denial is told no wider than it is: its level, its place, its occasion, its kind stay."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _said(text: str, language: str = "en") -> list[str]:
    found = understand_text(text)
    said = found if language == "en" else found["spanish"]
    return [each["text"] for each in said["summary"]]


@pytest.mark.parametrize(
    "line",
    [
        "There is no nerve root compression at L4/5",
        "No disc herniation at C5-C6",
        "L4/5: mild disc bulge, no stenosis",
        "C5/6 no cord compression",
        "No stenosis in the proximal LAD",
        "No fracture seen in the distal radius",
        "No swelling or redness over the knee",
        "No chest pain on exertion",
        "No shortness of breath when lying flat",
        "No headache except after long days",
        "Sin estenosis en L4-L5",
        "No hay hernia a la derecha",
        "Sin lesiones focales",
    ],
)
def test_where_and_when_it_is_not_is_told_with_it(line: str) -> None:
    said = _said(f"Seen today.\n{line}.\n")
    assert not any("no sign of" in each for each in said)
    assert any(f"“{line}”" in each for each in said)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("No central canal stenosis.", "central canal stenosis"),
        ("No palpable lymphadenopathy.", "palpable lymphadenopathy"),
        ("There was no fever or persistent cough.", "fever or persistent cough"),
        ("No fever or worsening cough.", "fever or worsening cough"),
        ("Sin edema en las piernas.", "“edema en las piernas”"),
        ("No fever or any ongoing cough.", "fever or ongoing cough"),
        ("No asthma / known heart disease.", "asthma or heart disease"),
        ("The CT excluded PE.", "PE"),
        ("No headache / recent fever.", "headache or recent fever"),
        ("No known asthma.", "asthma"),
        ("No evidence of pneumonia.", "pneumonia"),
        ("No pneumonia on examination.", "pneumonia"),
        ("Denies chest pain at present.", "chest pain"),
        ("No headache or dizziness.", "headache or dizziness"),
    ],
)
def test_which_kind_is_denied_is_told_with_its_name(text: str, told: str) -> None:
    assert f"It says there is no sign of {told}." in _said(text)


def test_in_spanish_a_kind_that_has_no_name_there_is_quoted() -> None:
    assert any(
        "“central canal stenosis”" in each for each in _said("No central canal stenosis.", "es")
    )


def test_what_a_quoted_sentence_denies_is_not_denied_again_without_it() -> None:
    said = _said("In 2019 she had no swelling over the knee and there was no fever.")
    assert not any("no sign of" in each for each in said)


def test_a_sentence_over_two_lines_is_told_whole() -> None:
    said = _said("On examination by the team today there was no\nswelling over the knee. Well.")
    assert any("there was no swelling over the knee”" in each for each in said)


@pytest.mark.parametrize("text", ["L4/5: narrow.", "Left kidney: small stone of 3 mm."])
def test_a_part_that_stands_as_a_label_is_quoted_with_what_it_has(text: str) -> None:
    assert any(f"“{text[:-1]}”" in each for each in _said(text))
