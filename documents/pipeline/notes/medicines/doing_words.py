"""Words that end what a cue is said of, or join the names of a list of medicines."""

from __future__ import annotations

from dataclasses import dataclass

from documents.pipeline.types import Language

SLOT = "§"
# "From 12/01/2026", "from 1 December": a day is no dose that was.
A_DAY = (
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d|20\d\d\b"
    r"|\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec))"
)
_SHORT_REACH = frozenset({"no", "without", "denies", "denied", "sensitive", "declined", "refused"})
_BREAKS = frozenset({";", "but", "however", "|"})
_PARTS = frozenset(
    {
        ".",
        ",",
        "and",
        "or",
        "then",
        "if",
        "unless",
        "although",
        "though",
        "while",
        "because",
        "since",
        "until",
        "who",
        *_BREAKS,
        SLOT,
    }
)
# Between the names of a list, beside numbers: what joins them, and how much of each is taken.
_LINKS = frozenset(
    """, and & / + or ( ) plus both mg mcg g ug units unit ml od bd tds qds bid tid qid daily nocte
    mane po prn tablet tablets tab tabs capsule capsules once twice three four times day a the his
    her your their my our also then home oral iv im sc inhaler puffs every each hours morning
    evening night bedtime weekly sl inh xr er sr cr mr patch drops cream spray q h hr hrs
    hs am pm ac pc x""".split()
)
_OF_MANY = frozenset({"were", "are", "both", "all", "have"})


@dataclass(frozen=True, slots=True)
class DoingWords:
    """Words of a language that end what a cue is said of, or join the names of a list."""

    parts: frozenset[str]
    breaks: frozenset[str]
    links: frozenset[str]
    short_reach: frozenset[str]
    of_many: frozenset[str]


_ENGLISH = DoingWords(_PARTS, _BREAKS, _LINKS, _SHORT_REACH, _OF_MANY)
_SPANISH = DoingWords(
    parts=frozenset(". , y e o u luego despues si aunque mientras porque pero ; | §".split()),
    breaks=frozenset({";", "|", "pero"}),
    links=frozenset(
        """, y e ni & / + o ( ) mas ambos mg mcg g ug ui unidades ml comp comprimido comprimidos
        capsula capsulas tableta tabletas gotas cada h horas hora dia al por la en noche manana vez
        veces semana semanas mes semanal diario diaria ayunas comida comidas si dolor precisa vo sc
        iv im una un dos""".split()
    ),
    short_reach=frozenset("no sin niega evitar evite rechaza".split()),
    of_many=frozenset({"fueron", "ambos", "ambas", "todos"}),
)


def words_of(language: Language) -> DoingWords:
    """Those of a language."""
    return _SPANISH if language == "es" else _ENGLISH
