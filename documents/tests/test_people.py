"""A file that tells of two people is refused; one person named in several ways is not."""

from __future__ import annotations

import pytest

from documents.pipeline.files.plain import text_pages
from documents.pipeline.persons.people import are_several
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Refused

_ROWS = "Test  Result  Units  Range\nPotassium  {}  mmol/L  3.5-5.1\n"
_MARA = "Patient name: Mara Quill    DOB: 04/12/1985   Sex: F\n" + _ROWS.format("4.1")
_OTTO = "Patient name: Otto Brandt    DOB: 09/30/1944   Sex: M\n" + _ROWS.format("6.8 H")


def several(*sheets: str) -> bool:
    return are_several(list(text_pages(list(sheets))))


def test_two_people_in_one_file_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        recognise(list(text_pages([_MARA, _OTTO])))
    assert refused.value.code == "type_not_accepted"
    assert "more than one person" in refused.value.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Patient: QUILL, MARA  DOB: 04/12/1985", "Patient: Brandt, Otto  DOB: 30 Sep 1944"),
        ("Name: Mara Quill\nBorn: 12 April 1985", "Name: Otto Quill\nBorn: 30 September 1944"),
        ("Paciente: Mara Quill  F. nac.: 12/04/1985", "Paciente: Otto Ruiz  F. nac.: 30/09/1944"),
        ("Pt: Mara Quill | DOB 4/12/85", "x  Name: Otto Brandt | DOB 9/30/44"),
    ],
)
def test_other_names_with_other_birthdays_are_other_people(one: str, other: str) -> None:
    assert several(one, other)
    assert several(f"{one}\nSodium 140\n{other}\nSodium 128")
    assert not several(one, one)


@pytest.mark.parametrize(
    "other",
    [
        "Patient: QUILL, MARA J.   DOB: 12-Apr-1985",
        "Patient: M. Quill   DOB: 04/12/85",
        "Name: Mara Anne Quill-Brandt  DOB: 1985-04-12",
        "Patient: Mara Brandt  DOB: 04/12/1985",
        "Patient: Mara Quill  DOB: 09/30/1944",
        "Patient: Mata Quiil  DOB: 09/30/1944",
        "Patient: Otto Brandt  DOB: 04/13/1985",
        "Patient: Otto Brandt   MRN 5512",
        "Physician name: Otto Brandt  DOB: 09/30/1944",
        "Subscriber Name: Otto Brandt  DOB: 09/30/1944",
        "Patient: resting in bed, denies pain. DOB: 09/30/1944",
        "Father Otto Brandt, born 30 September 1944, had a stroke.",
    ],
)
def test_one_person_named_in_other_ways_stays_one(other: str) -> None:
    assert not several("Patient: Mara Quill  DOB: 04/12/1985", other)
