"""Cut clinical text into sentences, each with its place on the page.

Clinical text is half prose, half lists: bullets, numbered plans, ``Heading: text`` lines, drug
directions full of dots (``p.o. b.i.d.``), decimals, and exports that lost their line breaks
(``IMPRESSION:,1.  Flank pain.,2.  ...``). A sentence never crosses a blank line, a list item or a
heading, so that what is quoted to a patient is what its author wrote as one thought.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from documents.pipeline.language.beforehand import is_beforehand
from documents.pipeline.language.unended import breaks_off
from documents.pipeline.types import Page, Source

Span = tuple[int, int]

LONGEST = 2000
"""Characters of the longest sentence."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MILLISECONDS = re.compile(r"\d\s?ms\.?$")
# Never the end of a sentence, whatever follows.
_FORMS = frozenset("tab cap inj syp syr susp oint".split())
_TITLES = _words(
    "dr dra mr mrs ms sra prof st vs no nos approx dept fig e.g i.e cf al jr sr ca resp incl ref"
)
# A capital behind these is a name's: "Instructions from A. Sample".
_BEFORE_NAMES = _words("by from with see to under")
# Nor these before a figure: "(max. 8 tablets)".
_BEFORE_FIGURES = _words("mg ml tab tabs cap caps max máx")
_BULLET = re.compile(
    r"\s*(?:[•●▪◦‣·∙*»➢–—-]+\s+|[•●▪◦‣·∙]+|\(?\d{1,2}[.)]\s+(?=\D)|\(?[a-zA-Z][)]\s+|#\d{1,2}[.:)]?\s+)"
)
# A picture that opens a cell's own item: a row of columns is no sentence there.
_PICTURED = re.compile(
    r"(?<=\S)(?: {2}|\t)\s*(?=[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff](?!\S*\d))"
)
_FULL, _FULL_AT_STOP = 0.8, 0.95
"""The least share of the widest line near it that a line fills which was broken to fit."""
_NEAR = 6
# A box to tick opens an item of its own.
_BOXED = re.compile(r"\s*(?:[☐☑☒]|\[[ _xX✓✔]?\]|\([ _xX✓✔]\))\s*\w")
_HEADING = re.compile(r"[A-Z][A-Z0-9 ,/&()'’.-]{2,60}:?|[A-Z][\w ,/&()'’-]{1,48}:")
# Two lines that each begin so are two medicines of a list.
_DOSED = re.compile(
    r"[A-Za-z][\w-]+(?: [\w-]+){0,2} \d[\d.,/]*\s?(?:[mM][gG]|mcg|µg|g|[uU]nits?|IU|m[lL]|%)(?!\w)"
)
# Behind a stop: "lisinopril 10 mg tablet".
_PRODUCT = re.compile(
    r"[A-Za-z][\w/-]+(?: [\w/-]+){0,2} \d[\d.,/-]*\s?(?:mg|mcg|µg|g|units?|meq|ml|%)[^.\n]{0,24}?"
    r"\b(?:tablet|tab|capsule|cap|inhaler|solution|suspension|injection|cream|gel|ointment|patch|pen"
    r"|spray|syringe|drops)\b",
    re.IGNORECASE,
)
# What is bidden below a row of a medicine is no part of it: "... as needed for fever", "Encourage".
_BIDDEN = re.compile(r"(?:Encourage|Avoid|Drink|Rest|Eat|Push|Wash|Seek|Do not|Return|Call) [a-z]")
_DOSE = re.compile(r"\d ?(?:m[gLl]|mcg|units?)\b.*\b(?:daily|hours|times|needed|day|bedtime)\b")
_STATUS_ENDS = re.compile(
    r"[-–—(|]\s?(?:NEW|STOP(?:PED)?|H[EO]LD|ON HOLD|CHANGED?|CONTINUED?|DISCONTINUED|UNCHANGED"
    r"|(?:IN|DE)CREASED)\)?$"
)
_KEY_VALUE = re.compile(r"[A-Z][\w ,/&()'’.-]{1,40}:(?=\s)")
# A title that is one word: no wrapped line is nothing but it.
_TITLE_WORD = re.compile(
    r"(?:Allerg(?:y|ies)|Medications?|Medicines?|Problems?|Past|Observations?|Vaccinations?"
    r"|Immuni[sz]ations?|Diagnos[ie]s|Investigations?|Examination|Consultations?|Results?|Values"
    r"|Assessment|Impression|Plan|Alergias|Medicaci[oó]n|Diagn[oó]sticos?|Resultados)"
)
_STOP = re.compile(r"[.!?]+[\"'”’)\]]*")
# Exports that lost line breaks: ".,2." but never "1 tab(s), PO" or "Appeals Dept., P.O. Box".
_LOST_BREAK = re.compile(
    r"(?<=[.:;!?%)])(?<!\(s\))(?<!Dept\.)(?<!Inc\.)(?<!Corp\.)(?<!Ltd\.)(?<!Ave\.)(?<!Blvd\.)"
    r"(?<! St\.)(?<! Rd\.),+\s*(?=[A-Z0-9(])"
)
_STOPPED = re.compile(r"[.!?;](?:\s|$)|(?:,|\b(?:and|or|of|with|the|a))\s*$")
_NEXT_STARTS = re.compile(r"[\"'“‘(\[]*[A-Z0-9#•*-]")
_ITEM_NUMBER = re.compile(r"(?:\n|[.:;!?%)],)\s*[•*(-]*\s*\d{1,2}$")
_MEASURE = re.compile(r"\d\s?[°º]?\s?[LCFUK]$")
_TAIL_WORD = re.compile(r"([A-Za-z][A-Za-z.'’]*)$")
_GLUED = re.compile(r"(?<=[a-z]{3}[.!?])(?=[a-z]{4,}[ ,/])(?!(?:com|org|net|gov|html|info)\b)")


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A numbered sentence of a document: what a statement cites and what the server quotes.

    ``heading`` is the last heading above it (as printed, may be empty): it says whether a
    sentence belongs to the family history or to the plan.
    """

    number: int
    text: str
    source: Source
    heading: str = ""


def split(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of ``text``, in order, trimmed, without bullets or list numbers."""
    return tuple(span for block in _blocks(text) for span in _sentences(text, block))


