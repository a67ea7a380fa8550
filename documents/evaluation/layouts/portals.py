"""What portals and phones print: lists and cards, the value large, the range small."""

from __future__ import annotations

import random
from datetime import date, timedelta

from documents.evaluation.layouts.results import Made, american, make, metric
from documents.evaluation.layouts.sheet import Sheet

_WORDS = {"high": "High", "low": "Low"}


def scale_below(chance: random.Random) -> Sheet:
    """Name, then its normal range, then the value where it falls on a scale with two ends."""
    sheet = Sheet(size=10)
    sheet.put(50, 40, "BASIC METABOLIC PANEL - Details", size=14, font="bold")
    sheet.put(50, 56, "Component Results   Collected on May 25, 2025 8:15 AM", ink=0.4)
    y = 84.0
    for made in american(chance, 9):
        sheet.put(50, y, made.name, font="bold")
        sheet.put(50, y + 13, f"Normal range: {made.low} - {made.high} {made.unit}", size=8.5)
        spot = {"low": 90, "normal": 270, "high": 470}[made.flag]
        word = _WORDS.get(made.flag, "")
        sheet.put(spot, y + 32, f"{made.value} {word}".strip(), size=12, side="middle")
        sheet.rule(50, y + 38, 540, y + 38)
        sheet.put(150, y + 48, made.low, size=7.5)
        sheet.put(400, y + 48, made.high, size=7.5)
        sheet.gold.append(made.gold(word))
        y += 74
    return sheet


def field_a_line(chance: random.Random) -> Sheet:
    """A portal's page as it is printed: name, normal range, the word Value and the value below."""
    sheet = Sheet(size=10)
    sheet.put(50, 40, "Test Results - Testa Person", size=14, font="bold")
    sheet.put(50, 56, "Collected on May 25, 2025 8:15 AM", ink=0.4)
    y = 78.0
    for at, made in enumerate(american(chance, 9)):
        word = _WORDS.get(made.flag, "")
        between = ("View trends", "Past results")[at % 2 : at % 2 + (at % 3 == 1)]
        lines = (made.name.upper(), f"Normal range: {made.low} - {made.high} {made.unit}", *between,
                 "Value", f"{made.value}   {word}".rstrip())  # fmt: skip
        for line in lines:
            sheet.put(50, y, line)
            y += 13
        sheet.gold.append(made.gold(word, name=made.name.upper()))
        y += 10
    return sheet


