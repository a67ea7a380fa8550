"""What a Spanish ward gave is never listed as taken; what is prescribed there to take home is."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.types import Page
from documents.pipeline.understand import understand_text

_HEAD = "INFORME DE URGENCIAS\n\nMotivo de consulta: Dolor lumbar.\n\n"


def _done(text: str) -> list[str]:
    found = find_medications([Page(1, _HEAD + text)])
    return [f"{each.name.lower()} {each.status} {each.intent}" for each in found]


@pytest.mark.parametrize(
    "line",
    [
        "En urgencias se administra: diazepam 5 mg vo, metamizol 2 g iv.",
        "Tratamiento recibido: metamizol 2 g iv, diazepam 5 mg vo.",
        "Tratamiento administrado: diazepam 5 mg vo.",
        "Medicación administrada: diazepam 5 mg vo.",
        "Tratamiento en urgencias:\n- Diazepam 5 mg vo\n- Metamizol 2 g iv",
        "TRATAMIENTO DURANTE EL INGRESO:\n- Diazepam 5 mg vo cada 8 horas",
        "Tratamiento durante su estancia: diazepam 5 mg vo.",
        "Tto en urgencias: diazepam 5 mg vo + metamizol 2 g iv.",
        "Se le administró diazepam 5 mg vo.",
        "Acudió a guardia donde le aplicaron diazepam 5 mg im.",
        "Se administra diazepam 5 mg vo con mejoría.",
        "En urgencias se pauta diazepam 5 mg vo.",
    ],
)
def test_what_a_ward_gave_is_not_taken(line: str) -> None:
    found = _done(f"{line}\n\nTratamiento al alta:\nIbuprofeno 600 mg cada 8 horas\n")
    assert found[-1] == "ibuprofeno active done"
    assert any(each.startswith("diazepam") for each in found)
    assert all(" past done" in each or " open" in each for each in found[:-1])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("El paciente se administra insulina glargina 20 UI por la noche.",
         "insulina glargina active done"),
        ("En urgencias se inicia amoxicilina 500 mg cada 8 horas.", "amoxicilina started done"),
        ("En urgencias se administra metamizol 2 g iv y se pauta naproxeno 500 mg cada 12 horas.",
         "naproxeno started done"),
        ("TRATAMIENTO AL ALTA DE URGENCIAS:\nOmeprazol 20 mg", "omeprazol active done"),
        ("Medicamentos que debe dejar de tomar:\n- Enalapril 10 mg", "enalapril stopped order"),
        ("Medicación suspendida:\n- Enalapril 10 mg", "enalapril stopped done"),
        ("En urgencias se objetiva hipertensión en tratamiento con enalapril 10 mg.",
         "enalapril active done"),
        ("Tratamientos previos: metotrexato 15 mg.", "metotrexato past done"),
    ],
)  # fmt: skip
def test_what_is_taken_at_home_keeps_its_status(line: str, found: str) -> None:
    assert found in _done(line)


def test_what_was_given_in_a_stay_is_over_however_often() -> None:
    text = (
        "Durante su estancia se manejó con ceftriaxona 1 g IV cada 12 horas y ketorolaco 30 mg IV."
    )
    assert _done(text) == ["ceftriaxona past done", "ketorolaco past done"]


def test_a_medicine_begun_in_the_stay_is_left_to_its_line_at_discharge() -> None:
    text = (
        "EVOLUCIÓN:\nSe inicia tratamiento con furosemida intravenosa.\n\nTRATAMIENTO AL ALTA:\n"
        "Furosemida 40 mg: 1 comprimido en desayuno y 1/2 comprimido en comida\n"
    )
    told = [each["text"] for each in understand_text(_HEAD + text)["summary"]]
    assert not any("urosemida”) 40 mg" in each for each in told)
    assert any("1/2 comprimido en comida" in each for each in told)


def test_what_a_dose_hangs_on_is_told_with_it() -> None:
    text = "TRATAMIENTO\nTramadol 50 mg, 1 cápsula cada 8 horas si no cede el dolor\n"
    assert find_medications([Page(1, text)])[0].frequency == "cada 8 horas si no cede el dolor"


@pytest.mark.parametrize(
    "line",
    [
        "Durante el ingreso se ajusta su tratamiento con bisoprolol 2,5 mg cada 24 horas.",
        "Durante su estancia se mantuvo su tratamiento con bisoprolol 2,5 mg cada 24 horas.",
        "Durante el ingreso continúa con bisoprolol 2,5 mg cada 24 horas.",
    ],
)
def test_what_is_kept_in_a_stay_is_not_over(line: str) -> None:
    assert not any(" past " in each for each in _done(line))
