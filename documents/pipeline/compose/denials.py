"""Whether what a document denies can be told by its name alone, or only in its own sentence.

``Negative for malignancy`` under one specimen says nothing of another: beside a cancer that is
named, or of a margin, a node or a side, a denial is quoted with what it speaks of or not told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from documents.pipeline.compose.wording import tidy
from documents.pipeline.types import Condition, Page, Source, Status
from knowledge.condition_words import expansion
from knowledge.folding import fold

_CANCER: Final = re.compile(
    r"\b\w*(?:cancer|carcinoma|malign|tumou?r|neoplas|metasta|atypi|dysplas|displas|melanoma"
    r"|lymphoma|linfoma|leuk(?:a)?emi|leucemi|sarcoma|myeloma|mieloma|blastoma|glioma"
    r"|mesothelioma|seminoma)",
    re.IGNORECASE,
)
# Where a denial holds and nowhere else; a letter or a number with a stop opens a specimen's line.
_PLACE: Final = re.compile(
    r"^\(?(?:[A-Z]|[1-9]\d?)[.):]\s|\b(?:margins?|nod(?:es?|al)|specimens?|left|right|bilateral\w*"
    r"|quadrants?|lobes?|biops\w+|cores?|sections?|blocks?|parts?|flaps?|edges?"
    r"|margen(?:es)?|bordes?|gangli\w+|muestras?|izquierd[oa]s?|derech[oa]s?|cuadrantes?|lobulos?)\b",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(r"^[^.;]{2,60}:\s+\S")
_END: Final = re.compile(r"[.;](?=\s|$)|\n[ \t]*\n|\n(?=\s*(?:[-•*]|\(?\w[.)]\s|[A-Z]))|\|")
_NAMED: Final = (Status.PRESENT, Status.POSSIBLE)
_MOST_WORDS: Final = 24


def bound(conditions: Sequence[Condition], pages: Sequence[Page]) -> frozenset[Condition]:
    """The denials that must not be told without the sentence that says what they are true of."""
    names = {one.text: None for one in conditions if one.status in _NAMED}
    cancer = any(_is_cancer(name) for name in names)
    named = [_spelt(name) for name in names]
    judged: dict[str, bool] = {}
    found: set[Condition] = set()
    for each in conditions:
        if each.status is not Status.ABSENT:
            continue
        if _is_cancer(each.text):
            place = None if cancer else _line(each.source, pages)
            holds = cancer or (place is not None and bool(_PLACE.search(_said(place, pages))))
        elif each.text in judged:
            holds = judged[each.text]
        else:
            denied = _spelt(each.text)
            holds = judged[each.text] = any(denied <= one for one in named)
        if holds:
            found.add(each)
    return frozenset(found)


def whole(each: Condition, pages: Sequence[Page]) -> Source | None:
    """The place of the denial with what it speaks of; None where its line does not say that."""
    place = _line(each.source, pages)
    if place is None:
        return None
    text = _said(place, pages)
    short = len(text.split()) <= _MOST_WORDS
    told = bool(_PLACE.search(text) or _LABELLED.match(text))
    return place if short and told and not text[0].islower() else None


def _is_cancer(name: str) -> bool:
    return bool(_CANCER.search(fold(name)))


def _spelt(name: str) -> frozenset[str]:
    """The words of a name, an abbreviation spelled out."""
    return frozenset(re.findall(r"\w+", fold(expansion(name) or name).casefold()))


def _said(place: Source, pages: Sequence[Page]) -> str:
    text = next(page.text for page in pages if page.number == place.page)
    return fold(tidy(text[place.start : place.end]))


def _line(place: Source, pages: Sequence[Page]) -> Source | None:
    """From the beginning of the line that a name stands on to the end of its sentence."""
    text = next((page.text for page in pages if page.number == place.page), None)
    if text is None:
        return None
    start = max(text.rfind("\n", 0, place.start), text.rfind("|", 0, place.start)) + 1
    stop = _END.search(text, place.end)
    end = stop.start() if stop else len(text)
    while start < place.start and (text[start].isspace() or text[start] in "-•*"):
        start += 1
    return Source(place.page, start, end)
