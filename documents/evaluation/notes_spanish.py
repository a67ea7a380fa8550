"""Measure what is read in Spanish notes: our own, with what each says.

    python -m documents.evaluation.notes_spanish [--half a] [--show]

A name is right where it is the wanted one, or one holds all the words of the other, and it is
spoken of as the note does. ``wrong`` counts what is told and not so; ``missed`` what is not told.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from documents.evaluation.notes_spoken import DATA
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Findings, Page, Status
from knowledge.folding import fold

NOTES = DATA / "spanish_notes.toml"
HALVES = ("a", "b")
_SMALL = frozenset("de del la el los las en a y con".split())


@dataclass
class Tally:
    """Of each kind: how many are right, wrong and missed; and each that is not right."""

    counts: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def note(self, kind: str, how: str, what: str) -> None:
        """Count one."""
        self.counts[f"{kind} {how}"] += 1
        if how != "right":
            self.shown.append(f"{kind} {how}: {what}")

    def share(self, kind: str) -> tuple[float, float]:
        """(recall, precision)."""
        right, wrong, missed = (
            self.counts[f"{kind} {how}"] for how in ("right", "wrong", "missed")
        )
        return right / max(1, right + missed), right / max(1, right + wrong)


def measure(half: str, path: Path = NOTES) -> Tally:
    """The notes of a half."""
    tally = Tally()
    for note in tomllib.loads(path.read_text(encoding="utf-8"))["note"]:
        if note["half"] == half:
            text = note["text"].strip("\n")
            findings = recognise((Page(1, text),))
            _conditions(note, findings, tally)
            _medicines(note, findings, tally)
            _allergies(note, findings, tally)
            _followups(note, findings, tally)
    return tally


def figures() -> dict[str, dict[str, int]]:
    """What is counted of each half."""
    return {half: dict(sorted(measure(half).counts.items())) for half in HALVES}


def _conditions(note: dict[str, Any], findings: Findings, tally: Tally) -> None:
    found = [*findings.conditions, *findings.symptoms]
    wanted = [line.split(" | ") for line in note["conditions"]]
    for name, status in wanted:
        hit = next(
            (c for c in found if _same(name, c.text) and c.status in status.split("/")), None
        )
        if hit is None:
            told = any(_same(name, c.text) and c.status == s for c in found for _, s in wanted)
            tally.note("condition", "missed", f"{name} {status} {'(told otherwise)' * told}")
            continue
        tally.note("condition", "right", name)
        found.remove(hit)
    for each in found:
        if not any(_same(n, each.text) and each.status in s.split("/") for n, s in wanted):
            tally.note("condition", "wrong", f"{each.text} {each.status}")


def _medicines(note: dict[str, Any], findings: Findings, tally: Tally) -> None:
    found = list(findings.medications)
    for line in note["medicines"]:
        name, dose, often, status = line.split(" | ")
        alike = [m for m in found if _same(name, m.name)]
        best = next((m for m in alike if m.status in status.split("/")), None) or next(
            iter(alike), None
        )
        if best is None:
            tally.note("medicine", "missed", line)
            continue
        found.remove(best)
        tally.note("medicine", "right", name)
        _told("dose", dose, best.dose, line, tally)
        _told("frequency", often, best.frequency, line, tally)
        right = best.status in status.split("/")
        tally.note("status", "right" if right else "wrong", f"{line} has {best.status}")
    for each in found:
        tally.note("medicine", "wrong", each.name)


def _told(kind: str, wanted: str, have: str | None, line: str, tally: Tally) -> None:
    if wanted == "-":
        return
    if not have:
        tally.note(kind, "missed", line)
    else:
        want, got = (re.sub(r"[\s.,]+", "", fold(text).lower()) for text in (wanted, have))
        right = want in got or got in want
        tally.note(kind, "right" if right else "wrong", f"{line} has {have}")


def _allergies(note: dict[str, Any], findings: Findings, tally: Tally) -> None:
    found = list(findings.allergies)
    for line in note["allergies"]:
        name, _, reaction = line.partition(" | ")
        if name == "none":
            hit = next((a for a in found if a.status is Status.ABSENT), None)
        else:
            hit = next(
                (a for a in found if _same(name, a.substance) and a.status is Status.PRESENT), None
            )
        if hit is None:
            tally.note("allergy", "missed", line)
            continue
        found.remove(hit)
        tally.note("allergy", "right", line)
        if reaction not in ("", "-"):
            told = hit.reaction is not None and _same(reaction, hit.reaction)
            tally.note("reaction", "right" if told else "missed", f"{line} has {hit.reaction}")
    for each in found:
        tally.note("allergy", "wrong", f"{each.substance} {each.status}")


def _followups(note: dict[str, Any], findings: Findings, tally: Tally) -> None:
    for wanted in note.get("followups", ()):
        told = any(wanted in each.text for each in findings.followups)
        tally.note("follow-up", "right" if told else "missed", wanted)


def _same(left: str, right: str) -> bool:
    a, b = (set(re.findall(r"[^\W_]+", fold(text).lower())) - _SMALL for text in (left, right))
    return bool(a and b) and (a <= b or b <= a)


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of the halves as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--show", action="store_true", help="print what is not right")
    options = parser.parse_args(arguments)
    for half in [options.half] if options.half else HALVES:
        tally = measure(half)
        sys.stdout.write(json.dumps({half: dict(sorted(tally.counts.items()))}, indent=1) + "\n")
        for line in tally.shown if options.show else ():
            sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
