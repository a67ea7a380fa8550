"""Figures that pass for results: earlier ones, controls, days as figures, scales, tariffs."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from documents.evaluation.layouts.beside import drawn
from documents.evaluation.layouts.results import Made, american, comma, make, metric
from documents.evaluation.layouts.sheet import Sheet


def _again(chance: random.Random, made: Made) -> str:
    return make(chance, made.name, made.unit, made.low, made.high).value


def _middle(made: Made) -> Decimal:
    return ((Decimal(made.low) + Decimal(made.high)) / 2).quantize(Decimal(made.value))


def earlier_at_the_end(chance: random.Random) -> Sheet:
    """No heads; the earlier result follows the range."""
    return drawn(
        "FOLLOW UP", (), (40, 210, 260, 330, 420), american(chance, 12),
        lambda _, m: (m.name, m.value, m.unit, m.span, _again(chance, m)),
    )  # fmt: skip


def now_at_the_end(chance: random.Random) -> Sheet:
    """The earlier visit's figure with its unit first, today's behind the range."""
    return drawn(
        "COMPARISON OF VISITS", ("Test", "Visit of March", "Unit", "Expected", "Visit today"),
        (40, 200, 280, 350, 450), metric(chance, 12),
        lambda _, m: (m.name, _again(chance, m), m.unit, m.span, m.value),
    )  # fmt: skip


def turned_round(chance: random.Random) -> Sheet:
    """The columns from right to left, the earlier result among them."""
    return drawn(
        "REPORT", ("Reference", "Earlier", "Result", "Unit", "Analysis"),
        (40, 130, 200, 270, 360), metric(chance, 12),
        lambda _, m: (m.span, _again(chance, m), m.value, m.unit, m.name),
    )  # fmt: skip


def days_as_figures(chance: random.Random) -> Sheet:
    """The day of the sample, without its year, between name and value."""
    return drawn(
        "CUMULATIVE", ("Parameter", "Abn.", "Wert", "Einheit", "Referenz"),
        (40, 200, 260, 330, 420), metric(chance, 12),
        lambda _, m: (m.name, f"{chance.randint(1, 28):02d}.{chance.randint(1, 12):02d}.",
                      m.value, m.unit, m.span),
    )  # fmt: skip


def bare_days(chance: random.Random) -> Sheet:
    """No heads: day and month with a point stand before the value like one."""
    return drawn(
        "CUMULATIVE", (), (40, 200, 260, 330, 420), metric(chance, 12),
        lambda _, m: (m.name, f"{chance.randint(1, 9)}.{chance.randint(10, 12)}", m.value, m.unit,
                      m.span),
    )  # fmt: skip


def bare_hours(chance: random.Random) -> Sheet:
    """Hours as four figures before the value, under a head that says nothing of it."""
    return drawn(
        "WARD ROUND", ("Test", "Seen", "Result", "Unit", "Limits"), (40, 200, 260, 330, 420),
        american(chance, 12),
        lambda _, m: (m.name, f"{chance.randint(6, 22):02d}{chance.randint(10, 59)}", m.value,
                      m.unit, m.span),
    )  # fmt: skip


def spread_as_reference(chance: random.Random) -> Sheet:
    """Mean and spread of healthy people in the place of a range, before the result."""

    def cells(_: int, m: Made) -> tuple[str, ...]:
        wide = ((Decimal(m.high) - Decimal(m.low)) / 4).quantize(Decimal(m.value))
        return m.name, f"{_middle(m)} ± {wide}", m.value, m.unit

    sheet = drawn(
        "CONTROL GROUP", ("Test", "Healthy mean ± SD", "Subject", "Unit"), (40, 210, 320, 400),
        metric(chance, 12), cells,
    )  # fmt: skip
    sheet.gold = [replace(g, low=None, high=None, flag=None) for g in sheet.gold]
    return sheet


def quality_rows(chance: random.Random) -> Sheet:
    """A control of the analyser under each result, on a line like a result's own."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "Near patient testing   Testa Person   F 47 y   25 May 2025")
    at = (40, 220, 290, 360)
    sheet.row(64, at, ("Test", "Result", "Units", "Range"), font="bold")
    y = 66.0
    for made in american(chance, 8):
        y += 15
        sheet.row(y, at, (made.name, made.value, made.unit, made.span))
        y += 12
        sheet.row(y, at, (f"{made.name} QC level 1", _again(chance, made), made.unit, made.span))
        sheet.gold.append(made.gold())
    return sheet


