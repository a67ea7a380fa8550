"""A further value of a test that its sentence named before: always for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.pipeline.labs.accept import plausible
from documents.pipeline.labs.prose import words
from documents.pipeline.labs.prose.figures import Figure
from documents.pipeline.labs.prose.judge import AMOUNTS, Judge, Link
from documents.pipeline.labs.prose.mentions import Mention
from documents.pipeline.labs.prose.unknown import TIME, names_another
from documents.pipeline.labs.tokens import Kind

_NEAR = 90
_LAST = re.compile(r",|\b(?:and|then|y|e)\b")


def later(
    judge: Judge, events: Sequence[Mention | Figure], links: Sequence[Link], used: set[int]
) -> Iterator[Link]:
    """``was 340 ng/L and fell to 120 ng/L``, ``80 mg/L on day 3``; ``and hers is 61``."""
    named = [event for event in events if isinstance(event, Mention)]
    known = list(links)
    for event in events:
        if isinstance(event, Mention) or event.start in used:
            continue
        before = [name for name in named if name.start < event.start]
        if not before:
            continue
        link: Link | None = None
        near = judge.text[max(before[-1].end, event.start - _NEAR) : event.start]
        earlier = [x for x in known if x.figure.end <= event.start]
        first = max(earlier, key=lambda x: x.figure.start, default=None)
        if first and first.mention == before[-1] and _goes_on(judge, first, event, near):
            link = _same(judge, first, event)
        elif words.OF_IT.search(near) and len({name.tests for name in before}) == 1:
            link = _it(judge, before[-1], event)
        if link:
            used.add(event.start)
            known.append(link)
            yield link


def _goes_on(judge: Judge, first: Link, figure: Figure, near: str) -> bool:
    """Whether a figure is told of the test before it, at another time."""
    between = judge.text[first.figure.end : figure.start]
    if words.ARROW.fullmatch(between):
        return figure.item.kind is Kind.NUMBER
    if figure.parsed is None and figure.unit is None:
        return _bare(judge, first, figure, between)
    if words.WENT_ON.search(near):
        return True
    return bool(
        figure.item.kind is Kind.NUMBER
        and figure.parsed is not None
        and figure.parsed.dimension not in AMOUNTS
        and len(between) <= _NEAR
        and words.AND_THEN.search(between)
        and not words.OTHERWISE.search(between)
        and not words.BY.search(between)
        and not words.A_TIME.match(judge.text, figure.value_end)
        and not names_another(judge.text, figure)
        and _tells_when(between)
    )


def _tells_when(between: str) -> bool:
    """Whether what stands before a further figure says when it was, and no other test's name."""
    tail = _LAST.split(between)[-1]
    joint = words.JOIN.match(tail)
    return (joint is not None and joint.end() == len(tail)) or bool(TIME.search(tail))


def _bare(judge: Judge, first: Link, figure: Figure, between: str) -> bool:
    """Whether a figure without a unit is told of the test before it: ``124 on admission, 136 at``.

    Nothing but times and how it went may stand between, and a time or a way has to be said.
    """
    if figure.item.kind is not Kind.NUMBER or len(between) > _NEAR:
        return False
    if words.NOW_NEXT.fullmatch(between):
        return True
    if not words.BARE_NEXT.fullmatch(between) or words.BY.search(between):
        return False
    went = words.WENT_ON.search(between)
    return bool(went or words.AT_TIME.match(judge.text, figure.value_end))


def _same(judge: Judge, first: Link, figure: Figure) -> Link | None:
    if figure.parsed is None:
        likely = plausible(first.tests, figure.item.number) or _is_near(first.figure, figure)
        likely = likely or _by_arrow(judge, first, figure)
        return Link(first.mention, figure, first.tests, sure=False) if likely else None
    if first.figure.parsed not in {None, figure.parsed}:
        return None
    tests = judge.fitting(first.mention, figure.parsed)
    return Link(first.mention, figure, tests, sure=False) if tests else None


def _by_arrow(judge: Judge, first: Link, figure: Figure) -> bool:
    return bool(words.ARROW.fullmatch(judge.text, first.figure.end, figure.start))


def _is_near(one: Figure, other: Figure) -> bool:
    """Whether two figures can be one test's by their size."""
    first, second = one.item.number, other.item.number
    return bool(first and second and abs(first) <= abs(second) * 4 <= abs(first) * 16)


def _it(judge: Judge, name: Mention, figure: Figure) -> Link | None:
    tests = judge.fitting(name, figure.parsed)
    amount = figure.parsed is not None and figure.parsed.dimension in AMOUNTS
    if not tests or amount or name.ordinary or figure.item.kind is not Kind.NUMBER:
        return None
    if figure.parsed is None and not plausible(tests, figure.item.number):
        return None
    return Link(name, figure, tests, sure=False)


def carried(judge: Judge, held: Link, events: Sequence[Mention | Figure]) -> Iterator[Link]:
    """The figure of a sentence that goes on about the one test of the sentence before it."""
    figure = min(events, key=lambda event: event.start, default=None)
    if not isinstance(figure, Figure) or figure.item.kind is not Kind.NUMBER:
        return
    if not words.IT_IS.fullmatch(judge.text, judge.start, figure.start):
        return
    if words.NOT_THIS.search(judge.text[judge.start : figure.start] + " "):
        return
    link = _same(judge, held, figure)
    if link and (figure.parsed or words.IS_OVER.match(judge.text, figure.value_end)):
        yield link


def only_one(names: Sequence[Mention], links: Sequence[Link]) -> Link | None:
    """The last value of a sentence that names one test alone, or None."""
    tests = {name.tests for name in names}
    return links[-1] if links and len(tests) == 1 else None


def is_then(judge: Judge, run: Sequence[Figure]) -> bool:
    """Whether figures without units in a row are one test's at several times: ``68, and 94 at
    discharge``.
    """
    return all(
        figure.unit is None
        and figure.item.kind is Kind.NUMBER
        and bool(words.AT_TIME.match(judge.text, figure.value_end))
        for figure in run[1:]
    )
