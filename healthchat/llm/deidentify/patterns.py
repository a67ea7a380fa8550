"""What looks like an identifier, whoever it belongs to: (kind, pattern, the group to mask).

The order decides: the first that takes a place keeps it. Names and places that are merely capitals
before a word for a house of care, a state or a degree stand here; those that no list and no
pattern holds are found by ``unusual``.
"""

from __future__ import annotations

import re

from healthchat.llm.deidentify import ages, dates, numbers
from healthchat.llm.deidentify.clues import NAMED_AFTER, OF_A_TOWN
from healthchat.llm.deidentify.dates import MONTH, WEEKDAY
from healthchat.llm.deidentify.houses import FIRM, HOUSE, NO_FIRM, RUE, STATE, STREET, WAY
from healthchat.llm.deidentify.people import CAP, FIELDS, PEOPLE, SIGNED, TYPED
from healthchat.llm.deidentify.place_names import COUNTRIES, PLACE_NAMES

_OF = r"(?i:(?:de|la|le|les|des|du|do|da|dos|del|della|di|el|l['’])[ \t]*){0,3}"
# "nº 29, 8º D", "s/n", "12-14, 3º izq., portal 2": the house, and where in it.
_DOOR = (
    r"(?:,?[ \t]+(?:(?:n[.ºo°]{1,3}|n[uú]m\.?|n[uú]mero|no\.?)[ \t]*)?\d{1,5}"
    r"(?:[ \t]?[-–][ \t]?\d{1,5})?[A-Za-z]?\b)?"
    r"(?:[ \t]*[,–-]?[ \t]*(?:s/n\b|\d{1,2}[ ]?[-–]?[ºª°][ ]?(?:[A-Z]\b)?"
    r"|(?i:izq(?:da)?|dcha|bajo|[aá]tico)\b\.?"
    r"|(?i:piso|planta|portal|puerta|esc(?:alera)?|bloque|local|apto)\b\.?[ ]?\w{1,4})){0,4}"
)
_TOWN = rf"(?!(?i:{MONTH}|{WEEKDAY})\b){CAP}"
_IN_TOWN = rf"(?:[ \t]+in[ \t]+{_TOWN}(?:[ \t]+{_TOWN})?)?"
_TAIL = rf"(?:,[ \t]*{STATE}\b)?"

