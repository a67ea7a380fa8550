"""The side or the stage that is printed beside an illness is told with it, and nothing else."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.grounding import quote
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, SummarySentence


def told(line: str) -> tuple[Page, SummarySentence]:
    page = Page(1, f"VISIT NOTE\n\nProblem list\n- {line}\n- Psoriasis\n")
    sentences = compose([page], recognise([page])).sentences
    return page, next(each for each in sentences if "psoriasis" in each.text)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Cataract left eye", "cataract (“left eye”)"),
        ("Gout, right big toe", "gout (“right big toe”)"),
        ("Hearing loss - left ear", "hearing loss (“left ear”)"),
        ("Inguinal hernia (right)", "inguinal hernia (“right”)"),
        ("Kidney stone left, 5 mm", "kidney stone (“left”)"),
        ("Chronic kidney disease, stage 3b (eGFR 38)", "chronic kidney disease (“stage 3b”)"),
        ("Stage 3a CKD", "CKD (“Stage 3a”)"),
        ("Heart failure, NYHA class II", "heart failure (“NYHA class II”)"),
        ("Fracture of the right proximal tibia", "fracture (“of the right proximal tibia”)"),
        ("Fracture of distal ulna (left)", "fracture (“of distal ulna (left)”)"),
        (
            "Right intracapsular neck of femur fracture",
            "fracture (“Right intracapsular neck of femur”)",
        ),
        ("Left distal radius fracture", "fracture (“Left distal radius”)"),
        ("T12 compression fracture", "compression fracture (“T12”)"),
        (
            "Ischemic stroke, right middle cerebral artery",
            "ischemic stroke (“right middle cerebral artery”)",
        ),
        ("Right MCA stroke", "stroke (“Right MCA”)"),
        ("Deep vein thrombosis, right femoral vein", "deep vein thrombosis (“right femoral vein”)"),
        ("Melanoma in situ of the left calf", "melanoma in situ (“of the left calf”)"),
    ],
)
def test_the_side_or_the_stage_is_told_and_cited(line: str, name: str) -> None:
    page, sentence = told(line)
    assert f"names {name} and psoriasis" in sentence.text
    said = name.split("“")[1].rstrip("”)")
    assert said in quote([page], sentence.sources[0])


@pytest.mark.parametrize(
    "line",
    [
        "Gout, left hospital",
        "Gout, left hip stiff",
        "Gout - right handed",
        "Gout with right of way",
        "Gout, both better",
    ],
)
def test_other_words_behind_a_name_are_left_out(line: str) -> None:
    assert "gout and psoriasis" in told(line)[1].text
