"""How many tablets, puffs or units are taken at once, and where that can't be told in a few words.

``500 mg, 2 tablets``: the strength of one tablet is not the dose, so the count is told with it. A
second count, a taper, a dose to repeat or a maximum makes no one dose: the line itself tells it.
"""

from __future__ import annotations

import re

from documents.pipeline.notes.medicines import count_cells, schedules
from documents.pipeline.notes.medicines.count_cells import LEAST_HANDED_OUT
from documents.pipeline.notes.medicines.times import Span

_FORM = (
    r"(?:tablets?|tabs?|tab\(s\)|tablet\(s\)|pills?|capsules?|caps?|cap\(s\)|capsule\(s\)|caplets?"
    r"|softgels?|puffs?|puff\(s\)|inhalations?|sprays?|drops?|gtts?|patch(?:es)?|lozenges?"
    r"|gummies|packets?|sachets?|suppositor(?:y|ies)|units?|unidades|ui)(?!\w)(?!\s?(?:/|per\b|por\b))"
)
_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_PART = r"(?:half|a half|one[- ]half|1/2|½|¼|¾|1/4|3/4|quarter|a quarter)"
_ONE = (
    rf"(?:\d{{1,3}}\s?[½¼¾]|(?:\d{{1,3}}|{_WORD})\s(?:(?:and|&)\s)?{_PART}"
    rf"|{_PART}(?:\s(?:of\s)?(?:an?|one))?|\d{{1,3}}(?:[.,]\d{{1,2}})?|{_WORD})"
    rf"(?:\s\((?:{_WORD}|\d{{1,2}})\))?"
)
COUNT = re.compile(
    rf"(?<![\w./,#-])(?P<count>{_ONE}(?:\s?(?:-|–|to|or)\s?{_ONE})?)[\s-]{{0,2}}(?P<form>{_FORM})",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"(?:1|1\.0|one|one \(1\)|1 \(one\)|1 \(1\))", re.IGNORECASE)
