"""Names that take several lines, their result on one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from documents.pipeline.labs.columns import Header
from documents.pipeline.labs.context import heading_specimen
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Cell, Line
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.tokens import Kind, Scanner
from knowledge import analytes

_FIGURES = frozenset({Kind.NUMBER, Kind.BOUND, Kind.WORDS})
_BESIDE = frozenset({Kind.UNIT, Kind.RANGE, Kind.BOUND})
_MOST_WORDS = 6


def with_wrapped_name(draft: Draft, above: Line | None, header: Header | None) -> None:
    """Give the draft the whole name where its first words stand on the line above."""
    if above is None or len(above.cells) != 1:
        return
    first = above.cells[0]
    if header and header.column(first.x0, first.x1, first.index, above.piped).role != "name":
        return
    if not _begins_at(
        first, draft.line.place(draft.name.start, draft.name.end)[0], draft.line
    ) or any(c.isdigit() for c in first.text):
        return
    whole = analytes.exactly(f"{first.text} {draft.name_text}")
    alone = analytes.candidates(draft.name_text)
    own = analytes.exactly(first.text)
    heads = first.text.isupper() and not draft.name_text.isupper()
    if not whole or (heads and not own):
        return
    if alone and set(whole) != set(alone):
        # "Free" over "T4": words that make it another test, unless they head a list of its kind.
        draft.parted |= heading_specimen(above) is None
        return
    if heads or (alone and not set(own) & set(alone)):
        return
    name = draft.name
    draft.name = Named(first.start, name.end, name.tail, True, name.unit, name.flag)


def with_name_below(draft: Draft, below: Line | None, above: Line | None) -> None:
    """Give the draft the whole name where its last words stand alone on the line below.

    Where the words beside the result are a test themselves only small letters go on for certain
    (``Iron`` over ``binding capacity``); where they are none the name may begin above as well.
    """
    rest = _piece_at(draft, below)
    if rest is None or draft.name.said:
        return
    own = next((c for c in draft.line.cells if c.start <= draft.name.start < c.end), None)
    if own and draft.value and own.end <= draft.value.start and own.end > draft.name.end:
        whole = f"{own.text} {rest.text}"
        if analytes.exactly(whole):
            # "Troponin I, High" over "sensitivity": no mark stands beside the name.
            draft.name = replace(draft.name, end=own.end, said=whole, known=True)
            draft.flags = [flag for flag in draft.flags if flag[0] >= own.end]
            draft.end = max(draft.end, rest.end)
            return
    alone = set(analytes.candidates(draft.name_text))
    first = None if alone else _piece_at(draft, above)
    ways = [f"{draft.name_text} {rest.text}"]
    ways += [f"{first.text} {ways[0]}"] if first else []
    said = next((way for way in ways if analytes.exactly(way)), None)
    if said is None or (alone and not rest.text[0].islower()):
        return
    if alone == set(analytes.exactly(said)):
        return
    draft.name = replace(draft.name, said=said, known=True)
    draft.end = max(draft.end, rest.end)


def _piece_at(draft: Draft, line: Line | None) -> Cell | None:
    """The words of a line that stand alone there, below or above the draft's name."""
    if line is None or len(line.cells) != 1:
        return None
    cell = line.cells[0]
    return cell if _begins_at(cell, _left(draft), draft.line) and _is_piece(cell) else None


def name_around(
    lines: Sequence[Line], at: int, scanner: Scanner, read: set[int]
) -> tuple[Named, int] | None:
    """The name of a line that begins with its result, in pieces around it; where the last ends.

    The pieces, two or more, must be one test together, and no other way of joining them another.
    """
    line = lines[at]
    items = list(scanner.items(line.start, line.end))
    if not items or items[0].kind not in _FIGURES or items[0].start != line.start:
        return None
    if not any(i.kind in _BESIDE for i in items[1:]):
        return None
    above = _pieces(reversed(lines[max(0, at - 2) : at]), line, read)[::-1]
    below = _pieces(lines[at + 1 : at + 3], line, read)
    ways = [
        (*above[len(above) - i :], *below[:j])
        for i in range(len(above) + 1) for j in range(len(below) + 1)
        if i + j > 1 and i
    ]  # fmt: skip
    found = {way: set(analytes.exactly(" ".join(c.text for c in way))) for way in ways}
    found = {way: tests for way, tests in found.items() if tests}
    longest = max(found, key=len, default=None)
    if longest is None or any(tests != found[longest] for tests in found.values()):
        return None
    ends_below = longest[-1] in below
    said = " ".join(cell.text for cell in longest)
    name = Named(longest[0].start, longest[0].end, line.start, True, said=said)
    return name, longest[-1].end if ends_below else line.end


def _pieces(lines: Iterable[Line], line: Line, read: set[int]) -> list[Cell]:
    """The cells that stand alone on lines next to one, left of it, below each other."""
    out: list[Cell] = []
    for other in lines:
        cell = other.cells[0]
        if len(other.cells) > 1 or other.start in read or cell.x1 > line.cells[0].x0:
            break
        if not _is_piece(cell) or (out and not _begins_at(cell, out[0].x0, line)):
            break
        out.append(cell)
    return out


def _is_piece(cell: Cell) -> bool:
    return cell.text[-1] not in ":.;" and 0 < len(cell.text.split()) <= _MOST_WORDS


def _left(draft: Draft) -> float:
    return draft.line.place(draft.name.start, draft.name.end)[0]


def _begins_at(cell: Cell, x0: float, line: Line) -> bool:
    return abs(cell.x0 - x0) <= (0.02 if line.words else 2.0)
