"""All laboratory results of a document, line by line.

A number is never made: a row's value is the slice of the page at ``value_source``. What can't be
placed for certain is left out, or kept and marked for review.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from documents.pipeline.labs.accept import is_result
from documents.pipeline.labs.allergens import of_its_allergen
from documents.pipeline.labs.below import listed_ranges, title_above, unit_below
from documents.pipeline.labs.columns import Header
from documents.pipeline.labs.context import (
    Mode,
    own_specimen,
    read_facts,
)
from documents.pipeline.labs.days import read_turned
from documents.pipeline.labs.draft import Draft, is_alone
from documents.pipeline.labs.earlier import told_of_then
from documents.pipeline.labs.ends import read_ends, with_ends
from documents.pipeline.labs.fields import read_entry
from documents.pipeline.labs.figures import Figures
from documents.pipeline.labs.header import is_other_table
from documents.pipeline.labs.heads import heads_at
from documents.pipeline.labs.judge import judged, told_once
from documents.pipeline.labs.known import Known
from documents.pipeline.labs.left_table import leaves_table
from documents.pipeline.labs.lines import Line, read_lines
from documents.pipeline.labs.marks import is_strip, minus_is_a_mark, of_strip, stars_are_marks
from documents.pipeline.labs.mirrored import read_mirrored
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.places import out_of_place, place_of
from documents.pipeline.labs.prose import find_in_prose
from documents.pipeline.labs.prose.paragraphs import Said, is_told, paragraphs, tells_more
from documents.pipeline.labs.range_cells import ranges_of_cell
from documents.pipeline.labs.review import STRAY, to_row, with_reason
from documents.pipeline.labs.rows import Reader
from documents.pipeline.labs.samples import (
    heads_controls,
    is_of_a_control,
)
from documents.pipeline.labs.spread import (
    LOOK_AHEAD,
    block_at,
    opens_block,
    ranges_below,
    verdict_of,
)
from documents.pipeline.labs.state import State
from documents.pipeline.labs.tokens import Scanner
from documents.pipeline.labs.transposed import heads_days
from documents.pipeline.labs.unread import still_unread, unread_row
from documents.pipeline.labs.wrapped import name_around, with_name_below, with_wrapped_name
from documents.pipeline.types import DateFound, LabRow, Page, Section
from knowledge import analytes

_NO_RESULTS = frozenset({Mode.MEDICINES, Mode.RANGES, Mode.CONTROLS})
_RULE = re.compile(r"[\s|=_*+\-–—.~#]*$")


def find_labs(pages: Sequence[Page], dates: Sequence[DateFound] = ()) -> tuple[LabRow, ...]:
    """Every result on the pages, in the order they stand; ``dates`` are the document's."""
    return read_labs(pages, dates)[0]


def read_labs(
    pages: Sequence[Page], dates: Sequence[DateFound] = ()
) -> tuple[tuple[LabRow, ...], tuple[Section, ...]]:
    """The results, and the names of tests of which one is printed that could not be read."""
    state = State(read_facts(pages))
    loose: list[Said] = []
    for page in pages:
        loose += _read_page(page, state)
    table = state.tabular >= 3
    known = Known(state.rows)
    for said in paragraphs(loose):
        if said.mode is Mode.CONTROLS or (table and said.mode is not Mode.RESULTS):
            continue
        for each in find_in_prose(said, state.facts, beside_a_table=table):
            row = of_its_allergen(said.line.page.text, each)
            if not known.has(row):
                known.add(row)
                state.rows.append(row)
                state.told[row.source.page].add(row.value_source.start)
    texts = {page.number: page.text for page in pages}
    rows = [of_its_allergen(texts[r.source.page], state.ranges.given_to(r)) for r in state.rows]
    rows = judged(pages, rows, dates, state.apart, state.told)
    unread = [*state.unread, *(state.unread_rows if table else ())]
    rows = told_of_then(pages, told_once(rows))
    return tuple(rows), still_unread(unread, rows)


