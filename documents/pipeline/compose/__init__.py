"""The deterministic summary: short plain sentences, each resting on a place in the document.

``compose`` is the product; a model may only reword what it says (``pipeline/rephrase.py``). It
states what is printed, what lies outside its printed range, and what comes next. It never names a
condition the document doesn't, never advises on treatment, and no number appears in a sentence
that does not stand in the places the sentence cites.

Every language says the same, sentence by sentence: which sentences a summary holds is decided on
the English ones, and each has its counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from documents.pipeline import grounding
from documents.pipeline.compose import (
    aims,
    care,
    conclusions,
    corrected,
    day_plans,
    decided,
    denials,
    extract,
    immunised,
    medicines,
    no_visit,
    remarks,
    resuscitation,
    values,
)
from documents.pipeline.compose.language import ENGLISH, Wording, wording
from documents.pipeline.compose.own_date import is_of_its_visit, own_date, written_on
from documents.pipeline.compose.terms import free_words
from documents.pipeline.compose.wording import noun, step_words, without_label
from documents.pipeline.labs import UNREAD
from documents.pipeline.language import readability
from documents.pipeline.language.foreign import foreign
from documents.pipeline.language.sentences import SourceSentence, around, number_sentences, touching
from documents.pipeline.types import (
    DateFound,
    Findings,
    LabRow,
    Language,
    Page,
    Section,
    Source,
    Summary,
    SummarySentence,
)

_IN_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}")
_ENOUGH = 3
_MOST_EXTRACTS = 4
_TARGET = 6.0
_KEPT = frozenset(
    {"document", "lab", "medicine", "allergy", "notice", values.URGENT, corrected.ABOUT}
)
# What holds a sentence of the document whole: it is not quoted a second time.
_QUOTING = frozenset({"note", "followup", conclusions.ABOUT})
# What is never left out: where it is too hard to read, the summary points at it.
_POINTED = frozenset({"followup", conclusions.ABOUT})


_Said = tuple[SummarySentence, SummarySentence]
"""A sentence in English and in the language that is shown."""


def compose(pages: Sequence[Page], findings: Findings, language: Language = "en") -> Summary:
    """The summary of a document; without a sentence only where no page holds any text."""
    numbered = number_sentences(pages)
    if not numbered:
        return Summary(warnings=("nothing_readable",), language=language)
    words, word = wording(language), noun(findings.kind)
    ignore = free_words(findings)
    kept, lost, unsaid = _sound(pages, findings, numbered, words)
    if unsaid:
        # What is said next of a value whose own sentence fell would speak of the one before it.
        findings = replace(findings, labs=_doubted(findings.labs, unsaid))
        kept, again, _ = _sound(pages, findings, numbered, words)
        lost += again
    warnings = [f"left_out:{sentence.about}" for sentence in lost]
    warnings += [code for code in findings.warnings if code == "not_read"]
    if own_date(findings) is None:
        warnings += [code for code in findings.warnings if code == "ambiguous_date"]
    few = sum(sentence.about != "document" for sentence, _ in kept) < _ENOUGH
    if few and not conclusions.is_whole(findings) and foreign(pages) is None:
        bound = [each.source for each in denials.bound(findings.conditions, pages)]
        titles = [each.source for each in findings.sections if _is_title_alone(each)]
        notes = [each.sources for each, _ in kept if each.about in _QUOTING]
        quoted = [place for places in notes for place in places]
        alone = {one for place in (*bound, *titles, *quoted) for one in touching(place, numbered)}
        free = [each for each in numbered if each not in alone]
        if free:
            more = _both(
                words,
                lambda words: extract.sentences(
                    free, word, ignore=ignore, most=_MOST_EXTRACTS, words=words
                ),
            )
            # Where a sentence is quoted as a step already, nobody is told that words are hard.
            stepped = any(each.about == "followup" for each, _ in kept)
            # What is quoted for what it names (``Doubt gout``) is quoted once.
            told = {each.text for each, _ in kept}
            more = [said for said in more if said[0].text not in told]
            kept += [said for said in more if not (stepped and said[0].about == "notice")]
    kept = _readable(kept, pages, ignore, words)
    shown = tuple(sentence for _, sentence in kept if sentence.text)
    reading = words.reading((each.text for each in shown), ignore)
    return Summary(shown, reading.grade, tuple(warnings), language, reading.ease)


def _is_title_alone(section: Section) -> bool:
    """Whether a part's place is its title only, as in a record: that is no sentence to quote."""
    return section.source.end - section.source.start == len(section.title)


