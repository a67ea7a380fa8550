"""Reports that are more than numbers with a range: words, titres, phases, marks and notes."""

from __future__ import annotations

import random
from decimal import Decimal

from documents.evaluation.layouts.results import make, table
from documents.evaluation.layouts.sheet import COLUMNS, HEADS, Gold, Sheet


def top(sheet: Sheet, title: str) -> float:
    """A letterhead with the title of the panel; where its table begins."""
    sheet.put(50, 40, "Example Medical Laboratory   Accession 25-145-00417   Tel 555-0110")
    sheet.put(50, 54, "Person, Testa   F   54 y   Collected 05/25/2025 08:15")
    sheet.put(50, 80, title, font="bold", size=11)
    return 104


def dipstick(chance: random.Random) -> Sheet:
    """Urinalysis: words, plusses and ranges of cells."""
    sheet = Sheet(size=9)
    y = top(sheet, "URINALYSIS, COMPLETE")
    sheet.row(y, (50, 230, 340, 430), ("Test", "Result", "Reference", "Units"), font="bold")
    rows: list[tuple[str, tuple[str, ...], str, str]] = [
        ("Color", ("Yellow", "Straw", "Amber"), "Yellow", ""),
        ("Appearance", ("Clear", "Hazy", "Cloudy"), "Clear", ""),
        ("Specific Gravity", ("1.008", "1.015", "1.024"), "1.005-1.030", ""),
        ("pH", ("5.5", "6.0", "7.5"), "5.0-8.0", ""),
        ("Protein", ("Negative", "Trace", "1+", "++"), "Negative", ""),
        ("Glucose", ("Negative", "2+", "+++"), "Negative", ""),
        ("Ketones", ("Negative", "Trace", "1+"), "Negative", ""),
        ("Occult Blood", ("Negative", "Trace", "+"), "Negative", ""),
        ("Bilirubin", ("Negative",), "Negative", ""),
        ("Nitrite", ("Negative", "Positive"), "Negative", ""),
        ("Leukocyte Esterase", ("Negative", "1+", "3+"), "Negative", ""),
        ("WBC", ("0-5", "6-10", ">30"), "0-5", "/hpf"),
        ("RBC", ("0-2", "3-10"), "0-2", "/hpf"),
        ("Epithelial Cells", ("0-10", "None seen"), "0-10", "/hpf"),
        ("Bacteria", ("None seen", "Few", "Moderate"), "None seen", ""),
    ]
    for name, values, reference, unit in rows:
        y += 15
        value = chance.choice(values)
        sheet.row(y, (50, 230, 340, 430), (name, value, reference, unit))
        if name in ("Specific Gravity", "pH"):
            low, high = (Decimal(x) for x in reference.split("-"))
            sheet.gold.append(Gold(name, value, "", low, high, "normal", None, Decimal(value)))
        elif unit:
            sheet.gold.append(Gold(name, value, unit, flag="?", number=None))
        else:
            flag = "normal" if value == reference else "?" if name == "Color" else "abnormal"
            sheet.gold.append(Gold(name, value, flag=flag))
    return sheet


def serology(chance: random.Random) -> Sheet:
    """Titres, reactive and not, indices with what they mean."""
    sheet = Sheet(size=9)
    y = top(sheet, "SEROLOGY")
    at = (50, 250, 360)
    sheet.row(y, at, ("Test", "Result", "Reference"), font="bold")
    for name, values, reference in (
        ("HBsAg", ("Non-Reactive", "Reactive"), "Non-Reactive"),
        ("HIV 1/2 Ag/Ab, 4th Gen", ("Non-Reactive",), "Non-Reactive"),
        ("Hepatitis C Antibody", ("Non-Reactive", "Reactive"), "Non-Reactive"),
        ("RPR", ("Nonreactive", "Reactive"), "Nonreactive"),
        ("ANA Titer", ("1:80", "1:320", "<1:40"), "<1:40"),
        ("Rubella IgG", ("Positive", "Negative"), "Positive"),
        ("SARS-CoV-2 RNA, PCR", ("Not detected", "Detected"), "Not detected"),
        ("Rapid Strep A", ("Negative", "Positive"), "Negative"),
    ):
        y += 16
        value = chance.choice(values)
        sheet.row(y, at, (name, value, reference))
        flag = "?" if ":" in value else "normal" if value == reference else "abnormal"
        sheet.gold.append(Gold(name, value, flag=flag))
    sheet.put(
        50, y + 30, "HBsAg index 0.21; values below 0.90 are non-reactive. Repeat in 6 weeks."
    )
    return sheet


