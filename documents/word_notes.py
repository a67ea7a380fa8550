"""What is told about one word, in the language of the reader, and where the telling is from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from documents.pipeline.types import Language
from knowledge import spanish
from knowledge.abbreviations import Sense
from knowledge.in_text import Found

Origin = Literal["glossary", "medicines", "tests", "parts", "document"]
Meaning = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One meaning that an unclear abbreviation can have."""

    full: str
    plain: str

    @property
    def shows_plain(self) -> bool:
        """Whether its everyday name is more than its full form."""
        return self.plain.lower() not in ("", self.full.lower())


@dataclass(frozen=True, slots=True)
class Note:
    """What a page tells about a word.

    ``full`` is what an abbreviation stands for, or the name of a medicine under its brand; empty
    else. ``language`` is that of the telling: English where there is no other. ``choices`` are
    the possible meanings of an abbreviation that the document does not decide.
    """

    plain: str
    meaning: str
    full: str = ""
    origin: Origin = "glossary"
    reference: str = ""
    language: Language = "en"
    choices: tuple[Choice, ...] = ()
    key: Meaning = ()
    is_abbreviation: bool = False

    @property
    def is_built(self) -> bool:
        """Put together from the parts of the word."""
        return self.origin == "parts"

    @property
    def is_test(self) -> bool:
        """The name of a laboratory test."""
        return self.origin == "tests"


def note_of(found: Found, language: Language) -> Note:
    """What to tell about a term; in English where the reader's language has no entry."""
    key = (found.kind, found.name, *(sense.full for sense in found.senses))
    if found.kind == "unclear":
        told = [_choice(sense, language) for sense in found.senses]
        in_reader = language if all(ours == language for _, ours in told) else "en"
        if in_reader != language:
            told = [_choice(sense, "en") for sense in found.senses]
        choices = tuple(choice for choice, _ in told)
        return Note("", "", choices=choices, language=in_reader, key=key, is_abbreviation=True)
    if found.kind == "abbreviation":
        return _abbreviation(found, language, key)
    if found.kind == "medicine":
        return _medicine(found, language, key)
    if found.kind == "test":
        return _test(found, language, key)
    if found.kind == "parts":
        return Note(found.plain, "", origin="parts", key=key)
    entry = spanish.term(found.name) if language == "es" else None
    if entry is not None:
        return Note(entry.plain, entry.meaning, full=entry.name, language="es", key=key)
    return Note(found.plain, found.meaning, key=key)


def _choice(sense: Sense, language: Language) -> tuple[Choice, Language]:
    entry = spanish.abbreviation(sense.short, sense.full) if language == "es" else None
    if entry is not None:
        return Choice(entry.full, entry.plain), "es"
    return Choice(sense.full, sense.plain), "en"


def _abbreviation(found: Found, language: Language, key: Meaning) -> Note:
    if found.spelled_out:
        # What the document itself says is quoted, in its own language.
        return Note(
            found.plain, "", full=found.name, origin="document", key=key, is_abbreviation=True
        )
    (sense,) = found.senses
    choice, told = _choice(sense, language)
    return Note(choice.plain, "", full=choice.full, language=told, key=key, is_abbreviation=True)


def _medicine(found: Found, language: Language, key: Meaning) -> Note:
    use = spanish.medicine_purpose(found.name) if language == "es" else None
    if use is not None:
        text = f"un medicamento que {use.rstrip('.')}"
        return Note(text, "", full=found.name, origin="medicines", language="es", key=key)
    return Note(found.plain, "", full=found.name, origin="medicines", key=key)


def _test(found: Found, language: Language, key: Meaning) -> Note:
    entry = spanish.analyte(found.name) if language == "es" else None
    if entry is not None:
        return Note(
            entry.name, entry.measures, origin="tests", reference=entry.reference, language="es",
            key=key,
        )  # fmt: skip
    return Note(found.plain, found.meaning, origin="tests", reference=found.reference, key=key)
