"""Where the running text of a letter begins below the short lines that head it.

``Current medication: mesalazine 2.4 g daily`` stands over a letter and heads nothing of what the
letter then tells: ``His CRP was 24`` is no medicine, and a scan that it tells of has been made.
"""

from __future__ import annotations

import re

from knowledge import analytes, medicines
from knowledge.phrases import tokenize

_BLANK = re.compile(r"\n[ \t\r]*\n[ \t]*$")
_FIRST = 300
"""How far a paragraph is looked at: its first sentence."""
_STOP = re.compile(r"[.!?](?=\s|$)|\n[ \t\r]*\n")
_PERSON = (
    r"(?:(?:the|this|your)\s(?:[\w-]+\s){0,5}(?:patient|lady|gentleman|woman|man|boy|girl|child|baby)"
    r"|(?:mr|mrs|ms|miss|master|dr)\.?\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?|s?he|they)"
)
# Who writes greets, or says that somebody was seen.
_OPENS = re.compile(
    r"(?:(?:many\s|with\s)?thank(?:s|\syou)\b"
    r"|it (?:was|is) (?:a )?(?:great |real )?(?:pleasure|nice|good|lovely)\b"
    r"|(?:today |recently |this (?:morning|afternoon) )?(?:I|we) "
    r"(?:(?:have|had|was|were|am|are|have had) )?(?:also |recently |today |again |just )?"
    r"(?:(?:the )?(?:pleasure|opportunity)|re-?viewed|saw|seen|met|spoke|spoken|examined|assessed"
    r"|asked|pleased|delighted|happy|writing|write|called|telephoned)\b"
    rf"|{_PERSON} (?:(?:was|were|has been|had been) (?:(?:re-?viewed|seen|referred|admitted"
    r"|assessed|examined|brought)|well)"
    r"|(?:came|attended|returned|presented|presents|attends|remains)\b)"
    r"|on (?:examination|review|assessment)\b"
    r"|(?:le )?(?:agradezco|agradecemos)\b|(?:he|hemos) (?:visto|valorado|revisado|atendido)\b"
    r"|(?:acude|acudio|ingresa|ingreso)\b(?! hospitalario:))",
    re.IGNORECASE,
)
# Told of what was: a sentence of the story, and no line of a list.
_TELLS = re.compile(
    r"\b(?:was|were|had|has been|have been|show(?:s|ed)?|is|are|demonstrated|revealed|reported"
    r"|presented|attended|returned|remains?|remained|underwent|developed|denied|denies|felt|feels|fell|rose"
    r"|improved|came|described|noted|found|normal|unchanged|stable|fue|era|mostro|presento|refiere"
    r"|evidencio|acudio)\b",
    re.IGNORECASE,
)
# Said of medicines and how they are taken, whatever else is said.
_OF_MEDICINES = re.compile(
    r"\d\s?(?:mg|mcg|µg|micrograms?|units?|iu|ml|puffs?|tablets?|capsules?|drops?)\b(?!\s?/)"
    r"|\b(?:following|listed|lists?|below|these|reconcil\w+|medic(?:ation|ine|amento)s?|meds|drugs?|tablets?|tabletas?|capsules?|pills?|dos(?:e|es|ed|ing|age|is)"
    r"|inhalers?|inhaled|puffs?|injections?|infusions?|creams?|ointments?|drops|patch(?:es)?|spray|prescri\w*"
    r"|pharmac\w*|antibiotics?|steroids?|insulins?|chemotherapy|therapy|treatment|taking|takes?|taken"
    r"|tomar|toma|using|uses?|stopped|started|continued?|withheld|held|supplements?|vitamins?"
    r"|allerg\w+|side effects?|complian\w+|adheren\w+)\b",
    re.IGNORECASE,
)
# A plan at the head of a letter ends where the letter tells of the visit.
_PLANS = frozenset({"plan", "instructions", "followup", "assessment_plan"})
_REVIEWED = re.compile(
    r"(?:many\s|with\s)?thank(?:s|\syou) (?:very much )?for (?:referring|asking|seeing"
    r"|your (?:letter|referral))"
    r"|it (?:was|is) (?:a )?(?:great |real )?(?:pleasure|nice|good|lovely)\b"
    r"|(?:today |recently )?(?:I|we) (?:(?:have|had) )?(?:also |recently |today |again |just )?"
    r"(?:(?:the )?pleasure|re-?viewed|saw|seen|met|spoke (?:to|with)) (?:of |with |to )?"
    r"(?:this |your |him\b|her\b|the patient|(?-i:[A-Z]))"
    r"|this (?:[\w-]+ ){0,5}(?:patient|lady|gentleman|woman|man|boy|girl|child|baby) "
    r"(?!(?:should|will|must|needs?|is to|to)\b)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[-•●▪◦*>–]|\(?\d{1,2}[.)]|[a-z][.)])\s")
