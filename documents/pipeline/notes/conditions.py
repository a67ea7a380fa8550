"""Conditions and complaints of a document, each with how the document speaks of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from documents.pipeline.context import year_follows
from documents.pipeline.notes.outline import DIAGNOSIS_SECTIONS, Outline, Statement, outline_of
from documents.pipeline.notes.problem_lists import ProblemLists, complete
from documents.pipeline.notes.short_names import is_meant
from documents.pipeline.types import Condition, Kind, Page, Source, Status
from knowledge import conditions
from knowledge.conditions import Name, NameKind
from knowledge.phrases import tokenize

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
_SHOWN_SECTIONS = frozenset({"labs", "imaging", "exam", "review_of_systems", "findings"})
# A listed diagnosis begins within so many characters of its item ("Right ", "Chronic stable ").
_HEAD_REACH = 12
_GIVEN_SEDATION = re.compile(
    r"\b(?:conscious|moderate|deep|iv|procedural|under|minimal)\s+sedation$", re.IGNORECASE
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
    for statement in outline.statements:
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
            here = complete(row, statement, here)
        elif statement.section not in DIAGNOSIS_SECTIONS:
            here = _complaints(statement, here)
        found.extend(here)
    return tuple(found)


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
        if (short := _DEFINED.match(text, end)) and _initials(short.group(1), text[start:end]):
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
    default = Status.FAMILY if statement.section == "family_history" else Status.PRESENT
    status = statement.scopes.status(first, last, default=default)
    if status is Status.PRESENT and _is_past(statement, text, end):
        status = Status.PAST
    return Condition(text, status, Source(statement.page.number, start, end), kind.value)


def _is_past(statement: Statement, text: str, end: int) -> bool:
    """An episode in a history is past; a lasting condition is not."""
    if statement.section == "surgical_history":
        return True
    if statement.section != "past_history":
        return False
    return conditions.is_episode(text) or (
        year_follows(statement.page.text, end) and bool(_SURGERY.search(statement.text))
    )


def _is_other(statement: Statement, name: Name, start: int, end: int) -> bool:
    """Whether a name is the label of a scale, a part of a heading, or a test and no condition."""
    text = statement.page.text
    after = text[end : end + 40]
    if statement.section in _RESULT_SECTIONS and _SCALE.match(after):
        return True
    if re.match(
        r"\s*(?:vaccin|screen(?:ing)?\b|panel|antibod|antigen|test\b|tests\b|clinic\b|risk score"
        r"|score\b|scale\b|foundation|diet\b|aids\b|shots?\b|jabs?\b|swab|vaccines?\b|booster|culture\b)",
        after,
        re.I,
    ):
        return True
    word = statement.tokens.words[name.last - 1]
    if word == "strep" and text[max(0, start - 6) : start].lower() == "rapid ":
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


def _initials(short: str, full: str) -> bool:
    letters = [word[0].lower() for word in re.split(r"[\s/-]+", full) if word]
    wanted = [ch.lower() for ch in short if ch.isupper()]
    return (
        wanted[:1] == letters[:1]
        and len(wanted) <= len(full)
        and _subsequence(wanted, full.lower())
    )


def _subsequence(wanted: Sequence[str], text: str) -> bool:
    rest = iter(text)
    return all(ch in rest for ch in wanted)


def distinct(found: Sequence[Condition], *, nested: bool = False) -> tuple[Condition, ...]:
    """One entry for each name and status; what is present is not also called possible.

    Unless ``nested``, a name that another of the same status holds (``diabetes`` beside
    ``type 2 diabetes``) is left out.
    """
    kept: list[Condition] = []
    seen: set[tuple[frozenset[str], Status]] = set()
    keys = _keys(found)
    present = {key for key, c in zip(keys, found, strict=True) if c.status is Status.PRESENT}
    by_status: dict[Status, set[frozenset[str]]] = {}
    for key, condition in zip(keys, found, strict=True):
        by_status.setdefault(condition.status, set()).add(key)
    for key, condition in zip(keys, found, strict=True):
        if (key, condition.status) in seen:
            continue
        if key in present and condition.status in (Status.HYPOTHETICAL, Status.PAST):
            continue
        if not nested and any(key < other for other in by_status[condition.status]):
            continue
        seen.add((key, condition.status))
        kept.append(condition)
    return tuple(kept)


def _keys(found: Sequence[Condition]) -> list[frozenset[str]]:
    """What each name comes to; an abbreviation printed behind its name is that name."""
    meant: dict[str, str] = {}
    for before, after in pairwise(found):
        left, right = before.source, after.source
        beside = left.page == right.page and 0 < right.start - left.end <= 3
        if beside and after.text.isupper() and _initials(after.text, before.text):
            meant.setdefault(after.text, before.text)
    return [_key(meant.get(c.text, c.text)) for c in found]


def _key(text: str) -> frozenset[str]:
    words = tokenize(conditions.expansion(text) or text).words
    return frozenset(word for word in words if word not in ("of", "the", "with"))


def separate(
    found: Sequence[Condition], outline: Outline
) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    """(conditions, symptoms): complaints outside the lists of diagnoses are only complaints.

    So is what an examination or a test shows where the document lists its diagnoses. Where it has
    no headed parts, everything it names counts as a condition.
    """
    if not outline.has_diagnoses:
        return tuple(found), ()
    heads, listing = _list_heads(outline)
    names: list[Condition] = []
    symptoms: list[Condition] = []
    for condition in found:
        source = condition.source
        section = _section_at(outline, source)
        complaint = condition.kind == "symptom" or (listing and section in _SHOWN_SECTIONS)
        first = any(a <= source.start <= b for a, b in heads.get(source.page, ()))
        (symptoms if complaint and not first else names).append(condition)
    return tuple(names), tuple(symptoms)


def _list_heads(outline: Outline) -> tuple[dict[int, list[tuple[int, int]]], bool]:
    """Where the first name of each listed diagnosis may begin, and whether any list is there."""
    heads: dict[int, list[tuple[int, int]]] = {}
    for statement in outline.statements:
        if statement.item and statement.section in DIAGNOSIS_SECTIONS:
            reach = min(statement.end, statement.start + _HEAD_REACH)
            heads.setdefault(statement.page.number, []).append((statement.start, reach))
    return heads, bool(heads)


def _section_at(outline: Outline, source: Source) -> str:
    starts = outline.starts
    place = bisect_right(starts, (source.page, source.start)) - 1
    return outline.statements[place].section if place >= 0 else ""
