"""How pages say what the pipeline found: in the reader's language, the document's words apart."""

from __future__ import annotations

import re
from typing import Protocol

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from documents.pipeline.compose import plain_names
from documents.pipeline.compose.values import mark_of
from documents.pipeline.language.tongue import language_of
from documents.pipeline.readings import read_out
from documents.pipeline.types import LabRow
from documents.saying import said
from healthchat import languages
from knowledge import analytes, spanish


class _Figure(Protocol):
    @property
    def value(self) -> str: ...
    @property
    def unit(self) -> str | None: ...


register = template.Library()
register.filter(said)
_QUOTED = re.compile(r"(“[^”]*”)")


@register.filter
def quoting(text: str) -> SafeString:
    """A sentence with units as people write them, whose quoted words stay as they are and are
    marked as of the language that they are in."""
    parts = []
    for part in _QUOTED.split(text):
        if not part.startswith("“"):
            parts.append(conditional_escape(plain_names.units_in(part)))
        elif (language := language_of(part)) != languages.current():
            parts.append(format_html('<span lang="{}">{}</span>', language, part))
        else:
            parts.append(conditional_escape(part))
    return mark_safe("".join(parts))  # noqa: S308 (every part is escaped above)


@register.filter
def human_unit(unit: str | None) -> str:
    """A unit as people write it."""
    return plain_names.unit(unit or "")


@register.filter
def shown_value(row: LabRow) -> str:
    """A value as it is read out; its own page has it as it stands in the source."""
    return read_out(row)


@register.filter
def test_name(name: str) -> str:
    """A test's name as printed, without the parts that only a machine reads."""
    return plain_names.test(name)


@register.filter
def mark_said(printed: str) -> str:
    """What a report's mark says of a value (``very high``); empty where it says something else."""
    return mark_of(printed)


@register.filter
def tongue(text: str) -> str:
    """The language that words of a document are in, for their ``lang``."""
    return language_of(text)


@register.filter
def in_words(key: str | None) -> analytes.Analyte | spanish.SpanishAnalyte | None:
    """What a test is called and means, in the reader's language, by its key in the catalogue."""
    if not key:
        return None
    entry = spanish.analyte(key) if languages.current() == "es" else None
    return entry or analytes.get(key)


@register.filter
def other_name(row_name: str, key: str | None) -> str:
    """A test's name in the reader's language, where the page prints it in another."""
    if languages.current() == "en" or not key:
        return ""
    entry = spanish.analyte(key)
    return entry.name if entry and entry.name.casefold() != row_name.casefold() else ""


@register.filter
def figure(reading: _Figure) -> str:
    """A value with its unit, as printed or typed."""
    return f"{reading.value} {reading.unit or ''}".strip()
