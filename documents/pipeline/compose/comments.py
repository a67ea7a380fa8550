"""Where a report of results comments on them: ``Comment:``, ``Interpretation``, ``Film comment``.

Only what is said of these results or asked for counts: no rule of what a figure means, no word on
how the laboratory works, no key of its signs and no signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from documents.pipeline.language.sentences import SourceSentence, is_heading
from documents.pipeline.notes.structure.addresses import is_address
from documents.pipeline.notes.structure.endings import closes, is_signature
from documents.pipeline.types import Page

HEAD: Final = re.compile(
    r"(?:(?:lab(?:oratory)?|interpret(?:ive|ative)|film|blood|smear|morphology|result|report|overall"
    r"|general|additional|consultant|duty|(?:pathologist|(?:bio)?chemist|ha?ematologist"
    r"|microbiologist|virologist)(?:['’]?s)?|biochemistry|microbiology|virology|serology) ){0,3}"
    r"(?:comments?|interpretation|conclusions?|remarks?|opinion|comentarios?|observaci(?:ones|[oó]n)"
    r"|interpretaci[oó]n|conclusi[oó]n(?:es)?)(?: (?:on|of|for) [^\n:]{1,30})?",
    re.IGNORECASE,
)
_INLINE: Final = re.compile(rf"{HEAD.pattern}\s*:\s*(?=\w)", re.IGNORECASE)
_GAP: Final = re.compile(r"\n[ \t]*\n")
_COLUMNS: Final = re.compile(r"\S(?:\t| {2,})\s*\S.*?\S(?:\t| {2,})\s*\S")
_ENDS: Final = re.compile(
    r"\W*(?:(?:reported|printed|authori[sz]ed|validated|verified|performed|tested|collected"
    r"|received|approved|released|reviewed)\b(?: (?:by|at|on|in)\b|\s*:)|validado|firmad|end of"
    r"|page \d|legend|tests? (?:completed|pending|requested|performed)|key\s*:|abbreviations?"
    r"|disclaimer|notes?\s*:|methods?\b|references?\b|handwritten|accredited|confidential|copy"
    r"|copies|cc\b|tel\b|phone)",
    re.IGNORECASE,
)
# What holds of any sample, or of the laboratory.
_GENERAL: Final = re.compile(
    r"\b(?:isolation|methods?|methodology|assays?|interchangeable|decision limits?|accredit\w*"
    r"|reference (?:range|interval|value)s?|laborator(?:y|ies)|fda|cleared|validated|developed"
    r"|performance characteristics|manufacturer|guidelines?|according to|equation|formula"
    r"|calculated (?:using|by|from)|population|adults?|children|individuals?|patients|people"
    r"|persons|usually|generally|typically|commonly|often|normally|defined as|classif\w+|criteria"
    r"|category|discussed with|phoned|telephoned|copied|enquir\w+|contact us|pregnan\w+)\b"
    r"|https?:|www\.",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(
    r"(?<![\w.])(?:[<>≤≥]\s?\d|\d[\d.,]*\s?[-–]\s?\d|\d[\d.,]*\s?\S{0,10} (?:or|and)"
    r" (?:more|less|above|below|over|under|higher|lower|greater)\b)"
)
_WHEN: Final = re.compile(
    r"\b(?:if|when|may be seen|can be|may (?:indicate|reflect|suggest)|above|below|between)\b"
    r"|\b(?:is|are) an? (?:\w+ ){1,4}(?:that|which|for|of)\b|\b(?:measures|is used|are used)\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"(?:^|[.;:,]\s*|\band\s)(?:suggest|advise|recommend|repeat|re-?check|refer"
    r"|consider|urgent|stop|withhold|start|review|send|sugiere|se recomienda|recomend|repetir"
    r"|aconseja)\w*\b|\bplease\b",
    re.IGNORECASE,
)
_LEAST, _MOST = 2, 40
_WHOLE: Final = re.compile(r"[.!?:;)]\W*$")


def commented(pages: Sequence[Page], numbered: Sequence[SourceSentence]) -> frozenset[int]:
    """The numbers of the sentences in which a report comments on its own results."""
    texts = {page.number: page.text for page in pages}
    found: set[int] = set()
    for block in _blocks(texts, numbered):
        for some in _joined(block):
            if _is_said(" ".join(" ".join(_own(each.text).split()) for each in some)):
                found.update(each.number for each in some)
    return frozenset(found)


def is_unended(sentence: SourceSentence) -> bool:
    """Whether a sentence is cut off by its line: the next belongs to it."""
    return not _WHOLE.search(sentence.text)


def _own(text: str) -> str:
    label = _INLINE.match(text)
    return text[label.end() :] if label else text


def _blocks(
    texts: dict[int, str], numbered: Sequence[SourceSentence]
) -> Iterator[list[SourceSentence]]:
    block: list[SourceSentence] | None = None
    before: SourceSentence | None = None
    heading: str | None = None
    for each in numbered:
        text = each.text.strip()
        alone = HEAD.fullmatch(text.rstrip(": ")) is not None
        if alone or _INLINE.match(text):
            if block:
                yield block
            block, heading = (
                ([], each.heading if is_heading(text) else None) if alone else ([each], None)
            )
        elif block is not None and before is not None:
            if _is_over(texts, before, each, begun=bool(block), heading=heading):
                yield block
                block = None
            else:
                block.append(each)
        before = each
    if block:
        yield block


def _is_over(
    texts: dict[int, str],
    before: SourceSentence,
    each: SourceSentence,
    *,
    begun: bool,
    heading: str | None,
) -> bool:
    """Whether a sentence is no part of the comment before it."""
    text = each.text.strip()
    if each.source.page != before.source.page or is_heading(text) or _COLUMNS.search(text):
        return True
    if _ENDS.match(text) or closes(text) or is_signature(text) or is_address(text):
        return True
    between = texts[each.source.page][before.source.end : each.source.start]
    return begun and each.heading != heading and _GAP.search(between) is not None


def _joined(block: Sequence[SourceSentence]) -> Iterator[list[SourceSentence]]:
    some: list[SourceSentence] = []
    for each in block:
        some.append(each)
        if not is_unended(each):
            yield some
            some = []
    if some:
        yield some


def _is_said(text: str) -> bool:
    """Whether a text speaks of these results, or asks for something."""
    if not _LEAST <= len(text.split()) <= _MOST or _GENERAL.search(text):
        return False
    return bool(_ASKS.search(text)) or not (_FIGURE.search(text) or _WHEN.search(text))