def stretches(text: str, start: int, end: int) -> Iterator[Span]:
    """``text[start:end]`` in pieces that a sentence can have, cut at blanks; most often it is one.

    What goes on for pages without a stop is no sentence: whoever looks from each word of it to
    each other would never be done.
    """
    while end - start > LONGEST:
        cut = max(text.rfind(blank, start + LONGEST // 2, start + LONGEST) for blank in " \n\t")
        cut = start + LONGEST if cut < 0 else cut + 1
        yield start, cut
        start = cut
    yield start, end


def number_sentences(pages: Sequence[Page]) -> tuple[SourceSentence, ...]:
    """All sentences of a document, numbered from 1 across its pages, each under its heading."""
    found: list[SourceSentence] = []
    heading = ""
    for page in pages:
        for start, end in split(page.text):
            text = page.text[start:end]
            if is_heading(text):
                heading = text.rstrip(": ")
            elif (lead := _KEY_VALUE.match(text)) and lead.group().isupper():
                heading = lead.group().rstrip(": ")
            source = Source(page.number, start, end)
            found.append(SourceSentence(len(found) + 1, text, source, heading))
    return tuple(found)


def around(place: Source, numbered: Sequence[SourceSentence]) -> Source:
    """The sentences that a place touches, as one place."""
    some = [each.source for each in touching(place, numbered)]
    starts = [place.start, *(each.start for each in some)]
    ends = [place.end, *(each.end for each in some)]
    return Source(place.page, min(starts), max(ends))


def touching(place: Source, numbered: Sequence[SourceSentence]) -> Sequence[SourceSentence]:
    """The sentences that a place touches."""
    first = bisect_right(numbered, (place.page, place.start), key=_end)
    beyond = bisect_left(numbered, (place.page, place.end), key=_begin)
    return numbered[first:beyond]


def _begin(each: SourceSentence) -> tuple[int, int]:
    return each.source.page, each.source.start


def _end(each: SourceSentence) -> tuple[int, int]:
    return each.source.page, each.source.end


def is_heading(text: str) -> bool:
    """Whether a line only names what follows it."""
    line = text.strip()
    if not _HEADING.fullmatch(line):
        return False
    return line.endswith(":") or (line.isupper() and not any(ch.isdigit() for ch in line))


def _blocks(text: str) -> Iterator[Span]:
    """Runs of lines that belong together: wrapped prose is joined, all else is cut at its line."""
    start: int | None = None
    end = 0
    position = 0
    previous = ""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        stripped = line.strip()
        line_start, line_end = position, position + len(line)
        position = line_end + 1
        if not stripped:
            if start is not None:
                yield start, end
            start, previous = None, ""
            continue
        near = lines[max(0, at - _NEAR) : at + _NEAR]
        joined = start is not None and _continues(previous, line)
        joined = joined and not _has_room(previous, line, near) and not _is_listed(lines, at)
        if joined or (start is not None and breaks_off(lines, at)):
            end, previous = line_end, line
            continue
        if start is not None:
            yield start, end
        start, end, previous = line_start, line_end, line
    if start is not None:
        yield start, end


def _continues(previous: str, line: str) -> bool:
    """Whether ``line`` is the wrapped rest of ``previous`` and not a new item, row or heading."""
    before, after = previous.rstrip(), line.strip()
    if _BULLET.match(line) or _BOXED.match(line) or "  " in after:
        return False
    if is_heading(before) or is_heading(after) or _TITLE_WORD.fullmatch(after):
        return False
    if _DOSED.match(after) and _DOSED.match(before.strip()):
        return False
    if before.endswith(".") and _PRODUCT.match(after):
        return False
    if _STATUS_ENDS.search(before) or (_BIDDEN.match(after) and _DOSE.search(before)):
        return False
    if before.endswith((".", "!", "?", ":", ";")):
        return len(before) >= 60 and not _KEY_VALUE.match(after)
    if after[0].islower():
        return True
    return len(before) >= 60 and "  " not in before.strip() and not _KEY_VALUE.match(after)


def _has_room(previous: str, line: str, near: Sequence[str]) -> bool:
    """Whether a line would have begun on the one before it, had that gone on.

    The widest of the lines around tells how much fits on one; where all are short, nothing does.
    """
    after, stopped = line.strip(), previous.rstrip().endswith(".")
    if not (after[0].isupper() or stopped) or previous.rstrip().endswith(
        (",", "-", "–", "&", "/", "(")
    ):
        return False
    widest = max((len(each.rstrip()) for each in near if "  " not in each.strip()), default=0)
    return len(previous.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) < widest * (
        _FULL_AT_STOP if stopped else _FULL
    )


def _is_listed(lines: Sequence[str], at: int) -> bool:
    """Whether a bracket closed the item above: of these lines none ends as a sentence does."""
    if not lines[at - 1].rstrip().endswith(")") or not lines[at].strip()[0].isupper():
        return False
    below = takewhile(str.strip, lines[at : at + _NEAR])
    return not any(_STOPPED.search(each) for each in (lines[at - 1], *below))


def _sentences(text: str, block: Span) -> Iterator[Span]:
    """Sentences inside one block."""
    start, end = block
    cuts = sorted({start, end, *_cuts(text, start, end)})
    for left, right in pairwise(cuts):
        for piece in stretches(text, left, right):
            span = _trim(text, *piece)
            if span is not None:
                yield span


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    for found in _LOST_BREAK.finditer(text, start, end):
        yield found.end()
    for found in _GLUED.finditer(text, start, end):
        yield found.start()
    for found in _PICTURED.finditer(text, start, end):
        yield found.end()
    for found in _STOP.finditer(text, start, end):
        after = found.end()
        if after >= end or not text[after].isspace():
            continue
        begins = after
        while begins < end and text[begins].isspace():
            begins += 1
        if begins == end or not _NEXT_STARTS.match(text, begins, end):
            continue
        ends = _is_end(text, start, found.start(), found.group(), text[begins])
        if ends and not is_beforehand(text, after, begins):
            yield after


def _is_end(text: str, start: int, stop: int, mark: str, following: str) -> bool:
    """Whether the stop at ``stop`` ends a sentence, or belongs to an abbreviation or a number."""
    if mark[0] != ".":
        return True
    tail = _TAIL_WORD.search(text, max(start, stop - 24), stop)
    if tail is None:
        # "1." at the head of an item is its number, not a sentence; "pulse 72." is an end.
        return not _ITEM_NUMBER.search(
            text[max(start, stop - 8) : stop] if stop - start > 8 else "\n" + text[start:stop]
        )
    word = tail.group(1).lower().rstrip(".")
    if word == "p.o" and text[stop + 1 : stop + 6].lstrip().startswith("Box"):
        return False
    if word in _FORMS and tail.group(1)[0].isupper():
        return False  # "Stop Tab. Voglibose"; "took 1 tab. He left" is an end
    if word in _TITLES:
        # "he said no. She left" is an end; "Rx No. 12" is not. "A QRS of 110 ms. He" is.
        if word == "ms" and _MILLISECONDS.search(text, max(start, stop - 12), stop):
            return True
        return word == "no" and not following[0].isdigit()
    # "J. Smith" keeps its initial; "vitamin C. He" and "7.2 L. He" end.
    if len(word) == 1 and tail.group(1).isupper():
        if _MEASURE.search(text, max(start, stop - 12), stop):
            return True
        before = text[max(start, stop - 12) : stop - 1].split()
        return bool(before) and before[-1].islower() and before[-1].rstrip(":") not in _BEFORE_NAMES
    if "." in word and not following[0].isupper():
        return False
    return not (following[0].isdigit() and word in _BEFORE_FIGURES)


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    if bullet := _BULLET.match(text, start, end):
        start = bullet.end()
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    if not any(ch.isalnum() for ch in text[start:end]):
        return None
    return start, end
