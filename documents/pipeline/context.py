"""How a sentence speaks of what it names: as present, absent, possible, past, family's or in case.

Cue phrases open a scope (forward or backward), words such as ``but`` or ``has`` close it, and some
expressions only look like a cue (``no change in``, ``not only``, ``brought in by mother``). The
rules are our own. ``Scopes`` is computed once a sentence; ``status`` then answers for each name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from documents.pipeline import cues
from documents.pipeline.types import Status
from knowledge.phrases import Match, PhraseIndex, Tokens, tokenize


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
# "Fever (-)", "Fever: no", "Fever - negative": a mark that belongs to the one name before it.
_MARK_NO = re.compile(
    r"\s*(?:\(\s*(?:-|–|−|neg(?:ative)?|no|absent|none|denies|denied)\s*\)"
    r"|\s*[:=–-]\s*(?:no|none|negative|neg|absent|denies|denied|nil|not present|n)\b(?!\s+\w+ed\b)"
    r"|\s*\?\s*no\b)",
    re.IGNORECASE,
)
_MARK_YES = re.compile(
    r"\s*(?:\(\s*(?:\+|pos(?:itive)?|yes|present)\s*\)"
    r"|\s*[:=–-]\s*(?:yes|positive|pos|present|\+)(?!\w)|\s*\?\s*yes\b)",
    re.IGNORECASE,
)
# "Pneumonia (childhood)", "diabetes - mother": a remark that belongs to the one name before it.
_MARK_PAST = re.compile(
    r"\s*,\s*(?:history of|hx of|h/o|hx)\s*(?:$|[.;|\n])"
    r"|\s*[(\[]\s*(?:past|resolved|history|hx|childhood|remote|old|previous|healed|cured|inactive)\b"
    r"[^)\]]{0,24}[)\]]",
    re.IGNORECASE,
)
_MARK_FAMILY = re.compile(
    r"\s*(?:\(|[:–-]\s+)(?:in )?(?:(?:his|her|maternal|paternal|half)[ -])*"
    r"(?:mother|father|mum|mom|dad|brother|sister|grand(?:mother|father|parents?|ma|pa|dad)|aunt|uncle|cousin|siblings?|parents?)s?"
    r"\s*(?:\)|[,;.]|$|\n|and\b|&)",
    re.IGNORECASE,
)
# "had a stroke in 2015": told with its year, it is over.
_HAD_BEFORE = re.compile(
    r"\b(?:had|suffered|sustained|survived)\s+(?:from\s+)?(?:an?\s+|the\s+|his\s+|her\s+|one\s+)?"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"\s+(?:(?:back )?in|around|circa)\s+(?:\w+\s+)?(?:19|20)\d\d\b", re.IGNORECASE
)
# "gout is seen but arthritis is not."
_IS_NOT = re.compile(r"\s+(?:is|was|are|were)\s+not\s*(?:[.;,]|$)", re.IGNORECASE)
# "they ruled sepsis out", "to rule sepsis out"
_RULED = re.compile(r"\brul(?P<how>ed|es|e|ing)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OUT = re.compile(r"\s+out\b", re.IGNORECASE)
_SIGN_BEFORE = re.compile(r"(?:^|[\s,;(])([-−–+])$")
_BOX_BEFORE = re.compile(r"(?:[\[(](?P<in>[ xX✓✔_]?)[\])]|(?P<sign>[☐☑☒✓✔✗]))[ \t]*$")
_QUESTION_BEFORE = re.compile(r"(?:^|[\s(])\?\s*$")
_QUESTION_AFTER = re.compile(r"\s*\(\s*\?\s*\)|\s*\?(?!\s*(?:yes|no)\b)", re.IGNORECASE)
_YEAR_AFTER = re.compile(r"\s*\(?(?:in|s/p|status post)?\s*(?:19|20)\d\d\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Scope:
    first: int
    last: int
    rank: _Rank


@cache
def _cues() -> PhraseIndex[cues.Cue]:
    index: PhraseIndex[cues.Cue] = PhraseIndex()
    for cue in cues.all_cues():
        for phrase in cue.phrases:
            index.add(phrase, cue, cased=False)
    return index


class Scopes:
    """The cues of one sentence and how far each reaches, in words."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._found = _without_echoes(tokens, list(_cues().matches(tokens)))
        self._scopes = tuple(self._reach(self._found))

    def status(self, first: int, last: int, *, default: Status = Status.PRESENT) -> Status:
        """How the sentence speaks of words ``first`` up to ``last``.

        ``default`` is what the section says where the sentence itself gives no cue.
        """
        tokens = self.tokens
        start, end = tokens.starts[first], tokens.ends[last - 1]
        if (marked := _marked(tokens.text, start, end)) is not None:
            return marked
        ranks = {s.rank for s in self._scopes if s.first <= first and last <= s.last}
        rank = max(ranks, default=_Rank.PRESENT)
        if rank is _Rank.FAMILY and _Rank.ABSENT in ranks:
            return Status.ABSENT
        if default is Status.FAMILY and rank in (_Rank.PRESENT, _Rank.PAST):
            return Status.FAMILY
        return default if rank is _Rank.PRESENT else _STATUS[rank]

    def _reach(self, found: Sequence[Match[cues.Cue]]) -> list[_Scope]:
        found = [m for m in found if not _is_reply(self.tokens, m)]
        stops = [m for m in found if m.value.closes]
        ends = self._punctuation()
        scopes: list[_Scope] = []
        for match in found:
            cue = match.value
            if cue.direction == "none" or cue.status is None:
                continue
            rank = _Rank[cue.status.upper()]
            if cue.direction in ("forward", "both"):
                last = self._forward(match, stops, ends)
                scopes.append(_Scope(match.first + 1, last, rank))
                if rank is _Rank.POSSIBLE and not _any_word(self.tokens, match.last, last):
                    # "bacterial infection unlikely": with nothing behind it, it speaks of what
                    # stands before.
                    begin = max(self._backward(match, stops, ends), self._item_begin(match.first))
                    scopes.append(_Scope(begin, match.first, rank))
            if cue.direction in ("back", "both"):
                scopes.append(_Scope(self._backward(match, stops, ends), match.first, rank))
        return scopes

    def _forward(
        self, match: Match[cues.Cue], stops: Sequence[Match[cues.Cue]], ends: Sequence[int]
    ) -> int:
        limit = min((e for e in ends if e >= match.last), default=len(self.tokens))
        status = match.value.status
        # "whether he has", "if you have": the verb right behind a condition belongs to it.
        own = 2 if status in ("possible", "hypothetical") else 0
        for stop in stops:
            begins = stop.first >= match.last + own and stop.first < limit
            if begins and status in stop.value.closes:
                limit = stop.first
                break
        if match.value.reach:
            limit = min(limit, match.last + match.value.reach)
        return self._comma_limit(match, limit)

    def _comma_limit(self, match: Match[cues.Cue], limit: int) -> int:
        """A comma ends a scope before a clause of its own, but not before a list's next item."""
        words = self.tokens.words
        for place in range(match.last, limit):
            joins = words[place] in ("and", "but") and match.last < place < limit - 1
            if joins and match.value.status == "absent" and words[place + 1] in cues.NEXT_VERBS:
                return place
            if words[place] == "," and match.value.direction == "both":
                return place
            if words[place] == "," and place + 1 < limit:
                following = words[place + 1]
                if following == "and" and words[place + 2 : place + 3]:
                    following = words[place + 2]
                    if following in ("a", "an"):
                        return place
                if following in cues.CLAUSE_STARTS or (
                    match.value.status == "absent" and following in cues.POSITIVE_STARTS
                ):
                    return place
        return limit

    def _backward(
        self, match: Match[cues.Cue], stops: Sequence[Match[cues.Cue]], ends: Sequence[int]
    ) -> int:
        begin = max((e + 1 for e in ends if e < match.first), default=0)
        status = match.value.status
        for stop in stops:
            if stop.last <= match.first and stop.last > begin and status in stop.value.closes:
                begin = stop.last
        if match.value.direction == "both":
            begin = max((m.last for m in self._found if m.last <= match.first), default=begin)
        if match.value.reach:
            begin = max(begin, match.first - match.value.reach)
        return begin

    def _item_begin(self, first: int) -> int:
        """Where the item of a list begins that ends at word ``first``."""
        words = self.tokens.words
        return next((place + 1 for place in range(first - 2, -1, -1) if words[place] == ","), 0)

    def _punctuation(self) -> list[int]:
        """Words that end any scope: a stop, a semicolon, the wall of a table cell."""
        tokens = self.tokens
        ends = []
        for place, word in enumerate(tokens.words):
            if (
                word in ";|•"
                or (word in ".!?" and place + 1 < len(tokens) and _ends(tokens, place))
                or (place and "\t" in tokens.text[tokens.ends[place - 1] : tokens.starts[place]])
            ):
                ends.append(place)
        return ends


