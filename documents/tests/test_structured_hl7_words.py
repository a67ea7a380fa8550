"""Reports in words, germs and files of HL7 messages: read as what they are, or named."""

from __future__ import annotations

import pytest

from documents.pipeline.types import Kind, Status
from documents.tests.structured_makers import HEADER, Read, bundle, message, observation, obx

PERSON = HEADER.split("OBR|")[0]
MDM = PERSON.replace("ORU^R01^ORU_R01", "MDM^T02^MDM_T02") + "TXA|1|CN|TX|20260302\r"


def order(name: str, *, service: str = "", parent: str = "") -> str:
    fields = ["OBR", "1", "O1", "F1", f"^{name}", *[""] * 2, "202603011200", *[""] * 16, service,
              "F", parent]  # fmt: skip
    return "|".join(fields)


def words(name: str, *lines: str, kind: str = "TX", status: str = "F") -> list[str]:
    return [obx(name, line, kind=kind, status=status) for line in lines]


def germ(name: str, number: int) -> str:
    return f"OBX|1|CWE|^Bacteria identified|{number}|1^{name}||||||F"


def drug(name: str, value: str, flag: str = "", number: str = "") -> str:
    return f"OBX|1|ST|^{name}|{number}|{value}|ug/mL||{flag}|||F"


def conditions(read: Read) -> dict[str, Status]:
    for each in read.findings.conditions:
        assert read.quote(each.source) == each.text
    return {each.text: each.status for each in read.findings.conditions}


def test_a_scan_s_impression_is_read_below_its_name() -> None:
    lines = words(
        "Impression", "Pneumonia of the left lung.", "No hernia.", "Repeat scan in 6 weeks."
    )
    found = Read(message(order("CT abdomen", service="RAD"), *lines, header=PERSON))
    assert found.findings.kind is Kind.IMAGING_REPORT
    assert conditions(found)["Pneumonia of the left lung"] is Status.PRESENT
    assert conditions(found)["hernia"] is Status.ABSENT
    assert [each.text for each in found.findings.followups] == ["Repeat scan in 6 weeks."]
    assert not [each for each in found.findings.dates if each.kind == "collected"]


def test_a_sent_note_is_read_below_its_own_headings() -> None:
    lines = words("Clinic note", "ASSESSMENT:", "Gout, stable.", "PLAN:", "See us in 3 months.")
    found = Read(message(*lines, header=MDM))
    assert conditions(found) == {"Gout": Status.PRESENT}
    assert [each.text for each in found.findings.followups] == ["See us in 3 months."]
    assert found.text.startswith("Document\n")


def test_the_question_of_a_biopsy_is_no_value_and_no_diagnosis() -> None:
    found = Read(message(order("Biopsy", service="SP"), *words("Clinical history",
                         "Rule out melanoma."), header=PERSON))  # fmt: skip
    assert found.findings.labs == ()
    assert conditions(found) == {"melanoma": Status.POSSIBLE}


def test_what_a_laboratory_remarks_on_a_value_is_no_condition() -> None:
    lines = words("Remark on A1c", "6.5 or above is diagnostic of diabetes.", "Repeat if unsure.")
    found = Read(message(obx("Hemoglobin A1c", "5.4", unit="%"), *lines))
    assert conditions(found) == {}
    assert [row.value for row in found.findings.labs] == ["5.4"]


@pytest.mark.parametrize("status", ["X", "D", "W"])
def test_words_that_were_taken_back_are_not_shown(status: str) -> None:
    found = Read(message(obx("Sodium", "139"), *words("Impression", "Lupus.", status=status)))
    assert "Lupus" not in found.text and conditions(found) == {}


def test_what_works_against_a_germ_is_no_value_of_the_patient() -> None:
    found = Read(
        message(
            order("Urine culture"),
            germ("Escherichia coli", 1),
            germ("Klebsiella oxytoca", 2),
            order("Susceptibility", parent="630-4&Bacteria^1"),
            drug("Ampicillin", ">32", "R", "1"),
            drug("Ciprofloxacin", "<=0.25", "S", "2"),
            order("Susceptibility"),
            drug("Ampicillin", "<=4", number="2"),
            order("Susceptibility"),
            drug("Nitrofurantoin", "16", number="1"),
            drug("Gentamicin", "1", number="2"),
            header=PERSON,
        )
    )
    assert [row.value for row in found.findings.labs] == ["Escherichia coli", "Klebsiella oxytoca"]
    told = {line.split("  ")[0] + line.split("  ")[1]: line for line in found.text.split("\n")
            if "Germ: " in line}  # fmt: skip
    assert "Against the germ: R  Germ: Escherichia coli" in told["Ampicillin>32 ug/mL"]
    assert "Germ: Escherichia coli" in told["Ciprofloxacin<=0.25 ug/mL"]
    assert "Germ: Klebsiella oxytoca" in told["Ampicillin<=4 ug/mL"]
    assert "Germ: a germ that the file does not name" in told["Nitrofurantoin16 ug/mL"]


def test_a_known_test_with_a_letter_for_a_flag_stays_a_value() -> None:
    found = Read(message(obx("Sodium", "128", unit="mmol/L", ref="135-145", flag="R")))
    assert found.values() == [("Sodium", "128", "mmol/L")]
    resistant = [{"coding": [{"code": "R"}]}]
    culture = observation("Ampicillin", valueString=">32", interpretation=resistant)
    assert Read(bundle(culture)).findings.labs == ()


def test_a_file_inside_a_message_is_named_as_not_read() -> None:
    sent = message(
        obx("Sodium", "139"), obx("Whole report", "^application^pdf^Base64^J", kind="ED")
    )
    found = Read(sent)
    unread = [each.title for each in found.findings.sections if each.kind == "unread"]
    assert unread == ["Whole report"]
