"""Medicines of a document: name, dose, route, frequency and what is to be done with each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline import directions
from documents.pipeline.notes.medicines import amounts, changed_to, sig, weekdays
from documents.pipeline.notes.medicines.chemicals import find_chemicals
from documents.pipeline.notes.medicines.continued import continued
from documents.pipeline.notes.medicines.day_columns import in_day_columns
from documents.pipeline.notes.medicines.doings import Doings
from documents.pipeline.notes.medicines.ended import ended_next
from documents.pipeline.notes.medicines.given import OF_A_PROCEDURE
from documents.pipeline.notes.medicines.medicine_status import DOSED, doing_of
from documents.pipeline.notes.medicines.mentions import Mention, find_mentions, is_same
from documents.pipeline.notes.medicines.other_names import only_calls
from documents.pipeline.notes.medicines.spanish_counts import is_not_one
from documents.pipeline.notes.medicines.taken import is_other, is_studied, is_taken, measured
from documents.pipeline.notes.medicines.taking_asked import as_answered
from documents.pipeline.notes.medicines.times import Span
from documents.pipeline.notes.medicines.wrapped_rows import left_to_row
from documents.pipeline.notes.steps.decisions import is_asked
from documents.pipeline.notes.structure.outline import Outline, Statement, outline_of
from documents.pipeline.notes.structure.sayings import said
from documents.pipeline.types import (
    Intent,
    Kind,
    LabRow,
    Language,
    Medication,
    MedicationStatus,
    Page,
    Source,
)

_NO_SECTIONS = frozenset({"allergies", "family_history", "vitals", "identity"})
_NEAR_BY = 40
_LEADS_IN = 6
_LINES_BELOW = 4
_KIND_BETWEEN = re.compile(
    r"\s+(?:[a-z-]+\s+){0,3}(?:antibiotics?|steroids?|fluids|diuretics?|pain medicines?"
    r"|analgesics?|antifungals?|antivirals?|anticoagulation|iron)\s*[(:,]\s*(?:with\s+)?",
    re.IGNORECASE,
)
_APART = re.compile(r"\n\n| {3,}|\t|\|")  # another cell, another paragraph
_JOINT = re.compile(r"[,;&]|\b(?:and|then|plus|or|to|with)\b", re.IGNORECASE)
_ORAL = re.compile(r"oral", re.IGNORECASE)
_OTHER_BUSINESS = re.compile(
    r"\b(?:and (?:she|he|the|they|her|his|check|then)|which|who|that|she|he|because|due to"
    r"|owing to)\b|[;]",
    re.I,
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
    statements = _less_other_names(outline.statements)
    operated = any(each.section in OF_A_PROCEDURE for each in statements)
    for place, statement in enumerate(statements):
        if statement.section in _NO_SECTIONS:
            continue
        mentions = [m for m in find_mentions(statement) if not is_other(statement, m)]
        studies = outline.tells_of_studies
        if studies:
            mentions = find_chemicals(statement, mentions)
        if not mentions:
            continue
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
                limit = _own_part(statement.page.text, mention.end, limit, statement.language)
            medication = _read(statement, mention, limit, doings, of_procedure=operated)
            if limit == statement.end and place + 1 < len(statements):
                medication = _with_limit(medication, statement, statements[place + 1])
                medication = ended_next(medication, statement, _below(statements, place))
                for below in _below(statements, place):
                    longer = continued(medication, statement, below)
                    if longer == medication:
                        break
                    medication = longer
            medication = left_to_row(medication, statement, _below(statements, place))
            if is_asked(statement.text):
                continue
            told = as_answered(medication, statements, place, mention.end)
            if told and not (kind is Kind.LAB_REPORT and _is_only_named(told)):
                found.append(told)
    return outline.printed(found)


def _less_other_names(statements: Sequence[Statement]) -> Sequence[Statement]:
    """The statements without lines that only call the medicine above them by another name."""
    kept: list[Statement] = []
    for each in statements:
        if kept and kept[-1].page is each.page and only_calls(each.page.text, each.start, each.end):
            above, here = find_mentions(kept[-1]), find_mentions(each)
            if above and here and all(is_same(above[-1], name) for name in here):
                continue
        kept.append(each)
    return kept


def _below(statements: Sequence[Statement], place: int) -> Sequence[Statement]:
    return statements[place + 1 : place + 1 + _LINES_BELOW]


def _is_only_named(medication: Medication) -> bool:
    told = medication.dose or medication.route or medication.frequency
    return medication.status is MedicationStatus.UNKNOWN and not told


def _read(
    statement: Statement, mention: Mention, limit: int, doings: Doings, *, of_procedure: bool
) -> Medication:
    text, language = statement.page.text, statement.language
    listing = statement.section == "medications"
    at_most = amounts.is_most(text, statement.start, mention.start)
    stop = mention.end if at_most else amounts.most(text, mention.end, limit)
    found = sig.read_directions(text, mention.end, stop, language)
    dose, route, frequency = found.dose, found.route, found.frequency
    bare = _bare_dose(statement, mention, stop, listing=listing)
    if bare is not None and (dose is None or dose[0] != bare[0]):
        dose = (bare[0], dose[1]) if dose and 0 <= dose[0] - bare[1] <= 2 else bare
    if dose and not listing and dose[0] - mention.end > 60:
        dose = None
    if dose and text[max(0, dose[0] - 3) : dose[0]].lower() == "by ":
        dose = None  # "drop it by 5 mg": by how much, not how much
    if dose and language == "es" and _is_of_another(text, mention.end, *dose):
        dose = None
    if dose is None and not at_most:
        dose = sig.dose_before(text, statement.start, mention.start, language)
    whole = amounts.counted(text, mention.end, stop, dose) if dose else None
    uneven = (
        at_most
        or (dose is not None and whole is None)
        or amounts.count_before(text, statement.start, mention.start)
        or amounts.several(text, mention.end, stop)
    )
    dose = whole or dose
    moved, now = amounts.from_to(text, statement.start, (mention.start, mention.end), stop)
    dose = now or dose
    uneven = uneven or (moved and now is None)
    behind_dose = dose[1] if dose else mention.end
    if language == "en" and (number := amounts.by_number(text, behind_dose, stop)):
        frequency, uneven = (frequency if number["more"] else None), True
    uneven = uneven or amounts.is_in_cycles(text, statement.start, statement.end)
    uneven = uneven or amounts.at_two_times(text, mention.end, stop)
    uneven = uneven or amounts.is_next(text, statement.start, mention.start)
    if amounts.is_scale(text, mention.end, stop):
        dose, uneven = None, True
    uneven = uneven or amounts.by_scale(text, mention.end, stop, _slice(text, frequency))
    uneven = uneven or (language == "es" and is_not_one(text, mention.end, stop, frequency))
    uneven = uneven or in_day_columns(text, mention.end, _slice(text, frequency))
    if frequency and not listing:
        behind = max(
            mention.end, *(s[1] for s in (dose, route) if s and s[1] <= frequency[0]), mention.end
        )
        between = text[behind : frequency[0]]
        other = said(_OTHER_BUSINESS, language, "other_business")
        if len(between) > (40 if dose else 25) or other.search(between):
            frequency = None
    if frequency and amounts.on_some_days(text, frequency[0]):
        frequency, uneven = None, True
    if language == "en":
        behind = max(mention.end, *(s[1] for s in (dose, route) if s), mention.end)
        dated = weekdays.with_days(text, frequency, behind, stop)
        headed = listing or not text[statement.start : mention.start].strip(" \t-•*–")
        uneven = uneven or (dated != frequency and not headed)
        frequency = dated if headed else frequency
        uneven = uneven or weekdays.leaves_out(text, frequency, statement.end)
    frequency, untold = _limited(text, frequency, stop, limit)
    uneven = uneven or untold
    if route and not listing and route[0] - mention.end > 50:
        route = None
    route = _route_before(text, statement.start, mention.start, language) or route
    spans = [s for s in (dose, route, frequency) if s]
    doing = doing_of(
        statement,
        mention,
        limit,
        doings,
        route=_slice(text, route),
        often=_slice(text, frequency),
        described=bool(spans),
        of_procedure=of_procedure,
    )
    start = min([mention.start, *(s[0] for s in spans)])
    end = max([mention.end, *(s[1] for s in spans)])
    unclear = changed_to.is_unclear(text, (mention.end, limit), doing, dose, route, frequency)
    unclear = unclear or (uneven and doing.status in DOSED)
    return Medication(
        name=text[mention.start : mention.end],
        source=statement.source(start, end),
        dose=_slice(text, dose),
        route=_slice(text, route),
        frequency=_slice(text, frequency),
        status=doing.status or MedicationStatus.UNKNOWN,
        intent=Intent.OPEN if unclear else doing.intent,
    )


def _limited(text: str, often: Span | None, most: int, limit: int) -> tuple[Span | None, bool]:
    """The times with the maximum, which begins at ``most``, behind them; and whether it stands
    where it can't be told with them: then the line itself tells it."""
    if most == limit:
        return often, False
    end = directions.limit_end(text, most, limit)
    near = often is not None and most - often[1] <= _NEAR_BY
    near = near and not _APART.search(text, often[1] if often else most, most)
    if often is None or end is None or not near:
        return often, True
    return (often[0], end), False


