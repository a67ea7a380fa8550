"""What a sheet holds of others: other people, fluids, days, units and heads."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from documents.evaluation.layouts.beside import drawn
from documents.evaluation.layouts.results import Made, american, comma, make, metric
from documents.evaluation.layouts.sheet import Sheet


def _again(chance: random.Random, made: Made) -> str:
    return make(chance, made.name, made.unit, made.low, made.high).value


def two_people(chance: random.Random) -> Sheet:
    """A mother's block and her child's on one page; nothing says whose portal this is."""
    sheet = Sheet(size=8.5)
    y = 30.0
    for who in (
        "Patient: Testa Person   born 4 May 1981",
        "Patient: Beispiel Kind   born 9 Jan 2024",
    ):
        y += 20
        sheet.put(40, y, who, font="bold")
        y += 14
        at = (40, 220, 290, 360)
        sheet.row(y, at, ("Test", "Result", "Units", "Range"), font="bold")
        for made in metric(chance, 5):
            y += 13
            sheet.row(y, at, (made.name, made.value, made.unit, made.span))
    return sheet


def drain_fluid(chance: random.Random) -> Sheet:
    """The blood's results, then those of a drain's fluid under a small title."""
    sheet = drawn(
        "BIOCHEMISTRY", ("Test", "Result", "Units", "Reference"), (40, 220, 290, 360),
        metric(chance, 8), lambda _, m: (m.name, m.value, m.unit, m.span),
    )  # fmt: skip
    sheet.put(40, 230, "Drain fluid")
    y = 232.0
    for name, figure, unit in (
        ("Creatinine", "1450", "umol/L"),
        ("Total Protein", "12", "g/L"),
        ("Glucose", "0.4", "mmol/L"),
        ("Albumin", "6", "g/L"),
    ):
        y += 14
        sheet.row(y, (40, 220, 290), (name, figure, unit))
    return sheet


def admission_and_now(chance: random.Random) -> Sheet:
    """Two columns that name a stay's beginning and its end, the end first."""
    sheet = drawn(
        "DISCHARGE LETTER", ("Labor", "bei Entlassung", "bei Aufnahme", "Einheit", "Normbereich"),
        (40, 180, 270, 350, 430), metric(chance, 11),
        lambda _, m: (m.name, comma(m.value), comma(_again(chance, m)), m.unit,
                      f"{comma(m.low)} - {comma(m.high)}"),
    )  # fmt: skip
    sheet.gold = [replace(gold, value=comma(gold.value)) for gold in sheet.gold]
    return sheet


def prior_value(chance: random.Random) -> Sheet:
    """Two heads with the word value, the first one qualified in words of its own."""
    return drawn(
        "CHEMISTRY", ("Test", "Baseline value", "Value", "Units", "Range"),
        (40, 200, 280, 340, 420), american(chance, 11),
        lambda _, m: (m.name, _again(chance, m), m.value, m.unit, m.span),
    )  # fmt: skip


def donor_result(chance: random.Random) -> Sheet:
    """The donor's results beside the patient's, each head with the word result."""
    return drawn(
        "TRANSPLANT", ("Test", "Donor result", "Recipient result", "Units", "Range"),
        (40, 200, 280, 370, 430), american(chance, 11),
        lambda _, m: (m.name, _again(chance, m), m.value, m.unit, m.span),
    )  # fmt: skip