# What is never to be passed is no dose, and its day no frequency.
_MOST = re.compile(
    r"\b(?:max(?:imum|\.)?|no more than|(?:do )?not (?:to )?(?:take )?more than"
    r"|(?:do )?not? (?:to )?exceed(?:ing)?|never more than|at most|daily limit|limit(?: of)?"
    r"|m[aá]x(?:imo|\.)?|no m[aá]s de|sin exceder|no exceder|no superar)\b[^\d\n;|]{0,30}"
    rf"(?:\d|{_WORD}\b|un[ao]?\b|dos\b|tres\b|cuatro\b)",
    re.IGNORECASE,
)
_MOST_BEFORE = re.compile(_MOST.pattern + r"[\d.,\s-]*\w*\s(?:of\s|de\s)?$", re.IGNORECASE)
_AT = (
    r"(?:with|at|before|after|in the)\s(?:breakfast|lunch|dinner|supper|tea|bed ?time|night|noon"
    r"|morning|evening|afternoon)\b"
)
# "Morning 1, night 2"
_TIME = (
    r"(?:mornings?|breakfast|noon|midday|lunch|afternoons?|evenings?|dinner|tea|supper|nights?"
    r"|bed ?time|a\.?m\.?|p\.?m\.?)"
)
_EACH = r"[ \t]*[:=–-]?[ \t]*[\d½¼]+(?:[.,]\d+)?(?:\s?(?:tabs?|tablets?|units?|caps?|mg))?"
# "150-200: 2 units": of a scale none is the dose.
_SCALE = re.compile(
    r"\b\d{2,3}\s?(?:-|–|to)\s?\d{2,3}[^\d\n]{0,24}\d{1,2}\s?(?:units?|u)\b", re.IGNORECASE
)
_BY_SCALE = re.compile(
    r"\b(?:per|by|on|to) (?:the |a |your )?(?:sliding |correction )?scale\b|\bsliding scale\b",
    re.IGNORECASE,
)
# "20-0-14 units": in the morning, at noon, in the evening.
_GRID_OF_UNITS = re.compile(
    r"(?<![\w/.-])\d{1,3}\s?[-–+]\s?\d{1,3}(?:\s?[-–+]\s?\d{1,3}){1,2}\s?(?:units?|u|iu)\b",
    re.IGNORECASE,
)
# "1 unit : 8 g carbohydrate", "1:10 with meals", "1 unit per 10 g": as much as is eaten.
_RATIO = re.compile(
    r"\b\d+(?:[.,]\d+)?\s?(?:units?|u|iu|ui|unidad(?:es)?)?\s?"
    r"(?::|/|=|\b(?:per|for|to|por|cada)\b)\s?(?:every |each |cada )?"
    r"\d+(?:[.,]\d+)?\s?(?:g|gm|grams?|gramos?)?\s?(?:of |de )?"
    r"(?:CHO|carbs?|carbohydrates?|carbohidratos?|hidratos|HC|raci[oó]n(?:es)?|CP|portions?)\b"
    r"|\b\d+(?:[.,]\d+)?\s?(?:units?|u|iu|ui|unidad(?:es)?)\s?(?::|/|\b(?:per|for|por|cada)\b)\s?"
    r"(?:every |each |cada )?\d+(?:[.,]\d+)?\s?(?:g|grams?|gramos?|mmol|mg)\b"
    r"|(?<![\d:/.-])1\s?:\s?\d{1,2}(?![\d:/.])",
    re.IGNORECASE,
)
# Several doses of which the first is not the dose: "8 units with breakfast, 6 with lunch".
_MORE = re.compile(
    r"\bthen\s+(?:take\s+|give\s+)?(?:\d|½|half|one\b|two\b|three\b)|\btaper|\bmay\s+(?:be\s+)?repeat"
    rf"|{_AT}[\s,;&+]*(?:and\s)?\d+(?:[.,]\d+)?\s(?:units?\s|mg\s)?{_AT}"
    rf"|\b{_TIME}{_EACH}[\s,;/|+&]+(?:and\s)?{_TIME}{_EACH}"
    r"|\d\s?(?:hours?|hrs?|h)\s(?:on|off)\b"
    r"|\b(?:off|remove)\s(?:at|for|in|after|every|overnight)\b"
    r"|\brepeat(?:ed)?\s+(?:x\s?\d|once|dose|in\s\d|after\s\d|every)",
    re.IGNORECASE,
)
# By the size of a body or in cycles, as a clinic gives it: "85 mg/m2", "AUC 5", "d1 q21d".
_IN_CYCLES = re.compile(
    r"\d\s?(?:mg|g|mcg|units?|u|iu)\s?/\s?m(?:2|²|\^2)(?!\w)|\bAUC\s?=?\s?\d"
    r"|\b(?:d|days?)\s?\d{1,2}(?:\s?(?:[-–,&]|to|and)\s?d?\d{1,2})*,?\s+(?:q|every\s)\s?\d{1,2}"
    r"\s?(?:d|days?|w|wks?|weeks?)\b|\bC\d{1,2}\s?D\d{1,2}\b"
    r"|\bcycles?\s(?:#\s?)?\d|\b\d{1,2}\scycles\b|\bcicl[oa]s?\s\d",
    re.IGNORECASE,
)
# "from 10 to 20 mg": the second is the dose now.
_FROM_TO = re.compile(
    r"\bfrom\s+\d[\d.,]*\s?(?P<first>[a-zµ]{1,11})?\s+(?:daily\s+|bid\s+)?to\s+"
    r"(?P<new>\d[\d.,]*\s?(?P<unit>mg|mcg|µg|g|micrograms?|units?|ml|puffs?|tablets?))\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:increas|decreas|reduc|rais|lower|chang|up-?titrat|went up|gone up)\w*", re.IGNORECASE
)
_BY_STEPS = re.compile(
    r"\b(?:if|unless|over|gradual\w*|slow\w*|step\w*|taper\w*|then|until|consider\w*|may|might"
    r"|could|would|should|each week|weekly|as tolerated|attempt\w*|tr(?:y|ied|ying))\b",
    re.IGNORECASE,
)
# "100 mg tablets, two to be taken daily": how many, by a number alone.
_BY_NUMBER = re.compile(
    rf"(?<![\w./,#-])(?<!every )(?<!each )(?:(?P<one>one|1)|{_PART}|{_WORD}|[2-9]|1[½¼¾]|i{{2,3}})"
    rf"(?:\s?(?:-|–|to|or)\s?(?P<more>{_WORD}|[2-9]))?"
    r"\s+(?:to be (?:taken|used|given|swallowed)|daily|nightly|nocte|mane|once|twice|thrice"
    r"|(?:three|four|3|4) times|(?:a|per|each|every)\s(?!time)\w+|in the (?:morning|evening)"
    r"|at (?:night|bed\s?time)|b\.?i?\.?d\.?s?|t\.?i?\.?d\.?s?|q\.?i?\.?d\.?s?|o\.?[dnm])(?!\w)"
    r"|(?<!\w)[x×]\s?[2-9](?=\s(?:tabs?|tablets?|caps?|capsules?|daily|mane|nocte|b\.?d|t\.?d|q\.?d|o\.?[dnm]"
    r"|b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|prn|once|twice|at|in|every|$|\n)|[,;)]|$)|(?<![\w./-])i{2,3}\s(?:puffs?|tabs?|caps?)",
    re.IGNORECASE,
)
_DAYTIME = (
    r"(?:mane|midi|nocte|noon|midday|om|on|a\.?m\.?|p\.?m\.?|(?:in the |at |with )?"
    r"(?:morning|lunch|tea|dinner|breakfast|evening|bed ?time|night))"
)
_SO_MANY = rf"(?:\d{{1,3}}|{_WORD}|{_PART})(?:\s?(?:tabs?|tablets?|caps?|units?|puffs?|mg))?"
_AT_TWO_TIMES = re.compile(
    rf"(?<![\w./-]){_SO_MANY}\s{_DAYTIME}[\s,;/|+&]{{1,3}}(?:and\s)?{_SO_MANY}\s{_DAYTIME}(?!\w)",
    re.IGNORECASE,
)
# Handed out, or how strong each one is: "30 tablets", "#30 tabs".
_SUPPLY = re.compile(
    r"(?:dispensed?|disp|quantity|qty|supply|refills?|total of|pack of|box of|#)[:.\s#]*\(?$",
    re.IGNORECASE,
)
# "OD 28 tabs": so many are handed out, behind how often one is taken.
_OFTEN_BEFORE = re.compile(
    r"(?:daily|\bday|\bod|\bbd|\btds|\bqds|\bbid|\btid|\bqid|\bon|\bom|\bmane|\bnocte|\bprn|\bnight"
    r"|\bmorning|\bbedtime|\bhours?|needed|required|weekly|\b(?:days|weeks)|/(?:7|52|12))[\s,;:(x×–-]{1,4}$",
    re.IGNORECASE,
)
# A dash may part the cells of a row: "10mg tablets - 28 tablet - ONE DAILY".
_DASH_BEFORE = re.compile(r"[ ][-–][ ]$")
_DASH_BEHIND = re.compile(r"[ \t]*(?:[-–][ \t]|\n|$)")
# Words between a strength and how many of it that say nothing of when.
_BETWEEN = re.compile(
    r"(?:[\s,:;()–-]|\b(?:oral|tablets?|tabs?|capsules?|caps?|inhalers?|inh|hfa|mdi|pen|solution|spray"
    r"|er|xr|dr|ec|sig|take|takes|taking|give|use|inhale|inject|dose|by mouth|po|sc"
    r"|subcutaneous(?:ly)?|under the skin|per actuation|/act(?:uation)?|nasal|patch|vial)\b)*",
    re.IGNORECASE,
)
# "two paracetamol at night"
_TWO_OF = re.compile(
    r"\b(?:two|three|four|five|six|half an?|[2-9]\s?x)"
    r"(?:\s\d[\d.]*\s?(?:mg|mcg|g|micrograms?|units?)(?:\sof)?)?\s$",
    re.IGNORECASE,
)
# "300 mg OD for 2 weeks then X": it is not taken yet.
_AFTER_ANOTHER = re.compile(
    r"(?:\d\s?(?:days?|weeks?|wks?|months?|hours?|hrs?)|/(?:7|52|12)|until\s[^.;\n]{1,30}?)[\s,;.]{1,2}"
    r"(?:and\s)?(?:then|followed by|thereafter|after which)\s(?:[\w/-]+\s){0,3}$",
    re.IGNORECASE,
)
_LONGEST = 60
_OF = re.compile(r"\s*(?:of\s+|de\s+)?(?:your\s+|the\s+)?(?:\w+\s+)?$", re.IGNORECASE)

