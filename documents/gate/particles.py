"""The small words that deny, and those that say nothing by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from documents.gate.words import stem

PARTICLES = frozenset(
    "no not never without neither nor none cannot denies denied deny denying absent unable fails "
    "nothing nobody failed declines declined refuses refused free non lack lacks lacking avoid "
    "avoids avoided avoiding".split(" ")
)
_CONTRACTED = frozenset(
    "don doesn didn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn can".split(" ")
)
_COUNSEL = frozenset(
    stem(word)
    for word in "advise advised recommend counsel warn warned caution urge decide".split()
)
VERBS = frozenset("is are was were does do did has have had states which reports".split(" "))
LIGHT = frozenset(
    stem(word)
    for word in (
        "evidence sign signs history report reports reported complain complaint experience "
        "have having has had show shows showed reveal state note noted any feel felt feeling "
        "symptom symptoms know known see seen appear present presence find found further new "
        "other acute significant current currently recent prior previous past been be is are "
        "was were do does did the a an of to and or for with clinical radiographic obvious "
        "definite visible apparent physical"
    ).split(" ")
)


def is_particle(tokens: Sequence[str], place: int) -> bool:
    if place >= len(tokens):
        return False
    word = tokens[place]
    if word == "not" and tokens[place + 1 : place + 2] == ["only"]:
        return False
    if word == "against":
        return any(stem(other) in _COUNSEL for other in tokens[max(0, place - 3) : place])
    return word in PARTICLES or (word in _CONTRACTED and tokens[place + 1 : place + 2] == ["t"])
