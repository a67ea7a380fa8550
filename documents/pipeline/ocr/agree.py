"""Where the two readers disagree on what counts: a number, a comparator, a unit or a flag."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from documents.pipeline.ocr.first import ReadWord
from documents.pipeline.ocr.second import SecondWord

NOTHING: Final = "?"
"""The doubt of a word where the second reader saw nothing at all."""

_FLAGS: Final = frozenset(
    "h l hh ll a n c high low normal abnormal critical positive negative reactive borderline "
    "pos neg detected".split()
)
_UNITS: Final = re.compile(
    r"(?i)^(?:[munpkf]?g|[munµμ]?l|dl|fl|pg|cells?|mm|cm|kg|iu|miu|[muµμ]?iu|u|eq|meq|mol|[munpµμ]mol|"
    r"mg|mcg|ug|ng|mmhg|bpm|hr|sec|s|min|ratio|lakhs?|million|thousand|kpa|copies|titer)"
    r"(?:[/.].+)?$|/"
)
_COUNTS: Final = re.compile(r"[0-9<>≤≥=%±+]")
_POWER: Final = re.compile(r"^[x×*]?(10)\^(\d{1,2})(/.*)$")
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)?")
_FIGURES: Final = re.compile(r"[<>]?\d+(?:[.,]\d+)*")
_NUMERIC: Final = re.compile(r"[<>(]?\d[\d.,]*(?:[-\u2013]\d[\d.,]*)?[-)]?")
_THOUSANDS: Final = re.compile(r"\d[.,]\d{3}(?!\d)")
_DIGITS: Final = str.maketrans("OoQlI|]SZ", "000111152")
_SHAPES: Final = str.maketrans("1l|o", "iii0")
_SAME: Final = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "~": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u03bc": "u",
        "\u00b5": "u",
        "\u00d7": "x",
        "*": "",
        "\u00ab": "",
        "\u00bb": "",
        "|": "",
        "_": "",
        " ": "",
    }
)


def counts(text: str) -> bool:
    """Whether a wrong reading of ``text`` could turn a result into another one."""
    bare = text.strip("()[]*:;,.").lower()
    return bool(_COUNTS.search(text) or bare in _FLAGS or _UNITS.match(bare))


def doubts(first: Sequence[ReadWord], second: Sequence[SecondWord]) -> list[str | None]:
    """What the second reader saw instead of each word (None: the same, or it doesn't matter).

    Words are paired by where they stand. As readers part words differently, words that share their
    place are compared as one run of characters.
    """
    found: list[str | None] = []
    whole_same = same("".join(w.text for w in first), "".join(w.text for w in second))
    for index, word in enumerate(first):
        if whole_same or not counts(word.text):
            found.append(None)
            continue
        beside = [other for other in second if overlap(word, other) > 0.4]
        text = "".join(other.text for other in beside)
        if (
            same(word.text, text)
            or _same_shape(word.text, text)
            or _same_power(word.text, text)
            or _same_name(word.text, text)
        ):
            found.append(None)
            continue
        if _same_among(word.text, [other.text for other in beside]):
            found.append(None)
            continue
        wider = _neighbours(first, index, beside)
        if beside and same("".join(w.text for w in wider), text):
            found.append(None)
        else:
            found.append(" ".join(other.text for other in beside) or NOTHING)
    return found


def _same_among(text: str, seen: Sequence[str]) -> bool:
    """Whether one of several words that share a place is this one, the others being no figures.

    ``Calcium: 7.8`` holds 7.8; ``1 7`` does not hold a 7, which may have lost its ten.
    """
    alike = [other for other in seen if same(text, other)]
    rest = [other for other in seen if not same(text, other)]
    if len(alike) == 1 and rest and not any(_COUNTS.search(other) for other in rest):
        return True
    number = _FIGURE.fullmatch(text)
    glued = _FIGURES.findall("".join(seen))
    return bool(number) and len(glued) == 1 and glued[0] == text and len(seen) == 1


def same(one: str, other: str) -> bool:
    """Whether two readings mean the same print; capitals, dashes and decoration aside."""
    bare, seen = _bare(one), _bare(other)
    letters = re.sub(r"[\W_]", "", bare)
    return bare == seen or (letters.isalpha() and letters == re.sub(r"[\W_]", "", seen))


def _same_shape(one: str, other: str) -> bool:
    """A number whose digits the other reader took for letters of their shape (``S7``), or whose
    point for a comma where that can't part thousands."""
    if not _NUMERIC.fullmatch(one):
        return False
    seen = _bare(other.translate(_DIGITS))
    plain = _bare(one)
    return plain == seen or (
        not _THOUSANDS.search(one + " " + other)
        and plain.replace(",", ".") == seen.replace(",", ".")
    )


def _same_power(one: str, other: str) -> bool:
    """``10^9/L`` against ``10*9/L`` or ``1049/L``: the raised sign is read as anything at all."""
    power = _POWER.match(one)
    if power is None:
        return False
    base, exponent, rest = power.groups()
    pattern = rf"[x*]?{base}\D?\D?4?{exponent}" + re.escape(_bare(rest))
    return re.fullmatch(pattern, _bare(other)) is not None


def _same_name(one: str, other: str) -> bool:
    """A name with a digit in it (HbA1c): letters and digits of one shape are no disagreement."""
    if len(one) < 4 or not one[0].isalpha() or sum(char.isdigit() for char in one) > 1:
        return False
    return _bare(one).translate(_SHAPES) == _bare(other).translate(_SHAPES)


def _bare(text: str) -> str:
    return text.translate(_SAME).casefold().strip(".:;,'\"")


def overlap(word: ReadWord, other: SecondWord) -> float:
    """How much of the narrower one stands where the other does, 0 to 1."""
    shared = min(word.right, other.right) - max(word.left, other.left)
    return shared / max(1e-6, min(word.right - word.left, other.right - other.left))


def _neighbours(
    first: Sequence[ReadWord], index: int, beside: Sequence[SecondWord]
) -> list[ReadWord]:
    """The words of the first reader that stand where ``beside`` stands."""
    return [
        word
        for at, word in enumerate(first)
        if at == index or any(overlap(word, other) > 0.4 for other in beside)
    ]
