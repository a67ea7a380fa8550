"""The vaccines that a record of them lists as given: each row by the columns of its head, else as
printed; and what came after one.

What the head of a table does not say of a cell is not said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import quoted, tidy
from documents.pipeline.language.sentences import SourceSentence
from documents.pipeline.notes.problems.vaccines import names_vaccine
from documents.pipeline.types import Findings, Kind, Source, SummarySentence

_MOST: Final = 40
_MOST_WORDS: Final = 24
_GAP: Final = re.compile(r"[ ]{2,}|\t+|[ ]*\|[ ]*")
_DAY: Final = re.compile(
    r"(?<!\d)(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|(?:\d{1,2}[ -])?[A-Za-z]{3,10}\.?[ -]"
    r"(?:\d{1,2},?[ -])?(?:19|20)\d\d)(?!\d)"
)
_COLUMNS: Final = {
    "name": re.compile(r"(?:vaccines?|immuni[sz]ations?|vacuna|product)(?: name| given)?", re.I),
    "dose": re.compile(r"(?:dose|dosis|series)(?: ?(?:no\.?|number|#))?|#", re.IGNORECASE),
    "day": re.compile(
        r"(?:date|day|fecha)(?: (?:given|administered|received|of (?:dose|vaccination)))?"
        r"|given(?: on)?|administered(?: on)?",
        re.IGNORECASE,
    ),
    "lot": re.compile(
        r"(?:(?:product|manufacturer|brand) ?/ ?)?(?:lot|batch|lote)(?: ?(?:no\.?|number|#))?",
        re.IGNORECASE,
    ),
}
_NOT_GIVEN: Final = re.compile(
    r"\b(?:(?:over)?due|next|dob|born|birth|nacimiento|printed|issued|expires?|page|refused|declined"
    r"|not given|visit|date of|pr[oó]xim[ao]|review\w*|scheduled|id|valid)\b",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"\breactions?\b[^:\n]{0,30}:\s*\S|\b(?:reaction|fever|rash|swelling|hives|faint\w*|seizure"
    r"|fiebre|reacci[oó]n)\b.{0,40}\b(?:after|to|following|tras|despu[eé]s de)\b",
    re.IGNORECASE,
)
_NONE: Final = re.compile(r":\s*(?:none|no\b|nil|n/a|ningun|unknown)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Dose:
    name: str
    number: str
    day: str
    lot: str
    source: Source


def sentences(
    findings: Findings, numbered: Sequence[SourceSentence], noun: str, words: Wording
) -> Iterator[SummarySentence]:
    """The doses of each vaccine together, the rows of no known columns, and reactions."""
    if findings.kind is not Kind.VACCINATION:
        return
    steps = {step.source for step in findings.followups}
    doses: dict[str, list[_Dose]] = {}
    said: list[SourceSentence] = []
    columns: list[str] = []
    for each in numbered:
        if head := _head(each.text):
            columns = head
        elif any(_overlap(each.source, step) for step in steps):
            continue
        elif dose := _dose(each, columns):
            doses.setdefault(dose.name, []).append(dose)
        elif _is_told(each.text):
            said.append(each)
    frames = words.frames
    for name, some in list(doses.items())[:_MOST]:
        told = "; ".join(_words(dose, words) for dose in some)
        text = words.say(frames.vaccine, noun=noun, name=quoted(name), doses=told)
        yield SummarySentence(text, tuple(dose.source for dose in some), "note")
    for each in said[:_MOST]:
        quote = words.say(frames.says, noun=noun, quote=quoted(tidy(each.text).rstrip(".")))
        yield SummarySentence(quote, (each.source,), "note")


def _words(dose: _Dose, words: Wording) -> str:
    frames = words.frames
    told = frames.dose.format(number=dose.number, day=dose.day) if dose.number else dose.day
    return frames.dose_lot.format(dose=told, lot=dose.lot) if dose.lot else told


def _cells(text: str) -> list[str]:
    return [cell for cell in _GAP.split(text.strip(" |\t")) if cell]


def _head(text: str) -> list[str]:
    """What the columns of a table of vaccines are, by its head; empty for any other line."""
    cells = _cells(text)
    kinds = [
        next((kind for kind, named in _COLUMNS.items() if named.fullmatch(cell)), "")
        for cell in cells
    ]
    once = all(kinds.count(kind) < 2 for kind in _COLUMNS)
    return kinds if once and kinds[:1] == ["name"] and "day" in kinds else []


def _dose(each: SourceSentence, columns: Sequence[str]) -> _Dose | None:
    """A row with a cell below each column of the head, its day among them."""
    cells = _cells(each.text)
    if not columns or len(cells) != len(columns):
        return None
    by = dict(zip(columns, cells, strict=True))
    if not _DAY.fullmatch(by["day"]) or _NOT_GIVEN.search(by["name"]):
        return None
    return _Dose(by["name"], by.get("dose", ""), by["day"], by.get("lot", ""), each.source)


def _is_told(text: str) -> bool:
    """Whether a line names a vaccine and a day and nothing to come, or what came after one."""
    if len(text.split()) > _MOST_WORDS:
        return False
    if _AFTER.search(text):
        return not _NONE.search(text)
    return bool(names_vaccine(text) and _DAY.search(text)) and not _NOT_GIVEN.search(text)


def _overlap(one: Source, other: Source) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end
