"""Tables that are not one line a test: on their side, in two units, in pairs, in fractions."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

from documents.evaluation.layouts.results import american, comma, make, table
from documents.evaluation.layouts.sheet import Gold, Sheet


def on_its_side(chance: random.Random) -> Sheet:
    """Tests as columns; lines for the units, for the ranges, and one for each day."""
    sheet = Sheet(wide=842, high=595, size=9)
    sheet.put(40, 40, "Oncology day unit   Testa Person   Cumulative results", font="bold")
    of = american(chance, 7)
    at = [40, *(140 + 98 * n for n in range(len(of)))]
    names = [made.name.split(",")[0] for made in of]
    sheet.row(80, at, ("", *names), font="bold", size=8)
    sheet.row(94, at, ("Units", *(made.unit for made in of)), size=8)
    sheet.row(107, at, ("Ref. range", *(made.span for made in of)), size=8)
    for line in range(5):
        day = date(2025, 1, 6) + timedelta(days=21 * line)
        sheet.put(40, 124 + 15 * line, f"{day:%d/%m/%Y}")
        for x, name, kind in zip(at[1:], names, of, strict=True):
            if chance.random() < 0.15:
                sheet.put(x, 124 + 15 * line, "-")
                continue
            made = make(chance, name, kind.unit, kind.low, kind.high)
            mark = f" {made.letter}" if made.letter else ""
            sheet.put(x, 124 + 15 * line, made.value + mark)
            sheet.gold.append(made.gold(made.letter, on=day))
    return sheet


def days_down(chance: random.Random) -> Sheet:
    """Days as lines, tests as columns with the unit in brackets, the range in the last line."""
    sheet = Sheet(wide=842, high=595, size=9)
    sheet.put(40, 40, "Serial blood results   Ward 7   Testa Person", font="bold")
    of = [m for m in american(chance, 12) if len(m.name) < 14][:5]
    at = [40, *(160 + 125 * n for n in range(len(of)))]
    sheet.row(80, at, ("Date", *(f"{m.name} ({m.unit})" for m in of)), font="bold")
    y = 82.0
    for line in range(6):
        y += 15
        day = date(2025, 5, 25) - timedelta(days=2 * line)
        sheet.put(40, y, f"{day.day:02d} {day:%b} {day.year} 06:{10 + line}")
        for x, kind in zip(at[1:], of, strict=True):
            made = make(chance, kind.name, kind.unit, kind.low, kind.high)
            sheet.put(x, y, made.value + ("*" if made.letter else ""))
            sheet.gold.append(
                Gold(kind.name, made.value, kind.unit, number=Decimal(made.value), flag="?", on=day)
            )
    sheet.row(y + 18, at, ("Reference", *(m.span for m in of)), size=8)
    return sheet


def two_systems(chance: random.Random) -> Sheet:
    """French: both systems of units side by side, each with its values, then the last one."""
    sheet = Sheet(wide=842, high=595, size=8.5)
    sheet.put(40, 40, "BIOCHIMIE SANGUINE   Mme PERSONNE Testa   Prélèvement du 25/05/2025")
    at = (40, 190, 250, 300, 400, 460, 510, 640)
    sheet.put(200, 66, "Unités conventionnelles", font="bold")
    sheet.put(410, 66, "Unités internationales", font="bold")
    sheet.put(640, 66, "Antériorités", font="bold")
    heads = ("Analyse", "Résultat", "Unité", "Références", "Résultat", "Unité", "Références",
             "12/11/2024")  # fmt: skip
    sheet.row(78, at, heads, font="bold")
    y = 80.0
    for name, unit, low, high, other, factor, places in (
        ("Glycémie à jeun", "g/L", "0.70", "1.05", "mmol/L", "5.55", 2),
        ("Créatinine", "mg/L", "5.7", "11.1", "µmol/L", "8.84", 0),
        ("Acide urique", "mg/L", "26", "60", "µmol/L", "5.948", 0),
        ("Cholestérol total", "g/L", "1.50", "2.00", "mmol/L", "2.586", 2),
        ("Triglycérides", "g/L", "0.40", "1.50", "mmol/L", "1.143", 2),
        ("Calcium", "mg/L", "86", "102", "mmol/L", "0.02495", 2),
        ("Bilirubine totale", "mg/L", "2", "12", "µmol/L", "1.71", 0),
    ):
        y += 15
        made = make(chance, name, unit, low, high)
        before = make(chance, name, unit, low, high)
        step = Decimal(1).scaleb(-places)
        value, least, most = (
            (Decimal(x) * Decimal(factor)).quantize(step) for x in (made.value, low, high)
        )
        cells = [name, made.value, unit, f"{low}-{high}", f"{value}", other, f"{least}-{most}"]
        sheet.row(y, at, [comma(cell) if "/" not in cell else cell for cell in cells])
        sheet.put(640, y, comma(before.value))
        where = "low" if value < least else "high" if value > most else "normal"
        day = date(2025, 5, 25)
        sheet.gold.append(made.gold(value=comma(made.value), on=day))
        sheet.gold.append(
            Gold(name, comma(str(value)), other, least, most, where, None, value, on=day)
        )
        sheet.gold.append(
            Gold(
                name, comma(before.value), unit, number=Decimal(before.value), flag="?",
                on=date(2024, 11, 12), spare=True,
            )
        )  # fmt: skip
    return sheet


def cell_pairs(chance: random.Random) -> Sheet:
    """A blood count without heads: share and number of each cell, the range for the number."""
    sheet = Sheet(size=9)
    sheet.put(40, 40, "FULL BLOOD COUNT   Person, Testa   25/05/2025", font="bold")
    y = 60.0
    for made in table(
        chance,
        "Haemoglobin|g/L|115|165\nWhite Cell Count|x10^9/L|4.0|11.0\nPlatelets|x10^9/L|150|400",
    ):
        y += 14
        sheet.row(y, (40, 230, 290, 370), (made.name, made.value, made.unit, f"({made.span})"))
        sheet.gold.append(made.gold())
    for name, low, high, least, most in (
        ("Neutrophils", "2.00", "7.50", "40", "75"),
        ("Lymphocytes", "1.00", "4.00", "20", "45"),
        ("Monocytes", "0.20", "0.80", "2", "10"),
        ("Eosinophils", "0.04", "0.40", "1", "6"),
        ("Basophils", "0.01", "0.10", "0", "1"),
    ):
        y += 14
        made = make(chance, name, "x10^9/L", low, high)
        share = make(chance, name, "%", f"{least}.0", f"{most}.0").value
        cells = (name, f"{share} %", made.value, "x10^9/L", f"({made.span})")
        sheet.row(y, (40, 160, 230, 290, 370), cells)
        sheet.gold.append(made.gold())
        sheet.gold.append(Gold(name, share, "%", number=Decimal(share)))
    return sheet


def analyser_names(chance: random.Random) -> Sheet:
    """An analyser's print: NEU# and NEU%, the flag between brackets, the bounds under Low, High."""
    sheet = Sheet(font="mono", size=9)
    sheet.put(40, 40, "Sample ID: 250525-014   Mode: CBC+DIFF   Date: 2025-05-25 09:12")
    sheet.put(40, 64, f"{'Para.':<10}{'Result':>9} {'Flag':<5}{'Unit':<10}{'Low':>8}{'High':>8}")
    y = 66.0
    for made in table(
        chance,
        "WBC|10^9/L|4.00|10.00\nNEU#|10^9/L|2.00|7.00\nLYM#|10^9/L|0.80|4.00\n"
        "MON#|10^9/L|0.12|1.20\nEOS#|10^9/L|0.02|0.50\nNEU%|%|50.0|70.0\nLYM%|%|20.0|40.0\n"
        "MON%|%|3.0|12.0\nRBC|10^12/L|3.80|5.80\nHGB|g/L|110|165\nHCT|%|35.0|50.0\n"
        "MCV|fL|80.0|97.0\nRDW-CV|%|11.0|14.0\nPLT|10^9/L|100|300\nMPV|fL|6.5|12.0",
    ):
        y += 12
        flag = f"[{made.letter}]" if made.letter else ""
        text = f"{made.name:<10}{made.value:>9} {flag:<5}{made.unit:<10}"
        sheet.put(40, y, f"{text}{made.low:>8}{made.high:>8}")
        sheet.gold.append(made.gold(None))
    return sheet


