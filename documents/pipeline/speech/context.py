"""How a sentence speaks of what it names: as present, absent, possible, past, family's or in case.

Cue phrases open a scope (forward or backward), words such as ``but`` or ``has`` close it, and some
expressions only look like a cue (``no change in``, ``not only``, ``brought in by mother``). The
rules are our own. ``Scopes`` is computed once a sentence; ``status`` then answers for each name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum

from documents.pipeline.speech import cues, scope_ends
from documents.pipeline.speech.cue_echoes import undone, without_echoes
from documents.pipeline.speech.cue_patterns import Found
from documents.pipeline.speech.cues import Cue, Speech
from documents.pipeline.speech.name_marks import is_ticked, marked
from documents.pipeline.types import Status
from knowledge.phrases import Tokens, tokenize

_Cue = Found[Cue]


class _Rank(IntEnum):
    """The higher decides where several cues reach the same name."""

    PRESENT = 0
    PAST = 1
    POSSIBLE = 2
    ABSENT = 3
    FAMILY = 4
    HYPOTHETICAL = 5


_STATUS = {
    _Rank.PRESENT: Status.PRESENT,
    _Rank.PAST: Status.PAST,
    _Rank.POSSIBLE: Status.POSSIBLE,
    _Rank.ABSENT: Status.ABSENT,
    _Rank.FAMILY: Status.FAMILY,
    _Rank.HYPOTHETICAL: Status.HYPOTHETICAL,
}


@dataclass(frozen=True, slots=True)
class _Scope:
    first: int
    last: int
    rank: _Rank


class Scopes:
    """The cues of one sentence and how far each reaches, in words."""

    def __init__(self, tokens: Tokens, said: Speech | None = None) -> None:
        self.tokens = tokens
        self._said = said = said or cues.speech()
        self._found = undone(tokens, without_echoes(tokens, cues.find(tokens, said), said), said)
        self._scopes = tuple(self._reach(self._found))

    def status(self, first: int, last: int, *, default: Status = Status.PRESENT) -> Status:
        """How the sentence speaks of words ``first`` up to ``last``.

        ``default`` is what the section says where the sentence itself gives no cue.
        """
        tokens = self.tokens
        start, end = tokens.starts[first], tokens.ends[last - 1]
        mark = marked(tokens.text, start, end, tokens.starts[0], self._said.marks)
        if mark is not None and mark is not Status.PAST:
            return mark
        ranks = {s.rank for s in self._scopes if s.first < last and first < s.last}
        if mark is Status.PAST:
            ranks.add(_Rank.PAST)
        rank = max(ranks, default=_Rank.PRESENT)
        if rank is _Rank.FAMILY and _Rank.ABSENT in ranks:
            return Status.ABSENT
        asked = rank is _Rank.HYPOTHETICAL or default is Status.HYPOTHETICAL
        if asked and is_ticked(tokens.text, start):  # "tick if you have had: [x] gout"
            return Status.PRESENT
        if default is Status.FAMILY and rank in (_Rank.PRESENT, _Rank.PAST):
            return Status.FAMILY
        return default if rank is _Rank.PRESENT else _STATUS[rank]

    def open_end(self, fillers: Collection[str]) -> bool:
        """Whether nothing but ``fillers`` stands beside the last cue, up to the last word."""
        cues_of = [m for m in self._found if m.value.status is not None]
        if not cues_of:
            return False
        last = cues_of[-1]
        words = self.tokens.words[last.last : -1]
        if last.value.direction in ("both", "turn"):
            # "Pneumonia, resolved" speaks of what stands before it, and of nothing below.
            words = [*self.tokens.words[: last.first], *words]
        return all(word in fillers for word in words)

    def _reach(self, found: Sequence[_Cue]) -> list[_Scope]:
        found = [m for m in found if not _is_reply(self.tokens, m, self._said)]
        stops = [m for m in found if m.value.closes]
        ends = scope_ends.stops(self.tokens)
        scopes: list[_Scope] = []
        for match in found:
            cue = match.value
            if cue.direction == "none" or cue.status is None:
                continue
            rank = _Rank[cue.status.upper()]
            if match.inside is not None:
                scopes.append(_Scope(*match.inside, rank))
            if cue.direction == "own":
                scopes.append(_Scope(match.first + 1, match.last, rank))
            if rank in _BEHIND and self._is_behind(match):
                scopes.append(_Scope(self._item_begin(match.first), match.first, rank))
                continue
            if cue.direction in ("forward", "both", "turn"):
                last = self._forward(match, stops, ends)
                own = cue.fixed or rank is _Rank.ABSENT
                begin = match.first + 1 if own else match.last
                scopes.append(_Scope(begin, last, rank))
                turns = cue.direction == "turn" or rank is _Rank.POSSIBLE
                named = any(w[0].isalnum() for w in self.tokens.words[match.last : last])
                if turns and not named:
                    # "bacterial infection unlikely": with nothing behind it, it speaks of what
                    # stands before.
                    begin = self._backward(match, stops, ends)
                    if cue.direction != "turn" or not cue.reach:
                        begin = max(begin, self._item_begin(match.first))
                    scopes.append(_Scope(begin, match.first, rank))
            if cue.direction in ("back", "both"):
                scopes.append(_Scope(self._backward(match, stops, ends), match.first, rank))
        return scopes

    def _is_behind(self, match: _Cue) -> bool:
        """Whether a word such as ``suspected`` stands behind its name: a comma follows it."""
        words = self.tokens.words
        if match.last >= len(words) or match.first == 0:
            return False
        if match.value.direction in ("turn", "forward") and (
            (back := scope_ends.turns_back(self.tokens, match)) is not None
        ):
            return back
        if not words[match.first - 1][0].isalnum():
            return False
        single = match.last - match.first == 1 and match.value.direction in ("forward", "turn")
        adjective = match.value.reach > 0 or words[match.first] in _ADJECTIVES
        return words[match.last] == "," and single and adjective

    def _forward(self, match: _Cue, stops: Sequence[_Cue], ends: Sequence[int]) -> int:
        status, words = match.value.status, self.tokens.words
        limit = scope_ends.limit(self.tokens, match, ends)
        if status == "absent":
            limit = scope_ends.label_end(self.tokens, match.last, limit)
        # "whether he has", "if you have": the verb right behind a condition belongs to it.
        waits = 2 if status in ("possible", "hypothetical") else 0
        subject = words[match.last : match.last + 1]
        named = bool(subject) and subject[0] not in self._said.clause_starts
        for stop in stops:
            # "the risk of stroke we started": no verb of its own.
            own = min(waits, 1) if named and stop.last - stop.first > 1 else waits
            begins = stop.first >= match.last + own and stop.first < limit
            if begins and status in stop.value.closes:
                limit = stop.first
                break
        if match.value.reach:
            limit = min(limit, match.last + match.value.reach)
        return self._clause_limit(match, limit)

    def _clause_limit(self, match: _Cue, limit: int) -> int:
        """A clause of its own ends a scope: a list's next item, even behind a comma, does not."""
        words = self.tokens.words
        status = match.value.status
        absent = status == "absent"
        for place in range(match.last, limit - 1):
            word, following = words[place], words[place + 1]
            # "PE resolved and pneumonia found": the past is of what stands before.
            apart = status == "past" and word in self._said.ands and place == match.last
            if match.value.direction == "both" and (word == "," or (apart and match.first > 0)):
                return place
            told = word in self._said.joints and place > match.last and status in _ENDED_BY_VERBS
            told = told or (word in self._said.ands and status == "hypothetical")
            if told and self._is_clause(place + 1, limit):
                return place
            if word != ",":
                continue
            if self._qualifies(match) or scope_ends.of_one(self.tokens, match):
                return place
            if following in self._said.ands and place + 2 < limit:
                following = words[place + 2]
                # "no ulcer or polyp, and ...": a list in "or" does not go on with "and".
                listed = self._said.ors.intersection(words[match.last : place])
                if following in self._said.articles or (absent and listed):
                    return place
            if absent and place > match.last and self._is_finding(place + 1, limit):
                return place
            opens = absent and following in self._said.positive_starts
            begins = following in self._said.clause_starts
            goes_on = begins and scope_ends.goes_on(self.tokens, match, place, limit)
            if opens or (begins and not goes_on):
                return place
        return limit

    def _qualifies(self, match: _Cue) -> bool:
        """Whether a denial is an adjective of a noun: "absent breath sounds, effusion drained"."""
        words = self.tokens.words
        single = match.last - match.first == 1 and words[match.first] == "absent"
        return single and match.last < len(words) and words[match.last][0].isalnum()

    def _is_finding(self, place: int, limit: int) -> bool:
        """Whether a list's item that begins here was found: ``pulses normal``, ``4 mm stone``."""
        words = self.tokens.words
        last = next((at for at in range(place, limit) if words[at] in ",;."), limit)
        measured = _MEASURED.search(" ".join(words[place:last]))
        return last - place > 1 and (words[last - 1] in self._said.predicates or bool(measured))

    def _is_clause(self, place: int, limit: int) -> bool:
        """Whether a clause with a verb of its own begins here: ``then reports``."""
        words = self.tokens.words
        if place < limit and words[place] in self._said.joints:
            place += 1
        while place < limit and words[place] in self._said.adverbs:
            place += 1
        return place < limit and words[place] in self._said.verbs

    def _backward(self, match: _Cue, stops: Sequence[_Cue], ends: Sequence[int]) -> int:
        begin = max((e + 1 for e in ends if e < match.first), default=0)
        status = match.value.status
        for stop in stops:
            if stop.last > match.first or status not in stop.value.closes:
                continue
            if stop.last > begin and not self._is_aside(begin, stop, match):
                begin = stop.last
        if match.value.direction == "both":
            told = [m for m in self._found if m.value.status or m.value.closes]
            begin = max([begin, *(m.last for m in told if m.last <= match.first)])
        marks = status == "past"
        if match.value.reach:
            near = scope_ends.behind(self.tokens, match.first) - match.value.reach
            whole = scope_ends.list_begin(self.tokens, match.first, self._said.ands)
            begin = max(begin, min(near, whole) if marks else near)
        item = scope_ends.item_begin(self.tokens, match.first, match.last, self._said.ands, marks)
        return max(begin, item)

    def _is_aside(self, begin: int, stop: _Cue, match: _Cue) -> bool:
        """Whether a stop only opens a clause inside: "the cough for which he came has gone"."""
        words = self.tokens.words
        relative = any(word in _RELATIVE for word in words[stop.first : stop.last])
        subject = stop.first - begin <= _LONGEST_SUBJECT and words[begin] in _ARTICLES
        return relative and subject and words[match.first] in _AUXILIARIES

    def _item_begin(self, first: int) -> int:
        """Where the item of a list begins that ends at word ``first``."""
        words = self.tokens.words
        return next((place + 1 for place in range(first - 2, -1, -1) if words[place] == ","), 0)


