"""How vital signs are named and printed, and what their numbers can be in which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_RATE = (
    r"(?:bpm|b(?:eats?)?\s?(?:/|per)\s?min(?:ute)?|(?:breaths?|cycles?)\s?(?:/|per)\s?min(?:ute)?"
    r"|/\s?mi?n(?:ute)?|per min(?:ute)?|\{beats\}/min|rpm)"
)
DEGREES = (
    r"(?:°\s?[FC]|º\s?[FC]|o[FC]|degrees?(?:\s?(?:F(?:ahrenheit)?|C(?:elsius)?))?|deg\s?[FC]|[FC]"
    r"|\[?deg[FC]\]?|Cel)"
)
PAIR = r"\d{2,3}\s?(?:/|\sover\s)\s?\d{2,3}"
_PRESSURE = r"(?:arterial )?blood pressures?|arterial pressure|(?:ni)?b\.?p\.?|b/p"
SMALL_PAIR = r"\d{1,2}(?:[.,]\d)?\s?/\s?\d{1,2}(?:[.,]\d)?"
_FEET = r"\d\s?(?:'|’|′|ft|feet|foot)\s?\d{1,2}(?:\.\d)?(?:\s?(?:\"|”|″|in(?:ches|ch)?(?![a-z])))?"
_STONES = (
    r"\d{1,2}\s?(?:stones?|st)\s?\d{1,2}(?:\s?(?:lbs?|pounds?))?(?![\d.])"
    r"|\d{1,3}\s?(?:lbs?|pounds?),?\s?\d{1,2}\s?(?:oz|ounces?)"
)
# Words between a name and its value: a label's marks, and how it was taken.
_MOVED = (
    r"(?:fell|rose|dropped|increased|decreased|improved|went|gone|came|risen|fallen|desaturated"
    r"|spiked|peaked|climbed|settled)"
    r"\s(?:(?:back|up|down|further)\s)?to"
)
_GAP = (
    r"(?:\s*(?:\([^)\n]{1,24}\)|\[[^\]\n]{1,16}\]|is|was|were|are|of|at|today|now|currently|still"
    r"|measured|measures|recorded|reading|reads?|showed|remained|about|around|approximately|only"
    r"|sitting|standing|supine|lying|resting|oral(?:ly)?|tympanic|temporal|axillary|rectal|up|down"
    r"|arm|left|right|repeat|initial|rate|level|score|rated|taken|to be|to|found|max|above|below"
    rf"|over|under|than|{_MOVED}|[:=|~(\[-]|<|>|≤|≥|,)\s*)"
    r"{0,5}?\s*"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign: how it is named and printed, and between what its number can lie.

    ``bare``: read without its unit. ``weak``: names that count only among other signs. ``after``:
    words that name it behind its value (``168 cm tall``). ``gap``: what may stand between its name
    and its value.
    """

    key: str
    names: str
    value: str
    unit: str
    low: float = 0
    high: float = 0
    bare: bool = True
    weak: str = ""
    after: str = ""
    gap: str = _GAP

    def pattern(self, *, weak: bool) -> re.Pattern[str]:
        """The sign with its ``name``, ``value`` and, where one is printed, ``unit``."""
        names = f"{self.names}|{self.weak}" if weak and self.weak else self.names
        unit = rf"(?:\s{{0,2}}(?:\|\s?)?(?P<unit>{self.unit}))?"
        return re.compile(
            rf"(?<![\w/])(?P<name>{names})(?![A-Za-z_/]){self.gap}(?P<value>{self.value})"
            rf"(?!\d|\s?/\s?\d|[.,]\d|\s?[-–]\s?\d){unit}(?!\w|\s?m[gc])",
            re.IGNORECASE,
        )

    def behind(self) -> re.Pattern[str] | None:
        """The same with the name behind the value."""
        if not self.after:
            return None
        return re.compile(
            rf"(?<![\w/.,-])(?P<value>{self.value})(?:\s?(?P<unit>{self.unit}))?"
            rf"(?:\s?\([^)\n]{{1,20}}\))?\s(?P<name>{self.after})(?!\w)",
            re.IGNORECASE,
        )

    def can_be(self, value: str, unit: str | None) -> bool:
        """Whether somebody can have this value; ``unit`` as printed."""
        if self.key == "blood_pressure":
            return _is_pressure(value, unit)
        number = number_in(value)
        if number is None or not self.high:
            return True
        lows = [
            (low, high) for key, pattern, low, high in _IN_UNIT
            if key == self.key and re.match(pattern, unit or "", re.IGNORECASE)
        ]  # fmt: skip
        return any(low <= number <= high for low, high in lows or [(self.low, self.high)])


