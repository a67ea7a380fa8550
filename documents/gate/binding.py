"""Which thing a number, a side or a direction belongs to.

All numbers of ``metformin 10 mg and lisinopril 500 mg`` stand in a source that has them the other
way round. So where a source holds rivals (two numbers, left and right, high and low), what stands
next to one in the statement must stand next to the same one in the source; where the neighbours
can't tell rivals apart, they must at least come in the source's order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from documents.gate.text import Item, Text, is_unit

# "Intact on the left, perforated on the right": of a side, one neighbour of the other is too many.
_SIDES = frozenset({"left", "right"})


def belongs(
    statement: Text, item: Item, cited: Sequence[Text], is_rival: Callable[[Item], bool]
) -> bool:
    """Whether ``item`` keeps the company in the statement that its key keeps in the source."""
    own: set[str] = set()
    theirs: set[str] = set()
    rivals = False
    for text in cited:
        for other in text.items:
            if other.key == item.key or item.key in other.parts:
                own |= text.around(other, wide=True)
            elif is_rival(other):
                rivals = True
                theirs |= text.around(other, wide=True)
    if not rivals:
        return True
    near = {
        key
        for key in statement.around(item)
        if key not in {other.key for other in statement.items if is_unit(other)}
    }
    telling = near - theirs
    strange = near & (theirs - own - _shared(cited)) if item.key in _SIDES else frozenset()
    if telling & own and not strange:
        return True
    if telling and (near & theirs):
        # A neighbour that is new to both says nothing; one that only rivals have says no.
        return bool(near & own & theirs) and not (near & (theirs - own))
    if near & (theirs - own):
        return False
    return in_order(statement, cited, is_rival, item)


def _shared(cited: Sequence[Text]) -> frozenset[str]:
    """What stands before the first side of a sentence: both sides may be said of it."""
    found: set[str] = set()
    for text in cited:
        for item in text.items:
            if item.key in _SIDES:
                break
            found |= {item.key, *item.parts, *text.means(item)}
    return frozenset(found)


def in_order(
    statement: Text, cited: Sequence[Text], is_rival: Callable[[Item], bool], item: Item
) -> bool:
    """Whether the item and its rivals come in one of the cited sentences' order."""
    said = [other.key for other in statement.items if other.key == item.key or is_rival(other)]
    for text in cited:
        rest = iter([o.key for o in text.items if o.key == item.key or is_rival(o)])
        if all(key in rest for key in said):
            return True
    # Facts from several sentences can't be put in order: each must then have told itself apart.
    return len(set(said)) < 2
