"""What another reader proposes, held against the page: a suggestion needs a place of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from documents.pipeline.types import (
    Code,
    Findings,
    Page,
    Source,
    Status,
    Suggestion,
    SuggestionKind,
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a reader says stands at characters ``start:end`` of the text that it was given."""

    kind: SuggestionKind
    text: str
    start: int
    end: int
    status: Status = Status.PRESENT
    codes: tuple[Code, ...] = ()


def sound(page: Page, proposals: Iterable[Proposal], *, by: str) -> Iterator[Suggestion]:
    """The proposals whose words stand in the page where they are said to stand."""
    for each in proposals:
        if 0 <= each.start < each.end and page.text[each.start : each.end] == each.text:
            place = Source(page.number, each.start, each.end)
            yield Suggestion(each.kind, each.text, place, by, each.status, each.codes)


def new_ones(suggestions: Sequence[Suggestion], found: Findings) -> tuple[Suggestion, ...]:
    """Those that our own readers did not find themselves, each name once."""
    known = [
        *(medicine.source for medicine in found.medications),
        *(condition.source for condition in (*found.conditions, *found.symptoms)),
        *(procedure.source for procedure in found.procedures),
        *(row.source for row in found.labs),
        *(sign.source for sign in found.vitals),
        *(allergy.source for allergy in found.allergies),
    ]
    fresh: dict[tuple[SuggestionKind, str, Status], Suggestion] = {}
    for each in suggestions:
        if not any(_touch(each.source, place) for place in known):
            fresh.setdefault((each.kind, each.text.casefold(), each.status), each)
    return tuple(fresh.values())


def _touch(one: Source, other: Source) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end
