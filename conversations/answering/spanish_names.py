"""Which tests a question in Spanish names: by their Spanish names, accents and small words aside.

``glóbulos blancos`` is in no printed report, yet a person who reads Spanish asks for them. A name
counts whole ("colesterol HDL"); where no name is held whole, its first word stands for every test
that begins with it ("colesterol").
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from conversations.answering.words import EMPTY_SPANISH, folded, stem
from knowledge import analytes, spanish
from knowledge.analytes import Analyte

Words = tuple[str, ...]
# Words that many names share and that name no test by themselves.
_GENERIC = frozenset(
    map(
        stem,
        "recuento nivel niveles conteo numero sangre suero plasma orina total libre directa "
        "indirecta prueba tiempo relacion indice porcentaje anticuerpo anticuerpos antigeno "
        "absoluto minuto hora horas ayunas promedio ancho volumen tipo factor".split(),
    )
)
_MOST = 6


def mentioned(question: str) -> tuple[tuple[Analyte, ...], ...]:
    """The tests that a question names in Spanish, the longest names first."""
    words = _words(question)
    found: dict[tuple[str, ...], tuple[Analyte, ...]] = {}
    taken: set[int] = set()
    whole, first = _names()
    for size in range(min(_MOST, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            span = set(range(start, start + size))
            if span & taken:
                continue
            some = words[start : start + size]
            keys = whole.get(tuple(sorted(some))) or (first.get(some[0]) if size == 1 else None)
            fits = tuple(entry for key in keys or () if (entry := analytes.get(key)))
            if fits:
                found.setdefault(tuple(entry.key for entry in fits), fits)
                taken |= span
    return tuple(found.values())


@cache
def _names() -> tuple[Mapping[Words, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Keys of tests by the words of a name, and by its first telling word."""
    whole: dict[Words, list[str]] = {}
    first: dict[str, list[str]] = {}
    for key in analytes.catalogue():
        entry = spanish.analyte(key)
        if entry is None:
            continue
        head, _, inside = entry.name.partition(" (")
        for name in (head, inside.rstrip(")")):
            words = _words(name)
            for some in {words, _telling(words)} if _telling(words) else set():
                whole.setdefault(tuple(sorted(some)), []).append(key)
        if telling := _telling(_words(head)):
            first.setdefault(telling[0], []).append(key)
    return (
        {name: tuple(dict.fromkeys(keys)) for name, keys in whole.items()},
        {name: tuple(dict.fromkeys(keys)) for name, keys in first.items()},
    )


def _telling(words: Words) -> Words:
    return tuple(word for word in words if word not in _GENERIC)


def _words(text: str) -> Words:
    plain = "".join(ch if ch.isalnum() else " " for ch in folded(text))
    return tuple(stem(word) for word in plain.split() if word not in EMPTY_SPANISH)
