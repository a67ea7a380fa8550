"""What is planned, asked for, awaited or bound to a condition is not told as having come about.

"Referral for colonoscopy made" is no colonoscopy, "will be removed" is not removed, "only if the
first fails" says nothing of a failure, and "may drive if free of seizures" lets nobody drive. So
each thing of a source stands either in what has come about or in what lies ahead, part of the
sentence by part, and a statement must leave it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from documents.gate.text import Item, Text, is_unit
from documents.gate.types import Code, Reason

# Behind these something lies ahead. Not "plan" alone: under that heading facts stand too.
_FORWARD = re.compile(
    r"\b(?:will|shall|going\s+to|(?:is|are|am)\s+to"
    r"|(?<!felt )(?<!thought )(?<!presumed )(?<!appears )(?<!appeared )(?<!seems )"
    r"(?<!likely )(?<!found )(?<!believed )(?<!noted )(?<!said )(?<!known )to\s+be"
    r"|has\s+to|have\s+to|plan(?:s|ned|ning)?\s+(?:to|for|is|on)"
    r"|book(?:ed)?|schedul\w+|await\w*|wait(?:s|ing)?\s+(?:for|to|on)|waiting\s+list|refer(?:s"
    r"|red|ring)?|referral"
    r"|request(?:s|ed|ing)?|order(?:s|ed|ing)|offer(?:s|ed|ing)?|advis\w+|recommend\w*"
    r"|suggested\s+(?:to|that|a)"
    r"|consider(?:s|ed|ing)?|should|must|need(?:s|ed|ing)?|may|might|could(?!\s+not\b)"
    r"|would\s+(?:like|want|benefit|need|consider|prefer)"
    r"|aim(?:s|ing)?\s+(?:for|to|at)|target|goal|want(?:s|ed|ing)?|wish(?:es|ed)?|hop(?:es|ed"
    r"|ing)|prefers?"
    r"|intend\w*|due\s+(?!to\b)|candidate\s+for|list(?:ed)?\s+for|ready\s+(?:for|to)|consent(?:s"
    r"|ed)?\s+(?:to|for)"
    r"|appl(?:y|ied)\s+for|arrang\w+\s+(?:for|to|an?)|ask(?:s|ed)?\s+(?:for|to|about)"
    r"|agree[sd]?\s+to|keen\s+(?:to|on)"
    r"|try(?:ing)?\s+(?:to|for)|sent\s+(?:off\s+)?(?:for|to)|if|unless|whether|in\s+case"
    r"|once(?!\s+(?:a|an|per|daily|weekly|every|each|in)\b)|as\s+soon\s+as|in\s+order\s+to)\b",
    re.I,
)
# Behind these only where nothing in the part is over: "smoked until 2015" is.
_UNTIL = re.compile(r"\b(?:until|till|before(?=\s+(?:\w+ing\b|the\s+next|any)))\b", re.I)
# Before these something lies ahead: "colonoscopy booked", "x-ray next week".
_BACKWARD = re.compile(
    r"\b(?:(?:is|are|was|were|been)\s+)?(?:book(?:ed)?|plan(?:ned|s)|schedul\w+|request(?:ed)?"
    r"|order(?:ed)?|pending|await(?:ed|ing)"
    r"|due(?!\s+to\b)|outstanding|offer(?:ed)?|advis(?:ed|able)|recommend(?:ed)?|consider(?:ed)?"
    r"|suggested"
    r"|to\s+(?:follow|(?:be\s+)?(?:arrange|book|check|decide|discuss|do|organi[sz]e|plan|repeat"
    r"|review|schedule)[sdne]*)|only\s+(?:if|when|once|after)|(?:is|are)\s+(?:needed|required|indicated)"
    r"|tomorrow|upcoming"
    r"|next\s+(?:week|month|year|visit|time|spring|summer|autumn|fall|winter|\w+day))\b",
    re.I,
)
# So does a time to come, where nothing in the part tells of something done.
_IN_TIME = re.compile(
    r"\b(?:in|after)\s+(?:about\s+)?(?:\d+(?:\s*(?:-|–|to)\s*\d+)?|an?|one|two|three|four|six)"
    r"\s*(?:days?|weeks?|months?|years?|wks?|mths?|/\s*(?:7|12|52))\b",
    re.I,
)
_WALL = re.compile(
    r"[;.:](?=\s|$)|,\s|\s-\s|\s[–—]\s|\b(?:but|though|although|however|whereas|while|so|because"
    r"|since|given|due\s+to)\b"
    r"|\band\s+(?=(?:he|she|they|you|it|the|his|her|we|i|is|are|has|have|was|were|will|may"
    r"|should|must|\w+ed)\b)",
    re.I,
)
_HEADING = re.compile(r"\s*(?:plans?|recommendations?|next\s+steps?|to\s+do|orders)\s*:", re.I)
_WHY = re.compile(r"because|since|given|due\s+to", re.I)
_HARD = re.compile(r"(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)[;.](?=\s|$)|\bbut\b(?!\s+also)", re.I)
_OWN_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|denies|reports|shows?|showed|found|felt|made"
    r"|gave|took"
    r"|went|came|got|began|grew|\w{2,}ed)\b",
    re.I,
)
_TELLS = re.compile(
    _OWN_VERB.pattern
    + r"|\b(?:be|been|being|do|done|fell|rose|lost|loss|gain|weight|drop|rise|worse|better|cut|set"
    r"|shr[au]nk|grown|gone|times?|ago|since|every|change|changes|growth|fall|falls|well|clear"
    r"|remission)\b",
    re.I,
)
_OVER = re.compile(
    r"\b(?:was|were|had|did|used\s+to|has\s+been|have\s+been|\w{3,}ed|took|went|felt|ran|grew)\b"
    r"(?!\s+(?:to|for|until|till)\b)",
    re.I,
)
# What goes on must have begun: "will continue aspirin".
_GOES_ON = re.compile(
    r"\b(?:continu\w+|remain\w*|keep\w*|stay\w*|still|resum\w+|restart\w*"
    r"|increas\w+|decreas\w+|reduc\w+|taper\w*|stop\w*|hold|chang\w+)\b",
    re.I,
)
_NEEDED = re.compile(
    r"\b(?:as|if|when)\s+(?:needed|required|necessary|possible|tolerated|appropriate|applicable"
    r"|able|any)\b",
    re.I,
)
_MONTH_OF_MAY = re.compile(
    r"\b(?:in|of|on|since|until|by|last|next|late|early|from|to|through)\s+May\b|\bMay\s+\d"
    r"|\d\s+May\b"
)
# What leaves open in a statement whether a thing has come about.
_LEFT_OPEN = re.compile(
    _FORWARD.pattern
    + "|"
    + _BACKWARD.pattern
    + r"|\b(?:until|till|when|before|yet|can|cannot|would|next|coming|soon|later|plan\w*|talk\w*"
    r"|discuss\w*"
    r"|declin\w+|refus\w+|turned?\s+down|said\s+no|told|asked?|list|prescrib\w+|chance|possib\w+"
    r"|perhaps|likely"
    r"|probabl[ey]|suspect\w*|whether|risk|right\s+for|by\s+then|avoid\w*|do\s+not|don['’]t"
    r"|only\s+after"
    r"|in\s+(?:about\s+)?(?:\d+|one|two|three|four|five|six|an?|the\s+next"
    r"|the\s+coming)\s+(?:days?|weeks?|months?|years?|hours?))\b"
    r"|^\s*(?:please\s+)?(?:take|use|try|keep|give|put|drink|eat|avoid|rest|stop|start|begin"
    r"|skip|hold|increase"
    r"|decrease|change|switch|resume|restart|continue|apply|go|call|get|see|return|come|follow"
    r"|ask|never|contact"
    r"|repeat|check|have|make|bring|book|tell|let|limit|cut|stay|wear|walk|finish|complete"
    r"|schedule|watch)\b",
    re.I,
)


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """A reason where what lies ahead in the source has come about in the statement."""
    opened = _blank(statement.raw)
    for item in statement.claims():
        if item.is_date or is_unit(item) or item.key[0] == "*":
            continue
        if item.is_number and not (item.unit in _SPANS and _LASTED.search(statement.raw)):
            continue
        seen = _seen(item, cited)
        if seen and all(_lies_ahead(text, other) for text, other in seen):
            begin, end = _part_of(statement, item)
            if not _LEFT_OPEN.search(opened[begin:end]):
                yield Reason(Code.PAST, item.raw)
                return
    yield from _unbound(statement, cited)


_IF = re.compile(
    r"(?<!see )(?<!ask )(?<!asked )(?<!know )(?<!check )(?<!as )(?<!sure )"
    r"(?<!tell )(?<!wonder )(?<!wonders )(?<!even )"
    r"\b(?:only\s+(?:if|when|once|after)|if|unless|provided(?:\s+that)?|as\s+long\s+as"
    r"|so\s+long\s+as|as\s+soon\s+as"
    r"|until|till|once(?=\s+(?:he|she|they|you|it|the|his|her|all|[a-z]+s?\s+(?:is|are|has"
    r"|have)\b)))\b",
    re.I,
)
_KEPT = re.compile(
    r"\b(?:if|unless|when|whenever|until|till|once|before|after|provided|as\s+long\s+as"
    r"|as\s+soon\s+as|in\s+case|should\s+(?:you|he|she|it|there|the|any|symptoms)"
    r"|depend\w*|may\s+need|might|whether|in\s+the\s+event|for\s+(?:any|new|worse\w*))\b",
    re.I,
)
_THEN = re.compile(r"[;.](?=\s|$)|,\s|\b(?:but|though|although|however|while|and)\b", re.I)
_FORBIDS = re.compile(
    r"\b(?:no|not|nothing|npo|avoid\w*|hold|held|stop|off|omit|exclude\w*|withhold|without|skip"
    r"|never)\b",
    re.I,
)
_IS_OVER = re.compile(
    r"\b(?:was|were|had|did|used\s+to|\w{3,}ed|took|went|ran|felt|smokes?)\b", re.I
)


def _unbound(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What is so, or to be done, only in some case is not told without the case.

    What is over is bound to nothing: "smoked until 2015"; what goes on until something is so.
    """
    if _KEPT.search(_blank(statement.raw)):
        return
    for item in statement.claims():
        if item.is_number or item.is_date or is_unit(item) or item.key[0] == "*":
            continue
        seen = _seen(item, cited)
        if seen and all(_is_bound(text, other) for text, other in seen):
            yield Reason(Code.UNCERTAINTY, "if")
            return


