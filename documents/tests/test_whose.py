"""A paper with another name on it is kept apart until its patient says whose it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Patient
from accounts.services.details import correct_details, identifiers_of
from compliance.models import AuditEvent
from documents.comparing import steps_ahead
from documents.duplicates import find_same_reports
from documents.errors import NothingToUndo, ReadOnlyAccess
from documents.models import Document, Whose
from documents.preparing import fresh_alarms
from documents.rephrasing import known_identifiers
from documents.services.lifecycle import PROCESS
from documents.services.rereading import reread_document
from documents.services.whose import decide_whose, undo_whose
from documents.tests.conftest import REPORT, Upload
from documents.trends import readings_of
from healthchat.jobs.testing import run_waiting
from tests.factories import BORN, Cast, Person

OTTO = "Patient: Otto Brandt   DOB: 1944-09-30\n"
MAIDEN = "Patient: Alice Brandt\n"

Give = Callable[..., Document]


@pytest.fixture
def give(upload: Upload) -> Give:
    """Upload a report of today with these lines around it, and have it read."""
    report = REPORT.replace(b"2026-03-02", timezone.localdate().isoformat().encode())

    def send(person: Person, head: str, tail: str = "") -> Document:
        document = upload(person, head.encode() + report + tail.encode())
        run_waiting(kind=PROCESS)
        return now(person, document)

    return send


def now(person: Person, document: Document) -> Document:
    with person.scope():
        return Document.objects.get(id=document.id)


def charted(person: Person) -> set[object]:
    with person.scope():
        return {each.document_id for each in readings_of(person.actor)}


def page(person: Person, document: Document) -> str:
    return str(person.client().get(f"/documents/{document.id}/").content.decode())


def home(person: Person) -> str:
    return str(person.client().get("/overview/").content.decode())


def say(person: Person, document: Document, word: str) -> str:
    answer = person.client().post(f"/documents/{document.id}/whose/", {"say": word}, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize(
    ("head", "whose"),
    [
        ("", Whose.OWN),
        ("Patient: Alice Sample   DOB: 02/29/1980\n", Whose.OWN),
        ("Patient: SAMPLE, A\n", Whose.OWN),
        ("Patient: Alicia Sample   DOB: 1980-02-29\n", Whose.UNSURE),
        ("Patient: Alice Sampel\n", Whose.UNSURE),
        ("Patient: Alice Brandt   DOB: 1980-02-29\n", Whose.UNSURE),
        ("DOB: 1953-11-02\n", Whose.ASKED),
        ("Patient: Alice Sample   DOB: 1953-11-02\n", Whose.ASKED),
        (MAIDEN, Whose.ASKED),
        (OTTO, Whose.ASKED),
    ],
)
def test_how_it_stands(cast: Cast, give: Give, head: str, whose: Whose) -> None:
    document = give(cast.alice, head)
    assert document.whose == whose
    shown = page(cast.alice, document)
    assert ("whose-title" in shown) == (whose is not Whose.OWN)
    assert bool(charted(cast.alice)) == (whose is not Whose.ASKED)


def test_nothing_of_it_counts_until_it_is_said_to_be_theirs(cast: Cast, give: Give) -> None:
    follow = "Follow-up: repeat the blood count in 6 weeks.\n"
    own = give(cast.alice, "", follow)
    other = give(cast.alice, OTTO, follow + "Potassium           6.9       mmol/L    3.5 - 5.1\n")
    actor = cast.alice.actor

    def counted() -> list[bool]:
        with cast.alice.scope():
            steps = {step.document.id for step in steps_ahead(actor)}
        return [other.id in charted(cast.alice), other.id in steps]

    assert counted() == [False] * 2
    assert "Over time<" not in page(cast.alice, other)
    assert "Ask about this document" not in page(cast.alice, other)
    assert "questions-title" not in page(cast.alice, other)
    assert "changes-title" not in page(cast.alice, other)
    assert "1 paper may be about someone else" in str(
        cast.alice.client().get("/documents/values/").content.decode()
    )
    assert "What comes next in it is not here" in home(cast.alice)
    say(cast.alice, other, "mine")
    assert "What comes next in it is not here" not in home(cast.alice)
    assert counted() == [True] * 2
    assert "questions-title" in page(cast.alice, other)
    say(cast.alice, other, "undo")
    assert counted() == [False] * 2
    assert own.id in charted(cast.alice)


def test_a_value_that_cannot_wait_is_told_with_the_doubt(cast: Cast, give: Give) -> None:
    document = give(cast.alice, OTTO, "Potassium           6.9       mmol/L    3.5 - 5.1\n")

    def alarmed() -> bool:
        with cast.alice.scope():
            return document.id in fresh_alarms(cast.alice.actor)

    assert alarmed()
    assert "If it is about you, do what it says here" in page(cast.alice, document)
    home = str(cast.alice.client().get("/overview/").content.decode())
    assert "If it is about you, do what it says here" in home
    say(cast.alice, document, "other")
    assert not alarmed()
    assert "Tell the person it is about today" in page(cast.alice, document)
    say(cast.alice, document, "undo")
    say(cast.alice, document, "mine")
    assert alarmed()
    assert "someone else" not in page(cast.alice, document)


def test_the_page_names_both_and_asks_the_patient_only(cast: Cast, give: Give) -> None:
    document = give(cast.alice, OTTO)
    shown = page(cast.alice, document)
    assert "Otto Brandt" in shown
    assert "Alice Sample" in shown
    assert 'value="mine"' in shown
    read = page(cast.bob, document)
    assert "Otto Brandt" in read
    assert 'value="mine"' not in read
    with pytest.raises(ReadOnlyAccess):
        decide_whose(actor=cast.bob.actor, document=document, mine=True)
    with pytest.raises(ReadOnlyAccess):
        undo_whose(actor=cast.bob.actor, document=document)
    assert now(cast.alice, document).whose == Whose.ASKED


def test_a_name_that_is_theirs_is_known_on_other_papers_until_taken_back(
    cast: Cast, give: Give
) -> None:
    first, second = give(cast.alice, MAIDEN), give(cast.alice, MAIDEN, "\n")
    assert now(cast.alice, second).whose == Whose.ASKED
    say(cast.alice, first, "mine")
    assert now(cast.alice, second).whose == Whose.OWN
    third = give(cast.alice, "Patient: BRANDT, ALICE\n")
    assert third.whose == Whose.OWN
    with cast.alice.scope():
        assert "Alice Brandt" in identifiers_of(Patient.objects.get())[0]
    say(cast.alice, first, "undo")
    assert [now(cast.alice, each).whose for each in (first, second, third)] == [Whose.ASKED] * 3
    with cast.alice.scope():
        assert identifiers_of(Patient.objects.get())[0] == ["Alice Sample"]


def test_a_change_of_mind_forgets_the_name(cast: Cast, give: Give) -> None:
    first, second = give(cast.alice, MAIDEN), give(cast.alice, MAIDEN, "\n")
    say(cast.alice, first, "mine")
    say(cast.alice, first, "other")
    assert now(cast.alice, first).whose == Whose.OTHER
    assert now(cast.alice, second).whose == Whose.ASKED


def test_each_decision_is_on_record_without_the_name(cast: Cast, give: Give) -> None:
    document = give(cast.alice, OTTO)
    for word in ("mine", "mine", "undo", "other", "undo"):
        say(cast.alice, document, word)
    with cast.alice.scope():
        told = AuditEvent.objects.filter(subject_id=document.id).order_by("id")
        events = [each.event for each in told if "said" in each.event or "whose" in each.event]
        assert not any("Otto" in str(each.data) for each in told)
    said = ["document.said_mine", "document.whose_undone"]
    assert events == [*said, "document.said_not_mine", "document.whose_undone"]
    with pytest.raises(NothingToUndo):
        undo_whose(actor=cast.alice.actor, document=document)


def test_nothing_is_decided_where_nothing_was_asked(cast: Cast, document: Document) -> None:
    assert not decide_whose(actor=cast.alice.actor, document=document, mine=False)
    assert now(cast.alice, document).whose == Whose.OWN


def test_an_account_that_is_put_right_is_judged_again(cast: Cast, give: Give) -> None:
    document = give(cast.alice, MAIDEN)
    with cast.alice.scope():
        correct_details(actor=cast.alice.actor, name="Alice Brandt", birth_date=BORN)
    assert now(cast.alice, document).whose == Whose.OWN
    with cast.alice.scope():
        assert document.id in charted(cast.alice)


def test_a_decision_outlives_another_reading(cast: Cast, give: Give) -> None:
    document = give(cast.alice, OTTO)
    say(cast.alice, document, "other")
    reread_document(actor=cast.alice.actor, document=now(cast.alice, document))
    run_waiting(kind=PROCESS)
    assert now(cast.alice, document).whose == Whose.OTHER
    say(cast.alice, document, "undo")
    assert now(cast.alice, document).whose == Whose.ASKED


def test_a_document_from_before_is_judged_when_it_is_read_again(cast: Cast, give: Give) -> None:
    document = give(cast.alice, OTTO)
    with cast.alice.scope():
        Document.objects.filter(id=document.id).update(whose=Whose.OWN, printed=None)
    assert document.id in charted(cast.alice)
    reread_document(actor=cast.alice.actor, document=now(cast.alice, document))
    run_waiting(kind=PROCESS)
    assert document.id not in charted(cast.alice)


def test_two_files_of_a_report_that_is_apart_are_not_said_to_be_counted(
    cast: Cast, give: Give
) -> None:
    first, second = give(cast.alice, OTTO), give(cast.alice, OTTO, "\n")
    with cast.alice.scope():
        assert not find_same_reports(cast.alice.actor, first)
        assert not find_same_reports(cast.alice.actor, second)


def test_the_name_of_somebody_else_never_leaves_for_an_outside_model(
    cast: Cast, give: Give
) -> None:
    document = give(cast.alice, OTTO)
    for word in ("other", "undo", "mine"):
        say(cast.alice, document, word)
        with cast.alice.scope():
            known = [each.value for each in known_identifiers(cast.alice.patient_id)]
        assert "Otto Brandt" in known
        assert "Alice Sample" in known


def test_the_name_is_sealed(cast: Cast, give: Give) -> None:
    document = give(cast.alice, OTTO)
    say(cast.alice, document, "mine")
    with cast.alice.scope(), connection.cursor() as cursor:
        cursor.execute("SELECT printed::text FROM documents_document")
        kept = [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT former::text FROM accounts_patient")
        kept += [row[0] for row in cursor.fetchall()]
    assert len(kept) == 2
    assert not any("Otto" in each or "4f74746f" in each for each in kept)
