"""The words that name conditions: ``data/conditions.toml`` and the titles of ICD-10-CM."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from knowledge import condition_titles
from knowledge.phrases import PhraseIndex, tokenize
from knowledge.spelling import spellings


class NameKind(StrEnum):
    """A diagnosis, or a complaint or sign."""

    DIAGNOSIS = "diagnosis"
    SYMPTOM = "symptom"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by what they do in a name."""

    diagnoses: frozenset[str]
    symptoms: frozenset[str]
    generic: frozenset[str]
    modifiers: frozenset[str]
    degrees: frozenset[str]
    episodes: frozenset[str]
    lasting: frozenset[str]
    not_conditions: frozenset[str]
    adjectives: frozenset[str]
    standing_adjectives: frozenset[str]
    not_adjectives: frozenset[str]
    symptom_words: frozenset[str]
    adjective_ends: frozenset[str]
    phrases: PhraseIndex[NameKind]
    abbreviations: dict[str, str]
    misspelt: dict[str, str]


# Built like a sign, and yet the name of what a person has.
_DIAGNOSES = frozenset({"high blood pressure", "strep throat"})


def _spelt(block: str) -> frozenset[str]:
    """The single words of a block, in both spellings."""
    return frozenset(spelt for spelt in _both(block) if " " not in spelt)


def _both(block: str) -> frozenset[str]:
    """The entries of a block, in both spellings."""
    return frozenset(spelt for entry in _split(block) for spelt in spellings(entry))


def _split(block: str) -> list[str]:
    return [entry.strip() for entry in block.replace("\n", " ").split(",") if entry.strip()]


@cache
def lexicon() -> Lexicon:
    """The word lists, read once."""
    data = tomllib.loads(
        files("knowledge").joinpath("data/conditions.toml").read_text(encoding="utf-8")
    )
    symptoms = _spelt(data["symptoms"])
    symptom_words = _both(data["symptom_words"])
    sign_starts = frozenset(_split(data["sign_starts"]))
    phrases: PhraseIndex[NameKind] = PhraseIndex()
    for block in ("phrases", "diagnoses", "symptoms"):
        for entry in _split(data[block]):
            if block != "phrases" and re.fullmatch(r"[a-z]+", entry):
                continue
            words = tokenize(entry).words
            is_symptom = block == "symptoms" or (
                entry not in _DIAGNOSES
                and (
                    words[0] in sign_starts
                    or any(w in symptoms or w in symptom_words for w in (words[0], words[-1]))
                )
            )
            kind = NameKind.SYMPTOM if is_symptom else NameKind.DIAGNOSIS
            for spelt in spellings(entry):
                phrases.add(spelt, kind, cased=False)
    for title_kind, titled in condition_titles.titles().items():
        for entry in titled:
            words = entry.split()
            is_symptom = title_kind == "symptoms" or words[-1] in symptoms
            phrases.add(entry, NameKind.SYMPTOM if is_symptom else NameKind.DIAGNOSIS, cased=False)
    abbreviations: dict[str, str] = {}
    misspelt = dict(entry.split(" = ") for entry in _split(data["misspelt"]))
    for wrong in misspelt:
        phrases.add(wrong, NameKind.DIAGNOSIS, cased=False)
    any_case = frozenset(_split(data["any_case"]))
    for entry in _split(data["abbreviations"]):
        short, _, full = entry.partition(" = ")
        abbreviations[short] = full
        # The kind of an abbreviation is that of what it stands for.
        last = full.split()[-1].lower()
        symptom = last in symptoms or last in symptom_words or short in ("SOB", "DOE", "AMS", "LOC")
        kind = NameKind.SYMPTOM if symptom else NameKind.DIAGNOSIS
        phrases.add(short, kind, cased=short not in any_case)
        if short in any_case:
            abbreviations[short.lower()] = full
    return Lexicon(
        diagnoses=_spelt(data["diagnoses"]),
        symptoms=symptoms,
        generic=_both(data["generic"]),
        modifiers=_words(data["modifiers"]),
        degrees=_words(data["degrees"]),
        episodes=_both(data["episodes"]),
        lasting=_both(data["lasting"]),
        not_conditions=_both(data["not_conditions"]),
        adjectives=_spelt(data["adjectives"]),
        standing_adjectives=_both(data["standing_adjectives"]),
        not_adjectives=_both(data["not_adjectives"]),
        symptom_words=symptom_words,
        adjective_ends=_both(data["adjective_ends"]),
        phrases=phrases,
        abbreviations=abbreviations,
        misspelt=misspelt,
    )


def _words(block: str) -> frozenset[str]:
    return frozenset(
        word
        for entry in _split(block)
        for spelt in spellings(entry)
        for word in tokenize(spelt).words
        if len(word) > 1 and word not in ("of", "non", "and")
    )


def expansion(abbreviation: str) -> str | None:
    """What an abbreviation of a condition, or a misspelt name, stands for, or None."""
    lex = lexicon()
    return lex.abbreviations.get(abbreviation) or lex.misspelt.get(abbreviation.lower())


def is_episode(name: str) -> bool:
    """Whether a condition ends (a stroke, a pneumonia), so that a history of it is past."""
    words = tokenize(name).words
    episodes = lexicon().episodes
    broken = words[:1] == ["#"]  # "# left clavicle"
    return broken or any(w in episodes for w in words) or " ".join(words) in episodes


def is_lasting(name: str) -> bool:
    """Whether a condition stays with whoever has it, so that a history of it is present."""
    words = tokenize(expansion(name.strip()) or name).words
    said = " " + " ".join(words) + " "
    return any(f" {lasting} " in said for lasting in lexicon().lasting) and not is_episode(name)
