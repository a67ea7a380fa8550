"""What reports of tissue, scans, heart tests and cultures conclude, told in their own sentences."""

from __future__ import annotations

import pytest

from documents.pipeline import grounding
from documents.pipeline.compose import compose
from documents.pipeline.compose.depth import short
from documents.pipeline.compose.next_steps import next_steps
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Language, Page

TISSUE = """SURGICAL PATHOLOGY REPORT
Patient: Wren Sallow
FINAL DIAGNOSIS
A. LEFT BREAST, 10 O'CLOCK, CORE BIOPSY:
- Invasive lobular carcinoma, Nottingham grade 1, 0.8 cm.
- Estrogen receptor positive (90%), progesterone receptor negative, HER2 1+.
B. LYMPH NODE, LEFT AXILLA, BIOPSY:
- Negative for carcinoma (0/1).
GROSS DESCRIPTION
Received are four cores, 1.5 cm each.
"""
SHORT_TISSUE = """Linden Pathology Associates
Patient: Wren Sallow
Cecum, polypectomy: Sessile serrated lesion. Negative for dysplasia.
Descending colon, biopsy: Normal mucosa.
Electronically signed: Pia Norn MD
"""
SMEAR = """GYNECOLOGIC CYTOLOGY
Patient: Wren Sallow
Specimen adequacy: Satisfactory, endocervical cells present
Interpretation: Atypical squamous cells of undetermined significance (ASC-US)
HPV high risk: Positive
"""
SCAN = """EXAM: MRI RIGHT SHOULDER
HISTORY: Fall.
FINDINGS: Full-thickness tear of the supraspinatus, 14 mm. No mass on the left.
IMPRESSION:
1. Supraspinatus tear, right shoulder.
2. No fracture.
RECOMMENDATION: Follow-up MRI in 6 months.
"""
BREASTS = """Bilateral diagnostic mammogram
Nothing suspicious on the left. In the right breast a 7 mm irregular mass at 9 o'clock.
Assessment: BI-RADS 4. Recommend core biopsy of the right breast.
"""
HEART = """TRANSTHORACIC ECHOCARDIOGRAM
Indication: Breathlessness
LVEF 30-35%. Left atrium mildly dilated.
Conclusions:
1. Severely reduced left ventricular function.
2. Moderate aortic stenosis.
"""
CULTURE = """WOUND CULTURE
Patient: Wren Sallow
Culture: Heavy growth of Staphylococcus aureus
Antibiotic       MIC     Result
Clindamycin      <=0.25  S
Erythromycin     >=8     R
Vancomycin       1       S
"""
QUIET_CULTURE = "Blood culture, set 2 of 2\nResult: No growth after 5 days\n"


def said(text: str, language: Language = "en") -> list[str]:
    """What is told under the report's own words, without its frame and quotation marks."""
    pages = [Page(1, text)]
    summary = compose(pages, recognise(pages), language)
    for sentence in summary.sentences:
        quotes = [grounding.quote(pages, place) for place in sentence.sources]
        assert all(quotes) and not grounding.invented(sentence.text, quotes)
    return [
        each.text.split("“", 1)[1].split("”")[0]
        for each in summary.sentences
        if each.about == "conclusion"
    ]


def others(text: str) -> list[str]:
    pages = [Page(1, text)]
    return [
        each.text
        for each in compose(pages, recognise(pages)).sentences
        if each.about not in ("conclusion", "document")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            TISSUE,
            [
                "A. LEFT BREAST, 10 O'CLOCK, CORE BIOPSY: Invasive lobular carcinoma, Nottingham"
                " grade 1, 0.8 cm",
                "A. LEFT BREAST, 10 O'CLOCK, CORE BIOPSY: Estrogen receptor positive (90%),"
                " progesterone receptor negative, HER2 1+",
                "B. LYMPH NODE, LEFT AXILLA, BIOPSY: Negative for carcinoma (0/1)",
            ],
        ),
        (
            SHORT_TISSUE,
            [
                "Cecum, polypectomy: Sessile serrated lesion. Negative for dysplasia",
                "Descending colon, biopsy: Normal mucosa",
            ],
        ),
        (
            SMEAR,
            [
                "Specimen adequacy: Satisfactory, endocervical cells present",
                "Interpretation: Atypical squamous cells of undetermined significance (ASC-US)",
                "HPV high risk: Positive",
            ],
        ),
        (
            SCAN,
            [
                "EXAM: MRI RIGHT SHOULDER",
                "FINDINGS: Full-thickness tear of the supraspinatus, 14 mm. No mass on the left",
                "Supraspinatus tear, right shoulder",
                "No fracture",
            ],
        ),
        (
            BREASTS,
            [
                "Bilateral diagnostic mammogram",
                "Nothing suspicious on the left. In the right breast a 7 mm irregular mass at 9"
                " o'clock",
                "Assessment: BI-RADS 4. Recommend core biopsy of the right breast",
            ],
        ),
        (
            HEART,
            [
                "LVEF 30-35%. Left atrium mildly dilated",
                "Severely reduced left ventricular function",
                "Moderate aortic stenosis",
            ],
        ),
        (
            CULTURE,
            [
                "Culture: Heavy growth of Staphylococcus aureus",
                "Antibiotic MIC Result; Clindamycin <=0.25 S; Erythromycin >=8 R; Vancomycin 1 S",
            ],
        ),
        (
            "PATHOLOGY REPORT\nDiagnosis:\nA. Skin, left calf: Dysplastic nevus.\n"
            "Deep margin clear.\nB. Skin, chin\nSolar keratosis.\n\n"
            "Prostate, right base, core biopsy:\nNo tumor is seen.\n\nComment: None is urgent.\n",
            [
                "A. Skin, left calf: Dysplastic nevus",
                "A. Skin, left calf: Deep margin clear",
                "B. Skin, chin: Solar keratosis",
                "Prostate, right base, core biopsy: No tumor is seen",
                "Comment: None is urgent",
            ],
        ),
        (
            "Dear Dr Ask,\nCT neck 4 May 2026\nReport: A 12 mm node on the right, which has grown"
            " since the last scan.\nYours sincerely\nDr Bo Wend, Radiologist\n",
            [
                "CT neck 4 May 2026",
                "Report: A 12 mm node on the right, which has grown since the last scan",
            ],
        ),
        (
            "RADIOLOGY REPORT\nExam: XR WRIST LEFT 3V\nFindings: No dislocation.\n"
            "Impression: Buckle fracture of the radius.\nVerified by: Bo Wend MD\n",
            ["Exam: XR WRIST LEFT 3V", "Impression: Buckle fracture of the radius"],
        ),
        (
            "Skin, scalp, shave:\n   Benign cyst.\nPathologist: Ro Fell MD\n",
            ["Skin, scalp, shave: Benign cyst"],
        ),
        (
            "12-lead ECG\nPR interval 150 ms\nQRS duration 90 ms\nNormal sinus rhythm\n"
            "Confirmed by Dr Bo Wend\n",
            ["PR interval 150 ms; QRS duration 90 ms; Normal sinus rhythm"],
        ),
        (QUIET_CULTURE, ["Result: No growth after 5 days"]),
    ],
)
def test_a_report_is_told_in_its_own_sentences(text: str, expected: list[str]) -> None:
    assert said(text) == expected
    assert said(text, "es") == expected


