"""The shapes in which the heads of sheets print a sex, an age and a day of birth."""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.labs import sexes

_YEARS: Final = (
    r"(?:y(?:ea)?rs?\.?|y\.?\s?/?\s?o\.?|y|años?|anos?|ans?|anni|jahre?|jaar|lat|let|år|vuotta|yaş"
    r"|ani|a|j)(?![^\W\d_])(?:\s?\(s\))?(?:[\s-]old\b)?"
)
_MONTHS: Final = r"(?:months?|mths?|mos?|weeks?|wks?|days?|monate?|meses|mois|mesi)(?![^\W\d_])"
_JOIN: Final = r"(?:\s{0,2}[/,|·-]\s{0,2}|\s?)"
_LETTER: Final = r"[mfwhvkenž]"
_WORD: Final = rf"(?:{sexes.ANY}|{_LETTER})(?![^\W_])"
_PLAIN_WORD: Final = rf"(?:{sexes.ANY}|[mf])(?![^\W_])"
_LABEL: Final = "|".join(pattern for pattern, _, _ in sexes.LABELS)
_AGE_LABEL: Final = (
    r"(?:age|edad|idade|alter|âge|età|leeftijd|wiek|ålder|alder|yaş|ikä|vârst[ăa])(?!\w)"
)
_AND: Final = r"\s?(?:[/&,]|and|y|e|et|und)\s?"
_EDGE: Final = r"(?:(?<!.)|(?<=[,;|(]\s)|(?<=[,;|(])|(?<=\s\s))"
_CLOSE: Final = r"(?=\s*(?:[,;|)]|\s\s|$))"


def _age(at: int) -> str:
    """An age in years, with months behind it or none; groups ``age…`` and ``years…``."""
    return (
        rf"(?P<age{at}>\d{{1,3}})(?![\d.,:/-]*\d)\s?-?"
        rf"(?:(?P<years{at}>{_YEARS})(?:[\s,]{{0,2}}\d{{1,2}}\s?(?:{_MONTHS}|[mdw]\b))*)?"
    )


