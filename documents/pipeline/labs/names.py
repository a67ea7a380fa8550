"""Where a test's name ends and its result begins."""

from __future__ import annotations

import re

from documents.pipeline.labs import vocabulary
from documents.pipeline.labs.columns import Header
from documents.pipeline.labs.lines import Cell, Line, part, trimmed
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from knowledge import analytes, units

VALUES = frozenset({Kind.NUMBER, Kind.BOUND, Kind.WORDS, Kind.RANGE, Kind.PAIR, Kind.UNREADABLE})
_BULLET = re.compile(r"(?:[-•·▪●○‣>*–—+]+\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)")
NAME_FIELD = re.compile(
    r"(?:test|test name|parameter|analyte|investigation|component|name of test)\s?:\s+(?=\S)"
    r"|results?\s(?:for|of)\s+(?=\S)"
    r"|bloods(?:\stoday)?\s?:?\s+(?=\S)|blood\s(?:tests?|results?|work)\s?:\s+(?=\S)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
_CODE = re.compile(r"(?=\S*\d)(?=\S*[A-Za-z])[A-Za-z0-9][\w./-]{1,19}")
_ORDINAL = re.compile(r"\d{1,3}[.)]?$")
_TRAILING = ":;,-–=|.*…_<>≤≥~"
_ION = re.compile(r"[A-Za-z][A-Za-z0-9]{0,4}-[\s:]*$")
_SPECIMEN_LETTER = re.compile(r",\s(?:S|P|B|U|WB|CSF|VB)(?!\S)")
_RAISED = re.compile(r"\s?\^\d{1,2}[\s:]*$")
# The number of the laboratory that did a test, in small print behind its name (``WBC 01``).
_DONE_BY = re.compile(r"(?<=[\w)%])(?:,?\s0\d){1,2}[\s:]*$")
_TRAILING_UNIT = re.compile(
    r"(?:[(\[]\s?(?P<in>[^()\[\]]{1,24}?)\s?[)\]]|,\s?(?P<after>[^\s,]{1,16}))$"
)
_LINKING = re.compile(
    r"\s(?:of|was|is|were|at|level of)\s*$|\s{2,}(?:result|value|reading)\s*:?\s*$", re.IGNORECASE
)
_HOUR = re.compile(
    r",?\s\(?(?:\d{1,2}(?:\.5)?\s?-?(?:hours?|hrs?\.?|h)|\d{2,3}\s?-?min(?:ute)?s?\.?)(?![\w/])\)?",
    re.IGNORECASE,
)
# A chemical's name can begin with the place of what is bound (``17-OH-progesteron``).
_NUMBERED = re.compile(r"\d{1,2}(?:,\d{1,2})?[-( ]?\(?(?:OH|[a-z]*hydroxy)\b", re.IGNORECASE)
_LAST_GROUP = re.compile(r"[(\[][^()\[\]]*[)\]]$")
_INNER = re.compile(
    r"\s*([A-Za-z][A-Za-z \d+-]{0,24}?)\s?[:=]?\s?[<>≤≥]?\s?\d[\d.,]*(?!\d|\s?-\s?\d)"
)
# A line that speaks of somebody is a sentence, wherever it stands; so is one that goes on.
_OF_SOMEBODY = re.compile(
    r"(?i:her|his|my|your|their|s?he|we|they|and|or|with|but|plus)\s+[A-Za-z]|(?:y|e|con)\s+[A-Za-z]"
)
_CLASSES = frozenset({"iga", "igd", "ige", "igg", "igm"})
_STOP = frozenset(
    "the is are was were be been if when until with without than that this these those should may"
    " might can could would will has have had and/or as due because while who which whose patient"
    " patients your you we recommended suggest suggests result results value values see please"
    " take start stop continue hold repeat recheck begin increase decrease between".split()
)


def _closed(name: str) -> str:
    """The name without the punctuation that leads on to its value; ``Cl-`` keeps its sign."""
    if _ION.fullmatch(name):
        return name.rstrip(" :\t\u00a0")
    name = _RAISED.sub("", name)
    end = len(name)
    while end and (name[end - 1].isspace() or name[end - 1] in _TRAILING):
        end -= 1
    return name[:end]


def is_known(name: str) -> bool:
    """Whether the catalogue knows the name, or it speaks of a blood pressure reading."""
    return bool(analytes.candidates(name))


def ends_in_value(name: str, text: str, at: int) -> bool:
    """Whether the number that closes the name is its value: a unit follows at ``at``.

    The catalogue takes a name's words in any order, and knows ``alpha 1 fetoprotein``.
    """
    if not units.match(text, at + (text[at : at + 1] == " ")):
        return False
    shorter = re.sub(r"\s\d+(?:[.,]\d+)?$", "", name)
    if shorter == name:
        return False
    return bool(set(analytes.exactly(shorter)) & set(analytes.candidates(name)))


def split_name(line: Line, scanner: Scanner, header: Header | None) -> Named | None:
    """The name that the line begins with, or None when it begins with none."""
    flag: tuple[int, int] | None = None
    if not (scanner.stars and line.text.startswith("*")):
        line = _unbulleted(line)
    if _OF_SOMEBODY.match(line.text):
        return None
    if field := NAME_FIELD.match(line.text):
        line = trimmed(line, line.start + field.end())
    cells = list(line.cells)
    while len(cells) > 1:
        head = cells[0].text
        named = _known_prefix(line.page.text, cells[1]) is not None
        named = named or (header is not None and _is_before_names(line, cells, header))
        if named and _CODE.fullmatch(head) and not is_known(head):
            cells.pop(0)
            continue
        if vocabulary.MARK.fullmatch(head) or (
            len(cells) > 2
            and vocabulary.LEADING_FLAG.fullmatch(head)
            and cells[1].text[:1].isalpha()
        ):
            flag = (cells[0].start, cells[0].end)
        elif not (_ORDINAL.fullmatch(head) or not re.search(r"[A-Za-zΑ-ωÀ-ÿ]", head)):
            break
        if not flag and not _ORDINAL.fullmatch(head) and any(c.isdigit() for c in head):
            role = (
                header.column(cells[0].x0, cells[0].x1, cells[0].index, line.piped).role
                if header
                else ""
            )
            if role not in {"date", "code", "name"} and not (header and header.names_late()):
                return None
        cells.pop(0)
    if header and header.has("name"):
        cells = _from_name_column(line, cells, header)
    if not cells or not re.search(r"[A-Za-zΑ-ωÀ-ÿ]", cells[0].text):
        return None
    narrowed = part(line, tuple(cells))
    marked = vocabulary.FRONT_MARK.match(narrowed.text)
    if marked:
        bold = marked.group() in {"*", "**"} and marked.group() in narrowed.text[marked.end() :]
        if not bold:
            flag = (narrowed.start, narrowed.start + len(marked.group().rstrip()))
        narrowed = trimmed(narrowed, narrowed.start + marked.end())
    found = _cut(narrowed, scanner)
    if found is None:
        return None
    return Named(found.start, found.end, found.tail, found.known, found.unit, flag)


def _is_before_names(line: Line, cells: list[Cell], header: Header) -> bool:
    """Whether the second cell and not the first stands under the head of the names."""
    first, second = (header.column(c.x0, c.x1, c.index, line.piped).role for c in cells[:2])
    return first in {"code", "other"} and second == "name"


def _unbulleted(line: Line) -> Line:
    found = _BULLET.match(line.text)
    if not found or found.end() >= len(line.text):
        return line
    return trimmed(line, line.start + found.end())


def _from_name_column(line: Line, cells: list[Cell], header: Header) -> list[Cell]:
    first = header.of("name")[0]
    early = header.names_late()
    for i, cell in enumerate(cells[:4]):
        column = header.column(cell.x0, cell.x1, cell.index, line.piped)
        if column.role == "name" and column.text == first.text:
            return cells[i:]
        if column.role not in {"code", "date", "name"} | (
            {"range", "unit", "result", "flag"} if early else set()
        ):
            break
    return cells


def _cut(line: Line, scanner: Scanner) -> Named | None:
    cell = line.cells[0]
    text = line.page.text
    end = _known_prefix(text, cell)
    if end is not None:
        end = _with_hour(line, scanner, end)
        return _after_known(line, scanner, cell, end)
    return _unknown(line, scanner, cell)


def _known_prefix(text: str, cell: Cell) -> int | None:
    """The end of the longest run of the cell's first words that the catalogue knows."""
    words = list(_WORD.finditer(text, cell.start, cell.end))[:12]
    if not any(analytes.may_begin(w.group()) for w in words[:3]):
        whole = _closed(text[cell.start : cell.end])
        return cell.start + len(whole) if len(words) < 6 and is_known(whole) else None
    for count in range(len(words), 0, -1):
        piece = _closed(text[cell.start : words[count - 1].end()])
        known = is_known(piece) if count == len(words) else bool(analytes.exactly(piece))
        if known and not ends_in_value(piece, text, words[count - 1].end()):
            group = _LAST_GROUP.search(piece)
            if group and re.search(r"\d\s?-{1,2}\s?\d|[<>≤≥]\s?\d", group.group()):
                continue
            return cell.start + len(piece)
        glued = re.match(r"(.*[A-Za-z)])[:=]", piece)
        if glued and analytes.exactly(glued.group(1)):
            return cell.start + len(glued.group(1))
    return None


def _with_hour(line: Line, scanner: Scanner, end: int) -> int:
    """Where a name ends that tells how long after a load it is (``Glucose, 2 hour``).

    Only where the value still follows: ``Bleeding time 4 min`` is all there is.
    """
    found = _HOUR.match(line.page.text, end, line.end)
    if found is None:
        return end
    for item in scanner.items(found.end(), line.end):
        if item.kind in {Kind.NUMBER, Kind.BOUND}:
            return found.end()
        if item.kind in VALUES | {Kind.UNIT}:
            break
    return end


def _after_known(line: Line, scanner: Scanner, cell: Cell, end: int) -> Named | None:
    unit: tuple[int, int] | None = None
    tail = name_end = end
    for words, item in enumerate(scanner.items(end, cell.end)):
        if item.kind in VALUES or item.kind in {Kind.FLAG, Kind.DATE}:
            break
        if item.kind is Kind.UNIT:
            unit = (item.start, item.end)
            tail = item.outer[1]
            break
        word = line.page.text[item.start : item.end]
        if not item.bracketed and word.lower().strip(".,") in _STOP:
            return None
        if words >= 7:
            return None
        tail = name_end = item.outer[1]
    letter = _SPECIMEN_LETTER.match(line.page.text, name_end, cell.end)
    if letter and letter.end() == cell.end:
        tail = name_end = letter.end()
    start, stop = _tidied(line, cell.start, name_end)
    found = trailing_unit(line.page.text, start, stop)
    if found and is_known(line.page.text[start : found[0]]):
        stop, unit = found[0], unit or found[1]
    return Named(start, stop, tail, True, unit)


def trailing_unit(text: str, start: int, stop: int) -> tuple[int, tuple[int, int]] | None:
    """Where the name proper ends and the unit that follows it (``Glucose (mg/dL)``)."""
    found = _TRAILING_UNIT.search(text[start:stop])
    if found is None:
        return None
    group = "in" if found.group("in") else "after"
    if units.parse(found.group(group)) is None:
        return None
    end = start + len(_closed(text[start : start + found.start()]))
    return end, (start + found.start(group), start + found.end(group))


def _unknown(line: Line, scanner: Scanner, cell: Cell) -> Named | None:
    text = line.page.text
    colon = re.compile(r"[^:=\n]{2,60}?\s?[:=](?=\s|$)").match(text, cell.start, cell.end)
    rest = line.cells[1:]
    if colon and _heads_a_list(text, colon.end(), cell.end):
        return None
    if colon:
        end = tail = colon.end()
    elif (
        rest
        and (first := next(scanner.items(rest[0].start, rest[0].end), None))
        and (first.kind in VALUES or first.kind is Kind.FLAG or rest[0].text.startswith(":"))
        and not _closes_with_value(scanner, cell)
    ):
        end = tail = cell.end
    else:
        first_value = _first_value(scanner, cell)
        end = tail = first_value if first_value is not None else cell.end
    start, stop = _tidied(line, cell.start, end)
    found = trailing_unit(text, start, stop)
    unit = found[1] if found else None
    stop = found[0] if found else stop
    words = text[start:stop].split()
    if not words or len(words) > 8 or len(text[start:stop]) < 2:
        return None
    if not (text[start].isalpha() or _NUMBERED.match(text, start, stop)):
        return None
    if any(w.lower().strip(".,()") in _STOP for w in words):
        return None
    return Named(start, stop, tail, False, unit)


def _heads_a_list(text: str, at: int, end: int) -> bool:
    """Whether a test and its value stand behind a colon (``Blood count: Hb 9.8 g/dL``).

    Behind what an antibody is against, its class names no test of its own (``Borrelia: IgG 12``).
    """
    found = _INNER.match(text, at, end)
    tests = analytes.exactly(found.group(1)) if found else ()
    return bool(tests) and not any(t.key in _CLASSES for t in tests)


def _first_value(scanner: Scanner, cell: Cell) -> int | None:
    for word in list(_WORD.finditer(scanner.text, cell.start, cell.end))[1:]:
        if scanner.text[word.start()] in "0123456789<>≤≥.":
            item = next(scanner.items(word.start(), cell.end))
            if item.kind in VALUES:
                return item.start
    return None


def _closes_with_value(scanner: Scanner, cell: Cell) -> bool:
    """Whether the cell holds a bound or a value with its unit, so that the name ends earlier."""
    at = _first_value(scanner, cell)
    if at is None:
        return False
    items: list[Item] = list(scanner.items(at, cell.end))
    return items[0].kind is not Kind.NUMBER or any(i.kind is Kind.UNIT for i in items[1:])


def _tidied(line: Line, start: int, end: int) -> tuple[int, int]:
    text = _closed(_DONE_BY.sub("", _LINKING.sub("", line.page.text[start:end])))
    unmatched = text.count("(") - text.count(")")
    if unmatched > 0:
        text = _closed(text[: text.rfind("(")])
    return start, start + len(text)
