"""Somebody else's ids where no address shows them: in forms and in query strings."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client

from conversations.models import Conversation
from conversations.tests.conftest import REPORT, give
from tests.factories import PASSWORD, Cast, Person, make_person

ELSEWHERE = "https://evil.example/x"
VOLATILE = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def _page(person: Person, url: str) -> str:
    return VOLATILE.sub("", person.client().get(url).content.decode())


def test_a_question_about_a_document_that_is_not_ones_own_is_not_asked(cast: Cast) -> None:
    removed = give(cast.alice, REPORT, "removed.txt")
    cast.alice.client().post(f"/documents/{removed.id}/remove/")
    asked: list[UUID | str] = [
        give(cast.dana, REPORT, "dana.txt").id,
        give(cast.frank, REPORT, "frank.txt").id,
        removed.id,
        uuid4(),
        "no id",
    ]
    answers = []
    for document in asked:
        form = {"question": "What is my hemoglobin?", "document": document}
        answer = cast.alice.client().post("/conversations/ask/", form)
        answers.append((answer.status_code, VOLATILE.sub("", answer.content.decode())))
    assert {status for status, _ in answers} == {404}
    assert len(set(answers)) == 1, "what is somebody's and what is nobody's read the same"
    with cast.alice.scope():
        assert not Conversation.objects.exists()


def test_a_person_of_another_clinic_is_not_offered_back(cast: Cast) -> None:
    cast.charlie.client().post(f"/clinic/people/{cast.frank.membership.id}/suspend/")
    pages = [
        _page(cast.carol, f"/clinic/people/?suspended={asked}").replace(str(asked), "…")
        for asked in (cast.frank.membership.id, uuid4())
    ]
    assert "Frank Sample" not in pages[0]
    assert pages[0] == pages[1]


def test_an_address_of_another_clinics_patient_is_as_unknown_as_any(cast: Cast) -> None:
    def invited(for_whom: str) -> str:
        form = {"role": "proxy", "name": "Nora Example", "email": "nora@new.example"}
        form["patient_email"] = for_whom
        answer = cast.carol.client().post("/clinic/people/invite/", form)
        assert answer.status_code == 400
        return VOLATILE.sub("", answer.content.decode()).replace(for_whom, "…")

    assert invited(cast.frank.email) == invited("nobody@example.org")


def test_an_officer_who_asks_for_another_clinics_people_sees_nothing(cast: Cast) -> None:
    for query in (f"patient={cast.frank.patient_id}", f"person={cast.frank.user.pk}"):
        page = _page(cast.oscar, f"/compliance/events/?{query}")
        assert "Frank Sample" not in page
        table = cast.oscar.client().get(f"/compliance/events/export/?{query}")
        lines = b"".join(table.streaming_content).decode()  # type: ignore[attr-defined]
        assert str(cast.elsewhere.id) not in lines
        assert "Frank Sample" not in lines


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/logout/"])
@pytest.mark.parametrize(
    "target", [ELSEWHERE, "//evil.example/x", "/\\evil.example/x", "https:evil.example"]
)
def test_no_way_in_or_out_leads_to_another_site(cast: Cast, path: str, target: str) -> None:
    client = Client() if path == "/accounts/login/" else cast.alice.client()
    form = {"login": cast.alice.email, "password": PASSWORD, "next": target}
    answer = client.post(path, form, query_params={"next": target})
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]


def test_the_clinic_that_a_session_chose_is_looked_up_anew(cast: Cast) -> None:
    """A person who was let into a second clinic and suspended there is back in the first."""
    there = make_person(cast.elsewhere, cast.erin.actor.role, "Erin Sample", user=cast.erin.user)
    client = cast.erin.client()
    assert client.post("/account/clinic/", {"clinic": cast.elsewhere.id}).status_code == 302
    assert "Harbour Clinic" in client.get("/account/").content.decode()
    cast.charlie.client().post(f"/clinic/people/{there.membership.id}/suspend/")
    page = client.get("/account/").content.decode()
    assert "Willow Street Clinic" in page
    assert "Harbour Clinic" not in page
    assert client.post("/account/clinic/", {"clinic": cast.elsewhere.id}).status_code == 404
