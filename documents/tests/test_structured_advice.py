"""What the words of a structured record tell to do next, where no coded entry does."""

from __future__ import annotations

from documents.pipeline.types import Status
from documents.tests.structured_makers import (
    Read,
    allergy,
    bundle,
    clinical_document,
    message,
    obx,
    section,
)


def steps(read: Read) -> list[str]:
    """The next steps, each of which stands where it says that it does."""
    for each in read.findings.followups:
        assert read.quote(each.source) == each.text
    return [each.text for each in read.findings.followups]


def test_a_plan_in_words_comes_next() -> None:
    text = "<list><item>Recheck INR in 2 days</item><item>Goal: walk more</item></list>"
    filler = section("11450-4", "Problems", "", text="Nothing of note. " * 30)
    read = Read(clinical_document(filler, section("18776-5", "Plan", "", text=text)))
    assert steps(read) == ["Recheck INR in 2 days"]


def test_a_plan_says_when_and_other_words_do_not_become_steps() -> None:
    text = "<paragraph>Echo in 3 months.</paragraph><paragraph>Enjoys music.</paragraph>"
    read = Read(clinical_document(section("18776-5", "Plan", "", text=text)))
    assert steps(read) == ["Echo in 3 months."]
    read = Read(clinical_document(section("29762-2", "Social history", "", text=text)))
    assert steps(read) == []


def test_a_plan_of_many_pages_shows_each_step_at_its_place() -> None:
    text = "".join(f"<paragraph>Recheck lab {n} in {n} weeks.</paragraph>" for n in range(2, 300))
    read = Read(clinical_document(section("18776-5", "Plan", "", text=text)))
    assert len(steps(read)) == 298
    assert len(read.pages) > 2


def test_a_reports_conclusion_and_a_results_note_come_next() -> None:
    report = {"resourceType": "DiagnosticReport", "status": "final", "code": {"text": "Lipids"},
              "conclusion": "Above goal. Repeat in 3 months."}  # fmt: skip
    assert steps(Read(bundle(report))) == ["Repeat in 3 months."]
    sent = message(obx("Potassium", "5.9", unit="mmol/L"), "NTE|1||Please recheck in 1 week.")
    (step,) = steps(Read(sent))
    assert "recheck in 1 week" in step


def test_no_allergy_to_any_drug_is_said_in_the_records_words() -> None:
    drug = allergy("Drug or medicament", negated=True).replace('code="9"', 'code="410942007"')
    read = Read(clinical_document(section("48765-2", "Allergies", drug)))
    (none,) = read.findings.allergies
    assert none.status is Status.ABSENT
    assert "Not an allergy" not in read.text
    known = allergy("Penicillin", negated=True)
    read = Read(clinical_document(section("48765-2", "Allergies", known)))
    assert read.findings.allergies == ()
    assert "Penicillin  Not an allergy" in read.text
