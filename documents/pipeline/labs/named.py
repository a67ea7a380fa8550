"""A test's name as it stands on the page."""

from __future__ import annotations

from dataclasses import dataclass

from documents.pipeline.labs.lines import Line


@dataclass(frozen=True, slots=True)
class Named:
    """A name, where its tail begins, a unit printed with it and a flag printed before it.

    ``said``: the whole of a name of which pieces stand on other lines.
    """

    start: int
    end: int
    tail: int
    known: bool
    unit: tuple[int, int] | None = None
    flag: tuple[int, int] | None = None
    said: str = ""

    def text(self, line: Line) -> str:
        return self.said or line.page.text[self.start : self.end]
