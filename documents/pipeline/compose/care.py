"""Sentences about conditions, allergies and what comes next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from documents.pipeline import grounding
from documents.pipeline.compose import denials, doubts
from documents.pipeline.compose.language import ENGLISH, Frames, Wording
from documents.pipeline.compose.next_steps import hangs_on
from documents.pipeline.compose.particulars import particular
from documents.pipeline.compose.wording import chunks, quoted, step_words, tidy
from documents.pipeline.language.beforehand import begins_beforehand
from documents.pipeline.notes.allergy.agreement import (
    contradictions,
    is_of_drugs,
    is_of_foods,
    is_of_one,
)
from documents.pipeline.notes.allergy.clashes import clashes
from documents.pipeline.notes.steps.alarm_signs import is_of_alarm
from documents.pipeline.notes.steps.bids import AHEAD
from documents.pipeline.types import (
    Allergy,
    Condition,
    Findings,
    FollowUp,
    Page,
    Source,
    Status,
    SummarySentence,
)

_MAX_QUOTE_WORDS = 24
# "Sulfa drugs" and "sulfa" are one allergy.
_SORT = re.compile(r"\b(?:drugs?|medicines?|medications?|antibiotics?|products?|allerg(?:y|ies))\b")
_CONDITIONS: tuple[tuple[Status, Callable[[Frames], str], int], ...] = (
    (Status.PRESENT, lambda frames: frames.names, 3),
    (Status.POSSIBLE, lambda frames: frames.possible, 2),
    (Status.PAST, lambda frames: frames.past, 2),
    (Status.FAMILY, lambda frames: frames.family, 2),
    (Status.ABSENT, lambda frames: frames.absent, 2),
)
_MAX_OF_STATUS = {Status.ABSENT: 4, Status.FAMILY: 4, Status.PAST: 6}


def condition_sentences(
    conditions: Sequence[Condition],
    noun: str,
    words: Wording = ENGLISH,
    pages: Sequence[Page] | None = None,
    among: Sequence[Condition] | None = None,
) -> Iterator[SummarySentence]:
    """Conditions in the words of the document, each under how the document speaks of it.

    With its ``pages``, a denial that holds only of a place is told in its own sentence, or not;
    so is one that stands against what is named ``among`` all of the document's conditions.
    """
    bound = frozenset() if pages is None else denials.bound(conditions, pages, among)
    places = {denials.whole(each, pages or ()): None for each in conditions if each in bound}
    told = [each for each in places if each is not None][: _MAX_OF_STATUS[Status.ABSENT]]
    free = [each for each in conditions if each not in bound and not _is_told(each, told)]
    doubted = {each: doubts.unlikely(each, pages or ()) for each in free}
    sure = [each for each in free if doubted[each] is None]
    yield from _by_status(sure, noun, words, pages or ())
    for place in dict.fromkeys([*filter(None, doubted.values()), *told]):
        page = next(page for page in pages or () if page.number == place.page)
        quote = quoted(page.text[place.start : place.end].rstrip("."))
        yield SummarySentence(
            words.say(words.frames.says, noun=noun, quote=quote), (place,), "condition"
        )


def _is_told(each: Condition, quotes: Sequence[Source]) -> bool:
    """Whether a denial stands in a sentence that is quoted: "in 2019 no pain at rest, no fever"."""
    place = each.source
    return each.status is Status.ABSENT and any(
        one.page == place.page and one.start <= place.start and place.end <= one.end
        for one in quotes
    )


def _by_status(
    conditions: Sequence[Condition], noun: str, words: Wording, pages: Sequence[Page]
) -> Iterator[SummarySentence]:
    asserted = {c.text.lower() for c in conditions if c.status is Status.PRESENT}
    for status, frame, size in _CONDITIONS:
        found: dict[str, Condition] = {}
        for each in conditions:
            name = tidy(each.text).lower()
            if each.status is status and (status is Status.PRESENT or name not in asserted):
                found.setdefault(name, each)
        some = list(found.values())[: _MAX_OF_STATUS.get(status)]
        for part in chunks(some, size):
            names, places = zip(*(_named(each, words, pages) for each in part), strict=True)
            what = words.either(names) if status is Status.ABSENT else words.listed(names)
            text = words.say(frame(words.frames), noun=noun, what=what)
            yield SummarySentence(text, places, "condition")


def _named(each: Condition, words: Wording, pages: Sequence[Page]) -> tuple[str, Source]:
    """The name of an illness, with the side or the stage that is printed beside it."""
    if each.status is Status.ABSENT:
        each = denials.with_kind(each, pages)
    name, place = words.condition(each), each.source
    if each.text.startswith("#"):
        # "#NOF": the sign says what it is, its words say where.
        name = f"{words.condition(replace(each, text='fracture'))} ({quoted(each.text)})"
    more = particular(each, pages) if each.status is not Status.ABSENT else None
    if more is None:
        return name, place
    said = grounding.quote(pages, more)
    whole = Source(place.page, min(place.start, more.start), max(place.end, more.end))
    return f"{name} (“{said}”)", whole


def allergy_sentences(
    allergies: Sequence[Allergy],
    noun: str,
    words: Wording = ENGLISH,
    among: Sequence[Allergy] | None = None,
) -> Iterator[SummarySentence]:
    """Allergies with their reactions, and last that none is known, and of what it is said.

    ``among`` are all that are told, of other documents too, where ``allergies`` are only some.
    """
    seen: set[tuple[str, bool]] = set()
    named = [each for each in among or allergies if each.status is not Status.ABSENT]
    for each in sorted(allergies, key=lambda one: one.status is Status.ABSENT):
        name = _SORT.sub("", tidy(each.substance).lower()).strip()
        over = each.status is Status.PAST
        if (name, over) in seen:
            continue
        seen.add((name, over))
        if each.status is Status.ABSENT:
            text = _none_known(each, noun, words, named)
        else:
            frame = words.frames.reaction if each.is_reaction else words.frames.allergy
            text = words.say(
                words.frames.past_allergy if over else frame,
                noun=noun,
                substance=words.substance(each.substance),
                reaction=f" ({words.substance(each.reaction)})" if each.reaction else "",
            )
        yield SummarySentence(text, (each.source,), "allergy")


def disagreement(named: Allergy, denial: Allergy, words: Wording = ENGLISH) -> str:
    """That an allergy and "none known" do not agree, and whom to ask."""
    return words.say(
        words.frames.disagree,
        quote=quoted(tidy(denial.substance)),
        substance=words.substance(named.substance),
    )


def disagreement_sentences(
    allergies: Sequence[Allergy], words: Wording = ENGLISH
) -> Iterator[SummarySentence]:
    """What one document both names and denies: both places, and whom to ask."""
    for named, denial in contradictions(allergies, allergies):
        text = disagreement(named, denial, words)
        yield SummarySentence(text, (named.source, denial.source), "allergy")


def _none_known(each: Allergy, noun: str, words: Wording, named: Sequence[Allergy]) -> str:
    """That there is no allergy, no wider than the document says it: to a drug, or at all.

    Beside an allergy, and of anything else, the document's own words stand.
    """
    drug, food = is_of_drugs(each), is_of_foods(each)
    frames = words.frames
    if not (drug and food) and not is_of_one(each) and not contradictions(named, (each,)):
        if drug:
            return words.say(frames.no_drug_allergies, noun=noun)
        if food:
            return words.say(frames.no_food_allergies, noun=noun)
        if not named:
            return words.say(frames.no_allergies, noun=noun)
    return words.say(frames.says, noun=noun, quote=quoted(tidy(each.substance)))


def clash_sentences(findings: Findings, words: Wording = ENGLISH) -> Iterator[SummarySentence]:
    """A listed medicine that a listed allergy speaks of: both places, and whom to ask."""
    for each in clashes(findings.medications, findings.allergies, findings.followups):
        frames = words.frames
        text = words.say(
            frames.clash_reaction if each.allergy.is_reaction else frames.clash,
            medicine=words.medicine(replace(each.medication, dose=None)),
            substance=words.substance(each.allergy.substance),
        )
        yield SummarySentence(text, (each.medication.source, each.allergy.source), "notice")


def followup_sentences(
    followups: Sequence[FollowUp], noun: str, words: Wording = ENGLISH
) -> Iterator[SummarySentence]:
    """What the document tells the patient to do next, in its own words."""
    seen: set[str] = set()
    for each in followups:
        said = step_words(each.text)
        if not said or said.lower() in seen:
            continue
        seen.add(said.lower())
        head, place = clipped(said, each.source)
        quote = quoted(head.rstrip("."))
        if each.asked:
            text = words.say(words.frames.next_step_of, who=quoted(each.asked), quote=quote)
        else:
            text = words.say(words.frames.next_step, quote=quote)
        places = (each.lead, place) if each.lead else (place,)
        yield SummarySentence(text, places, "followup")


def pointer(sentence: SummarySentence, whole: str, words: Wording = ENGLISH) -> SummarySentence:
    """For an instruction too hard to read: where it stands, not what it says."""
    opening = " ".join(whole.split()[:4]).rstrip(",;:.")
    return replace(sentence, text=words.say(words.frames.points, quote=quoted(opening)))


def clipped(said: str, source: Source) -> tuple[str, Source]:
    """The words, cut after a whole clause where they run on; the place stays the whole.

    What they hang on, when it is to be and what is done in case of signs is never cut off, nor
    what a colon leads in.
    """
    words = said.split(" ")
    whole = is_of_alarm(said) or begins_beforehand(said)
    if len(words) <= _MAX_QUOTE_WORDS or whole:
        return said, source
    for stop in range(_MAX_QUOTE_WORDS, 7, -1):
        if words[stop - 1].endswith((".", ";")):
            rest = " ".join(words[stop:])
            if hangs_on(rest) or AHEAD.search(rest):
                return said, source
            return " ".join(words[:stop]).rstrip(".;,"), source
    return said, source
