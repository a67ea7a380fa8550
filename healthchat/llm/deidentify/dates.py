"""Days, and words for days: every part of a date but a year alone may tell who somebody is."""

from __future__ import annotations

import re

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_WRITTEN_DAY = (
    r"(?:twenty|thirty)(?:[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))?"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)

_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_WRITTEN_YEAR = (
    r"(?:nineteen|twenty|two[ -]thousand(?:[ -]and)?)"
    rf"(?:[ -](?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]{_ONES})?"
    rf"|(?:oh|o)[ -]{_ONES}|ten|eleven|twelve|\w{{3,5}}teen|hundred|{_ONES}))?"
)

PATTERNS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "DATE",
        re.compile(
            rf"(?<![\w/.-])(?:\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}(?:T[\d:.Z+-]+)?"
            rf"|\d{{1,2}}([-/.])\d{{1,2}}\2(?:\d{{4}}|\d{{2}})"
            rf"|\d{{1,2}}\.[ ]?[IVX]{{1,4}}\.[ ]?(?:\d{{4}}|\d{{2}})"
            rf"|\d{{1,2}}-{MONTH}-(?:\d{{4}}|\d{{2}})"
            rf"|(?:{_WEEKDAY},?\s+)?{MONTH}\s+(?:the\s+)?(?:{_DAY}|{_WRITTEN_DAY})\b"
            rf"(?:\s*,?\s+(?:of\s+)?(?:{_YEAR}|{_WRITTEN_YEAR})|,?\s+['’]\d\d)?"
            rf"|(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?:{_DAY}|{_WRITTEN_DAY})(?:\s+(?:day\s+)?of)?[\s-]+"
            rf"{MONTH}(?:\s*,?[\s-]+(?:{_YEAR}|{_WRITTEN_YEAR}))?"
            rf"|{MONTH}\s*,?\s+(?:of\s+)?{_YEAR})(?![\w/-])",
            re.I,
        ),
        0,
    ),
    ("DATE", re.compile(r"(?<!\w)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w)"), 0),
    (
        "DATE",
        re.compile(
            r"\b(?:on|since|dated?|until|before|after|from|collected|drawn|received|reported|seen"
            r"|admitted|discharged|performed|taken|visit|dos|due|surgery|of)[ \t]*:?[ \t]+"
            r"((?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01]))(?![\w/%])",
            re.I,
        ),
        1,
    ),
    (
        "DATE",
        re.compile(
            rf"\b(?!this may|next may)(?:last|this|next|past|previous)[ \t]+"
            rf"(?:{_WEEKDAY}|{MONTH})(?![\w-])",
            re.I,
        ),
        0,
    ),
    (
        "DATE",
        re.compile(
            rf"(?<![\w.,/$€£+-])({_YEAR})(?![\w/%]|[.,]\d|-\d|[ \t]*(?:m?[glL]|mcg|units?|cells?"
            rf"|ml|steps|calories|kcal|copies|/)\b)",
            re.I,
        ),
        1,
    ),
)  # fmt: skip
