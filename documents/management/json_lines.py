"""JSON lines in, JSON lines out: what the commands with ``--jsonl`` have in common."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TextIO

Answer = dict[str, Any]
_HALVES = re.compile("[\ud800-\udfff]")
_MAX_LINE = 64 * 1024 * 1024


class BadLine(Exception):
    """The line is JSON but not what the command asks for; the text says what it needs."""


def answer_lines(
    lines: TextIO,
    out: TextIO,
    answer: Callable[[Mapping[str, Any]], Answer],
    *,
    numbered: bool = False,
) -> None:
    """One answer a line, in order, each written at once; what can't be answered gets an error.

    An ``id`` of the question comes back in its answer; with ``numbered`` every answer has one,
    None where the question had none. Errors never quote the line: it may hold
    what a patient wrote. Lines and answers are UTF-8 whatever the machine's language is.
    """
    for stream in (lines, out):
        if isinstance(stream, io.TextIOWrapper):
            # What is no UTF-8 must not end the run: it becomes what ``_answer`` knows it by.
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    while line := lines.readline(_MAX_LINE):
        if line.strip():
            told = _answer(line, answer)
            out.write(_written({"id": None, **told} if numbered else told) + "\n")
            out.flush()


def text_of(item: Mapping[str, Any], key: str, *, default: str | None = None) -> str:
    """The string under ``key``; raises BadLine."""
    value = item.get(key, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise BadLine(f'"{key}" must be a string.')
    return value


def error(code: str, message: str) -> Answer:
    """The shape of every error."""
    return {"error": {"code": code, "message": message}}


def _written(answer: Answer) -> str:
    """As JSON; half a character, which no text file can hold, as the escape that it came as."""
    text = json.dumps(answer, ensure_ascii=False)
    return json.dumps(answer) if _HALVES.search(text) else text


def _answer(line: str, answer: Callable[[Mapping[str, Any]], Answer]) -> Answer:
    if _HALVES.search(line):
        return error("bad_line", "This line is not UTF-8.")
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return error("bad_line", "This line is not JSON.")
    if not isinstance(item, dict):
        return error("bad_line", "A line must be a JSON object.")
    key = {"id": item["id"]} if "id" in item else {}
    try:
        return {**key, **answer(item)}
    except BadLine as bad:
        return {**key, **error("bad_line", str(bad))}
    except Exception:
        return {**key, **error("failed", "Something went wrong with this line.")}
