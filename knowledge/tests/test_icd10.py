"""ICD-10-CM candidates: an entry's own name or nothing, and never in a web process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge import icd10
from knowledge.icd10 import candidates

ROOT = Path(__file__).resolve().parents[2]


def codes(name: str) -> list[str]:
    return [entry.code for entry in candidates(name)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Essential hypertension", "I10"),
        ("hypertension", "I10"),
        ("HTN", "I10"),
        ("high blood pressure", "I10"),
        ("Type II diabetes mellitus", "E11"),
        ("type 2 diabetes", "E11"),
        ("T2DM", "E11"),
        ("GERD", "K21"),
        ("gastro-oesophageal reflux disease", "K21"),
        ("Pneumonia", "J18.9"),
        ("UTI", "N39.0"),
        ("hyperlipidaemia", "E78.5"),
        ("anaemia", "D64.9"),
        ("Osteoarthritis of the knee", "M17"),
        ("knee osteoarthritis", "M17"),
        ("prostate cancer", "C61"),
        ("Chronic kidney disease, stage 3", "N18.3"),
        ("CKD stage 3", "N18.3"),
        ("obstructive sleep apnea", "G47.33"),
        ("Parkinson's disease", "G20"),
        ("kidney stones", "N20.0"),
    ],
)
def test_a_name_or_a_synonym_of_it_matches(name: str, code: str) -> None:
    assert code in codes(name)


@pytest.mark.parametrize(
    "name",
    [
        "Zellmark syndrome",
        "mild hypertension",
        "community acquired pneumonia",
        "hypertensio",
        "not hypertension",
        "diabetes and something else",
        "",
        "of the",
        "Fell from a ladder",
    ],
)
def test_nothing_is_guessed(name: str) -> None:
    assert codes(name) == []


def test_a_type_that_the_document_does_not_name_is_not_added() -> None:
    assert "E11" not in codes("diabetes")


def test_titles_are_the_classifications_own_and_few() -> None:
    found = candidates("asthma")
    assert found[0].title == "Asthma"
    assert len(found) <= icd10.MOST


def test_only_reading_a_document_loads_the_classification() -> None:
    """Neither the package nor its names are there after everything a web process imports."""
    program = (
        "import sys, documents.pipeline.recognise, documents.pipeline.understand\n"
        "print('simple_icd_10_cm' in sys.modules, 'knowledge.icd10' in sys.modules)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert ran.stdout.split() == ["False", "False"]
