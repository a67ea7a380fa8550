"""What a laboratory says of its results is told, and no value is told without its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.pipeline import grounding
from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Allergy, Findings, Kind, Page, Source, Status
from documents.tests.made_up import REPORT, REPORT_FINDINGS
from documents.tests.structured_makers import Read, message, obx

_ROWS = (
    "LABORATORY REPORT\nTest  Result  Units  Reference\nPotassium  5.9 H  mmol/L  3.5-5.1\n"
    "Sodium  140  mmol/L  136-145\nChloride  101  mmol/L  98-107\n"
)


def said(text: str, language: str = "en") -> list[str]:
    pages = (Page(1, text),)
    summary = compose(pages, recognise(pages), "es" if language == "es" else "en")
    return [each.text for each in summary.sentences]


@pytest.mark.parametrize(
    "remark",
    [
        "Specimen slightly hemolyzed",
        "Potassium may be falsely raised",
        "Test not performed: tube clotted",
        "SAMPLE GROSSLY LIPEMIC",
        "Please interpret with caution",
    ],
)
def test_the_laboratorys_own_remark_is_told_in_its_words(remark: str) -> None:
    assert f"The report says: “{remark}”." in said(f"{_ROWS}\nComment: {remark}.\n")
    assert any(f"“{remark}”" in each for each in said(f"{_ROWS}\n{remark}.\n", "es"))


def test_what_the_laboratory_suggests_is_told_as_what_comes_next() -> None:
    remark = "Suggest repeat potassium on a fresh sample"
    told = said(f"{_ROWS}\nComment: {remark}.\n")
    assert [each for each in told if remark in each] == [f"Next step: “Comment: {remark}”."]


def test_remarks_that_follow_one_another_are_one_quotation() -> None:
    told = said(f"{_ROWS}\nTest cancelled. Quantity not sufficient.\n")
    assert "The report says: “Test cancelled. Quantity not sufficient”." in told


def test_other_words_of_a_report_are_no_remark() -> None:
    text = f"{_ROWS}\nSamples are kept for 7 days. Call us with questions about results.\n"
    assert not any("says" in each for each in said(text))


def test_at_most_four_remarks_are_told() -> None:
    notes = "".join(f"Sample {n} was clotted on arrival.\nThank you {n}.\n" for n in range(2, 9))
    assert sum("says" in each for each in said(f"{_ROWS}\n{notes}")) == 4


def test_a_comment_sent_as_a_result_is_no_value() -> None:
    read = Read(message(obx("Potassium", "5.9", unit="mmol/L"),
                        obx("Comment", "Specimen hemolyzed", kind="ST"),
                        obx("Note", "7", kind="NM")))  # fmt: skip
    assert [name for name, _, _ in read.values()] == ["Potassium", "Note"]
    texts = [each.text for each in compose(read.pages, read.findings).sentences]
    assert "The report says: “Specimen hemolyzed”." in texts


def test_a_value_whose_sentence_falls_is_named_for_review_with_all_that_follows() -> None:
    first = next(row for row in REPORT_FINDINGS.labs if row.name == "Hemoglobin")
    elsewhere = replace(first, source=Source(1, 0, 3), value_source=Source(1, 0, 3))
    rows = tuple(elsewhere if row is first else row for row in REPORT_FINDINGS.labs)
    summary = compose(REPORT, replace(REPORT_FINDINGS, labs=rows))
    texts = [each.text for each in summary.sentences]
    assert "left_out:lab" in summary.warnings
    assert "That is below the range printed on the report (13.0-17.0)." not in texts
    assert any(text.startswith("Please check") and "hemoglobin" in text for text in texts)


def test_a_day_in_figures_parted_by_stops_is_three_numbers() -> None:
    assert grounding.invented("It is dated 14 October 2025.", ["Datum 14.10.2025"]) == ()
    assert grounding.invented("Your CRP is 14.", ["14.10"]) == ("14",)
    assert grounding.invented("Your CRP is 10.", ["1.10.205"]) == ("10",)


def test_a_test_with_values_of_many_pages_is_named_once() -> None:
    pages = tuple(
        Page(n, f"LAB REPORT page {n}\nSodium  {140 + n}  mmol/L  136-149\n") for n in (1, 2, 3)
    )
    told = [each.text for each in compose(pages, recognise(pages)).sentences]
    assert not any(text.count("sodium") > 1 for text in told)


def test_an_imported_result_that_may_still_change_is_told_to_be_one() -> None:
    read = Read(message(obx("Potassium", "5.9", unit="mmol/L", status="P"),
                        obx("Sodium", "140", unit="mmol/L", status="C"),
                        obx("Chloride", "101", unit="mmol/L")))  # fmt: skip
    texts = [each.text for each in compose(read.pages, read.findings).sentences]
    assert "The report marks these as “Preliminary”: potassium." in texts
    assert "The report marks these as “Corrected”: sodium." in texts
    assert not any("chloride" in text and "marks" in text for text in texts)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("No known allergies", "The note lists no known allergies."),
        ("NKDA", "The note lists no known allergies to medicines."),
        ("No known drug allergies", "The note lists no known allergies to medicines."),
        ("NKFA", "The note lists no known allergies to foods."),
        ("No known drug or food allergies", "The note says: “No known drug or food allergies”."),
        ("not allergic to latex", "The note says: “not allergic to latex”."),
    ],
)
def test_that_there_is_no_allergy_is_told_no_wider_than_it_is_said(printed: str, told: str) -> None:
    none = Allergy(printed, Source(1, 0, len(printed)), None, Status.ABSENT)
    findings = Findings(kind=Kind.VISIT_NOTE, allergies=(none,))
    texts = [each.text for each in compose((Page(1, f"{printed}.\n"),), findings).sentences]
    assert told in texts
    assert not any("lists no known" in text for text in texts if text != told)


def test_beside_an_allergy_no_other_is_told_in_the_documents_words() -> None:
    text = "Sulfa; no other known allergies"
    sulfa = Allergy("Sulfa", Source(1, 0, 5))
    none = Allergy("no other known allergies", Source(1, 7, len(text)), None, Status.ABSENT)
    findings = Findings(kind=Kind.VISIT_NOTE, allergies=(sulfa, none))
    texts = [each.text for each in compose((Page(1, text),), findings).sentences]
    assert "The note says: “no other known allergies”." in texts
    assert "The note lists no known allergies." not in texts
