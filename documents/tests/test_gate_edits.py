"""A sentence of the source with one word exchanged is another sentence."""

from __future__ import annotations

import pytest

from documents import gate
from documents.pipeline.labs import find_labs
from documents.pipeline.language.sentences import number_sentences
from documents.pipeline.types import Page


def accepted(source: str, statement: str) -> bool:
    pages = (Page(1, source),)
    return gate.verify(statement, number_sentences(pages), labs=find_labs(pages)).accepted


@pytest.mark.parametrize(
    ("source", "statement"),
    [
        ("The pain is better at rest and worse on the stairs.", "The pain is worse at rest."),
        ("Her walking is definitely better.", "Her walking is definitely worse."),
        ("He has had more frequent falls.", "He has had less frequent falls."),
        ("Blood loss was less than 40 cc.", "Blood loss was more than 40 cc."),
        ("Return in 4 weeks.", "Return in more than 4 weeks."),
        ("The dizziness began after the fall.", "The dizziness began before the fall."),
        ("She has had asthma since 2009.", "She has had asthma until 2009."),
        ("He drove a bus for the last 6 years.", "He drove a bus for the next 6 years."),
        ("She fell on the ice yesterday.", "She fell on the ice today."),
        ("He had a stent 3 years ago.", "He had a stent 3 years from now."),
        ("School starts in a few weeks.", "School starts in a few days."),
        ("He worked from 7 a.m. until 5 p.m.", "He worked from 7 p.m. until 5 p.m."),
        ("Itchy eyes, sore ears and a cough.", "Itchy eyes, sore eyes and a cough."),
        ("Neck and back pain.", "Back and back pain."),
        ("The left L4 root and the left L5 root.", "The left L4 root and the left L4 root."),
        ("No previous operations.", "No current operations."),
        ("She lives with her brother.", "She lives with his brother."),
        ("I recommended a brace.", "The nurse recommended a brace."),
        ("The patient smokes.", "The doctor smokes."),
        ("She was using a menthol cream.", "She was using a menthol pill."),
        ("There is some swelling of the knee.", "There is all swelling of the knee."),
        ("She has seen many specialists.", "She has seen few specialists."),
        ("We may need to discuss a knee operation.", "We will need to discuss a knee operation."),
        ("We will order a thyroid panel.", "We did order a thyroid panel."),
        ("His brothers had shingles.", "His brothers have shingles."),
        ("I will hold the Flexeril and hold gabapentin.", "I will take gabapentin."),
        ("Pain over the medial knee, not the lateral hip.", "Pain over the lateral knee."),
        ("Oxygen saturation was 93% on room air.", "Oxygen saturation was 93 times on room air."),
        ("He smokes 1 to 2 cigarettes per day.", "He smokes 2 cigarettes per day."),
        ("Amoxicillin 500 mg PO for 7 days.", "Amoxicillin mg PO for 7 days."),
        ("Neurontin 300 mg per day, then 300 mg b.i.d.", "Neurontin 300 mg t.i.d."),
    ],
    ids=lambda text: text[:24],
)
def test_one_word_in_anothers_place_is_refused(source: str, statement: str) -> None:
    assert accepted(source, source)
    assert not accepted(source, statement)


@pytest.mark.parametrize(
    ("source", "statement"),
    [
        ("BP 132/84 after rest.", "Your blood pressure was 132 over 84 after rest."),
        ("I recommended a brace.", "Your doctor recommended a brace."),
        ("The patient smokes.", "You smoke."),
        ("She fell prior to the operation.", "You fell before the operation."),
        ("Return in 1 to 2 weeks.", "Come back in 1 to 2 weeks."),
        ("The dose went from 20 to 40 mg.", "The dose went to 40 mg."),
        ("Discussed a low salt diet.", "You talked about a low salt diet."),
        (
            "Possible pneumonia in the right lower lobe.",
            "You may have pneumonia in the right lung.",
        ),
        ("Metformin 500 mg b.i.d.", "Metformin 500 mg two times a day."),
    ],
    ids=lambda text: text[:24],
)
def test_what_means_the_same_may_take_its_place(source: str, statement: str) -> None:
    assert accepted(source, statement)


@pytest.mark.parametrize(
    ("source", "statement", "true"),
    [
        ("He is not running a fever.", "You aren't running a fever.", True),
        ("He can't bend the knee.", "You cannot bend the knee.", True),
        ("Ferritin 31 ng/mL (12.0-15.5).", "The normal range is 12.0 to 15.5.", True),
        ("Temperature 98.6 F.", "Your temperature was 98.6 degrees Fahrenheit.", True),
        ("Fasting glucose 142 mg/dL.", "Your fasting blood sugar was 142 mg/dL.", True),
        ("Rabeprazole 20 mg before breakfast.", "Take rabeprazole 20 mg before breakfast.", True),
        ("Family history of gout in his uncle.", "Your uncle had gout.", True),
        ("Hold metoprolol if the pulse is below 55.", "Hold metoprolol.", False),
        ("Call if the cough is not better in 10 days.", "Call in 10 days.", False),
        ("Hernia repair planned for July 8.", "You had a hernia repair on July 8.", False),
        ("Hernia repair planned for July 8.", "Your hernia repair is planned for July 8.", True),
        ("Unable to tolerate statins due to aches.", "You take statins for aches.", False),
        (
            "Ejection fraction 35%, 50% last year.",
            "The ejection fraction was 35% last year.",
            False,
        ),
    ],
    ids=lambda value: str(value)[:24],
)
def test_conditions_contractions_and_ranges(source: str, statement: str, true: bool) -> None:
    assert accepted(source, statement) is true


def test_sentences_said_together_must_each_be_carried() -> None:
    note = "He has gout. Pulse 72. The rash on his arm is gone. He denies cough."
    assert accepted(note, "You have gout. You have no cough.")
    assert accepted(note, "Pulse 72. The rash on his arm is gone.")
    assert not accepted(note, "You have gout. You have a cough.")
    assert not accepted(note, "You have gout. Pulse 74.")
    assert not accepted(note, "You have gout. You do not.")
