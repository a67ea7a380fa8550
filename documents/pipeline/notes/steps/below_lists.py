"""What stands below a list of medicines or of values, and asks for something.

Many papers have no heading behind the table of medicines: ``GP: please recheck BP in 1 week``
stands below a blank line, with the clips, the clinic and what not to lift. And what a laboratory
asks for stands in the comment below its values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.notes.steps import bids
from documents.pipeline.notes.structure.statements import Statement
from knowledge import medicines

_BLANK: Final = re.compile(r"\n[ \t]*\n")
_DOSE: Final = re.compile(r"\d ?(?:mg|mcg|micrograms?|g|ml|units?|iu|puffs?|tab\w*|cap\w*)\b", re.I)
_BIDS: Final = re.compile(r"\W*(?:gp|dr|nurse|pcp|practice)\b[^:.]{0,20}:|.*\bplease\b", re.I)
_AT_HEAD: Final = 3
# A laboratory asks for something in the run of its comment: "Suggest repeat within 2 weeks".
_OF_LABORATORY: Final = re.compile(
    r"\W*(?:(?:we|i|would|also)\s)*(?:suggest|recommend|advise)\s(?:(?:an?|the|early|urgent|that)\s)*"
    r"(?:(?:clinical|fresh|further|fasting)\s)?(?:repeat\w*|re-?check\w*|re-?test\w*|re-?sampl\w*"
    r"|referr?al|refer|follow|investigat\w*|monitor\w*|tests?|testing|discuss\w*|review|check\w*)\b",
    re.IGNORECASE,
)
# What a finding asks for, behind its colon: "TSH mildly raised: consider dose adjustment".
_BEHIND_COLON: Final = re.compile(
    r"\w:\s(?:suggest|recommend|advise|consider)\s(?:\w+\s){0,3}?(?:adjust\w*|repeat\w*|re-?check\w*"
    r"|re-?test\w*|referr?al|increas\w*|reduc\w*|chang\w*|monitor\w*|investigat\w*|supplement\w*)\b",
    re.IGNORECASE,
)
# "Ibuprofen (avoid NSAIDs)": what is to be left stands in no other place.
_ASIDE: Final = re.compile(
    r"\((?:please )?(?:avoid|do not|don['’]t|never|no more)\s[^()]{2,60}\)", re.I
)
# With whom or where, and so to come: "Flu vaccine with your GP practice".
_WITH_WHOM: Final = re.compile(
    r"\W*(?:[\w&/-]+\s){0,4}?(?:vaccin\w+|jabs?|immuni[sz]ations?|boosters?|bloods|blood tests?"
    r"|clips|sutures|stitches|staples|dressings?|smears?)\b(?:\s\w+){0,4}?\s(?:with|at|by|from)\s"
    r"(?:(?:your|the|a|own)\s)*(?:gp|general practi\w+|practice|district|surgery|pharmac\w+|nurse"
    r"|health centre|doctor)\b[^.;]{0,30}\W*",
    re.IGNORECASE,
)


def read_on(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those of a paragraph of wishes below a list of medicines as a plan."""
    found: list[Statement] = []
    for block in _paragraphs(statements):
        asks = block[0].section == "medications" and _is_of_wishes(block)
        found += [replace(each, section="plan") for each in block] if asks else block
    return found


def _paragraphs(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    block: list[Statement] = []
    for each in statements:
        before = block[-1] if block else None
        if before is not None and (
            each.page is not before.page
            or each.section != before.section
            or _BLANK.search(each.page.text, before.end, each.start)
        ):
            yield block
            block = []
        block.append(each)
    if block:
        yield block


def _is_of_wishes(block: Sequence[Statement]) -> bool:
    """Whether a paragraph asks for something and lists no medicine."""
    first = block[0]
    if first.lead or first.language != "en":
        return False
    above = first.page.text.rfind(first.title, 0, first.start) if first.title else -1
    if above < 0 or not first.page.text[above + len(first.title) : first.start].strip(" \t\n:"):
        return False  # nothing is listed above it
    if any(_DOSE.search(each.text) or _begins_with_medicine(each) for each in block):
        return False
    opened = [_opens(each) for each in block if each.item]
    return bool(opened) and opened[0]


def _opens(statement: Statement) -> bool:
    text = statement.text
    bid = bids.BID.match(text)
    if bid is not None:
        return not bids.OF_MEDICINE.match(bid["verb"])
    return bool(_BIDS.match(text) or bids.NO_DEED.match(text) or bids.TEST_AHEAD.fullmatch(text))


def _begins_with_medicine(statement: Statement) -> bool:
    found = next(medicines.index().matches(statement.tokens), None)
    return found is not None and found.first < _AT_HEAD


def asks(statement: Statement) -> bool:
    """Whether a line of values, of medicines or of a plan asks for something on its side."""
    text = statement.text
    if statement.section == "medications":
        return bool(_ASIDE.search(text))
    if _OF_LABORATORY.match(text) or _BEHIND_COLON.search(text):
        return not bids.NOT_RECOMMENDED.search(text)
    return statement.section in {"plan", "followup", "instructions"} and bool(
        _WITH_WHOM.fullmatch(text) and not bids.TELLS.search(text)
    )
