"""Whether a sentence speaks of a relative by marriage, who shares nobody's blood."""

from __future__ import annotations

import re

_BY_MARRIAGE = re.compile(
    r"\b(?:husband|wife|spouse|partner|girlfriend|boyfriend|fianc[eé]e?|\w+-in-law"
    r"|esposo|esposa|marido|c[oó]nyuge|su (?:mujer|pareja)|suegr[oa]|cu[nñ]ad[oa]|yerno|nuera)\b",
    re.IGNORECASE,
)
_BY_BLOOD = re.compile(
    r"\b(?:famil|relative|matern|patern|(?:grand)?(?:mother|father|parent|son|daughter|child)|mum|mom"
    r"|dad|brother|sister|sibling|aunt|uncle|cousin|twin|niece|nephew)(?!\w*-in-law)"
    r"|\b(?:madre|padre|herman[oa]|abuel[oa]|t[ií][oa]|prim[oa]|hij[oa]|sobrin[oa]|niet[oa])s?\b",
    re.IGNORECASE,
)


def is_by_marriage(text: str) -> bool:
    """Whether a sentence speaks of a husband, a wife or in-laws and of no relative by blood."""
    return bool(_BY_MARRIAGE.search(text)) and not _BY_BLOOD.search(text)
