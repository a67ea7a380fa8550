"""Where the headed parts of a note begin and end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from documents.pipeline.notes.allergy import allergy_lists
from documents.pipeline.notes.allergy.allergens import is_known
from documents.pipeline.notes.medicines.bare_statuses import Standing, standing
from documents.pipeline.notes.medicines.medicine_heads import heads_bare, leads_in_medicines
from documents.pipeline.notes.steps.bids import SAYS_MORE
from documents.pipeline.notes.structure import diaries, gapped_labels, told
from documents.pipeline.notes.structure.announced import is_step
from documents.pipeline.notes.structure.capital_lines import is_diagnosed, names_something
from documents.pipeline.notes.structure.headings import exact_kind, is_of_allergies, likely_kind
from documents.pipeline.notes.structure.tongues import Tongues
from documents.pipeline.types import Language, Page, Section, Source
from knowledge.folding import fold

_LINE = 200
_ITEM = re.compile(r"[ \t]*(?:[-•●▪*]|\d{1,2}[.)])[ \t]")
_LEAD = re.compile(
    r"[ \t]*(?:[#*=•●▪>-]+[ \t]*)?(?:\d{1,2}[.)][ \t]+)?(?P<title>[A-Za-z][\w ,/&()'’.–-]{0,78}?)"
    r"[ \t]*(?P<colon>:|$)"
)
# A label in the run of a line, behind a stop: "PMH: migraine. Meds: sumatriptan".
_RUN_ON = re.compile(
    r"(?<=[.;:])[ ]+(?P<title>[A-Z][A-Za-z]{1,20}(?: [a-z]{2,12}){0,2})(?P<colon>:)(?=\s)"
)
# "Medication - salbutamol as required": a label before a dash, at the head of a line.
_DASHED = re.compile(
    r"[ \t]*(?P<title>[A-Z][A-Za-z]{2,20}(?: [a-z]{2,12}){0,2})(?P<colon> [-–] )(?=\S)"
)
_RUN_ON_KINDS = frozenset("medications allergies diagnosis".split())
_RUN_ON_KINDS |= frozenset("family_history past_history social_history".split())
# Who speaks in a chat: "Patient: hi", "[10:03] Dr Lind: hello".
_SPEAKER = re.compile(
    r"[ \t]*(?:[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]m)?[\])]?[ \t]*[-–]?[ \t]*)?"
    r"(?P<who>(?:pt|patient|doctor|nurse|clinician|provider|dr|me|you|mother|mom|caller)\b[^:\n]{0,30})"
    r":[ \t]+\S",
    re.IGNORECASE,
)
# A title that ends so is one, whatever the words before it name: "Discharge Instructions".
_ADVICE = re.compile(r"\b(?:instructions?|aftercare|advice)$", re.IGNORECASE)
# When what is below is to be done: "Before surgery", "The morning of your operation".
_STAGE = re.compile(
    r"(?:(?:(?:on|the) )*(?:week|day|night|evening|morning)s? )?(?:before|after|of)"
    r" (?:your |the )?(?:\w+ )?(?:surgery|operation|procedure|test|an[a]?esthetic)"
    r"|(?:preparing|(?:how )?to prepare|getting ready) for (?:your |the )?(?:\w+ )?"
    r"(?:surgery|operation|procedure|test)|(?:when you (?:are|get) |at )home"
    r"|(?:antes|despues|(?:el )?dia) de (?:la |su )?(?:cirugia|operacion|intervencion|prueba)",
    re.IGNORECASE,
)
_TURNS = 2
# A note in four letters: "S: ...", "O: ...", "A: ...", "P: ...".
_SOAP = re.compile(r"^[ \t]*(?P<letter>[SOAP]|A ?[/&] ?P)[ \t]*:(?=\s)", re.MULTILINE)
_SOAP_LETTERS = 3
_INLINE = re.compile(
    r"(?<=[.,;:)])[ ,]{0,9}(?P<title>[A-Z][A-Z /&'()-]{1,60}[A-Z)])[ ]?(?P<colon>:)"
)
# The head of a table of medicines opens a section as a heading does.
_TABLE = re.compile(
    r"[ \t|]*(?P<title>(?:medicine|medication|drug|rx)s?(?:[ /]*(?:name|prescribed))?)[ \t|]+"
    r"(?:dosage|dose|strength|qty|quantity|sig|directions?|instructions?|frequency|route"
    r"|duration|reasons?|comments?|why)\b.*$",
    re.IGNORECASE,
)
# "STOP", alone on the line above the head of a table.
_ABOVE = re.compile(r"(?:(?<=\n)|\A)[ \t]*(?P<title>[A-Za-z]{3,12})[ \t]*\n(?:[ \t]*\n)?\Z")
# These open a section only as a heading of their own, never as a short label in running text.
_MOST_WORDS = 6
_FIRST_OF_LIST = 24
_WEAK = frozenset("s o a p medical social family surgical vs pe fh sh ap".split())
_WEAK_SPANISH = _WEAK | frozenset("al pa od id ea af ef mc dx tc rm rx rp tx jc".split())


@dataclass(frozen=True, slots=True)
class Heading:
    """A title on a page (``start:end``); ``body`` is where what it heads begins."""

    page: int
    start: int
    end: int
    body: int
    kind: str
    title: str


def find_headings(pages: Sequence[Page], tongues: Tongues | None = None) -> tuple[Heading, ...]:
    """Every heading that opens a section, in reading order."""
    tongues = tongues or Tongues(pages)
    return tuple(heading for page in pages for heading in _headings(page, tongues))


def _headings(page: Page, tongues: Tongues) -> Iterator[Heading]:
    """The headings of a page, as printed; Spanish ones are read without their accents."""
    if not tongues.has_spanish(page.number):
        yield from _over_tables(page.text, _on_page(page, lambda _: "en"))
        return
    folded = replace(page, text=fold(page.text))
    found = _on_page(folded, lambda start: tongues.at(page.number, start))
    for heading in _over_tables(folded.text, found):
        yield replace(heading, title=page.text[heading.start : heading.end].strip())


def _over_tables(text: str, headings: Iterator[Heading]) -> Iterator[Heading]:
    """A title right above the head of a table of medicines heads the rows: ``STOP taking these``
    is said of them, which the head, with ``Medication  Dose``, is not.
    """
    held: Heading | None = None
    for heading in headings:
        line = text.rfind("\n", 0, heading.start) + 1
        if held is not None:
            over = held.kind == heading.kind == "medications" and held.body <= line
            row = text[line : heading.body]
            if over and not text[held.body : line].strip() and _TABLE.fullmatch(row):
                held = replace(held, body=heading.body)
                continue
            yield held
        held = heading
    if held is not None:
        yield held


def find_sections(
    pages: Sequence[Page], headings: Sequence[Heading] | None = None
) -> tuple[Section, ...]:
    """The headed parts of a document; each runs to the next heading or the end of its page."""
    headings = find_headings(pages) if headings is None else headings
    ends = {page.number: len(page.text) for page in pages}
    found: list[Section] = []
    for place, heading in enumerate(headings):
        end = ends[heading.page]
        if place + 1 < len(headings) and headings[place + 1].page == heading.page:
            end = headings[place + 1].start
        text_end = max(heading.end, end)
        found.append(
            Section(heading.kind, heading.title, Source(heading.page, heading.start, text_end))
        )
    return tuple(found)


def speakers(text: str) -> frozenset[str]:
    """Who speaks in a chat, as printed before the colons: two people, one of them twice or more."""
    turns: dict[str, int] = {}
    for line in text.split("\n"):
        if turn := _SPEAKER.match(line):
            turns[turn["who"].strip()] = turns.get(turn["who"].strip(), 0) + 1
    told = len(turns) > 1 and max(turns.values()) >= _TURNS
    return frozenset(turns) if told else frozenset()


def _on_page(page: Page, language_at: Callable[[int], Language]) -> Iterator[Heading]:
    position = 0
    people = speakers(page.text)
    letters = frozenset(found["letter"] for found in _SOAP.finditer(page.text))
    soap = len(letters) >= _SOAP_LETTERS
    for line in page.text.split("\n"):
        start = position
        position += len(line) + 1
        if not line.strip():
            continue
        language = language_at(start)
        if (table := _TABLE.match(line)) is not None and not any(ch.isdigit() for ch in line):
            above = _ABOVE.search(page.text, max(0, start - _LINE), start)
            if above is not None and heads_bare(above["title"]):
                yield _heading(page, 0, above, "medications")
            yield _heading(page, start, table, "medications")
            continue
        if people and (turn := _SPEAKER.match(line)) and turn["who"].strip() in people:
            continue
        if (
            asked := allergy_lists.question(line, page.text[position : position + _LINE])
        ) is not None:
            yield _heading(page, start, asked, "allergies")
            continue
        lead = _LEAD.match(line.rstrip("\r"))
        if soap and lead is not None and lead["colon"] == ":" and lead["title"] in letters:
            yield _heading(page, start, lead, exact_kind(lead["title"]) or "other")
        elif lead is not None and (heading := _lead_heading(page, start, line, lead, language)):
            yield heading
        if len(line) > 40:
            for inline in _INLINE.finditer(line):
                kind = likely_kind(inline["title"], language)
                if kind is not None and inline["title"].lower() not in _WEAK:
                    yield _heading(page, start, inline, kind)
        if (label := _DASHED.match(line)) is not None:
            kind = exact_kind(label["title"], language)
            if kind in _RUN_ON_KINDS or (kind == "plan" and label["title"][:3] == "Adv"):
                yield _heading(page, start, label, kind)
        if (label := gapped_labels.match(line)) is not None:
            kind = exact_kind(label["title"], language)
            if kind is not None:
                yield _heading(page, start, label, kind)
        for label in _RUN_ON.finditer(line):
            kind = exact_kind(label["title"], language)
            if _lists_allergens(label["title"], line[label.end() :], language):
                kind = "allergies"
            if kind in _RUN_ON_KINDS and not label["title"].isupper():
                yield _heading(page, start, label, kind)


def _lead_heading(
    page: Page, start: int, line: str, lead: re.Match[str], language: Language
) -> Heading | None:
    weak = _WEAK if language == "en" else _WEAK_SPANISH
    title = lead["title"].strip()
    alone = not line[lead.end() :].strip()
    capitals = title.isupper() and sum(ch.isalpha() for ch in title) > 1
    kind = told.kind(exact_kind(title, language), line[lead.end() :])
    if alone:
        kind = told.kind_over(kind, title, page.text[start + len(line) :][:_LINE])
    if lead["colon"] == ":" and "|" in line[lead.end() :]:
        return None  # the label of a table's row
    if lead["colon"] == ":":
        if is_of_allergies(title) or _lists_allergens(title, line[lead.end() :], language):
            kind = kind or "allergies"
        if alone and allergy_lists.heads(title, page.text[start + len(line) :]):
            kind = kind or "allergies"
        leads = leads_in_medicines(title) or _heads(page.text, start, title)
        if kind is None and alone and leads:
            kind = "medications"
        if kind is None and alone and _STAGE.fullmatch(title):
            kind = "instructions"
        if alone and _is_of_steps(page.text, start, start + len(line), title):
            kind = "followup"
        if kind is None and alone and title[0].isupper() and len(title.split()) <= _MOST_WORDS:
            kind = None if is_step(title) else likely_kind(title, language)
        if kind is not None and (capitals or alone or title.lower() not in weak):
            return _heading(page, start, lead, kind)
        if capitals and alone and not any(ch.isdigit() for ch in title):
            return _heading(page, start, lead, likely_kind(title, language) or "other")
        if capitals and len(title) > 6 and (kind := likely_kind(title, language)) is not None:
            return _heading(page, start, lead, kind)
        return None
    if kind is None and title.lower().startswith(("no ", "none ")):
        return None
    numbered = bool(re.match(r"[ \t]*(?:[-•●▪*]|\d)", line))
    if numbered or not alone or title.endswith(".") or "  " in title:
        return None
    if is_step(title):
        return None  # "Follow up with" leads in a list
    if _is_of_steps(page.text, start, start + len(line), title):
        return _heading(page, start, lead, "followup")
    if title[0].isupper() and _STAGE.fullmatch(title):
        return _heading(page, start, lead, kind or "instructions")
    if title[0].isupper() and is_of_allergies(title) and not title.lower().endswith(" to"):
        return _heading(page, start, lead, "allergies")
    if allergy_lists.heads(title, page.text[start + len(line) :]):
        return _heading(page, start, lead, "allergies")
    if _heads(page.text, start, title):
        return _heading(page, start, lead, "medications")
    if heads_bare(title) and standing(page.text, start) is not None:
        return None  # of the medicine above it
    if kind is not None and (capitals or title[0].isupper()) and title.lower() not in weak:
        return _heading(page, start, lead, kind)
    if (
        not capitals
        and _is_title_case(title)
        and (kind := likely_kind(title, language)) is not None
    ):
        if kind == "allergies" or _ADVICE.search(title) or not names_something(title, language):
            return _heading(page, start, lead, kind)
        return None
    if capitals and len(title) > 5 and not any(ch.isdigit() for ch in title):
        kind = likely_kind(title, language)
        named = names_something(title, language) or is_diagnosed(page.text, start, language)
        if kind is None and named:
            return None
        return _heading(page, start, lead, kind or "other")
    return None


def _is_of_steps(text: str, start: int, end: int, title: str) -> bool:
    """Whether a title above a line says that it is due or whom one is sent to: ``Vaccines due``."""
    if diaries.heads(title, text[end : end + 2 * _LINE]):
        return True
    if not SAYS_MORE.fullmatch(title) or len(title.split()) > _MOST_WORDS or title[0].islower():
        return False
    if re.search(r"\d|\s[-–]\s|,", title):
        return False
    above, below = text[:start].strip(), text[end : end + _LINE].lstrip("\r").split("\n")
    verb = re.search(r"\b(?:is|are|was|were|be|for|you|your)\b", title, re.IGNORECASE)
    return bool(above) and verb is None and len(below) > 1 and bool(below[1].strip())


def _heads(text: str, start: int, title: str) -> bool:
    """Whether a single word on its line stands over medicines, and is no cell behind one."""
    return heads_bare(title) and standing(text, start) is Standing.HEAD


def _lists_allergens(title: str, behind: str, language: Language) -> bool:
    """Whether ``All:`` is the label of allergies: one of them, or that none is known, follows."""
    if title.lower() not in ("all", "allerg"):
        return False
    words = behind.strip()[:_FIRST_OF_LIST]
    return words.startswith("NK") or is_known(words, language)


def _is_title_case(title: str) -> bool:
    words = [w for w in re.findall(r"[A-Za-z]+", title) if len(w) > 3]
    if title.lower().startswith(("no ", "none")) or any(ch.isdigit() for ch in title):
        return False
    return bool(words) and len(words) <= 5 and all(w[0].isupper() for w in words)


def _heading(page: Page, start: int, found: re.Match[str], kind: str) -> Heading:
    return Heading(
        page=page.number,
        start=start + found.start("title"),
        end=start + found.end("title"),
        body=start + found.end(),
        kind=kind,
        title=found["title"].strip(),
    )
