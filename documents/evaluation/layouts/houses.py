"""Reports of large laboratories: result columns by verdict, sites, codes, lists of who is meant."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

from documents.evaluation.layouts.results import american, comma, make, metric, table
from documents.evaluation.layouts.sheet import Gold, Sheet


def verdict_columns(chance: random.Random) -> Sheet:
    """A column for results in range and one for those out of it; unit behind the range."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "PERSON, TESTA", font="bold", size=11)
    sheet.put(40, 54, "DOB: 03/14/1971  AGE: 54  GENDER: F  FASTING: Y   REQUISITION: 0047118")
    sheet.put(40, 66, "COLLECTED: 05/25/2025 08:15 AM   REPORTED: 05/26/2025 04:02 PM")
    at = (40, 235, 305, 385, 540)
    heads = ("Test Name", "In Range", "Out of Range", "Reference Range", "Lab")
    sheet.row(92, at, heads, font="bold")
    y = 108.0
    for line, made in enumerate(american(chance, 15)):
        if line in (0, 7):
            sheet.put(40, y, ("COMPREHENSIVE PANEL", "OTHER TESTS")[line > 0], font="bold")
            y += 13
        shown = ("", f"{made.value} {made.letter}") if made.letter else (made.value, "")
        span = f"{made.low}-{made.high} {made.unit}"
        sheet.row(y, at, (f"  {made.name.upper()}", *shown, span, "ZZ"))
        sheet.gold.append(made.gold(made.letter, name=made.name.upper()))
        y += 12
        if made.name == "Glucose":
            sheet.put(300, y + 1, "Fasting reference interval", size=8)
            y += 13
        if line == 4:
            for text in (
                "For a person not known to have diabetes, a value between 100 and 125 mg/dL",
                "may mean prediabetes and should be confirmed by a second test in 3 months.",
            ):
                sheet.put(60, y, text, size=8)
                y += 11
    for name, odd in (("BUN/CREATININE RATIO", "NOT APPLICABLE"), ("EGFR", "SEE NOTE:")):
        sheet.row(y, at, (f"  {name}", odd, "", "6-22 (calc)", "ZZ"))
        y += 12
    return sheet


