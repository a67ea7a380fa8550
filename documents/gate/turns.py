"""Small words that turn a sentence by themselves: still, only, same, today, more, old.

They carry no thing of their own, so no list of things misses them; yet "you still take it", "only
you", "on the same day" and "more than before" each say something that the source must say too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.gate.text import Text
from documents.gate.types import Code, Reason

# A word of a statement, and what in a source says it.
_SAID_BY: tuple[tuple[str, str], ...] = (
    (
        r"still",
        r"still|continu\w*|remain\w*|persist\w*|ongoing|residual|yet|unchanged|stable|currently"
        r"|keeps?|not\s+\w+ed|chronic|pending|await\w*|outstanding",
    ),
    (r"already", r"already|previous\w*|prior|has|have|had|was|were|\w+ed|since"),
    (
        r"(?:the|that|this)\s+same|same\s+(?:day|time|thing|one|person|place|as)",
        r"same|unchanged|stable|simultaneous\w*|concurrent\w*|together|both|similar\w*"
        r"|no\s+change|not\s+chang\w+|concomitant\w*|equal\w*",
    ),
    (r"together", r"together|with|both|and|combin\w+|concomitant\w*|plus"),
    (
        r"alone",
        r"alone|only|mono\w*|single|sole\w*|by\s+(?:him|her|your)self|on\s+(?:his|her)\s+own"
        r"|lives?\s+\w+",
    ),
    (r"today", r"today\w*|this\s+(?:morning|afternoon|evening)|tonight"),
    (
        r"day\s+and\s+night",
        r"day\s+and\s+night|24\s*h\w*|all\s+the\s+time|always|continuous\w*|24/7",
    ),
    (r"from\s+now\s+on", r"from\s+now|now|from\s+today|today|henceforth|lifelong|long[- ]term"),
    (
        r"(?<!as )before(?!hand)(?!\s+(?:\w+\s+)?(?:eat\w*|food|meals?|breakfast|lunch|dinner"
        r"|supper|bed\w*))",
        r"before\w*|prior|pre\w*|until|till|ahead|preced\w*|earlier"
        r"|previous\w*|first|then",
    ),
    (
        r"since(?!\s+(?:it|this|that|they|he|she|you)\b)",
        r"since|from|after|ever|began|begun|start\w*|onset|follow\w*|post\w*|history|ago|s/p|now|for|x"
        r"|compar\w+|prior|previous\w*|last",
    ),
    (r"tonight", r"tonight|this\s+evening|at\s+bedtime\s+today|today"),
    (r"yesterday", r"yesterday|last\s+night"),
    (r"tomorrow", r"tomorrow"),
    (
        r"(?:someone|somebody|everyone|everybody|anyone)(?!\s+(?:should|must|needs?|has\s+to))",
        r"some\w*|every\w*|any\w*|all|contacts?|household|famil\w+|person|people|relative\w*"
        r"|caregiver|adult",
    ),
    (
        r"(?<!if )only\s+(?:you|your|the|one|he|she|his|her|a|an|\w+ed)\b",
        r"only|just|alone|sole\w*|single|limited|isolated|except\w*|mono\w*|nothing|no\s+other"
        r"|solitary|one|exclusive\w*|other\s+than",
    ),
    (
        r"(?:no|not\s+any)\s+(?:longer|more)|any\s?more",
        r"no\s+(?:longer|more)|any\s?more|stop\w*|off|discontinu\w*|quit|resol\w*|gone|ceas\w*"
        r"|former|ex|previous\w*|used\s+to|finish\w*|complet\w*|ended|not\b.*\bsince|since|until"
        r"|hold\w*|held|no|not|denies",
    ),
)
_COMPILED = tuple(
    (re.compile(rf"\b(?:{said})\b", re.I), re.compile(rf"\b(?:{held})\b", re.I))
    for said, held in _SAID_BY
)
# "More" and "less" of something, where no number is bounded.
_MORE = re.compile(r"\bmore\b(?!\s+than\s+(?:\d|one\b|two\b|three\b))(?!\s+likely)", re.I)
_LESS = re.compile(r"\bless\b(?!\s+than\s+(?:\d|one\b|two\b|three\b))(?!\s+likely)", re.I)
_MORE_TOLD = re.compile(
    r"\b(?:more|additional\w*|another|further|extra|increas\w+|higher|up|rais\w+|rise\w*|rose"
    r"|doubl\w+|add\w*|plus"
    r"|escalat\w+|uptitrat\w+|greater|over|above|again|repeat\w*|re\w*check\w*|worse\w*|longer"
    r"|recurr\w*|episodes?|than"
    r"|exceed\w*|liberal\w*|\w+er)\b|[>≥+↑]",
    re.I,
)
_LESS_TOLD = re.compile(
    r"\b(?:less|fewer|decreas\w+|reduc\w+|lower\w*|down\w*|cut\w*|limit\w*|halv\w+|diminish\w*"
    r"|taper\w*|restrict\w*"
    r"|minimi\w+|wean\w*|drop\w*|fell|improv\w+|better|under|below|than|impair\w*|poor|declin\w+"
    r"|loss|lost|mild\w*|relie\w+"
    r"|hypo\w+|low|weak\w*)\b|[<≤↓]",
    re.I,
)
_FROM_TO = re.compile(
    r"(?:\bfrom\s+|(?=\d[\d.]*\s*(?:[a-zµ%/]+\s*)?(?:-|→"
    r"|>)))(?P<a>\d+(?:\.\d+)?)\s*(?:[a-zµ%/]+\s*)?(?:->|-->|→|>|\bto\b)\s*(?P<b>\d+(?:\.\d+)?)",
    re.I,
)
_OLD = re.compile(
    r"\b(?:years?|months?|weeks?|days?)[- ]old\b|\baged?\s+\d|\bat\s+(?:the\s+)?age\b", re.I
)
_OLD_TOLD = re.compile(
    r"\b(?:old|aged?|y\.?/?o\.?|yr|born|infant|newborn|birth\w*|since|ago|turn\w*|at\s+\d\d"
    r"|child\w*)\b|\d\s?(?:yo|y/o|[MF])\b",
    re.I,
)
_BY = re.compile(r"\bby\s+(?:about\s+|around\s+)?(?P<n>\d+(?:\.\d+)?)(?!\s*(?:am|pm|:))", re.I)
_ENDS = re.compile(r"\b(?:from|to|at|now)\s+$|(?:->|→|>)\s*$", re.I)


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """A reason for a small word that turns the sentence and that no source carries."""
    source = " ".join(text.raw for text in cited)
    for said, held in _COMPILED:
        if (found := said.search(statement.raw)) and not held.search(source):
            yield Reason(Code.NEW_ENTITY, found.group())
            return
    up, down = _ways(source)
    for word, told, against in (
        (_MORE, _MORE_TOLD, down and not up),
        (_LESS, _LESS_TOLD, up and not down),
    ):
        found = word.search(statement.raw)
        if found and (against or not (told.search(source) or up or down)):
            yield Reason(Code.FLAG, found.group())
            return
    if (found := _OLD.search(statement.raw)) and not _OLD_TOLD.search(source):
        yield Reason(Code.NUMBER, found.group())
        return
    for found in _BY.finditer(statement.raw):
        places = list(re.finditer(rf"(?<![\d.]){re.escape(found['n'])}(?![\d.]\d|\d)", source))
        if places and all(_ENDS.search(source[: m.start()]) for m in places):
            yield Reason(Code.NUMBER, found.group())
            return

    often = _TIMES.search(statement.raw)
    if often and not _TIMES_TOLD.search(source):
        yield Reason(Code.DIRECTION, often.group())
        return
    since = _SINCE.search(statement.raw)
    if since and not re.search(
        rf"\b(?:since|from|after|start\w*|began|begun|onset|diagnos\w+"
        rf"|ever)\b[^.;]{{0,25}}?\b{re.escape(since['when'])}\b",
        source,
        re.I,
    ):
        yield Reason(Code.PAST, since.group())
        return
    yield from _all_well(statement, cited)


_TIMES = re.compile(r"\b(?:[3-9]|1\d|three|four|five|six)\s+times\s+(?:an?|per|each|every)\s", re.I)
_TIMES_TOLD = re.compile(
    r"\btimes\b|\dx\b|\bx\s?\d|\b[btq]\.?\s?[id]\.?\s?[ds]\b|\b[tq]ds\b|\bthrice\b|\bq\.?\s?\d"
    r"|\bevery\s+\w+\s+h|\d\s?/\s?\w|\bdoses\b|\bmeals?\b|\bhourly\b",
    re.I,
)
_SINCE = re.compile(
    r"\bsince\s+(?:\w+\s+)?(?P<when>(?:19|20)\d\d|january|february|march|april|june|july|august"
    r"|september|october|november|december|yesterday)\b",
    re.I,
)
_WELL = re.compile(
    r"\b(?:normal|unremarkable|negative|clear|intact|fine|benign|healthy|ok|good|well|healed"
    r"|fully)\b",
    re.I,
)
_EXCEPT = re.compile(
    r"\b(?:except(?:ing|\s+for)?|apart\s+from|aside\s+from|other\s+than|save\s+for|otherwise"
    r"|with\s+the\s+exception\s+of|but\s+for)\b",
    re.I,
)
_REST = re.compile(
    r"\b(?:except\w*|apart|aside|other\w*|rest|remaining|else|but|mostly|though|although)\b", re.I
)


def _all_well(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Nothing is normal of which the source makes an exception."""
    found = _WELL.search(statement.raw)
    if not found or _REST.search(statement.raw):
        return
    if cited and all(_EXCEPT.search(text.raw) and _WELL.search(text.raw) for text in cited):
        yield Reason(Code.FLAG, found.group())


def _ways(source: str) -> tuple[bool, bool]:
    """Whether a source tells of a number that went up, and of one that went down."""
    pairs = [(float(m["a"]), float(m["b"])) for m in _FROM_TO.finditer(source)]
    return any(a < b for a, b in pairs), any(a > b for a, b in pairs)
