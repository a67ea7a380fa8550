"""The extractive core: an answer made of the patient's own values and sentences.

It needs no model and no network. Each part looks for one kind of thing a person asks about; what
they find is the answer. Where nothing is found, the answer says exactly that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from conversations.answering import (
    asked,
    care_asked,
    critical_asked,
    following,
    kinds_asked,
    meanings,
    shown_asked,
    spelling,
    steps_asked,
    values_asked,
)
from conversations.answering.critical_asked import Calls
from conversations.answering.phrases import PHRASES
from conversations.answering.question import Question
from conversations.answering.triage import urgent_guidance
from conversations.answering.types import Answer, AnswerSentence, Outcome, Record
from documents.pipeline.compose.language import wording
from documents.pipeline.types import Language

_PARTS: tuple[Callable[[Question], Iterator[AnswerSentence]], ...] = (
    values_asked.named,
    values_asked.of_printed_names,
    values_asked.outside,
    values_asked.changed,
    values_asked.last_tested,
    care_asked.medicines,
    care_asked.allergies,
    kinds_asked.kinds,
    care_asked.conditions,
    steps_asked.next_steps,
    care_asked.contacts,
    shown_asked.shown,
    care_asked.in_short,
    meanings.explained,
)

NO_NUMBERS = Calls()
_OF_HOW_ONE_FEELS = frozenset({"condition", "reference", "quote"})


def answer(
    question: str,
    records: Sequence[Record],
    language: Language = "en",
    earlier: Sequence[str] = (),
    calls: Calls = NO_NUMBERS,
    today: date | None = None,
) -> Answer:
    """What the records say about ``question``; ``urgent`` is set whatever they say.

    A question may be asked in any language that the portal speaks; it is answered in ``language``.
    ``earlier`` are the questions before it in the conversation, newest last; ``calls`` are the
    numbers that are told with a value that should not wait, ``today`` tells what is over.
    """
    urgent = urgent_guidance(question, language)
    phrases = PHRASES[language]
    if not records:
        critical = critical_asked.guidance(Question(question, (), wording(language)), calls)
        return _not_found(phrases.no_documents, (), urgent or critical)
    said = following.whole(question.replace("’", "'"), earlier)
    meant, read = spelling.respelled(said, records)
    asks = Question(meant, records, wording(language), today)
    found = _once(sentence for part in _PARTS for sentence in part(asks))
    if urgent:
        # "No chest pain" of an old note must not answer somebody who has it now.
        found = tuple(each for each in found if each.about not in _OF_HOW_ONE_FEELS)
    elif not any(sentence.cites for sentence in found):
        found = _once([*found, *care_asked.quoted(asks, asks.text)])
    elif asks.asks(asked.OWN) and all(each.about == "reference" for each in found):
        # What a word means is no answer to who asks for their own.
        found = _once([*care_asked.quoted(asks, asks.text), *found])
    urgent = urgent or critical_asked.guidance(asks, calls)
    found = tuple(sorted(found, key=lambda each: each.text == phrases.more))
    respelled = tuple(
        AnswerSentence(phrases.read_as.format(typed=typed, name=name), about="notice")
        for typed, name in read
    )
    shown = (*respelled, *found, *_advice(asks, found))
    if not any(sentence.cites for sentence in found):
        return _not_found(phrases.not_found, shown, urgent)
    return Answer(Outcome.ANSWERED, shown, urgent)


def _not_found(text: str, others: Sequence[AnswerSentence], urgent: str | None) -> Answer:
    notice = AnswerSentence(text, about="notice")
    return Answer(Outcome.NOT_FOUND, (notice, *others), urgent)


def _advice(question: Question, found: Sequence[AnswerSentence]) -> Iterator[AnswerSentence]:
    """That no document says what to do, where the question asks that of it."""
    phrases = PHRASES[question.words.language]
    if question.asks(asked.ADVICE):
        yield AnswerSentence(phrases.no_advice, about="notice")
    elif found and question.asks(asked.JUDGED) and not question.asks(asked.NEXT):
        yield AnswerSentence(phrases.ask_care, about="notice")


def _once(found: Iterable[AnswerSentence]) -> tuple[AnswerSentence, ...]:
    """Each once; what is said of a value is said of each value that it holds for."""
    kept: dict[tuple[str, object], AnswerSentence] = {}
    for each in found:
        own = each.cites if each.about == "lab" and not each.reference else ()
        kept.setdefault((each.text, own), each)
    return tuple(kept.values())
