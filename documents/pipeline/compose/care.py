"""Sentences about medicines, conditions, allergies and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.pipeline import directions
from documents.pipeline.compose.wording import (
    chunks,
    in_sentence,
    listed,
    quoted,
    tidy,
    without_label,
)
from documents.pipeline.types import (
    Allergy,
    Condition,
    FollowUp,
    Medication,
    MedicationStatus,
    Source,
    Status,
    SummarySentence,
)
from knowledge import medicines

POINTS = "Please read the step that starts with"
_MAX_QUOTE_WORDS = 24
_AS_STATUS = {
    MedicationStatus.STARTED: "The {noun} says to start {what}.",
    MedicationStatus.CHANGED: "The {noun} says this was changed: {what}.",
    MedicationStatus.STOPPED: "The {noun} says {what} was stopped.",
    MedicationStatus.HELD: "The {noun} says {what} is on hold.",
    MedicationStatus.PAST: "The {noun} says you took {what} in the past.",
}
_CONDITIONS = (
    (Status.PRESENT, "The {noun} names {what}.", 3),
    (Status.POSSIBLE, "The {noun} says this is possible, but not sure: {what}.", 2),
    (Status.PAST, "It says you had this in the past: {what}.", 2),
    (Status.FAMILY, "It says this was in your family: {what}.", 2),
    (Status.ABSENT, "It says there is no sign of {what}.", 2),
)
_MAX_OF_STATUS = {Status.ABSENT: 4, Status.FAMILY: 4, Status.PAST: 6}


def medicine_sentences(found: Sequence[Medication], noun: str) -> Iterator[SummarySentence]:
    """Every medicine: one sentence each where a dose or direction is given, else by threes."""
    bare: list[Medication] = []
    for each in _merged(found):
        if each.status not in _AS_STATUS and not (each.dose or each.frequency or each.route):
            bare.append(each)
            continue
        frame = _AS_STATUS.get(each.status, "The {noun} lists {what}.")
        text = frame.format(noun=noun, what=_medicine(each))
        yield SummarySentence(text, (each.source,), "medicine")
    for some in chunks(bare, 3):
        names = listed([_name(each) for each in some])
        yield SummarySentence(
            f"The {noun} lists {names}.", tuple(each.source for each in some), "medicine"
        )


def _medicine(each: Medication) -> str:
    words = _name(each)
    if each.dose and each.dose.lower() not in words.lower():
        words += f" {tidy(each.dose)}"
    taken = [directions.plain(part) for part in (each.route, each.frequency) if part]
    taken = [part for place, part in enumerate(taken) if part and part not in taken[:place]]
    return f"{words}, {' '.join(taken)}" if taken else words


def _name(each: Medication) -> str:
    """A substance in small letters, a brand as it is printed."""
    known = medicines.find(each.name)
    if known is not None and known.ingredient.lower() == each.name.lower():
        return each.name.lower()
    return tidy(each.name)


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


def condition_sentences(conditions: Sequence[Condition], noun: str) -> Iterator[SummarySentence]:
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
            names = [in_sentence(each.text) for each in part]
            what = listed(names)
            if status is Status.ABSENT and len(names) > 1:
                what = ", ".join(names[:-1]) + " or " + names[-1]
            yield SummarySentence(
                frame.format(noun=noun, what=what), tuple(c.source for c in part), "condition"
            )


def allergy_sentences(allergies: Sequence[Allergy], noun: str) -> Iterator[SummarySentence]:
    """Allergies with their reactions; "none known" is said as such."""
    seen: set[str] = set()
    for each in allergies:
        name = tidy(each.substance).lower()
        if name in seen:
            continue
        seen.add(name)
        if each.status is Status.ABSENT:
            text = f"The {noun} lists no known allergies."
        else:
            reaction = f" ({tidy(each.reaction).lower()})" if each.reaction else ""
            text = f"The {noun} lists an allergy: {in_sentence(each.substance)}{reaction}."
        yield SummarySentence(text, (each.source,), "allergy")


def followup_sentences(followups: Sequence[FollowUp], noun: str) -> Iterator[SummarySentence]:
    """What the document tells the patient to do next, in its own words."""
    seen: set[str] = set()
    for each in followups:
        said = without_label(each.text)
        if not said or said.lower() in seen:
            continue
        seen.add(said.lower())
        head, place = clipped(said, each.source)
        text = f"Next step: {quoted(head.rstrip('.'))}."
        yield SummarySentence(text, (place,), "followup")


def pointer(sentence: SummarySentence, whole: str) -> SummarySentence:
    """For an instruction too hard to read: where it stands, not what it says."""
    opening = " ".join(whole.split()[:4]).rstrip(",;:.")
    return replace(sentence, text=f"{POINTS} {quoted(opening)}.")


def clipped(said: str, source: Source) -> tuple[str, Source]:
    """The words, cut after a whole clause where they run on; the place stays the whole."""
    words = said.split(" ")
    if len(words) <= _MAX_QUOTE_WORDS:
        return said, source
    for stop in range(_MAX_QUOTE_WORDS, 7, -1):
        if words[stop - 1].endswith((".", ";", ":")):
            return " ".join(words[:stop]).rstrip(".;:,"), source
    return said, source
