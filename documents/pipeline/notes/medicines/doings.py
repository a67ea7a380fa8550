"""What is done with each medicine that a statement names: started, stopped, held, not taken.

A statement is read as a row of words with a slot for each name. A cue right behind a name, or
behind the last of several, is theirs and nobody else's; else the nearest cue before the name is.
Where two names stand in one expression (``switched from X to Y``) it says what is done with each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from documents.pipeline.notes.medicines import doing_words, doings_spanish, intents, said_of
from documents.pipeline.notes.medicines.doing_words import SLOT
from documents.pipeline.notes.medicines.medicine_cues import (
    Doing,
    back_cues,
    back_rules,
    forward_cues,
    forward_rules,
    slot_rules,
)
from documents.pipeline.notes.medicines.mentions import Mention
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.speech.cue_patterns import Found, Line
from documents.pipeline.types import Intent, MedicationStatus
from knowledge.phrases import Tokens

_BEHIND_REACH = 7
# What stands behind "given" where it says that a medicine was: how, where, when, to whom.
_OF_GIVING = frozenset(
    """on at in by for with to as before after during once twice today yesterday tonight iv im sc po
    orally every daily then and but now earlier overnight via over intravenously stat
    again here there x""".split()
)
_FAR = 12
_LONG_NUMBER = 5
# "75 -> 100 mcg", "24 units (was 20)": the dose is another one now.
_NEW_DOSE = re.compile(
    r"[\s,:]*\d[\d.,]*\s*(?:mg|mcg|g|units?|ml|micrograms?|iu)?\s*(?P<arrow>->|-->|→|➔|⟶|=>|>)\s*\d"
    r"|[^;\n]{0,60}?[(,]\s*(?:it |dose )?(?:was|previously|formerly|up from|down from|from)\s+"
    rf"(?!{doing_words.A_DAY})\d|[^;\n]{{0,40}}?\b(?:up|down) from \d",
    re.IGNORECASE,
)
_NOTHING_SAID = Doing(MedicationStatus.UNKNOWN)
_SETTLED = frozenset(
    {
        MedicationStatus.STARTED,
        MedicationStatus.CHANGED,
        MedicationStatus.STOPPED,
        MedicationStatus.HELD,
    }
)
_OF_IT = frozenset({"taking", "using", "on", "use", "giving"})
# A cue that is denied ("has not been given it") says something, but not that.
_UNCLEAR = Doing(MedicationStatus.UNKNOWN)
_LEFT = Doing(MedicationStatus.UNKNOWN, intent=Intent.OPEN)
_DENIED = frozenset({"not", "never", "t"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_GOES_ON = re.compile(r"\b(?:and|or|with|of|plus|to|the|her|his)$", re.IGNORECASE)


class Doings:
    """The doings of one statement's ``mentions``, each asked for by ``of``."""

    def __init__(self, statement: Statement, mentions: Sequence[Mention]) -> None:
        self._statement = statement
        self._words = doing_words.words_of(statement.language)
        self.mentions = sorted(mentions, key=lambda mention: mention.first)
        self._slots = [mention.first for mention in self.mentions]
        self._tokens, places = _slotted(statement.tokens, self.mentions)
        self._at = [places[mention.first] for mention in self.mentions]
        self._line = Line(self._tokens.words)
        self._told: dict[int, Doing] = {}
        self._taken: set[int] = set()
        self._cues: list[Found[Doing]] = self._forward()
        self._read_slots()
        self._read_behind()
        self._cues = self._forward()

    def of(self, mention: Mention) -> Doing:
        """What is done with a medicine."""
        number = self._slots.index(mention.first)
        return self._told[number] if number in self._told else self._before(number)

    def is_told(self, mention: Mention) -> bool:
        """Whether it is said of this very name, beside it."""
        return self._slots.index(mention.first) in self._told

    def _read_slots(self) -> None:
        """Expressions that hold the names themselves."""
        numbers = {place: number for number, place in enumerate(self._at)}
        for place in range(len(self._tokens)):
            found = slot_rules(self._statement.language).at(self._line, place)
            if found is None:
                continue
            here = [numbers[at] for at in range(found.first, found.last) if at in numbers]
            for number, doing in zip(here, found.value, strict=False):
                self._told.setdefault(number, self._meant(doing, found.first, found.last))
            self._taken.update(range(found.first, found.last))

    def _read_behind(self) -> None:
        """Cues right behind a name, or behind the last of a list of names."""
        for number in reversed(range(len(self._at))):
            if number in self._told:
                continue
            if (cue := self._behind(number)) is not None:
                self._told[number] = self._dated(cue)
                self._taken.update(range(cue.first, cue.last))
            elif self._joined(number) and self._shares(number):
                self._told[number] = self._told[number + 1]

    def _behind(self, number: int) -> Found[Doing] | None:
        """A cue right behind the name (``was stopped``, ``allergy``), at most a dose away."""
        words = self._tokens.words
        at = self._at[number] + 1
        for place in range(at, min(len(words), at + _BEHIND_REACH + 1)):
            if words[place] in self._words.parts:
                return None
            cue = self._cue_at(place, behind=True)
            if cue is None or (cue.value.status is None and place != at):
                continue
            if cue.value.status is MedicationStatus.PAST and _is_figure(words, cue.last):
                return None  # "previously 50 mg", "previously X": how much, or what, it was
            if (place != at and self._leads_on(cue)) or _gives_reason(words, cue.first, cue.last):
                return None
            if self._statement.language == "en":
                said = said_of.behind(words, at - 1, place, cue.last, cue.value.status)
                if said is not said_of.Said.OF_IT:
                    return replace(cue, value=_LEFT) if said is said_of.Said.UNCLEAR else None
            return replace(cue, value=_UNCLEAR) if words[place - 1] in _DENIED else cue
        return None

    def _leads_on(self, cue: Found[Doing]) -> bool:
        """Whether a cue is rather said of the name that follows it: ``on X started Y``."""
        words = self._tokens.words
        if words[cue.last : cue.last + 1] != [SLOT]:
            return False
        return self._cue_at(cue.first, behind=False) is not None

    def _joined(self, number: int) -> bool:
        """Whether the next name is the next one of a list, of which it is told what is done."""
        if number + 1 >= len(self._at) or number + 1 not in self._told:
            return False
        between = self._tokens.words[self._at[number] + 1 : self._at[number + 1]]
        return all(word in self._words.links or word[0].isdigit() for word in between) and bool(
            between
        )

    def _shares(self, number: int) -> bool:
        """Whether a cue behind a list is said of the whole list."""
        words = self._tokens.words
        last = number + 1
        behind = words[self._at[last] + 1 : self._at[last] + 1 + _BEHIND_REACH]
        if self._words.of_many & set(behind[:4]):
            return True
        if said_of.begins_a_line(self._tokens, self._at[number], self._at[last]):
            return False
        return self._before(number) is _NOTHING_SAID and self._at[last] + 1 in self._taken

    def _dated(self, cue: Found[Doing]) -> Doing:
        """``started 2015``: begun long ago, it is simply taken."""
        started = cue.value.status is MedicationStatus.STARTED
        words = self._tokens.words[cue.last : cue.last + 2]
        if started and any(_YEAR.fullmatch(word) for word in words):
            return Doing(MedicationStatus.ACTIVE)
        return self._meant(cue.value, cue.first, cue.last)

    def _meant(self, doing: Doing, first: int, last: int) -> Doing:
        """The doing that words tell, with how they mean it."""
        if doing.status is None:
            return doing
        if self._statement.language == "es":
            return doings_spanish.meant(doing, self._tokens.words, first, last)
        meant = intents.intent_of(self._tokens, first, last, doing.status)
        return replace(doing, intent=meant)

    def _forward(self) -> list[Found[Doing]]:
        found: list[Found[Doing]] = []
        place = 0
        while place < len(self._tokens):
            cue = self._cue_at(place, behind=False)
            if cue is not None and place not in self._taken:
                found.append(cue)
            place = cue.last if cue is not None else place + 1
        return found

    def _cue_at(self, place: int, *, behind: bool) -> Found[Doing] | None:
        language = self._statement.language
        phrases, rules = (
            (back_cues(language), back_rules(language))
            if behind
            else (forward_cues(language), forward_rules(language))
        )
        phrase, rule = phrases.at(self._tokens, place), rules.at(self._line, place)
        if phrase is None or (rule is not None and rule.last > phrase.last):
            return rule
        return Found(phrase.first, phrase.last, phrase.value)

    def _before(self, number: int) -> Doing:
        """What the nearest cue before a name says; through a list it reaches every name."""
        words = self._tokens.words
        at = self._at[number]
        begin = max(_clause_begin(words, at, self._words.breaks), self._line_begin(number))
        aside = _asides(words, at)
        nearest, place = _NOTHING_SAID, (at, at)
        for cue in self._cues:
            if cue.last > at:
                break
            if cue.first < begin or any(a <= cue.first < b for a, b in aside):
                continue
            if words[cue.last] == "date" or _is_number_of(words, cue.last):
                continue  # "Stop Date: --", "Rx 7784410"
            if nearest.status in _SETTLED and cue.first == place[1] and words[cue.first] in _OF_IT:
                place = (place[0], cue.last)  # "please stop | taking"
                continue
            distance = at - cue.last
            said = words[cue.first : cue.last]
            listed = any(cue.last <= name < at for name in self._at)
            if distance > _FAR and not listed and self._statement.section != "medications":
                continue
            if self._statement.language == "es" and not self._is_listed(cue.last, number):
                continue
            if cue.value.status is None:
                reach = 3 if len(said) == 1 and said[0] in self._words.short_reach else 14
                if distance > reach:
                    continue
            other = said_of.before(words, at, cue.first, cue.last, cue.value.status)
            if self._statement.language == "en" and other is said_of.Said.OF_OTHER:
                continue
            apart = cue.value.status in _SETTLED and not self._is_listed(cue.last, number)
            apart = apart or other is said_of.Said.UNCLEAR
            nearest, place = _UNCLEAR if apart else cue.value, (cue.first, cue.last)
        return nearest if nearest is _NOTHING_SAID else self._meant(nearest, *place)

    def _is_listed(self, cue_end: int, number: int) -> bool:
        """Whether only a list's joints and doses stand between the names behind a cue."""
        places = [at for at in self._at[: number + 1] if at >= cue_end]
        return all(
            word in self._words.links or not word.isalpha()
            for left, right in pairwise(places)
            for word in self._tokens.words[left + 1 : right]
        )

    def _line_begin(self, number: int) -> int:
        """Where a line of a list begins that the name stands at the head of; else the beginning."""
        statement, mention = self._statement, self.mentions[number]
        text = statement.page.text
        line = text.rfind("\n", statement.start, mention.start) + 1
        if statement.section != "medications" or not line or text[line : mention.start].strip():
            return 0
        before = text[statement.start : line].rstrip()
        goes_on = before.endswith((",", ":", "/", "+", "-")) or _GOES_ON.search(before)
        return 0 if goes_on else self._at[number]


