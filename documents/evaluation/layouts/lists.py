"""Results as lines: dots lead to the value, a day before each, or typed words and equals signs."""

from __future__ import annotations

import random
from datetime import date

from documents.evaluation.layouts.results import american, metric, table
from documents.evaluation.layouts.sheet import Sheet


def leaders(chance: random.Random) -> Sheet:
    """Spaced dots lead from the name to the value; a comment with figures between the lines."""
    sheet = Sheet(size=9, font="book")
    sheet.put(50, 40, "Dr A Sample, Family Practice   In-house laboratory   Testa Person, 54")
    y = 64.0
    for line, made in enumerate(american(chance, 13)):
        y += 15
        sheet.put(50, y, f"{made.name} {'. ' * max(4, 34 - len(made.name))}")
        shown = f"{made.value}{' ' + made.letter if made.letter else ''}"
        sheet.put(330, y, f"{shown} {made.unit} ({made.low} to {made.high})")
        sheet.gold.append(made.gold())
        if line in (3, 8):
            y += 13
            sheet.put(
                60, y, f"Comment: last time {made.name.lower()} was higher; goal under {made.high}."
            )
    return sheet


def day_and_time(chance: random.Random) -> Sheet:
    """Each line with its own day and hour before the name, the unit glued behind the value."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "Results review   PERSON, TESTA   MRN 00482913", font="bold")
    at = (40, 150, 320, 420)
    sheet.row(66, at, ("Collected", "Test", "Result", "Normal range"), font="bold")
    y = 68.0
    for line, made in enumerate(metric(chance, 15)):
        y += 14
        day = date(2025, 5, 27 - line // 5)
        mark = {"H": " (H)", "L": " (L)"}.get(made.letter, "")
        glue = made.value + made.unit if made.unit[0].isalpha() else f"{made.value} {made.unit}"
        when = f"{day.day} {day:%b} {day.year}, 07:{10 + line}"
        sheet.row(y, at, (when, made.name, glue + mark, f"{made.low} - {made.high}"))
        sheet.gold.append(made.gold(None, on=day))
    return sheet


def typed_words(chance: random.Random) -> Sheet:
    """A typed page: results as ``NAME = VALUE UNIT, NORMAL LOW-HIGH``, several tests a panel."""
    sheet = Sheet(font="mono", size=9)
    sheet.put(40, 40, "RESULTS OF 25-MAY-2025 FOR TESTA PERSON")
    y = 58.0
    for made in table(
        chance,
        "SODIUM|mEq/L|135|145\nPOTASSIUM|mEq/L|3.5|5.0\nCHLORIDE|mEq/L|98|107\n"
        "GLUCOSE|mg/dL|70|99\nALBUMIN|g/dL|3.5|5.0\nTOTAL BILIRUBIN|mg/dL|0.2|1.2\n"
        "AST|U/L|10|40\nHEMOGLOBIN|g/dL|12.0|16.0",
    ):
        y += 14
        word = {"high": "HIGH, ", "low": "LOW, ", "normal": ""}[made.flag]
        sheet.put(40, y, f"{made.name} = {made.value} {made.unit}, {word}NORMAL {made.span}")
        sheet.gold.append(made.gold())
    return sheet


ALL = (leaders, day_and_time, typed_words)
