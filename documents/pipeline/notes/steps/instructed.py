"""What tells somebody to do or to leave something: bids, what is forbidden, what is recommended.

``Keep the wound dry``, ``No lifting for 6 weeks``, ``Biopsy is advised``, ``RTC 4 wks``,
``Nothing to eat after midnight``. A verb that may be a noun (``Rest pain``, ``Change in vision``)
and a sentence that tells what was (``Repeat labs were normal``) bid nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.pipeline.notes.steps import below_lists, bids, spanish_prose
from documents.pipeline.notes.steps.advised import is_advised, is_reviewed
from documents.pipeline.notes.steps.in_prose import bids_in_prose
from documents.pipeline.notes.steps.named_ahead import names_what_comes, says_the_way_back
from documents.pipeline.notes.steps.vaccines import names_vaccine
from documents.pipeline.notes.structure import medicine_sheets
from documents.pipeline.notes.structure.fields import bids_something, is_ahead, is_planned
from documents.pipeline.notes.structure.sayings import said
from documents.pipeline.notes.structure.sections import speakers
from documents.pipeline.notes.structure.spoken import ADVICE, without_label
from documents.pipeline.notes.structure.statements import Statement
from knowledge import medicines

# A short entry often stands above lines that are none of it: "Diagnosis: sprain" / "Rest ...".
_ENTRIES = frozenset({"chief_complaint", "identity", "diagnosis", "problems"})
_FIGURES = frozenset({"labs", "imaging"})
_LISTS = frozenset({"medications", "allergies", "labs", "vitals", "immunizations"})
_STORY = (
    _ENTRIES
    | _FIGURES
    | frozenset(
        """history_present past_history medications indication technique findings operative_findings
    anesthesia social_history family_history allergies review_of_systems exam vitals procedures
    immunizations surgical_history""".split()
    )
)
_PLANS = frozenset({"plan", "assessment_plan", "instructions", "followup", "disposition", ADVICE})
_RECOMMENDING = frozenset({"imaging", "findings", "impression", "diagnosis"})
# Where a test that is named with when it is to be may stand, and nothing is told of it.
_LOOSE = frozenset({"", "other", "labs", "imaging", "procedures", "impression", "assessment"})
# "Scan at 20 weeks normal": it has been made.
_FOUND = re.compile(
    r"\b(?:normal|abnormal|negative|positive|unremarkable|clear|reassuring|nad"
    r"|(?:low|high) risk)\W*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s[-–—]\s|;\s")
_SHEET = 3
_LONGEST = 16
# A sentence of so few words in the run of a letter is as short as a line of a list.
_FEW = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: ``sheet`` among others that bid, ``first`` on its section's first
    line, ``behind`` a step on the same line, ``chat`` where people talk to each other, ``ahead``
    where it is told what to do before an operation or a test."""

    sheet: bool = False
    chat: bool = False
    first: bool = False
    behind: bool = False
    ahead: bool = False


def instructs(statement: Statement, place: Place) -> bool:
    """Whether a statement tells somebody what to do or leave, or what will be done."""
    if statement.language != "en":
        return _spanish(without_label(statement.text), statement, sheet=place.sheet)
    text, section = statement.text, statement.section
    if "?" in text or place.chat or bids.LONG_AGO.search(text):
        return False
    if bids.AIM.match(text) or (
        bids.DOUBTS.search(text) and not re.search(r"\bif\b", text, re.IGNORECASE)
    ):
        return False
    if _recommends(statement) or is_advised(statement) or says_the_way_back(statement):
        return True
    if below_lists.asks(statement) or medicine_sheets.asks(statement):
        return True
    apart = not place.first
    loose = section in _LOOSE or (apart and section in _ENTRIES)
    if loose and (_is_test_ahead(statement) or _pleads(text)):
        return True
    if section in _FIGURES and not apart:
        return bool(bids.AHEAD.search(text)) and not re.search(r"\d", bids.AHEAD.sub("", text))
    if section == "medications" and bids.FORBIDS.match(text):
        return not _before_if(text)
    # A letter's prose runs on below its lists; what it asks for in a sentence is asked.
    if section in _LISTS and text.rstrip().endswith(".") and bids_in_prose(text):
        return True
    if section == "medications" and is_reviewed(statement, behind=place.behind):
        return True
    if section in _STORY and not (apart and section in _ENTRIES):
        return apart and statement.item and bool(bids.SHORT.search(text))
    plans = section in _PLANS or place.sheet or bool(bids.ADVICE.match(text))
    parts = [text, *_clauses(text)] if plans else [text, *_labelled(statement)]
    if any(_bids(part, statement, sure=plans or place.behind) for part in parts):
        return True
    if (
        bids.SET_GOING.search(text)
        or bids_in_prose(text)
        or names_what_comes(statement)
        or names_vaccine(statement)
        or bids.SHORT.search(text)
        or (plans and bids.ORDERED.search(text))
    ):
        return True
    if any(bids.AGAIN.match(part) and _is_timed(part) for part in parts):
        return not _before_if(text)
    sheet = section == "instructions" or place.sheet
    return (sheet or section in _PLANS) and _is_brief(statement, sheet=sheet)