def _sound(
    pages: Sequence[Page], findings: Findings, numbered: Sequence[SourceSentence], words: Wording
) -> tuple[list[_Said], list[SummarySentence], set[Source]]:
    """The sentences whose places hold what they say, the others, and the rows left without value.

    The first sentence about a row alone is the one that tells its value.
    """
    kept: list[_Said] = []
    lost: list[SummarySentence] = []
    told: set[Source] = set()
    unsaid: set[Source] = set()
    word = noun(findings.kind)
    for said in _both(words, lambda words: _draft(pages, findings, numbered, word, words)):
        english = said[0]
        alone = english.sources if english.about == "lab" and len(english.sources) == 1 else ()
        sound = [_grounded(sentence, pages, numbered, findings.labs) for sentence in said]
        if sound[0] is None or sound[1] is None:
            lost.append(english)
            unsaid.update(place for place in alone if place not in told)
        else:
            kept.append((sound[0], sound[1]))
        told.update(alone)
    return kept, lost, unsaid


def _doubted(labs: Sequence[LabRow], unsaid: set[Source]) -> tuple[LabRow, ...]:
    """The rows, those whose value can't be told marked for review."""
    return tuple(
        replace(row, needs_review=True)
        if row.source in unsaid and not corrected.is_own(row)
        else row
        for row in labs
    )


def _both(words: Wording, write: Callable[[Wording], Iterable[SummarySentence]]) -> list[_Said]:
    english = list(write(ENGLISH))
    shown = english if words is ENGLISH else list(write(words))
    return list(zip(english, shown, strict=True))


def _draft(
    pages: Sequence[Page],
    findings: Findings,
    numbered: Sequence[SourceSentence],
    word: str,
    words: Wording,
) -> Iterator[SummarySentence]:
    yield from _opening(pages, findings, numbered, words)
    concluded = conclusions.sentences(findings, pages, words)
    if conclusions.is_whole(findings):
        yield from concluded
    unread = [each for each in findings.sections if each.kind == UNREAD]
    aimed = aims.aims_of(findings.labs, numbered, word, words)
    yield from values.sentences(findings.labs, word, words, unread, aimed)
    yield from aims.sentences(findings, numbered, aimed, word, words)
    yield from remarks.states(findings.labs, pages, word, words)
    yield from remarks.sentences(findings, pages, numbered, word, words)
    yield from immunised.sentences(findings, numbered, word, words)
    yield from decided.sentences(findings, numbered, word, words)
    named = list(
        care.condition_sentences(
            conclusions.untold(findings), word, words, pages, findings.conditions
        )
    )
    yield from named
    quoted = {each.text for each in named}
    yield from (each for each in concluded if each.text not in quoted)
    steps = {without_label(step.text) for step in findings.followups}
    yield from medicines.medicine_sentences(
        findings.medications, word, numbered, words, elsewhere=steps
    )
    yield from day_plans.sentences(findings, numbered, word, words)
    yield from care.allergy_sentences(findings.allergies, word, words)
    yield from care.disagreement_sentences(findings.allergies, words)
    yield from care.clash_sentences(findings, words)
    yield from resuscitation.sentences(findings, numbered, word, words)
    yield from care.followup_sentences(findings.followups, word, words)
    yield from no_visit.sentences(numbered, word, words)


