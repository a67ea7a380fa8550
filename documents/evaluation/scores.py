"""Precision, recall and F1 of what was found against what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass
class Score:
    """Found, expected and agreeing entries of one kind, and the ones that do not agree."""

    hits: int = 0
    found: int = 0
    expected: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    settled: int = 0

    def add_open(
        self,
        expected: Iterable[str],
        accepted: Iterable[str],
        found: Iterable[str],
        agree: Callable[[str, str], bool],
        judged: Iterable[str] | None = None,
    ) -> None:
        """Recall on ``expected``; precision against all of ``accepted``, which may hold more.

        A second printed name of something accepted is neither a hit nor an error. ``judged`` are
        those of ``found`` that the labels speak of at all; default all.
        """
        rest = list(found)
        for want in expected:
            self.expected += 1
            if any(agree(want, have) for have in rest):
                self.hits += 1
            else:
                self.missed.append(want)
        known = list(accepted)
        said = rest if judged is None else list(judged)
        wrong = [have for have in said if not any(agree(want, have) for want in known)]
        self.extra.extend(wrong)
        self.found += self.hits + len(wrong) - self.settled
        self.settled = self.hits

    def as_dict(self) -> dict[str, float | int]:
        """Precision, recall and F1 as they are printed."""
        precision = self.hits / self.found if self.found else 1.0
        recall = self.hits / self.expected if self.expected else 1.0
        both = precision + recall
        return {
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(2 * precision * recall / both if both else 0.0, 3),
            "found": self.found,
            "expected": self.expected,
        }

    def add(
        self,
        expected: Iterable[str],
        found: Iterable[str],
        agree: Callable[[str, str], bool],
    ) -> list[tuple[str, str]]:
        """Pair every expected entry with one found entry at most; the pairs."""
        rest = list(found)
        self.found += len(rest)
        pairs = []
        for want in expected:
            self.expected += 1
            match = next((have for have in rest if agree(want, have)), None)
            if match is None:
                self.missed.append(want)
                continue
            rest.remove(match)
            self.hits += 1
            pairs.append((want, match))
        self.extra.extend(rest)
        return pairs