def _without_echoes(
    tokens: Tokens, found: Sequence[Match[cues.Cue]]
) -> tuple[Match[cues.Cue], ...]:
    """The cues, less those that a denial right before them has taken in.

    ``without showing any``, ``no electrical signs of``, ``excludes the diagnosis of``.
    """
    kept: list[Match[cues.Cue]] = []
    for match in found:
        before = kept[-1] if kept else None
        if before is not None and before.value.status == "absent":
            between = tokens.words[before.last : match.first]
            room = 2 if tokens.words[match.last - 1] in ("of", "for") else 0
            taken = len(between) <= room and not any(w in ",;.:" for w in between)
            if taken and before.value.direction == "forward" and _tells(match):
                continue
        kept.append(match)
    return tuple(kept)


def _is_reply(tokens: Tokens, match: Match[cues.Cue]) -> bool:
    """``No, just gout``, ``Pt: no, ...``: an answer to what was asked before."""
    words = tokens.words
    if words[match.first : match.last + 1] != ["no", ","]:
        return False
    return match.first == 0 or words[match.first - 1] == ":"


def _any_word(tokens: Tokens, first: int, last: int) -> bool:
    return any(word[0].isalnum() for word in tokens.words[first:last])


def _tells(match: Match[cues.Cue]) -> bool:
    return match.value.status not in (None, "absent")


