"""Rules that look at a question before anything else and, where it sounds urgent, say whom to call.

They run whatever the clinic's model policy is, and nothing later can take their words back. They
would rather speak once too often than stay silent once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CALL_NOW = (
    "If this is happening now, call your emergency number (911 in the US, 112 in Europe) "
    "or go to the nearest emergency department. Do not wait for an answer here."
)
TALK_NOW = (
    "You matter, and you can talk to someone right now. Call or text 988 in the US, or your local "
    "emergency number. If you are in danger, please call now. Do not wait for an answer here."
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that together make a question urgent, and what is then said first."""

    name: str
    pattern: re.Pattern[str]
    guidance: str


def _rule(name: str, pattern: str, guidance: str = CALL_NOW) -> Rule:
    return Rule(name, re.compile(pattern, re.IGNORECASE), guidance)


_NEAR = r"\W+(?:\w+\W+){0,5}?"

RULES = (
    _rule(
        "self-harm",
        r"\b(?:suicid\w*|kill(?:ing)? myself|end(?:ing)? my (?:own )?life|want to die|"
        r"better off dead|hurt(?:ing)? myself|self[- ]harm\w*|"
        r"took (?:all|too many)\b.{0,30}pills?)",
        TALK_NOW,
    ),
    _rule(
        "heart",
        rf"\b(?:chest|breastbone){_NEAR}(?:pain|pressure|tight\w*|crush\w*|squeez\w*|hurts?)"
        rf"|\b(?:pain|pressure|tight\w*|crushing|squeezing){_NEAR}chest\b|\bheart attack\b",
    ),
    _rule(
        "breathing",
        r"\b(?:can(?:no|')?t|cannot|unable to|struggl\w+ to|hard to|trouble|difficulty)"
        r"\s+(?:\w+\s+){0,2}?(?:breath\w*|catch my breath)|\bchoking\b|\bgasping\b"
        r"|\blips? (?:are |is )?(?:turning )?blue\b",
    ),
    _rule(
        "stroke",
        rf"\bface{_NEAR}droop\w*|\bdroop\w*{_NEAR}face\b|\bslurr\w+|\bstroke{_NEAR}(?:now|having)"
        rf"|\b(?:numb\w*|weak\w*|can'?t move){_NEAR}(?:(?:one|left|right) side|arm and|leg and)"
        rf"|\bone side{_NEAR}(?:numb|weak)\w*|\bworst headache\b|\bsudden\w*{_NEAR}"
        r"(?:headache|vision|blind\w*|confus\w*)",
    ),
    _rule(
        "bleeding",
        rf"\b(?:bleed\w*|blood){_NEAR}(?:won'?t stop|not stop\w*|a lot|heavy|heavily)"
        rf"|\b(?:vomit\w*|cough\w*|throwing up){_NEAR}blood\b|\bblood{_NEAR}vomit\b"
        r"|\bblack,? tarry\b",
    ),
    _rule(
        "allergic reaction",
        rf"\b(?:throat|tongue|lips?|face){_NEAR}(?:swell\w*|swollen|closing)"
        rf"|\b(?:swell\w*|swollen){_NEAR}(?:throat|tongue|lips?|face)\b|\banaphyla\w*",
    ),
    _rule(
        "consciousness",
        r"\b(?:pass(?:ed|ing) out|faint(?:ed|ing)|unconscious|unresponsive|seizure now|"
        r"won'?t wake up|having a seizure|overdos\w*)",
    ),
    _rule(
        "infant or infection",
        rf"\b(?:baby|newborn|infant){_NEAR}(?:fever|limp|blue|not breathing|won'?t wake)"
        rf"|\bstiff neck{_NEAR}fever|\bfever{_NEAR}stiff neck",
    ),
)


def urgent_guidance(question: str) -> str | None:
    """What must be said first, or None. Typographic apostrophes count as plain ones."""
    text = question.replace("’", "'")
    for rule in RULES:
        if rule.pattern.search(text):
            return rule.guidance
    return None
