"""Marks right beside a name, which speak of it alone: ``Fever (-)``, ``?PE``, ``[x] Gout``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.pipeline.types import Status

# "Fever (-)", "Fever: no", "Fever - negative": a mark that belongs to the one name before it.
_MARK_NO = re.compile(
    r"(?:\s*[(\[]\s*(?:-|–|−|neg(?:ative)?|no|absent|none|denies|denied)\s*[)\]]"
    # "Gout - no recent flares" and "Gout", a line on "- No glaucoma" deny something else.
    r"|[ \t]*(?:[:=–-]|\.{3,}|…+)\s*(?:(?:none|absent|denies|denied|nil|not present)\b"
    r"|(?:no|negative|neg|n)\b(?=[ \t]{2}|\s*(?:$|[^\w\s(-]|\n|x\s?\d|\((?!\w+ed\b))"
    r"|\s+(?:and|or|but|reported|noted|known|seen|found|history|hx|evidence|signs?|at|by|for|from|in"
    r"|on|per|since|so|to|today|when|with)\b))(?!\s+\w+ed\b)"
    r"|\s*\?\s*no\b|\s+no\s*(?:[.;,]|$)"
    # "Murmur 0", "pain 0/10", "pallor -ve", "haemoptysis –", "Any dizziness? Denies."
    r"|[ :=]+(?:0|nil)(?:/10)?\s*(?:[.;,]|$)|\s*[-–−]\s?ve\b|\s+[-–−]\s*(?:[.;,]|$)"
    r"|\s*\?\s*(?:none|nil|denie[sd]|never|neg(?:ative)?)\b"
    # "HIV test: negative", "HIV status: negative", "chlamydia swab came back clear"
    r"|\s+(?:status|results?|tests?|swabs?|screen(?:ing)?|serology|antibod\w+|antigen|pcr|cultures?"
    r"|smears?)\b"
    r"(?:\s{1,3}\w+){0,2}(?:\s{0,3}[:=–-])?\s{0,3}(?:(?:is|was|were|came back|returned)\s+)?"
    r"(?:both |all )?(?:neg(?:ative)?|clear|not detected|non-?reactive)\b"
    # "Flu A/B: Negative", "HIV 1/2 non-reactive": all the types of one name
    r"|\s?(?:[A-E\d]\s?)?[/&]\s?[A-E\d]\s{0,3}[:=–-]?\s{0,3}"
    r"(?:neg(?:ative)?|not detected|non-?reactive)\b"
    # "Headache | No", "Insomnia ☐"
    r"|[ \t]*\|[ \t]*(?:no|none|neg(?:ative)?|absent|denies|denied|nil|n|✗|✘|☐)[ \t]*(?:\||$|\n)"
    r"|[ \t]*\|(?:[^|\n]{0,24}\|)?[ \t]*(?:ruled out|refuted|excluded|entered in error)[ \t]*"
    r"(?:\||$|\n))"
    r"|[ \t]*(?:☐|✗|✘|\[[ _]?\])[ \t]*(?:$|\n)",
    re.IGNORECASE,
)
_MARK_YES = re.compile(
    r"\s*(?:[(\[]\s*(?:\+|pos(?:itive)?|yes|y|present)\s*[)\]]"
    r"|\s*(?:[:=–-]|\.{3,}|…+)\s*(?:yes|y|positive|pos|present|\+)(?!\w)|\s*\?\s*yes\b|\s+yes\b"
    r"|\s*\+\s?ve\b|\s*\++\s*(?:[.;,]|$)|\s*\?\s*(?:yep|yeah|pos(?:itive)?)\b"
    r"|[ \t]*\|[ \t]*(?:yes|y|pos(?:itive)?|present|✓|✔|☑|☒|x)[ \t]*(?:\||$|\n))"
    r"|[ \t]*(?:☑|☒|✓|✔|\[[xX✓✔]\])[ \t]*(?:$|\n)",
    re.IGNORECASE,
)
# "Pneumonia (childhood)", "diabetes - mother": a remark that belongs to the one name before it.
_MARK_PAST = re.compile(
    r"(?:\s{0,3}[:,–-])?\s{1,3}(?:now |all |since |fully |completely )?(?:healed|cured|settled"
    r"|subsided|gone|cleared|recovered|eradicated|back to normal|came and went)\s*(?:[.;,)]|$)"
    r"|\s+(?:went|gone|recovered)(?: away)? (?:after|within|by|with|in|over|when)\b"
    r"|\s+(?:treated|fixed|repaired|pinned|operated(?: on)?|drained|removed)\b[^.;,\n]{0,24}?"
    r"\b(?:19|20)\d\d\b"
    r"|\s+when (?:(?:he|she|they) (?:was|were)|\w+ (?:years?|months?) old|aged|young|small"
    r"|little)\b"
    # "Gallstones, cholecystectomy 2003"
    r"|(?:\s{0,3}[,:–-])?\s{0,3}(?:s/p |had |then )?\w{0,30}(?:ectomy|plasty|otomy|surgery|repair"
    r"|excision|resection)\b[^.;\n]{0,12}\b(?:19|20)\d\d\b|"
    r"\s*,\s*(?:history of|hx of|h/o|hx)\s*(?:$|[.;|\n])"
    r"|\s*,?\s*(?:at (?:the )?age (?:of )?|aged )(?:\d|one\b|two\b|three\b|four\b|five\b"
    r"|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b)"
    # "Febrile convulsion at 18 months of age", "bronchiolitis at 4 months"
    r"|\s*,?\s*(?:at|aged) \d{1,2} (?:days?|weeks?|months?|years?)[- ](?:of age|old)\b"
    r"|(?:(?<=bronchiolitis)|(?<=croup)|(?<=convulsion)|(?<=convulsions)|(?<=pneumonia)"
    r"|(?<=chickenpox))\s+at \d{1,2} (?:weeks?|months?|years?)\b"
    # "Appendicitis at 14 (removed)"
    r"|(?:\s+(?:at|in|aged?)\s+(?:age\s+)?\d{1,4})?\s*[-–,(]\s*(?:\w+ly )?(?:treated|excised"
    r"|resected|repaired|removed|taken out|cured|eradicated|operated(?: on)?"
    r"|cleared)\b(?! (?:with|for|by))"
    r"|[ \t]*\|(?:[^|\n]{0,24}\|)?[ \t]*(?:resolved|inactive|in remission)[ \t]*(?:\||$|\n)"
    r"|\s+(?:(?:is|was|now|currently|listed as) )*inactive\b(?! [a-z]+s\b)"
    r"|\s*[(\[]\s*(?:past|resolved|history|hx|childhood|remote|old|previous|healed|cured|inactive)\b"
    r"[^)\]]{0,24}[)\]]",
    re.IGNORECASE,
)
_MARK_FAMILY = re.compile(
    r"\s*(?:\(|[:–-]\s+|(?:☒|☑|■|\[[xX✓]\])\s*)(?:in )?(?:(?:his|her|maternal|paternal|half)[ -])*"
    r"(?:mother|father|mum|mom|dad|brother|sister|grand(?:mother|father|parents?|ma|pa|dad)|aunt|uncle|cousin|siblings?|parents?)s?"
    r"\s*(?:\)|[,;.(]|$|\n|and\b|&|(?:at |aged? )?\d)",
    re.IGNORECASE,
)
_KIN = (
    r"(?:(?:maternal|paternal|half|step|grand)[ -]?)*(?:mother|father|mum|mom|dad|brother|sister"
    r"|son|daughter|aunt|uncle|cousin|sibling|parent)s?"
)
# What another cell of a row says of the name: "Sister | Gout", "Gout | 2019 | Suspected".
_ROW_BEGINS = tuple(
    (status, re.compile(rf"\W*(?:{words})[ \t]*\|", re.IGNORECASE))
    for status, words in (
        (Status.FAMILY, _KIN + r"(?:[ \t]*\([^)|\n]{1,20}\))?"),
        (Status.PAST, r"resolved|inactive|historical|in remission"),
        (Status.POSSIBLE, r"suspected|provisional|unconfirmed|possible|probable"),
        (Status.ABSENT, r"ruled out|refuted|excluded|entered in error|denie[sd]"),
    )
)
_CELL_DOUBTS = re.compile(
    r"[ \t]*\|(?:[^|\n]{0,24}\|)?[ \t]*(?:suspected|provisional|unconfirmed|possible"
    r"|probable|likely|questionable|tentative|presumed|query|differential)[ \t]*(?:\||$|\n)",
    re.IGNORECASE,
)
# "Rubella immune": nobody's illness, and no word of whether it was had.
_IMMUNE = re.compile(
    r"(?: status)?(?:\s?[:–-])?\s(?:is )?(?:non-?|not )?immune\s*(?:[.;,)|]|$|\n)", re.I
)
# "had a stroke in 2015": told with its year, it is over.
_HAD_BEFORE = re.compile(
    r"\b(?:had|suffered|sustained|survived|took)\s+(?:from\s+)?(?:an?\s+|the\s+|his\s+|her\s+|one\s+)?"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"\s+(?:(?:back )?in|around|circa)\s+(?:\w+\s+)?(?:19|20)\d\d\b", re.IGNORECASE
)
# "pain-free", but not "free fluid", and not "never pain-free".
_FREE = re.compile(r"[- ]free\b(?! (?:fluid|air|gas|t[34]|psa|of|from|text|flap))", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"\b(?:not|never|t)\s+(?:[\w]+\s+){0,2}$", re.IGNORECASE)
# "gout is seen but arthritis is not."
_IS_NOT = re.compile(r"\s+(?:is|was|are|were)\s+not\s*(?:[.;,]|$)", re.IGNORECASE)
# "(+) nausea (-) vomiting": the sign stands before what it speaks of, if one opens the sentence.
_SIGN_FIRST = re.compile(r"\W*(?:[A-Za-z]+:\s*)?\(\s*[-–−+]\s*\)")
_SIGNED = re.compile(r"\(\s*(?P<sign>[-–−+])\s*\)\s*$")
# "(-) rash, itch or hives": the sign speaks of the whole row behind it.
_SIGNED_ROW = re.compile(r"\(\s*(?P<sign>[-–−+])\s*\)(?P<row>[\w ,/'’-]{1,160})$")
_ROW_GOES_ON = re.compile(r"(?:,|/|,? or|,? and)\s*$")
_ROW_TURNS = re.compile(
    r"\b(?:but|has|have|had|is|was|with|now|reports?|except|then|positive|present)\b", re.IGNORECASE
)
_LONGEST_ROW = 170
# "+ heartburn, - vomiting": signs apart from their names, if a plus is among them; else a dash.
_SPACED = re.compile(r"(?:^|[,;:(.\n])\s*(?P<sign>[-–−+]) $")
_SPACED_PLUS = re.compile(r"(?:^|[,;:(.\n])\s*\+ \w")
_SIGN_BEFORE = re.compile(r"(?:^|[\s,;(])([-−–+])$")
_BOX_BEFORE = re.compile(r"(?:[\[(](?P<in>[ xX✓✔_]?)[\])]|(?P<sign>[☐☑☒✓✔✗]))[ \t]*$")
# "[x] Hepatitis C negative": what is ticked is that it was not found.
NOT_FOUND = re.compile(r"\s{0,3}(?:neg(?:ative)?|absent|denied|ruled out|not)\b", re.IGNORECASE)
_TICKED = re.compile(
    r"(?:[\[(][xX✓✔√*][\])]|[☑☒■▣✓✔●◉]|(?<!\w)_{1,3}[xX✓✔√]_{0,3}|(?<!\w)[xX](?=[ \t]))"
    r"[ \t]*(?:\|[ \t]*)?$"
)
_QUESTION_BEFORE = re.compile(r"(?:^|[\s(])\?\s*(?:[A-Za-z]+ ){0,2}$")
# "?Sjogren's" below a name asks about what stands behind the mark.
_QUESTION_AFTER = re.compile(
    r"[ \t]*\([ \t]*\?[ \t]*\)|[ \t]*\?(?!\w|\s*(?:yes|no)\b)", re.IGNORECASE
)
_YEAR_AFTER = re.compile(r"\s*\(?(?:in|s/p|status post)?\s*(?:19|20)\d\d\)?", re.IGNORECASE)


# A mark stands right behind its name: so far is looked, however many blanks follow.
_WINDOW = 120


@dataclass(frozen=True, slots=True)
class Marks:
    """How a language marks a name right beside it; ``had_before`` and ``in_year`` go together."""

    no: re.Pattern[str]
    yes: re.Pattern[str]
    past: re.Pattern[str]
    family: re.Pattern[str]
    had_before: re.Pattern[str]
    in_year: re.Pattern[str]
    is_not: re.Pattern[str]


ENGLISH = Marks(_MARK_NO, _MARK_YES, _MARK_PAST, _MARK_FAMILY, _HAD_BEFORE, _IN_YEAR, _IS_NOT)


def marked(
    text: str, start: int, end: int, begin: int = 0, marks: Marks = ENGLISH
) -> Status | None:
    """What a mark right beside a name says of it; the sentence begins at ``begin``."""
    last = end + _WINDOW
    signed = _SIGNED.search(text, max(begin, start - 8), start)
    if signed and _SIGN_FIRST.match(text, begin):
        return Status.PRESENT if signed["sign"] == "+" else Status.ABSENT
    if (row := _row_sign(text, begin, start, end, marks)) is not None:
        return row
    before = text[max(begin, start - 6) : start]
    if (spaced := _SPACED.search(before)) and _SPACED_PLUS.search(text, begin, end):
        return Status.PRESENT if spaced["sign"] == "+" else Status.ABSENT
    if marks.no.match(text, end, last) or marks.is_not.match(text, end, last):
        return Status.ABSENT
    for status, pattern in _ROW_BEGINS:
        if pattern.match(text, begin, start):
            return status
    if _CELL_DOUBTS.match(text, end, last):
        return Status.POSSIBLE
    if _IMMUNE.match(text, end, last):
        return Status.HYPOTHETICAL
    if _FREE.match(text, end, last):
        undone = _NOT_BEFORE.search(text, max(begin, start - 24), start)
        return Status.PRESENT if undone else Status.ABSENT
    if marks.yes.match(text, end, last):
        return Status.PRESENT
    if marks.past.match(text, end, last):
        return Status.PAST
    if marks.family.match(text, end, last):
        return Status.FAMILY
    if marks.in_year.match(text, end, last) and marks.had_before.search(
        text, max(0, start - 40), start
    ):
        return Status.PAST
    before = text[max(0, start - 3) : start]
    if sign := _SIGN_BEFORE.search(before):
        # "-fever, +cough": a sign glued to its name; a bullet has a space behind it.
        return Status.PRESENT if sign.group(1) == "+" else Status.ABSENT
    if box := _BOX_BEFORE.search(text, max(0, start - 6), start):
        empty = box["sign"] in ("☐", "✗") if box["sign"] else box["in"] in (" ", "", "_")
        if empty or NOT_FOUND.match(text, end, last):
            return Status.ABSENT
    asked = text[max(begin, start - 24) : start]
    if _QUESTION_BEFORE.search(asked) or _QUESTION_AFTER.match(text, end, last):
        return Status.POSSIBLE
    return None


def _row_sign(text: str, begin: int, start: int, end: int, marks: Marks) -> Status | None:
    """What the sign at the head of a row says of a name in it that has no mark of its own."""
    if not _SIGN_FIRST.match(text, begin):
        return None
    signed = _SIGNED_ROW.search(text, max(begin, start - _LONGEST_ROW), start)
    if signed is None or not _ROW_GOES_ON.search(signed["row"]) or _ROW_TURNS.search(signed["row"]):
        return None
    if marks.yes.match(text, end, end + _WINDOW) or marks.no.match(text, end, end + _WINDOW):
        return None
    return Status.PRESENT if signed["sign"] == "+" else Status.ABSENT


def is_ticked(text: str, start: int) -> bool:
    """Whether a ticked box stands right before a name: it affirms what its list says of it."""
    return bool(_TICKED.search(text, max(0, start - 8), start))


def year_follows(text: str, end: int) -> bool:
    """Whether a year stands right behind a name: ``stroke (2010)``, ``pneumonia in 2018``."""
    return bool(_YEAR_AFTER.match(text, end))
