"""Where a list of allergies ends though no heading says so, and the fields of its entries.

A letter often has ``Allergies: trimethoprim (rash)`` at its head and goes on with its first
sentence: what is told there is no allergy, and must be read as what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.pipeline.notes.allergy import orders
from documents.pipeline.notes.allergy.allergens import is_known
from documents.pipeline.notes.structure import boxes
from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.speech.cues import VERBS
from documents.pipeline.types import Language

_WHEN = (
    r"(?:date|reported|recorded|noted|identified|onset|first|last|verified|added|entered|updated)"
)
# A field of an entry: what it says is no allergy of its own.
_FIELD = re.compile(
    rf"\W*(?:(?P<reaction>(?:type of )?(?:reactions?|manifestations?|symptoms?)"
    rf"(?: (?:type|details?))?)|{_WHEN}\b[\w ]{{0,20}}|severity|criticality|(?:clinical )?status"
    r"|source|comments?|notes?|category|type|confirmed by|informant"
    r"|(?P<name>(?:name of (?:the )?)?(?:drug|medicine|medication|substance|allergen|agent|food"
    r"|product|item|cause|trigger)(?: name)?|(?:if (?:yes|so)\W{0,3})?(?:please )?"
    r"(?:list|specify|state|describe|(?:give )?details?)))[ \t]*(?::|[-–—][ \t])",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"llerg|NKD|NKA|NKFA|naphyla|ntoleran|\breact|\btolerat|ensitiv|\bside effects?\b|none known"
    r"|nil known|\bno known\b|\b(?:rash(?:es)?|hives|urticaria)\b",
    re.IGNORECASE,
)
# With whom or what a sentence of a letter or a note begins.
_SENTENCE = re.compile(
    r"\W*(?:I|we|he|she|they|you|it|this|there|these|that|the|his|her|their|my|your|our|pt|patient"
    r"|mrs?|ms|miss|dr|thank|many thanks|on (?:exam\w*|review|admission|arrival|discharge)|today"
    r"|in summary|who|\d{1,3}[ -](?:year|yr|y/?o|month|week|day))\b",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\d{2,3}/\d{2,3}\b|\d\s?(?:%|mm|bpm|kg|cm|m?g/|m?mol|mL|mU|IU|U/|°)|\b(?:BP|pulse|HR|SpO2|sats)"
    r"\W{0,3}\d",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*(?P<what>[A-Za-z][\w /()'-]{1,40}?)[ \t]*:(?=\s|$)")
_BULLET = re.compile(r"(?:^|\n)[ \t]*(?:[-•●▪◦*>–☐☑☒]|\[[ xX✓]?\]|\(?\d{1,2}[.)])[ \t]*$")
_ITEM_LEAD = re.compile(r"[\s:;,.•●▪◦*>–—-]*")
# "Are you allergic to anything? Yes": what is listed below is the answer.
_BOX = r"(?:[☐☑☒]|[\[(][ xX✓✔_]?[\])])"
_SAID = r"(?:yes|no|s[ií]|[yn])\b"
_ASKED = re.compile(
    r"[ \t]*(?:\d{1,2}[.)][ \t]*)?¿?(?P<title>(?:are|is|do|does|have|has|any|es|tiene|padece|ha)\b"
    r"[^?:\n]{0,60}\b(?:allerg|al[eé]rgi)\w*[^?:\n]{0,80}"
    r"|(?:any |known |drug |medic\w+ |food |other )*allergies(?: (?:to|or|and) [\w ]{1,30})?"
    r"|al(?:lergic|[eé]rgic[oa]) (?:to|al?) (?:any |alg[uú]n )?"
    r"(?:drugs?|foods?|anything|something|algo|medic\w+|alimentos?)"
    r"(?: (?:or|and|o|y) \w+)?)[ \t]*\?"
    rf"(?P<told>(?:[ \t,/|]*(?:{_BOX}[ \t]*)?{_SAID}(?:[ \t]*{_BOX}(?![ \t]*{_SAID}))?){{1,2}})?",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"\b(?:any\w*|some\w*|following|allergies|drugs?|foods?|medic\w+|alg[uú]n\w*|algo|alergias"
    r"|alimentos?)\b",
    re.IGNORECASE,
)
_YES = re.compile(r"[ \t]*(?:yes|y|s[ií])\b", re.IGNORECASE)
_BOXED = re.compile(rf"\s*{_BOX}")
_IF_SO = re.compile(r"\W*(?:if (?:yes|so)|what happened|en caso afirmativo)\b", re.IGNORECASE)
# A title that may stand over reactions, and a line that tells one: "Lisinopril - cough".
_REACTIONS = re.compile(
    r"(?:(?:past|previous|known|adverse|bad|drugs?|medications?|medicines?|my|and|or|/)\s*)*"
    r"(?:side effects?|(?:adverse )?reactions?|adrs?)"
    r"(?:\s*(?:/|and|or|to|from|with|drugs?|medications?|medicines?|side effects?|reactions?))*",
    re.IGNORECASE,
)
_REACTED = re.compile(
    r"[\s•*-]*(?P<what>[A-Z][\w ]{2,30}?)(?:[ \t]+[-–—][ \t]+|[ \t]*[:(][ \t]*)(?=[A-Za-z])"
)
# The next question of a form.
_ASKS = re.compile(
    r"\W*(?:do|does|have|has|are|is|did|any|list|tiene|toma|fuma|ha)\b[^\n]*\?\W*$", re.IGNORECASE
)
_MOST_WORDS = 8
_FEW_WORDS = 3
_REACH = 400
_GAP = 60
_FIRST_NAME = re.compile(r"[^,;:(–—|]*?(?=[,;:(–—|]|\s-\s|\sand\s|\sor\s|$)")


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled field of an entry, what it says from ``body``: its reaction, its name, or more."""

    kind: str
    body: int


