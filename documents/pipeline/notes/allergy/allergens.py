"""What a patient can be allergic to, in the words of a list, and what such words never are."""

from __future__ import annotations

import re

from documents.pipeline.notes.allergy import orders
from documents.pipeline.notes.structure.noun_phrases import is_noun_phrase
from documents.pipeline.notes.structure.sayings import naming, said
from documents.pipeline.types import Language
from knowledge import medicines, spanish_medicines
from knowledge.phrases import tokenize

# What people are allergic to, beside medicines.
_ALLERGENS = re.compile(
    r"\b(?:latex|rubber|pollens?|dust|mites?|mou?lds?|grass(?:es)?|ragweed|trees?|weeds?|animals?"
    r"|danders?|fur|feathers?|cats?|dogs?|horses?|shell-?fish\w*|crustaceans?|shrimps?|prawns?"
    r"|crabs?|lobsters?|sea-?foods?|fish|eggs?|milk|dairy|lactose|gluten|wheat|soya?|pea-?nuts?"
    r"|(?:wal|hazel)?nuts?|almonds?|cashews?|pecans?|sesame|sul(?:f|ph)ites?|\w*berr(?:y|ies)|kiwis?"
    r"|peach(?:es)?|bananas?|avocados?|tomato(?:es)?|fruits?|chocolate|foods?|bees?|wasps?|hornets?"
    r"|insects?|venoms?|stings?|nickel|metals?|iodine|betadine|dyes?|adhesives?|tapes?"
    r"|(?:elasto)?plast(?:er)?s?|band-?aids?|chlorhexidine|perfumes?|fragrances?|detergents?|soaps?"
    r")\b",
    re.IGNORECASE,
)
# Kinds of medicines that allergies name as a whole.
_KINDS = re.compile(
    r"\b(?:contrast|gadolinium|sul(?:f|ph)as?|sul(?:f|ph)onamides?|pcns?|penicillins?|cephalosporins?|antibiotics?"
    r"|beta-?lactams?|nsaids?|anti-inflammatories|ana?esthetics?|vaccines?|opi(?:oid|ate)s?"
    r"|narcotics?|steroids?|statins?)\b",
    re.IGNORECASE,
)
_NOT_SUBSTANCE = frozenset(
    """n y status active inactive resolved mild moderate severe none unknown no yes n/a na history
    patient reviewed see chart list updated noted multiple several any other medications medication
    drug drugs food medical date allergies allergy the a documented known this and anything
    something both all each these it reaction reactions severity medicine medicines high
    low""".split()
)
_NO_NAME = re.compile(
    r"\b(?:is|was|has|had|reports?|states?|takes?|patient|history|review\w*|no|not|carries"
    r"|likely|possibl[ey]|probabl[ey]|suspected|her|his|he|she|they|i|we|you|precautions?|tests?|testing|clinics?|risks?|screen\w*|advice"
    r"|cards?|bracelets?|referrals?|levels?|challenges?|free)\b|[?!]",
    re.IGNORECASE,
)
# Words with which a clause goes on; a name from a list that nobody knows has none.
_CLAUSE = re.compile(
    r"\b(?:to|for|with|by|at|from|until|up|per|on|since|after|before|during|in|as|well|type of)\b"
    r"|\d|^\w{3,}(?:ed|ing)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:he|she|they|i|we|you|it|who|has|is|was|so|please|therefore|then|also|on|takes?|taking"
    r"|currently|now|previously|already|started|commenced|given|treated|prescribed|using|uses"
    r"|presents?|presented|admitted|referred|known to|had)\b",
    re.IGNORECASE,
)
_ADVISES = re.compile(
    r"\b(?:should|must|can(?:no|')t|may|will|please|avoid(?:s|ing)?|upsets?|makes?|do not|don't"
    r"|tell|ask|check|use|stop)\b",
    re.IGNORECASE,
)
_DAY = (
    r"(?:\d{1,2}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ](?:19|20)?\d\d"
    r"|(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?"
    r"|(?:[A-Za-z]{3,9}[ -])?(?:\d{1,2},? )?(?:19|20)\d\d)(?!\w)"
)
_DAY_BEFORE = re.compile(rf"\(?{_DAY}\)?[ \t]*[:,;–—|-]*[ \t]*")
_DAY_BEHIND = re.compile(rf"[\s(,–—-]*\b(?:(?:in|since|on|from)[ \t]+)?{_DAY}\W*$", re.IGNORECASE)
_MOST_WORDS = 6
_MOST_OF_UNKNOWN = 4


def is_known(substance: str, language: Language) -> bool:
    """Whether words name a medicine, or something that people are allergic to."""
    if said(_ALLERGENS, language, "allergens").search(substance) or _KINDS.search(substance):
        return True
    return _is_named(substance, language)


def is_medicine(substance: str, language: Language) -> bool:
    """Whether words name a medicine or a kind of medicines, and nothing else beside."""
    if _KINDS.search(substance):
        return True
    return _ALLERGENS.search(substance) is None and _is_named(substance, language)


def _is_named(substance: str, language: Language) -> bool:
    index = medicines.index() if language == "en" else spanish_medicines.index()
    return next(index.matches(tokenize(substance)), None) is not None


def is_condition(substance: str) -> bool:
    """Whether Spanish words name a condition."""
    return next(naming("es").names(tokenize(substance)), None) is not None


def is_generic(word: str) -> bool:
    """Whether a word of a list of allergies names nothing to be allergic to: ``drug``, ``mild``."""
    return word.lower() in _NOT_SUBSTANCE


# "Anti-D given today": what was done, behind a list that has ended.
_DONE = re.compile(r"\b(?:given|administered|today|offered|discussed|attended)\b", re.IGNORECASE)


def is_substance(words: str, language: Language) -> bool:
    """Whether an entry of a list can be what somebody is allergic to.

    What is not known to us is one only as a bare name: no clause, no figure, no person.
    """
    parts = words.lower().split()
    if not parts or len(parts) > _MOST_WORDS or not any(ch.isalpha() for ch in words):
        return False
    if all(is_generic(part.strip(".,")) for part in parts):
        return False
    if _DONE.search(words) or orders.is_order(words, language):
        return False
    if said(_NO_NAME, language, "no_name_allergy").search(words):
        return False
    if language != "en" or is_known(words, language):
        return True
    bare = len(parts) <= _MOST_OF_UNKNOWN and not _CLAUSE.search(words)
    return bare and is_noun_phrase(words)


def is_clause(words: str) -> bool:
    """Whether English words of a list speak of a person or of what to do: a sentence goes on."""
    return _GOES_ON.match(words) is not None or _ADVISES.search(words) is not None


def without_day(text: str, start: int, end: int) -> tuple[int, int]:
    """A name's place without the day it was written down: no part of what it names."""
    if before := _DAY_BEFORE.match(text, start, end):
        start = before.end()
    if start < end and (behind := _DAY_BEHIND.search(text[start:end])) and behind.start():
        end = start + behind.start()
    return start, end