@lru_cache(maxsize=1_024)
def _bound(text: Text) -> tuple[tuple[int, int], ...]:
    """Where a text says what hangs on an "if" or an "until": spans of characters."""
    raw = _blank(text.raw)
    walls = [0, *(found.end() for found in _THEN.finditer(raw)), len(raw)]
    spans: list[tuple[int, int]] = []
    for found in _IF.finditer(raw):
        begin = max(place for place in walls if place <= found.start())
        if not raw[begin : found.start()].strip(" ,(") and begin != 0:
            hard = raw[begin - 2 : begin].strip() in (";", ".") or begin == 0
            if not hard:
                begin = max((place for place in walls if place < begin), default=0)
        head = raw[begin : found.start()]
        if head.strip(" ,("):
            until = found.group().lower() in ("until", "till")
            if not until or (_FORBIDS.search(head) and not _IS_OVER.search(head)):
                spans.append((begin, found.start()))
        else:
            comma = raw.find(",", found.end())
            end = re.search(r"[;.](?=\s|$)", raw[comma:]) if comma > 0 else None
            if comma > 0:
                spans.append((comma, comma + end.start() if end else len(raw)))
    return tuple(spans)


def _is_bound(text: Text, item: Item) -> bool:
    start, end = text.span(item)
    return any(begin <= start and end <= close for begin, close in _bound(text))


