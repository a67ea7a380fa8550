"""A patient who corrected their name or birth date stays known by what it was before."""

from __future__ import annotations

from datetime import date

from accounts.services.details import correct_details
from documents.rephrasing import known_identifiers
from healthchat.llm.deidentify import Masker
from tests.factories import Cast

LETTER = "Seen today: Alice Sample, also Alicia Reed, born 29 February 1980 (chart: 1980-02-28)."


def test_old_and_new_are_taken_out_of_what_leaves(cast: Cast) -> None:
    with cast.alice.scope():
        for name, day in (("Alicia Reed", 28), ("Ally Reed", 27)):
            correct_details(actor=cast.alice.actor, name=name, birth_date=date(1980, 2, day))
        known = tuple(known_identifiers(cast.alice.patient_id))
    names = {each.value for each in known if each.kind == "PERSON"}
    assert names == {"Ally Reed", "Alicia Reed", "Alice Sample"}
    days = {each.value for each in known if each.kind == "DATE"}
    assert days == {"1980-02-27", "1980-02-28", "1980-02-29"}
    sent = Masker(known).mask(LETTER)
    assert not any(word in sent for word in ("Alic", "Sample", "Reed", "1980"))
