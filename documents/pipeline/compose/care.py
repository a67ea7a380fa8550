"""Sentences about medicines, conditions, allergies and what comes next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from documents.pipeline import directions
from documents.pipeline.compose.language import ENGLISH, Frames, Wording
from documents.pipeline.compose.wording import chunks, quoted, tidy, without_label
from documents.pipeline.notes.clashes import clashes
from documents.pipeline.types import (
    Allergy,
    Condition,
    Findings,
    FollowUp,
    Medication,
    MedicationStatus,
    Source,
    Status,
    SummarySentence,
)

_MAX_QUOTE_WORDS = 24
# "Sulfa drugs" and "sulfa" are one allergy.
_SORT = re.compile(r"\b(?:drugs?|medicines?|medications?|antibiotics?|products?|allerg(?:y|ies))\b")
_AS_STATUS: dict[MedicationStatus, Callable[[Frames], str]] = {
    MedicationStatus.STARTED: lambda frames: frames.started,
    MedicationStatus.CHANGED: lambda frames: frames.changed,
    MedicationStatus.STOPPED: lambda frames: frames.stopped,
    MedicationStatus.HELD: lambda frames: frames.held,
    MedicationStatus.PAST: lambda frames: frames.taken_in_past,
}
_OVER = frozenset({MedicationStatus.STOPPED, MedicationStatus.HELD, MedicationStatus.PAST})
_CONDITIONS: tuple[tuple[Status, Callable[[Frames], str], int], ...] = (
    (Status.PRESENT, lambda frames: frames.names, 3),
    (Status.POSSIBLE, lambda frames: frames.possible, 2),
    (Status.PAST, lambda frames: frames.past, 2),
    (Status.FAMILY, lambda frames: frames.family, 2),
    (Status.ABSENT, lambda frames: frames.absent, 2),
)
_MAX_OF_STATUS = {Status.ABSENT: 4, Status.FAMILY: 4, Status.PAST: 6}


def medicine_sentences(
    found: Sequence[Medication],
    noun: str,
    whole: Callable[[Source], Source],
    words: Wording = ENGLISH,
) -> Iterator[SummarySentence]:
    """Every medicine: one sentence each where a dose or direction is given, else by threes.

    What was done with one is shown by the ``whole`` sentence that says so, its name alone doesn't.
    """
    lists = words.frames.lists
    bare: list[Medication] = []
    for each in _merged(found):
        if each.status not in _AS_STATUS and not (each.dose or each.frequency or each.route):
            bare.append(each)
            continue
        status = _AS_STATUS.get(each.status)
        frame = status(words.frames) if status else lists
        over = each.status in _OVER
        what = words.medicine(each) if over else _medicine(each, words)
        text = words.say(frame, noun=noun, what=what)
        yield SummarySentence(text, _places(each, whole) if status else (each.source,), "medicine")
    for some in chunks(bare, 3):
        names = words.listed([words.medicine(each) for each in some])
        text = words.say(lists, noun=noun, what=names)
        yield SummarySentence(text, tuple(each.source for each in some), "medicine")


def _places(each: Medication, whole: Callable[[Source], Source]) -> tuple[Source, ...]:
    """Where the medicine stands, and where what was done with it does."""
    said = whole(each.status_source or each.source)
    inside = (
        said.page == each.source.page
        and said.start <= each.source.start
        and each.source.end <= said.end
    )
    return (said,) if inside else (each.source, said)


def _medicine(each: Medication, words: Wording) -> str:
    name = words.medicine(each)
    # "OD" read as a time is "once a day"; as a route of eye drops it is the right eye.
    often = re.sub(r"^o\.?d\b\.?", "od", each.frequency or "", flags=re.IGNORECASE)
    taken = [words.directions(part) for part in (each.route, often) if part]
    taken = [part for place, part in enumerate(taken) if part and part not in taken[:place]]
    return f"{name}, {' '.join(taken)}" if taken else name


def _merged(found: Sequence[Medication]) -> list[Medication]:
    """One entry for each name, status and direction: a bare mention adds nothing to a full one."""
    full = {m.name.lower() for m in found if m.dose or m.frequency}
    told = {m.name.lower() for m in found if m.status in _AS_STATUS}
    kept: dict[tuple[str, ...], Medication] = {}
    for each in found:
        name = each.name.lower()
        bare = not (each.dose or each.frequency)
        if bare and each.status not in _AS_STATUS and (name in full or name in told):
            continue
        key = (
            name,
            tidy(each.dose or "").lower().replace(" ", ""),
            " ".join(sorted(directions.keys(each.frequency or ""))),
            each.status if each.status in _AS_STATUS else "",
        )
        kept.setdefault(key, each)
    return list(kept.values())


def condition_sentences(
    conditions: Sequence[Condition], noun: str, words: Wording = ENGLISH
) -> Iterator[SummarySentence]:
    """Conditions in the words of the document, each under how the document speaks of it."""
    asserted = {c.text.lower() for c in conditions if c.status is Status.PRESENT}
    for status, frame, size in _CONDITIONS:
        found: dict[str, Condition] = {}
        for each in conditions:
            name = tidy(each.text).lower()
            if each.status is status and (status is Status.PRESENT or name not in asserted):
                found.setdefault(name, each)
        some = list(found.values())[: _MAX_OF_STATUS.get(status)]
        for part in chunks(some, size):
            names = [words.condition(each) for each in part]
            what = words.either(names) if status is Status.ABSENT else words.listed(names)
            text = words.say(frame(words.frames), noun=noun, what=what)
            yield SummarySentence(text, tuple(c.source for c in part), "condition")


def allergy_sentences(
    allergies: Sequence[Allergy], noun: str, words: Wording = ENGLISH
) -> Iterator[SummarySentence]:
    """Allergies with their reactions; "none known" is said as such."""
    seen: set[str] = set()
    for each in allergies:
        name = _SORT.sub("", tidy(each.substance).lower()).strip()
        if name in seen:
            continue
        seen.add(name)
        if each.status is Status.ABSENT:
            text = words.say(words.frames.no_allergies, noun=noun)
        else:
            text = words.say(
                words.frames.allergy,
                noun=noun,
                substance=words.substance(each.substance),
                reaction=f" ({words.substance(each.reaction)})" if each.reaction else "",
            )
        yield SummarySentence(text, (each.source,), "allergy")


def clash_sentences(findings: Findings, words: Wording = ENGLISH) -> Iterator[SummarySentence]:
    """A listed medicine that a listed allergy speaks of: both places, and whom to ask."""
    for each in clashes(findings.medications, findings.allergies):
        text = words.say(
            words.frames.clash,
            medicine=words.medicine(replace(each.medication, dose=None)),
            substance=words.substance(each.allergy.substance),
        )
        yield SummarySentence(text, (each.medication.source, each.allergy.source), "notice")


def followup_sentences(
    followups: Sequence[FollowUp], noun: str, words: Wording = ENGLISH
) -> Iterator[SummarySentence]:
    """What the document tells the patient to do next, in its own words."""
    seen: set[str] = set()
    for each in followups:
        said = without_label(each.text)
        if not said or said.lower() in seen:
            continue
        seen.add(said.lower())
        head, place = clipped(said, each.source)
        text = words.say(words.frames.next_step, quote=quoted(head.rstrip(".")))
        yield SummarySentence(text, (place,), "followup")


def pointer(sentence: SummarySentence, whole: str, words: Wording = ENGLISH) -> SummarySentence:
    """For an instruction too hard to read: where it stands, not what it says."""
    opening = " ".join(whole.split()[:4]).rstrip(",;:.")
    return replace(sentence, text=words.say(words.frames.points, quote=quoted(opening)))


def clipped(said: str, source: Source) -> tuple[str, Source]:
    """The words, cut after a whole clause where they run on; the place stays the whole."""
    words = said.split(" ")
    if len(words) <= _MAX_QUOTE_WORDS:
        return said, source
    for stop in range(_MAX_QUOTE_WORDS, 7, -1):
        if words[stop - 1].endswith((".", ";", ":")):
            return " ".join(words[:stop]).rstrip(".;:,"), source
    return said, source