# "on about 18 days each month": on how many days, and no time of taking it.
_SOME_DAYS = re.compile(r"\d\s(?:days?|nights?)\s$", re.IGNORECASE)


def most(text: str, start: int, end: int) -> int:
    """Where a maximum begins, else ``end``: what stands from there on tells no dose, no times."""
    found = _MOST.search(text, start, end)
    return found.start() if found else end


def is_most(text: str, start: int, end: int) -> bool:
    """Whether the amount right before a name, which begins at ``end``, is a maximum."""
    return _MOST_BEFORE.search(text, max(start, end - 60), end) is not None


def counts(text: str, start: int, end: int) -> list[Span]:
    """How many are taken at once, each as printed; what is handed out is left out."""
    found: list[Span] = []
    for each in COUNT.finditer(text, start, end):
        handed_out = _SUPPLY.search(text, max(start, each.start() - 14), each.start())
        alone = count_cells.is_alone(text, *each.span()) and count_cells.is_handed_out(
            text, *each.span(), each["count"], units=_is_units(each)
        )
        dashed = is_dashed_supply(text, each.start(), each.end())
        if not handed_out and not alone and not dashed and not _is_supply(text, start, each):
            found.append(each.span())
    return found


def is_dashed_supply(text: str, start: int, end: int) -> bool:
    """Whether a count between two dashes, or behind the last one, is what is handed out."""
    parted = _DASH_BEFORE.search(text, max(0, start - 3), start) and _DASH_BEHIND.match(text, end)
    many = re.match(r"\d+", text[start:end])
    return bool(parted and many and int(many.group()) >= LEAST_HANDED_OUT)


