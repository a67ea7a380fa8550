"""What an OBX holds, by its value type."""

from __future__ import annotations

from typing import Final

from documents.pipeline.structured import moments
from documents.pipeline.structured.hl7v2.message import Segment
from documents.pipeline.structured.results import number_of

CODED: Final = frozenset({"CE", "CWE", "CNE", "CF", "IS", "ID"})
_TIMES: Final = frozenset({"DT", "TS", "DTM", "TM"})
_FILES: Final = frozenset({"ED", "RP"})
_NAMES: Final = frozenset({"XPN", "XCN", "XAD", "XTN", "XON", "PN", "CN", "CX", "AD", "TN", "PPN"})
WORDS: Final = frozenset({"TX", "FT", "ST"})


def is_file(segment: Segment) -> bool:
    """Whether the value is a file (a scan, a PDF) and nothing to be read as text."""
    return segment.raw(2).upper() in _FILES


def lines_of(segment: Segment) -> list[str]:
    """The value as lines of text; empty where there is none."""
    kind = segment.raw(2).upper()
    if kind in {"FT", "TX"}:
        said = "\n".join(segment.words(each) for each in segment.repeated(5))
        return [line.strip() for line in said.split("\n") if line.strip()]
    found = [text for each in segment.repeated(5) if (text := _one(segment, each, kind))]
    if kind in WORDS or not kind:
        return [line.strip() for line in "; ".join(found).split("\n") if line.strip()]
    return ["; ".join(found)] if found else []


def _one(segment: Segment, text: str, kind: str) -> str:
    if kind == "SN":
        return _structured_number(segment.parts(text))
    if kind in CODED:
        return segment.coded(text)
    if kind == "TM":
        return _clock(segment.clear(text).strip())
    if kind in _TIMES:
        return moments.hl7(segment.parts(text)[0]).value
    if kind in {"CQ", "MO"}:
        return " ".join(part for part in segment.parts(text) if part)
    if kind == "NR":
        low, high, *_ = [*segment.parts(text), "", ""]
        return f"{low} - {high}" if low and high else low or high
    if kind in _NAMES:
        return " ".join(part for part in segment.parts(text) if part)
    return segment.words(text)


def _structured_number(parts: list[str]) -> str:
    """``>^100``, ``^100^-^200``, ``^1^:^128``, ``<^10``, ``^4^+``."""
    sign, first, mark, second = [*parts, "", "", "", ""][:4]
    built = (
        sign in {"", "<", ">", "<=", ">=", "=", "<>"}
        and ((mark in {"-", ":", "/"} and bool(second)) or (mark in {"", "+"} and not second))
        and all(number_of(each)[1] is not None for each in (first, second) if each)
    )
    if not built:
        # Parts that don't make a number together are never put together to one.
        return " ".join(part for part in parts if part)
    if mark == "-":
        return f"{sign}{first} - {second}"
    return f"{sign}{first}{mark}{second}"


def _clock(text: str) -> str:
    return f"{text[:2]}:{text[2:4]}" if len(text) >= 4 and text[:4].isdigit() else text


def unit_of(segment: Segment) -> str:
    """The unit: its code, else its words."""
    parts = segment.parts(segment.raw(6))
    return next((part for part in parts[:2] if part), "")


def range_of(segment: Segment) -> str:
    """The reference range; some systems split it into components, which are joined again."""
    mark = segment.marks.component
    raw = segment.raw(7)
    parts = [segment.clear(part).strip() for part in (raw.split(mark) if mark else [raw])]
    return " ".join(part for part in parts if part)
