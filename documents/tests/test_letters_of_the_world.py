"""Letters as clinics of several countries write them: what they are, and what is no next step."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text

_BODY = "Thank you for referring Mr Example, who was seen today.\n\n"
_BLOODS = "BLOODS         Hb 15.8   WCC 7.9   Eosinophils 0.41   Creat 84   Na 140\n"


def _steps(text: str) -> list[str]:
    said = [each["text"] for each in understand_text(text)["summary"]]
    return [each for each in said if each.startswith("Next step")]


def test_a_letter_with_values_is_a_letter() -> None:
    text = f"Dear Colleague\n\n{_BODY}DIAGNOSES      COPD\n{_BLOODS}PLAN   Review in 3 months\n"
    assert understand_text(text)["kind"] == "letter"


def test_what_was_told_found_and_ordered_is_no_lab_report() -> None:
    text = (
        "C/o   Fever x 4 days\nO/E   Throat congested\n"
        "Inv   FBS 168, PPBS 242, HbA1c 8.6%, TC 13,400\n"
        "Rx\n  1. Tab. DOLO 650   SOS for fever\n"
    )
    assert understand_text(text)["kind"] in ("visit_note", "prescription")


@pytest.mark.parametrize(
    "text",
    [
        f"Dear Dr Sample\n\n{_BODY}Yours sincerely",
        "PRESENTING COMPLAINT   3/7 hx productive cough, fever, confusion. Fall at home.\n",
        "PLAN 02/09/24\n",
    ],
)
def test_thanks_complaints_and_titles_are_no_next_steps(text: str) -> None:
    assert not _steps(text)


def test_what_a_letter_suggests_is_a_list_of_steps() -> None:
    text = (
        "Dear Simon\n\nI have suggested the following:\n  - Podiatry referral\n"
        "  - Increase candesartan to 32 mg daily, repeat creatinine in 2 weeks please\n"
    )
    assert len(_steps(text)) == 2
    assert _steps("PLAN 02/09/24\n  - Growth scan 36/40 on 16/09/24\n  - Review in 1 week\n")


def test_thanks_that_go_on_to_ask_are_a_step() -> None:
    assert _steps(
        "Plan: Thank you for referring her; please could you repeat her bloods in 2 weeks."
    )


def test_where_a_house_is_reached_is_no_finding() -> None:
    text = (
        "COASTVIEW RADIOLOGY                 Dr N. Sample and Partners Inc.   Pr. No. 0000000\n"
        "Suite 3, Coastview Building, Umlazana             Tel 031 555 0136\n\n"
        "Exam:   CT CHEST\n\nFINDINGS\nThere is a 9 mm nodule in the left upper lobe.\n\n"
        "IMPRESSION\n1. Nodule, suspicious.\n"
    )
    assert not any("Suite 3" in each["text"] for each in understand_text(text)["summary"])


def test_a_letter_of_a_clinic_with_a_table_of_values_is_a_letter() -> None:
    rows = "".join(f"   {name}   {value}   g/L   (1 - 9)\n" for name, value in (
        ("Haemoglobin", 109), ("Albumin", 38), ("CRP", 18), ("Ferritin", 8), ("Platelets", 468)
    ))  # fmt: skip
    text = (
        f"Dear Aoife,\n\nI saw Declan in the clinic.\n\nInvestigations:\n\n{rows}\n"
        "Plan:\n1. Clinic in 6 weeks.\n\nYours sincerely,\n"
    )
    assert understand_text(text)["kind"] == "letter"


@pytest.mark.parametrize(
    "text",
    [
        "Plan\nVisual acuity            6/12             6/9\n",
        "Diagnosis:  Asthma\nObservations    Temp 36.8   HR 96\n",
        "Allergies: none known. Anti-D given today, 1500 IU.\n",
        "She takes Tylenol on about 18 days each month.\n",
        "Rescue pack: prednisolone 30 mg for 5 days and doxycycline 200 mg daily\n",
    ],
)
def test_what_is_measured_done_or_kept_is_told_as_that(text: str) -> None:
    read = understand_text(text)
    said = " ".join(each["text"] for each in read["summary"])
    assert not _steps(text)
    assert not any(each["text"] in ("Observations", "Peak flow") for each in read["conditions"])
    assert not any("Anti-D" in each["substance"] for each in read["allergies"])
    assert "each month" not in said.split("“")[0]
    assert "lists prednisolone" not in said


def test_the_form_before_a_name_ends_no_sentence() -> None:
    found = understand_text("Adv: Low salt diet\nStop Tab. Voglibose\n")["medications"]
    assert [(each["name"], each["status"]) for each in found] == [("Voglibose", "stopped")]
    assert len(understand_text("She took 1 tab. He left.")["summary"]) >= 1
