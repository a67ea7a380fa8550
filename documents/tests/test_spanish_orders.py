"""What Spanish orders do with a medicine, before or behind its name, and where none is read."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.types import Page


def _done(text: str) -> list[str]:
    found = find_medications([Page(1, f"TRATAMIENTO AL ALTA:\n{text}\n")])
    return [f"{each.status} {each.intent}" for each in found]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("STOP amlodipino", "stopped order"),
        ("Suspender enalapril", "stopped order"),
        ("Descontinuar sertralina", "stopped order"),
        ("Se suspende omeprazol", "stopped done"),
        ("Continuar con metformina 850 mg cada 12 horas", "active done"),
        ("Iniciar losartán 50 mg cada 24 horas", "started order"),
        ("Comenzamos apixaban 5 mg cada 12 horas", "started done"),
        ("Enalapril 10 mg: SUSPENDER", "stopped order"),
        ("Enalapril 10 mg     SUSPENDER", "stopped order"),
        ("Enalapril 10 mg -> se suspende", "stopped done"),
        ("Enalapril 10 mg (SUSPENDIDO)", "stopped done"),
        ("Ibuprofeno 600 mg: NO TOMAR", "stopped order"),
        ("Losartán 50 mg cada 24 h: INICIAR", "started order"),
        ("Metformina 850 mg: CONTINUAR igual", "active done"),
        ("Omeprazol 20 mg, se mantiene", "active done"),
        ("No suspenda el clopidogrel", "active done"),
        ("No se suspende metformina", "active done"),
    ],
)
def test_an_order_has_its_status(line: str, status: str) -> None:
    assert _done(line) == [status]


@pytest.mark.parametrize(
    "line",
    [
        "Furosemida 40 mg: AUMENTAR a 1 comprimido cada 12 horas",
        "Bisoprolol 5 mg -> reducir a 2,5 mg",
        "Enalapril 10 mg cada 24 horas, suspender si mareo",
        "Pausar metformina 48 horas antes del estudio",
        "Reiniciar apixaban en 5 días",
        "Se deja sin efecto la indicación de diclofenac",
        "Deje el omeprazol",
        "Rotar a tramadol 50 mg cada 8 horas",
        "Podría iniciarse gabapentina",
        "Iniciar descenso de prednisona",
        "Iniciar destete de lorazepam",
        "Continuar reduciendo prednisona 5 mg por semana",
        "Continuar sin warfarina",
    ],
)
def test_what_no_rule_reads_is_left_to_its_line(line: str) -> None:
    assert [each.split()[1] for each in _done(line)] == ["open"]