def comes_at(statement: Statement, place: Place) -> bool:
    """Whether a field of a sheet on what is to come says when one is to be there."""
    found = bids.COMES_AT.search(statement.text) if place.ahead else None
    # "Date: 3 March" alone is the day of the sheet.
    return found is not None and (is_planned(statement) or not bids.BARE_DAY.fullmatch(found[0]))


def places(statements: Sequence[Statement]) -> Iterator[Place]:
    """Where each statement stands; a page gives instructions where three lines begin with a bid."""
    count: Counter[int] = Counter()
    begun: dict[int, int] = {}
    for each in filter(_opens_with_bid, statements):
        count[each.page.number] += 1
        begun.setdefault(each.page.number, each.start)
    pages = {each.page.number: each.page for each in statements}
    chat = {number: bool(speakers(page.text)) for number, page in pages.items()}
    ahead = is_ahead(statements)
    before: Statement | None = None
    line = 0
    for each in statements:
        soft = not each.section or each.section in _ENTRIES
        if before is None or before.title != each.title or before.page is not each.page:
            line = each.page.text.find("\n", each.start)
        number = each.page.number
        first = line < 0 or each.start < line
        # What stands above the first of them is how it came to it.
        sheet = soft and count[number] >= _SHEET and each.start >= begun[number]
        yield Place(sheet, chat[number], first, ahead=ahead)
        before = each


def _opens_with_bid(statement: Statement) -> bool:
    if not statement.item or statement.section in _STORY - _ENTRIES:
        return False
    return bids_something(statement.text, statement.language)


def _recommends(statement: Statement) -> bool:
    section, text = statement.section, statement.text
    if section in _STORY - _RECOMMENDING:
        return False
    return bool(bids.RECOMMENDS.search(text)) and not bids.NOT_RECOMMENDED.search(text)


def _bids(text: str, statement: Statement, *, sure: bool) -> bool:
    """Whether a clause is a bid; outside of a plan it begins a line, or speaks to somebody."""
    no_deed = bids.NO_DEED.match(text) and (sure or bids.DONE_FOR.search(text))
    if no_deed or bids.FORBIDS.match(text):
        # What is told behind a dash is of another: "Must not get pregnant - she has a coil".
        return not _before_if(_ASIDE.split(text, maxsplit=1)[0])
    bid = bids.BID.match(text)
    # "Pt to bring ..." is one wherever it stands.
    told = bid is not None and bool(text[: bid.start("verb")].strip())
    if not (sure or statement.item or told or bids.SURE.search(text)):
        return False
    if bid is None or _before_if(text[bid.end("verb") :]):
        return False
    if len(text[bid.start("verb") :].split()) < 2:
        return False
    if bids.ASKS.search(text, 0, bid.start("verb")):
        return True
    # "Take at home:" leads in medicines.
    named = text.rstrip().endswith(":") or _names_medicine(statement)
    tells_of_medicine = named and bids.OF_MEDICINE.match(bid["verb"])
    if tells_of_medicine and bids.ON_HOLD.match(bid["verb"]) and bids.IN_CASE.search(text):
        return True
    return not tells_of_medicine or bool(
        (bids.UNTIL.search(text) and not re.search(r"\d ?m?c?g\b", text))
        or bids.BESIDES.search(text, bid.end("verb"))
    )