def calibrators(chance: random.Random) -> Sheet:
    """The calibration above the results, with the same names and units."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "Analyser printout   Testa Person   F 47 y   25 May 2025")
    at = (40, 220, 290, 360)
    made = metric(chance, 7)
    sheet.put(40, 62, "Calibration", font="bold")
    y = 64.0
    for each in made[:4]:
        y += 13
        sheet.row(y, at, (each.name, _again(chance, each), each.unit, "ok"))
    sheet.put(40, y + 22, "Patient sample", font="bold")
    sheet.row(y + 36, at, ("Test", "Result", "Units", "Range"), font="bold")
    y += 38
    for each in made:
        y += 13
        sheet.row(y, at, (each.name, each.value, each.unit, each.span))
        sheet.gold.append(each.gold())
    return sheet


def calls(chance: random.Random) -> Sheet:
    """Below the table, who was told what by telephone, with figures that differ from it."""
    sheet = drawn(
        "CHEMISTRY", ("Test", "Result", "Units", "Reference"), (40, 220, 290, 360),
        american(chance, 9), lambda _, m: (m.name, m.value, m.unit, m.span),
    )  # fmt: skip
    sheet.put(40, 250, "Telephone log", font="bold")
    for line, (name, figure) in enumerate((("Potassium", "7.1"), ("Glucose", "43"))):
        sheet.put(40, 266 + 14 * line, f"{name} {figure} called at 14:2{line} to Dr. Beispiel, "
                  "ext. 4471, read back")  # fmt: skip
    return sheet


def tariffs(chance: random.Random) -> Sheet:
    """The tariff's key figure behind the name, as a French laboratory prints it."""
    sheet = drawn(
        "BIOCHIMIE", ("Examen", "Cotation", "Valeur", "Unités", "Usuelles"),
        (40, 210, 270, 340, 420), metric(chance, 12),
        lambda _, m: (m.name, str(chance.choice((5, 17, 40, 70))), comma(m.value), m.unit,
                      f"{comma(m.low)} - {comma(m.high)}"),
    )  # fmt: skip
    sheet.gold = [replace(gold, value=comma(gold.value)) for gold in sheet.gold]
    return sheet


def scales(chance: random.Random) -> Sheet:
    """A scale with its ticks as figures between the result and the range."""

    def cells(_: int, m: Made) -> tuple[str, ...]:
        top = Decimal(m.high)
        return m.name, m.value, m.unit, str(top / 2), str(top), str(top * 2), m.span

    return drawn("PROFILE", (), (40, 200, 250, 310, 360, 410, 470), metric(chance, 11), cells)


def twice_and_mean(chance: random.Random) -> Sheet:
    """Two runs and their mean, which is the result."""

    def cells(_: int, m: Made) -> tuple[str, ...]:
        step = Decimal(1).scaleb(int(Decimal(m.value).as_tuple().exponent))
        first = Decimal(m.value) + step
        return m.name, str(first), str(Decimal(m.value) - step), m.value, m.unit, m.span

    return drawn(
        "DUPLICATES", ("Assay", "Run 1", "Run 2", "Mean", "Unit", "Interval"),
        (40, 200, 250, 300, 360, 430), metric(chance, 11), cells,
    )  # fmt: skip


def marked_aside(chance: random.Random) -> Sheet:
    """No heads; the earlier result stands first, but the letters are those of the second."""
    return drawn(
        "FOLLOW UP", (), (40, 200, 255, 310, 340, 420), american(chance, 14),
        lambda _, m: (m.name, _again(chance, m), m.value, m.letter, m.unit, m.span),
    )  # fmt: skip


def on_the_next_line(chance: random.Random) -> Sheet:
    """Name, a lot's number and range on one line, value and unit on the next."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "Testa Person   F 47 y   25 May 2025")
    y = 60.0
    for made in metric(chance, 9):
        y += 18
        sheet.row(y, (40, 230, 330), (made.name, f"Lot {chance.randint(100, 999)}", made.span))
        y += 11
        sheet.row(y, (60, 130), (made.value, made.unit))
        sheet.gold.append(made.gold())
    return sheet


ALL = (
    earlier_at_the_end, now_at_the_end, turned_round, days_as_figures, bare_days, bare_hours,
    spread_as_reference, quality_rows, calibrators, calls, tariffs, scales, twice_and_mean,
    marked_aside, on_the_next_line,
)  # fmt: skip