def field(text: str, start: int, end: int) -> Field | None:
    """The field of an entry that a line or a part of it is."""
    found = _FIELD.match(text, start, end)
    if found is None:
        return None
    kind = "reaction" if found["reaction"] else "name" if found["name"] else "other"
    return Field(kind, found.end())


def question(line: str, below: str) -> re.Match[str] | None:
    """A line that asks for any allergies and is answered by yes, or by the boxes ``below`` it.

    The match ends where the answer's own words begin.
    """
    asked = _ASKED.match(line)
    if asked is None or not _ANY.search(asked["title"]):
        return None
    if asked["told"] is None:
        return asked if not line[asked.end() :].strip() and _BOXED.match(below) else None
    ticked = boxes.answer(line, asked.end("title")) is boxes.Answer.YES
    return asked if ticked or _YES.match(asked["told"]) else None


def heads(title: str, below: str) -> bool:
    """Whether a bare title stands over reactions: a medicine and what it did are told below it."""
    if not _REACTIONS.fullmatch(title.strip()):
        return False
    told = _REACTED.match(below.lstrip().split("\n", maxsplit=1)[0])
    return told is not None and is_known(told["what"], "en")


def ends(text: str, body: int, start: int, end: int, language: Language) -> bool:
    """Whether the list that begins at ``body`` is over where the statement ``start:end`` begins."""
    words = text[start:end]
    if _ASKS.match(words) and not _SPEAKS.search(words):
        return True
    if _IF_SO.match(words):
        return False
    if "|" in words or field(text, start, end) is not None or _SPEAKS.search(words):
        return False
    if _ITEM_LEAD.fullmatch(text, body, start) is None and _is_done(
        text, body, start, end, language
    ):
        return True
    if language != "en":
        return _goes_on_in_spanish(text, body, start, words)
    known = is_known(words, "en")
    begins = _ITEM_LEAD.fullmatch(text, body, start) is not None
    if begins:
        return _is_sentence(words) and not known
    below = _lines_behind(text, end)
    if _is_sentence(words) or _VALUE.search(words):
        none_yet = not any(map(_is_named, text[max(body, start - _REACH) : start].split("\n")))
        return not (none_yet and any(map(_is_entry, below)))
    if _BULLET.search(text[max(0, start - 12) : start]):
        return False
    label = _LABEL.match(words)
    if label is not None and not is_known(label["what"], "en"):
        return True
    if _is_entry(words):
        return False
    if _is_inline(text, body) or len(words.split()) > _MOST_WORDS or _is_apart(text, body, start):
        return True
    return not any(map(_is_entry, below))


