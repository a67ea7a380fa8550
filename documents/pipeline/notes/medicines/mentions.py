"""Where a statement names medicines: the whole printed name, with brand, salt and release form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from documents.pipeline.notes.medicines.misspelt import is_misspelt
from documents.pipeline.notes.medicines.other_names import is_called_again
from documents.pipeline.notes.medicines.proper_names import is_proper
from documents.pipeline.notes.medicines.same_medicine import (
    holds,
    ingredients,
    is_one,
    joins,
    may_be_same,
    opened,
)
from documents.pipeline.notes.medicines.unlisted import unlisted_name
from documents.pipeline.notes.structure.codes import is_of_code
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.notes.structure.sayings import naming
from documents.pipeline.types import Language
from knowledge import medicines, spanish_medicines
from knowledge.medicines import Medicine
from knowledge.phrases import Match, Tokens

_BEFORE = frozenset(
    "children's childrens children infant infants infant's baby low-dose junior".split()
)
FORMS = frozenset(
    """hydrochloride hcl sodium tartrate succinate maleate besylate mesylate sulfate sulphate
    phosphate acetate citrate fumarate bromide hydrobromide nitrate propionate furoate
    dipropionate valerate tromethamine medoxomil cilexetil axetil monohydrate er xr sr
    xl cr dr la ec ir odt hfa ds cd tr hct hctz benzathine pegol decanoate bitartrate
    gluconate dinitrate mononitrate lactate disoproxil alafenamide etexilate pamoate
    xinafoate hyclate trihydrate hemihydrate diskus respimat ellipta handihaler flexpen
    kwikpen solostar depot dosepak flextouch flexpro turbuhaler turbohaler accuhaler evohaler
    easyhaler nexthaler penfill autoinjector respiclick clickhaler novolet mr sl cd pr""".split()
)
"""Words behind a name for its salt, how it is set free and what it comes in."""
_PHRASES_AFTER = re.compile(
    r"[ ,-]+(?:extended[- ]release|delayed[- ]release|sustained[- ]release|immediate[- ]release"
    r"|enteric[- ]coated"
    r"|controlled[- ]release|with codeine)\b",
    re.IGNORECASE,
)
# Another product under the same brand: "Nurofen Plus", "Ecosprin AV".
_PRODUCTS = frozenset("plus extra forte compound duo combi comp ultra".split())
_LETTERS_OF_PRODUCTS = frozenset(
    "AV AM MF DSR LS GP PM CT AT BT BM AZ LB MV MT DM HT SP CV XT".split()
)
# A mineral between a medicine's name and its strength in mg is its salt.
_MINERAL = re.compile(
    r" (?:potassium|calcium|magnesium),? (?:\(|\d[\d.,]* ?(?:mg|mcg)\b|(?:oral|tab|cap)[a-z]*\b)",
    re.IGNORECASE,
)
_STRENGTH_AHEAD = re.compile(
    r"[ ,:-]{0,3}\d[\d.,/ -]*(?:mg|mcg|g|gm|units?|ml|mL|%|IU|UI|tab|cap|puff|comp|unidad)", re.I
)
# The strength between two ingredients of a product, and the form behind the last of them.
_PART = re.compile(r" \d[\d.,]* ?[A-Za-z%]+(?:/[A-Za-z]+)? / ")
_PRODUCT_END = re.compile(
    r" \d[\d.,]* ?[A-Za-z%]+(?:/[A-Za-z]+)? (?:[\w-]+ ){0,4}?(?:tablet|capsule|inhaler|powder"
    r"|solution|suspension|patch|cream|ointment|gel|drops|spray|injection|syringe|pen|pack)\b",
    re.IGNORECASE,
)
# The same without a form, told only of ingredients that one product is known to hold.
_BETWEEN_PARTS = re.compile(r" \d[\d.,]* ?(?:mg|mcg|µg|g|units?|%) ?[/+-] ?", re.IGNORECASE)
# The salt before an ingredient: "amoxicillin/potassium clavulanate".
_MINERALS = frozenset({"potassium", "sodium", "calcium", "magnesium", "zinc"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A printed name (``start:end`` of the page, words ``first`` up to ``last``)."""

    start: int
    end: int
    first: int
    last: int
    medicine: Medicine | None