def _is_supply(text: str, start: int, each: re.Match[str]) -> bool:
    """Whether a count at the end of a line is too many to take at once: ``OD 28 tabs``."""
    if not each["count"].isdigit() or int(each["count"]) < LEAST_HANDED_OUT:
        return False
    ends = re.match(
        r"[ \t]*(?:supply|supplied|given|\)|,|;|\.|$|\n)", text[each.end() :], re.IGNORECASE
    )
    often = _OFTEN_BEFORE.search(text, max(start, each.start() - 14), each.start())
    return ends is not None and often is not None and not _is_units(each)


def _is_units(count: re.Match[str]) -> bool:
    """Whether a count is one of units of insulin or the like, as many as it takes."""
    return count["form"].lower().startswith(("uni", "ui"))


def is_one(printed: str) -> bool:
    """Whether a count is exactly one tablet, puff or the like."""
    found = COUNT.fullmatch(printed)
    units = found is not None and _is_units(found)
    return found is not None and not units and _SINGLE.fullmatch(found["count"]) is not None


def several(text: str, start: int, end: int) -> bool:
    """Whether no one dose is the dose: several counts, a taper, one to repeat."""
    by_time = schedules.by_days(text, start, end) or schedules.by_weeks_of_pregnancy(
        text, start, end
    )
    if by_time or _MORE.search(text, start, end):
        return True
    in_units = [_is_in_units(text, each) for each in counts(text, start, end)]
    return max(in_units.count(True), in_units.count(False)) > 1


