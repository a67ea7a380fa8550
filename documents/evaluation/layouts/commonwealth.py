"""Reports of Britain, Ireland, Australia, India and their neighbours."""

from __future__ import annotations

import random
from datetime import date

from documents.evaluation.layouts.results import Made, kinds, make, metric, table
from documents.evaluation.layouts.sheet import Gold, Sheet

_BLOOD = """
Haemoglobin|g/L|115|165
White cell count|10*9/L|4.0|11.0
Platelets|10*9/L|150|400
Red cell count|10*12/L|3.80|5.80
Haematocrit|L/L|0.370|0.470
Mean cell volume|fL|80|100
MCH|pg|27.0|32.0
Neutrophils|10*9/L|2.0|7.5
Lymphocytes|10*9/L|1.0|4.0
Monocytes|10*9/L|0.2|0.8
"""


def typed(chance: random.Random) -> Sheet:
    """A pathology report of typed columns: a star left of what is out of range."""
    sheet = Sheet(font="mono", size=9)
    for at, text in enumerate(
        (
            "SAMPLE NHS TRUST   DEPARTMENT OF PATHOLOGY      Tel 01632 960 111",
            "Person, Testa     NHS No 999 000 1111   DOB 14-Mar-1971  F",
            "Lab No 25H004417  Collected 25-May-25 08:15  Received 25-May-25 11:02",
        )
    ):
        sheet.put(40, 40 + 12 * at, text)
    y = 96.0
    sheet.put(40, y, "FULL BLOOD COUNT")
    for made in table(chance, _BLOOD):
        y += 12
        star = "*" if made.letter else " "
        span = f"[{made.low} - {made.high}]"
        sheet.put(40, y, f"{star} {made.name:<24}{made.value:>8} {made.unit:<10}{span}")
        sheet.gold.append(made.gold("*" if made.letter else ""))
    y += 24
    sheet.put(40, y, "UREA AND ELECTROLYTES")
    for made in metric(chance, 9):
        y += 12
        star = "*" if made.letter else " "
        span = f"[{made.low} - {made.high}]"
        sheet.put(40, y, f"{star} {made.name:<24}{made.value:>8} {made.unit:<10}{span}")
        sheet.gold.append(made.gold("*" if made.letter else ""))
    y += 24
    sheet.put(40, y, "Comment: eGFR should be multiplied by 1.159 in some groups. CKD 3 is 30-59.")
    sheet.put(40, 800, "Authorised by Dr A Sample 25-May-25 14:33     Page 1 of 1")
    return sheet


def practice(chance: random.Random) -> Sheet:
    """A surgery's list: value and unit, range in brackets, what is wrong in words below."""
    sheet = Sheet(size=9.5)
    sheet.put(40, 40, "Test results  Mrs T Person   25 May 2025", font="bold")
    y = 80.0
    for made in metric(chance, 14):
        sheet.put(
            40,
            y,
            f"Serum {made.name[0].lower() + made.name[1:]} level"
            if made.name in ("Sodium", "Potassium", "Urea", "Albumin")
            else made.name,
        )
        name = f"Serum {made.name.lower()} level"
        sheet.put(250, y, f"{made.value} {made.unit}")
        sheet.put(370, y, f"({made.low} - {made.high})")
        word = {"high": "Above high reference limit", "low": "Below low reference limit"}
        flag = word.get(made.flag, "")
        if flag:
            sheet.put(60, y + 11, flag, ink=0.3, size=8.5)
        sheet.gold.append(made.gold(names=(name,), printed_flag=None))
        y += 26
    return sheet


