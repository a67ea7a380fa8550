"""What is done with a medicine, by all that tells it: words, a cell, a remark, a heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from documents.pipeline import directions
from documents.pipeline.notes.medicines import (
    amounts,
    bare_statuses,
    cells,
    doings_spanish,
    ended,
    given,
    hanging,
    in_case,
    intents,
    issued,
    reasons,
    renewed,
    sig,
    unread,
)
from documents.pipeline.notes.medicines.bare_statuses import Standing
from documents.pipeline.notes.medicines.doings import Doings, new_dose
from documents.pipeline.notes.medicines.listed_items import is_item
from documents.pipeline.notes.medicines.medicine_cues import Doing
from documents.pipeline.notes.medicines.mentions import Mention
from documents.pipeline.notes.structure import hung_labels
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.notes.structure.sayings import said
from documents.pipeline.types import Intent, MedicationStatus
from knowledge.phrases import tokenize

_LISTING = frozenset({"medications", "plan", "assessment_plan", "instructions", "followup"})
# A remark behind the directions: "40 mg daily (new)", "1 g BD - HOLD until Friday"; what is to be
# done in case of something ("hold if dizzy") is not done.
_REMARK = re.compile(
    r"(?:[-–—(\[]|,|[ \t](?=(?-i:[A-Z ]{3,20})[ \t]*(?:\n|$)))\s*"
    r"(?P<word>new(?: dose)?|on hold|hold|held|withheld|stop(?:ped)?|discontinued?|unchanged"
    r"|continued?|increased?|decreased?|reduced?|changed|started|no longer taking|not taking"
    r"|ceased|(?:ended|finished|completed)(?=\s*(?:[)\].;,]|\n|$|(?:in|on)\b)))\b"
    r"(?!\s*(?:if|for|when|taking|dates?|on\s[\dA-Z]|\d{1,2}[/.-]\d))",
    re.IGNORECASE,
)
# "If a rash appears, stop ..."
_IN_CASE = re.compile(
    r"\b(?:if|unless|(?:(?<=^)|(?<=[.;\n] )|(?<=\n))should|should you)\b[^.;\n]{1,80},"
    r"\s*(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
# "40 mg for 5 days, then 30 mg", "wk 1-2 25 mg, wk 3-4 50 mg": no one dose is the dose.
_STEPS = re.compile(
    r"\d\s?(?:mg|mcg|g|units?|u|ml|micrograms?|tabs?|tablets?)\b[^;\n]{0,60}?"
    r"\b(?:then|followed by|increasing to|wk|week)\b[^;\n]{0,30}?\d",
    re.IGNORECASE,
)
# "5 mg on Mondays, 2.5 mg on all other days"; not "250 mg/5 mL", "5-10 mg" or "at most 3 g".
_AMOUNT = re.compile(
    r"(?<![\d./-])(?<!max )(?<!maximum )(?<!most )(?<!up to )(?<!than )(?<!was )"
    r"(?<!previously )(?<!formerly )(?<!from )"
    r"(?P<number>\d+(?:[.,]\d+)?)\s?"
    r"(?P<unit>mg|mcg|g|units?|u|micrograms?|tabs?|tablets?|puffs?)\b(?!\s?/)",
    re.IGNORECASE,
)
_IN_MILLIGRAMS = {"g": 1000.0, "mg": 1.0, "mcg": 0.001, "microgram": 0.001}
# What is asked for below a question about allergies: "If yes, list: ...".
_ASKED_OF_ALLERGY = re.compile(
    r"(?:allerg|\breactions?\b|side effects?)[^\n?]*\?[^\n]*(?:\n\s*|[\])☐ \t](?=if\b))"
    r"(?:if (?:yes|so)\b|please\b|list\b|which\b|what\b|details?\b|specify\b)[^\n]*$"
    r"|(?:☐|\[[ _]?\]|\([ _]?\))[ \t]*no?\b[ \t,;]*if (?:yes|so)\b[^\n]*$",
    re.IGNORECASE,
)
_QUESTION_REACH = 240
_JOINTS = frozenset({",", ";", "and", "then", "."})
_NEAR = 160
_TAKING = MedicationStatus.ACTIVE
_TAKEN = Doing(_TAKING)
_LEFT = Doing(MedicationStatus.UNKNOWN, intent=Intent.OPEN)
DOSED = frozenset(
    {_TAKING, MedicationStatus.UNKNOWN, MedicationStatus.STARTED, MedicationStatus.CHANGED}
)
_CHANGED = (
    r"\bchange[d]? (?:how|medic)|\bchanged\b"
    r"|^(?:dose )?(?:change|increased?|decreased?|reduced?|adjusted)$"
)
# What a heading says of all that it heads: "Stop taking these medicines".
_TITLED = (
    (
        MedicationStatus.STOPPED,
        re.compile(r"\b(?:stop(?:ped)?|discontinued?|not taking|no longer)\b", re.I),
    ),
    (MedicationStatus.HELD, re.compile(r"\b(?:hold|held|pause[d]?)\b", re.I)),
    (MedicationStatus.CHANGED, re.compile(_CHANGED, re.I)),
    (MedicationStatus.STARTED, re.compile(r"\b(?:new|start(?:ed)?)\b", re.I)),
    (
        MedicationStatus.PAST,
        re.compile(
            r"\b(?:past|previous|prior) (?:repeat )?(?:medic|meds|trials?|prescri"
            r"|(?:items?|drugs?|repeats?)\b)"
            r"|^(?:past|previous)$|\btried\b"
            r"|\b(?:administered|premedication)\b"
            r"|^(?!.*\b(?:home|discharge|prescri))(?:.*\b(?:given|received)\b"
            r"|.*\b(?:ed|er|emergency|operating room|intra-?op\w*|theatre)\b)",
            re.I,
        ),
    ),
)
# "Medicines to avoid": where only the heading says it, its own words are to be read.
_AVOIDED = re.compile(
    r"\b(?:avoid|(?:do not|don'?t|not to|must not|never|should not) (?:take|use)|stay away"
    r"|no tomar|no tome|no debe tomar|evitar|evite)\b",
    re.IGNORECASE,
)
# Said of one medicine under any heading: "New prescriptions: ... Keep taking your ..."
_KEPT = re.compile(r"\b(?:keep|continue|carry on|unchanged|no changes?)\b", re.IGNORECASE)
_NO_ORDERS = frozenset(
    {"history_present", "past_history", "social_history", "labs", "exam", "indication"}
)
# So much may stand before a name at the head of an order ("Tab. "), behind a label or a comma.
_HEAD_REACH = 6


def doing_of(
    statement: Statement,
    mention: Mention,
    limit: int,
    doings: Doings,
    *,
    described: bool,
    route: str | None,
    often: str | None,
    of_procedure: bool = False,
) -> Doing:
    """What is done with a mentioned medicine; ``limit`` is where the next one's part begins.

    ``described``: a dose, a route or times are printed of it; ``route`` and ``often`` as printed.
    ``of_procedure``: the document is of an operation.
    """
    asked_from = max(0, mention.start - _QUESTION_REACH)
    if _ASKED_OF_ALLERGY.search(statement.page.text, asked_from, mention.start):
        return Doing(MedicationStatus.UNKNOWN, intent=Intent.OPEN)
    again = directions.repeats(often)
    later = in_case.kept_for_later(statement, mention.start, mention.end, limit)
    read = _read(statement, mention, limit, doings, described=described, often=again)
    if read.status is MedicationStatus.CHANGED and renewed.is_renewed(statement, mention, limit):
        read = _TAKEN
    doing = given.as_given(
        statement,
        mention,
        read,
        told=doings.of(mention),
        route=route or "",
        repeats=again if often else None,
        of_procedure=of_procedure,
    )
    asked = doing.intent is Intent.ORDER and hanging.is_conditional(statement.title, statement.lead)
    standing = doing.status in (MedicationStatus.UNKNOWN, _TAKING) and not doings.is_told(mention)
    begun = doing.status is MedicationStatus.STARTED and doing.intent is Intent.DONE
    if begun and unread.undone(statement.tokens.words[mention.last :]):
        return replace(doing, intent=Intent.OPEN)
    if asked or (standing and _is_unread(statement, mention, limit, doings.of(mention))):
        return replace(doing, intent=Intent.OPEN)
    if later and doing.status is MedicationStatus.PAST:
        return _LEFT  # "action plan given: X"
    if not later and standing and in_case.is_headed(statement):
        return Doing(MedicationStatus.STARTED, intent=Intent.OPEN)
    if standing and (course := issued.as_course(statement)):
        return course
    told = not described or (route and not often)
    if standing and told and ended.treated_then(statement, mention.start):
        return Doing(MedicationStatus.UNKNOWN)
    several = doing.status in DOSED and (
        later
        or ended.is_of_one_day(statement)
        or (standing and in_case.only_if(statement, mention.end, limit, often))
        or in_case.is_hung_on(statement, mention.start)
        or _has_several_doses(statement, mention, limit)
        or ended.ended_behind(statement, mention.end, limit)
    )
    return replace(doing, intent=Intent.OPEN) if several else doing


def _is_unread(statement: Statement, mention: Mention, limit: int, told: Doing) -> bool:
    """Whether more is said of a medicine than how it is taken: ``omit this week``, step by step."""
    if statement.language == "es":
        cued = told.status not in (MedicationStatus.UNKNOWN, None)
        place = (mention.start, mention.end)
        if unread.other_deed(statement.page.text, statement.start, place, limit, cued=cued):
            return True
    tokens = statement.tokens
    last = bisect_left(tokens.starts, limit)
    if limit < statement.end:  # what stands right before the next name is said of that
        while last > mention.last and tokens.words[last - 1] not in _JOINTS:
            last -= 1
    return unread.unread(tokens, mention.last, last)


def _has_several_doses(statement: Statement, mention: Mention, limit: int) -> bool:
    """Whether more doses than one are printed of a medicine: then none is told as the dose."""
    limit = amounts.most(statement.page.text, mention.end, limit)
    if _STEPS.search(statement.page.text, mention.end, limit):
        return True
    doses: dict[str, set[float]] = {}
    for found in _AMOUNT.finditer(statement.page.text, mention.end, limit):
        unit = found["unit"].lower().rstrip("s")
        amount = float(found["number"].replace(",", "."))
        kind = "weight" if unit in _IN_MILLIGRAMS else unit
        doses.setdefault(kind, set()).add(amount * _IN_MILLIGRAMS.get(unit, 1.0))
    return any(len(numbers) > 1 for numbers in doses.values())


def _read(
    statement: Statement,
    mention: Mention,
    limit: int,
    doings: Doings,
    *,
    described: bool,
    often: bool,
) -> Doing:
    text = statement.page.text
    if reason := reasons.of_reason(statement, mention, doings):
        return reason
    name, row = (mention.start, mention.end), (statement.start, statement.end)
    if cell := cells.status_cell(text, name, row, limit):
        return _marked(statement.page.text, *cell)
    if cells.is_denied(text, mention.end):
        return Doing(MedicationStatus.UNKNOWN, intent=Intent.OPEN)
    alone = bare_statuses.status_below(text, mention.end) if limit == statement.end else None
    if alone is not None and alone[0] is Standing.OF_ABOVE:
        return _marked(text, *alone[1])
    doing = doings.of(mention)
    if doing.once and often:
        return _TAKEN
    last_issue = issued.is_last_issue(statement, mention.end, limit)
    if last_issue and doing.status is MedicationStatus.STARTED:
        doing = Doing(MedicationStatus.UNKNOWN)
    elif doing.status and doings.is_told(mention):
        return doing
    if alone is not None:
        return replace(doing, status=doing.status or MedicationStatus.UNKNOWN, intent=Intent.OPEN)
    if label := hung_labels.label_over(text, statement.start):
        return _marked(text, *label)
    if (changed := new_dose(text, mention.end, limit)) is not None:
        return changed
    language = statement.language
    remarks = said(_REMARK, language, "remark")
    remark = remarks.search(text, mention.end, limit) if described else None
    if remark and (limit == statement.end or text[remark.end() : limit].strip()):
        if language == "es":
            return doings_spanish.remark(remark["word"])
        return _marked(text, *remark.span("word"))
    near = max(statement.start, mention.start - _NEAR)
    if said(_IN_CASE, language, "in_case").search(text, near, mention.start):
        return replace(doing, status=doing.status or MedicationStatus.UNKNOWN, intent=Intent.OPEN)
    if head := next((h for h in (statement.lead, statement.title) if _AVOIDED.search(h)), ""):
        own = "\n" not in text[text.rfind(head, 0, mention.start) : mention.start]
        status = MedicationStatus.UNKNOWN if own else MedicationStatus.STOPPED
        return Doing(status, intent=Intent.OPEN)
    if statement.section == "medications" and doing.status in (MedicationStatus.UNKNOWN, _TAKING):
        keeps = said(_KEPT, language, "kept").search(text, near, mention.start)
        kept = doing.status is _TAKING and keeps
        if not kept and (titled := _titled(statement)) is not None:
            standing = titled.status in (_TAKING, MedicationStatus.PAST)
            mine = standing or is_item(statement, mention.start, mention.end, limit)
            return titled if mine else _LEFT
    if doing.status is not None and doing.status is not MedicationStatus.UNKNOWN:
        return doing
    if doing.intent is Intent.OPEN and doing.status is not None:
        return doing
    if statement.section == "medications":
        return _TAKEN
    if doing.status is None or not described:
        return replace(doing, status=MedicationStatus.UNKNOWN)
    listed = statement.section in _LISTING and statement.item
    if listed and (titled := _titled(statement)) and titled.status is MedicationStatus.PAST:
        return titled
    return _TAKEN if listed or _is_order(statement, mention) else doing


def _marked(text: str, start: int, end: int) -> Doing:
    """What a cell or a remark says, of which the words at ``start:end`` are the status."""
    status = cells.status_of(text[start:end])
    stop = min(len(text), end + _NEAR)
    line = text.find("\n", end, stop)
    tokens = tokenize(text, start, stop if line < 0 else line)
    last = bisect_left(tokens.starts, end)
    return Doing(status, intent=intents.intent_of(tokens, 0, last, status, alone=True))


def _titled(statement: Statement) -> Doing | None:
    """What the heading says of all that it heads."""
    for status, english in _TITLED:
        pattern = said(english, statement.language, f"titled_{status}")
        if (found := pattern.search(statement.title)) is None:
            continue
        if statement.language == "es":
            return doings_spanish.headed(status, found.group())
        words = tokenize(statement.title)
        first, last = (bisect_left(words.starts, place) for place in found.span())
        return Doing(status, intent=intents.intent_of(words, first, last, status, alone=True))
    return None


def _is_order(statement: Statement, mention: Mention) -> bool:
    """Whether a statement is a line of a prescription: a name at its head, then how to take it."""
    text = statement.page.text
    if statement.section in _NO_ORDERS:
        return False
    head = max(text.rfind(mark, statement.start, mention.start) + 1 for mark in ":,;")
    if mention.start - max(head, statement.start) > _HEAD_REACH:
        return False
    found = sig.read_directions(text, mention.end, statement.end, statement.language)
    return found.dose is not None and bool(found.frequency or found.route)
