"""A result with a field a line, as portals print it: the name, its range, its value, its mark.

The fields stand in any order, each with its label before it, above it or without one. A figure is
the value only where nothing else of the entry is: never a limit, never an earlier day's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import reduce

from documents.pipeline.labs import vocabulary
from documents.pipeline.labs.dates import read_date
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.ends import is_scale
from documents.pipeline.labs.lines import Line, joined
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.names import NAME_FIELD, VALUES, is_known, trailing_unit
from documents.pipeline.labs.patterns import NO_RESULT
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from documents.pipeline.labs.unread import unread
from documents.pipeline.types import Section

_MOST_LINES = 12
_MOST_STRANGE = 4
_MOST_WORDS = 9
_RANGE = re.compile(
    r"(?:(?:normal|standard|usual|expected|target|reference|ref\.?|healthy|desired)\s"
    r"(?:ranges?|intervals?|limits?|values?)|(?:ref\.?\s)?range|reference)\b\s?[:=]?(?=\s|$)",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?:(?:your|the|patient'?s?|test|current|latest|measured)\s)?(?:value|results?|reading|level)"
    r"\b\s?[:=]?(?=\s|$)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?:flags?|units?|abnormal\??|indicator|alert)\s?:?(?=\s|$)", re.IGNORECASE)
_LABELS = (("range", _RANGE), ("value", _VALUE), ("beside", _BESIDE))
_NO_NAMES = (*_LABELS, *vocabulary.HEAD_PATTERNS)
# Lines between a range and its value that may hold a day or a number of their own.
_FURNITURE = re.compile(r"(?:collected|received|specimen|order(?:ed)?|view|past)\b", re.IGNORECASE)
_SAID = frozenset({Kind.FLAG, Kind.UNIT, Kind.DATE})
_SPANS = frozenset({Kind.RANGE, Kind.BOUND})
_WITHOUT = re.compile(r"(?:not\s)?(?:established|estab\.?|applicable|available)\b|n/?a\b", re.I)


@dataclass(slots=True)
class Entry:
    """What stands below a name; ``last`` is its last line.

    ``called`` and ``has_range``: a label of its value, of its range was seen. ``without``: it says
    that there is no result. ``rivals``: another figure of its line may be the value.
    """

    name: Named
    line: Line
    last: int
    value: Item | None = None
    unit: tuple[int, int] | None = None
    ranges: list[Item] = field(default_factory=list)
    expected: Item | None = None
    flags: list[tuple[int, int]] = field(default_factory=list)
    called: bool = False
    has_range: bool = False
    without: bool = False
    rivals: bool = False
    draft: Draft | None = None

    @property
    def lacks_value(self) -> bool:
        """Whether a result should stand here and none could be read."""
        return self.value is None and self.labelled and not self.without

    @property
    def unread(self) -> Section:
        """What says that its result could not be read."""
        name = self.name
        return unread(name.text(self.line), self.line.page.number, name.start, name.end)

    @property
    def labelled(self) -> bool:
        """Whether any label says that this is an entry."""
        return self.called or self.has_range


def read_entry(
    lines: Sequence[Line], at: int, scanner: Scanner, day_first: bool | None
) -> Entry | None:
    """The entry that begins at ``at``; None where no label says that it is one."""
    name = _name_of(lines, at, scanner, opens=True)
    if name is None:
        return None
    entry = Entry(name, lines[at], at)
    _read(entry, lines, scanner)
    if not (entry.has_range or (entry.called and name.known)):
        return None
    if entry.value is not None:
        entry.draft = _draft(entry, reduce(joined, lines[at : entry.last + 1]), scanner, day_first)
    return entry


def _draft(entry: Entry, block: Line, scanner: Scanner, day_first: bool | None) -> Draft:
    given = [r.unit for r in entry.ranges if r.unit]
    draft = Draft(
        block, entry.name, entry.value, ranges=entry.ranges, expected=entry.expected,
        unit=entry.unit or entry.name.unit or next(iter(given), None), flags=entry.flags,
        by_column=True, parted=entry.rivals, end=block.end,
    )  # fmt: skip
    said = list(scanner.items(entry.name.tail, entry.line.end))
    draft.flags = [(i.start, i.end) for i in said if i.kind is Kind.FLAG] + draft.flags
    days = [i for i in said if i.kind is Kind.DATE]
    if len(days) == 1:
        draft.day = read_date(scanner.text[days[0].start : days[0].end], day_first=day_first)
    return draft


def _name_of(lines: Sequence[Line], at: int, scanner: Scanner, *, opens: bool) -> Named | None:
    """The name that stands alone on a line, dates and marks beside it left out.

    ``opens``: no entry is open above, of which the line could be a part (``View trends``).
    """
    line = lines[at]
    start = line.start
    if found := NAME_FIELD.match(line.text):
        start += found.end()
    cell = line.cells[0]
    end = max(cell.end, start)
    if start >= end or line.piped:
        return None
    for other in line.cells[1:]:
        items = scanner.items(other.start, other.end)
        if any(i.kind not in {Kind.FLAG, Kind.DATE} for i in items):
            return None
    text = scanner.text[start:end].rstrip(" :*")
    unit = trailing_unit(scanner.text, start, start + len(text))
    stop = unit[0] if unit else start + len(text)
    name = scanner.text[start:stop]
    known = is_known(name)
    named = Named(start, stop, stop, known, unit[1] if unit else None)
    if not name[:1].isalnum() or any(p.fullmatch(name) for _, p in _NO_NAMES):
        return None
    if known:
        return named
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    strange = vocabulary.NOT_A_TEST.match(name) or name.endswith((".", ",", "!", "?"))
    if strange or len(name.split()) > _MOST_WORDS or not name[0].isupper() or ":" in name:
        return None
    # Words that nobody knows are a test where a range or a label of its value is right below.
    below = _RANGE.match(following) or (opens and _VALUE.fullmatch(following.strip()))
    return named if below and any(c.isalpha() for c in name) else None


def _read(entry: Entry, lines: Sequence[Line], scanner: Scanner) -> None:
    """Take the fields below the name, as far as they go."""
    awaits, strange, passed = "", 0, 0
    for at in range(entry.last + 1, min(len(lines), entry.last + 1 + _MOST_LINES)):
        line = lines[at]
        if at < passed:
            continue
        if line.piped or is_scale(line, scanner):
            return
        label, rest = _label(line, scanner)
        if (label == "range" and entry.has_range) or (label == "value" and entry.called):
            return
        if label:
            awaits, entry.last = label, at
            entry.called |= label == "value"
            entry.has_range |= label == "range"
            if rest >= line.end:
                continue
        items = list(scanner.items(rest, line.end))
        if awaits == "range" and _takes_range(entry, items, scanner, line, rest):
            awaits, entry.last = "", at
            continue
        if label == "beside":
            _takes_beside(entry, items, scanner)
        if label in {"range", "beside"}:
            awaits = ""
            continue
        if awaits != "value" and _begins_another(lines, at, scanner):
            return
        if entry.value is None and NO_RESULT.match(scanner.text, rest, line.end):
            entry.without, entry.last = True, at
            return
        if limits := _limits(entry, lines, at, scanner):
            passed = at + limits
        elif entry.value is None and _takes_value(entry, items, scanner):
            awaits, entry.last = "", at
        elif awaits == "value":
            return
        elif _takes_beside(entry, items, scanner):
            awaits, entry.last = "", at
        elif entry.value is not None:
            return
        else:
            awaits = ""
            strange += 1
            figures = any(i.kind in VALUES for i in items) and not _FURNITURE.match(line.text)
            if figures or strange > _MOST_STRANGE:
                return


def _label(line: Line, scanner: Scanner) -> tuple[str, int]:
    """Which field a line begins, and where what stands in it begins; none: "", its start."""
    for label, pattern in _LABELS:
        found = pattern.match(line.text)
        if found is None:
            continue
        rest = line.start + found.end()
        while rest < line.end and scanner.text[rest].isspace():
            rest += 1
        first = next(scanner.items(rest, line.end), None)
        plain = label != "range" and not found.group().endswith((":", "="))
        if plain and first is not None and first.kind not in VALUES | _SAID:
            return "", line.start  # "Results may vary": a sentence
        return label, rest
    return "", line.start


def _takes_range(
    entry: Entry, items: Sequence[Item], scanner: Scanner, line: Line, rest: int
) -> bool:
    """Whether what a label of a range stands before is one; the entry has it then."""
    spans = [i for i in items if i.kind in _SPANS]
    if spans:
        entry.ranges = [replace(spans[0], bracketed=True)]
        return True
    if _WITHOUT.match(scanner.text, rest, line.end):
        return True
    words = [i for i in items if i.kind in {Kind.WORDS, Kind.FLAG}]
    if words and words[0] is items[0] and len(items) < 4:
        entry.expected = words[0]
        return True
    return False


def _begins_another(lines: Sequence[Line], at: int, scanner: Scanner) -> bool:
    """Whether the next entry begins on a line."""
    line = lines[at]
    first = next(scanner.items(line.start, line.end), None)
    if first is not None and first.kind in VALUES | _SAID:
        return False
    return _name_of(lines, at, scanner, opens=False) is not None or is_known(line.cells[0].text)


def _limits(entry: Entry, lines: Sequence[Line], at: int, scanner: Scanner) -> int:
    """On how many lines from ``at`` the ends of the range stand alone, as a bar has them."""
    wanted = [(r.low, r.high) for r in entry.ranges if r.low is not None and r.high is not None]
    if len(wanted) != 1 or entry.value is not None:
        return 0
    seen: list[Decimal | None] = []
    for used, line in enumerate(lines[at : at + 2], 1):
        items = list(scanner.items(line.start, line.end))
        if any(i.kind is not Kind.NUMBER for i in items):
            return 0
        seen += [i.number for i in items]
        if len(seen) > 1:
            return used if tuple(seen) == wanted[0] else 0
    return 0


def _takes_value(entry: Entry, items: Sequence[Item], scanner: Scanner) -> bool:
    """Whether a line holds a value, perhaps its unit and marks, and nothing else."""
    value, rest = (items[0], items[1:]) if items else (None, ())
    if value is None or value.kind not in VALUES or value.kind is Kind.PAIR or value.bracketed:
        return False
    if value.kind is Kind.RANGE and not (entry.called or entry.has_range):
        return False
    if any(i.kind is Kind.TEXT for i in rest):
        return False
    entry.value, entry.unit = value, value.unit or entry.unit
    for item in rest:
        if item.kind is Kind.FLAG or scanner.is_verdict(item):
            entry.flags.append((item.start, item.end))
        elif item.kind is Kind.UNIT:
            entry.unit = entry.unit or (item.start, item.end)
        elif item.kind in _SPANS and not entry.ranges:
            entry.ranges = [item]
        elif item.kind in VALUES:
            entry.rivals = True
    return True


def _takes_beside(entry: Entry, items: Sequence[Item], scanner: Scanner) -> bool:
    """Whether a line holds marks, a unit or a bare range alone; the entry has them then."""
    if not items:
        return False
    if all(i.kind in {Kind.FLAG, Kind.UNIT} or scanner.is_verdict(i) for i in items):
        for item in items:
            if item.kind is Kind.UNIT:
                entry.unit = entry.unit or (item.start, item.end)
            else:
                entry.flags.append((item.start, item.end))
        return True
    bare = items[0].kind in _SPANS and all(i.kind is Kind.UNIT for i in items[1:])
    if bare and entry.value is not None and not entry.ranges:
        entry.ranges = [items[0]]
        return True
    return False
