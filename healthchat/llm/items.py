"""Find the finished elements of an array in JSON that is still arriving.

Only complete elements come out, so that each can be checked before a person sees any of it. The
whole reply is parsed again at its end: this reader decides when something is shown, never what
is true of the reply.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from healthchat.llm import schema


class ArrayReader:
    """``feed`` text as it arrives; it yields each element of the top-level array ``name``."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._text: list[str] = []
        self._path: list[str] = []  # open brackets
        self._in_string = False
        self._escaped = False
        self._key: list[str] = []
        self._last_string = ""
        self._array_open = False
        self._element: list[str] = []

    def feed(self, text: str) -> Iterator[Any]:
        """The elements that this piece of text completes, parsed."""
        for char in text:
            done = self._step(char)
            if done is not None:
                yield schema.parse(done)

    def _step(self, char: str) -> str | None:
        inside = self._array_open
        if self._in_string:
            self._string(char)
            if inside:
                self._element.append(char)
            return None
        if char == '"':
            self._in_string, self._key = True, []
        elif char in "[{":
            opens = char == "[" and self._path == ["{"] and self._last_string == self._name
            self._path.append(char)
            if opens:
                self._array_open = True
                self._element = []
                return None
        elif char in "]}":
            if self._path:
                self._path.pop()
            if inside and len(self._path) == 1:
                self._array_open, self._last_string = False, ""
                return self._take()
        elif char == "," and inside and len(self._path) == 2:
            return self._take()
        elif char == "," and len(self._path) == 1:
            self._last_string = ""
        if inside:
            self._element.append(char)
        return None

    def _string(self, char: str) -> None:
        if self._escaped:
            self._escaped = False
            self._key.append(char)
        elif char == "\\":
            self._escaped = True
        elif char == '"':
            self._in_string = False
            self._last_string = "".join(self._key)
        else:
            self._key.append(char)

    def _take(self) -> str | None:
        done = "".join(self._element).strip()
        self._element = []
        return done or None
