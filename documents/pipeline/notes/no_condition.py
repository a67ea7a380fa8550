"""What is named like a condition and is none: a scale's label, a test, a specialty, a procedure."""

from __future__ import annotations

import re

from documents.pipeline.notes.outline import Statement
from documents.pipeline.notes.sayings import said
from knowledge.conditions import Name

# "vacuna de la gripe": a Spanish test stands before what it is for.
_TEST_REACH = 40
RESULT_SECTIONS = frozenset({"labs", "findings", "technique"})
# A reading of a scale or a range printed beside a result: "Prediabetes: 5.7-6.4%".
_SCALE = re.compile(r"\s*[:(=]?\s*(?:[<>≤≥]|\d)|.{0,30}?\d\s*(?:-|–|to)\s*\d")
_GIVEN_SEDATION = re.compile(
    r"\b(?:conscious|moderate|deep|iv|procedural|under|minimal)\s+sedation$", re.IGNORECASE
)
_ARTERY = re.compile(r"(?:aort\w+|arter\w+|carotid|vertebral|coronary|intracranial)\b[^.]*$", re.I)
# What is given for pain; a block of a nerve is a way of giving it, one of the heart an illness.
_PAIN_CARE = re.compile(
    r" (?:control|medic\w+|meds?|management|clinic|relie\w+|killers?|pumps?|score|scale|level)\b",
    re.IGNORECASE,
)
_HEART = re.compile(
    r"\b(?:heart|av|a-v|sa|branch|bundle|sino\w+|atrio\w+|fascicular|degree|mobitz|conduction"
    r"|intraventricular|complete|wenckebach|vertebral|pupillary|ureter\w*)\b",
    re.IGNORECASE,
)
# "continue working on weight loss": what is aimed at is no complaint.
_WANTED = re.compile(
    r"\b(?:work\w* on|encourag\w+|recommend\w*|advis\w+|counsel\w+|promot\w+|attempt\w*|goals?"
    r"|aim\w*|continu\w+|discuss\w+|intentional)(?: \w+){0,2} $",
    re.IGNORECASE,
)
# A specialty, and what a medicine may do to anybody.
_NO_ILLNESS = re.compile(r"infectious diseases?|side effects?", re.IGNORECASE)
# "the middle colic artery", "carpal tunnel release": what a longer name is of.
_PART = re.compile(
    r"[ -]+(?:arter(?:y|ies)|veins?|nerves?|vessels?|release|cauter\w+|forceps|retractor"
    r"|scissors)\b",
    re.IGNORECASE,
)
# A vaccine, a test, who treats it, what is worn for it.
_BEHIND = re.compile(
    r"\s*(?:vaccin|screen(?:ing)?\b|panel|antibod|antigen|test\b|tests\b|testing\b|clinic\b"
    r"|risk score|protocol|bundle\b|pathway\b|order set|team\b|unit\b|action plan|core measures?"
    r"|charit(?:y|ies)\b"
    r"|education\b|class(?:es)?\b(?! ?(?:[ivx]+\b|\d))|teaching\b|leaflets?\b|hand-?outs?\b"
    r"|booklets?\b|counsell?ing\b"
    r"|(?:activity |severity )?ind(?:ex|ices)\b|-like\b"
    r"|score\b|scale\b|foundation|diet\b|aids\b|shots?\b|jabs?\b|swab|vaccines?\b|booster"
    r"|(?:surface|core|e) (?:ag|ab|anti\w+)\b|sag\b|ig[gm]\b|serolog\w+"
    r"|culture\b|specialists?\b|educators?\b|support group|hotline|society\b|awareness"
    r"|stockings?\b|hose\b|garments?\b|bandag\w+|sleeves?\b|wraps?\b|devices?\b)",
    re.IGNORECASE,
)
# "to strain his urine": a verb.
_TO = re.compile(r"\bto $", re.IGNORECASE)
_OBJECT = re.compile(r" (?:his|her|the|their|your|my|it|this|all|any)\b", re.IGNORECASE)


def is_other(statement: Statement, name: Name, start: int, end: int) -> bool:
    """Whether a name is the label of a scale, a part of a heading, or a test and no condition."""
    text = statement.page.text
    after = text[end : end + 40]
    if statement.section in RESULT_SECTIONS and _SCALE.match(after):
        return True
    if statement.language == "es":
        before = text[max(statement.start, start - _TEST_REACH) : start]
        return bool(said(_PART, "es", "named_test").search(before))
    if _PART.match(after) or (_TO.search(text[max(0, start - 8) : start]) and _OBJECT.match(after)):
        return True
    if _BEHIND.match(after):
        return True
    if (
        _NO_ILLNESS.fullmatch(text, start, end)
        or text[max(0, start - 5) : start].lower() == "code "
    ):
        return True
    word = statement.tokens.words[name.last - 1]
    if text[start:end].lower() == "weight loss" and _WANTED.search(
        text[max(0, start - 40) : start]
    ):
        return True
    if word == "pain" and _PAIN_CARE.match(after):
        return True
    if word == "block" and not _HEART.search(text[start:end]):
        return True
    if word == "strep" and text[max(0, start - 6) : start].lower() == "rapid ":
        return True
    if word == "dissection" and not _ARTERY.search(text[start:end]):
        return True
    if word == "sedation" and _GIVEN_SEDATION.search(text[max(0, start - 16) : end]):
        return True
    if word in ("allergies", "allergy") and name.last - name.first == 1:
        return True
    return word in ("trauma", "discharge", "injury", "exposure") and name.last - name.first == 1
