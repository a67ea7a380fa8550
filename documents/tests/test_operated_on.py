"""What somebody was operated on is past, wherever in a history the label of it stands."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Status

HEAD = "ANTECEDENTES PERSONALES\nHipertensión arterial. EPOC.\n"


def _status(text: str, name: str) -> Status:
    found = recognise((Page(1, text),)).conditions
    return next(each.status for each in found if name in each.text.lower())


@pytest.mark.parametrize(
    "label",
    ["Intervenciones", "IQ", "Cirugías", "Cirugías previas", "Antecedentes quirúrgicos", "Qx"],
)
def test_what_stands_behind_the_label_of_operations_is_past(label: str) -> None:
    text = f"{HEAD}{label}: colecistectomía (2010), hernia inguinal derecha.\n"
    assert _status(text, "hernia") is Status.PAST
    assert _status(text, "epoc") is Status.PRESENT


def test_so_it_is_in_the_run_of_an_english_history() -> None:
    text = "History\nDiabetes. Surgeries: gallstones, hernia."
    assert _status(text, "hernia") is Status.PAST


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Cirugías: hernia inguinal (pendiente).", "hernia"),
        ("Diabetes. Hernia inguinal derecha.", "hernia"),
        ("Intervenciones: colecistectomía. Hernia inguinal.", "hernia"),
        ("Intervenciones: hernia, diabetes mellitus.", "diabetes"),
        ("IQ: hernia inguinal derecha.\nDiabetes mellitus.", "diabetes"),
    ],
)
def test_what_is_still_there_stays(line: str, name: str) -> None:
    assert _status(HEAD + line, name) is Status.PRESENT
