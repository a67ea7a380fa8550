"""The cue phrases of ``context``, read once from ``cues.toml`` beside this file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# What follows a comma as a clause of its own.
CLAUSE_STARTS = frozenset(
    """she he they it we i who which patient there this these that now currently presents
    call return then please go come seek contact take start continue has have had was is will
    although though while whereas because since making leaving""".split()
)
# Behind "and" a verb of its own: "has never smoked and drinks alcohol".
NEXT_VERBS = frozenset(
    """drinks takes uses reports states continues works lives exercises eats does smokes is are was
    presents has had remains appears shows reveals demonstrates complains feels""".split()
)
# After "no murmur," these begin a positive finding: "no murmur, mild edema".
POSITIVE_STARTS = frozenset(
    """mild moderate severe trace marked positive scattered some only early minimal slight
    borderline""".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that say ``status`` of what lies ``direction`` of them, at most ``reach`` words away.

    ``closes`` names the statuses whose scopes the phrase ends. A cue without a status and
    without ``closes`` keeps a longer expression from being read as a cue.
    """

    status: str | None
    direction: str
    reach: int
    closes: frozenset[str]
    phrases: tuple[str, ...]


@cache
def all_cues() -> tuple[Cue, ...]:
    """Every cue, in the order of the file: the first to claim a phrase keeps it."""
    source = files("documents.pipeline").joinpath("cues.toml").read_text(encoding="utf-8")
    return tuple(
        Cue(
            status=entry.get("status"),
            direction=entry.get("direction", "none"),
            reach=entry.get("reach", 0),
            closes=frozenset(entry.get("closes", ())),
            phrases=tuple(p.strip() for p in entry["phrases"].replace("\n", " ").split(",")),
        )
        for entry in tomllib.loads(source)["cue"]
    )
