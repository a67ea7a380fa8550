"""A sentence as the gate compares it: items with keys, in order, with how it speaks of each.

``Text`` is built once for a statement and once for each cited sentence. An item is a number, a
date, a medicine, a phrase of the list of equals, or a word; its ``key`` is what is compared
(``#9.1``, ``@2024-03-02``, ``rx:metformin``, ``=hypertension``, ``*high``, ``knee``). ``parts`` are
the stems of its words, so that ``high blood pressure`` also answers for ``blood pressure``.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from documents.gate import measures
from documents.gate.dates import dates
from documents.gate.meaning import Span, meanings
from documents.gate.words import key_of, stem, stems, words
from documents.pipeline import directions
from documents.pipeline.speech.context import Scopes
from documents.pipeline.types import Status
from knowledge import conditions, medicines
from knowledge.phrases import tokenize

_PRINTED = {"H": "*high", "HH": "*high", "L": "*low", "LL": "*low"}
_CLAUSE_END = frozenset(", ; : . ( ) and but or than".split(" "))
_DESIGNATED = re.compile(r"[A-Z]?[a-z]{3,} [A-GK]")
_CLOCK = re.compile(r":[0-5]\d(?![\d:])")


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
    def _meanings(self) -> tuple[Span, ...]:
        return tuple(meanings(self.tokens))

    def meaning_sets(self, item: Item) -> list[frozenset[str]]:
        """The names a statement about this source may give to an item, each as its keys."""
        return [
            keys
            for first, last, keys, _ in self._meanings
            if first < item.last and item.first < last
        ]

    def lends(self, key: str, statement: Text) -> bool:
        """Whether a key is more than a scrap of the plain names this source's words have.

        "A way to keep from getting pregnant" explains contraception; nobody is pregnant. So a word
        of a name is lent with the word that it is a name of.
        """
        return any(
            key in keys
            and (len(keys) == 1 or not heads or key in heads or bool(heads & statement.keys))
            for _, _, keys, heads in self._meanings
        )

    def means(self, item: Item) -> frozenset[str]:
        """All keys of those names."""
        return frozenset().union(*self.meaning_sets(item))

    @cached_property
    def wide_keys(self) -> frozenset[str]:
        """``keys``, and all that the sentence's words may be said as."""
        return self.keys.union(*(keys for _, _, keys, _ in self._meanings))

    @cached_property
    def _scopes(self) -> Scopes:
        # The context rules know how a clinician writes of "he"; a summary says "you".
        spoken = ["he" if word == "you" else word for word in self.tokens.words]
        return Scopes(replace(self.tokens, words=spoken))

    def status(self, item: Item) -> Status:
        """How the sentence speaks of an item."""
        return self._scopes.status(item.first, item.last, default=self.default)

    def claims(self) -> Iterator[Item]:
        """Items that must be supported."""
        return (item for item in self.items if not item.is_free)

    def around(self, item: Item, reach: int = 3, *, wide: bool = False) -> frozenset[str]:
        """Keys of the claims nearest to an item in its clause; beyond it only if it has none.

        ``wide`` adds what a source's words may be said as.
        """
        place = self.items.index(item)
        near = [*self._side(place, -1, reach), *self._side(place, 1, reach)]
        if not near:
            # "It was 3.2 cm in May and 2.1 cm now": the second is of the same thing.
            joined = "and" in self.tokens.words[max(0, item.first - 2) : item.first]
            near = self._side(place, -1, 3 if joined else 1, cross=True) or self._side(
                place, 1, 1, cross=True
            )
        found = frozenset(key for other in near for key in (other.key, *other.parts))
        return found.union(*(self.means(other) for other in near)) if wide else found

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
            if medicine is not None and (phrase is None or phrase.last < medicine.last):
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
            if self._is_clock(place):
                key = f"{int(word)}:{tokens.words[place + 2]}"
                yield self._number(key, place, place + 3)
                return place + 3
            yield self._number(measures.normal_number(word), place, place + 1)
            return place + 1
        if not word[0].isalpha():
            return place + 1
        if self._glued(place):
            key = word + tokens.words[place + 1]
            yield self._item(key, place, place + 2, frozenset({word, key}))
            return place + 2
        if self._designated(place):
            letter = tokens.words[place + 1]
            key = f"{stem(word)} {letter}"
            yield self._item(key, place, place + 2, frozenset({stem(word), f"~{letter}"}))
            return place + 2
        if (flag := self._printed_flag(place)) is not None:
            yield self._item(flag, place, place + 1, frozenset())
            return place + 1
        value, size = measures.spelled(tokens.words[place : place + 2])
        if size:
            yield self._number(str(value), place, place + size)
            return place + size
        if (count := measures.ordinal(word)) is not None:
            yield self._item(f"ord{count}", place, place + 1, frozenset())
            return place + 1
        raw = self.raw[tokens.starts[place] : tokens.ends[place]]
        meant = conditions.expansion(raw)
        parts = {stem(word), *(stems(meant) if meant else ())}
        key = key_of(word, words().classes) if word not in words().function else word
        yield self._item(key, place, place + 1, frozenset(parts))
        return place + 1

    def _glued(self, place: int) -> bool:
        """Whether capitals and a number make one name: ``T4``, ``B12``, ``L5``."""
        tokens = self.tokens
        if place + 1 >= len(tokens) or tokens.starts[place + 1] != tokens.ends[place]:
            return False
        raw = self.raw[tokens.starts[place] : tokens.ends[place]]
        return raw.isupper() and len(raw) < 4 and tokens.words[place + 1].isdigit()

    def _designated(self, place: int) -> bool:
        """Whether a capital letter behind a word belongs to its name: ``influenza A``."""
        tokens = self.tokens
        word = tokens.words[place]
        if place + 1 >= len(tokens) or word in words().function or measures.is_unit_word(word):
            return False
        raw = self.raw[tokens.starts[place] : tokens.ends[place + 1]]
        return (
            bool(_DESIGNATED.fullmatch(raw))
            and not self.raw[tokens.ends[place + 1] :][:1].isalnum()
        )

    def _is_clock(self, place: int) -> bool:
        """Whether a time of day begins at a word: ``8:30``."""
        tokens = self.tokens
        end = tokens.ends[place]
        return tokens.words[place].isdecimal() and bool(_CLOCK.match(self.raw, end))

    def _printed_flag(self, place: int) -> str | None:
        """A printed H or L behind a value or its range."""
        tokens = self.tokens
        raw = self.raw[tokens.starts[place] : tokens.ends[place]]
        flag = _PRINTED.get(raw)
        before = tokens.words[place - 1] if place else ""
        after = tokens.words[place + 1] if place + 1 < len(tokens) else "."
        if flag is None or after not in ".,;|)" or before in ("/", ""):
            return None
        if raw == "L" and before[0].isdigit():
            return None  # five litres
        near = tokens.words[max(0, place - 9) : place]
        return flag if any(word[0].isdigit() for word in near) else None

    def _number(self, value: str, first: int, last: int) -> Item:
        unit = measures.unit_behind(self.raw, self.tokens.ends[last - 1])
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
    return measures.is_unit_word(item.raw)


def pooled_keys(texts: Sequence[Text]) -> frozenset[str]:
    """Every key of several sentences."""
    return frozenset().union(*(text.keys for text in texts)) if texts else frozenset()


def pooled_wide_keys(texts: Sequence[Text]) -> frozenset[str]:
    """Every key of several sentences, and of what their words may be said as."""
    return frozenset().union(*(text.wide_keys for text in texts)) if texts else frozenset()
