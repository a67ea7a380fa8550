"""Ranges that depend on the patient, the hour or the unit, and results that are reckoned."""

from __future__ import annotations

import random
from decimal import Decimal

from documents.evaluation.layouts.results import american, make, table
from documents.evaluation.layouts.sheet import COLUMNS, HEADS, Gold, Sheet


def by_age(chance: random.Random) -> Sheet:
    """A range for each age, or each sex, where the report does not tell the patient's."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Example Laboratory   Person, Testa   Order 25-00417", font="bold")
    sheet.row(70, COLUMNS, HEADS, font="bold")
    y = 88.0
    for name, unit, value, spans in (
        (
            "Alkaline Phosphatase",
            "U/L",
            "212",
            ("1-9 years: 156-386", "10-12 years: 130-560", "Adult: 40-129"),
        ),
        ("IGF-1", "ng/mL", "188", ("21-30 y: 117-329", "31-40 y: 94-284", "41-50 y: 101-267")),
        ("Hemoglobin", "g/dL", "12.6", ("Male 13.2-17.1", "Female 11.7-15.5")),
        ("Ferritin", "ng/mL", "21", ("M: 30-400", "F: 13-150")),
    ):
        sheet.row(y, COLUMNS[:4], (name, value, "", unit))
        for span in spans:
            sheet.put(420, y, span)
            y += 11
        sheet.gold.append(Gold(name, value, unit, number=Decimal(value)))
        y += 8
    for made in american(chance, 6):
        sheet.row(y, COLUMNS, (made.name, made.value, made.letter, made.unit, made.span))
        sheet.gold.append(made.gold(made.letter))
        y += 15
    return sheet


def by_sex(chance: random.Random) -> Sheet:
    """Both sexes' ranges in one cell; the report says the patient is a man."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Patient: Person, Testo    Sex: Male    DOB: 14/03/1971    Lab No. 4398544")
    sheet.row(70, COLUMNS, HEADS, font="bold")
    y = 88.0
    for made in table(
        chance,
        "Hemoglobin|g/dL|13.0|17.0\nCreatinine|mg/dL|0.70|1.30\n"
        "Uric Acid|mg/dL|3.5|7.2\nFerritin|ng/mL|24|336\nHematocrit|%|38.8|50.0\n"
        "GGT|U/L|8|61",
    ):
        women = f"{Decimal(made.low) / 2:f} - {Decimal(made.high) - Decimal(made.low) / 2:f}"
        first, second = f"M: {made.low} - {made.high}", f"F: {women}"
        cell = f"{second}; {first}" if chance.random() < 0.5 else f"{first}, {second}"
        sheet.row(y, COLUMNS, (made.name, made.value, made.letter, made.unit, cell))
        sheet.gold.append(made.gold(made.letter))
        y += 16
    return sheet


def tolerance(chance: random.Random) -> Sheet:
    """A sugar load: the same analyte at several times, each with its own bound."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "GLUCOSE TOLERANCE TEST, 75 g   Person, Testa   05/25/2025", font="bold")
    sheet.row(
        70,
        (50, 230, 300, 380, 450),
        ("Specimen", "Time", "Result", "Units", "Reference"),
        font="bold",
    )
    y = 72.0
    for name, time, low, high in (
        ("Glucose, Fasting", "08:05", "70", "92"),
        ("Glucose, 1 hour", "09:06", "", "180"),
        ("Glucose, 2 hour", "10:05", "", "153"),
        ("Glucose, 3 hour", "11:07", "", "140"),
    ):
        y += 16
        made = make(chance, name, "mg/dL", low, high)
        span = f"{low}-{high}" if low else f"<{high}"
        sheet.row(y, (50, 230, 300, 380, 450), (name, time, made.value, made.unit, span))
        sheet.gold.append(made.gold())
    return sheet


def differential(chance: random.Random) -> Sheet:
    """Percent and absolute number of each kind of cell on one line, each with its range."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "DIFFERENTIAL   Person, Testa   05/25/2025", font="bold")
    at = (40, 150, 185, 280, 320, 380)
    sheet.row(70, at, ("Cell", "%", "Reference %", "Abs", "x10^9/L", "Reference Abs"), font="bold")
    y = 72.0
    for name, low, high in (
        ("Neutrophils", "40.0", "75.0"),
        ("Lymphocytes", "20.0", "45.0"),
        ("Monocytes", "2.0", "10.0"),
        ("Eosinophils", "1.0", "6.0"),
        ("Basophils", "0.0", "1.0"),
    ):
        y += 15
        share = make(chance, name, "%", low, high)
        count = make(chance, name, "x10^9/L", f"{float(low) / 15:.2f}", f"{float(high) / 10:.2f}")
        cells = (name, share.value, f"{low} - {high}", count.value, "x10^9/L", count.span)
        sheet.row(y, at, cells)
        sheet.gold += [share.gold(), count.gold(names=(f"{name} Abs",))]
    return sheet


