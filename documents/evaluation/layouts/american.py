"""Reports as laboratories, hospitals and portals of North America print them."""

from __future__ import annotations

import random
from datetime import date, timedelta

from documents.evaluation.layouts.results import Made, american, kinds, make, metric
from documents.evaluation.layouts.sheet import Gold, Sheet

_WORDS = {"high": "High", "low": "Low"}


def _letterhead(sheet: Sheet, chance: random.Random) -> float:
    number = chance.randint(10**10, 10**11)
    sheet.put(50, 40, "Example Reference Laboratories", size=14, font="bold")
    sheet.put(50, 54, "1447 Sample Court, Springfield, ZZ 27215-3361   Phone: 800-555-0170")
    sheet.put(50, 74, f"Specimen ID: {number}")
    sheet.put(220, 74, "Patient: PERSON, TESTA A")
    sheet.put(400, 74, "DOB: 03/14/1971  Age(y/m/d): 054/02/11")
    sheet.put(50, 86, "Date collected: 05/25/2025 0815 Local")
    sheet.put(220, 86, "Date reported: 05/26/2025 1208 ET")
    sheet.put(400, 86, "NPI: 1234567893  Fasting: Yes")
    return 120


def commercial(chance: random.Random) -> Sheet:
    """Panels under titles, indented names, the flag in words before the unit, the site last."""
    sheet = Sheet(size=8.5)
    y, at = _letterhead(sheet, chance), (50, 230, 290, 345, 410, 520)
    results = american(chance, 16)
    for title, part in (("CMP14+LP+TP+4AC", results[:8]), ("Chemistry, Other", results[8:])):
        sheet.put(50, y, title, font="bold", size=9.5)
        y += 14
        if title.startswith("CMP"):
            head = ("TESTS", "RESULT", "FLAG", "UNITS", "REFERENCE INTERVAL", "LAB")
            sheet.row(y, at, head, font="bold")
            sheet.rule(50, y + 3, 545, y + 3)
            y += 15
        for made in part:
            flag = _WORDS.get(made.flag, "")
            cells = (made.value, flag, made.unit, made.span, "01")
            sheet.put(62, y, made.name)
            sheet.row(y, at[1:], cells)
            sheet.gold.append(made.gold(flag))
            y += 13
        if title.startswith("CMP"):
            sheet.put(70, y, "**Please note reference interval change as of 11/04/2024**", size=7.5)
            y += 20
    sheet.put(50, 800, "01: BN, Example Burlington, 1447 Sample Court, Dir: A Sample, MD", size=7)
    sheet.put(50, 812, "For inquiries call 800-555-0171.  FINAL REPORT  Page 1 of 1", size=7)
    return sheet


def answer_below(chance: random.Random) -> Sheet:
    """The name on a line of its own, result, flag and range on the next."""
    sheet = Sheet(font="mono", size=8.5)
    y = _letterhead(sheet, chance)
    for made in american(chance, 13):
        shown = f"{made.value} {made.letter}".strip()
        sheet.put(60, y, made.name.upper(), font="mono")
        sheet.put(270, y, shown, font="mono")
        sheet.put(330, y, f"Reference Range: {made.span} {made.unit}", font="mono")
        sheet.gold.append(made.gold(made.letter))
        y += 24
    return sheet


def portal_list(chance: random.Random) -> Sheet:
    """A portal's printed page: normal range below the name, the value larger at the right."""
    sheet = Sheet(size=10)
    sheet.put(50, 50, "Comprehensive panel - Details", size=15, font="bold")
    sheet.put(50, 68, "Collected on May 25, 2025 8:15 AM", ink=0.4)
    y = 100.0
    for made in american(chance, 11):
        sheet.put(50, y, made.name, font="bold")
        sheet.put(
            50, y + 14, f"Normal range: {made.low} - {made.high} {made.unit}", ink=0.4, size=9
        )
        sheet.put(350, y + 8, made.value, size=13)
        flag = _WORDS.get(made.flag, "")
        sheet.put(420, y + 8, flag, ink=0.3)
        sheet.rule(50, y + 24, 540, y + 24)
        sheet.gold.append(made.gold(flag))
        y += 44
    sheet.put(50, 800, "MyExamplePortal(R) licensed 1999 - 2025", size=8)
    return sheet


def _cumulative(chance: random.Random, *, newest_left: bool) -> Sheet:
    sheet = Sheet(wide=842, high=595, size=8)
    sheet.put(
        40, 36, "Cumulative results   Testa Person   MRN 00482913   Ward 7 Bed 12", font="bold"
    )
    days = [date(2025, 3, 2) + timedelta(days=d) for d in sorted(chance.sample(range(80), 4))]
    if newest_left:
        days.reverse()
    xs = [280 + 80 * at for at in range(4)]
    first, last = (150, 210) if newest_left else (620, 690)
    sheet.put(40, 62, "Component", font="bold")
    sheet.put(first, 62, "Ref. Range", font="bold")
    sheet.put(last, 62, "Units", font="bold")
    for x, day in zip(xs, days, strict=True):
        sheet.put(x, 62, day.strftime("%m/%d/%y"), font="bold")
        sheet.put(x, 72, f"{chance.randint(4, 22):02d}:{chance.randint(0, 59):02d}", size=7)
    y = 90.0
    for kind in kinds(
        "\n".join(f"{m.name}|{m.unit}|{m.low}|{m.high}" for m in american(chance, 16))
    ):
        sheet.put(40, y, kind[0])
        sheet.put(first, y, f"{kind[2]} - {kind[3]}")
        sheet.put(last, y, kind[1])
        for x, day in zip(xs, days, strict=True):
            if chance.random() < 0.3:
                continue
            made = make(chance, *kind)
            sheet.put(x, y, made.value + (f" ({made.letter})" if made.letter else ""))
            sheet.gold.append(made.gold(made.letter, on=day))
        y += 14
    sheet.put(40, 570, "Printed 06/02/2025 14:10 by user 4471   Page 1/1", size=7)
    return sheet


