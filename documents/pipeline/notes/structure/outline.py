"""A document cut into statements, each with its section: what every ``find_*`` reads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from documents.pipeline.language import sentences
from documents.pipeline.notes.allergy import allergy_lists
from documents.pipeline.notes.structure import diaries, endings, fields, leads, letter_body, spoken
from documents.pipeline.notes.structure.headings import normalise
from documents.pipeline.notes.structure.sections import Heading, find_headings
from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.notes.structure.tongues import Found, Tongues, as_printed
from documents.pipeline.types import Page
from knowledge.folding import fold

__all__ = ["DIAGNOSIS_SECTIONS", "HISTORY_SECTIONS", "Outline", "Statement", "outline_of"]

# Sections that say what the patient has.
DIAGNOSIS_SECTIONS = frozenset(
    {"diagnosis", "problems", "assessment", "assessment_plan", "impression"}
)
HISTORY_SECTIONS = frozenset({"past_history"})
_ITEM = re.compile(
    r"(?:^|\n)[ \t]*(?:[-•●▪◦*>–]|\(?\d{1,2}[.)])[ \t]*$|[.:;,)][ ,]*\(?\d{1,2}[.)][ \t]*$"
)
_NOTHING = re.compile(r"[ ,:\n]*")
_LINE_LEAD = re.compile(r"(?:^|\n)[ \t]*$")
# A sentence on what is taken, or on the family, ends the allergies, with or without a heading.
_TAKES = re.compile(
    r"(?:(?:she|he|they|patient|pt|mr|mrs|ms)\b\.?[\w' ]{0,30}?\b)?(?:currently |now |also )?"
    r"(?:is |are )?(?:on|takes?|taking|uses|using|medications?:?|meds:?)\s"
    r".{0,80}?\d\s?(?:mg|mcg|g|units?|ml|puffs?|%)|family history of\b",
    re.IGNORECASE | re.DOTALL,
)
# A sentence of the story below "Patient information": who it is has been said.
_TELLS = re.compile(
    r"\b(?:year|month|week|day)s?[- ]old\b.{0,40}\b(?:present(?:ed|s|ing)|admitted|referred|seen"
    r"|brought|with|who|complain\w*)\b"
    r"|\b(?:presented|presents|admitted|referred|brought) (?:to|with|for|by)\b.{0,80}\b(?:with|for)"
    r"\b"
    r"|\b(?:complains?|complained|complaining) of\b|\bhistory of \w+\b.*\.$",
    re.IGNORECASE | re.DOTALL,
)
# A line of who somebody is and where, below "Patient: Rae Holt": a label, a date, an address.
_OF_WHO = re.compile(
    r"\W*(?:d\.?o\.?b|date|born|birth|sex|age|gender|mrn|id|nhs|hospital (?:no|number)|address"
    r"|tel\w*|phone|e-?mail|account|insur\w*|physician|provider|doctor|refer\w*|order\w*|accession|case"
    r"|collect\w*|receiv\w*|report\w*|specimen|ward|room|visit|location|(?:first |last |sur)?name"
    r"|race|ethnic\w*|language|marital|occupation|emergency|contact|guardian|next of kin|gp|pcp)"
    r"\b[^\n:]{0,25}:"
    r"|[^\n]*\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d|years?|male|female|street|road"
    r"|avenue|lane|drive)\b|[\W\d]|(?-i:(?:[A-Z][\w.'’-]*[ ,]*){1,5})$",
    re.IGNORECASE | re.MULTILINE,
)
# The parts of an abstract of research: "RESULTS: ..." there opens no list of a patient's results.
_OF_A_PAPER = frozenset(
    """results result conclusion conclusions methods method background objective objectives aim aims
    purpose introduction discussion findings design setting summary significance
    interventions""".split()
)
# Words of a record of one person, or a printed list; an abstract has none of them.
_ONE_PERSON = re.compile(
    r"\b(?:he|she|his|her|him|mr|mrs|ms|pt|denies|denied|mother|father|mom|dad|you|your|my|i"
    r"|patient's"
    r"|the patient|patient (?:is|has|reports|takes|states|presents|uses|lives)|allerg(?:ic|ies)"
    r"|smok\w+|drinks?|tobacco|po|prn|bid|tid|qid|daily)\b|\n",
    re.IGNORECASE,
)


@dataclass(eq=False)
class Outline:
    """A document's statements and headings, computed once and shared by the finders."""

    pages: tuple[Page, ...]

    @cached_property
    def tongues(self) -> Tongues:
        """Which language each part is in."""
        return Tongues(self.pages)

    @cached_property
    def read_pages(self) -> tuple[Page, ...]:
        """The pages as they are read: those with Spanish on them without its accents."""
        return tuple(
            replace(page, text=fold(page.text)) if self.tongues.has_spanish(page.number) else page
            for page in self.pages
        )

    def printed(self, found: Sequence[Found]) -> tuple[Found, ...]:
        """What was found on ``read_pages``, in the words that are printed at its places."""
        return as_printed(found, self.pages, self.read_pages)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings that open sections; those of a paper's abstract open none."""
        found = find_headings(self.pages, self.tongues)
        abstract = all(normalise(heading.title) in _OF_A_PAPER for heading in found)
        return () if abstract and not self._tells_of_one else found

    @cached_property
    def _tells_of_one(self) -> bool:
        return bool(_ONE_PERSON.search("\n".join(page.text for page in self.pages)[:20_000]))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement, in reading order, headings left out."""
        found: list[Statement] = []
        section = title = ""
        of_page: dict[int, list[Heading]] = {}
        for heading in self.headings:
            of_page.setdefault(heading.page, []).append(heading)
        for page in self.read_pages:
            headings = of_page.get(page.number, [])
            starts = [h.start for h in headings]
            bodies = [h.body for h in headings]
            leaves = -1
            for start, end in sentences.split(page.text):
                within = headings[bisect_right(bodies, start) : bisect_right(starts, end - 1)]
                parts = [
                    piece
                    for left, right in _around(page.text, within, start, end)
                    for piece in (
                        allergy_lists.parted(page.text, left, right)
                        if _kind_at(headings, starts, left) == "allergies"
                        else ((left, right),)
                    )
                ]
                who = [_is_who(page.text, headings, starts, left, leaves) for left, _ in parts]
                for left, right in _rows(page.text, parts, who):
                    place = bisect_right(starts, left) - 1
                    if place >= 0:
                        section, title = headings[place].kind, headings[place].title
                    if section == "allergies" and self._ends_allergies(
                        page, headings[place].body if place >= 0 else 0, left, right
                    ):
                        leaves = place
                    if section == "identity" and (
                        _TELLS.search(page.text, left, right)
                        or _is_below_name(page.text, headings[place], left)
                    ):
                        leaves = place
                    if place >= 0 and fields.ends(
                        page.text,
                        headings[place].body,
                        left,
                        right,
                        section,
                        self.tongues.at(page.number, left),
                    ):
                        leaves = place
                    if place >= 0 and letter_body.ends_field(
                        page.text, headings[place].body, left, section
                    ):
                        leaves = place
                    if place >= 0 and leaves == place:
                        section = title = ""
                    before = page.text[max(0, left - 12) : left]
                    item = bool(
                        _ITEM.search(before)
                        or _LINE_LEAD.search(before)
                        or (
                            place >= 0 and _NOTHING.fullmatch(page.text, headings[place].body, left)
                        )
                    )
                    language = self.tongues.at(page.number, left)
                    said = fold(title) if language == "es" else title
                    found.append(
                        Statement(page, left, right, section, item, said, language=language)
                    )
            if headings:
                section, title = headings[-1].kind, headings[-1].title
        found = leads.parted(found)
        _end_steps(found, self.headings)
        leads.lead_in(found)
        fields.put_ahead(found)
        spoken.leave_results(found)
        return tuple(found)

    def _ends_allergies(self, page: Page, body: int, start: int, end: int) -> bool:
        """Whether the allergies listed from ``body`` on are over at a statement."""
        if _TAKES.match(page.text, start, end):
            return True
        language = self.tongues.at(page.number, start)
        return allergy_lists.ends(page.text, body, start, end, language)

    @cached_property
    def starts(self) -> tuple[tuple[int, int], ...]:
        """(page, start) of every statement, for looking one up by its place."""
        return tuple((s.page.number, s.start) for s in self.statements)

    @cached_property
    def tells_of_studies(self) -> bool:
        """Whether this reads as an account of research and not as one person's record."""
        return not self.headings and not self._tells_of_one and self.tongues.main == "en"

    @cached_property
    def has_diagnoses(self) -> bool:
        """Whether headed parts tell diagnoses from complaints."""
        kinds = {h.kind for h in self.headings}
        return bool(kinds & (DIAGNOSIS_SECTIONS | {"plan", "history_present", "past_history"}))


