"""The narrative blocks of a C-CDA: what its author meant people to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from documents.pipeline.files.table_lines import MOST_COLUMNS, Row, table_lines
from documents.pipeline.structured.record import clean
from documents.pipeline.structured.xmltree import Node

_BLOCKS: Final = frozenset({"paragraph", "caption", "table", "list", "item", "tr", "text", "title"})
_SKIPPED: Final = frozenset({"colgroup", "col", "renderMultiMedia"})


def lines(node: Node) -> Iterator[str]:
    """A narrative as lines: a table's row is a line, each of its cells below its head."""
    run: list[str] = []
    for item in node.content:
        if isinstance(item, str):
            run.append(item)
        elif item.name == "br":
            yield from _flush(run)
        elif item.name == "table":
            yield from _flush(run)
            yield from _table(item)
        elif item.name == "item":
            yield from _flush(run)
            for number, line in enumerate(lines(item)):
                yield f"- {line}" if number == 0 else f"  {line}"
        elif item.name in _SKIPPED:
            continue
        elif item.name in _BLOCKS or any(n.name in _BLOCKS or n.name == "br" for n in item.walk()):
            yield from _flush(run)
            yield from lines(item)
        else:
            run.append(item.text())
    yield from _flush(run)


def _table(table: Node) -> Iterator[str]:
    """What stands above and below a table's rows, and the rows."""
    rows: list[Row] = []
    fills: dict[int, int] = {}
    for part in _parts(table):
        if part.name != "tr":
            yield from lines(part)
            continue
        cells: list[tuple[str, int]] = []
        waiting = list(part.children("td", "th"))[:MOST_COLUMNS]
        for column in range(MOST_COLUMNS):
            if fills.get(column):
                # A cell of a row above reaches down to this one.
                fills[column] -= 1
                cells.append(("", 1))
            elif waiting:
                cell = waiting.pop(0)
                cells.append((" / ".join(lines(cell)), 1))
                fills[column] = _count(cell.get("rowspan")) - 1
                if (wide := _count(cell.get("colspan"))) > 1:
                    waiting[:0] = [Node("td", {}) for _ in range(wide - 1)]
        if any(text for text, _ in cells):
            rows.append(Row(cells))
    yield from table_lines(rows)


def heads(node: Node) -> Iterator[str]:
    """The rows of its tables that stand above the columns."""
    for table in (each for each in node.walk() if each.name == "table"):
        for part in table.children():
            rows = part.children("tr") if part.name in {"thead", "tbody"} else iter([part])
            for row in rows:
                cells = list(row.children())
                if part.name == "thead" or (cells and all(c.name == "th" for c in cells)):
                    yield "  ".join(" / ".join(lines(cell)) for cell in cells)


def _parts(table: Node) -> Iterator[Node]:
    for part in table.children():
        if part.name in {"thead", "tbody", "tfoot"}:
            yield from part.children("tr")
        elif part.name not in _SKIPPED:
            yield part


def _count(told: str) -> int:
    """How many rows or columns a cell says that it fills."""
    return max(1, min(int(told[:3]), MOST_COLUMNS)) if told.isdecimal() else 1


def _flush(run: list[str]) -> Iterator[str]:
    text = clean("".join(run))
    run.clear()
    if text:
        yield text


class Anchors:
    """Text of the narrative by the ``ID`` that coded entries refer to."""

    def __init__(self, root: Node) -> None:
        self._nodes: dict[str, Node] = {}
        for node in root.walk():
            if name := node.get("ID"):
                self._nodes.setdefault(name, node)

    def text(self, node: Node | None) -> str:
        """The text of an ``originalText`` or ``text``: its own, or what it refers to."""
        if node is None:
            return ""
        reference = node.child("reference")
        if reference is not None:
            target = self._nodes.get(reference.get("value").lstrip("#"))
            if target is not None:
                return " ".join(lines(target) if target.name != "tr" else lines(_row(target)))
        return clean(node.text())


def _row(row: Node) -> Node:
    """A row on its own, as a block whose one line is that row."""
    block = Node("table", {})
    block.content.append(row)
    return block
