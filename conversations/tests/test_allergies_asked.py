"""Questions on allergies over papers that disagree: who denies never stands alone."""

from __future__ import annotations

import pytest

from conversations.answering import core
from conversations.answering.types import Record
from conversations.tests.test_answering import record

DENIES = record(b"VISIT NOTE\n\nALLERGIES\nNKDA\n\nPLAN\nFollow up in 2 weeks.\n", "visit.txt")
NAMES = record(b"H/o drug allergy: sulfa\nRx\n1. Tab Paracetamol 650 mg SOS\n", "slip.txt")
BOTH = record(b"PMH gout. NKDA.\nMentions hives with ibuprofen in her twenties.\n", "call.txt")
CLEARED = record(b"Allergies: codeine (sick). Tolerated cephalosporins this week.\n", "ward.txt")


@pytest.mark.parametrize(
    "question",
    ["Am I allergic to sulfa?", "Do I have any allergies?", "¿Tengo alergias?"],
)
@pytest.mark.parametrize("papers", [(DENIES, NAMES), (NAMES, DENIES)], ids=["first", "last"])
def test_the_paper_that_names_one_is_told_before_the_one_that_denies(
    question: str, papers: tuple[Record, ...]
) -> None:
    told = core.answer(question, papers).sentences
    assert "sulfa" in told[0].text
    assert told[0].cites[0].document_id == NAMES.document_id
    (notice,) = [each for each in told if "NKDA" in each.text and "sulfa" in each.text]
    assert {c.document_id for c in notice.cites} == {NAMES.document_id, DENIES.document_id}
    assert not any("no known allergies" in each.text for each in told)


def test_one_paper_that_names_and_denies_is_told_as_both() -> None:
    told = [each.text for each in core.answer("Am I allergic to ibuprofen?", (BOTH,)).sentences]
    assert told[0] == "The document tells of a reaction to ibuprofen (hives)."
    assert any(each.startswith("These do not agree: “NKDA”") for each in told)


def test_a_denial_that_nothing_speaks_against_is_told_as_it_was() -> None:
    told = [each.text for each in core.answer("Do I have any allergies?", (DENIES,)).sentences]
    assert told == ["The document lists no known allergies to medicines."]


def test_what_was_taken_well_is_no_allergy_in_an_answer() -> None:
    answer = core.answer("Am I allergic to cephalosporins?", (CLEARED,))
    assert not any("allergy: tolerated" in each.text for each in answer.sentences)
    assert any("Tolerated cephalosporins this week" in each.text for each in answer.sentences)
