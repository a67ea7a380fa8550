"""Lines that a line leads in are told with it: next steps, visits, denials, warnings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.compose.next_steps import next_steps
from documents.pipeline.notes import find_conditions, find_followups
from documents.pipeline.notes.findings.procedures import find_procedures
from documents.pipeline.notes.steps.appointments import find_appointments
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def conditions(text: str) -> dict[str, str]:
    return {each.text: str(each.status) for each in find_conditions([Page(1, text)])}


def steps(text: str) -> list[str]:
    return [each.text for each in find_followups([Page(1, text)])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Plan:\nReturn if\n- chest pain\n- fever", "Return if chest pain; fever"),
        ("Call your doctor for:\nfever\nredness", "Call your doctor for fever; redness"),
        ("Follow up if signs of\n- fever\n- rash", "Follow up if signs of fever; rash"),
        ("Return to the ED for:\n\n- fever\n- rash", "Return to the ED for fever; rash"),
        (
            "Come back if you notice any of the following\na fever\nmore pain\n\nAll was quiet.",
            "Come back if you notice any of the following a fever; more pain",
        ),
        ("When to call your doctor:\n• fever\n• rash", "When to call your doctor – fever; rash"),
        ("Seguimiento:\nLlame si tiene:\n- vómitos\n- fiebre", "Llame si tiene – vómitos; fiebre"),
    ],
)
def test_a_next_step_is_told_with_its_items_and_cited_whole(text: str, told: str) -> None:
    (step,) = find_followups([Page(1, text)])
    assert step.text == told
    cited = text[step.source.start : step.source.end]
    assert cited.startswith(told.split()[0])
    assert cited.endswith(told.rpartition("; ")[2])


def test_a_long_list_is_told_in_parts_that_each_begin_with_its_lead() -> None:
    items = [
        "a temperature over 101 that lasts for more than a day",
        "redness, swelling or pus around the wound that is getting worse",
        "pain that the tablets do not help",
    ]
    text = "Call our office if you notice any of these:\n" + "\n".join(f"- {i}" for i in items)
    found = steps(text)
    assert all(each.startswith("Call our office if you notice any of these") for each in found)
    assert [i for i in items if not any(i in each for each in found)] == []
    assert len(found) > 1


def test_a_list_ends_where_something_else_begins() -> None:
    text = "Plan:\nReturn if\n- fever\n- rash\n\nContinue metformin.\nSee Dr. Lind in 2 weeks.\n"
    assert steps(text) == ["Return if fever; rash", "See Dr. Lind in 2 weeks."]
    assert conditions("Call us if\n- fever\n\nDiagnosis:\n1. Gout") == {
        "fever": "hypothetical",
        "Gout": "present",
    }


def test_a_visit_in_a_list_keeps_its_lead_and_the_others_are_told_too() -> None:
    text = "Follow up with:\n- Dr. Lind in 2 weeks\n- Dr. Amin on March 3, 2026 at 10:00 am\n"
    pages = [Page(1, text)]
    (visit,) = find_appointments(pages)
    assert visit.text == "Follow up with Dr. Amin on March 3, 2026 at 10:00 am"
    assert (visit.on, visit.time) == (date(2026, 3, 3), "10:00 am")
    told = {step.text for step in next_steps(recognise(pages))}
    assert told == {visit.text, "Follow up with Dr. Lind in 2 weeks"}


def test_a_visit_in_a_spanish_list_keeps_its_accents() -> None:
    text = "Seguimiento:\nAcudir a revisión con:\n- Oftalmología el 3 de marzo de 2026\n"
    (visit,) = find_appointments([Page(1, text)])
    assert visit.text == "Acudir a revisión con Oftalmología el 3 de marzo de 2026"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Denies\ndysuria\nhematuria\nReports cough.",
         {"dysuria": "absent", "hematuria": "absent", "cough": "present"}),
        ("Reports\ncough\nfever.", {"cough": "present", "fever": "present"}),
        ("Rule out:\npneumonia\nsepsis", {"pneumonia": "possible", "sepsis": "possible"}),
        ("Risk factors include:\nhypertension\ndiabetes",
         {"hypertension": "hypothetical", "diabetes": "hypothetical"}),
        ("Family history of:\n- diabetes\n- stroke", {"diabetes": "family", "stroke": "family"}),
        ("When should I call?\n- fever", {"fever": "hypothetical"}),
        ("Risks of the operation:\n- bleeding", {"bleeding": "hypothetical"}),
        ("Contraindications:\n- kidney failure", {"kidney failure": "hypothetical"}),
        ("Side effects may include:\nnausea", {"nausea": "hypothetical"}),
        ("1. Pneumonia - better. Rule out\n - empyema",
         {"Pneumonia": "present", "empyema": "possible"}),
        ("Have you ever had any of the following illnesses? (check all that apply)\n[x] Gout",
         {"Gout": "present"}),
    ],
)  # fmt: skip
def test_a_lead_speaks_of_each_line_below_it(text: str, told: dict[str, str]) -> None:
    assert conditions(text) == told


def test_wrapped_prose_is_no_list() -> None:
    text = (
        "She came in last night because of a cough that would not go away, and she denies\n"
        "chest pain, palpitations or any shortness of breath on exertion, although her\n"
        "asthma has been troubling her since the spring of last year."
    )
    told = conditions(text)
    assert (told["chest pain"], told["asthma"]) == ("absent", "present")


PARTS = st.sampled_from(
    ["Return if", "Call us for:", "fever", "rash", "Follow up with", "Dr. Lind on 3/14/2026", "\n",
     "\n", "\n- ", "\n\n", "1. ", "[ ] ", "Denies", "in 2 weeks", "Plan:", ".", "goal", "see", "?"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=24).map(" ".join))
def test_every_word_of_a_next_step_stands_at_its_place_in_its_order(text: str) -> None:
    for step in find_followups([Page(1, text)]):
        printed = iter(text[: step.source.end].split())
        words = step.text.replace(" –", "").replace("; ", " ").split()
        assert all(any(word in each for each in printed) for word in words)
        assert text[step.source.start : step.source.end].strip()


@pytest.mark.parametrize(
    ("text", "stage", "status"),
    [
        ("She felt better after the biopsy.", "done", "present"),
        ("Bleeding is the main thing to watch for after the biopsy.", "unknown", "present"),
        ("Rest for a day after the biopsy.", "unknown", "present"),
        ("No complications after the biopsy.", "done", "present"),
        ("No prior biopsy.", "unknown", "absent"),
        ("Please schedule:\n- biopsy in 2027", "planned", "present"),
        ("Biopsy in 2019.", "done", "present"),
        ("Denies:\n- prior biopsy", "unknown", "absent"),
        ("She is not on dialysis.", "unknown", "absent"),
    ],
)
def test_what_comes_after_a_procedure_may_lie_ahead(text: str, stage: str, status: str) -> None:
    (found,) = find_procedures([Page(1, text)])
    assert (str(found.stage), str(found.status)) == (stage, status)


@pytest.mark.parametrize("text", ["A measles-like picture.", "The lupus activity index was 7."])
def test_what_is_only_named_after_a_condition_is_none(text: str) -> None:
    assert conditions(text) == {}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("She was told that she had gout, this is not the case.", "absent"),
        ("He was said to have gout, which turned out to be wrong.", "absent"),
        ("The picture would fit gout.", "possible"),
        ("Her symptoms match gout.", "possible"),
        ("Gout is the main thing to watch for.", "hypothetical"),
        ("Gout at 14 (removed).", "past"),
        ("She remains free of gout.", "absent"),
        ("Breast ca - sister.", "family"),
        ("Serologies of CMV and rubella were sent.", "possible"),
        ("Serological tests (chlamydia, syphilis) are awaited.", "possible"),
        ("Serology for syphilis was positive.", "present"),
        ("Father asks whether this is autism.", "possible"),
        ("The neighbour's child has whooping cough.", "hypothetical"),
        ("No wheeze; stridor absent.", "absent"),
        ("Gout x2, last 2015.", "past"),
        ("Bout of sciatica two winters back.", "past"),
        ("Measles aged six.", "past"),
        ("In complete remission from lymphoma.", "past"),
        ("Thought to have gout but this has been disproved.", "absent"),
        ("Her gout label has been removed.", "absent"),
        ("D-dimer normal, so PE very unlikely and not pursued.", "possible"),
    ],
)
def test_what_is_said_behind_a_name_counts(text: str, status: str) -> None:
    assert set(conditions(text).values()) == {status}
