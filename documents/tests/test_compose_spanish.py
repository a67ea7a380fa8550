"""The summary in Spanish: it says what the English one says, with the document's words quoted."""

from __future__ import annotations

import re
import string
from dataclasses import fields, replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline import grounding
from documents.pipeline.compose import compose
from documents.pipeline.compose.language import ENGLISH, LANGUAGES, SPANISH, Frames
from documents.pipeline.compose.language.spanish_directions import plain
from documents.pipeline.compose.next_steps import When, next_steps
from documents.pipeline.language import readability_spanish
from documents.pipeline.recognise import recognise
from documents.pipeline.types import (
    Findings,
    Flag,
    FollowUp,
    Language,
    Medication,
    Page,
    Source,
    Summary,
)
from documents.tests.made_up import NOTE, NOTE_FINDINGS, REPORT, REPORT_FINDINGS
from healthchat.languages import known


def texts(summary: Summary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


def gaps(frame: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(frame) if name}


@pytest.mark.parametrize("name", [field.name for field in fields(Frames)])
def test_every_frame_has_the_same_gaps_in_both_languages(name: str) -> None:
    english, spanish = getattr(ENGLISH.frames, name), getattr(SPANISH.frames, name)
    assert gaps(english) == gaps(spanish)
    assert english != spanish


def test_both_languages_name_the_same_things() -> None:
    assert set(get_args(Language)) == set(LANGUAGES)
    assert ENGLISH.kinds.keys() == SPANISH.kinds.keys()
    assert ENGLISH.nouns.keys() == SPANISH.nouns.keys()
    assert ENGLISH.sides.keys() == SPANISH.sides.keys()
    assert ENGLISH.marks.keys() == SPANISH.marks.keys()


def test_a_lab_report_in_spanish() -> None:
    summary = compose(REPORT, REPORT_FINDINGS, "es")
    said = texts(summary)
    assert summary.language == "es"
    assert said[:2] == [
        "Este es un informe de laboratorio.",
        "La muestra tiene fecha 14 de marzo de 2024.",
    ]
    assert "Su resultado de hemoglobina (“Hemoglobin”) es 9.1 g/dL." in said
    assert "Está por debajo del rango que muestra el informe (13.0-17.0)." in said
    assert "Está por encima del rango que muestra el informe (70-99)." in said
    assert any("glóbulos rojos" in each for each in said)


def test_a_note_in_spanish_quotes_what_it_has_no_sure_word_for() -> None:
    said = texts(compose(NOTE, NOTE_FINDINGS, "es"))
    assert (
        "La nota dice que esto es posible, pero no seguro: “torn tendon of the left shoulder”."
        in (said)
    )
    assert "La nota incluye lisinopril 10 mg, por la boca una vez al día." in said
    assert "Siguiente paso: “Return in 2 weeks”." in said
    assert any("alergia" in each and "“Penicillin”" in each for each in said)


@pytest.mark.parametrize(
    ("pages", "findings"),
    [(REPORT, REPORT_FINDINGS), (NOTE, NOTE_FINDINGS)],
    ids=["report", "note"],
)
def test_sentence_by_sentence_the_same_places_and_numbers(
    pages: tuple[Page, ...], findings: Findings
) -> None:
    english, spanish = compose(pages, findings), compose(pages, findings, "es")
    assert [s.about for s in english.sentences] == [s.about for s in spanish.sentences]
    assert [s.sources for s in english.sentences] == [s.sources for s in spanish.sentences]
    for one, other in zip(english.sentences, spanish.sentences, strict=True):
        if not one.reference:
            assert sorted(grounding.numbers(one.text)) == sorted(grounding.numbers(other.text))


def test_no_english_is_left_outside_quotation_marks() -> None:
    ours = re.compile(r"\b(?:the|your|is|are|that|in range|lists|says|printed|of|please)\b", re.I)
    for pages, findings in ((REPORT, REPORT_FINDINGS), (NOTE, NOTE_FINDINGS)):
        for said in texts(compose(pages, findings, "es")):
            assert not ours.search(re.sub(r"“[^”]*”", "", said)), said


def test_a_critical_value_says_whom_to_call() -> None:
    rows = (*REPORT_FINDINGS.labs[:3], replace(REPORT_FINDINGS.labs[3], flag=Flag.CRITICAL_HIGH))
    said = texts(compose(REPORT, replace(REPORT_FINDINGS, labs=rows), "es"))
    whom = (
        "Llame ahora a su clínica por su resultado de glucosa (“Glucose”), "
        "a menos que sepa que ya lo vieron."
    )
    assert whom in said
    assert any("número de emergencias" in each for each in said)


@given(
    st.text(alphabet="ab 12.,/-()\n", min_size=1, max_size=120),
    st.integers(0, 100),
    st.integers(1, 40),
    st.text(alphabet="ab 129.", max_size=12),
)
def test_no_finding_however_wrong_makes_a_sentence_invent_a_number(
    text: str, start: int, length: int, dose: str
) -> None:
    source = Source(1, start, start + length)
    pages = (Page(1, text),)
    findings = Findings(
        medications=(Medication("madeupol 7", source, dose=dose, frequency=dose),),
        followups=(FollowUp(dose or "x", source),),
        labs=tuple(replace(row, source=source) for row in REPORT_FINDINGS.labs),
    )
    for sentence in compose(pages, findings, "es").sentences:
        quotes = [grounding.quote(pages, place) for place in sentence.sources]
        assert quotes and all(quotes), sentence
        assert grounding.invented(sentence.text, quotes) == (), sentence


def test_a_spanish_name_brings_no_number_that_is_not_printed() -> None:
    row = replace(REPORT_FINDINGS.labs[0], name="Cobalamin", analyte="vitamin_b12")
    assert "12" not in SPANISH.test(row)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("b.i.d.", "dos veces al día"),
        ("by mouth every 6 hours", "por la boca cada 6 horas"),
        ("every six hours", "cada seis horas"),
        ("every 4-6 hours as needed", "cada 4-6 horas cuando lo necesite"),
        ("take 1 tablet by mouth twice daily", "tomar 1 tableta por la boca dos veces al día"),
        ("2 puffs every 4 hours", "2 inhalaciones cada 4 horas"),
        ("10 mg", "10 mg"),
        ("once a week", "una vez por semana"),
        ("5 times daily", "5 veces al día"),
        ("one tablet at bedtime", "una tableta a la hora de dormir"),
        ("daily for 10 days", "“daily for 10 days”"),
        ("as directed", "“as directed”"),
    ],
)
def test_directions_are_translated_whole_or_quoted(printed: str, said: str) -> None:
    assert plain(printed) == said