def _is_test_ahead(statement: Statement) -> bool:
    """Whether a line names a test or a visit with when it is to be, and tells nothing of it."""
    short = statement.item or len(statement.text.split()) <= _FEW
    found = bids.TEST_AHEAD.fullmatch(statement.text) if short else None
    if found is None or bids.NOT_AHEAD.search(found["what"]):
        return False
    if len(statement.text.split()) > _LONGEST or bids.TELLS.search(statement.text):
        return False
    return bool(bids.OF_TEST.search(found["what"])) and not _names_medicine(statement)


def _pleads(text: str) -> bool:
    """Whether a short sentence asks for something at its end: ``Bloods in a week please``."""
    return bool(bids.PLEASE.fullmatch(text)) and not bids.TELLS.search(text)


def _is_brief(statement: Statement, *, sheet: bool) -> bool:
    """Whether a line without a verb says what is to be done: ``GTT next week``, ``Ice for 2 days``.

    In a plan it says when; on a sheet of instructions how long is enough.
    """
    text = statement.text
    if bids.TELLS.search(text) or len(text.split()) > _LONGEST or _FOUND.search(text):
        return False
    if re.match(r"\W*(?:you|it|this|these|there|the|i|we|he|she|they)\b", text, re.IGNORECASE):
        return False
    if sheet and bids.NO_THING.match(text):
        return True
    if re.search(r"\bif\b", text) and statement.section in _PLANS:
        return True
    if bids.SAYS_MORE.fullmatch(statement.title):
        return True
    named = statement.section == "plan" and len(text.split()) <= 5
    if named and bids.NAMED.search(text) and not bids.RESULT.search(text):
        return True
    if sheet and bids.OF_LIFE.search(statement.title):
        return True
    return bool((bids.DONE_FOR if sheet else bids.AHEAD).search(text)) and not _names_medicine(
        statement
    )


def _is_timed(text: str) -> bool:
    # "Visit: 3 May" may be the day of the document itself.
    return bool(bids.DONE_FOR.search(text) or (bids.DAY.search(text) and ":" not in text))


def _before_if(text: str) -> bool:
    """Whether something is told as it is or was, before anything hangs on an "if"."""
    hangs = bids.HANGS_ON.search(text)
    return bool(bids.TELLS.search(text, 0, hangs.start() if hangs else len(text)))


def _clauses(text: str) -> Iterator[str]:
    starts = [found.end() for found in bids.CLAUSE.finditer(text)]
    yield from (text[start:] for start in starts)


def _labelled(statement: Statement) -> Iterator[str]:
    """What stands behind a short label at the head of a line: ``Green zone: keep walking``."""
    label, _, rest = statement.text.partition(": ")
    if statement.item and rest and len(label.split()) <= 4:
        yield rest


def _names_medicine(statement: Statement) -> bool:
    return next(medicines.index().matches(statement.tokens), None) is not None


def _spanish(text: str, statement: Statement, *, sheet: bool) -> bool:
    if statement.item and said(bids.SHORT, "es", "next_one").match(text):
        return True
    if names_vaccine(statement) or (statement.section not in _STORY and spanish_prose.bids(text)):
        return True
    pleads = re.match(r"\W*por favor\b", text, re.IGNORECASE)
    if not sheet and statement.section not in _PLANS and not pleads:
        return bool(statement.item and said(bids.BID, "es", "forbids").match(text))
    hangs = said(bids.HANGS_ON, "es", "hangs_on").search(text)
    if said(bids.TELLS, "es", "told").search(text, 0, hangs.start() if hangs else len(text)):
        return False
    if said(bids.FORBIDS, "es", "forbids").match(text):
        return True
    if not said(bids.BID, "es", "bids").match(text):
        return False
    besides = said(bids.UNTIL, "es", "until"), said(bids.BESIDES, "es", "besides")
    return not _names_medicine(statement) or any(each.search(text) for each in besides)
