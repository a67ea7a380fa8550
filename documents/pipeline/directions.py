"""How often and how a medicine is taken: from the shorthand of prescriptions to plain words.

One table serves two readers: the composer says ``twice a day`` for ``b.i.d.``, and the gate holds
``twice daily`` and ``b.i.d.`` for the same thing and ``t.i.d.`` for another. The plain words hold
no digits that the shorthand lacks, so that a sentence stays checkable against its quote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.pipeline import directions_spanish

_COUNTS = {
    "once": "1", "one": "1", "twice": "2", "two": "2", "three": "3", "thrice": "3", "four": "4",
    "five": "5", "six": "6", "eight": "8", "twelve": "12",
}  # fmt: skip
_TIMES = {"1": "once", "2": "twice", "3": "three times", "4": "four times", "5": "five times"}
_N = r"(\d{1,2}(?:\s*(?:-|to)\s*\d{1,2})?|one|two|three|four|five|six|eight|twelve)"
_DAY = r"(?:daily|(?:a|per|each|every|/)\s*day)"


@dataclass(frozen=True, slots=True)
class Direction:
    """One thing a direction says: ``key`` is its meaning, ``plain`` its plain words."""

    key: str
    plain: str
    start: int
    end: int


def _dotted(letters: str) -> str:
    return r"\b" + r"\.?\s?".join(letters) + r"\b\.?"


_FIXED: tuple[tuple[str, str, str], ...] = (
    (r"(?:four\s+times|4\s*(?:x|times))\s*" + _DAY + "|" + r"\bq\.?i\.?d\b\.?|\bq\.?d\.?s\b\.?",
     "day:4", "four times a day"),
    (r"(?:three\s+times|thrice|3\s*(?:x|times))\s*" + _DAY + "|"
     + r"\bt\.?i\.?d\b\.?|\bt\.?d\.?s\b\.?", "day:3", "three times a day"),
    (r"(?:twice|two\s+times|2\s*(?:x|times))\s*" + _DAY + "|"
     + r"\bb\.?i\.?d\b\.?|\bb\.?d\.?s?\b\.?"
     + r"|\bevery\s+morning\s+and\s+(?:evening|night)", "day:2", "twice a day"),
    (r"\bq\.?o\.?d\b\.?|\bevery\s+other\s+day\b|\balternate\s+days\b", "day:alternate",
     "every other day"),
    (r"\b(?:once|one\s+time|1\s*(?:x|time))\s*" + _DAY + r"|\bq\.?\s?d(?:ay)?\b\.?"
     + r"|\bq\.?\s?24\s?h(?:rs?|ours?)?\b|(?-i:\bod\b)", "day:1", "once a day"),
    (r"\b(?:at|every|each|nightly\s+at)\s+(?:bed\s?time|night)\b|\bq\.?\s?h\.?s\b\.?|\bh\.s\.?"
     + r"|\bnightly\b|\bqhs\b|\bbefore\s+bed\b|\bnocte\b"
     + r"|(?-i:\bON\b)(?=\s*(?:[,;.|)(]|$|\n)|\s[-–]\s"
     + r"|\s(?:lifelong|long[-\s]term|for\s\d|until|prn)\b|\s\d{1,2}"
     + r"(?:/(?:7|52|12)\b|\s?(?:days|weeks|months)))", "at:night", "at bedtime"),
    (r"\bq\.?\s?a\.?m\b\.?|\b(?:every|each|in\s+the)\s+morning\b|\bmane\b|\bo\.?m\b\.?",
     "at:morning", "in the morning"),
    (r"\bq\.?\s?p\.?m\b\.?|\b(?:every|each|in\s+the)\s+evening\b", "at:evening",
     "in the evening"),
    (r"\btwice\s+(?:weekly|(?:a|per|each)\s+week)\b", "week:2", "twice a week"),
    (r"\b(?:once|one\s+time)\s+(?:weekly|(?:a|per|each|every)\s+week)\b|\bq\.?\s?w(?:k|eek)?\b\.?"
     + r"|\bevery\s+week\b|(?<!times\s)(?<!\d\s)(?<!\d-)\bweekly\b", "week:1", "once a week"),
    (r"\btwice\s+(?:monthly|(?:a|per|each)\s+month)\b", "month:2", "twice a month"),
    (r"\b(?:once\s+)?(?<!times\s)(?<!\d\s)(?<!\d-)monthly\b"
     + r"|\b(?:once\s+(?:a|per|each)|every)\s+month\b", "month:1",
     "once a month"),
    (r"\bp\.?r\.?n\b\.?|\b(?:as|when|if|where)\s+(?:needed|required|necessary)\b|(?-i:\bSOS\b)",
     "as_needed", "as needed"),
    (r"\bwith\s+(?:food|meals?)\b", "meal:with", "with food"),
    (r"\bq?\.?a\.?c\b\.?|\bbefore\s+(?:food|meals?)\b", "meal:before", "before meals"),
    (r"\bp\.c\.?(?=\W|$)|\bafter\s+(?:food|meals?)\b", "meal:after", "after meals"),
    (r"\bstat\b|\bright\s+away\b", "now", "right away"),
    (r"\bp\.?o\b\.?(?!\w)|\bby\s+mouth\b|\borally\b|\boral\b(?!\s+[a-z])", "route:mouth",
     "by mouth"),
    (r"\bs\.?l\b\.?|\bsublingual(?:ly)?\b|\bunder\s+(?:the|your)\s+tongue\b", "route:tongue",
     "under the tongue"),
    (r"\b(?:s\.?c|s\.?q|sub-?q)\b\.?|\bsubcut\w*|\bunder\s+(?:the|your)\s+skin\b", "route:skin",
     "under the skin"),
    (r"\bi\.?v\b\.?|\bintravenous(?:ly)?\b|\b(?:in|into|through)\s+a\s+vein\b", "route:vein",
     "into a vein"),
    (r"\bi\.?m\b\.?|\bintramuscular(?:ly)?\b|\binto\s+a\s+muscle\b", "route:muscle",
     "into a muscle"),
    (r"\binhal(?:ed|ation|er)\b|\bbreathed?\s+in\b", "route:breath", "breathed in"),
    (r"\btopical(?:ly)?\b|\b(?:on|to)\s+the\s+skin\b", "route:surface", "on the skin"),
    (r"\bp\.?r\b\.|\brectal(?:ly)?\b|\benemas?\b", "route:rectum", "by the rectum"),
)  # fmt: skip
_TABLE = tuple((re.compile(pattern, re.I), key, plain) for pattern, key, plain in _FIXED)
# A grid of the day, "1-0-1": so many in the morning, at noon, in the evening and at bedtime.
_GRID = re.compile(r"(?<![\d/.-])[0-4½](?:\s?[-–+]\s?[0-4½]){2,3}(?![\d/]|[-–]\d)")
_OF_DAY = ("in the morning", "at noon", "in the evening", "at bedtime")
_EVERY = re.compile(
    rf"\b(?:every|each)\s+{_N}\s*-?\s*(hours?|hrs?|h|days?|weeks?|wks?|months?"
    r"|min(?:ute)?s?)\b"
    rf"|\bq\.?\s?(\d{{1,2}}(?:\s*-\s*\d{{1,2}})?)\s?(hours?|hrs?|h|d|days?|wk|weeks?"
    r"|min(?:ute)?s?)\b\.?",
    re.I,
)
_HOURLY = re.compile(
    r"(?<![\w.])(?P<n>[2-9]|1\d|(?:\d\s?[-–]\s?\d))[\s-]?(?P<of>hour|month)ly\b", re.I
)
_N_TIMES = re.compile(
    rf"\b{_N}\s*(?:x|times)\s*(?:daily|weekly|(?:a|per|each)\s*(?:day|week))\b", re.I
)
_DAILY = re.compile(r"\bdaily\b|\b(?:every|each|per|a)\s*day\b", re.I)
_FORM = re.compile(r"\b(tab|cap|inj|gtt|susp|soln?)(s)?\b\.?", re.I)
# What is never to be passed, and in what time: "max 8 tablets in 24 hours", "no more than 3 g".
_MOST = re.compile(
    r"\b(?:max(?:imum|\.)?|no more than|(?:do )?not (?:to )?(?:take )?more than"
    r"|(?:do )?not? (?:to )?exceed(?:ing)?|never more than|at most|daily limit"
    r"|m[aá]x(?:imo|\.)?|no m[aá]s de|no exceder(?: de)?|no superar(?: los)?)"
    r"(?:[\s:,.]|\b(?:of|dose|daily|total|a|the|is|take|de|dosis)\b)*"
    r"(?P<n>(?:\d[\d.,]*\d|\d)|one|two|three|four|five|six|eight|ten|twelve)[\s-]?"
    r"(?P<unit>mg|mcg|µg|g|gm|grams?|ml|units?|iu|tablets?|tabs?|capsules?|caps?|pills?|puffs?|sprays?"
    r"|doses?|drops?|times?)?\b(?!/d?l\b)(?P<every>(?:\s(?:of|in total)\b(?:\s[a-z]+)?)?\s?(?:"
    r"(?:in|per|a|each|every|within|/)\s?(?:any\s|a\s)?(?:24[\s-]?(?:hours?|hrs?|h)(?:\speriod)?|day|d)\b"
    r"|daily\b|al d[ií]a\b|(?P<other>(?:in|per|a|every|within|/)\s?(?:\d+\s?)?"
    r"(?:minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?)\b|weekly\b)))?",
    re.I,
)
# "x 10 days"
_LASTING = re.compile(
    r"(?<!\w)[x×]\s?(\d{1,3})\s?((?:more\s|further\s)?(?:days|weeks|months))\b", re.I
)
# "x 5/7", "BD 2/52": days, weeks or months as British prescriptions count them.
_IN_SEVENTHS = re.compile(
    r"(?<![\w/])(?<!until )(?<!till )(?<!through )(?<!thru )(?P<lead>for\s|[x×]\s?)?\(?"
    r"(?P<n>\d{1,2})/(?P<of>7|52|12)(?![\d/])\)?",
    re.I,
)
# "mane nocte"
_AT_TIMES = re.compile(r"\b(in the morning|at noon),? (at bedtime|in the evening)\b")
_OF = {"7": "day", "52": "week", "12": "month"}
_BARE_LENGTH = re.compile(
    r"(?<=[a-z])(?<!\ba)(?<!\bfor)(?<!\bnext)(?<!\bevery)(?<!\bof)(?<!\blast)(?<!\beach)(?<!\bto)(?<!\bafter)"
    r"(?<!\bin)(?<!\bwithin)(?<!\bbefore)(?<!\bon)(?<!\bor)(?<!\btotal)(?<!\buntil)[\s,–(-]{1,4}"
    r"(?P<length>\d{1,3}(?:\s?[-–]\s?\d{1,3})?[\s-]?(?:more\s)?(?:days?|weeks?|wks?|months?))(?!\w)"
    r"(?!\s(?:on|off|cycle)\b)\)?",
    re.I,
)
# "twice a day days 1-14"
_OF_A_CYCLE = re.compile(r"(?<=[a-z])(?<!\bon) (?=(?:days? |D)\d{1,2}\s?(?:[-–,&]|to |and ))")
_ONE_OCCASION = re.compile(
    r"(?:\W|\d|x|once|twice|thrice|stat|now|immediately|right away|drip|one|single|times?|dos[ei]s?"
    r"|only|una|vez|dos veces|única|unica|continuous infusion|for|on day(?= \d{1,3}\W*$))*",
    re.I,
)
_FORMS = {
    "tab": "tablet", "cap": "capsule", "inj": "shot", "gtt": "drop", "susp": "liquid",
    "sol": "liquid", "soln": "liquid",
}  # fmt: skip
_UNITS = {"h": "hour", "d": "day", "w": "week", "mo": "month", "mi": "minute"}
# "INTO BOTH EYES ON MONDAY": words, not initialisms, however they are printed.
_CAPITALS = re.compile(
    r"\b(?:(?P<day>(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAYS?)|[A-Z]{4,}"
    r"|FOR|AND|THE|TO|UP|AS|IN|ON|AT|OF|OR|A|ONE|TWO|EYE|EAR|DAY|EACH|IF|NOT|BY|WITH|ALL|ANY)\b"
)


def find(text: str) -> tuple[Direction, ...]:
    """Every direction in the text, left to right, none overlapping another."""
    taken = [
Direction(_limit(found), _at_most(found), *found.span())
        for found in _MOST.finditer(text)
        if _is_whole(found)
    ]  # fmt: skip
    for found in _EVERY.finditer(text):
        count = (found.group(1) or found.group(3)).lower().replace(" ", "").replace("to", "-")
        printed = (found.group(2) or found.group(4)).lower()
        unit = _UNITS[printed[: 1 + (printed[0] == "m")]]
        number = _COUNTS.get(count, count)
        key = f"{unit}:1" if number == "1" and unit != "hour" else f"every:{number}:{unit}"
        if number == "24" and unit == "hour":
            key = "day:1"
        many = unit if number == "1" else unit + "s"
        plain = f"every {count.replace('-', ' to ')} {many}" if number != "1" else f"every {unit}"
        _add(taken, [Direction(key, plain, *found.span())])
    for found in _HOURLY.finditer(text):
        count = re.sub(r"\s?[-–]\s?", "-", found["n"])
        plain = f"every {count.replace('-', ' to ')} {found['of']}s"
        _add(taken, [Direction(f"every:{count}:{found['of'].lower()}", plain, *found.span())])
    for found in _GRID.finditer(text):
        amounts = re.findall(r"[0-4½]", found.group())
        times = [f"{n} {at}" for n, at in zip(amounts, _OF_DAY, strict=False) if n != "0"]
        grid = Direction("grid:" + "-".join(amounts), " and ".join(times), *found.span())
        _add(taken, [grid] if times else [])
    for pattern, key, plain in _TABLE:
        _add(taken, [Direction(key, plain, *m.span()) for m in pattern.finditer(text)])
    _add(
        taken,
        [
            Direction(
                f"{'week' if 'week' in m.group().lower() else 'day'}:"
                f"{_COUNTS.get(m.group(1).lower(), m.group(1))}",
                m.group().lower(),
                *m.span(),
            )
            for m in _N_TIMES.finditer(text)
        ],
    )
    _add(taken, [Direction("day:1", "once a day", *m.span()) for m in _DAILY.finditer(text)])
    for key, plain, start, end in directions_spanish.find(text):
        _add(taken, [Direction(key, plain, start, end)])
    return tuple(sorted(taken, key=lambda each: each.start))


def repeats(text: str | None) -> bool:
    """Whether the printed times of a medicine come again: not ``x1``, ``twice``, ``stat``."""
    grid = _GRID.search(text or "") is not None
    return bool(text) and (grid or _ONE_OCCASION.fullmatch(text or "") is None)


def limit_end(text: str, start: int, end: int) -> int | None:
    """Where the maximum ends that begins at ``start``; None where it is not told in figures."""
    found = _MOST.match(text, start, end)
    if found is None or not _is_whole(found):
        return None
    opened = "(" in text[max(0, start - 1) : start] and text[found.end() : end][:1] == ")"
    return found.end() + opened


def _is_whole(found: re.Match[str]) -> bool:
    """Whether it is known of what there are so many, or in what time."""
    return bool(found["unit"] or found["every"])


def _at_most(found: re.Match[str]) -> str:
    told = found.string[found.start("n") : found.end()]
    return "at most " + re.sub(r"\bal d[ií]a\b", "a day", told, flags=re.IGNORECASE)


def _limit(found: re.Match[str]) -> str:
    number = _COUNTS.get(found["n"].lower(), found["n"])
    spans = found["other"] or ("day" if found["every"] or "daily" in found.group().lower() else "")
    return f"most:{number}:{(found['unit'] or '').lower()}:{spans.strip(' /').lower()}"


def keys(text: str) -> frozenset[str]:
    """The meanings of the directions in a text."""
    return frozenset(each.key for each in find(text))


def plain(text: str) -> str:
    """The text with each piece of shorthand in plain words; what isn't known stays as it is."""
    out: list[str] = []
    position = 0
    for each in find(text):
        out.append(small(text[position : each.start]))
        out.append(each.plain)
        position = each.end
    out.append(small(text[position:]))
    joined = _AT_TIMES.sub(r"\1 and \2", "".join(out))
    joined = _IN_SEVENTHS.sub(_lasting, joined)
    joined = _LASTING.sub(r"for \1 \2", joined)
    joined = _BARE_LENGTH.sub(lambda found: f", {found['length']}" + _comma(found), joined)
    joined = _OF_A_CYCLE.sub(", ", joined)
    joined = re.sub(r"[\s,.;:(–-]+at most\b([^()]*)\)?", r", at most\1", joined)
    joined = _FORM.sub(
        lambda found: _FORMS[found.group(1).lower()] + (found.group(2) or ""), joined
    )
    return re.sub(r"\s+", " ", joined).strip(" ,;.")


def small(text: str) -> str:
    """Words in nothing but capitals in small letters."""
    if not text.isupper() or not _CAPITALS.search(text):
        return text
    return _CAPITALS.sub(
        lambda found: found[0].capitalize() if found["day"] else found[0].lower(), text
    )


def _lasting(found: re.Match[str]) -> str:
    unit = _OF[found["of"]] + ("" if found["n"] == "1" else "s")
    lead = "for " if found["lead"] else ""
    return f"{lead}{found['n']} {unit}"


def _comma(found: re.Match[str]) -> str:
    return "," if re.match(r"\s+[a-z]", found.string[found.end() :]) else ""


def _add(taken: list[Direction], more: list[Direction]) -> None:
    for each in more:
        if all(each.end <= t.start or each.start >= t.end for t in taken):
            taken.append(each)
