"""Where to go, and for what, said without a verb: ``ER for trouble breathing or stiff neck.``

Notes end so, in the shorthand of a clinic: a house or a return, and behind it what to come for. No
line of what was (``ER for chest pain last week``) is meant, nor one of a history, unless it says
itself that it is of what may come (``any``, ``worsening``, ``if``).
"""

from __future__ import annotations

import re

from documents.pipeline.notes.structure.spoken import ADVICE
from documents.pipeline.notes.structure.statements import Statement
from knowledge.folding import fold

_HOUSE = (
    r"(?:(?-i:ER|ED|A&E|EMERG|UC|SDEC|CDU|OOH|RTC|RTO|RTED|RTER)\b"
    r"|(?:nearest |local |your )?(?:a ?(?:&|and) ?e\b|casualty\b|emergency (?:room|department"
    r"|dept)\b|urgent care\b|walk[- ]in(?: centre| clinic)?\b)"
    r"|(?:call |dial |ring )?(?:911|999|112|111)\b|return precautions?\b"
    r"|(?:return|back|come back|go back)\b)"
)
_GOES = re.compile(
    r"\W*(?:(?:plan|disposition|dispo|advice|safety[- ]?net\w*|instructions?)\s*[:–-]\s*)?"
    r"(?:(?:straight|directly|back|go|to|the|or|return|present|otherwise)\s+){0,4}"
    rf"{_HOUSE}(?:\s*[/,]\s*{_HOUSE}|\s+or\s+(?:to\s+)?(?:the\s+)?{_HOUSE}|\s+to\s+(?:the\s+)?{_HOUSE})?"
    r"\s*(?:immediately |urgently |sooner |earlier |precautions |at once )?"
    r"(?P<case>(?:for|with|w/|if|should|when)\s+(?P<any>(?:any|new|worse\w*|worsening|sudden|severe"
    r"|increas\w+|recurr\w+)\b)?)",
    re.IGNORECASE,
)
# What was, or is to be done there whatever happens.
_IS_OR_WAS = re.compile(
    r"\b(?:was|were|is|are|am|has|had|have been|did|seen|sent|given|got|went|came|treated"
    r"|discharged|admitted|admission|diagnos\w+|dx|workup|work-up|evaluation|ruled out|negative"
    r"|normal|found|showed|ago|last|yesterday|today|previous\w*|prior|then|since|follow[- ]?up"
    r"|f/u|review|bloods?\s+(?:tests?|pressure)|appointments?|results?|removal|dressings?|recheck|repeat"
    r"|check|(?:19|20)\d\d|x ?\d|(?:on|in) \d|\d{1,2}[/.-]\d{1,2})\b",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:if|should|when|worse\w*)\b", re.IGNORECASE)
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_AHEAD = frozenset({"plan", "assessment_plan", "instructions", "followup", "disposition", ADVICE})
_HISTORY = frozenset({"history_present", "past_history", "social_history", "course"})
# "Acude a urgencias por fiebre" tells; only the infinitive and the bid look ahead.
_SPANISH = re.compile(
    r"\W*(?:(?:debe(?:ra)?|por favor|favor de|se (?:recomienda|indica|aconseja))\s+)?"
    r"(?:acud(?:a|ir)|volver|vuelva|regres(?:e|ar)|llam(?:e|ar)|consult(?:e|ar)|reconsult(?:e|ar)"
    r"|urgencias)\b(?: \w+){0,6}? (?:ante|por|si|en caso de|cuando)\b",
    re.IGNORECASE,
)
_NEVER = frozenset({"chief_complaint", "family_history", "identity", "technique"})


def goes_in_case(statement: Statement) -> int | None:
    """Where what somebody is to go for begins, counted from the statement's own beginning."""
    if statement.section in _NEVER or "?" in statement.text:
        return None
    text = statement.text
    if statement.language == "es":
        bid = _SPANISH.match(fold(text))
        return bid.end() if bid else None
    found = _GOES.match(text)
    if found is None or _IS_OR_WAS.search(text, found.start("case")):
        return None
    sure = found["any"] or _SURE.match(found["case"])
    if not sure and statement.section not in _AHEAD:
        listed = _OR.search(text, found.end())
        return found.end() if listed and statement.section not in _HISTORY else None
    return found.end()
