"""What Spanish prose bids in the midst of a letter, and what in it reads like a step and is none.

All read without accents: ``Debe hacerse un INR antes de la operación``, ``No precisa revisiones``,
``Los riesgos son sangrado e infección``, ``Derivado a cardiología en 2019``.
"""

from __future__ import annotations

import re
from typing import Final

_DO: Final = (
    r"(?:hacerse|realizarse|repetir(?:se)?|acudir|pedir|solicitar|volver|controlar(?:se)?|medirse"
    r"|revisarse|vacunarse|evitar|llamar|consultar|seguir|mantener|traer|presentarse|venir)"
)
_MUST: Final = re.compile(
    rf"\b(?:debe(?:ra|ria)?|tiene que|tendra que|necesita|hay que|conviene) {_DO}\b", re.IGNORECASE
)
_CASE: Final = re.compile(
    r"\b(?:si|cuando|en caso de)\s[^.;:?]{3,140}?[\s,](?:por favor,? )?(?:consulte|acuda|llame"
    r"|avise|contacte|pida|solicite|vuelva|hable|vaya|consultar|acudir|llamar|avisar)\b",
    re.IGNORECASE | re.DOTALL,
)
_WAS: Final = re.compile(
    r"\b(?:fue|fueron|era|acudio|presento|refiere|refirio|ingreso|dijeron|indicaron|dijo|tuvo)\b",
    re.IGNORECASE,
)
_VISITS: Final = r"(?:seguimiento|control(?:es)?|revision(?:es)?|citas?|consultas?)"
NONE_PLANNED: Final = re.compile(
    rf"\W*{_VISITS}\s*:\s*(?:no|ningun[oa]?|no (?:precisa|requiere|necesita|necesari[oa]"
    r"|procede))\W*"
    r"|\W*(?:(?:es )?alta )?(?:(?:por ahora |actualmente )?no (?:precisa|requiere|necesita"
    r"|es necesari[oa]|se (?:precisa|requiere|programa|ha programado|han programado))|sin)"
    r"(?: (?:de|nuev[oa]s?|mas|otr[oa]s?|ningun[oa]?|realizar|acudir a|necesidad"
    r"|posterior(?:es)?))*"
    rf" {_VISITS}(?: (?:posterior(?:es)?|programad[oa]s?|adicional(?:es)?"
    r"|(?:en|por|de) [\w ]{2,40}))?\W*",
    re.IGNORECASE,
)
"""A whole sentence that says that nobody is to be seen again."""
_RISKS: Final = re.compile(
    r"\W*(?:se (?:le |les )?(?:explican?|informan?|comentan?|han? (?:explicado|informado))"
    r"(?: (?:de|sobre))? )?(?:(?:los|las|posibles|potenciales|principales) )*(?:riesgos|peligros"
    r"|complicaciones|efectos (?:adversos|secundarios|indeseables))\b[^.;:]{0,60}"
    r"(?:\b(?:son|incluy\w+|incluid\w+|como)\b|:)",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"\W*(?:(?:fue |se le )?(?:derivad|remitid|citad|revisad)[oa]s?|se le (?:indico|dijo|recomendo"
    r"|aconsejo|derivo|cito))\b[^.;]{0,80}\b(?:en (?:19|20)\d\d|hace (?:\w+ )?(?:\d+|un|una|dos"
    r"|tres|varios|varias) \w+|(?:ano|mes|semana) pasad[oa]|previamente|anteriormente)\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"\b(?:si|debe\w*|acuda|llame|consulte|avise|evite|no (?:tome|haga|deje)|por favor)\b",
    re.IGNORECASE,
)


def bids(text: str) -> bool:
    """Whether a sentence, wherever it stands, tells somebody what to do."""
    if "?" in text or _WAS.search(text):
        return False
    return bool(_MUST.search(text) or _CASE.search(text))


def is_over(text: str) -> bool:
    """Whether a sentence only tells what might happen, what was, or that no visit is planned."""
    if NONE_PLANNED.fullmatch(text):
        return True
    return not _ASKS.search(text) and bool(_RISKS.match(text) or _BEFORE.match(text))
