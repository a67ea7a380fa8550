"""A document in a language that is not read says so, and tells nothing by the rules of another."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.language.foreign import foreign
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Kind, Language, Page

GERMAN = """Arztbrief
Sehr geehrter Herr Kollege, wir berichten von der Patientin Hanna Moll, die bei uns war.
Diagnose: Asthma bronchiale. Kein Hinweis auf eine Lungenembolie. Nach der Entlassung soll sie
Ibuprofen nicht einnehmen. Bitte um Kontrolle der Werte in 2 Wochen.
Kalium 3,1 mmol/l (3,5 - 5,1)
Quarkwert 7,1 mmol/l (3,5 - 5,1)
"""
OTHERS = {
    "fr": "Votre patient a été vu pour une douleur. Pas de signe de thrombose dans les jambes. Il"
    " est sorti avec une ordonnance d'aspirine et doit revoir son médecin dans un mois.",
    "it": "Il paziente è stato visto per un dolore alla gamba. Non sono presenti segni di trombosi."
    " Controllo della pressione nella prossima settimana con il medico.",
    "pt": "O doente foi visto por dor na perna. Não há sinais de trombose. Foi medicado com"
    " aspirina e deve voltar à consulta em duas semanas com os exames.",
    "pl": "Pacjent był w szpitalu z powodu bólu. Nie ma objawów zakrzepicy. Kontrola za dwa"
    " tygodnie oraz badanie krwi po zakończeniu leczenia. Przy gorączce do lekarza.",
    "zh": "患者因腿痛就诊。没有血栓的迹象。请在两周后复查血液。每天服用阿司匹林一次。",
}
ENGLISH = (
    "Dear Dr. Müller, thank you for seeing Herr Moll. He was well. The scan of the leg was normal"
    " and he takes aspirin each day."
)
SPANISH = (
    "El paciente acude por dolor en la pierna. No hay signos de trombosis. Se le da de alta con"
    " aspirina y control en dos semanas con su médico."
)


def told(text: str, language: Language = "en") -> list[str]:
    pages = [Page(1, text)]
    return [each.text for each in compose(pages, recognise(pages), language).sentences]


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_a_language_is_told_by_its_small_words_or_its_letters(name: str) -> None:
    assert foreign([Page(1, OTHERS[name])]) == name


@pytest.mark.parametrize("text", [ENGLISH, SPANISH, f"{ENGLISH}\n{OTHERS['fr']}", "Kalium 4,1", ""])
def test_what_is_read_or_does_not_tell_is_not_foreign(text: str) -> None:
    assert foreign([Page(1, text)]) is None


def test_a_german_letter_is_said_to_be_german_and_only_its_values_are_told() -> None:
    found = recognise([Page(1, GERMAN)])
    assert found.kind is Kind.OTHER
    assert not found.conditions and not found.symptoms and not found.medications
    assert not found.followups and not found.procedures and not found.allergies
    sentences = told(GERMAN)
    assert sentences[1].startswith("This document seems to be in German. We can't read")
    assert "Your kalium is 3,1 mmol/l." in sentences
    assert not any("Ibuprofen" in each or "Asthma" in each for each in sentences)
    assert "en alemán" in told(GERMAN, "es")[1]


def test_a_value_of_a_name_that_is_not_known_asks_for_a_look() -> None:
    rows = {row.name: row for row in recognise([Page(1, GERMAN)]).labs}
    assert not rows["Kalium"].needs_review
    assert all(row.needs_review for name, row in rows.items() if name != "Kalium")
    assert not any("7,1" in each for each in told(GERMAN))


def test_a_table_in_another_language_is_a_laboratory_s() -> None:
    text = "Labor\nBefund der Patientin von dem und zur und bei\n" + "\n".join(
        f"{name} 4,1 mmol/l (3,5 - 5,1)" for name in ("Kalium", "Natrium", "Glukose")
    )
    assert foreign([Page(1, text)]) == "de"
    assert recognise([Page(1, text)]).kind is Kind.LAB_REPORT
