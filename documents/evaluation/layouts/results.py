"""Made-up results to print: what is measured where, in which unit, with a value drawn by lot."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from documents.evaluation.layouts.sheet import Gold

_US = """
White Blood Cell Count|x10E3/uL|3.4|10.8
Hemoglobin|g/dL|11.1|15.9
Platelets|x10E3/uL|150|450
MCV|fL|79|97
Glucose|mg/dL|70|99
BUN|mg/dL|6|24
Creatinine|mg/dL|0.57|1.00
Sodium|mmol/L|134|144
Potassium|mmol/L|3.5|5.2
Chloride|mmol/L|96|106
Calcium|mg/dL|8.7|10.2
Protein, Total|g/dL|6.0|8.5
Albumin|g/dL|3.8|4.9
Bilirubin, Total|mg/dL|0.1|1.2
Alkaline Phosphatase|IU/L|44|121
AST (SGOT)|IU/L|0|40
ALT (SGPT)|IU/L|0|32
Ferritin|ng/mL|15|150
TSH|uIU/mL|0.450|4.500
Vitamin B12|pg/mL|232|1245
LDL Cholesterol|mg/dL|0|99
Triglycerides|mg/dL|0|149
Hemoglobin A1c|%|4.8|5.6
Uric Acid|mg/dL|2.6|6.2
Magnesium|mg/dL|1.6|2.3
"""
_SI = """
Sodium|mmol/L|133|146
Potassium|mmol/L|3.5|5.3
Urea|mmol/L|2.5|7.8
Creatinine|umol/L|49|90
Glucose|mmol/L|3.6|6.0
Albumin|g/L|35|50
Total Protein|g/L|60|80
Bilirubin|umol/L|0|21
ALT|U/L|0|33
Alkaline Phosphatase|U/L|30|130
GGT|U/L|0|40
Calcium|mmol/L|2.20|2.60
Phosphate|mmol/L|0.80|1.50
CRP|mg/L|0|5
Urate|mmol/L|0.14|0.36
Haemoglobin|g/L|115|165
Platelets|x10^9/L|150|400
White Cell Count|x10^9/L|4.0|11.0
Ferritin|ug/L|30|400
TSH|mU/L|0.40|4.00
Free T4|pmol/L|9.0|19.0
Vitamin B12|pmol/L|150|700
Cholesterol|mmol/L|0.0|5.5
Iron|umol/L|10|30
"""


@dataclass(frozen=True, slots=True)
class Made:
    """One result with its range, before a layout prints it. Numbers have a point."""

    name: str
    unit: str
    low: str
    high: str
    value: str

    @property
    def flag(self) -> str:
        """Where the value lies."""
        if self.low and Decimal(self.value) < Decimal(self.low):
            return "low"
        return "high" if self.high and Decimal(self.value) > Decimal(self.high) else "normal"

    @property
    def letter(self) -> str:
        """H, L or nothing."""
        return {"high": "H", "low": "L"}.get(self.flag, "")

    @property
    def span(self) -> str:
        """The range with a dash."""
        return f"{self.low}-{self.high}"

    def gold(self, printed: str | None = None, **more: object) -> Gold:
        """What must be read; ``printed`` is the flag beside it, None where none is judged."""
        row = Gold(
            self.name,
            self.value,
            self.unit,
            Decimal(self.low) if self.low else None,
            Decimal(self.high) if self.high else None,
            self.flag,
            printed,
            Decimal(self.value),
        )
        return replace(row, **more)  # type: ignore[arg-type]


def kinds(table: str) -> list[tuple[str, str, str, str]]:
    """``name|unit|low|high`` a line."""
    rows = [line.split("|") for line in table.strip().splitlines()]
    return [(name, unit, low, high) for name, unit, low, high in rows]


def make(chance: random.Random, name: str, unit: str, low: str, high: str) -> Made:
    """A value for this: mostly within its range, sometimes beside it; never on the edge of it."""
    least, most = Decimal(low or "0"), Decimal(high or str(Decimal(low) * 2))
    places = max(-int(Decimal(x).as_tuple().exponent) for x in (low or "0", high or "0"))
    step = Decimal(1).scaleb(-places)
    where = chance.random()
    if where < 0.55 or (where >= 0.8 and least < 2 * step):
        value = least + (most - least) * Decimal(str(round(chance.uniform(0.1, 0.9), 3)))
    elif where < 0.8:
        value = most + (most - least) * Decimal(str(round(chance.uniform(0.05, 0.9), 3))) + step
    else:
        value = least - (most - least) * Decimal(str(round(chance.uniform(0.05, 0.5), 3))) - step
        value = max(value, least * Decimal("0.55"))
    value = max(value, step)
    if unit == "%" and most < 100:
        value = min(value, Decimal(99))
    return Made(name, unit, low, high, str(value.quantize(step)))


def american(chance: random.Random, count: int) -> list[Made]:
    """Results in the units of the United States."""
    return several(chance, kinds(_US), count)


def metric(chance: random.Random, count: int) -> list[Made]:
    """Results in the units of the Commonwealth."""
    return several(chance, kinds(_SI), count)


def several(
    chance: random.Random, of: Sequence[tuple[str, str, str, str]], count: int
) -> list[Made]:
    """That many of these, in their order."""
    taken = sorted(chance.sample(range(len(of)), min(count, len(of))))
    return [make(chance, *of[at]) for at in taken]


def table(chance: random.Random, text: str) -> list[Made]:
    """A result for each line of ``name|unit|low|high``."""
    return [make(chance, *kind) for kind in kinds(text)]


def comma(text: str) -> str:
    """A number as the continent writes it."""
    return text.replace(".", ",")
