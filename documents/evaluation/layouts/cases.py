"""Results that are more, or less, than a figure: marks, corrections, grades, germs, phases."""

from __future__ import annotations

import random
from decimal import Decimal

from documents.evaluation.layouts.kinds import top
from documents.evaluation.layouts.results import american, make, metric
from documents.evaluation.layouts.sheet import COLUMNS, HEADS, Gold, Sheet


def raised_marks(chance: random.Random) -> Sheet:
    """A raised figure of a note close behind a value, a flag or a name; a letter in brackets."""
    sheet = Sheet(size=10)
    y = top(sheet, "CHEMISTRY")
    sheet.row(y, COLUMNS, HEADS, font="bold")
    for line, made in enumerate(american(chance, 14)):
        y += 16
        behind = ("", "¹", "", "*", "", "²")[line % 6]
        name = made.name + ("³" if line % 6 == 4 else "")
        cells = (name, made.value + behind, made.letter + ("¹" if line % 6 == 2 else ""))
        sheet.row(y, COLUMNS, (*cells, made.unit, made.span))
        sheet.gold.append(made.gold(names=(f"{made.name}3", name)))
    for at, note in enumerate(
        ("Repeated.", "Sample slightly haemolysed.", "New method since May.")
    ):
        y += 13
        sheet.put(50, y + 12, f"{'¹²³'[at]} {note}", size=8)
    return sheet


def corrected(chance: random.Random) -> Sheet:
    """Corrected values with what was reported first, and results that are not there."""
    sheet = Sheet(size=9)
    y = top(sheet, "CORRECTED REPORT")
    at = (50, 220, 330, 400)
    sheet.row(y, at, ("Component", "Value", "Units", "Reference"), font="bold")
    odd = {3: "In process", 5: "Canceled", 7: "Clotted", 9: "See scanned report", 11: "---",
           12: "Not calculated"}  # fmt: skip
    for line, made in enumerate(metric(chance, 14)):
        y += 15
        if line in odd:
            sheet.row(y, at, (made.name, odd[line], made.unit, made.span))
            continue
        shown, before = made.value, make(chance, made.name, made.unit, made.low, made.high).value
        if line == 2:
            shown = f"{made.value} (C)"
        if line == 4:
            shown = f"{made.value} {made.letter}".strip()
        sheet.row(y, at, (made.name, shown, made.unit, made.span))
        sheet.gold.append(made.gold())
        if line in (2, 6):
            y += 11
            sheet.put(60, y, "CORRECTED ON 05/26/2025 AT 1010:", size=8)
            y += 10
            sheet.put(60, y, f"PREVIOUSLY REPORTED AS {before} {made.unit}", size=8)
        if line == 8:
            y += 11
            sheet.put(60, y, f"Result called to ward at 14:32. Prior value {before}.", size=8)
    return sheet


def sensitivities(chance: random.Random) -> Sheet:
    """A culture with two germs side by side: concentrations and letters, counts of colonies."""
    sheet = Sheet(size=9)
    y = top(sheet, "MICROBIOLOGY - URINE CULTURE AND SENSITIVITY")
    for line in (
        "SPECIMEN: Midstream urine   COLLECTED: 05/25/2025   STATUS: FINAL",
        "Gram stain: 2+ gram negative rods, 1+ gram positive cocci",
        "ORGANISM 1: >100,000 CFU/mL Escherichia coli",
        "ORGANISM 2: 10,000-50,000 CFU/mL Enterococcus faecalis",
    ):
        sheet.put(50, y, line)
        y += 14
    at = (60, 230, 280, 360, 410)
    sheet.row(y + 8, at, ("Antimicrobial", "1 MIC", "1 INT", "2 MIC", "2 INT"), font="bold")
    for drug in ("Amikacin", "Ampicillin", "Cefepime", "Gentamicin", "Levofloxacin", "Linezolid",
                 "Nitrofurantoin", "Tetracycline", "Trimethoprim", "Vancomycin"):  # fmt: skip
        y += 13
        cells: list[str] = [drug]
        for _ in range(2):
            tested = chance.random() < 0.7
            cells += [chance.choice(("<=1", "4", ">=64", "<=0.5", "16")) if tested else "",
                      chance.choice("SIR") if tested else ""]  # fmt: skip
        sheet.row(y + 8, at, cells)
    sheet.put(50, y + 40, "Amoxicillin R   Cefalexin S   Trimethoprim R   Gentamicin S")
    sheet.put(50, y + 54, "Piperacillin zone 24 mm (S)   Meropenem 0.25 mg/L (S)")
    return sheet


def strip(chance: random.Random) -> Sheet:
    """A strip reader's slip: short names, plusses with the amount that each stands for."""
    sheet = Sheet(wide=300, font="mono", size=9)
    for at, text in enumerate(("URINE STRIP 10   No. 0147", "2025-05-25 09:31", "ID: 0047118")):
        sheet.put(20, 30 + 12 * at, text)
    y = 66.0
    for name, choices in (
        ("LEU", (("neg", ""), ("2+", "125 Leu/uL"))),
        ("NIT", (("neg", ""), ("pos", ""))),
        ("URO", (("norm", ""),)),
        ("PRO", (("neg", ""), ("1+", "30 mg/dL"))),
        ("pH", (("5.5", ""), ("6.0", ""), ("7.0", ""))),
        ("BLD", (("neg", ""), ("3+", "200 Ery/uL"))),
        ("SG", (("1.010", ""), ("1.020", ""))),
        ("KET", (("neg", ""), ("+-", "5 mg/dL"))),
        ("BIL", (("neg", ""),)),
        ("GLU", (("norm", ""), ("4+", "1000 mg/dL"))),
    ):
        y += 13
        grade, amount = chance.choice(choices)
        star = "*" if amount or grade == "pos" else " "
        sheet.put(20, y, f"{star}{name:<6}{grade:>6}  {amount}")
        figure = Decimal(grade) if name in ("pH", "SG") else None
        sheet.gold.append(Gold(name, grade, flag="?", number=figure))
        if amount:
            value, unit = amount.split()
            sheet.gold.append(Gold(name, value, unit, flag="?", number=Decimal(value), spare=True))
    return sheet


