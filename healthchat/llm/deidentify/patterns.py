"""What looks like an identifier, whoever it belongs to."""

from __future__ import annotations

import re

_MONTHS = (
    "january february march april may june july august september october november december"
).split(" ")
_MONTH = "(?:" + "|".join(f"{m}|{m[:3]}" for m in _MONTHS) + r"|sept)\.?"
_ANY_DATE = (
    rf"(?:\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+\d{{4}})"
)
_NAME = r"(?<![\w'’-])[A-Z][\w'’-]{1,30}(?:[ \t]+(?:[A-Z]\.?[ \t]+)?[A-Z][\w'’-]{1,30}){0,3}"
_STREET = (
    "street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|way|terrace"
    "|circle|parkway|pkwy|highway|hwy"
)
# (kind, pattern, the group to mask)
PATTERNS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("EMAIL", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\b"), 0),
    ("URL", re.compile(r"\b(?:https?://|www\.)\S+", re.I), 0),
    ("SSN", re.compile(r"\b\d{3}[- ]\d{2}[- ]\d{4}\b"), 0),
    (
        "DATE",
        re.compile(
            rf"\b(?:d\.?o\.?b\.?|date\s+of\s+birth|birth\s*date|born(?:\s+on)?)\W{{0,4}}"
            rf"({_ANY_DATE})",
            re.I,
        ),
        1,
    ),
    (
        "PHONE",
        re.compile(r"(?<![\w.])(?:\+?\d{1,3}[ .-])?(?:\(\d{3}\)[ ]?|\d{3}[ .-])\d{3}[ .-]\d{4}\b"),
        0,
    ),
    (
        "PHONE",
        re.compile(
            r"\b(?:phone|tel(?:ephone)?|fax|cell|mobile|call)\b\W{0,3}(\+?[\d(][\d() .-]{5,18}\d)",
            re.I,
        ),
        1,
    ),
    (
        "ID",
        re.compile(
            r"\b(?:mrn|ssn|npi|dea|nhs|(?:medical\s+)?record|account|acct|member|policy|group|"
            r"patient|accession|specimen|order|sample|visit|encounter|license|certificate|"
            r"insurance|subscriber|case|lab)\s*"
            r"(?:(?:id|no|num|number)\b\.?|#)\s*[:#.]{0,2}\s*([A-Z0-9][A-Z0-9/-]*\d[A-Z0-9/-]*)",
            re.I,
        ),
        1,
    ),
    ("ID", re.compile(r"\b(?:MRN|NPI|UHID|ABHA)\b[\s:#.]{1,3}([A-Z0-9-]*\d[A-Z0-9-]*)", re.I), 1),
    (
        "ADDRESS",
        re.compile(
            rf"\b\d{{1,5}}[ \t]+(?:[NSEW]\.?[ \t]+)?(?:[A-Z][\w'.]+[ \t]+){{1,3}}"
            rf"(?:{_STREET})\b\.?(?:,?[ \t]*(?:apt|suite|unit|ste|#)\.?[ \t]*\w+)?"
            rf"(?:,?[ \t]+[A-Z][a-zA-Z .]+,?[ \t]+[A-Z]{{2}}[ \t]+\d{{5}}(?:-\d{{4}})?)?",
            re.I,
        ),
        0,
    ),
    ("ADDRESS", re.compile(r"\b[A-Z][a-zA-Z .]{2,24},[ \t]+[A-Z]{2}[ \t]+\d{5}(?:-\d{4})?\b"), 0),
    ("PERSON", re.compile(rf"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.?[ \t]+({_NAME})"), 1),
    (
        "PERSON",
        re.compile(
            r"\b(?i:patient(?:'s)?(?:[ \t]+name)?|name|physician|provider|doctor"
            r"|ref(?:erred)?\.?[ \t]*by|ordered[ \t]+by|signed[ \t]+by|attending|mother"
            r"|father|guardian|pathologist)"
            rf"[ \t]*:[ \t]*({_NAME})"
        ),
        1,
    ),
    ("PERSON", re.compile(rf"\b({_NAME}),?[ \t]+(?:MD|DO|RN|NP|PA-C|M\.D\.|D\.O\.|PhD)(?!\w)"), 1),
)