def australian(chance: random.Random) -> Sheet:
    """Cumulative, typed: days, times and request numbers above the columns, newest right."""
    sheet = Sheet(font="mono", size=8)
    days = [date(2024, 11, 4), date(2025, 2, 10), date(2025, 5, 25)]
    y = 60.0
    sheet.put(40, y, "PERSON TESTA   Cumulative Biochemistry   Your Ref: 0047118")
    rows = (
        ["Date", *(d.strftime("%d/%m/%y") for d in days)],
        ["Time F-Fast", "0815", "0900 F", "0740"],
        ["Request No.", "4410982", "4523317", "4690015"],
    )
    for texts in rows:
        y += 11
        sheet.put(
            40,
            y,
            f"{texts[0]:<16}"
            + "".join(f"{t:>11}" for t in texts[1:])
            + ("   Units     Reference" if texts[0] == "Date" else ""),
        )
    y += 6
    for kind in [(m.name, m.unit, m.low, m.high) for m in metric(chance, 15)]:
        y += 11
        line = f"{kind[0]:<16}"
        for day in days:
            if chance.random() < 0.2:
                line += " " * 11
                continue
            made = make(chance, *kind)
            shown = made.value + ({"H": " H", "L": " L"}.get(made.letter, "  "))
            line += f"{shown:>11}"
            sheet.gold.append(made.gold(made.letter, on=day))
        sheet.put(40, y, f"{line}   {kind[1]:<10}({kind[2]}-{kind[3]})")
    y += 22
    sheet.put(40, y, "Comments on Collection 25/05/25: fasting 12 hours. Phone 02 5550 1234.")
    return sheet


def indian(chance: random.Random) -> Sheet:
    """Methods below names, ranges by sex with the patient's printed, lists of levels."""
    sheet = Sheet(size=9)
    sheet.put(40, 40, "EXAMPLE DIAGNOSTICS PVT LTD", font="bold", size=13)
    sheet.put(40, 56, "Name : Mrs. TESTA PERSON     Age/Gender : 54 Y / Female    Lab No : 4398544")
    sheet.put(40, 68, "Collected : 25/May/2025 08:15AM   Reported : 25/May/2025 03:41PM")
    at = (40, 260, 330, 400)
    sheet.row(96, at, ("Test Name", "Results", "Units", "Bio. Ref. Interval"), font="bold")
    y = 116.0
    sheet.put(220, y, "LIVER & KIDNEY PANEL, SERUM", font="bold")
    y += 16
    for made in table(
        chance,
        "Creatinine|mg/dL|0.51|0.95\nUric Acid|mg/dL|2.60|6.00\n"
        "Calcium, Total|mg/dL|8.80|10.20\nPhosphorus|mg/dL|2.40|4.40",
    ):
        sheet.row(y, at, (made.name, made.value, made.unit, f"{made.low} - {made.high}"))
        sheet.put(44, y + 10, "(Modified Jaffe, Kinetic 37 °C)", size=7, ink=0.4)
        sheet.gold.append(made.gold())
        y += 26
    hb = make(chance, "Hemoglobin", "g/dL", "12.00", "15.00")
    sheet.row(y, at, (hb.name, hb.value, hb.unit, "Male: 13.00 - 17.00"))
    sheet.put(400, y + 10, "Female: 12.00 - 15.00")
    sheet.put(44, y + 10, "(Photometry)", size=7)
    sheet.gold.append(hb.gold())
    y += 30
    levels = {
        "Cholesterol Total": (
            "mg/dL",
            "200",
            ("Desirable: <200.00", "Borderline: 200.00 - 239.00", "High: >=240.00"),
        ),
        "Triglycerides": (
            "mg/dL",
            "150",
            (
                "Normal: <150.00",
                "Borderline High: 150 - 199",
                "High: 200 - 499",
                "Very High: >=500",
            ),
        ),
    }
    for name, (unit, high, lines) in levels.items():
        made = make(chance, name, unit, "", f"{high}.00")
        sheet.row(y, at, (name, made.value, unit))
        for text in lines:
            sheet.put(400, y, text)
            y += 11
        sheet.gold.append(made.gold())
        y += 10
    sheet.put(
        40, y + 10, "Note: 1. Measurements in the same patient can show variation of 5 to 10 %."
    )
    sheet.put(40, y + 22, "2. NCEP recommends all adults above 20 years be screened. 3. LDL < 100.")
    return sheet


