"""Names, places and dates that no list of the clinic holds, found by how they are written.

A name is a common first name before a capital letter, or capitals where a text names a person; a
place is capitals before a word for a house of care, or before a state; a date is any that names a
day, or a month with its year. Deliberately wide: what is masked comes back in the reply.
"""

from __future__ import annotations

import re

from healthchat.llm.deidentify.first_names import FIRST_NAMES
from healthchat.llm.deidentify.place_names import PLACE_NAMES

# Lengths have ends: a page of one long word must not take the afternoon.
_CAP = r"(?<![\w'’-])(?=[\w'’-]{0,24}[a-zß-ÿ])[A-ZÀ-Þ][\w'’-]{1,30}"
_LAST = rf"(?:{_CAP}|[A-Z]\.|(?:[Vv]an|[Dd]e|[Dd]er|[Ll]a|[Dd]el|[Vv]on|[Oo]f)\b)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_HOUSE = (
    r"(?:Hospitals?|Clinics?|Medical|Health|Healthcare|Cent(?:er|re)|Infirmary|Laborator(?:y|ies)"
    r"|Labs|Hospice|Pharmacy|Institute|University|College|School|County|Memorial|Sanatorium"
    r"|General|Presbyterian|Methodist|Mercy|Regional|Community)"
)
_IN_TOWN = rf"(?:[ \t]+in[ \t]+(?!(?i:{_MONTH})){_CAP}(?:[ \t]+(?!(?i:{_MONTH})){_CAP})?)?"
_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
)

# (kind, pattern, the group to mask); the title goes with the name.
TITLED: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "PERSON",
        re.compile(
            rf"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.?[ \t]+(?:[A-Z]\.?[ \t]+)*{_CAP}"
            rf"(?:[ \t]+(?!(?:St|Dr)\b){_LAST}){{0,2}}(?!\w)"
        ),
        0,
    ),
)
PATTERNS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "DATE",
        re.compile(
            rf"(?<![\w/.-])(?:\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}"
            rf"|\d{{1,2}}([-/.])\d{{1,2}}\2(?:\d{{4}}|\d{{2}})"
            rf"|{_MONTH}\s+{_DAY}(?:\s*,?\s+(?:of\s+)?(?:\d{{4}}|['’]\d\d))?"
            rf"|{_DAY}(?:\s+of)?[\s-]+{_MONTH}(?:\s*,?[\s-]+\d{{4}})?"
            rf"|{_MONTH}\s*,?\s+(?:of\s+)?(?:19|20)\d\d)(?![\w/-])",
            re.I,
        ),
        0,
    ),
    ("PHONE", re.compile(r"(?<![\w+])\+\d{1,3}[ -]?\d{9,11}(?!\w)"), 0),
    ("ID", re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])"), 0),
    (
        "ID",
        re.compile(
            r"\b(?:mrn|record|account|member|policy|plan|beneficiary|medicare|medicaid|license"
            r"|plate|vin|serial|device|template|code|card|iban|passport|id|identifier|number|no)\b"
            r"(?:[ \t]+(?:id|no|number|code|is|of|the|template|card|plate|#)\.?){0,5}[ \t:#.=]{0,6}"
            r"((?=[\w-]{0,24}\d)[A-Z0-9][A-Z0-9-]{4,40})",
            re.I,
        ),
        1,
    ),
    ("ID", re.compile(r"(?<![\w.])[A-Z]{2,6}-?\d{4,20}[\w-]{0,20}(?!\w)"), 0),
    ("ID", re.compile(r"(?<![\w.,/-])\d{12,19}(?![\w.,/-])"), 0),
    ("ID", re.compile(r"(?<![\w-])[\w-]{1,80}\.(?:jpe?g|png|heic|pdf|dcm|tiff?)\b", re.I), 0),
    (
        "ADDRESS",
        re.compile(
            rf"(?:\b(?:St|Mt|Ft|Saint|Mount|The|New|Los|San|Santa|El|La)\.?[ \t]+)*"
            rf"(?:\b{_CAP}[ \t]+|\b[A-Z]{{2,5}}[ \t]+(?={_CAP})){{1,4}}{_HOUSE}\b"
            rf"(?:[ \t]+(?:of[ \t]+)?(?:{_HOUSE}|(?!(?i:{_MONTH})){_CAP})\b)*{_IN_TOWN}"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"\b(?:{_CAP}[ \t]+){{0,2}}{_CAP}(?:[ \t]+in[ \t]+{_CAP}(?:[ \t]+{_CAP})?)?"
            rf",[ \t]*{_STATE}\b(?:[ \t]+\d{{5}})?"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(rf"\bSt\.[ \t]+{_CAP}(?:[ \t]+{_HOUSE})*{_IN_TOWN}"),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"(?<![\w-])(?:{PLACE_NAMES})(?![\w-])(?:[ \t]+(?:{_HOUSE}|{_CAP}[ \t]+{_HOUSE}))*"
            rf"(?:,?[ \t]+(?:in[ \t]+)?(?:{PLACE_NAMES}|{_STATE})(?!\w))*"
            rf"(?:[ \t]+(?:clinic|office|hospital|campus)\b)?"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            rf"\b(?:lives?|living|resid(?:es|ing|ent)|located|born|city|town|county|near|from)"
            rf"[ \t]+(?:in|at|of|near|from)?[ \t]*(?:the[ \t]+)?((?:{_CAP})(?:[ \t]+{_CAP}){{0,2}})"
        ),
        1,
    ),
    ("ADDRESS", re.compile(r"\bzip\b[^.\n]{0,25}?\b(\d{5}(?:-\d{4})?)\b", re.I), 1),
    (
        "PERSON",
        re.compile(
            rf"\b(?:{FIRST_NAMES})(?:[ \t]+(?!(?:St|Dr)\b){_LAST}){{1,3}}(?!\w)"
            rf"|\b(?:{FIRST_NAMES})(?=['’]s\b)"
        ),
        0,
    ),
    ("PERSON", re.compile(rf"\b{_CAP}[ \t]+[A-Z]\.(?=[,;)]|[ \t]+(?:who|was|is|at|on)\b)"), 0),
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
