"""Several results on one line: side-by-side tables, and lists parted by commas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.pipeline.labs.columns import Header
from documents.pipeline.labs.lines import Cell, Line, part, split, trimmed
from documents.pipeline.labs.names import VALUES, is_known
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from knowledge import analytes

_NEXT = re.compile(
    r"[,;]\s+(?:and\s+)?|(?<=[\d\w%/)])\s+and\s+|(?<=[\w%)])\.\s+(?=[A-Z])"
    r"|(?<=[\w%)])\s+(?=[A-Za-z][\w .()/+-]{0,24}:\s?[<>≤≥]?\s?\d)"
    r"|(?<=\d)[ ](?=[A-Z][A-Za-z\d/]{0,12}[ ](?:[<>≤≥]\s?)?\d)"
)
# "FBC: Hb 132 WCC 6.1. U&E: Na 140": what a list of results may begin with.
_PANEL = re.compile(
    r"(?:(?:today['’]?s|routine|recent) )?(?:FBC|CBC|FBE|U&?Es?|UEC|EUC|LFTs?|TFTs?|BMP|CMP"
    r"|bone profile|clotting|coag\w*|lipids|iron studies|ha?ematinics|VBG|ABG|blood gas|bloods"
    r"|inv(?:estigations)?|labs|booking bloods)"
    r"(?: \(?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\)?)?\s?[:–-]?\s+",
    re.IGNORECASE,
)
_NEXT_NAME = re.compile(
    r"([A-Za-z][^,;:=|\d<>]{0,38}?(?:[A-Za-z+)-])|K)\s?[:=]?\s?"
    r"(?=(?:[<>≤≥]|(?:less|greater|more) than)?\s?\d)"
)

_FIELD = re.compile(r"\s?([^:]{1,40}?)\s?:\s*[^\s:]")

# What is to be reached is no result, however many tests follow.
_AIMED = re.compile(r"(?:please\s)?(?:aim|keep|maintain)\b(?!\s*:?\s*$)", re.IGNORECASE)
_IN_LEAD = frozenset({Kind.NUMBER, Kind.BOUND, Kind.WORDS})
_CUT = 200
"""How much of an item that a separator cuts is read again: more than any bracket that is read."""


def repeats(header: Header | None) -> bool:
    """Whether the heads are those of two tables side by side."""
    return bool(header and len(header.of("name")) > 1)


def pieces(line: Line, scanner: Scanner, header: Header | None) -> Iterator[Line]:
    """The parts of the line that each hold one result; most often the line itself."""
    if _AIMED.match(line.text):
        return
    groups = [] if line.piped else _groups(line, header)
    if groups:
        yield from split(line, groups)
        return
    crowded = _crowded(line, scanner)
    for stretch in split(line, crowded) if crowded else (line,):
        for piece in _side_by_side(stretch, scanner, header):
            for each in split(piece, _listed(piece, scanner)):
                yield _without_panel(each)


def _groups(line: Line, header: Header | None) -> list[int]:
    """Where the second and later groups of repeated heads begin on this line."""
    places: list[int] = []
    names = header.of("name")[1:] if header and repeats(header) else ()
    slack = 0.012 if line.words else 1.0
    for column in names:
        for word in re.finditer(r"\S+", line.text):
            at = line.start + word.start()
            if line.place(at, at + 1)[0] >= column.x0 - slack:
                places.append(at)
                break
    return [p for p in sorted(set(places)) if p > line.start]


def _crowded(line: Line, scanner: Scanner) -> list[int]:
    """Where a name stands one space after the range of the result to its left."""
    places: list[int] = []
    for cell, following in zip(line.cells, line.cells[1:], strict=False):
        for item in scanner.items(cell.start, cell.end):
            if item.kind not in {Kind.RANGE, Kind.BOUND} or item.outer[1] >= cell.end:
                continue
            rest = scanner.text[item.outer[1] : cell.end]
            if is_known(rest.strip()) and _is_value(following, scanner):
                places.append(item.outer[1] + len(rest) - len(rest.lstrip()))
            break
    return places


def _side_by_side(line: Line, scanner: Scanner, header: Header | None) -> Iterator[Line]:
    """A new piece begins at a known name after a value was seen."""
    starts = [0]
    seen_value = False
    fields = _is_field(line.cells[0]) and sum(map(_is_field, line.cells)) > 1
    for i, cell in enumerate(line.cells):
        if i and not seen_value and starts == [0] and _names_value(cell, scanner):
            # "BLOODS   Hb 15.8   WCC 7.9": what stands before them all is no test.
            starts.append(i)
            seen_value = True
            continue
        if i and seen_value and _begins(line, i, scanner, header):
            starts.append(i)
            seen_value = _holds_value(cell, scanner) or (fields and _is_field(cell))
            continue
        seen_value = (
            seen_value
            or (fields and _is_field(cell))
            or _is_value(cell, scanner)
            or (i == starts[-1] and _holds_value(cell, scanner))
        )
    for begin, end in zip(starts, [*starts[1:], len(line.cells)], strict=True):
        yield part(line, line.cells[begin:end])


def _names_value(cell: Cell, scanner: Scanner) -> bool:
    """Whether a cell holds a test and its value: ``Hb 15.8``."""
    named = _NEXT_NAME.match(cell.text)
    return bool(named and is_known(named.group(1)) and _holds_value(cell, scanner))


def _is_value(cell: Cell, scanner: Scanner) -> bool:
    item = next(scanner.items(cell.start, cell.end), None)
    return bool(item and item.kind in VALUES)


def _holds_value(cell: Cell, scanner: Scanner) -> bool:
    kinds = {i.kind for i in scanner.items(cell.start, cell.end)}
    return bool(kinds & {Kind.NUMBER, Kind.BOUND})


def _is_field(cell: Cell) -> bool:
    """Whether a cell is a test with what was found behind a colon: ``Albumin : Nil``."""
    field = _FIELD.match(cell.text)
    return bool(field and is_known(field.group(1)))


def _begins(line: Line, index: int, scanner: Scanner, header: Header | None) -> bool:
    cell = line.cells[index]
    if header and (header.names_late() or (line.piped and not repeats(header))):
        return False
    name = [cell.text]
    if not is_known(cell.text):
        name = re.split(r"\s*[:=]\s*|\s(?=[<>]?\d)", cell.text, maxsplit=1)
    if not is_known(name[0]):
        return False
    if len(name) > 1 and name[1]:
        return True
    return index + 1 < len(line.cells) and _is_value(line.cells[index + 1], scanner)


def _opens(line: Line) -> bool:
    """Whether the line begins with a test and its value (``creatinine 1.2 and urea 45``)."""
    start = _past_panel(line.page.text, line.start, line.end)
    first = _NEXT_NAME.match(line.page.text, start, line.end)
    return bool(first and is_known(first.group(1)))


def _past_panel(text: str, start: int, end: int) -> int:
    panel = _PANEL.match(text, start, end)
    return panel.end() if panel else start


def _without_panel(line: Line) -> Line:
    """``FBC: Hb 132`` from its test on; one cell, or what follows would be another's."""
    start = _past_panel(line.page.text, line.start, line.end)
    named = _NEXT_NAME.match(line.page.text, start, line.end) if start > line.start else None
    return trimmed(line, start) if named and is_known(named.group(1)) else line


