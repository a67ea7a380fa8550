"""Where what a cue says ends, whatever the cue: at a stop, a cell's wall, behind a label."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from knowledge.phrases import Tokens

# Behind one of these a colon opens the list that is denied: "no signs of:", "denies symptoms:".
_OPENS_LIST: Final = frozenset(
    """of for any the following these symptom symptoms sign signs flag flags complaint complaints
    feature features finding findings evidence problem problems condition conditions issue issues
    factor factors concern concerns illness illnesses disease diseases disorder disorders history
    hx pmh pmhx diagnosis diagnoses comorbidities complications episodes ros systems changes
    abnormalities""".split()
)
# Words by which several names are said to be over together.
_SEVERAL: Final = frozenset({"has", "have", "had", "is", "was", "are", "were", "all", "both"})
_DASHES: Final = frozenset({"-", "–", "—"})


def stops(tokens: Tokens) -> list[int]:
    """Words that end any scope: a stop, a semicolon, the wall of a table cell."""
    ends = []
    for place, word in enumerate(tokens.words):
        if (
            word in ";|•"
            or (word in ".!?" and place + 1 < len(tokens) and _ends(tokens, place))
            or (place and "\t" in tokens.text[tokens.ends[place - 1] : tokens.starts[place]])
        ):
            ends.append(place)
    return ends


def label_end(tokens: Tokens, begin: int, limit: int) -> int:
    """Where a denial from word ``begin`` on ends as a label does, at ``limit`` where it is none.

    ``CT without contrast: infarct``, ``healing without infection - diabetes controlled``: what
    follows the colon or the dash is said by itself. ``No signs of: fever, rash`` opens a list.
    """
    words = tokens.words
    named = False
    for place in range(begin, limit):
        word = words[place]
        if named and (word == ":" and words[place - 1] not in _OPENS_LIST):
            return place
        if named and word in _DASHES and _stands_apart(tokens, place):
            return place
        named = named or word[0].isalpha()
    return limit


def _stands_apart(tokens: Tokens, place: int) -> bool:
    """Whether a dash has a blank on both sides."""
    start, end = tokens.starts[place], tokens.ends[place]
    return tokens.text[start - 1 : start].isspace() and tokens.text[end : end + 1].isspace()


def _ends(tokens: Tokens, place: int) -> bool:
    after = tokens.text[tokens.ends[place] : tokens.starts[place + 1]]
    return bool(after) and tokens.text[tokens.starts[place + 1]].isupper()


def item_begin(tokens: Tokens, first: int, last: int, ands: Collection[str], marks: bool) -> int:
    """Where the item begins that the words from ``first`` up to ``last`` are said behind.

    In brackets they are said of one name: ``COPD, gout (in remission)``. What ``marks`` an item is
    said of that item alone, but of several that are told together: ``gout and anemia resolved``,
    ``has resolved``, ``all resolved``. 0 where nothing ends it.
    """
    words = tokens.words
    if _SEVERAL.intersection(words[max(0, first - 2) : last]):
        return 0
    begin = next((place + 1 for place in range(first - 2, -1, -1) if words[place] == ","), 0)
    joined = [at + 1 for at in range(begin, first) if words[at] in ands]
    before = words[max(0, first - 1)]
    if before == "(":
        return max([begin, *joined])
    return begin if marks and not joined and before != "," else 0