HEAD: Final = re.compile(
    rf"(?:{_AGE_LABEL}{_AND})?(?P<label>{_LABEL})(?:{_AND}{_AGE_LABEL})?", re.IGNORECASE
)
"""A cell that is a label of the sex, of the age as well or not."""
LABELLED: Final = re.compile(
    rf"(?<![\w/])(?:{_AGE_LABEL}{_AND})?(?P<label>{_LABEL})(?!\w)"
    rf"(?:\s?\(?(?:assigned\s)?at birth\)?)?(?:{_AND}{_AGE_LABEL})?"
    rf"\s{{0,3}}[:|=.-]{{0,2}}\s{{0,12}}(?:{_age(1)}{_JOIN})?(?P<sex>{_WORD})",
    re.IGNORECASE,
)
UNDER: Final = re.compile(
    rf"(?:{_age(1)}{_JOIN})?(?P<sex>{_WORD})(?:{_JOIN}{_age(2)})?", re.IGNORECASE
)
"""What stands in the cell below such a label."""
NOT_SAID: Final = re.compile(
    rf"\s?/\s?{_WORD}|\s{{0,3}}[:=(]?\s{{0,3}}(?:[<>≤≥]\s?\d|\d[\d.,]*\s?(?:[-–]|to\b)\s?\d)",
    re.IGNORECASE,
)
"""Behind the word: the other sex of a form to fill in, or figures of which it is the label."""
_BOX: Final = r"[☐☑☒□■]|\[[ xX✓✗]?\]"
BOXES: Final = re.compile(
    rf"(?<!\w)(?P<label>{_LABEL})\s{{0,3}}:?\s{{0,3}}(?P<first>{_BOX})\s?(?P<one>{_WORD})\s{{1,4}}"
    rf"(?P<second>{_BOX})\s?(?P<two>{_WORD})",
    re.IGNORECASE,
)
SHORT: Final = re.compile(
    rf"{_EDGE}(?:{_age(1)}{_JOIN}(?P<sex1>{_PLAIN_WORD})"
    rf"|(?P<sex2>(?:{sexes.ANY}|[mf])(?![^\W\d_]))\.?{_JOIN}(?:{_AGE_LABEL}\s?:?\s?)?{_age(2)}"
    rf"|(?P<sex3>{_PLAIN_WORD})){_CLOSE}",
    re.IGNORECASE,
)
"""``34 Y/F``, ``F 34 yrs``, ``Female Age 34``, ``45F``, or a sex alone, in a part of its own."""
BRACKET: Final = re.compile(
    r"(?:patient|pt|paciente|paziente|name|nom|nome|nombre|naam)(?:\s(?:name|id))?\s?[:#]\s?"
    r"[^\W\d_][^\d:|()\n]{2,50}?\s?\((?P<sex>m|f|male|female)\)",
    re.IGNORECASE,
)
"""``Patient: Testa Person (F)``."""
IDENTITY: Final = re.compile(
    r"(?<!\w)(?:patient\w*|pt|pat|paciente|paziente|name|nom|nome|nombre|naam|re:|mr|mrs|ms|mme|mlle"
    r"|frau|herr|sra?|sig|d\.?o\.?b|born|b\.\s?(?:19|20)\d\d|birth\w*|n[ée]e?|geb\w*|f?\.?\s?nac\w*"
    r"|nasc\w*|naiss\w*|nat[oa]|mrn|uhid|nhs|person|case|collected|coll|visit)(?!\w)",
    re.IGNORECASE,
)
"""What tells that a line is about a person."""
OF_OTHERS: Final = re.compile(
    r"(?<!\w)(?:donors?|bab(?:y|ies)|newborns?|neonates?|infants?|twins?|husband|wife|spouse|partners?"
    r"|mothers?|fathers?|siblings?|brother|sister|sons?|daughter|controls?|physician|doctor|provider"
    r"|m[uü]tter|vater|madre|padre|mère|père|mãe|pai|donante|spender\w*|donneur)(?:['’]?s)?(?!\w)",
    re.IGNORECASE,
)
"""What tells that a line may be about somebody else."""
REMARK: Final = re.compile(
    r"\W*(?:notes?|comments?|remarks?|interpretations?|ref(?:erence)?s?|normal|ranges?|hinweis\w*"
    r"|bemerkung\w*|kommentar\w*|observaci\w+|observa[cç]\w+|nota|remarque\w*|history|hx"
    r"|indications?)(?!\w)",
    re.IGNORECASE,
)
"""How a line begins that is a comment, or of ranges."""
AGED: Final = re.compile(
    rf"(?P<firm>{_EDGE})?(?<!\w){_AGE_LABEL}"
    rf"(?:\s?[(/]\s?(?:y/m/d|years?|yrs?|{_LABEL})\s?\)?)?\s{{0,2}}(?P<colon>[:|])?-?\s{{0,4}}"
    r"(?P<age>\d{1,3})(?![\d.,]*\d|\s?[-–<>≤≥:+]|\s(?:and|or|to)\b|\s?[mwd]\b)"
    rf"\s?(?P<months>{_MONTHS})?",
    re.IGNORECASE,
)
_BIRTH: Final = (
    r"(?<!\w)(?:d\.?o\.?b\.?|(?:date\sof\s)?birth(?:\s?date)?|born|geb(?:oren(?:\sam)?|\.|urtsdatum)?"
    r"|(?:f(?:echa|\.)\s?(?:de\s)?)?nac(?:imiento|ido|ida|\.)|(?:data\s(?:de|di)\s)?nasc(?:imento|ita|\.)"
    r"|date\sde\snaissance|n[ée]\(?e?\)?\s(?:le\s)?|nat[oa](?:\sil)?|geboortedatum|b\.)"
    r"\s?[:#]?\s{0,4}"
)
BORN: Final = re.compile(
    _BIRTH + r"(?P<day>\d{1,4}[-/. ]{1,2}[^\n|]{3,16}|(?:19|20)\d\d(?!\d)"
    r"|[^\W\d_]{3,9}\.?\s\d{1,2},?\s\d{4})",
    re.IGNORECASE,
)
BEHIND_BIRTH: Final = re.compile(
    _BIRTH + rf"\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}[\s,(]{{1,3}}(?P<sex>{_PLAIN_WORD}){_CLOSE}",
    re.IGNORECASE,
)
YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
