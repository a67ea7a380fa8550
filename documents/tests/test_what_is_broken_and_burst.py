"""What has burst is part of a diagnosis, a break is told with its side and bone, ED is a place."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _named(text: str) -> list[str]:
    return [each["text"] for each in understand_text(text)["conditions"]]


def _said(text: str) -> str:
    return " ".join(each["text"] for each in understand_text(text)["summary"])


@pytest.mark.parametrize(
    "name",
    [
        "Perforated appendicitis",
        "Perforated duodenal ulcer",
        "Ruptured abdominal aortic aneurysm",
        "Obstructed inguinal hernia",
        "Infected eczema",
        "Perforated bowel",
        "Burst appendix",
        "Undisplaced fracture",
        "Colles fracture",
        "Bimalleolar fracture of the left ankle",
    ],
)
def test_what_happened_to_it_belongs_to_the_name(name: str) -> None:
    assert _named(f"Diagnosis: {name}\n") == [name]


def test_in_spanish_it_stands_behind_the_name() -> None:
    text = "Diagnóstico: Apendicitis perforada\n"
    assert _named(text) == ["Apendicitis perforada"]
    assert "perforated appendicitis (“Apendicitis perforada”)" in _said(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Fracture of left distal radius following a fall", "fracture (“of left distal radius”)"),
        ("Fracture of left distal radius and ulna", "(“of left distal radius and ulna”)"),
        ("Fracture left clavicle", "fracture (“left clavicle”)"),
        ("Fracture R 5th metatarsal", "fracture (“R 5th metatarsal”)"),
        ("Fracture of the L1 vertebra", "fracture (“of the L1 vertebra”)"),
        ("Colles fracture L wrist", "(“L wrist”)"),
        (
            "Undisplaced fracture of the base of the 5th metatarsal, left foot",
            "(“of the base of the 5th metatarsal, left foot”)",
        ),
        ("Left undisplaced distal radius fracture", "(“Left undisplaced distal radius”)"),
        ("1. Fracture of left distal radius 2. Hypertension", "(“of left distal radius”)"),
    ],
)
def test_a_break_is_told_with_its_bone_and_side(text: str, told: str) -> None:
    assert told in _said(f"Diagnosis: {text}\n")


@pytest.mark.parametrize(
    "text", ["Pain in the left hip replacement", "Gout, rib fracture", "Sprain, C5/6 fusion"]
)
def test_what_only_begins_like_a_bone_is_not_told(text: str) -> None:
    assert "(“" not in _said(f"Diagnosis: {text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "Diagnosis: Wrist sprain, reviewed in ED",
        "Impression: sprain, discharged from ED",
        "Diagnoses: Pneumonia (ED)",
        "Diagnosis: Cut hand, ED attendance",
    ],
)
def test_the_department_is_no_illness(text: str) -> None:
    assert "ED" not in _named(text)


@pytest.mark.parametrize("text", ["PMH: ED, hypertension", "Problems: ED on sildenafil"])
def test_the_illness_still_is(text: str) -> None:
    assert "ED" in _named(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Diagnosis: # left distal radius", "fracture (“# left distal radius”)"),
        ("Diagnosis: #NOF left", "fracture (“#NOF”)"),
        ("Seen with # R clavicle.", "fracture (“# R clavicle”)"),
        ("No # of the distal radius.", "no sign of fracture (“# of the distal radius”)"),
        ("PMH: # tibia 2012, asthma", "in the past: fracture (“# tibia”)"),
    ],
)
def test_the_sign_of_a_break_is_read(text: str, told: str) -> None:
    assert told in _said(text)


def test_the_sign_of_a_list_is_none() -> None:
    text = "Problems:\n# Hip pain\n# Left knee OA\n# Radius pain"
    assert not any("#" in name for name in _named(text))