def cut_offs(chance: random.Random) -> Sheet:
    """The assay's cut-off before the index."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "SEROLOGY   Testa Person   25 May 2025", font="bold")
    at = (40, 240, 310, 380)
    sheet.row(70, at, ("Marker", "Cut-off", "S/CO", "Verdict"), font="bold")
    y = 72.0
    for name in (
        "HBsAg",
        "Hepatitis C Antibody",
        "HIV 1/2 Antibody",
        "Syphilis IgG",
        "Rubella IgG",
    ):
        y += 15
        found = round(chance.uniform(0.1, 9), 2)
        word = "Reactive" if found >= 1 else "Non-reactive"
        sheet.row(y, at, (name, "1.00", f"{found:.2f}", word))
        row = make(chance, name, "", "0", "1").gold(low=None, high=None, flag="?", spare=True)
        sheet.gold.append(replace(row, value=f"{found:.2f}", number=Decimal(f"{found:.2f}")))
        sheet.gold.append(replace(row, value=word, number=None))
    return sheet


def notes_in_the_table(chance: random.Random) -> Sheet:
    """Comments with a figure of the same test between the rows."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "CHEMISTRY   Testa Person   F 47 y   25 May 2025", font="bold")
    at = (40, 220, 290, 360)
    sheet.row(64, at, ("Test", "Result", "Units", "Range"), font="bold")
    y = 66.0
    for line, made in enumerate(american(chance, 9)):
        y += 15
        sheet.row(y, at, (made.name, made.value, made.unit, made.span))
        sheet.gold.append(made.gold())
        if line % 3 == 1:
            y += 11
            other = _again(chance, made)
            remarks = (
                f"{made.name} {other} {made.unit} by the other method",
                f"Repeat of 12/05 gave {other} {made.unit}",
                f"Outside laboratory: {made.name} {other}",
            )
            sheet.put(60, y, remarks[line // 3 % 3])
    return sheet


def note_digits(chance: random.Random) -> Sheet:
    """The figure of a note, raised or a blank behind the value, and a remark that points to it."""
    return drawn(
        "CHEMISTRY", ("Test", "Result", "Units", "Reference"), (40, 220, 290, 360),
        american(chance, 11),
        lambda line, m: (m.name, m.value + ("", "¹", " ²", " 3")[line % 4], m.unit,
                         m.span + ("", " see note 3")[line % 2]),
    )  # fmt: skip


def mixed_marks(chance: random.Random) -> Sheet:
    """Thousands with a point, decimals with a comma, and one machine that does the reverse."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "LABOR   Testa Person   25.05.2025", font="bold")
    at = (40, 220, 290, 360)
    sheet.row(64, at, ("Analyse", "Ergebnis", "Einheit", "Referenz"), font="bold")
    y = 66.0
    rows = (
        ("Ferritin", "1.240", "ng/mL", "30-400", "1240"), ("CRP", "2,4", "mg/L", "0-5", "2.4"),
        ("Vitamin B12", "1.105", "pg/mL", "200-1000", "1105"),
        ("Calcium", "2.31", "mmol/L", "2,20-2,60", "2.31"),
        ("TSH", "1.234", "mU/L", "0,4-4,0", "1.234"), ("Kalium", "4,1", "mmol/L", "3,5-5,1", "4.1"),
    )  # fmt: skip
    for name, value, unit, span, worth in rows:
        y += 15
        sheet.row(y, at, (name, value, unit, span))
        low, high = (Decimal(each.replace(",", ".")) for each in span.split("-"))
        made = Made(name, unit, str(low), str(high), worth)
        sheet.gold.append(replace(made.gold(), value=value))
    return sheet


def two_systems_bare(chance: random.Random) -> Sheet:
    """No heads: value and unit in both systems, and the range of the second."""
    rows = (
        ("Glucose", "mg/dL", "mmol/L", "70", "99", "0.0555"),
        ("Creatinine", "mg/dL", "umol/L", "0.60", "1.10", "88.4"),
        ("Cholesterol", "mg/dL", "mmol/L", "120", "200", "0.02586"),
        ("Triglycerides", "mg/dL", "mmol/L", "40", "150", "0.01129"),
    )
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "DUAL UNITS   Testa Person   25 May 2025", font="bold")
    y = 60.0
    for name, first, second, low, high, times in rows:
        made = make(chance, name, first, low, high)
        places = Decimal("1") if second == "umol/L" else Decimal("0.1")
        value, least, most = (
            (Decimal(x) * Decimal(times)).quantize(places) for x in (made.value, low, high)
        )
        y += 15
        sheet.row(
            y,
            (40, 180, 230, 290, 340, 400),
            (name, made.value, first, str(value), second, f"{least}-{most}"),
        )
        si = Made(name, second, str(least), str(most), str(value))
        sheet.gold += [made.gold(flag="?"), si.gold()]
    return sheet


def sample_numbers(chance: random.Random) -> Sheet:
    """Where the result is missing, the sample's number shows under a head of its own."""
    sheet = drawn(
        "REPORT", ("Analysis", "Sample", "Value found", "Unit", "Limits"), (40, 190, 260, 340, 420),
        metric(chance, 11),
        lambda line, m: (m.name, str(chance.randint(11, 98)), "" if line % 4 == 2 else m.value,
                         m.unit, m.span),
    )  # fmt: skip
    sheet.gold = [g for line, g in enumerate(sheet.gold) if line % 4 != 2]
    return sheet


def change_behind(chance: random.Random) -> Sheet:
    """How much it changed, signed, between the result and its unit, and nothing over it."""
    return drawn(
        "TREND", (), (40, 210, 260, 330, 420), american(chance, 12),
        lambda _, m: (m.name, m.value, f"{chance.choice('+-')}{chance.randint(1, 30)}", m.unit,
                      m.span),
    )  # fmt: skip


def volume_first(chance: random.Random) -> Sheet:
    """A day's urine: what is in a litre and what is in the day, with the volume on each line."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "24 H URINE   Testa Person   25 May 2025", font="bold")
    at = (40, 200, 260, 320, 400)
    sheet.row(64, at, ("Urine analyte", "Vol mL", "Per litre", "Per day", "Range per day"))
    volume, y = chance.randint(900, 2400), 66.0
    for name, unit, low, high in (
        ("Sodium", "mmol", "40", "220"),
        ("Potassium", "mmol", "25", "125"),
        ("Calcium", "mmol", "2.5", "7.5"),
        ("Phosphate", "mmol", "13", "42"),
    ):
        made = make(chance, name, f"{unit}/24h", low, high)
        y += 15
        litre = (Decimal(made.value) * 1000 / volume).quantize(Decimal("0.1"))
        sheet.row(y, at, (name, str(volume), str(litre), f"{made.value} {unit}/24h", made.span))
        sheet.gold.append(made.gold())
    return sheet


def letterhead_figures(chance: random.Random) -> Sheet:
    """Telephone, page and bar code figures on the lines of the results, in the margin."""
    return drawn(
        "REPORT", (), (40, 200, 250, 320, 440), metric(chance, 10),
        lambda line, m: (m.name, m.value, m.unit, m.span,
                         ("Tel 555 0101", "Page 2", "*4471120*", "555 0102", "2")[line % 5]),
    )  # fmt: skip


ALL = (
    two_people, drain_fluid, admission_and_now, prior_value, donor_result, cut_offs,
    notes_in_the_table, note_digits, mixed_marks, two_systems_bare, sample_numbers, change_behind,
    volume_first, letterhead_figures,
)  # fmt: skip