def _seen(item: Item, cited: Sequence[Text]) -> list[tuple[Text, Item]]:
    said = {item.key, *item.parts}
    near = [
        (text, other)
        for text in cited
        for other in text.items
        if said & {other.key, *other.parts} and not other.is_free
    ]
    return near or [
        (text, other)
        for text in cited
        for other in text.items
        if not other.is_free and said & text.means(other)
    ]


def _part_of(text: Text, item: Item) -> tuple[int, int]:
    """The part of a statement an item stands in."""
    start, end = text.span(item)
    begin = max((found.end() for found in _HARD.finditer(text.raw, 0, start)), default=0)
    close = _HARD.search(text.raw, end)
    return begin, close.start() if close else len(text.raw)


def _blank(raw: str) -> str:
    for pattern in (_NEEDED, _MONTH_OF_MAY):
        raw = pattern.sub(lambda found: " " * len(found.group()), raw)
    return raw


@lru_cache(maxsize=1_024)
def _ahead(text: Text) -> tuple[tuple[int, int], ...]:
    """Where a text speaks of what lies ahead: spans of characters."""
    raw = _blank(text.raw)
    walls = [found.span() for found in _WALL.finditer(raw)]
    begins = [0, *(end for _, end in walls)]
    ends = [*(start for start, _ in walls), len(raw)]
    spans: list[tuple[int, int]] = []
    heading = _HEADING.match(raw)
    carried = heading is not None
    for place, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        if heading is not None and end <= heading.end():
            continue
        hard = heading is None and (place == 0 or raw[walls[place - 1][0]] in ";.")
        part = raw[begin:end]
        if place and _WHY.fullmatch(raw[walls[place - 1][0] : walls[place - 1][1]]):
            carried = False  # a reason is so already
        first = _FORWARD.search(part)
        until = _UNTIL.search(part)
        if until and not _OVER.search(part[: until.start()]):
            first = until if first is None or until.start() < first.start() else first
        last = max(_BACKWARD.finditer(part), key=lambda m: m.start(), default=None)
        coming = _IN_TIME.search(part)
        if coming and not (first or last) and not _TELLS.search(part):
            last = coming
        if carried and not hard and not _OWN_VERB.search(part):
            spans.append((begin, end))
            continue
        carried = first is not None
        if first is not None:
            spans.append((begin + first.end(), end))
        if last is not None:
            spans.append((begin, begin + last.start()))
    return tuple(spans)


def _lies_ahead(text: Text, item: Item) -> bool:
    start, end = text.span(item)
    for begin, close in _ahead(text):
        if begin <= start and end <= close:
            part = text.raw[max(0, begin - 30) : close]
            return item.is_number or not _GOES_ON.search(part)
    return bool(item.is_number and _TO_GO_ON.search(text.raw[:start]))


_SPANS = frozenset({"day", "week", "month", "year", "hour"})
_LASTED = re.compile(r"\b(?:has|have|had)\b.*\bfor\b", re.I)
_TO_GO_ON = re.compile(r"\b(?:to|will|please|should|must)\s+(?:continue|remain|stay|keep)\b", re.I)
