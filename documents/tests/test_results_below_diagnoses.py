"""A table of results below the diagnoses names no illness."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    "table",
    [
        "Bloods            Admission    Discharge    Range\n"
        "  Hb g/L          121          116          130-170\n"
        "  CRP mg/L        246          31           0-5\n",
        "Blood tests\n  Sodium (mmol/L)   121   116\n  Platelets 10^9/L  90    110\n",
        "Laboratorio   Ingreso   Alta\n  Hemoglobina g/dL   7,2   9,4\n",
    ],
)
def test_rows_of_tests_are_no_illness(table: str) -> None:
    read = understand_text(f"DISCHARGE SUMMARY\nDIAGNOSIS\nPneumonia\n\n{table}")
    assert [each["text"] for each in read["conditions"]] == ["Pneumonia"]


@pytest.mark.parametrize("name", ["HIV", "Lupus anticoagulant", "Hyperkalemia", "Proteinuria"])
def test_an_illness_that_is_named_like_its_test_stays(name: str) -> None:
    read = understand_text(f"DISCHARGE SUMMARY\nDIAGNOSIS\nPneumonia\n{name}\n")
    assert name in [each["text"] for each in read["conditions"]]
