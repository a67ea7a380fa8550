"""In a paper written in capitals a diagnosis below its heading is no heading of its own."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def named(text: str) -> list[str]:
    return [each.text.lower() for each in recognise((Page(1, text),)).conditions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JUICIO CLÍNICO: CÓLICO RENOURETERAL", ["cólico renoureteral"]),
        ("JUICIO CLÍNICO:\nCÓLICO RENOURETERAL IZQUIERDO", ["cólico renoureteral izquierdo"]),
        ("JUICIO CLÍNICO\nCÓLICO RENOURETERAL", ["cólico renoureteral"]),
        ("JUICIO CLÍNICO:\nSÍNDROME DE PEREZOSO\n", ["síndrome de perezoso"]),
        ("JUICIO CLÍNICO:\nZAMBULLIDA CORONAL DERECHA\n", ["zambullida coronal derecha"]),
        ("Tiene cólico renoureteral.", ["cólico renoureteral"]),
        ("DIAGNOSIS:\nRENAL COLIC", ["renal colic"]),
    ],
)
def test_it_is_told(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "DIAGNOSIS:\nMEDICATIONS\nASPIRIN 75 MG DAILY",
        "DIAGNÓSTICO:\nOBSERVACIONES\nBien",
        "DIAGNÓSTICO:\nTRATAMIENTO\nPARACETAMOL 1 G CADA 8 HORAS",
        "DIAGNOSIS:\n\nSEEN BY NURSE",
    ],
)
def test_another_heading_below_it_stays_one(text: str) -> None:
    assert named(text) == []
