"""Units as laboratories print them: recognised in running text, and brought to one form.

``parse("thou/mm3")`` and ``parse("x10^9/L")`` give the same dimension and scale, so that two
results can be compared only when their dimensions are equal. Mass and amount of substance
(``mg/dL`` and ``mmol/L``) are different dimensions: crossing them needs the substance and is
the catalogue's business. Nothing here guesses: an unknown unit is ``None``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Unit:
    """``scale`` is how many base units of ``dimension`` one of these is."""

    symbol: str
    dimension: str
    scale: Decimal


_D = Decimal
_MICRO = "[uµμ]"
_SMALL = {"": "1", "k": "1e3", "d": "0.1", "c": "0.01", "m": "1e-3"} | {
    "u": "1e-6",
    "n": "1e-9",
    "p": "1e-12",
    "f": "1e-15",
}
_POWERS = {str(power): f"1e{power}" for power in range(2, 14)}
_WORDS = {
    "k": "1e3", "th": "1e3", "thou": "1e3", "thousand": "1e3", "thousands": "1e3", "tsd": "1e3",
    "m": "1e6", "mil": "1e6", "mill": "1e6", "mills": "1e6", "million": "1e6",
    "millions": "1e6", "millones": "1e6", "milhões": "1e6", "milioni": "1e6", "mio": "1e6",
    "mln": "1e6",
    "lakh": "1e5", "lakhs": "1e5", "lac": "1e5",
    "lacs": "1e5", "g": "1e9", "giga": "1e9", "t": "1e12", "tera": "1e12",
    "billion": "1e9", "trillion": "1e12", "gpt": "1e9", "tpt": "1e12",
}  # fmt: skip

# "x E9/L" leaves the ten out, as a calculator does.
_POWER = (
    r"(?:(?:[x×X*]\s?)?10\s?(?:\^|\*{1,2}|[eE]|\([eE^]\)|\+|[xX])?\s?|(?:[x×X*]\s?)?[eE][\^+]?)"
    r"(?P<power>1[0-3]|[2-9])"
)
_COUNT_WORD = (
    r"(?P<count>thousands?|thou|th|tsd\.?|millions?|millones|milhões|milioni|"
    r"mills?|mil|mio\.?|mln|lakhs?|lacs?"
    r"|billion|trillion|giga|tera|gpt|tpt|(?-i:[KkM]))"
)
_CELLS = r"(?:\s?(?:cells?|leuk\w*|platelets?|plt|zellen))?"
_MASS = (
    r"(?P<mass>mcg|microg(?:rams?)?|milligrams?|nanograms?|picograms?|kg"
    rf"|(?:[mnpfd]|{_MICRO})?gms?|(?:[mnpf]|{_MICRO})?grams?|(?:[mnpf]|{_MICRO})?g)"
)
_AMOUNT = rf"(?P<amount>mcmol|(?:milli|micro|nano|pico)mol(?:es?)?|(?:[mnpf]|{_MICRO})?mols?)"
_EQUIV = rf"(?P<equiv>milliequivalents?|(?:m|{_MICRO})?eqs?|mval)"
_ACTIVITY = (
    r"(?P<activity>mc(?:IU|U)|kUA|(?:milli|micro)[- ]?(?:international\s)?units?"
    rf"|(?:[mkK]|{_MICRO})?(?:IU|U|UI|IE|E)(?:nits?)?|(?:international )?units)"
)
_KATAL = rf"(?P<katal>(?:n|m|{_MICRO})?kat)"
_OSMOL = r"(?P<osmol>m?osm(?:ol)?s?)"
_ARBITRARY = (
    r"(?P<arbitrary>BAU|AU|UA|EU|RU|GPL|MPL|APL|SGU|SMU|index|copies|CFU|Ehrlich units?|E\.?U\.?)"
)
_VOLUME = (
    rf"(?P<volume>mcL|deci\s?lit(?:er|re)|milli\s?lit(?:er|re)|micro\s?l(?:it(?:er|re))?|(?:[mdnfcp]|{_MICRO})?l(?:it(?:er|re)s?)?\b|lt\b"
    rf"|c\.?\s?u\.?\s?mm\.?|c\.?mm\.?|mm\s?\^?[3³]|cubic\s(?:millimet(?:er|re)s?|mm)|{_MICRO}l|100\s?ml)"
)
_CELL_NAMES = (
    r"(?:cells?|elements?|zellen|platelets?|particles|(?:leu[ck]o|lympho|erythro)cytes|neutrophils"
    r"|eosinophils|(?:wbc|rbc)s?)"
)
_CREATININE = r"(?:\s?(?:of\s)?(?:creat(?:inine)?\.?|cr))?"
_PER = r"\s?(?:/|per\b)\s?"

# Each entry: a pattern for the whole unit and the dimension it has.
_FORMS: tuple[tuple[str, str], ...] = (
    (r"m[lL]\s?/\s?min(?:ute)?\s?/\s?1[.,]73(?:\s?(?:m\s?\^?[2²]?|sq\.?\s?m))?", "filtration"),
    (r"m[lL]\s?/\s?min(?:ute)?(?:\s?\(?1[.,]73\s?m\s?\^?[2²]\)?)?", "filtration"),
    (rf"(?:{_CELL_NAMES}\s?)?(?:{_POWER}|{_COUNT_WORD}){_CELLS}{_PER}{_VOLUME}", "count/volume"),
    (r"(?P<french>(?-i:[GT]))\s?/\s?(?-i:[Ll])", "count/volume"),
    (rf"(?:x\s?)?10\s?\(\s?(?P<power>1[0-3]|[2-9])\s?\){_CELLS}{_PER}{_VOLUME}", "count/volume"),
    (rf"(?P<cells>{_CELL_NAMES}|leuk?|ery)?{_PER}{_VOLUME}", "count/volume"),
    (rf"(?P<cells>cells?|count)\s?(?:per\s)?{_VOLUME}", "count/volume"),
    (rf"(?P<bare>lakhs?|lacs?)(?:{_PER}|\s){_VOLUME}", "count/volume"),
    (rf"{_MASS}{_PER}(?P<per_mass>g|gm|mg|kg){_CREATININE}", "mass/mass"),
    (rf"(?P<mcg_mg>mcg{_PER}mg(?:\s?creat(?:inine)?)?)", "mass/mass"),
    (rf"{_MASS}{_PER}(?P<per_amount>mmol|mol){_CREATININE}", "mass/amount"),
    (rf"{_MASS}{_PER}(?:24\s?h(?:ou)?rs?|24\s?h|day|d|tag)", "mass/day"),
    (rf"{_AMOUNT}{_PER}(?:24\s?h(?:ou)?rs?|24\s?h|day|d)", "amount/day"),
    (rf"{_EQUIV}{_PER}(?:24\s?h(?:ou)?rs?|24\s?h|day|d)", "equivalents/day"),
    (rf"m?l{_PER}(?:24\s?h(?:ou)?rs?|24\s?h|day)", "volume/day"),
    (rf"{_MASS}{_PER}{_VOLUME}{_PER}(?:h(?:ou)?r?s?)", "mass/volume/time"),
    (rf"{_MASS}{_PER}{_VOLUME}(?:\s?(?:FEU|DDU))?", "mass/volume"),
    (rf"{_MASS}\s?(?P<percent>%)", "mass/volume"),
    (rf"{_AMOUNT}{_PER}(?P<mol>mol)", "amount/amount"),
    (rf"{_AMOUNT}{_PER}{_VOLUME}", "amount/volume"),
    (rf"{_EQUIV}{_PER}{_VOLUME}", "equivalents/volume"),
    (rf"{_ACTIVITY}{_PER}(?P<hb>g\s?(?:Hb|Hgb|hemoglobin)?)", "activity/mass"),
    (rf"{_ACTIVITY}{_PER}{_VOLUME}", "activity/volume"),
    (rf"{_KATAL}{_PER}{_VOLUME}", "katal/volume"),
    (rf"{_OSMOL}{_PER}(?P<per_kg>kg)(?:\s?H2O|\s?water)?", "osmol/mass"),
    (rf"{_OSMOL}{_PER}{_VOLUME}", "osmol/volume"),
    (rf"(?:log\s?)?{_ARBITRARY}{_PER}{_VOLUME}", "arbitrary/volume"),
    (r"(?:U\s?)?[GMA]PL(?:-?U)?|AU|S/CO|COI|index value|index|Index|MoM|titer", "index"),
    (r"m[lL]\s?/\s?kg", "volume/mass"),
    (r"(?P<whole>[lL]\s?/\s?[lL])", "fraction"),
    (r"mm\s?/\s?(?:1\s?st|1)?\s?(?:hr?s?|hour|std)\.?", "sedimentation"),
    (
        r"mm\s(?:(?:in|after|at)\s)?(?:the\s)?(?:1|1st|first)\sh(?:ou)?r|mm\s?\(1\s?hr?\)|mm/h",
        "sedimentation",
    ),
    (r"mm\s?(?:\[Hg\]?|Hg)|torr", "pressure"),
    (r"kPa", "pressure_kpa"),
    (r"fL|fl|femtolit(?:er|re)s?|[uµμ]m\s?\^?[3³]|[µμ]\s?\^?[3³]|cu\.?\s?microns?", "cell_volume"),
    (r"pg\s?/\s?cells?|picograms?", "cell_mass"),
    (rf"(?:{_CELL_NAMES}\s?)?{_PER}(?:h\.?p\.?f\.?|high[- ]?power(?:ed)? field)", "per_high_field"),
    (rf"(?:casts?\s?)?{_PER}(?:l\.?p\.?f\.?|low[- ]?power(?:ed)? field)", "per_low_field"),
    (r"/\s?100\s?(?:WBCs?|leukocytes?)|per\s100\sWBCs?", "per_hundred_cells"),
    (r"%|percent|per\s?cent|Vol\.?\s?%|‰", "fraction"),
    (r"seconds?|secs?\.?|sek\.?|s", "time"),
    (r"(?P<minutes>minutes?|mins?\.?)", "time"),
    (r"ratio|Ratio|RATIO", "ratio"),
    (_MASS, "mass"),
    (_AMOUNT, "amount"),
    (_EQUIV, "equivalents"),
    (_ACTIVITY, "activity"),
    (r"(?:m|d|c)[lL]", "volume"),
)  # fmt: skip


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?![A-Za-zµμ0-9²³^])", re.IGNORECASE)


def _strict(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?![A-Za-zµμ0-9²³^])")


# Short forms that mean something else in another case (``PG`` is not picograms).
_CASED = {"cell_volume", "mass", "amount", "equivalents", "activity", "volume", "index", "time"}
_PATTERNS = tuple((_strict(p) if d in _CASED else _compile(p), d) for p, d in _FORMS)


def _any_unit() -> re.Pattern[str]:
    """All forms as one pattern: most words are no unit, and one look says so."""
    forms = (p if d in _CASED else f"(?i:{p})" for p, d in _FORMS)
    unnamed = re.sub(r"\(\?P<\w+>", "(?:", "|".join(forms))
    return re.compile(rf"(?:{unnamed})(?![A-Za-zµμ0-9²³^])")


_ANY = _any_unit()
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONG = (("milli", "m"), ("micro", "u"), ("nano", "n"), ("pico", "p"), ("mc", "u"))
_LOOKAHEAD = re.compile(r"[A-Za-zµμ%‰/×*1\u00b9\d(]")


def _short(text: str) -> str:
    """``text`` in small letters, its size as one letter: ``ug`` for ``mcg`` and ``Micrograms``."""
    plain = text.lower().replace("µ", "u").replace("μ", "u")
    for word, letter in _LONG:
        if plain.startswith(word):
            return letter + plain[len(word) :].lstrip(" -").removeprefix("international ")
    return plain


def _prefix(text: str, stem: str) -> Decimal:
    return _D(_SMALL.get(_short(text).split(stem)[0], "1"))


def _volume(text: str) -> Decimal:
    plain = re.sub(r"[\s.^]", "", text.lower().replace("µ", "u").replace("μ", "u"))
    if plain in {"cumm", "cmm", "mm3", "mm³", "mcl"} or plain.startswith(("micro", "cubic")):
        return _D("1e-6")
    if plain.startswith(("deci", "milli")):
        return _D("0.1") if plain.startswith("deci") else _D("1e-3")
    if plain == "100ml":
        return _D("0.1")
    return _D(_SMALL.get(plain.split("l")[0], "1"))


def _scale(found: re.Match[str], dimension: str) -> Decimal:
    part = {k: v for k, v in found.groupdict().items() if v}
    scale = _D(1)
    if "power" in part:
        scale = _D(_POWERS[part["power"]])
    elif "count" in part:
        word = part["count"].lower().rstrip(".")
        scale = _D(_WORDS["m" if part["count"] == "M" else word])
    elif "french" in part:
        scale = _D("1e9" if part["french"] == "G" else "1e12")
    elif "bare" in part:
        scale = _D("1e5")
    elif "mcg_mg" in part:
        return _D("1e-3")
    elif "mass" in part:
        scale = _prefix(part["mass"].lower().replace("grams", "g").replace("gram", "g"), "g")
    elif "amount" in part:
        scale = _prefix(part["amount"], "mol")
    elif "equiv" in part:
        scale = _D("1e-3") if part["equiv"].lower() == "mval" else _prefix(part["equiv"], "eq")
    elif "activity" in part:
        plain = _short(part["activity"])
        head = re.match(r"([muk])(?:iu|ui|ie|u|e)", plain)
        scale = _D(_SMALL[head.group(1)]) if head and plain not in {"ui", "ue"} else _D(1)
    elif "katal" in part:
        scale = _prefix(part["katal"], "kat")
    elif "osmol" in part:
        scale = _prefix(part["osmol"], "osm")
    if "minutes" in part:
        scale = _D(60)
    if "whole" in part:
        scale = _D(100)
    if "volume" in part:
        scale /= _volume(part["volume"])
    if "percent" in part:
        scale /= _D("0.1")
    if "per_mass" in part:
        scale /= _prefix(part["per_mass"].replace("gm", "g"), "g")
    if "per_amount" in part:
        scale /= _prefix(part["per_amount"], "mol")
    if dimension == "fraction" and found.group().startswith("‰"):
        scale = _D("0.1")
    return scale


def match(text: str, position: int = 0, end: int | None = None) -> tuple[int, Unit] | None:
    """The longest unit that starts at ``position`` (and ends by ``end``): its end and itself."""
    head = text[position : min(position + 40, len(text) if end is None else end)]
    if not _LOOKAHEAD.match(head):
        return None
    found = _match(head.split("\n", 1)[0].translate(_SUPERSCRIPTS))
    if found is None:
        return None
    printed = head[: found[0]]
    closes = printed.endswith(".") and printed.count(".") == 1 and found[0] > 1
    return position + found[0] - closes, found[1]


@lru_cache(maxsize=8192)
def _match(head: str) -> tuple[int, Unit] | None:
    if not _ANY.match(head):
        return None
    best: tuple[re.Match[str], str] | None = None
    for pattern, dimension in _PATTERNS:
        found = pattern.match(head)
        if found and found.end() and (best is None or found.end() > best[0].end()):
            best = (found, dimension)
    if best is None:
        return None
    found, dimension = best
    symbol = re.sub(r"\s+", "", found.group()).replace("µ", "u").replace("μ", "u")
    return found.end(), Unit(symbol, dimension, _scale(found, dimension))


def parse(text: str) -> Unit | None:
    """The unit that ``text`` is, as a whole; None when it is not one that we know."""
    stripped = text.strip().strip("()[]").strip()
    found = match(stripped)
    return found[1] if found and stripped[found[0] :] in {"", "."} else None


def convert(value: Decimal, unit: Unit, to: Unit) -> Decimal | None:
    """``value`` in ``to``, or None when the two measure different things."""
    if unit.dimension != to.dimension:
        return None
    return value * unit.scale / to.scale
