"""Numbers and units as the gate compares them: in words or digits, however they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from documents.gate.words import stem

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split(" ")
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_COUNTED = frozenset(
    "tablet tab pill capsul puff time day week month year hour minut drop unit milligram shot "
    "spray half dose x".split(" ")
)
_UNITS = {
    alias: unit
    for unit, aliases in {
        "mg": "mg milligram milligrams mgs", "g": "g gm gram grams gms",
        "mcg": "mcg microgram micrograms ug µg", "ml": "ml milliliter milliliters cc ccs",
        "l": "l liter liters", "dl": "dl", "kg": "kg kilogram kilograms kgs",
        "lb": "lb lbs pound pounds", "cm": "cm centimeter centimeters", "mm": "mm millimeter",
        "%": "% percent pct", "hour": "hour hours hr hrs h", "day": "day days d",
        "week": "week weeks wk wks", "month": "month months mo mos",
        "year": "year years yr yrs yo y/o", "minute": "minute minutes min mins",
        "g/dl": "g/dl gm/dl", "mg/dl": "mg/dl", "mmol/l": "mmol/l", "meq/l": "meq/l",
        "mmhg": "mmhg", "bpm": "bpm", "unit": "unit units iu u",
        "tablet": "tablet tablets tab tabs",
        "capsule": "capsule capsules cap caps", "puff": "puff puffs", "drop": "drop drops gtt",
        "degree": "degree degrees °", "inch": "inch inches", "foot": "foot feet ft",
        "ng/ml": "ng/ml", "pg/ml": "pg/ml", "iu/l": "iu/l u/l", "mcg/dl": "mcg/dl ug/dl µg/dl",
        "miu/l": "miu/l", "fl": "fl", "pg": "pg", "ng/dl": "ng/dl", "cell": "cell cells",
    }.items()
    for alias in aliases.split()
}  # fmt: skip
_UNIT_AFTER = re.compile(r"[\s-]{0,2}([%°]|[A-Za-zµ]+(?:/[A-Za-z]+)?)")
_DEGREES = re.compile(r"\s{0,2}(?:degrees?\s+|°\s?|deg\.?\s+)?([CF])(?:elsius|ahrenheit)?\b")


def spelled(words: Sequence[str]) -> tuple[int, int]:
    """A number in words that ``words`` begin with: its value and how many words it takes."""
    word = words[0]
    following = words[1] if len(words) > 1 else ""
    if word in _TENS:
        tens = _TENS.index(word) * 10
        if following in _ONES[1:10]:
            return tens + _ONES.index(following), 2
        return tens, 1
    if word == "hundred":
        return 100, 1
    if word not in _ONES or (word == "one" and stem(following) not in _COUNTED):
        return 0, 0
    return _ONES.index(word), 1


def ordinal(word: str) -> int | None:
    """``first`` to ``sixth`` as a number."""
    return _ORDINALS.get(word)


def unit_behind(text: str, place: int) -> str | None:
    """The unit that stands right behind a number ending at ``place``, in one form."""
    if scale := _DEGREES.match(text, place):
        return f"degree {scale[1].lower()}"
    match = _UNIT_AFTER.match(text, place)
    if match is None:
        return None
    found = match.group(1).lower()
    unit = _UNITS.get(found) or _UNITS.get(found.split("/")[0])
    return found if "/" in found and found not in _UNITS and unit is not None else unit


def is_unit_word(word: str) -> bool:
    """Whether a word is a unit of measure."""
    return word.lower() in _UNITS


def normal_number(text: str) -> str:
    """``1,200`` and ``1200``, ``5,4`` and ``5.40`` are brought to one form."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d+,\d{1,2}", text):
        text = text.replace(",", ".")
    if re.fullmatch(r"0\d*0|00+", text):
        return text  # "3-00" is another suture than "3-0"
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    return format(value.normalize(), "f")
