"""A sentence as the gate compares it: items with keys, in order, with how it speaks of each.

``Text`` is built once for a statement and once for each cited sentence. An item is a number, a
date, a medicine, a phrase of the list of equals, or a word; its ``key`` is what is compared
(``#9.1``, ``@2024-03-02``, ``rx:metformin``, ``=hypertension``, ``*high``, ``knee``). ``parts`` are
the stems of its words, so that ``high blood pressure`` also answers for ``blood pressure``.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property

from documents.gate.dates import dates
from documents.gate.words import key_of, stem, stems, words
from documents.pipeline import directions
from documents.pipeline.context import Scopes
from documents.pipeline.types import Status
from knowledge import conditions, medicines
from knowledge.phrases import tokenize

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split(" ")
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_COUNTED = frozenset(
    "tablet tab pill capsul puff time day week month year hour minut drop unit milligram shot "
    "spray half dose x".split(" ")
)
_UNITS = {
    alias: unit
    for unit, aliases in {
        "mg": "mg milligram milligrams mgs", "g": "g gm gram grams gms",
        "mcg": "mcg microgram micrograms ug µg", "ml": "ml milliliter milliliters cc ccs",
        "l": "l liter liters", "dl": "dl", "kg": "kg kilogram kilograms kgs",
        "lb": "lb lbs pound pounds", "cm": "cm centimeter centimeters", "mm": "mm millimeter",
        "%": "% percent pct", "hour": "hour hours hr hrs h", "day": "day days d",
        "week": "week weeks wk wks", "month": "month months mo mos",
        "year": "year years yr yrs yo y/o", "minute": "minute minutes min mins",
        "g/dl": "g/dl gm/dl", "mg/dl": "mg/dl", "mmol/l": "mmol/l", "meq/l": "meq/l",
        "mmhg": "mmhg", "bpm": "bpm", "unit": "unit units iu u",
        "tablet": "tablet tablets tab tabs",
        "capsule": "capsule capsules cap caps", "puff": "puff puffs", "drop": "drop drops gtt",
        "degree": "degree degrees °", "inch": "inch inches", "foot": "foot feet ft",
        "ng/ml": "ng/ml", "pg/ml": "pg/ml", "iu/l": "iu/l u/l", "mcg/dl": "mcg/dl ug/dl µg/dl",
        "miu/l": "miu/l", "fl": "fl", "pg": "pg", "ng/dl": "ng/dl", "cell": "cell cells",
    }.items()
    for alias in aliases.split()
}  # fmt: skip
_UNIT_AFTER = re.compile(r"[\s-]{0,2}([%°]|[A-Za-zµ]+(?:/[A-Za-z]+)?)")
_SHAPE = re.compile(r"\d+(?:[.,]\d+)*")
_CLAUSE_END = frozenset(", ; : . ( ) and but or than".split(" "))


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a sentence says; ``first`` up to ``last`` are its words."""

    key: str
    parts: frozenset[str]
    first: int
    last: int
    raw: str
    unit: str | None = None

    @property
    def is_number(self) -> bool:
        """A number outside a date."""
        return self.key.startswith("#")

    @property
    def is_date(self) -> bool:
        """A whole date."""
        return self.key.startswith("@")

    @property
    def is_medicine(self) -> bool:
        """A medicine of the lexicon."""
        return self.key.startswith("rx:")

    @property
    def is_free(self) -> bool:
        """Words that carry no claim of their own."""
        return self.key[0] not in "#@=*" and not self.is_medicine and self.key in words().free


