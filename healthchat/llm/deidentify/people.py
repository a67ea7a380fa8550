"""People, by what stands before and after a name: titles, roles, labels of forms, signatures."""

from __future__ import annotations

import re

# Lengths have ends: a page of one long word must not take the afternoon.
CAP = r"(?<![\w'’-])(?=[\w'’-]{0,24}[a-zß-ÿ])[A-ZÀ-Þ][\w'’-]{1,30}"
LAST = rf"(?:{CAP}|[A-Z]\.|(?:[Vv]an|[Dd]e|[Dd]er|[Ll]a|[Dd]el|[Vv]on|[Oo]f)\b)"
NAME = r"(?<![\w'’-])[A-Z][\w'’-]{1,30}(?:[ \t]+(?:[A-Z]\.?[ \t]+)?[A-Z][\w'’-]{1,30}){0,3}"
TITLE = (
    r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Sir|Dame|Rev|Reverend|Rabbi|Imam|Pastor|Sheikh|Coach|Captain|Lt|Col|Capt|Sgt|Maj|Cmdr|Cpl|Pvt|Hon|Sri|Smt|Shri"
    r"|Herr|Frau|Señora?|Sra?(?=\.)|Dra|Mme|Mlle|Monsieur|Fr(?=\.))"
)

TITLES = re.compile(
    rf"(?<![\w'’-])(?:\(?(?:{TITLE}|Bro|Sis|Brother|Sister|Pani?|Hr|Fru|Don|Doña|Oma|Opa)"
    r"\)?\.?[ \t]+"
    r"|(?:Baby|Infant)[ \t](?:[Gg]irl|[Bb]oy)[ \t]+)+\Z"
)
"""What stands right before a name and goes with it."""

