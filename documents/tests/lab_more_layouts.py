"""Layouts of other countries and of laboratories that print more than one result a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from documents.tests.lab_column_layouts import Result, Row, line


def ranges_left_of_names(results: Sequence[Result]) -> list[Row]:
    at = (2, 30, 62, 76)
    return [line("Reference Range", "Test", "Result", "Flag", at=at)] + [
        line(f"{r.range} {r.unit}", r.name, r.value, r.letter, at=at) for r in results
    ]


def unit_left_of_value(results: Sequence[Result]) -> list[Row]:
    return [line("Test", "Units", "Result", "Range")] + [
        line(r.name, r.unit, r.value, r.range) for r in results
    ]


def arrows_left_of_value(results: Sequence[Result]) -> list[Row]:
    arrows = {"H": "\u2191 ", "L": "\u2193 ", "": ""}
    return [line("Test", "Result", "Units", "Range")] + [
        line(r.name, arrows[r.letter] + r.value, r.unit, r.range) for r in results
    ]


def flag_column_before_value(results: Sequence[Result]) -> list[Row]:
    at = (2, 38, 44, 58, 72)
    return [line("Parameter", "Flag", "Result", "Unit", "Reference", at=at)] + [
        line(r.name, r.letter, r.value, r.unit, r.range, at=at) for r in results
    ]


def star_before_value(results: Sequence[Result]) -> list[Row]:
    return [line(r.name, f"* {r.value}" if r.letter else r.value, r.unit, r.range) for r in results]


def brackets_of_general_practice(results: Sequence[Result]) -> list[Row]:
    return [[(0, "BLOOD RESULTS")]] + [
        line(r.name, f"{r.value} {r.unit}", f"({r.range})", r.letter) for r in results
    ]


def semicolons(results: Sequence[Result]) -> list[Row]:
    return [[(0, "Test;Result;Unit;Range;Flag")]] + [
        [(0, f"{r.name};{r.value};{r.unit};{r.range};{r.letter}")] for r in results
    ]


def comments_under(results: Sequence[Result]) -> list[Row]:
    rows = [line("Test", "Result", "Unit", "Range")]
    for r in results:
        rows += [
            line(r.name, r.value, r.unit, r.range),
            [(4, "Comment: interpret with the clinical picture and repeat in 3 months.")],
        ]
    return rows


def with_prices_and_phones(results: Sequence[Result]) -> list[Row]:
    rows: list[Row] = [
        [(0, "Example Laboratory, 12 High Street, Springfield 62704")],
        [(0, "Tel. 0800 555 0100"), (50, "Invoice 4711: 125.00")],
        [(0, "Accession 24-123456"), (40, "Age 43 y"), (60, "Page 1 of 1")],
    ]
    rows += [line("Test", "Result", "Unit", "Range")]
    rows += [line(r.name, r.value, r.unit, r.range) for r in results]
    return [*rows, [(0, "Next visit on 12 April at 10:30. Take iron 65 mg and potassium 20 mEq.")]]


def goal_column(results: Sequence[Result]) -> list[Row]:
    at = (2, 34, 50, 64, 78)
    return [line("Test", "Your goal", "Result", "Unit", "Range", at=at)] + [
        line(r.name, "< 7", r.value, r.unit, r.range, at=at) for r in results
    ]


MORE: dict[str, Callable[[Sequence[Result]], list[Row]]] = {
    f.__name__: f
    for f in (
        ranges_left_of_names, unit_left_of_value, arrows_left_of_value, flag_column_before_value,
        star_before_value, brackets_of_general_practice, semicolons, comments_under,
        with_prices_and_phones, goal_column,
    )
}  # fmt: skip
