"""Words that tell what is done with a medicine: started, stopped, held, or not taken at all."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from documents.pipeline.types import MedicationStatus
from knowledge.phrases import PhraseIndex


@dataclass(frozen=True, slots=True)
class DoingCue:
    """What a phrase says is done; None: it is not taken (an allergy, a refusal, a level)."""

    doing: MedicationStatus | None


def _index(place: str) -> PhraseIndex[DoingCue]:
    source = files("documents.pipeline.notes").joinpath("medicine_cues.toml")
    found: PhraseIndex[DoingCue] = PhraseIndex()
    for name, phrases in tomllib.loads(source.read_text(encoding="utf-8"))[place].items():
        cue = DoingCue(None if name == "not_taken" else MedicationStatus(name))
        for phrase in phrases.replace("\n", " ").split(","):
            found.add(phrase.strip(), cue, cased=False)
    return found


@cache
def forward_cues() -> PhraseIndex[DoingCue]:
    """Cues that stand before a name."""
    return _index("before")


@cache
def back_cues() -> PhraseIndex[DoingCue]:
    """Cues that stand behind a name."""
    return _index("behind")
