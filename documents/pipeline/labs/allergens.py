"""An IgE against one thing is another test than the IgE: ``peanut IgE``, ``IgE to cat``.

The catalogue knows the total alone. With an allergen beside it the value is told by its whole
name, and with nothing that is known of the total.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from documents.pipeline.types import LabRow

_IGE: Final = "ige"
_THING: Final = (
    r"(?:pea-?nuts?|(?:tree|wal|hazel|brazil|pine|cashew|macadamia|chest)[ -]?nuts?|nuts?|almonds?"
    r"|cashews?|pecans?|pistachios?|sesame|soya?|soy ?bean|wheat|gluten|rye|barley|oats?|rice"
    r"|mai[sz]e|corn|eggs?|egg (?:white|yolk)|(?:cow[’']?s[ -])?milk|casein|fish|cod|salmon|tuna"
    r"|prawns?|shrimps?|crabs?|lobsters?|shell-?fish|mussels?|kiwis?|banana|avocado|peach|apple|celery"
    r"|carrot|tomato|strawberry|mustard|lupin|lentils?|peas?|chick-?peas?|latex"
    r"|(?:house |dust |house dust )*mites?|house dust|dust|dermatophagoides \w+"
    r"|(?:cats?|dogs?|horses?|rabbit|hamster|guinea pig|animal)(?: (?:dander|hair|epithelium|fur))?"
    r"|danders?|feathers?|cockroach|mou?lds?|alternaria|aspergillus|cladosporium|penicillium"
    r"|(?:grass|tree|birch|timothy|ragweed|weed|hazel|alder|oak|olive|plane|mugwort|plantain|nettle)"
    r"(?: (?:grass|pollens?|mix))*|pollens?|(?:bee|wasp|hornet|yellow jacket)(?: venom)?|venoms?"
    r"|penicillin(?: [gv])?|amoxicillin|ampicillin|cefaclor|insulin|gelatin|omega-5 gliadin"
    r"|alpha-gal|(?:food|nut|seafood|inhalant|aero-?allergen|mixed)(?: mix)?"
    r"|cacahuetes?|mani|huevos?|leche|trigo|soja|acaros?|gatos?|perros?|gramineas|olivo|nuez"
    r"|avellana|almendra|pescado|marisco|gamba|veneno de (?:abeja|avispa)"
    r"|(?-i:[A-Z][a-z]{2} [a-z] \d{1,2}(?:\.\d)?))"
)
_THINGS: Final = rf"{_THING}(?:(?: and |/| & | y ){_THING})?"
_BEFORE: Final = re.compile(
    rf"(?<![\w-])(?:{_THINGS}(?:[- ]specific)?|(?:allergen[- ])?specific)"
    r"(?:-|[ \t]+|(?P<wrapped>[ \t]?\n[ \t]*))$",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    rf"[ \t]*(?:(?:antibod(?:y|ies)|levels?|specific|espec[ií]fica)[ \t]+)?"
    rf"(?:(?:to|for|against|anti|a|frente a|contra|de)[ \t]+(?:the[ \t]+)?|[(\[,:–-][ \t]?|)"
    rf"{_THINGS}(?![\w-])[)\]]?",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(r"total", re.IGNORECASE)
_REACH: Final = 60
_FULL: Final = 40


def of_its_allergen(text: str, row: LabRow) -> LabRow:
    """The row of an IgE that is against one thing under its whole name; any other as it is."""
    if row.analyte != _IGE or _TOTAL.search(row.name):
        return row
    place = row.source
    at = text.find(row.name, place.start, place.end)
    if at < 0:
        return row
    start, end = at, at + len(row.name)
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    if before is not None and not (before["wrapped"] and _is_short_line(text, start)):
        start -= len(before.group())
    behind = _BEHIND.match(text, end, max(end, row.value_source.start))
    if behind is not None:
        end = behind.end()
    if (start, end) == (at, at + len(row.name)) and not _names_one(row.name):
        return row
    return replace(
        row,
        name=" ".join(text[start:end].split()),
        source=replace(place, start=min(place.start, start)),
        analyte=None,
        specimen=None,
    )


def _is_short_line(text: str, start: int) -> bool:
    """Whether the line above is no full one: then what stands there is its own entry."""
    above = text[:start].rstrip()
    return len(above) - (above.rfind("\n") + 1) < _FULL


def _names_one(name: str) -> bool:
    """Whether a printed name holds the allergen itself: ``IgE (peanut)``."""
    return re.search(rf"(?<![\w-]){_THING}(?![\w-])|\bspecific\b", name, re.IGNORECASE) is not None
