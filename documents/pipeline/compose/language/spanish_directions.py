"""How a medicine is taken, in Spanish: only what is understood whole is translated.

A direction that is half translated is worse than one left in the words of the document. So a text
becomes Spanish only where every piece of it is known; else it is quoted as printed. A number
stays what it was: digits stay digits, words become words.
"""

from __future__ import annotations

import re

from documents.pipeline import directions
from documents.pipeline.compose.wording import quoted, tidy

_PLAIN = {
    "day:4": "cuatro veces al día",
    "day:3": "tres veces al día",
    "day:2": "dos veces al día",
    "day:1": "una vez al día",
    "day:alternate": "un día sí y un día no",
    "at:night": "a la hora de dormir",
    "at:morning": "por la mañana",
    "at:evening": "al anochecer",
    "week:1": "una vez por semana",
    "week:2": "dos veces por semana",
    "month:1": "una vez al mes",
    "as_needed": "cuando lo necesite",
    "meal:with": "con comida",
    "meal:before": "antes de las comidas",
    "meal:after": "después de las comidas",
    "meal:empty": "en ayunas",
    "now": "de inmediato",
    "route:mouth": "por la boca",
    "route:tongue": "debajo de la lengua",
    "route:skin": "debajo de la piel",
    "route:vein": "en una vena",
    "route:muscle": "en un músculo",
    "route:breath": "inhalado",
    "route:surface": "sobre la piel",
    "route:rectum": "por el recto",
}
_NUMBERS = {
    "one": "una", "two": "dos", "three": "tres", "four": "cuatro", "five": "cinco",
    "six": "seis", "eight": "ocho", "twelve": "doce",
}  # fmt: skip
_SPANS = {
    "hour": ("hora", "horas"),
    "day": ("día", "días"),
    "week": ("semana", "semanas"),
    "month": ("mes", "meses"),
}
_DOING = {"take": "tomar", "use": "usar", "inject": "inyectar", "apply": "aplicar"}
_JOINING = {"": "", ",": ",", ";": ";", ".": "", "and": "y", "-": ""}
_UNITS = frozenset("mg mcg g ml µg ug iu meq mmol %".split())
_FORMS = {
    "tablet": ("tableta", "tabletas"),
    "tab": ("tableta", "tabletas"),
    "capsule": ("cápsula", "cápsulas"),
    "cap": ("cápsula", "cápsulas"),
    "puff": ("inhalación", "inhalaciones"),
    "drop": ("gota", "gotas"),
    "unit": ("unidad", "unidades"),
    "teaspoon": ("cucharadita", "cucharaditas"),
    "tablespoon": ("cucharada", "cucharadas"),
}
_N = r"\d+(?:[.,/]\d+)*(?:\s*-\s*\d+(?:[.,]\d+)*)?"
_AMOUNT = re.compile(
    rf"(?P<n>{_N}|one|two|three|four|five|six|eight|twelve)\s*(?P<what>[a-zA-Zµ%]+)\b\.?|(?P<bare>%)",
    re.I,
)
_COUNT = re.compile(rf"{_N}|\b(?:{'|'.join(_NUMBERS)})\b", re.I)


def plain(text: str) -> str:
    """A direction or a dose in Spanish, or quoted as printed."""
    said = _pieces(tidy(text))
    return " ".join(said).replace(" ,", ",").replace(" ;", ";") if said else quoted(text)


def _pieces(text: str) -> list[str] | None:
    """The text piece by piece in Spanish; None where one is not understood."""
    out: list[str] = []
    position = 0
    for each in directions.find(text):
        between = _between(text[position : each.start])
        said = _direction(each, text[each.start : each.end])
        if between is None or said is None:
            return None
        out += [*between, said]
        position = each.end
    rest = _between(text[position:])
    return None if rest is None else [piece for piece in [*out, *rest] if piece]


def _direction(each: directions.Direction, printed: str) -> str | None:
    if each.key in _PLAIN and not any(ch.isdigit() for ch in each.plain):
        return _PLAIN[each.key]
    kind, _, rest = each.key.partition(":")
    if kind == "most":
        return _most(*rest.split(":"))
    count = _COUNT.search(printed)
    span = rest.rpartition(":")[2] if kind == "every" else kind
    if span not in _SPANS:
        return None
    if count is None:
        return f"cada {_SPANS[span][0]}" if rest == "1" else None
    number = _NUMBERS.get(count.group().lower(), count.group().replace(" ", ""))
    if kind == "every":
        return f"cada {number} {_SPANS[span][1]}"
    return f"{number} veces al día" if kind == "day" else f"{number} veces por semana"


def _most(number: str, unit: str, spans: str) -> str | None:
    """``at most 8 tablets a day``; None where a word of it is not known."""
    forms = (
        (unit, unit) if unit in _UNITS else _FORMS.get(unit) or _FORMS.get(unit.removesuffix("s"))
    )
    if forms is None or spans not in ("", "day"):
        return None
    return f"como máximo {number} {forms[number != '1']}{' al día' if spans else ''}"


def _between(text: str) -> list[str] | None:
    """What stands between directions: amounts, forms and small words."""
    out: list[str] = []
    position = 0
    for found in _AMOUNT.finditer(text):
        before, said = _small(text[position : found.start()]), _amount(found)
        if before is None or said is None:
            return None
        out += [*before, said]
        position = found.end()
    rest = _small(text[position:])
    return None if rest is None else [*out, *rest]


def _amount(found: re.Match[str]) -> str | None:
    if found["bare"]:
        return "%"
    number, what = found["n"].lower(), found["what"]
    said = _NUMBERS.get(number, found["n"])
    if what.lower() in _UNITS:
        return None if number in _NUMBERS else found.group().rstrip(".")
    forms = _FORMS.get(what.lower()) or _FORMS.get(what.lower().removesuffix("s"))
    return None if forms is None else f"{said} {forms[number not in ('1', 'one')]}"


def _small(text: str) -> list[str] | None:
    out = []
    for word in re.findall(r"[,;.]|[^\s,;.]+", text):
        said = _JOINING.get(word.lower(), _DOING.get(word.lower()))
        if said is None:
            return None
        out.append(said)
    return out