def two_gases(chance: random.Random) -> Sheet:
    """Blood gases from artery and vein beside each other, each with its range, and settings."""
    sheet = Sheet(size=9)
    y = top(sheet, "BLOOD GAS")
    at = (50, 150, 205, 300, 355, 450)
    heads = ("Analyte", "Arterial", "Reference", "Venous", "Reference", "Units")
    sheet.row(y, at, heads, font="bold")
    for name, unit, artery, vein in (
        ("pH", "", ("7.35", "7.45"), ("7.32", "7.43")),
        ("pCO2", "kPa", ("4.7", "6.0"), ("5.1", "7.2")),
        ("pO2", "kPa", ("10.0", "13.3"), ("4.0", "6.7")),
        ("HCO3-", "mmol/L", ("22.0", "26.0"), ("23.0", "27.0")),
        ("Lactate", "mmol/L", ("0.5", "1.6"), ("0.6", "2.2")),
    ):
        y += 16
        first, second = make(chance, name, unit, *artery), make(chance, name, unit, *vein)
        cells = (name, first.value, first.span, second.value, second.span, unit)
        sheet.row(y, at, cells)
        sheet.gold.append(first.gold())
        sheet.gold.append(second.gold())
    sheet.put(
        50, y + 24, "FiO2 0.28    Temperature 37.0 °C    Barometer 101.3 kPa   Puncture: radial"
    )
    return sheet


def whom_it_suits(chance: random.Random) -> Sheet:
    """Ranges by phase, trimester, hour and age below each other; the report tells sex and age."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Patient: Person, Testa    Sex: Female    Age: 34 years    26/05/2025")
    sheet.row(70, COLUMNS, HEADS, font="bold")
    y = 72.0
    for name, unit, value, spans, bounds in (
        ("Estradiol", "pg/mL", "96", ("Follicular: 20-144", "Midcycle: 64-357", "Luteal: 56-214"),
         None),
        ("hCG, Quantitative", "mIU/mL", "1240", ("Non-pregnant: <5", "3 weeks: 6-71",
         "4 weeks: 10-750", "5 weeks: 217-7138"), None),
        ("TSH", "mIU/L", "2.9", ("1st trimester: 0.26-2.66", "2nd trimester: 0.55-2.73"), None),
        ("Cortisol", "ug/dL", "11.2", ("8 AM: 5.0-23.0", "4 PM: 3.0-16.0"), None),
        ("Ferritin", "ng/mL", "9", ("Male: 24-336", "Female: 11-307"), ("11", "307", "low")),
        ("Hemoglobin", "g/dL", "12.4", ("Men 13.5 - 17.5", "Women 12.0 - 15.5"),
         ("12.0", "15.5", "normal")),
        ("Testosterone", "ng/dL", "61", ("M 264-916", "F 8-60"), ("8", "60", "high")),
    ):  # fmt: skip
        y += 16
        sheet.row(y, COLUMNS[:4], (name, value, "", unit))
        sheet.put(420, y, spans[0])
        for span in spans[1:]:
            y += 10
            sheet.put(420, y, span)
        gold = Gold(name, value, unit, number=Decimal(value))
        if bounds:
            low, high, flag = bounds
            gold = Gold(name, value, unit, Decimal(low), Decimal(high), flag, None, Decimal(value))
        sheet.gold.append(gold)
    chance.random()
    return sheet


def beyond(chance: random.Random) -> Sheet:
    """Titres, loads and bounds: below what can be told, above it, and words with a figure."""
    sheet = Sheet(size=9)
    y = top(sheet, "IMMUNOLOGY AND VIROLOGY")
    at = (50, 230, 330, 410)
    sheet.row(y, at, ("Test", "Result", "Unit", "Reference"), font="bold")
    for name, value, unit, span, low, high, flag in (
        ("Troponin T", "<0.01", "ng/mL", "<0.04", None, "0.04", "normal"),
        ("ANA Titer", ">1:640", "", "<1:80", None, None, "?"),
        ("PSA", "<0.01", "ng/mL", "0.00-4.00", "0.00", "4.00", "normal"),
        ("eGFR", ">90", "mL/min/1.73m2", ">=60", "60", None, "normal"),
        ("HIV-1 RNA", "<20", "copies/mL", "Not detected", None, None, "?"),
        ("Vitamin B12", ">2000", "pg/mL", "232-1245", "232", "1245", "high"),
        ("CRP", "<0.6", "mg/L", "<5.0", None, "5.0", "normal"),
        ("Rheumatoid Factor", "<=10", "IU/mL", "<14", None, "14", "normal"),
        ("Hepatitis B Surface Antibody", ">1000", "mIU/mL", ">=10", "10", None, "normal"),
        ("D-Dimer", ">20.00", "ug/mL FEU", "0.00-0.50", "0.00", "0.50", "high"),
    ):
        y += 15
        sheet.row(y, at, (name, value, unit, span))
        number = None if ":" in value else Decimal(value.lstrip("<>="))
        sheet.gold.append(
            Gold(name, value, unit, Decimal(low) if low else None,
                 Decimal(high) if high else None, flag, None, number)
        )  # fmt: skip
    chance.random()
    return sheet


ALL = (
    raised_marks,
    corrected,
    sensitivities,
    strip,
    two_gases,
    whom_it_suits,
    beyond,
)
