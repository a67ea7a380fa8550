"""What would be stopped, started or changed only in some case: ``If a rash appears, stop X``.

Nothing was done with it and nothing is asked for now. The sentences tell it by the document's own
words, which say in which case; a list without these words must not show it as stopped. And what is
only to be left out before an operation is held: ``Stop clopidogrel 7 days before surgery``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.notes.medicines import schedules
from documents.pipeline.notes.medicines.not_taken import refuses
from documents.pipeline.notes.structure.outline import Outline, Statement, outline_of
from documents.pipeline.types import Intent, Medication, MedicationStatus, Page, Source

_ENDS = frozenset({MedicationStatus.STOPPED, MedicationStatus.HELD})
_MOVED = _ENDS | {MedicationStatus.STARTED, MedicationStatus.CHANGED}
# What it hangs on; "if needed" is how it is taken.
_CASE = re.compile(
    r"\b(?:if(?!\s(?:it\s(?:is|s)\s|it's\s)?(?:needed|required|necessary|possible|able|so|yes|any"
    r"|tolerated|desired|wanted)\b)|unless|whenever|in case|in the event"
    r"|should\s(?:you|he|she|they|it|there|any|the|her|his|your)\s(?:\w+\s){0,3}?(?:get|develop"
    r"|have|has|become|be|feel|rise|fall|drop|occur|not|need|experience|notice|persist|worsen)"
    r"|when(?:ever)?\s(?:(?:you|he|she|they)\s(?:get|feel|have|become|are\s(?:ill|sick|unwell))"
    r"|vomiting|dehydrated|ill\b|unwell|sick\b)"
    r"|si(?!\s(?:precis|necesar|lo\stolera|tolera))|en caso de|siempre que|salvo que)\b",
    re.IGNORECASE,
)
# What is only thought of, before the name.
_THOUGHT = re.compile(
    r"\b(?:consider\w*|think(?:ing)? about|contemplat\w+|(?:may|might|could|would|can)\s(?:also\s)?"
    r"(?:need|require|have to|want|like|start|add|try|use|be\s(?:started|added|able))"
    r"|apply(?:ing)? for|valora\w*|plantea\w*|podr[ií]an?|puede que)\b",
    re.IGNORECASE,
)
# Done for all that, or another verb between the name and the case.
_DONE = re.compile(
    r"\b(?:was|were|has|have|had|been|i|we)\s(?:\w+\s){0,2}?"
    r"(?:started|stopped|held|withheld|paused|commenced|discontinued|increased|reduced|changed)\b",
    re.IGNORECASE,
)
# For how long before what a medicine is left out; one that stays stopped says so.
_LEFT_OUT = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|three|four|five|six|seven|ten|the|on the)\s?-?"
    r"(?:hours?|hrs?|h|days?|weeks?|months?|morning|night|evening|day|horas|d[ií]as?|semanas?)\s"
    r"(?:before|prior to|pre-?op|of|ahead of|beforehand|antes de)\b"
    r"|\bfor\s(?:\d{1,3}|an?|one|two|three|four|five|six|seven|ten)\s(?:hours?|days?|weeks?|months?)"
    r"\s(?:before|prior to)\b",
    re.IGNORECASE,
)
_FOR_GOOD = re.compile(
    r"\b(?:do(?:es)? not|don['’]?t|not to|never|no)\s(?:be\s)?(?:re-?start|resum|re-?commenc"
    r"|reinici)|\b(?:permanent|for good|indefinite|definitiv)",
    re.IGNORECASE,
)
_BEFORE_WHAT = re.compile(
    r"\b(?:stop|hold|pause|avoid|omit|suspend\w*)\b[^.;\n]{0,40}\b(?:before|prior to|antes de)\s"
    r"(?:(?:the|your|an?|la|su|el)\s)?(?:surgery|operation|procedure|colonoscopy|endoscopy|test|scan"
    r"|biopsy|cirug[ií]a|operaci[oó]n|intervenci[oó]n|prueba|procedimiento)",
    re.IGNORECASE,
)
_ALSO = re.compile(r"[,;(]|\b(?:and|then|or|but|y|luego|pero)\b", re.IGNORECASE)
_OTHER_DEED = re.compile(r"[,;(–]|\s-\s|\b(?:and|then|or|but|y|luego|pero)\b", re.IGNORECASE)
_LEADS_ON = re.compile(r"\s*(?:if|unless|should|in case|si|en caso)\b", re.IGNORECASE)
# "Enalapril 10 mg: SUSPENDER hasta control".
_SUSPEND = re.compile(r"\b(?:suspender|suspéndase|retirar|dejar de tomar|no tomar)\b", re.I)
_STOP = re.compile(r"[.;!?]\s*$")
_SENTENCE = re.compile(r"[.;!?]\s+(?=[A-Z])")
_LONGEST = 300


def unsettled(found: Sequence[Medication], pages: Sequence[Page]) -> tuple[Medication, ...]:
    """The entries as a list without their sentences may show them: one that is only to be stopped,
    started or changed in some case is shown as neither, one that is left out for a time as held,
    one whose dose goes by the day without a dose, one that was not wanted as unknown."""
    if any(_may_hang(each) for each in found):
        outline = outline_of(pages)
        found = [_left(each, outline) if _may_hang(each) else each for each in found]
    return tuple(_as_its_line_says(each, found, pages) for each in found)


def _as_its_line_says(
    each: Medication, found: Sequence[Medication], pages: Sequence[Page]
) -> Medication:
    """A medicine without its dose where that changes by the day: the line tells all of them; of
    unknown status where its line says that it is not wanted."""
    if each.intent is not Intent.OPEN:
        return each
    page, start = each.source.page, each.source.start
    text = next((other.text for other in pages if other.number == page), "")
    later = [m.source.start for m in found if m.source.page == page and m.source.start > start]
    end = text.find("\n", start)
    end = min([len(text) if end < 0 else end, start + _LONGEST, *later])
    stop = _SENTENCE.search(text, start, end)
    end = stop.start() if stop else end
    behind = text[each.source.end : end]
    if each.status is MedicationStatus.ACTIVE and (refuses(behind) or _SUSPEND.search(behind)):
        each = replace(each, status=MedicationStatus.UNKNOWN)
    stepped = each.dose and " then " not in (each.frequency or "")
    if stepped and schedules.goes_by_days(text, start, end):
        each = replace(each, dose=None, frequency=None)
    return each


def _may_hang(each: Medication) -> bool:
    return each.status in _MOVED and each.intent is Intent.OPEN


def _left(each: Medication, outline: Outline) -> Medication:
    place = each.status_source or each.source
    before, behind = _around(outline.statements, place)
    if _DONE.search(before) or _DONE.search(behind):
        return each
    if each.status is MedicationStatus.STOPPED and _is_left_out(before, behind):
        return replace(each, status=MedicationStatus.HELD, status_source=place)
    if each.status in _ENDS:
        hangs = bool(_CASE.search(before) or _CASE.search(behind))
    else:
        part = before[max(before.rfind(";"), before.rfind(". ")) + 1 :]
        case = _CASE.search(behind)
        hangs = bool(_CASE.search(part) or _THOUGHT.search(part))
        hangs = hangs or (case is not None and not _OTHER_DEED.search(behind[: case.start()]))
    if not hangs:
        return each
    return replace(each, status=MedicationStatus.UNKNOWN, status_source=place)


def _is_left_out(before: str, behind: str) -> bool:
    """Whether a medicine is stopped for a time alone, which ends with what it makes way for."""
    if _FOR_GOOD.search(before) or _FOR_GOOD.search(behind):
        return False
    told = _LEFT_OUT.search(behind)
    if told is not None and not _ALSO.search(behind[: told.start()]):
        return True
    # "7 days before: Stop iron pills."
    lead = _LEFT_OUT.search(before)
    return bool(_BEFORE_WHAT.search(before)) or bool(lead and ":" in before[lead.end() :])


def _around(statements: Sequence[Statement], place: Source) -> tuple[str, str]:
    """What its statement says before and behind a place, with its heading and the line that
    leads in, and with the case that a line break parts from it."""
    for number, each in enumerate(statements):
        if each.page.number != place.page or not each.start <= place.start < each.end:
            continue
        text = each.page.text
        behind = text[place.start : each.end]
        if number + 1 < len(statements) and not _STOP.search(behind):
            below = statements[number + 1]
            if below.page is each.page and _LEADS_ON.match(text, below.start):
                behind = f"{behind} {text[below.start : below.end]}"
        return f"{each.title} {each.lead} {text[each.start : place.start]}", behind
    return "", ""