def _is_number_of(words: Sequence[str], place: int) -> bool:
    """Whether the number of a prescription follows: ``Rx 7784410``, ``Rx # 12``."""
    figure = words[place].isdigit() and len(words[place]) >= _LONG_NUMBER
    return words[place - 1] == "rx" and (figure or words[place] in {"#", "no", "number"})


def _gives_reason(words: Sequence[str], first: int, last: int) -> bool:
    """Whether ``given`` leads in a reason: ``start apixaban given his history of DVT``."""
    if words[first:last] != ["given"] or last >= len(words):
        return False
    if words[last : last + 2] == ["prior", "to"]:
        return False
    return words[last].isalpha() and words[last] not in _OF_GIVING


def _is_figure(words: Sequence[str], place: int) -> bool:
    word = words[place] if place < len(words) else " "
    return word == SLOT or (word[0].isdigit() and not _YEAR.fullmatch(word))


def new_dose(text: str, end: int, limit: int) -> Doing | None:
    """That another dose than before is printed behind a name: an arrow may be an order too."""
    found = _NEW_DOSE.match(text, end, limit)
    if found is None:
        return None
    return Doing(MedicationStatus.CHANGED, intent=Intent.OPEN if found["arrow"] else Intent.DONE)


def _slotted(tokens: Tokens, mentions: Sequence[Mention]) -> tuple[Tokens, dict[int, int]]:
    """The words with one slot for each name, and where each word of the sentence is in it."""
    found = Tokens(tokens.text)
    places: dict[int, int] = {}
    names = {mention.first: mention for mention in mentions}
    place = 0
    while place < len(tokens):
        name = names.get(place)
        last = max(name.last, place + 1) if name else place + 1
        places[place] = len(found)
        found.words.append(SLOT if name else tokens.words[place])
        found.starts.append(tokens.starts[place])
        found.ends.append(tokens.ends[last - 1])
        place = last
    return found, places


def _asides(words: Sequence[str], first: int) -> list[tuple[int, int]]:
    """What brackets hold that are closed before word ``first``: it speaks of what they follow."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for place, word in enumerate(words[:first]):
        if word in "([":
            opened.append(place)
        elif word in ")]" and opened:
            found.append((opened.pop(), place))
    return found


def _clause_begin(words: Sequence[str], first: int, breaks: Collection[str]) -> int:
    for place in range(first - 1, -1, -1):
        if words[place] in breaks:
            return place + 1
    return 0
