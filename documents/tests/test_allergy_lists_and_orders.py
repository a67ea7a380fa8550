"""What is done with a medicine below a list of allergies is no allergy; it is told as it is."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Status


def read(text: str) -> tuple[list[str], list[str]]:
    """The allergies of today, and every sentence that is told."""
    pages = (Page(1, text),)
    found = recognise(pages)
    told = [sentence.text for sentence in compose(pages, found).sentences]
    return [a.substance for a in found.allergies if a.status is Status.PRESENT], told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Stop lisinopril.", "The record says to stop lisinopril."),
        ("Please stop lisinopril", "The record says to stop lisinopril."),
        ("Lisinopril stopped.", "The record says lisinopril was stopped."),
        ("Aspirin has been stopped due to a bleed", "The record says aspirin was stopped."),
        ("Start ramipril", "The record says to start ramipril."),
        ("Increase bisoprolol.", "The record says to change this: bisoprolol."),
        ("Continue amlodipine", "The record lists amlodipine."),
        ("Commenced on apixaban", "The record says this was started: apixaban."),
        ("Lisinopril 10 mg daily", "The record lists lisinopril 10 mg, once a day."),
        ("Review in 2 weeks", "Next step: “Review in 2 weeks”."),
    ],
)
def test_an_order_below_a_list_is_no_allergy(line: str, told: str) -> None:
    allergies, sentences = read(f"Allergies: penicillin\n{line}\n")
    assert allergies == ["penicillin"]
    assert told in sentences


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Se suspende lisinopril.", "The record says lisinopril was stopped."),
        ("Suspender lisinopril.", "The record says to stop lisinopril."),
        ("Iniciar enalapril", "The record says to start enalapril."),
        ("Lisinopril 10 mg cada 24 h", "The record lists lisinopril 10 mg, once a day."),
    ],
)
@pytest.mark.parametrize(
    ("head", "expected"), [("penicilina", ["penicilina"]), ("no conocidas", [])]
)
def test_so_it_is_in_spanish(head: str, expected: list[str], line: str, told: str) -> None:
    allergies, sentences = read(f"Alergias: {head}\n{line}\n")
    assert allergies == expected
    assert told in sentences


@pytest.mark.parametrize(
    "text",
    [
        "Allergies: penicillin\nConsider doxycycline",
        "Allergies: penicillin\nRx amoxicillin",
        "Allergies: penicillin\nFlu vaccine due",
        "Allergies: penicillin\nDental treatment under local anaesthetic",
        "Allergies: penicillin\nAnti-D given today",
        "Alergias: penicillin\nTratamiento habitual enalapril",
        "Alergias: penicillin\nValorar doxiciclina",
    ],
)
def test_nor_is_what_is_weighed_or_due(text: str) -> None:
    assert read(text)[0] == ["penicillin"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Allergies: penicillin\nLatex\nKiwi\n", ["penicillin", "Latex", "Kiwi"]),
        ("Allergies\nNaproxen 250 mg tabs - rash\nLatex\n", ["Naproxen 250 mg tabs", "Latex"]),
        ("Allergies\nPenicillin\nStop lisinopril\n", ["Penicillin"]),
        ("Allergies\n- Kiwi\n- Codeine (stopped, rash)\n- Latex\n", ["Kiwi", "Codeine", "Latex"]),
        ("Alergias:\n- penicilina\n- látex\n- kiwi\n", ["penicilina", "látex", "kiwi"]),
        ("Allergies: adhesive tape, contrast dye", ["adhesive tape", "contrast dye"]),
    ],
)  # fmt: skip
def test_the_entries_of_a_list_stay(text: str, expected: list[str]) -> None:
    assert read(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He is not allergic to tree nuts.", "not allergic to tree nuts"),
        ("He is not allergic to tree nuts or eggs.", "not allergic to tree nuts or eggs"),
        ("She is not allergic to dust mites, and sleeps well.", "not allergic to dust mites"),
        ("She is not allergic to latex but is allergic to eggs.", None),
    ],
)
def test_what_nobody_is_allergic_to_is_named_whole(text: str, told: str | None) -> None:
    found = recognise((Page(1, text),)).allergies
    absent = [a.substance for a in found if a.status is Status.ABSENT]
    assert absent == ([told] if told else [])


@pytest.mark.parametrize("title", ["Values", "Recent values", "Recent results", "Observations"])
def test_the_title_of_what_was_measured_is_no_allergy(title: str) -> None:
    found, _ = read(f"Allergies\nPenicillin - rash 1988\n{title}\n14-Feb-2025 HbA1c 58 mmol/mol\n")
    assert found == ["Penicillin"]