_LEAST_WORDS = 6
_AHEAD, _LINES, _MOST_WORDS = 600, 3, 10
_OTHER_FIELDS = frozenset(
    """family_history past_history social_history surgical_history diagnosis problems labs imaging
    procedures indication""".split()
)
# A label with its words beside it: what stands below it may begin without a blank line.
_FIELD = re.compile(r"[ \t]*[A-Z][\w ,/&'’()-]{2,40}:[ \t]+\S.*")
_OF_SOMEBODY = re.compile(r"(?:s?he|they|his|her|their|mr|mrs|ms|miss)\b", re.IGNORECASE)


def opens(text: str, start: int) -> bool:
    """Whether who writes begins at ``start`` to tell of somebody: ``Thank you for referring``,
    ``I reviewed her today``. Such words stand first on their line."""
    line = text.rfind("\n", 0, start) + 1
    return not text[line:start].strip() and _OPENS.match(text, start) is not None


def begins(text: str, start: int) -> bool:
    """Whether running text begins at ``start``, below a list of medicines: who writes greets, or a
    paragraph of its own tells of something that is no medicine."""
    if opens(text, start):
        return True
    if _ITEM.match(text, start) or not _is_apart(text, start):
        return False
    stop = _STOP.search(text, start, start + _FIRST)
    said = text[start : stop.start() if stop else start + _FIRST]
    if len(said.split()) < _LEAST_WORDS or not (stop and stop.group() in {".", "!", "?"}):
        return False
    told = said[:1].isupper() and bool(_TELLS.search(said)) and not _OF_MEDICINES.search(said)
    return told and not _names_a_medicine(said) and not _lists_below(text, start)


def ends_field(text: str, body: int, start: int, kind: str) -> bool:
    """Whether a field at the head of a letter, whose words begin at ``body``, is over at ``start``.

    Where nothing stands in it yet, what is told may lead in what it lists.
    """
    if not text[body:start].strip(" \t\r\n:-"):
        return False
    if kind == "medications":
        return begins(text, start)
    if kind in _PLANS:
        apart = _BLANK.search(text[max(0, start - 40) : start])
        return apart is not None and _REVIEWED.match(text, start) is not None
    return (
        kind in _OTHER_FIELDS
        and bool(_BLANK.search(text[max(0, start - 40) : start]))
        and opens(text, start)
    )


def _is_apart(text: str, start: int) -> bool:
    """Whether a paragraph begins: behind a blank line, or on somebody below a label's own line."""
    if _BLANK.search(text[max(0, start - 40) : start]):
        return True
    line = text.rfind("\n", 0, start) + 1
    above = text[text.rfind("\n", 0, max(0, line - 1)) + 1 : line].rstrip()
    alone = line > 0 and not text[line:start].strip()
    return alone and bool(_FIELD.fullmatch(above)) and bool(_OF_SOMEBODY.match(text, start))


def _lists_below(text: str, start: int) -> bool:
    """Whether one of the lines right below a paragraph is an entry of the list again."""
    lines = [line for line in text[start : start + _AHEAD].split("\n")[1:] if line.strip()]
    for line in lines[:_LINES]:
        said = _ITEM.sub("", line.strip(), count=1)
        entry = len(said.split()) <= _MOST_WORDS and any(each.isdigit() for each in said)
        first = next(medicines.index().matches(tokenize(said)), None) if entry else None
        if first is not None and first.first == 0:
            return True
    return False


def _names_a_medicine(said: str) -> bool:
    """Whether a sentence names what is taken, and not only what is measured, as potassium is."""
    tokens = tokenize(said)
    return any(
        not analytes.exactly(said[tokens.starts[found.first] : tokens.ends[found.last - 1]])
        for found in medicines.index().matches(tokens)
    )
