"""Medicines of a document: name, dose, route, frequency and what is to be done with each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.notes import sig
from documents.pipeline.notes.chemicals import find_chemicals
from documents.pipeline.notes.doings import Doings, has_new_dose
from documents.pipeline.notes.mentions import Mention, find_mentions
from documents.pipeline.notes.outline import Outline, Statement, outline_of
from documents.pipeline.notes.taken import is_other, is_studied, is_taken, measured
from documents.pipeline.notes.times import Span
from documents.pipeline.types import Kind, LabRow, Medication, MedicationStatus, Page, Source

_NO_SECTIONS = frozenset({"allergies", "family_history", "vitals", "identity"})
_LISTING = frozenset({"medications", "plan", "assessment_plan", "instructions", "followup"})
_CELL_STATUS = re.compile(
    r"(?:\||  )\s*(?:(?P<word>active|current|ordered|prescribed|completed|discontinued|stopped"
    r"|on hold|held|aborted|inactive|taking|not taking|no longer (?:active|taking|taken))"
    r"\s*(?=\||  |$|\n)"
    r"|(?P<action>continued?|unchanged|no change|discontinue|stop|withh(?:o|e)ld|hold|pause|suspend"
    r"|resume|restart|new|start(?:ed)?|chang(?:e|ed)|increased?|decreased?|reduced?|titrated?)\b)",
    re.IGNORECASE,
)
# A remark behind the directions: "40 mg daily (new)", "1 g BD - HOLD until Friday"; what is to be
# done in case of something ("hold if dizzy") is not done.
_REMARK = re.compile(
    r"(?:[-–—(\[]|,)\s*(?P<word>new|on hold|hold|held|withheld|stop(?:ped)?|discontinued?|unchanged"
    r"|continued?|increased?|decreased?|reduced?|changed|started|no longer taking|not taking)\b"
    r"(?!\s*(?:if|for|when|taking|dates?))",
    re.IGNORECASE,
)
# "If a rash appears, stop ..."
_IN_CASE = re.compile(
    r"\b(?:if|unless|should you)\b[^.;\n]{1,80},\s*(?:\w+\s+){0,3}$", re.IGNORECASE
)
_NEAR = 160
_TAKING = MedicationStatus.ACTIVE
# What a heading says of all that it heads: "Stop taking these medicines".
_TITLED = (
    (
        MedicationStatus.STOPPED,
        re.compile(r"\b(?:stop(?:ped)?|discontinued?|not taking|no longer)\b", re.I),
    ),
    (MedicationStatus.HELD, re.compile(r"\b(?:hold|held|pause[d]?)\b", re.I)),
    (MedicationStatus.CHANGED, re.compile(r"\bchange[d]? (?:how|medic)|\bchanged\b", re.I)),
    (MedicationStatus.STARTED, re.compile(r"\b(?:new|start(?:ed)?)\b", re.I)),
    (
        MedicationStatus.PAST,
        re.compile(r"\b(?:past|previous|prior) (?:medic|meds|trials?)|\btried\b", re.I),
    ),
)
# Said of one medicine under any heading: "New prescriptions: ... Keep taking your ..."
_KEPT = re.compile(r"\b(?:keep|continue|carry on|unchanged|no changes?)\b", re.IGNORECASE)
_NO_ORDERS = frozenset(
    {"history_present", "past_history", "social_history", "labs", "exam", "indication"}
)
# So much may stand before a name at the head of an order ("Tab. "), behind a label or a comma.
_HEAD_REACH = 6
_CELLS = {
    "completed": MedicationStatus.PAST,
    "inactive": MedicationStatus.PAST,
    "discontinued": MedicationStatus.STOPPED,
    "stopped": MedicationStatus.STOPPED,
    "aborted": MedicationStatus.STOPPED,
    **dict.fromkeys(
        ("not taking", "no longer active", "no longer taking", "no longer taken"),
        MedicationStatus.STOPPED,
    ),
    "discontinue": MedicationStatus.STOPPED,
    "stop": MedicationStatus.STOPPED,
    **dict.fromkeys(
        ("on hold", "held", "hold", "withhold", "withheld", "pause", "suspend"),
        MedicationStatus.HELD,
    ),
    **dict.fromkeys(("new", "start", "started"), MedicationStatus.STARTED),
    **dict.fromkeys(
        """change changed increase increased decrease decreased reduce reduced titrate
        titrated""".split(),
        MedicationStatus.CHANGED,
    ),
}
_DIRECTION_START = re.compile(
    r"\s*(?:[-•*]\s*)?(?:sig\b|take\b|use\b|apply\b|inject\b|inhale\b|instill\b|place\b|give\b"
    r"|dose\b|directions?\b"
    r"|dosage\b|frequency\b|route\b|\d+\s*(?:tab|cap|puff|spray|drop|pill))",
    re.IGNORECASE,
)
_KIND_BETWEEN = re.compile(
    r"\s+(?:[a-z-]+\s+){0,3}(?:antibiotics?|steroids?|fluids|diuretics?|pain medicines?"
    r"|analgesics?|antifungals?|antivirals?|anticoagulation|iron)\s*[(:,]\s*(?:with\s+)?",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[,;&]|\b(?:and|then|plus|or|to|with)\b", re.IGNORECASE)
_ORAL = re.compile(r"oral", re.IGNORECASE)
_OTHER_BUSINESS = re.compile(
    r"\b(?:and (?:she|he|the|they|her|his|check|then)|which|who|that|she|he)\b|[;]", re.I
)


def find_medications(
    pages: Sequence[Page] | Outline, labs: Sequence[LabRow] = (), kind: Kind = Kind.OTHER
) -> tuple[Medication, ...]:
    """Every mention of a medicine, in reading order; every field stands in the text as printed.

    A name inside a laboratory row is what was measured, never a medicine; a laboratory report's
    notes name many of which nothing is to be done.
    """
    outline = outline_of(pages)
    rows: dict[int, list[Source]] = {}
    for row in labs:
        rows.setdefault(row.source.page, []).append(row.source)
    found: list[Medication] = []
    statements = outline.statements
    for place, statement in enumerate(statements):
        if statement.section in _NO_SECTIONS:
            continue
        mentions = [m for m in find_mentions(statement) if not is_other(statement, m)]
        studies = outline.tells_of_studies
        if studies:
            mentions = find_chemicals(statement, mentions)
        doings = Doings(statement, mentions)
        kept = [
            m
            for m in mentions
            if (is_studied(statement, m) if studies else is_taken(statement, m, doings))
            and not measured(rows, statement, m)
        ]
        for mention in kept:
            following = [m.start for m in mentions if m.start >= mention.end]
            limit = min(following, default=statement.end)
            if limit < statement.end:
                limit = _own_part(statement.page.text, mention.end, limit)
            medication = _read(statement, mention, limit, doings)
            if limit == statement.end and place + 1 < len(statements):
                medication = _continued(medication, statement, statements[place + 1])
            if kind is not Kind.LAB_REPORT or not _is_only_named(medication):
                found.append(medication)
    return tuple(found)


def _is_only_named(medication: Medication) -> bool:
    told = medication.dose or medication.route or medication.frequency
    return medication.status is MedicationStatus.UNKNOWN and not told


def _read(statement: Statement, mention: Mention, limit: int, doings: Doings) -> Medication:
    text = statement.page.text
    listing = statement.section == "medications"
    found = sig.read_directions(text, mention.end, limit)
    dose, route, frequency = found.dose, found.route, found.frequency
    if (bare := _bare_dose(text, mention, limit, listing=listing)) is not None:
        dose = (bare[0], dose[1]) if dose and 0 <= dose[0] - bare[1] <= 2 else bare
    if dose and not listing and dose[0] - mention.end > 60:
        dose = None
    if dose is None:
        dose = sig.dose_before(text, statement.start, mention.start)
    if frequency and not listing:
        behind = max(
            mention.end, *(s[1] for s in (dose, route) if s and s[1] <= frequency[0]), mention.end
        )
        between = text[behind : frequency[0]]
        if len(between) > (40 if dose else 25) or _OTHER_BUSINESS.search(between):
            frequency = None
    if route and not listing and route[0] - mention.end > 50:
        route = None
    route = _route_before(text, statement.start, mention.start) or route
    spans = [s for s in (dose, route, frequency) if s]
    start = min([mention.start, *(s[0] for s in spans)])
    end = max([mention.end, *(s[1] for s in spans)])
    return Medication(
        name=text[mention.start : mention.end],
        source=statement.source(start, end),
        dose=_slice(text, dose),
        route=_slice(text, route),
        frequency=_slice(text, frequency),
        status=_status(
            statement, mention, limit, doings, described=bool(spans), often=frequency is not None
        ),
    )


def _bare_dose(text: str, mention: Mention, limit: int, *, listing: bool) -> Span | None:
    """``Symbicort 200/6``: a number is a dose behind what is nothing but a medicine."""
    listed = mention.medicine
    if listed.tags if listed is not None else not listing:
        return None
    return sig.bare_dose(text, mention.end, limit)


def _own_part(text: str, start: int, end: int) -> int:
    """Where what is said of one medicine ends before the next, which begins at ``end``.

    ``aspirin and 40 mg atorvastatin``: the dose and route right before a name belong to it.
    """
    own = end
    for span in (sig.dose_before(text, start, end), _route_before(text, start, end)):
        if span and (
            _JOINT.search(text, start, span[0]) or _ORAL.fullmatch(text[span[0] : span[1]])
        ):
            own = min(own, span[0])
    return own


def _route_before(text: str, start: int, end: int) -> Span | None:
    """A route right before the name: ``IV Flagyl``, ``IV broad-spectrum antibiotics (Flagyl``."""
    for found in sig.ROUTE.finditer(text, max(start, end - 60), end):
        between = text[found.end() : end]
        if not between.strip() or _KIND_BETWEEN.fullmatch(between):
            return found.span()
    return None


def _slice(text: str, span: Span | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def _continued(medication: Medication, statement: Statement, following: Statement) -> Medication:
    """Fill in directions printed on the line below: ``Sig: 1 tab PO daily``."""
    if (
        following.page is not statement.page
        or (medication.dose and medication.frequency)
        or following.section != statement.section
    ):
        return medication
    text = following.page.text
    if not _DIRECTION_START.match(text, following.start) or find_mentions(following):
        return medication
    found = sig.read_directions(text, following.start, following.end)
    if not found.end:
        return medication
    return replace(
        medication,
        dose=medication.dose or _slice(text, found.dose),
        route=medication.route or _slice(text, found.route),
        frequency=medication.frequency or _slice(text, found.frequency),
        source=replace(medication.source, end=found.end),
    )


def _status(
    statement: Statement,
    mention: Mention,
    limit: int,
    doings: Doings,
    *,
    described: bool,
    often: bool,
) -> MedicationStatus:
    text = statement.page.text
    if statement.section == "medications" and (
        cell := _CELL_STATUS.search(text, mention.end, statement.end)
    ):
        word = cell["word"] or cell["action"]
        return _CELLS.get(word.lower(), MedicationStatus.ACTIVE)
    doing = doings.of(mention)
    if doing.once and often:
        return MedicationStatus.ACTIVE
    if doing.status and doings.is_told(mention):
        return doing.status
    if has_new_dose(text, mention.end, limit):
        return MedicationStatus.CHANGED
    remark = _REMARK.search(text, mention.end, limit) if described else None
    if remark and (limit == statement.end or text[remark.end() : limit].strip()):
        return _CELLS.get(remark["word"].lower(), MedicationStatus.ACTIVE)
    near = max(statement.start, mention.start - _NEAR)
    if _IN_CASE.search(text, near, mention.start):
        return MedicationStatus.UNKNOWN
    done = doing.status
    if statement.section == "medications" and done in (MedicationStatus.UNKNOWN, _TAKING):
        kept = done is _TAKING and _KEPT.search(text, near, mention.start)
        for status, pattern in () if kept else _TITLED:
            if pattern.search(statement.title):
                return status
    if done is not None and done is not MedicationStatus.UNKNOWN:
        return done
    if statement.section == "medications":
        return MedicationStatus.ACTIVE
    if done is None or not described:
        return MedicationStatus.UNKNOWN
    if statement.section in _LISTING and statement.item:
        return MedicationStatus.ACTIVE
    return MedicationStatus.ACTIVE if _is_order(statement, mention) else MedicationStatus.UNKNOWN


def _is_order(statement: Statement, mention: Mention) -> bool:
    """Whether a statement is a line of a prescription: a name at its head, then how to take it."""
    text = statement.page.text
    if statement.section in _NO_ORDERS:
        return False
    head = max(text.rfind(mark, statement.start, mention.start) + 1 for mark in ":,;")
    if mention.start - max(head, statement.start) > _HEAD_REACH:
        return False
    found = sig.read_directions(text, mention.end, statement.end)
    return found.dose is not None and bool(found.frequency or found.route)
