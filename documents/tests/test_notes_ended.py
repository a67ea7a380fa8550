"""What was stopped, is being stopped, or is not to be taken is never told as taken."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.notes.medicines.medicine_heads import heads_medicines
from documents.pipeline.notes.structure.headings import exact_kind
from documents.pipeline.types import Page
from documents.pipeline.understand import understand_text

_LIST = "Visit 4 May 2026\nMedications:\nRamipril 5 mg daily\n\n"


def _told(text: str) -> str:
    return " ".join(s["text"] for s in understand_text(text)["summary"])


def _done(text: str) -> list[str]:
    found = find_medications((Page(1, text),))
    return [f"{m.name} {m.status} {m.intent}" for m in found]


@pytest.mark.parametrize(
    "title",
    ["No longer taking", "NO LONGER TAKING", "Medicines I stopped", "Medicines stopped",
     "Medications you have stopped", "Tablets I no longer take", "What to stop taking",
     "Stopped medicines during this stay"],
)  # fmt: skip
def test_a_title_tells_that_what_stands_below_it_was_stopped(title: str) -> None:
    for head in (title, title + ":"):
        found = _done(f"{_LIST}{head}\nDoxazosin\nGliclazide 80 mg\n")
        assert found[0] == "Ramipril active done"
        assert [each.split()[1] for each in found[1:]] == ["stopped", "stopped"]


def test_what_is_not_to_be_taken_is_left_to_its_words() -> None:
    found = _done(f"{_LIST}Do not take\nNaproxen 250 mg\n\nMedicines I take now\nSenna 7.5 mg\n")
    assert found == ["Ramipril active done", "Naproxen stopped open", "Senna active done"]
    assert "lists naproxen" not in _told(f"{_LIST}Do not take\nNaproxen 250 mg\n")


def test_what_is_on_hold_until_a_day_is_no_list_of_medicines_taken() -> None:
    found = _done(f"{_LIST}HOLD until your kidney test\nLisinopril 10 mg\n")
    assert found == ["Ramipril active done", "Lisinopril held open"]


@pytest.mark.parametrize(
    "line",
    ["Stop", "HOLD", "Take with food", "Use sunscreen", "Take on", "She is not taking",
     "Started", "Home", "Discharge", "Follow up with your doctor"],
)  # fmt: skip
def test_a_line_that_may_be_a_cell_or_a_sentence_is_no_such_title(line: str) -> None:
    assert not heads_medicines(line.lower())


def test_a_list_of_what_is_not_there_is_no_title() -> None:
    assert exact_kind("No complaints") is None


@pytest.mark.parametrize("line", ["Taper off clonazepam.", "Please wean off pregabalin."])
def test_less_and_less_of_a_medicine_is_not_told_as_stopped(line: str) -> None:
    assert "was stopped" not in _told(f"Plan: Rest. {line}")
    assert line.rstrip(".") in _told(f"Plan: Rest. {line}")
    assert _done("Plan: Rest. Stop clonazepam.") == ["clonazepam stopped order"]


@pytest.mark.parametrize(
    "text",
    ["03/2024: Started tamoxifen 20 mg daily. Stopped 09/2024 for leg swelling.",
     "Tamoxifen 20 mg daily started 03/2024, stopped 09/2024",
     "He started tamoxifen 20 mg daily. It was then discontinued because of leg swelling."],
)  # fmt: skip
def test_a_stop_behind_the_beginning_leaves_both_to_their_words(text: str) -> None:
    assert [each.split()[-1] for each in _done(text)] == ["open"]
    told = _told(text)
    assert "was started:" not in told
    assert "lists tamoxifen" not in told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Medications:\nCitalopram 20 mg daily. Stopped smoking in 2015.",
         ["Citalopram active done"]),
        ("Started edoxaban 30 mg daily, stopped aspirin.",
         ["edoxaban started done", "aspirin stopped done"]),
        ("Plan: Start edoxaban 30 mg daily and stop aspirin.",
         ["edoxaban started order", "aspirin stopped order"]),
        ("Using hydrocortisone cream on and off.", ["hydrocortisone active done"]),
    ],
)  # fmt: skip
def test_a_stop_of_something_else_takes_nothing_away(text: str, found: list[str]) -> None:
    assert _done(text) == found


@pytest.mark.parametrize(
    "row",
    ["Magnesium   Cancelled - sample clotted", "Phosphorus Test not performed",
     "Potassium (mmol/L)   5.1   4.0"],
)  # fmt: skip
def test_a_test_that_was_not_made_or_its_unit_makes_no_medicine(row: str) -> None:
    assert _done(f"Prescription\nBed rest\n{row}\n") == []
    assert _done("Prescription\nMagnesium 400 mg daily (stopped)\n") == ["Magnesium stopped done"]


def test_what_spanish_words_tell_to_avoid_is_not_told_as_taken() -> None:
    assert _done("Recomendaciones: Evite tomar diclofenaco y aspirina.") == []
    assert _done("Recomendaciones: Tome paracetamol 1 g cada 8 horas.") == [
        "paracetamol active done"
    ]


def test_for_whom_a_medicine_is_not_does_not_take_it() -> None:
    note = "Plan: Home with family. Not for warfarin because of falls. Amlodipine 5 mg daily."
    assert [each.split()[0] for each in _done(note)] == ["Amlodipine"]


def test_a_number_goes_with_the_unit_on_the_next_line() -> None:
    found = find_medications((Page(1, "Medications:\nSodium bicarbonate 10\nmEq daily\n"),))
    assert [m.dose for m in found] == ["10\nmEq"]


_ROWS = """\
Visit 4 May 2026
Drug  Directions  Qty  Refills  Doctor
Amlodipine  Take 1 tablet by  30  2  Dr Low
5 mg tablet  mouth every day
Methotrexate  Take 4 tablets  16  1  Dr Low
2.5 mg tablet  once a week
Warfarin 3 mg  Take 1 tablet daily  30  0  Dr Low
tablet
Glipizide 5 mg  Take 1 tablet  0  0  Dr Low
daily ** DISCONTINUED 05/02/2026 **
Losartan 50 mg  Take 1 tablet daily  30  0  Dr Low
"""


def test_a_row_whose_cells_go_on_below_is_left_to_be_read() -> None:
    found = {each.split()[0]: each.split()[-1] for each in _done(_ROWS)}
    assert found == {
        "Amlodipine": "open",
        "Methotrexate": "open",
        "Warfarin": "done",
        "Glipizide": "open",
        "Losartan": "done",
    }
    told = _told(_ROWS)
    assert "methotrexate 4" not in told.lower()
    assert "Take 4 tablets 16" not in told
    assert "Please read what the record says about methotrexate." in told


@pytest.mark.parametrize(
    "row",
    ["Quinapril 10 mg | Do not take on the morning of surgery",
     "Quinapril 10 mg | Take on the morning of your operation with a sip of water",
     "Quinapril 10 mg daily - do not take the day before your scan"],
)  # fmt: skip
def test_what_is_told_for_the_day_of_an_operation_is_no_time_of_every_day(row: str) -> None:
    note = f"Visit 4 May 2026\nMedicine | What to do\n{row}\n"
    assert [each.split()[-1] for each in _done(note)] == ["open"]
    assert "lists quinapril" not in _told(note)


@pytest.mark.parametrize(
    "line",
    ["Minocycline 100 mg daily, do not take with milk",
     "Ferrous fumarate 210 mg daily. Do not take more than one a day."],
)  # fmt: skip
def test_what_a_medicine_is_not_to_be_taken_with_leaves_it_taken(line: str) -> None:
    assert _done(f"Medications:\n{line}")[0].split()[-2:] == ["active", "done"]


@pytest.mark.parametrize(
    "line",
    ["Reduce dexamethasone by 2 mg each week.", "Lower dexamethasone weekly and then stop."],
)
def test_steps_down_are_no_times(line: str) -> None:
    assert "to change this" not in _told(f"Plan: Rest. {line}")
    assert line.rstrip(".") in _told(f"Plan: Rest. {line}")


def test_a_warning_among_the_medicines_is_a_step() -> None:
    told = _told("Discharge medications:\nZopiclone 7.5 mg at night\nDo not drive after a dose.\n")
    assert "zopiclone 7.5 mg" in told
    assert "Next step: “Do not drive after a dose”." in told


def test_spanish_lists_and_cases_of_what_is_not_to_be_taken() -> None:
    told = _told("Alta\nNo tome diclofenaco ni aspirina. No conduzca si toma lorazepam.")
    assert "lists" not in told
    assert "No conduzca si toma lorazepam" in told


def test_one_word_with_a_colon_leads_in_what_stands_below_it() -> None:
    note = (
        "Visit 4 May 2026\nStart:\n- Rivaroxaban 20 mg daily\nContinue:\n- Ramipril 5 mg daily\n"
        "Stop:\n- Aspirin 75 mg\n"
    )
    assert _done(note) == [
        "Rivaroxaban started order",
        "Ramipril active done",
        "Aspirin stopped order",
    ]


@pytest.mark.parametrize(
    "line",
    ["Stop naproxen and call us if your stools turn black.",
     "Stop carbamazepine and see a doctor at once for any rash.",
     "Hold metformin, and contact the clinic should you vomit.",
     "Stop warfarin and get help for heavy bleeding."],
)  # fmt: skip
def test_a_stop_with_a_call_in_case_of_something_is_no_order(line: str) -> None:
    assert _done(f"Plan: Rest. {line}")[0].split()[-1] == "open"
    assert "says to" not in _told(f"Plan: Rest. {line}")
    assert line.rstrip(".") in _told(f"Plan: Rest. {line}")


@pytest.mark.parametrize(
    "line",
    ["Stop naproxen and recheck kidney function in 1 week.", "Stop naproxen. Call us if you bleed.",
     "Stop naproxen and see the physiotherapist for your back."],
)  # fmt: skip
def test_a_stop_beside_other_business_stays_an_order(line: str) -> None:
    assert _done(f"Plan: Rest. {line}") == ["naproxen stopped order"]


@pytest.mark.parametrize(
    "head", ["STOPPED\n", "Discontinued\n", "Stopped:\n", "STOP\n1. ", "Discontinue\n- "]
)
def test_one_word_over_medicines_tells_that_they_are_stopped(head: str) -> None:
    found = _done(f"{_LIST}{head}Naproxen 250 mg twice daily\n\nCONTINUE\nSenna 7.5 mg daily\n")
    assert [each.split()[:2] for each in found] == [
        ["Ramipril", "active"], ["Naproxen", "stopped"], ["Senna", "active"]
    ]  # fmt: skip
    assert "lists naproxen" not in _told(f"{_LIST}{head}Naproxen 250 mg twice daily\n")


def test_one_word_between_items_is_a_title_and_in_a_row_of_cells_none() -> None:
    found = _done("CONTINUE\n- Senna 7.5 mg daily\nSTOP\n- Naproxen 250 mg twice daily\n")
    assert found == ["Senna active done", "Naproxen stopped order"]
    found = _done(f"{_LIST}Naproxen 250 mg\nStopped\nSenna 7.5 mg\nContinue\n")
    assert "Senna stopped done" not in found


def test_what_a_question_or_a_title_of_allergies_asks_for_is_no_medicine() -> None:
    asked = "Do you have any drug allergies?  [x] Yes  [ ] No\nIf yes, list: Codeine - vomiting\n"
    assert _done(_LIST + asked) == ["Ramipril active done"]
    assert "lists codeine" not in _told(_LIST + asked)
    assert "allergy: codeine (vomiting)" in _told(_LIST + asked)
    asked = "Do you take any medicines?  [x] Yes  [ ] No\nIf yes, list: Codeine 30 mg daily\n"
    assert _done(_LIST + asked) == ["Ramipril active done", "Codeine active done"]
    titled = f"{_LIST}Allergies and side effects\nPravastatin - muscle pain\n"
    assert _done(titled) == ["Ramipril active done"]
    assert "allergy: pravastatin" in _told(titled)


def test_what_is_only_applied_for_is_not_taken() -> None:
    note = "If she has not improved by March we shall apply for etanercept.\n"
    assert "lists etanercept" not in _told(_LIST + note)
    assert "we shall apply for etanercept" in _told(_LIST + note)


@pytest.mark.parametrize(
    "note",
    ["Treated with nitrofurantoin 100 mg twice daily for 5 days, now completed.",
     "HOSPITAL COURSE:\nTreated with cefuroxime and oxygen, with good response.",
     "HOSPITAL COURSE:\nHer infection was managed with cefuroxime."],
)  # fmt: skip
def test_a_treatment_that_is_over_is_left_to_its_words(note: str) -> None:
    assert "The record lists" not in _told(note).replace("The note", "The record")
    assert note.split("\n")[-1].rstrip(".") in _told(note)


def test_a_treatment_that_goes_on_is_told() -> None:
    assert _done("Hypertension, treated with amlodipine 5 mg daily.") == ["amlodipine active done"]


def test_what_was_found_below_a_medicine_is_none() -> None:
    assert _done("Medication: ramipril 5 mg od\nHaemoglobin was 131 g/L.") == [
        "ramipril active done"
    ]
    assert _done("Medication: ramipril 5 mg od\nSenna 7.5 mg nocte")[1:] == ["Senna active done"]