@given(st.text(alphabet="qbtid.hrs 1245-take ablcpuf,", max_size=40))
def test_no_direction_gains_or_loses_a_number(text: str) -> None:
    said = plain(text)
    assert set(re.findall(r"\d+", said)) <= set(re.findall(r"\d+", text))


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("sangre", 2), ("día", 2), ("país", 2), ("aire", 2), ("leer", 2), ("hemoglobina", 5),
        ("quien", 1), ("guía", 2), ("prohibir", 2), ("ahora", 3), ("muy", 1), ("y", 1),
        ("cuídese", 3), ("averigüéis", 4), ("oxígeno", 4), ("glóbulos", 3), ("búho", 2),
        ("construido", 3), ("riñón", 2), ("tiroides", 3),
    ],
)  # fmt: skip
def test_syllables_of_spanish_words(word: str, syllables: int) -> None:
    assert readability_spanish.count_syllables(word) == syllables


def test_the_measures_tell_easy_words_from_hard_ones() -> None:
    easy = readability_spanish.count(["Su resultado es bajo.", "Llame hoy a su clínica."])
    hard = readability_spanish.count(
        [
            "La hiperbilirrubinemia predominantemente indirecta es compatible con alteraciones "
            "hereditarias de la conjugación y con procesos hemolíticos subyacentes."
        ]
    )
    assert easy.inflesz > 65 > 40 > hard.inflesz
    assert easy.fernandez_huerta > hard.fernandez_huerta
    assert easy.grade < 6 < hard.grade


@pytest.mark.parametrize(
    ("code", "language"), [("es", "es"), ("es-mx", "es"), ("en-us", "en"), ("fr", "en"), ("", "en")]
)
def test_a_reader_of_a_language_we_do_not_write_gets_english(code: str, language: str) -> None:
    assert known(code) == language


def test_the_time_of_a_step_of_a_spanish_note_is_read() -> None:
    note = (
        "Informe de alta\n\nTratamiento al alta: furosemida 40 mg cada 24 horas.\n"
        "Recomendaciones: Control con cardiología en 3 meses. Acudir a urgencias "
        "si dolor torácico. Pedir cita con enfermería."
    )
    steps = {step.text: step for step in next_steps(recognise((Page(1, note),)))}
    told = {text.split()[0]: step.when for text, step in steps.items()}
    assert told == {"Control": When.WORDS, "Acudir": When.CONDITION, "Pedir": When.OPEN}
    assert steps["Control con cardiología en 3 meses."].words == "en 3 meses"