def susceptibility(chance: random.Random) -> Sheet:
    """A culture with minimal concentrations and S, I, R: none of it a laboratory number."""
    sheet = Sheet(size=9)
    y = top(sheet, "CULTURE, URINE")
    sheet.put(50, y, "Source: Urine, clean catch     Status: Final    05/27/2025")
    sheet.put(50, y + 16, "Isolate 1: Escherichia coli")
    at = (60, 220, 300)
    sheet.row(y + 40, at, ("Antibiotic", "MIC (mcg/mL)", "Interpretation"), font="bold")
    for drug in (
        "Ampicillin",
        "Cefazolin",
        "Ceftriaxone",
        "Ciprofloxacin",
        "Gentamicin",
        "Nitrofurantoin",
        "Trimethoprim/Sulfa",
        "Vancomycin",
        "Tobramycin",
    ):
        y += 14
        mic = chance.choice(("<=2", ">=32", "8", "<=0.25", "16", "<=1"))
        sheet.row(y + 40, at, (drug, mic, chance.choice("SIR")))
    sheet.put(50, y + 70, "S = Susceptible, I = Intermediate, R = Resistant")
    return sheet


def phases(chance: random.Random) -> Sheet:
    """Hormones with a range for each phase; nothing says in which the patient is."""
    sheet = Sheet(size=9)
    y = top(sheet, "REPRODUCTIVE HORMONES")
    sheet.row(y, COLUMNS, HEADS, font="bold")
    y += 16
    for name, unit, value, spans in (
        (
            "FSH",
            "mIU/mL",
            "6.2",
            (
                "Follicular: 3.5 - 12.5",
                "Ovulation: 4.7 - 21.5",
                "Luteal: 1.7 - 7.7",
                "Postmenopausal: 25.8 - 134.8",
            ),
        ),
        (
            "LH",
            "mIU/mL",
            "14.1",
            (
                "Follicular: 2.4 - 12.6",
                "Ovulation: 14.0 - 95.6",
                "Luteal: 1.0 - 11.4",
                "Postmenopausal: 7.7 - 58.5",
            ),
        ),
        (
            "Progesterone",
            "ng/mL",
            "8.4",
            ("Follicular phase 0.1 - 0.9", "Luteal phase 1.8 - 23.9", "Ovulation phase 0.1 - 12.0"),
        ),
        (
            "Estradiol",
            "pg/mL",
            "131",
            (
                "Follicular Phase: 12.5-166.0",
                "Midcycle: 85.8-498.0",
                "Luteal Phase: 43.8-211.0",
                "Postmenopausal: <54.7",
            ),
        ),
    ):
        sheet.row(y, COLUMNS[:4], (name, value, "", unit))
        for span in spans:
            sheet.put(410, y, span, size=8)
            y += 11
        sheet.gold.append(Gold(name, value, unit, number=Decimal(value)))
        y += 8
    prolactin = make(chance, "Prolactin", "ng/mL", "4.8", "23.3")
    sheet.row(
        y,
        COLUMNS,
        (
            prolactin.name,
            prolactin.value,
            prolactin.letter,
            prolactin.unit,
            f"{prolactin.low} - {prolactin.high}",
        ),
    )
    sheet.gold.append(prolactin.gold(prolactin.letter))
    return sheet


def gas_slip(chance: random.Random) -> Sheet:
    """A narrow slip of a blood gas analyser: arrows, brackets, settings among the results."""
    sheet = Sheet(wide=280, high=560, font="mono", size=8)
    for at, text in enumerate(
        (
            "RADIO-SAMPLE 900   25/05/2025 04:12",
            "PATIENT REPORT  Syringe 95uL",
            "Patient ID   00482913",
            "T            37.0 C",
            "FO2(I)       0.40",
            "Sample type  Venous",
        )
    ):
        sheet.put(16, 24 + 11 * at, text)
    y = 104.0
    sheet.put(16, y, "Blood Gas Values")
    for made in table(
        chance,
        "pH||7.350|7.450\npCO2|mmHg|35.0|45.0\npO2|mmHg|80.0|100.0\n"
        "cHCO3|mmol/L|22.0|26.0\nsO2|%|60.0|75.0\nctHb|g/dL|11.5|17.4\n"
        "Na|mmol/L|136|145\nK|mmol/L|3.4|4.5\nCa++|mmol/L|1.15|1.29\n"
        "Cl|mmol/L|98|107\nGlucose|mmol/L|3.9|5.8\nLactate|mmol/L|0.5|1.6",
    ):
        y += 12
        arrow = {"H": "↑", "L": "↓"}.get(made.letter, "")
        sheet.put(16, y, arrow)
        sheet.put(30, y, f"{made.name:<9}{made.value:>7} {made.unit:<8}[{made.low} - {made.high}]")
        sheet.gold.append(made.gold(arrow))
    sheet.put(16, y + 24, "Calculated values  p50 26.1")
    return sheet


ALL = (
    dipstick,
    serology,
    susceptibility,
    phases,
    gas_slip,
)
