"""What comes next, as a list: each instruction in the document's words, and when, if it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from documents.pipeline.compose.wording import step_words, tidy
from documents.pipeline.notes.steps.alarm_signs import is_of_alarm
from documents.pipeline.types import Findings, Source, Status

_COUNT = (
    r"(?:\d+(?:\s*(?:-|–|to|or)\s*\d+)?|an?|one|two|three|four|five|six|eight|ten|twelve|a few"
    r"|a couple(?: of)?)"
)
# "2/52" is two weeks where "/" parts a count from weeks, and no day of a year has 52.
_SLASHED = r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?/52(?!\d)"
_SPAN = r"(?:hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?)"
_WHEN = re.compile(
    rf"\b(?:(?:with)?in|after|every|each)\s+(?:about\s+|the next\s+|another\s+)?{_COUNT}"
    rf"\s*(?:more\s+)?-?\s*{_SPAN}\b"
    rf"|\b(?:for|x)\s+(?:the (?:first|next)\s+)?{_COUNT}[\s-]{_SPAN}\b|(?<![\d/]){_SLASHED}"
    rf"|\b(?:once|twice|(?:\d+|\w+) times)\s(?:an?|each|every|per)\s{_SPAN}\b"
    rf"|\ban?\s{_SPAN}\s(?:from now|later|time)\b"
    rf"|\b(?!an?\b){_COUNT}[\s-]{_SPAN}(?:\s+(?:from now|later|time))?\b"
    r"|\b(?:immediately|right away|as soon as possible|asap)\b"
    r"|\b(?:next|this|coming)\s+(?:week|month|year|spring|summer|fall|autumn|winter|visit"
    r"|appointment|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b"
    r"|\b(?:daily|weekly|monthly|yearly|annually|every\s+(?:day|week|month|year))\b"
    r"|\bon\s+(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    # In Spanish, as a step of a Spanish note is worded.
    r"|\b(?:en|dentro de|a los|a las|cada|tras)\s+(?:unos\s+|unas\s+|aproximadamente\s+)?"
    r"(?:\d+(?:\s*(?:-|–|a|o)\s*\d+)?|un|una|dos|tres|cuatro|cinco|seis|ocho|diez|doce)"
    r"\s+(?:horas?|d[ií]as?|semanas?|mes(?:es)?|años?)\b"
    r"|\b(?:de inmediato|inmediatamente|lo antes posible)\b"
    r"|\b(?:la pr[oó]xima|esta) semana\b|\bel pr[oó]ximo (?:mes|año|lunes|martes|mi[eé]rcoles"
    r"|jueves|viernes|s[aá]bado|domingo)\b",
    re.IGNORECASE,
)
# So many of something in a time is no time to do it at.
_RATE = re.compile(r"\b\d+\s\w+\s(?=(?:with)?in\s)", re.IGNORECASE)
# Right on the day of writing only: beside the paper such a word is none of today's.
_THAT_DAY = re.compile(r"\b(?:today|tomorrow|tonight|hoy|mañana(?! por))\b", re.IGNORECASE)
# A day that may be read in two ways is told as it is printed, with its hour.
_PRINTED = re.compile(
    r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:19|20)?\d\d(?![\d/-])"
    r"(?:,?\s(?:(?:at|a las)\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\sh\b)?)?",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if(?! you (?:could|would)\b)|when|unless|should you|in case|as needed"
    r"|p\.?r\.?n\b|whenever|for any|(?-i:[Ss]i)|cuando|en caso de"
    r"|ante (?:la|el|cualquier|un|una)|siempre que)\b",
    re.IGNORECASE,
)


_VISIT = re.compile(
    r"\b(?:schedul\w+|book|exam\w*|check-?up|injection|vaccin\w+|operation|procedure|treatment"
    r"|follow|visit|appointment|refer\w*|review|repeat|re-?check|scan|mri|ct|ultrasound|x-ray"
    r"|echo\w*|test|labs?|bloods?|biopsy|surgery|clinic|return to|rtc|come back|session|see"
    r"|\w+scopy|\w+ology|therapy|cita|control|revisi[oó]n|anal[ií]tica|ecograf[ií]a|consulta|deriv\w+)",
    re.IGNORECASE,
)
_DUE = re.compile(
    rf"\b(?:(?:with)?in|after)\s+(?:about\s+|the next\s+|another\s+)?({_COUNT})\s*(?:more\s+)?-?\s*"
    r"(day|week|wk|month|mo|year|yr)s?\b",
    re.IGNORECASE,
)
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8,
    "ten": 10, "twelve": 12,
}  # fmt: skip
_DAYS = {"day": 1, "week": 7, "wk": 7, "month": 31, "mo": 31, "year": 366, "yr": 366}


class When(StrEnum):
    """What a document says of the time: a day, other words, on a condition, or nothing."""

    DAY = "day"
    WORDS = "words"
    CONDITION = "condition"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that comes next. ``words`` is how the document puts the time (``in 2 weeks``)."""

    text: str
    source: Source
    when: When
    on: date | None = None
    time: str | None = None
    who: str | None = None
    words: str = ""
    asked: str = ""

    @property
    def asks_when(self) -> bool:
        """Whether it is a visit, a test or the like whose day the document does not give."""
        told = _THAT_DAY.search(self.text)
        return self.when is When.OPEN and not told and bool(_VISIT.search(self.text))

    def is_past(self, today: date) -> bool:
        """Whether its day is over."""
        return self.on is not None and self.on < today

    def latest(self, written: date) -> date | None:
        """The last day that its words can mean, counted from the day they were written.

        Only to tell what is over; it is never shown as a date, for the document gives none.
        """
        found = _DUE.search(self.words) if self.when is When.WORDS else None
        if found is None:
            return None
        count = re.split(r"\W+|to|or", found.group(1).casefold())[-1]
        number = int(count) if count.isdigit() else _COUNTS.get(count)
        if number is None or number > 1000:
            return None
        return written + timedelta(days=number * _DAYS[found.group(2).casefold()])