def site_numbers(chance: random.Random) -> Sheet:
    """The site raised behind the name; the result and flag, then the last one and its day."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "Person, Testa  Patient ID: 0047118  Date Collected: 05/25/2025", font="bold")
    at = (40, 220, 262, 320, 362, 430, 490)
    for x, head in zip(
        (40, 220, 320, 430, 490),
        ("Test", "Current Result and Flag", "Previous Result and Date", "Units", "Ref. Interval"),
        strict=True,
    ):
        sheet.put(x, 80, head, font="bold", size=8)
    y = 84.0
    for line, made in enumerate(american(chance, 16)):
        y += 14
        mark = ("", "⁰¹", " ⁰¹", "⁰²")[line % 4]
        word = {"high": "High", "low": "Low"}.get(made.flag, "")
        before = make(chance, made.name, made.unit, made.low, made.high).value
        old, day = (before, "11/04/2024") if line % 3 else ("", "")
        cells = (f"{made.name}{mark}", made.value, word, old, day, made.unit, made.span)
        sheet.row(y, at, cells)
        sheet.gold.append(made.gold(word, on=date(2025, 5, 25), names=(f"{made.name} 01",)))
        if old:
            sheet.gold.append(
                Gold(made.name, old, made.unit, number=Decimal(old), flag="?", spare=True)
            )
    sheet.put(40, y + 30, "01: Example Burlington   02: Example Raritan", size=7)
    return sheet


def performing_site(chance: random.Random) -> Sheet:
    """Specimen letters behind the name, values by sex and age under one another, a site each."""
    sheet = Sheet(size=9)
    sheet.put(40, 40, "Person, Testa   Age: 54   Sex: F   Collected: 25-May-2025 08:15")
    at = (40, 210, 270, 300, 370, 510)
    heads = ("Test", "Result", "Flag", "Unit", "Reference Value", "Site")
    sheet.row(70, at, heads, font="bold")
    y = 72.0
    for name, unit, low, high, more in (
        ("Ferritin, S", "mcg/L", "11", "307", ("Males: 24-336", "Females: 11-307")),
        ("Creatinine, S", "mg/dL", "0.59", "1.04", ()),
        ("Sodium, S", "mmol/L", "135", "145", ("> or =1 year: 135-145",)),
        ("Potassium, P", "mmol/L", "3.6", "5.2", ("> or =1 year: 3.6-5.2",)),
        ("Hemoglobin, B", "g/dL", "11.6", "15.0", ("Males: 13.2-16.6", "Females: 11.6-15.0")),
        ("Calcium, Total, S", "mg/dL", "8.6", "10.0", ()),
        ("Magnesium, S", "mg/dL", "1.7", "2.3", ()),
        ("Bilirubin Total, S", "mg/dL", "", "1.2", ("Adults: < or =1.2",)),
    ):
        y += 18
        made = make(chance, name, unit, low, high)
        spans = more or (f"{low}-{high}",)
        sheet.row(y, at, (name, made.value, made.letter, unit, spans[0], "MCR"))
        for span in spans[1:]:
            y += 10
            sheet.put(370, y, span)
        bare = name.rsplit(",", 1)[0]
        sheet.gold.append(made.gold(made.letter, names=(bare,)))
    return sheet


def coded_record(chance: random.Random) -> Sheet:
    """A practice's record: codes behind names, an exclamation mark left of what is out of range."""
    sheet = Sheet(size=9)
    sheet.put(40, 40, "Pathology report   NHS No 999 000 1111   Mrs Testa PERSON   Female")
    sheet.put(40, 54, "Sample collected: 25 May 2025 09:10    Lab no: BC,25.0047118.T")
    sheet.put(40, 78, "Urea and electrolytes (Y2K07)", font="bold")
    y = 80.0
    codes = ("XE2q0", "XE2pz", "44J3.", "XM0lt", "Xa96v", "42W..", "44M4.", "XaELV")
    for line, made in enumerate(metric(chance, 13)):
        y += 14
        sheet.put(40, y, "!" if made.letter else "", font="bold")
        sheet.put(50, y, f"{made.name} ({codes[line % len(codes)]})")
        sheet.put(250, y, f"{made.value} {made.unit}")
        sheet.put(350, y, f"[{made.low} - {made.high}]")
        word = {"high": "Above range", "low": "Below range"}.get(made.flag, "")
        sheet.put(450, y, word)
        sheet.gold.append(
            made.gold(names=(f"{made.name} ({codes[line % len(codes)]})",), printed_flag=None)
        )
        if line == 5:
            y += 12
            sheet.put(60, y, "Please note: eGFR 60-89 without other signs is not kidney disease.")
    sheet.put(40, y + 30, "Filed by Dr A Sample: Normal, no action.  Viewed 26 May 2025 10:22")
    return sheet


def graph_column(chance: random.Random) -> Sheet:
    """German: the value drawn in a bar of dashes beside the range, plus and minus, the last one."""
    sheet = Sheet(size=9)
    sheet.put(40, 40, "Laborbefund   Person, Testa  geb. 14.03.1971  W   Entnahme 25.05.2025")
    at = (40, 190, 240, 256, 320, 400, 480)
    heads = ("Parameter", "Wert", "", "Einheit", "Referenzbereich", "Grafik", "Vorwert")
    sheet.row(70, at, heads, font="bold")
    y = 72.0
    for made in table(
        chance,
        "Leukozyten|/nl|4.0|10.0\nHämoglobin|g/dl|12.0|16.0\nThrombozyten|/nl|150|400\n"
        "Natrium|mmol/l|135|145\nKalium|mmol/l|3.5|5.1\nKreatinin|mg/dl|0.50|0.90\n"
        "Harnsäure|mg/dl|2.4|5.7\nGGT|U/l||40\nGPT (ALAT)|U/l||35\nCRP|mg/l||5.0\n"
        "Cholesterin|mg/dl||200\nTSH basal|mU/l|0.27|4.20\nFerritin|ng/ml|15|150",
    ):
        y += 15
        sign = {"H": "+", "L": "-"}.get(made.letter, "")
        span = f"{made.low} - {made.high}" if made.low else f"bis {made.high}"
        graph = {"H": "[-----]*", "L": "*[-----]", "": "[--*--]"}[made.letter]
        before = comma(make(chance, made.name, made.unit, made.low, made.high).value)
        cells = (made.name, comma(made.value), sign, made.unit, comma(span), graph, before)
        sheet.row(y, at, cells)
        sheet.gold.append(made.gold(sign, value=comma(made.value)))
        sheet.gold.append(
            Gold(
                made.name, before, made.unit, number=Decimal(before.replace(",", ".")),
                flag="?", spare=True,
            )
        )  # fmt: skip
    return sheet


