"""Every page and state that a patient or their proxy can meet, on a phone and a desk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from conversations.models import Message, MessageStatus
from conversations.services import ask_question
from documents.models import Document, Stage, Status
from documents.services import lifecycle
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person
from tests.journeys import files
from tests.journeys.browser import PHONE, Visit


def set_state(person: Person, document: Document, **values: object) -> None:
    with person.scope():
        Document.objects.filter(id=document.id).update(**values)


def _own_note(name: str) -> files.File:
    """A note that no other file is the same as."""
    note = files.note(name)
    return files.File(name, note.media_type, note.data + f"Sheet: {name}\n".encode())


def test_a_document_that_is_being_read(visit: Visit, cast: Cast) -> None:
    waiting = files.send(cast.alice, files.note("waiting.txt"))
    reading = files.send(cast.alice, files.report("reading.pdf"))
    state = {"status": Status.PROCESSING, "stage": Stage.EXTRACT, "page_count": 4, "pages_read": 2}
    set_state(cast.alice, reading, **state)
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{reading.id}/")
        page.get_by_text("Reading page 2 of 4").wait_for()
        visitor.check_looks("document-reading")
        page = visitor.open("/documents/")
        expect(page.get_by_text("Reading page 2 of 4")).to_be_visible()
        expect(page.get_by_text("Waiting for its turn")).to_be_visible()
        visitor.check_looks("documents-reading")
        run_waiting(kind=lifecycle.PROCESS)
        for name in ("waiting.txt", "reading.pdf"):
            row = page.locator("[data-documents] .row", has_text=name)
            expect(row).to_contain_text("Ready", timeout=60_000)
    assert waiting.id != reading.id


def test_many_files_at_once_leave_the_browser_room(visit: Visit, cast: Cast) -> None:
    """A browser keeps six connections to a server; progress must not take them all."""
    some = [_own_note(f"note-{number}.txt") for number in range(9)]
    with visit(cast.alice) as visitor:
        page = visitor.open("/documents/")
        files.drop(page, some)
        expect(page.locator("[data-uploads] a")).to_have_count(9, timeout=60_000)
        visitor.check("documents-many")
        run_waiting(kind=lifecycle.PROCESS)
        rows = page.locator("[data-documents] .row", has_text="Ready")
        expect(rows).to_have_count(9, timeout=60_000)
        assert rows.locator(".row-title").all_inner_texts() == [f.name for f in reversed(some)]


def test_a_file_that_is_refused(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.refused())
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        expect(page.get_by_role("heading", name="We can’t read this file")).to_be_visible()
        visitor.check_looks("document-refused")


def test_an_upload_that_does_not_arrive_can_be_sent_again(visit: Visit, cast: Cast) -> None:
    with visit(cast.alice) as visitor:
        page = visitor.open("/documents/")
        page.route("**/documents/upload/", lambda route: route.abort())
        files.drop(page, [files.note()])
        expect(page.get_by_text("The connection broke")).to_be_visible()
        visitor.problems.clear()  # the browser's own word on the broken connection
        visitor.check_looks("documents-broken")
        page.unroute("**/documents/upload/")
        page.get_by_role("button", name="Try again").click()
        expect(page.locator("[data-uploads] a")).to_have_text("visit-note.txt")
        run_waiting(kind=lifecycle.PROCESS)
        expect(page.locator("[data-documents] .row")).to_contain_text("Ready", timeout=60_000)


def test_a_document_that_failed_is_tried_again(visit: Visit, cast: Cast) -> None:
    document = files.send(cast.alice, files.note())
    with cast.alice.scope():
        lifecycle.mark_failed(document, code="gave_up")
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        visitor.check_looks("document-failed")
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("heading", name="We are reading your document")).to_be_visible()
        run_waiting(kind=lifecycle.PROCESS)
        expect(page.locator("#summary-title")).to_be_visible(timeout=60_000)


def test_removing_and_putting_back(visit: Visit, cast: Cast) -> None:
    for name in ("first.txt", "second.txt"):
        document = files.give(cast.alice, _own_note(name))
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        page.get_by_role("button", name="Remove").click()
        expect(page.get_by_role("status").first).to_contain_text("The document was removed")
        expect(page.get_by_role("heading", name="Removed")).to_be_visible()
        visitor.check_looks("documents-removed")
        assert page.request.get(visitor.base + f"/documents/{document.id}/").status == 404
        page.get_by_role("button", name="Put back second.txt").click()
        expect(page.locator("#summary-title")).to_be_visible()


def test_a_proxy_reads_and_finds_no_form(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.report())
    failed = files.send(cast.alice, files.note())
    with cast.alice.scope():
        lifecycle.mark_failed(failed, code="gave_up")
    with visit(cast.bob) as visitor:
        page = visitor.open("/documents/")
        forms = page.locator("main form[method=post]")
        assert forms.count() == 0
        visitor.check_looks("proxy-documents")
        page.get_by_role("link", name="blood-test.pdf").click()
        page.get_by_role("table").get_by_role("link", name="Hemoglobin", exact=True).click()
        expect(page.locator(".place.is-lit")).to_have_count(1)
        assert forms.count() == 0
        visitor.check_looks("proxy-document")
        visitor.open(f"/documents/{failed.id}/")
        assert forms.count() == 0
        visitor.check("proxy-failed")
        assert page.request.get(visitor.base + "/conversations/").status == 404
        assert page.get_by_role("link", name="Ask").count() == 0
    assert document.id != failed.id


def test_a_proxy_without_documents(visit: Visit, cast: Cast) -> None:
    with visit(cast.bob) as visitor:
        page = visitor.open("/documents/")
        expect(page.get_by_role("heading", name="Nothing here yet")).to_be_visible()
        visitor.check_looks("proxy-empty")


def test_asking_before_there_is_a_document(visit: Visit, cast: Cast) -> None:
    with visit(cast.alice) as visitor:
        page = visitor.open("/conversations/")
        expect(page.get_by_role("heading", name="Add a document first")).to_be_visible()
        assert page.locator("[data-composer]").count() == 0
        visitor.check_looks("conversations-empty")


def test_a_question_that_waits_and_one_that_failed(visit: Visit, cast: Cast) -> None:
    files.give(cast.alice, files.note())
    answer = ask_question(actor=cast.alice.actor, question="Which medicines do I take?")
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/conversations/{answer.conversation_id}/")
        expect(page.get_by_text("Looking in your documents")).to_be_visible()
        assert page.locator("[data-composer]").is_disabled()
        visitor.check_looks("conversation-waiting")
        run_waiting()
        expect(page.locator(".bubble-theirs")).to_contain_text("isinopril", timeout=60_000)
        with cast.alice.scope():
            Message.objects.filter(id=answer.id).update(
                status=MessageStatus.FAILED, sentences=None, urgent=None
            )
        page.reload()
        expect(page.get_by_text("We could not answer this")).to_be_visible()
        visitor.check_looks("conversation-failed")
        page.get_by_role("button", name="Try again").click()
        run_waiting()
        expect(page.locator(".bubble-theirs")).to_contain_text("isinopril", timeout=60_000)
        page.get_by_role("button", name="Delete").click()
        page.get_by_role("heading", name="Delete this conversation?").wait_for()
        visitor.check_looks("conversation-delete")
        page.locator("dialog").get_by_role("button", name="Delete").click()
        page.wait_for_url(re.compile("/conversations/$"))
        assert page.get_by_role("link", name="Which medicines").count() == 0


def test_who_saw_my_record(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.report())
    with visit(cast.bob) as visitor:
        visitor.open(f"/documents/{document.id}/")
    ask_question(actor=cast.alice.actor, question="What is my TSH?")
    run_waiting()
    with visit(cast.alice) as visitor:
        page = visitor.open("/access-log/")
        for words in (
            "You added a document",
            "opened a document",
            "finished a step with a document",
            "You asked a question",
            "answered a question",
        ):
            expect(page.get_by_text(words).first).to_be_visible()
        expect(page.get_by_text("Bob Sample").first).to_be_visible()
        visitor.check_looks("access-log")


@pytest.mark.parametrize("path", ["/documents/00000000-0000-4000-8000-000000000000/", "/nowhere/"])
def test_a_page_that_does_not_exist(visit: Visit, cast: Cast, path: str) -> None:
    with visit(cast.alice, size=PHONE) as visitor:
        page = visitor.open(path)
        expect(
            page.get_by_role("link", name=re.compile("home|documents", re.I)).first
        ).to_be_visible()
        visitor.check_looks("not-found")