def _kind_at(headings: Sequence[Heading], starts: Sequence[int], place: int) -> str:
    """The kind of the heading above a place of a page; empty where there is none."""
    at = bisect_right(starts, place) - 1
    return headings[at].kind if at >= 0 else ""


def _is_who(
    text: str, headings: Sequence[Heading], starts: Sequence[int], place: int, leaves: int
) -> bool:
    """Whether what begins here still is of who somebody is, or in a diary of what is due.

    The lines of such stand each by itself.
    """
    at = bisect_right(starts, place) - 1
    if at < 0 or at == leaves or headings[at].kind != "identity":
        return at >= 0 and headings[at].kind == "followup" and diaries.is_title(headings[at].title)
    return not _is_below_name(text, headings[at], place)


def _is_below_name(text: str, heading: Heading, start: int) -> bool:
    """Whether a line stands below a name that is printed beside its label, and is no part of it."""
    name_ends = text.find("\n", heading.body)
    if not text[heading.body : name_ends].strip() or not 0 <= name_ends < start:
        return False
    return not _OF_WHO.match(text, start)


def _end_steps(statements: Sequence[Statement], headings: Sequence[Heading]) -> None:
    """Take out of a part of next steps what is none: results, another block, a signature.

    What goes on over the page goes on as it ended.
    """
    headed = {(heading.page, fold(heading.title)) for heading in headings}
    headed |= {(heading.page, heading.title) for heading in headings}
    over = ""
    for (number, title, section), part in groupby(
        statements, key=lambda each: (each.page.number, each.title, each.section)
    ):
        mine = list(part)
        if section != "followup":
            over = ""
            continue
        if over == title and (number, title) not in headed:
            out = set(range(len(mine)))
        else:
            out = endings.leaves(mine[0].page.text, [(each.start, each.end) for each in mine])
            out |= endings.ends_what_is_due(title, [each.text for each in mine])
        for place in out:
            mine[place].section = mine[place].title = ""
        over = title if len(mine) - 1 in out else ""


def outline_of(pages: Sequence[Page] | Outline) -> Outline:
    """The outline of pages, or the one that is given."""
    return pages if isinstance(pages, Outline) else Outline(tuple(pages))


def _around(text: str, headings: Sequence[Heading], start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a sentence that are not headings, trimmed."""
    parts: list[tuple[int, int]] = []
    left = start
    for heading in headings:
        if heading.start > left:
            parts.append((left, heading.start))
        left = max(left, heading.body)
    if left < end:
        parts.append((left, end))
    return [trimmed for a, b in parts if (trimmed := _trim(text, a, b)) is not None]


def _rows(
    text: str, parts: Sequence[tuple[int, int]], by_line: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """The parts, a table's rows one by one, as are the lines of who somebody is.

    A row is never read into the next.
    """
    for (start, end), lines in zip(parts, by_line, strict=True):
        if "\n" not in text[start:end] or not ("|" in text[start:end] or lines):
            yield start, end
            continue
        left = start
        while left < end:
            right = text.find("\n", left, end)
            right = end if right < 0 else right
            if (row := _trim(text, left, right)) is not None:
                yield row
            left = right + 1


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if any(ch.isalnum() for ch in text[start:end]) else None
