"""Whose sheet it is: a range for a sex or an age is compared only where the head tells of it."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.labs.person import AGE, SEX, Person, read_person
from documents.pipeline.labs.review import TWO_SAID
from documents.pipeline.types import Flag, LabRow, Page

DAY = date(2025, 5, 25)


def said(*lines: str, collected: date | None = DAY) -> tuple[str | None, list[int]]:
    person = read_person([Page(number=1, text="\n".join(lines))], collected, None)
    return person.sex, sorted(person.ages)


@pytest.mark.parametrize(
    ("head", "sex", "ages"),
    [
        ("Sex: F", "female", []),
        ("Name: Testa Person   Female Age 34", "female", [34]),
        ("Patient: Testa Person   34/F", "female", [34]),
        ("Testa Person    34 Y/F    Ref: Self", "female", [34]),
        ("PERSON, TESTA    F 34 yrs    MRN 4417", "female", [34]),
        ("Age/Sex : 34 Years / Female", "female", [34]),
        ("Sex/Age: M/51", "male", []),
        ("Name   Testa Person      Age / Gender   51 Y / M", "male", [51]),
        ("Pt: Testo Person  45F  DOB 02/03/1980", "female", [45]),
        ("Testo Person, M, 62y", "male", [62]),
        ("Patient: Testo Person (M)", "male", []),
        ("Patiente : Mme ESSAI Testa   Sexe : F   Née le 14/03/1961", "female", [64]),
        ("Paciente: Prueba Testa   Sexo: Femenino   Edad: 40 años", "female", [40]),
        ("Paciente: Souza Testo   Sexo: M   Idade: 40 anos", "male", [40]),
        ("Frau Testa Muster, 14.03.1961, weiblich", "female", []),
        ("Muster, Testo   Geschlecht: m   geb. 14.03.1961", "male", [64]),
        ("Muster, Testa   Geschlecht w", "female", []),
        ("Naam: Testa Persoon   Geslacht: V", "female", []),
        ("Sesso: M   Età: 51 anni", "male", [51]),
        ("Name: Testa Person   DoB 14/03/61 F", "female", [64]),
        ("Name: Testa Person   Sex: [ ] M  [x] F", "female", []),
        ("Name: Testa Person   Age: 8 months   Sex: F", "female", [0]),
        ("re: Testa Person, f, b. 1961", "female", [63, 64]),
        ("Patient   Age   Sex\nPerson, T   34   F", "female", []),
    ],
)
def test_a_head_tells_of_the_patient(head: str, sex: str, ages: list[int]) -> None:
    assert said(*head.split("\n")) == (sex, ages)


@pytest.mark.parametrize(
    "line",
    [
        "Mr Testo Person   MRN 4417",
        "Mrs. Testa Person, Ward 4",
        "Comment: values of a female of 34 years, see sex: F",
        "Reference range by sex: Male 13.0-17.0",
        "Sex: M / F",
        "Name      Male      Female      Units",
        "Donor sex: F",
        "Baby's sex: M, 2 days",
        "Dr. Testa Person (F)",
        "Sample 25-May-2025 08:10 (F)   PP 10:25",
        "M: 13.0 - 17.0   F: 12.0 - 15.5",
        "Factor  45F  mg/L",
        "Temp 98 F",
        "Males 18-60 y",
        "Paciente: Prueba   Sexo: M\nHemoglobina 13.5 g/dL  Hombres: 13-17 Mujeres: 12-15",
    ],
)
def test_what_is_no_proof_tells_nothing(line: str) -> None:
    assert said("Example Laboratory", *line.split("\n"))[0] is None


def test_the_age_is_that_of_the_day_of_the_sample() -> None:
    assert said("Name: Testa Person", "DOB: 26 May 1985") == (None, [39])
    assert said("Name: Testa Person", "DOB: 25 May 1985") == (None, [40])
    assert said("Name: Testa Person", "DOB: 25 May 1985", collected=None) == (None, [])


def test_an_age_in_a_range_is_not_the_patients() -> None:
    assert said("Age 18-60: 13-17", "Age: >60 y", "aged 50", "She died at age 60") == (None, [])


def test_a_sex_or_an_age_said_in_two_ways_is_not_known() -> None:
    page = Page(number=1, text="Sex: F   Age: 34\nTesta Person  60 Y/M")
    person = read_person([page], DAY, None)
    assert person == Person(None, frozenset(), frozenset({SEX, AGE}))


def row(head: str) -> LabRow:
    text = f"{head}\nHaemoglobin   12.6   g/dL   Male: 13.0 - 17.0  Female: 12.0 - 15.5"
    (found,) = find_labs([Page(number=1, text=text)])
    return found


def test_the_patients_own_range_is_compared() -> None:
    assert row("Testa Person    34 Y/F").flag is Flag.NORMAL
    assert row("Testo Person    34 Y/M").flag is Flag.LOW
    assert row("Mrs Testa Person").flag is None
    assert not row("Mrs Testa Person").needs_review


def test_a_range_that_hangs_on_a_contradiction_asks() -> None:
    found = row("Sex: F   Testo Person  34 Y/M")
    assert (found.flag, found.ref_low, found.review_reason) == (None, None, TWO_SAID)
    plain = find_labs([Page(number=1, text="Sex: F  34 Y/M\nSodium   140   mmol/L   135 - 145")])
    assert not plain[0].needs_review
