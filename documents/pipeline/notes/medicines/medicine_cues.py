"""Words that tell what is done with a medicine: started, stopped, held, or not taken at all."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from documents.pipeline.speech.cue_patterns import PatternIndex
from documents.pipeline.speech.cues import classes
from documents.pipeline.types import Intent, Language, MedicationStatus
from knowledge.phrases import PhraseIndex

_RULES: dict[Language, str] = {"en": "medicines/medicine_rules.toml", "es": "es/medicine_cues.toml"}


@dataclass(frozen=True, slots=True)
class Doing:
    """What a phrase says is done; None: it is not taken (an allergy, a refusal, a level).

    What was done ``once`` is over, unless it says how often: then it is taken. ``intent`` tells
    what is done from what is to be done; it is read where the phrase stands (``intents``).
    """

    status: MedicationStatus | None
    once: bool = False
    intent: Intent = Intent.DONE


def _doing(name: str, *, once: bool = False, intent: str = "done") -> Doing:
    status = None if name == "not_taken" else MedicationStatus(name)
    return Doing(status, once, Intent(intent))


def _read(name: str) -> dict[str, Any]:
    source = files("documents.pipeline.notes").joinpath(name)
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _phrases(place: str) -> PhraseIndex[Doing]:
    found: PhraseIndex[Doing] = PhraseIndex()
    for name, phrases in _read("medicines/medicine_cues.toml")[place].items():
        cue = _doing(name)
        for phrase in phrases.replace("\n", " ").split(","):
            found.add(phrase.strip(), cue, cased=False)
    return found


def _rules(place: str, language: Language) -> PatternIndex[Doing]:
    source = _read(_RULES[language])
    found: PatternIndex[Doing] = PatternIndex(classes(source["words"]))
    for entry in source[place]:
        for pattern in entry["patterns"].strip().splitlines():
            found.add(pattern, _read_doing(entry))
    return found


def _read_doing(entry: dict[str, Any]) -> Doing:
    return _doing(entry["doing"], once=entry.get("once", False), intent=entry.get("intent", "done"))


@cache
def forward_cues(language: Language = "en") -> PhraseIndex[Doing]:
    """Phrases that stand before a name; all Spanish ones are among the rules."""
    return _phrases("before") if language == "en" else PhraseIndex()


@cache
def back_cues(language: Language = "en") -> PhraseIndex[Doing]:
    """Phrases that stand behind a name."""
    return _phrases("behind") if language == "en" else PhraseIndex()


@cache
def forward_rules(language: Language = "en") -> PatternIndex[Doing]:
    """Ways of saying that stand before a name."""
    return _rules("before", language)


@cache
def back_rules(language: Language = "en") -> PatternIndex[Doing]:
    """Ways of saying that stand behind a name."""
    return _rules("behind", language)


@cache
def slot_rules(language: Language = "en") -> PatternIndex[tuple[Doing, ...]]:
    """Ways of saying that hold the names themselves, and what is done with each in order."""
    source = _read(_RULES[language])
    found: PatternIndex[tuple[Doing, ...]] = PatternIndex(classes(source["words"]))
    for entry in source["slots"]:
        intent = entry.get("intent", "done")
        doings = tuple(_doing(name, intent=intent) for name in entry["doing"])
        for pattern in entry["patterns"].strip().splitlines():
            found.add(pattern, doings)
    return found