def phone_list(chance: random.Random) -> Sheet:
    """A phone's list: name and day, then the value large, then the range."""
    sheet = Sheet(wide=400, high=842, size=9)
    sheet.put(24, 36, "Labs", size=18, font="bold")
    y = 66.0
    for at, made in enumerate(american(chance, 10)):
        day = date(2025, 5, 25) - timedelta(days=at // 4)
        sheet.put(24, y, made.name, font="bold")
        sheet.put(376, y, f"{day:%b} {day.day}, {day.year}", side="right", ink=0.4)
        sheet.put(24, y + 20, f"{made.value} {made.unit}", size=14)
        sheet.put(24, y + 34, f"Range: {made.low}–{made.high} {made.unit}", size=8, ink=0.4)
        if made.letter:
            sheet.put(
                376, y + 20, {"H": "Above", "L": "Below"}[made.letter] + " range", side="right"
            )
        sheet.rule(24, y + 42, 376, y + 42)
        sheet.gold.append(made.gold(printed_flag=None, on=day))
        y += 60
    return sheet


def _cards(
    chance: random.Random, of: list[Made], across: int, high: float
) -> list[tuple[Made, float, float]]:
    """A place for each, row by row; some stand a little lower than their neighbours."""
    gap = (595 - 60) / across
    return [
        (made, 30 + gap * (at % across), 90 + high * (at // across) + chance.choice((0, 0, 2)))
        for at, made in enumerate(of)
    ]


def cards_two(chance: random.Random) -> Sheet:
    """Two cards a row: name and verdict, value with its unit, a line with the range."""
    sheet = Sheet(size=9)
    sheet.put(30, 40, "Your blood test, explained", size=16, font="bold")
    for made, x, y in _cards(chance, american(chance, 12), 2, 84):
        sheet.fill(x, y - 16, 250, 74, grey=0.95)
        word = {"high": "HIGH", "low": "LOW", "normal": "NORMAL"}[made.flag]
        sheet.put(x + 8, y, made.name, font="bold", size=10)
        sheet.put(x + 240, y, word, side="right", size=7.5)
        sheet.put(x + 8, y + 26, f"{made.value} {made.unit}", size=15)
        sheet.put(x + 8, y + 44, f"Ref. range {made.low} - {made.high}", size=8, ink=0.4)
        sheet.gold.append(made.gold(word))
    return sheet


def cards_three(chance: random.Random) -> Sheet:
    """Three cards a row: the name, the value, unit and day below it, the range last."""
    sheet = Sheet(size=8.5)
    sheet.put(30, 40, "Dashboard - Testa Person - 25 May 2025", size=14, font="bold")
    for made, x, y in _cards(chance, metric(chance, 15), 3, 92):
        sheet.put(x + 6, y, made.name, font="bold")
        sheet.put(x + 6, y + 22, made.value, size=16)
        sheet.put(x + 6, y + 34, made.unit, size=7.5)
        sheet.put(x + 6, y + 46, f"Range {made.low} to {made.high}", size=7.5, ink=0.4)
        sheet.gold.append(made.gold())
    return sheet


def cards_bounds(chance: random.Random) -> Sheet:
    """Three cards a row, each with a bar whose ends are the bounds, the value over the bar."""
    sheet = Sheet(wide=842, high=595, size=9)
    sheet.put(30, 36, "Results of May 25, 2025", size=14, font="bold")
    for at, made in enumerate(american(chance, 9)):
        x, y = 30 + 265 * (at % 3), 70 + 150 * (at // 3)
        sheet.put(x, y, made.name.upper(), size=8)
        sheet.put(x, y + 26, made.value, size=20)
        sheet.put(x + 80, y + 26, made.unit)
        sheet.rule(x, y + 44, x + 220, y + 44)
        sheet.put(x + 40, y + 56, made.low, size=7, side="middle")
        sheet.put(x + 180, y + 56, made.high, size=7, side="middle")
        sheet.put(x, y + 72, {"H": "Above range", "L": "Below range", "": "In range"}[made.letter])
        sheet.gold.append(made.gold(printed_flag=None, name=made.name.upper()))
    return sheet


def value_first(chance: random.Random) -> Sheet:
    """The value and unit left of the name, the range at the right."""
    sheet = Sheet(size=10)
    sheet.put(40, 40, "Latest results   Testa Person", size=14, font="bold")
    sheet.row(70, (40, 180, 400), ("Result", "Test", "Reference range"), font="bold")
    y = 72.0
    for made in american(chance, 13):
        y += 18
        shown = f"{made.value} {made.unit}"
        sheet.row(y, (40, 180, 400), (shown, made.name, f"{made.low} - {made.high}"))
        sheet.gold.append(made.gold())
    return sheet


def history_each(chance: random.Random) -> Sheet:
    """For each test a little table of its own: days down, the range in its title."""
    sheet = Sheet(size=9)
    sheet.put(40, 40, "Trends   Testa Person   03/14/1971", size=13, font="bold")
    y = 70.0
    for kind in metric(chance, 5):
        sheet.put(40, y, f"{kind.name} ({kind.unit})", font="bold")
        sheet.put(250, y, f"Normal: {kind.low} - {kind.high}", ink=0.4)
        for line in range(4):
            y += 13
            day = date(2025, 5, 25) - timedelta(days=31 * line + chance.randint(0, 6))
            made = make(chance, kind.name, kind.unit, kind.low, kind.high)
            sheet.put(52, y, f"{day.day:02d}-{day:%b}-{day.year}")
            sheet.put(160, y, made.value)
            word = {"high": "high", "low": "low"}.get(made.flag, "")
            sheet.put(210, y, word)
            sheet.gold.append(made.gold(word, on=day))
        y += 26
    return sheet


ALL = (
    scale_below, field_a_line, phone_list, cards_two, cards_three, cards_bounds, value_first,
    history_each,
)  # fmt: skip