def _is_inline(text: str, body: int) -> bool:
    """Whether the list begins on the line of its heading."""
    first_line = text.find("\n", body)
    return bool(text[body : first_line if first_line >= 0 else None].strip(" \t:.-–"))


def _is_done(text: str, body: int, start: int, end: int, language: Language) -> bool:
    """Whether a line below the list says what is done with a medicine, or that it is taken."""
    words = text[start:end]
    inline = _is_inline(text, body)
    if inline and orders.is_taken(words):
        return True
    if not orders.is_order(words, language):
        return False
    marked = _BULLET.search(text[max(0, start - 12) : start]) is not None
    return inline or not (marked or any(map(_is_entry, _lines_behind(text, end))))


def _is_entry(words: str) -> bool:
    """Whether a line begins with something that people are allergic to, or tells a reaction."""
    return bool(_SPEAKS.search(words)) or _is_named(words)


def _is_named(words: str) -> bool:
    first = _FIRST_NAME.match(words)
    short = len(words.split()) <= _MOST_WORDS or "," in words
    return short and first is not None and is_known(first.group(), "en")


def _lines_behind(text: str, end: int) -> list[str]:
    """The lines below a line, up to a blank one."""
    line_end = text.find("\n", end)
    if line_end < 0:
        return []
    return re.split(r"\n[ \t]*\n", text[line_end + 1 : end + _REACH])[0].split("\n")


def parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The statement that a list is, cut where a line of it begins a sentence of a person."""
    left = start
    for found in re.finditer(r"\n", text[start:end]):
        at = start + found.end()
        line = text[at:end].split("\n", maxsplit=1)[0]
        if _is_sentence(line) and not _SPEAKS.search(line):
            yield left, at - 1
            left = at
    yield left, end


def is_below(statement: Statement, before: Statement | None) -> bool:
    """Whether a Spanish line stands below an allergy and is no item of a list.

    What follows it without a heading of its own is another matter more often than not.
    """
    return (
        statement.language == "es"
        and before is not None
        and (statement.section, statement.title) == ("allergies", before.title)
        and before.section == "allergies"
        and statement.page.text[: statement.start].rstrip(" \t")[-1:] in ("\n", ".")
    )


def _goes_on_in_spanish(text: str, body: int, start: int, words: str) -> bool:
    """Whether a Spanish sentence of some length stands behind the list and names no allergen."""
    if _ITEM_LEAD.fullmatch(text, body, start) is not None:
        return False
    return len(words.split()) > _FEW_WORDS and not is_known(words, "es")


def _is_sentence(words: str) -> bool:
    count = len(words.split())
    if count < _FEW_WORDS:
        return False
    told = {word.lower() for word in re.findall(r"[A-Za-z]+", words)[1:]}
    return bool(_SENTENCE.match(words)) or (count > _FEW_WORDS and bool(told & VERBS))


def _is_apart(text: str, body: int, start: int) -> bool:
    """Whether a blank line parts a line from a list whose lines stand close together."""
    lead = _ITEM_LEAD.match(text, body)
    close = lead is not None and lead.group().count("\n") <= 1
    near = text[max(body, start - _GAP) : start]
    gap = near[len(near.rstrip()) :]
    return close and bool(re.search(r"\n[ \t]*\n", gap))
