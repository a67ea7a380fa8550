"""Medicines that are kept for a bad spell: a rescue pack, an action plan, ``for flare-ups``.

They are not taken now, so they are told by their own sentence with what they are kept for.
"""

from __future__ import annotations

import re

from documents.pipeline.notes.structure.outline import Statement

_PACK = (
    r"(?:[\w-]+ ){0,2}?(?:(?:rescue|stand-?by|emergency) (?:packs?|courses?|medic\w+|supply"
    r"|steroids?|antibiotics?|plan)"
    r"|(?:action|sick[ -]day|flare(?:-?up)?|exacerbation) (?:plan|pack|rules)"
    r"|plan de (?:acci[oó]n|rescate))\b"
)
# "If sputum turns green: prednisone 40 mg daily and amoxicillin": all of them in that case only.
_HANGS = re.compile(
    r"\W{0,4}(?:if(?! (?:yes|so|any)\b)|unless|in case|in the event"
    rf"|should (?:you|he|she|they|the|it)|{_PACK})"
    r"[^.;:]{0,120}:"
    r"[^.;]*\Z",
    re.IGNORECASE,
)
# "If your peak flow falls below 220 take prednisolone": no comma parts what is bidden.
_BIDDEN_IF = re.compile(
    r"(?:\A|[.;:]\s|\n|\b(?:and|but|or)\s)\W{0,4}(?:if|whenever|when"
    r"|should (?:you|your|he|she|they|the|it|this|there)|in case|in the event)\b"
    r"(?! (?:needed|required|necessary|possible|tolerated))"
    r"[^.;:]{2,140}?\b(?:takes?|use|have|starts?|increase|double|give|inject|restart|begin"
    r"|try|add|go back to|apply|repeat)\s"
    r"(?:(?:your|his|her|the|an?|one|two|another|extra|some|more|up|to|of|oral"
    r"|taking|using|with|rescue|regular|course|\d+\w*)\s){0,4}\Z",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"\W{{0,4}}{_PACK}", re.IGNORECASE)
# "Midazolam 7.5 mg for seizures lasting longer than 5 minutes": for nothing else.
_ONLY_FOR = re.compile(
    r"\bfor (?:any |an? )?[\w -]{3,30}?\b(?:lasting|that lasts?|(?:longer|more) than|over \d"
    r"|not (?:stopping|settling|relieved))\b",
    re.IGNORECASE,
)
# "For flare-ups": some day. One exacerbation is what is treated now; to prevent them is every day.
_BAD_SPELLS = re.compile(
    r"\b(?:(?:for|during|with|at|in)(?: (?!prevent|prophyl|reduc|less|control)[\w-]+){0,3}?"
    r" (?:flare(?:-|\s)?ups|flares|exacerbations|attacks|episodes|relapses)"
    r"|(?:in (?:the )?(?:case|event) of|in case (?:you|he|she|they|it|there)|should there be)"
    r"|(?:para|en|durante)(?: (?:l[ao]s|sus|tus))? (?:crisis|brotes|reagudizaciones"
    r"|exacerbaciones|ataques|episodios))\b",
    re.IGNORECASE,
)
# "5 mg daily if BP over 140/90", "20 mg while taking ibuprofen": what it hangs on, which no word
# for how often tells.
_ONLY_IF = re.compile(
    r"\b(?:if|unless|while|whilst|mientras|siempre que)\s(?!(?:it (?:is )?)?(?:needed|required"
    r"|necessary|reqd|nec|possible|tolerated|able|appropriate|desired|wanted|awake|prn|not needed"
    r"|you (?:can|need|wish|want|like)|precis\w+|necesari\w+)\b)\w",
    re.IGNORECASE,
)
# "while taking ibuprofen": named in what another one hangs on.
_HUNG_ON = re.compile(
    r"\b(?:if|unless|while|whilst|mientras)\s(?:(?:he|she|you|they|still|also|on|taking|using|tome"
    r"|toma|takes?|is|are|the|your|con)\s){0,4}$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;](?=\s|$)")


def kept_for_later(statement: Statement, start: int, end: int, limit: int) -> bool:
    """Whether the medicine named at ``start:end`` is kept for a bad spell; its own part ends at
    ``limit``, yet ``X 5 days and Y 7 days for flare-ups`` says it of both."""
    text = statement.page.text
    if _BIDDEN_IF.search(text[statement.start : start]):
        return True
    if _HANGS.match(text, statement.start, start) or _ONLY_FOR.search(text, end, limit):
        return True
    stop = _STOP.search(text, end, statement.end)
    return bool(_BAD_SPELLS.search(text, end, stop.start() if stop else statement.end))


def is_headed(statement: Statement) -> bool:
    """Whether only the heading, or the line that leads in, says that it is a rescue pack."""
    return any(_TITLED.match(head) for head in (statement.lead, statement.title) if head)


def only_if(statement: Statement, end: int, limit: int, often: str | None) -> bool:
    """Whether what is said behind a medicine hangs on more than how ``often`` it is taken tells."""
    text = statement.page.text[end : min(limit, statement.end)]
    if often:
        text = text.replace(often, " ", 1)
    stop = _STOP.search(text)
    return bool(_ONLY_IF.search(text, 0, stop.start() if stop else len(text)))


def is_hung_on(statement: Statement, start: int) -> bool:
    """Whether the medicine named at ``start`` is only what another one hangs on."""
    return bool(_HUNG_ON.search(statement.page.text, max(statement.start, start - 40), start))
