"""Seeded lies and seeded true rewordings of a sentence, to measure the gate with.

A lie changes one thing that matters (a number, a flag, a negation, a medicine, a side, a date, an
entity) and leaves the rest as it is, which is the hardest lie to see. A true rewording says the
same in other words by rules of its own; it shares the common plain equivalents with the gate, so
its figure says how much the gate's rules keep, not how any model words things.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from documents.evaluation.exchanges import (
    DATE,
    EXCHANGED,
    MONTHS,
    NUMBER,
    PERSONS,
    TIMES,
    bound,
    exchange,
)
from knowledge import medicines
from knowledge.phrases import tokenize

KINDS = (
    "number", "flag", "negation", "drug", "side", "date", "entity", "time", "person", "exchange",
    "bound",
)  # fmt: skip

_NUMBER_WORDS = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|twelve)\b", re.I)
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")
_FLAGS = (
    ("elevated", "decreased"), ("decreased", "elevated"), ("increased", "decreased"),
    ("high", "low"), ("low", "high"), ("higher", "lower"), ("lower", "higher"),
    ("normal", "elevated"), ("within normal limits", "elevated"), ("unremarkable", "elevated"),
    ("above", "below"), ("below", "above"), ("reduced", "increased"), ("normal", "low"),
)  # fmt: skip
_DROPPED = (
    (r"\b(is|are|was|were|has|have|had|does|do|did|will|can|could|would|should) not\b", r"\1"),
    (r"\bdenies (?:any |having |a )?", "reports "),
    (r"\bdenied (?:any )?", "reported "),
    (r"\b[Nn]o (?=[a-z])", ""),
    (r"\b[Ww]ithout (?:any )?", "with "),
    (r"\b[Nn]egative\b", "positive"),
    (r"\bnever\b ?", ""),
)
_ADDED = (
    (r"\b(is|are|was|were|will|can|should|would|could) (?!not\b)", r"\1 not "),
    (r"\breports (?!no\b)", "denies "),
    (r"\b(has|have) (?=been\b|had\b)", r"\1 not "),
    (r"\bhas (?=a |an )", "does not have "),
    (r"\b[Pp]ositive\b", "negative"),
)
_SIDES = (("left", "right"), ("right", "left"), ("Left", "Right"), ("Right", "Left"),
          ("bilateral", "left"), ("bilaterally", "on the right"))  # fmt: skip
_INVENTED = (
    "pneumonia", "kidney stones", "liver cancer", "a stroke", "lupus", "HIV", "dementia",
    "a broken hip", "gallstones", "leukemia", "a heart attack", "blood clots", "an ulcer",
    "Crohn's disease", "hepatitis", "a tumor", "sepsis", "seizures", "glaucoma", "psoriasis",
)  # fmt: skip
_JOINTS = (" and also {}", ", with {}", " because of {}", ", which points to {}")


@dataclass(frozen=True, slots=True)
class Case:
    """A statement about ``source``; ``kind`` is the lie, or ``identical`` or ``reworded``."""

    source: str
    statement: str
    kind: str


def lies(sentence: str, rng: random.Random, others: Sequence[str]) -> Iterator[Case]:
    """One lie of each kind that the sentence allows. ``others`` are sentences of the same note."""
    makers: dict[str, Callable[[str, random.Random, Sequence[str]], str | None]] = {
        "number": _number,
        "flag": _flag,
        "negation": _negation,
        "drug": _drug,
        "side": _side,
        "date": _date,
        "entity": _entity,
        "time": partial(exchange, TIMES),
        "person": partial(exchange, PERSONS),
        "exchange": partial(exchange, EXCHANGED),
        "bound": bound,
    }
    for kind in KINDS:
        said = makers[kind](sentence, rng, others)
        if said is not None and _plain(said) != _plain(sentence):
            yield Case(sentence, said, kind)


def truths(sentence: str, rng: random.Random) -> Iterator[Case]:
    """The sentence itself, and a rewording where one of the rules applies."""
    yield Case(sentence, sentence, "identical")
    said = reword(sentence, rng)
    if said is not None:
        yield Case(sentence, said, "reworded")


def _number(sentence: str, rng: random.Random, others: Sequence[str]) -> str | None:
    dates = [m.span() for m in DATE.finditer(sentence)]
    found = [
        m
        for m in [*NUMBER.finditer(sentence), *_NUMBER_WORDS.finditer(sentence)]
        if not any(s <= m.start() < e for s, e in dates)
    ]
    if not found:
        return None
    if len(found) > 1 and rng.random() < 0.3:
        one, two = sorted(rng.sample(found, 2), key=lambda m: m.start())
        if one.group() != two.group() and one.group()[0].isdigit() == two.group()[0].isdigit():
            return (
                sentence[: one.start()] + two.group() + sentence[one.end() : two.start()]
                + one.group() + sentence[two.end() :]
            )  # fmt: skip
    match = rng.choice(found)
    old = match.group()
    if not old[0].isdigit():
        new = rng.choice([w for w in _WORDS if w != old.lower()])
    else:
        near = [n for other in others for n in NUMBER.findall(other) if float(n) != float(old)]
        if near and rng.random() < 0.5:
            new = rng.choice(near)
        else:
            new = rng.choice([_shift(old, rng), _times(old)])
    return sentence[: match.start()] + new + sentence[match.end() :]


def _shift(old: str, rng: random.Random) -> str:
    places = len(old.partition(".")[2])
    step = rng.choice([1, 2, 3, 5, -1]) * 10**-places
    return f"{abs(float(old) + step) or 7:.{places}f}"


def _times(old: str) -> str:
    return old.replace(".", "") if "." in old else old + "0"


def _flag(sentence: str, rng: random.Random, others: Sequence[str]) -> str | None:
    fits = [(a, b) for a, b in _FLAGS if re.search(rf"\b{a}\b", sentence)]
    if not fits:
        return None
    old, new = rng.choice(fits)
    return re.sub(rf"\b{old}\b", new, sentence, count=1)


def _negation(sentence: str, rng: random.Random, others: Sequence[str]) -> str | None:
    fits = [(p, r) for p, r in _DROPPED if re.search(p, sentence)]
    fits = fits or [(p, r) for p, r in _ADDED if re.search(p, sentence)]
    if not fits:
        return None
    pattern, instead = rng.choice(fits)
    return re.sub(pattern, instead, sentence, count=1)


def _drug(sentence: str, rng: random.Random, others: Sequence[str]) -> str | None:
    tokens = tokenize(sentence)
    found = [
        m
        for m in medicines.index().matches(tokens)
        if not m.value.tags and len(sentence[tokens.starts[m.first] : tokens.ends[m.last - 1]]) > 4
    ]
    if not found:
        return None
    match = rng.choice(found)
    others_known = [
        m.ingredient
        for m in medicines.all_medicines()
        if not m.tags and m.group != match.value.group and " " not in m.ingredient
    ]
    start, end = tokens.starts[match.first], tokens.ends[match.last - 1]
    return sentence[:start] + rng.choice(others_known) + sentence[end:]


def _side(sentence: str, rng: random.Random, others: Sequence[str]) -> str | None:
    fits = [(a, b) for a, b in _SIDES if re.search(rf"\b{a}\b", sentence)]
    if not fits:
        return None
    old, new = rng.choice(fits)
    places = list(re.finditer(rf"\b{old}\b", sentence))
    place = rng.choice(places)
    return sentence[: place.start()] + new + sentence[place.end() :]


def _date(sentence: str, rng: random.Random, others: Sequence[str]) -> str | None:
    found = list(DATE.finditer(sentence))
    if not found:
        return None
    match = rng.choice(found)
    old = match.group()
    if old in MONTHS:
        new = rng.choice([m for m in MONTHS if m not in (old, "May")])
    elif "/" in old:
        parts = old.split("/")
        place = rng.randrange(len(parts))
        if len(parts[place]) == 4:
            parts[place] = str(int(parts[place]) + rng.choice([-1, 1, 10]))
        else:
            limit = 12 if place == 0 else 28
            parts[place] = f"{int(parts[place]) % limit + 1:0{len(parts[place])}d}"
        new = "/".join(parts)
    else:
        new = str(int(old) + rng.choice([-1, 1, 10, -10]))
    return sentence[: match.start()] + new + sentence[match.end() :]


def _entity(sentence: str, rng: random.Random, others: Sequence[str]) -> str | None:
    named = rng.choice([e for e in _INVENTED if e.split()[-1].lower() not in sentence.lower()])
    return sentence.rstrip(" .") + rng.choice(_JOINTS).format(named) + "."


# Rules of rewording: pattern, replacement.
_REWORD: tuple[tuple[str, str], ...] = (
    (r"^(?:The patient|He|She) denies (?:any )?", "You do not have "),
    (r"^Denies (?:any )?", "You do not have "),
    (r"^(?:The patient|He|She) reports ", "You report "),
    (r"^(?:The patient|He|She) has ", "You have "),
    (r"^(?:The patient|He|She) is ", "You are "),
    (r"^(?:The patient|He|She) was ", "You were "),
    (r"^(?:The patient|He|She) will ", "You will "),
    (r"^(?:The patient|He|She) states (?:that )?(?:he|she) ", "You say you "),
    (r"\b(?:his|her|the patient's) ", "your "),
    (r"\bhypertension\b", "high blood pressure"),
    (r"\bshortness of breath\b", "trouble breathing"),
    (r"\bedema\b", "swelling"),
    (r"\berythema\b", "redness"),
    (r"\bfractures?\b", "broken bone"),
    (r"\bunremarkable\b", "normal"),
    (r"\bwithin normal limits\b", "normal"),
    (r"\belevated\b", "high"),
    (r"\btwice daily\b", "two times a day"),
    (r"\bonce daily\b", "once a day"),
    (r"\b(?:b\.i\.d\.|BID)", "twice a day"),
    (r"\bdaily\b", "every day"),
    (r"\bas needed\b", "when needed"),
    (r"\brenal\b", "kidney"),
    (r"\bprior\b", "previous"),
    (r"\bambulation\b", "walking"),
    (r"\bdiscontinue\b", "stop"),
    (r"\binitiate\b", "start"),
    (r"\bInitiate\b", "Start"),
    (r"\bmilligrams?\b", "mg"),
    (r"\bGERD\b", "acid reflux"),
    (r"\b2 weeks\b", "two weeks"),
    (r"\bthree\b", "3"),
    (r"\btwo\b", "2"),
    (r"\bfatigue\b", "tiredness"),
    (r"\bphysical examination\b", "physical exam"),
)
# What stands before a colon is left out only where it names a part of the note: "Mother: gout" and
# "Invasion: not identified" say something else without it.
_LEAD_IN = re.compile(
    r"^(?:Medical Reasoning|Medical Treatment|Additional Testing|Constitutional|Cardiovascular"
    r"|Respiratory|Gastrointestinal|Musculoskeletal|Neurological|Psychiatric"
    r"|Patient Education and Counseling|Specialist Referrals|Genitourinary):\s+"
)
_LEADS = (
    "The note says: {}", "Your note says that {}", "Your doctor wrote: {}", "The record shows: {}",
)  # fmt: skip


def reword(sentence: str, rng: random.Random) -> str | None:
    """The same in other words, or None where no rule applies."""
    said = _LEAD_IN.sub("", sentence.strip())
    for pattern, instead in _REWORD:
        said = re.sub(pattern, instead, said)
    if rng.random() < 0.4:
        lead = rng.choice(_LEADS)
        said = lead.format(said[0].lower() + said[1:] if said[1:2].islower() else said)
    return said if _plain(said) != _plain(sentence) else None


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