# What a number can be in one unit; a temperature without one is of either.
_IN_UNIT = (
    ("temperature", r"[°ºo\[]?\s?(?:deg(?:rees?)?\s?)?C|$|degrees?$", 30, 43.5),
    ("temperature", r"[°ºo\[]?\s?(?:deg(?:rees?)?\s?)?F|$|degrees?$", 86, 111),
    ("weight", r"k", 0.3, 500),
    ("weight", r"\[?lb|pound", 0.7, 1100),
    ("weight", r"oz", 10, 400),
    ("weight", r"g", 300, 9999),
    ("weight", r"st", 4, 70),
    ("height", r"c", 25, 250),
    ("height", r"m", 0.25, 2.6),
    ("height", r"f", 1, 8),
    ("height", r"\[?in", 10, 100),
)
SIGNS = (
    Sign("blood_pressure", rf"(?:{_PRESSURE}|(?:arterial )?(?:hyper|hypo|normo)tensi(?:on|ve))",
         PAIR, r"mm\s?\[?Hg\]?"),
    Sign("blood_pressure", rf"(?:{_PRESSURE}|ta)", SMALL_PAIR, r"cm\s?Hg|kPa", bare=False),
    Sign("systolic_blood_pressure", r"(?:systolic(?: blood pressure| bp)?(?: by \w+)?|sbp)",
         r"\d{2,3}", r"mm\s?\[?Hg\]?|kPa", 50, 280),
    Sign("diastolic_blood_pressure", r"(?:diastolic(?: blood pressure| bp)?|dbp)", r"\d{2,3}",
         r"mm\s?\[?Hg\]?|kPa", 20, 180),
    Sign("heart_rate", r"(?:heart rate|pulse(?: rate)?|hr)", r"\d{2,3}", _RATE, 20, 260,
         weak=r"p"),
    Sign("heart_rate", r"(?:tachycardi[ac]|bradycardi[ac])", r"\d{2,3}", _RATE, 20, 260,
         bare=False),
    Sign("respiratory_rate", r"(?:respiratory rate|respirations?|resp(?:\. rate| rate)?|rr)",
         r"\d{1,2}", _RATE, 4, 80, weak=r"r"),
    Sign("respiratory_rate", r"(?:tachy|poly|brady)pno?e(?:a|ic)", r"\d{1,2}", _RATE, 4, 80,
         bare=False),
    Sign("temperature", r"(?:(?:body |oral |core )?temperature|temp|tmax)",
         r"\d{2,3}(?:[.,]\d{1,2})?", DEGREES, 30, 111, weak=r"t"),
    Sign("temperature", r"(?:fever|febrile|pyrexi[ac]l?|hyperthermi[ac]|hypothermi[ac])",
         r"\d{2,3}(?:[.,]\d{1,2})?", DEGREES, 30, 111, bare=False),
    Sign("temperature", r"(?:afebrile|apyrexial)", r"\d{2,3}[.,]\d", DEGREES, 30, 111),
    Sign("oxygen_saturation",
         r"(?:spo ?2|sp02|sao2|o2 ?sats?|oxygen sat(?:urations?|s)?|o2 saturations?"
         r"|pulse ox(?:imetry)?|sats|saturations|saturating|satting)", r"\d{2,3}(?:\.\d)?", r"%",
         40, 100, weak=r"o2|sat"),
    Sign("oxygen_saturation", r"(?:hypoxi[ac]|hypox(?:ae|e)mi[ac]|desaturat(?:ion|ing|ed))",
         r"\d{2}(?:\.\d)?", r"%", 40, 100, bare=False),
    Sign("weight", r"(?:body weight|weight|wt|weigh(?:s|ed))",
         rf"(?:{_STONES}|\d{{1,4}}(?:[.,]\d{{1,3}})?)",
         r"(?:kgs?|kilos?|kilograms?|lbs?|pounds?|oz|ounces?|grams?|g|\[?lb_av\]?|stones?|st)\b",
         0.3, 990, bare=False),
    Sign("height", r"(?:body height|height|ht)", rf"(?:{_FEET}|\d{{1,3}}(?:[.,]\d{{1,2}})?)",
         r"(?:cm|m|in(?:ches|ch)?|\[?in_i\]?|centimet(?:er|re)s?|met(?:er|re)s?|ft|feet)\b",
         30, 250, bare=False, weak=r"length", after=r"tall"),
    Sign("body_mass_index", r"(?:body mass index(?:\s?\(bmi\))?|bmi)", r"\d{2}(?:[.,]\d{1,2})?",
         r"kg\s?/\s?m\s?(?:2|²|\^2)", 8, 99),
    Sign("pain", r"(?:pain (?:score|level|scale|rating|severity)|pain)",
         r"\d{1,2}\s?(?:/|out of)\s?10", r"$^"),
    Sign("coma_scale", r"(?:glasgow (?:coma )?(?:scale|score)(?: score)?(?: \(gcs\))?|gcs)",
         r"\d{1,2}(?:\s?/\s?15)?", r"$^", 3, 15),
    Sign("head_circumference", r"(?:head circumference|hc|ofc)", _NUMBER, r"cm|in(?:ches)?\b", 20,
         70, bare=False),
    Sign("waist", r"(?:waist(?: circumference)?)", _NUMBER, r"cm|in(?:ches)?\b", 20, 250,
         bare=False),
)  # fmt: skip
# What else has a weight, a temperature or a rate.
FOREIGN = re.compile(
    r"\b(?:f(?:o)?etal|baby'?s?|placenta\w*|ideal|dry|lean|adjusted|predicted|molecular|specimen|uter\w+"
    r"|fundal|sitting|seat|chair|knee|heel|fall"
    r"|splee?n\w*|kidney|prostate|gland|tumou?r|organ|specific|ventricular|atrial|max(?:imum|imal)?"
    r"|pac(?:ed|ing|emaker)|room|water|bath|ambient|storage|transferrin|iron|venous|mixed"
    r"|(?:mother|father|brother|sister|son|daughter|husband|wife|partner|twin|uncle|aunt|cousin"
    r"|grand\w+|donor)(?:['’]s|\shad|\shas)?(?:\s\w+)?)\s$",
    re.IGNORECASE,
)


