"""Values that their sentence gives for a time before the paper was written, in its own words.

``creatinine was 1.9 on admission`` of a paper written at discharge is no value of now: neither
told as one nor charted on the paper's day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.labs.patterns import DATE
from documents.pipeline.types import LabRow, Page

_MONTHS: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|septiembre|octubre|noviembre|diciembre)\b\.?"
)
_NUMBER: Final = (
    r"(?:\d{1,2}|an?|one|two|three|four|five|six|several|(?:a\s)?few|un[oa]?|dos|tres|cuatro|cinco"
    r"|seis|varios|varias)"
)
_SPAN: Final = r"(?:hours?|days?|nights?|weeks?|months?|years?)"
_CARE: Final = (
    r"(?:(?:clinic|office|check-?up|hospital|dental)\s)?"
    r"(?:visit|time|appointment|check-?up|check|admission|clinic|review|test|bloods?)"
)
_SEASON: Final = rf"(?:{_SPAN}|spring|summer|autumn|fall|winter|{_CARE}|{_MONTHS}|\w{{3,6}}day)\b"
_EVENT: Final = (
    r"(?:admission|admit|arrival|presentation|intake|triage|booking|diagnosis|onset|baseline"
    rf"|outset|(?:initial|first)\s[a-z]+|(?:last|previous|prior)\s{_CARE})\b"
)
_THE: Final = r"(?:(?:the|his|her|their|your|my)\s)?"
_MEALS: Final = r"(?:breakfast|lunch|dinner|supper|meals?|food|eating|bed|sleep|exercise|doses?)"
_NO_END: Final = r"(?!(?:and|but|with|while|which|was|were|is|she|he|they|you|who|it)\b)"
_EARLIER: Final = (
    rf"(?:(?:on|at|upon|during|from)\s{_THE}(?:(?:time|day|date)\sof\s)?(?:hospital\s|ed\s)?{_EVENT}"
    r"|(?:in|at)\s(?:the\s)?(?:ed|er|a&e|emergency(?:\s(?:department|room))?|casualty|resus"
    r"|ambulance|operating\sroom|recovery\sroom)\b"
    rf"|(?:last|previous)\s{_SEASON}"
    rf"|{_NUMBER}\s(?:and\sa\shalf\s)?{_SPAN}\s(?:ago|earlier|before|previously|prior)\b"
    rf"|(?:back\s)?in\s(?:early\s|late\s|mid-?\s?)?(?:{_MONTHS}(?:,?\s(?:of\s)?\d{{4}})?"
    r"|(?:19|20)\d\d\b)"
    r"|(?:on|by)\s(?:(?:hospital|post-?op(?:erative)?|admission)\s)?day\s#?\d{1,2}\b"
    r"|on\s(?:pod|hd)\s?#?\d{1,2}\b"
    rf"|on\s(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTHS}(?:,?\s\d{{4}})?"
    rf"|{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}})?"
    r"|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?!\d))"
    r"|(?:previously|initially|originally|formerly|yesterday|at\sfirst|pre-?op(?:eratively)?"
    r"|intra-?op(?:eratively)?)\b|earlier(?:\sthis\s\w+|(?!\stoday))\b"
    rf"|(?:before|prior\sto)\s(?!{_THE}(?:discharge|{_MEALS})\b){_THE}"
    rf"{_NO_END}[a-z-]+(?:\s{_NO_END}[a-z-]+)?"
    r"|(?:al|a\s(?:su|la)|en\s(?:el|la)\smomento\sdel?(?:\sla)?|(?:previ[oa]|antes)\s(?:al?|del?))\s"
    r"(?:ingreso|llegada|admisi[oó]n|diagn[oó]stico|inicio)\b"
    r"|de\s(?:ingreso|inicio)\b|en\s(?:el\sservicio\sde\s)?urgencias\b"
    rf"|en\s(?:{_MONTHS}(?:\sdel?\s\d{{4}})?|(?:19|20)\d\d\b)"
    r"|(?:(?:el|la)\s)?(?:año|mes|semana|visita|consulta|control)\s(?:pasad|anterior|previ)\w*"
    rf"|hace\s{_NUMBER}\s(?:d[ií]as?|semanas?|mes(?:es)?|años?)\b"
    r"|(?:previamente|inicialmente|anteriormente|ayer|al\sprincipio)\b"
    r"|antes\sde(?:l|\sla)?\s(?!alta|comer|cenar|desayunar)[a-zé-ú]+)"
)
_NOW: Final = (
    r"(?:today|tonight|now|currently|at\spresent|this\s(?:morning|visit|afternoon|evening|week)"
    rf"|(?:on|at|by|upon|before|prior\sto)\s{_THE}(?:(?:time|day|date)\sof\s)?discharge|most\srecent"
    r"|latest|hoy|actual(?:es|mente)?|ahora|(?:al|antes\sdel?|momento\sdel)\salta)\b"
)
_TIME: Final = re.compile(rf"\b(?:(?P<now>{_NOW})|(?P<then>{_EARLIER}))", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"\s?[)\]]?(?:\s?[(\[]?(?:HH?|LL?|high|low|\*+)[)\]]?(?!\w))?(?P<aside>,|\s[-–—])?\s?[(\[]?(?:(?:when|taken|drawn|measured|checked|obtained"
    rf"|recorded|back)\s)*(?:(?P<now>{_NOW})|(?P<then>{_EARLIER}))",
    re.IGNORECASE,
)
_MONTH_ALONE: Final = re.compile(
    rf"\s?\((?P<then>(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?)?{_MONTHS},?\s\d{{4}}"
    rf"|{_MONTHS}\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}([/.-])\d{{1,2}}\2(?:20)?\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d)\)",
    re.IGNORECASE,
)
# "18 (previously 9)": those words are of the figure behind them.
_OF_ANOTHER: Final = re.compile(
    r"\s?[:=]?\s?(?:(?:was|it|at|of|were)\s)*[<>~]?\s?\d", re.IGNORECASE
)
_OPENED: Final = re.compile(r"\s?[(\[,;]|\s(?:previously|formerly|last|prior)", re.IGNORECASE)
# "INR 4.6 (2.4 on discharge)", "INR 4,6 (al alta 2,4)": the figure before the brackets is of then.
_NOW_IS: Final = re.compile(
    rf"\s?(?P<then>\((?:{_NOW}\s?[:=]?\s?[<>]?\d[\d.,]*|[<>]?\d[\d.,]*(?:\s[\w/%]{{1,8}})?,?\s{_NOW})"
    r"[^()\n]{0,16}\))",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"\s?(?:[.,;:)\]\n]|$)")
_OF: Final = (
    r"(?:initial|admission|presenting|arrival|baseline|pre-?op(?:erative)?|intra-?op(?:erative)?"
    r"|pre-?(?:treatment|transfusion|admission)|prior|previous|earlier|original|triage|booking)"
)
# "Initial lactate", "preoperative serum sodium"; "sodio inicial".
_BEFORE_NAME: Final = re.compile(
    r"(?<![\w-])(?<!\bon\s)(?<!\bat\s)(?<!\bof\s)(?<!\bupon\s)"
    rf"(?P<then>{_OF})\s(?:(?:serum|plasma|blood|venous|arterial|total)\s)?$",
    re.IGNORECASE,
)
_BEHIND_NAME: Final = re.compile(
    r"\b(?P<then>previ[oa]|inicial|anterior|preoperatori[oa])\b", re.IGNORECASE
)
_HEAD: Final = re.compile(
    rf"(?<![\w-])(?P<then>{_OF})\s(?:\w+\s)?(?:labs?|bloods?|blood\stests?|tests|results|values)\b",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"[,:]?\s*(?:(?!(?:and|but|then|since|who|which|after|when|has|is|are)\b)[\w'’-]+\s+){0,6}"
)
_ON_LIST: Final = re.compile(
    r"\s?[)\]]?\s?(?:[,/&]|and\b|,\s?and\b|with\b|\s)\s*(?:[-•*]\s)?"
    r"(?:(?:an?|the|his|her|their|your|serum|plasma|blood)\s)*"
)
_LISTED: Final = re.compile(r"[,/&]|\b(?:and|with)\b", re.IGNORECASE)
_VERB: Final = re.compile(r"\b(?:was|were|is|are|fell|rose|dropped|era|fue|es)\b", re.IGNORECASE)
_STOP: Final = re.compile(r"[.;!?](?=\s)|\n\s*\n|(?<!:)\n(?=\s*(?:[A-ZÁÉÍÓÚ\d•*]|-\s))")
# A result with its label, as a line of its own has it: "Rubella: immune", "Rubella   immune".
_LABELLED: Final = re.compile(r"\S\s?[:=]\s|\S(?:\s{2,}|\t|\s\|\s)\s*$")
_PRESENT: Final = re.compile(r"\b(?:is|are|remains?|es|está)\b", re.IGNORECASE)
_REACH: Final = 240
_APART: Final = 3

Said = tuple[str, int]
"""The words of a time, empty for now, and where they begin."""


def told_of_then(pages: Sequence[Page], rows: Sequence[LabRow]) -> list[LabRow]:
    """The rows, those of an earlier time with the words that say so, and without a day of now.

    A row's place reaches to those words where they hold a figure: what is told stands there.
    """
    texts = {page.number: page.text for page in pages}
    found = list(rows)
    led: tuple[int, int, Said] | None = None
    order = sorted(range(len(rows)), key=lambda at: (rows[at].source.page, rows[at].source.start))
    for at in order:
        row = rows[at]
        if row.when:  # the head of its column has told it
            continue
        text = texts[row.source.page]
        start = _clause(text, row.source.start)
        when = _beside(text, row)
        bracketed = when is not None and when[0].startswith("(")
        if when is None or bracketed:
            said = when
            chained = led is not None and led[0] == row.source.page and led[1] <= row.source.start
            if chained and led and _ON_LIST.fullmatch(text, led[1], row.source.start):
                when = led[2]
            elif not _is_line_of_its_own(text, row):
                when = _leading(text, start, row)
            over = row.source.end if said is None else max(row.source.end, said[1] + len(said[0]))
            led = (row.source.page, over, when) if when and when[0] else None
            when = said or when
        if when and when[0]:
            dated = DATE.search(text, start, row.source.end)
            day = row.observed_on if dated else None
            place = row.source
            if any(each.isdigit() for each in when[0]) and when[1] < place.start:
                place = replace(place, start=when[1])
            elif when[0].startswith("("):
                place = replace(place, end=max(place.end, when[1] + len(when[0])))
            found[at] = replace(row, when=when[0], observed_on=day, source=place)
            if not bracketed:
                _share(text, found, order[: order.index(at)], found[at], when)
    return found


def _share(text: str, found: list[LabRow], before: Sequence[int], last: LabRow, when: Said) -> None:
    """Give the time behind the last value of a list to those of the list that have none.

    Nobody who writes ``Urea was 24.3 and creatinine 164 on admission`` has a urea of today.
    """
    if when[1] < last.value_source.end:
        return
    following = last
    for at in reversed(before):
        row = found[at]
        of_its_own = text[following.source.start : following.value_source.start]
        joint = text[row.source.end : following.source.start]
        if (
            row.source.page != last.source.page
            or row.when
            or not _LISTED.search(joint)
            or not _ON_LIST.fullmatch(joint)
            or _VERB.search(of_its_own)
            or _beside(text, row) is not None
            or _leading(text, _clause(text, row.source.start), row) is not None
        ):
            return
        place = row.source
        if any(each.isdigit() for each in when[0]):
            place = replace(place, end=when[1] + len(when[0]))
        day = row.observed_on if last.observed_on else None
        found[at] = replace(row, when=when[0], observed_on=day, source=place)
        following = row


def says_when(text: str, at: int) -> bool:
    """Whether words of a time stand right behind a figure: ``124 on admission``."""
    return bool(_BEHIND.match(text, at))


def _clause(text: str, at: int) -> int:
    """Where what is said before a value begins."""
    first = max(0, at - _REACH)
    return max((stop.end() for stop in _STOP.finditer(text, first, at)), default=first)


def _is_line_of_its_own(text: str, row: LabRow) -> bool:
    """Whether a value stands labelled on a line that no heading leads.

    What is said at the end of the line above is of that line: ``negative at booking``.
    """
    at = row.source.start
    begin = text.rfind("\n", 0, at) + 1
    above = text[text.rfind("\n", 0, max(0, begin - 1)) + 1 : max(0, begin - 1)].strip()
    if text[begin:at].strip(" \t-•*|") or not _LABELLED.search(text[at : row.value_source.start]):
        return False
    head = _TIME.match(above) or _HEAD.match(above)
    return not (above.endswith(":") or (head and head.end() == len(above)))


def _beside(text: str, row: LabRow) -> Said | None:
    """The words beside a value and where they begin; empty words: of now. None: none say when."""
    for end in (_end(text, row), max(row.source.end, row.value_source.end)):
        if now := _NOW_IS.match(text, end):
            return now["then"], now.start("then")
        behind = _MONTH_ALONE.match(text, end) or _BEHIND.match(text, end)
        aside = behind and behind.groupdict().get("aside")
        if behind and _OPENED.match(text, end) and _OF_ANOTHER.match(text, behind.end()):
            return "", row.source.start
        if behind and not (aside and not _ENDS.match(text, behind.end())):
            return _words(behind)
    named = text[row.source.start : row.value_source.start]
    inside = _TIME.search(named) or _BEHIND_NAME.search(named)
    if inside:
        return _words(inside)
    if _PRESENT.search(named):
        return "", row.source.start
    before = _BEFORE_NAME.search(text, max(0, row.source.start - 40), row.source.start)
    return _words(before) if before else None


def _end(text: str, row: LabRow) -> int:
    """Where a value with its unit, range and mark is over; a row may reach to its line's end."""
    end = row.value_source.end
    for part in (row.unit, row.ref_text, row.printed_flag):
        at = text.find(part, end, row.source.end) if part else -1
        if part and 0 <= at <= end + _APART:
            end = at + len(part)
    return end


def _leading(text: str, start: int, row: LabRow) -> Said | None:
    """The words before a value that lead to it: ``On admission, sodium was``; None where none."""
    said = [*_TIME.finditer(text, start, row.source.start)]
    said += _HEAD.finditer(text, start, row.source.start)
    if not said:
        return None
    last = max(said, key=lambda each: each.end())
    clear = not any(ch.isdigit() for ch in text[start : last.start()])
    joined = re.search(r"(?:,|\b(?:and|but|then|while|y))\s$", text[start : last.start()])
    if (clear or joined) and _LEADS.fullmatch(text, last.end(), row.source.start):
        return _words(last)
    return None


def _words(found: re.Match[str]) -> Said:
    return " ".join((found["then"] or "").rstrip(".").split()), found.start()
