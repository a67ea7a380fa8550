"""Papers in Spanish as they are printed: kinds, amounts that add up, who signs, what is usual."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _summary(text: str) -> list[str]:
    return [each["text"] for each in understand_text(text)["summary"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "INFORME ANATOMOPATOLÓGICO\n\nDIAGNÓSTICO\nA) Sigma: ADENOMA TUBULAR.\n",
            "pathology_report",
        ),
        ("CARNET DE VACUNACIÓN\nVACUNAS APLICADAS\nBCG única 09/02/2024\n", "vaccination"),
    ],
)
def test_what_it_is(text: str, kind: str) -> None:
    assert understand_text(text)["kind"] == kind


def test_a_vaccine_that_is_due_is_no_illness() -> None:
    text = "CARNET DE VACUNACIÓN\n\nVACUNAS PENDIENTES\nVaricela 1ª dosis (15 meses)\n"
    found = understand_text(text)["conditions"]
    assert not [each for each in found if each["status"] == "present"]


def test_two_amounts_of_a_day_are_told_in_the_papers_own_words() -> None:
    text = (
        "EVOLUCIÓN\nBuena respuesta a furosemida intravenosa, con pérdida de 5 kg.\n"
        "TRATAMIENTO AL ALTA\n- Furosemida 40 mg: 1 comprimido en desayuno y 1 en comida.\n"
        "- Apixabán 5 mg: 1 comprimido cada 12 horas.\n"
    )
    told = " ".join(_summary(text))
    assert "1 comprimido en desayuno y 1 en comida" in told
    assert "40 mg, “en desayuno" not in told


def test_who_signs_below_the_next_visit_is_no_step() -> None:
    text = (
        "Indicaciones:\nTomar abundante agua.\nPróxima cita: 18/06/2025, 08:30 hrs.\n\n"
        "          _________________________\n          Dr. Arturo Ejemplo Luna\n"
        "          Medicina Familiar  Céd. Prof. 0000000\n"
    )
    steps = [each for each in _summary(text) if each.startswith("Next step")]
    assert not any("Arturo" in each or "Céd" in each or "Prof" in each for each in steps)
    assert any("18/06/2025" in each for each in steps)


def test_the_usual_word_beside_a_figure_is_no_mark() -> None:
    text = (
        "ESTUDIO          RESULTADO     UNIDADES     VALORES DE REFERENCIA\n"
        "EXAMEN GENERAL DE ORINA\nGlucosa          100           mg/dL        Negativo\n"
        "Proteínas        Negativo                   Negativo\n"
    )
    assert not any("marks it as" in each for each in _summary(text))


def test_what_a_stay_was_treated_with_is_not_listed_in_a_wrapped_line() -> None:
    text = (
        "HOSPITAL COURSE: Cultures showed no growth. Treated with ceftriaxone\n"
        "and azithromycin for 5 days. Weaned to room air.\n"
    )
    assert not any("lists azithromycin" in each for each in _summary(text))


def test_a_product_of_two_parts_is_one_allergy() -> None:
    text = "Dx: Infección de vías urinarias.\nAlergias: Trimetoprima con sulfametoxazol\n"
    found = understand_text(text)["allergies"]
    assert [each["substance"] for each in found] == ["Trimetoprima con sulfametoxazol"]
    text = "Alergias: penicilina con exantema\nMedicación: enalapril 10 mg\n"
    assert understand_text(text)["allergies"][0]["substance"] == "penicilina"


@pytest.mark.parametrize(
    "line",
    [
        "- Sintrom 4 mg                 ½ comprimido por la noche",
        "- Bisoprolol 2,5 mg            1/2 comprimido cada 12 horas",
        "- Alprazolam 0,5 mg            medio comprimido al acostarse",
        "- Prednisona 30 mg             comprimido y medio al día",
        "- Digoxina 0,25 mg             0-1/2-0",
        "- Furosemida 40 mg: 2 comprimidos al día",
    ],
)
def test_a_count_other_than_one_is_told_by_its_line(line: str) -> None:
    told = _summary(
        f"TRATAMIENTO AL ALTA\n{line}\n- Enalapril 20 mg   1 comprimido cada 24 horas\n"
    )
    assert not any("lists" in each and "enalapril" not in each for each in told)
    assert any("enalapril 20 mg, once a day" in each for each in told)
    assert any(line.split()[-1] in each for each in told)
