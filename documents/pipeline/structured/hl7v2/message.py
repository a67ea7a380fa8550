"""The form of a message: delimiters, segments, fields, repetitions, components, escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from documents.pipeline.files.refusals import refusal

_START: Final = re.compile(r"MSH(?P<bar>[^\w\s])(?P<marks>[^\w\s]{1,5})(?P=bar)")
_SEGMENT: Final = re.compile(r"[A-Z][A-Z0-9]{2}")
_FRAME: Final = "\x0b\x1c\ufeff"
_ENVELOPE: Final = frozenset({"FHS", "BHS", "BTS", "FTS"})
_MOST_SEGMENTS: Final = 200_000
_TEXT: Final = {".br": "\n", ".sp": "\n", ".ce": "\n", ".in": "", ".ti": "", ".fi": "", ".nf": "",
                ".sk": " ", "H": "", "N": ""}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marks:
    """The characters that a message itself declares for its parts."""

    field: str = "|"
    component: str = "^"
    repetition: str = "~"
    escape: str = "\\"
    part: str = "&"


@dataclass(slots=True)
class Segment:
    """One segment: ``fields[1]`` is its first field. ``is_broken``: a line end cut it in two."""

    name: str
    fields: list[str]
    marks: Marks
    is_broken: bool = False

    def raw(self, number: int) -> str:
        """A field as it stands; empty where it is missing. HL7's ``""`` says "nothing"."""
        text = self.fields[number].strip() if number < len(self.fields) else ""
        return "" if text == '""' else text

    def repeated(self, number: int) -> list[str]:
        """The repetitions of a field."""
        mark = self.marks.repetition
        raw = self.raw(number)
        return [each for each in (raw.split(mark) if mark else [raw]) if each.strip()]

    def parts(self, text: str) -> list[str]:
        """The components of one repetition, in clear."""
        mark = self.marks.component
        pieces = text.split(mark) if mark else [text]
        return ["" if piece == '""' else self.clear(piece).strip() for piece in pieces]

    def component(self, number: int, component: int) -> str:
        """A component of a field's first repetition."""
        repeated = self.repeated(number)
        parts = self.parts(repeated[0]) if repeated else []
        return parts[component - 1] if component <= len(parts) else ""

    def coded(self, text: str) -> str:
        """A coded element in words: its text, its alternate text, its original text, its code."""
        parts = self.parts(text)
        for place in (1, 4, 8, 0, 3):
            if place < len(parts) and parts[place]:
                return parts[place]
        return ""

    def words(self, text: str) -> str:
        """Plain text; empty components that some systems leave at its end are not part of it."""
        return self.clear(text.rstrip(self.marks.component + " ")).strip()

    def clear(self, text: str) -> str:
        """Text with its escape sequences resolved; an unknown one stays as it stands."""
        mark = self.marks.escape
        if not mark or mark not in text:
            return text
        edge = re.escape(mark)
        return re.sub(rf"{edge}([^{edge}\r\n]{{1,60}}){edge}", self._unescaped, text)

    def _unescaped(self, found: re.Match[str]) -> str:
        inner = found[1]
        marks = {"F": self.marks.field, "S": self.marks.component, "T": self.marks.part,
                 "R": self.marks.repetition, "E": self.marks.escape}  # fmt: skip
        if inner in marks:
            return marks[inner]
        if inner.startswith("X") and re.fullmatch(r"(?:[0-9A-Fa-f]{2})+", inner[1:]):
            try:
                return bytes.fromhex(inner[1:]).decode("utf-8")
            except UnicodeDecodeError:
                return bytes.fromhex(inner[1:]).decode("latin-1")
        key = re.sub(r"[+-]?\d+$", "", inner)
        return _TEXT.get(key, found[0])


@dataclass(slots=True)
class Message:
    """The segments of one message; the first is MSH."""

    segments: list[Segment] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The message's type: ``ORU``, ``ADT``, ..."""
        return self.segments[0].component(9, 1)

    def all(self, name: str) -> Iterator[Segment]:
        """The segments of one name."""
        return (segment for segment in self.segments if segment.name == name)


def parse(text: str) -> list[Message]:
    """The messages of a file; raises ``Refused`` for what is not built as one."""
    messages: list[Message] = []
    lines = re.split(r"[\r\n\x1c\x85\u2028\u2029]+", text.strip(_FRAME + " \t\r\n"))
    if len(lines) > _MOST_SEGMENTS:
        raise refusal("too_many_pages")
    for line in lines:
        line = line.strip(_FRAME + "\t\r\n ")
        if not line:
            continue
        if line.startswith("MSH"):
            messages.append(Message([_header(line)]))
        elif line[:3] in _ENVELOPE:
            continue
        elif not messages:
            raise refusal("damaged")
        else:
            _continue(messages[-1], line)
    if not messages:
        raise refusal("damaged")
    return messages


def _header(line: str) -> Segment:
    found = _START.match(line)
    if not found:
        raise refusal("damaged")
    bar, given = found["bar"], found["marks"]
    if len(set(given)) != len(given) or bar in given:
        raise refusal("damaged")
    marks = Marks(bar, *(given[:4]), *([""] * (4 - len(given[:4]))))
    # MSH-1 is the delimiter itself, so that fields[9] is MSH-9.
    return Segment("MSH", ["MSH", bar, given, *line.split(bar)[2:]], marks)


def _continue(message: Message, line: str) -> None:
    marks = message.segments[0].marks
    name, _, _ = line.partition(marks.field)
    if _SEGMENT.fullmatch(name) and (len(line) == 3 or line[3:4] == marks.field):
        message.segments.append(Segment(name, line.split(marks.field), marks))
        return
    last = message.segments[-1]
    # A line end inside a field: the text goes on, and what it belongs to asks for review.
    if last.name == "MSH":
        raise refusal("damaged")
    first, *rest = line.split(marks.field)
    last.fields[-1] = f"{last.fields[-1]} {first}"
    last.fields.extend(rest)
    last.is_broken = True
