"""The shapes of dates, bounds, labels and units that the scanner looks for."""

from __future__ import annotations

import re

from documents.pipeline.labs import sexes

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
CLOCK = (
    r"\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:[AaPp]\.?[Mm]\b\.?)?(?:\s?(?:hrs?|UTC|[A-Z]{3}\b))?"
)
DATE = re.compile(
    rf"(?:\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}|\d{{1,2}}([-/.])\d{{1,2}}\2(?:\d{{4}}|\d{{2}})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[- ,]{{1,2}}{MONTH}[- ,]{{1,2}}\d{{2,4}}"
    rf"|\d{{4}}[- /.]{MONTH}[- /.]\d{{1,2}}"
    rf"|{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}/\d{{4}})"
    rf"(?![\d/])(?:(?:[,T]|\s)\s?{CLOCK})?(?![\w])"
    rf"|\d{{1,2}}:\d{{2}}:\d{{2}}(?![\w])|\d{{1,2}}:\d{{2}}\s?(?:[AaPp]\.?[Mm]\b\.?|hrs\b)",
    re.IGNORECASE,
)
TITRE = re.compile(r"(?P<cmp>[<>≤≥]=?|=)?\s?1\s?:\s?\d{1,5}(?![\d:])")
PLUSES = re.compile(r"[1-4]\+(?![\w+])|(?<!\S)\+[1-4](?=\s|$|[)|])")
LONE_SIGN = re.compile(r"\++\d?")
PAIR = re.compile(r"\d{2,3}\s?/\s?\d{2,3}(?![\d/.A-Za-z]|\s(?:WBC|leuk))")
COMPARATOR = re.compile(
    r"(?:<|>|≤|≥|=<|=>|≦|≧|⩽|⩾|&lt;|&gt;)\s?(?:(?:(?:or|of|oder|ou|o|u)\s?)?=)?", re.IGNORECASE
)
BOUND_WORDS = re.compile(
    r"(?P<up>up\s?to|upto|below|less than(?: or equal to)?|under|not more than|at most|"
    r"max(?:imum\b|\.|:)|bis|jusqu'?[àa]|unter|hasta|until|fino a"
    r"|inf(?:[ée]rieure?|erior(?:es|e|i)?)?\.? (?:[aà]|di)\b|at[eé]|minor[ei]? (?:di|de|que|a)"
    r"|menor(?:es)? (?:de|que|a)|onder|moins de|m[ei]nos de|meno di|weniger als|kleiner als"
    r"|minder dan|kleiner dan|lager dan|abaixo de|por debajo de|höchstens|poniżej"
    r"|(?:(?<=[(\[|])|(?<=\s\s))(?:tot|do)(?=\s\d))"
    r"|(?P<down>above|more than|greater than(?: or equal to)?|over|at least|"
    r"min(?:imum\b|\.|:)|not less than|exceed(?:ed|ing)|über|ab"
    r"|sup(?:[ée]rieure?|erior(?:es|e|i)?)?\.? (?:[aà]|di)\b|maggior[ei]? di"
    r"|mayor(?:es)? (?:de|que|a)|maior(?:es)? (?:de|que)|acima de|boven|plus de|m[aá]i?s de"
    r"|più di|mehr als|größer als|meer dan|groter dan|hoger dan|por encima de|mindestens|powyżej)",
    re.IGNORECASE,
)
BOUND_BEHIND = re.compile(
    r"\s(?:or|and|of|oder|ou|o)\s(?:(?P<up>below|less|lower|under|lager|minder|weniger|moins|menos)"
    r"|above|higher|more|greater|over|hoger|meer|mehr|plus|más|mais)\b",
    re.IGNORECASE,
)
INCLUSIVE = re.compile(
    r"up|equal|most|max|min(?!or)|least|not|bis|jusqu|hasta|fino|at[eé]$|ab$|[≤≥≦≧⩽⩾=]",
    re.IGNORECASE,
)
FROM = re.compile(r"(?:from|von|de|du|da|entre|tra|between|vanaf|van)\s(?=\d)", re.IGNORECASE)
AND = re.compile(r"\s(?:and|und|y|e|et|en)\s(?=\d)")
DASH = re.compile(r"\s?(?:-{1,2}|–|—|‑|−|~|to\b|bis\b|à\b|a\b(?=\s\d))\s?")
# "1-0-1" is how many are taken at the times of a day.
GRID = re.compile(r"\s?[-–]\s?(?:[0-9½¼¾](?![\d.,])|1/2)")
BELOW = re.compile(r"<\s?(?=\d)")
SIGN = re.compile(r"[-−+](?=\d)")
SCALE = re.compile(r"\s?(?:lakhs?|lacs?|k|thousand|million|mill)\b(?!\s?/)", re.IGNORECASE)
LABEL = re.compile(
    r"(?:(?:valor(?:es)?|intervalos?|rangos?)\s(?:de\s)?refer[eê]ncia\w*"
    r"|valeurs?\sde\sr[eé]f[eé]rence|(?:valori|intervall[io])\sdi\sriferimento"
    r"|referenz\w*|norm(?:bereich|wert\w*))\s?[:=]?\s?|"
    r"(?:(?:adult|bio\.?|biological)\s)?(?:normal|ref(?:erence|\.)?|expected|standard|desirable|"
    r"optimal|target|healthy|desired|n|vn|nv|norm|r[ée]f[ée]rence)"
    r"(?:\s(?:ranges?|values?|intervals?|limits?|level))*\s?[:=]?\s?(?:is\s)?|range\s?[:=]?\s?"
    r"|(?:desej[aá]vel|deseable|desiderabile|souhaitable|erwünscht|wünschenswert|gewenst)"
    r"\s?[:=]?\s?",
    re.IGNORECASE,
)
GROUP_LABEL = re.compile(
    rf"(?:(?:adult|non[- ]?pregnant)\s)?(?P<who>{sexes.ANY}|m|f|adults?|children|"
    r"child|newborns?|infants?|desirable|optimal|borderline(?: high)?|normal|high|low|"
    r"very high|near optimal|deficien\w+|insufficien\w+|sufficien\w+|toxic\w*|pre-?diabet\w*|"
    r"non-?\s?diabet\w*|diabet\w*|follicular(?: phase)?|luteal(?: phase)?|mid-?cycle(?: peak)?|"
    r"ovulat\w+|post-?menopaus\w*|pre-?menopaus\w*|pregnan\w*|(?:1st|2nd|3rd|first|second|third)"
    r" trimester|fasting|random|therapeutic|negative|positive|equivocal|"
    r"aged?\s[<>≤≥]?\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?=\s?:)|"
    r"[<>≤≥]?\s?(?:or\s?=\s?)?\d{1,3}(?:\s?-\s?\d{1,3})?\s?(?:years?|yrs?|y|months?|days?))"
    r"(?:\s?[(][^)]{0,20}[)])?\s?[:=-]\s?"
    rf"|(?P<who2>{sexes.ANY}|m|f|adults?|children|non-?diabetics?|"
    r"follicular(?: phase)?|"
    r"luteal(?: phase)?|ovulat\w+(?: phase)?|mid-?cycle(?: peak)?|(?:post|pre)-?menopaus\w+"
    r"|pregnancy|(?:1st|2nd|3rd|first|second|third) trimester"
    r"|[<>≤≥]?\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?(?:years?|yrs?|y))\s(?=[<>≤≥]?\s?\d)",
    re.IGNORECASE,
)
POWER_OF_TEN = r"10\s?(?:\^|\*{1,2}|[eE]|\+|[xX]|[³⁶⁹]|\()"
COUNT_UNIT = re.compile(
    rf"(?:[x×X*]\s?)?{POWER_OF_TEN}|[x×]\s?10\s?\d(?!\d)"
    r"|[x×X*]\s?[eE][\^+]?\d"
)
LEADER = re.compile(r"(?:[.…·]\s?){3,}(?<=\s)|[.…·]{4,}(?=[<>≤≥]?\s?\d)")
BARE_POINT = re.compile(r"\.(?<![\w.…·]\.)\d")
BOLD = re.compile(r"\*{2}")
OPEN = {"(": ")", "[": "]", "{": "}"}
GOES_ON = re.compile(
    r"[ \u00a0](?!(?:for|in|at|to|cells?|seen|high|low|casts?|growth|h|l|normal|yellow|and|on"
    # What is usual stands one blank behind what was found: "Positive Negative".
    r"|clear|neg(?:ative)?|none(?:\sseen)?|non-?reactive|not\s(?:detected|seen)|not-detected)\b)"
    r"[^\W\d_]{2}(?![^\W\d_]*\s?/)",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\s|¦()\[\]{}]+")
