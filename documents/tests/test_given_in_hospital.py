"""What an emergency department or a ward gave is never listed as taken; what goes home with is."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.types import Page

_HOME = "\n\nDischarge medications:\n- Ibuprofen 400 mg PO TID\n"


def _done(text: str) -> list[str]:
    return [f"{each.name.lower()} {each.status}" for each in find_medications([Page(1, text)])]


@pytest.mark.parametrize(
    "line",
    [
        "Treatment in ED: diclofenac 75 mg IM, paracetamol 1 g PO",
        "ED treatment: paracetamol 1 g PO",
        "Emergency department treatment: paracetamol 1 g PO, ondansetron 4 mg PO.",
        "Treatment given in the emergency department:\n- paracetamol 1 g PO\n- senna 15 mg PO",
        "ED COURSE\nParacetamol 1 g PO, ketorolac 10 mg PO.",
        "Meds in ED: Zofran 4 mg PO, Tylenol 650 mg PO",
        "Rx in ED: ceftriaxone 250 mg IM x1, azithromycin 1 g PO x1",
        "Treated in the ER with prednisone 60 mg.",
        "While on the ward she received furosemide 40 mg IV twice daily.",
        "On the ward she received enoxaparin 40 mg daily and co-amoxiclav 625 mg TDS.",
    ],
)
def test_what_was_given_there_is_over(line: str) -> None:
    *given, home = _done(line + _HOME)
    assert home == "ibuprofen active"
    assert given
    assert all(each.endswith(" past") for each in given)


@pytest.mark.parametrize(
    "line",
    [
        "Inpatient treatment: co-amoxiclav 1.2 g IV TDS for 3 days, paracetamol 1 g PO QDS",
        "Medicines given on the ward: enoxaparin 40 mg daily, senna 15 mg nocte",
        "In ED: paracetamol 1 g PO, codeine 30 mg PO",
        "Pre-op: midazolam 2 mg PO",
        "Stat: aspirin 300 mg PO",
        "ED treatment: prednisolone 40 mg daily for 5 days",
        "He was given ibuprofen 400 mg TDS in the ED to take home.",
        "He was given amoxicillin 500 mg TDS for 7 days by the ED.",
    ],
)
def test_where_it_may_go_on_only_the_words_tell(line: str) -> None:
    found = find_medications([Page(1, line)])
    assert {(str(each.status), str(each.intent)) for each in found} == {("unknown", "open")}


@pytest.mark.parametrize(
    "line",
    [
        "TTO: codeine 30 mg PRN",
        "Emergency department treatment: oxygen. TTO: codeine 30 mg daily for 5 days.",
        "Seen in ED with chest pain. Takes codeine 30 mg daily.",
        "ED course: troponin negative. Continue codeine 30 mg daily.",
        "ED: chest pain. Home meds: codeine 30 mg daily.",
        "Treated on the ward for cellulitis; he takes codeine 30 mg daily.",
        "He was admitted to the ward on codeine 30 mg BD.",
        "Medications on admission: codeine 30 mg daily",
        "Treatment from ED: codeine 30 mg TDS for 5 days",
        "ED meds: codeine 30 mg daily continued",
    ],
)
def test_what_goes_on_stays(line: str) -> None:
    assert _done(line) == ["codeine active"]
