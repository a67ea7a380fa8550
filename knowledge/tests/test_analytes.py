"""The laboratory catalogue is sound, and chooses one test or none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from knowledge import analytes, units
from knowledge.analytes.states import by_state

ALL = list(analytes.catalogue().values())


def test_size_and_shape() -> None:
    assert len(ALL) >= 250
    for analyte in ALL:
        assert analyte.kind in {"quantity", "presence", "either"}
        assert analyte.measures.endswith(".")
        assert analyte.reference.startswith("https://medlineplus.gov/")
        assert analyte.kind == "presence" or analyte.canonical_unit, analyte.key
        for unit in analyte.accepted_units:
            assert units.parse(unit), (analyte.key, unit)
        if analyte.possible:
            assert analyte.possible[0] < analyte.possible[1]


def _check_digit(number: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(number)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def test_loinc_codes_are_well_formed_and_used_once() -> None:
    codes = [(a.key, c) for a in ALL for c in (a.loinc, *a.loinc_by_dimension.values()) if c]
    for key, code in codes:
        number, check = code.split("-")
        assert _check_digit(number) == check, key
    assert len({c for _, c in codes}) == len(codes)


@pytest.mark.parametrize(
    ("name", "unit", "value", "key"),
    [
        ("Haemoglobin (Hb)", "gm/dL", "13.1", "hemoglobin"),
        ("Bilirubin, Total", "mg/dL", "0.8", "bilirubin_total"),
        ("Neutrophils", "%", "60", "neutrophils_percent"),
        ("Neutrophils", "10*9/L", "4.2", "neutrophils"),
        ("NEUT#", "K/uL", "4.2", "neutrophils"),
        ("Glucose", "mg/dL", "95", "glucose"),
        ("Glucose, Urine", None, "Negative", "urine_glucose"),
        ("RBC", "/HPF", "2", "urine_rbc"),
        ("RBC", "million/uL", "4.5", "rbc"),
        ("VITAMIN D, 25 - HYDROXY, SERUM", "nmol/L", "85", "vitamin_d"),
        ("LDL/HDL Ratio", None, "2.1", "ldl_hdl_ratio"),
        ("HDL/LDL Ratio", None, "0.4", "hdl_ldl_ratio"),
        ("Sodium [Moles/volume] in Serum or Plasma", "mmol/L", "140", "sodium"),
        ("Cholestrol Total", "mg/dL", "190", "cholesterol_total"),
        ("Hemoglob1n", "g/dL", "12", "hemoglobin"),
        ("Troponin I", "ng/L", "12", "troponin_i_hs"),
        ("HIV 1&2 Ag/Ab", None, "Non-Reactive", "hiv"),
        ("Leukozyten", "Tsd/µl", "7.1", "wbc"),
    ],
)
def test_name_unit_and_value_choose(name: str, unit: str | None, value: str, key: str) -> None:
    found = analytes.find(name, unit, value)
    assert found and found.key == key


@pytest.mark.parametrize(
    ("name", "unit", "value"),
    [
        ("Neutrophils", None, "40"),
        ("Sodium", "10^3/uL", "140"),
        ("Hemoglobin", "K/uL", "13"),
        ("Blurb", "mg/dL", "1"),
        ("Methanol", "mg/dL", "1"),
        ("Serum", None, "1"),
        ("", None, None),
    ],
)
def test_nothing_is_chosen_when_it_does_not_fit(
    name: str, unit: str | None, value: str | None
) -> None:
    assert analytes.find(name, unit, value) is None


@pytest.mark.parametrize(
    ("key", "value", "unit", "canonical"),
    [
        ("glucose", "5.551", "mmol/L", "100"),
        ("hba1c", "53.0775", "mmol/mol", "7.0068"),
        ("creatinine", "88.4", "µmol/L", "1"),
        ("hemoglobin", "132", "g/L", "13.2"),
        ("platelets", "250000", "/uL", "250"),
    ],
)
def test_conversion_to_the_canonical_unit(key: str, value: str, unit: str, canonical: str) -> None:
    analyte = analytes.get(key)
    assert analyte
    found = analyte.to_canonical(Decimal(value), unit)
    assert found is not None
    assert abs(found - Decimal(canonical)) < Decimal("0.001")


def test_no_conversion_without_a_fixed_factor() -> None:
    lpa = analytes.get("lpa")
    assert lpa and lpa.to_canonical(Decimal(75), "nmol/L") is None


def test_possible_values_tell_a_misread_scale() -> None:
    hemoglobin = analytes.get("hemoglobin")
    assert hemoglobin
    assert hemoglobin.is_possible(Decimal("13.2"), "g/dL") is True
    assert hemoglobin.is_possible(Decimal(132), "g/dL") is False
    assert hemoglobin.is_possible(Decimal(132), "g/L") is True
    assert hemoglobin.is_possible(Decimal(13), "widgets") is None


def test_loinc_follows_the_unit() -> None:
    glucose = analytes.get("glucose")
    assert glucose
    assert (glucose.loinc_for("mg/dL"), glucose.loinc_for("mmol/L")) == ("2345-7", "14749-6")


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("Hyperkalaemia", {"potassium"}),
        ("leucocytosis", {"wbc"}),
        ("eosinophilia", {"eosinophils", "eosinophils_percent"}),
        ("potassium", set()),
        ("bronchitis", set()),
    ],
)
def test_words_for_too_much_or_too_little(word: str, keys: set[str]) -> None:
    assert {a.key for a in by_state(word)} == keys


def test_a_count_without_a_unit_may_be_printed_in_full() -> None:
    wbc, sodium = analytes.get("wbc"), analytes.get("sodium")
    assert wbc and sodium
    assert wbc.may_be(Decimal("12000"))
    assert wbc.may_be(Decimal("12"))
    assert not sodium.may_be(Decimal("12"))


@pytest.mark.parametrize(
    ("name", "unit", "value", "key"),
    [
        ("Beta-Hydroxybutyrate", "mmol/L", "0.2", "ketones_blood"),
        ("Ketones, blood", "mmol/L", "0.4", "ketones_blood"),
        ("Ketones", "mg/dL", "15", "urine_ketones"),
        ("DHEA Sulfate", "ug/dL", "100", "dhea_s"),
        ("Bone Alkaline Phosphatase", "ug/L", "12", "alp_bone"),
        ("Alkaline Phosphatase", "U/L", "80", "alp"),
    ],
)
def test_neighbours_are_told_apart(name: str, unit: str, value: str, key: str) -> None:
    found = analytes.find(name, unit, value)
    assert found and found.key == key


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Culture", []),
        ("Culture result", []),
        ("Blood culture", ["blood_culture"]),
        ("Culture, blood", ["blood_culture"]),
        ("Urine culture", ["urine_culture"]),
    ],
)
def test_a_culture_alone_is_of_no_specimen(name: str, keys: list[str]) -> None:
    assert [each.key for each in analytes.candidates(name)] == keys