PADDED = re.compile(
    # "Eosinophils   09   H   %   1 - 6": a count with a zero before it, right before its range.
    r"(?<=[ \t|])0\d(?=[ \t|%])[ \t|]*(?:(?:[HL*]|high|low)[ \t|]+)?(?:[^\s\d|(\[]\S{0,12}[ \t|]+)?"
    r"[(\[]?\s?\d{1,2}\s?[-–]\s?\d{1,3}(?![\d/.,-])",
    re.IGNORECASE,
)
NOTE_MARK = re.compile(r"\^\d{1,2}(?![\w.,/^-])")
"""The raised figure of a note (``9.1^2``), as the readers of files write it."""
ASIDE = re.compile(rf"±\s?\d+(?:[.,]\d+)?(?![\w.,])|{NOTE_MARK.pattern}")
"""What stands behind a figure and is none itself: how sure it is, the mark of a note."""
RANGES_FOLLOW = re.compile(
    r"(?:(?:biological|bio|normal)\.?\s)?(?:ref(?:erence|\.)?|normal|standard|expected)"
    r"[\s.]{1,2}(?:ranges?|values?|intervals?|inte?rv(?:al)?\.?|limits?)[\s.:=-]*"
    r"|valeurs?\sde\sr[eé]f[eé]rence[\s.:=-]*"
    r"|(?:valor(?:es)?|intervalos?|rangos?)\s(?:de\s)?refer[eê]ncia[\s.:=-]*"
    r"|(?:valori|intervall[io])\sdi\sriferimento[\s.:=-]*|(?:referenz|norm)(?:bereich|werte?)[\s.:=-]*",
    re.IGNORECASE,
)
"""A line that only says that ranges stand below it."""
UNREADABLE = re.compile(r"(?=[\dOolISB.,|]*\d)(?=[\d.,]*[OolISB])[\dOolISB.,]{2,7}(?![\w])")
NO_RESULT = re.compile(
    r"(?:pending|not done|not performed|see (?:note|below|comment)|cancelled|canceled|tnp|"
    r"unable to|to follow|awaited|in process|sample (?:hemolysed|insufficient)|n/?a|qns)\b",
    re.IGNORECASE,
)
"""What stands where a result would, if there is none."""
