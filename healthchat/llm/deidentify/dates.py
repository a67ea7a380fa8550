"""Days, and words for days: every part of a date but a year alone may tell who somebody is."""

from __future__ import annotations

import re

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
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

# Months in the languages around: "3 de mayo de 1950", "le 2 février 1950", "5. März".
_FOREIGN_MONTH = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre"
    r"|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre"
    r"|décembre|decembre|januar|jänner|februar|märz|juni|juli|oktober|dezember|janeiro|fevereiro"
    r"|março|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio"
    r"|giugno|luglio|settembre|ottobre|novembre|dicembre|januari|februari|maart|mei|augustus"
    r"|augusti|maj|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września"
    r"|października|listopada|grudnia)"
)
_HOLIDAY = (
    r"(?:christmas|x-?mas|thanksgiving|easter|halloween|new[ ]year['’]?s?|labou?r[ ]day"
    r"|memorial[ ]day|independence[ ]day|veterans[ ]day|valentine['’]?s?[ ]day|mother['’]?s[ ]day"
    r"|father['’]?s[ ]day|columbus[ ]day|boxing[ ]day|canada[ ]day|bank[ ]holiday|hanuk+ah"
    r"|chanukah|passover|yom[ ]kippur|rosh[ ]hashanah?|ramadan|eid(?:[ ]al[- ]\w+)?|diwali|holi"
    r"|lunar[ ]new[ ]year|navidad|nochebuena|semana[ ]santa|carnaval|weihnachten|ostern|noël)"
)

PATTERNS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    # A week of a year, and the years of an emperor.
    (
        "DATE",
        re.compile(
            r"(?<![\w-])(?:(?:19|20)\d\d-?W[0-5]\d(?:-?[1-7])?"
            r"|(?:Meiji|Taish[oō]|Sh[oō]wa|Heisei|Reiwa)[ ]?\d{1,2}(?:[./-]\d{1,2}){0,2})(?![\w-])",
            re.I,
        ),
        0,
    ),
    (
        "DATE",
        re.compile(
            rf"(?<![\w/.-])(?:\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}(?:T[\d:.Z+-]+)?"
            rf"|\d{{1,2}}([-/.])\d{{1,2}}\2(?:\d{{4}}|\d{{2}})"
            rf"|\d{{1,2}}\.[ ]?[IVX]{{1,4}}\.[ ]?(?:\d{{4}}|\d{{2}})"
            rf"|\d{{1,2}}-{MONTH}-(?:\d{{4}}|\d{{2}})"
            rf"|(?:{WEEKDAY},?\s+)?{MONTH}\s+(?:the\s+)?(?:{_DAY}|{_WRITTEN_DAY})\b"
            rf"(?:\s*,?\s+(?:of\s+)?(?:{_YEAR}|{_WRITTEN_YEAR})|,?\s+['’]\d\d)?"
            rf"|(?:{WEEKDAY},?\s+)?(?:the\s+)?(?:{_DAY}|{_WRITTEN_DAY})(?:\s+(?:day\s+)?of)?[\s-]+"
            rf"{MONTH}(?:\s*,?[\s-]+(?:{_YEAR}|{_WRITTEN_YEAR})|\s+['’]?\d\d(?![\d:%/°]|[.,]\d"
            r"|\s?(?:[mk]?g|lbs?|ml|mm|cm|bpm|y|units?|times|x|days?|weeks?|months?|hours?)\b))?"
            rf"|{WEEKDAY},?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)"
            rf"|{MONTH}\s*,?\s+(?:of\s+)?{_YEAR}|{MONTH}\s?['’]\d\d)(?![\w/-]|\.\d{{2,3}}(?!\d))"
            r"(?:,?[ ](?:of[ ])?(?:last|this|next)[ ]year\b)?",
            re.I,
        ),
        0,
    ),
    # A part of a month: "mid-March 2021", "late May", "the end of June '09".
    (
        "DATE",
        re.compile(
            rf"(?<![\w/-])(?:mid|early|late|(?:beginning|start|middle|end)[ ]of)[ -]{MONTH}"
            rf"(?:,?[ ]+(?:of[ ])?(?:{_YEAR}|['’]\d\d))?(?![\w/-])",
            re.I,
        ),
        0,
    ),
    # A day and month without a year, as most of Europe writes them: "am 18.11.", "due 18.11.".
    (
        "DATE",
        re.compile(
            r"(?<!\d[ ])\b(?:on|since|until|till|due|am|vom|bis|ab|seit|den|dne|dnia|lmp|edd|edc)"
            r"[ \t:]{1,3}((?:0?[1-9]|[12]\d|3[01])\.[ ]?(?:0?[1-9]|1[0-2])\.)(?![ ]?\d)",
            re.I,
        ),
        1,
    ),
    (
        "DATE",
        re.compile(
            rf"(?<![\w/.-])(?:(?:le|el|am|il|op|den|del)\s+)?\d{{1,2}}(?:\.|er|º|°)?\s*(?:de\s+)?"
            rf"{_FOREIGN_MONTH}(?:,?\s+(?:del?\s+)?{_YEAR})?(?![\w/-])"
            rf"|(?<!\w){_FOREIGN_MONTH}\s+(?:del?\s+)?{_YEAR}(?![\w/-])",
            re.I,
        ),
        0,
    ),
    (
        "DATE",
        re.compile(
            rf"(?<![\w-])(?:(?:last|this|next|past)[ ]+)?{_HOLIDAY}(?:[ ](?:eve|day))?"
            rf"(?:,?[ ]+(?:of[ ]+)?(?:{_YEAR}|['’]\d\d))?(?![\w-])",
            re.I,
        ),
        0,
    ),
    # As tickets write it: 17JUL, 30AUG79.
    (
        "DATE",
        re.compile(
            r"(?<![\w/.-])(?:0?[1-9]|[12]\d|3[01])(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
            r"(?:\d{2}|\d{4})?(?![\w/-])"
        ),
        0,
    ),
    # A quarter, a season or a part of a year.
    (
        "DATE",
        re.compile(
            rf"(?<!\w)(?:Q[1-4]|[1-4]Q|spring|summer|fall|autumn|winter)(?:[ ]of)?[ /-]?"
            rf"(?:{_YEAR}|['’]\d\d)(?!\w)",
            re.I,
        ),
        0,
    ),
    # The day of a month that was told before: "home on the 21st".
    (
        "DATE",
        re.compile(
            r"\b(?:on|since|until|till|by|before|after)[ \t]+"
            r"(the[ \t]+(?:[12]?\d|3[01])(?:st|nd|rd|th))(?=[ \t]*(?:[.,;:)\n]|\Z|(?:at|for)\b))",
            re.I,
        ),
        1,
    ),
    ("DATE", re.compile(r"(?<!\w)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w)"), 0),
    (
        "DATE",
        re.compile(
            r"\b(?:on|since|dated?|until|till|before|after|from|collected|drawn|received|reported"
            r"|seen|admitted|discharged|performed|taken|done|visit|dos|due|surgery|of|lmp|edd|edc|doa"
            r"|dod|born|died|dates|between|thru|through|by|expires?|exp"
            rf"|started|stopped|ct|mri|cxr|x-?rays?|echo|ekg|ecg|labs?|{WEEKDAY})[ \t]*[:,]?[ \t]+"
            r"((?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01]))(?![\w/%])",
            re.I,
        ),
        1,
    ),
    (
        "DATE",
        re.compile(
            rf"\b(?!this may|next may)(?:last|this|next|past|previous)[ \t]+"
            rf"(?:{WEEKDAY}|{MONTH})(?![\w-])",
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
