"""What a document is, by its title and its own signs; a neutral word where nothing tells."""

from __future__ import annotations

import pytest

from documents.kinds import KIND_NAMES
from documents.pipeline.compose.language import wording
from documents.pipeline.compose.wording import NOUNS
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Kind, Page

LAB_ROWS = (
    "Sodium      139   mmol/L   135 - 145\n"
    "Potassium   4.2   mmol/L   3.5 - 5.1\n"
    "Urea        5.0   mmol/L   2.5 - 7.8\n"
)


def kind(text: str) -> Kind:
    return recognise([Page(1, text)]).kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Brook Lane Laboratory\nTest  Result  Units  Range\n{LAB_ROWS}", Kind.LAB_REPORT),
        (
            "Willow Pathology (Chemical Pathology)\nPatient: Ivo Trent\n" + LAB_ROWS,
            Kind.LAB_REPORT,
        ),
        (
            "URINE CULTURE\nPatient: Ivo Trent\nOrganism: Klebsiella pneumoniae\n"
            "Colony count: 50,000 CFU/mL\n",
            Kind.LAB_REPORT,
        ),
        ("Wound swab, left heel\nStaphylococcus aureus, light growth\n", Kind.LAB_REPORT),
        (
            "HISTOPATHOLOGY\nSpecimen: Appendix\nMacroscopy: an appendix 6 cm long.\n"
            "Diagnosis: Acute appendicitis. No malignancy.\n",
            Kind.PATHOLOGY_REPORT,
        ),
        (
            "Specimen: Skin, nose, punch biopsy\nDiagnosis: Intradermal nevus.\n",
            Kind.PATHOLOGY_REPORT,
        ),
        (
            "Pap test result\nAdequacy: satisfactory\nResult: no abnormal cells seen\n",
            Kind.PATHOLOGY_REPORT,
        ),
        (
            "Stomach, antrum, biopsy\nChronic gastritis. No Helicobacter organisms.\n",
            Kind.PATHOLOGY_REPORT,
        ),
        (
            "PATHOLOGY REPORT\nBreast, left, excision: Fibroadenoma.\n"
            "ER 95 %\nPR 60 %\nKi-67 12 %\n",
            Kind.PATHOLOGY_REPORT,
        ),
        ("Spleen, splenectomy:\n  Congestion.\n", Kind.PATHOLOGY_REPORT),
        ("Thyroid US\nA 9 mm cyst on the left.\n", Kind.IMAGING_REPORT),
        ("Cefalexin 500 mg, one four times a day\nPrescriber: Dr Vale\n", Kind.PRESCRIPTION),
        ("MRI LUMBAR SPINE\nDisc bulge at L4/5. No stenosis.\n", Kind.IMAGING_REPORT),
        (
            "Exam: Ultrasound abdomen\nHistory: pain\nThe liver is smooth. One gallstone.\n"
            "Assessment: gallstone.\nPlan: none.\n",
            Kind.IMAGING_REPORT,
        ),
        ("Chest X-ray, PA and lateral\nClear lungs. No effusion.\n", Kind.IMAGING_REPORT),
        (
            "Ecografía abdominal\nHígado de tamaño normal. Sin litiasis.\n",
            Kind.IMAGING_REPORT,
        ),
        (
            "Transthoracic Echocardiogram\nLVEF 60 %\nLVIDd 4.6 cm\nLVIDs 3.1 cm\nLA 3.4 cm\n",
            Kind.HEART_TEST,
        ),
        ("ECG\nSinus rhythm, rate 64. PR interval 150 ms.\n", Kind.HEART_TEST),
        ("Exercise stress test\nStopped after 9 minutes. No chest pain.\n", Kind.HEART_TEST),
        (
            "COLONOSCOPY REPORT\nIndication: screening\nFindings: two polyps, removed.\n"
            "Impression: polyps.\n",
            Kind.PROCEDURE_NOTE,
        ),
        (
            "Preoperative diagnosis: hernia\nPostoperative diagnosis: hernia\n"
            "Procedure performed: repair\nSpecimen: none\nFindings: a sac.\n",
            Kind.PROCEDURE_NOTE,
        ),
        (
            "CHIEF COMPLAINT: cough\nCT chest\nPAST MEDICAL HISTORY: asthma\nPLAN: rest\n"
            "PHYSICAL EXAM: clear\n",
            Kind.VISIT_NOTE,
        ),
        ("Date of discharge: 4 May 2026\nYou were in our hospital.\n", Kind.DISCHARGE_SUMMARY),
        (
            "Dear Dr Ashby,\nThank you for referring Mrs Lorn. I found no cause for worry.\n"
            "Yours sincerely\nDr Vale\n",
            Kind.LETTER,
        ),
        (
            "Dear Ms Lorn\nYour appointment in the eye clinic is on 3 June 2026 at 9:00.\n",
            Kind.LETTER,
        ),
        (
            "Dear Dr Ashby,\nI would be grateful if you could see Mrs Lorn for her knee.\n",
            Kind.REFERRAL,
        ),
        ("Medication list\nRamipril 5 mg daily\nAtorvastatin 20 mg at night\n", Kind.PRESCRIPTION),
        ("IMMUNIZATION HISTORY\nMMR 02/11/1999\nTdap 14/08/2019\n", Kind.VACCINATION),
        ("Explanation of Benefits\nLaboratory $20\nCT chest $300\n", Kind.INSURANCE),
        ("Invoice number 44\nOffice visit $180\nBalance due $44\n", Kind.OTHER),
        ("MRI SAFETY QUESTIONNAIRE\nDo you have a pacemaker?  yes  no\n", Kind.OTHER),
        ("Keep the wound dry. Change the dressing once a day.\n", Kind.OTHER),
        ("Preparing for your CT scan: drink a glass of water.\n", Kind.OTHER),
    ],
)
def test_a_document_is_called_what_it_is(text: str, expected: Kind) -> None:
    assert kind(text) is expected


