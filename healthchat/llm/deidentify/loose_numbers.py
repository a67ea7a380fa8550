"""Numbers that no label announces: known by their form, or by what the sentence tells."""

from __future__ import annotations

import re

PATTERNS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    # Groups of figures in a sentence that tells of calling.
    (
        "PHONE",
        re.compile(
            r"\b(?:phone|call(?:ed|s|ing)?|rings?|rang|number|reach(?:ed)?|tele?phone|mobile"
            r"|fax|text(?:ed)?|contact|dial|voicemail|whatsapp)\b[^\n]{1,60}?"
            r"(?<![\w.,/-])(?<!\d[ ])((?=(?:[ ./()-]{0,2}\d){7,15}(?!\d))"
            r"(?!\d{1,4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{2,4}\b)"
            r"(?!(?:19|20)\d\d[ -](?:19|20)\d\d)"
            r"(?:\(\d{1,5}\)[ ]?)?\d{1,5}(?:(?:[ /-]{1,2}|\.(?=\d\d))\d{1,5}){1,5})"
            r"(?![\w/-]|[.,]\d|[ ]?(?:m?c?g|ml|%))",
            re.I,
        ),
        1,
    ),
    ("PHONE", re.compile(r"(?<![\w.,/-])\d{2,4}-\d{3,4}-\d{4}(?![\w/-]|[.,]\d)"), 0),
    ("PHONE", re.compile(r"(?m)^[ \t]*(\d{2}(?:[ ]\d{2}){3,4})[ \t]*$"), 1),
    # What a trader's code says of a device, and the plates of cars that no word announces.
    ("ID", re.compile(r"\(01\)\d{14}(?:\(\d{2,3}\)[A-Z0-9/-]{1,20}){0,4}"), 0),
    ("ID", re.compile(r"(?<![\w-])[A-ZÄÖÜ]{1,3}-[A-ZÄÖÜ]{1,2}[ ]\d{2,4}[EH]?(?![\w.,/-]*\d)"), 0),
    # Where a file lies.
    ("ID", re.compile(r"(?<!\w)(?:[A-Z]:|\\)(?:\\[\w.$ -]{1,60}){1,8}\.\w{2,5}\b"), 0),
    # Postal codes in two parts: 12345-6789, and Japan's.
    ("ADDRESS", re.compile(r"(?<![\w.,/<>=–-])(?<!\d[ ])\d{5}-\d{4}(?![\w/–-]|[.,]\d)"), 0),
    ("ADDRESS", re.compile(r"〒[ ]?\d{3}-?\d{4}"), 0),
    (
        "ADDRESS",
        re.compile(
            r"\b(?:deliver(?:s|ed|ies)?|ship(?:s|ped)?|post(?:ed|s)?|send(?:s)?|sent|mail(?:ed|s)?"
            r"|mov(?:e|ed|ing)|liv(?:e|es|ing))[ \t]+(?:to|in|at)[ \t]+"
            r"([A-Z]{0,2}-?\d{4,6}|\d{2,3}[ -]\d{2,4})(?=[ ]*(?:[.,;?!)\n]|\Z))",
            re.I,
        ),
        1,
    ),
)
