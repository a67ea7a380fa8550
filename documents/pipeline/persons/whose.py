"""Whom a paper says it is about: the name and the day of birth beside a patient's label.

Only labels are read (``Patient: …``, a form's row of titles over a row of values, ``Re: …`` of a
letter), never names in running text: those are doctors, relatives, tests named after people. A
plain ``Name:`` counts where no label says that it is the patient's, and not below a heading of
somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from documents.pipeline.persons.people import day_figures
from documents.pipeline.persons.same_person import Printed
from documents.pipeline.types import Page
from knowledge import analytes
from knowledge.in_text import terms_in
from knowledge.medicines import looks_like_medicine

_CELL: Final = re.compile(r"[^|\t;\n]+?(?=[ ]{2,}|[|\t;\n]|$)")
_OWN: Final = re.compile(
    r"(?:name[ ]of[ ](?:the[ ])?patient|(?:patient|pt)(?:['’]?s)?(?:[ ](?:full|legal))?"
    r"(?:[ ]name(?:[^:]{1,30}(?=:))?)?"
    r"|paciente|nombre[ ]del?[ ](?:la[ ])?paciente|nombre[ ]y[ ]apellidos?"
    r"|apellidos?[ ]y[ ]nombres?"
    r"|nom[ ]du[ ]patient|patient(?:e|in|en)(?:name)?|name[ ]des[ ]patienten|paziente|utente)",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(
    r"(?:(?:full|legal)[ ])?name|nombre(?:[ ]completo)?|nom(?:[ ]et[ ]pr[eé]noms?)?|nome|naam"
    r"|client(?:[ ]name)?",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"re|regarding|asunto|ref", re.IGNORECASE)
_FAMILY: Final = re.compile(
    r"(?:patient['’]?s?[ ])?(?:last[ ]name|surname|family[ ]name)|apellidos?|nachname|cognome",
    re.IGNORECASE,
)
_GIVEN: Final = re.compile(
    r"(?:patient['’]?s?[ ])?(?:first|given)[ ]names?|nombres?|vorname|pr[eé]nom", re.IGNORECASE
)
_BORN: Final = re.compile(
    r"(?:patient['’]?s?[ ])?(?:d\.?o\.?b\.?|date[ ]of[ ]birth|birth[ ]?date|born(?:[ ]on)?"
    r"|fecha[ ]de[ ]nac(?:imiento|\.)?|f\.?[ ]?nac\.?|nacid[oa](?:[ ]el)?|date[ ]de[ ]naissance"
    r"|n[ée]e?[ ]le|geburtsdatum|geb\.|geboren(?:[ ]am)?|data[ ]di[ ]nascita|geboortedatum)",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"[\s,(;|-]+(?:(?:d\.?o\.?b\.?|date[ ]of[ ]birth|birth[ ]?date|born|geb\.|f\.?[ ]?nac\.?"
    r"|fecha[ ]de[ ]nacimiento)\W{0,3})(?P<day>\w[\w ,./-]{4,20})",
    re.IGNORECASE,
)
_SOMEBODY_ELSES: Final = re.compile(
    r"\b(?:contacts?|guarantor|insured|subscriber|holder|kin|relatives?|mother|father"
    r"|parents?|guardian|spouse|physicians?|providers?|doctors?|prescriber|pharmac\w+|clinicians?"
    r"|surgeon|practitioner|nurse|employer|m[eé]dic[oa]|contactos?|familiar|tutor|asegurad[oa]|madre"
    r"|padre|drugs?|medications?|tests?)"
    r"(?=$|[ ]*:|[ ](?:information|info|details?|data|name|section|list|datos)\b)",
    re.IGNORECASE,
)
_SAYS_NAME: Final = re.compile(r"\b(?:name|nombre|nom)\b", re.IGNORECASE)
_PATIENTS: Final = re.compile(r"\b(?:patient|paciente|personal)\b", re.IGNORECASE)
_TITLE: Final = re.compile(
    r"(?:mrs?|ms|miss|mx|sra?|srta|d(?:on|oña)|frau|herr|mme|mlle|m)\.?[ ]+", re.IGNORECASE
)
_NO_PERSON: Final = re.compile(
    r"\b(?:hospital|clinic|cent(?:er|re)|laborator(?:y|ies)|labs?|health|medical|department|pharmacy"
    r"|university|inc|ltd|llc|gmbh|report|results?|information|details?|demographics?|instructions?"
    r"|education|summary|history|unknown|confidential|copy|test|value|units?|none|not|see|above"
    r"|below|anonym\w*|redacted|withheld|informaci[oó]n|datos|resumen|informe"
    r"|and|with|is|was|the|has|had|for|to|of|on|at|by|in|no|will|your|con|por|que|sin|para|en)\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"\s(?=(?:d\.?o\.?b\.?|born|date|birth|sex|gender|age|aged|mrn|id|no|number|male|female|address"
    r"|phone|tel|ssn|room|bed|ward|account|acct|visit|admit\w*|collected|specimen|fecha|sexo|edad"
    r"|nacimiento|geb)\b[.:#]?)|[\d(\[:|<>=*#]|\s[-–—]\s|\.\s",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*,?")
_SMALL: Final = frozenset(
    """de del della di da la las los el y e do dos das van von der den ten ter bin ibn al jr
    sr""".split()
)
_MOST_WORDS: Final = 6
_MOST: Final = 20
_HEADING_LINES: Final = 4


def printed_people(pages: Iterable[Page]) -> tuple[Printed, ...]:
    """Everybody whom the pages name as their patient, each once; empty where nobody is."""
    own: dict[Printed, None] = {}
    plain: dict[Printed, None] = {}
    born: dict[Printed, None] = {}
    for page in pages:
        lines = [_cells(line) for line in page.text.replace("\r", "").lstrip("\ufeff").split("\n")]
        days: list[str] = []
        for at in range(len(lines)):
            for sort, person in _line(lines, at):
                if len(own) + len(plain) < _MOST:
                    (own if sort is _OWN else plain).setdefault(person)
            days += _values(lines, at, _BORN)
        told = (day.rstrip(" .,;") for day in days if day_figures(day))
        born |= dict.fromkeys(Printed(born=day) for day in told)
    found = own or plain
    return _with_days(tuple(found), tuple(born))


def _with_days(people: tuple[Printed, ...], born: tuple[Printed, ...]) -> tuple[Printed, ...]:
    """A day with a label of its own is that of the one person there is."""
    if not people:
        return born[:_MOST]
    if len({day_figures(each.born) for each in born}) == 1:
        return tuple(Printed(each.name, each.born or born[0].born) for each in people)
    return people


def _line(lines: Sequence[Sequence[str]], at: int) -> Iterator[tuple[re.Pattern[str], Printed]]:
    """The people whom the labels of one line name, and by which sort of label."""
    family, given = (_values(lines, at, label) for label in (_FAMILY, _GIVEN))
    for beside in (at + 1, at - 1):
        if family and not given and 0 <= beside < len(lines):
            given = _values(lines, beside, _GIVEN)
    if family and given and not _is_somebody_elses(lines, at):
        names = [_name(each) for each in (given[0], family[0])]
        if all(names):
            yield _OWN, Printed(" ".join(names))
            return
    behind = _BEHIND.search(" | ".join(lines[at]))
    day = behind["day"].strip() if behind and day_figures(behind["day"]) else ""
    for label in (_OWN, _PLAIN, _LETTER):
        for value in _values(lines, at, label):
            name = _name(value)
            if label is _LETTER and not (day or _TITLE.match(value)):
                continue
            if label is _OWN and _tells(name, lines[at]):
                continue
            if name and (label is _OWN or not _is_somebody_elses(lines, at)):
                yield label, Printed(name, day)


def _tells(name: str, line: Sequence[str]) -> bool:
    """Whether a note in capitals tells of a patient (``PATIENT: DENIES PAIN``) and names none."""
    if not name.isupper() or "," in name or _SAYS_NAME.search(" ".join(line)):
        return False
    return bool(terms_in(name))


def _cells(line: str) -> list[str]:
    return [cell for found in _CELL.finditer(line) if (cell := found.group().strip())]


def _values(lines: Sequence[Sequence[str]], at: int, label: re.Pattern[str]) -> list[str]:
    """What stands beside a label: in its cell, in the next one, or below it in the same column."""
    cells, found = lines[at], []
    below = lines[at + 1] if at + 1 < len(lines) else ()
    for number, cell in enumerate(cells):
        match = label.match(cell)
        if match is None:
            continue
        rest = cell[match.end() :]
        told = re.match(r"\s*[:：#=]+\s*|\s+[-–—]\s+", rest)
        if told and rest[told.end() :].strip():
            found.append(rest[told.end() :].strip())
        elif rest.strip(" :：#=-–—"):
            continue
        elif told is None and len(cells) > 1 and len(cells) == len(below) and _is_titles(cells):
            found.append(below[number])
        elif number + 1 < len(cells):
            if told or label is not _PLAIN or cells[number + 1][:1] in ":：":
                found.append(cells[number + 1].lstrip(":：#= "))
        elif below and (told or (len(cells) == 1 and _is_patients(lines, at))):
            found.append(below[min(number, len(below) - 1)])
    return found


def _is_titles(cells: Sequence[str]) -> bool:
    """Whether a line is a row of titles: words alone, more than one of them a label."""
    labels = sum(
        any(label.fullmatch(cell) for label in (_OWN, _PLAIN, _BORN, _FAMILY, _GIVEN, _OTHER))
        for cell in cells
    )
    return labels > 1 and not any(char.isdigit() for cell in cells for char in cell)


_OTHER: Final = re.compile(
    r"(?:age|sex|gender|mrn|id|patient[ ]id|phone|address|date|edad|sexo)(?:[ ]?/[ ]?\w+)?",
    re.IGNORECASE,
)


def _is_somebody_elses(lines: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the line, or what it stands under, speaks of another person."""
    return any(_SOMEBODY_ELSES.search(each) for each in _above(lines, at))


