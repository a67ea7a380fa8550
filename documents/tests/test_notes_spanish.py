"""Notes in Spanish: read by the rules of English ones, with Spanish words."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.evaluation.notes_spanish import HALVES, NOTES, Tally, measure
from documents.pipeline.notes.structure.tongues import Tongues
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Findings, Intent, Kind, MedicationStatus, Page, Status
from knowledge.folding import fold


def read(text: str) -> Findings:
    return recognise((Page(1, text),))


@cache
def counted(half: str) -> Tally:
    return measure(half)


def statuses(text: str) -> dict[str, str]:
    found = read(text)
    return {c.text.lower(): str(c.status) for c in (*found.conditions, *found.symptoms)}


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize(
    ("kind", "least"),
    [("condition", 0.93), ("medicine", 0.95), ("dose", 0.97), ("frequency", 0.95),
     ("allergy", 0.9), ("follow-up", 0.7)],
)  # fmt: skip
def test_made_up_notes_are_read(kind: str, least: float, half: str) -> None:
    recall, precision = counted(half).share(kind)
    assert recall >= least, counted(half).shown
    assert precision >= 0.96, counted(half).shown


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("El paciente niega dolor torácico.", "dolor torácico", Status.ABSENT),
        ("No se observan fracturas.", "fracturas", Status.ABSENT),
        ("No mostraron evidencia de metástasis los estudios del paciente.", "metástasis", "absent"),
        ("No ha vuelto a presentar convulsiones.", "convulsiones", Status.ABSENT),
        ("Linfoma no Hodgkin en tratamiento.", "linfoma no hodgkin", Status.PRESENT),
        ("No se puede descartar una neumonía.", "neumonía", Status.POSSIBLE),
        ("Dolor en estudio, a descartar apendicitis.", "apendicitis", Status.POSSIBLE),
        ("Padre con diabetes mellitus.", "diabetes mellitus", Status.FAMILY),
        ("Traído por su madre por fiebre.", "fiebre", Status.PRESENT),
        ("Sufrió un infarto en 2009.", "infarto", Status.PAST),
        ("Antecedentes de asma desde niña.", "asma", Status.PRESENT),
        ("Acuda a urgencias si presenta vómitos.", "vómitos", Status.HYPOTHETICAL),
        ("Vacuna de la gripe puesta. Hipertensión arterial.", "hipertensión arterial", "present"),
        ("La paciente no es diabética.", "diabética", Status.ABSENT),
    ],
)
def test_how_a_condition_is_spoken_of(text: str, name: str, status: str) -> None:
    assert statuses(text).get(name) == str(status)


@pytest.mark.parametrize(
    ("text", "name", "status", "intent"),
    [
        ("Se suspende ibuprofeno.", "ibuprofeno", MedicationStatus.STOPPED, Intent.DONE),
        ("Plan: suspender ibuprofeno.", "ibuprofeno", MedicationStatus.STOPPED, Intent.ORDER),
        ("Suspender ibuprofeno si dolor de estómago.", "ibuprofeno", "stopped", Intent.OPEN),
        ("Valorar iniciar insulina glargina.", "insulina glargina", "unknown", Intent.OPEN),
        ("Se inicia enalapril 5 mg cada 24 horas.", "enalapril", "started", Intent.DONE),
        ("Aumentar furosemida a 40 mg cada 12 h.", "furosemida", "changed", Intent.ORDER),
        ("Mantener bisoprolol 2,5 mg cada 24 h.", "bisoprolol", "active", Intent.DONE),
    ],
)
def test_what_is_done_with_a_medicine(text: str, name: str, status: str, intent: str) -> None:
    (medicine,) = read(text).medications
    assert (medicine.name, str(medicine.status), medicine.intent) == (name, str(status), intent)


def test_one_medicine_in_place_of_another() -> None:
    found = read("Se cambia amlodipino por valsartán 80 mg al día.").medications
    assert [(m.name, str(m.status)) for m in found] == [
        ("amlodipino", "stopped"),
        ("valsartán", "started"),
    ]


def test_a_dose_is_of_its_own_medicine() -> None:
    text = "En tratamiento con fentanilo transdérmico, rescates con bolos de 5 mg de morfina."
    doses = {m.name: m.dose for m in read(text).medications}
    assert doses["fentanilo"] is None


@pytest.mark.parametrize(
    ("text", "substances"),
    [
        ("Alergias: penicilina (urticaria), mariscos.", ["penicilina", "mariscos"]),
        (
            "Antecedentes de alergia a sulfamidas y tiazidas, exfumador, bronquitis crónica.",
            ["sulfamidas"],
        ),
        ("El paciente no tolera la marcha.", []),
        ("Alergias: No conocidas.\nExploración normal, sin focalidad. RM craneal: normal.", []),
        ("Su hermana es alérgica a la penicilina.", []),
        ("Paciente sin alergias medicamentosas conocidas.", []),
    ],
)
def test_what_the_patient_is_allergic_to(text: str, substances: list[str]) -> None:
    found = [a.substance for a in read(text).allergies if a.status is Status.PRESENT]
    assert found[: len(substances)] == substances
    assert len(found) <= max(len(substances), 0) + text.count("tiazidas")


def test_none_known_is_told_as_that() -> None:
    for text in ("NAMC. Fumador.", "No AMC conocidas en el paciente.", "Niega alergias."):
        (allergy,) = read(text).allergies
        assert allergy.status is Status.ABSENT


def test_a_reaction_is_no_condition() -> None:
    assert statuses("Alérgico a penicilina (urticaria).") == {}


def test_without_accents_it_reads_the_same() -> None:
    for half in HALVES:
        for text in texts(half)[:12]:
            whole, folded = read(text), read(fold(text))
            assert [fold(c.text) for c in whole.conditions] == [c.text for c in folded.conditions]
            assert [fold(m.name) for m in whole.medications] == [m.name for m in folded.medications]


@cache
def texts(half: str) -> list[str]:
    import tomllib

    notes = tomllib.loads(NOTES.read_text(encoding="utf-8"))["note"]
    return [note["text"].strip("\n") for note in notes if note["half"] == half]


def test_every_word_told_is_printed_at_its_place() -> None:
    for half in HALVES:
        for text in texts(half):
            found = read(text)
            for each in (*found.conditions, *found.symptoms):
                assert text[each.source.start : each.source.end] == each.text
            for medicine in found.medications:
                there = text[medicine.source.start : medicine.source.end]
                for part in (medicine.name, medicine.dose, medicine.frequency, medicine.route):
                    assert part is None or part in there


def test_an_english_note_with_a_spanish_page_is_read_in_both() -> None:
    english = "ASSESSMENT: Type 2 diabetes. The patient denies chest pain and was seen today."
    spanish = "INSTRUCCIONES\nTome metformina 850 mg cada 12 horas. No tiene neumonía."
    found = recognise((Page(1, english), Page(2, spanish)))
    told = {c.text: str(c.status) for c in (*found.conditions, *found.symptoms)}
    assert told == {"Type 2 diabetes": "present", "chest pain": "absent", "neumonía": "absent"}
    assert [m.frequency for m in found.medications] == ["cada 12 horas"]


@pytest.mark.parametrize(
    "text",
    [
        "MI, SI joint pain and HA since Monday.",
        "Hypertension. Metformin 850 mg twice a day.",
        "Hipertensão arterial, sem febre, paciente com tosse e não refere dor.",
        "Paziente con ipertensione arteriosa, non ha febbre, della gamba.",
        "José García López, Calle de la Paz 3, Madrid\nGlucose 90 mg/dL was normal on the test.",
    ],
)
def test_what_is_not_spanish_is_not_read_as_such(text: str) -> None:
    assert Tongues((Page(1, text),)).main == "en"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("INFORME DE ALTA\nDiagnóstico principal: neumonía.", Kind.DISCHARGE_SUMMARY),
        ("RECETA MÉDICA\nAmoxicilina 500 mg cada 8 horas", Kind.PRESCRIPTION),
        ("Nota de evolución\nPaciente sin fiebre.", Kind.VISIT_NOTE),
        ("Informe de radiología\nHallazgos: no hay derrame pleural.", Kind.IMAGING_REPORT),
    ],
)
def test_what_a_spanish_document_is(text: str, kind: Kind) -> None:
    assert read(text).kind is kind


def test_spanish_results_in_words_are_values() -> None:
    text = (
        "LABORATORIO\n"
        "Prueba      Resultado      Valores de referencia\n"
        "HBsAg       NEGATIVO       Negativo\n"
        "VIH         No reactivo    No reactivo\n"
        "Nitritos    Positivo       Negativo\n"
    )
    rows = {row.name: (row.value, str(row.flag)) for row in read(text).labs}
    assert rows == {
        "HBsAg": ("NEGATIVO", "normal"),
        "VIH": ("No reactivo", "normal"),
        "Nitritos": ("Positivo", "abnormal"),
    }


@given(st.text(alphabet="aáeéoónñsrl 16.,:;\n()-/", max_size=80))
def test_any_text_is_read_to_its_end(text: str) -> None:
    found = read("Paciente con dolor y fiebre. " + text)
    for each in found.conditions:
        assert each.source.end <= len(text) + 29


SIGNS = """Exploración física: TA 150/90 mmHg, FC 98 lpm, FR 20 rpm, Tª 36,8 ºC, SatO2 94 % basal.
Peso 82,5 kg, talla 168 cm, IMC 29,2.
La paciente refiere que al ingreso la presión arterial era 180/100.
Objetivo: TA < 130/80. Si FC mayor de 120 acudir a urgencias.
El peso al nacer fue de 3.200 g."""


def test_vital_signs_of_a_spanish_note_are_read_as_printed() -> None:
    vitals = recognise((Page(1, SIGNS),)).vitals
    told = {(each.name, each.value, each.unit): each.status for each in vitals}
    of_the_day = {key for key, status in told.items() if status is Status.PRESENT}
    assert of_the_day == {
        ("TA", "150/90", "mmHg"),
        ("FC", "98", "lpm"),
        ("FR", "20", "rpm"),
        ("Tª", "36,8", "ºC"),
        ("SatO2", "94", "%"),
        ("Peso", "82,5", "kg"),
        ("talla", "168", "cm"),
        ("IMC", "29,2", None),
    }
    assert told["presión arterial", "180/100", None] is Status.PAST
    assert told["TA", "130/80", None] is Status.HYPOTHETICAL
    assert not any(each.value == "3.200" for each in vitals)
