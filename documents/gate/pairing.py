"""What stands beside what in a terse line: "glucose 112 K 4.2", "asthma: X. gout: Y."

Such a line ties by place alone. Each of its pieces is a fact of its own; a statement that takes the
name from one piece and what is said of it from another has made a fact that nobody wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from documents.gate.bonds import ACTIONS, WALLS, meant
from documents.gate.text import Item, Text, is_unit
from documents.gate.types import Code, Reason
from documents.gate.words import stem

_PARTING = WALLS | {","}
_JOINING = _PARTING | {"and", "or", "&", "then"}
_SAYING = frozenset(map(stem, "ask asks asked worry worried concerned report reports".split()))
_PATIENT = frozenset({"pt", "patient", "he", "she"})
_KIN = frozenset(map(stem, "mother father brother sister son daughter husband wife".split()))

Row = dict[str, frozenset[str]]


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where a statement crosses the pieces of a terse sentence."""
    yield from _rows(statement, cited)
    if not _JOINING & set(statement.tokens.words[:-1]):
        pieces = [piece for text in cited for piece in _pieces(text, _PARTING)]
        yield from _partners(statement, pieces)
        yield from _sayers(statement, pieces)


Piece = tuple[Text, list[Item]]


def _pieces(text: Text, parting: frozenset[str]) -> Iterator[Piece]:
    held: list[Item] = []
    last = 0
    for item in text.items:
        if held and parting & set(text.tokens.words[last : item.first]):
            yield text, held
            held = []
        held.append(item)
        last = item.last
    if held:
        yield text, held


def _rows(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Each number of names and numbers in turn is of the name before it."""
    row: Row = {}
    for text in cited:
        for _, items in _pieces(text, _JOINING):
            found = _row(text, [item for item in items if not is_unit(item)])
            if len(found) > 1:
                row |= found
    names = frozenset().union(*row.values())
    nearest: frozenset[str] = frozenset()
    for item in statement.items:
        said = {item.key, *item.parts}
        if item.is_number and item.key in row and nearest and not nearest & row[item.key]:
            yield Reason(Code.NUMBER, item.raw)
            return
        if said & names:
            nearest = frozenset(said)


def _row(text: Text, items: Sequence[Item]) -> Row:
    """The names right before the numbers; nothing where they don't take turns."""
    row: Row = {}
    names, numbers = items[::2], items[1::2]
    if len(names) != len(numbers):
        return {}
    for name, number in zip(names, numbers, strict=True):
        between = set(text.tokens.words[name.last : number.first])
        if not _is_name(name) or not number.is_number or between - {":", "="} or number.key in row:
            return {}
        row[number.key] = meant(text, name)
    return row


def _partners(statement: Text, pieces: Sequence[Piece]) -> Iterator[Reason]:
    """A medicine that has its illness beside it is not for the illness beside another."""
    drugs = [item for item in statement.items if item.is_medicine]
    others = [item for item in statement.items if _is_name(item) and not item.is_medicine]
    for drug in drugs:
        for other in others:
            of_drug = [piece for piece in pieces if _held(piece, drug)]
            of_other = [piece for piece in pieces if _held(piece, other)]
            apart = not any(piece in of_drug for piece in of_other)
            if (
                of_drug and of_other and apart
                and all(any(_is_own(each) for each in items) for _, items in of_drug)
                and all(any(each.is_medicine for each in items) for _, items in of_other)
            ):  # fmt: skip
                yield Reason(Code.CAUSE, other.raw)
                return


def _sayers(statement: Text, pieces: Sequence[Piece]) -> Iterator[Reason]:
    """What a relative asks or fears is not what the patient does, who is told of beside."""
    said = statement.keys
    if not said & _SAYING or said & _KIN or not _PATIENT & _words(pieces):
        return
    for item in statement.items:
        holding = [piece for piece in pieces if _is_name(item) and _held(piece, item)]
        theirs = [items for _, items in holding if {items[0].key, *items[0].parts} & _KIN]
        if item.key not in _SAYING and theirs and len(theirs) == len(holding):
            yield Reason(Code.FAMILY, item.raw)
            return


def _words(pieces: Sequence[Piece]) -> frozenset[str]:
    return frozenset(word for text, _ in pieces for word in text.tokens.words)


def _held(piece: Piece, item: Item) -> bool:
    text, items = piece
    return any({item.key, *item.parts} & meant(text, each) for each in items)


def _is_own(item: Item) -> bool:
    return _is_name(item) and not item.is_medicine


def _is_name(item: Item) -> bool:
    return not (
        item.is_free or item.is_number or item.is_date or is_unit(item) or item.key[0] in "#@*"
        or item.key in ACTIONS
    )  # fmt: skip
