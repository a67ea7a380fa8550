"""What changed between two lists of medicines: no more than both documents say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from documents.pipeline.compose.changes import Change
from documents.pipeline.compose.medicine_changes import MedicineList, medicine_changes
from documents.pipeline.types import Intent, Medication, MedicationStatus, Source

THEN, NOW = date(2026, 3, 3), date(2026, 6, 3)


def texts(changes: Sequence[Change]) -> list[str]:
    return [change.text for change in changes]


def taken(name: str, dose: str | None = None, start: int = 0,
          status: MedicationStatus = MedicationStatus.ACTIVE,
          **more: Any) -> Medication:  # fmt: skip
    return Medication(name, Source(1, start, start + 9), dose, status=status, **more)


def listing(document: str, *medicines: Medication, on: date = NOW, text: str = "",
            whole: bool = True) -> MedicineList:  # fmt: skip
    return MedicineList(document, on, medicines, text or " ".join(m.name for m in medicines), whole)


def test_new_missing_and_other_doses() -> None:
    changes = medicine_changes(
        listing("new", taken("lisinopril", "20 mg"), taken("metformin", "500 mg", 20)),
        listing("old", taken("Zestril", "10 mg"), taken("ibuprofen", None, 20), on=THEN),
    )
    assert texts(changes) == [
        "Metformin is listed here. Your list of 3 March 2026 does not have it.",
        "Lisinopril: your list of 3 March 2026 says “10 mg”. This one says “20 mg”.",
        "Your list of 3 March 2026 has ibuprofen. It is not listed here.",
    ]


def test_what_is_only_named_is_neither_new_nor_missing() -> None:
    named = taken("naproxen", "250 mg", status=MedicationStatus.UNKNOWN)
    ramipril = taken("ramipril", "5 mg", 20)
    assert not medicine_changes(listing("new", ramipril, named), listing("old", ramipril, on=THEN))
    assert not medicine_changes(listing("new", ramipril), listing("old", ramipril, named, on=THEN))


def test_a_missing_medicine_was_not_stopped_unless_the_document_says_so() -> None:
    old = listing("old", taken("ibuprofen"), on=THEN)
    gone = medicine_changes(listing("new", taken("metformin")), old)
    assert not any("stopped" in text for text in texts(gone))
    ended = taken("ibuprofen", status=MedicationStatus.STOPPED)
    (said,) = medicine_changes(listing("new", ended), old)
    assert "says it was stopped" in said.text
    assert [cite.document for cite in said.cites] == ["new", "old"]


@pytest.mark.parametrize(
    ("status", "intent", "said"),
    [
        (MedicationStatus.STOPPED, Intent.DONE, "says it was stopped"),
        (MedicationStatus.STOPPED, Intent.ORDER, "says to stop it"),
        (MedicationStatus.HELD, Intent.DONE, "says it was put on hold"),
        (MedicationStatus.HELD, Intent.ORDER, "says to put it on hold"),
    ],
)
def test_what_is_to_be_stopped_is_not_told_as_stopped(
    status: MedicationStatus, intent: Intent, said: str
) -> None:
    old = listing("old", taken("ibuprofen"), on=THEN)
    ended = taken("ibuprofen", status=status, intent=intent)
    (change,) = medicine_changes(listing("new", ended), old)
    assert said in change.text


def test_what_is_only_thought_of_changes_nothing() -> None:
    old = listing("old", taken("ibuprofen", "200 mg"), on=THEN)
    thought = (
        taken("ibuprofen", status=MedicationStatus.STOPPED, intent=Intent.OPEN),
        taken("metformin", start=20, status=MedicationStatus.STARTED, intent=Intent.OPEN),
        taken("ibuprofen", "400 mg", 40, status=MedicationStatus.CHANGED, intent=Intent.OPEN),
    )
    assert medicine_changes(listing("new", *thought), old) == ()
    before = listing("old", *thought[:2], on=THEN)
    assert medicine_changes(listing("new", taken("aspirin"), text="aspirin"), before) == (
        *medicine_changes(listing("new", taken("aspirin")), listing("old", on=THEN)),
    )


@pytest.mark.parametrize(
    ("now", "old"),
    [
        (listing("new", taken("metformin"), text="metformin; go on with Advil"),
         listing("old", taken("metformin"), taken("ibuprofen"), on=THEN)),
        (listing("new", taken("metformin"), whole=False),
         listing("old", taken("metformin"), taken("ibuprofen"), on=THEN)),
        (listing("new", taken("metformin", "500mg")),
         listing("old", taken("metformin", "500 mg"), on=THEN)),
        (listing("new", taken("metformin", "500 mg"), taken("metformin", "850 mg")),
         listing("old", taken("metformin", "850 mg"), on=THEN)),
        (listing("new", taken("metformin"), on=THEN), listing("old", taken("ibuprofen"), on=NOW)),
        (listing("new", taken("metformin", frequency="b.i.d.")),
         listing("old", taken("metformin", frequency="twice daily"), on=THEN)),
    ],
    ids=["named in the text", "not all read", "spelled otherwise", "two doses", "not earlier",
         "same directions"],
)  # fmt: skip
def test_nothing_is_said_where_nothing_is_certain(now: MedicineList, old: MedicineList) -> None:
    assert medicine_changes(now, old) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("valsartan", "valsartan potassium 80 MG Oral Tablet"),
        ("metformin 500 mg tablet", "Metformin hydrochloride ER"),
        ("levothyroxine sodium", "levothyroxine"),
        ("Atorvastatin (Lipitor)", "atorvastatin calcium"),
    ],
)
def test_a_salt_and_a_form_make_no_other_medicine(old: str, new: str) -> None:
    for one, other in ((old, new), (new, old)):
        found = medicine_changes(listing("new", taken(other)), listing("old", taken(one), on=THEN))
        assert not found, texts(found)


def test_another_substance_makes_another_medicine() -> None:
    found = medicine_changes(
        listing("new", taken("valsartan potassium hydrochlorothiazide")),
        listing("old", taken("amlodipine"), on=THEN),
    )
    assert len(found) == 2
