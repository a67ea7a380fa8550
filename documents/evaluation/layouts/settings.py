"""Results that only their surroundings settle: age, time, specimen, remarks, second units."""

from __future__ import annotations

import random
from decimal import Decimal

from documents.evaluation.layouts.results import american, comma, make, metric, table
from documents.evaluation.layouts.sheet import COLUMNS, HEADS, Gold, Sheet


def remarks(chance: random.Random) -> Sheet:
    """Remarks with numbers between the rows, over one or more lines."""
    sheet = Sheet(size=9)
    sheet.put(
        50, 40, "Example Laboratory   Person, Testa   54 F   Collected 05/25/2025", font="bold"
    )
    sheet.row(70, COLUMNS, HEADS, font="bold")
    y = 72.0
    said = (
        (
            "According to the guideline, 100 to 125 mg/dL is consistent with prediabetes",
            "if confirmed on a second day; 126 or more with diabetes.",
        ),
        ("Estimated average glucose 117 mg/dL. Goal for most adults is < 7.0 %.",),
        (
            "Values above 3.0 may be seen in up to 5 % of healthy people (n = 412, age 20-69).",
            "Reference: Sample A, J Made Up 2019; 12(3): 44-51.",
        ),
        ("Patients on biotin more than 5 mg a day should wait 8 hours before sampling.",),
    )
    for line, made in enumerate(american(chance, 12)):
        y += 15
        sheet.row(y, COLUMNS, (made.name, made.value, made.letter, made.unit, made.span))
        sheet.gold.append(made.gold(made.letter))
        if line % 3 == 1:
            if line == 4:
                told = Gold("Estimated average glucose", "117", "mg/dL", spare=True)
                sheet.gold.append(told)
            for text in said[line // 3]:
                y += 11
                sheet.put(62, y, text, size=8)
    return sheet


def two_specimens(chance: random.Random) -> Sheet:
    """Serum and urine of the same analytes under their own titles."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Renal clinic   Person, Testa   25/05/2025", font="bold")
    y = 66.0
    for title, text in (
        (
            "SERUM",
            "Sodium|mmol/L|133|146\nPotassium|mmol/L|3.5|5.3\nCreatinine|umol/L|49|90\n"
            "Calcium|mmol/L|2.20|2.60\nOsmolality|mOsm/kg|275|295",
        ),
        (
            "URINE, RANDOM",
            "Sodium|mmol/L|20|110\nPotassium|mmol/L|12|75\nCreatinine|mmol/L|2.5|20.0\n"
            "Calcium|mmol/L|1.70|5.30\nOsmolality|mOsm/kg|50|1200\n"
            "Albumin/Creatinine Ratio|mg/mmol|0.0|3.5",
        ),
    ):
        sheet.put(50, y, title, font="bold")
        sheet.row(y + 14, COLUMNS, HEADS, font="bold")
        y += 16
        for made in table(chance, text):
            y += 14
            sheet.row(y, COLUMNS, (made.name, made.value, made.letter, made.unit, made.span))
            sheet.gold.append(made.gold(made.letter))
        y += 24
    return sheet


def wrapped_names(chance: random.Random) -> Sheet:
    """Long names over two lines, the result on the first or between them."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Immunology   Person, Testa   25 May 2025", font="bold")
    sheet.row(70, COLUMNS, HEADS, font="bold")
    y = 72.0
    for first, second, unit, low, high in (
        ("Thyroid Peroxidase", "Antibodies", "IU/mL", "0", "34"),
        ("Tissue Transglutaminase", "IgA", "U/mL", "0", "3"),
        ("Parathyroid Hormone,", "Intact", "pg/mL", "15", "65"),
        ("Alpha-1-Antitrypsin,", "Serum", "mg/dL", "101", "187"),
        ("Lactate Dehydrogenase", "(LDH), Serum", "U/L", "119", "226"),
        ("Carcinoembryonic", "Antigen (CEA)", "ng/mL", "0.0", "4.7"),
    ):
        y += 18
        made = make(chance, f"{first} {second}", unit, low, high)
        sheet.row(y, COLUMNS, (first, made.value, made.letter, unit, made.span))
        sheet.put(50, y + 10, second)
        y += 10
        sheet.gold.append(made.gold(made.letter, names=(first,)))
    return sheet


