"""What the pipeline says in English is read in Spanish, sentence by sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import cast as cast_to

import pytest
from django.http import StreamingHttpResponse

from documents.forms import CorrectionForm
from documents.models import Document
from documents.pipeline import corrections
from documents.pipeline.files import refusals
from documents.pipeline.files.reading import UNREADABLE
from documents.pipeline.labs import review
from documents.pipeline.types import LabRow, Source
from documents.saying import DAMAGED, said
from documents.templatetags.wording import quoting
from documents.tests.conftest import Upload
from healthchat.jobs.testing import run_waiting
from healthchat.languages import speaking
from tests.factories import Cast


@pytest.mark.parametrize("code", sorted(refusals.MESSAGES))
def test_every_refusal_is_said_in_spanish(code: str) -> None:
    for what in refusals.WHAT:
        message = refusals.refusal(code, what).message
        assert said(message) == message
        with speaking("es"):
            assert said(message) != message
            assert " the " not in said(message)


def test_a_number_and_a_name_stay_as_they_are() -> None:
    with speaking("es"):
        assert "página 7" in said(UNREADABLE.format(number=7))
        spoken = said(DAMAGED.format(number=2, name="My notes. Page (2).jpg"))
        assert spoken.startswith("No pudimos leer la foto 2 (My notes. Page (2).jpg)")


def test_several_doubts_are_said_one_by_one() -> None:
    doubts = f"{review.DOUBTED} {review.LOST_POINT}"
    with speaking("es"):
        assert said(doubts) == "El escaneo fue difícil de leer aquí. Puede faltar un punto decimal."


def test_what_is_not_known_stays() -> None:
    with speaking("es"):
        assert said("Whatever this is.") == "Whatever this is."
        assert said(None) == ""


def test_quoted_words_carry_their_language_and_nothing_is_markup() -> None:
    with speaking("es"):
        assert quoting("La nota dice: “Rest the arm”.") == (
            'La nota dice: <span lang="en">“Rest the arm”</span>.'
        )
        assert quoting("<b> “<i>x</i>”") == (
            '&lt;b&gt; <span lang="en">“&lt;i&gt;x&lt;/i&gt;”</span>'
        )
    assert quoting("The note says: “Rest the arm”.") == "The note says: “Rest the arm”."
    assert 'lang="es"' in quoting("It says: “Regrese a la clínica en una semana”.")


def test_a_reader_sees_the_summary_of_their_language(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice)
    run_waiting()
    client = cast.alice.client()
    english = client.get(f"/documents/{document.id}/").content.decode()
    assert "Your hemoglobin is 9.1 g/dL." in english
    assert "resultado de hemoglobina" not in english
    client.post("/account/language/", {"language": "es", "next": "/"})
    spanish = client.get(f"/documents/{document.id}/").content.decode()
    assert (
        'Su resultado de hemoglobina (<span lang="en">“Hemoglobin”</span>) es 9.1 g/dL.' in spanish
    )
    assert "Your hemoglobin is" not in spanish
    with cast.alice.scope():
        kept = {each.language: each for each in document.summaries.all()}
    assert kept.keys() == {"en", "es"}
    assert kept["en"].ease is None
    assert (kept["es"].ease or 0) > 65


def test_progress_is_told_in_the_language_of_whoever_watches(cast: Cast, upload: Upload) -> None:
    upload(cast.alice)
    client = cast.alice.client()
    client.post("/account/language/", {"language": "es", "next": "/"})
    with cast.alice.scope():
        document = Document.objects.get()
    stream = cast_to(StreamingHttpResponse, client.get(f"/documents/{document.id}/events/"))
    chunks = cast_to(Iterator[bytes], stream.streaming_content)
    said_first = b"".join(next(chunks) for _ in range(2)).decode()
    stream.close()
    assert json.loads(said_first.partition("data: ")[2].strip())["label"] == "Esperando su turno"


MESSAGES = {
    name: text for name, text in vars(corrections).items() if name.isupper() and name[0] != "_"
}


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_what_is_wrong_with_a_typed_value_is_said_whole(name: str) -> None:
    with speaking("es"):
        told = said(MESSAGES[name])
    assert not {word.strip(".,") for word in told.split()} & {"the", "is", "Type", "Look", "Does"}
    assert told != MESSAGES[name]


def test_the_form_says_it_so() -> None:
    source = Source(1, 0, 4)
    row = LabRow("Hemoglobin", "9.4", "g/dL", source, source, analyte="hemoglobin")
    typed = {"value": "9400", "unit": "g/dL"}
    with speaking("es"):
        form = CorrectionForm(typed, read=row, counts=row, today=date(2026, 3, 1))
        assert not form.is_valid()
        assert form.errors["value"] == [said(corrections.NOT_POSSIBLE)]
        assert "Nobody" not in str(form.errors)
