"""Results in running text (``Hemoglobin was 8.2``): only what a sentence plainly states.

A figure counts only right after a known name, joined to it by a closed set of words, when it is
not a goal, a threshold or a dose. Everything else in prose is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.pipeline.labs.accept import plausible
from documents.pipeline.labs.context import Facts, Mode
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.names import Named
from documents.pipeline.labs.review import to_row
from documents.pipeline.labs.rows import Draft
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from documents.pipeline.types import LabRow
from knowledge import analytes, units

_WORD = re.compile(r"[A-Za-z][\w+'/-]*")
_JOIN = re.compile(
    r"(?:\s|:|=|-|–|,|\(|\u201c|\")*(?:(?:"
    r"level|levels|count|value|result|reading|was|were|is|are|of|at|came|back|today|now|currently|"
    r"also|still|slightly|mildly|markedly|significantly|elevated|low|high|normal|decreased|"
    r"increased|reduced|stable|the|found|to|be|noted|measured|reported|which|that|his|her|their|"
    r"up|down|has|been|a|an|quite|very|bit|little|just|showed|shows|reviewed|and|most|"
    r"dropped|fell|rose|risen|declined|peaked|improved|recent|last|about|around|approximately|remains?|remained|in|range|high|end|within|limits)\b"
    r"(?:\s|:|=|-|–|,|\(|\u201c|\")*){0,8}",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:was|were|is|are|of|at|remains?|remained|be|to|showed|shows)\b|[:=]", re.I)
_NOT_ASSERTED = re.compile(
    r"\b(?:goal|target|until|unless|if|when(?:ever)?|maintain|keep|aim|should|below|above|under|"
    r"over|less|greater|more|recheck|repeat|normal range|reference|threshold|cut-?off|from|prior|"
    r"previous(?:ly)?|supplement\w*|tablet|start|take|takes|taking|daily|dose|mother|father|"
    r"brother|sister|values?|hold|between|per)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s?-?(?:years?|yrs?|months?|weeks?|days?|times|hours?|mg\b(?!/)|mcg\b(?!/)|units?\b|tabs?|tablets?|"
    r"out of|of the|/\d|st\b|nd\b|rd\b|th\b|x\b|lbs?\b|pounds?|kg\b|cm\b|mm\b(?!\s?/|hg)|inch\w*|"
    r"points?|percentile|degrees|drops?|puffs?|views?|grams?\b|drinks?|o'?clock|am\b|pm\b|mets\b|"
    r"vessels?|lesions?|nodules?|to\s\d|-\s?\d|–\s?\d)",
    re.IGNORECASE,
)
_FUNCTION = "and|or|of|in|to|the|a|an|for|his|her|your|is|was|recent|current|latest|repeat|last|no"
_SHARED = re.compile(
    r"\s?%?\s?(?:and|,)\s\d[\d.,]*(?:\s?%)?(?:[\s,.;]|$)(?!\s?[A-Z][a-z]*\s\d)|\s?%?,?\s?respectively"
)
_FLUIDS = (
    ("urine", re.compile(r"\b(?:urine|urinalysis|ua)\b", re.IGNORECASE)),
    ("csf", re.compile(r"\b(?:csf|cerebrospinal|spinal fluid|lumbar puncture)\b", re.IGNORECASE)),
    ("other", re.compile(r"\b(?:fluid|pleural|ascit\w+|synovial|aspirat\w+|peritoneal)\b", re.I)),
)
# Words of everyday English, and two- and three-letter names that are not written in capitals.
_ORDINARY = frozenset("iron lead zinc copper mercury saturation protein".split())
_SHORT = frozenset("Hgb Hct Plt Na Cl Mg Ca Cr Hb A1c".split())


def find_in_prose(line: Line, mode: Mode, facts: Facts) -> Iterator[LabRow]:
    """Rows that the sentences of the line state."""
    if mode in {Mode.MEDICINES, Mode.RANGES}:
        return
    scanner = Scanner(line.page.text, facts.style, spaced=facts.spaced)
    chain_end = -1
    at = line.start
    while at < line.end:
        word = _WORD.search(line.page.text, at, line.end)
        if word is None:
            return
        name = _longest_name(line, word.start())
        if name is None:
            at = word.end()
            continue
        draft = _draft(line, name, scanner, chained=0 <= word.start() - chain_end <= 6, mode=mode)
        if draft is None or draft.value is None:
            at = max(name[1], word.start() + 1)
            continue
        specimen = _specimen(line, name[0])
        row = to_row(draft, facts, specimen)
        found = analytes.get(row.analyte) if row and row.analyte else None
        if row and found and found.specimen == (specimen or "blood"):
            yield row
            chain_end = draft.end
        at = max(draft.end, at + 1)


def _longest_name(line: Line, start: int) -> tuple[int, int] | None:
    text = line.page.text
    first = re.match(r"[^\s,;:=|]+", text[start : start + 40])
    if first is None or not analytes.may_begin(first.group()):
        return None
    if re.match(rf"(?:{_FUNCTION})\b", text[start : start + 12], re.IGNORECASE):
        return None
    words = list(re.finditer(r"[^\s,;:=|]+", text[start : min(line.end, start + 80)]))[:7]
    for count in range(len(words), 0, -1):
        piece = text[start : start + words[count - 1].end()].rstrip('.)]"”-–')
        if re.search(rf"\s(?:{_FUNCTION})$", piece, re.IGNORECASE):
            continue
        if piece.count("(") > piece.count(")"):
            piece += ")" if text[start + len(piece) :][:1] == ")" else ""
        if count == 1 and piece.lower() in _ORDINARY:
            return None
        if count == 1 and len(piece) <= 3 and piece != piece.upper() and piece not in _SHORT:
            return None
        if re.search(r"[(\[][^)\]]*\d", piece):
            continue
        if analytes.exactly(piece):
            return start, start + len(piece)
    return None


def _draft(
    line: Line, name: tuple[int, int], scanner: Scanner, *, chained: bool, mode: Mode
) -> Draft | None:
    text = line.page.text
    join = _JOIN.match(text, name[1], line.end)
    after = join.end() if join else name[1]
    joint = text[name[1] : after]
    if after >= line.end or text[after] in "<>≤≥":
        return None
    value = next(scanner.items(after, line.end), None)
    if value is None or value.kind is not Kind.NUMBER or value.start != after:
        return None
    clause = re.split(r"[.;]\s", text[max(line.start, name[0] - 60) : name[0]])[-1]
    if _NOT_ASSERTED.search(clause + " ") or _NOT_ASSERTED.search(joint):
        return None
    if re.search(r"\band\b|\bin the\b", joint, re.IGNORECASE):
        return None
    if re.search(r"\d\s?%?\s$", clause) or _SHARED.match(text, value.end):
        return None
    unit = units.match(text, _skip(text, value.end), line.end)
    candidates = [
        a
        for a in analytes.exactly(text[name[0] : name[1]])
        if a.kind != "presence" and a.specimen != "body"
    ]
    if not candidates:
        return None
    if not unit and (joint.strip() == "," or not plausible(tuple(candidates), value.number)):
        return None
    if unit and not any(a.accepts(unit[1]) for a in candidates):
        return None
    if not unit and (
        _AFTER.match(text, value.end) or not _unitless(text, value, joint, chained, mode)
    ):
        return None
    end = unit[0] if unit else value.end
    if unit and text[end - 1] == ".":
        end -= 1
    ranges = _ranges(scanner, end, line.end)
    after_value = next(scanner.items(end, min(line.end, end + 24)), None)
    draft = Draft(line, Named(name[0], name[1], after, True), value, ranges=ranges)
    if unit:
        draft.unit = (_skip(text, value.end), end)
    draft.line = Line(line.page, name[0], end, line.cells, line.bars, line.words, line.origin)
    if after_value and after_value.kind is Kind.FLAG and after_value.bracketed:
        draft.flags.append((after_value.start, after_value.end))
        end = after_value.outer[1]
    draft.end = ranges[-1].outer[1] if ranges else end
    return draft


def _specimen(line: Line, at: int) -> str | None:
    """The fluid that the sentence speaks of; None for blood, as is usual."""
    before = re.split(r"[.;]\s", line.page.text[max(line.start, at - 160) : at])[-1]
    for specimen, pattern in _FLUIDS:
        if pattern.search(before) or pattern.match(line.page.text, at):
            return specimen
    return None


def _skip(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] in {" ", "\u00a0"} else at


def _unitless(text: str, value: Item, joint: str, chained: bool, mode: Mode) -> bool:
    """A bare figure needs a verb, a list that it continues, or to be all that is said."""
    following = text[value.end : value.end + 2]
    if following[:1].isalpha() or following[:1] == "-":
        return False
    return (
        chained
        or bool(_VERB.search(joint))
        or (mode is Mode.RESULTS and text[value.end : value.end + 1] in {",", ".", ";", "", "\n"})
    )


def _ranges(scanner: Scanner, start: int, end: int) -> list[Item]:
    first = next(scanner.items(start, min(end, start + 60)), None)
    if first and first.kind is Kind.RANGE and first.bracketed:
        return [first]
    return []