_MEASURED = re.compile(r"^\d\S*(?: \S+){0,2} (?:mm|cm)\b|\d\S* (?:cm|mm|ml|kg)$")
_RELATIVE = frozenset({"which", "that", "who", "whom"})
_ARTICLES = frozenset({"the", "her", "his", "their", "my", "your", "this", "that"})
_AUXILIARIES = frozenset({"has", "have", "had", "is", "was", "are", "were"})
_LONGEST_SUBJECT = 5
# What such a word may say of the name before it.
_BEHIND = frozenset({_Rank.POSSIBLE, _Rank.ABSENT, _Rank.PAST})
_ADJECTIVES = frozenset({"absent", "excluded", "denied", "none"})
_ENDED_BY_VERBS = frozenset({"absent", "past", "possible"})


def _is_reply(tokens: Tokens, match: _Cue, said: Speech) -> bool:
    """``No, just gout``, ``Pt: no, ...``: an answer to what was asked before."""
    words = tokens.words
    reply = words[match.first] in said.no and match.last == match.first + 1
    if not reply or words[match.last : match.last + 1] != [","]:
        return False
    return match.first == 0 or words[match.first - 1] == ":"


def status_of(sentence: str, start: int, end: int, *, default: Status = Status.PRESENT) -> Status:
    """How ``sentence`` speaks of its characters ``start:end``."""
    tokens = tokenize(sentence)
    first = next((i for i, at in enumerate(tokens.ends) if at > start), len(tokens) - 1)
    last = next((i for i, at in enumerate(tokens.starts) if at >= end), len(tokens))
    return Scopes(tokens).status(first, max(last, first + 1), default=default)