def indian_plain(chance: random.Random) -> Sheet:
    """Capitals, a colon before each value, one line a test, differential counts to one hundred."""
    sheet = Sheet(size=9.5, font="book")
    sheet.put(230, 44, "HAEMATOLOGY REPORT", font="bold")
    sheet.put(40, 62, "Pt. Name: TESTA PERSON   Age: 54 Yrs   Sex: F    Ref By: Dr. A. SAMPLE")
    sheet.row(90, (40, 230, 330, 420), ("TEST", "RESULT", "UNIT", "NORMAL RANGE"), font="bold")
    y = 110.0
    for made in table(
        chance,
        "HAEMOGLOBIN|gm%|11.5|16.5\nTOTAL WBC COUNT|/cumm|4000|11000\n"
        "NEUTROPHILS|%|40|70\nLYMPHOCYTES|%|20|45\nEOSINOPHILS|%|1|6\n"
        "MONOCYTES|%|2|10\nBASOPHILS|%|0|1\nPLATELET COUNT|lakhs/cumm|1.50|4.50\n"
        "ESR|mm/1st hr|0|20\nPCV|%|36|46\nRBC COUNT|mill/cumm|3.8|5.8",
    ):
        cells = (made.name, f": {made.value}", made.unit, f"{made.low} - {made.high}")
        sheet.row(y, (40, 230, 330, 420), cells)
        sheet.gold.append(made.gold())
        y += 16
    sheet.put(
        40, y + 8, "PERIPHERAL SMEAR : Normocytic normochromic picture. 2 fields of 100 cells."
    )
    return sheet


def goals_column(chance: random.Random) -> Sheet:
    """Irish and New Zealand practice: a result column with the flag behind it, then target."""
    sheet = Sheet(size=9)
    sheet.put(40, 44, "Results of Testa Person (NHI ZZZ0016), 25 May 2025", font="bold")
    sheet.row(
        70, (40, 200, 300, 420), ("Investigation", "Result", "Reference", "Unit"), font="bold"
    )
    y = 88.0
    results: list[Made] = metric(chance, 13)
    for made in results:
        flag = {"H": "HH" if float(made.value) > 1.7 * float(made.high) else "H"}.get(
            made.letter, made.letter
        )
        sheet.put(40, y, made.name)
        sheet.put(240, y, made.value, side="right", font="bold" if flag else None)
        sheet.put(250, y, flag)
        sheet.put(300, y, f"( {made.low} - {made.high} )")
        sheet.put(420, y, made.unit)
        sheet.gold.append(made.gold(flag))
        y += 15
    return sheet


def letter_table(chance: random.Random) -> Sheet:
    """A clinic letter: a small table without a head or ranges between paragraphs."""
    sheet = Sheet(size=10, font="book")
    sheet.put(50, 60, "Dear Dr Sample, I saw Mrs Person on 25 May 2025. Her bloods are below.")
    y = 90.0
    for name, unit, low, high in kinds(
        "HbA1c|mmol/mol|20|41\nTotal cholesterol|mmol/L|2.0|5.0\n"
        "HDL cholesterol|mmol/L|1.2|2.2\nCreatinine|umol/L|45|84\n"
        "eGFR|mL/min/1.73m2|60|89\nTSH|mU/L|0.30|4.20"
    ):
        made = make(chance, name, unit, low, high)
        sheet.put(60, y, name)
        sheet.put(220, y, f"{made.value} {unit}")
        sheet.gold.append(Gold(name, made.value, unit, number=made.gold().number))
        y += 15
    sheet.put(50, y + 10, "I have increased metformin to 1 g twice daily. Weight 82 kg, BP 131/78.")
    return sheet


ALL = (typed, practice, australian, indian, indian_plain, goals_column, letter_table)
