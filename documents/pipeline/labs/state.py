"""How far a document's results are read: what the lines above have said for those below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from documents.pipeline.labs.columns import Header
from documents.pipeline.labs.context import (
    Facts,
    Mode,
    heading_mode,
    heading_specimen,
    heads_findings,
    stated_specimen,
)
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.figures import Figures
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.listed import ListedRanges
from documents.pipeline.labs.places import Place
from documents.pipeline.labs.samples import heads_the_patients
from documents.pipeline.labs.tokens import Item
from documents.pipeline.notes.structure import letter_body
from documents.pipeline.types import LabRow, Section
from knowledge import analytes


@dataclass(slots=True)
class State:
    """What was read so far, and what the next line stands under."""

    facts: Facts
    header: Header | None = None
    mode: Mode = Mode.RESULTS
    specimen: str | None = None
    aside: bool = False
    parent: str = ""
    rows: list[LabRow] = field(default_factory=list)
    ranges: ListedRanges = field(default_factory=ListedRanges)
    strip: bool = False
    ends: dict[int, Item] = field(default_factory=dict)
    tabular: int = 0
    read: set[int] = field(default_factory=set)
    figures: Figures | None = None
    mirrored: Mapping[int, Draft] = field(default_factory=dict)
    placed: dict[int, list[Place]] = field(default_factory=lambda: defaultdict(list))
    apart: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    told: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    unread: list[Section] = field(default_factory=list)
    unread_rows: list[Section] = field(default_factory=list)
    row_end: tuple[int, int] = (0, 0)

    def turn(self, line: Line) -> None:
        """What a line that holds no result changes for the lines below it."""
        if len(line.cells) == 1 and not any(c.isdigit() for c in line.text):
            name = line.text.strip(" :")
            self.parent = name if len(name) < 40 and analytes.exactly(name) else ""
        mode = heading_mode(line)
        if mode is None and self.mode is Mode.CONTROLS and heads_the_patients(line):
            mode = Mode.RESULTS
        if mode is None and self.mode in {Mode.MEDICINES, Mode.PLAN} and heads_findings(line):
            mode = Mode.RESULTS
        if mode is None and self.mode in {Mode.MEDICINES, Mode.PLAN} and self._is_told(line):
            self.mode, self.aside, self.specimen = Mode.RESULTS, False, None
        stated = stated_specimen(line)
        if mode is None and stated:
            self.specimen = stated
        if mode is None:
            return
        self.mode = mode
        self.aside = False
        if mode is Mode.RESULTS:
            self.specimen = stated or heading_specimen(line)

    def is_below_row(self, line: Line) -> bool:
        """Whether a row that was read stands right above a line."""
        page, end = self.row_end
        if page != line.page.number or end >= line.start or self.mode is not Mode.RESULTS:
            return False
        between = line.page.text[end : line.start]
        return not between.strip() and between.count("\n") == 1

    def _is_told(self, line: Line) -> bool:
        """Whether a letter's running text begins below the medicines or the plan at its head."""
        begins = letter_body.begins if self.mode is Mode.MEDICINES else letter_body.opens
        return begins(line.page.text, line.start)
