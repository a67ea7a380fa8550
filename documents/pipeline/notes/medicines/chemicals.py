"""Drugs and chemicals of a research text, many of which no list of medicines holds.

Read only where a text tells of studies: there a word formed as a chemical's name is one, a code
(``SC-48334``) too, and an abbreviation in brackets behind a name stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from documents.pipeline.notes.medicines.mentions import Mention
from documents.pipeline.notes.structure.outline import Statement
from knowledge import medicines
from knowledge.phrases import Tokens

_JOINT = re.compile(r"\s*(?:[/+,()\[\]]|\b(?:and|with|plus)\b)\s*", re.IGNORECASE)
_CODE = re.compile(
    r"(?<![\w-])(?P<letters>[A-Z]{2,4})(?: ?- ?| ?)(?P<number>\d{3,6})(?![\w.%]| ?- ?\d| ?/)"
)
# Letters before a number that are no drug's: cells, proteins, viruses, trials, scales, years, what
# is measured, and numbers of files, rooms and telephones.
_NO_CODE = frozenset(
    """CD HT IL HIV CYP NCT PMID ICD ISO AD BC TNF HLA HPV EBV USA UK PH NY CA BP HR RR PR SBP DBP
    MAP BM BMI WBC WCC RBC HB HGB PLT CRP ESR TSH BNP ALT AST ALP GGT LDH CK CEA PSA LDL HDL
    TC TG INR FEV FVC PEFR GFR UO TV MRN NHS HN REF ID NO TEL FAX ROOM RM BED WARD EXT PO
    BOX DOB DOS CPT RX LOT ZIP""".split()
)
_SHORT = re.compile(r"\s?\(\s?(?P<short>[A-Za-z][A-Za-z0-9]{1,6})\s?[);,]")


def find_chemicals(statement: Statement, mentions: Sequence[Mention]) -> list[Mention]:
    """``mentions`` one by one, and what else the statement names, left to right."""
    tokens, text = statement.tokens, statement.page.text
    found = [part for mention in mentions for part in _apart(tokens, mention)]
    found = _with(found, [*_formed(tokens), *_codes(tokens, statement)])
    return _with(found, _shortened(tokens, text, found))


def _with(found: Sequence[Mention], more: Iterable[Mention]) -> list[Mention]:
    new = [m for m in more if not any(m.start < o.end and o.start < m.end for o in found)]
    return sorted([*found, *new], key=lambda mention: mention.start)


def _apart(tokens: Tokens, mention: Mention) -> list[Mention]:
    """``valsartan and amlodipine`` are two, if both are names of their own."""
    text = tokens.text
    cuts = list(_JOINT.finditer(text, mention.start, mention.end))
    starts = [mention.start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), mention.end]
    parts = [(a, b) for a, b in zip(starts, ends, strict=True) if a < b]
    if not cuts or not all(_is_name(text[a:b]) for a, b in parts):
        return [mention]
    return [_mention(tokens, a, b) for a, b in parts]


def _is_name(words: str) -> bool:
    return medicines.find(words) is not None or medicines.looks_like_chemical(words)


def _formed(tokens: Tokens) -> Iterator[Mention]:
    for place, word in enumerate(tokens.words):
        if medicines.looks_like_chemical(word):
            yield _mention(tokens, tokens.starts[place], tokens.ends[place])


def _codes(tokens: Tokens, statement: Statement) -> Iterator[Mention]:
    for code in _CODE.finditer(tokens.text, statement.start, statement.end):
        year = len(code["number"]) == 4 and code["number"][:2] in ("19", "20")
        if code["letters"] not in _NO_CODE and not year:
            yield _mention(tokens, code.start(), code.end())


def _shortened(tokens: Tokens, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Abbreviations that the names themselves explain, at every place where they stand."""
    known: set[str] = set()
    for mention in found:
        short = _SHORT.match(text, mention.end)
        if short is None or not any(ch.isupper() for ch in short["short"]):
            continue
        if short["short"][0].lower() == text[mention.start].lower() or short["short"].isupper():
            known.add(short["short"])
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        if text[start:end] in known:
            yield _mention(tokens, start, end)


def _mention(tokens: Tokens, start: int, end: int) -> Mention:
    first = next(i for i, at in enumerate(tokens.ends) if at > start)
    last = next((i for i, at in enumerate(tokens.starts) if at >= end), len(tokens))
    name = tokens.text[start:end]
    return Mention(start, end, first, max(last, first + 1), medicines.find(name))
