"""The narrative blocks of a C-CDA: what its author meant people to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from documents.pipeline.structured.record import clean
from documents.pipeline.structured.xmltree import Node

_BLOCKS: Final = frozenset({"paragraph", "caption", "table", "list", "item", "tr", "text", "title"})
_SKIPPED: Final = frozenset({"colgroup", "col", "renderMultiMedia"})


def lines(node: Node) -> Iterator[str]:
    """A narrative as lines: a table's row is a line, its cells two spaces apart."""
    run: list[str] = []
    for item in node.content:
        if isinstance(item, str):
            run.append(item)
        elif item.name == "br":
            yield from _flush(run)
        elif item.name == "tr":
            yield from _flush(run)
            row = [" / ".join(lines(cell)) for cell in item.children("td", "th")]
            if any(row):
                yield "  ".join(cell for cell in row if cell)
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