def _listed(line: Line, scanner: Scanner) -> list[int]:
    """Where another result of a list begins (``Na 138 mmol/L; K 4.0 mmol/L``)."""
    places: list[int] = []
    text = line.page.text
    lead = _Lead(scanner, line.start, line.end)
    for found in _NEXT.finditer(text, line.start, line.end):
        at = _past_panel(text, found.end(), line.end)
        if not set(found.group()) & set(",;.") and not _opens(line):
            continue
        if not analytes.may_begin(text[at : at + 24].split(" ")[0]):
            continue
        if not lead.holds_value(found.start()):
            continue
        rest = _NEXT_NAME.match(text, at, line.end)
        if rest and is_known(rest.group(1)):
            places.append(found.end())
            lead = _Lead(scanner, at, line.end)
    return places


class _Lead:
    """What stands between a result's begin and a separator, for one separator after the other.

    Each item is read once, however many separators the line has; only one that a separator cuts
    is read again, up to there.
    """

    def __init__(self, scanner: Scanner, start: int, end: int) -> None:
        self._scanner = scanner
        self._items = scanner.items(start, end)
        self._ahead: Item | None = next(self._items, None)
        self._seen = False

    def holds_value(self, end: int) -> bool:
        """Whether a value stands before ``end``; to be asked from left to right."""
        while self._ahead is not None and self._ahead.outer[1] <= end:
            self._seen = self._seen or self._ahead.kind in _IN_LEAD
            self._ahead = next(self._items, None)
        if self._seen or self._ahead is None or self._ahead.start >= end:
            return self._seen
        cut = self._scanner.items(max(self._ahead.outer[0], end - _CUT), end)
        return any(item.kind in _IN_LEAD for item in cut)
