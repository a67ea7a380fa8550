"""What a culture tells: what grew, how much of it, and which antibiotics it was tested against.

A medicine in such a table was given to germs in a dish, to nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SPEAKS = re.compile(
    r"\b(?:cultures?|cultivos?|(?:uro|hemo|copro)cultivos?|organisms?|isolates?d?|aislad[oa]s?|cfu"
    r"|ufc|colon(?:y|ies)|gram[- ](?:stain|positive|negative)|susceptib\w+|sensitivit\w+"
    r"|sensibilidad|antibiogram\w*|antibiograma|growth|crecimiento"
    r"|mics?|bacteri\w+|staphylococc\w+|streptococc\w+|enterococc\w+|escherichia|e\. ?coli"
    r"|klebsiella|pseudomonas|proteus|candida|mrsa|esbl)\b",
    re.IGNORECASE,
)
_VERDICT = (
    r"(?:S|I|R|SDD|NS|susceptible|sensitive|intermediate|resistant|sensible|intermedi[oa]"
    r"|resistente)"
)
_ROW = re.compile(
    rf"[ \t|*•-]*(?P<name>[A-Za-z][A-Za-z /()+.-]{{2,40}}?)[ \t|:]+"
    rf"(?:[<>≤≥=]{{0,2}}\s?\d[\d.,/]*[ \t|]+(?:[mµ]c?g/ml[ \t|]+)?)?"
    rf"(?P<verdict>(?-i:S|I|R|SDD|NS)|{_VERDICT})"
    rf"(?:[ \t|]+[<>≤≥=]{{0,2}}\s?\d[\d.,/]*|[ \t]*\([^()\n]{{1,24}}\))?[ \t|.*]*",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:sensitive|susceptible|resistant|intermediate|sensible|resistente)\b(?:\s*\([SIR]\))?"
    r"\s*(?:to\b|a\b|:)[^.;\n]*?(?=[.;\n]|$|,?\s(?:so|and (?:was|were|has|started|switched)|was"
    r"|were|started|switched|changed|treated|given|we|i|will|but|therefore)\b"
    r"|\s\d[\d.,]*\s?(?:mg|g)\b)",
    re.IGNORECASE,
)
_LEAST_ROWS = 2


def speaks_of_cultures(text: str) -> bool:
    """Whether anything here is about germs that were grown, or looked for."""
    return bool(_SPEAKS.search(text))


def dishes(text: str) -> tuple[tuple[int, int], ...]:
    """Where a page names what germs were tested against: rows of a table, and lists in a line."""
    if not speaks_of_cultures(text):
        return ()
    rows = [(line.start(), line.end()) for line in _lines(text) if _ROW.fullmatch(line.group())]
    listed = [found.span() for found in _LISTED.finditer(text)]
    return tuple(sorted((rows if len(rows) >= _LEAST_ROWS else []) + listed))


def _lines(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"[^\n]+", text)
