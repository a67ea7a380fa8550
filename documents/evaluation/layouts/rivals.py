"""Two figures on a line that both could be the result: earlier ones, controls, means, aims."""

from __future__ import annotations

import random
from decimal import Decimal

from documents.evaluation.layouts.beside import drawn
from documents.evaluation.layouts.results import Made, american, make, metric
from documents.evaluation.layouts.sheet import Gold, Sheet


def _again(chance: random.Random, made: Made) -> str:
    return make(chance, made.name, made.unit, made.low, made.high).value


def _middle(made: Made) -> str:
    low, high = Decimal(made.low), Decimal(made.high)
    return str(((low + high) / 2).quantize(Decimal(made.value)))


def now_and_then(chance: random.Random) -> Sheet:
    """Two columns of results whose heads name no day."""
    return drawn(
        "FOLLOW UP", ("Test", "Then", "Now", "Units", "Reference"), (40, 210, 260, 330, 420),
        metric(chance, 13), lambda _, m: (m.name, _again(chance, m), m.value, m.unit, m.span),
    )  # fmt: skip


def bare_before(chance: random.Random) -> Sheet:
    """No heads at all: the earlier figure stands first."""
    return drawn(
        "FOLLOW UP", (), (40, 210, 260, 330, 420), american(chance, 13),
        lambda _, m: (m.name, _again(chance, m), m.value, m.unit, m.span),
    )  # fmt: skip


def changes(chance: random.Random) -> Sheet:
    """By how many hundredths it changed, without the sign for it, before the result."""
    return drawn(
        "FOLLOW UP", ("Test", "Chg", "Result", "Units", "Range"), (40, 210, 260, 330, 420),
        american(chance, 13),
        lambda _, m: (m.name, str(chance.randint(-40, 60)), m.value, m.unit, m.span),
    )  # fmt: skip


def uncertain(chance: random.Random) -> Sheet:
    """How sure the measurement is, with the sign for it, behind the value."""
    return drawn(
        "CALIBRATED", ("Quantity", "Value", "U (k=2)", "Unit", "Interval"),
        (40, 210, 260, 330, 420), metric(chance, 13),
        lambda _, m: (m.name, m.value, "± " + str((Decimal(m.value) / 20).quantize(
            Decimal(m.value))), m.unit, m.span),
    )  # fmt: skip


def controls(chance: random.Random) -> Sheet:
    """The control beside the patient, the control first."""
    of = [
        make(chance, name, unit, low, high)
        for name, unit, low, high in (
            ("Prothrombin Time", "sec", "11.0", "13.5"), ("APTT", "sec", "25.0", "35.0"),
            ("Thrombin Time", "sec", "14.0", "19.0"), ("Fibrinogen", "mg/dL", "200", "400"),
            ("Factor VIII", "%", "50", "150"), ("Antithrombin", "%", "80", "120"),
            ("Protein C", "%", "70", "140"),
        )
    ]  # fmt: skip
    return drawn(
        "COAGULATION", ("Test", "Control", "Patient", "Unit", "Range"), (40, 210, 260, 330, 420),
        of, lambda _, m: (m.name, _middle(m), m.value, m.unit, m.span),
    )  # fmt: skip


def means(chance: random.Random) -> Sheet:
    """The mean of healthy people before the patient's figure, nothing over either."""
    return drawn(
        "COMPARISON", ("Test", "", "", "Units", "Reference"), (40, 210, 260, 330, 420),
        metric(chance, 13), lambda _, m: (m.name, _middle(m), m.value, m.unit, m.span),
    )  # fmt: skip


def aims(chance: random.Random) -> Sheet:
    """What to aim for before what was found."""
    return drawn(
        "YOUR NUMBERS", ("Test", "Ideal", "You", "Units", "Range"), (40, 210, 260, 330, 420),
        american(chance, 13), lambda _, m: (m.name, _middle(m), m.value, m.unit, m.span),
    )  # fmt: skip


def two_specimens(chance: random.Random) -> Sheet:
    """Serum and urine beside each other; their units stand in a line below the heads."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "PAIRED SPECIMENS   Testa Person   25 May 2025", font="bold")
    at = (40, 200, 270, 340, 440)
    sheet.row(70, at, ("Test", "Serum", "Urine", "Serum range", "Urine range"), font="bold")
    sheet.row(82, at, ("", "mmol/L", "mmol/L", "", ""), size=8)
    y = 84.0
    for name, low, high, least, most in (
        ("Sodium", "134", "144", "40", "220"), ("Potassium", "3.5", "5.2", "25", "125"),
        ("Chloride", "96", "106", "110", "250"), ("Phosphate", "0.80", "1.50", "13", "42"),
        ("Glucose", "3.6", "6.0", "0.1", "0.8"),
    ):  # fmt: skip
        y += 15
        first = make(chance, name, "mmol/L", low, high)
        second = make(chance, name, "mmol/L", least, most)
        sheet.row(y, at, (name, first.value, second.value, first.span, second.span))
        sheet.gold += [first.gold(), second.gold()]
    return sheet


def aged_ranges(chance: random.Random) -> Sheet:
    """Ages inside the cell of the range; long names go on below, units too."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "REPORT   Testa Person   Age: 47 years   Sex: F   25 May 2025")
    at = (40, 210, 280, 360)
    sheet.row(70, at, ("Test", "Result", "Units", "Reference"), font="bold")
    y = 72.0
    for line, made in enumerate(american(chance, 11)):
        y += 15
        first, _, rest = made.name.partition(" ")
        long = line % 3 == 1 and rest
        years = ("18-60 y: ", "", "> 18 y ", "Age 20-59: ")[line % 4]
        sheet.row(y, at, (first if long else made.name, made.value, made.unit, years + made.span))
        if long:
            y += 10
            sheet.put(40, y, rest)
        sheet.gold.append(made.gold(names=(first,)))
    return sheet


def words_with_figures(chance: random.Random) -> Sheet:
    """Results in words with a figure in them, among results in figures."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "SEROLOGY   Testa Person   25 May 2025", font="bold")
    at = (40, 240, 350, 420)
    sheet.row(70, at, ("Test", "Result", "Units", "Reference"), font="bold")
    y = 72.0
    for name, value, unit, span, figure in (
        ("HBsAg", "Reactive (index 12.4)", "", "Non-reactive", False),
        ("Hepatitis C Antibody", "Non-reactive 0.08", "", "Non-reactive", False),
        ("HIV-1 RNA", "Detected, 3 copies below 20", "", "Not detected", False),
        ("Rubella IgG", "Positive at 48", "IU/mL", ">10", False),
        ("ANA", "Positive in 2 of 3 runs", "", "Negative", False),
        ("Ferritin", "61", "ng/mL", "15-150", True),
        ("CRP", "2.4", "mg/L", "0-5", True),
    ):
        y += 15
        sheet.row(y, at, (name, value, unit, span))
        if figure:
            sheet.gold.append(make(chance, name, unit, *span.split("-")).gold(
                value=value, number=Decimal(value), flag="normal"))  # fmt: skip
        else:
            word = value.split(",")[0].split()[0]
            sheet.gold.append(Gold(name, word, unit, flag="?", spare=True))
            sheet.gold.append(Gold(name, word, "", flag="?", spare=True))
    return sheet


ALL = (
    now_and_then,
    bare_before,
    changes,
    uncertain,
    controls,
    means,
    aims,
    two_specimens,
    aged_ranges,
    words_with_figures,
)
