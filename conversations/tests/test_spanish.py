"""Questions in Spanish: urgent words first, then the patient's own documents, in Spanish."""

from __future__ import annotations

from dataclasses import fields

import pytest

from conversations.answering import core, spanish_names
from conversations.answering.phrases import PHRASES, Phrases
from conversations.answering.triage import (
    CALL_NOW,
    RULES,
    SPANISH,
    TALK_NOW,
    urgent_guidance,
)
from conversations.answering.types import Answer, Outcome
from conversations.models import Message, MessageStatus
from conversations.tests.test_answering import BOTH
from documents.models import Document
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

URGENT = [
    "me duele el pecho desde ayer, ¿qué significa mi troponina?",
    "Tengo una presión muy fuerte en el pecho",
    "siento que me aprieta el corazon",
    "no puedo respirar",
    "me cuesta mucho trabajo respirar",
    "me falta el aire desde anoche",
    "Tiene los labios morados",
    "se me torció la boca y arrastro las palabras",
    "tengo dormido el lado izquierdo del cuerpo",
    "No puedo mover el brazo derecho",
    "es el peor dolor de cabeza de mi vida",
    "de repente no veo bien",
    "estoy vomitando sangre",
    "no para de sangrar",
    "mi popó está muy negro",
    "se me está hinchando la lengua",
    "mi papá se desmayó dos veces",
    "creo que tomó una sobredosis",
    "mi bebé tiene fiebre y está aguado",
    "tengo fiebre y el cuello rígido… no, la nuca rígida y fiebre",
    "mi papá no respira",
    "se desplomó en la cocina",
    "tomé 20 pastillas de warfarina",
    "estoy embarazada y sangro",
    "mi azúcar está baja y estoy temblando",
    "tengo 40 de fiebre, fiebre de 40",
    "vomité algo como café molido",
    "se golpeó la cabeza y está vomitando",
]
DESPAIR = [
    "quiero morir",
    "Ya no quiero vivir",
    "he pensado en suicidarme",
    "me quiero matar",
    "quisiera quitarme la vida",
    "mis hijos estarían mejor sin mí",
    "me tomé todas las pastillas",
]
CALM = [
    "¿Qué es mi hemoglobina?",
    "¿Tengo el colesterol muy alto?",
    "¿Cuándo es mi próxima cita?",
    "¿Qué mostró la radiografía de tórax?",
    "¿Qué análisis de sangre me hicieron?",
    "¿Qué significa una presión de 120/80?",
    "¿Qué son las plaquetas?",
    "¿Debo seguir tomando la metformina?",
    "¿Qué medicinas tomo para el corazón?",
    "¿Tengo anemia?",
    "Voy sin dolor en el pecho, ¿qué mostró el electro?",
    "Tomo 10 mg en tabletas, ¿está bien?",
    "Mi azúcar es de 95, ¿está bien?",
    "¿Estoy embarazada?",
]


def ask(question: str, language: str = "es") -> Answer:
    return core.answer(question, BOTH, "es" if language == "es" else "en")


def words(answer: Answer) -> str:
    return " ".join(sentence.text for sentence in answer.sentences)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("number", range(len(URGENT)))
def test_urgent_words_in_spanish_are_met_in_spanish(number: int, language: str) -> None:
    said = urgent_guidance(URGENT[number], "es" if language == "es" else "en")
    assert said == SPANISH[CALL_NOW], URGENT[number]


@pytest.mark.parametrize("number", range(len(DESPAIR)))
def test_despair_gets_somebody_to_talk_to(number: int) -> None:
    assert urgent_guidance(DESPAIR[number]) == SPANISH[TALK_NOW], DESPAIR[number]


@pytest.mark.parametrize("number", range(len(CALM)))
def test_everyday_questions_raise_no_alarm(number: int) -> None:
    assert urgent_guidance(CALM[number], "es") is None, CALM[number]