PEOPLE: tuple[tuple[str, re.Pattern[str], int], ...] = (
    # The title goes with the name.
    (
        "PERSON",
        re.compile(
            rf"\b{TITLE}(?:\.?[ \t]+|\.)(?:{TITLE}\.?[ \t]+){{0,2}}(?:[A-Z]\.?[ \t]+)*{CAP}"
            rf"(?:[ \t]+(?!(?:St|Dr)\b){LAST}){{0,2}}(?!\w)"
        ),
        0,
    ),
    ("PERSON", re.compile(rf"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.?[ \t]+({NAME})"), 1),
    ("PERSON", re.compile(r"\b(?:dr|mr|mrs|ms|prof)\.[ \t]+([A-ZÀ-Þ][^\W\d_]{1,30})"), 1),
    (
        "PERSON",
        re.compile(
            r"\b(?i:patient(?:'s)?(?:[ \t]+name)?|name|physician|provider|doctor"
            r"|ref(?:erred)?\.?[ \t]*by|(?:ordered|signed|reviewed|verified|reported|collected"
            r"|prepared|dictated|transcribed|approved|performed)[ \t]+by|attending"
            r"|guardian|pathologist|technologist|technician|nurse|surgeon|author|consultant"
            r"|resident|fellow|intern|an(?:a)?esthesiologist|therapist|pharmacist|dentist|midwife"
            r"|client|service[ \t]user|contact|gp|hausarzt|tenant|applicant|insured|claimant|holder"
            r"|policy-?holder|subscriber|guarantor|carer|caregiver|seen[ \t]+by|cc"
            r"|radiologist|witness|spouse|next[ \t]+of[ \t]+kin"
            r"|emergency[ \t]+contact)"
            rf"[ \t]*:[ \t]*(?!(?i:he|she|the|no|none|not|has|had|is|was|denies)\b)"
            r"((?:[A-Z]\.[ \t]*){0,2}(?:(?:van|von|der|den|de|del|la|bin|al|el)[ \t]+){0,3}"
            rf"{NAME})"
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
    # The head of a form: SURNAME NAME M/45.
    (
        "PERSON",
        re.compile(
            r"\b([A-Z][A-Z'’-]{1,24}(?:,?[ ][A-Z][A-Z'’-]{1,24}){1,3})"
            r"(?=[ \t,(]{1,3}(?:[MF][ ]?/[ ]?\d{1,3}|\d{1,3}[ ]?(?:Y|YRS?)?[ ]?/[ ]?[MF])\b)"
        ),
        1,
    ),
    # As tickets write it: SURNAME/NAME MRS.
    (
        "PERSON",
        re.compile(
            r"\b([A-Z]{2,24}/[A-Z]{2,24}(?:[ ][A-Z]{2,24})?)(?=[ ]?(?:MRS?|MS|MISS|MSTR|DR)\b)"
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
            rf"(?<!\bin )\b({NAME}),?[ \t]+(?:MD|DO|RN|NP|PA-C|M\.D\.|D\.O\.|PhD)(?!\w)"
        ),
        1,
    ),
    (
        "PERSON",
        re.compile(
            rf"\b(?:named?|[Pp]atient|I am|I'm|called|known as|goes by|[Ss]ister|[Bb]rother|[Ww]ife"
            rf"|[Hh]usband|[Dd]aughter|[Ss]on|[Ff]riend)(?:[ \t]+name)?(?:[ \t]+is)?[ \t,:]*[ \t]"
            rf"['\"‘“]?((?!Health|Care|Group|Education)(?:{CAP})(?:[ \t]{{1,2}}{LAST}){{1,3}})"
        ),
        1,
    ),
)  # fmt: skip
# Initials alone at the end of a letter.
SIGNED = (
    "PERSON",
    re.compile(
        r"(?m)^[ \t]*(?:[-–—]{1,2}|/s/|signed:?|initials:?)[ \t]*"
        r"((?-i:[A-Z])\.[ ]?(?:(?-i:[A-Z])\.?[ ]?){1,2}|(?-i:[A-Z]{2,3}))[ \t]*$",
        re.I,
    ),
    1,
)
# Fields of forms in the languages around, to the end of the value: "Apellidos: Soto de la Vega".
_FIELD = (
    r"nombres?|apellidos?|m[eé]dic[oa]|facultativ[oa]|respons[aá]vel"
    r"|responsable(?:[ ]cl[ií]nic[oa])?|remitid[oa][ ]por|solicitad[oa][ ]por|firmado(?:[ ]por)?"
    r"|paciente|acompañante|tutor[ae]?"
    r"|nom|pr[eé]nom|m[eé]decin|prescripteur|vor-?name|nach-?name|familienname|patient(?:in)?"
    r"|arzt|[äa]rztin|hausarzt|einsender|cognome|nome|sobrenome|medico|naam|voornaam|achternaam"
    r"|imi[eę]|nazwisko|lekarz|navn|fornavn|etternavn|namn|förnamn|efternamn|nimi"
    r"|surname|fore-?names?|given[ ]names?|family[ ]name|last[ ]name|first[ ]name|middle[ ]name"
    r"|maiden[ ]name|preferred[ ]name|patient[ ]name|name|full[ ]name"
)
FIELD = re.compile(_FIELD, re.I)
"""The head of such a field, which is nobody's name."""
_SMALL = (
    r"(?i:van|von|der|den|de|del|della|la|las|los|el|al|bin|ibn|y|e|i|da|do|dos|das|di|du|zu|af|av)"
)
# A word of the name, and no label that follows on the line.
_WORD = r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'’-]{0,30}(?![\w'’-]|[ \t]?:))"
_DO = r"drawn|taken|signed|entered|typed|witnessed|checked|initiall?ed|obtained|collected|recorded"
FIELDS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "PERSON",
        re.compile(
            rf"(?im)(?:^|[;|\t]|[ ]{{2}})[ \t]*(?:{_FIELD})[ \t]*:[ \t]*"
            rf"(?-i:((?:{_SMALL}[ ]){{0,3}}(?!(?:The|No|Not|None|Unknown|See)\b){_WORD}"
            rf"(?:,?[ ](?:{_SMALL}[ ]){{0,3}}{_WORD}){{0,4}}))"
        ),
        1,
    ),
    # "Dr P", and no "Dr. X-ray".
    ("PERSON", re.compile(rf"\b{TITLE}\.?[ \t]+[A-Z]\b(?![\w'’-])"), 0),
    # "M. K. is well"
    (
        "PERSON",
        re.compile(
            r"(?<![\w.])([A-Z]\.[ ]?[A-Z]\.)(?=[ ](?:is|was|has|had|will|says|said|reports|reported"
            r"|denies|denied|states|stated|complains|presents|presented|takes|lives|came|feels)\b)"
        ),
        1,
    ),
    # What somebody is called, be it any word: "goes by Peanut".
    (
        "PERSON",
        re.compile(
            r"\b(?:nick-?name[ds]?|goes[ ]by|a\.?k\.?a\.?|alias|preferred[ ]name"
            r"|(?:prefers?|likes?|wants?)[ ]to[ ]be[ ]called|known[ ](?:to[ ](?:\w+[ ]){1,3})?as"
            r"|answers[ ]to|sign(?:s|ed)[ ](?:as|off[ ]as)|listed[ ]as|registered[ ]as"
            r"|under[ ]the[ ]name(?:[ ]of)?|introduc\w{2,3}[ ](?:him|her|them)self[ ]as"
            r"|calls?[ ](?:him|her|them)sel(?:f|ves))"
            r"(?:[ ]name)?(?:[ ]is)?[ \t:=]{0,3}['\"‘“]?"
            r"((?-i:[A-ZÀ-Þ][\w'’-]{1,30}(?:[ ][A-ZÀ-Þ][\w'’-]{1,30}){0,2})"
            r"|(?<=['\"‘“])[^'\"’”\n]{2,30}(?=['\"’”]))",
            re.I,
        ),
        1,
    ),
)
# Who dictated and who typed: "dictated: KLR/typed: mb", "KLR/mb" on a line of its own.
TYPED: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "PERSON",
        re.compile(
            r"\b(?:dictated|typed|transcribed|entered|signed|trans|dict|typist|initials)"
            r"[ ]?(?:by[ ]?)?:"
            r"[ ]?([a-z]{2,4})(?=[ ]*(?:[/;,.\n]|[ ](?:job|on|at|date|ref)\b|\d|\Z))",
            re.I,
        ),
        1,
    ),
    ("PERSON", re.compile(r"(?m)^[ \t]*([A-Z]{2,4}[/:][a-z]{2,3})[ \t]*$"), 1),
)
# Short forms of names, where no medical word is written so.
INITIALS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "PERSON",
        re.compile(rf"\b(?i:{_DO})(?:[ ](?i:by))?[ :]{{1,2}}([A-Z]\.[ ]?[A-Z]\.?)(?![\w.])"),
        1,
    ),
    (
        "PERSON",
        re.compile(
            rf"\b(?i:{_DO})[ ](?i:by)[ :]{{1,2}}([A-Z]{{2,3}})"
            r"(?=[ ]?(?:[.,;/)\n]|at\b|on\b|\Z))"
        ),
        1,
    ),
)
