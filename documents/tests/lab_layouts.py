"""More layouts (flags, lists, portals, panels), and the register of all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from documents.tests.lab_column_layouts import (
    Result,
    Row,
    five_with_status,
    flag_before_units,
    four_columns,
    in_and_out_of_range,
    line,
    low_and_high_columns,
    no_head,
    range_before_result,
    range_before_unit,
    value_with_unit,
    value_with_unit_no_head,
)
from documents.tests.lab_more_layouts import MORE


def flags_left(results: Sequence[Result]) -> list[Row]:
    at = (2, 8, 44, 58, 72)
    return [line("Flag", "Component", "Value", "Units", "Ref Range", at=at)] + [
        line(r.letter, r.name, r.value, r.unit, r.range, at=at) for r in results
    ]


def star_before_name(results: Sequence[Result]) -> list[Row]:
    return [line("Test", "Result", "Units", "Range")] + [
        line(("*" if r.letter else "") + r.name, r.value, r.unit, r.range) for r in results
    ]


def glued_flags(results: Sequence[Result]) -> list[Row]:
    return [line("Test", "Result", "Units", "Reference")] + [
        line(r.name, r.value + r.letter, r.unit, r.range) for r in results
    ]


def bracket_flags(results: Sequence[Result]) -> list[Row]:
    return [line("Test", "Result", "Units", "Reference")] + [
        line(r.name, r.value + (f" ({r.letter})" if r.letter else ""), r.unit, r.range)
        for r in results
    ]


def arrow_flags(results: Sequence[Result]) -> list[Row]:
    arrows = {"H": "\u2191", "L": "\u2193", "": ""}
    return [line("Test", "Result", "Units", "Reference")] + [
        line(r.name, f"{r.value} {arrows[r.letter]}".strip(), r.unit, r.range) for r in results
    ]


def star_words(results: Sequence[Result]) -> list[Row]:
    return [line("Test Name", "Result", "Unit", "Reference Range", "Status")] + [
        line(r.name, r.value, r.unit, r.range, f"*** {r.flag.upper()} ***" if r.letter else "")
        for r in results
    ]


def colon_lines(results: Sequence[Result]) -> list[Row]:
    return [
        [(0, f"{r.name}: {r.value} {r.unit} (Reference Range: {r.range} {r.unit})")]
        for r in results
    ]


def colon_columns(results: Sequence[Result]) -> list[Row]:
    return [line(r.name, f": {r.value}", r.unit, f"[Normal: {r.range}]", r.word) for r in results]


def equals_lines(results: Sequence[Result]) -> list[Row]:
    return [[(0, f"{r.name} = {r.value} {r.unit} [{r.range}]")] for r in results]


def bullets(results: Sequence[Result]) -> list[Row]:
    return [[(0, "LABORATORY RESULTS:")]] + [
        [
            (
                0,
                f"- {r.name}: {r.value} {r.unit} (ref {r.range})"
                + (f" [{r.flag.upper()}]" if r.letter else ""),
            )
        ]
        for r in results
    ]


def single_spaces(results: Sequence[Result]) -> list[Row]:
    return [[(0, f"{r.name} {r.value} {r.unit} {r.range}")] for r in results]


def pipes(results: Sequence[Result]) -> list[Row]:
    return [[(0, "| Test | Result | Units | Reference Range | Flag |")],
            [(0, "|------|--------|-------|-----------------|------|")]] + [
        [(0, f"| {r.name} | {r.value} | {r.unit} | {r.range} | {r.letter} |")] for r in results
    ]  # fmt: skip


def dot_leaders(results: Sequence[Result]) -> list[Row]:
    return [
        [(0, f"{r.name} {'.' * (34 - len(r.name))} {r.value} {r.unit}"), (60, r.range)]
        for r in results
    ]


def numbered(results: Sequence[Result]) -> list[Row]:
    at = (2, 8, 44, 58, 72)
    return [line("S.No", "Test Description", "Result", "Unit", "Reference Range", at=at)] + [
        line(str(i), r.name, r.value, r.unit, r.range, at=at) for i, r in enumerate(results, 1)
    ]


def with_codes(results: Sequence[Result]) -> list[Row]:
    at = (2, 34, 48, 60, 74)
    return [line("Test", "Code", "Result", "Units", "Reference Range", at=at)] + [
        line(r.name, f"{4100 + i}-{i % 10}", r.value, r.unit, r.range, at=at)
        for i, r in enumerate(results)
    ]


def methods_under(results: Sequence[Result]) -> list[Row]:
    rows = four_columns([])
    for r in results:
        rows += [line(r.name, r.value, r.unit, r.range), [(3, "(Photometric, 2 point rate)")]]
    return rows


def method_column(results: Sequence[Result]) -> list[Row]:
    at = (2, 34, 46, 58, 78)
    return [line("Test", "Result", "Unit", "Bio. Ref. Range", "Method", at=at)] + [
        line(r.name, r.value, r.unit, r.range, "Enzymatic colour", at=at) for r in results
    ]


def units_with_names(results: Sequence[Result]) -> list[Row]:
    return [line("Test", "Result", "Reference")] + [
        line(f"{r.name} ({r.unit})", r.value, r.range) for r in results
    ]


def units_with_ranges(results: Sequence[Result]) -> list[Row]:
    return [line("Component", "Your Value", "Standard Range", "Flag")] + [
        line(r.name, r.value, f"{r.range} {r.unit}", r.letter) for r in results
    ]


def portal_blocks(results: Sequence[Result]) -> list[Row]:
    rows: list[Row] = []
    for r in results:
        rows += [[(0, r.name)], [(2, f"Your value: {r.value} {r.unit}")],
                 [(2, f"Standard range: {r.range} {r.unit}")]]  # fmt: skip
    return rows


def portal_value_last(results: Sequence[Result]) -> list[Row]:
    rows: list[Row] = []
    for r in results:
        rows += [[(0, r.name)], [(2, f"Normal range: {r.range} {r.unit}")], [(2, f"{r.value}")]]
    return rows


def cell_a_line(results: Sequence[Result]) -> list[Row]:
    rows: list[Row] = []
    for r in results:
        rows += [[(0, r.name)], [(0, r.value)], [(0, r.unit)], [(0, r.range)]]
    return rows


def side_by_side(results: Sequence[Result]) -> list[Row]:
    half = (len(results) + 1) // 2
    rows: list[Row] = []
    for left, right in zip(results[:half], [*results[half:], None], strict=False):
        row = line(left.name, left.value, left.unit, left.range, at=(0, 24, 32, 42))
        if right:
            row += line(right.name, right.value, right.unit, right.range, at=(58, 82, 90, 100))
        rows.append(row)
    return rows


def side_by_side_heads(results: Sequence[Result]) -> list[Row]:
    heads = line("Test", "Result", "Unit", "Range", at=(0, 24, 32, 42))
    heads += line("Test", "Result", "Unit", "Range", at=(58, 82, 90, 100))
    return [heads, *side_by_side(results)]


def previous_column(results: Sequence[Result]) -> list[Row]:
    at = (2, 36, 48, 62, 78)
    return [line("Test", "Result", "Unit", "Previous Result", "Reference Range", at=at)] + [
        line(r.name, r.value, r.unit, str(37 + i), r.range, at=at) for i, r in enumerate(results)
    ]


def sex_ranges(results: Sequence[Result]) -> list[Row]:
    both = [r for r in results if r.low and r.high]
    return [[(0, "Name: Testa Person"), (50, "Sex: Female")],
            line("Test", "Result", "Unit", "Reference")] + [
        line(r.name, r.value, r.unit, f"M: 1 - 2  F: {r.low} - {r.high}") for r in both
    ]  # fmt: skip


def indented_panels(results: Sequence[Result]) -> list[Row]:
    rows: list[Row] = [
        [(30, "HAEMATOLOGY")],
        *four_columns([]),
        [(0, "COMPLETE BLOOD COUNT, EDTA BLOOD")],
    ]
    for i, r in enumerate(results):
        if i == 4:
            rows += [[(0, "BIOCHEMISTRY")], [(2, "Serum chemistry profile")]]
        rows.append(line(r.name, r.value, r.unit, r.range, at=(5, 38, 52, 66)))
    return rows


LAYOUTS: dict[str, Callable[[Sequence[Result]], list[Row]]] = {
    f.__name__: f
    for f in (
        four_columns, five_with_status, flag_before_units, in_and_out_of_range, value_with_unit,
        value_with_unit_no_head, no_head, range_before_unit, range_before_result,
        low_and_high_columns, flags_left, star_before_name, glued_flags, bracket_flags,
        arrow_flags, star_words, colon_lines, colon_columns, equals_lines, bullets, single_spaces,
        pipes, dot_leaders, numbered, with_codes, methods_under, method_column, units_with_names,
        units_with_ranges, portal_blocks, portal_value_last, cell_a_line, side_by_side,
        side_by_side_heads, previous_column, sex_ranges, indented_panels,
    )
} | MORE  # fmt: skip
