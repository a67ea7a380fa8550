"""Which germ an order tests: what works against a germ in a dish is no value of the patient's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from documents.pipeline.structured.hl7v2.message import Message, Segment
from documents.pipeline.structured.record import clean

UNNAMED: Final = "a germ that the file does not name"
_TESTS: Final = re.compile(r"suscept|sensitivit|antibiogram|\bMIC\b", re.IGNORECASE)
_FOUND: Final = re.compile(r"identified|organism|isolate", re.IGNORECASE)


def tested(order: Segment, message: Message) -> str:
    """The germ whose susceptibility an order tests; empty for an order that tests none.

    Where several were found, the order itself must say which: by its parent result, or by the
    one number that all of its results carry.
    """
    if not _TESTS.search(order.coded(order.raw(4))):
        return ""
    found = dict(_germs(message))
    if len(found) == 1:
        return next(iter(found.values()))
    parent = order.component(26, 2)
    own = {each.raw(4) for each in _results_of(order, message)}
    number = parent or (own.pop() if len(own) == 1 else "")
    return found.get(number) or UNNAMED


def _germs(message: Message) -> Iterator[tuple[str, str]]:
    for segment in message.all("OBX"):
        name, value = segment.coded(segment.raw(3)), segment.raw(5)
        if _FOUND.search(name) and (germ := clean(segment.coded(value))):
            yield segment.raw(4), germ


def _results_of(order: Segment, message: Message) -> Iterator[Segment]:
    inside = False
    for segment in message.segments:
        if segment.name == "OBR":
            inside = segment is order
        elif inside and segment.name == "OBX":
            yield segment
