"""Conditions and complaints of a document, each with how the document speaks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.notes.medicines.medicine_aims import is_taken_for
from documents.pipeline.notes.problems.condition_entries import initials
from documents.pipeline.notes.problems.denied_lists import is_open
from documents.pipeline.notes.problems.earlier import as_examined
from documents.pipeline.notes.problems.infections import as_their_results_say
from documents.pipeline.notes.problems.marriage import is_by_marriage
from documents.pipeline.notes.problems.no_condition import RESULT_SECTIONS, is_other
from documents.pipeline.notes.problems.over import is_past, still_has
from documents.pipeline.notes.problems.problem_lists import ProblemLists, complete, status_below
from documents.pipeline.notes.problems.screens import as_looked_for
from documents.pipeline.notes.problems.short_names import is_meant
from documents.pipeline.notes.problems.spells import joined
from documents.pipeline.notes.problems.teaching import is_taught
from documents.pipeline.notes.problems.vaccines import is_against
from documents.pipeline.notes.steps.calls_for_help import in_case_of
from documents.pipeline.notes.steps.decisions import without_denied
from documents.pipeline.notes.structure import diaries, medicine_sheets
from documents.pipeline.notes.structure.announced import announced
from documents.pipeline.notes.structure.asked import (
    answered,
    denied_beside,
    found_out,
    is_form,
    is_offered,
)
from documents.pipeline.notes.structure.boxes import Answer, answer, is_ticked
from documents.pipeline.notes.structure.codes import is_of_code
from documents.pipeline.notes.structure.outline import (
    DIAGNOSIS_SECTIONS,
    Outline,
    Statement,
    outline_of,
)
from documents.pipeline.notes.structure.sayings import naming, said
from documents.pipeline.notes.structure.ticked import Ticked, row_at, rows
from documents.pipeline.speech import cues
from documents.pipeline.speech.context import Scopes
from documents.pipeline.speech.name_marks import NOT_FOUND
from documents.pipeline.speech.name_marks import is_ticked as is_box_ticked
from documents.pipeline.types import Condition, Kind, Page, Source, Status
from knowledge.conditions import NameKind
from knowledge.phrases import tokenize

# What is taught of an illness says neither that it is there nor that it is not.
_TAUGHT = frozenset({Status.PRESENT, Status.ABSENT, Status.POSSIBLE})
# What was taken out and sent is told of the operation.
_SPECIMEN = re.compile(r"\bspecimens?\b", re.IGNORECASE)
_NO_SECTIONS = frozenset({"identity", "allergies", "immunizations", "vitals"})
# In a list of results only a sentence that concludes names a condition.
_CONCLUDES = re.compile(
    r"\b(?:consistent with|c/w|suggest\w*|indicat\w*|show\w*|reveal\w*|demonstrat\w*|compatible"
    r"|concerning|evidence|"
    r"diagnos\w*|seen|found|noted|present|positive|negative|impression|no)\b",
    re.IGNORECASE,
)
_LAB_CONTEXT = DIAGNOSIS_SECTIONS | {
    "history_present", "chief_complaint", "indication", "past_history", "plan", "medications",
}  # fmt: skip
# A question mark apart from the word before it: "WBC 13, ? UTI".
_ASKED = re.compile(r"(?:^|[\s,;(])\?\s*$")
_SEVERAL = re.compile(r"\bor\b|,|\w/\w", re.IGNORECASE)
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
# What makes another illness of a name: "melanoma in situ" has its own place in any list.
_KIND_BEHIND = re.compile(
    r"[ -]in[ -]situ\b|,? of uncertain behaviou?r\b| with(?:out)? aura\b"
    r"| with(?:out)? (?:status migrainosus|psychotic features)\b",
    re.IGNORECASE,
)
# Told of the patient, though it stands under the family's history.
_OWN = re.compile(
    r"(?:the )?(?:she|he|patient|pt|i|you) (?:herself|himself|also|has|have|had|was|is|were)\b",
    re.IGNORECASE,
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
    lists, sections = ProblemLists(), frozenset(each.kind for each in outline.headings)
    forms = {page.number: rows(page) for page in outline.pages}
    for place, statement in enumerate(outline.statements):
        row = lists.read(statement)
        if row is not None and row.silent:
            continue
        barred = statement.section in _NO_SECTIONS or _SPECIMEN.search(statement.title)
        if barred or is_form(statement.text) or diaries.is_title(statement.title):
            continue
        if kind is Kind.LAB_REPORT and statement.section not in _LAB_CONTEXT:
            continue
        concludes = said(_CONCLUDES, statement.language, "concludes")
        if statement.section in RESULT_SECTIONS and not concludes.search(statement.text):
            continue
        here = _in_statement(statement, defined, kind)
        if kind is Kind.PATHOLOGY_REPORT:
            here = as_examined(statement, here)
        if row is not None and (row.cell or kind is not Kind.PATHOLOGY_REPORT):
            # What a pathologist lists beside a diagnosis ("Margins", "Ki-67") is no illness.
            here = complete(row, statement, here, status_below(outline.statements, place))
        if statement.section not in DIAGNOSIS_SECTIONS and (row is None or not row.cell):
            here = _complaints(statement, here)
        here = _as_ticked(statement, here, forms[statement.page.number])
        here = found_out(statement, here, sections)
        here = in_case_of(outline.statements, place, here)
        here = without_denied(statement.text, here, kind)
        here = answered(outline.statements, place, here)
        found.extend(denied_beside(statement.page.text, here))
    return outline.printed(found)


def _as_ticked(
    statement: Statement, found: list[Condition], forms: Sequence[Ticked]
) -> list[Condition]:
    """What a form names, as its ticks say; of a row or a box without one nothing is told."""
    told: list[Condition] = []
    for condition in found:
        start, end = condition.source.start, condition.source.end
        row = row_at(forms, start)
        asked = answer(statement.page.text, end)
        if asked is not None:
            if asked is not Answer.OPEN:
                told.append(replace(condition, status=_answered(statement, end, asked)))
        elif row is None:
            ticked = is_ticked(statement.page.text, start, end)
            behind = ticked and not is_box_ticked(statement.page.text, start)
            if behind and condition.status is Status.ABSENT:
                # The empty box before it is the last name's.
                denied = NOT_FOUND.match(statement.page.text, end)
                told.append(condition if denied else replace(condition, status=Status.PRESENT))
            elif ticked is not False and (ticked or not is_offered(statement, condition)):
                told.append(condition)
        elif row.status is not None:
            told.append(replace(condition, status=row.status))
    return told


def _answered(statement: Statement, end: int, ticked: Answer) -> Status:
    """What a ticked answer says; of several things asked at once, yes does not say which."""
    if ticked is Answer.NO:
        return Status.ABSENT
    asked = tokenize(statement.page.text[statement.start : end])
    if Scopes(asked, cues.speech(statement.language)).status(len(asked) - 1, len(asked)) is (
        Status.FAMILY
    ):
        return Status.FAMILY
    return Status.POSSIBLE if _SEVERAL.search(statement.text) else Status.PRESENT


def _complaints(statement: Statement, found: list[Condition]) -> list[Condition]:
    """What is reported in one breath with complaints is a complaint: ``chills and mucositis``."""
    text = statement.page.text
    tells = said(_TELLS, statement.language, "tells")
    between = said(_BETWEEN, statement.language, "between_complaints")
    for told in tells.finditer(text, statement.start, statement.end):
        chain: list[int] = []
        at = told.end()
        for place, condition in enumerate(found):
            if condition.source.start < at:
                continue
            if not between.fullmatch(text, at, condition.source.start):
                break
            chain.append(place)
            at = condition.source.end
        if any(found[place].kind == "symptom" for place in chain):
            found = [
                replace(c, kind="symptom") if place in chain else c for place, c in enumerate(found)
            ]
    return found


def _in_statement(
    statement: Statement, defined: dict[str, NameKind], kind: Kind
) -> list[Condition]:
    tokens = statement.tokens
    text = statement.page.text
    listed = statement.item and statement.section in DIAGNOSIS_SECTIONS | {"past_history"}
    found: list[Condition] = []
    for name in naming(statement.language).names(tokens, with_degrees=listed):
        start, end = tokens.starts[name.first], tokens.ends[name.last - 1]
        if name.abbreviation:
            at = tokens.starts[name.core]
            if not is_meant(statement, text[at:end], at, end):
                continue
        if is_of_code(text, start, end):
            continue
        if is_other(statement, name, start, end) or is_against(statement, start, end, kind):
            continue
        found.append(_condition(statement, name.first, name.last, name.kind))
        if (short := _DEFINED.match(text, end)) and initials(short.group(1), text[start:end]):
            defined[short.group(1)] = name.kind
    if defined:
        taken = [(c.source.start, c.source.end) for c in found]
        found.extend(_defined_in(statement, defined, taken))
        found.sort(key=lambda c: c.source.start)
    return as_looked_for(
        statement, as_their_results_say(statement, _either(statement, joined(text, found)))
    )


def _either(statement: Statement, found: list[Condition]) -> list[Condition]:
    """Of ``asthma or reflux`` it is one, and nobody says which."""
    text = statement.page.text
    doubt = (Status.PRESENT, Status.POSSIBLE)
    for place in range(len(found) - 1, 0, -1):
        left, right = found[place - 1 : place + 1]
        joined = text[left.source.end : right.source.start].lower() in (" or ", " o ")
        if joined and left.status in doubt and right.status in doubt:
            found[place - 1 : place + 1] = [
                replace(each, status=Status.POSSIBLE) for each in (left, right)
            ]
    return found


def _condition(statement: Statement, first: int, last: int, kind: NameKind) -> Condition:
    tokens = statement.tokens
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if more := _KIND_BEHIND.match(statement.page.text, end, statement.end):
        end = more.end()
    text = statement.page.text[start:end]
    told = announced(statement.lead or statement.title, statement.language)
    if told is None and statement.section == "family_history":
        told = Status.FAMILY
    own_words = said(_OWN, statement.language, "own")
    own = told is Status.FAMILY and own_words.match(statement.text)
    default = Status.PRESENT if own else told or Status.PRESENT
    status = statement.scopes.status(first, last, default=default)
    if status is Status.FAMILY and is_by_marriage(statement.text):
        status = Status.HYPOTHETICAL
    if told is Status.FAMILY and status is Status.ABSENT and not own:
        status = Status.HYPOTHETICAL
    if status in _TAUGHT and statement.language == "en" and is_taught(statement, start, end):
        status = Status.HYPOTHETICAL
    if status in _TAUGHT and medicine_sheets.is_at_large(statement, start):
        status = Status.HYPOTHETICAL
    complaint = kind is NameKind.SYMPTOM
    if status is Status.ABSENT and is_open(statement, start, end, complaint=complaint):
        status = Status.HYPOTHETICAL
    if status is Status.PAST and still_has(statement, text, start):
        status = Status.PRESENT
    if status is Status.PRESENT and is_past(statement, text, start, end):
        status = Status.PAST
    if status is Status.PRESENT and complaint and is_taken_for(statement, start):
        status = Status.HYPOTHETICAL
    if status is Status.PRESENT and _ASKED.search(
        statement.page.text[max(0, statement.start - 4) : statement.start]
    ):
        status = Status.POSSIBLE if start == statement.start else status
    return Condition(text, status, Source(statement.page.number, start, end), kind.value)


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
