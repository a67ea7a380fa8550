"""One spelling: British words as American ones, so that both sides of a comparison meet.

The lists of the gate, the glossary and the context rules are American; notes and models are not.
"""

from __future__ import annotations

import re

_ROOTS = {
    "aem": "em",
    "aesth": "esth",
    "caesar": "cesar",
    "paed": "ped",
    "gynaec": "gynec",
    "caec": "cec",
    "faec": "fec",
    "aetiol": "etiol",
    "oedem": "edem",
    "oesoph": "esoph",
    "oestr": "estr",
    "rrhoe": "rrhe",
    "coeliac": "celiac",
    "foet": "fet",
    "pnoe": "pne",
    "tumour": "tumor",
    "colour": "color",
    "labour": "labor",
    "behaviour": "behavior",
    "odour": "odor",
    "centre": "center",
    "litre": "liter",
    "metre": "meter",
    "fibre": "fiber",
    "sulph": "sulf",
    "appendicectom": "appendectom",
    "physiotherap": "physical therap",
}
_BRITISH = re.compile("|".join(_ROOTS), re.I)
# "nebulised", "hospitalisation"; "exercise" and "advise" are spelled so everywhere.
_ISE = re.compile(
    r"(?<=[a-z]{3})(al|ol|ul|il|an|un|ar|er|or|at|it|om)is(?=(?:e[drs]?|ers|ing|ations?)\b)", re.I
)


def american(text: str) -> str:
    """The text in American spelling; what is already so stays as it is."""
    text = _BRITISH.sub(_as_written, text)
    return _ISE.sub(r"\1iz", text)


def _as_written(found: re.Match[str]) -> str:
    instead = _ROOTS[found.group().lower()]
    return instead.capitalize() if found.group()[0].isupper() else instead