def find_mentions(statement: Statement) -> list[Mention]:
    """The medicines a statement names, left to right; brand in brackets joins the name before."""
    tokens = statement.tokens
    found: list[Mention] = []
    listing, proper = statement.section == "medications", False
    after = FORMS if statement.language == "en" else spanish_medicines.after()
    for first, last, medicine in _raw(tokens, listing=listing, language=statement.language):
        mention = _widen(tokens, first, last, medicine, after)
        if is_proper(tokens.text, mention.start, mention.end):
            proper = True
            continue
        if is_of_code(statement.page.text, mention.start, mention.end):
            continue
        if found and (joined := _joined(tokens, found[-1], mention, after)) is not None:
            found[-1] = joined
        elif (
            found
            and is_same(found[-1], mention)
            and is_called_again(tokens.text, found[-1].end, mention.start, mention.end)
        ):
            continue
        elif not found or mention.start >= found[-1].end:
            found.append(mention)
    found = _with_parts(tokens, found)
    if listing and not (found or proper) and (place := unlisted_name(statement)) is not None:
        found.append(Mention(place[0], place[1], 0, place[2], None))
    return [m for m in found if not _is_class_of(m, found, tokens.text)]


def _with_parts(tokens: Tokens, found: Sequence[Mention]) -> list[Mention]:
    """The mentions; what brackets behind one name only as what it holds belongs to its name:
    ``co-codamol (paracetamol and codeine)``."""
    kept: list[Mention] = []
    place = 0
    while place < len(found):
        one = found[place]
        place += 1
        size = 0
        while opened(tokens.text, one.end) and place + size < len(found):
            before = found[place + size - 1].end if size else one.end
            if not joins(tokens.text, before, found[place + size].start, first=not size):
                break
            size += 1
            last = found[place + size - 1]
            held = [each.medicine for each in found[place : place + size]]
            if tokens.text[last.end : last.end + 1] == ")" and holds(one.medicine, held):
                one = Mention(one.start, last.end + 1, one.first, last.last + 1, one.medicine)
                place += size
                break
        kept.append(one)
    return kept


def _is_class_of(mention: Mention, found: Sequence[Mention], text: str) -> bool:
    """Whether a name is only the kind of another one in its row: ``Insulin | Insulin lispro``."""
    name = text[mention.start : mention.end].lower()
    if text[mention.end : mention.end + 3].strip() != "|":
        return False
    return any(
        text[m.start : m.end].lower().startswith(name + " ") for m in found if m.start > mention.end
    )


def _raw(
    tokens: Tokens, *, listing: bool, language: Language
) -> Iterator[tuple[int, int, Medicine | None]]:
    if language == "es":
        yield from _raw_spanish(tokens, listing=listing)
        return
    index = medicines.index()
    words = tokens.words
    place, size = 0, len(words)
    while place < size:
        match = index.at(tokens, place)
        if match is not None:
            yield match.first, match.last, match.value
            place = match.last
            continue
        word = words[place]
        formed = len(word) > 6 and medicines.looks_like_medicine(word)
        if formed or (len(word) > 4 and is_misspelt(tokens, place, listing=listing)):
            yield place, place + 1, None
        place += 1


def _raw_spanish(tokens: Tokens, *, listing: bool) -> Iterator[tuple[int, int, Medicine | None]]:
    """Spanish names, and words formed as one; a condition's name is none, whatever its form."""
    spanish, english = spanish_medicines.index(), medicines.index()
    places = {p for name in naming("es").names(tokens) for p in range(name.first, name.last)}
    place = 0
    while place < len(tokens):
        match = spanish.at(tokens, place)
        if match is not None and _is_verb(tokens, match):
            match = None
        if match is None and place not in places:
            match = english.at(tokens, place)
            tagged = match is not None and match.value.tags
            match = None if match is None or tagged or _is_verb(tokens, match) else match
        if match is not None:
            yield match.first, match.last, match.value
            place = match.last
            continue
        word = tokens.words[place]
        if place not in places and word not in spanish_medicines.not_names():
            formed = len(word) > 6 and medicines.looks_like_medicine(word)
            if formed or (len(word) > 4 and is_misspelt(tokens, place, listing=listing)):
                yield place, place + 1, None
        place += 1


def _is_verb(tokens: Tokens, match: Match[Medicine]) -> bool:
    """Whether what is a brand's name is rather a Spanish word here: ``se cambia``."""
    word = tokens.words[match.first]
    return match.last - match.first == 1 and word in spanish_medicines.not_names()


