"""The short summary: the few sentences of the whole one that matter most, and nothing new.

What lies outside its range, what cannot wait, what is started or stopped and what comes next is
never left out: where there is much of it, it is named together, in one sentence that leads to
all its places. What is in range and what goes on as before is left to the whole summary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from documents.pipeline.compose import conclusions, corrected, values
from documents.pipeline.compose.language import Wording, wording
from documents.pipeline.compose.medicines import NEWS, named, place_of
from documents.pipeline.compose.terms import free_words
from documents.pipeline.compose.wording import chunks, noun
from documents.pipeline.types import (
    Findings,
    Flag,
    Intent,
    LabRow,
    Language,
    Medication,
    Source,
    Summary,
    SummarySentence,
)

_ENOUGH, _MOST = 3, 6
_SINGLY = 2
_STEPS_SINGLY = 2
_CONCLUSIONS_SINGLY = 5
_NAMES_AT_ONCE = 5
_SIDES = (Flag.CRITICAL_LOW, Flag.CRITICAL_HIGH, Flag.LOW, Flag.HIGH, Flag.ABNORMAL)
# What fills up a summary that has little to say, in this order.
_FILLING = ("condition", "lab", "note", "medicine", "allergy")
_LEFT_OUT = frozenset({"document", *_FILLING})
Kept = dict[tuple[int, int], SummarySentence]
Rows = dict[Source, list[LabRow]]


@dataclass(frozen=True, slots=True)
class _Frames:
    outside: str
    unusual: str
    more_steps: str
    more_of_it: str


_WORDS: Mapping[Language, _Frames] = {
    "en": _Frames(
        outside="{side} the range printed on {noun}: {names}.",
        unusual="Not the usual result on {noun}: {names}.",
        more_steps="There are more next steps in the whole summary.",
        more_of_it="The whole summary quotes more.",
    ),
    "es": _Frames(
        outside="{side} del rango que muestra {noun}: {names}.",
        unusual="No es el resultado habitual según {noun}: {names}.",
        more_steps="Hay más pasos por seguir en el resumen completo.",
        more_of_it="El resumen completo cita más.",
    ),
}


def short(summary: Summary, findings: Findings) -> Summary:
    """The short form of a summary, its grade measured anew; ``findings`` are the document's own."""
    words = wording(summary.language)
    chosen = _chosen(summary.sentences, findings, words)
    reading = words.reading((each.text for each in chosen), free_words(findings))
    return replace(summary, sentences=chosen, grade=reading.grade, ease=reading.ease)


def _chosen(
    sentences: Sequence[SummarySentence], findings: Findings, words: Wording
) -> tuple[SummarySentence, ...]:
    outside = [row for row in values.newest(findings.labs)[0] if _is_outside(row)]
    news = [m for m in findings.medications if _is_news(m)]
    told = {place_of(medicine) for medicine in news}
    overviews = values.overviews(noun(findings.kind), words)
    rows: Rows = {}
    for row in findings.labs:
        rows.setdefault(row.source, []).append(row)
    kept: Kept = {}
    steps: list[int] = []
    concluded: list[int] = []
    for place, each in enumerate(sentences):
        if each.about == "followup":
            steps.append(place)
        elif each.about == conclusions.ABOUT:
            concluded.append(place)
        elif each.text not in overviews and _matters(each, rows, told):
            kept[place, 0] = each
    opening = next((n for n, each in enumerate(sentences) if each.about == "document"), None)
    if opening is not None:
        kept[opening, 0] = sentences[opening]
    grouped = _group_values(kept, outside, findings, words)
    _group_medicines(kept, news, findings, words)
    frames = _WORDS[words.language]
    _first_of(steps, _STEPS_SINGLY, frames.more_steps, kept, sentences)
    _first_of(concluded, _CONCLUSIONS_SINGLY, frames.more_of_it, kept, sentences)
    _fill(kept, sentences, overviews, grouped)
    return tuple(kept[place] for place in sorted(kept))


def _first_of(
    places: Sequence[int], most: int, more: str, kept: Kept, sentences: Sequence[SummarySentence]
) -> None:
    """The first few sentences of a part, and one that leads to the places of all others."""
    for place in places[:most]:
        kept[place, 0] = sentences[place]
    if rest := [sentences[place] for place in places[most:]]:
        sources = tuple(dict.fromkeys(source for each in rest for source in each.sources))
        kept[places[most], 0] = SummarySentence(more, sources, rest[0].about)


