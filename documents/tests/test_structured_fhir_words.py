"""What a FHIR file says in words, plans or forbids: read, told apart, or named as not read."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from documents.pipeline.types import Kind, MedicationStatus, Stage, Status
from documents.tests.structured_makers import Read, bundle


def coded(text: str) -> dict[str, Any]:
    return {"text": text}


def of(kind: str, **more: Any) -> dict[str, Any]:
    return {"resourceType": kind, "status": "active", **more}


def attached(text: str, kind: str = "text/plain") -> dict[str, Any]:
    return {"contentType": kind, "data": base64.b64encode(text.encode()).decode()}


def note(text: str, **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "DocumentReference",
        "status": "current",
        "type": coded("Clinic note"),
        "content": [{"attachment": attached(text)}],
        **more,
    }


def composition(code: str, div: str, **more: Any) -> dict[str, Any]:
    told = {"title": "Part", "code": {"coding": [{"system": "http://loinc.org", "code": code}]}}
    section = {**told, "text": {"div": div}, **more}
    return {"resourceType": "Composition", "status": "final", "section": [section]}


def steps(read: Read) -> list[str]:
    return [each.text for each in read.findings.followups]


def unread(read: Read) -> list[str]:
    return [each.title for each in read.findings.sections if each.kind == "unread"]


@pytest.mark.parametrize(
    "more",
    [
        {"doNotPerform": True},
        {"intent": "proposal"},
        {"intent": "option"},
        {"status": "revoked"},
        {"status": "completed"},
        {"status": "entered-in-error"},
    ],
    ids=["forbidden", "proposal", "option", "revoked", "completed", "mistake"],
)
def test_a_request_that_nobody_made_is_no_next_step(more: dict[str, Any]) -> None:
    request = of("ServiceRequest", code=coded("Sleep study"), **more)
    assert steps(Read(bundle(request))) == []
    ordered = of("ServiceRequest", code=coded("Sleep study"), intent="order")
    assert steps(Read(bundle(ordered))) == ["Sleep study"]


def test_a_goal_and_a_vaccine_are_shown_with_how_they_stand() -> None:
    goal = {"resourceType": "Goal", "lifecycleStatus": "cancelled",
            "description": coded("Walk more")}  # fmt: skip
    refused = of("Immunization", status="not-done", vaccineCode=coded("Zoster vaccine"))
    text = Read(bundle(goal, refused)).text
    assert "Walk more  Status: cancelled" in text
    assert "Zoster vaccine  Status: not-done" in text


def test_a_care_plan_tells_its_words_and_what_is_ahead_while_it_runs() -> None:
    activity = [
        {"detail": {"status": "scheduled", "description": "Eye exam once a year"}},
        {"detail": {"status": "cancelled", "description": "Balance class"}},
        {"detail": {"status": "scheduled", "doNotPerform": True, "description": "Heavy lifting"}},
    ]
    plan = of("CarePlan", title="Feet", description="See a podiatrist in 6 weeks.",
              activity=activity)  # fmt: skip
    found = Read(bundle(plan))
    assert sorted(steps(found)) == ["Eye exam once a year", "See a podiatrist in 6 weeks."]
    assert "Balance class  Status: cancelled" in found.text
    assert steps(Read(bundle({**plan, "status": "revoked"}))) == []


def test_a_procedure_is_told_as_done_or_as_planned() -> None:
    done = of("Procedure", status="completed", code=coded("Colonoscopy"),
              performedDateTime="2024-05-06")  # fmt: skip
    ahead = of("Procedure", status="preparation", code=coded("Cataract surgery"))
    never = of("Procedure", status="not-done", code=coded("Hip replacement"))
    found = Read(bundle(done, ahead, never)).findings.procedures
    assert [(each.text, each.stage, str(each.on)) for each in found] == [
        ("Colonoscopy", Stage.DONE, "2024-05-06"),
        ("Cataract surgery", Stage.PLANNED, "None"),
    ]


def test_what_was_handed_over_is_not_over() -> None:
    given = of("MedicationDispense", status="completed",
               medicationCodeableConcept=coded("Amlodipine 5 MG"))  # fmt: skip
    (medicine,) = Read(bundle(given)).findings.medications
    assert medicine.status is MedicationStatus.UNKNOWN


def test_a_conclusion_and_an_attached_note_are_read() -> None:
    report = of("DiagnosticReport", status="final", code=coded("Scan"),
                conclusion="Fatty liver. No gallstones. Possible kidney stone.")  # fmt: skip
    found = Read(bundle(report, note("Assessment: Gout.\nPlan: Recheck uric acid in 3 months.")))
    assert {each.text: each.status for each in found.findings.conditions} == {
        "Fatty liver": Status.PRESENT,
        "gallstones": Status.ABSENT,
        "kidney stone": Status.POSSIBLE,
        "Gout": Status.PRESENT,
    }
    assert steps(found) == ["Recheck uric acid in 3 months."]
    for each in found.findings.conditions:
        assert found.quote(each.source) == each.text


def test_a_note_that_was_replaced_or_is_a_mistake_tells_nothing() -> None:
    old = note("Diagnosis: Lupus", status="superseded")
    wrong = note("Diagnosis: Psoriasis", status="entered-in-error")
    found = Read(bundle(old, wrong, note("Diagnosis: Gout")))
    assert [each.text for each in found.findings.conditions] == ["Gout"]
    assert "Replaced by a newer one" in found.text and "Psoriasis" not in found.text


def test_what_is_not_read_is_named() -> None:
    form = note("x", content=[{"attachment": {"contentType": "application/pdf", "title": "A.pdf",
                                              "data": "JVBERi0="}}])  # fmt: skip
    answers = of("QuestionnaireResponse", item=[{"text": "Gout?"}])
    found = Read(bundle(form, answers))
    assert unread(found) == ["Questionnaire response", "Clinic note: A.pdf (application/pdf)"]
    assert "not_read" in found.findings.warnings


def test_a_composition_s_table_is_read_by_its_section() -> None:
    div = (
        '<div xmlns="http://www.w3.org/1999/xhtml"><table><thead><tr><th>Name</th><th>Status</th>'
        "</tr></thead><tbody><tr><td>Gout&nbsp;</td><td>Active</td></tr>"
        "<tr><td>Shingles</td><td>Resolved</td></tr></tbody></table>"
        "<script>alert('Lupus')</script></div>"
    )
    found = Read(bundle(composition("11450-4", div)))
    assert {each.text: each.status for each in found.findings.conditions} == {
        "Gout": Status.PRESENT,
        "Shingles": Status.PAST,
    }
    assert "alert" not in found.text


def test_a_composition_s_words_on_entries_that_are_there_add_nothing() -> None:
    entry = {"resourceType": "Condition", "id": "c", "code": coded("Gout")}
    with_entry = composition("11450-4", "<div>Gout, Lupus</div>",
                             entry=[{"reference": "Condition/c"}])  # fmt: skip
    found = Read(bundle(with_entry, entry))
    assert [each.text for each in found.findings.conditions] == ["Gout"]
    assert found.findings.kind is Kind.OTHER


@pytest.mark.parametrize(
    "div",
    [
        "<div><p>Gout<br></div>",
        '<!DOCTYPE x [<!ENTITY a "Lupus">]><div>Gout &a;</div>',
        "<div>" * 400 + "Gout" + "</div>" * 400,
    ],
    ids=["no XML", "an entity of its own", "very deep"],
)
def test_markup_that_is_no_xml_gives_its_words_and_opens_nothing(div: str) -> None:
    found = Read(bundle(composition("11450-4", div)))
    assert "Gout" in found.text and "Lupus" not in found.text
    assert {each.text for each in found.findings.conditions} <= {"Gout"}
