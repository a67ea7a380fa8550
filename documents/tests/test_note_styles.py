"""Sixty notes of thirty styles: what they say of medicines and conditions, counted as F1."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Condition, Medication, Page

NOTES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "note_styles.toml").read_text(encoding="utf-8")
)["note"]
HALVES = ("a", "b")


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+(?:[.,]\d+)*", text.lower())) - {"of", "the", "and", "with"}


def same(left: str, right: str) -> bool:
    a, b = words(left), words(right)
    return bool(a and b) and (a <= b or b <= a)


def within(wanted: str, text: str | None) -> bool:
    """Whether one of what is wanted is what stands there, or a part of it."""
    have = re.sub(r"[\s.,]+", "", (text or "").lower())
    each = [re.sub(r"[\s.,]+", "", want.lower()) for want in (wanted, *wanted.split("/"))]
    return bool(have) and any(want in have or have in want for want in each)


@cache
def counted(half: str) -> Counter[str]:
    """Hits, extras and misses of a half; and what is told of the medicines found."""
    tally: Counter[str] = Counter()
    for note in NOTES:
        if note["half"] == half:
            findings = recognise((Page(1, note["text"].strip("\n")),))
            _medicines(note, list(findings.medications), tally)
            _conditions(note, list(findings.conditions), tally)
    return tally


def _medicines(note: dict[str, Any], found: list[Medication], tally: Counter[str]) -> None:
    for line in note["medicines"]:
        name, dose, frequency, route, status = (part.strip() for part in line.split(" | "))
        alike = [m for m in found if same(name, m.name)]
        if not alike:
            tally["medicines missed"] += 1
            continue
        best = min(
            alike, key=lambda m: (m.status not in status.split("/"), not within(dose, m.dose))
        )
        found.remove(best)
        tally["medicines"] += 1
        told = ((dose, best.dose), (frequency, best.frequency), (route, best.route))
        right = [within(wanted, have) for wanted, have in told if wanted != "-"]
        tally["told"] += len(right) + 1
        tally["told right"] += sum(right) + (best.status in status.split("/"))
    tally["medicines extra"] += len([m for m in found if not _named(note, m.name)])


def _conditions(note: dict[str, Any], found: list[Condition], tally: Counter[str]) -> None:
    for line in note["conditions"]:
        name, status = line.split(" | ")
        alike = [c for c in found if same(name, c.text) and c.status in status.split("/")]
        tally["conditions" if alike else "conditions missed"] += 1
        if alike:
            found.remove(alike[0])
    tally["conditions extra"] += len([c for c in found if not _named(note, c.text)])


def _named(note: dict[str, Any], name: str) -> bool:
    return any(same(other, name) for other in note.get("also", ()))


def f1(tally: Counter[str], kind: str) -> float:
    return 2 * tally[kind] / (2 * tally[kind] + tally[f"{kind} missed"] + tally[f"{kind} extra"])


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("kind", ["medicines", "conditions"])
def test_ninety_seven_of_a_hundred_are_found_with_their_status(half: str, kind: str) -> None:
    tally = counted(half)
    assert sum(tally[k] for k in (kind, f"{kind} missed")) > 90
    assert f1(tally, kind) >= 0.97, tally


@pytest.mark.parametrize("half", HALVES)
def test_dose_times_route_and_status_of_the_medicines_found(half: str) -> None:
    tally = counted(half)
    assert tally["told"] > 200
    assert tally["told right"] / tally["told"] >= 0.96, tally
