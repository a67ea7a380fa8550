"""A thing that is only part of another's name is not told as being there.

A pregnancy test is no pregnancy, somebody immune to chickenpox hasn't got it, and a nurse who is to
change a dressing leaves no such task to the patient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.gate.meaning import is_illness
from documents.gate.text import Item, Text
from documents.gate.types import Code, Reason
from documents.gate.words import stem, words

# Heads of names whose first word is only what they are about.
_HEADS = frozenset(
    stem(word)
    for word in (
        "immune immunity nonimmune serology titre titer titers antibody antibodies igg igm "
        "screen screening vaccine "
        "vaccination vaccinated immunization booster test tests testing pcr exposure exposed "
        "contact contacts "
        "carrier trait gene mutation clinic nurse team service ward unit centre center leaflet "
        "information handout "
        "advice education counselling counseling prevention prophylaxis specialist risk marker "
        "markers swab "
        "precautions awareness support society group programme program check workup panel study "
        "registry "
        "questionnaire score scale free pathway protocol referral"
    ).split()
)
_THERE = re.compile(
    r"\b(?:positive|reactive|detected|confirmed|found|grew|diagnos\w+|history|has|have|had"
    r"|with)\b",
    re.I,
)


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where a part of a name, or somebody else's task, is told for itself."""
    yield from _part_of_a_name(statement, cited)
    yield from _task_of_another(statement, cited)
    yield from _done_by_another(statement, cited)
    yield from _said_of_whom(statement, cited)