def _widen(
    tokens: Tokens, first: int, last: int, medicine: Medicine | None, after: Collection[str]
) -> Mention:
    words, text = tokens.words, tokens.text
    start = tokens.starts[first]
    if first > 0 and words[first - 1] == "s" and first > 1 and words[first - 2] in _BEFORE:
        start = tokens.starts[first - 2]
    elif first > 0 and words[first - 1] in _BEFORE and words[first - 1] != "baby":
        start = tokens.starts[first - 1]
    while last < len(words) and words[last] in after and _near(tokens, last):
        last += 1
    if medicine is not None and last < len(words) and _near(tokens, last):
        said = text[tokens.starts[last] : tokens.ends[last]]
        brand = medicine.ingredient.casefold() not in text[start : tokens.ends[last - 1]].casefold()
        if brand and (words[last] in _PRODUCTS or said in _LETTERS_OF_PRODUCTS):
            last += 1
    if (
        medicine is not None
        and "vitamin" not in medicine.group
        and _MINERAL.match(text, tokens.ends[last - 1])
    ):
        last += 1
    end = tokens.ends[last - 1]
    if phrase := _PHRASES_AFTER.match(text, end):
        end = phrase.end()
    return Mention(start, end, first, last, medicine)


def _near(tokens: Tokens, place: int) -> bool:
    gap = tokens.text[tokens.ends[place - 1] : tokens.starts[place]]
    return gap in (" ", "-", " -", "\n")


def _joined(
    tokens: Tokens, left: Mention, right: Mention, after: Collection[str]
) -> Mention | None:
    """One name of two: ``X (Brand)``, ``X-Y``, ``X/Y``, ``X 10 MG / Y 25 MG Oral Tablet``."""
    gap = tokens.text[left.end : right.start]
    end, last = right.end, right.last
    if gap in (" (", "("):
        close = tokens.text.find(")", right.end, right.end + 2)
        if close < 0 or not is_one(left.medicine, right.medicine):
            return None
        end = close + 1
        last = right.last
        while last < len(tokens) and tokens.starts[last] < end:
            last += 1
        while last < len(tokens) and tokens.words[last] in after and _near(tokens, last):
            end, last = tokens.ends[last], last + 1
    elif gap == " " and _is_salt(tokens, left, right):
        pass
    elif gap not in ("-", "/", " / ") and not _is_product(tokens.text, left, right):
        return None
    medicine = left.medicine or right.medicine
    if right.medicine is not None and medicine is not None and medicine.tags:
        medicine = right.medicine
    if gap == " " and left.last - left.first == 1:
        medicine = right.medicine
    return Mention(left.start, end, left.first, last, medicine)


def _is_salt(tokens: Tokens, left: Mention, right: Mention) -> bool:
    """Whether the first name ends in the salt of the second."""
    named = right.medicine is not None and not right.medicine.tags
    return named and left.last == right.first and tokens.words[left.last - 1] in _MINERALS


def _is_product(text: str, left: Mention, right: Mention) -> bool:
    """Whether two names are one product's: ``Losartan 50 MG / Amlodipine 5 MG Oral Tablet``."""
    if _PART.fullmatch(text, left.end, right.start) and _PRODUCT_END.match(text, right.end):
        return True
    if left.medicine is None or right.medicine is None:
        return False
    parts = {*ingredients(left.medicine), *ingredients(right.medicine)}
    together = len(parts) > 1 and any(parts <= known for known in _products())
    return together and _BETWEEN_PARTS.fullmatch(text, left.end, right.start) is not None


@cache
def _products() -> tuple[frozenset[str], ...]:
    """The ingredients of each product that holds several."""
    found = (frozenset(ingredients(each)) for each in medicines.all_medicines() if not each.tags)
    return tuple(each for each in found if len(each) > 1)


def is_same(left: Mention, right: Mention) -> bool:
    """Whether two names are known to be one medicine's."""
    known = left.medicine is not None and right.medicine is not None
    return known and may_be_same(left.medicine, right.medicine)


def strength_follows(text: str, end: int) -> bool:
    """Whether a number with a unit of medicine stands right behind a name."""
    return bool(_STRENGTH_AHEAD.match(text, end))
