"""Units and tests as a person writes them, where a record gives the code of a machine.

``mm[Hg]`` is mmHg, ``10*3/uL`` is 10³/µL, and ``Lead BldC-mCnc`` is lead. Rows and sentences keep
the units of their source, by which they are checked: only what is shown is plain, and no number in
it is another one.
"""

from __future__ import annotations

import re
from typing import Final

from knowledge import analytes

_SUPERSCRIPT: Final = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_SAID: Final = {
    "degf": "°F", "cel": "°C", "degc": "°C", "iu": "IU", "arb'u": "arbitrary units",
    "lb_av": "lb", "oz_av": "oz", "in_i": "in", "in_us": "in", "ft_i": "ft", "ft_us": "ft",
}  # fmt: skip
# What UCUM writes for a bare number.
_NO_UNIT: Final = frozenset({"1", "{score}", "{ratio}", "{index}", "{inr}", "{number}", "{#}"})
_BRACKETS: Final = re.compile(r"(?:(?<=[A-Za-z/])|(?<=\d )|^)\[([A-Za-z][\w']{0,9})\]")
_BRACES: Final = re.compile(
    r"(?:(?P<after>(?<=[A-Za-z%]))|(?<=[/.])|(?<=\d )|^)\{(?P<said>[\w .#]{1,30})\}"
)
_POWER_OF_TEN: Final = re.compile(r"\b10[*^](-?\d{1,2})(?!\d)|\b10[eE](\d{1,2})(?=/)")
_SQUARE: Final = re.compile(r"(?:(?<=/)|(?<=\d)|(?<=\d ))m([23])(?![\w^])")
_MICRO: Final = re.compile(r"(?:(?<=[\d /])|^)u(?=(?:g|L|l|mol|IU|iu|U|kat)(?![\w-]))")
# A name of LOINC: what is measured, then property, time, specimen, scale and method.
_CODED: Final = re.compile(r"([^:]+?)(?::[^:\s]*){4,5}")
_TURNED: Final = re.compile(
    r"(?P<what>[A-Za-z][A-Za-z -]*), ?"
    r"(?P<which>fasting|random|total|free|direct|indirect|ionized|ionised|serum|plasma|urine)",
    re.IGNORECASE,
)
# The long form: "Glucose [Mass/volume] in Urine by Test strip". What is not in blood says so.
_LONG_CODED: Final = re.compile(
    r"(?P<what>[^\[\]]+?) \[[A-Z#][\w ./#-]{2,40}\](?P<specimen> (?:in|of) .+?)?(?: by .+)?"
)
_BLOOD: Final = re.compile(r"(?: (?:in|of) (?:Blood|Serum|Plasma|or|,| )+)?")
_SHORT_CODED: Final = re.compile(
    r"(\S.*?) [A-Z][A-Za-z+/]*-(?:[a-z]?C?Cnc|[a-z]?Rto|[a-z]?Frac|Vel|Titr|Imp|Prid)\b.*"
)
# What is looked for in blood, too: of these a sentence says which sample it was.
_SAMPLES: Final = {"urine": "urine", "stool": "stool", "csf": "spinal fluid"}
_OF_ITSELF: Final = frozenset({"blood"})
_SAYS_SAMPLE: Final = re.compile(
    r"\b(?:urin\w*|ua|u|msu|stools?|f[ae]?ecal|f[ae]?eces|csf|spinal|dip\w*|strip|orina|heces|lcr"
    r"|urobilin\w*|ur(?=[ .-]))\b",
    re.IGNORECASE,
)
_OF_A_LIST: Final = re.compile(
    r"^(?:lab(?:oratory)? )?(?:results?|labs|bloods?(?: tests?)?|values|resultados|anal[ií]tica)"
    r"\s?:\s*(?=\S)",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    r"^(?:urine(?: dip\w*)?|ua|urinalysis|orina)\s?[:–-]\s*", re.IGNORECASE
)


def unit(text: str) -> str:
    """A unit as people write it; empty for the units of a bare number."""
    whole = " ".join(text.split())
    if whole.casefold() in _NO_UNIT:
        return ""
    return _SAID.get(whole.casefold()) or units_in(whole)


def units_in(text: str) -> str:
    """A text with the units in it as people write them."""
    plain = _BRACKETS.sub(lambda found: _SAID.get(found[1].casefold(), found[1]), text)
    plain = _BRACES.sub(_annotation, plain)
    plain = _POWER_OF_TEN.sub(_power_of_ten, plain)
    plain = _SQUARE.sub(lambda found: "m" + found[1].translate(_SUPERSCRIPT), plain)
    return _MICRO.sub("µ", plain)


def test(name: str) -> str:
    """A test's name without the parts that only a machine reads; else as it is printed."""
    found = _CODED.fullmatch(name.strip()) or _SHORT_CODED.fullmatch(name.strip())
    if found:
        return found[1].strip()
    long = _LONG_CODED.fullmatch(name.strip())
    if long is None:
        return _OF_A_LIST.sub("", name, count=1)
    specimen = long["specimen"] or ""
    return long["what"] + ("" if _BLOOD.fullmatch(specimen) else specimen)


def spoken(name: str) -> str:
    """The same as it is said in a sentence: ``Glucose, fasting`` is fasting glucose."""
    plain = test(name)
    turned = _TURNED.fullmatch(plain.strip())
    return f"{turned['which']} {turned['what']}" if turned else plain


def of_sample(name: str, specimen: str) -> tuple[str, str]:
    """The sample to say before a test's name, and the name: ``Glucose`` of a strip is of urine.

    No sample where the name says it, or where it can be of nothing else.
    """
    sample = _SAMPLES.get(specimen, "")
    bare = _LABELLED.sub("", name, count=1) if sample else name
    if not sample or _SAYS_SAMPLE.search(bare):
        return "", bare
    others = any(test.specimen != specimen for test in analytes.exactly(bare))
    return (sample if others or bare.lower() in _OF_ITSELF else ""), bare


def _annotation(found: re.Match[str]) -> str:
    said = found["said"].replace("_", " ")
    return said if found["after"] is None else f" {said}"


def _power_of_ten(found: re.Match[str]) -> str:
    return "10" + (found[1] or found[2]).translate(_SUPERSCRIPT)
