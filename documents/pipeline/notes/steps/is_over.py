"""What reads like a step and asks nothing: what might go wrong, what was said or done before, and
that no visit is planned.

``The risks are bleeding, infection, a scar ...``, ``He was told to see his GP`` in a story,
``Referred to cardiology in 2019``, ``No hospital follow up``.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.steps import bids, spanish_prose
from documents.pipeline.notes.structure.spoken import ADVICE
from documents.pipeline.notes.structure.statements import Statement

_PLANS: Final = frozenset(
    {"plan", "assessment_plan", "instructions", "followup", "disposition", ADVICE}
)
_ASKS: Final = re.compile(
    r"\b(?:please|should(?! (?:already |now )?have\b)|must|if|unless|call|ring|contact|go to|report"
    r"|tell|seek|let (?:us|me)|do not|don['’]t|avoid)\b",
    re.IGNORECASE,
)
# "The risks are ...", "We discussed the complications, including ...".
_RISKS: Final = re.compile(
    r"\W*(?:(?:(?:i|we)(?: have|['’]ve)? )?(?:also )?(?:discussed|explained|went through"
    r"|talked about|outlined|covered|mentioned) )?(?:that )?(?:(?:the|some|all|any|its"
    r"|these|potential|possible|main|common|rare|serious|usual|known|surgical|general|specific"
    r"|small|risks? and benefits?"
    r"|risks?|and) )*(?:risks?|complications?|side[- ]effects|adverse effects|hazards)\b"
    r"(?: (?:of|from|with|associated with) [^.:;]{1,60}?)?"
    r",? (?:are|is|include[sd]?|including|such as|were discussed|involve[sd]?|can be|may be)\b",
    re.IGNORECASE,
)
_WAS_TOLD: Final = re.compile(
    r"\b(?:was|were|had been)\s(?:\w+ly\s|then\s|also\s)?(?:told|asked)\s"
    r"(?:by [^.;,]{1,30}?\s)?to\b",
    re.IGNORECASE,
)
_DID_NOT: Final = re.compile(
    r"\b(?:told|asked|advised|instructed|recommended|referred|due|booked|supposed)\b[^.;]{0,80}"
    r"\b(?:but|and|however,?) (?:(?:s?he|they|you|this|it|has|have|had) )*(?:did(?:n['’]t| not)"
    r"|has(?:n['’]t| not)|have(?:n['’]t| not)|had(?:n['’]t| not)|never|was not|were not"
    r"|not (?:done|attended|come))\b",
    re.IGNORECASE,
)
_WAS_SENT: Final = re.compile(
    r"\W*(?:(?:was|were|had been|previously|originally|first) )?(?:re-?)?(?:referred|seen|reviewed"
    r"|scanned|admitted|listed)\b[^.;]{0,80}\b(?:in (?:19|20)\d\d|ago|last (?:week|month|year)"
    r"|previously)\b",
    re.IGNORECASE,
)
# "K/c/o diabetes x 10 yrs", "No h/o asthma": how it was, in the shorthand of clinics.
_STORY: Final = re.compile(
    r"\W*(?:no |not )?(?:[ck]/?c?/o|k/?c/?o|[hf]/o|p/h|o/e|known (?:case|to have))(?![a-z])",
    re.IGNORECASE,
)
# "GP action: None", "For information only", "Podiatry - not needed this year".
_NOTHING: Final = re.compile(
    r"\W*(?:(?:[\w/&’'-]+ ){0,3}[\w/&’'-]+\s*[:–-]\s*)?"
    r"(?:none|nil|n/?a|no (?:action|change)s?(?: (?:required|needed))?|(?:for )?information only)"
    r"\W*"
    r"|\W*(?:[\w/&’'-]+ ){1,5}(?:[-–:] )?(?:is |are )?(?:not|no longer) (?:needed|required"
    r"|indicated|necessary|due)\b(?!.*\b(?:until|unless|but|if)\b)[^.;]{0,40}\W*",
    re.IGNORECASE,
)
# What was: "Discharged 15:40", "Contraception: declined".
_DONE: Final = re.compile(
    r"\W*(?:discharged|admitted|left|seen|arrived)(?: (?:home|at))*:?[ ]+\d{1,2}[:.]\d\d\W*"
    r"|\W*(?:[\w/&’'-]+ ){0,3}[\w/&’'-]+\s*[:–-]\s*(?:declined|refused|done|completed|given)\W*",
    re.IGNORECASE,
)
# Who signs or went through it, where a house stands and how it is rung.
_SIGNS: Final = re.compile(
    r"\W*(?:[Rr]eviewed|[Dd]iscussed|[Gg]one over) with (?:the )?\w+ by\b"
    r"|\W*(?:Dr|Prof|Sr|Sister|Nurse)\.? [A-Z][^.;:\n]{2,40}\b(?:[Pp]ager|[Bb]leep|[Bb]eep|[Ee]xt)"
    r"\b[\W\d]*$"
    r"|\W*\d{1,5} [A-Z][\w ]{3,40}, [^.;\n]{0,60}\b(?:T|Tel|Ph|Phone|F|Fax)\b[.:]{0,2} ?[\d(]"
    r"[\d ()-]{6}"
)
_LAST: Final = re.compile(
    r"\W*(?:last|previous|prior|most recent|ultim[oa]s?) (?:[\w-]+ ){0,2}(?:visits?|appointments?"
    r"|review|check\w*|citas?|visitas?|control(?:es)?|consultas?|revision(?:es)?)\b"
    r"(?!.*\b(?:next|proxim[oa])\b)",
    re.IGNORECASE,
)
# In Spanish, read without accents: "No acudió a la cita", "Visto en consulta el 23/04".
_ACUDIO: Final = re.compile(
    r"\W*(?:no )?(?:acudio|asistio|vino|volvio|vist[oa]|atendid[oa]"
    r"|fue (?:vist|atendid|valorad)[oa]|se (?:realizo|atendio|valoro))\b"
    r"(?!.*\b(?:si|debe\w*|proxim\w*|control|pedir|solicitar|acudir|volver|revision)\b)",
    re.IGNORECASE,
)
_SHOULD_HAVE: Final = re.compile(
    r"\bshould(?: (?:already|now|by now))? have (?:been|had|received|heard|gone|got|come|\w+ed)\b",
    re.IGNORECASE,
)
_OF_FOLLOWUP: Final = (
    r"(?:follow(?:ing)?[- ]?ups?|f/u|out-?patient (?:review|appointments?)|opd|(?:clinic|hospital)"
    r" (?:review|appointments?|visits?|follow[- ]?up)|review|appointments?)"
)
_BESIDE: Final = (
    r"(?:further|routine|hospital|out-?patient|clinic|formal|planned|specific|regular|scheduled"
    r"|surgical|medical|dermatology|\w+ology|specialist|ongoing|need for|more|additional|active)"
)
NONE_PLANNED: Final = re.compile(
    rf"\W*(?:{_OF_FOLLOWUP}\s*[:–-]\s*)?no (?:{_BESIDE} )*{_OF_FOLLOWUP}"
    r"(?: (?:appointments?|visits?|arranged|required|needed|planned|necessary|indicated|scheduled"
    r"|booked|made|offered|is|are|has|have|been|will be|be|at present|currently|with us|by us|here"
    r"|in (?:the |our )?clinic|in hospital|from (?:our|the) (?:side|team|clinic)|at this time|now"
    rf"|routinely|further))*\W*|\W*(?:(?:hospital|outpatient|clinic) )?{_OF_FOLLOWUP}"
    r"\s*[:–-]\s*(?:none|nil|no|not (?:required|needed|planned|arranged|indicated))"
    r"(?: (?:required|needed|planned|arranged))?\W*"
    r"|\W*(?:(?:i|we)(?: have|['’]ve)? )?(?:not|n['’]t) (?:arranged?|made|planned|booked)"
    rf" (?:any |an? )?(?:{_BESIDE} )*{_OF_FOLLOWUP}[\w ]{{0,30}}\W*"
    rf"|\W*not for (?:any )?(?:{_BESIDE} |memory )*{_OF_FOLLOWUP}\W*"
    r"|\W*(?:(?:he|she|they|you|patient|pt|i have|we have) )?(?:(?:has|have|is|are|was|were) )?"
    r"(?:now |been |therefore )*discharged (?:\w+ ){0,2}?from (?:(?:our|the|my|further|clinic"
    r"|routine|hospital|\w+ology) )*(?:follow[- ]?up|clinic|service|care)\W*",
    re.IGNORECASE,
)
"""A whole sentence that says that nobody is to be seen again."""


def is_over(statement: Statement) -> bool:
    """Whether a sentence only tells what might happen or what was, and asks for nothing."""
    text = statement.text
    labelled = f"{statement.title}: {text}"
    if NONE_PLANNED.fullmatch(text) or NONE_PLANNED.fullmatch(labelled):
        return True
    if statement.language == "es" and any(map(spanish_prose.is_over, (text, labelled))):
        return True
    if _NOTHING.fullmatch(text) or _DONE.fullmatch(text) or _SIGNS.match(text):
        return True
    if _DID_NOT.search(text) or (statement.language == "es" and _ACUDIO.match(text)):
        return True
    if _ASKS.search(text):
        return False
    if _STORY.match(text):
        return True
    if _RISKS.match(text) or _LAST.match(text) or _SHOULD_HAVE.search(text):
        return True
    if _WAS_SENT.match(text):
        return True
    told = statement.section not in _PLANS and _WAS_TOLD.search(text)
    return bool(told) and not bids.AHEAD.search(text)
