"""Negation, doubt, history, family and conditions in case: at least 97 of 100 of our sentences."""

from __future__ import annotations

import pytest

from documents.evaluation import notes_spoken
from documents.pipeline.recognise import recognise
from documents.pipeline.speech.context import status_of
from documents.pipeline.types import Page


def test_ninety_seven_of_a_hundred_names_get_their_status() -> None:
    sentences = list(notes_spoken.marked(notes_spoken.DATA / "context.txt"))
    score = notes_spoken.spoken_of(notes_spoken.DATA / "context.txt")
    assert len(sentences) >= 300
    assert score.hits / score.expected >= 0.97, score.missed


@pytest.mark.parametrize(("lot", "share"), [("worked", 0.97), ("unseen", 0.8)])
def test_names_in_the_styles_of_real_notes_get_their_status(lot: str, share: float) -> None:
    score = notes_spoken.spoken_of(notes_spoken.DATA / f"context_{lot}.txt")
    assert score.expected > 80
    assert score.hits / score.expected >= share, score.missed


@pytest.mark.parametrize(("lot", "share"), [("worked", 0.97), ("unseen", 0.8)])
def test_what_is_done_with_medicines_in_the_styles_of_real_notes(lot: str, share: float) -> None:
    score = notes_spoken.done_with(notes_spoken.DATA / f"medicines_{lot}.txt")
    assert score.expected > 50
    assert score.hits / score.expected >= share, score.missed


@pytest.mark.parametrize(
    ("sentence", "name", "status"),
    [
        ("Cannot rule out pneumonia.", "pneumonia", "possible"),
        ("No change in tremor.", "tremor", "present"),
        ("Not only asthma but also eczema.", "asthma", "present"),
        ("Patient w/o fever.", "fever", "absent"),
        ("Fever (-)", "Fever", "absent"),
        ("Gout is the most likely cause", "Gout", "possible"),
        ("Positive for influenza.", "influenza", "present"),
        ("Denies rash, cough, or fever but has diarrhea.", "fever", "absent"),
        ("Denies rash, cough, or fever but has diarrhea.", "diarrhea", "present"),
        ("Family history of gout.", "gout", "family"),
        ("h/o stroke", "stroke", "past"),
        ("Call us if you develop fever.", "fever", "hypothetical"),
        ("No evidence of stroke.", "stroke", "absent"),
        ("Brought in by mother with croup.", "croup", "present"),
    ],
)
def test_the_sentences_that_must_never_go_wrong(sentence: str, name: str, status: str) -> None:
    start = sentence.index(name)
    assert status_of(sentence, start, start + len(name)) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Come back to the clinic if\n- chest pain\n- fever", "hypothetical"),
        ("No signs of\n- pneumonia\n- heart failure", "absent"),
        ("He was treated for\n* pneumonia\n* gout", "past"),
        ("She has\n- asthma\n- gout", "present"),
        ("It is more likely than not that he had a stroke.", "possible"),
        ("More likely than not this was pneumonia.", "possible"),
        ("It looks a little like gout.", "possible"),
        ("Remission of Crohn's disease since 2011.", "past"),
        ("We hope for a lasting remission of her colitis.", "present"),
        ("Kidney stone at work, passed by itself.", "past"),
        ("Should angina recur, use the spray.", "hypothetical"),
        ("Urine clear, so cystitis not supported.", "absent"),
        ("Dengue test negative twice, dengue therefore excluded.", "absent"),
        ("This scan looks for osteoporosis before a bone breaks.", "hypothetical"),
        ("This medicine is used to treat psoriasis.", "hypothetical"),
        ("Methotrexate was used to treat psoriasis in this patient.", "present"),
        ("No change in the thyroid nodule of 8 mm compared with last year.", "present"),
    ],
)
def test_what_stands_around_a_condition_says_how_it_is_meant(text: str, status: str) -> None:
    found = recognise((Page(1, text),)).conditions
    assert found
    assert {str(each.status) for each in found} == {status}


def test_what_was_measured_is_not_denied() -> None:
    text = "No pneumonia, 5 mm lung nodule, 2.1 cm renal cyst."
    found = {each.text: str(each.status) for each in recognise((Page(1, text),)).conditions}
    assert found == {"pneumonia": "absent", "lung nodule": "present", "renal cyst": "present"}
