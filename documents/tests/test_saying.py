"""What the pipeline says in English is read in Spanish, sentence by sentence."""

from __future__ import annotations

import pytest

from documents.pipeline import refusals
from documents.pipeline.labs import review
from documents.pipeline.reading import UNREADABLE
from documents.saying import DAMAGED, said
from documents.templatetags.wording import quoting
from healthchat.languages import speaking


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
