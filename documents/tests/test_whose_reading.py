"""Whom a paper names as its patient: found beside a label, never in running text."""

from __future__ import annotations

import pytest

from documents.pipeline.files.plain import text_pages
from documents.pipeline.persons.same_person import Printed
from documents.pipeline.persons.whose import printed_people


def people(*sheets: str) -> list[Printed]:
    return list(printed_people(text_pages(list(sheets))))


@pytest.mark.parametrize(
    ("text", "name", "born"),
    [
        ("Patient: Mara Quill\nDOB: 05/22/1975\n", "Mara Quill", "05/22/1975"),
        ("Patient Name  Mara Quill  Report Date  29-Apr-2026", "Mara Quill", ""),
        ("Patient Name : Mara Quill\nAge : 45 Years", "Mara Quill", ""),
        ("PATIENT: Mara Quill | AGE: 45 | MRN: 44", "Mara Quill", ""),
        ("PATIENT INFORMATION\nName: Mara Quill\nAge: 52 | DOB: 05/12/1972", "Mara Quill",
         "05/12/1972"),
        ("Patient Name    DOB          Sex\nQUILL, MARA J   01/02/1960   F\n", "QUILL, MARA J",
         "01/02/1960"),
        ("Last Name: Quill   First Name: Mara\nDate of Birth: 1/2/1960", "Mara Quill", "1/2/1960"),
        ("Apellidos: Quill Sol\nNombre: Mara\n", "Mara Quill Sol", ""),
        ("Paciente: María Sol Ruiz   Fecha de nacimiento: 3/4/1970", "María Sol Ruiz", "3/4/1970"),
        ("Patient Name (last, first): Quill, Mara", "Quill, Mara", ""),
        ("PATIENT DETAILS\nName\nMara Quill\nDate of Birth\n01/02/1980", "Mara Quill",
         "01/02/1980"),
        ("Re: Mrs. Mara O'Hare, DOB: 3/4/1970\nDear Dr. Brandt", "Mara O'Hare", "3/4/1970"),
        ("Patient: MARA J QUILL 45 yo F", "MARA J QUILL", ""),
        ("REFERRAL NOTE\nFrom: Otto Brandt\nName: Mara Quill\n", "Mara Quill", ""),
        ("Name: Mara Quill jr\nBorn: 1 August 1980", "Mara Quill jr", "1 August 1980"),
        ("\ufeffNombre: Mara .\nApellidos: Quill Sol.\nNHC: 6.\nFecha de nacimiento: 15/06/1962.",
         "Mara Quill Sol", "15/06/1962"),
        ("PATIENT NAME: MARA STONE  SEX: F", "MARA STONE", ""),
        ("PATIENT: STONE, MARA", "STONE, MARA", ""),
        ("LABORATORY TEST REPORT\nName: Mara Quill\n", "Mara Quill", ""),
        ("PHYSICIAN OFFICE VISIT\nName: Mara Quill\n", "Mara Quill", ""),
        ("Name: Mara de la Fuente\nBorn: 3 May 1980", "Mara de la Fuente", "3 May 1980"),
    ],
)  # fmt: skip
def test_beside_a_label(text: str, name: str, born: str) -> None:
    assert people(text) == [Printed(name, born)]


@pytest.mark.parametrize(
    "text",
    [
        "Test Name  Result  Unit\nGlucose  90  mg/dL",
        "Name  Dose\nLisinopril  10 mg",
        "Name: Lisinopril 10 mg",
        "Name: Glucose",
        "Patient presents with fever. Her mother, born 2/3/1950, has asthma.",
        "Patient: presents with a cough",
        "PATIENT: DENIES PAIN",
        "PATIENT: IS RESTING AT HOME",
        "Patient Education: Asthma\nPatient ID: 12345\nPatient Summary",
        "Emergency contact\nName: Otto Brandt\nPhone: 555-0100",
        "Guarantor Information\nName: Otto Brandt",
        "NEXT OF KIN:\nFull name: Otto Brandt",
        "Physician name: Otto Brandt\nReferring doctor: Vera Sol",
        "Name: Dr. Otto Brandt",
        "Re: Lab Results\nRE: Prior Authorization Request",
        "Patient Name:\nDate of Birth:\n",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert people(text) == []


def test_a_name_on_each_page_is_one() -> None:
    page = "Patient: Mara Quill\nDOB: 05/22/1975\nSodium 140\n"
    assert people(page, page) == [Printed("Mara Quill", "05/22/1975")]


def test_the_patients_label_goes_before_any_name() -> None:
    text = "Name: Otto Brandt\n\nPatient: Mara Quill\n"
    assert people(text) == [Printed("Mara Quill")]


def test_a_day_alone() -> None:
    assert people("DOB: 05/22/1975\nSodium 140") == [Printed(born="05/22/1975")]
