"""How a Spanish note says to take a medicine, in English: only what is understood whole.

A direction that is half translated is worse than one left in the words of the document: it is
quoted then. A number stays what it was, digits as digits and words as words.
"""

from __future__ import annotations

import re

from documents.pipeline import directions, directions_spanish
from documents.pipeline.compose.wording import quoted, tidy
from knowledge.folding import fold

_FORMS = {
    "comprimido": "tablet", "comp": "tablet", "tableta": "tablet", "pastilla": "tablet",
    "capsula": "capsule", "gota": "drop", "inhalacion": "puff", "disparo": "puff",
    "sobre": "sachet", "cucharada": "tablespoon", "cucharadita": "teaspoon", "unidad": "unit",
    "ampolla": "vial",
}  # fmt: skip
_SPANS = {"dia": "day", "semana": "week", "mes": "month"}
_JOINING = {",": ",", "y": "and", "de": ""}
_N = rf"(?:\d+(?:[.,/]\d+)*(?:\s?-\s?\d+(?:[.,]\d+)*)?|{'|'.join(directions_spanish.WORDS)})"
_SPANISH = re.compile(
    rf"\b(?:{'|'.join(_FORMS)})(?:e?s)?\b|^\s*/|\bsi [a-z]"
    r"|\b(?:cada|durante|noches?|mananas?|dias?|semanas?|meses|desayuno|almuerzo|cena|comidas?"
    r"|ayunas|demanda|en caso de|en (?:el|la|los|cada|ambos)|segun|diari[oa]s?|horas)\b"
)
_LASTING = re.compile(rf"\b(?:durante|por)\s({_N})\s(dia|semana|mes)(?:e?s)?(\smas)?\b", re.I)
_AMOUNT = re.compile(rf"\b({_N})\s?({'|'.join(_FORMS)})(?:e?s)?\b\.?", re.I)


def is_spanish(text: str) -> bool:
    """Whether a direction or a dose is told in Spanish words."""
    return bool(_SPANISH.search(fold(text)))


def plain(text: str) -> str:
    """A Spanish direction or dose in English, or quoted as printed."""
    said = tidy(text)
    spans = sorted([*_durations(said), *_found(said), *_amounts(said)])
    out: list[str] = []
    position = 0
    for start, end, words in spans:
        if start < position:
            continue
        between = _between(said[position:start])
        if between is None:
            return quoted(text)
        out += [*between, words]
        position = end
    rest = _between(said[position:])
    if rest is None or not out:
        return quoted(text)
    return " ".join([*out, *rest]).replace(" ,", ",")


def _found(text: str) -> list[tuple[int, int, str]]:
    return [(each.start, each.end, each.plain) for each in directions.find(text)]


def _durations(text: str) -> list[tuple[int, int, str]]:
    return [
        (*found.span(), f"for {_number(found[1])} {'more ' * bool(found[3])}{_many(found)}")
        for found in _LASTING.finditer(fold(text))
    ]


def _many(found: re.Match[str]) -> str:
    word = _SPANS[found[2].lower()]
    return word if found[1].lower() in ("1", "un", "una", "uno") else word + "s"


def _amounts(text: str) -> list[tuple[int, int, str]]:
    return [
        (*found.span(), f"{_number(found[1])} {_form(found)}")
        for found in _AMOUNT.finditer(fold(text))
    ]


def _form(found: re.Match[str]) -> str:
    word = _FORMS[found[2].lower()]
    one = found[1].lower() in ("1", "un", "una", "uno", "media", "medio")
    return word if one else word + "s"


def _number(printed: str) -> str:
    return directions_spanish.WORDS.get(printed.lower(), printed)


def _between(text: str) -> list[str] | None:
    """What stands between the pieces; None where a word of it is not known."""
    out: list[str] = []
    for word in re.findall(r",|[^\s,]+", text):
        if word.lower() not in _JOINING:
            return None
        out.append(_JOINING[word.lower()])
    return [word for word in out if word]
