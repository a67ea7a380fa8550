"""What can be the name of a condition, and what the line above a list says of it."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_conditions
from documents.pipeline.notes.structure.announced import announced
from documents.pipeline.notes.structure.noun_phrases import is_noun_phrase
from documents.pipeline.types import Page


def found(text: str) -> list[tuple[str, str]]:
    return [(c.text, str(c.status)) for c in find_conditions((Page(1, text),))]


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("Fracture of the left hip", True),
        ("Low back pain", True),
        ("Attention deficit and hyperactivity", True),
        ("Sleep disordered breathing", True),
        ("darker and impacting work", False),
        ("Gout and", False),
        ("worsening of the", False),
        ("rash the elbow", False),
        ("She has gout", False),
        ("Same", False),
        ("", False),
    ],
)
def test_a_name_is_no_clause_and_no_rest_of_one(name: str, holds: bool) -> None:
    assert is_noun_phrase(name) is holds


def test_a_columns_label_is_no_condition() -> None:
    text = "Problem list\n- Darker and impacting work\n- Blurigo of Madeup\n- Gout"
    assert found(text) == [("Blurigo of Madeup", "present"), ("Gout", "present")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("There is an exacerbation of her congestive heart failure.", ["congestive heart failure"]),
        ("A partial tear of the long biceps tendon.", ["partial tear"]),
        ("A fracture of the left hip.", ["fracture of the left hip"]),
        ("He was told to strain his urine.", []),
    ],
)
def test_a_name_ends_before_what_is_said_of_the_next_word(text: str, names: list[str]) -> None:
    assert [name for name, _ in found(text)] == names


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Differential diagnosis", "possible"),
        ("Pertinent negatives", "absent"),
        ("Please call us if you have any of the following", "hypothetical"),
        ("Side effects to watch for", "hypothetical"),
        ("Resolved problems", "past"),
        ("Past medical history", None),
        ("Evaluation for chest pain", None),
        ("Current problems", None),
    ],
)
def test_a_title_is_read_as_a_sentence_is(title: str, status: str | None) -> None:
    assert announced(title) == status


def test_a_line_that_leads_in_a_list_speaks_of_its_items_alone() -> None:
    text = "Call us if you have:\n- fever\n- vomiting\n\nShe has gout.\n"
    text += "Denies:\n- cough\n- rash\nHas asthma."
    assert found(text) == [
        ("fever", "hypothetical"), ("vomiting", "hypothetical"), ("gout", "present"),
        ("cough", "absent"), ("rash", "absent"), ("asthma", "present"),
    ]  # fmt: skip


def test_the_risks_of_an_operation_are_no_conditions() -> None:
    text = "Risks and benefits of surgery including bleeding, infection and stroke were discussed."
    assert {status for _, status in found(text)} == {"hypothetical"}
