"""Spanish directions for a medicine, by the meanings that ``directions`` gives English ones.

A pattern holds only words that English text does not have, so that both can be looked for in any
text. Text is compared without its accents; places stay the printed ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.folding import fold

# (meaning, plain English, start, end)
Said = tuple[str, str, int, int]

NUMBERS = {
    "un": "1", "una": "1", "uno": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5",
    "seis": "6", "ocho": "8", "doce": "12",
}  # fmt: skip
WORDS = {
    "un": "one", "una": "one", "uno": "one", "dos": "two", "tres": "three", "cuatro": "four",
    "cinco": "five", "seis": "six", "siete": "seven", "ocho": "eight", "diez": "ten",
    "doce": "twelve", "quince": "fifteen", "media": "half a", "medio": "half a",
}  # fmt: skip
_TIMES = {"1": "once", "2": "twice", "3": "three times", "4": "four times", "5": "five times"}
_N = rf"(\d{{1,2}}(?:\s?(?:-|a)\s?\d{{1,2}})?|{'|'.join(NUMBERS)})"
_UNITS = {"h": "hour", "d": "day", "s": "week", "m": "month"}
_SPAN = r"(horas?|hrs?\b\.?|hs?\b\.?|dias?|semanas?|mes(?:es)?)\b"
_EVERY = re.compile(rf"\b(?:cada|c/)\s?{_N}\s?{_SPAN}|^\s*/\s?{_N}\s?(h(?:oras?|rs?|s)?)\b", re.I)
_COUNTED = re.compile(
    rf"\b{_N}\s?(?:vez|veces)\s?(?:al|por|a la|cada|/)\s?(dia|semana|mes)\b", re.I
)
_FIXED: tuple[tuple[str, str, str], ...] = (
    (r"\b(?:dias alternos|cada otro dia|un dia si y otro no)\b", "day:alternate",
     "every other day"),
    (r"\b(?:al acostarse|a la hora de (?:dormir|acostarse)|antes de (?:dormir|acostarse)"
     r"|(?:por|en|de) las? noches?|cada noche|de noche|nocturn[oa])\b", "at:night", "at bedtime"),
    (r"\b(?:(?:por|en) las? mananas?|cada manana|de manana|al levantarse)\b", "at:morning",
     "in the morning"),
    (r"\b(?:semanal(?:mente)?|cada semana)\b", "week:1", "once a week"),
    (r"\b(?:mensual(?:mente)?|cada mes)\b", "month:1", "once a month"),
    (r"\b(?:si (?:lo )?(?:precisa|necesita)|si (?:es |fuera )?necesario|a demanda"
     r"|segun (?:sea )?necesari[oa]|segun necesidad|cuando (?:lo necesite|sea necesario))\b",
     "as_needed", "as needed"),
    (r"\bcon (?:las? |los |el |cada )?(?:comidas?|alimentos?)\b", "meal:with", "with food"),
    (r"\bantes de (?:las |cada |la )?comidas?\b", "meal:before", "before meals"),
    (r"\bdespues de (?:las |cada |la )?comidas?\b", "meal:after", "after meals"),
    (r"\ben ayunas\b", "meal:empty", "on an empty stomach"),
    (r"\b(?:por )?via oral\b|\bpor (?:la )?boca\b|^\s*v\.?o\.?\s*$", "route:mouth", "by mouth"),
    (r"\b(?:via )?subcutane[oa]\b", "route:skin", "under the skin"),
    (r"\b(?:via )?(?:intravenos[oa]|endovenos[oa])\b", "route:vein", "into a vein"),
    (r"\binhalad[oa]\b", "route:breath", "breathed in"),
    (r"\btopic[oa]\b|\bsobre la piel\b", "route:surface", "on the skin"),
)  # fmt: skip
_TABLE = tuple((re.compile(pattern, re.I), key, plain) for pattern, key, plain in _FIXED)
_DAILY = re.compile(r"\b(?:diari[oa]s?|diariamente|al dia|por dia|cada dia)\b|^\s*/\s?dia\b", re.I)


def find(text: str) -> Iterator[Said]:
    """Every Spanish direction; of two that overlap, the first is meant."""
    plain = fold(text)
    for found in _EVERY.finditer(plain):
        said = (found[1] or found[3]).lower().replace(" ", "").replace("a", "-")
        said = (found[1] or found[3]).lower() if said.strip("-").isalpha() else said
        number = NUMBERS.get(said, said)
        unit = _UNITS[(found[2] or found[4])[0].lower()]
        yield (*_every(number, unit), *found.span())
    for found in _COUNTED.finditer(plain):
        number = NUMBERS.get(found[1].lower(), found[1].replace(" ", ""))
        unit = _UNITS[found[2][0].lower()]
        times = _TIMES.get(number, f"{number} times")
        yield (f"{unit}:{number}", f"{times} a {unit}", *found.span())
    for pattern, key, words in _TABLE:
        for found in pattern.finditer(plain):
            yield (key, words, *found.span())
    for found in _DAILY.finditer(plain):
        yield ("day:1", "once a day", *found.span())


def _every(number: str, unit: str) -> tuple[str, str]:
    if number == "24" and unit == "hour":
        return "day:1", "once a day"
    if number == "1":
        return (f"{unit}:1" if unit != "hour" else "every:1:hour"), f"every {unit}"
    return f"every:{number}:{unit}", f"every {number.replace('-', ' to ')} {unit}s"