def _is_patients(lines: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the line, or what it stands under, says that this is the patient."""
    return any(_PATIENTS.search(each) for each in _above(lines, at))


def _above(lines: Sequence[Sequence[str]], at: int) -> Iterator[str]:
    """The line, and the headings close above it up to one that names the patient."""
    yield " ".join(lines[at])
    for number in range(at - 1, max(-1, at - _HEADING_LINES), -1):
        text = " ".join(lines[number])
        if not text:
            return
        if ":" not in text.rstrip(":"):
            yield text
        if _PATIENTS.search(text):
            return


def _name(value: str) -> str:
    """The name at the beginning of what stands beside a label; empty where it is none."""
    text = value.strip()
    if title := _TITLE.match(text):
        text = text[title.end() :]
    end = _ENDS.search(text)
    words = _WORD.findall(text[: end.start()] if end else text)[:_MOST_WORDS]
    if (
        not words
        or _NO_PERSON.search(" ".join(words))
        or _SOMEBODY_ELSES.match(words[0].strip(","))
    ):
        return ""
    if not all(w[0].isupper() or w.rstrip(",").casefold() in _SMALL for w in words):
        return ""
    name = " ".join(words).strip(" ,.-")
    if analytes.candidates(name) or looks_like_medicine(words[0].casefold()):
        return ""
    if any(term.end - term.start >= len(name) for term in terms_in(name)):
        return ""
    return name if len(name) > 2 else ""
