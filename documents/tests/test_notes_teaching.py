"""What a letter teaches anybody of an illness names nobody's, and what it tells of one is kept."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page
from documents.pipeline.understand import understand_text

SAID = {"present", "absent", "possible"}


def told(text: str) -> dict[str, str]:
    found = recognise([Page(1, f"Dear Ms Sample,\n{text}")]).conditions
    return {each.text.lower(): str(each.status) for each in found if str(each.status) in SAID}


@pytest.mark.parametrize(
    "text",
    [
        "A mammogram may miss a few cancers.",
        "Dense tissue can make it harder to spot cancer on a mammogram.",
        "Not all bowel cancers bleed, and screening will not find every bowel cancer.",
        "A clear result does not guarantee that you do not have bowel cancer.",
        "Most people who are called back do not have cancer.",
        "Diabetic retinopathy often has no symptoms.",
        "Melanoma is easier to treat when it is found early.",
        "A DEXA scan is the best way to find osteoporosis.",
        "Bowel cancer can cause tiredness.",
        "Screening does not detect glaucoma.",
        "Cervical screening is not a test for cancer.",
    ],
)
def test_what_is_taught_is_nobodys(text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("Your mammogram found a breast cancer.", "breast cancer", "present"),
        ("Your melanoma is easier to treat because we found it early.", "melanoma", "present"),
        ("The scan finds a kidney stone.", "kidney stone", "present"),
        ("We can see a hip fracture on your x-ray.", "hip fracture", "present"),
        ("Your scan did not find any kidney stones.", "kidney stones", "absent"),
        ("Your scan does not show osteoporosis.", "osteoporosis", "absent"),
        ("An x-ray was done to look for gout and shows pneumonia.", "pneumonia", "present"),
    ],
)
def test_what_is_told_of_the_reader_is_kept(text: str, name: str, status: str) -> None:
    assert told(text).get(name) == status, told(text)


def test_a_denial_under_the_familys_heading_frees_nobody() -> None:
    result = understand_text("Clinic Note\nFH: Father with gout. No asthma or stroke.")
    assert {c["text"]: c["status"] for c in result["conditions"]} == {
        "gout": "family",
        "asthma": "hypothetical",
        "stroke": "hypothetical",
    }
    assert not [each for each in result["summary"] if "no sign" in each["text"]]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Allergies to drugs:  [ ] None  [x] Yes: codeine - nausea", {("codeine", "nausea")}),
        ("Drug allergies: ☐ No ☑ Yes - penicillin (hives)", {("penicillin", "hives")}),
        (
            "Allergies: [x] Yes [ ] No   Please list: latex - rash; sulfa",
            {("latex", "rash"), ("sulfa", None)},
        ),
        ("Allergies to drugs:  [x] None  [ ] Yes: codeine", set()),
    ],
)
def test_a_ticked_yes_before_a_list_of_allergies(
    line: str, found: set[tuple[str, str | None]]
) -> None:
    result = understand_text(f"Intake Form\n{line}")["allergies"]
    assert {(a["substance"], a["reaction"]) for a in result if a["status"] == "present"} == found
