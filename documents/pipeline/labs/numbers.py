"""Numbers as printed, and what they are worth. A string that can be read two ways says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

NUMBER = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])"
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])"
    r"|\d{1,3}(?:\.\d{3})+,\d+(?![\d])"
    r"|\d{1,3}(?:['’]\d{3})+(?:\.\d+)?"
    r"|\d+[.,·]\d+|\d+|\.\d+",
    re.ASCII,
)
SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,])", re.ASCII)
_SPACED_COUNT = re.compile(
    r"(?<![\d.,])\d{1,3}[ \u00a0\u202f]\d{3}\s?(?:/|per\s)\s?(?:cubic|mm|[µμu]l|m?l\b|cumm)"
    r"|(?<![\d.,])\d{1,3}[ \u00a0\u202f]000\s?(?:cfu|ufc|kbe|kve|col(?:on(?:y|ies))?)\b",
    re.ASCII | re.IGNORECASE,
)
_COMMA_DECIMAL = re.compile(r"(?<![\d.,])(?:0,\d{3}|\d+,\d{1,2}|\d+,\d{4,})(?![\d,])")
_POINT_DECIMAL = re.compile(r"(?<![\d.,])(?:\d+\.\d{1,2}|0\.\d{3,})(?![\d.,/-])")


class Style(StrEnum):
    """How a document writes decimals."""

    POINT = "point"
    COMMA = "comma"
    MIXED = "mixed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Read:
    value: Decimal
    ambiguous: bool


def decimal_style(texts: Iterable[str]) -> Style:
    """What the document's own figures show: ``MIXED`` where neither way prevails.

    ``UNKNOWN`` where none has decimals: then ``254.000`` can be either, ``254,000`` is as usual.
    """
    commas = points = 0
    for text in texts:
        for line in text.splitlines():
            if len(line) < 400:
                commas += len(_COMMA_DECIMAL.findall(line))
                points += len(_POINT_DECIMAL.findall(line))
    if not (commas or points):
        return Style.UNKNOWN
    if min(commas, points) * 8 > max(commas, points):
        return Style.MIXED
    return Style.COMMA if commas > points else Style.POINT


def groups_by_space(texts: Iterable[str]) -> bool:
    """Whether the document writes thousands as ``251 000 /mm3``."""
    return any(_SPACED_COUNT.search(text) for text in texts)


def to_decimal(text: str, style: Style) -> Read | None:
    """The worth of a printed number; ``1,234`` and ``1.234`` depend on the document's style."""
    plain = text.replace("·", ".").replace("'", "").replace("’", "")
    commas, points = plain.count(","), plain.count(".")
    if not commas and not points:
        return Read(Decimal(plain), False)
    if commas and points:
        if plain.rfind(",") > plain.rfind("."):
            return Read(Decimal(plain.replace(".", "").replace(",", ".")), False)
        return Read(Decimal(plain.replace(",", "")), False)
    mark, decimal_style = (",", Style.COMMA) if commas else (".", Style.POINT)
    if commas + points > 1:
        return Read(Decimal(plain.replace(mark, "")), False)
    as_decimal = Decimal(plain.replace(mark, "."))
    if not re.fullmatch(rf"[1-9]\d{{0,2}}\{mark}\d{{3}}", plain) or style is decimal_style:
        return Read(as_decimal, False)
    if style is Style.MIXED or (style is Style.UNKNOWN and mark == "."):
        return Read(as_decimal if mark == "." else Decimal(plain.replace(mark, "")), True)
    return Read(Decimal(plain.replace(mark, "")), False)