def test_english_words_on_a_spanish_page_are_met_in_spanish() -> None:
    assert urgent_guidance("I can't breathe", "es") == SPANISH[CALL_NOW]
    assert urgent_guidance("I can't breathe", "en") == CALL_NOW


def test_each_rule_has_its_spanish() -> None:
    english = [rule.name for rule in RULES if rule.language == "en"]
    assert english == [rule.name for rule in RULES if rule.language == "es"]
    assert SPANISH.keys() == {CALL_NOW, TALK_NOW}


@pytest.mark.parametrize(
    ("question", "said", "quoted"),
    [
        ("¿Qué es mi hemoglobina?", "9.1 g/dL", "Hemoglobin"),
        ("¿está baja mi hemoglobina?", "por debajo del rango", "Hemoglobin"),
        ("cómo está mi TSH", "2.1 mIU/L", "TSH"),
        ("¿Qué salió mal?", "9.1 g/dL", "Hemoglobin"),
        ("¿Qué valores están fuera de rango?", "9.1 g/dL", "Hemoglobin"),
        ("¿Qué medicinas tomo?", "10 mg", "Lisinopril"),
        ("¿Cada cuánto tomo lisinopril?", "una vez al día", "Lisinopril"),
        ("¿Tengo alguna alergia?", "enicilina", "Penicillin"),
        ("¿Cuándo es mi próxima cita?", "6 weeks", "Return to clinic"),
    ],
)
def test_an_answer_in_spanish_rests_on_a_place(question: str, said: str, quoted: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert said in words(answer)
    quotes = [cited.quote for sentence in answer.sentences for cited in sentence.cites]
    assert any(quoted in quote for quote in quotes), quotes


def test_what_a_test_measures_is_told_in_spanish() -> None:
    assert "glóbulos rojos" in words(ask("¿Qué significa la hemoglobina?"))


def test_what_the_documents_do_not_say_is_said_in_spanish() -> None:
    answer = ask("¿Qué dice de mi seguro dental?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.sentences[0].text == PHRASES["es"].not_found


def test_no_advice_on_a_medicine() -> None:
    assert PHRASES["es"].no_advice in words(ask("¿Puedo dejar de tomar lisinopril?"))
    assert PHRASES["es"].no_advice not in words(ask("¿Qué medicinas tomo?"))


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("glóbulos blancos", "wbc"),
        ("globulos rojos", "rbc"),
        ("plaquetas", "platelets"),
        ("colesterol HDL", "hdl"),
        ("mi azúcar en la sangre", "glucose"),
        ("vitamina D", "vitamin_d"),
    ],
)
def test_tests_are_known_by_their_spanish_names(question: str, key: str) -> None:
    named = [entry.key for some in spanish_names.mentioned(question) for entry in some]
    assert key in named, named


@pytest.mark.parametrize("question", ["¿Qué es la sangre?", "¿Cuánto es el total?", "¿Y mi orina?"])
def test_a_word_that_many_names_share_names_no_test(question: str) -> None:
    assert spanish_names.mentioned(question) == ()


def test_both_languages_have_the_same_phrases() -> None:
    for field in fields(Phrases):
        english, spanish = (getattr(PHRASES[code], field.name) for code in ("en", "es"))
        assert english != spanish
        assert ("{quote}" in english) == ("{quote}" in spanish)


def test_who_reads_spanish_is_answered_in_spanish(cast: Cast, report: Document) -> None:
    client = cast.alice.client()
    client.post("/account/language/", {"language": "es", "next": "/"})
    response = client.post("/conversations/ask/", {"question": "¿Cómo está mi hemoglobina?"})
    assert run_waiting(kind="conversations.answer") == 1
    page = client.get(response.headers["location"]).content.decode()
    with cast.alice.scope():
        answer = Message.objects.get(number=2)
        assert (answer.language, answer.status) == ("es", MessageStatus.ANSWERED)
    assert 'lang="es"' in page
    assert "Su resultado de hemoglobina" in page
    assert '<span lang="en">“Hemoglobin”</span>' in page