class Text:
    """One sentence, analysed."""

    def __init__(self, raw: str, *, default: Status = Status.PRESENT) -> None:
        self.raw = raw
        self.tokens = tokenize(raw)
        self.default = default
        self.items: tuple[Item, ...] = tuple(self._items())
        self.directions = directions.find(raw)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key and every stem that the sentence holds."""
        return frozenset(k for item in self.items for k in (item.key, *item.parts))

    @cached_property
    def _scopes(self) -> Scopes:
        return Scopes(self.tokens)

    def status(self, item: Item) -> Status:
        """How the sentence speaks of an item."""
        return self._scopes.status(item.first, item.last, default=self.default)

    def claims(self) -> Iterator[Item]:
        """Items that must be supported."""
        return (item for item in self.items if not item.is_free)

    def around(self, item: Item, reach: int = 3) -> frozenset[str]:
        """Keys of the claims nearest to an item in its clause; beyond it only if it has none."""
        place = self.items.index(item)
        near = [*self._side(place, -1, reach), *self._side(place, 1, reach)]
        if not near:
            near = self._side(place, -1, 1, cross=True) or self._side(place, 1, 1, cross=True)
        return frozenset(key for other in near for key in (other.key, *other.parts))

    def _side(self, place: int, step: int, reach: int, *, cross: bool = False) -> list[Item]:
        found: list[Item] = []
        here = place
        while 0 <= here + step < len(self.items) and len(found) < reach:
            one, other = sorted((here, here + step))
            between = self.tokens.words[self.items[one].last : self.items[other].first]
            here += step
            item = self.items[here]
            if not cross and (
                any(word in _CLAUSE_END for word in between) or item.raw.lower() in _CLAUSE_END
            ):
                break
            if not item.is_free and not item.is_number and not item.is_date:
                found.append(item)
        return found

    def in_direction(self, item: Item) -> directions.Direction | None:
        """The direction (``twice a day``) that an item is part of."""
        start, end = self.span(item)
        return next((d for d in self.directions if d.start <= start and end <= d.end), None)

    def span(self, item: Item) -> tuple[int, int]:
        """Character offsets of an item."""
        return self.tokens.starts[item.first], self.tokens.ends[item.last - 1]

    def _items(self) -> Iterator[Item]:
        tokens = self.tokens
        dated = list(dates(self.raw))
        found_medicines = {m.first: m for m in medicines.index().matches(tokens)}
        place = 0
        while place < len(tokens):
            start = tokens.starts[place]
            inside = next(((s, e, key) for s, e, key in dated if s <= start < e), None)
            if inside is not None:
                last = place
                while last < len(tokens) and tokens.starts[last] < inside[1]:
                    last += 1
                yield self._item(inside[2], place, last, frozenset())
                place = last
                continue
            phrase = words().phrases.at(tokens, place)
            medicine = found_medicines.get(place)
            if medicine is not None and (phrase is None or phrase.last <= medicine.last):
                key = f"rx:{medicine.value.ingredient.lower()}"
                yield self._item(key, place, medicine.last, self._stems(place, medicine.last))
                place = medicine.last
            elif phrase is not None:
                parts = self._stems(place, phrase.last)
                yield self._item(phrase.value, place, phrase.last, parts)
                place = phrase.last
            else:
                place = yield from self._plain(place)

    def _plain(self, place: int) -> Generator[Item, None, int]:
        """A number or a word; returns the place after it."""
        tokens = self.tokens
        word = tokens.words[place]
        if word[0].isdigit():
            after = tokens.words[place + 1] if place + 1 < len(tokens) else ""
            if after in ("st", "nd", "rd", "th") and tokens.starts[place + 1] == tokens.ends[place]:
                yield self._item(f"ord{word}", place, place + 2, frozenset())
                return place + 2
            yield self._number(normal_number(word), place, place + 1)
            return place + 1
        if not word[0].isalpha():
            return place + 1
        value, size = self._spelled(place)
        if size:
            yield self._number(str(value), place, place + size)
            return place + size
        if word in _ORDINALS:
            yield self._item(f"ord{_ORDINALS[word]}", place, place + 1, frozenset())
            return place + 1
        raw = self.raw[tokens.starts[place] : tokens.ends[place]]
        meant = conditions.expansion(raw)
        parts = {stem(word), *(stems(meant) if meant else ())}
        key = key_of(word, words().classes) if word not in words().function else word
        yield self._item(key, place, place + 1, frozenset(parts))
        return place + 1

    def _spelled(self, place: int) -> tuple[int, int]:
        """A number in words at a place: its value and how many words it takes."""
        word = self.tokens.words[place]
        following = self.tokens.words[place + 1] if place + 1 < len(self.tokens) else ""
        if word in _TENS:
            tens = _TENS.index(word) * 10
            if following in _ONES[1:10]:
                return tens + _ONES.index(following), 2
            return tens, 1
        if word == "hundred":
            return 100, 1
        if word not in _ONES or (word == "one" and stem(following) not in _COUNTED):
            return 0, 0
        return _ONES.index(word), 1

    def _number(self, value: str, first: int, last: int) -> Item:
        match = _UNIT_AFTER.match(self.raw, self.tokens.ends[last - 1])
        unit = None
        if match:
            found = match.group(1).lower()
            unit = _UNITS.get(found) or _UNITS.get(found.split("/")[0])
            if "/" in found and found not in _UNITS and unit is not None:
                unit = found
        return self._item(f"#{value}", first, last, frozenset(), unit)

    def _item(
        self, key: str, first: int, last: int, parts: frozenset[str], unit: str | None = None
    ) -> Item:
        raw = self.raw[self.tokens.starts[first] : self.tokens.ends[last - 1]]
        return Item(key, parts, first, last, raw, unit)

    def _stems(self, first: int, last: int) -> frozenset[str]:
        classes = words().classes
        return frozenset(
            key_of(word, classes)
            for word in self.tokens.words[first:last]
            if word[0].isalpha() and word not in words().function
        )


def is_unit(item: Item) -> bool:
    """Whether a word is a unit of measure."""
    return item.raw.lower() in _UNITS


def normal_number(text: str) -> str:
    """``1,200`` and ``1200``, ``5,4`` and ``5.40`` are brought to one form."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d+,\d{1,2}", text):
        text = text.replace(",", ".")
    if re.fullmatch(r"0\d*0|00+", text):
        return text  # "3-00" is another suture than "3-0"
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    return format(value.normalize(), "f")


def pooled_keys(texts: Sequence[Text]) -> frozenset[str]:
    """Every key of several sentences."""
    return frozenset().union(*(text.keys for text in texts)) if texts else frozenset()
