"""Months by name and labels of days, in the languages that reports come in."""

from __future__ import annotations

import re
from typing import Final

_NAMES: Final = (
    # English with its short forms, then Spanish, French, German, Italian, Portuguese and Dutch.
    "january jan enero janvier januar jänner gennaio janeiro januari",
    "february feb febrero février fevrier februar febbraio fevereiro februari",
    "march mar marzo mars märz maerz março marco maart",
    "april apr abril avril aprile",
    "may mayo mai maggio maio mei",
    "june jun junio juin juni giugno junho",
    "july jul julio juillet juli luglio julho",
    "august aug agosto août aout augustus",
    "september sept sep septiembre setiembre septembre settembre setembro",
    "october oct octubre octobre oktober ottobre outubro",
    "november nov noviembre novembre",
    "december dec diciembre décembre decembre dezember dicembre dezembro",
)
MONTHS: Final = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""The number of a month by its name in lower case."""

_DAY_FIRST: Final = re.compile(
    r"\b(?:pr[eé]l[eè]v\w+|date de naissance|n[eé](?:\(e\)|e)? le|[eé]dit[eé] le|re[cç]u le"
    r"|(?:proben|blut)?(?:entnahme|abnahme|eingang)\w*|befund\w*|geburtsdatum|geb\.|geboren"
    r"|prelievo|data di nascita|nat[oa] il|referto|accettazione"
    r"|colheita|coleta|data de nascimento|afname\w*|geboortedatum|datum)"
    r"[^\n\d]{0,24}\d{1,2}[-/]\d{1,2}[-/]\d{2,4}",
    re.IGNORECASE,
)


def labels_a_day_first(text: str) -> bool:
    """Whether a date of figures is labelled in a language that always writes the day first.

    French, German, Italian, Portuguese and Dutch do. Spanish is printed in both orders, so its
    labels decide nothing.
    """
    return bool(_DAY_FIRST.search(text))