def test_every_kind_has_its_words() -> None:
    for words in (wording("en"), wording("es")):
        assert set(words.kinds) == set(Kind)
        assert set(words.nouns) >= set(NOUNS.values())
    assert set(KIND_NAMES) == set(NOUNS) == set(Kind)


@pytest.mark.parametrize(
    "title", ["AFTER VISIT SUMMARY", "Elm Walk-in Clinic\nPatient Visit Summary"]
)
def test_the_summary_of_a_visit_is_one_whatever_it_lists(title: str) -> None:
    text = (
        f"{title}\n\nMedicines\nExamplin 5 mg once a day\n\nTests\n"
        "Sodium 140 mmol/L 135-145\nPotassium 4.1 mmol/L 3.5-5.1\nGlucose 92 mg/dL 70-99\n"
    )
    assert recognise([Page(1, text)]).kind is Kind.VISIT_NOTE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"AFTER VISIT SUMMARY\nVisit date: 3 May 2026\nToday's results\n{LAB_ROWS}{LAB_ROWS}"
            "Your medicines\nRamipril 5 mg daily\n",
            Kind.VISIT_NOTE,
        ),
        (
            "Summary of your visit on May 3, 2026\nMedication list\nSertraline 50 mg each morning\n"
            "Omeprazole 20 mg before breakfast\n",
            Kind.VISIT_NOTE,
        ),
        (f"Antenatal clinic\nGestation 24 weeks\n{LAB_ROWS}", Kind.VISIT_NOTE),
        (
            "Renal unit\nDear Dr Fenn\nI saw Mr Trent today. He is well.\n"
            f"{LAB_ROWS}{LAB_ROWS}Yours sincerely\nDr Ida Norn\n",
            Kind.LETTER,
        ),
        (f"Brook Lane Laboratory\nDear Doctor,\nTest  Result  Range\n{LAB_ROWS}", Kind.LAB_REPORT),
        (
            "Macroscopy: a pale ellipse of skin.\nMicroscopy: a benign naevus.\n",
            Kind.PATHOLOGY_REPORT,
        ),
    ],
)
def test_values_do_not_make_a_visit_or_a_letter_a_laboratory_s(text: str, expected: Kind) -> None:
    assert kind(text) is expected


@pytest.mark.parametrize(
    "head",
    [
        "CANCER CARE FOLLOW-UP\nDiagnosis: breast cancer\nInterval history: doing well.\n",
        "Chemotherapy day unit\nCycle 3 day 1 paclitaxel 175 mg/m2\nBloods before treatment\n",
        "Infusion centre\nPremedication: loratadine 10 mg\n",
    ],
)
def test_a_treatment_that_goes_on_is_no_laboratory_report(head: str) -> None:
    assert kind(head + LAB_ROWS * 3) is Kind.VISIT_NOTE
    assert kind("Brook Lane Laboratory\nTest  Result  Units  Range\n" + LAB_ROWS * 3) is (
        Kind.LAB_REPORT
    )
