"""Rules that look at a question before anything else and, where it sounds urgent, say whom to call.

They run whatever the clinic's model policy and the reader's language are, and nothing later can
take their words back. They would rather speak once too often than stay silent once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversations.answering.triage_spanish import PATTERNS as SPANISH_PATTERNS
from conversations.answering.words import folded
from documents.pipeline.tongue import language_of
from documents.pipeline.types import Language

CALL_NOW = (
    "If this is happening now, call your emergency number (911 in the US, 112 in Europe) "
    "or go to the nearest emergency department. Do not wait for an answer here."
)
TALK_NOW = (
    "You matter, and you can talk to someone right now. Call or text 988 in the US, or your local "
    "emergency number. If you are in danger, please call now. Do not wait for an answer here."
)
SPANISH = {
    CALL_NOW: (
        "Si esto está pasando ahora, llame a su número de emergencias (911 en EE. UU. y en gran "
        "parte de América, 112 en Europa) o vaya al servicio de urgencias más cercano. No espere "
        "una respuesta aquí."
    ),
    TALK_NOW: (
        "Usted importa, y puede hablar con alguien ahora mismo. En EE. UU. llame al 988 y oprima "
        "2 para español, o llame al número de emergencias de su zona. Si está en peligro, llame "
        "ahora, por favor. No espere una respuesta aquí."
    ),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that together make a question urgent, and what is then said first.

    ``language`` is the one that the words are of.
    """

    name: str
    pattern: re.Pattern[str]
    guidance: str
    language: Language = "en"


def _rule(name: str, pattern: str, guidance: str = CALL_NOW) -> Rule:
    return Rule(name, re.compile(pattern, re.IGNORECASE), guidance)


_NEAR = r"\W+(?:\w+\W+){0,5}?"

ENGLISH_RULES = (
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


RULES = (
    *ENGLISH_RULES,
    *(
        Rule(
            name,
            re.compile(pattern, re.IGNORECASE),
            TALK_NOW if name == "self-harm" else CALL_NOW,
            "es",
        )
        for name, pattern in SPANISH_PATTERNS
    ),
)


def urgent_guidance(question: str, language: Language = "en") -> str | None:
    """What must be said first, or None: the rules of every language look at every question.

    It is said in the language of the words, where that is not the reader's own: somebody in need
    writes as they speak. Typographic apostrophes count as plain ones.
    """
    text = question.replace("’", "'")
    plain = folded(text)
    met = [rule for rule in RULES if rule.pattern.search(text if rule.language == "en" else plain)]
    if not met:
        return None
    theirs = "es" if all(rule.language == "es" for rule in met) else language_of(question)
    return SPANISH[met[0].guidance] if "es" in (language, theirs) else met[0].guidance
