"""Cells that are told as what is counted: ``600 neutrophils/mm3``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.pipeline.labs.prose import words
from documents.pipeline.labs.prose.figures import Figure
from documents.pipeline.labs.prose.judge import Judge, Link
from documents.pipeline.labs.prose.mentions import Mention
from documents.pipeline.labs.tokens import Kind
from knowledge import analytes

_NAME = re.compile(r"(?P<name>[A-Za-z][A-Za-z ]*[A-Za-z])\s?(?=/|per\s)")


def counted(judge: Judge, figures: Sequence[Figure], used: set[int]) -> Iterator[Link]:
    """A figure that no name took, for the test that its own unit begins with.

    Sure in a sentence that gave another result: alone, the cells may be of any fluid.
    """
    among = bool(used)
    for figure in figures:
        if figure.unit is None or figure.start in used or figure.item.kind is not Kind.NUMBER:
            continue
        if figure.parsed is None or figure.parsed.dimension != "count/volume":
            continue
        found = _NAME.match(judge.text, *figure.unit)
        tests = analytes.exactly(found.group("name")) if found else ()
        before = judge.text[judge.start : figure.start]
        if not found or not tests or words.NOT_THIS.search(before) or words.DOSE.search(before):
            continue
        name = Mention(*found.span("name"), tests)
        fitting = judge.fitting(name, figure.parsed)
        if fitting:
            used.add(figure.start)
            yield Link(name, replace(figure, unit=(found.end(), figure.unit[1])), fitting, among)