def newest_left(chance: random.Random) -> Sheet:
    """A hospital's cumulative table, range and unit before the columns of days."""
    return _cumulative(chance, newest_left=True)


def newest_right(chance: random.Random) -> Sheet:
    """A hospital's cumulative table, range and unit behind the columns of days."""
    return _cumulative(chance, newest_left=False)


def canadian(chance: random.Random) -> Sheet:
    """Flag A before the result, range and unit together in the last column."""
    sheet = Sheet(size=9)
    sheet.put(
        40, 40, "Sample Labs Ontario   Health No 1234-567-890   Reported 2025-05-26", font="bold"
    )
    sheet.row(
        90, (40, 280, 320, 410), ("Test", "Flag", "Result", "Reference Range - Units"), font="bold"
    )
    y = 108.0
    sheet.put(40, y, "General Chemistry", font="bold")
    for made in metric(chance, 14):
        y += 15
        flag = "A" if made.letter else ""
        span = f"{made.low}-{made.high}" if _positive(made.low) else f"<{made.high}"
        sheet.row(y, (48, 285, 320, 410), (made.name, flag, made.value, f"{span} {made.unit}"))
        gold = made.gold(flag)
        sheet.gold.append(gold if _positive(made.low) else made.gold(flag, low=None))
    return sheet


def _positive(text: str) -> bool:
    """Whether a bound is more than nothing."""
    return bool(text.strip("0."))


def discharge_lines(chance: random.Random) -> Sheet:
    """Values in lines of a letter, many on one, divided by bars and commas."""
    sheet = Sheet(size=10)
    sheet.put(50, 50, "DISCHARGE SUMMARY", font="bold", size=13)
    sheet.put(50, 70, "Testa Person, 54 years, admitted 05/20/2025, discharged 05/25/2025.")
    sheet.put(50, 100, "Laboratory data on admission:", font="bold")
    short = kinds(
        "Na|mmol/L|134|144\nK|mmol/L|3.5|5.2\nCl|mmol/L|96|106\nCreatinine|mg/dL|0.57|1.00\n"
        "Glucose|mg/dL|70|99\nWBC|K/uL|3.4|10.8\nHgb|g/dL|11.1|15.9\nPlt|K/uL|150|450\n"
        "AST|U/L|0|40\nALT|U/L|0|32\nCRP|mg/L|0|5\nFerritin|ng/mL|15|150"
    )
    made = [make(chance, *kind) for kind in short]
    for at, mark in enumerate((" | ", ", ", "; ")):
        part = made[4 * at : 4 * at + 4]
        sheet.put(50, 118 + 16 * at, mark.join(f"{m.name} {m.value} {m.unit}" for m in part) + ".")
    sheet.gold += [Gold(m.name, m.value, m.unit, number=m.gold().number) for m in made]
    sheet.put(
        50, 190, "Plan: recheck potassium in 2 weeks, call 555-0134 with questions. BP 128/76."
    )
    return sheet


def range_bars(chance: random.Random) -> Sheet:
    """Cards of an app: the value large, below it a bar with the two bounds at its ends."""
    sheet = Sheet(size=9)
    sheet.put(40, 40, "Your results, Testa", size=16, font="bold")
    for at, made in enumerate(american(chance, 10)):
        x, y = 40 + 270 * (at % 2), 80 + 110 * (at // 2)
        sheet.fill(x, y, 250, 96, grey=0.95)
        sheet.put(x + 10, y + 18, made.name, font="bold", size=10)
        sheet.put(x + 10, y + 42, made.value, size=18)
        sheet.put(x + 90, y + 42, made.unit)
        sheet.put(x + 170, y + 42, {"H": "High", "L": "Low", "": "In range"}[made.letter])
        sheet.rule(x + 10, y + 62, x + 240, y + 62)
        sheet.put(x + 60, y + 76, made.low, size=7)
        sheet.put(x + 180, y + 76, made.high, size=7)
        shown = {"H": "High", "L": "Low", "": "In range"}[made.letter]
        sheet.gold.append(made.gold(shown))
    return sheet


def flow_sheet(chance: random.Random) -> Sheet:
    """Days down, analytes across, the units in a line below the heads."""
    sheet = Sheet(wide=842, high=595, size=8.5)
    of: list[Made] = american(chance, 7)
    sheet.put(40, 40, "Laboratory flowsheet   Testa Person", font="bold", size=12)
    sheet.put(40, 80, "Date", font="bold")
    for at, made in enumerate(of):
        sheet.put(130 + 100 * at, 80, made.name.split(",")[0], font="bold", size=8)
        sheet.put(130 + 100 * at, 91, made.unit, size=7.5)
    for line in range(5):
        day = date(2025, 1, 6) + timedelta(days=line * 9)
        sheet.put(40, 108 + 14 * line, day.strftime("%m/%d/%Y"))
        for at, kind in enumerate(of):
            if chance.random() < 0.2:
                continue
            made = make(chance, kind.name, kind.unit, kind.low, kind.high)
            sheet.put(130 + 100 * at, 108 + 14 * line, made.value)
            name = kind.name.split(",")[0]
            sheet.gold.append(Gold(name, made.value, kind.unit, number=made.gold().number, on=day))
    return sheet


ALL = (
    commercial,
    answer_below,
    portal_list,
    newest_left,
    newest_right,
    canadian,
    discharge_lines,
    range_bars,
    flow_sheet,
)
