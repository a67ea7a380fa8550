"""Reading order: where prose runs in columns, the left one is read to its end first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from documents.pipeline.files.cards import Spanned, W, read_cards

_LEAST_LINES: Final = 5
_LEAST_WORDS: Final = 3.5
_LEAST_FILL: Final = 0.6
_LEAST_WORDS_OF_NOTE: Final = 3.8
_LEAST_FILL_OF_NOTE: Final = 0.38
_BLANK: Final = 1.8
_MOST_LINES: Final = 150
_MOST_GAPS: Final = 12


def reading_blocks(lines: Sequence[Sequence[W]]) -> list[list[W]]:
    """Split lines (top to bottom, words left to right) into blocks to be read one by one.

    Columns of running text are pulled apart, whose lines fill the column and hold several words
    each, and cards. A table's cells are short, so its rows stay whole.
    """
    blocks: list[list[W]] = []
    start = 0
    tabular = _tabular_from(lines)
    while start < len(lines):
        found = None if tabular[start] else _columns_from(lines, start)
        cards = read_cards(lines, start) if found is None else None
        if cards is not None:
            start = cards[0]
            blocks += cards[1]
            continue
        if found is None:
            blocks.append(list(lines[start]))
            start += 1
            continue
        end, gutter = found
        band = lines[start:end]
        blocks.append([word for line in band for word in line if word.x1 <= gutter])
        blocks.append([word for line in band for word in line if word.x1 > gutter])
        start = end
    return blocks


def _tabular_from(lines: Sequence[Sequence[W]]) -> list[bool]:
    """For each line, whether no band that begins there can be two columns of prose.

    A line with two wide gaps or more has one inside a column, wherever they part; where more than
    two in five lines are such, however far one goes, one of the columns has too many for prose.
    Most tables are told so at once, without walking down each of their gaps from each line.
    """
    weighed = [0]
    for line in lines:
        weighed.append(weighed[-1] + (3 if len(_gaps(line)) > 1 else -2))
    least = [weighed[-1]] * len(weighed)
    for at in range(len(lines) - 1, -1, -1):
        least[at] = min(weighed[at], least[at + 1])
    beyond = (least[min(at + _LEAST_LINES, len(lines))] for at in range(len(lines)))
    return [most > weighed[at] for at, most in enumerate(beyond)]


def _columns_from(lines: Sequence[Sequence[W]], start: int) -> tuple[int, float] | None:
    """The end of the band of two-column lines that begins at ``start``, and where it parts."""
    gaps = _gaps(lines[start])
    if not gaps and start + 1 < len(lines):
        # Columns whose lines do not stand at one height: the first of each together.
        gaps = _gaps(sorted([*lines[start], *lines[start + 1]], key=lambda w: w.x0))
    for low, high in gaps[:_MOST_GAPS]:
        end = start + 1
        while end < min(len(lines), start + _MOST_LINES):
            span = _free_part(lines[end], low, high)
            if span is None:
                break
            low, high = span
            end += 1
        if end - start >= _LEAST_LINES and _both_prose(lines[start:end], (low + high) / 2):
            return end, (low + high) / 2
    return None


def _gaps(line: Sequence[W]) -> list[tuple[float, float]]:
    """The wide gaps of one line, widest first."""
    gaps = []
    reach = line[0].x1
    for word in line[1:]:
        size = word.y1 - word.y0
        if word.x0 - reach > size:
            gaps.append((reach, word.x0))
        reach = max(reach, word.x1)
    return sorted(gaps, key=lambda gap: gap[0] - gap[1])


def _free_part(line: Sequence[W], low: float, high: float) -> tuple[float, float] | None:
    """The widest part of the gap ``low..high`` that this line leaves free, if it is a gap still."""
    best = (low, low)
    reach = low
    for word in line:
        if word.x1 <= low or word.x0 >= high:
            continue
        if word.x0 - reach > best[1] - best[0]:
            best = (reach, word.x0)
        reach = max(reach, word.x1)
    if high - reach > best[1] - best[0]:
        best = (reach, high)
    size = line[0].y1 - line[0].y0
    return best if best[1] - best[0] > 0.6 * size else None


def _both_prose(lines: Sequence[Sequence[W]], gutter: float) -> bool:
    left = [[w for w in line if w.x1 <= gutter] for line in lines]
    right = [[w for w in line if w.x1 > gutter] for line in lines]
    return (_is_prose(left) and _is_prose(right)) or _are_notes(left, right)


def _is_prose(lines: Sequence[Sequence[W]]) -> bool:
    """Several lines, several words each, most of them as wide as the column."""
    filled = [line for line in lines if line]
    if len(filled) < _LEAST_LINES:
        return False
    words = sum(_says(word) for line in filled for word in line) / len(filled)
    x0 = min(line[0].x0 for line in filled)
    x1 = max(line[-1].x1 for line in filled)
    fill = sum(line[-1].x1 - line[0].x0 for line in filled) / len(filled) / max(1e-6, x1 - x0)
    inner = sum(_has_wide_gap(line) for line in filled)
    return words >= _LEAST_WORDS and fill >= _LEAST_FILL and inner <= 0.2 * len(filled)


def _are_notes(left: Sequence[Sequence[W]], right: Sequence[Sequence[W]]) -> bool:
    """Two columns of a note: headings and short lines among sentences that run over lines.

    A table whose cells are texts has blanks in a column where its neighbour's cell takes more
    lines; a note's lines follow each other.
    """
    columns = [[line for line in lines if line] for lines in (left, right)]
    return all(_is_note(lines) for lines in columns) and any(_runs_on(lines) for lines in columns)


def _is_note(lines: Sequence[Sequence[W]]) -> bool:
    if len(lines) < _LEAST_LINES:
        return False
    words = sum(_says(word) for line in lines for word in line) / len(lines)
    x0, x1 = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    fill = sum(line[-1].x1 - line[0].x0 for line in lines) / len(lines) / max(1e-6, x1 - x0)
    if words < _LEAST_WORDS_OF_NOTE or fill < _LEAST_FILL_OF_NOTE:
        return False
    steps = [below[0].y1 - above[0].y1 for above, below in pairwise(lines)]
    blanks = sum(step > _BLANK * median(steps) for step in steps)
    return blanks * 10 <= len(steps) and not any(_has_wide_gap(line) for line in lines)


def _runs_on(lines: Sequence[Sequence[W]]) -> bool:
    """Whether a line that fills its column goes on in the next, with a small letter."""
    x1 = max(line[-1].x1 for line in lines)
    wide = x1 - min(line[0].x0 for line in lines)
    return any(
        above[-1].x1 > x1 - 0.2 * wide and below[0].text[:1].islower()
        for above, below in pairwise(lines)
    )


def _says(word: Spanned) -> bool:
    """Whether it is a word, and no dot of those that lead from a name to its value."""
    return any(letter.isalnum() for letter in word.text)


def _has_wide_gap(line: Sequence[W]) -> bool:
    return bool(_gaps(line))
