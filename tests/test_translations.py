"""Nothing the portal says is without its Spanish, and nothing a template says is unmarked."""

from __future__ import annotations

import gettext
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.template.base import Lexer, TokenType
from django.utils import formats, translation

from tests.translations import COMPILED, GAPS, ROOT, TAGS, catalogue, entries, said, untranslated

TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())
# Names, which are the same in every language, and what stands between figures.
SAME = {"HealthChat", "MedlinePlus", "UTC"}
SHOWN = ("aria-label", "alt", "title", "placeholder", "data-label")
SPOKEN = re.compile(
    r"\b(?:label|title|text|first|second|action|heading|confirm|caption|hint)=(?:\"([^\"]*)\"|'([^']*)')"
)


def test_every_sentence_has_its_spanish() -> None:
    known = catalogue()
    new = sorted(
        {each.text for each in said() if known.get(each.text, context=each.context) is None}
    )
    assert new == [], "say `make translations`, then write the Spanish"
    assert untranslated(known) == []


def test_the_catalogue_holds_nothing_that_is_said_no_more() -> None:
    now = {(each.context, each.text) for each in said()}
    kept = {(entry.context, entry.english[0]) for entry in entries(catalogue())}
    assert kept - now == set()


def test_the_compiled_catalogue_is_of_this_source() -> None:
    with COMPILED.open("rb") as file:
        loaded = gettext.GNUTranslations(file)
    for context, english, spanish in entries(catalogue()):
        if len(english) == 2:
            one, many = english
            assert (loaded.ngettext(one, many, 1), loaded.ngettext(one, many, 2)) == spanish
        elif context:
            assert loaded.pgettext(context, english[0]) == spanish[0]
        else:
            assert loaded.gettext(english[0]) == spanish[0]


def test_a_translation_keeps_the_gaps_and_the_markup() -> None:
    for _, english, spanish in entries(catalogue()):
        for one, other in zip(english, spanish, strict=True):
            assert sorted(GAPS.findall(one)) == sorted(GAPS.findall(other)), one
            assert TAGS.findall(one) == TAGS.findall(other), one


def test_spanish_is_polite_and_of_no_one_country() -> None:
    familiar = re.compile(
        r"\b(?:tú|tu|tus|te|ti|contigo|vosotros|vuestr\w+|vos|puedes|tienes|debes|quieres|ordenador|"
        r"móvil|haz|pulsa|elige tu)\b",
        re.I,
    )
    for entry in entries(catalogue()):
        assert not any(familiar.search(text) for text in entry.spanish), entry


class _Words(HTMLParser):
    """Text and spoken attributes of a page, without what is marked for translation."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in SHOWN]


def unmarked(source: str) -> list[str]:
    """Words of a template that a reader of another language would see in English."""
    text, spoken = [], []
    inside = False
    for token in Lexer(source).tokenize():
        if token.token_type is TokenType.BLOCK:
            name = token.contents.split(" ", 1)[0]
            inside = {"blocktranslate": True, "endblocktranslate": False}.get(name, inside)
            if name in ("include", "with"):
                spoken += [a or b for a, b in SPOKEN.findall(token.contents)]
            if name == "block" and token.contents.endswith(("_class", "url")):
                text.append("<!--")
            elif name == "endblock":
                text.append("-->" if text.count("<!--") > text.count("-->") else "")
        elif token.token_type is TokenType.TEXT and not inside:
            text.append(token.contents)
        elif token.token_type is TokenType.VAR:
            spoken += re.findall(r"default(?:_if_none)?:\"([^\"]*)\"", token.contents)
    parser = _Words()
    parser.feed("".join(text))
    words = (*parser.found, *spoken)
    return [
        w.strip() for w in words if re.search(r"[^\W\d_]{2}", w) and w.strip(" ·.()") not in SAME
    ]


@pytest.mark.parametrize("name", [path.relative_to(ROOT).as_posix() for path in TEMPLATES])
def test_every_word_of_a_template_is_marked(name: str) -> None:
    assert unmarked((ROOT / name).read_text(encoding="utf-8")) == []


def test_what_is_not_marked_is_found() -> None:
    assert unmarked('<p>Hello</p>{% translate "x" %}') == ["Hello"]
    assert unmarked('<p aria-label="Hello">{{ name }}</p>') == ["Hello"]
    assert unmarked('{% include "a.html" with title="Hello" %}') == ["Hello"]
    assert unmarked('{% blocktranslate %}Hello{% endblocktranslate %} {{ a|default:_("x") }}') == []


def test_django_says_it_in_spanish() -> None:
    with translation.override("es"):
        assert translation.gettext("Documents") == "Documentos"
        assert translation.gettext("This field is required.") == "Este campo es requerido."


def test_dates_and_numbers_have_the_form_of_the_language() -> None:
    day = date(2026, 3, 2)
    with translation.override("es"):
        assert formats.date_format(day, "DATE_FORMAT") == "2 de marzo de 2026"
        assert formats.date_format(day, "WEEKDAY_FORMAT") == "lunes, 2 de marzo de 2026"
        assert formats.localize_input(day) == "2026-03-02", "what a browser's date field takes"
        assert formats.number_format(2500.5, use_l10n=True, force_grouping=True) == "2,500.5"
    with translation.override("en"):
        assert formats.date_format(day, "DATE_FORMAT") == "2 March 2026"
