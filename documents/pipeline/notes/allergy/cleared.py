"""A substance that a document says is taken well, or is an allergy no more: no allergy of today."""

from __future__ import annotations

import re

from documents.pipeline.notes.allergy.allergens import is_known
from documents.pipeline.notes.structure.sayings import said
from documents.pipeline.types import Language

_WELL = re.compile(
    r"\b(?<!not )(?<!n't )(?<!n’t )(?<!never )tolerat(?:ed|es|ing)\b|\b(?<!not )safe(?:ly)?\b"
    r"|\b(?:without|no) (?:any )?(?:\w+ )?(?:reactions?|problems?|issues?|incidents?)\b"
    r"|\bnot (?:known to be )?allergic\b|\bisn[’']t allergic\b"
    r"|\b(?:can|may) (?:take|have|eat|be given|receive)\b",
    re.IGNORECASE,
)
# What was held to be an allergy and was found to be none.
_OVER = re.compile(
    r"\bde-?labell?(?:ed|ing)\b"
    r"|\b(?:label|alert|allergy|entry|flag) (?:\w+ ){0,2}(?:removed|withdrawn|cleared|cancell?ed)\b"
    r"|\bremoved from\b|\bno longer (?:allergic|an allergy|considered)\b|\boutgr[eo]wn?\b"
    r"|\b(?:ruled out|disproved|disproven|refuted|entered in error|recorded in error)\b"
    r"|\brechalleng\w+ (?:with|to)?[^.;]{0,40}?\b(?:without|negative|no reaction|well|safely)\b"
    r"|\b(?:negative|passed) [^.;]{0,20}?\bchallenge\b|\bchallenge [^.;]{0,12}?\bnegative\b",
    re.IGNORECASE,
)


def takes_well(words: str, language: Language) -> bool:
    """Whether words say of a substance that it is taken without harm."""
    return bool(said(_WELL, language, "taken_well").search(words))


def is_over(words: str, language: Language) -> bool:
    """Whether words say of an allergy that it was found to be none, or is one no more."""
    return bool(said(_OVER, language, "allergy_over").search(words))


def speaks_of_another(words: str, language: Language) -> bool:
    """Whether what is taken well is another substance: ``penicillin (tolerates cefazolin)``."""
    well = said(_WELL, language, "taken_well").search(words)
    return well is not None and is_known(words[well.end() :], language)
