"""How often and when a medicine is taken, as prescriptions of several countries print it.

``three times daily for 7 days``, ``q4-6h prn``, ``TDS``, ``nocte``, ``1-0-1``, ``x 5/7``: the
longest run of such pieces is one direction.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_N = r"(?:\d{1,3}(?:\.\d+)?|\.\d+)"
_WORD = r"(?:one|two|three|four|five|six|seven|eight|ten|twelve)"
_SAID = rf"(?:\s?\((?:{_WORD}|\d{{1,2}})\))?"  # "4 (four)"
# "1 x 200 dose" is what is handed out.
_PACK = r"(?:doses?|tab\w*|cap\w*|ml|g|puffs?|sachets?|packs?|inhalers?|patch\w*|op)\b"
_COUNT = (
    rf"(?:once|twice|thrice|(?:{_WORD}|\d{{1,2}}){_SAID}[\s-]+times?"
    rf"|\d{{1,2}}\s?[x×](?!\s?\d+\s?{_PACK}))"
)
_PERIOD = (
    r"(?:daily|day|nightly|night|weekly|week|fortnight|monthly|month|hour|yearly|year|morning"
    r"|evening)\b"
)
_UNIT = r"(?:hours?|hrs?|hr|h|days?|d|weeks?|wks?|months?|minutes?|mins?|min)\b\.?"
_DAYNAME = (
    r"(?:Mon(?:days?)?|Tue(?:s|sdays?)?|Wed(?:s|nesdays?)?|Thu(?:r|rs|rsdays?)?|Fri(?:days?)?"
    r"|Sat(?:urdays?)?|Sun(?:days?)?)\b"
)
DAYNAMES = rf"{_DAYNAME}(?:\s?(?:,|/|and|&)\s?(?:and\s)?{_DAYNAME})*"
# Days that come again: "on Mondays", "Mon/Wed/Fri", "on a Sunday", "weekends". One day alone,
# "on Monday", may be that of a visit.
_SEVERAL_DAYS = (
    rf"(?:(?:on\s)?(?:{_DAYNAME}\s?(?:,|/|and|&)\s?(?:and\s)?)*"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b"
    rf"|(?:on\s)?{_DAYNAME}(?:\s?(?:,\sand|,|/|and|&|-|–|to|through)\s?{_DAYNAME})+"
    r"|(?-i:(?:M|Tu?|W|Th|R|F|Sa|Su|S)(?:/(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|M|Tu?|W|Th|R|F|Sa|Su|S)\b){2,})"
    rf"|on\sa\s{_DAYNAME}"
    r"|(?:(?:at|on)\s(?:the\s)?)?week(?:ends|days)\b)"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
# How long, by what it lasts: "until 36 weeks", "in the hay fever season", "in winter".
_WHILE = (
    r"(?:(?:until|till?|up\sto)\s\d{1,2}(?:\+\d)?(?:\s?weeks?\b|/40)"
    r"(?:\s(?:of\spregnancy|gestation|pregnant))?"
    r"|(?:in|during|for|over)\s(?:the\s)?(?:(?:hay\s?fever|pollen|allergy|grass|flu|winter|summer)\s"
    r"(?:season|months)|winter|summer|spring|autumn|pregnancy)\b"
    rf"|(?:from\s)?{_MONTH}\s?(?:to|till?|until|through|-|–)\s?(?:the\send\sof\s)?{_MONTH}"
    rf"|(?:until|till?|through|up\sto)\s(?:the\s)?(?:(?:end|start|middle)\sof\s)?(?:{_MONTH}(?:\s\d{{4}})?"
    r"(?![\s-]?\d)|delivery\b|birth\b)"
    r"|on\s(?:non-?\s?)?(?:dialysis|HD|odd|even|work\w*|school|chemo\w*|training|fasting)\s(?:days?|dates)\b"
    r"|(?:odd|even)\s(?:days|dates)\b)"
)
# A cycle: "days 1-14", "D1-21 q28", "21 days on, 7 days off", "5 days a week".
_CYCLE_OF = (
    r"(?:[\s,]*(?:of|in|every|q)\s?(?:an?\s|the\s|each\s|every\s|your\s)?(?:\d{1,2}[\s-]?d(?:ays?)?\b"
    r"(?:[\s-]cycles?)?|\d{1,2}[\s-]weeks?(?:[\s-]cycles?)?|\d\d\b|cycles?\b|months?\b))?"
)
_CYCLE = (
    r"(?:(?:on\s)?(?:days?|D)\s?\d{1,2}(?:\s?(?:[-–,&]|to\b|and\b|through\b)\s?D?\d{1,2}\b)+"
    rf"(?!\s?(?:mg|mcg|g\b|ml|tab|units?|[./]\d)){_CYCLE_OF}"
    r"|(?:for\s)?\d{1,2}\s(?:days?|weeks?)\son[,/\s]*(?:and\s|then\s)?\d{1,2}\s(?:days?|weeks?)\soff\b)"
)
_DAYS_A_WEEK = (
    rf"(?:(?:{_WORD}|[1-6])\s(?:days|nights|mornings|evenings)\s(?:a|per|each|every|/|out\sof)\s"
    r"(?:the\s)?(?:week|7|seven)\b)"
)
_EVERY = (
    rf"(?:(?:every|each|q\.?)\s?(?:other\s|alternate\s)?(?:{_N}|{_WORD}){_SAID}"
    rf"(?:\s?(?:-|–|to)\s?(?:{_N}|{_WORD}){_SAID})?[\s-]?{_UNIT}"
    rf"|{_N}(?:\s?[-–]\s?{_N})?[\s-]?(?:hourly|monthly|weekly|yearly)\b)"
)
_LATIN = (
    r"(?:b\.?i\.?d\.?|t\.?i\.?d\.?(?:\s?a\.?c\.?)?|q\.?i\.?d\.?|q\.?\s?d\.?(?:ay)?"
    r"|q\.?\s?h\.?\s?s\.?|q\.?\s?o\.?\s?d\.?"
    r"|q\.?\s?a\.?m\.?|q\.?\s?p\.?m\.?|q\.?\s?ac|q\.?\s?wk|qweekly|qweek|q\.?\s?week|qmonth"
    r"|q\.?\s?noon|qdaily"
    r"|q\.?\s?evening|q\.?\s?morning|q\.?\s?night|q\.?\s?other\s?day"
    r"|TIDAC|TIDWM|BIDAC|BIDWM|qhs|h\.s\.|hs|a\.c\.|p\.c\.|MWF|M/W/F|TTS"
    r"|b\.?d\.?s?\.?|t\.?d\.?s\.?|q\.?d\.?s\.?|o\.?d\.?|o\.?m\.?|(?<!\d\s)(?:a\.?m|p\.?m)\.?(?=\s*(?:[,;)|]|\.(?!\w)|$|\n|and\b))"
    r"|(?-i:ON)(?=\s*(?:[,;.|)(]|$|\n)|\s[-–]\s|\s(?:lifelong|long[-\s]term|for\s\d|until|prn)\b"
    r"|\s\d{1,2}(?:/(?:7|52|12)\b|\s?(?:days|weeks|months|tabs?\b|tablets|caps)))|nocte|mane|s\.?o\.?s\.?)(?![\w-])"
)
# Morning, noon and evening, with or without the night: "1-0-1", "½-0-0-½".
_GRID = r"(?:(?<![\d/.-])[0-4½](?:\s?[-–+]\s?[0-4½]){2,3}(?![\d/]|[-–]\d))"
_MEAL = r"(?:meals?|food|eating|breakfast|lunch|dinner|supper|tea|bed(?:time)?)\b"
# How long, without "for": "TDS 5/7", "twice daily - 5 days", "OD (7 days)". What is handed out,
# and a day that is counted from, are none; "5/12" may be a date but behind British shorthand.
_LENGTH = (
    rf"(?:{_N}|{_WORD})(?:\s?[-–]\s?\d+)?[\s-]?(?:more\s)?(?:days?|weeks?|wks?|months?)\b"
    r"(?!\s(?:supply|supplied|worth|ago|before|after|post|pre|prior|later|old|since|then|on|off|of"
    r"|and\sthen|a|per|each|only\sif|if|apart|early|late|course)\b)(?!\s?[,;]?\s?then\b)(?!\s?/)"
)
_SHORT_LENGTH = (
    r"(?:\d{1,2}/52(?![\d/])|(?:(?<=od )|(?<=bd )|(?<=tds )|(?<=qds )|(?<=on )|(?<=om )|(?<=octe )"
    r"|(?<=mane )|(?<=bd prn )|(?<=tds prn )|(?<=qds prn ))\d{1,2}/(?:7|12)(?![\d/]))"
)
_LASTING = (
    rf"(?:(?<!\n)(?:[-–]\s)?(?:{_LENGTH}|{_SHORT_LENGTH})|(?<!\n)\((?:for\s)?(?:{_LENGTH}"
    r"|\d{1,2}/(?:7|52|12))\))"
)
_CORE = (
    rf"(?:(?:up\sto\s|at\smost\s)?{_COUNT}"
    rf"(?:[\s-]?(?:a|per|each|every|/)[\s-]?{_PERIOD}|[\s-]{_PERIOD}"
    r"|(?=\s+(?:on|for|at|in|before|after|when|as|if)\b)|(?=[\s,.;)|]|$))"
    rf"|{_GRID}|{_EVERY}|{_LATIN}|{_SEVERAL_DAYS}|{_DAYS_A_WEEK}"
    r"|(?:every|each)\s(?:other\s|alternate\s)?(?:day|night|morning|evening|afternoon|week"
    rf"|fortnight|month|year|hour|meal|AM|PM|{DAYNAMES})s?\b"
    r"|daily|nightly|weekly|fortnightly|monthly|hourly|bi-?weekly|annually|yearly|a\sday|per\sday|alternate\sdays"
    r"|at\sbedtime|bedtime|at\snight|overnight|(?:in|on)\sthe\s(?:morning|evening|afternoon)\b(?!\s(?:of|before))"
    r"|on\swaking|at\snoon|at\s\d{1,2}(?::\d\d)?\s?[ap]\.?m\b\.?"
    r"|immediately|stat\b|(?:as|when|if|where)[\s-](?:needed|required|necessary)"
    r"|p\.?r\.?n\.?(?![A-Za-z])|as\sdirected|as\sprescribed|on\sdemand|continuously"
    r"|drip\b|continuous\sinfusion|(?:as\s)?per\s(?:INR|sliding\sscale|protocol|instructions)"
    r"|sliding\sscale"
    rf"|(?:{_N}\s?(?:min(?:ute)?s?|hours?)\s)?(?:with|before|after|between|at)\s(?:each\s|every\s"
    rf"|main\s)?{_MEAL}|on\san\sempty\sstomach|now\b(?!\s*\d|\s+(?:take|use|inject|give|one|two|half|[a-z]+ing)\b)"
    r"|single\sdose|one\sdose|one\stime(?:\sonly)?"
    rf"|x\s?1\b|on\sdays?\s\d+(?:\s?(?:[-–,&]|to\b|and\b)\s?\d+\b(?!\s?(?:[.,/]\d|mg|mcg|g\b|ml|units?"
    r"|tab|puff|µg|%)))*(?:\s(?:of|in)\s(?:a|each|every|the|your)\s(?:\w+\s)?cycle)?)"
)
_TAIL = (
    rf"(?:[\s,]*(?:and|or|then|&)?\s*(?:{_CORE}"
    rf"|(?:for|x|×)\s?(?:the\snext\s)?(?:a\stotal\sof\s)?(?:{_N}|{_WORD}){_SAID}(?:\s?(?:-|to)\s?\d+)?"
    r"[\s-]?(?:days?|weeks?|wks?|months?|doses?|more\sdays)\b(?:\sonly\b)?"
    r"|(?:for|x|×)\s?\d{1,2}/(?:7|52|12)\b"
    rf"|{_LASTING}"
    r"|until\s(?:finished|gone|complete[d]?)"
    r"|(?:until|till?|through|thru)\s(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d\d-\d\d"
    r"|[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[A-Z][a-z]{2,8}(?:\s\d{4})?)(?![\w/])"
    rf"|{_CYCLE}|\({_CYCLE}\)|{_WHILE}|\((?:{_WHILE}|(?:on\s|every\s|each\s)?{DAYNAMES}s?(?:\sonly)?)\)"
    r"|in\s(?:two|three|four|\d)?\s?divided\sdoses"
    rf"|(?:on|except|but\snot|not)\s(?:on\s)?{DAYNAMES}))"
)
FREQUENCY = re.compile(rf"(?<![\w.-])(?:{_CORE})(?:{_TAIL})*", re.IGNORECASE)
_IN_A_CELL = re.compile(rf"[ ]{{2,}}(?:{_LENGTH}|\d{{1,2}}/\d{{1,2}})$", re.IGNORECASE)
# "5 mg on Mondays, 2.5 mg on all other days": the days of one dose are not those of the medicine.
_OF_DAYS = re.compile(_SEVERAL_DAYS, re.IGNORECASE)
_OTHER_DOSE = re.compile(
    rf"(?<![\d/.(=-])(?<!= )(?<!total )(?<!of ){_N}\s?"
    r"(?:mg|mcg|g|units?|micrograms?|tabs?|tablets?|puffs?)\b(?!\s?/)",
    re.IGNORECASE,
)
_EYES = re.compile(r"\b(?:OD|OS|OU)\b")


def frequency(text: str, start: int, end: int, pattern: re.Pattern[str] = FREQUENCY) -> Span | None:
    """The first direction of time in ``text[start:end]``.

    Where ``OD`` is an eye and not "once a day" the caller has taken it for a route already and
    passes the text behind it.
    """
    found = pattern.search(text, start, end)
    if found is None:
        return None
    stop = found.end()
    if _OF_DAYS.match(found.group()) and _OTHER_DOSE.search(text, stop, end):
        return None
    # In a cell of its own it may be how much is handed out: "BD      28 days".
    if cell := _IN_A_CELL.search(text[found.start() : stop]):
        stop = found.start() + cell.start()
    while stop > found.start() and text[stop - 1] in " ,;\n":
        stop -= 1
    last = text[found.start() : stop].rsplit(maxsplit=1)[-1] if stop > found.start() else ""
    if last.endswith(".") and last.count(".") == 1:
        stop -= 1  # the sentence's own stop: "BID." but "b.i.d."
    return (found.start(), stop) if stop > found.start() else None


def eye(text: str, start: int, end: int) -> Span | None:
    """``OD``, ``OS`` or ``OU``: right, left or both eyes; only the caller knows of eye drops."""
    found = _EYES.search(text, start, end)
    return found.span() if found else None
