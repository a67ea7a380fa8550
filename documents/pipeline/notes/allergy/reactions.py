"""A reaction that a sentence tells of without the word allergy: ``gets a rash with penicillin``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.pipeline.notes.allergy.allergens import is_medicine
from documents.pipeline.notes.structure.sayings import said
from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.types import Allergy
from knowledge import medicines, spanish_medicines
from knowledge.phrases import tokenize

# Reactions as those to a medicine are; a cough or a headache has many other causes.
_WORD = (
    r"(?:(?:skin|itchy|severe|bad|mild|widespread|facial|lip|tongue|throat) )*"
    r"(?:rash(?:es)?|hives|urticaria|anaphyla\w+|angio-?o?edema|swelling|itch(?:ing|iness)?|wheez\w+"
    r"|blisters|bronchospasm)"
)
_REACTED = re.compile(
    rf"\b(?P<reaction>{_WORD})\s+(?:with|after|to|from|on|following|caused by|due to"
    r"|secondary to|when (?:on|taking|given))\s+"
    r"(?:(?:taking|given|starting|having|receiving|use of|his|her|their|the|an?|first|second|last"
    r"|previous|oral|iv|dose of|course of|tablets? of|exposure to)\s+)*(?P<what>[a-z][\w-]+)",
    re.IGNORECASE,
)
_BROUGHT = re.compile(
    rf"\b(?P<what>[a-z][\w-]+)\s+(?:has\s+|had\s+)?(?:caused|causes|gave|gives|brought(?: on)?"
    rf"|led to|resulted in|makes|made)\s+(?:him|her|them|me|the patient|an?|in|out|up|come|break"
    rf"|some|\s)*(?P<reaction>{_WORD})\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;.]\s|\b(?:but|as|because|since|pero|porque|ya que)\b", re.IGNORECASE)
_REACH = 40
# Nobody reacted where this is said before it; what is given for a rash did not cause it.
_NOT_SO = re.compile(
    r"\b(?:no|not|never|without|denie[sd]|if|may|might|can|could|should|would|risk|watch|call|stop"
    r"|any|include|side effects?|family|treat\w*|reliev\w*|improv\w*|resolv\w*|settl\w*"
    r"|less(?:en\w*)?|fewer|reduc\w*|decreas\w*|eased?|gone|went"
    r"|better|for|which|unlikely)\b"
    r"|n[’']t\b|\?|\b(?:mother|father|mum|mom|dad|sister|brother|son|daughter|wife|husband)\b"
    r"(?!\s+(?:says|said|reports?|reported|tells|told|states|recalls?|mentions?|remembers))",
    re.IGNORECASE,
)
_NOT_BY = re.compile(
    r"cort|pred(?:ni|n)|(?:as|is|iqu)one\b|tiri[zs]ine|adine\b|diphenhydramine|chlorph|cream"
    r"|ointment|emollient|(?:epi|ad)n?ren|zinc|calamine|antihistamin",
    re.IGNORECASE,
)


def find_reactions(statement: Statement) -> Iterator[Allergy]:
    """The medicines that a sentence says somebody reacted to, each with the reaction."""
    text, language = statement.page.text, statement.language
    index = medicines.index() if language == "en" else spanish_medicines.index()
    patterns = (
        said(_REACTED, language, "reacted_to"),
        said(_BROUGHT, language, "brought_on"),
    )
    for pattern in patterns:
        for found in pattern.finditer(text, statement.start, statement.end):
            before = _CLAUSE.split(text[statement.start : found.start()])[-1]
            if said(_NOT_SO, language, "not_reacted").search(before):
                continue
            start, end = found.span("what")
            tokens = tokenize(text, start, min(end + _REACH, statement.end))
            named = next(index.matches(tokens), None)
            if named is not None and named.first == 0:
                end = tokens.ends[named.last - 1]
            words = text[start:end]
            if not is_medicine(words, language) or _NOT_BY.search(words):
                continue
            first, last = min(start, found.start("reaction")), max(end, found.end("reaction"))
            yield Allergy(words, statement.source(first, last), found["reaction"], is_reaction=True)
