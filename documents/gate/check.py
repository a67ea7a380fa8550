"""Hold one statement against the sentences it cites."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from documents.gate import (
    advice,
    ahead,
    bonds,
    causes,
    companions,
    doings,
    edits,
    facts,
    form,
    modality,
    namesakes,
    polarity,
    quantity,
    roles,
    strength,
    times,
    turns,
    undone,
)
from documents.gate.text import Text
from documents.gate.tongue import is_foreign
from documents.gate.types import Code, Reason, Verdict
from documents.gate.wording import as_the_source, in_full
from documents.gate.words import stems, words
from documents.pipeline.sentences import SourceSentence, split
from documents.pipeline.types import LabRow, Source, Status

_FAMILY = re.compile(r"\bfamily\b", re.I)
_CANDIDATES = 3


def check(
    statement: str,
    *,
    cited: Sequence[SourceSentence],
    labs: Sequence[LabRow] = (),
) -> Verdict:
    """Whether ``statement`` says nothing that the cited sentences don't.

    ``labs`` are the document's rows: those that lie in a cited sentence lend their computed flag
    ("low") and hold the statement to their value, unit and range. Never raises for odd input.
    """
    cites = tuple(sentence.source for sentence in cited)
    reasons = tuple(form.check(statement))
    if not cited:
        reasons += (Reason(Code.NO_CITATION),)
    if not reasons and not any(_same(statement, sentence.text) for sentence in cited):
        foreign = any(is_foreign(text) for text in (statement, *(each.text for each in cited)))
        language = (Reason(Code.FORM, "language"),)
        reasons = language if foreign else tuple(_reasons(statement, cited, labs))
    return Verdict(not reasons, reasons, cites)


def verify(
    statement: str, source: Sequence[SourceSentence], *, labs: Sequence[LabRow] = ()
) -> Verdict:
    """Like ``check`` for a statement without citations: the likeliest sentences are tried.

    Accepted only when one sentence alone carries each sentence of the statement (two together let
    a lie borrow its number or its illness from elsewhere), and none that holds more of its words
    denies it; otherwise the reasons are the likeliest's.
    """
    if edits.is_of_nobody(statement, (sentence.text for sentence in source)):
        return Verdict(False, (Reason(Code.NEW_ENTITY, "his or her"),))
    whole = _verify_one(statement, source, labs)
    spans = split(statement)
    if whole.accepted or len(spans) < 2 or whole.codes & {Code.FORM}:
        return whole
    # Neighbours of the source said together: each must stand alone, and say something.
    cites: list[Source] = []
    for start, end in spans:
        part = statement[start:end]
        verdict = _verify_one(part, source, labs)
        if not verdict.accepted or not any(True for _ in Text(part).claims()):
            return whole
        cites += [place for place in verdict.cites if place not in cites]
    return Verdict(True, (), tuple(cites))


def _verify_one(
    statement: str, source: Sequence[SourceSentence], labs: Sequence[LabRow]
) -> Verdict:
    best: Verdict | None = None
    tried: set[int] = set()
    denied = 0.0
    for wide in (False, True):
        for one in support(statement, source, wide=wide)[:_CANDIDATES]:
            if one.number in tried:
                continue
            tried.add(one.number)
            verdict = check(statement, cited=(one,), labs=labs)
            held = _share_held(statement, one)
            if verdict.accepted and held >= denied:
                return verdict
            if verdict.codes & _DENIALS:
                denied = max(denied, held)
            if not verdict.accepted:
                best = best or verdict
    return best or Verdict(False, (Reason(Code.NO_CITATION),))


_DENIALS = frozenset({Code.NEGATION, Code.UNCERTAINTY, Code.FAMILY, Code.SIDE, Code.FLAG})


def _share_held(statement: str, sentence: SourceSentence) -> float:
    """The share of a statement's words of weight that a sentence holds itself."""
    said = set(stems(statement)) - words().function
    return len(said & set(stems(sentence.text))) / len(said) if said else 0.0


def support(
    statement: str, source: Sequence[SourceSentence], *, wide: bool = False
) -> list[SourceSentence]:
    """Sentences that share words with a statement, the likeliest first.

    ``wide`` also counts what a sentence's words may be said as.
    """
    said = set(stems(statement)) - words().function
    scored = []
    for sentence in source:
        held = set(stems(sentence.text)) - words().function
        if wide:
            held |= _source(sentence).wide_keys
        shared = said & held
        if shared:
            weight = sum(0.3 if word in words().free else 1.0 for word in shared)
            scored.append((-(weight - 0.02 * len(held)), sentence.number, sentence))
    return [sentence for *_, sentence in sorted(scored, key=lambda each: each[:2])]


def _reasons(
    statement: str, cited: Sequence[SourceSentence], labs: Sequence[LabRow]
) -> Iterator[Reason]:
    statement = as_the_source(in_full(statement), " ".join(each.text for each in cited))
    # The context rules know how a clinician writes of "his family"; a summary says "your".
    said = Text(re.sub(r"\byour\b", "his", statement, flags=re.I))
    texts = [_source(sentence) for sentence in cited]
    if not any(True for _ in said.claims()):
        # Plain words alone ("She is doing well") must at least all be the source's own.
        held = {stem for sentence in cited for stem in stems(sentence.text)}
        if not {*stems(statement)} - words().function - words().speaking <= held:
            yield Reason(Code.EMPTY)
            return
    rows = [row for row in labs if _inside(row.source, cited)]
    yield from facts.numbers(said, texts)
    yield from facts.laboratory(said, rows)
    yield from facts.opposites(said, texts, rows)
    yield from facts.entities(said, texts)
    yield from facts.doses(said, texts)
    yield from polarity.check(said, texts)
    yield from bonds.check(said, texts)
    yield from modality.check(said, texts)
    yield from ahead.check(said, texts)
    yield from causes.check(said, texts)
    yield from companions.check(said, texts)
    yield from namesakes.check(said, texts)
    yield from doings.check(said, texts)
    yield from strength.check(said, texts)
    yield from quantity.check(said, texts)
    yield from roles.check(said, texts)
    yield from times.check(said, texts)
    yield from turns.check(said, texts)
    yield from undone.check(said, texts)
    yield from advice.check(said, texts)
    yield from edits.check(statement, said, texts)


def _source(sentence: SourceSentence) -> Text:
    # A table's cells lie far apart: a unit belongs to the number before it all the same.
    text = in_full(" ".join(sentence.text.split()))
    return _analysed(text, bool(_FAMILY.search(sentence.heading)))


@lru_cache(maxsize=4_096)
def _analysed(text: str, family: bool) -> Text:
    return Text(text, default=Status.FAMILY if family else Status.PRESENT)


def _inside(place: Source, cited: Collection[SourceSentence]) -> bool:
    return any(
        place.page == each.source.page
        and place.start < each.source.end
        and each.source.start < place.end
        for each in cited
    )


def _same(statement: str, source: str) -> bool:
    return _plain(statement) == _plain(source)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" .").casefold()
