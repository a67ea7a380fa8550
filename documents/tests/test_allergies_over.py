"""An allergy that a record marks as over is told as that, never as one of today."""

from __future__ import annotations

import json

import pytest

from documents.pipeline.notes.allergy.allergies import find_allergies
from documents.pipeline.types import Page, Status
from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    ("line", "substance", "reaction", "status"),
    [
        ("Tramadol - dizziness - Resolved", "Tramadol", "dizziness", Status.PAST),
        ("Latex (itching) - inactive", "Latex", "itching", Status.PAST),
        ("Cephalexin | hives | Inactive", "Cephalexin", "hives", Status.PAST),
        ("Peanuts - outgrown", "Peanuts", None, Status.PAST),
        ("Penicillin - rash - Active", "Penicillin", "rash", Status.PRESENT),
        ("Penicillin - rash", "Penicillin", "rash", Status.PRESENT),
    ],
)
def test_what_an_entry_is_marked_with(
    line: str, substance: str, reaction: str | None, status: Status
) -> None:
    (found,) = find_allergies((Page(1, f"Allergies:\n{line}\n"),))
    assert (found.substance, found.reaction, found.status) == (substance, reaction, status)


def _told(text: str) -> list[str]:
    summary = understand_text(text)["summary"]
    return [each["text"] for each in summary if "allergy" in each["text"]]


def test_one_that_is_over_is_told_so_beside_one_that_stands() -> None:
    text = "Allergies:\nTramadol - dizziness - Resolved\nTramadol - hives - Active\n"
    assert _told(text) == [
        "The record lists an allergy that is marked as over: tramadol (dizziness).",
        "The record lists an allergy: tramadol (hives).",
    ]


@pytest.mark.parametrize("status", ["inactive", "resolved"])
def test_a_resource_that_is_not_active_is_no_allergy_of_today(status: str) -> None:
    resource = {
        "resourceType": "AllergyIntolerance",
        "clinicalStatus": {"coding": [{"code": status}]},
        "code": {"text": "Tramadol"},
        "patient": {"reference": "Patient/1"},
    }
    person = {"resourceType": "Patient", "id": "1", "name": [{"text": "Mara Example"}]}
    entry = [{"resource": person}, {"resource": resource}]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entry}
    (told,) = _told(json.dumps(bundle))
    assert "an allergy that is marked as over: tramadol" in told
