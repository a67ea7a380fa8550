"""Spanish lists: half a tablet is never told as a whole one, nor a grid of the day as a result."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.types import Intent, Medication, MedicationStatus, Page
from documents.pipeline.understand import understand_text

_HEAD = "INFORME DE ALTA\n\nDiagnóstico principal: Hipertensión arterial.\n\n"


def _found(text: str) -> tuple[Medication, ...]:
    return find_medications([Page(1, _HEAD + text)])


def _listed(text: str) -> list[str]:
    taken = [each for each in _found(text) if each.intent is Intent.DONE]
    return [each.name for each in taken if each.status is MedicationStatus.ACTIVE]


@pytest.mark.parametrize("gap", [" ", " " * 20, " " * 50])
@pytest.mark.parametrize(
    "directions",
    [
        "1/2 comprimido cada 12 horas",
        "½ comprimido por la noche",
        "medio comprimido al acostarse",
        "media tableta cada 24 horas",
        "1/4 de tableta cada 24 horas",
        "un cuarto de comprimido al día",
        "comprimido y medio por la mañana",
        "1 comprimido y medio por la mañana",
        "uno y medio comprimidos cada día",
        "2 comprimidos cada 8 horas",
        "dos cápsulas cada 12 horas",
        "1 o 2 comprimidos cada 8 horas",
        "1-2 comprimidos cada 8 horas",
        "0-1/2-0",
        "1-0-1/2",
        "½-0-½",
        "1,5-0-1",
        "medio cada 12 horas",
        "media al desayuno",
        "medio lunes a viernes",
        "2 al día",
        "10 mg en desayuno, 5 mg en cena",
        "Desayuno 1 Comida 0 Cena 1",
        "De 1 Co 0 Ce 1/2 Ac 0",
    ],
)
def test_more_or_less_than_one_is_left_to_its_line(directions: str, gap: str) -> None:
    assert _listed(f"Tratamiento al alta:\nBisoprolol 2,5 mg{gap}{directions}\n") == []


@pytest.mark.parametrize("gap", [" ", " " * 20, " " * 50])
@pytest.mark.parametrize(
    "directions",
    [
        "1 comprimido cada 24 horas",
        "un comprimido cada 12 horas",
        "una cápsula antes del desayuno",
        "1-0-1",
        "1-0-1-0",
        "0-0-1",
        "2-0-1",
        "2 veces al día",
        "cada 8 horas",
        "1 comprimido media hora antes del desayuno",
        "cada 12 horas, 28 comprimidos EFG",
    ],
)
def test_one_is_listed_with_its_times(directions: str, gap: str) -> None:
    text = f"Tratamiento al alta:\nBisoprolol 2,5 mg{gap}{directions}\n"
    assert _listed(text) == ["Bisoprolol"]
    assert _found(text)[0].frequency


@pytest.mark.parametrize(
    "head",
    [
        "Medicamento              De  Co  Ce  Ac",
        "MEDICAMENTO              DE  CO  ME  CE  AC",
        "Medicamento              Mañana  Mediodía  Noche",
        "Fármaco                  Des. Com. Cen. Aco.",
    ],
)
@pytest.mark.parametrize(
    "cells", ["1   0   1   0", "1/2", "0   0   0   1/2", "1   0   1   0   30 días"]
)
def test_a_row_of_columns_is_left_to_be_read(head: str, cells: str) -> None:
    text = f"MEDICACIÓN HABITUAL\n\n{head}\nMetformina 850 mg        {cells}\n"
    assert all(each.intent is Intent.OPEN for each in _found(text))
    told = [each["text"] for each in understand_text(text)["summary"]]
    assert any("Metformina 850 mg " + " ".join(cells.split()) in each for each in told)


@pytest.mark.parametrize("grid", ["0-0-½", "0-0-1/2", "1-0-1", "1-0-0-1"])
def test_a_grid_of_the_day_is_no_range_of_a_test(grid: str) -> None:
    told = understand_text(f"TRATAMIENTO AL ALTA\nTrazodona 100 mg   {grid}\n")["summary"]
    assert not any(" is 100 mg" in each["text"] or "range" in each["text"] for each in told)
