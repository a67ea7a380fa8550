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
    clauses,
    companions,
    doings,
    edits,
    facts,
    form,
    modality,
    namesakes,
    pairing,
    polarity,
    quantity,
    roles,
    strength,
    times,
    turns,
    undone,
)
from documents.gate.plain_names import as_printed, spelled_out
from documents.gate.text import Text
from documents.gate.tongue import is_foreign
from documents.gate.types import Code, Reason, Verdict
from documents.gate.wording import as_the_source, in_full
from documents.gate.words import stems, words
from documents.pipeline.language.sentences import SourceSentence
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
        reasons = language if foreign else _in_any_wording(statement, cited, labs)
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
    return whole if whole.accepted else _in_parts(statement, source, labs) or whole


def _in_parts(
    statement: str, source: Sequence[SourceSentence], labs: Sequence[LabRow]
) -> Verdict | None:
    """Facts of several sentences said together: each must stand alone, and say something."""
    parts = clauses.parts(statement)
    if len(parts) < 2 or any(True for _ in form.check(statement)):
        return None
    cites: list[Source] = []
    for part in parts:
        verdict = _verify_one(part, source, labs)
        if not verdict.accepted or not any(True for _ in Text(part).claims()):
            return None
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


def _in_any_wording(
    statement: str, cited: Sequence[SourceSentence], labs: Sequence[LabRow]
) -> tuple[Reason, ...]:
    """Reasons against a statement as it is worded, and as the source's own terms would word it."""
    texts = [_source(sentence) for sentence in cited]
    source = " ".join(text.raw for text in texts)
    printed = " ".join(" ".join(sentence.text.split()) for sentence in cited)
    said = as_the_source(in_full(spelled_out(statement, printed)), source)
    reasons = tuple(_reasons(said, texts, cited, labs))
    in_terms = as_printed(said, source) if reasons else said
    if in_terms != said and not any(True for _ in _reasons(in_terms, texts, cited, labs)):
        return ()
    return reasons


def _reasons(
    statement: str,
    texts: Sequence[Text],
    cited: Sequence[SourceSentence],
    labs: Sequence[LabRow],
) -> Iterator[Reason]:
    # The context rules know how a clinician writes of "his family"; a summary says "your".
    said = Text(re.sub(r"\byour\b", "his", statement, flags=re.I))
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
    yield from pairing.check(said, texts)
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
    text = " ".join(sentence.text.split())
    text = in_full(spelled_out(text, text))
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
