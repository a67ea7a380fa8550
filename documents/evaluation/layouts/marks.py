"""What stands beside results: bounds, spellings of units, notes, and words that say why not."""

from __future__ import annotations

import random
from decimal import Decimal

from documents.evaluation.layouts.kinds import top
from documents.evaluation.layouts.results import american, make, table
from documents.evaluation.layouts.sheet import COLUMNS, HEADS, Gold, Sheet


def limits(chance: random.Random) -> Sheet:
    """Results beyond what can be measured, and bounds of every manner."""
    sheet = Sheet(size=9)
    y = top(sheet, "SPECIAL CHEMISTRY")
    sheet.row(y, COLUMNS, HEADS, font="bold")
    for name, value, flag, unit, span, low, high, meant in (
        ("TSH", "<0.01", "L", "mIU/L", "0.40-4.50", "0.40", "4.50", "low"),
        ("eGFR", ">90", "", "mL/min/1.73m2", "≥60", "60", None, "normal"),
        ("Troponin I, High Sensitivity", "<3", "", "ng/L", "<= 14", None, "14", "normal"),
        ("hCG, Total", "> 225,000", "H", "mIU/mL", "< 5", None, "5", "high"),
        ("Ferritin", "1,482", "H", "ng/mL", "30 - 400", "30", "400", "high"),
        ("PSA, Total", "≤0.04", "", "ng/mL", "≤ 4.0", None, "4.0", "normal"),
        ("Vitamin D, 25-Hydroxy", "29", "L", "ng/mL", "> OR = 30", "30", None, "low"),
        ("Lp(a)", "<8.4", "", "nmol/L", "Less than 75.0", None, "75.0", "normal"),
        ("Rheumatoid Factor", "<10", "", "IU/mL", "0 to 14", "0", "14", "normal"),
        ("CK", "12,340", "HH", "U/L", "26-192", "26", "192", "high"),
    ):
        y += 16
        sheet.row(y, COLUMNS, (name, value, flag, unit, span))
        number = Decimal("".join(c for c in value if c.isdigit() or c == "."))
        sheet.gold.append(
            Gold(
                name,
                value,
                unit,
                Decimal(low) if low else None,
                Decimal(high) if high else None,
                meant,
                flag,
                number,
            )
        )
    chance.random()
    return sheet


def unit_spellings(chance: random.Random) -> Sheet:
    """The same counts in all the ways their units are written."""
    sheet = Sheet(size=9)
    y = top(sheet, "HEMATOLOGY")
    sheet.row(y, COLUMNS, HEADS, font="bold")
    for made in table(
        chance,
        "WBC|x10E3/uL|3.4|10.8\nRBC|x10E6/uL|3.77|5.28\nHct|%|34.0|46.6\n"
        "Platelets|10*3/uL|150|450\nNeutrophils (Absolute)|K/uL|1.4|7.0\n"
        "Lymphs (Absolute)|10³/µL|0.7|3.1\nMonocytes (Absolute)|x10(3)/uL|0.1|0.9\n"
        "Eos (Absolute)|10^9/L|0.0|0.4\nReticulocytes|x10⁹/L|25|102\n"
        "Basophils, Absolute|thou/mcL|0.0|0.2\nMCHC|g/dL|31.5|35.7\n"
        "Absolute CD4|cells/uL|359|1519\nESR|mm/hr|0|32",
    ):
        y += 15
        cells = (made.name, made.value, made.letter, made.unit, f"{made.low} - {made.high}")
        sheet.row(y, COLUMNS, cells)
        sheet.gold.append(made.gold(made.letter))
    return sheet


def footnotes(chance: random.Random) -> Sheet:
    """Marks of notes behind values and flags, the notes below the table."""
    sheet = Sheet(size=9)
    y = top(sheet, "METABOLIC PANEL")
    at = (50, 240, 330, 420)
    sheet.row(y, at, ("Test", "Result", "Units", "Reference Range"), font="bold")
    for line, made in enumerate(american(chance, 14)):
        y += 15
        marks = (" (a)", "", " H*" if made.letter == "H" else "", " [1]", "", "", "")
        mark = marks[line % len(marks)]
        flag = made.letter if not mark.strip().startswith("H") else "H"
        shown = f"{made.value}{mark}" if mark else f"{made.value} {made.letter}".strip()
        if mark and "H" not in mark:
            flag = ""
        sheet.row(y, at, (made.name, shown, made.unit, f"{made.low} - {made.high}"))
        sheet.gold.append(made.gold(flag))
    for at_line, note in enumerate(
        (
            "(a) Sample slightly lipemic; index 42.",
            "* Repeated and checked.",
            "[1] New method since 01/02/2025; values are 8 % lower.",
        )
    ):
        sheet.put(50, y + 30 + 12 * at_line, note, size=8)
    return sheet


def unsettled(chance: random.Random) -> Sheet:
    """Corrected, pending, insufficient and spoiled ones among good results."""
    sheet = Sheet(size=9)
    y = top(sheet, "CHEMISTRY")
    sheet.row(y, COLUMNS, HEADS, font="bold")
    for line, made in enumerate(american(chance, 14)):
        y += 15
        odd = {2: "Pending", 4: "QNS", 6: "See note", 8: "Hemolyzed", 10: "TNP"}.get(line)
        if odd:
            sheet.row(y, COLUMNS, (made.name, odd, "", made.unit, made.span))
            continue
        sheet.row(y, COLUMNS, (made.name, made.value, made.letter, made.unit, made.span))
        sheet.gold.append(made.gold(made.letter))
        if line in (1, 9):
            y += 11
            before = make(chance, made.name, made.unit, made.low, made.high).value
            text = f"Corrected result; previously reported as {before}"
            sheet.put(62, y, f"{text} {made.unit} on 05/25/2025 at 11:20.", size=7.5)
    sheet.put(50, y + 30, "QNS: quantity not sufficient. TNP: test not performed. Call 555-0110.")
    return sheet


ALL = (limits, unit_spellings, footnotes, unsettled)
