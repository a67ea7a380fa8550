"""What stands beside a summary as pages: whose it is, that each look is on record, and the note."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.services.clinics import set_phones
from compliance.models import AuditEvent
from documents.audit_events import STEPS
from documents.comparing import steps_ahead
from documents.models import Document, LabResult, Prepared, Stage
from documents.preparing import fresh_alarms
from documents.services import lifecycle
from documents.tests.conftest import Upload
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person

TODAY = timezone.localdate()
THEN = TODAY - timedelta(days=90)


def report(day: date | str, potassium: str, flag: str = "") -> bytes:
    return f"""WILLOW STREET LABORATORY
LABORATORY REPORT
Collected: {day}

Test                Result    Unit      Reference range   Flag
Potassium           {potassium:<10}mmol/L    3.5 - 5.1         {flag}
TSH                 2.1       mIU/L     0.4 - 4.0
""".encode()


NOTE = f"""WILLOW STREET CLINIC
VISIT NOTE
Date of visit: {TODAY}

ALLERGIES
Penicillin - rash

PLAN
Return to clinic in 6 weeks for a repeat blood count.
Schedule an eye exam.
""".encode()
OLD_NOTE = NOTE.replace(str(TODAY).encode(), b"2020-01-02").replace(b"eye", b"ear")


@pytest.fixture
def read(upload: Upload) -> Any:
    """Upload and have it read."""

    def give(person: Person, data: bytes, name: str) -> Document:
        document = upload(person, data, name)
        run_waiting(kind=lifecycle.PROCESS)
        with person.scope():
            return Document.objects.get(id=document.id)

    return give


def page(person: Person, path: str) -> str:
    response = person.client().get(path)
    assert response.status_code == 200, path
    return " ".join(response.content.decode().split())


def test_the_note_comes_first_with_the_clinics_own_numbers(cast: Cast, read: Any) -> None:
    with cast.carol.scope():
        set_phones(
            actor=cast.carol.actor,
            phones={"urgent_phone": "555 0100", "emergency_number": "112"},
        )
    document = read(cast.alice, report(TODAY, "6.9", "HH"), "new.txt")
    for person in (cast.alice, cast.bob):
        text = page(person, f"/documents/{document.id}/")
        assert text.index("Please read this first") < text.index("In plain words")
        assert "potassium 6.9 mmol/L" in text
        assert 'href="tel:5550100"' in text
        assert 'href="tel:112"' in text
        assert 'href="tel:911"' not in text
        assert "may have already acted" not in text


def test_an_old_report_says_that_somebody_may_have_acted(cast: Cast, read: Any) -> None:
    document = read(cast.alice, report(THEN, "6.9", "HH"), "old.txt")
    text = page(cast.alice, f"/documents/{document.id}/")
    assert "may have already acted on this: the report is from" in text
    assert "A value that should not wait" in text
    assert "Please read soon" not in page(cast.alice, "/documents/")
    assert "Please read this first" not in page(cast.alice, "/overview/")


def test_a_note_of_long_ago_is_old_though_it_was_added_today(cast: Cast, read: Any) -> None:
    text = f"""WILLOW STREET CLINIC
VISIT NOTE
Date of visit: {TODAY - timedelta(days=400)}

