"""Conditions and complaints of a document, each with how the document speaks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.name_marks import year_follows
from documents.pipeline.notes.announced import announced
from documents.pipeline.notes.asked import answered
from documents.pipeline.notes.condition_entries import initials
from documents.pipeline.notes.outline import DIAGNOSIS_SECTIONS, Outline, Statement, outline_of
from documents.pipeline.notes.problem_lists import (
    ProblemLists,
    complete,
    status_below,
)
from documents.pipeline.notes.short_names import is_meant
from documents.pipeline.notes.ticked import Ticked, row_at, rows
from documents.pipeline.types import Condition, Kind, Page, Source, Status
from knowledge import conditions
from knowledge.conditions import Name, NameKind

_NO_SECTIONS = frozenset({"identity", "allergies", "immunizations", "vitals"})
_RESULT_SECTIONS = frozenset({"labs", "findings", "technique"})
# In a list of results only a sentence that concludes names a condition.
_CONCLUDES = re.compile(
    r"\b(?:consistent with|c/w|suggest\w*|indicat\w*|show\w*|reveal\w*|demonstrat\w*|compatible"
    r"|concerning|evidence|"
    r"diagnos\w*|seen|found|noted|present|positive|negative|impression|no)\b",
    re.IGNORECASE,
)
# A reading of a scale or a range printed beside a result: "Prediabetes: 5.7-6.4%".
_SCALE = re.compile(r"\s*[:(=]?\s*(?:[<>≤≥]|\d)|.{0,30}?\d\s*(?:-|–|to)\s*\d")
_LAB_CONTEXT = DIAGNOSIS_SECTIONS | {
    "history_present", "chief_complaint", "indication", "past_history", "plan", "medications",
}  # fmt: skip
_HISTORY_REACH = 160
_HISTORY_OF = re.compile(
    r"\b(?:history (?:of|significant for|notable for|includes?|positive for)|h/o|hx(?: of)?"
    r"|pmhx?)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:resolved|remission|childhood|as an? (?:child|infant|teen\w*)|previous(?:ly)?"
    r"|former(?:ly)?"
    r"|remote|distant|in the past|ago|outgr[eo]w\w*|no longer|cured|transient)\b",
    re.IGNORECASE,
)
_ARTERY = re.compile(r"(?:aort\w+|arter\w+|carotid|vertebral|coronary|intracranial)\b[^.]*$", re.I)
_GIVEN_SEDATION = re.compile(
    r"\b(?:conscious|moderate|deep|iv|procedural|under|minimal)\s+sedation$", re.IGNORECASE
)
# What is given for pain; a block of a nerve is a way of giving it, one of the heart an illness.
_PAIN_CARE = re.compile(
    r" (?:control|medic\w+|meds?|management|clinic|relie\w+|killers?|pumps?|score|scale|level)\b",
    re.IGNORECASE,
)
_HEART = re.compile(
    r"\b(?:heart|av|a-v|sa|branch|bundle|sino\w+|atrio\w+|fascicular|degree|mobitz|conduction"
    r"|intraventricular|complete|wenckebach|vertebral|pupillary|ureter\w*)\b",
    re.IGNORECASE,
)
# "continue working on weight loss": what is aimed at is no complaint.
_WANTED = re.compile(
    r"\b(?:work\w* on|encourag\w+|recommend\w*|advis\w+|counsel\w+|promot\w+|attempt\w*|goals?"
    r"|aim\w*|continu\w+|discuss\w+|intentional)(?: \w+){0,2} $",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"\s*\(\s*([A-Z][A-Za-z]{1,6}s?)\s*\)")
_TELLS = re.compile(
    r"\b(?:report(?:s|ed|ing)?|complain(?:s|ed|ing) of|c/o|present(?:s|ed|ing)? with"
    r"|endors(?:es|ed|ing)|experienc(?:es|ed|ing)|suffer(?:s|ed|ing) from|woke with)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\s,:]*(?:and\s|or\s|&\s|with\s|plus\s|as well as\s)?\s*(?:(?!history\b|hx\b)[\w-]+\s+){0,3}",
    re.I,
)
# "Breast cancer s/p lumpectomy 2011"
_TREATED = re.compile(
    r",?\s*(?:s/p|status post|treated (?:with|by)|after)\s+(?:[\w-]+\s+){1,4}?"
    r"(?:in\s+)?\(?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# Told of the patient, though it stands under the family's history.
_OWN = re.compile(
    r"(?:the )?(?:she|he|patient|pt|i|you) (?:herself|himself|also|has|have|had|was|is|were)\b",
    re.IGNORECASE,
)
# A specialty, and what a medicine may do to anybody.
_NO_ILLNESS = re.compile(r"infectious diseases?|side effects?", re.IGNORECASE)
# "the middle colic artery", "carpal tunnel release": what a longer name is of.
_PART = re.compile(
    r"[ -]+(?:arter(?:y|ies)|veins?|nerves?|vessels?|release|cauter\w+|forceps|retractor"
    r"|scissors)\b",
    re.IGNORECASE,
)
# "to strain his urine": a verb.
_TO = re.compile(r"\bto $", re.IGNORECASE)
_OBJECT = re.compile(r" (?:his|her|the|their|your|my|it|this|all|any)\b", re.IGNORECASE)
_SURGERY = re.compile(
    r"\b(?:repair|surgery|removal|excision|s/p|status post|resection)\b", re.IGNORECASE
)


def find_conditions(
    pages: Sequence[Page] | Outline, kind: Kind = Kind.OTHER
) -> tuple[Condition, ...]:
    """Every mention, in reading order. ``kind`` of the document keeps a report's notes apart:

    in a laboratory report only what the clinician wrote names a condition, not the explanations.
    """
    outline = outline_of(pages)
    found: list[Condition] = []
    defined: dict[str, NameKind] = {}
    lists = ProblemLists()
    forms = {page.number: rows(page) for page in outline.pages}
    for place, statement in enumerate(outline.statements):
        row = lists.read(statement)
        if row is not None and row.silent:
            continue
        if statement.section in _NO_SECTIONS:
            continue
        if kind is Kind.LAB_REPORT and statement.section not in _LAB_CONTEXT:
            continue
        if statement.section in _RESULT_SECTIONS and not _CONCLUDES.search(statement.text):
            continue
        here = _in_statement(statement, defined)
        if row is not None:
            here = complete(row, statement, here, status_below(outline.statements, place))
        if statement.section not in DIAGNOSIS_SECTIONS and (row is None or not row.cell):
            here = _complaints(statement, here)
        here = _as_ticked(here, forms[statement.page.number])
        found.extend(answered(outline.statements, place, here))
    return tuple(found)


def _as_ticked(found: list[Condition], forms: Sequence[Ticked]) -> list[Condition]:
    """What a form names, as its ticks say; of a row without one nothing is told."""
    told: list[Condition] = []
    for condition in found:
        row = row_at(forms, condition.source.start)
        if row is None:
            told.append(condition)
        elif row.status is not None:
            told.append(replace(condition, status=row.status))
    return told


def _complaints(statement: Statement, found: list[Condition]) -> list[Condition]:
    """What is reported in one breath with complaints is a complaint: ``chills and mucositis``."""
    text = statement.page.text
    for told in _TELLS.finditer(text, statement.start, statement.end):
        chain: list[int] = []
        at = told.end()
        for place, condition in enumerate(found):
            if condition.source.start < at:
                continue
            if not _BETWEEN.fullmatch(text, at, condition.source.start):
                break
            chain.append(place)
            at = condition.source.end
        if any(found[place].kind == "symptom" for place in chain):
            found = [
                replace(c, kind="symptom") if place in chain else c for place, c in enumerate(found)
            ]
    return found


def _in_statement(statement: Statement, defined: dict[str, NameKind]) -> list[Condition]:
    tokens = statement.tokens
    text = statement.page.text
    listed = statement.item and statement.section in DIAGNOSIS_SECTIONS | {"past_history"}
    found: list[Condition] = []
    for name in conditions.names(tokens, with_degrees=listed):
        start, end = tokens.starts[name.first], tokens.ends[name.last - 1]
        if name.abbreviation:
            at = tokens.starts[name.core]
            if not is_meant(statement, text[at:end], at, end):
                continue
        if _is_other(statement, name, start, end):
            continue
        found.append(_condition(statement, name.first, name.last, name.kind))
        if (short := _DEFINED.match(text, end)) and initials(short.group(1), text[start:end]):
            defined[short.group(1)] = name.kind
    if defined:
        taken = [(c.source.start, c.source.end) for c in found]
        found.extend(_defined_in(statement, defined, taken))
        found.sort(key=lambda c: c.source.start)
    return found


def _condition(statement: Statement, first: int, last: int, kind: NameKind) -> Condition:
    tokens = statement.tokens
    start, end = tokens.starts[first], tokens.ends[last - 1]
    text = statement.page.text[start:end]
    told = announced(statement.lead or statement.title)
    if told is None and statement.section == "family_history":
        told = Status.FAMILY
    own = told is Status.FAMILY and _OWN.match(statement.text)
    default = Status.PRESENT if own else told or Status.PRESENT
    status = statement.scopes.status(first, last, default=default)
    if status is Status.PAST and _still_has(statement, text, start):
        status = Status.PRESENT
    if status is Status.PRESENT and _is_past(statement, text, end):
        status = Status.PAST
    return Condition(text, status, Source(statement.page.number, start, end), kind.value)


def _still_has(statement: Statement, text: str, start: int) -> bool:
    """``a history of diabetes``: whoever has had a lasting condition has it, unless it is over."""
    if not conditions.is_lasting(text) or _OVER.search(statement.text):
        return False
    before = statement.page.text[max(statement.start, start - _HISTORY_REACH) : start]
    return bool(_HISTORY_OF.search(before))


def _is_past(statement: Statement, text: str, end: int) -> bool:
    """An episode in a history is past; a lasting condition is not."""
    if statement.section == "surgical_history":
        return True
    if statement.section != "past_history":
        return False
    if conditions.is_episode(text):
        return True
    if _TREATED.match(statement.page.text, end) and not conditions.is_lasting(text):
        return True
    return year_follows(statement.page.text, end) and bool(_SURGERY.search(statement.text))


def _is_other(statement: Statement, name: Name, start: int, end: int) -> bool:
    """Whether a name is the label of a scale, a part of a heading, or a test and no condition."""
    text = statement.page.text
    after = text[end : end + 40]
    if statement.section in _RESULT_SECTIONS and _SCALE.match(after):
        return True
    if _PART.match(after) or (_TO.search(text[:start][-8:]) and _OBJECT.match(after)):
        return True
    if re.match(
        r"\s*(?:vaccin|screen(?:ing)?\b|panel|antibod|antigen|test\b|tests\b|clinic\b|risk score"
        r"|score\b|scale\b|foundation|diet\b|aids\b|shots?\b|jabs?\b|swab|vaccines?\b|booster"
        r"|culture\b|specialists?\b|educators?\b|support group|hotline|society\b|awareness"
        r"|stockings?\b|hose\b|garments?\b|bandag\w+|sleeves?\b|wraps?\b|devices?\b)",
        after,
        re.I,
    ):
        return True
    if (
        _NO_ILLNESS.fullmatch(text, start, end)
        or text[max(0, start - 5) : start].lower() == "code "
    ):
        return True
    word = statement.tokens.words[name.last - 1]
    if text[start:end].lower() == "weight loss" and _WANTED.search(text[:start][-40:]):
        return True
    if word == "pain" and _PAIN_CARE.match(after):
        return True
    if word == "block" and not _HEART.search(text[start:end]):
        return True
    if word == "strep" and text[max(0, start - 6) : start].lower() == "rapid ":
        return True
    if word == "dissection" and not _ARTERY.search(text[start:end]):
        return True
    if word == "sedation" and _GIVEN_SEDATION.search(text[max(0, start - 16) : end]):
        return True
    if word in ("allergies", "allergy") and name.last - name.first == 1:
        return True
    return word in ("trauma", "discharge", "injury", "exposure") and name.last - name.first == 1


def _defined_in(
    statement: Statement, defined: dict[str, NameKind], taken: Sequence[tuple[int, int]]
) -> list[Condition]:
    """Abbreviations that the document itself has explained: ``acute liver failure (ALF)``."""
    tokens = statement.tokens
    found = []
    for place, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
        kind = defined.get(tokens.text[start:end])
        if kind is not None and not any(a < end and start < b for a, b in taken):
            found.append(_condition(statement, place, place + 1, kind))
    return found
