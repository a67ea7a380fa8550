"""Sentences about medicines: each as the document means it.

What was done is told as done, what is asked for as asked for. Whatever is neither (a thought, a
plan, what hangs on a condition or a day) is told by the document's own sentence, whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from documents.pipeline import directions
from documents.pipeline.compose.language import ENGLISH, Frames, Wording
from documents.pipeline.compose.wording import chunks, quoted, tidy, without_label
from documents.pipeline.language.sentences import SourceSentence, is_heading, touching
from documents.pipeline.notes.medicines.continued import begins_directions
from documents.pipeline.notes.medicines.unread import tells
from documents.pipeline.types import (
    Intent,
    Medication,
    MedicationStatus,
    Source,
    SummarySentence,
)

MAX_QUOTE_WORDS = 24
# Over a list, what to do with all of it, and when: "Take the morning of surgery:".
_SAYS_WHEN = re.compile(
    r"\W*(?:please )?(?:take|keep|use|give|hold|skip|stop|do not|don['’]t|restart|resume|continue"
    r"|you (?:may|can|should)|on the|the (?:night|morning|day|evening)|if|when|only)\b"
    r"\W+\w+",
    re.IGNORECASE,
)
_MOST_ITEMS = 12
# Two wide gaps in a line: cells of a row.
_CELLS = re.compile(r"\S(?: {2,}|\t)\S[^\n]*?\S(?: {2,}|\t)\S")
_BOX = re.compile(r"(?:[☐☑☒□]|\[[ xX_✓✔]{0,3}\]|\([ xX_✓✔]{1,3}\))\s+(?=\w)")
NEWS: Mapping[tuple[MedicationStatus, Intent], Callable[[Frames], str]] = {
    (MedicationStatus.STARTED, Intent.DONE): lambda frames: frames.started,
    (MedicationStatus.STARTED, Intent.ORDER): lambda frames: frames.to_start,
    (MedicationStatus.CHANGED, Intent.DONE): lambda frames: frames.changed,
    (MedicationStatus.CHANGED, Intent.ORDER): lambda frames: frames.to_change,
    (MedicationStatus.STOPPED, Intent.DONE): lambda frames: frames.stopped,
    (MedicationStatus.STOPPED, Intent.ORDER): lambda frames: frames.to_stop,
    (MedicationStatus.HELD, Intent.DONE): lambda frames: frames.held,
    (MedicationStatus.HELD, Intent.ORDER): lambda frames: frames.to_hold,
}
"""The frames of what is done, or to be done, by what it is and how it is meant."""
_STANDING = frozenset({MedicationStatus.ACTIVE, MedicationStatus.UNKNOWN})
_OVER = frozenset({MedicationStatus.STOPPED, MedicationStatus.HELD, MedicationStatus.PAST})


def medicine_sentences(
    found: Sequence[Medication],
    noun: str,
    numbered: Sequence[SourceSentence],
    words: Wording = ENGLISH,
    *,
    elsewhere: Collection[str] = (),
) -> Iterator[SummarySentence]:
    """Every medicine: one sentence each where a dose or direction is given, else by threes.

    What was done with one is shown by the whole sentence that says so, its name alone doesn't.
    ``elsewhere`` are sentences that are quoted already.
    """
    frames = words.frames
    bare: list[Medication] = []
    quotes: dict[tuple[Source, str], SummarySentence] = {}
    named_at = [each.source for each in found]
    for each in _merged(found):
        if each.intent is Intent.OPEN:
            lead = _lead_of(each, numbered, named_at)
            sentence, is_quoted = _left_to_its_words(each, noun, numbered, words, lead)
            place = sentence.sources[-1]
            outside = not _inside(each.source, place)
            if outside and (each.dose or each.frequency):
                what = _medicine(each, words)
                text = words.say(frames.lists, noun=noun, what=what)
                yield SummarySentence(text, (each.source,), "medicine")
            said = without_label(_text(touching(place, numbered)))
            if said not in elsewhere:
                key = (place, "" if is_quoted else each.name.lower())
                quotes.setdefault(key, sentence)
            continue
        frame = _frame(each, frames)
        if frame in (None, frames.names) and not (each.dose or each.frequency or each.route):
            bare.append(each)
            continue
        if frame and _is_redosed_elsewhere(each):
            # The dose that is printed is the earlier one.
            text = words.say(frames.lists, noun=noun, what=_medicine(each, words))
            yield SummarySentence(text, (each.source,), "medicine")
        bare_name = each.status in _OVER or _is_redosed_elsewhere(each)
        what = named(each, words) if bare_name else _medicine(each, words)
        text = words.say(frame or frames.lists, noun=noun, what=what)
        places = _places(each, numbered) if frame else (each.source,)
        yield SummarySentence(text, places, "medicine")
    for frame in (frames.lists, frames.names):
        alike = [each for each in bare if (_frame(each, frames) or frames.lists) == frame]
        for some in chunks(alike, 3):
            names = words.listed([words.medicine(each) for each in some])
            text = words.say(frame, noun=noun, what=names)
            yield SummarySentence(text, tuple(each.source for each in some), "medicine")
    yield from quotes.values()


def named(each: Medication, words: Wording) -> str:
    """A medicine and its dose, unless that is the one of before."""
    return words.medicine(replace(each, dose=None) if _is_redosed_elsewhere(each) else each)


def place_of(each: Medication) -> Source:
    """Where it is said what is done with a medicine."""
    return each.status_source or each.source


def _is_redosed_elsewhere(each: Medication) -> bool:
    said = each.status_source
    changed = each.status is MedicationStatus.CHANGED and (each.dose or each.frequency)
    return bool(changed and said and not _inside(said, each.source))


def _frame(each: Medication, frames: Frames) -> str | None:
    if each.status is MedicationStatus.PAST:
        return frames.taken_in_past
    if is_only_named(each):
        return frames.names
    frame = NEWS.get((each.status, each.intent))
    return frame(frames) if frame else None


def _left_to_its_words(
    each: Medication,
    noun: str,
    numbered: Sequence[SourceSentence],
    words: Wording,
    lead: SourceSentence | None,
) -> tuple[SummarySentence, bool]:
    """The sentence that speaks of a medicine, quoted; where it is long, or only a heading says what
    is meant, that it is to be read. And whether it is quoted."""
    some = touching(place_of(each), numbered)
    said = _text(some)
    place = _whole(place_of(each), some)
    is_own = (each.status in _STANDING or tells(said)) and not _is_wrapped_row(some)
    if lead is not None and not _is_wrapped_row(some):
        whole = f"{tidy(lead.text).rstrip(':')}: {said}"
        if len(whole.split()) <= MAX_QUOTE_WORDS:
            text = words.say(words.frames.says, noun=noun, quote=quoted(whole.rstrip(".")))
            return SummarySentence(text, (lead.source, place), "medicine"), True
    is_quoted = len(said.split()) <= MAX_QUOTE_WORDS and is_own
    if is_quoted:
        text = words.say(words.frames.says, noun=noun, quote=quoted(said.rstrip(".")))
    else:
        name = words.medicine(replace(each, dose=None))
        text = words.say(words.frames.to_read, noun=noun, what=name)
    return SummarySentence(text, (place,), "medicine"), is_quoted


def _lead_of(
    each: Medication, numbered: Sequence[SourceSentence], named_at: Sequence[Source]
) -> SourceSentence | None:
    """The words over a list that say when all of it is taken: ``Take on the morning of surgery:``.

    Only medicines may stand between them and the one that is meant, each a line of its own.
    """
    some = touching(place_of(each), numbered)
    if len(some) != 1 or each.source != place_of(each) or ":" in some[0].text:
        return None
    at = some[0].number - 1  # sentences are numbered from 1
    for above in reversed(numbered[max(0, at - _MOST_ITEMS) : at]):
        if above.source.page != each.source.page:
            return None
        if above.text.rstrip().endswith(":") or is_heading(above.text):
            return above if _SAYS_WHEN.match(above.text) else None
        if not any(_inside(place, above.source) for place in named_at):
            return None
    return None


def _is_wrapped_row(some: Sequence[SourceSentence]) -> bool:
    """Whether bits of several cells would be quoted as if they were one sentence.

    A row and below it how its medicine is taken are read in their order.
    """
    text = "\n".join(sentence.text for sentence in some).strip()
    if "\n" not in text or begins_directions(text[text.index("\n") + 1 :]):
        return False
    return _CELLS.search(text) is not None


def _text(some: Sequence[SourceSentence]) -> str:
    """The sentences in one, without the box to tick before them; a second dose stands apart."""
    said = ""
    for each in some:
        apart = said and said[-1].isalnum() and each.text[:1].isdigit() and "  " not in said
        said += ("; " if apart else " ") + each.text
    return tidy(_BOX.sub("", tidy(said)))


def _whole(place: Source, some: Sequence[SourceSentence]) -> Source:
    starts = [place.start, *(each.source.start for each in some)]
    ends = [place.end, *(each.source.end for each in some)]
    return Source(place.page, min(starts), max(ends))


def _inside(one: Source, other: Source) -> bool:
    return one.page == other.page and other.start <= one.start and one.end <= other.end


def _places(each: Medication, numbered: Sequence[SourceSentence]) -> tuple[Source, ...]:
    """Where the medicine stands, and where what was done with it does."""
    said = _whole(place_of(each), touching(place_of(each), numbered))
    return (said,) if _inside(each.source, said) else (each.source, said)


def _medicine(each: Medication, words: Wording) -> str:
    name = words.medicine(each)
    # "OD" read as a time is "once a day"; as a route of eye drops it is the right eye.
    often = re.sub(r"^o\.?d\b\.?", "od", each.frequency or "", flags=re.IGNORECASE)
    taken = [words.directions(part) for part in (each.route, often) if part]
    taken = [part for place, part in enumerate(taken) if part and part not in taken[:place]]
    return f"{name}, {' '.join(taken)}" if taken else name


def _merged(found: Sequence[Medication]) -> list[Medication]:
    """One entry for each name, status and direction: a bare mention adds nothing to a full one."""
    full = {m.name.lower() for m in found if m.dose or m.frequency}
    told = {m.name.lower() for m in found if _says_more(m)}
    kept: dict[tuple[object, ...], Medication] = {}
    for each in found:
        name = each.name.lower()
        bare = not (each.dose or each.frequency)
        if bare and not _says_more(each) and (name in full or name in told):
            continue
        key = (
            name,
            tidy(each.dose or "").lower().replace(" ", ""),
            " ".join(sorted(directions.keys(each.frequency or ""))),
            (each.status, each.intent) if _says_more(each) else "",
            place_of(each) if each.intent is Intent.OPEN else "",
        )
        kept.setdefault(key, each)
    return list(kept.values())


def is_only_named(each: Medication) -> bool:
    """Whether nothing says that it is taken: neither a list, nor a word, nor how often."""
    return each.status is MedicationStatus.UNKNOWN and not directions.repeats(each.frequency)


def _says_more(each: Medication) -> bool:
    """Whether more is said of it than that it is taken."""
    past = each.status is MedicationStatus.PAST
    return each.intent is Intent.OPEN or past or (each.status, each.intent) in NEWS
