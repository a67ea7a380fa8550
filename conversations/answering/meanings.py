"""What a word of the patient's documents means, where a question asks for that.

Only words that stand in a document are explained, from the portal's own word list, and each
explanation shows the place where the word stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from conversations.answering import asked
from conversations.answering.phrases import PHRASES
from conversations.answering.question import Question
from conversations.answering.types import AnswerSentence
from conversations.answering.words import subject, telling, tokens
from documents.pipeline.compose.language import Wording
from documents.word_notes import Note, note_of
from knowledge import analytes, in_text, spanish

_MOST = 3


def explained(question: Question) -> Iterator[AnswerSentence]:
    """The words that the question asks about, each once, by the first place it stands at."""
    if not question.asks(asked.MEANING):
        return
    said = question.said | _english_of(question)
    wanted = said & {*subject(question.text), *_english_of(question)}
    known: set[tuple[str, ...]] = set()
    for passage in question.passages:
        if not wanted & set(passage.words):
            continue
        quote = passage.cited.quote
        for found in in_text.terms_in(quote):
            printed = quote[found.start : found.end]
            note = note_of(found, question.words.language)
            names = tokens(printed)
            new = note.key not in known and names and set(names) <= said
            if note.choices or not new or not set(names) & wanted or _is_test(printed, note):
                continue
            if text := _text(printed, note, question.words):
                known.add(note.key)
                yield AnswerSentence(text, (passage.cited,), "reference")
        if len(known) >= _MOST:
            return


def _english_of(question: Question) -> frozenset[str]:
    """The words of what the documents name in English and the question in Spanish."""
    names = (
        (each.text, spanish.condition(each.text) or "")
        for record in question.records
        for each in (*record.findings.conditions, *record.findings.symptoms)
    )
    return frozenset(
        word for text, ours in names if question.holds(telling(ours)) for word in tokens(text)
    )


def _is_test(printed: str, note: Note) -> bool:
    """What a test measures is told with its values, and with its reference."""
    return note.is_test or bool(analytes.exactly(printed))


def _text(printed: str, note: Note, words: Wording) -> str:
    frames = PHRASES[words.language]
    parts = []
    plain = note.plain or (note.full if note.is_abbreviation else "")
    if plain:
        parts.append(frames.means.format(word=printed, plain=plain.rstrip(".")))
    if note.meaning:
        parts.append(note.meaning if parts else f"“{printed}”: {note.meaning}")
    return " ".join(parts)
