"""Results that a document awaits: its own words, so that nobody thinks that all is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import quoted, tidy
from documents.pipeline.language.sentences import SourceSentence, is_heading
from documents.pipeline.types import Findings, Source, SummarySentence

_MOST: Final = 4
_MOST_WORDS: Final = 16
_PENDING: Final = r"(?:pending|awaited|outstanding|pendientes?)"
_AWAITED: Final = re.compile(
    rf"(?P<what>[^.;:\n]{{2,70}}?)[\s:–-]+(?:(?:is|are|was|were|still|remains?|results?|está|están)\s)*"
    rf"{_PENDING}\b(?:\s(?:at (?:the time of )?(?:this |your )?(?:discharge|time)|al alta))?\W*",
    re.IGNORECASE,
)
# "Tests pending at discharge: tissue report", and a title of these above their list.
_LED: Final = re.compile(rf"[^.;:\n]{{0,30}}\b{_PENDING}\b[^.;:\n]{{0,30}}:\s*\S.*", re.I | re.S)
_TITLE: Final = re.compile(rf"[^.;\n]{{0,30}}\b{_PENDING}\b[^.;:\n]{{0,30}}:?", re.IGNORECASE)
# Nothing is named by these alone.
_BARE: Final = re.compile(
    r"(?:(?:the|all|other|some|any|no|none|results?|tests?|labs?|reports?|los|resultados?|are|is"
    r"|status|insurance|approval|authori[sz]ation|placement|disposition|referral|appointment"
    r"|discharge|transfer|plan|bed|clearance|at|on|of|for|from|to|this|your|time)\W*)*",
    re.IGNORECASE,
)
_NONE: Final = re.compile(r"\W*(?:none|nobody|no|nil|n/a|nothing|ningun[oa]?)\b", re.IGNORECASE)


def sentences(
    findings: Findings, numbered: Sequence[SourceSentence], noun: str, words: Wording
) -> Iterator[SummarySentence]:
    """What is awaited, as printed, each once."""
    rows = [row.source for row in findings.labs]
    told: set[str] = set()
    title: SourceSentence | None = None
    for each in numbered:
        text = tidy(each.text)
        if _TITLE.fullmatch(text) and _BARE.fullmatch(
            re.sub(_PENDING, "", text, flags=re.I).strip()
        ):
            title = each
            continue
        if is_heading(text) or not _is_next(title, each):
            title = None
        if len(text.split()) > _MOST_WORDS:
            continue
        found = _AWAITED.fullmatch(text)
        named = found is not None and not (_BARE.fullmatch(found["what"]) or _NONE.match(text))
        led = _LED.fullmatch(text) and not _NONE.match(text.partition(":")[2])
        under = title is not None and not _NONE.match(text)
        if not (named or led or under) or text.casefold() in told:
            continue
        if any(_overlap(each.source, row) for row in rows):
            continue
        told.add(text.casefold())
        places = (title.source, each.source) if title else (each.source,)
        quote = f"{tidy(title.text).rstrip(':')}: {text}" if title else text
        said = words.say(words.frames.says, noun=noun, quote=quoted(quote.rstrip(".")))
        yield SummarySentence(said, places, "note")
        if len(told) == _MOST:
            return


def _is_next(title: SourceSentence | None, each: SourceSentence) -> bool:
    """Whether it stands close below the title, as an item of its list and no sentence."""
    if title is None or each.number - title.number > _MOST:
        return False
    return len(each.text.split()) <= _MOST_WORDS // 2 and not each.text.endswith(".")


def _overlap(one: Source, other: Source) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end
