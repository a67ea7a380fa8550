"""One entry for each condition of a document, out of all its mentions; complaints apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise

from documents.pipeline.notes.problems import named_again, not_before
from documents.pipeline.notes.structure.announced import bullet
from documents.pipeline.notes.structure.outline import (
    DIAGNOSIS_SECTIONS,
    HISTORY_SECTIONS,
    Outline,
    Statement,
)
from documents.pipeline.types import Condition, Kind, Source, Status
from knowledge import conditions
from knowledge.condition_words import lexicon
from knowledge.phrases import tokenize

_SHOWN_SECTIONS = frozenset({"labs", "imaging", "exam", "review_of_systems", "findings"})
# Words for a value out of its range, and illnesses that are called alike.
_VALUE_WORD = re.compile(r"\w{3,}(?:emia|aemia|cytosis|penia|philia|uria)")
_ILLNESS_WORD = re.compile(
    r"(?:leuk|isch|bacter|septic|thalass|tox|py|fung|vir|porphyr|h[a]?emoglobin)a?(?:emia|uria)"
    r"|h[a]?emophilia|mastocytosis|histiocytosis"
)
_ITEM_WORDS = 6
_DIGRAPH = re.compile(r"ae(?=mi|mo|ma)|oe(?=soph|a\b)")
# What says so itself, right behind the name: "Reflux - resolved", "AKI resolved with fluids".
_RESOLVED = re.compile(
    r"(?:(?:,|,? and\b)(?: [\w-]+){1,3}){0,4}[ \t]{0,3}[-–—:,(]?[ \t]{0,3}"
    r"(?:(?:which )?(?:has|have|had|is|are|was|were) )?"
    r"(?:(?:now|since|all|both|fully|completely) )*(?:resolved|cleared|settled|gone)\b(?! to\b)",
    re.IGNORECASE,
)
# One name for a condition and for who has it.
_NOUNS = {
    "diabetic": "diabetes", "asthmatic": "asthma", "obese": "obesity", "epileptic": "epilepsy",
    "hypothyroid": "hypothyroidism", "hyperthyroid": "hyperthyroidism",
    "prediabetic": "prediabetes", "schizophrenic": "schizophrenia", "hypertensive": "hypertension",
    "anemic": "anemia",
    "migraines": "migraine", "seizures": "seizure", "fractures": "fracture",
}  # fmt: skip
# A listed diagnosis begins within so many characters of its item ("Right ", "Chronic stable ").
_HEAD_REACH = 12


def initials(short: str, full: str) -> bool:
    """Whether an abbreviation can be made of a name's letters, beginning with its first."""
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
    seen: dict[tuple[frozenset[str], Status], int] = {}
    keys = _keys(found)
    present = {key for key, c in zip(keys, found, strict=True) if c.status is Status.PRESENT}
    by_status: dict[Status, set[frozenset[str]]] = {}
    for key, condition in zip(keys, found, strict=True):
        by_status.setdefault(condition.status, set()).add(key)
    for key, condition in zip(keys, found, strict=True):
        if (place := seen.get((key, condition.status))) is not None:
            if _is_lesser(kept[place].text):
                kept[place] = condition
            continue
        over = condition.status in (Status.HYPOTHETICAL, Status.PAST)
        if over and (key in present or _is_had(key, condition, present)):
            continue
        if not nested and any(key < other for other in by_status[condition.status]):
            continue
        seen[key, condition.status] = len(kept)
        kept.append(condition)
    return tuple(kept)


def _is_lesser(name: str) -> bool:
    """Whether another name of the same is better shown: an adjective's noun, the right spelling."""
    return name.lower() in _NOUNS or name.lower() in lexicon().misspelt


def _is_had(key: frozenset[str], condition: Condition, present: Collection[frozenset[str]]) -> bool:
    """A past ``diabetes`` beside a present ``type 2 diabetes`` is the same one."""
    if condition.status is not Status.PAST or not conditions.is_lasting(condition.text):
        return False
    return any(key < other or other < key for other in present)


def _keys(found: Sequence[Condition]) -> list[frozenset[str]]:
    """What each name comes to; an abbreviation printed behind its name is that name."""
    meant: dict[str, str] = {}
    for before, after in pairwise(found):
        left, right = before.source, after.source
        beside = left.page == right.page and 0 < right.start - left.end <= 3
        if beside and after.text.isupper() and initials(after.text, before.text):
            meant.setdefault(after.text, before.text)
    return [key(meant.get(c.text, c.text)) for c in found]


