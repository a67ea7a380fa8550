"""What a clause hangs on: a condition, or a time other than now."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from documents.pipeline.types import MedicationStatus

# "2/52" is two weeks; of an interval, "in 2", "for 3".
_OF_TIME = frozenset({"in", "within", "after", "for", "over", "x", "at"})
_ROUGHLY = frozenset({"about", "around", "approximately", "the", "another", "roughly"})
# "Restart X when eating normally": when that is, and not how it is taken.
_AGAIN = frozenset({"restart", "resume", "recommence", "reinstate", "restarted", "resumed"})
_WHEN = frozenset({"when", "once", "if"})
_HOW_OFTEN = frozenset("daily a per each every weekly monthly needed required necessary".split())
_LASTING = frozenset({MedicationStatus.STARTED, MedicationStatus.ACTIVE})


@cache
def class_of(name: str) -> frozenset[str]:
    """Words of one sort, out of ``intents.toml``."""
    source = files("documents.pipeline.notes").joinpath("medicines/intents.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))[name].split())


def hangs(words: Sequence[str]) -> bool:
    """Whether a sentence holds a condition, or a time other than now."""
    return any(
        word in class_of("later")
        or _is_condition(words, place, lasting=False)
        or _is_span(words, place, lasting=False)
        for place, word in enumerate(words)
    )


def is_conditional(*titles: str) -> bool:
    """Whether a heading, or a line that leads in a list, says that what it heads hangs on more."""
    words = {word for title in titles for word in title.lower().replace(":", " ").split()}
    return bool(words & class_of("heading"))


def hangs_for(words: Sequence[str], status: MedicationStatus) -> bool:
    """Whether a clause holds a condition, or a time other than now.

    How a medicine is taken is none of what is to be started: ``for 7 days``, ``before meals``.
    """
    lasting = status in _LASTING
    again = bool(_AGAIN & {*words})
    return any(
        word in class_of("later")
        or (word in class_of("gradual") and status is not MedicationStatus.CHANGED)
        or _is_condition(words, place, lasting=lasting)
        or (again and word in _WHEN and not _HOW_OFTEN & {*words[place + 1 : place + 2]})
        or _is_span(words, place, lasting=lasting)
        for place, word in enumerate(words)
    )


def _is_condition(words: Sequence[str], place: int, *, lasting: bool) -> bool:
    word, behind = words[place], [*words[place + 1 : place + 3]]
    if word in class_of("conditional"):
        if word == "following" and place and words[place - 1] == "the":
            return False
        if behind[:1] == ["the"]:
            return True
        known = class_of("directions") if lasting or word == "once" else class_of("mealtimes")
        return not behind or behind[0] not in known
    # "on the morning of surgery", "on 3/4"
    if word in {"morning", "evening", "day", "night"}:
        return behind[:1] == ["of"]
    return word == "on" and behind[1:2] == ["/"] and behind[0][0].isdigit()


def _is_span(words: Sequence[str], place: int, *, lasting: bool) -> bool:
    """``5 days before``, ``in 2/52``; not ``every 12 hours``, nor how long a new one is taken."""
    if not (words[place][0].isdigit() or words[place] in class_of("numbers")):
        return False
    behind = words[place + 1] if place + 1 < len(words) else ""
    if behind not in class_of("spans") and behind != "/":
        return False
    while place and words[place - 1] in _ROUGHLY:
        place -= 1
    before = words[place - 1] if place else ""
    if behind == "/" or lasting:
        return before in ({"in", "within", "after", "at"} if lasting else _OF_TIME)
    return before not in {"every", "each", "q", "per"} or "by" in words[:place]
