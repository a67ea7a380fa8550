"""A medicine of a list that no lexicon holds: its place tells it, and the strength behind it."""

from __future__ import annotations

import re

from documents.pipeline.notes.medicines.misspelt import NO_NAME
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.notes.structure.sayings import naming
from knowledge import spanish_medicines
from knowledge.conditions import names as condition_names
from knowledge.phrases import tokenize

# A listed name that no lexicon holds: "Xyzomil 10 mg daily".
_UNKNOWN = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z'-]{3,}(?:[ /-][A-Za-z][A-Za-z'-]+){0,2}?)"
    r"(?:\s*\([^)]{1,30}\))?[\s,:|–-]{1,4}"
    r"(?P<dose>\d[\d.,/]*\s?-?(?:mg|mcg|µg|gm?|units?|IU|mEq|tab|cap|puff)\w*)"
)


# "Tab. Zyxtel 40 1-0-0", "Syp Abcoril 5 ml": what stands behind its form is the name.
_FORMED = re.compile(
    r"\W{0,3}(?:\d{1,2}[.)]\s*)?(?:(?:tab|cap|syp|syr|inj)s?(?:\.\s?|\s)|[tc]\.\s?)"
    r"(?P<name>(?-i:[A-Z])[A-Za-z-]{2,}(?:\s(?-i:[A-Z]{1,3})\b)?)"
    r"(?P<dose>\s\d[\d.,/]*\s?(?:mg|mcg|ml|tsp|tbsp|teaspoons?|drops?|puffs?|units?|iu|g)?)?"
    r"(?=\s(?:[0-4½]\s?[-–+]\s?[0-4½]|o\.?d|b\.?d|t\.?d|q\.?d|h\.?s|sos|stat|prn|once|twice|daily|\())",
    re.IGNORECASE,
)


_FORM_REACH = 10


def unlisted_name(statement: Statement) -> tuple[int, int, int] | None:
    """Where the name at the head of a line of a list begins and ends, and the word behind it."""
    text = statement.page.text
    # "Tab." may have been read as the end of a sentence.
    line = text.rfind("\n", 0, statement.start) + 1
    begin = line if statement.start - line <= _FORM_REACH else statement.start
    found = _FORMED.match(text, begin, statement.end)
    found = found or _UNKNOWN.match(text, statement.start, statement.end)
    if found is None:
        return None
    words = found["name"].lower().replace("-", " ").split()
    spanish = statement.language == "es"
    if spanish and next(naming("es").names(tokenize(found["name"])), None) is not None:
        return None
    no_name = NO_NAME | spanish_medicines.not_names() if spanish else NO_NAME
    if any(word in no_name for word in words) or not found["name"][0].isupper():
        return None
    tokens = statement.tokens
    if next(condition_names(tokenize(found["name"])), None) is not None:
        return None
    last = next((i for i, at in enumerate(tokens.starts) if at >= found.end("name")), len(tokens))
    return found.start("name"), found.end("name"), last
