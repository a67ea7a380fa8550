"""De-identify a text on its own: what the command and the measurement share.

The rules are those of calls to an outside model (``healthchat.llm.deidentify``); what the
laboratory and medicine readers claimed is handed to them so that a result is never masked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from documents.pipeline.claims import claimed_spans
from documents.pipeline.labs import find_labs
from documents.pipeline.notes import find_medications
from documents.pipeline.types import Findings, Page
from healthchat.llm.deidentify import Found, Known, Masker, visible_places
from knowledge import conditions
from knowledge.eponyms import EPONYMS
from knowledge.in_text import terms_in
from knowledge.medicines import looks_like_medicine
from knowledge.phrases import tokenize

_KINDS = frozenset({"PERSON", "DATE", "PHONE", "EMAIL", "ID", "ADDRESS"})
_DATE_FORMS = ("%Y-%m-%d", "%m/%d/%Y", "%d/%m/%Y", "%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d %b %Y")
_PLACE = re.compile(
    r"\b(?:hospital|clinic|cent(?:er|re)|laborator(?:y|ies)|labs?|health|medical|street|st|road|rd"
    r"|avenue|ave|drive|lane|city|county|university|institute|department|inc|ltd|llc)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Deidentified:
    """The masked text, and what was masked as places of the text that was given."""

    text: str
    spans: tuple[Found, ...]


def deidentify(text: str, known: Sequence[Known] = ()) -> Deidentified:
    """Mask one text. Raises ``Blocked`` if a known identifier would be left."""
    # Invisible marks inside a name would hide it; the places must still be the caller's.
    places = visible_places(text)
    clean = "".join(text[at] for at in places)
    page = Page(1, clean)
    read = Findings(labs=find_labs([page]), medications=find_medications([page]))
    keep = claimed_spans(page, read)
    masked, found = Masker(known, clinical=clinical_spans).mask_and_tell(clean, keep=keep)
    spans = tuple(Found(places[f.start], places[f.end - 1] + 1, f.kind) for f in found)
    return Deidentified(masked, spans)


def clinical_spans(text: str) -> list[tuple[int, int]]:
    """Where medical words stand: terms, tests, medicines, conditions. They are no names."""
    tokens = tokenize(text)
    spans = [(term.start, term.end) for term in terms_in(text)]
    for name in conditions.names(tokens):
        spans.append((tokens.starts[name.first], tokens.ends[name.last - 1]))
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        if looks_like_medicine(word) or (word in EPONYMS and text[start].isupper()):
            spans.append((start, end))
    return spans


def known_from(value: str, kind: str | None = None) -> Known:
    """An identifier of a given or a guessed kind; a date is brought to ``YYYY-MM-DD``."""
    value = value.strip()
    kind = kind.upper() if kind and kind.upper() in _KINDS else _kind_of(value)
    day = _day(value) if kind == "DATE" else None
    return Known(kind, day.isoformat() if day else value)


def _kind_of(value: str) -> str:
    digits = sum(ch.isdigit() for ch in value)
    if "@" in value:
        return "EMAIL"
    if _day(value):
        return "DATE"
    if digits and re.fullmatch(r"[\d\s().+-]{7,}", value):
        return "PHONE"
    if _PLACE.search(value) or (digits and len(value.split()) > 2):
        return "ADDRESS"
    return "ID" if digits else "PERSON"


def _day(value: str) -> date | None:
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(value, form).date()  # noqa: DTZ007 (a day, not a moment)
        except ValueError:
            continue
    return None