# The smaller part of a weight or a height, which a stop may part from it.
REST = re.compile(r"[.,]*\s{0,3}\d{1,2}\s?(?:in|\"|”|″|oz|ounce|lb|pound)", re.IGNORECASE)
# Who weighs something: a tumour and a newborn do, too.
PERSON = re.compile(
    r"\b(?:s?he|patient|who|now|currently|also|still|only|old,?|you|i|they|tall and)\s$",
    re.IGNORECASE,
)


def number_in(value: str) -> Decimal | None:
    """The number that the value is, where it is one."""
    if not re.fullmatch(r"\d+(?:[.,]\d+)?", value):
        return None
    return Decimal(value.replace(",", "."))


def is_whole(value: str) -> bool:
    """Whether a value says its unit itself (``5 ft 7 in``, ``11 st 4 lb``)."""
    return bool(re.search(r"[a-z'’′]", value, re.IGNORECASE))


def _is_pressure(value: str, unit: str | None) -> bool:
    factor = {"k": 7.5, "c": 10}.get((unit or "")[:1].lower(), 1)
    high, low = (
        float(part.replace(",", ".")) * factor for part in re.findall(r"\d+(?:[.,]\d+)?", value)
    )
    return 50 <= high <= 280 and 20 <= low <= 180 and low < high