@pytest.mark.parametrize("text", [TISSUE, SHORT_TISSUE, SCAN, BREASTS, CULTURE])
def test_nothing_that_holds_of_a_place_is_told_without_it(text: str) -> None:
    """No bare name and no bare denial stands beside the sentences that say where."""
    assert not [each for each in others(text) if "no sign of" in each or "names" in each]


def test_what_a_report_asks_for_comes_next() -> None:
    assert [step.text for step in next_steps(recognise([Page(1, SCAN)]))] == [
        "Follow-up MRI in 6 months."
    ]
    assert [step.text for step in next_steps(recognise([Page(1, BREASTS)]))] == [
        "Recommend core biopsy of the right breast."
    ]


@pytest.mark.parametrize("text", [TISSUE, SCAN, HEART, CULTURE])
def test_the_short_summary_holds_them_and_leads_to_the_rest(text: str) -> None:
    pages = [Page(1, text)]
    found = recognise(pages)
    whole = compose(pages, found)
    told = [each for each in short(whole, found).sentences if each.about == "conclusion"]
    all_of_it = {place for each in whole.sentences if each.about == "conclusion"
                 for place in each.sources}  # fmt: skip
    assert {place for each in told for place in each.sources} == all_of_it


def test_many_conclusions_are_few_in_short() -> None:
    text = "CT ABDOMEN\nIMPRESSION:\n" + "".join(
        f"{place}. Simple cyst number {place} of the left kidney, {place} mm.\n"
        for place in range(1, 10)
    )
    pages = [Page(1, text)]
    found = recognise(pages)
    told = [s.text for s in short(compose(pages, found), found).sentences]
    assert sum("cyst" in each for each in told) == 4
    assert "The whole summary quotes more." in told


def test_a_hard_conclusion_is_pointed_at_and_not_lost() -> None:
    hard = " ".join(["notwithstanding", "circumferential", "irregularities", "demonstrating"] * 9)
    text = f"CT ABDOMEN\nIMPRESSION:\n{hard}.\n"
    assert said(text)[-1] in (hard, "notwithstanding circumferential irregularities demonstrating")


def test_a_laboratory_report_without_a_culture_has_none() -> None:
    assert said("Lab report\nSodium  139  mmol/L  135 - 145\nUrea  5.0  mmol/L  2.5 - 7.8\n") == []


def test_a_notes_own_diagnoses_are_told_as_before() -> None:
    assert said("CHIEF COMPLAINT: cough\nEXAM: clear\nDIAGNOSIS: bronchitis\nPLAN: rest\n") == []


def test_a_culture_below_values_is_told_from_its_own_heading_on() -> None:
    text = (
        "URINALYSIS / MICROBIOLOGY\nComponent      Value      Range      Flag\n"
        "Nitrite        Positive   Negative   Abnormal\n"
        "Bacteria       Many       None /HPF  Abnormal\n"
        "hCG, urine     Negative   Negative\nProtein        Trace      Negative   Abnormal\n\n"
        "URINE CULTURE    Final 03/04/2025\n>100,000 CFU/mL Klebsiella pneumoniae\nSusceptibility\n"
        "  Ampicillin      R\n  Ceftriaxone     S\n  Nitrofurantoin  S\n"
    )
    assert said(text) == [
        "URINE CULTURE Final 03/04/2025",
        ">100,000 CFU/mL Klebsiella pneumoniae",
        "Susceptibility; Ampicillin R; Ceftriaxone S; Nitrofurantoin S",
    ]