def _ends(tokens: Tokens, place: int) -> bool:
    after = tokens.text[tokens.ends[place] : tokens.starts[place + 1]]
    return bool(after) and tokens.text[tokens.starts[place + 1]].isupper()


def _marked(text: str, start: int, end: int) -> Status | None:
    """What a mark right beside a name says of it."""
    if _MARK_NO.match(text, end) or _IS_NOT.match(text, end):
        return Status.ABSENT
    if _MARK_YES.match(text, end):
        return Status.PRESENT
    if _MARK_PAST.match(text, end):
        return Status.PAST
    if _MARK_FAMILY.match(text, end):
        return Status.FAMILY
    if _IN_YEAR.match(text, end) and _HAD_BEFORE.search(text, max(0, start - 40), start):
        return Status.PAST
    if _OUT.match(text, end) and (ruled := _RULED.search(text, max(0, start - 24), start)):
        return Status.POSSIBLE if ruled["how"] in ("e", "ing") else Status.ABSENT
    before = text[max(0, start - 3) : start]
    if sign := _SIGN_BEFORE.search(before):
        # "-fever, +cough": a sign glued to its name; a bullet has a space behind it.
        return Status.PRESENT if sign.group(1) == "+" else Status.ABSENT
    if box := _BOX_BEFORE.search(text, max(0, start - 6), start):
        empty = box["sign"] in ("☐", "✗") if box["sign"] else box["in"] in (" ", "", "_")
        return Status.ABSENT if empty else Status.PRESENT
    if _QUESTION_BEFORE.search(before) or _QUESTION_AFTER.match(text, end):
        return Status.POSSIBLE
    return None


def year_follows(text: str, end: int) -> bool:
    """Whether a year stands right behind a name: ``stroke (2010)``, ``pneumonia in 2018``."""
    return bool(_YEAR_AFTER.match(text, end))


def status_of(sentence: str, start: int, end: int, *, default: Status = Status.PRESENT) -> Status:
    """How ``sentence`` speaks of its characters ``start:end``."""
    tokens = tokenize(sentence)
    first = next((i for i, at in enumerate(tokens.ends) if at > start), len(tokens) - 1)
    last = next((i for i, at in enumerate(tokens.starts) if at >= end), len(tokens))
    return Scopes(tokens).status(first, max(last, first + 1), default=default)
