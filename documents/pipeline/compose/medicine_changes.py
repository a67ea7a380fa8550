"""Medicines of two lists side by side: which are new, which are missing, which dose is another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from documents.pipeline import directions
from documents.pipeline.compose.changes import Change, Cite, Kind
from documents.pipeline.compose.medicines import is_only_named
from documents.pipeline.compose.telling import ENGLISH, MedicineFrames, Telling
from documents.pipeline.compose.wording import quoted, tidy
from documents.pipeline.types import Intent, Medication, MedicationStatus
from knowledge import medicine_synonyms, medicines

TAKEN = frozenset(
    {
        MedicationStatus.ACTIVE,
        MedicationStatus.STARTED,
        MedicationStatus.CHANGED,
        MedicationStatus.UNKNOWN,
    }
)
_PROPOSED = frozenset({MedicationStatus.STARTED, MedicationStatus.UNKNOWN})
_ORDER = (Kind.STOPPED, Kind.NEW_MEDICINE, Kind.DOSE, Kind.NOT_LISTED)


@dataclass(frozen=True, slots=True)
class MedicineList:
    """A document that lists medicines.

    ``medicines`` are those read for sure and ``text`` all that the document says: a name that
    stands anywhere in it is never called missing. Nor is any, where the list is not ``whole``
    because a part of it could not be read for sure, or it is a list of something else than all
    that is taken.
    """

    document: str
    on: date
    medicines: tuple[Medication, ...]
    text: str
    whole: bool = True


def medicine_changes(
    now: MedicineList, before: MedicineList, words: Telling = ENGLISH
) -> tuple[Change, ...]:
    """What differs, what a document says was stopped first."""
    if before.on >= now.on:
        return ()
    here, there = _by_ingredient(now.medicines), _by_ingredient(before.medicines)
    found = [
        *_in_both(now, before, here, there, words),
        *(_new(now, before, here, there, words) if before.whole else ()),
        *(_missing(now, before, here, there, words) if now.whole else ()),
    ]
    return tuple(sorted(found, key=lambda change: _ORDER.index(change.kind)))


def ingredient(name: str) -> str:
    """What a medicine is told by: Zestril, lisinopril and "lisinopril 10 mg tablet" are one."""
    known = medicines.of_printed(tidy(name))
    return medicine_synonyms.canonical(known.ingredient if known else tidy(name))


def _by_ingredient(found: Iterable[Medication]) -> dict[str, list[Medication]]:
    grouped: dict[str, list[Medication]] = {}
    for each in found:
        grouped.setdefault(ingredient(each.name), []).append(each)
    return grouped


_Grouped = dict[str, list[Medication]]


def _new(
    now: MedicineList, before: MedicineList, here: _Grouped, there: _Grouped, words: Telling
) -> list[Change]:
    found = []
    for key, entries in here.items():
        taken = [each for each in entries if _is_listed(each)]
        if not taken or _ended(entries) or key in there or _named(before.text, key, entries):
            continue
        first = next((e for e in taken if e.status is MedicationStatus.STARTED), taken[0])
        frame = words.medicine.new
        if first.status is MedicationStatus.STARTED:
            done = first.intent is Intent.DONE
            frame = words.medicine.started if done else words.medicine.to_start
        found.append(_change(frame, Kind.NEW_MEDICINE, [Cite(now.document, first.source)],
                             first, before, words))  # fmt: skip
    return found


def _missing(
    now: MedicineList, before: MedicineList, here: _Grouped, there: _Grouped, words: Telling
) -> list[Change]:
    return [
        _change(words.medicine.not_listed, Kind.NOT_LISTED,
                [Cite(before.document, entries[0].source)], entries[0], before, words)
        for key, entries in there.items()
        if key not in here and _taken(entries) and not _named(now.text, key, entries)
    ]  # fmt: skip


def _in_both(
    now: MedicineList, before: MedicineList, here: _Grouped, there: _Grouped, words: Telling
) -> list[Change]:
    found = []
    for key, entries in here.items():
        old = there.get(key, [])
        if not _taken(old):
            continue
        cites = [Cite(now.document, entries[0].source), Cite(before.document, old[0].source)]
        end = _ended(entries)
        if end is not None:
            frame = _end_frame(end, words.medicine)
            cites[0] = Cite(now.document, end.status_source or end.source)
            found.append(_change(frame, Kind.STOPPED, cites, end, before, words))
            continue
        dose = _differing(entries, old)
        if dose is not None:
            name = capital(words.medicine_name(entries[0]))
            gaps = {
                "name": name,
                "key": key,
                "date": words.day(before.on),
                "old": dose[0],
                "new": dose[1],
            }
            text = words.medicine.changed.format(**gaps)
            found.append(Change(text, Kind.DOSE, tuple(cites), gaps=gaps))
    return found


def _taken(entries: Sequence[Medication]) -> bool:
    return bool(entries) and all(_is_listed(each) for each in entries)


def _is_listed(each: Medication) -> bool:
    """Whether a document has it as taken, not only thinks of it."""
    thought = each.intent is Intent.OPEN and each.status in _PROPOSED
    return each.status in TAKEN and not thought and not is_only_named(each)


def _ended(entries: Sequence[Medication]) -> Medication | None:
    """The entry that says so, or asks for it; what is only thought of ends nothing."""
    ends = (MedicationStatus.STOPPED, MedicationStatus.HELD)
    return next((e for e in entries if e.status in ends and e.intent is not Intent.OPEN), None)


def _end_frame(end: Medication, frames: MedicineFrames) -> str:
    done = end.intent is Intent.DONE
    if end.status is MedicationStatus.STOPPED:
        return frames.stopped if done else frames.to_stop
    return frames.held if done else frames.to_hold


def _differing(now: Sequence[Medication], before: Sequence[Medication]) -> tuple[str, str] | None:
    """Both doses, or both directions, as printed; None where one side gives several or none."""
    if any(each.intent is Intent.OPEN for each in (*now, *before)):
        return None
    for field in ("dose", "frequency"):
        here, there = (_only_of(entries, field) for entries in (now, before))
        if here and there and _meaning(here, field) != _meaning(there, field):
            if field == "frequency" and not (_meaning(here, field) and _meaning(there, field)):
                continue
            return quoted(there), quoted(here)
    return None


def _only_of(entries: Sequence[Medication], field: str) -> str | None:
    given = [text for text in (getattr(each, field) for each in entries) if text]
    meanings = {_meaning(text, field) for text in given}
    return given[0] if len(meanings) == 1 else None


def _meaning(text: str, field: str) -> object:
    if field == "dose":
        return tidy(text).casefold().replace(" ", "")
    return frozenset(key for key in directions.keys(text) if not key.startswith("most:"))


def _named(text: str, key: str, entries: Sequence[Medication]) -> bool:
    """Whether a document names a medicine at all, by any of its names."""
    known = medicines.find(key)
    names = {
        *medicine_synonyms.names(key),
        medicines.without_salt(key),
        *(each.name.casefold() for each in entries),
    }
    if known is not None:
        names |= {brand.casefold() for brand in known.brands}
    whole = text.casefold()
    return any(name in whole for name in names)


def _change(
    frame: str,
    kind: Kind,
    cites: Sequence[Cite],
    each: Medication,
    before: MedicineList,
    words: Telling,
) -> Change:
    name = words.medicine_name(each)
    gaps = {
        "name": capital(name) if frame.startswith("{name}") else name,
        "key": ingredient(each.name),
        "date": words.day(before.on),
    }
    return Change(frame.format(**gaps), kind, tuple(cites), gaps=gaps)


def capital(text: str) -> str:
    """With a capital, for the head of a sentence."""
    return text[:1].upper() + text[1:]
