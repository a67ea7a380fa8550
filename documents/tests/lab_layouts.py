"""Made-up laboratory reports in many layouts, drawn as pages with known results.

A layout is a function from results to rows of ``(column, text)`` fragments, which
``documents.tests.lab_pages`` puts on a page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Fragment = tuple[int, str]
Row = list[Fragment]


@dataclass(frozen=True)
class Result:
    """One printed result. ``low``/``high`` are the printed bounds, ``flag`` what they imply."""

    name: str
    value: str
    unit: str
    low: str | None = None
    high: str | None = None
    flag: str = "normal"

    @property
    def range(self) -> str:
        if self.low and self.high:
            return f"{self.low} - {self.high}"
        return f"> {self.low}" if self.low else f"< {self.high}"

    @property
    def letter(self) -> str:
        return {"high": "H", "low": "L"}.get(self.flag, "")

    @property
    def word(self) -> str:
        return self.flag.title()


R = Result
BLOOD = [
    R("Hemoglobin", "10.4", "g/dL", "12.0", "15.5", "low"),
    R("WBC Count", "7.31", "x10^3/uL", "4.00", "11.00"),
    R("Platelet Count", "512", "K/uL", "150", "400", "high"),
    R("MCV", "88.2", "fL", "80.0", "100.0"),
    R("Glucose, Fasting", "118", "mg/dL", "70", "99", "high"),
    R("Creatinine", "0.84", "mg/dL", "0.60", "1.20"),
    R("Potassium", "3.3", "mmol/L", "3.5", "5.1", "low"),
    R("LDL Cholesterol", "131", "mg/dL", None, "100", "high"),
    R("HDL Cholesterol", "61", "mg/dL", "40", None),
    R("Vitamin B12", "455", "pg/mL", "211", "911"),
    R("TSH", "2.180", "uIU/mL", "0.450", "4.500"),
    R("Vitamin D, 25-Hydroxy", "22.4", "ng/mL", "30.0", "100.0", "low"),
    R("Free T4", "1.22", "ng/dL", "0.82", "1.77"),
    R("Hemoglobin A1c", "5.9", "%", "4.0", "5.6", "high"),
    R("Alkaline Phosphatase", "77", "U/L", "44", "121"),
]
COMMA = [
    R("Hämoglobin", "11,4", "g/dl", "12,0", "16,0", "low"),
    R("Leukozyten", "7,8", "Tsd/µl", "4,0", "10,0"),
    R("Kreatinin", "1,31", "mg/dl", "0,50", "0,90", "high"),
    R("Kalium", "4,1", "mmol/l", "3,5", "5,1"),
    R("TSH", "2,345", "mU/l", "0,400", "4,000"),
]


def _line(*parts: str, at: Sequence[int] = (2, 38, 52, 66, 86)) -> Row:
    return [(x, p) for x, p in zip(at, parts, strict=False) if p]


def four_columns(results: Sequence[Result]) -> list[Row]:
    return [_line("Test Name", "Result", "Unit", "Reference Range")] + [
        _line(r.name, r.value, r.unit, r.range) for r in results
    ]


def five_with_status(results: Sequence[Result]) -> list[Row]:
    return [_line("INVESTIGATION", "OBSERVED VALUE", "UNIT", "BIOLOGICAL REF. INTERVAL", "STATUS",
                  at=(2, 38, 56, 66, 92))] + [
        _line(r.name, r.value, r.unit, r.range, r.word, at=(2, 38, 56, 66, 92)) for r in results
    ]  # fmt: skip


def flag_before_units(results: Sequence[Result]) -> list[Row]:
    """The order of large United States chains, with the performing site last."""
    at = (2, 38, 50, 58, 72, 94)
    return [_line("TESTS", "RESULT", "FLAG", "UNITS", "REFERENCE INTERVAL", "LAB", at=at)] + [
        _line(
            r.name,
            r.value,
            {"H": "High", "L": "Low"}.get(r.letter, ""),
            r.unit,
            r.range,
            "01",
            at=at,
        )
        for r in results
    ]


def in_and_out_of_range(results: Sequence[Result]) -> list[Row]:
    at = (2, 40, 54, 70, 96)
    rows = [_line("Test Name", "In Range", "Out Of Range", "Reference Range", "Lab", at=at)]
    for r in results:
        inside, outside = ("", f"{r.value} {r.letter}") if r.letter else (r.value, "")
        rows.append(_line(r.name, inside, outside, f"{r.range} {r.unit}", "AB", at=at))
    return rows


def value_with_unit(results: Sequence[Result]) -> list[Row]:
    return [_line("Test", "Result", "Normal Range")] + [
        _line(r.name, f"{r.value} {r.unit}", r.range) for r in results
    ]


def value_with_unit_no_head(results: Sequence[Result]) -> list[Row]:
    return [_line(r.name, f"{r.value} {r.unit}", r.range) for r in results]


def no_head(results: Sequence[Result]) -> list[Row]:
    return [_line(r.name, r.value, r.unit, r.range, r.letter) for r in results]


def range_before_unit(results: Sequence[Result]) -> list[Row]:
    return [_line("Examination", "Value", "Normal", "Units")] + [
        _line(r.name, r.value, r.range, r.unit) for r in results
    ]


def range_before_result(results: Sequence[Result]) -> list[Row]:
    return [_line("Parameter", "Reference Range", "Result", "Units")] + [
        _line(r.name, r.range, r.value, r.unit) for r in results
    ]


def low_and_high_columns(results: Sequence[Result]) -> list[Row]:
    at = (2, 38, 50, 64, 76)
    both = [r for r in results if r.low and r.high]
    return [_line("Analyte", "Result", "Units", "Low", "High", at=at)] + [
        _line(r.name, r.value, r.unit, r.low or "", r.high or "", at=at) for r in both
    ]


def flags_left(results: Sequence[Result]) -> list[Row]:
    at = (2, 8, 44, 58, 72)
    return [_line("Flag", "Component", "Value", "Units", "Ref Range", at=at)] + [
        _line(r.letter, r.name, r.value, r.unit, r.range, at=at) for r in results
    ]


def star_before_name(results: Sequence[Result]) -> list[Row]:
    return [_line("Test", "Result", "Units", "Range")] + [
        _line(("*" if r.letter else "") + r.name, r.value, r.unit, r.range) for r in results
    ]


def glued_flags(results: Sequence[Result]) -> list[Row]:
    return [_line("Test", "Result", "Units", "Reference")] + [
        _line(r.name, r.value + r.letter, r.unit, r.range) for r in results
    ]


def bracket_flags(results: Sequence[Result]) -> list[Row]:
    return [_line("Test", "Result", "Units", "Reference")] + [
        _line(r.name, r.value + (f" ({r.letter})" if r.letter else ""), r.unit, r.range)
        for r in results
    ]


def arrow_flags(results: Sequence[Result]) -> list[Row]:
    arrows = {"H": "\u2191", "L": "\u2193", "": ""}
    return [_line("Test", "Result", "Units", "Reference")] + [
        _line(r.name, f"{r.value} {arrows[r.letter]}".strip(), r.unit, r.range) for r in results
    ]


def star_words(results: Sequence[Result]) -> list[Row]:
    return [_line("Test Name", "Result", "Unit", "Reference Range", "Status")] + [
        _line(r.name, r.value, r.unit, r.range, f"*** {r.flag.upper()} ***" if r.letter else "")
        for r in results
    ]


def colon_lines(results: Sequence[Result]) -> list[Row]:
    return [
        [(0, f"{r.name}: {r.value} {r.unit} (Reference Range: {r.range} {r.unit})")]
        for r in results
    ]


def colon_columns(results: Sequence[Result]) -> list[Row]:
    return [_line(r.name, f": {r.value}", r.unit, f"[Normal: {r.range}]", r.word) for r in results]


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
    return [_line("S.No", "Test Description", "Result", "Unit", "Reference Range", at=at)] + [
        _line(str(i), r.name, r.value, r.unit, r.range, at=at) for i, r in enumerate(results, 1)
    ]


def with_codes(results: Sequence[Result]) -> list[Row]:
    at = (2, 34, 48, 60, 74)
    return [_line("Test", "Code", "Result", "Units", "Reference Range", at=at)] + [
        _line(r.name, f"{4100 + i}-{i % 10}", r.value, r.unit, r.range, at=at)
        for i, r in enumerate(results)
    ]


def methods_under(results: Sequence[Result]) -> list[Row]:
    rows = four_columns([])
    for r in results:
        rows += [_line(r.name, r.value, r.unit, r.range), [(3, "(Photometric, 2 point rate)")]]
    return rows


def method_column(results: Sequence[Result]) -> list[Row]:
    at = (2, 34, 46, 58, 78)
    return [_line("Test", "Result", "Unit", "Bio. Ref. Range", "Method", at=at)] + [
        _line(r.name, r.value, r.unit, r.range, "Enzymatic colour", at=at) for r in results
    ]


def units_with_names(results: Sequence[Result]) -> list[Row]:
    return [_line("Test", "Result", "Reference")] + [
        _line(f"{r.name} ({r.unit})", r.value, r.range) for r in results
    ]


def units_with_ranges(results: Sequence[Result]) -> list[Row]:
    return [_line("Component", "Your Value", "Standard Range", "Flag")] + [
        _line(r.name, r.value, f"{r.range} {r.unit}", r.letter) for r in results
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
        row = _line(left.name, left.value, left.unit, left.range, at=(0, 24, 32, 42))
        if right:
            row += _line(right.name, right.value, right.unit, right.range, at=(58, 82, 90, 100))
        rows.append(row)
    return rows


def side_by_side_heads(results: Sequence[Result]) -> list[Row]:
    heads = _line("Test", "Result", "Unit", "Range", at=(0, 24, 32, 42))
    heads += _line("Test", "Result", "Unit", "Range", at=(58, 82, 90, 100))
    return [heads, *side_by_side(results)]


def previous_column(results: Sequence[Result]) -> list[Row]:
    at = (2, 36, 48, 62, 78)
    return [_line("Test", "Result", "Unit", "Previous Result", "Reference Range", at=at)] + [
        _line(r.name, r.value, r.unit, str(37 + i), r.range, at=at) for i, r in enumerate(results)
    ]


def sex_ranges(results: Sequence[Result]) -> list[Row]:
    both = [r for r in results if r.low and r.high]
    return [[(0, "Name: Testa Person"), (50, "Sex: Female")],
            _line("Test", "Result", "Unit", "Reference")] + [
        _line(r.name, r.value, r.unit, f"M: 1 - 2  F: {r.low} - {r.high}") for r in both
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
        rows.append(_line(r.name, r.value, r.unit, r.range, at=(5, 38, 52, 66)))
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
}  # fmt: skip
