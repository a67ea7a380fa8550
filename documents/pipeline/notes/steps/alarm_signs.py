"""A bid that holds for the signs named before it: ``Warning signs: fever, vomiting. Go to the ER.``

Told alone it sends somebody to hospital who has none of them. It is told with the whole list, or,
where the list is too long for a sentence or something else stands between, not at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.types import FollowUp

_SIGNS: Final = (
    r"(?:(?:warning|alarm|danger|emergency|red[- ]flag) (?:signs?|symptoms?)(?: (?:and|or|&) "
    r"(?:signs?|symptoms?))?|red flags?|return precautions?"
    r"|(?:datos|signos|se[ñn]ales|s[ií]ntomas|criterios|indicadores)(?: (?:y|o) s[ií]ntomas)? de "
    r"(?:alarma|alerta|peligro|gravedad|urgencias?))"
)
_COME: Final = (
    r"(?:(?:acud(?:a|ir)|consult(?:e|ar)|v[uo]elv(?:a|er)|regres(?:e|ar))(?: \w+){0,4} si"
    r"|(?:return|come back|go|seek)(?: \w+){0,4} if)"
)
_LABEL: Final = re.compile(
    r"\W*(?!(?:no|sin|without|denies|niega)\b)"
    rf"(?:(?:[^\W\d]+ ){{0,4}}?(?:{_SIGNS}|{_COME})(?: [^\W\d]+){{0,5}}\s*:|{_SIGNS}\s*(?:[–-]|$))",
    re.IGNORECASE,
)
_BID: Final = re.compile(
    r"\W*(?:(?:if (?:(?:you|he|she|they|your child) (?:have|has|get|gets|notice|notices|develop"
    r"|develops|see) )?any of (?:these|them|the above)(?: (?:signs|symptoms))?"
    r"(?: (?:happens?|occurs?|appears?|develops?))?"
    r"|please|then|in (?:that|such) (?:case|an event)|por favor|debe(?:ra)?"
    r"|en (?:tal|ese|este) caso|favor de|you (?:should|must|need to))\W+)*"
    r"(?:go|come|return|report|present|attend|seek|call|ring|dial|phone|contact|visit|see"
    r"|acud(?:a|ir|an)|volver|vuelva[ns]?|regres(?:e|ar)|consult(?:e|ar)|reconsult(?:e|ar)"
    r"|llam(?:e|ar)|avis(?:e|ar)|ir|vaya|busc(?:ar|que)|solicit(?:ar|e) atencion)\b",
    re.IGNORECASE,
)
# A visit that is planned whatever happens.
_PLANNED: Final = re.compile(
    r"\b(?:appointments?|follow[- ]?ups?|check-?ups?|results?|lab(?:s|oratory)?|citas?|ayun[ao]s?"
    r"|control(?:es)?|resultados?|revision|cura[rs]?|analitica|laboratorio|proxim[oa]|next|tomorrow|today|manana"
    r"|hoy|(?:in|en|dentro de|within) (?:\d|an?\b|un[oa]?\b|dos|tres|two|three|one)\b)"
    r"|\b\d{1,2}[/.-]\d{1,2}",
    re.IGNORECASE,
)
_OWN_CASE: Final = re.compile(
    r"\b(?:if|when|whenever|in case of|si|cuando|en caso de|ante)\b(?!\W+(?:you (?:have|develop|get"
    r"|notice) )?(?:any|one|these|they|those|it|present\w*(?:los|las)?\W*$"
    r"|(?:present\w* )?algun[oa]|est[oae]s|cualquiera|ocurr\w+|aparec\w+))",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"^\s*(?:[-•●▪◦*>–]|\(?\d{1,2}[.)])\s*")
_LONGEST_BID: Final = 14
_MOST_WORDS: Final = 48
_MOST_BACK: Final = 12
_FAR: Final = 2


def told(
    statements: Sequence[Statement], place: int, printed: str, steps: Collection[int]
) -> FollowUp | bool:
    """The signs and the bid that stands behind them; True where they cannot be told together.

    False for what holds without any sign. ``steps`` are the places of the steps before it.
    """
    bid = statements[place]
    if not _is_bid(bid):
        return False
    end = stop = bid.start
    for at in range(place - 1, max(-1, place - 1 - _MOST_BACK), -1):
        each = statements[at]
        text = each.page.text
        if each.page is not bid.page or text.count("\n", each.end, end) > _FAR:
            return False
        if _LABEL.match(each.text):
            return _together(printed, each.start, stop, bid)
        if each.title != bid.title:
            return False
        if _LABEL.fullmatch(f"{each.title}:"):
            above = text.rfind(each.title, 0, each.start)
            between = text[above + len(each.title) : each.start]
            if above >= 0 and not between.strip(" \t\n:.–-•*1)"):
                return _together(printed, above, stop, bid)
        # What is to be done in any case may not be told as if it hung on the signs.
        if at in steps and not _is_bid(each):
            stop = each.start
        end = each.start
    return False


def holds(warned: FollowUp, step: FollowUp) -> bool:
    """Whether what is told with the signs holds a step that was found before."""
    whole, place = warned.source, step.source
    return whole.page == place.page and whole.start <= place.start < whole.end


def is_of_alarm(words: str) -> bool:
    """Whether what is told of a step begins with the label of the signs that it holds for."""
    return _LABEL.match(words) is not None


def _together(printed: str, start: int, stop: int, bid: Statement) -> FollowUp | bool:
    """The list and the bid as one line, as printed; True where they are too long for that."""
    lines = [_BULLET.sub("", line) for line in printed[start:stop].split("\n")]
    lines = [" ".join(line.split()) for line in lines if line.strip()]
    listed = "".join(lines)
    if _LABEL.fullmatch(f"{listed.rstrip(' :–-.')}:"):
        return True
    if len(lines) > 1:
        head, items = lines[0].rstrip(" :–-"), lines[1:]
        if not _LABEL.fullmatch(f"{head}:"):
            head, items = "", lines
        signs = "; ".join(each.rstrip(" ;,.") for each in items)
        listed = f"{head}: {signs}." if head else f"{signs}."
    words = f"{listed} {' '.join(printed[bid.start : bid.end].split())}"
    if len(words.split()) > _MOST_WORDS:
        return True
    if stop == bid.start:
        return FollowUp(words, bid.source(start, bid.end))
    lead = bid.source(start, start + len(printed[start:stop].rstrip()))
    return FollowUp(words, bid.source(bid.start, bid.end), lead=lead)


def _is_bid(statement: Statement) -> bool:
    text = statement.text
    return (
        len(text.split()) <= _LONGEST_BID
        and _BID.match(text) is not None
        and not _PLANNED.search(text)
        and not _OWN_CASE.search(text)
    )
