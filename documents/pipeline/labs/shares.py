"""Kinds of cells, of which the share and the number are two tests with one name."""

from __future__ import annotations

import re
from typing import Final

from knowledge import analytes

_SHARE: Final = "_percent"
_SAYS_WHICH: Final = re.compile(
    r"\babs|%|#|count|number|anzahl|percent|perc\.|porcent|anteil", re.I
)


def with_shares(
    tests: tuple[analytes.Analyte, ...], name: str
) -> tuple[analytes.Analyte, ...]:  # fmt: skip
    """The tests of a name with the share or the number beside them, for the unit to choose from.

    Not every language's name is listed for both; a name that says which it is stands for it alone.
    """
    if _SAYS_WHICH.search(name):
        return tests
    keys = {test.key for test in tests}
    others = {
        key.removesuffix(_SHARE) if key.endswith(_SHARE) else key + _SHARE for key in keys
    } - keys  # fmt: skip
    found = (analytes.get(key) for key in sorted(others))
    return tests + tuple(test for test in found if test is not None)
