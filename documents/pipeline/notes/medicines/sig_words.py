"""The expressions of ``sig`` for Spanish, put together from ``es/directions.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Morning, noon and evening, with or without the night: "1-0-1".
_GRID = r"(?:(?<![\d/.-])[0-4½](?:\s?[-–+]\s?[0-4½]){2,3}(?![\d/]|[-–]\d))"

# "850 mg/12 h": glued to what is taken.
_SLASH = (
    r"/\s?\d{1,2}(?:\s?-\s?\d{1,2})?\s?(?:horas?\b|hrs?\b|hs?\b)|/\s?(?:dia|semana|noche|mes)\b"
)


@dataclass(frozen=True, slots=True)
class SigWords:
    """How a language says how much, by which way and how often; ``order`` begins a line of it."""

    strength: re.Pattern[str]
    amount: re.Pattern[str]
    supply: re.Pattern[str]
    between: re.Pattern[str]
    route: re.Pattern[str]
    frequency: re.Pattern[str]
    order: re.Pattern[str]


@cache
def spanish() -> SigWords:
    """Compiled once."""
    source = files("documents.pipeline.notes").joinpath("es/directions.toml")
    loaded = tomllib.loads(source.read_text(encoding="utf-8"))
    # An expression goes on over a line's end behind a backslash.
    data = {name: str(text).replace("\\\n", "") for name, text in loaded.items()}
    number, word = data["number"], data["word"]

    def filled(text: str) -> str:
        return text.replace("NUMBER", number).replace("WORD", word).replace("GRID", _GRID)

    count = (
        rf"(?:{number}(?:\s?/\s?{number}){{0,3}}(?:\s?(?:-|–|a|o)\s?{number})?"
        rf"|{word}(?:\s(?:a|o|y)\s(?:{word}))?)"
    )
    one = rf"{count}\s?{data['unit']}(?![a-z²]){filled(data['per'])}*"
    strength = rf"(?:de\s{one}\sa\s{one}|{one}(?:\s?[/+]\s?{one})*)"
    core = filled(data["core"])
    tail = filled(data["tail"]).replace("CORE", core).replace("FORM", data["form"])
    flags = re.IGNORECASE
    return SigWords(
        strength=re.compile(rf"(?<![\w./]){strength}", flags),
        amount=re.compile(rf"(?<![\w./]){count}\s?(?:{data['form']})(?!\w)", flags),
        supply=re.compile(data["supply"], flags),
        between=re.compile(data["before"], flags),
        route=re.compile(data["route"], flags),
        frequency=re.compile(rf"(?:(?<![\w.-]){core}|(?<=\w)(?:{_SLASH})){tail}*", flags),
        order=re.compile(data["order"], flags),
    )
