"""A value that is told once more in another unit: ``58 mmol/mol (7.5 %)``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from documents.pipeline.labs.prose.figures import Figure
from documents.pipeline.labs.prose.judge import AMOUNTS, Judge, Link
from documents.pipeline.labs.prose.mentions import Mention
from knowledge import analytes

_BETWEEN = re.compile(r"\s?[(\[/=]\s?$|\s?[(\[]?(?:or|i\.?e\.?|equal to|equivalent to)\s$")
_CLOSES = re.compile(r"\s?(?:[)\].,;]|$)")
_ROUNDED = Decimal("0.06")


def said_again(judge: Judge, link: Link, following: Sequence[Mention | Figure]) -> Iterator[Link]:
    """The figure right behind ``link`` where it is of the same name; sure where the two agree.

    A share of the same name (``0.8 x 10^9/L (19 %)``) is of another test: nothing can disagree.
    """
    second = following[0] if following else None
    if not isinstance(second, Figure) or second.parsed is None or link.figure.parsed is None:
        return
    if second.parsed.dimension in {*AMOUNTS, link.figure.parsed.dimension}:
        return
    if not _BETWEEN.match(judge.text[link.figure.end : second.start]):
        return
    tests = judge.fitting(link.mention, second.parsed)
    if tests and _CLOSES.match(judge.text, second.end):
        shared = [t for t in tests if t in link.tests]
        agree = not shared or any(_agree(judge.text, t, link.figure, second) for t in shared)
        yield Link(link.mention, second, tests, sure=link.sure and agree)


def _agree(text: str, test: analytes.Analyte, *two: Figure) -> bool:
    """Whether two figures are one value of the test, as far as figures are rounded."""
    worth = [
        test.to_canonical(each.item.number, text[slice(*each.unit)])
        for each in two if each.item.number is not None and each.unit
    ]  # fmt: skip
    known = [each for each in worth if each is not None]
    return len(known) == 2 and abs(known[1] - known[0]) <= abs(known[0]) * _ROUNDED
