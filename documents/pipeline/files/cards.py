"""Cards side by side: each is read to its end before the one to its right.

A card begins with a name; the line under it holds a figure at the name's own left edge or middle,
and more lines follow. A table differs: it has names at the left of its figures, or figures on many
lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a horizontal extent and a height."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


W = TypeVar("W", bound=Spanned)

_MOST_LINES: Final = 8
_MOST_CARDS: Final = 6
_NEAR: Final = 0.5
"""How far edges that stand below each other may be apart, in heights."""
_CELL: Final = 0.8
_NAME: Final = re.compile(r"[^\W\d_]")
_MONTH: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_FIGURE: Final = re.compile(
    rf"[<>≤≥]?\s?{_NUMBER}(?!\.?\d|\s?[-–—~/:]\s?\d|\s(?:to|à|a|bis)\s\d|\.?[-\s]{_MONTH}\b)",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(rf"{_NUMBER}\s{_NUMBER}$")
"""The two ends of a bar, which are no result."""
_UNTIL: Final = float("inf")

Cell = list[W]
_Place = Callable[[Sequence[Spanned]], float]


def read_cards(lines: Sequence[Sequence[W]], start: int) -> tuple[int, list[list[W]]] | None:
    """Where the row of cards that begins at ``start`` ends, and the words of each; or None."""
    if start + 2 >= len(lines):
        return None
    edges = _edges(lines[start], lines[start + 1])
    if edges is None:
        return None
    end = start + 2
    while end < min(len(lines), start + _MOST_LINES):
        fits = _part(lines[end], edges) is not None
        if not fits or _edges_again(lines, end, edges) or _far(lines[end - 1], lines[end]):
            break
        end += 1
    band = [_part(line, edges) for line in lines[start:end]]
    if end - start < 3 or any(part is None for part in band):
        return None
    parts = [part for part in band if part is not None]
    if any(_begins_with_figure(words) for part in parts[2:] for words in part):
        return None
    if not any(sum(bool(words) for words in part) > 1 for part in parts[2:]):
        return None
    return end, [[w for part in parts for w in part[card]] for card in range(len(edges))]


def _edges(names: Sequence[W], figures: Sequence[W]) -> list[float] | None:
    """Where the cards under ``names`` begin, if ``figures`` holds one figure under each."""
    heads = [c for c in _cells(names) if _NAME.match(c[0].text)]
    values = [c for c in _cells(figures) if _FIGURE.match(_told(c))]
    if len(heads) < 2 or not 2 <= len(values) <= _MOST_CARDS:
        return None
    for place in (_left, _middle):
        under = [_over(value, heads, place) for value in values]
        tops = [head for head in under if head is not None]
        if len(tops) < len(values) or len({id(top) for top in tops}) < len(tops):
            continue
        if place is _left:
            edges = [top[0].x0 - _NEAR * _size(top) for top in tops]
        elif len(tops) == len(heads) == len(_cells(names)) == len(_cells(figures)):
            middles = [_middle(top) for top in tops]
            between = [(a + b) / 2 for a, b in pairwise(middles)]
            edges = [2 * middles[0] - between[0], *between]
        else:
            continue
        if _part(names, edges) and _part(figures, edges):
            return edges
    return None


def _edges_again(lines: Sequence[Sequence[W]], at: int, edges: Sequence[float]) -> bool:
    """Whether the next row of cards begins here: names again, figures under them."""
    if at + 1 >= len(lines):
        return False
    again = _edges(lines[at], lines[at + 1])
    return again is not None and any(abs(a - b) < _size(lines[at]) for a in again for b in edges)


def _over(value: Cell[W], heads: Sequence[Cell[W]], place: _Place) -> Cell[W] | None:
    near = [h for h in heads if abs(place(h) - place(value)) <= _NEAR * _size(h)]
    return near[0] if len(near) == 1 else None


def _part(line: Sequence[W], edges: Sequence[float]) -> list[Cell[W]] | None:
    """The line's words card by card; None where a cell stands before the first or over two."""
    out: list[Cell[W]] = [[] for _ in edges]
    for cell in _cells(line):
        at = sum(edge <= cell[0].x0 for edge in edges) - 1
        until = edges[at + 1] if at + 1 < len(edges) else _UNTIL
        if at < 0 or cell[-1].x1 > until:
            return None
        out[at] += cell
    return out


def _begins_with_figure(words: Cell[W]) -> bool:
    told = _told(words)
    return bool(_FIGURE.match(told)) and not _ENDS.match(told)


def _told(words: Cell[W]) -> str:
    return " ".join(word.text for word in words)


def _cells(line: Sequence[W]) -> list[Cell[W]]:
    cells: list[Cell[W]] = []
    for word in line:
        last = cells[-1][-1] if cells else None
        size = min(_size([word]), _size([last])) if last else 0.0
        if last is None or word.x0 - last.x1 > _CELL * size:
            cells.append([])
        cells[-1].append(word)
    return cells


def _far(above: Sequence[Spanned], below: Sequence[Spanned]) -> bool:
    """Whether so much is left blank between two lines that the second is of something else."""
    return min(w.y0 for w in below) - max(w.y1 for w in above) > 4 * _size(below)


def _size(words: Sequence[Spanned]) -> float:
    return words[0].y1 - words[0].y0


def _left(cell: Sequence[Spanned]) -> float:
    return cell[0].x0


def _middle(cell: Sequence[Spanned]) -> float:
    return (cell[0].x0 + cell[-1].x1) / 2
