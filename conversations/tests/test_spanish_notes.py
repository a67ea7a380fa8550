"""Questions of either language about a note that is written in Spanish."""

from __future__ import annotations

import pytest

from conversations.answering import core
from conversations.answering.types import Answer, Outcome
from conversations.tests.test_answering import record
from documents.pipeline.types import Language

NOTE = """Informe de consulta
Antecedentes personales: hipertensión arterial, hipotiroidismo.
Alergias: penicilina (urticaria).
Tratamiento actual:
Enalapril 10 mg cada 24 horas
Levotiroxina 75 mcg en ayunas
Exploración: afebril, sin edemas.
Juicio clínico: bronquitis aguda.
Plan: Azitromicina 500 mg cada 24 horas durante 3 días. Se suspende ibuprofeno.
Control en su centro de salud en 7 días.
"""


def ask(question: str, language: Language) -> Answer:
    return core.answer(question, (record(NOTE.encode(), "nota.txt"),), language)


def words(answer: Answer) -> str:
    return " ".join(sentence.text for sentence in answer.sentences)


@pytest.mark.parametrize(
    ("question", "language", "told", "quoted"),
    [
        ("¿Qué medicinas tomo?", "es", "enalapril 10 mg, una vez al día", "Enalapril 10 mg"),
        ("¿Cómo tomo la levotiroxina?", "es", "en ayunas", "Levotiroxina 75 mcg en ayunas"),
        ("How do I take levothyroxine?", "en", "on an empty stomach", "en ayunas"),
        ("What medicines do I take?", "en", "azithromycin (“Azitromicina”)", "durante 3 días"),
        ("¿Debo seguir con el ibuprofeno?", "es", "se suspendió", "Se suspende ibuprofeno."),
        ("¿Tengo alergias?", "es", "penicilina", "penicilina (urticaria"),
        (
            "Am I allergic to penicillin?",
            "en",
            "penicillin (“penicilina”)",
            "penicilina (urticaria",
        ),
        ("¿Qué enfermedades tengo?", "es", "hipotiroidismo", "hipotiroidismo"),
        ("Do I have hypothyroidism?", "en", "hypothyroidism (“hipotiroidismo”)", "hipotiroidismo"),
        ("¿Cuándo debo volver?", "es", "centro de salud", "Control en su centro de salud"),
        ("When do I come back?", "en", "Next step", "Control en su centro de salud"),
    ],
)
def test_what_a_spanish_note_says(
    question: str, language: Language, told: str, quoted: str
) -> None:
    answer = ask(question, language)
    assert answer.outcome is Outcome.ANSWERED
    assert told in words(answer)
    quotes = [cited.quote for sentence in answer.sentences for cited in sentence.cites]
    assert any(quoted in quote for quote in quotes)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Am I allergic to penicillin?", "en"),
        ("¿Soy alérgico a la penicilina?", "es"),
        ("Am I allergic to aspirin?", "en"),
    ],
)
def test_no_allergy_is_denied_over_one_in_another_language(
    question: str, language: Language
) -> None:
    assert "no allergy" not in words(ask(question, language))
    assert "No encontramos una alergia" not in words(ask(question, language))


def test_a_small_word_asks_for_no_test() -> None:
    assert "anticuerpo" not in words(ask("¿Qué es la bronquitis?", "es"))
