"""Parts of a record that only words tell: read as a note's, or named as not read."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.types import MedicationStatus, Status
from documents.tests.structured_makers import (
    Read,
    allergy,
    clinical_document,
    medicine,
    problem,
    result,
    results,
    section,
)

EMPTY = (
    '<entry><act classCode="ACT" moodCode="EVN" nullFlavor="NI"><code code="CONC"/>'
    '<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">'
    '<templateId root="2.16.840.1.113883.10.20.22.4.4"/><code nullFlavor="NI"/>'
    '<value xsi:type="CD" nullFlavor="NI"/></observation></entryRelationship></act></entry>'
)


def table(head: list[str], *rows: list[str]) -> str:
    def row(name: str, cells: list[str]) -> str:
        return f"<tr>{''.join(f'<{name}>{cell}</{name}>' for cell in cells)}</tr>"

    body = "".join(row("td", cells) for cells in rows)
    return f"<table><thead>{row('th', head)}</thead><tbody>{body}</tbody></table>"


def items(*told: str) -> str:
    return f"<list>{''.join(f'<item>{each}</item>' for each in told)}</list>"


def read(*sections: str) -> Read:
    return Read(clinical_document(*sections))


def conditions(found: Read) -> dict[str, Status]:
    for each in found.findings.conditions:
        assert found.quote(each.source) == each.text
    return {each.text: each.status for each in found.findings.conditions}


def unread(found: Read) -> list[str]:
    return [each.title for each in found.findings.sections if each.kind == "unread"]


@pytest.mark.parametrize("entries", ["", EMPTY], ids=["no entries", "empty entries"])
def test_problems_in_words_alone_are_read_by_what_the_section_is(entries: str) -> None:
    text = items("Psoriasis", "Chronic sinusitis", "No evidence of glaucoma")
    found = read(section("11450-4", "What we look after", entries, text=text))
    assert conditions(found) == {
        "Psoriasis": Status.PRESENT,
        "Chronic sinusitis": Status.PRESENT,
        "glaucoma": Status.ABSENT,
    }
    assert unread(found) == []


def test_a_table_of_problems_tells_which_are_over_and_no_values() -> None:
    rows = ["Shingles", "Resolved", "2014"], ["Iron deficiency anemia", "Active", "2019"]
    found = read(section("11450-4", "Problems", "", text=table(["Name", "Status", "Since"], *rows)))
    assert conditions(found) == {
        "Shingles": Status.PAST,
        "Iron deficiency anemia": Status.PRESENT,
    }
    assert found.findings.labs == ()


def test_an_allergy_table_tells_substance_and_reaction_and_not_its_head() -> None:
    text = table(
        ["Name", "Reaction", "Noted"], ["Cefalexin", "Hives", ""], ["Latex", "Rash", "2003"]
    )
    found = read(section("48765-2", "Bad reactions", "", text=text))
    told = [(each.substance, each.reaction) for each in found.findings.allergies]
    assert told == [("Cefalexin", "Hives"), ("Latex", "Rash")]


@pytest.mark.parametrize("said", ["Not on file", "Not reviewed yet", "No information available"])
def test_that_nothing_is_known_of_allergies_is_none(said: str) -> None:
    found = read(section("48765-2", "Allergies", "", text=said))
    assert found.findings.allergies == ()
    assert unread(found) == []


def test_a_medicine_table_tells_what_was_stopped() -> None:
    text = table(
        ["Medication", "Sig", "Start", "End", "Status"],
        ["ramipril 5 mg capsule", "Take 1 capsule by mouth daily", "", "", "Active"],
        ["diclofenac 50 mg tablet", "Take 1 tablet by mouth daily", "2021", "2022", "Discontinued"],
    )
    found = read(section("10160-0", "Your pills", "", text=text)).findings.medications
    told = {each.name: each.status for each in found}
    assert told == {
        "ramipril": MedicationStatus.ACTIVE,
        "diclofenac": MedicationStatus.STOPPED,
    }


def test_a_medicine_that_was_given_in_the_visit_is_not_one_of_today() -> None:
    text = table(["Medicine", "Dose"], ["ondansetron 4 mg tablet", "4 mg"])
    found = read(section("29549-3", "Given today", "", text=text))
    (given,) = found.findings.medications
    assert given.status is MedicationStatus.PAST


def test_results_and_vital_signs_in_words_are_values_under_their_heads() -> None:
    text = table(
        ["Test", "1 Mar 2026", "1 Feb 2026", "Range"],
        ["Ferritin (ng/mL)", "", "14", "15 - 150"],
        ["Sodium (mmol/L)", "139", "141", "135 - 145"],
    )
    vitals = table(["Vital Sign", "Reading"], ["Pulse", "74"], ["Blood Pressure", "126/80"])
    found = read(
        section("30954-2", "Tests", "", text=text),
        section("8716-3", "Measured", "", text=vitals),
    )
    assert ("Ferritin", "14") in {(row.name, row.value) for row in found.findings.labs}
    for row in found.findings.labs:
        assert found.quote(row.value_source) == row.value
        assert (row.name, row.value, str(row.observed_on)) != ("Ferritin", "14", "2026-03-01")
    assert {sign.value for sign in found.findings.vitals} == {"74", "126/80"}


def test_a_cell_that_reaches_down_moves_none_of_its_neighbours() -> None:
    text = (
        "<table><tr><th>Day</th><th>Test</th><th>Result</th></tr>"
        '<tr><td rowspan="2">1 Mar 2026</td><td>Sodium</td><td>139</td></tr>'
        "<tr><td>Potassium</td><td>4.4</td></tr></table>"
    )
    lines = read(section("30954-2", "Tests", "", text=text)).text.split("\n")
    sodium, potassium = (next(each for each in lines if n in each) for n in ("Sodium", "Potass"))
    assert sodium.index("Sodium") == potassium.index("Potassium")


def test_a_bare_number_is_a_value_only_among_results() -> None:
    told = items("Platelets (85049)", "Ferritin was 14 ng/mL.")
    elsewhere = read(section("62387-6", "Done for you", "", text=told))
    assert [row.name for row in elsewhere.findings.labs] == ["Ferritin"]
    among = read(section("30954-2", "Results", "", text=items("INR 2.4")))
    assert [(row.name, row.value) for row in among.findings.labs] == [("INR", "2.4")]


def test_what_an_instruction_explains_is_no_condition() -> None:
    text = (
        "<paragraph>Diabetes education: high sugar can cause blindness.</paragraph>"
        "<paragraph>See the eye clinic in 3 months.</paragraph>"
    )
    found = read(section("69730-0", "Instructions", "", text=text))
    assert conditions(found) == {}
    assert [each.text for each in found.findings.followups] == ["See the eye clinic in 3 months."]


def test_coded_entries_stay_and_words_add_only_what_they_do_not_name() -> None:
    found = read(
        section("11450-4", "Problems", problem("Psoriasis"), text="Psoriasis, Gout"),
        section("48765-2", "Allergies", allergy("Latex")),
        section("10160-0", "Medicines", medicine("Ramipril 5 MG Oral Capsule")),
        results(result("Sodium", '<value xsi:type="PQ" value="139" unit="mmol/L"/>')),
        section(
            "51847-2",
            "Assessment and plan",
            "",
            text="Psoriasis is stable. Migraine. Continue ramipril. Sodium 139 mmol/L.",
        ),
        section("34109-9", "Note", "", text="No known drug allergies."),
    )
    told = [each.text for each in found.findings.conditions if each.status is Status.PRESENT]
    assert told == ["Psoriasis", "Migraine"]
    assert [each.name for each in found.findings.medications] == ["Ramipril 5 MG Oral Capsule"]
    assert [each.status for each in found.findings.allergies] == [Status.PRESENT]
    assert found.values() == [("Sodium", "139", "mmol/L")]


def test_what_the_words_stop_is_told_beside_the_coded_list() -> None:
    found = read(
        section("10160-0", "Medicines", medicine("Ramipril 5 MG Oral Capsule")),
        section("18776-5", "Plan", "", text="Stop ramipril."),
    )
    told = [each.status for each in found.findings.medications]
    assert told == [MedicationStatus.ACTIVE, MedicationStatus.STOPPED]


def test_a_part_that_tells_nothing_is_named_and_shown() -> None:
    found = read(
        section("48768-6", "Payers", "", text="Example Health, plan for cancer care"),
        section("11369-6", "Vaccines", "", text="Tdap, hepatitis B 2018"),
        section("10157-6", "Family History", "", text="Mother: asthma"),
    )
    assert conditions(found) == {"asthma": Status.FAMILY}
    assert unread(found) == ["Payers", "Vaccines"]
    assert "plan for cancer care" in found.text
    summary = compose(found.pages, found.findings)
    assert "not_read" in summary.warnings
    assert not any("Shown as Written" in each.text for each in summary.sentences)


def test_words_of_many_pages_stand_where_they_say() -> None:
    names = ["Psoriasis", "Gout", "Migraine", "Asthma", "Glaucoma"]
    filler = "<paragraph>Seen at home and well in every way.</paragraph>" * 80
    sections = [section("11450-4", f"List {n}", "", text=name + filler) for n, name in
                enumerate(names)]  # fmt: skip
    found = read(*sections)
    assert list(conditions(found)) == names
    assert len(found.pages) >= len(names)


def test_words_on_several_people_are_shown_and_not_read() -> None:
    two = "<paragraph>Patient: Ann Example DOB: 01/02/1960</paragraph><paragraph>Gout</paragraph>"
    other = "<paragraph>Patient: Bo Sample DOB: 03/04/1999</paragraph><paragraph>Acne</paragraph>"
    found = read(section("11450-4", "Both", "", text=two + other))
    assert conditions(found) == {} and unread(found) == ["Both"]
