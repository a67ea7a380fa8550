"""What the words around a date say it is: of a birth, a sample, a report, a visit or none of them.

Printed beside the day that a document is of stand many others: when a sample came in, when a sheet
was printed, what was done years ago and what is still to come. Those are ``other``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from documents.pipeline.culture_days import is_of_one_culture

OTHER: Final = "other"
_BEGINS: Final = "begins"
_ENDS: Final = "ends"
_KINDS: Final = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        (
            "birth",
            r"dob|d\.o\.b\.?|birth|born|birthdate|nacimiento|nacid[oa]|naissance|n[eé](?:\(e\)|e)?"
            r" le|geburtsdatum|geb|geboren|nascita|nat[oa] il|nascimento|geboortedatum|f[øö]dt?"
            r"|fødselsdato|födelse\w*|urodz\w*|narozen\w*|syntym\w*|doğum\w*|szület\w*",
        ),
        (
            "collected",
            r"collect\w*|coll\.? (?:on|date|time)|drawn|sampl(?:e|ed|es|ing)|specimen|draw date"
            r"|(?<![a-z\d)] )taken(?: on)?"
            r"|(?:sample|specimen|blood|swab|date|time|spec)s?\.?(?: was| were)? taken(?: on)?"
            r"|pr[eé]l[eè]v\w*|prelievo"
            r"|(?:proben|blut)?(?:entnahme|abnahme)\w*|entnommen|abgenommen|muestra"
            r"|(?:fecha|d[ií]a) de (?:la )?(?:toma|extracci[oó]n)|extra[ií]d[oa]|colheita|coleta"
            r"|cole(?:c)?tad[oa]|afname\w*|afgenomen|prøvetak\w*|prøvetag\w*|prøvedato|provtag\w*"
            r"|pobran\w*|odběr\w*|näytteenotto\w*|mintavétel\w*",
        ),
        (
            "reported",
            r"report\w*|rep\.? (?:on|date)|result\w*|date of letter|letter date|released|approved"
            # Not a row of a list: "Colchicine 500 mcg tablets  issued 22 Sep 2026".
            r"|(?<!last )issued(?=\s?:)|(?m:^)\s*issued|verified|completed on"
            r"|(?:date|report|results?|prescription|letter|certificate|card|document|form|slip|was"
            r"|were|is) issued"
            r"|(?:form|questionnaire) (?:completed|filled(?: in| out)?|signed)"
            r"|authori[sz]ed|auth"
            r"|befund\w*|r[eé]sultats?|refert\w*|informe|laudo|uitslag\w*|svar\w*|wydan\w*|emiss[aã]o"
            r"|[eé]dit[eé]",
        ),
        (
            OTHER,
            r"received|rec'?d|date of (?:the )?request|request date"
            r"|accession\w*|registered|requested|ordered|printed|typed|transcribed"
            r"|dictated|eingang|re[cç]u|ausdruck|druck|impres[oa]|stampat[oa]|valid|expir\w*"
            r"|lmp|l\.m\.p|last (?:menstrual )?period|ed[dc]|due date|soc(?: date)?|start of care"
            r"|certification period"
            r"|compari\w+|compared|onset|began|started|since|until|before|by",
        ),
        (
            _BEGINS,
            r"admi\w+|arriv\w*|presented|ingreso|ingresó|aufnahme|aufgenommen|ricovero|entr[eé]e"
            r"|opname|interna[cç][aã]o",
        ),
        (
            _ENDS,
            r"discharge\w*|departure|departed|alta|entlass\w*|dimission\w*|dimess[oa]|sortie|ontslag",
        ),
        (
            "visit",
            r"visit|encounter|service|seen|consult\w*|exams?|exam(?:in|en)\w*|esame|untersuchung\w*|badani[ae]|appointment|dos|date"
            r"|vorgestellt"
            r"|(?:i|we) (?:saw|met|reviewed|examined|assessed)|attend(?:ed|ing)"
            r"|(?:reviewed|clinic)(?=[^.]{0,40}\bon\s$)|clinic(?= date| attended|:\s$)"
            r"|(?<![a-z,] )performed(?=(?::| on)?\s$)"
            r"|date of (?:procedure|operation|surgery|study)|(?:procedure|operation|surgery|study)"
            r" date|visita|polikliniek|zag ik",
        ),
    )
)  # fmt: skip
_COLLECTED: Final = next(pattern for kind, pattern in _KINDS if kind == "collected")
# Said of a time that is over or still to come, right before or behind what happened then.
_ELSEWHEN: Final = re.compile(
    r"\b(?:had|been|previous(?:ly)?|prior|last|history|earlier|next|return|follow[- ]?up|f/u|due"
    r"|will|shall|rebook|pr[oó]xim[oa]|prochaine?|n[aä]chste\w*|prossim[oa]|volgende|booked"
    r"|scheduled|arranged|planned|consented|operated)\b",
    re.IGNORECASE,
)
# A paper that prepares for an operation: its day is still to come.
_OPERATION: Final = re.compile(r"\b(?:procedure|operation|surgery|pre-?op)\b", re.IGNORECASE)
_BEFOREHAND: Final = re.compile(
    r"\bpre-?\s?(?:op(?:erative)?|surg(?:ery|ical)|procedure|an(?:a)?esth\w+|admission)\s"
    r"(?:\w+\s){0,2}?(?:form|questionnaire|assessment|instructions?|checklist|visit|clinic|history"
    r"|evaluation|screening|testing)\b|\bbefore (?:your|the) (?:surgery|operation|procedure)\b",
    re.IGNORECASE,
)
_DEPARTS: Final = re.compile(r"\bdepart(?:ure|ed|s|ing)\b[^\n]*$", re.IGNORECASE)
_SEEN: Final = re.compile(r"\b(?:seen|saw|reviewed)\b", re.IGNORECASE)
_STAY: Final = re.compile(r"\b(?:vom|du|dal|desde el|del|from)\s$", re.IGNORECASE)
_STAY_ON: Final = re.compile(
    r"\s(?:bis(?: zum)?|au|al|hasta el|to|until|till?|–|-)\s", re.IGNORECASE
)
_BORN: Final = re.compile(r"\s\*\s?$")
# The day of a letter or note: alone on a line of its head, behind a place or the note's own title.
_PLACE: Final = re.compile(
    r"\s*(?:[A-ZÀ-Ý][\w.\- ]{1,30},\s*)?(?:(?:den|le|the|il|li)\s)?$"
    r"|\s*[\w /'-]{0,40}?(?:note|letter|summary|record|visit|encounter|review|report)"
    r"\s*[-–—:,|(]*\s*$",
    re.IGNORECASE,
)
# Two days beside each other head columns: which of them is the paper's, they do not say.
_HEADS_COLUMNS: Final = re.compile(
    r"[ \t|]+(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4})"
)
_CLOSES: Final = re.compile(
    r"[,)]?\s*(?:(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?)?\s*(?:\n|$|\s{2}|\()", re.I
)
_HEAD: Final = 600
# "Fecha: 21/08/2024" in the head of a Spanish paper is its own day, as "Date:" is elsewhere.
_FECHA: Final = re.compile(
    r"(?:^|\s{2,}|\|\s*)fecha(?: y hora)?(?: de (?:la )?(?:consulta|visita|atenci[oó]n))?\s*:\s*$",
    re.IGNORECASE,
)
_OF_ANOTHER_DAY: Final = re.compile(
    r"pr[oó]xim|\bcitas?\b|\bturno|cirug[ií]a|intervenci[oó]n|operaci[oó]n|vacuna|dosis"
    r"|nacimiento|previ[oa]|anterior|program",
    re.IGNORECASE,
)
# A row that begins with a day: of a list or a log, where its neighbour does too.
_ROW_OF_A_DAY: Final = re.compile(
    r"[ |]*(?:\d{1,4}[ ./-](?:\d{1,2}|[^\W\d_]{3,9})[ ./-](?:\d{1,4})?(?!\w)"
    r"|[^\W\d_]{3,9}[ -](?:\d{1,2},? )?(?:19|20)\d\d(?!\w)|(?:19|20)\d\d[ |]{2})",
)
_TITLES_OF_ROWS: Final = re.compile(r"[ |]*(?:date|fecha|datum|data|day|when)\b", re.IGNORECASE)
_NEAR: Final = 3
_PARTED: Final = re.compile(r"\S(?: {2,}|\t| ?\| ?)\S")
# Behind a day on the same line, across a gap, the label of another: "DOB: 9/9/90      Date: ".
_OWN_LABEL: Final = re.compile(
    r"(?:[ ]?\([^()\n]{1,20}\))?(?:[ ]{2,40}|[ ]?\t[ ]?|[ ]?\|[ ]?)"
    r"[^\W\d_][^\n:|\d]{0,30}:[ ]{0,20}"
)
# A person's name in front of a date, with who it is (``Re:``) or without.
_NAME: Final = re.compile(
    r"(?:^|[:|]\s*|\s{2})(?P<lead>(?i:re|regarding|ref|patient(?:'s)?(?: name)?|pt|name|nombre"
    r"|paciente)\s?[:.]\s*)?(?i:(?:mr|mrs|ms|miss|mx|master|sr|sra|d|dña)\.?\s+)?"
    r"[A-ZÀ-Ý][^\W\d_'’-]*(?:['’-][^\W\d_]+)*(?:,?\s[A-ZÀ-Ý][^\W\d_]*\.?(?:['’-][^\W\d_]+)*){1,3}"
    r"\s*[|,;(–-]*\s*$"
)
# A sentence's end, not the stop of a short form: "Your results are back. Please come on ..."
_SENTENCE: Final = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[A-Z¿¡])(?!(?:On|Date|Time)\b)")


class Told(NamedTuple):
    """A date's place and the kind that the words before it give."""

    start: int
    end: int
    kind: str