# The lines of a form, in the languages around.
_FORM = (
    "ADDRESS",
    re.compile(
        r"(?im)^[ \t]*(?:home[ ])?(?:address|street|city|town|adresse|anschrift|wohnort|ville"
        r"|domicilio|direcci[oó]n|calle|localidad(?:[ ]?/[ ]?provincia)?|provincia|poblaci[oó]n"
        r"|municipio|ciudad|indirizzo|endere[cç]o)[ \t]*:[ \t]*"
        r"(\S[^\n;]{1,80}?)(?=[ \t]*(?:\.?[ \t]*$|;))"
    ),
    1,
)
_PLACES: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "ADDRESS",
        re.compile(
            rf"\b\d{{1,6}}[ \t]+(?:[NSEW]\.?[ \t]+)?(?:[A-Z0-9][\w'.]*[ \t]+){{1,3}}"
            rf"(?i:{STREET})\b\.?(?:,?[ \t]*(?i:apt|suite|unit|ste|#)\.?[ \t]*\w+)?"
            rf"(?:,?[ \t]+[A-Z][a-zA-Z .]+,?[ \t]+[A-Z]{{2}}[ \t]+\d{{5}}(?:-\d{{4}})?)?"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            r"\b\d{1,6}[ ](?:[A-Z][\w'.]{1,24}[ ]){1,3}"
            r"(?:Apt|Apartment|Suite|Ste|Unit)\.?[ ]#?\w{1,6}\b"
        ),
        0,
    ),
    ("ADDRESS", re.compile(r"\b[A-Z][a-zA-Z .]{2,24},[ \t]+[A-Z]{2}[ \t]+\d{5}(?:-\d{4})?\b"), 0),
    ("ADDRESS", re.compile(r"\b(?:RR|R\.R\.|HC|RFD)[ ]?#?\d{1,4},?[ ](?i:box)[ ]\d{1,5}\b"), 0),
    # Block, lot and house of a Japanese address, before its quarter or behind it.
    ("ADDRESS", re.compile(r"(?<![\w./-])\d{1,2}-\d{1,2}-\d{1,2}(?=,?[ ][A-Z][a-z])"), 0),
    (
        "ADDRESS",
        re.compile(
            r"\b[A-Z][a-z]{2,15}(?:-[a-z]{2,4})?[ ,]{1,2}(?!(?:[0-3]-){2}[0-3]\b)"
            r"(\d{1,2}-\d{1,2}-\d{1,2})(?=[ ]*(?:[,.\n]|\Z))"
        ),
        1,
    ),
    (
        "ADDRESS",
        re.compile(
            r"\b(?:P\.?[ ]?O\.?[ \t]*Box|post[ ]?box|postfach|postboks|apartado|casilla)"
            r"[ \t]+\d+\b",
            re.I,
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"(?:\b\d{{1,6}}(?:[ ]?(?:bis|ter|quater|[a-d]))?,?[ \t]+){{0,2}}"
            rf"\b(?:{RUE})\.?[ \t]+{_OF}[^\W\d_][\w'’.-]*"
            rf"(?:[ \t]+{_OF}[A-ZÀ-Þ][\w'’.-]+){{0,4}}{_DOOR}"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            r"(?<![\w&'’.-])(?:The[ \t]+)?(?!(?:Blood|Age|Risk|Study|Control|Treatment)\b)"
            r"(?:[A-Z0-9À-Þ][\w&'’.-]{0,30},?[ \t]+(?:(?:&|and|og|und|y|et|és)[ \t]+)?){1,4}"
            r"(?:Inc|LLC|LLP|L\.L\.C|Ltd|PLC|Corp|Corporation|Holdings|Group|GmbH|AG|S\.A|A/S|ApS|Oyj?"
            r"|Kft|Zrt|Ltda|Pty|S\.p\.A|S\.r\.l|SARL|B\.V|N\.V)(?!\w)\.?"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            r"\b(?:work(?:s|ed|ing)?[ \t]+(?:for|at|with)|employed[ \t]+(?:by|at)"
            r"|employer[ \t]*:?|hired[ \t]+by)[ \t]+(?:the[ \t]+)?"
            r"((?:[A-Z][\w&'’.-]*\w)(?:[ \t]+[A-Z][\w&'’.-]*){0,3})"
        ),
        1,
    ),
    (
        "ADDRESS",
        re.compile(
            r"\b(?:(?:PSC|CMR|Unit)[ \t]+\d+,?[ \t]+Box[ \t]+\d+"
            r"|US(?:NV|NS|S|CGC)[ \t]+[\w ]{2,30})"
            r"(?:[\s,]+[ADF]PO[\s,]+A[AEP][ \t]+\d{5}(?:-\d{4})?)?",
            re.I,
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            r"\b(?:the[ \t]+)?corner[ \t]+of[ \t]+[^\n,;?!]{2,50}?[ \t]+(?:and|&)[ \t]+"
            r"(?:[\w'’-]+(?:[ \t]+(?=[A-Z\d])[\w'’-]+){0,4})",
            re.I,
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"(?:\b(?:St|Mt|Ft|Saint|Mount|The|New|Los|San|Santa|El|La)\.?[ \t]+){{0,3}}"
            rf"(?:\b{CAP}[ \t]+|\b[A-Z]{{2,5}}[ \t]+(?={CAP})){{1,4}}{HOUSE}\b"
            rf"(?:[ \t]+(?:of[ \t]+)?(?:{HOUSE}|{_TOWN})\b)*{_IN_TOWN}{_TAIL}"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"\b(?:{CAP}[ \t]+){{0,2}}{CAP}(?:[ \t]+in[ \t]+{CAP}(?:[ \t]+{CAP})?)?"
            rf",[ \t]*{STATE}\b(?:[ \t]+\d{{5}})?"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"(?<![\w'’-])(?!{NO_FIRM}[ \t])(?:[A-Z][\w.'’&-]{{1,24}}[ \t]+"
            rf"(?:(?:of|and|&)[ \t]+)?){{1,4}}"
            rf"(?:{FIRM}(?:[ \t]+(?:{FIRM}|{HOUSE}|Department|School|Center|Company|Co))*\b"
            r"|(?:county|city|state|federal|high|middle|elementary|primary|community|police|fire)"
            r"[ \t]+(?:jail|prison|hospital|school|college|cent(?:er|re)|clinic|department|shelter)"
            r"\b)"
            rf"{_IN_TOWN}{_TAIL}"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"(?<![\w'’-])(?!{NO_FIRM}[ \t])(?:[A-Z][\w.'’-]{{1,24}}[ \t]+){{1,3}}{WAY}\b"
            rf"(?:[ \t]+(?:Surgery|Practice|{HOUSE})\b)*"
            r"|\b(?:Route|Rte\.?|Highway|Hwy\.?|Interstate|State[ ]Road|County[ ]Road)[ ]\d{1,4}\b"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"(?<![\w'’-])(?!{NO_FIRM}[ \t])(?:{CAP}[ \t]+){{1,2}}"
            r"(?:City|Springs|Rapids|Heights|Township|Village|Bluffs|Harbou?r|Beach|Island)\b"
            rf"{_TAIL}"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"\bfrom[ \t]+(?:{CAP}[ \t]+){{1,3}}(?:to|via|through)[ \t]+"
            rf"(?!{NO_FIRM}\b)({_TOWN}(?:[ \t]+{CAP}){{0,2}})"
        ),
        1,
    ),
    (
        "ADDRESS",
        re.compile(r"\b(?:No\.?[ ]\d{1,5},?[ ]+)?(?:Lane|Alley|Blk\.?)[ ]\d{1,5}\b"),
        0,
    ),
    # "5th Block", "2nd Cross": where streets have numbers.
    (
        "ADDRESS",
        re.compile(
            r"(?:\b[A-Z][a-z]{2,20}[ ])?\b\d{1,3}(?:st|nd|rd|th)[ ]"
            r"(?:Block|Cross|Main|Sector|Avenue|Ave|Street|St|Lane)\b(?:[ ](?:Road|Rd|Street)\b)?"
        ),
        0,
    ),
    # Postal codes of the Netherlands, before their town.
    (
        "ADDRESS",
        re.compile(
            r"(?<![\w.,/-])\d{4}[ ]?(?!ML|MG|MM|CM|KG|IU|AM|PM|HR|CC)[A-Z]{2}(?=[ ,]+[A-Z][a-z])"
        ),
        0,
    ),
    ("ADDRESS", re.compile(rf"\bSt\.[ \t]+{CAP}(?:[ \t]+{HOUSE})*{_IN_TOWN}{_TAIL}"), 0),
    (
        "ADDRESS",
        re.compile(
            rf"\b(?:lives?|living|resid(?:es|ing|ent)|located|born|city|town|county|near|from|street"
            rf"|village|university)"
            rf"[ \t]+(?:in|at|of|near|from)?[ \t]*(?:the[ \t]+)?({_TOWN}(?:[ \t]+{CAP}){{0,2}})"
        ),
        1,
    ),
)  # fmt: skip

