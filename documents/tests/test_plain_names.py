"""Units and names of tests are shown as people write them, and say what they said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline import grounding
from documents.pipeline.compose import plain_names
from documents.pipeline.compose.wording import in_sentence
from documents.templatetags.wording import human_unit, quoting


@pytest.mark.parametrize(
    ("coded", "plain"),
    [
        ("mm[Hg]", "mmHg"),
        ("10*3/uL", "10³/µL"),
        ("x 10^9/L", "x 10⁹/L"),
        ("10E9/L", "10⁹/L"),
        ("ug/dL", "µg/dL"),
        ("m[IU]/L", "mIU/L"),
        ("[degF]", "°F"),
        ("Cel", "°C"),
        ("{score}", ""),
        ("1", ""),
        ("{copies}/mL", "copies/mL"),
        ("mg/g{creat}", "mg/g creat"),
        ("mL/min/{1.73_m2}", "mL/min/1.73 m²"),
        ("kg/m2", "kg/m²"),
        ("mg/dL", "mg/dL"),
        ("%", "%"),
        ("U/L", "U/L"),
    ],
)
def test_a_unit_is_shown_as_people_write_it(coded: str, plain: str) -> None:
    assert human_unit(coded) == plain


def test_a_sentence_keeps_the_documents_words_and_has_plain_units() -> None:
    shown = quoting("Your WBC is 6.8 10*3/uL. It says: “WBC 6.8 10*3/uL”.")
    assert "is 6.8 10³/µL." in shown
    assert "“WBC 6.8 10*3/uL”" in shown
    assert quoting("Your systolic pressure is 128 mm[Hg].").endswith("is 128 mmHg.")
    assert quoting("Use it [twice] and see m2 or {this}.") == "Use it [twice] and see m2 or {this}."


@given(st.text(alphabet="0123456789.,*^/[]{} eEumgLIUdHg_-", max_size=24))
def test_no_number_becomes_another(text: str) -> None:
    left = list(grounding.numbers(text))
    for number in grounding.numbers(plain_names.units_in(text)):
        assert number in left or number == "10"


@pytest.mark.parametrize(
    ("coded", "plain"),
    [
        ("Bacteria identified:Prid:Pt:Stool:Nom:Culture", "bacteria identified"),
        ("Lead BldC-mCnc", "lead"),
        ("CO2 SerPl-sCnc", "CO2"),
        ("Leukocytes [#/volume] in Blood by Automated count", "leukocytes"),
        ("MCV [Entitic volume] by Automated count", "MCV"),
        ("Glucose [Mass/volume] in Serum or Plasma", "glucose"),
        ("Glucose [Mass/volume] in Urine by Test strip", "glucose in urine"),
        ("Hematocrit [Volume Fraction] of Blood by Automated count", "hematocrit"),
        ("Widget [blue]", "widget [blue]"),
        ("Glucose, fasting", "fasting glucose"),
        ("Bilirubin, Total", "total bilirubin"),
        ("Hepatitis B, surface antigen", "hepatitis B, surface antigen"),
        ("Anti-dsDNA", "Anti-dsDNA"),
        ("Ratio A:B", "ratio A:B"),
    ],
)
def test_a_name_from_a_list_of_codes_is_shortened_to_what_is_measured(
    coded: str, plain: str
) -> None:
    assert in_sentence(plain_names.spoken(coded)) == plain
