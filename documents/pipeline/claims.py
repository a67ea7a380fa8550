"""What the readers of a document claimed as medical: never to be taken for an identifier.

A result of 212-555 copies looks like a telephone number, and Hodgkin like a person. Only what a
reader is sure of counts: a row that no catalogue and no unit explains may be a record number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from documents.pipeline.types import Findings, LabRow, Page, Source
from knowledge import medicines

Claim = tuple[Source, tuple[str, ...]]
"""A place in a document, and the strings in it that are medical."""


# The code of a medicine on trial looks like a record number, or a state with its postal code.
_CODE = re.compile(r"\W{0,2}[A-Za-z]{1,5}[ -]?\d{3,10}(?:-\w{1,6})?|\d{3,10}-?[A-Za-z]{1,4}")


def claims(findings: Findings) -> Iterator[Claim]:
    """Every claim of the laboratory, medicine and condition readers, in no order."""
    for row in findings.labs:
        if words := _of_row(row):
            yield row.source, words
    for medicine in findings.medications:
        if _CODE.fullmatch(medicine.name) or not (medicine.dose or _is_sure(medicine.name)):
            continue
        # The place is the whole entry, which may name who takes it.
        yield medicine.source, tuple(filter(None, (medicine.name, medicine.dose)))
    for sign in findings.vitals:
        yield sign.source, (sign.name, sign.value)
    for condition in (*findings.conditions, *findings.symptoms):
        yield condition.source, (condition.text,)
    for allergy in findings.allergies:
        yield allergy.source, (allergy.substance,)


def _is_sure(name: str) -> bool:
    """Whether a name without a dose is a medicine's: many people's names end as chemicals do."""
    return medicines.find(name) is not None or any(
        medicines.find(word) or medicines.looks_like_medicine(word.lower())
        for word in re.findall(r"[^\W\d_]+", name)
    )


def claimed_spans(page: Page, findings: Findings) -> list[tuple[int, int]]:
    """The claims on a page as spans of its text."""
    return spans_on(page, claims(findings))


def spans_on(page: Page, claimed: Iterable[Claim]) -> list[tuple[int, int]]:
    """Those of some claims that are on a page; of many pages give each its own (``by_page``)."""
    spans = []
    for source, words in claimed:
        if source.page == page.number:
            held = page.text[source.start : source.end]
            spans += [(source.start + a, source.start + b) for a, b in find_words(held, words)]
    return spans


def by_page(claimed: Iterable[Claim]) -> Mapping[int, Sequence[Claim]]:
    """Claims by the page they are on, so that a sentence looks at its own page's only."""
    pages: dict[int, list[Claim]] = {}
    for claim in claimed:
        pages.setdefault(claim[0].page, []).append(claim)
    return pages


def claimed_at(places: Sequence[Source], claimed: Mapping[int, Sequence[Claim]]) -> list[str]:
    """The medical strings of these places."""
    return [
        word
        for page in {place.page for place in places}
        for source, words in claimed.get(page, ())
        if any(_touch(source, place) for place in places)
        for word in words
    ]


def find_words(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where these strings stand in a text as whole words."""
    for word in words:
        for match in _whole(word).finditer(text):
            yield match.span()


def _of_row(row: LabRow) -> tuple[str, ...]:
    if row.analyte is None and (not row.unit or row.needs_review):
        return ()
    words = (row.name if row.analyte else None, row.value, row.ref_text)
    return tuple(word for word in words if word)


def _whole(word: str) -> re.Pattern[str]:
    loose = r"\s+".join(map(re.escape, word.split()))
    return re.compile(rf"(?<!\w){loose}(?!\w)")


def _touch(one: Source, other: Source) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end
