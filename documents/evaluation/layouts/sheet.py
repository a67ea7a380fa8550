"""A sheet of paper to print a made-up report on: texts, lines and boxes, written as a PDF."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from documents.evaluation.layouts import fonts

COLUMNS = (50, 230, 300, 340, 420)
HEADS = ("Test", "Result", "Flag", "Units", "Reference Range")
"""Where most tables have their columns, and what stands over them."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One printed result as it must be read. ``number`` is None where it is told in words.

    ``printed_flag`` is empty where none is printed, and None where it is not judged. ``names`` are
    other right ways to name it; ``spare`` ones may be read or not.
    """

    name: str
    value: str
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    flag: str | None = None
    printed_flag: str | None = None
    number: Decimal | None = None
    on: date | None = None
    names: tuple[str, ...] = ()
    spare: bool = False


@dataclass(frozen=True, slots=True)
class _Text:
    x: float
    y: float
    text: str
    size: float
    font: str
    ink: float


@dataclass
class Sheet:
    """Pages being drawn, from the top left, in points; ``order`` is that of the content stream.

    ``face`` replaces every font by the composite or the drawn one.
    """

    wide: int = 595
    high: int = 842
    font: str = "plain"
    size: float = 9
    face: str = ""
    turn: int = 0
    order: str = "written"
    pages: list[list[_Text]] = field(default_factory=lambda: [[]])
    marks: list[list[str]] = field(default_factory=lambda: [[]])
    gold: list[Gold] = field(default_factory=list)

    def page(self) -> None:
        """Begin the next page."""
        self.pages.append([])
        self.marks.append([])

    def put(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float | None = None,
        font: str | None = None,
        side: str = "left",
        ink: float = 0,
    ) -> None:
        """Print a text; ``side`` says which end of it ``x`` is (left, right or middle)."""
        if not text:
            return
        size, font = size or self.size, font or self.font
        wide = fonts.width(text, size, font)
        x -= {"left": 0.0, "right": wide, "middle": wide / 2}[side]
        self.pages[-1].append(_Text(x, y, text, size, font, ink))

    def row(self, y: float, at: Sequence[float], cells: Sequence[str], **how: str | float) -> None:
        """Print cells at their columns; a negative column is a right-hand edge."""
        for x, cell in zip(at, cells, strict=False):
            self.put(abs(x), y, cell, side="right" if x < 0 else "left", **how)  # type: ignore[arg-type]

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin line."""
        points = f"{x0:g} {self.high - y0:g} m {x1:g} {self.high - y1:g} l S"
        self.marks[-1].append(f"0.5 w {points}")

    def fill(self, x: float, y: float, wide: float, high: float, *, grey: float = 0.9) -> None:
        """A coloured box."""
        self.marks[-1].append(
            f"q {grey:g} {grey:g} 1 rg {x:g} {self.high - y - high:g} {wide:g} {high:g} re f Q"
        )

    def pdf(self) -> bytes:
        """The file."""
        letters = "".join(sorted({c for page in self.pages for t in page for c in t.text}))
        faces = {name: f"/{name} {at} 0 R" for at, name in enumerate(fonts.BUILT_IN, 3)}
        objects = [b"", b""] + [
            f"<</Type/Font/Subtype/Type1/BaseFont/{base}"
            f"{'' if base == 'Symbol' else '/Encoding/WinAnsiEncoding'}>>".encode()
            for base in fonts.BUILT_IN.values()
        ]
        if self.face:
            first = len(objects) + 1
            parts = fonts.composite(letters) if self.face == "composite" else fonts.drawn(letters)
            numbers = itertools.count(first + 1)
            if self.face == "composite":
                parts[0] %= (first + 1, first + 3)
                parts[1] %= (first + 2,)
            else:
                parts[0] %= tuple(next(numbers) for _ in range(len(letters) + 1))
            objects += parts
            faces["face"] = f"/face {first} 0 R"
        kids = []
        for texts, marks in zip(self.pages, self.marks, strict=True):
            stream = self._stream(texts, marks, letters)
            kids.append(len(objects) + 1)
            turned = (self.high, self.wide) if self.turn % 180 else (self.wide, self.high)
            objects.append(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {turned[0]} {turned[1]}]"
                f"/Rotate {self.turn}/Contents {len(objects) + 2} 0 R"
                f"/Resources<</Font<<{''.join(faces.values())}>>>>>>".encode()
            )
            objects.append(b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream")
        objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
        shown = " ".join(f"{kid} 0 R" for kid in kids)
        objects[1] = f"<</Type/Pages/Kids[{shown}]/Count {len(kids)}>>".encode()
        return with_table(objects)

    def _stream(self, texts: Sequence[_Text], marks: Sequence[str], letters: str) -> bytes:
        ordered = list(texts)
        if self.order == "reversed":
            ordered.reverse()
        elif self.order == "columns":
            ordered.sort(key=lambda t: (round(t.x / 40), t.y))
        elif self.order == "letters":
            ordered = [piece for text in ordered for piece in _apart(text)]
        shown = [part for text in ordered for part in self._shown(text, letters)]
        turned = {90: f"0 1 -1 0 {self.high} 0 cm", 270: f"0 -1 1 0 0 {self.wide} cm"}.get(
            self.turn
        )
        head = [turned] if turned else []
        return "\n".join([*head, *marks, *shown]).encode("latin-1")

    def _shown(self, text: _Text, letters: str) -> list[str]:
        x, parts = text.x, []
        for font, run in _runs(text, bool(self.face)):
            size, lift = text.size, 0.0
            if font == "raised":
                font, size, lift = text.font, text.size * 0.65, text.size * 0.35
                run = "".join(fonts.RAISED[c] for c in run)
            if font == "face":
                digits = 4 if self.face == "composite" else 2
                said = "".join(f"{letters.index(c) + 1:0{digits}X}" for c in run)
            elif font == "signs":
                said = "".join(f"{fonts.SIGNS[c]:02X}" for c in run)
            else:
                said = run.encode("cp1252").hex()
            parts.append(
                f"BT {text.ink:g} g /{font} {size:g} Tf"
                f" {x:.2f} {self.high - text.y + lift:.2f} Td <{said}> Tj ET"
            )
            x += fonts.width(run, size, font)
        return parts


def _runs(text: _Text, one_face: bool) -> list[tuple[str, str]]:
    def font_of(letter: str) -> str:
        if one_face:
            return "face"
        if letter in fonts.SIGNS:
            return "signs"
        return "raised" if letter in fonts.RAISED else text.font

    return [(font, "".join(run)) for font, run in itertools.groupby(text.text, font_of)]


def _apart(text: _Text) -> list[_Text]:
    """Each letter printed by itself, spaces left out: only where it stands tells words apart."""
    x, pieces = text.x, []
    for letter in text.text:
        if letter != " ":
            pieces.append(_Text(x, text.y, letter, text.size, text.font, text.ink))
        x += fonts.width(letter, text.size, text.font)
    return pieces


def with_table(objects: Sequence[bytes]) -> bytes:
    """A PDF file of these objects, the first of them its catalogue."""
    out = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)