def fractions(chance: random.Random) -> Sheet:
    """Protein electrophoresis: each fraction in percent and in grams, each with its range."""
    sheet = Sheet(size=9)
    sheet.put(40, 40, "PROTEIN ELECTROPHORESIS, SERUM   Person, Testa", font="bold")
    at = (40, 170, 220, 310, 360, 420)
    sheet.row(64, at, ("Fraction", "%", "Ref. %", "g/dL", "", "Ref. g/dL"), font="bold")
    y = 66.0
    for name, low, high, least, most in (
        ("Albumin", "55.8", "66.1", "4.02", "4.76"),
        ("Alpha 1", "2.9", "4.9", "0.21", "0.35"),
        ("Alpha 2", "7.1", "11.8", "0.51", "0.85"),
        ("Beta", "8.4", "13.1", "0.60", "0.94"),
        ("Gamma", "11.1", "18.8", "0.80", "1.35"),
    ):
        y += 14
        share = make(chance, name, "%", low, high)
        mass = make(chance, name, "g/dL", least, most)
        cells = (name, share.value, share.span, mass.value, mass.letter, mass.span)
        sheet.row(y, at, cells)
        sheet.gold.append(share.gold())
        sheet.gold.append(mass.gold())
    y += 22
    made = make(chance, "Total Protein", "g/dL", "6.4", "8.3")
    sheet.put(40, y, f"Total Protein: {made.value} g/dL   (6.4 - 8.3)")
    sheet.gold.append(made.gold())
    sheet.put(40, y + 20, "No paraprotein is seen. Gamma region shows 0 bands. Gel 14, lane 7.")
    return sheet


ALL = (on_its_side, days_down, two_systems, cell_pairs, analyser_names, fractions)
