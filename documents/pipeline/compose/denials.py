"""Whether what a document denies can be told by its name alone, or only in its own sentence.

``Negative for malignancy`` under one specimen says nothing of another: beside a cancer that is
named, or of a margin, a node, a side or a day, a denial is quoted with what it speaks of or not
told. One rule for the summary and for the chat.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.compose.denied_of import LEVEL, is_narrow, kind_before
from documents.pipeline.compose.wording import tidy
from documents.pipeline.language.sentences import split
from documents.pipeline.notes.problems.condition_entries import key
from documents.pipeline.notes.problems.not_before import UNTIL_NOW, is_cancer
from documents.pipeline.types import Condition, Page, Source, Status
from knowledge.folding import fold

# Where a denial holds and nowhere else; a letter or a number with a stop opens a specimen's line.
_PLACE: Final = re.compile(
    rf"\b{LEVEL}|"
    r"^\(?(?:[A-Z]|[1-9]\d?)[.):]\s|\b(?:margins?|nod(?:es?|al)|specimens?|left|right|bilateral\w*"
    r"|quadrants?|lobes?|biops\w+|cores?|sections?|blocks?|parts?|flaps?|edges?"
    r"|margen(?:es)?|bordes?|gangli\w+|muestras?|izquierd[oa]s?|derech[oa]s?|cuadrantes?|lobulos?)\b",
    re.IGNORECASE,
)
_SIDE: Final = re.compile(
    rf"\b{LEVEL}|"
    r"\b(?:specimens?|left|right|l|r|quadrants?|lobes?|margins?"
    r"|muestras?|izquierd[oa]s?|derech[oa]s?|cuadrantes?|lobulos?)\b",
    re.IGNORECASE,
)
_DAY: Final = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
# How far a denial's own words reach: to the comma before it, and to the end of its sentence.
_BEFORE: Final = re.compile(r"[,;.]\s")
_STOPPED: Final = re.compile(r"[.;]\s+")
_AT: Final = re.compile(r"\b(?:of|in|on|at|to|over|within|involving|from|since|del?|en|desde)\b")
# "No significant stenosis": one that is not significant may be there all the same.
_LIMITED: Final = re.compile(
    r"\b(?:no|not|without|nor|sin|ni|ningun[ao]?)\s+(?:[\w-]+\s+){0,3}?(?:[\w-]+ly\s+)?(?:significant|major|large"
    r"|obvious|gross|severe|acute|new|further|other|definite|convincing|residual|recurrent"
    r"|critical|high[ -]grade|flow[ -]limiting|substantial|marked|appreciable|sizeable|overt|frank"
    r"|drainable|displaced|sustained|clinical|visible|active|signifi\w+|importantes?|agud[oa]s?"
    r"|nuev[oa]s?|graves?|otr[oa]s?|evidentes?|residual\w*)\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_LIMITED_BEHIND: Final = re.compile(
    r"\s(?:significativ[oa]s?|importantes?|agud[oa]s?|grandes?|evidentes?|relevantes?|marcad[oa]s?)\b"
)
_LABELLED: Final = re.compile(r"^[^.;]{2,60}:\s+\S")
_END: Final = re.compile(r"[.;](?=\s|$)|\n[ \t]*\n|\n(?=\s*(?:[-•*]|\(?\w[.)]\s|[A-Z]))|\|")
_NAMED: Final = (Status.PRESENT, Status.POSSIBLE)
_MOST_WORDS: Final = 24
_REACH: Final = 240
_WRAPPED: Final = 600


def bound(
    conditions: Sequence[Condition],
    pages: Sequence[Page],
    among: Sequence[Condition] | None = None,
) -> frozenset[Condition]:
    """The denials that must not be told without the sentence that says what they are true of.

    ``among`` are all of the document's, where ``conditions`` are only some of them.
    """
    names = {one.text: None for one in among or conditions if one.status in _NAMED}
    cancer = any(is_cancer(name) for name in names)
    named = [key(name) for name in names]
    judged: dict[str, bool] = {}
    texts = {page.number: page.text for page in pages}
    found: set[Condition] = set()
    for each in conditions:
        if each.status is not Status.ABSENT:
            continue
        if each.text not in judged:
            denied = key(each.text)
            judged[each.text] = any(denied <= one for one in named)
        holds = judged[each.text] or _holds_of_a_part(each.source, texts)
        if is_cancer(each.text):
            place = None if cancer else _line(each.source, pages)
            holds |= cancer or (place is not None and bool(_PLACE.search(_said(place, pages))))
        if holds:
            found.add(each)
    return frozenset(found)


def _holds_of_a_part(place: Source, texts: Mapping[int, str]) -> bool:
    """Whether the words around a denial name a side, a part or a time that it is true of."""
    text = texts.get(place.page)
    if text is None:
        return False
    first, last = max(0, place.start - _REACH), place.end + _REACH
    start = max(
        text.rfind("\n", first, place.start), text.rfind("|", first, place.start), first - 1
    )
    stop = _END.search(text, place.end, last)
    behind = fold(text[place.end : stop.start() if stop else last])
    before = fold(text[start + 1 : place.start])
    own = before[max((cut.end() for cut in _BEFORE.finditer(before)), default=0) :]
    if (
        UNTIL_NOW.search(_STOPPED.split(before)[-1])
        or _LIMITED.search(own)
        or _LIMITED_BEHIND.match(behind)
        or is_narrow(own, behind)
    ):
        return True
    if own != before and ":" in before:
        own = f"{before[: before.index(':')]} {own}"
    comma = re.search(r"[,;]", behind)
    words = [
        own + behind[: comma.start() if comma else None],
        *(behind[at.start() :] for at in _AT.finditer(behind)),
    ]
    return any(_SIDE.search(part) or _DAY.search(part) for part in words)


def whole(each: Condition, pages: Sequence[Page]) -> Source | None:
    """The place of the denial with what it speaks of; None where its line does not say that."""
    place = _line(each.source, pages)
    if place is None:
        return None
    page = next(page.text for page in pages if page.number == place.page)
    found = _tells_of(each, place, page)
    if found is not None:
        return found
    # A line that the page's width began tells it with the one above.
    start, end = each.source.start, each.source.end
    first = page.rfind("\n\n", max(0, start - _WRAPPED), start)
    first = first if first >= 0 else max(0, start - _WRAPPED)
    spans = [
        (first + a, first + b)
        for a, b in split(page[first : end + _WRAPPED])
        if first + a <= start and end <= first + b
    ]
    return _tells_of(each, Source(place.page, *spans[0]), page, listed=True) if spans else None


def _tells_of(each: Condition, place: Source, page: str, *, listed: bool = False) -> Source | None:
    """The place, or its last sentence, where it is short and says what the denial speaks of."""
    stops = _STOPPED.finditer(page, place.start, each.source.start)
    own = max((cut.end() for cut in stops), default=place.start)
    before = fold(page[own : each.source.start])
    behind = fold(page[each.source.end : place.end])
    limited = (
        _LIMITED.search(before)
        or _LIMITED_BEHIND.match(behind)
        or UNTIL_NOW.search(fold(page[own : place.end]))
        or is_narrow(before, behind)
    )
    if limited:
        # Its own sentence says all of it, without those before it on the line.
        place = replace(place, start=own)
    text = fold(tidy(page[place.start : place.end]))
    short = len(text.split()) <= _MOST_WORDS
    told = limited or any(each.search(text) for each in (_PLACE, _SIDE, _DAY, _LABELLED))
    return place if short and told and (listed or not text[0].islower()) else None


def with_kind(each: Condition, pages: Sequence[Page]) -> Condition:
    """A denied condition with the words before it that say which kind is denied."""
    text = next((page.text for page in pages if page.number == each.source.page), None)
    start = each.source.start if text is None else kind_before(text, each.source.start)
    if text is None or start == each.source.start:
        return each
    place = replace(each.source, start=start)
    return replace(each, text=tidy(text[start : place.end]), source=place)


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