def next_steps(findings: Findings) -> tuple[Step, ...]:
    """Visits that have a day, then the instructions, in the document's order; each once."""
    steps = [
        Step(_words(visit.text), visit.source, When.DAY, visit.on, visit.time, visit.who)
        for visit in findings.appointments
        if visit.status in (Status.PRESENT, Status.PAST)
    ]
    visits = [(visit.source, visit.status) for visit in findings.appointments]
    for each in findings.followups:
        if any(_overlap(each.source, place) for place, _ in visits):
            continue
        days = {day.value for day in findings.dates if _inside(day.source, each.source)}
        step = Step(_words(each.text), each.source, When.OPEN, asked=each.asked)
        found = _when(each.text)
        if len(days) == 1:
            step = replace(step, when=When.DAY, on=next(iter(days)))
        elif found:
            step = replace(step, when=When.WORDS, words=found)
        elif hangs_on(each.text):
            step = replace(step, when=When.CONDITION)
        steps.append(step)
    return tuple(_once(steps))


def hangs_on(text: str) -> bool:
    """Whether an instruction holds only in some case."""
    return bool(_CONDITION.search(text) or is_of_alarm(text))


def _when(text: str) -> str:
    """How an instruction puts its time: ``fever for 3 days`` in what it hangs on is none."""
    if is_of_alarm(text):  # "Warning signs: fever for 3 days. Go to the ER." says no time.
        return ""
    case = _CONDITION.search(text)
    behind = text.find(",", case.end()) if case and not text[: case.start()].strip() else -1
    parts = [text] if case is None else [text[: case.start()], text[behind:] if behind > 0 else ""]
    for pattern in (_PRINTED, _WHEN):
        for part in parts:
            for found in pattern.finditer(part):
                if not any(rate.end() == found.start() for rate in _RATE.finditer(part)):
                    return tidy(found.group())
    return ""


def _words(text: str) -> str:
    return step_words(text)


def _once(steps: Iterable[Step]) -> list[Step]:
    kept: dict[tuple[str, date | None], Step] = {}
    for step in steps:
        if step.text:
            kept.setdefault((step.text.casefold(), step.on), step)
    return list(kept.values())


def _overlap(one: Source, other: Source) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end


def _inside(one: Source, other: Source) -> bool:
    return one.page == other.page and other.start <= one.start and one.end <= other.end
