"""A kind of illness that is asked about: what is present first, no denial of one place alone."""

from __future__ import annotations

import pytest

from conversations.answering import core
from conversations.answering.types import Outcome
from conversations.tests.test_answering import record, words
from knowledge.asked_kinds import asked_in, kinds

SPECIMENS = record(
    b"""SURGICAL PATHOLOGY REPORT

FINAL DIAGNOSIS
A. Left thyroid lobe, biopsy:
 - Colloid nodule.
 - Negative for malignancy.
B. Right thyroid lobe, biopsy: Papillary carcinoma, 1.1 cm.
C. Lymph node, excision: Reactive changes. No tumor is seen.
""",
    "specimens.txt",
)
VISIT = record(
    b"""VISIT NOTE

PAST MEDICAL HISTORY
Hypertension
Chronic kidney disease, stage 3

FAMILY HISTORY
Father had a stroke at 70.

ASSESSMENT
No evidence of a deep vein thrombosis in the left leg. Acute pulmonary embolism on the right.
""",
    "visit.txt",
)


@pytest.mark.parametrize(
    "question", ["Do I have cancer?", "is it malignant", "Any tumor found?", "¿Tengo cáncer?"]
)
def test_what_is_present_stands_before_what_one_specimen_denies(question: str) -> None:
    told = words(core.answer(question, (SPECIMENS,)))
    assert "Papillary carcinoma" in told
    assert told.index("Papillary carcinoma") < told.index("Negative for malignancy")


def test_a_denial_is_shown_with_its_specimen() -> None:
    told = [each.text for each in core.answer("Do I have cancer?", (SPECIMENS,)).sentences]
    assert any("Left thyroid lobe" in t and "Negative for malignancy" in t for t in told)
    assert any("Lymph node" in t and "No tumor is seen" in t for t in told)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Do I have high blood pressure?", "Hypertension"),
        ("Is there a problem with... do I have kidney disease?", "Chronic kidney disease"),
        ("Did I have a stroke?", "Father had a stroke"),
        ("Do I have a blood clot?", "Acute pulmonary embolism"),
    ],
)
def test_a_kind_is_found_by_the_names_that_documents_use(question: str, said: str) -> None:
    assert said in words(core.answer(question, (VISIT,)))


def test_a_clot_that_is_denied_stands_behind_the_one_that_is_there() -> None:
    told = words(core.answer("Do I have a clot?", (VISIT,)))
    assert told.index("pulmonary embolism") <= told.index("No evidence of a deep vein")


@pytest.mark.parametrize("question", ["Did I have a heart attack?", "Do I have diabetes?"])
def test_a_kind_that_no_document_names_is_not_found(question: str) -> None:
    assert core.answer(question, (SPECIMENS, VISIT)).outcome is Outcome.NOT_FOUND


def test_every_kind_is_asked_for_by_its_words_and_by_what_it_holds() -> None:
    assert len({kind.name for kind in kinds()}) == len(kinds())
    assert [kind.name for kind in asked_in("do i have leukemia")] == ["cancer"]
    assert [kind.name for kind in asked_in("is my platelet count low")] == []
    assert not next(k for k in kinds() if k.name == "clot").is_spoken_of("thrombocytopenia")


KNEES = record(
    b"""VISIT NOTE

ASSESSMENT
Right knee: gout. No gout in the left knee.
No fracture on the film of 2 March 2021. No asthma.
""",
    "knees.txt",
)


@pytest.mark.parametrize(
    ("question", "shown", "never"),
    [
        ("Do I have gout?", "No gout in the left knee", "no sign of gout"),
        ("Do I have a fracture?", "film of 2 March 2021", "no sign of fracture"),
        ("Do I have asthma?", "no sign of asthma", "No gout"),
    ],
)
def test_a_denial_of_one_side_or_day_is_told_of_no_more(
    question: str, shown: str, never: str
) -> None:
    told = words(core.answer(question, (KNEES,)))
    assert shown in told
    assert never not in told
