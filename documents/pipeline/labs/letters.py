"""Letters for a test that mean something else elsewhere: their unit says what they are.

``HCM`` is an illness in English and, in pg, the hemoglobin of a cell in Spanish and Portuguese;
``PCR`` finds genes or is a ratio in urine and, in mg/L, a sign of inflammation in Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from knowledge import analytes, units

_LETTERS: Final[Mapping[str, str]] = {
    "mch": "hcm hgm tgmh tmh hbe cmh",
    "mcv": "mzv vmc vem",
    "mchc": "chgm cmhc chbcm tgmhc",
    "rdw": "ade idr evb rdw-cv",
    "rdw_sd": "ade idr rdw-sd",
    "mpv": "vpm vmp vtm vcp",
    "hematocrit": "ht hto hkt htc hte htk",
    "rbc": "gr ery eri er hem",
    "wbc": "gb leu leuko leuc leuco",
    "platelets": "pla plaq plq pqt thr thrombo tr",
    "crp": "pcr",
}
_WORDS: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def of_letters(name: str, unit: str | None) -> tuple[analytes.Analyte, ...]:
    """The tests that a name of letters alone stands for beside such a unit."""
    parsed = units.parse(unit) if unit else None
    return tuple(test for test in any_of(name) if parsed and test.accepts(parsed))


def any_of(name: str) -> tuple[analytes.Analyte, ...]:
    """The tests that a name of letters alone can stand for, whatever unit says so."""
    said = name.replace(".", "").strip().lower()
    if not _WORDS.fullmatch(said):
        return ()
    keys = (key for key, letters in _LETTERS.items() if said in letters.split())
    found = (analytes.get(key) for key in keys)
    return tuple(test for test in found if test is not None)
