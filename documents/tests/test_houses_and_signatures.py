"""The house over a Spanish page is no heading of diagnoses, and who signs says nothing."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.structure.endings import closes
from documents.pipeline.notes.structure.headings import likely_kind
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

REPORT = """CENTRO DE DIAGNÓSTICO POR IMAGEN EJEMPLO
Mérida, Yucatán                                   Tel. 999 555 0100

Estudio: ULTRASONIDO DE ABDOMEN SUPERIOR
CONCLUSIÓN:
1. Colecistolitiasis sin datos de colecistitis aguda.

Dra. Prueba Ejemplo
Médico Radiólogo    Céd. Esp. 5550000"""


def test_neither_the_place_nor_the_signature_is_told() -> None:
    found = recognise((Page(1, REPORT),))
    assert [each.text for each in found.conditions] == ["Colecistolitiasis", "colecistitis aguda"]


@pytest.mark.parametrize(
    "title",
    [
        "CENTRO DE DIAGNOSTICO MEDICO EJEMPLO",
        "INSTITUTO DE DIAGNOSTICO",
        "DIAGNOSTICO POR IMAGEN",
        "HOSPITAL GENERAL DE DIAGNOSTICO",
    ],
)
def test_a_house_is_no_heading(title: str) -> None:
    assert likely_kind(title, "es") != "diagnosis"


def test_a_heading_stays() -> None:
    assert likely_kind("DIAGNOSTICO PRINCIPAL", "es") == "diagnosis"
    assert likely_kind("HOSPITAL COURSE", "en") == "course"


@pytest.mark.parametrize(
    "line",
    [
        "Médico Radiólogo    Céd. Esp. 5550000",
        "Dr. Prueba Ejemplo   Col. 5055000",
        "Dra. Prueba Ejemplo - Endocrinóloga   RM 55500",
        "GMC 1234567",
    ],
)
def test_who_signs_with_a_licence_ends_what_is_said(line: str) -> None:
    assert closes(line)


@pytest.mark.parametrize("line", ["Colesterol 180", "Col. 180", "Edad 61", "RM 180 mm", "RM 2019"])
def test_a_figure_is_no_licence(line: str) -> None:
    assert not closes(line)