def _is_news(each: Medication) -> bool:
    return each.intent is Intent.OPEN or (each.status, each.intent) in NEWS


def _matters(sentence: SummarySentence, rows: Rows, news: set[Source]) -> bool:
    if sentence.about == "lab":
        return _tells_of(sentence, rows)
    if sentence.about == "medicine":
        return any(_holds(place, said) for place in sentence.sources for said in news)
    return sentence.about not in _LEFT_OUT


def _is_outside(row: LabRow) -> bool:
    told = not row.needs_review and not corrected.is_own(row)
    return told and row.flag not in (None, Flag.NORMAL)


def _tells_of(sentence: SummarySentence, rows: Rows) -> bool:
    """Whether it tells of a value that is not simply in its range, and more than a reference book
    does."""
    if sentence.reference:
        return False
    about = [row for source in sentence.sources for row in rows.get(source, ())]
    return not about or any(not _is_quiet(row) for row in about)


def _is_quiet(row: LabRow) -> bool:
    return not row.needs_review and (
        row.flag is Flag.NORMAL or (row.flag is None and not row.printed_flag)
    )


def _group_values(
    kept: Kept,
    outside: Sequence[LabRow],
    findings: Findings,
    words: Wording,
) -> frozenset[Source]:
    """Many values outside their range are named together, side by side of the range.

    Returns the places of those that are.
    """
    if len(outside) <= _SINGLY:
        return frozenset()
    sources = {row.source for row in outside}
    single = [n for n, s in kept.items() if s.about == "lab" and set(s.sources) <= sources]
    first = min(single, default=None)
    if first is None:
        return frozenset()
    for place in single:
        del kept[place]
    for at, each in enumerate(_by_side(outside, noun(findings.kind), words)):
        kept[first[0], at] = each
    return frozenset(sources)


def _by_side(outside: Sequence[LabRow], called: str, words: Wording) -> Iterator[SummarySentence]:
    frames = _WORDS[words.language]
    for flag in _SIDES:
        for some in chunks([row for row in outside if row.flag is flag], _NAMES_AT_ONCE):
            names = words.listed(list(dict.fromkeys(words.test(row) for row in some)))
            side = words.sides.get(flag)
            if side is None:
                text = words.say(frames.unusual, noun=called, names=names)
            else:
                text = words.say(frames.outside, noun=called, names=names, side=side)
            text = text[:1].upper() + text[1:]
            yield SummarySentence(text, tuple(row.source for row in some), "lab")


def _holds(place: Source, said: Source) -> bool:
    return place.page == said.page and place.start <= said.start and said.end <= place.end


def _group_medicines(
    kept: Kept,
    news: Sequence[Medication],
    findings: Findings,
    words: Wording,
) -> None:
    """Much that is started or stopped is named together; a quoted sentence stays as it is."""
    framed = [each for each in news if each.intent is not Intent.OPEN]
    quoted = {place_of(each) for each in news if each.intent is Intent.OPEN}
    told = [
        n
        for n, s in kept.items()
        if s.about == "medicine"
        and not any(_holds(place, said) for place in s.sources for said in quoted)
    ]
    if len(told) <= _ENOUGH:
        return
    grouped: list[SummarySentence] = []
    for meant, frame in NEWS.items():
        found: dict[str, Medication] = {}
        for each in framed:
            if (each.status, each.intent) == meant:
                found.setdefault(named(each, words), each)
        for names in chunks(list(found), _NAMES_AT_ONCE):
            text = words.say(
                frame(words.frames), noun=noun(findings.kind), what=words.listed(names)
            )
            places = tuple(found[name].source for name in names)
            grouped.append(SummarySentence(text, places, "medicine"))
    if len(grouped) < len(told):
        for place in told:
            del kept[place]
        kept.update({(told[0][0], at): each for at, each in enumerate(grouped)})


def _fill(
    kept: Kept,
    sentences: Sequence[SummarySentence],
    overviews: frozenset[str],
    grouped: frozenset[Source],
) -> None:
    """What else fits, where little had to be said; nothing of what is ``grouped`` already."""
    if len(kept) > _ENOUGH:
        return
    for about in _FILLING:
        for place, each in enumerate(sentences):
            if len(kept) >= _MOST:
                return
            plain = each.about == about and not each.reference and each.text not in overviews
            again = each.about == "lab" and grouped.issuperset(each.sources)
            if plain and not again and (place, 0) not in kept:
                kept[place, 0] = each
