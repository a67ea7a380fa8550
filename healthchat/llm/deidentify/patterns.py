"""What looks like an identifier, whoever it belongs to: (kind, pattern, the group to mask).

The order decides: the first that takes a place keeps it. Names and places that are merely capitals
before a word for a house of care, a state or a degree stand here; those that no list and no
pattern holds are found by ``unusual``.
"""

from __future__ import annotations

import re

from healthchat.llm.deidentify import dates, numbers
from healthchat.llm.deidentify.clues import OF_A_TOWN
from healthchat.llm.deidentify.dates import MONTH, WEEKDAY
from healthchat.llm.deidentify.houses import FIRM, HOUSE, NO_FIRM, RUE, STATE, STREET, WAY
from healthchat.llm.deidentify.place_names import COUNTRIES, PLACE_NAMES

# Lengths have ends: a page of one long word must not take the afternoon.
_CAP = r"(?<![\w'’-])(?=[\w'’-]{0,24}[a-zß-ÿ])[A-ZÀ-Þ][\w'’-]{1,30}"
_LAST = rf"(?:{_CAP}|[A-Z]\.|(?:[Vv]an|[Dd]e|[Dd]er|[Ll]a|[Dd]el|[Vv]on|[Oo]f)\b)"
_NAME = r"(?<![\w'’-])[A-Z][\w'’-]{1,30}(?:[ \t]+(?:[A-Z]\.?[ \t]+)?[A-Z][\w'’-]{1,30}){0,3}"
_TITLE = (
    r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Sir|Dame|Rev|Lt|Col|Capt|Sgt|Maj|Cmdr|Cpl|Pvt|Hon|Sri|Smt|Shri"
    r"|Herr|Frau|Señora?|Sra?(?=\.)|Dra|Mme|Mlle|Monsieur|Fr(?=\.))"
)
_OF = r"(?i:(?:de|la|le|les|des|du|do|da|dos|del|della|di|el|l['’])[ \t]*){0,3}"
_TOWN = rf"(?!(?i:{MONTH}|{WEEKDAY})\b){_CAP}"
_IN_TOWN = rf"(?:[ \t]+in[ \t]+{_TOWN}(?:[ \t]+{_TOWN})?)?"
_TAIL = rf"(?:,[ \t]*{STATE}\b)?"