def kinds_of(text: str, dates: Iterable[tuple[int, int]]) -> list[str]:
    """The kind of each date of a page, in their order.

    A stay is of its end, where that is given: the day somebody came is no visit of its own then.
    """
    told: list[Told] = []
    for start, end in dates:
        last = told[-1] if told else None
        told.append(Told(start, end, _kind(text, start, end, last)))
    others = {each.kind for each in told} - {OTHER, "birth", "collected"}
    if others:  # a letter that tells of a culture has a day of its own
        told = [each._replace(kind=OTHER) if _of_a_culture(text, each) else each for each in told]
    ends = any(each.kind == _ENDS for each in told)
    begins = any(each.kind == _BEGINS for each in told)
    named = {_ENDS: "visit", _BEGINS: OTHER if ends else "visit"}
    if not begins:  # Nobody came: a traveller's departure is still ahead.
        told = [each._replace(kind=OTHER) if _leaves(text, each) else each for each in told]
    return [named.get(each.kind, each.kind) for each in told]


def named_before(text: str, start: int) -> bool | None:
    """Whether a person's name stands right before a date; True where a label says whose it is."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - 80) : start]
    found = _NAME.search(line)
    if found is None or (not found["lead"] and (_PLACE.fullmatch(line) or _told_in(line))):
        return None
    return bool(found["lead"])


def _told_in(line: str) -> bool:
    return any(pattern.search(line) for _, pattern in _KINDS)


def _of_a_culture(text: str, told: Told) -> bool:
    before = max(text.rfind("\n", 0, told.start) + 1, told.start - 40)
    said = list(_COLLECTED.finditer(text, before, told.start))
    return told.kind == "collected" and bool(said) and is_of_one_culture(text, said[-1].start())


def _leaves(text: str, told: Told) -> bool:
    return told.kind == _ENDS and bool(_DEPARTS.search(text, max(0, told.start - 40), told.start))


def _kind(text: str, start: int, end: int, last: Told | None) -> str:
    """What the words of its sentence before a date say it is; the nearest decide."""
    line = text[max(0, start - 60) : start]
    line = _SENTENCE.split(line[line.rfind("\n") + 1 :])[-1]
    if last and _OWN_LABEL.fullmatch(text, last.end, start):
        line = text[last.end : start]  # what is said of the day before it is not said of this one
    if _BORN.search(line):
        return "birth"
    if _STAY.search(line) and _STAY_ON.match(text, end):
        return _BEGINS
    if last and last.kind == _BEGINS and _STAY_ON.fullmatch(text, last.end, start):
        return _ENDS
    best, place = OTHER, -1
    for kind, pattern in _KINDS:
        for match in pattern.finditer(line):
            # "Report Date:" is a report's date: "date" alone decides only where nothing else does.
            at = match.start() if match.group().lower() != "date" else 0
            if at > place:
                best, place = kind, at
    if best in {"visit", _BEGINS, _ENDS}:
        clause = max(line.rfind(mark, 0, max(place, 0)) for mark in ".,;:")
        since = max(clause + 1, last.end - (start - len(line)) if last else 0)
        if any(_counts(line, found) for found in _ELSEWHEN.finditer(line, since)):
            return OTHER
    if best == "visit" and _OPERATION.search(line) and _BEFOREHAND.search(text, 0, _HEAD):
        return OTHER
    if best == OTHER and place < 0 and _is_behind_fecha(text, start):
        return "visit"
    if best == OTHER and place < 0 and _is_letters_own(text, start, end):
        return "reported"
    return best


def _counts(line: str, found: re.Match[str]) -> bool:
    """Whether a word sets a visit in another time; a follow-up at which one was seen is a visit."""
    again = found.group().lower().startswith(("follow", "f/u"))
    return not (again and _SEEN.search(line))


def _is_letters_own(text: str, start: int, end: int) -> bool:
    if start > _HEAD or not _CLOSES.match(text, end) or _is_a_row(text, start):
        return False
    if _HEADS_COLUMNS.match(text, end):
        return False
    return bool(_PLACE.fullmatch(text, text.rfind("\n", 0, start) + 1, start))


def _is_behind_fecha(text: str, start: int) -> bool:
    """Whether nothing but ``Fecha`` says what a day in the head of a paper is."""
    line = text.rfind("\n", 0, start) + 1
    if start > _HEAD or not _FECHA.search(text[line:start]):
        return False
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    return not _OF_ANOTHER_DAY.search(text, above, start)


def _is_a_row(text: str, start: int) -> bool:
    """Whether a date begins a row of a list: one beside it begins so too, or heads a column."""
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[begin : end if end >= 0 else len(text)]
    if text[begin:start].strip(" |") or not _PARTED.search(line):
        return False
    above = text[max(0, begin - 400) : begin].split("\n")[-_NEAR - 1 : -1]
    below = text[end + 1 : end + 400].split("\n")[:_NEAR] if end >= 0 else []
    heads = any(_TITLES_OF_ROWS.match(each) and _PARTED.search(each) for each in above)
    return heads or any(_ROW_OF_A_DAY.match(each) for each in (*above, *below))
