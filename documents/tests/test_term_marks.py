"""The words of a document: each with one entry, and each mark where the word stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.types import LabRow, Language, Page, Source, SummarySentence
from documents.presentation import Segment
from documents.term_marks import Words, find_words, mark_segments
from documents.word_notes import Choice

NOTE = (
    "Hypertension and dyspnea. SpO2 95% on RA.\n\nRA treated with methotrexate; joint swelling.\n\n"
    "1. MS\n2. Hypertension, stable. Lungs clear."
)
REPORT = "Hemoglobin  9.1  g/dL\nThe hemoglobin is low. Hb was low."


def _words(text: str, *said: str, language: Language = "en") -> Words:
    sentences = [SummarySentence(each, (Source(1, 0, 3),)) for each in said]
    return find_words([Page(1, text)], (), sentences, language)


def _named(words: Words, printed: str) -> list[str]:
    return [word.note.full or word.note.plain for word in words.listed if word.printed == printed]


def test_one_abbreviation_with_two_meanings_is_two_words() -> None:
    assert sorted(_named(_words(NOTE), "RA")) == ["rheumatoid arthritis", "room air"]


def test_what_nothing_decides_is_offered_with_all_it_can_mean() -> None:
    (unclear,) = [word for word in _words(NOTE).listed if word.is_unclear]
    assert unclear.printed == "MS"
    assert {choice.full for choice in unclear.note.choices} >= {
        "multiple sclerosis",
        "mental status",
    }
    assert (unclear.note.plain, unclear.note.full) == ("", "")


def test_an_everyday_name_that_is_the_full_form_is_not_said_twice() -> None:
    (pressure,) = [w for w in _words("BP 120/80 mmHg on arrival.").listed if w.printed == "BP"]
    assert pressure.shows_full
    assert pressure.note.full.lower() == pressure.note.plain.lower()
    assert not pressure.shows_plain
    assert not Choice("blood pressure", "Blood pressure").shows_plain


def test_a_piece_of_a_unit_is_no_word() -> None:
    assert not _named(_words("WBC 16.8 K/uL (4.5-11.0 K/uL), lead 50 ug/dL"), "K")
    assert _named(_words("Na 140, K 4.1 today."), "K")


def test_in_a_sentence_of_another_language_only_what_it_quotes_is_looked_up() -> None:
    told = "No hay un rango impreso para este valor: “arrhythmia”."
    words = _words("arrhythmia", told, language="es")
    assert [word.printed for word in words.chips([told], set())] == ["arrhythmia"]


def test_a_word_has_one_entry_however_often_it_stands() -> None:
    words = _words(NOTE)
    assert len(_named(words, "Hypertension")) == 1
    marks = [m for m in words.on(1) if NOTE[m.start : m.end] == "Hypertension"]
    assert len(marks) == 2
    assert {mark.word.id for mark in marks} == {marks[0].word.id}


def test_the_hardest_come_first_and_easy_words_not_at_all() -> None:
    listed = [word.printed for word in _words(NOTE).listed]
    assert listed[0] == "MS"
    assert listed.index("RA") < listed.index("Hypertension")
    assert "Lungs" not in listed


def test_a_test_that_has_a_value_is_that_test_wherever_it_is_named() -> None:
    row = LabRow(
        "Hemoglobin", "9.1", "g/dL", Source(1, 0, 21), Source(1, 12, 15), analyte="hemoglobin"
    )
    said = [SummarySentence("Your hemoglobin is 9.1 g/dL.", (row.source,), "lab")]
    words = find_words([Page(1, REPORT)], [row], said, "en")
    (word,) = [each for each in words.listed if each.printed.lower() == "hemoglobin"]
    assert word.note.reference.startswith("https://medlineplus.gov/")
    assert [m.word.id for m in words.on(1) if m.end - m.start == len("hemoglobin")] == [word.id] * 2
    assert words.chips([said[0].text], set())[0] == word


def test_a_unit_is_never_among_the_hardest() -> None:
    listed = _words("Albumin 4 g/dL. CABG in May. 5 mL").listed
    assert listed[0].printed == "CABG"


def test_a_sentence_of_ours_uses_what_the_document_decided() -> None:
    words = _words("SpO2 95% on RA.", "The note names RA.")
    assert [word.note.full for word in words.chips(["The note names RA."], set())] == ["room air"]
    assert len(words.listed) == 2


def test_chips_are_few_and_not_shown_twice() -> None:
    text = "Hypertension, dyspnea, nocturia, hyperlipidemia, pruritus, syncope, ascites, melena."
    words, shown = _words(text, text), set[str]()
    first = words.chips([text], shown)
    again = words.chips([text], shown)
    assert len(first) == 6
    assert not set(first) & set(again)


def test_in_spanish_what_has_an_entry_is_told_in_spanish() -> None:
    (word,) = _words("Hypertension.", language="es").listed
    assert word.note.language == "es"
    assert "presión" in word.note.plain


@given(st.lists(st.integers(0, len(NOTE)), max_size=6))
def test_marking_loses_no_character_and_marks_each_word_once(cuts: list[int]) -> None:
    edges = sorted({0, len(NOTE), *cuts})
    segments = [
        Segment(NOTE[start:end], (f"place-{start}",), (f"place-{start}",))
        for start, end in pairwise(edges)
    ]
    words = _words(NOTE)
    marked = mark_segments(segments, words.on(1))
    assert [each.text for each in marked] == [each.text for each in segments]
    assert [each.first for each in marked] == [each.first for each in segments]
    assert all("".join(run.text for run in each.runs) == each.text for each in marked)
    found = [run for each in marked for run in each.runs if run.word]
    assert all(run.text.lower()[:2] == run.word.printed.lower()[:2] for run in found if run.word)
    ids = [run.word.id for run in found if run.word]
    assert len(ids) == len(set(ids))
    if not cuts:
        assert len(ids) == len(words.listed)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    words = _words(text, text)
    for mark in words.on(1):
        assert text[mark.start : mark.end].strip()
    ends = [0, *(mark.end for mark in words.on(1))]
    assert all(mark.start >= end for mark, end in zip(words.on(1), ends, strict=False))
    assert len({word.id for word in words.listed}) == len(words.listed)


def test_a_source_is_the_first_place() -> None:
    words = _words(NOTE)
    word = next(each for each in words.listed if each.printed == "Hypertension")
    assert word.source == Source(1, 0, 12)
    assert replace(word, id="").shows_plain


SPANISH = (
    "Paciente con HTA y disnea de esfuerzo. Se pauta furosemida 40 mg.\n\n"
    "Exploración: fiebre, edema en las piernas. EF: sin hallazgos."
)


def test_words_of_a_spanish_document_are_told_in_the_language_of_the_reader() -> None:
    told_in: tuple[tuple[Language, str], ...] = (
        ("en", "high blood pressure"),
        ("es", "presión alta"),
    )
    for language, plain in told_in:
        words = _words(SPANISH, language=language)
        told = {word.printed: word.note for word in words.listed}
        assert (told["HTA"].full, told["HTA"].plain) == ("hipertensión arterial", plain)
        assert {"disnea", "furosemida", "edema"} <= told.keys()
        assert "fiebre" not in told  # an easy word in Spanish too


def test_an_abbreviation_of_a_spanish_document_has_no_english_meaning() -> None:
    (word,) = [word for word in _words(SPANISH).listed if word.printed == "EF"]
    meant = {word.note.full, *(choice.full for choice in word.note.choices)}
    assert "exploración física" in meant
    assert "ejection fraction" not in meant


def test_each_block_of_a_document_in_two_languages_is_read_in_its_own() -> None:
    english = "The patient has hypertension and a history of dyspnea. EF 35 % on the echo."
    words = _words(f"{SPANISH}\n\n{english}")
    fulls = {word.note.full for word in words.listed if word.printed == "EF"}
    assert "ejection fraction" in fulls
    assert {"hypertension", "furosemida"} <= {word.printed for word in words.listed}


def test_what_is_said_of_a_spanish_sentence_has_its_words() -> None:
    words = _words(SPANISH, "The note says: “disnea de esfuerzo”.")
    (said,) = words.said.values()
    assert "disnea" in {word.printed for word in said}


def test_what_a_test_measures_is_told_in_plain_words_and_looked_up_no_further() -> None:
    place = (Source(1, 0, 3),)
    said = SummarySentence("Ferritin shows how much iron is stored.", place, reference="https://x")
    words = find_words([Page(1, "Ferritin 20 ng/mL")], (), [said], "en")
    assert not [word for word in words.listed if word.printed == "iron"]
