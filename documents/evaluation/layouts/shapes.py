"""The same results in other shapes: side by side, over pages, turned, coloured, small."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence

from documents.evaluation.layouts.results import Made, american, metric, table
from documents.evaluation.layouts.sheet import COLUMNS, HEADS, Sheet


def _list(sheet: Sheet, results: Sequence[Made], y: float, pitch: float = 15) -> float:
    for made in results:
        y += pitch
        sheet.row(y, COLUMNS, (made.name, made.value, made.letter, made.unit, made.span))
        sheet.gold.append(made.gold(made.letter))
    return y


def nested(chance: random.Random) -> Sheet:
    """Panels within panels, each deeper one further right, no line of heads."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Example Hospital   Laboratory report   MRN 00482913   05/25/2025 08:15")
    results, y = american(chance, 15), 70.0
    titles = {
        0: (50, "CHEMISTRY"),
        1: (60, "Basic metabolic panel"),
        6: (60, "Liver panel"),
        10: (50, "HEMATOLOGY AND OTHERS"),
        11: (60, "Blood count with differential"),
    }
    for line, made in enumerate(results):
        for at, (x, title) in titles.items():
            if at == line:
                sheet.put(x, y, title, font="bold")
                y += 14
        sheet.put(80, y, made.name)
        sheet.row(y, (260, 320, 400, 500), (made.value, made.unit, made.span, made.letter))
        sheet.gold.append(made.gold(made.letter))
        y += 14
    return sheet


def two_columns(chance: random.Random) -> Sheet:
    """Two tables side by side, of different heights and pitches."""
    sheet = Sheet(size=8)
    for x, results, pitch in ((30, american(chance, 14), 14.0), (310, metric(chance, 9), 17.0)):
        at = (x, x + 110, x + 150, x + 165, x + 215)
        sheet.put(x, 60, "CHEMISTRY" if x == 30 else "OTHER TESTS", font="bold")
        sheet.row(76, at, ("Test", "Result", "", "Units", "Range"), font="bold")
        y = 76.0
        for made in results:
            y += pitch
            name = made.name[:22]
            sheet.row(y, at, (name, made.value, made.letter, made.unit, made.span))
            sheet.gold.append(made.gold(made.letter, name=name))
    return sheet