def technology(chance: random.Random) -> Sheet:
    """Indian: technology before the value, then the ranges in a list of their own below."""
    sheet = Sheet(size=9)
    sheet.put(40, 40, "NAME: TESTA PERSON (54Y/F)    REF. BY: SELF    SAMPLE: SERUM", font="bold")
    y = 70.0
    for name, way, unit, low, high, words in (
        ("25-OH VITAMIN D (TOTAL)", "C.L.I.A", "ng/mL", "30", "100",
         ("DEFICIENCY : <20 ng/ml", "INSUFFICIENCY : 20-<30 ng/ml", "SUFFICIENCY : 30-100 ng/ml")),
        ("VITAMIN B-12", "C.L.I.A", "pg/mL", "211", "911", ("Normal : 211 - 911 pg/ml",)),
        ("SERUM IRON", "PHOTOMETRY", "µg/dL", "50", "170",
         ("Male : 65 - 175", "Female : 50 - 170")),
        ("CREATININE - SERUM", "PHOTOMETRY", "mg/dL", "0.55", "1.02",
         ("Male : 0.72 - 1.18", "Female : 0.55 - 1.02")),
    ):  # fmt: skip
        made = make(chance, name, unit, low, high)
        at = (40, 230, 330, 410)
        sheet.row(y, at, ("TEST NAME", "TECHNOLOGY", "VALUE", "UNITS"), font="bold")
        sheet.row(y + 14, at, (name, way, made.value, unit))
        sheet.put(40, y + 30, "Bio. Ref. Interval :-" if len(words) > 1 else "Bio. Ref. Interval.")
        for span in words:
            sheet.put(40, y + 42, span)
            y += 11
        sheet.put(40, y + 44, "Clinical Significance: levels change with age, food and season.")
        sheet.put(40, y + 56, "Method : FULLY AUTOMATED ANALYSER, RANGE 3 - 150")
        sheet.gold.append(made.gold())
        y += 84
    return sheet


def check_up(chance: random.Random) -> Sheet:
    """Japanese, in English: short names, counts in tens of thousands, a grade in a letter."""
    sheet = Sheet(size=9)
    sheet.put(40, 40, "Health Check Report   PERSON Testa   Female   54   2025/05/25", font="bold")
    at = (40, 130, 190, 205, 275, 420)
    sheet.row(70, at, ("Item", "Result", "", "Unit", "Standard value", "Grade"), font="bold")
    y = 72.0
    for name, unit, low, high in (
        ("WBC", "×10^2/µL", "33", "86"),
        ("RBC", "×10^4/µL", "386", "492"),
        ("Hb", "g/dL", "11.6", "14.8"),
        ("PLT", "×10^4/µL", "15.8", "34.8"),
        ("AST(GOT)", "U/L", "13", "30"),
        ("ALT(GPT)", "U/L", "7", "23"),
        ("γ-GTP", "U/L", "9", "32"),
        ("T-Cho", "mg/dL", "142", "248"),
        ("TG", "mg/dL", "30", "117"),
        ("UA", "mg/dL", "2.6", "5.5"),
        ("Cre", "mg/dL", "0.46", "0.79"),
        ("BUN", "mg/dL", "8", "20"),
        ("FBS", "mg/dL", "73", "109"),
        ("HbA1c (NGSP)", "%", "4.9", "6.0"),
    ):
        y += 14
        made = make(chance, name, unit, low, high)
        grade = {"": "A", "H": "C", "L": "D"}[made.letter]
        span = f"{low}~{high}" if name[0] in "WRP" else f"{low} - {high}"
        sheet.row(y, at, (name, made.value, made.letter, unit, span, grade))
        sheet.gold.append(made.gold(made.letter))
    sheet.put(40, y + 30, "A: no findings  B: slight  C: follow up in 6 months  D: see a doctor")
    return sheet


ALL = (
    verdict_columns,
    site_numbers,
    performing_site,
    coded_record,
    graph_column,
    technology,
    check_up,
)