def _with_limit(medication: Medication, statement: Statement, following: Statement) -> Medication:
    """A medicine with the maximum that the sentence behind it begins with."""
    text, start, end = following.page.text, following.start, following.end
    most = amounts.most(text, start, end)
    together = following.page is statement.page and following.section == statement.section
    if not together or most - start > _LEADS_IN or most == end or find_mentions(following):
        return medication
    source = replace(medication.source, end=end)
    often = medication.frequency
    place = text.rfind(often, medication.source.start, medication.source.end) if often else -1
    stop = directions.limit_end(text, most, end)
    if often and stop and place >= 0 and start - place - len(often) <= _NEAR_BY:
        return replace(medication, source=source, frequency=text[place:stop])
    intent = Intent.OPEN if medication.status in DOSED else medication.intent
    return replace(medication, source=source, intent=intent)


def _is_of_another(text: str, end: int, first: int, last: int) -> bool:
    """Whether a Spanish dose is of what comes next: ``X, con rescates de 5 mg de Y``."""
    apart = said(_JOINT, "es", "dose_apart").search(text, end, first)
    return bool(apart or said(_JOINT, "es", "dose_of_next").match(text, last))


def _bare_dose(statement: Statement, mention: Mention, limit: int, *, listing: bool) -> Span | None:
    """``Symbicort 200/6``: a number is a dose behind what is nothing but a medicine."""
    listed = mention.medicine
    if listed.tags if listed is not None else not listing:
        return None
    return sig.bare_dose(statement.page.text, mention.end, limit, statement.language)


def _own_part(text: str, start: int, end: int, language: Language) -> int:
    """Where what is said of one medicine ends before the next, which begins at ``end``.

    ``aspirin and 40 mg atorvastatin``: the dose and route right before a name belong to it.
    """
    own = end
    joint = said(_JOINT, language, "joint")
    for span in (
        sig.dose_before(text, start, end, language),
        _route_before(text, start, end, language),
    ):
        if span and (
            joint.search(text, start, span[0]) or _ORAL.fullmatch(text[span[0] : span[1]])
        ):
            own = min(own, span[0])
    return own


def _route_before(text: str, start: int, end: int, language: Language) -> Span | None:
    """A route right before the name: ``IV Flagyl``, ``IV broad-spectrum antibiotics (Flagyl``."""
    for found in sig.words(language).route.finditer(text, max(start, end - 60), end):
        between = text[found.end() : end]
        if not between.strip() or _KIND_BETWEEN.fullmatch(between):
            return found.span()
    return None


def _slice(text: str, span: Span | None) -> str | None:
    return text[span[0] : span[1]] if span else None
