"""What notes and letters say that scans, biopsies, heart tests and scopes showed."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

RECALL = """Larkspur Imaging Center
8 Quay Road

June 3, 2026

Dear Ms. Sallow,

Your mammogram of May 29 showed a spot in the left breast that we want to see. Most \
spots like this are harmless. A cancer can be hard to see in dense tissue. Please call 555-0110 to \
book a diagnostic mammogram within ten days.

Sincerely,
Pia Norn, MD
"""


def said(text: str) -> list[str]:
    """What is told of tests in the paper's own words, without frame and quotation marks."""
    pages = [Page(1, text)]
    return [
        each.text.split("“", 1)[1].split("”")[0]
        for each in compose(pages, recognise(pages)).sentences
        if each.about == "conclusion"
    ]


def all_said(text: str) -> list[str]:
    pages = [Page(1, text)]
    return [each.text for each in compose(pages, recognise(pages)).sentences]


def test_a_letter_that_calls_its_reader_back_tells_why_and_what_to_do() -> None:
    assert said(RECALL) == [
        "Your mammogram of May 29 showed a spot in the left breast that we want to see",
        "Most spots like this are harmless",
        "A cancer can be hard to see in dense tissue",
    ]
    told = all_said(RECALL)
    asked = "Please call 555-0110 to book a diagnostic mammogram within ten days"
    assert f"Next step: “{asked}”." in told
    assert not any(each.startswith("The letter names") for each in told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dear Mr. Tarn,\nThe biopsy of the mole on your right calf was a melanoma in situ. It"
            " is a very early stage.\n\nKind regards\nDr Ida Fenn",
            [
                "The biopsy of the mole on your right calf was a melanoma in situ",
                "It is a very early stage",
            ],
        ),
        (
            "Dear Ms Tarn,\nYour bowel screening result is abnormal. It does not mean that you have"
            " cancer. We would like you to see a nurse.",
            ["Your bowel screening result is abnormal", "It does not mean that you have cancer"],
        ),
        (
            "Progress note\nHPI: Cough. Holter monitor revealed brief runs of SVT. Pap smear came"
            " back normal. Biopsies were taken in May.\nPlan: Colonoscopy: due in 2030.",
            ["Holter monitor revealed brief runs of SVT", "Pap smear came back normal"],
        ),
        (
            "Discharge summary\nHospital course: Gastroscopy found a small ulcer. If the scan shows"
            " a stone, surgery will be planned.\nEKG: sinus rhythm.\nMRI spine: pending.",
            ["Gastroscopy found a small ulcer", "EKG: sinus rhythm"],
        ),
        (
            "Informe de urgencias\nMotivo de consulta: dolor de rodilla.\nLa radiografía de rodilla"
            " mostró una fractura de la rótula derecha.",
            ["La radiografía de rodilla mostró una fractura de la rótula derecha"],
        ),
    ],
)
def test_what_a_note_or_letter_says_that_tests_showed(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_note_s_word_on_a_scan_silences_nothing_that_the_note_denies() -> None:
    told = all_said(
        "Visit note\nHPI: Chest x-ray showed a small nodule. No asthma.\nAssessment: Gout."
    )
    assert "The note says: “Chest x-ray showed a small nodule”." in told
    assert any("no sign of asthma" in each for each in told)
    assert any("gout" in each for each in told)


@pytest.mark.parametrize("house", ["Larkspur Imaging Center", "Allergy Associates", "MRI Services"])
def test_the_name_of_a_house_opens_no_section(house: str) -> None:
    pages = [Page(1, f"{house}\n\nDear Ms. Sallow,\nYou were seen in May.\n")]
    assert recognise(pages).sections == ()


_LETTER = "Clinic date: 5 September 2026\n\nDear Dr Gorse\n\nMedication: aspirin 75 mg od\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "MRI brain was reported as normal.",
        "Echo: EF 45%.",
        "OGD in March was unremarkable.",
        "X-rays of both knees confirm osteoarthritis.",
        "His 24 hour tape showed paroxysmal AF.",
        "MRCP reported gallstones but no duct dilatation.",
        "CTPA excluded pulmonary embolism.",
        "USS abdomen NAD.",
        "Fibroscan 7.2 kPa.",
        "ETT was negative.",
        "Hysteroscopy and biopsy were benign.",
    ],
)
def test_a_letter_tells_what_a_scan_or_a_scope_showed_in_its_words(line: str) -> None:
    pages = [Page(1, f"{_LETTER}I saw her today. {line}\n")]
    assert [each.text for each in recognise(pages).impressions] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The MRI was reported on 3 May.",
        "The MRI has not yet been reported.",
        "MRI may confirm the diagnosis.",
        "The family would like the CT to be reported.",
        "We will confirm the MRI date by post.",
        "She had a CT scan to exclude a stroke.",
        "I suggest an MRI.",
        "His colonoscopy was cancelled.",
        "A CT scan has been requested.",
    ],
)
def test_what_only_was_done_or_is_to_come_concludes_nothing(line: str) -> None:
    pages = [Page(1, f"{_LETTER}I saw her today. {line}\n")]
    assert not recognise(pages).impressions
