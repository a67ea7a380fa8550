"""What a medicine was changed to, where the words do not tell it plainly.

``From once daily to twice daily``, ``40 mg daily was reduced``: the dose or the times that stand
there may be those of before. The same medicine that is stopped in one form and started in another
is neither stopped nor new. Such a sentence is left to tell it itself.
"""

from __future__ import annotations

import re
from dataclasses import replace

from documents.pipeline import directions
from documents.pipeline.notes.medicines.medicine_cues import Doing
from documents.pipeline.notes.medicines.times import Span
from documents.pipeline.types import Intent, Medication, MedicationStatus, Source

_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_OF_TIMES = ("day:", "week:", "month:", "every:", "at:", "grid:", "hour:")
# Right behind what was taken: "40 mg daily was reduced"; "(increased)" is said of what is printed.
_CHANGED = (
    r"(?:increas|decreas|reduc|rais|lower|chang|doubl|halv|titrat|up-?titrat|down-?titrat|wean|taper)"
    r"\w*"
)
_WAS = re.compile(
    r"\s+(?:(?:was|were|has|have|had|been|is|are|to|be|will|then|being|should|please)\s+){1,4}"
    rf"{_CHANGED}\b(?!\s+from\b)|\s+{_CHANGED}\s+(?:to|by)\b",
    re.IGNORECASE,
)
# "Twice daily (was once daily)": what stands before it is the new.
_OLD = re.compile(r"[(,;–-]\s?(?:it |dose )?(?:was|previously|formerly|before)\b", re.IGNORECASE)
_NEAR = 60
_MOVES = (
    (MedicationStatus.STOPPED, MedicationStatus.STARTED),
    (MedicationStatus.STARTED, MedicationStatus.STOPPED),
    (MedicationStatus.STOPPED, MedicationStatus.ACTIVE),
)


def is_unclear(
    text: str,
    own: Span,
    doing: Doing,
    dose: Span | None,
    route: Span | None,
    often: Span | None,
) -> bool:
    """Whether what is told of a changed medicine may be its old dose, way or times.

    ``own`` is from where its name ends to where what is said of it does.
    """
    if doing.status is not MedicationStatus.CHANGED:
        return False
    end, stop = own
    if route is not None and _ways(text[route[1] : stop]) - _ways(text[slice(*route)]):
        return True  # "from IV to PO"
    if dose is not None and len(_FIGURE.findall(text[slice(*dose)])) > 1:
        return True  # "up from 50 to 75 mcg"
    if often is not None and len(times_of(_OLD.split(text[end:stop], maxsplit=1)[0])) > 1:
        return True
    told = [each for each in (dose, often) if each is not None and each[0] >= end]
    last = max(told, key=lambda each: each[1], default=None)
    if last is None or (changed := _WAS.match(text, last[1], stop)) is None:
        return False
    # "500 mg was increased to twice a day": what follows tells the new one.
    return dose is None or often is None or often[0] < changed.end()


def times_of(text: str) -> frozenset[str]:
    """How often, and at which times of the day, by what it means."""
    told = re.sub(r"\bOD\b", "od", text)  # here it is no eye
    return frozenset(each for each in directions.keys(told) if each.startswith(_OF_TIMES))


def _ways(text: str) -> frozenset[str]:
    return frozenset(each for each in directions.keys(text) if each.startswith("route:"))


def retimed(earlier: Medication, later: Medication) -> bool:
    """Whether a later mention changes a medicine to other times than those listed before."""
    if later.status is not MedicationStatus.CHANGED or later.frequency is None:
        return False
    return times_of(later.frequency) != times_of(earlier.frequency or "")


def otherwise_taken(one: Medication, other: Medication) -> bool:
    """Whether a medicine was given at other times, in hospital say, than it is listed: then it has
    two entries, and the list's is told."""
    standing = {MedicationStatus.ACTIVE, MedicationStatus.UNKNOWN, MedicationStatus.PAST}
    if not {one.status, other.status} <= standing or one.intent is other.intent:
        return False
    often, then = times_of(one.frequency or ""), times_of(other.frequency or "")
    return bool(often and then) and often != then


def moved(earlier: Medication, later: Medication) -> Medication | None:
    """The one entry of a medicine that is stopped and started beside each other, in another form
    or by another way: the words of both tell it."""
    one, other = (each.status_source or each.source for each in (earlier, later))
    near = one.page == other.page and 0 <= other.start - one.end <= _NEAR
    if (earlier.status, later.status) not in _MOVES or not near:
        return None
    if Intent.OPEN in (earlier.intent, later.intent):
        return None
    kept = earlier if later.status is MedicationStatus.STOPPED else later
    both = Source(one.page, min(one.start, other.start), max(one.end, other.end))
    return replace(kept, status=MedicationStatus.CHANGED, intent=Intent.OPEN, status_source=both)