_WELL_KNOWN: tuple[str, re.Pattern[str], int] = (
    "ADDRESS",
    re.compile(
        rf"(?<![\w-])(?!Glasgow[ \t]+Coma\b)(?:(?:{PLACE_NAMES})"
        rf"(?!-[A-Z]|(?:[ \t]+\w+)?[ \t]+(?:{OF_A_TOWN})\b)"
        rf"|(?i:{COUNTRIES})"
        r"(?:[ ]\([A-Z]\w{2,20}\))?)(?!\w)"
        rf"(?:[ \t-]+(?:{HOUSE}|{CAP}[ \t]+{HOUSE}))*"
        rf"(?:,?[ \t]+(?:in[ \t]+)?(?:{PLACE_NAMES}|{STATE})(?!\w))*"
        rf"(?:[ \t]+(?:downtown[ \t]+)?(?:clinic|office|hospital|campus|facility)\b)?"
    ),
    0,
)

# Where no medical word stands.
# A town that is a word: "visiting family in Reading."; and no office, no month, no language.
TOWNS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "ADDRESS",
        re.compile(
            rf"(?<=[a-z,][ ])(?:in|from|near|outside)[ ](?!(?i:{MONTH}|{WEEKDAY})\b)"
            r"((?![A-Z][a-z]*(?:ology|graphy|ics|try|cine|gery|ish|ian|ese|room)\b)"
            r"(?!(?:Recovery|Theat(?:re|er)|Clinic|Stage|Phase|Grade|Type|Group|Section|Step|Ward)\b)"
            rf"[A-Z][a-z]{{3,20}})(?=[.,;)\n]|[ ][a-z]|\Z)"
            rf"(?![ ](?:{'|'.join(sorted(NAMED_AFTER))})\b)"
        ),
        1,
    ),
    (
        "ADDRESS",
        re.compile(
            r"\b\d{1,3}(?:st|nd|rd|th)[ ](?:[A-Z][a-z]{2,15}[ ])?(?:Airborne|Infantry|Cavalry"
            r"|Regiment|Battalion|Brigade|Division|Marines|Armou?red|Squadron|Rifles|Artillery|Engineers)\b"
        ),
        0,
    ),
    # A place on the map; a road that has a number only.
    (
        "ADDRESS",
        re.compile(
            r"(?<![\w.])-?\d{1,3}\.\d{4,8}°?[NS]?,[ ]{0,2}-?\d{1,3}\.\d{4,8}°?[EW]?(?![\w.])"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(r"\b(?:on|off|along|near)[ ]the[ ]([AM]\d{2,4}(?:\(M\))?)(?![\w/-])"),
        1,
    ),
)
TOWN_SCALE = re.compile(rf"\b(?:{PLACE_NAMES})(?=(?:[ ]\w+)?[ ](?:{OF_A_TOWN})\b)")
"""``Ann Arbor stage``: nobody lives there."""

# A year may be the number of a house: the last pattern of dates comes after the streets.
PATTERNS = (_FORM, *PEOPLE[:1], *numbers.LABELLED, *numbers.PATTERNS[:12], *dates.PATTERNS[:-1],
            *ages.PATTERNS, *numbers.PATTERNS[12:], SIGNED, *TYPED, *FIELDS, *_PLACES[:11],
            dates.PATTERNS[-1], *PEOPLE[1:10], _WELL_KNOWN, *_PLACES[11:],
            *PEOPLE[10:])  # fmt: skip

NUMBERS = (*numbers.LABELLED, *numbers.PATTERNS)
FIGURES = (*NUMBERS, *ages.PATTERNS, *dates.PATTERNS)
"""Those that are made of figures."""
