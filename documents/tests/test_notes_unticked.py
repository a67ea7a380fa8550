"""What stands beside an empty box is told of nobody, whatever kind of finding it would be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.notes.structure.unticked import without_unticked
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Findings, Page, Word


def told(text: str) -> list[str]:
    """Whatever is told of a patient, each by its name."""
    found: Findings = recognise([Page(1, text)])
    return [
        *(row.name for row in found.labs),
        *(medicine.name for medicine in found.medications),
        *(condition.text for condition in found.conditions),
        *(symptom.text for symptom in found.symptoms),
        *(allergy.substance for allergy in found.allergies),
        *(procedure.text for procedure in found.procedures),
        *(sign.name for sign in found.vitals),
        *(step.text for step in found.followups),
        *(made.text for made in found.appointments),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Syphilis positive",
        "Ferritin 12 ng/mL (15-150)",
        "I inject insulin glargine",
        "Take apixaban 5 mg twice a day",
        "I was told that I have epilepsy",
        "Vomiting",
        "Allergic to cefalexin (hives)",
        "Hip replacement in 2015",
        "BP 161/92",
        "Come back to the heart clinic on 4 June 2031 at 9:30",
        "No known drug allergies",
    ],
)
@pytest.mark.parametrize("box", ["[ ]", "☐", "( )", "[_]", "[  ]", "▢"])
def test_nothing_is_told_of_an_empty_box(box: str, words: str) -> None:
    assert told(f"{box} {words}") == []
    assert told(f"{box} | {words}") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("☐ Digoxin   ☑ Ramipril", ["Ramipril"]),
        ("Take at home:\n[ ] Digoxin 62.5 mcg daily\n[x] Ramipril 5 mg daily", ["Ramipril"]),
        ("□ Epilepsy  ■ Psoriasis", ["Psoriasis"]),
        ("○ Epilepsy  ● Psoriasis", ["Psoriasis"]),
        ("_ Epilepsy   X Psoriasis\n_ Gout   _ Asthma", ["Psoriasis"]),
        ("__ Epilepsy   _X_ Psoriasis", ["Psoriasis"]),
        ("Illnesses | Mine\nEpilepsy | [ ]\nPsoriasis | [x]", ["Psoriasis"]),
        ("Illnesses ☐ Epilepsy ☑ Psoriasis", ["Psoriasis"]),
        ("Epilepsy ☐ since childhood", []),
        ("Allergies: ☒ Nickel (rash) ☐ Codeine ☐ Eggs", ["Nickel"]),
        ("Allergies: [x] Nickel (rash) [x] Codeine [ ] Eggs", ["Nickel", "Codeine"]),
        ("Allergies:\n☐ Codeine\nCodeine (hives)", ["Codeine"]),
    ],
)
def test_the_filled_box_beside_it_is_told(text: str, names: list[str]) -> None:
    assert told(text) == names


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Gout: [ ] present [x] absent", "absent"),
        ("Gout ☐ positive   ☒ negative", "absent"),
        ("Gout: [x] positive [ ] negative", "present"),
    ],
)
def test_a_ticked_finding_answers_for_its_name(text: str, status: str) -> None:
    (found,) = recognise([Page(1, text)]).conditions
    assert (found.text, str(found.status)) == ("Gout", status)


def test_the_value_of_a_test_is_the_ticked_one() -> None:
    (row,) = recognise([Page(1, "HIV: [ ] positive [x] negative")]).labs
    assert (row.name, row.value) == ("HIV", "negative")


@pytest.mark.parametrize(
    "text",
    [
        "___ has had gout for years.\nShe takes ramipril 5 mg daily.",
        "○ Gout\n○ Psoriasis",
        "□ Gout\n□ Psoriasis",
        "Gout(s) and f() are words",
        "Gout: [ ] yes [x] no",
    ],
)
def test_what_is_no_empty_box_takes_nothing_away(text: str) -> None:
    (page,) = without_unticked([Page(1, text)])
    assert page.text == text


def test_a_long_line_takes_its_rest_with_it() -> None:
    text = "[ ] I was once told by a doctor or by a nurse that I had\nepilepsy\n[x] Psoriasis"
    assert told(text) == ["Psoriasis"]


_PARTS = [
    "[ ] ",
    "[x] ",
    "☐",
    "☒ ",
    "Gout",
    " | ",
    "   ",
    "\n",
    "\n\n",
    "_ ",
    "X Flu",
    ": ",
    "yes",
    ".",
]


@given(st.lists(st.sampled_from(_PARTS), max_size=14).map("".join))
def test_every_place_stays_where_it_is_printed(text: str) -> None:
    words = tuple(Word(text[at], at, at + 1) for at in range(len(text)) if text[at].strip())
    (page,) = without_unticked([Page(1, text, words)])
    assert len(page.text) == len(text)
    assert all(there in (" ", here) for here, there in zip(text, page.text, strict=True))
    assert all(page.text[word.start : word.end] == word.text for word in page.words)


@pytest.mark.parametrize("behind", ["negative", "neg", "not found"])
def test_a_ticked_no_is_no_yes(behind: str) -> None:
    (found,) = recognise([Page(1, f"☐ Gout\n[x] Hepatitis C {behind}")]).conditions
    assert (found.text, str(found.status)) == ("Hepatitis C", "absent")


@pytest.mark.parametrize("box", ["[x]", "☑", "(x)", "☒"])
def test_a_filled_box_is_no_part_of_the_name_of_a_test(box: str) -> None:
    (row,) = recognise([Page(1, f"{box} Ferritin 12 ng/mL (15-150)")]).labs
    assert (row.name, row.value) == ("Ferritin", "12")


@pytest.mark.parametrize("boxes", ["☐ Yes ☑ No", "☐ Yes ☐ No"])
def test_an_allergy_that_is_asked_for_and_not_affirmed_is_none(boxes: str) -> None:
    text = f"Are you allergic to penicillin? {boxes}"
    assert not recognise((Page(1, text),)).allergies