def _read_page(page: Page, state: State) -> list[Said]:
    lines = list(read_lines(page))
    left_over: list[Said] = []
    scanner = Scanner(
        page.text, state.facts.style, spaced=state.facts.spaced,
        stars=stars_are_marks(lines), minus=minus_is_a_mark(lines),
    )  # fmt: skip
    state.read.clear()
    state.ends.clear()
    state.strip = is_strip(lines)
    state.figures = Figures(lines, scanner)
    state.mirrored = read_mirrored(lines, scanner)
    before = len(state.rows)
    at = 0
    while at < len(lines):
        line = lines[at]
        told = is_told(lines, at)
        if _RULE.match(line.text):
            at += 1
            continue
        header, used = heads_at(lines, at, scanner, state.facts.day_first)
        if header:
            state.header, state.aside = header, False
            if not (at and heads_controls(lines[at - 1])):
                state.mode = Mode.RESULTS
        elif is_other_table(line) and not (heads_days(line) or _drafts(line, scanner, state)):
            state.aside, state.header = True, None
        else:
            if state.header and leaves_table(line, state.header, scanner):
                # The columns of the table above say nothing of those below it.
                state.header, state.figures = None, Figures(lines[at:], scanner)
            block = told or opens_block(lines, at, scanner)
            found, used = ([], 1) if block else _rows_of(lines, at, scanner, state)
            if not found and not told:
                found, used = _block(lines, at, scanner, state)
            if not found and not told:
                drafts, used = read_turned(lines, at, scanner, state.facts.day_first)
                found = [r for d in drafts if (r := _row(d, state))]
            if found:
                state.rows += found
                state.read.add(line.start)
                state.row_end = (line.page.number, line.end)
                if tells_more(line):
                    left_over.append(Said(line, state.mode, state.specimen))
            else:
                used = 1
                state.turn(line)
                if (
                    state.mode is Mode.RESULTS
                    and not (state.aside or told)
                    and (lost := unread_row(line, scanner, state.header))
                ):
                    state.unread_rows.append(lost)
                if not (state.aside and len(line.cells) > 1) and not _stray(line, scanner, state):
                    left_over.append(Said(line, state.mode, state.specimen))
        at += used
    state.rows[before:] = with_ends(page, state.rows[before:], state.ends)
    off = {at for placed in state.placed.values() for at in out_of_place(placed)}
    state.placed.clear()
    state.rows[before:] = [
        with_reason(row, STRAY) if row.value_source.start in off else row
        for row in state.rows[before:]
    ]
    return left_over


def _drafts(line: Line, scanner: Scanner, state: State) -> list[Draft]:
    header = state.header
    if header and header.piped != line.piped and len(line.cells) > 1 and line.piped:
        header = None
    own = state.mirrored.get(line.start) if header is None else None
    reader = Reader(scanner, header, state.facts.day_first, state.figures)
    read = [own] if own else reader.read(line)
    if len(read) == 1 and read[0].name.known and is_alone(read[0]) and state.is_below_row(line):
        read[0].cut_out = True  # "eGFR 88" right below another test and its value
    return [
        d for d in map(partial(_under_parent, state), read)
        if is_result(d, state.mode, header, aside=state.aside) or _notes_range(d, state)
    ]  # fmt: skip


def _stray(line: Line, scanner: Scanner, state: State) -> bool:
    """Whether a figure of the line stands under a head that is not known: nothing tells it apart.

    A line of a table is no sentence, which would be read without the heads; nor is a control's.
    """
    if len(line.cells) > 2 and is_of_a_control(line.cells[0].text):
        return True
    if state.header is None or len(line.cells) < 3:
        return False
    return Reader(scanner, state.header, state.facts.day_first).has_stray(line)


def _under_parent(state: State, draft: Draft) -> Draft:
    """The draft, with the tests that its name stands for below ``Bilirubin``, or on a strip."""
    if state.strip and (tests := of_strip(draft.name_text)):
        draft.tests = tests
    elif analytes.candidates(draft.name_text):
        if not draft.name_text.startswith(state.parent):
            state.parent = ""
    elif state.parent:
        draft.tests = analytes.exactly(f"{state.parent} {draft.name_text}") or None
    return draft


def _notes_range(draft: Draft, state: State) -> bool:
    """Keep a line of a list of reference ranges as such; it is not a result."""
    if state.mode is Mode.RANGES:
        state.ranges.note(draft)
    return False


