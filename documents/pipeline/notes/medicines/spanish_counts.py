"""Where a Spanish line has more or less than one taken at once: ``medio comprimido``, ``2 caps``.

The strength printed beside a name is that of one. Told without the count, half is told as whole,
so such a line is left to be read in its own words.
"""

from __future__ import annotations

import re

from documents.pipeline.notes.medicines.times import Span

_FORM = (
    r"(?:comprimidos?|compr?|cp|tabletas?|tabs?|pastillas?|p[ií]ldoras?|grageas?|c[aá]psulas?|c[aá]ps?"
    r"|inhalaci[oó]n(?:es)?|puffs?|disparos?|pulsaci[oó]n(?:es)?|pulverizaci[oó]n(?:es)?|gotas?"
    r"|aplicaci[oó]n(?:es)?|sobres?|cucharad(?:it)?as?|ampollas?|parches?|supositorios?|[oó]vulos?"
    r"|unidades|uds?)(?!\w)"
)
_PART = r"(?:medi[oa]|un cuarto|tres cuartos|1/2|1/4|3/4|½|¼|¾)"
_SOME = r"(?:dos|tres|cuatro|cinco|seis|ocho|diez)"
_TIMES = (
    r"(?:(?:cada|c/)\s?(?:\d|un|dos|tres|cuatro|seis|ocho|doce|d[ií]a|noche|ma[ñn]ana|tarde|comida)"
    r"|al (?:d[ií]a|acostarse|levantarse|mediod[ií]a|desayuno|almuerzo|dormir)\b|a diario\b"
    r"|diari[oa]s?\b|(?:antes|despu[eé]s) (?:de|del)\b"
    r"|(?:en|con|por|de) (?:el |las? |los )?"
    r"(?:desayunos?|almuerzos?|comidas?|cenas?|ayunas|ma[ñn]anas?|tardes?|noches?)\b"
    r"|noches?\b|(?:los )?(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?)\b)"
)
# Not "caja con 30 comprimidos" or "28 comprimidos EFG": so many are handed out.
_OTHER = re.compile(
    rf"(?<![\w.,/-])(?:(?:(?:\d{{1,2}}|un[oa]?|{_SOME})\s(?:y\s)?)?{_PART}(?:\sde)?"
    rf"|\d{{1,2}}[½¼¾]|\d[.,]\d|{_SOME}|(?:[2-9]|1[01])"
    rf"|(?:\d{{1,2}}|un[oa]?|{_SOME})\s?(?:-|–|a|o|u)\s?(?:{_SOME}|\d))\s?{_FORM}(?!\s+EFG\b)"
    rf"|{_FORM}\sy\s{_PART}(?!\w)"
    # By a number alone: "media al acostarse", "2 al día", "1,5 cada 12 h".
    rf"|(?<![\w.,/-])(?<!cada )(?<!c/ )(?:\d[.,]\d|[2-9]|{_SOME}|(?:(?:un[oa]?|\d) y )?{_PART}"
    rf"|\d\s?[½¼¾]|\d \d/\d|(?:1|un[oa]?)\s?(?:-|–|a|o|u)\s?(?:[2-9]|{_SOME}))\s{_TIMES}"
    # "1 comprimido en desayuno y 1 en comida"
    r"|\by (?:\d|un[oa]?|dos|medi[oa]|½)\s(?:en|al?|por|con|antes|comp\w*|c[aá]ps\w*|tab\w*)\s"
    # "10 UI en desayuno, 8 UI en cena"
    rf"|(?:(?<!\d)[,;/]|\by)\s{{0,2}}\d{{1,4}}(?:[.,]\d{{1,3}})?\s?"
    rf"(?:ui|u|unidades|uds?|mg|mcg|µg|gr?|ml|gotas)\s{_TIMES}"
    r"|[½¼¾]|(?<![\d/.,])[13]/[24](?![\d/])",
    re.IGNORECASE,
)
# "0-1/2-0", "1,5-0-1": how many at each time of the day.
_CELL = r"(?:\d\s[13]/[24]|[13]/[24]|\d[.,]\d|\d?[½¼¾]|\d)"
_GRID = re.compile(
    rf"(?<![\w/.,-])(?<!\d\s){_CELL}(?:\s?[-–]\s?{_CELL}){{2,3}}(?![\w/]|\s?[-–]\s?\d|[.,]\d)"
)
# "Desayuno 1 Comida 0 Cena 1": the times with their counts behind them.
_TIME = (
    r"(?:desayuno|almuerzo|comida|merienda|cena|ma[ñn]ana|mediod[ií]a|tarde|noche|acostarse"
    r"|(?-i:D[eE]|C[oO]|C[eE]|A[cC]|DES|COM|CEN|ACO|Des|Com|Cen|Aco)\.?)"
)
_COUNTED = re.compile(
    rf"\b{_TIME}\s?[:=(]?\s?{_CELL}(?!\w)[^\n]{{0,20}}?\b{_TIME}\s?[:=(]?\s?{_CELL}(?!\w)",
    re.IGNORECASE,
)


def is_not_one(text: str, start: int, end: int, often: Span | None) -> bool:
    """Whether ``text[start:end]``, the directions of one medicine, has other than one at once.

    A grid among the times that were read, ``often``, tells how many by itself.
    """
    if _OTHER.search(text, start, end) or _COUNTED.search(text, start, end):
        return True
    grid = _GRID.search(text, start, end)
    return grid is not None and not (
        often and often[0] <= grid.start() and grid.end() <= often[1] and _is_whole(grid.group())
    )


def _is_whole(grid: str) -> bool:
    return re.search(r"[½¼¾/.,]", grid) is None
