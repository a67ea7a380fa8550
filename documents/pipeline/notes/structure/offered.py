"""Answers that a form offers and nobody gave: ``Y / N``, ``positive / negative``, ``Gout ______``.

Print does not show what was circled by hand: of what such a choice asks for nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int]

_BOTH = (
    ("yes", "no"),
    ("y", "n"),
    ("si", "no"),
    ("sí", "no"),
    ("positive", "negative"),
    ("pos", "neg"),
    ("positivo", "negativo"),
    ("positiva", "negativa"),
    ("present", "absent"),
    ("presente", "ausente"),
    ("reactive", "non-reactive"),
    ("reactive", "nonreactive"),
    ("reactive", "non reactive"),
    ("detected", "not detected"),
    ("immune", "non-immune"),
    ("immune", "not immune"),
    ("true", "false"),
)
_OPEN = r"unknown|unsure|not sure|don'?t know|not known|n/a|desconocido|no sabe|not tested"
WORDS = tuple(sorted({word for pair in _BOTH for word in pair}, key=len, reverse=True))
# Any word that may be ticked as an answer.
ANSWER = rf"(?i:{'|'.join(map(re.escape, WORDS))}|{_OPEN})(?!\w)"
_BLANK = r"(?:(?<!\w)_{1,12}|[□○◯❏❐❑❒])"
_SLASH, _OR = r"[ \t]*[/\\][ \t]*", r"[ \t]+(?:or|o)[ \t]+"
_ELSE = rf"(?:(?:{_SLASH}|{_OR})(?:{_OPEN})(?!\w))?"
_YES_NO = (("yes", "no"), ("si", "no"), ("sí", "no"))


def _either(pairs: Sequence[tuple[str, str]], between: str, word: str = "%s") -> str:
    ways = []
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            ways.append(rf"{word % re.escape(one)}{between}{word % re.escape(other)}")
    return "|".join(ways)


# "Y/N", "positive / negative / unknown"; in prose "positive or negative" goes on.
_ENDS = r"(?=[ \t]*(?:$|[|,;.:?)\]_]|[ \t](?-i:[A-Z])))"
_SPACE = r"[ \t]*[,/|]?[ \t]*"
_SLASHED = (
    rf"(?<![\w/])(?:(?:{_either(_BOTH, _SLASH)}){_ELSE}(?![\w/])"
    rf"|(?:{_either(_BOTH, _OR)}){_ELSE}{_ENDS})"
)
# "__ positive __ negative", "Positive ___ Negative ___"
_BLANKED = "|".join(
    (
        _either(_BOTH, _SPACE, rf"{_BLANK}[ \t]*%s(?!\w)"),
        _either(_BOTH, _SPACE, rf"(?<!\w)%s[ \t]*{_BLANK}"),
    )
)
# "Yes   No"; a result stands beside the usual one in the same way, but not in these words.
_GAP, _WALL = r"[ \t]+", r"[ \t]*\|[ \t]*"
_APART = rf"(?<![\w/])(?:{_either(_YES_NO, _GAP)}|(?-i:Y[ \t]+N))(?![\w/]){_ENDS}"
_WALLED = rf"(?<![\w/])(?:{_either((*_YES_NO, ('y', 'n')), _WALL)})(?!\w)"
# "Self / Mother / Father / None"
_WHOSE = (
    r"\b(?:self|me|you)(?:[ ]?/[ ]?(?:mother|father|parents?|brothers?|sisters?|siblings?|children"
    r"|family|relatives?|grandparents?|spouse|partner|other|none|no one))+\b"
)
_CHOICE = re.compile(
    rf"[(\[]?(?P<sure>{_SLASHED}|{_BLANKED}|{_WHOSE})[)\]]?|(?P<apart>{_APART})|(?P<walled>{_WALLED})",
    re.IGNORECASE,
)
# "I have / have not had gout"
_VERBS = re.compile(
    r"\b(?P<verb>have|do|am|has|does|is|was|can)[ \t]*/[ \t]*(?P=verb)(?:[ \t]+not|n['’]?t)\b"
    r"[^.;\n]*",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    rf"[ \t]*[:?=]?[ \t]*(?<=[ \t:?=)\]]){ANSWER}(?=[ \t]*(?:$|[|,;.(]|[ \t](?-i:[A-Z])))",
    re.IGNORECASE,
)
# "Non-reactive   Reactive / Non-reactive": the result, and what it can be.
_STANDS = re.compile(rf"(?<![\w-]){ANSWER}(?:[ \t]{{2,}}|[ \t]*\|[ \t]*)$")
# A line to write on behind a short question or a name.
_TO_FILL = re.compile(
    r"(?<![ \t])[ \t]*+[:?]?[ \t]*+(?:_{4,}|\.{6,}|…{2,})[ \t]*(?=$|\||[ \t]{2}[A-Z])"
)
_CUT = re.compile(r"[.;:?!][ \t]+(?=\S)|\|[ \t]*|,[ \t]*|[ \t]{3,}")
_SOFT_CUT = re.compile(r"[;!][ \t]+|\.[ \t]+(?=[A-Z])|\|[ \t]*")
_QUESTION_WORDS = 14
_NAME_WORDS = 5
_TICKED_BELOW = re.compile(
    r"(?:\||[ \t]{2,})[ \t]*(?:[\[(]?[xX✓✔√☑☒]+[\])]?|yes|no|y|n)[ \t|]*$", re.I
)


def offered(text: str) -> Iterator[Span]:
    """The spans of a page that only ask: each choice nobody made, with what it asks for.

    Where the answer stands behind the choice (``(Y/N): N``) only the choice itself.
    """
    lines = text.split("\n")
    start = 0
    for place, line in enumerate(lines):
        for left, right in _of_line(line, lines[max(0, place - 1) : place], lines[place + 1 :][:1]):
            if left < right:
                yield start + left, start + right
        start += len(line) + 1


def _of_line(line: str, above: Sequence[str], below: Sequence[str]) -> Iterator[Span]:
    if verbs := _VERBS.search(line):
        yield _begin(line, 0, verbs.start()), verbs.end()
        return
    last = 0
    leads = False
    for choice in _CHOICE.finditer(line):
        if choice["walled"] and not _repeated(choice, (*above, *below)):
            continue
        if choice["apart"] and _is_title(line, choice, below):
            continue
        if given := _GIVEN.match(line, choice.end()):
            yield choice.span()
            last = given.end()
            continue
        if not line[: choice.start()].strip(" \t-*•|"):
            leads = True
        if leads:
            continue
        if _STANDS.search(line, last, choice.start()):
            continue
        begin = last if choice["walled"] else _begin(line, last, choice.start())
        yield begin, choice.end()
        last = choice.end()
    if leads:
        yield 0, len(line)
        return
    blank = _TO_FILL.search(line, last)
    if blank:
        begin = max((cut.end() for cut in _CUT.finditer(line, last, blank.start())), default=last)
        if 0 < len(line[begin : blank.start()].split()) <= _NAME_WORDS:
            yield begin, blank.end()


def _begin(line: str, last: int, end: int) -> int:
    """Where the question of a choice begins: a short line's whole, else its last part."""
    soft = max((cut.end() for cut in _SOFT_CUT.finditer(line, last, end)), default=last)
    if len(line[soft:end].split()) <= _QUESTION_WORDS:
        return soft
    return max((cut.end() for cut in _CUT.finditer(line, last, end)), default=last)


def _repeated(choice: re.Match[str], beside: Sequence[str]) -> bool:
    """Whether a line beside this one offers the same: answers that were given differ."""
    said = choice["walled"]
    return any((found := _CHOICE.search(line)) and found["walled"] == said for line in beside)


def _is_title(line: str, choice: re.Match[str], below: Sequence[str]) -> bool:
    """Whether ``Yes  No`` stands above answers, and is none itself."""
    alone = not (line[: choice.start()] + line[choice.end() :]).strip()
    return alone or any(_TICKED_BELOW.search(line) and not _CHOICE.search(line) for line in below)
