"""What a plan names without a verb that bids: who is to see somebody, a referral, a sick note.

``OPD 4 months``, ``Referred for CBT``, ``Fit note until 30 June``, ``Dietitian to ring him``,
``Glucose tolerance test 6 weeks after delivery``. And the way back of a medicine that is held:
``WITHHELD - restart with GP in 2 weeks`` says more than that it is held.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.structure.spoken import ADVICE
from documents.pipeline.notes.structure.statements import Statement
from knowledge import medicines

_PLANS: Final = frozenset(
    {"plan", "assessment_plan", "instructions", "followup", "disposition", ADVICE}
)
_LONGEST: Final = 18
_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b"
_DAY: Final = (
    rf"(?:(?:on )?(?:\w+day,? )?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}"
    rf"|{_MONTH} \d{{1,2}}\b|\d{{1,2}}[/.-]\d{{1,2}}\b))"
)
_VISITS: Final = (
    r"(?:visit|appointment|check|review|follow[- ]?up|clinic|scan|infusion|dose|injection|cycle"
    r"|session|admission|booked|bloods|blood tests?)"
)
_COUNT: Final = r"(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?|an?|one|two|three|four|six|eight|twelve)"
_SPAN: Final = rf"{_COUNT}[ -]?(?:days?|weeks?|wks?|months?|mths?|years?|/(?:7|52|12))"
_CLINIC: Final = r"(?:(?-i:OPD|OPA|OPC|SOPD|OP)|out-?patients?(?: clinic)?|clinic)"
# By what it names alone: when the clinic is, a date to follow.
_PLAIN: Final = re.compile(
    rf"\W*(?:see (?:again )?in )?(?:(?:\w+ ){{0,2}}{_CLINIC}(?: (?:review|follow[- ]?up|f/?u))?|"
    rf"(?:review|f/?u|r/?v) {_CLINIC})(?: in)? {_SPAN}(?! (?:ago|later|old|before))[^\w]*"
    r"|\W*(?:[\w&/-]+ ){0,5}(?:clinic|appointment|scan|surgery|date|infusion|operation)"
    r"[ ,:–-]+(?:(?:date|details|letter|time)[ ,:–-]+)?(?:(?:is |are )?to (?:be (?:sent|arranged"
    r"|confirmed|advised|booked|posted|notified)|follow)\b|tb[ac]\b).{0,30}",
    re.IGNORECASE,
)
_WHO_TO: Final = (
    r"(?:see|review|visit|contact|call|ring|phone|attend|arrange|repeat|check|follow|refer|chase"
    r"|prescribe|monitor|continue|remove|take|give|assess|discuss|write|book|organi[sz]e|complete"
    r"|restart|titrate|liaise|support|provide|send|report"
    r"|be (?:seen|reviewed|contacted|booked|informed|told|arranged|referred|repeated|removed"
    r"|checked|discussed))"
)
_IN_PLAN: Final = re.compile(
    r"\W*(?!\w+ (?:came|went|attended|managed)\b)(?:[\w&/-]+ ){1,5}as (?:an? )?"
    r"(?:out-?patient|day ?case)\b"
    r"|\W*(?:re-?)?referred (?:to|for|on to|back to)\b"
    r"|\W*(?:fit|sick|med ?3|work|school|doctor['’]?s)[ -]?(?:note|certificate|line)\b"
    r"(?=.*(?:\b(?:until|till|to|for|through)\b|\d))"
    r"|\W*(?:list|listed|consent|book|booked|plan) for (?!discharge\b)\w+"
    r"|\W*(?:annual|yearly|six[- ]monthly|6[- ]monthly|3[- ]monthly|monthly|weekly) (?:\w+ ){0,2}"
    r"(?:review|check|bloods|scan|follow[- ]?up|tests?|clinic)\W*$"
    r"|\W*(?!.*\b(?:creatinine|renal|lactate|viral|mucus|airway|plasma|obtained|received|given"
    r"|granted|on file)\b)(?:[\w&/-]+ ){0,4}clearance (?:from|by|with|before|prior to|needed"
    r"|required)\b"
    r"|\W*(?:soft|bland|clear|pureed|cool) (?:foods?|liquids?|fluids?)(?: only| as tolerated)?\W*$"
    r"|\W*off (?:work|school) (?:until|till|for)\b"
    rf"|\W*(?!(?:unable|able|difficult|hard|easy|likely|seems?|appears?|tends?|wants?|used|trying"
    r"|failed|started|began|due|wish\w*|hop\w*|prefer\w*|agreed|keen|here|thought|aim|ability)\b)"
    r"(?:(?!to\b|(?:un)?able\b|wish\w*\b|wants?\b|keen\b|used\b|agreed\b|prefers?\b)"
    rf"[\w/&'’-]+ ){{1,4}}to {_WHO_TO}\b"
    r"|\W*please (?!see\b|note\b|find\b|refer to\b|be aware\b|do(?:n['’]t| not) hesitate\b)[a-z]"
    rf"|\W*(?:[\w/&-]+ ){{0,5}}(?:test|gtt|ogtt|check|visit|bloods|scan|review|smear|x-?ray|mri"
    rf"|echo|ultrasound) {_SPAN} (?:after|post|following|from|before)\b"
    rf"|\W*{_SPAN} (?:post-?natal|post-?op\w*|postpartum|post-?partum)\b"
    r"|\W*(?:bp|blood pressure|weight|glucose|sugars?|inr|bloods|u&es?|ctg|dressings?)"
    r"(?: checks?| tests?)? (?:once|twice|daily|weekly|monthly|fortnightly|\d times|every|each)\b"
    rf"|\W*(?:next )?(?:[A-Za-z/&-]+ ){{0,3}}{_VISITS}[ ,:]+{_DAY}"
    r"|\W*(?:reduce|stop|cut down|cut out|limit|decrease|increase|avoid|moderate)(?: on)?"
    r"(?: (?:your|his|her|the|all))? (?:alcohol|salt|caffeine|coffee|sugars?|fluids?|water|fib(?:re"
    r"|er))\b",
    re.IGNORECASE,
)
# A plan's line on what was: "Referred to cardiology in 2019", "was seen".
_WAS: Final = re.compile(
    r"\b(?:ago|last (?:week|month|year|visit)|previously|already|was|were|had|has|have|did|is|are"
    r"|declined|refused|in (?:19|20)\d\d|no further|unable|by (?:the |her |his )?(?:gp|dr)\b"
    r"|completed|attended|dna|came|went|seen|managed|treated|done|performed|underwent)\b",
    re.IGNORECASE,
)
_HELD: Final = (
    r"\b(?:with-?held|held|on hold|hold|paused?|suspended?|stopp?(?:ed)?|omit(?:ted)?|withhold)\b"
)
_BACK: Final = re.compile(
    rf"{_HELD}[^\n]{{0,60}}?(?<!not )(?<!not be )(?<!never )\b(?:(?:re-?start|resume|re-?commence"
    r"|re-?introduce)\b(?! (?:date|on \d))|to be (?:re-?started|resumed|re-?commenced)\b)"
    r"|\b(?:with-?held|held|on hold|paused|suspended)\b[^\n.;]{0,12}\b(?:until|till|pending)\b",
    re.IGNORECASE,
)
_WAS_HELD: Final = re.compile(
    r"\b(?:was|were|had|has|have|been|is back|restarted (?:on|in)|since)\b", re.IGNORECASE
)
_NOT_TAKEN: Final = re.compile(
    r"\W*please\b(?! (?:continue|take)\b)"
    r"|.{0,80}\b(?:alcohol|tolerance|clearance|levels?|tests?|checks?)\b",
    re.IGNORECASE,
)
_MEDICINES: Final = frozenset({"medications", "plan", "assessment_plan", "course", ""})


def names_what_comes(statement: Statement) -> bool:
    """Whether a short statement names what comes next, and no verb bids it."""
    text = statement.text
    if statement.language != "en" or "?" in text or len(text.split()) > _LONGEST:
        return False
    if _PLAIN.fullmatch(text) and not _WAS.search(text):
        return statement.section in _PLANS or not _names_medicine(statement)
    if statement.section not in _PLANS or not _IN_PLAN.match(text):
        return False
    behind = text.partition(";")[0]
    return not _WAS.search(behind) and (not _names_medicine(statement) or _is_asked(text))


def says_the_way_back(statement: Statement) -> bool:
    """Whether a line says that a medicine is held and when or on what it is taken again."""
    text = statement.text
    if statement.language != "en" or statement.section not in _MEDICINES:
        return False
    return bool(_BACK.search(text)) and not _WAS_HELD.search(text) and _names_medicine(statement)


def _is_asked(text: str) -> bool:
    """Whether what names a medicine is not of how it is taken: ``Glucose tolerance test``."""
    return bool(_NOT_TAKEN.match(text))


def _names_medicine(statement: Statement) -> bool:
    return next(medicines.index().matches(statement.tokens), None) is not None
