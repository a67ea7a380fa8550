"""Figures that are no results where the result itself is missing, or stands behind them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from documents.evaluation.layouts.beside import drawn
from documents.evaluation.layouts.results import Made, american, metric
from documents.evaluation.layouts.sheet import Sheet

_AT = (40, 210, 270, 340, 420)


def _without(sheet: Sheet, of: Sequence[Made], lines: Sequence[int]) -> Sheet:
    """The sheet, whose results on these lines are not printed."""
    gone = {of[line].name for line in lines}
    sheet.gold = [gold for gold in sheet.gold if gold.name not in gone]
    return sheet


def blank_beside_code(chance: random.Random) -> Sheet:
    """Some results are not there yet; the bench's number on their lines is."""
    of = american(chance, 13)
    blank = (2, 5, 9)
    sheet = drawn(
        "CHEMISTRY", ("Test", "Bench", "Result", "Units", "Reference Range"), _AT, of,
        lambda line, m: (m.name, chance.choice(("12", "14", "7")),
                         "" if line in blank else m.value, m.unit, m.span),
    )  # fmt: skip
    return _without(sheet, of, blank)


def blank_without_heads(chance: random.Random) -> Sheet:
    """The same without any head: a catalogue number stands where a result could."""
    of = metric(chance, 13)
    blank = (1, 4, 8)
    sheet = drawn(
        "CHEMISTRY", (), _AT, of,
        lambda line, m: (m.name, str(chance.choice((105, 122, 131, 147))),
                         "" if line in blank else m.value, m.unit, m.span),
    )  # fmt: skip
    return _without(sheet, of, blank)


def blank_with_earlier(chance: random.Random) -> Sheet:
    """The earlier result stands under its head, today's is missing in places."""
    of = metric(chance, 13)
    blank = (0, 3, 7)
    sheet = drawn(
        "CHEMISTRY", ("Test", "Result", "Prior", "Units", "Reference Range"), _AT, of,
        lambda line, m: (m.name, "" if line in blank else m.value, m.value, m.unit, m.span),
    )  # fmt: skip
    return _without(sheet, of, blank)


def number_in_name(chance: random.Random) -> Sheet:
    """The method's number a blank behind the name, in brackets or not."""
    marks = (" (117)", " [12]", "", " 301")
    sheet = drawn(
        "CHEMISTRY", ("Test", "Result", "Units", "Reference Range"), (40, 230, 300, 400),
        american(chance, 13),
        lambda line, m: (m.name + marks[line % 4], m.value, m.unit, m.span),
    )  # fmt: skip
    sheet.gold = [
        replace(gold, names=(gold.name + marks[line % 4],)) for line, gold in enumerate(sheet.gold)
    ]
    return sheet


def code_behind(chance: random.Random) -> Sheet:
    """No heads; a bench number between the value and its unit."""
    return drawn(
        "CHEMISTRY", (), _AT, american(chance, 13),
        lambda _, m: (m.name, m.value, chance.choice(("12", "14", "7")), m.unit, m.span),
    )  # fmt: skip


def code_last(chance: random.Random) -> Sheet:
    """No heads; a bench number at the line's end."""
    return drawn(
        "CHEMISTRY", (), _AT, american(chance, 13),
        lambda _, m: (m.name, m.value, m.unit, m.span, chance.choice(("12", "14", "7"))),
    )  # fmt: skip


def units_first(chance: random.Random) -> Sheet:
    """The unit before the result, and how often it was measured before both."""
    return drawn(
        "CHEMISTRY", ("Test", "Runs", "Units", "Result", "Reference Range"), _AT,
        metric(chance, 13),
        lambda _, m: (m.name, chance.choice("123"), m.unit, m.value, m.span),
    )  # fmt: skip


def no_units(chance: random.Random) -> Sheet:
    """Neither heads nor units: a bench number, the value and its range."""
    sheet = drawn(
        "CHEMISTRY", (), (40, 210, 270, 340), american(chance, 13),
        lambda _, m: (m.name, chance.choice(("12", "14", "7")), m.value, m.span),
    )  # fmt: skip
    sheet.gold = [replace(gold, unit="") for gold in sheet.gold]
    return sheet


def close_columns(chance: random.Random) -> Sheet:
    """Heads set to the middle between narrow columns, the figures to the right."""
    return drawn(
        "CHEMISTRY", ("Test", "Seq", "Result", "Units", "Range"), (40, 200, 232, 290, 360),
        american(chance, 13),
        lambda line, m: (m.name, str(10 * line + 10), m.value, m.unit, m.span),
    )  # fmt: skip


def wide_numbers(chance: random.Random) -> Sheet:
    """Two heads for one idea: the raw reading and the result that it was worked out to."""
    return drawn(
        "IMMUNOASSAY", ("Test", "Raw", "Result", "Units", "Range"), _AT, metric(chance, 13),
        lambda _, m: (m.name, f"{chance.uniform(0.05, 3):.3f}", m.value, m.unit, m.span),
    )  # fmt: skip


ALL = (
    blank_beside_code,
    blank_without_heads,
    blank_with_earlier,
    number_in_name,
    code_behind,
    code_last,
    units_first,
    no_units,
    close_columns,
    wide_numbers,
)