def calculated(chance: random.Random) -> Sheet:
    """Ratios without a unit, gaps, and the filtration rate by race."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Example Laboratory   Person, Testa   54 F", font="bold")
    sheet.row(70, COLUMNS, HEADS, font="bold")
    y = 72.0
    for made in table(
        chance,
        "BUN/Creatinine Ratio||9|23\nA/G Ratio||1.2|2.2\n"
        "T. Chol/HDL Ratio|ratio|0.0|4.4\nAnion Gap|mmol/L|10.0|18.0\n"
        "Globulin, Total|g/dL|1.5|4.5\nVLDL Cholesterol Cal|mg/dL|5|40\n"
        "Iron Saturation|%|15|55\nFree Thyroxine Index||1.2|4.9",
    ):
        y += 15
        sheet.row(y, COLUMNS, (made.name, made.value, made.letter, made.unit, made.span))
        sheet.gold.append(made.gold(made.letter))
    for name in ("eGFR If NonAfricn Am", "eGFR If Africn Am"):
        y += 15
        made = make(chance, name, "mL/min/1.73", "59", "")
        sheet.row(y, COLUMNS, (name, made.value, made.letter, made.unit, ">59"))
        sheet.gold.append(made.gold(made.letter))
    return sheet


def two_units(chance: random.Random) -> Sheet:
    """Each value in conventional and in international units, each with its range."""
    sheet = Sheet(size=8)
    sheet.put(40, 40, "Labor / Laboratory   Person, Testa   25.05.2025", font="bold")
    at = (40, 150, 195, 235, 310, 360, 410)
    sheet.put(150, 66, "Conventional", font="bold")
    sheet.put(310, 66, "SI units", font="bold")
    sheet.row(78, at, ("Test", "Result", "Unit", "Range", "Result", "Unit", "Range"), font="bold")
    y = 80.0
    for name, unit, low, high, other, factor, places in (
        ("Glucose", "mg/dL", "70", "99", "mmol/L", "0.0555", 1),
        ("Creatinine", "mg/dL", "0.57", "1.00", "umol/L", "88.4", 0),
        ("Calcium", "mg/dL", "8.7", "10.2", "mmol/L", "0.2495", 2),
        ("Bilirubin", "mg/dL", "0.1", "1.2", "umol/L", "17.1", 1),
        ("Cholesterol", "mg/dL", "100", "199", "mmol/L", "0.02586", 2),
        ("Uric Acid", "mg/dL", "2.6", "6.2", "umol/L", "59.48", 0),
    ):
        y += 15
        made = make(chance, name, unit, low, high)
        step = Decimal(1).scaleb(-places)
        value, least, most = (
            (Decimal(x) * Decimal(factor)).quantize(step) for x in (made.value, low, high)
        )
        cells = (name, made.value, unit, made.span, str(value), other, f"{least}-{most}")
        sheet.row(y, at, cells)
        where = "low" if value < least else "high" if value > most else "normal"
        second = Gold(name, str(value), other, least, most, where, None, value)
        sheet.gold += [made.gold(), second]
    return sheet


ALL = (by_age, by_sex, tolerance, differential, calculated, two_units)