def _opening(
    pages: Sequence[Page],
    findings: Findings,
    numbered: Sequence[SourceSentence],
    words: Wording,
) -> Iterator[SummarySentence]:
    yield SummarySentence(words.kinds[findings.kind], (numbered[0].source,), "document")
    frames, found = words.frames, own_date(findings)
    if (tongue := foreign(pages)) is not None:
        text = words.say(frames.foreign, language=words.languages[tongue])
        yield SummarySentence(text, (numbered[0].source,), "notice")
    if found is not None:
        frame = frames.sample_dated if found.kind == "collected" else frames.dated
        letters = written_on(found, findings, pages)
        if is_of_its_visit(found, findings, letters[0] if letters else None):
            frame = frames.visit_on
        text = words.say(frame, date=_date(pages, found, words))
        yield SummarySentence(text, (found.source,), "document")
        if letters and letters[0].value != found.value:
            day, typed = letters
            frame = frames.typed_on if typed else frames.dated
            text = words.say(frame, date=_date(pages, day, words))
            yield SummarySentence(text, (day.source,), "document")


def _date(pages: Sequence[Page], found: DateFound, words: Wording) -> str:
    """A date with its month in words; 03/04/2026 stays as printed, whichever the month is."""
    printed = grounding.quote(pages, found.source)
    unsure = _IN_FIGURES.fullmatch(printed.strip())
    if unsure and max(int(unsure[1]), int(unsure[2])) <= 12 and unsure[1] != unsure[2]:
        return words.printed(printed)
    return words.day(found.value)


def _grounded(
    sentence: SummarySentence,
    pages: Sequence[Page],
    numbered: Sequence[SourceSentence],
    labs: Sequence[LabRow],
) -> SummarySentence | None:
    """The sentence if its places hold all its numbers, with wider places if those do; else None.

    One that tells the patient's own correction may hold the numbers of that, and no others.
    """
    quotes = [grounding.quote(pages, place) for place in sentence.sources]
    if not quotes or not all(quotes):
        return None
    if sentence.about == corrected.ABOUT:
        said = corrected.said_of(labs, sentence.sources)
        return None if grounding.invented(sentence.text, [*quotes, *said]) else sentence
    if not grounding.invented(sentence.text, quotes):
        return sentence
    wider = tuple(around(place, numbered) for place in sentence.sources)
    if grounding.invented(sentence.text, [grounding.quote(pages, place) for place in wider]):
        return None
    return SummarySentence(sentence.text, wider, sentence.about, sentence.reference)


def _readable(
    sentences: list[_Said], pages: Sequence[Page], ignore: frozenset[str], words: Wording
) -> list[_Said]:
    """Until the grade is reached: leave out what is optional, point at what can't be left out.

    The hardest go first. Each sentence is counted once: a long record has thousands.
    """
    counted = [_count(said, ignore) for said in sentences]
    movable = [
        place
        for place, (english, _) in enumerate(sentences)
        if english.about not in _KEPT and _grade(counted[place]) > _TARGET
    ]
    kept: list[_Said | None] = list(sentences)
    total = sum(counted, readability.Counts(0, 0, 0))
    for place in sorted(movable, key=lambda place: _grade(counted[place]), reverse=True):
        if _grade(total) <= _TARGET:
            break
        total -= counted[place]
        kept[place] = None
        english, shown = sentences[place]
        if english.about not in _POINTED:
            continue
        if english.about == "followup":
            whole = step_words(grounding.quote(pages, english.sources[0]))
            pointers = (care.pointer(english, whole), care.pointer(shown, whole, words))
        else:
            whole = grounding.quote(pages, english.sources[0])
            pointers = (
                conclusions.pointer(english, whole),
                conclusions.pointer(shown, whole, words),
            )
        kept[place] = pointers
        total += _count(pointers, ignore)
    return [said for said in kept if said is not None]


def _count(said: _Said, ignore: frozenset[str]) -> readability.Counts:
    return readability.count([said[0].text], ignore=ignore)


def _grade(counts: readability.Counts) -> float:
    return round(counts.grade, 2)
