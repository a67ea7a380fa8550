"""A layout put together by lot: order of columns, heads, flags, ranges, units, marks and noise.

Each seed is another layout, so that no two sheets look alike.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from documents.evaluation.layouts.fonts import width
from documents.evaluation.layouts.results import Made, american, comma, make, metric
from documents.evaluation.layouts.sheet import Gold, Sheet

_HEADS = {
    "en": {
        "name": ("Test", "Analyte", "Component", "Investigation", "Test Name"),
        "value": ("Result", "Value", "Your Result", "Observed Value"),
        "unit": ("Unit", "Units", "UOM"),
        "range": ("Reference Range", "Normal Range", "Ref. Interval", "Reference Values"),
        "flag": ("Flag", "Status", "Abn"),
        "method": ("Method",),
        "previous": ("Previous", "Prior Result", "Last"),
        "code": ("Code", "Lab"),
    },
    "de": {
        "name": ("Analyse", "Untersuchung", "Parameter"),
        "value": ("Ergebnis", "Wert", "Messwert"),
        "unit": ("Einheit",),
        "range": ("Referenzbereich", "Normbereich", "Referenz"),
        "flag": ("Bewertung",),
        "method": ("Methode",),
        "previous": ("Vorwert",),
        "code": ("Nr.",),
    },
    "es": {
        "name": ("Prueba", "Examen", "Determinación"),
        "value": ("Resultado", "Valor"),
        "unit": ("Unidad", "Unidades"),
        "range": ("Valores de referencia", "Rango de referencia", "Intervalo de referencia"),
        "flag": ("Flag",),
        "method": ("Método",),
        "previous": ("Anterior",),
        "code": ("No.",),
    },
}
_STRANGE = (
    ("Zonulin Activity", "ng/mL", "12.0", "48.0"),
    ("Factor Q Antigen", "%", "50", "150"),
    ("Anti-Sample Antibody", "U/mL", "0", "20"),
    ("Marker 17-B", "pg/mL", "3.5", "9.5"),
)


@dataclass(frozen=True, slots=True)
class _Style:
    """What one sheet looks like."""

    columns: tuple[str, ...]
    tongue: str
    headed: bool
    flags: str
    dash: str
    frame: str
    commas: bool
    unit_at: str
    right: bool
    upper: bool
    notes: bool


def _style(chance: random.Random) -> _Style:
    rest = ["value", "range"]
    unit_at = chance.choice(("column", "column", "value", "range", "name"))
    if unit_at == "column":
        rest.append("unit")
    flags = chance.choice(("column", "column", "behind", "glued", "before", "arrow", "none"))
    if flags == "column":
        rest.append("flag")
    if chance.random() < 0.2:
        rest.append("method")
    chance.shuffle(rest)
    headed = chance.random() < 0.75
    if not headed:
        rest.sort(key=("value", "unit", "range", "flag", "method").index)
    elif chance.random() < 0.2:
        rest.append("previous")
    return _Style(
        ("name", *rest),
        chance.choice(("en", "en", "de", "es")),
        headed,
        flags,
        chance.choice((" - ", "-", " – ", "–", " to ")),
        chance.choice(("{}", "{}", "({})", "[{}]")),
        chance.random() < 0.25,
        unit_at,
        chance.random() < 0.4,
        chance.random() < 0.2,
        chance.random() < 0.3,
    )


def mixed(chance: random.Random) -> Sheet:
    """One sheet of a layout of its own."""
    style = _style(chance)
    sheet = Sheet(
        size=chance.choice((7.5, 8.5, 9, 10)),
        font=chance.choice(("plain", "plain", "book", "mono")),
        wide=chance.choice((595, 612, 842)),
        order=chance.choice(("written", "written", "reversed", "columns")),
    )
    of = american if chance.random() < 0.5 and style.tongue == "en" else metric
    results = of(chance, chance.randint(6, 13))
    if style.headed and style.unit_at in ("column", "value"):
        at = chance.randint(0, len(results))
        results.insert(at, make(chance, *chance.choice(_STRANGE)))
    lines = [_cells(made, style, chance) for made in results]
    heads = _heads(style, chance) if style.headed else {}
    edges = _edges(sheet, style, [*lines, heads], chance)
    y, pitch = 110.0, sheet.size * chance.uniform(1.4, 2.1)
    sheet.put(40, 50, "Example Laboratory   Order 25-00417   Person, Testa   25 May 2025   F  54 y")
    if heads:
        _print(sheet, y, edges, heads, style)
    for made, cells in zip(results, lines, strict=True):
        y += pitch
        _print(sheet, y, edges, cells, style)
        sheet.gold.append(_gold(made, cells, style))
        if "previous" in cells and style.tongue:
            number = Decimal(cells["previous"].replace(",", "."))
            sheet.gold.append(
                Gold(_gold(made, cells, style).name, cells["previous"], made.unit,
                     number=number, flag="?", spare=True)
            )  # fmt: skip
        if style.notes and chance.random() < 0.25:
            y += pitch
            sheet.put(
                52,
                y,
                chance.choice(
                    (
                        "Repeated, 2 of 2.",
                        "(Colorimetric, 37 °C)",
                        "Values may vary by 5 % from day to day.",
                    )
                ),
            )
    return sheet


def _written(text: str, style: _Style) -> str:
    return comma(text) if style.commas or style.tongue != "en" else text


def _cells(made: Made, style: _Style, chance: random.Random) -> dict[str, str]:
    name = made.name.upper() if style.upper else made.name
    value = _written(made.value, style)
    span = _span(made, style, chance)
    letter = made.letter
    arrow = {"H": "↑", "L": "↓", "": ""}[letter]
    value = {
        "behind": f"{value} {letter}".strip(),
        "glued": value + letter,
        "before": ("*" if letter else "") + value,
        "arrow": f"{value} {arrow}".strip(),
    }.get(style.flags, value)
    cells = {"name": name, "value": value, "unit": made.unit, "range": span}
    if style.unit_at == "value":
        cells["value"] = f"{value} {made.unit}".strip()
    elif style.unit_at == "range":
        cells["range"] = f"{span} {made.unit}".strip()
    elif style.unit_at == "name":
        cells["name"] = f"{name} ({made.unit})"
    cells |= {
        "flag": letter,
        "method": chance.choice(("ISE", "Calculated", "Enzymatic")),
        "previous": _written(make(chance, made.name, "", made.low, made.high).value, style),
    }
    return {key: text for key, text in cells.items() if key in style.columns}


def _span(made: Made, style: _Style, chance: random.Random) -> str:
    low, high = _written(made.low, style), _written(made.high, style)
    dash = style.dash if style.tongue == "en" or "to" not in style.dash else " - "
    if not made.low.strip("0."):
        upto = {"en": "Up to", "de": "bis", "es": "Hasta"}[style.tongue]
        words = chance.choice(("<=", "≤", upto))
        return style.frame.format(f"{words} {high}")
    return style.frame.format(f"{low}{dash}{high}")


def _gold(made: Made, cells: dict[str, str], style: _Style) -> Gold:
    name = made.name.upper() if style.upper else made.name
    mark = {
        "before": "*" if made.letter else "",
        "none": "",
        "arrow": {"H": "↑", "L": "↓", "": ""}[made.letter],
    }.get(style.flags, made.letter)
    low = Decimal(made.low) if made.low.strip("0.") else None
    names = (cells["name"],)
    return made.gold(mark, name=name, value=_written(made.value, style), low=low, names=names)


def _heads(style: _Style, chance: random.Random) -> dict[str, str]:
    words = _HEADS[style.tongue]
    return {column: chance.choice(words[column]) for column in style.columns}


def _edges(
    sheet: Sheet, style: _Style, lines: list[dict[str, str]], chance: random.Random
) -> dict[str, tuple[float, float]]:
    """Where each column begins and ends: as wide as its widest cell, and a gap."""
    x, edges = 40.0, {}
    gap = chance.choice((14, 20, 30))
    for column in style.columns:
        widest = max(width(cells.get(column, ""), sheet.size, sheet.font) for cells in lines)
        edges[column] = (x, x + widest)
        x += widest + gap
    return edges


def _print(
    sheet: Sheet, y: float, edges: dict[str, tuple[float, float]], cells: dict[str, str],
    style: _Style,
) -> None:  # fmt: skip
    for column, text in cells.items():
        at, end = edges[column]
        if style.right and column in ("value", "previous"):
            sheet.put(end, y, text, side="right")
        else:
            sheet.put(at, y, text)


ALL = (mixed,)