def by_number(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where more or less than one is taken of what is as strong as is printed before ``start``,
    told by a number alone: ``two to be taken daily``; ``more``: it may be this many."""
    found = _BY_NUMBER.search(text, start, end)
    return found if found and (found["one"] is None or found["more"]) else None


def at_two_times(text: str, start: int, end: int) -> bool:
    """Whether it is so many at one time of the day and so many at another: ``1 mane 1 nocte``."""
    return _AT_TWO_TIMES.search(text, start, end) is not None


def is_in_cycles(text: str, start: int, end: int) -> bool:
    """Whether a clinic gives it in cycles or by the size of a body: no dose of every day."""
    return _IN_CYCLES.search(text, start, end) is not None


def from_to(text: str, start: int, name: Span, end: int) -> tuple[bool, Span | None]:
    """Whether the dose of a name goes from one to another; and the new one, where the sentence
    ``start:end`` binds both plainly: ``increased from 10 to 20 mg``."""
    found = _FROM_TO.search(text, name[1], end)
    if found is None:
        return False, None
    units = {(found["first"] or found["unit"]).lower(), found["unit"].lower()}
    bound = _BOUND.search(text, max(start, name[0] - _LONGEST), found.start())
    plain = bound and len(units) == 1 and found.start() - name[1] <= _LONGEST
    plain = plain and not _BY_STEPS.search(text, start, end)
    return True, found.span("new") if plain else None


def is_scale(text: str, start: int, end: int) -> bool:
    """Whether how much is taken goes by what is measured each time."""
    return any(each.search(text, start, end) for each in (_SCALE, _GRID_OF_UNITS, _RATIO))


def by_scale(text: str, start: int, end: int, often: str | None) -> bool:
    """Whether a scale that is printed elsewhere says how much, and ``often`` does not tell it."""
    return _BY_SCALE.search(text, start, end) is not None and "scale" not in (often or "").lower()


def counted(text: str, start: int, end: int, dose: Span) -> Span | None:
    """A dose with the count of it in ``text[start:end]``; None where it doesn't stand beside it.

    The dose is as it was where one is taken, or no count is printed.
    """
    here = counts(text, start, end)
    if len(here) > 1:  # "400 units, 2 tablets": the units are how strong each is
        here = [each for each in here if not _is_in_units(text, each)] or here
    if not here or is_one(text[slice(*here[0])]):
        return dose
    first, last = here[0]
    if first < dose[1] and dose[0] < last:
        return min(first, dose[0]), max(last, dose[1])
    gap = text[dose[1] : first]
    near = first >= dose[1] and len(gap) <= _LONGEST and "\n" not in gap
    near = near and not text[dose[1] - 1].isdigit()  # "500   2 tablets" is no 5002
    return (dose[0], last) if near and _BETWEEN.fullmatch(gap) else None


def count_before(text: str, start: int, end: int) -> bool:
    """Whether another count than one stands before a name: ``half a tablet of metoprolol``."""
    if _TWO_OF.search(text, max(start, end - 30), end):
        return True
    found = counts(text, max(start, end - 60), end)
    if not found or is_one(text[slice(*found[-1])]):
        return False
    return _OF.fullmatch(text, found[-1][1], end) is not None


def is_next(text: str, start: int, end: int) -> bool:
    """Whether a name, which begins at ``end``, is to follow what is taken for a time before it."""
    return _AFTER_ANOTHER.search(text, max(start, end - _LONGEST), end) is not None


def _is_in_units(text: str, count: Span) -> bool:
    return "unit" in text[slice(*count)].lower()


def on_some_days(text: str, start: int) -> bool:
    """Whether times that begin at ``start`` only say in what time so many days are counted."""
    return _SOME_DAYS.search(text, max(0, start - 16), start) is not None
