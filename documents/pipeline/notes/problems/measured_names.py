"""What is measured again and again and is no illness: movements, scores, and the heads of visits.

The table of a physiotherapist stands below any heading, a past history too: ``Flexion  110 deg
165 deg``, ``Oxford Shoulder Score  24/48  41/48``, under ``Initial`` and ``Discharge``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge import analytes

_SIDE = (
    r"(?:left|right|l|r|both|active|passive|assisted|resisted|internal|external|medial|lateral"
    r"|horizontal|side|forward|hip|knee|shoulder|elbow|wrist|ankle|neck|cervical|lumbar|thoracic"
    r"|trunk|back|finger|thumb|toe|great|hand|grip|pinch|quads?|quadriceps|hamstrings?|leg|arm"
    r"|spinal|single|muscle|total|full|straight)"
)
_MOVEMENT = (
    r"(?:flexion|extension|abduction|adduction|rotation|supination|pronation|dorsiflexion"
    r"|plantar ?flexion|inversion|eversion|circumduction|protraction|retraction|elevation"
    r"|raise|lift|bend(?:ing)?|squats?|strength|power|gait(?: speed)?|balance|stride|stance"
    r"|range of (?:motion|movement)|(?:a|p)?rom|sit[- ]to[- ]stands?|timed up and go|tug"
    r"|walk(?:ing)? (?:distance|speed|time))"
)
_MOVEMENTS = re.compile(
    rf"(?:{_SIDE}[ -])*{_MOVEMENT}(?:(?: (?:and|&|in|of) | ?/ ?)(?:{_SIDE}[ -])*{_MOVEMENT})*"
    rf"(?: {_SIDE})*",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\b(?:scores?|scales?|questionnaire|inventory|subscale|rating)\b|\b(?:index|measure|nrs|vas)$"
    r"|\b(?:dash|quickdash|koos|hoos|womac|sf-?36|eq-?5d|phq-?\d|gad-?\d|odi|ndi|lefs|msk-hq"
    r"|spadi|faam|psfs|haq)\b",
    re.IGNORECASE,
)
_VISIT = re.compile(
    r"(?:(?:at|on|first|second|third|last|next|this|today['’]?s?|pre|post|initial|baseline|current"
    r"|previous|final|mid)[ -]?)*(?:initial(?:ly)?|baseline|discharge|admission|visit|session"
    r"|assessment|review|before|after|start|end|final|today|week|month|first|last|now|then|pre|post"
    r"|current|previous|menstrual period|lmp)(?: \d{1,2})?",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\s*[<>≤≥~]?\s?\d{1,4}(?:\.\d{1,2})?(?:\s?(?:/\s?\d{1,3}(?!\d)"
    r"|(?:deg(?:rees?)?|°|cm|mm|kg|lbs?|%|secs?|seconds?|s|mins?|m|metres?|reps?|n)\b|°|%))?\s*",
    re.IGNORECASE,
)
_VALUE = re.compile(r"\s*[<>≤≥]?\s?\d{1,4}(?:[.,]\d{1,3})?(?:\s?[A-Za-zµ%/^.\d]{1,14})?\s*")
_UNIT = re.compile(r"\d\s?(?:/\s?\d|[a-z°%])", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}/(?:19|20)?\d\d/|\b0?\d/\d{4}")


def is_measured_name(name: str) -> bool:
    """Whether a name is a movement's, a score's, or the head of a column of visits."""
    return bool(_MOVEMENTS.fullmatch(name) or _SCORE.search(name) or _VISIT.fullmatch(name.strip()))


def is_row_of_measures(cells: Sequence[str]) -> bool:
    """Whether a row is a test with its figures, or has nothing but measures behind its first cell.

    ``eGFR   15   17   19   ml/min``; ``Flexion   110 deg   165 deg``.
    """
    if _VALUE.fullmatch(cells[1]) and analytes.candidates(cells[0].strip()):
        return True
    figures = [each for each in cells[1:] if each.strip()]
    return bool(figures) and all(
        _FIGURE.fullmatch(each) and _UNIT.search(each) and not _DATE.search(each)
        for each in figures
    )
