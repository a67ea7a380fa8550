"""Rules that look at a question before anything else and, where it sounds urgent, say whom to call.

They run whatever the clinic's model policy and the reader's language are, and nothing later can
take their words back. They would rather speak once too often than stay silent once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conversations.answering.triage_english import PATTERNS as ENGLISH_PATTERNS
from conversations.answering.triage_spanish import PATTERNS as SPANISH_PATTERNS
from conversations.answering.words import folded
from documents.pipeline.language.tongue import language_of
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
    language: Language


def _rules(patterns: Iterable[tuple[str, str]], language: Language) -> Iterator[Rule]:
    for name, pattern in patterns:
        guidance = TALK_NOW if name == "self-harm" else CALL_NOW
        yield Rule(name, re.compile(pattern, re.IGNORECASE), guidance, language)


RULES = (*_rules(ENGLISH_PATTERNS, "en"), *_rules(SPANISH_PATTERNS, "es"))

_DENIED = re.compile(
    r"\b(?:no|den(?:y|ies|ied)|without|sin|niega|niego)(?:\s+(?!but\b)[\w-]+){0,2}\s+$"
)
"""What stands right before words that are denied: "no chest pain"."""


def urgent_guidance(question: str, language: Language = "en") -> str | None:
    """What must be said first, or None: the rules of every language look at every question.

    It is said in the language of the words, where that is not the reader's own: somebody in need
    writes as they speak. Typographic apostrophes count as plain ones.
    """
    text = question.replace("’", "'")
    plain = folded(text)
    met = [rule for rule in RULES if _is_met(rule, text if rule.language == "en" else plain)]
    if not met:
        return None
    theirs = "es" if all(rule.language == "es" for rule in met) else language_of(question)
    return SPANISH[met[0].guidance] if "es" in (language, theirs) else met[0].guidance


def _is_met(rule: Rule, text: str) -> bool:
    """Whether the words stand there and are not denied; of self-harm even a denial is heard."""
    found = rule.pattern.finditer(text)
    if rule.name == "self-harm":
        return any(found)
    return any(not _DENIED.search(text[: each.start()].lower()) for each in found)