def key(text: str) -> frozenset[str]:
    """What a name comes to, however it is spelled: its words, an abbreviation's in full."""
    words = tokenize(_american(conditions.expansion(text) or text)).words
    if len(words) == 1:
        return frozenset({_NOUNS.get(words[0], words[0])})
    return frozenset(word for word in words if word not in ("of", "the", "with", "mellitus"))


def _american(text: str) -> str:
    """The words in small letters, as American notes spell them."""
    return _DIGRAPH.sub("e", text.lower()).replace("oedema", "edema").replace("tumour", "tumor")


def separate(
    found: Sequence[Condition], outline: Outline, kind: Kind = Kind.OTHER
) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    """(conditions, symptoms): complaints outside the lists of diagnoses are only complaints.

    So is what an examination or a test shows where the document lists its diagnoses, and in a
    laboratory report a sentence that only puts its values into words. Where it has no headed parts,
    everything it names counts as a condition.
    """
    found = [_without_today(each, found, outline) for each in _less_settled(found, outline)]
    if not outline.has_diagnoses:
        return tuple(found), ()
    heads, listing = _list_heads(outline)
    names: list[Condition] = []
    symptoms: list[Condition] = []
    for condition in found:
        source = condition.source
        statement = _statement_at(outline, source)
        section = statement.section if statement else ""
        if kind is Kind.LAB_REPORT and statement and _is_result(condition, statement):
            symptoms.append(condition)
            continue
        complaint = condition.kind == "symptom" and section not in HISTORY_SECTIONS
        complaint = complaint or (listing and section in _SHOWN_SECTIONS)
        first = any(a <= source.start <= b for a, b in heads.get(source.page, ()))
        (symptoms if complaint and not first else names).append(condition)
    return tuple(names), tuple(symptoms)


def _less_settled(found: Sequence[Condition], outline: Outline) -> list[Condition]:
    """Without what is called resolved further on: ``with reflux``, then ``1. Reflux - resolved``.

    What a list of diagnoses calls resolved, the story of the stay below it may still name.
    """
    pages = {page.number: page.text for page in outline.pages}
    settled = {
        named_again.same(key(each.text)): each.source
        for each in found
        if each.status is Status.PAST and _RESOLVED.match(pages[each.source.page], each.source.end)
    }
    if not settled:
        return list(found)
    kept: list[Condition] = []
    for each in found:
        over = settled.get(named_again.same(key(each.text)))
        if each.status in (Status.PRESENT, Status.POSSIBLE) and over is not None:
            listed = _section(outline, over) in DIAGNOSIS_SECTIONS
            statement = _statement_at(outline, each.source)
            told = listed and (
                _section(outline, each.source) not in DIAGNOSIS_SECTIONS
                or named_again.only_names(statement, each)
            )
            if (told and not named_again.is_back(statement, each)) or (over.page, over.start) > (
                each.source.page,
                each.source.start,
            ):
                continue
        kept.append(each)
    return kept


def _without_today(each: Condition, found: Sequence[Condition], outline: Outline) -> Condition:
    """A denial that only speaks of before, where the document names such an illness now."""
    if each.status is not Status.ABSENT or not not_before.is_cancer(each.text):
        return each
    statement = _statement_at(outline, each.source)
    before = statement is not None and not_before.says_until_now(statement)
    return not_before.without_today(each, found) if before else each


def _section(outline: Outline, source: Source) -> str:
    statement = _statement_at(outline, source)
    return statement.section if statement else ""


def _list_heads(outline: Outline) -> tuple[dict[int, list[tuple[int, int]]], bool]:
    """Where the first name of each listed diagnosis may begin, and whether any list is there."""
    heads: dict[int, list[tuple[int, int]]] = {}
    for statement in outline.statements:
        if statement.item and statement.section in DIAGNOSIS_SECTIONS:
            reach = min(statement.end, statement.start + _HEAD_REACH)
            heads.setdefault(statement.page.number, []).append((statement.start, reach))
    return heads, bool(heads)


def _is_result(condition: Condition, statement: Statement) -> bool:
    """Whether a sentence tells a value by its word: ``leukocytosis with moderate anemia``."""
    told = bullet(statement.page.text, statement.start) is None
    sentence = told and len(statement.text.split()) > _ITEM_WORDS
    word = tokenize(condition.text).words[-1]
    return sentence and bool(_VALUE_WORD.fullmatch(word)) and not _ILLNESS_WORD.search(word)


def _statement_at(outline: Outline, source: Source) -> Statement | None:
    starts = outline.starts
    place = bisect_right(starts, (source.page, source.start)) - 1
    return outline.statements[place] if place >= 0 else None