LABS
Potassium 6.9 mmol/L (3.5 - 5.1) CRITICAL HIGH
""".encode()
    document = read(cast.alice, text, "old.txt")
    said = page(cast.alice, f"/documents/{document.id}/")
    assert "A value that should not wait" in said
    assert "Your clinic may have already acted on this" in said
    assert "If you are not sure that they know, call your clinic and say this value." in said
    assert "call your clinic now" not in said.lower().split("if you have any of these")[0]


def test_what_the_page_says_once_stands_there_once(cast: Cast, read: Any) -> None:
    document = read(cast.alice, report(TODAY, "6.9", "HH"), "now.txt")
    said = page(cast.alice, f"/documents/{document.id}/")
    assert "Call your clinic now and say this value." in said
    assert "unless you know that they have seen this" not in said
    note = read(cast.alice, NOTE, "note.txt")
    said = page(cast.alice, f"/documents/{note.id}/")
    assert said.count("Schedule an eye exam") >= 1
    assert "Next step:" not in said
    assert said.count(">What comes next</h") == 1


def test_a_note_with_two_visits_has_a_day_on_the_home(cast: Cast, read: Any) -> None:
    before = f"Last visit: {TODAY - timedelta(days=60)}".encode()
    read(cast.alice, NOTE.replace(b"\n\nALLERGIES", b"\n" + before + b"\n\nALLERGIES"), "note.txt")
    with cast.alice.scope():
        assert {each.on for each in steps_ahead(cast.alice.actor)} == {TODAY}


def test_values_of_several_days_stand_with_their_days(cast: Cast, read: Any) -> None:
    days = (date(2025, 1, 6), date(2026, 3, 9))
    segments = "".join(
        f"OBX|{n}|NM|2823-3^Potassium^LN||4.{n}|mmol/L|3.5-5.1|N|||F|||{day:%Y%m%d}\r"
        for n, day in enumerate(days, 1)
    )
    head = "MSH|^~\\&|A|LAB|C|D|20260310||ORU^R01|1|P|2.5\rPID|1||7||Sample^Alice||19800229|F\r"
    order = "OBR|1|O1|F1|24331-1^Panel^LN\r"
    document = read(cast.alice, (head + order + segments).encode(), "both.hl7")
    said = page(cast.alice, f"/documents/{document.id}/")
    assert "6 Jan 2025</span>" in said
    assert "9 Mar 2026</span>" in said
    one = read(cast.alice, report(TODAY, "4.4"), "one.txt")
    assert 'class="value-day' not in page(cast.alice, f"/documents/{one.id}/")


def test_a_value_of_an_earlier_time_stands_with_the_words_of_its_time(
    cast: Cast, read: Any
) -> None:
    stay = (
        b"DISCHARGE SUMMARY\n\nBloods        Admission   Discharge\nPotassium     5.9         4.1\n"
    )
    document = read(cast.alice, stay, "stay.txt")
    said = page(cast.alice, f"/documents/{document.id}/")
    assert '<span lang="en">“Admission”</span>' in said
    with cast.alice.scope():
        first = LabResult.objects.filter(document=document).order_by("number")[0]
    assert "“Admission”" in page(cast.alice, f"/documents/{document.id}/values/{first.number}/")
    assert "“Admission”" in page(cast.alice, "/documents/values/potassium/")


def test_an_ordinary_report_has_no_note(cast: Cast, read: Any) -> None:
    document = read(cast.alice, report(TODAY, "5.4", "H"), "new.txt")
    assert "should not wait" not in page(cast.alice, f"/documents/{document.id}/")
    assert "Please read soon" not in page(cast.alice, "/documents/")


def test_a_value_that_is_not_sure_is_to_be_checked(cast: Cast, read: Any) -> None:
    document = read(cast.alice, report(TODAY, "6.9"), "new.txt")
    with cast.alice.scope():
        result = LabResult.objects.filter(document=document).order_by("number")[0]
        result.row = {**result.row, "needs_review": True, "review_reason": "Two readings differ."}
        result.save()
        Prepared.objects.all().delete()
    text = page(cast.alice, f"/documents/{document.id}/")
    assert "We could not read this for sure. Please look at it on your document." in text
    assert "If the value is right, call your clinic now" in text


def test_both_places_of_a_change_are_there(cast: Cast, read: Any) -> None:
    old = read(cast.alice, report(THEN, "4.1"), "spring.txt")
    new = read(cast.alice, report(TODAY, "5.4", "H"), "summer.txt")
    text = page(cast.alice, f"/documents/{new.id}/")
    assert "Your potassium went from 4.1 to 5.4 mmol/L since" in text
    assert f'href="/documents/{old.id}/?cite=1-' in text
    assert "What changed" not in page(cast.alice, f"/documents/{old.id}/")


def test_nobody_elses_documents_are_compared_or_gathered(cast: Cast, read: Any) -> None:
    read(cast.dana, report(THEN, "4.1"), "spring.txt")
    read(cast.frank, report(THEN, "4.2"), "spring.txt")
    read(cast.dana, NOTE, "note.txt")
    read(cast.dana, report(TODAY, "6.9", "HH"), "urgent.txt")
    new = read(cast.alice, report(TODAY, "5.4", "H"), "summer.txt")
    assert "What changed" not in page(cast.alice, f"/documents/{new.id}/")
    home = page(cast.alice, "/overview/")
    assert "eye exam" not in home
    assert "Please read" not in home
    for person in (cast.erin, cast.carol, cast.oscar):
        with person.scope():
            assert steps_ahead(person.actor) == ()
            assert fresh_alarms(person.actor) == {}


def test_a_removed_document_is_compared_with_nothing(cast: Cast, read: Any) -> None:
    old = read(cast.alice, report(THEN, "4.1"), "spring.txt")
    new = read(cast.alice, report(TODAY, "5.4", "H"), "summer.txt")
    with cast.alice.scope():
        lifecycle.remove_document(actor=cast.alice.actor, document=Document.objects.get(id=old.id))
    assert "What changed" not in page(cast.alice, f"/documents/{new.id}/")


def test_the_home_gathers_what_comes_next(cast: Cast, read: Any) -> None:
    old = read(cast.alice, OLD_NOTE, "old-note.txt")
    new = read(cast.alice, NOTE, "note.txt")
    home = page(cast.alice, "/overview/")
    assert f"/documents/{new.id}/?cite=1-" in home
    assert home.index("eye exam") < home.index("Most likely over") < home.index("ear exam")
    assert f"/documents/{old.id}/?cite=1-" in home
    assert "No date given" in home


def test_only_the_ticked_questions_are_on_the_page_to_print(cast: Cast, read: Any) -> None:
    document = read(cast.alice, NOTE + report(TODAY, "5.4", "H"), "note.txt")
    with_all = page(cast.alice, f"/documents/{document.id}/")
    assert "eye exam”. When should that be?" in with_all
    none = page(cast.alice, f"/documents/{document.id}/questions/")
    assert "No question chosen" in none
    some = page(cast.alice, f"/documents/{document.id}/questions/?take=1&take=99&take=x")
    assert some.count('class="answer-line"') == 2


def test_each_look_is_on_record_without_content(cast: Cast, read: Any) -> None:
    document = read(cast.alice, report(TODAY, "6.9", "HH"), "new.txt")
    page(cast.bob, "/overview/")
    page(cast.bob, f"/documents/{document.id}/questions/")
    with cast.alice.scope():
        (home,) = AuditEvent.objects.filter(event="overview.viewed")
        (asked,) = AuditEvent.objects.filter(event="document.questions_viewed")
    assert (home.data, home.patient_id) == ({"count": 0}, cast.alice.patient_id)
    assert (asked.data, asked.subject_id) == ({}, document.id)


def test_the_log_says_steps_in_plain_words_and_leads_to_what_is_still_there(
    cast: Cast, read: Any
) -> None:
    document = read(cast.alice, report(TODAY, "5.4", "H"), "my-test.txt")
    log = page(cast.alice, "/access-log/")
    assert "The portal finished a step with a document: finding values and medicines" in log
    assert "recognise" not in log
    assert f'href="/documents/{document.id}/">my-test.txt</a>' in log
    with cast.alice.scope():
        lifecycle.remove_document(
            actor=cast.alice.actor, document=Document.objects.get(id=document.id)
        )
    gone = page(cast.alice, "/access-log/")
    assert f"/documents/{document.id}/" not in gone
    assert "my-test.txt" not in gone
    assert "my-test.txt" not in page(cast.oscar, "/compliance/events/")


def test_every_step_has_plain_words() -> None:
    assert set(STEPS) >= set(Stage.values) - {Stage.DONE}


@pytest.mark.parametrize("number", ["call us", "5", "555-0100; rm", "<b>1</b>"])
def test_a_number_that_is_none_is_refused(cast: Cast, number: str) -> None:
    client = cast.carol.client()
    response = client.post("/clinic/settings/phones/", {"urgent_phone": number})
    assert response.status_code == 400
    cast.clinic.refresh_from_db()
    assert cast.clinic.urgent_phone == ""


def test_changing_the_numbers_is_on_record(cast: Cast) -> None:
    client = cast.carol.client()
    sent = {"urgent_phone": "+1 (555) 0100 ext. 7", "emergency_number": "112"}
    for _ in range(2):
        assert client.post("/clinic/settings/phones/", sent).status_code == 302
    with cast.carol.scope():
        (event,) = AuditEvent.objects.filter(event="clinic.phones_changed")
    assert event.data == {"changed": ["emergency_number", "urgent_phone"]}


@pytest.mark.parametrize(
    ("head", "heading", "asked"),
    [
        ("OAK STREET CLINIC\nVISIT NOTE", "CURRENT MEDICATIONS", True),
        ("OAK HOSPITAL\nEMERGENCY DEPARTMENT VISIT", "MEDICATIONS", False),
        ("OAK STREET CLINIC\nVISIT NOTE", "NEW MEDICATIONS", False),
    ],
)
def test_what_a_part_of_a_list_leaves_out_is_not_asked_about(
    cast: Cast, read: Any, head: str, heading: str, asked: bool
) -> None:
    lines = ["1. Metformin 500 mg, 1 tablet twice daily", "2. Losartan 50 mg, 1 tablet daily"]
    earlier = [f"OAK STREET CLINIC\nVISIT NOTE\nDate of visit: {THEN}\n", "MEDICATIONS", *lines]
    read(cast.alice, "\n".join(earlier).encode(), "earlier.txt")
    now = "\n".join([head, f"Date of visit: {TODAY}\n", heading, lines[0]]).encode()
    document = read(cast.alice, now, "now.txt")
    page = cast.alice.client().get(f"/documents/{document.id}/").content.decode()
    assert ("has losartan" in page) is asked