def previous(chance: random.Random) -> Sheet:
    """The last result and its day behind the range, the change in percent last."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "Person, Testa   collected 25.05.2025", font="bold")
    at = (40, 170, 225, 290, 370, 420, 480)
    head = ("Test", "Result", "Unit", "Reference", "Previous", "Date", "Change")
    sheet.row(70, at, head, font="bold")
    y = 72.0
    for made in metric(chance, 14):
        y += 14
        last = make(chance, made.name, made.unit, made.low, made.high)
        change = round(100 * (float(made.value) / max(0.01, float(last.value)) - 1))
        cells = (
            made.name,
            made.value,
            made.unit,
            made.span,
            last.value,
            "12.11.24",
            f"{change:+d}%",
        )
        sheet.row(y, at, cells)
        sheet.gold.append(made.gold())
        sheet.gold.append(
            Gold(made.name, last.value, made.unit, number=Decimal(last.value), spare=True, flag="?")
        )
    return sheet


def admin_around(chance: random.Random) -> Sheet:
    """Numbers of every other sort close to the results: codes, days, times, prices, methods."""
    sheet = Sheet(size=8.5)
    for line, text in enumerate(
        (
            "Invoice 2025-4711   Total 125.00 EUR   VAT 19 %   IBAN ZZ00 1234 5678",
            "Height 168 cm  Weight 72 kg  BMI 25.5  BP 128/76  Pulse 64",
            "Room 204, Floor 3   Fax 555-0177   Batch 88213   Rack 7 Pos 12",
        )
    ):
        sheet.put(40, 36 + 12 * line, text)
    at = (40, 90, 230, 280, 340, 420, 480)
    head = ("Code", "Test", "Result", "Unit", "Reference", "Method", "Done")
    sheet.row(84, at, head, font="bold")
    y = 86.0
    for made in metric(chance, 13):
        y += 15
        code = str(chance.randint(10000, 99999))
        done = f"{chance.randint(10, 20)}:{chance.randint(10, 59)}"
        cells = (code, made.name, made.value, made.unit, made.span, "ISE 2", done)
        sheet.row(y, at, cells)
        sheet.gold.append(made.gold())
    return sheet


def comma_lines(chance: random.Random) -> Sheet:
    """A letter of a German clinic: lab values in running lines with decimal commas."""
    sheet = Sheet(size=10, font="book")
    sheet.put(
        50, 60, "Sehr geehrte Kollegin, wir berichten über Frau Testa Muster, geb. 14.03.1971."
    )
    sheet.put(50, 90, "Labor vom 25.05.2025:", font="bold")
    results = table(
        chance,
        "Leukozyten|G/l|3.9|10.2\nHb|g/dl|12.0|15.6\nThrombozyten|G/l|150|370\n"
        "Natrium|mmol/l|136|145\nKalium|mmol/l|3.5|5.1\nKreatinin|mg/dl|0.5|0.9\n"
        "CRP|mg/l|0|5\nTSH|mU/l|0.3|4.2",
    )
    for line in range(2):
        part = results[4 * line : 4 * line + 4]
        sheet.put(
            50, 108 + 14 * line, ", ".join(f"{m.name} {comma(m.value)} {m.unit}" for m in part)
        )
    sheet.gold += [Gold(m.name, comma(m.value), m.unit, number=Decimal(m.value)) for m in results]
    sheet.put(50, 160, "Medikation: Ramipril 2,5 mg 1-0-0, Metformin 500 mg 1-0-1. RR 130/80 mmHg.")
    return sheet


ALL = (
    remarks,
    two_specimens,
    wrapped_names,
    previous,
    admin_around,
    comma_lines,
)
