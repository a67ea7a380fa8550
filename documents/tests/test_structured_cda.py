"""C-CDA: coded entries to values, with their place; the narrative beside them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from documents.pipeline.files.identify import MediaType
from documents.pipeline.types import Flag, Kind, MedicationStatus, Refused, Status
from documents.tests.structured_makers import (
    V3,
    Read,
    allergy,
    clinical_document,
    medicine,
    problem,
    result,
    results,
    section,
)

RANGE = (
    "<referenceRange><observationRange>{text}"
    '<value xsi:type="IVL_PQ"><low value="3.5" unit="mmol/L"/><high value="5.1" unit="mmol/L"/>'
    "</value></observationRange></referenceRange>"
)


def quantity(value: str, unit: str) -> str:
    return f'<value xsi:type="PQ" value="{value}" unit="{unit}"/>'


def read(*sections: str) -> Read:
    return Read(clinical_document(*sections))


def test_a_result_comes_with_everything_that_stands_beside_it() -> None:
    more = '<interpretationCode code="H"/>' + RANGE.format(text="")
    found = read(results(result("Potassium", quantity("5.90", "mmol/L"), more=more)))
    (row,) = found.findings.labs
    assert (row.name, row.value, row.unit) == ("Potassium", "5.90", "mmol/L")
    assert (row.ref_text, row.ref_low, row.ref_high) == (
        "3.5 - 5.1 mmol/L", Decimal("3.5"), Decimal("5.1"),
    )  # fmt: skip
    assert (row.printed_flag, row.flag, row.analyte) == ("H", Flag.HIGH, "potassium")
    assert row.observed_on == date(2026, 3, 1)
    assert found.quote(row.value_source) == "5.90"
    assert "5.90 mmol/L" in found.quote(row.source)
    assert found.media_type is MediaType.CDA
    assert found.findings.kind is Kind.LAB_REPORT
    kinds = {each.kind: each.value for each in found.findings.dates}
    assert kinds == {"reported": date(2026, 3, 2), "birth": date(1970, 1, 2)}


@pytest.mark.parametrize(
    ("value", "shown", "unit"),
    [
        ('<value xsi:type="ST">Unable to say</value>', "Unable to say", None),
        ('<value xsi:type="CD" code="1" displayName="Detected"/>', "Detected", None),
        ('<value xsi:type="CD" nullFlavor="OTH"><originalText>odd</originalText></value>', "odd",
         None),
        ('<value xsi:type="INT" value="7"/>', "7", None),
        ('<value xsi:type="REAL" value="7.50"/>', "7.50", None),
        ('<value xsi:type="BL" value="true"/>', "true", None),
        ('<value xsi:type="TS" value="20260102"/>', "2026-01-02", None),
        ('<value xsi:type="PQ" value="1.015" unit="1"/>', "1.015", None),
        ('<value xsi:type="IVL_PQ"><high value="5" unit="pg/mL" inclusive="false"/></value>', "<5",
         "pg/mL"),
        ('<value xsi:type="IVL_PQ"><low value="60" unit="mL/min"/></value>', ">=60", "mL/min"),
        ('<value xsi:type="IVL_PQ"><low value="2"/><high value="5"/></value>', "2 - 5", None),
        ('<value xsi:type="RTO"><numerator value="1"/><denominator value="64"/></value>', "1:64",
         None),
        ('<value xsi:type="PQ" nullFlavor="OTH"><translation value="9" code="x10E3/uL"/></value>',
         "9", "x10E3/uL"),
        ('<value xsi:type="ED"><reference value="#said"/></value>', "In words", None),
        ('<value value="4" unit="g"/>', "4", "g"),
    ],
)  # fmt: skip
def test_every_value_type(value: str, shown: str, unit: str | None) -> None:
    text = '<paragraph ID="said">In words</paragraph>'
    assert read(results(result("X", value), text=text)).values() == [("X", shown, unit)]


@pytest.mark.parametrize("flavor", ["NI", "UNK", "NAV", "MSK"])
def test_a_missing_value_is_said_and_not_made_up(flavor: str) -> None:
    found = read(results(result("Sodium", f'<value xsi:type="PQ" nullFlavor="{flavor}"/>')))
    assert found.findings.labs == ()
    assert "Sodium" in found.text


@pytest.mark.parametrize("status", ["aborted", "cancelled", "nullified"])
def test_what_was_taken_back_is_said_and_its_value_is_not(status: str) -> None:
    found = read(results(result("Sodium", quantity("987654", "mmol/L"), status=status)))
    assert found.findings.labs == ()
    assert "987654" not in found.text
    assert "Taken back" in found.text


def test_a_range_in_words_is_read_only_where_it_is_one_simple_range() -> None:
    in_words = (
        "<referenceRange><observationRange><text>{}</text></observationRange></referenceRange>"
    )
    found = read(
        results(
            result("A", quantity("150", "mg/dL"), more=in_words.format("&lt;130 mg/dL")),
            result("B", quantity("150", "mg/dL"), more=in_words.format("10-39 years: 55-110")),
        )
    )
    first, second = found.findings.labs
    assert (first.ref_text, first.ref_high, first.flag) == ("<130 mg/dL", Decimal(130), Flag.HIGH)
    assert (second.ref_text, second.ref_low, second.flag) == ("10-39 years: 55-110", None, None)


def test_a_name_that_says_nothing_gives_way_to_the_words_it_refers_to() -> None:
    named = result("????", quantity("5", "g")).replace(
        'displayName="????"/>',
        'displayName="????"><originalText><reference value="#n"/></originalText></code>',
    )
    text = '<table><tbody><tr><td ID="n">Iron store</td><td>5 g</td></tr></tbody></table>'
    assert read(results(named, text=text)).values() == [("Iron store", "5", "g")]


def test_the_narrative_is_shown_as_it_stands() -> None:
    text = (
        "<table><thead><tr><th>Test</th><th>Value</th></tr></thead><tbody><tr><td>Iron</td>"
        "<td>5<br/>g</td></tr></tbody></table><list><item>One</item><item>Two</item></list>"
        "<paragraph>Seen <content>again</content> soon.</paragraph>"
    )
    found = read(section("29549-9", "Story", "", text=text))
    assert "Test  Value\nIron  5 / g\n- One\n- Two\nSeen again soon.\n" in found.text
    (title, story) = found.findings.sections
    assert (title.title, story.title) == ("Made-up summary", "Story")


_STATUS = (
    '<entryRelationship typeCode="REFR"><observation><code code="33999-4"/>'
    '<value xsi:type="CD" code="{}" displayName="{}"/></observation></entryRelationship>'
)


@pytest.mark.parametrize(
    ("more", "time", "status"),
    [
        ("", '<effectiveTime><low value="2020"/></effectiveTime>', Status.PRESENT),
        ("", '<effectiveTime><low value="2020"/><high value="2021"/></effectiveTime>', Status.PAST),
        ("", '<effectiveTime><high nullFlavor="UNK"/></effectiveTime>', Status.PAST),
        (_STATUS.format("413322009", "Resolved"), "", Status.PAST),
        (_STATUS.format("55561003", "Active"), "", Status.PRESENT),
    ],
)
def test_problems_keep_their_status(more: str, time: str, status: Status) -> None:
    found = read(section("11450-4", "Problems", problem("Asthma", more=more, time=time)))
    (condition,) = found.findings.conditions
    assert (condition.text, condition.status) == ("Asthma", status)
    assert "Asthma" in found.quote(condition.source)


def test_negated_problems_are_absent_and_none_known_is_no_condition() -> None:
    found = read(
        section("11450-4", "Problems", problem("Asthma", negated=True)),
        section("11450-4", "More", problem("", negated=True)),
    )
    (condition,) = found.findings.conditions
    assert condition.status is Status.ABSENT
    assert "No known problems" in found.text


def test_allergies_and_none_known() -> None:
    found = read(
        section("48765-2", "Allergies", allergy("Penicillin") + allergy("", negated=True))
    ).findings
    known, none = found.allergies
    assert (known.substance, known.reaction) == ("Penicillin", "Hives")
    assert none.status is Status.ABSENT
    assert found.conditions == ()


_WEEKLY = (
    '<effectiveTime xsi:type="IVL_TS"><low value="20250101"/></effectiveTime>'
    '<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="12" unit="h"/></effectiveTime>'
    '<routeCode code="1" displayName="by mouth"/>'
)


def test_a_medicine_with_its_directions() -> None:
    found = read(section("10160-0", "Medications", medicine("Metformin", more=_WEEKLY)))
    (each,) = found.findings.medications
    assert (each.name, each.dose, each.route) == ("Metformin", "2 {tbl}", "by mouth")
    assert (each.frequency, each.status) == ("every 12 hours", MedicationStatus.ACTIVE)
    line = found.quote(each.source)
    assert all(part in line for part in ("Metformin", "2 {tbl}", "by mouth", "every 12 hours"))


@pytest.mark.parametrize(
    ("status", "versioned", "expected"),
    [
        ("completed", True, MedicationStatus.PAST),
        # The only code that the older version allowed: it says nothing.
        ("completed", False, MedicationStatus.UNKNOWN),
        ("suspended", True, MedicationStatus.HELD),
        ("aborted", True, MedicationStatus.STOPPED),
    ],
)
def test_a_status_code_means_what_its_version_says(
    status: str, versioned: bool, expected: MedicationStatus
) -> None:
    inside = medicine("Metformin", status=status, versioned=versioned)
    (each,) = read(section("10160-0", "Medications", inside)).findings.medications
    assert each.status is expected


@pytest.mark.parametrize("flag", [' negationInd="true"', ""])
def test_a_medicine_that_is_not_taken_is_not_listed(flag: str) -> None:
    status = "active" if flag else "nullified"
    inside = medicine("Metformin", flag=flag, status=status)
    found = read(section("10160-0", "Medications", inside))
    assert found.findings.medications == ()
    assert "Metformin" in found.text


def test_family_history_is_the_familys() -> None:
    inside = (
        '<entry><organizer classCode="CLUSTER" moodCode="EVN"><subject><relatedSubject>'
        '<code code="FTH" displayName="Father"/></relatedSubject></subject><component>'
        '<observation><templateId root="2.16.840.1.113883.10.20.22.4.46"/>'
        '<value xsi:type="CD" code="1" displayName="Stroke"/></observation></component>'
        "</organizer></entry>"
    )
    (condition,) = read(section("10157-6", "Family", inside)).findings.conditions
    assert (condition.text, condition.status) == ("Stroke", Status.FAMILY)


def test_what_is_planned_comes_next_and_is_no_result() -> None:
    inside = (
        '<entry><observation classCode="OBS" moodCode="INT">'
        '<code code="1" displayName="Colonoscopy"/><value xsi:type="PQ" value="7" unit="g"/>'
        "</observation></entry>"
    )
    found = read(section("18776-5", "Plan", inside)).findings
    assert found.labs == ()
    assert [each.text for each in found.followups] == ["Colonoscopy"]


def test_an_excerpt_without_declarations_and_a_prefixed_document_are_read() -> None:
    excerpt = (
        '<section><templateId root="2.16.840.1.113883.10.20.22.2.3.1"/><code code="30954-2"/>'
        f"<title>Results</title><entry><organizer>{result('A', quantity('5', 'g'))}</organizer>"
        "</entry></section>"
    )
    assert Read(excerpt).values() == [("A", "5", "g")]
    whole = clinical_document(results(result("A", quantity("5", "g"))))
    prefixed = whole.replace("<", "<n:").replace("<n:/", "</n:").replace("<n:?", "<?")
    prefixed = prefixed.replace(V3, V3.replace("xmlns=", "xmlns:n="))
    assert Read(prefixed).values() == [("A", "5", "g")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<?xml version="1.0"?><report/>', "type_not_accepted"),
        ('<section xmlns="urn:hl7-org:v3"/>', "type_not_accepted"),
        ('<Bundle xmlns="http://hl7.org/fhir"/>', "type_not_accepted"),
        (f"<ClinicalDocument {V3}/>", "type_not_accepted"),
        (clinical_document()[:-20], "damaged"),
        (clinical_document().replace("</recordTarget>", "</recordTarget><recordTarget>"
         "<patientRole><patient><name><given>Some</given><family>Other</family></name></patient>"
         "</patientRole></recordTarget>"), "type_not_accepted"),
    ],
)  # fmt: skip
def test_what_is_no_record_of_one_person_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        Read(text)
    assert refused.value.code == code
