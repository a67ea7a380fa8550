"""Illnesses that a record of vaccines names: what was given against them, and nobody's illness."""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.types import Kind
from knowledge.folding import fold

# What there is a vaccine against, or tablets for a journey.
_PREVENTED: Final = re.compile(
    r"\b(?:hepatitis [abe]|hep ?[ab]|typhoid\w*|yellow fever|rabies|varicella|chicken ?pox"
    r"|influenza|flu|measles|mumps|rubella|tetanus|diphtheria|pertussis|whooping cough|polio\w*"
    r"|pneumococc\w*|pneumonia|mening\w+|hpv|(?:herpes )?zoster|shingles|covid\S*|coronavirus"
    r"|rsv|japanese encephalitis|encephalitis|cholera|rotavirus|tuberculosis|tb|malaria"
    r"|dengue|small ?pox|mpox|h(?:a)?emophilus\w*|human papilloma ?virus|traveller'?s diarrh\w+"
    r"|gripe|varicela|tetanos|difteria|tos ?ferina|sarampion|paperas|rubeola"
    r"|fiebre (?:amarilla|tifoidea)"
    r"|rabia|neumococ\w*|meningococ\w*|paludismo|colera)\b",
    re.IGNORECASE,
)
_NEAR: Final = 32
_GIVEN: Final = re.compile(
    r"\b(?:immuni[sz]ations?|vaccin\w*|vacuna\w*|inmunizaci\w+|shots?|jabs?|inoculations?|boosters?"
    r"|malaria (?:tablets|prevention|prophylaxis)|travel (?:health|clinic|medicines?))\b",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(rf"{_GIVEN.pattern}[^.;:\n]{{0,40}}:", re.IGNORECASE)
# "Last tetanus > 10 years ago", "tetanus: 2015", "flu overdue": when it was given, or is to be.
_LAST: Final = re.compile(
    r"\b(?:last|latest|most recent|annual|yearly|seasonal|ultim[oa])\s+(?:dose (?:of|for)\s+)?\Z"
)
_WHEN_GIVEN: Final = re.compile(
    r"(?:\s(?:status|toxoid))?\s*[:(,–-]?\s*(?:(?:not\s)?(?:up[ -]to[ -]date|utd|current)\b"
    r"|(?:over)?due\b"
    r"|unknown\b|x ?\d\b|(?:within|in) the last \d)"
)
_OF_TETANUS: Final = re.compile(r"\W*(?:>|<|over|more than|less than|\d{4}\b|\d{1,2}/)")
# Somebody has it after all.
_HAS: Final = re.compile(
    r"\b(?:positive|confirmed|diagnos\w+|infection|infected|carrier|chronic|acute|active|outbreak"
    r"|has|had|have|with|treated|admitted|positiv[oa]|infeccion|cronic[oa]|agud[oa]|tiene|tuvo)\b",
    re.IGNORECASE,
)


_VACCINE: Final = re.compile(
    r"\b(?:dtap|tdap|td|dtp|dt|mmrv?|opv|ipv|hib|hpv\d?|pcv ?\d{0,2}|ppsv ?\d{0,2}|men(?:acwy|b|c)"
    r"|mcv4|hep ?[ab]|rv[15]?|rotavirus|var|bcg|iiv\d?|laiv|rsv|zoster|shingrix|gardasil|prevnar"
    r"|pneumovax|menveo|pfizer\w*|moderna|covid\S*|fluzone|havrix|engerix|pentacel|boostrix|adacel"
    r"|6-in-1|hexyon|infanrix|proquad|vaxelis|vaccines?|vacuna|bexsero|novavax|janssen)\b",
    re.IGNORECASE,
)


def names_vaccine(text: str) -> bool:
    """Whether a line of a record of vaccines names one, or what it is given against."""
    return bool(_VACCINE.search(text) or _PREVENTED.search(fold(text)))


def is_against(statement: Statement, start: int, end: int, kind: Kind) -> bool:
    """Whether an illness is only what a vaccine of the list or the line was given against."""
    text = statement.page.text
    if not _PREVENTED.search(fold(text[start:end])):
        return False
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    if _HAS.search(fold(text[max(line, statement.start) : statement.end])):
        return False
    stop = stop if stop > 0 else len(text)
    near = min(end + _NEAR, max(stop, statement.end))
    beside = (text[line:start], text[start:end], text[end:near])
    if kind is Kind.VACCINATION or _is_dose(*(fold(each).lower() for each in beside)):
        return True
    said = (statement.title, statement.lead, text[line:stop])
    return bool(
        _GIVEN.search(fold(said[0])) or _GIVEN.search(fold(said[1])) or _LABEL.search(fold(said[2]))
    )


def _is_dose(before: str, name: str, behind: str) -> bool:
    """Whether words beside a name say when it was given, as nobody says of an illness."""
    if _LAST.search(before) or _WHEN_GIVEN.match(behind):
        return True
    return name.startswith("tetan") and _OF_TETANUS.match(behind) is not None
