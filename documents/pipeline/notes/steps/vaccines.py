"""A vaccine that a plan names, to be had or to be left: ``Flu and pneumococcal vaccines please``.

No verb bids it. What was given, declined or is up to date is no step, nor is what a record lists.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.structure.spoken import ADVICE
from documents.pipeline.notes.structure.statements import Statement
from knowledge.folding import fold

_PLANS: Final = frozenset(
    {"plan", "assessment_plan", "instructions", "followup", "disposition", ADVICE}
)
_LONGEST: Final = 16
_AGAINST: Final = (
    r"(?:flu|influenza|covid(?:-19)?|pneumo\w+|hepatitis|hep|[abcwy]|acwy|mmr|measles|mumps|rubella"
    r"|hpv|shingles|zoster|tetanus|td|diphtheria|pertussis|whooping|cough|polio|mening\w+|rabies"
    r"|typhoid|rsv|hib|rotavirus|varicella|chicken ?pox|bcg|travel|childhood|pregnancy|high-dose"
    r"|nasal|spray|catch-up|first|second|third|next|repeat|one|two|\d[- ]?(?:weeks?|months?|years?)"
    r"|\d\d?|and|or|&|plus)"
)
_VACCINE: Final = (
    r"(?:vaccin(?:es?|ations?)|immuni[sz]ations?|jabs?|boosters?|shots?"
    r"|flu nasal spray|shingrix|prevnar(?: ?\d\d)?|pneumovax(?: ?23)?|gardasil"
    r"|tdap|mmr|heplisav)"
)
_NAMED: Final = re.compile(
    rf"\W*(?:(?:please|for|needs?|due|recommend\w*|advise\w*|consider|arrange|also|annual|yearly"
    rf"|seasonal|routine|usual|the|his|her|their|your)\s)*(?:{_AGAINST}[\s,/()-]+){{0,8}}?"
    rf"{_VACCINE}\b(?!\s(?:clinic|nurse|card|team|centre|center|programme|program)\b)",
    re.IGNORECASE,
)
_NO_LIVE: Final = re.compile(
    r"\W*(?:strictly )?(?:no|avoid|not for)(?: any)? live(?:[- ]attenuated)? "
    r"(?:vaccin|immuni[sz])\w+",
    re.IGNORECASE,
)
# What was, what somebody thinks of it, and what was only spoken of.
_WAS: Final = re.compile(
    r"\b(?:was|were|is|are|has|had|have|did|been|given|administered|received|declin\w+|refus\w+"
    r"|deferred|up[- ]to[- ]date|utd|current|done|completed?|today|status|histor\w+|reviewed"
    r"|records?|discussed|offered|counsel+\w*|information|leaflet|against|reaction|side[- ]effects?"
    r"|ago|last|previous\w*|prior|since|after (?:her|his|the|a)|not|no|never|none|lot|site"
    r"|deltoid|allerg\w+|contraindicat\w+|hesitan\w+|unvaccinated"
    r"|(?:19|20)\d\d|\d ?ml|\d{1,2}[/.-]\d{1,2})\b|[?]",
    re.IGNORECASE,
)
_DUE: Final = re.compile(r"\b(?:is|are) (?:(?:now|over) ?)?(?:due|recommended|advised)\b", re.I)
# In Spanish, read without accents: "Vacuna antigripal", "Evitar vacunas vivas".
_SPANISH: Final = re.compile(
    r"\W*(?:(?:administrar|poner|indicar|recomendar|recomiendo|se (?:recomienda|indica|aconseja)"
    r"|valorar|completar|anual|pendiente(?: de)?)\s)?(?:la\s|las\s)?(?:vacun(?:as?|acion|ar)\b"
    r"|refuerzo de)|\W*(?:no|evitar|contraindicadas?|sin) (?:las |administrar |poner )*vacunas "
    r"(?:(?:con |de )?(?:virus |germenes )?viv[oa]s|atenuadas)",
    re.IGNORECASE,
)
_SPANISH_WAS: Final = re.compile(
    r"\b(?:puestas?|administradas?|recibi\w+|al dia|completas?|correctas?|rechaza\w*|ya|se vacuno"
    r"|fue|hoy|ultima|previas?|antes|hace|calendario|en regla|(?:19|20)\d\d"
    r"|\d{1,2}[/.-]\d{1,2})\b|[?]",
    re.IGNORECASE,
)


def names_vaccine(statement: Statement) -> bool:
    """Whether a plan names a vaccine that is to be had, or says that none may be had alive."""
    text = statement.text
    if statement.section not in _PLANS or len(text.split()) > _LONGEST:
        return False
    if statement.language == "es":
        folded = fold(text)
        return bool(_SPANISH.match(folded)) and not _SPANISH_WAS.search(folded)
    if _NO_LIVE.match(text):
        return True
    return bool(_NAMED.match(text)) and not _WAS.search(_DUE.sub("", text))