def _rows_of(
    lines: Sequence[Line], at: int, scanner: Scanner, state: State
) -> tuple[list[LabRow], int]:
    drafts = _drafts(lines[at], scanner, state)
    title = title_above(lines, at)
    if title:
        drafts = _titled(lines[at], title, None, scanner, state)
    elif not drafts and (around := name_around(lines, at, scanner, state.read)):
        drafts = _titled(lines[at], around[0], state.header, scanner, state)
        for draft in drafts:
            draft.end = around[1]
    used = 1
    if len(drafts) == 1:
        draft = drafts[0]
        above = _unread_above(lines, at, state)
        if title is None:
            with_wrapped_name(draft, above, state.header)
            with_name_below(draft, lines[at + 1] if at + 1 < len(lines) else None, above)
        cell = ranges_of_cell(lines, at, scanner, draft, state.header) if draft.value else None
        below = [] if cell else ranges_below(lines, at, scanner, draft)
        below = below or ([] if cell else listed_ranges(lines, at, scanner, draft))
        if cell:
            draft.ranges, draft.end = cell
        elif below:
            draft.ranges += below
            draft.unit = draft.unit or below[0].unit
            draft.end = below[-1].outer[1]
        elif unit := unit_below(lines, at, scanner, draft):
            draft.unit, draft.end = unit, unit[1]
        used += sum(1 for line in lines[at + 1 : at + 1 + LOOK_AHEAD] if line.end <= draft.end)
    return [r for d in drafts if (r := _row(d, state))], used


def _unread_above(lines: Sequence[Line], at: int, state: State) -> Line | None:
    return lines[at - 1] if at and lines[at - 1].start not in state.read else None


def _titled(
    line: Line, title: Named, header: Header | None, scanner: Scanner, state: State
) -> list[Draft]:
    """The draft of a line whose test's name stands elsewhere, if it is a result."""
    told = Reader(scanner, header, state.facts.day_first).titled(line, title)
    return [told] if told and is_result(told, state.mode, header, aside=state.aside) else []


def _row(draft: Draft, state: State) -> LabRow | None:
    specimen = own_specimen(draft) or state.specimen
    row = to_row(draft, state.facts, specimen, tests=draft.tests)
    if row:
        if place := place_of(draft, headed=state.header is not None):
            state.placed[id(state.header)].append(place)
        if draft.undated or draft.by_several:
            state.apart[row.source.page].add(row.value_source.start)
        state.tabular += bool(draft.ranges)
        if state.mode is not Mode.RESULTS and draft.ranges:
            state.mode, state.aside = Mode.RESULTS, False
    return row


def _block(
    lines: Sequence[Line], at: int, scanner: Scanner, state: State
) -> tuple[list[LabRow], int]:
    """A result printed as a block: as many lines as still give one row, and a bar's ends below."""
    best: tuple[list[Draft], int] = ([], 1)
    plain = replace(state, header=None)
    for used, block in enumerate(block_at(lines, at, scanner), 2):
        drafts = _drafts(block, scanner, plain)
        if drafts and drafts[0].value and drafts[0].value.start >= lines[at + 1].start:
            best = (drafts, used)
    drafts, used = best
    if entry := read_entry(lines, at, scanner, state.facts.day_first):
        mode = state.mode if state.mode in _NO_RESULTS else Mode.RESULTS
        if entry.draft and is_result(entry.draft, mode, None, aside=False):
            drafts, used = [entry.draft], entry.last - at + 1
        elif entry.lacks_value and mode is Mode.RESULTS:
            drafts, used = [], entry.last - at + 1
            state.unread.append(entry.unread)
    below = at + used
    if len(drafts) == 1 and drafts[0].value and below < len(lines):
        ends = read_ends(lines[below], scanner)
        if ends:
            state.ends[drafts[0].value.start] = ends
            below += 1
        if verdict := verdict_of(lines, below, scanner):
            drafts[0].flags += verdict
            below += 1
    for draft in drafts:
        with_wrapped_name(draft, _unread_above(lines, at, state), None)
    rows = [r for d in drafts if (r := _row(d, state))]
    return (rows, below - at) if rows else ([], 1)