_PEOPLE: tuple[tuple[str, re.Pattern[str], int], ...] = (
    # The title goes with the name.
    (
        "PERSON",
        re.compile(
            rf"\b{_TITLE}(?:\.?[ \t]+|\.)(?:{_TITLE}\.?[ \t]+){{0,2}}(?:[A-Z]\.?[ \t]+)*{_CAP}"
            rf"(?:[ \t]+(?!(?:St|Dr)\b){_LAST}){{0,2}}(?!\w)"
        ),
        0,
    ),
    ("PERSON", re.compile(rf"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.?[ \t]+({_NAME})"), 1),
    ("PERSON", re.compile(r"\b(?:dr|mr|mrs|ms|prof)\.[ \t]+([A-ZÀ-Þ][^\W\d_]{1,30})"), 1),
    (
        "PERSON",
        re.compile(
            r"\b(?i:patient(?:'s)?(?:[ \t]+name)?|name|physician|provider|doctor"
            r"|ref(?:erred)?\.?[ \t]*by|(?:ordered|signed|reviewed|verified|reported|collected"
            r"|prepared|dictated|transcribed|approved|performed)[ \t]+by|attending"
            r"|guardian|pathologist|technologist|technician|nurse|surgeon|author|consultant"
            r"|resident|fellow|intern|an(?:a)?esthesiologist|therapist|pharmacist|dentist|midwife"
            r"|carer|caregiver|seen[ \t]+by|cc|radiologist|witness|spouse|next[ \t]+of[ \t]+kin"
            r"|emergency[ \t]+contact)"
            rf"[ \t]*:[ \t]*(?!(?i:he|she|the|no|none|not|has|had|is|was|denies)\b)"
            r"((?:[A-Z]\.[ \t]*){0,2}(?:(?:van|von|der|den|de|del|la|bin|al|el)[ \t]+){0,3}"
            rf"{_NAME})"
        ),
        1,
    ),
    (
        "ADDRESS",
        re.compile(
            r"\b(?i:pharmacy|employer|insurer|insurance|carrier)[ \t]*:[ \t]*"
            r"(?!(?i:none|no|not|unknown|n/a|see|same|yes)\b)"
            r"([A-Z][\w&'’.-]*(?:[ \t]+[A-Z][\w&'’.-]*){0,3})"
        ),
        1,
    ),
    # The head of a form: SURNAME,NAME I 01/02/1950.
    (
        "PERSON",
        re.compile(
            r"\b([A-Z][A-Z'’-]{2,24},[ ]?[A-Z]{3,24}(?:[ ][A-Z])?)"
            r"(?=[ \t]+(?:\d{1,2}[/-]|DOB\b|MRN\b))"
        ),
        1,
    ),
    (
        "PERSON",
        re.compile(
            r"\b(?:dictated|transcribed|typed|entered|signed)[ \t]+by[ \t]*:?[ \t]*"
            r"([a-z]{2,4})(?=[ \t]*(?:[/;,.\n]|$))",
            re.I,
        ),
        1,
    ),
    (
        "PERSON",
        re.compile(
            rf"(?<!\bin )\b({_NAME}),?[ \t]+(?:MD|DO|RN|NP|PA-C|M\.D\.|D\.O\.|PhD)(?!\w)"
        ),
        1,
    ),
    (
        "PERSON",
        re.compile(
            rf"\b(?:named?|[Pp]atient|I am|I'm|called|known as|goes by|[Ss]ister|[Bb]rother|[Ww]ife"
            rf"|[Hh]usband|[Dd]aughter|[Ss]on|[Ff]riend)(?:[ \t]+name)?(?:[ \t]+is)?[ \t,:]*[ \t]"
            rf"['\"‘“]?((?!Health|Care|Group|Education)(?:{_CAP})(?:[ \t]+{_LAST}){{1,3}})"
        ),
        1,
    ),
)  # fmt: skip
# Initials alone at the end of a letter.
_SIGNED = (
    "PERSON",
    re.compile(
        r"(?m)^[ \t]*(?:[-–—]{1,2}|/s/|signed:?|initials:?)[ \t]*"
        r"((?-i:[A-Z])\.[ ]?(?:(?-i:[A-Z])\.?[ ]?){1,2}|(?-i:[A-Z]{2,3}))[ \t]*$",
        re.I,
    ),
    1,
)
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
    ("ADDRESS", re.compile(r"\b[A-Z][a-zA-Z .]{2,24},[ \t]+[A-Z]{2}[ \t]+\d{5}(?:-\d{4})?\b"), 0),
    # Block, lot and house of a Japanese address, before its quarter.
    ("ADDRESS", re.compile(r"(?<![\w./-])\d{1,2}-\d{1,2}-\d{1,2}(?=,?[ ][A-Z][a-z])"), 0),
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
            rf"(?:\b\d{{1,6}},?[ \t]+){{0,2}}\b(?:{RUE})\.?[ \t]+{_OF}[^\W\d_][\w'’-]*"
            rf"(?:[ \t]+[A-ZÀ-Þ][\w'’-]+){{0,3}}(?:,?[ \t]+\d{{1,5}}\b)?"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            r"(?<![\w&'’.-])(?:The[ \t]+)?(?!(?:Blood|Age|Risk|Study|Control|Treatment)\b)"
            r"(?:[A-Z0-9][\w&'’.-]{0,30}[ \t]+){1,4}"
            r"(?:Inc|LLC|L\.L\.C|Ltd|PLC|Corp|Corporation|Holdings|Group|GmbH|AG|S\.A)(?!\w)\.?"
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
            r"\b(?:the[ \t]+)?corner[ \t]+of[ \t]+[^\n,;?!]{2,50}?[ \t]+and[ \t]+"
            r"(?:[\w'’-]+(?:[ \t]+(?=[A-Z\d])[\w'’-]+){0,4})",
            re.I,
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"(?:\b(?:St|Mt|Ft|Saint|Mount|The|New|Los|San|Santa|El|La)\.?[ \t]+){{0,3}}"
            rf"(?:\b{_CAP}[ \t]+|\b[A-Z]{{2,5}}[ \t]+(?={_CAP})){{1,4}}{HOUSE}\b"
            rf"(?:[ \t]+(?:of[ \t]+)?(?:{HOUSE}|{_TOWN})\b)*{_IN_TOWN}{_TAIL}"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"\b(?:{_CAP}[ \t]+){{0,2}}{_CAP}(?:[ \t]+in[ \t]+{_CAP}(?:[ \t]+{_CAP})?)?"
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
            rf"(?<![\w'’-])(?!{NO_FIRM}[ \t])(?:{_CAP}[ \t]+){{1,2}}"
            r"(?:City|Springs|Rapids|Heights|Township|Village|Bluffs|Harbou?r|Beach|Island)\b"
            rf"{_TAIL}"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"\bfrom[ \t]+(?:{_CAP}[ \t]+){{1,3}}(?:to|via|through)[ \t]+"
            rf"(?!{NO_FIRM}\b)({_TOWN}(?:[ \t]+{_CAP}){{0,2}})"
        ),
        1,
    ),
    (
        "ADDRESS",
        re.compile(r"\b(?:No\.?[ ]\d{1,5},?[ ]+)?(?:Lane|Alley|Blk\.?)[ ]\d{1,5}\b"),
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
    ("ADDRESS", re.compile(rf"\bSt\.[ \t]+{_CAP}(?:[ \t]+{HOUSE})*{_IN_TOWN}{_TAIL}"), 0),
    (
        "ADDRESS",
        re.compile(
            rf"\b(?:lives?|living|resid(?:es|ing|ent)|located|born|city|town|county|near|from|street"
            rf"|village|university)"
            rf"[ \t]+(?:in|at|of|near|from)?[ \t]*(?:the[ \t]+)?({_TOWN}(?:[ \t]+{_CAP}){{0,2}})"
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
        rf"(?:[ \t-]+(?:{HOUSE}|{_CAP}[ \t]+{HOUSE}))*"
        rf"(?:,?[ \t]+(?:in[ \t]+)?(?:{PLACE_NAMES}|{STATE})(?!\w))*"
        rf"(?:[ \t]+(?:downtown[ \t]+)?(?:clinic|office|hospital|campus|facility)\b)?"
    ),
    0,
)

# A year may be the number of a house: the last pattern of dates comes after the streets.
PATTERNS = (_FORM, *_PEOPLE[:1], *numbers.LABELLED, *numbers.PATTERNS[:8], *dates.PATTERNS[:-1],
            *numbers.PATTERNS[8:], _SIGNED, *_PLACES[:9], dates.PATTERNS[-1], *_PEOPLE[1:8],
            _WELL_KNOWN, *_PLACES[9:], *_PEOPLE[8:])  # fmt: skip

FIGURES = (*numbers.LABELLED, *numbers.PATTERNS, *dates.PATTERNS)
"""Those that are made of figures."""