def three_columns(chance: random.Random) -> Sheet:
    """Three narrow lists side by side, value and unit only."""
    sheet = Sheet(wide=842, high=595, size=8.5)
    sheet.put(30, 30, "Labs 05/25/2025   Testa Person", font="bold")
    results = american(chance, 21)
    for at, made in enumerate(results):
        x, y = 30 + 270 * (at // 7), 60 + 18 * (at % 7)
        sheet.row(
            y,
            (x, -(x + 165), x + 170, x + 215),
            (made.name, made.value, made.unit, f"({made.span})"),
        )
        sheet.gold.append(made.gold())
    return sheet


def continued(chance: random.Random) -> Sheet:
    """A table over three pages: heads, letterhead and foot again on each."""
    sheet = Sheet(size=9)
    results = american(chance, 24)
    for number in range(3):
        if number:
            sheet.page()
        sheet.put(50, 36, "Example Reference Laboratories   Account 3318220   Person, Testa   54 F")
        sheet.put(50, 60, "COMPREHENSIVE PANEL" + (" (continued)" if number else ""), font="bold")
        sheet.row(78, COLUMNS, HEADS, font="bold")
        y = _list(sheet, results[8 * number : 8 * number + 8], 80)
        sheet.put(50, y + 40, "Continued on next page" if number < 2 else "END OF REPORT")
        sheet.put(50, 815, f"Page {number + 1} of 3   Printed 05/26/2025 14:02   Tel 800-555-0170")
    return sheet


def unit_in_head(chance: random.Random) -> Sheet:
    """One unit for the whole table, told in the head of the results."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Electrolytes   Testa Person   25/05/2025", font="bold")
    sheet.row(70, (50, 230, 330), ("Analyte", "Result (mmol/L)", "Reference (mmol/L)"), font="bold")
    y = 74.0
    for made in table(
        chance,
        "Sodium|mmol/L|133|146\nPotassium|mmol/L|3.5|5.3\n"
        "Chloride|mmol/L|95|108\nBicarbonate|mmol/L|22|29\nUrea|mmol/L|2.5|7.8\n"
        "Calcium|mmol/L|2.20|2.60\nMagnesium|mmol/L|0.70|1.00\nGlucose|mmol/L|3.6|6.0",
    ):
        y += 15
        sheet.row(y, (50, 230, 330), (made.name, made.value, made.span))
        sheet.gold.append(made.gold())
    return sheet


def unit_under_name(chance: random.Random) -> Sheet:
    """The unit in small print below the name, the range in a column of its own."""
    sheet = Sheet(size=10)
    sheet.put(50, 40, "Blood results", font="bold", size=14)
    sheet.row(70, (50, 250, 340), ("Test", "Result", "Reference interval"), font="bold")
    y = 72.0
    for made in metric(chance, 12):
        y += 18
        sheet.row(y, (50, 250, 340), (made.name, made.value, f"{made.low} – {made.high}"))
        y += 10
        sheet.put(50, y, made.unit, size=7.5, ink=0.4)
        sheet.gold.append(made.gold())
    return sheet


def range_beside(chance: random.Random) -> Sheet:
    """The range in brackets between value and unit."""
    sheet = Sheet(size=10)
    sheet.put(50, 40, "Bloods of 25/05/2025 (Person, Testa, bed 12)", font="bold")
    y = 60.0
    for made in metric(chance, 16):
        y += 16
        sheet.put(50, y, made.name)
        star = "*" if made.letter else ""
        sheet.put(220, y, f"{made.value}{star} ({made.span}) {made.unit}")
        sheet.gold.append(made.gold(star))
    return sheet


def range_below(chance: random.Random) -> Sheet:
    """The range in small print below the name."""
    sheet = Sheet(size=10)
    sheet.put(50, 40, "Lab results for Testa Person", font="bold", size=13)
    y = 60.0
    for made in american(chance, 14):
        y += 20
        sheet.put(50, y, made.name)
        sheet.put(300, y, f"{made.value} {made.unit}")
        sheet.put(430, y, {"H": "HIGH", "L": "LOW"}.get(made.letter, ""))
        y += 10
        sheet.put(50, y, f"Ref: {made.low}–{made.high} {made.unit}", size=7.5, ink=0.4)
        sheet.gold.append(made.gold({"H": "HIGH", "L": "LOW"}.get(made.letter, "")))
    return sheet


def _plain(chance: random.Random, **how: object) -> Sheet:
    sheet = Sheet(size=9, **how)  # type: ignore[arg-type]
    sheet.put(50, 40, "Example Laboratory   Accession 25-145-00417   Person, Testa   F")
    sheet.row(70, COLUMNS, HEADS, font="bold")
    _list(sheet, american(chance, 15), 72)
    return sheet


def turned(chance: random.Random) -> Sheet:
    """A landscape page that is stored on its side."""
    return _plain(chance, wide=842, high=595, turn=chance.choice((90, 270)))


def composite_font(chance: random.Random) -> Sheet:
    """Glyphs named by number, with a map to letters."""
    return _plain(chance, face="composite")


def drawn_font(chance: random.Random) -> Sheet:
    """Glyphs that are little pictures, with a map to letters."""
    return _plain(chance, face="drawn")


def backwards(chance: random.Random) -> Sheet:
    """The content stream tells the page from the end to the beginning."""
    return _plain(chance, order="reversed")


def column_by_column(chance: random.Random) -> Sheet:
    """The content stream tells one column after the other."""
    return _plain(chance, order="columns")


def letter_by_letter(chance: random.Random) -> Sheet:
    """Each letter is placed by itself, and no space is printed."""
    return _plain(chance, order="letters")


def tiny(chance: random.Random) -> Sheet:
    """Very small print, close lines, numbers at right-hand edges, coloured rows."""
    sheet = Sheet(size=5.5)
    sheet.put(50, 40, "Example Laboratory   Person, Testa", size=7)
    sheet.row(60, (50, -190, 196, 230, 290), HEADS, font="bold")
    y = 62.0
    for line, made in enumerate(american(chance, 20)):
        y += 7.5
        if line % 2:
            sheet.fill(48, y - 5.5, 320, 7.5)
        sheet.row(
            y, (50, -190, 196, 230, 290), (made.name, made.value, made.letter, made.unit, made.span)
        )
        sheet.gold.append(made.gold(made.letter))
    return sheet


def grid(chance: random.Random) -> Sheet:
    """Every cell in a frame, texts in the middle of it, a serial number before the name."""
    sheet = Sheet(size=9)
    edges = (40, 70, 230, 300, 370, 470, 550)
    middles = [(a + b) / 2 for a, b in itertools.pairwise(edges)]
    results, y = american(chance, 14), 60.0
    heads = ("Sl.", "Investigation", "Observed", "Unit", "Reference", "Remark")
    words = {"high": "High", "low": "Low", "normal": "Normal"}
    lines = [heads] + [
        (str(at), m.name, m.value, m.unit, f"{m.low} - {m.high}", words[m.flag])
        for at, m in enumerate(results, 1)
    ]
    for number, cells in enumerate(lines):
        if not number:
            sheet.fill(40, y, 510, 18, grey=0.8)
        sheet.rule(40, y, 550, y)
        for x, cell in zip(middles, cells, strict=True):
            sheet.put(x, y + 12, cell, side="middle", font="bold" if not number else None)
        y += 18
    for x in edges:
        sheet.rule(x, 60, x, y)
    sheet.rule(40, y, 550, y)
    sheet.gold += [m.gold(words[m.flag]) for m in results]
    return sheet


ALL = (
    nested,
    two_columns,
    three_columns,
    continued,
    unit_in_head,
    unit_under_name,
    range_beside,
    range_below,
    turned,
    composite_font,
    drawn_font,
    backwards,
    column_by_column,
    letter_by_letter,
    tiny,
    grid,
)
