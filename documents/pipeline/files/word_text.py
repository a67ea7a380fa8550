"""What a part of a Word file shows a reader, as lines of text.

Only what stands on the paper counts: words that are hidden, crossed out or deleted by a tracked
change are left out, a text box that the file holds twice (once for older programs) is read once,
and a raised power never joins its base.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from documents.pipeline.files.table_lines import MOST_COLUMNS, Row, table_lines

_W: Final = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE: Final = frozenset({"del", "moveFrom"})
_OFF: Final = frozenset({"0", "false", "off", "none"})
_MOST_NESTED: Final = 8
"""Tables in tables beyond this are read as one line."""

_OF_UNIT: Final = re.compile(r"(?<![A-Za-z])[A-Za-zµμ]?[mM]$")
_SYMBOL: Final = {
    0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "µ", 0xA3: "≤", 0xAD: "↑", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xBB: "≈", 0xAE: "→", 0x2D: "−", 0x3C: "<",
    0x3E: ">",
}  # fmt: skip
_WINGDINGS: Final = {
    0x6F: "☐", 0xA8: "☐", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xFC: "✓", 0xFB: "✗", 0xA7: "•",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE9: "↑", 0xEA: "↓", 0xF1: "↑", 0xF2: "↓",
}  # fmt: skip
_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_UNKNOWN: Final = "\ufffd"


def lines(part: IO[bytes]) -> Iterator[str]:
    """Paragraphs as lines; a table's row is one line with two blanks between its cells.

    Each paragraph and each row of an outermost table is let go of once it is read.
    """
    inside = 0
    rows: list[Row] = []
    for event, element in iterparse(
        part, events=("start", "end"), forbid_dtd=True, forbid_entities=True, forbid_external=True
    ):
        tag = _name(element)
        if tag == "tbl" and not inside and event == "end":
            yield from table_lines(rows)
            rows = []
        if tag not in ("p", "tr"):
            continue
        inside += 1 if event == "start" else -1
        if event == "start" or inside:
            continue
        if tag == "tr":
            rows += _row(element)
        else:
            yield from _paragraph(element)
        element.clear()
    yield from table_lines(rows)


def _row(row: Element, nested: int = 0) -> Iterator[Row]:
    """A row in one line, or, where tables stand in its cells, what each cell holds in turn."""
    if _is_gone(row):
        return
    cells = [(list(_nearest(cell, {"p", "tbl"})), cell) for cell in _nearest(row, {"tc"})]
    if nested >= _MOST_NESTED or not any(_name(b) == "tbl" for blocks, _ in cells for b in blocks):
        told = [(" ".join(filter(None, map(_flat, blocks))), _span(cell)) for blocks, cell in cells]
        yield Row(told)
        return
    for block in (block for blocks, _ in cells for block in blocks):
        if _name(block) == "p":
            yield Row(lines=list(_paragraph(block)))
            continue
        inner = [each for row in _nearest(block, {"tr"}) for each in _row(row, nested + 1)]
        yield Row(lines=list(table_lines(inner)))


def _span(cell: Element) -> int:
    """How many columns a cell fills."""
    found = [each for props in cell if _name(props) == "tcPr" for each in props]
    told = next((_value(each, "val") for each in found if _name(each) == "gridSpan"), "1")
    return max(1, min(int(told[:3]), MOST_COLUMNS)) if told.isdecimal() else 1


def _flat(block: Element) -> str:
    """A paragraph of a cell, or a table too deep inside others, on one line."""
    paragraphs = [block] if _name(block) == "p" else list(_nearest(block, {"p"}))
    told = (line.strip() for paragraph in paragraphs for line in _paragraph(paragraph))
    return " ".join(filter(None, told))


def _paragraph(paragraph: Element, nested: int = 0) -> Iterator[str]:
    """The lines of a text box that hangs on the paragraph, then its own; a tab is a cell's end."""
    text = ""
    for run in _nearest(paragraph, {"r"}):
        shown, raised = _look(run)
        if not shown:
            continue
        told = ""
        for node in _nearest(run, {"t", "tab", "br", "cr", "noBreakHyphen", "sym", "txbxContent"}):
            if _name(node) != "txbxContent":
                told += _characters(node)
            elif nested < _MOST_NESTED:
                for block in _nearest(node, {"p", "tr"}):
                    if _name(block) == "tr":
                        yield from table_lines(list(_row(block)))
                    else:
                        yield from _paragraph(block, nested + 1)
        text += (_joint(text, told) if raised else "") + told
    yield from re.sub(r" *\t[ \t]*", "  ", text.replace("\u00a0", " ")).rstrip(" ").split("\n")


def _characters(node: Element) -> str:
    tag = _name(node)
    if tag == "t":
        return node.text or ""
    if tag == "sym":
        return _symbol(node)
    return {"tab": "\t", "noBreakHyphen": "-"}.get(tag, "\n")


def _symbol(node: Element) -> str:
    """A character of a font of pictures; one that is not known is shown to be one."""
    try:
        code = int(_value(node, "char"), 16)
    except ValueError:
        return _UNKNOWN
    table = _FONTS.get(_value(node, "font").lower())
    if table is not None:
        return table.get(code & 0xFF, _UNKNOWN)
    private = 0xE000 <= code <= 0xF8FF or not 0x20 <= code <= 0xFFFF
    return _UNKNOWN if private else chr(code)


def _look(run: Element) -> tuple[bool, bool]:
    """Whether a run can be read on the paper at all, and whether it is raised."""
    look = {_name(each): each for props in run if _name(props) == "rPr" for each in props}
    for hides in ("vanish", "strike", "dstrike"):
        if hides in look and _value(look[hides], "val").lower() not in _OFF:
            return False, False
    raised = "vertAlign" in look and _value(look["vertAlign"], "val") == "superscript"
    return True, raised


def _joint(before: str, raised: str) -> str:
    """``10`` and a raised ``9`` are 10^9, never 109; the powers of a unit (m2) stay as they are."""
    last, first = before[-1:], raised[:1]
    if not last or not (first.isdigit() or (last.isdigit() and first in ("-", "\u2212"))):
        return ""
    if last.isdigit():
        return "^"
    word = last.isalpha() or last in ")]%*"
    return "^" if word and not _OF_UNIT.search(before[-4:]) else ""


def _nearest(element: Element, names: set[str]) -> Iterator[Element]:
    """The elements of these names below one, none inside another, without what is gone."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == _FALLBACK or _name(child) in _GONE:
            continue
        elif _name(child) in names:
            yield child
        else:
            waiting.append(iter(child))


def _is_gone(row: Element) -> bool:
    """Whether a tracked change took the whole row out."""
    return any(_name(each) in _GONE for props in row if _name(props) == "trPr" for each in props)


def _value(element: Element, name: str) -> str:
    return next((element.get(space + name, "") for space in _W if element.get(space + name)), "")


def _name(element: Element) -> str:
    tag = str(element.tag)
    return next((tag[len(space) :] for space in _W if tag.startswith(space)), "")