def _part_of_a_name(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    said = {
        key for item in statement.items for key in (item.key, *item.parts, stem(item.raw.lower()))
    }
    if said & _HEADS:
        return
    for item in statement.claims():
        if item.is_number or item.is_date or not is_illness(item.key, item.raw):
            continue
        own = {item.key, *item.parts}
        seen = [
            (text, other)
            for text in cited
            for other in text.items
            if own & {other.key, *other.parts, *text.means(other)} and not other.is_free
        ]
        if seen and all(_names_another(text, other, statement) for text, other in seen):
            yield Reason(Code.NEW_ENTITY, item.raw)
            return


def _names_another(text: Text, item: Item, statement: Text) -> bool:
    behind = list(text.tokens.words[item.last : item.last + 3])
    if behind[:1] in (["-"], ["non"], ["not"]):
        behind = behind[1:]
        behind = behind[1:] if behind[:1] == ["-"] else behind
    if not behind or stem(behind[0]) not in _HEADS:
        return False
    rest = text.raw[text.span(item)[1] :]
    end = re.search(r"[,;.](?=\s|$)|\bbut\b", rest)
    if _THERE.search(rest[: end.start() if end else len(rest)]):
        return False
    head = next(o for o in text.items if o.first >= item.last)
    return not {head.key, *head.parts, *text.means(head)} & statement.keys


_OTHERS = (
    r"(?:neighbou?rs?|friends?|brothers?|sisters?|colleagues?|flatmates?|roommates?|cousins?"
    r"|aunts?|uncles?|grand\w+|nurses?|wife|husband|mother|father|daughter|son"
    r"|carers?|caregivers?|aide|parents?|partner|pharmac\w+|therapist|dn|gp|staff)"
)
_THEIRS = re.compile(
    rf"\bby\s+(?:the\s+|a\s+|his\s+|her\s+|your\s+|district\s+|home\s+|practice\s+)*{_OTHERS}\b"
    rf"|\b{_OTHERS}\s+(?:to|will|is\s+to|changes|gives)\b",
    re.I,
)
_ANOTHER = re.compile(rf"\b{_OTHERS}\b", re.I)
_OWN_TASK = re.compile(
    r"^\s*(?:please\s+)?(?:change|give|inject|check|clean|dress|remove|measure|apply|fill|take"
    r"|weigh|test|do|wash|put)\b"
    r"|^\s*you\s+(?:(?:should|must|need\s+to|have\s+to|will|can|may)\s+)?(?:change|give|inject"
    r"|check|clean|dress|remove|measure|apply|fill)\w*\b",
    re.I,
)


def _task_of_another(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    task = _OWN_TASK.search(statement.raw)
    theirs = bool(cited) and all(_THEIRS.search(text.raw) for text in cited)
    if task and theirs and not _ANOTHER.search(statement.raw):
        yield Reason(Code.ADVICE, task.group())


_DOER = re.compile(
    rf"^\s*(?:(?:the\s+)?(?:patient|pt)['’]s\s+|(?:the|his|her|your|a|one"
    rf"|an?other)\s+)*(?P<who>{_OTHERS})\s+(?!(?:and|or|with|of)\b)"
    r"(?!(?:reports?|reported|says?|said|states?|stated|notes?|noted|noticed|thinks?|feels?|felt"
    r"|concerned|worried|describes?|described"
    r"|mentions?|mentioned|observed|confirms?|confirmed|adds?|added|denies|called|phoned|asks?"
    r"|asked|brought|history)\b)",
    re.I,
)
_YOU = re.compile(r"^\s*you\b(?!r)", re.I)


def _done_by_another(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What a neighbour does, is or has is not told of the patient."""
    if not _YOU.search(statement.raw) or _HAS_KIN.search(statement.raw):
        return
    theirs: set[str] = set()
    own: set[str] = set()
    for text in cited:
        cuts = [0, *(m.end() for m in _PART.finditer(text.raw)), len(text.raw)]
        for begin, end in pairwise(cuts):
            part = text.raw[begin:end]
            doer = _DOER.search(part)
            if doer and _BY_WHOM.search(statement.raw):
                return
            other = doer is not None and not _PATIENT.search(part[doer.end() :])
            for item in text.items:
                if begin <= text.span(item)[0] < end and not item.is_free:
                    (theirs if other else own).update((item.key, *item.parts, *text.means(item)))
    for item in statement.claims():
        said = {item.key, *item.parts}
        if not item.is_number and said & theirs and not said & own:
            yield Reason(Code.FAMILY, "you")
            return


_PART = re.compile(r"[;,.]\s|\b(?:but|while|whereas)\s", re.I)
_PATIENT = re.compile(r"\b(?:patient|pt|he|she|him|himself|herself|both|you)\b", re.I)
_HAS_KIN = re.compile(
    rf"^\s*you\s+ha(?:ve|d)\s+(?:an?|one|two|three|\d)\s+(?:\w+\s+)?{_OTHERS}\b", re.I
)
_BY_WHOM = re.compile(rf"\b(?:by|from|for|because|that|with)\b[^.;]*\b{_OTHERS}\b", re.I)
_DOCTORS = frozenset(
    "i we doctor doctors physician provider clinician team dr nurse surgeon".split()
)
_PATIENTS = frozenset("you he she patient pt".split())
_KIN = frozenset(
    "partner wife husband mother father daughter son brother sister parents siblings friend "
    "neighbor "
    "neighbour aunt uncle grandmother grandfather cousin boyfriend girlfriend".split()
)
_KIN_STEMS = frozenset(map(stem, _KIN))
_BETWEEN = frozenset(
    "does do did not has have had will would also never is are was were who".split()
)
_DENIALS = frozenset({"not", "never"})
_THEIR_OWN = re.compile(
    r"\b(?:his|her|your|patient['’]s)\s+own\b|\b(?:he|she|patient|himself|herself)\b", re.I
)


def _said_of_whom(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What the patient wants, says or does is not told of the doctor, nor the other way round."""
    held = [doing for text in cited for doing in _doings(text.tokens.words)]
    for kind, verb, denied in _doings(statement.tokens.words):
        same = {(who, no) for who, other, no in held if other == verb}
        mine = {no for who, no in same if who == kind}
        if same and (not mine or denied not in mine):
            yield Reason(Code.FAMILY, verb)
            return
    kin = _KIN_STEMS & {stem(word) for word in statement.tokens.words}
    if not kin:
        return
    theirs: set[str] = set()
    own: set[str] = set()
    for text in cited:
        cuts = [0, *(m.end() for m in _PART.finditer(text.raw)), len(text.raw)]
        for begin, end in pairwise(cuts):
            patients = _WHO.search(text.raw[:begin]) and text.raw[begin:].startswith("who ")
            patients = patients or (
                _THEIR_OWN.search(text.raw[begin:end])
                and not kin & {stem(word) for word in text.raw[begin:end].lower().split()}
            )
            for item in text.items:
                if begin <= text.span(item)[0] < end and not item.is_free:
                    (own if patients else theirs).update((item.key, *item.parts, *text.means(item)))
    subject = _KIN_FIRST.search(statement.raw)
    for item in statement.claims() if subject else ():
        said = {item.key, *item.parts}
        if said & own and not said & theirs:
            yield Reason(Code.FAMILY, item.raw)
            return


_WHO = re.compile(r"\b(?:patient|pt),\s*$", re.I)
_KIN_FIRST = re.compile(rf"^\s*(?:your|his|her|the)\s+(?:{'|'.join(sorted(_KIN))})\b", re.I)


def _doings(tokens: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """The word of weight behind each person, with who it is and whether it is denied."""
    for place, word in enumerate(tokens):
        kind = "doctor" if word in _DOCTORS else "patient" if word in _PATIENTS else ""
        kind = stem(word) if word in _KIN else kind
        if not kind:
            continue
        denied = False
        for other in tokens[place + 1 : place + 5]:
            if other in _BETWEEN:
                denied |= other in _DENIALS
                continue
            if other[0].isalpha() and other not in words().function:
                yield kind, stem(other), denied
            break
