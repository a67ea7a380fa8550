"""The numbers of an address: what stands before and after the name of a street or a town."""

from __future__ import annotations

import re
from collections.abc import Sequence

from healthchat.llm.deidentify.weighing import Word

_NUMBER = re.compile(r"\d{1,8}")
_HOUSE = re.compile(r"\d{1,6}(?:/\d{1,5})?")
_PART = re.compile(r"[A-Za-z]|[A-Z]{2}")
_PROVINCE = re.compile(r"[ \t]*[(/][ \t]*")
_NEAR = re.compile(r"[\s,.#>(-]{0,4}")
_BLOCK = 5
"""So many lines at most below a street."""
_BREAK = re.compile(r"[ \t>]*[,\n][ \t,>\n]*")
_ON_LINE = re.compile(r"[ \t,.#-]{0,3}")
_STREET = re.compile(
    r"(?:street|strasse|straße|str|st|avenue|ave|road|rd|drive|lane|ln|boulevard|blvd|terrace|circle"
    r"|parkway|pkwy|highway|hwy|square|crescent|coves?|pass|close|gade|vej|veien|vegen|gata|gatan"
    r"|vägen|katu|tie|kuja|polku|utca|útja|kapu|rue|via|calle|avenida|plaza|piazza|weg|allee|platz"
    r"|laan|straat|plein|gasse|ring|damm|ufer|stieg|steig|pfad|markt|graben|chaussee|kamp|wall|tér"
    r"|körút|sétány|stræde|götu|braut|ulica|ulice|cesta|mae|puiestee)$"
)
_STREET_SHORT = frozenset("ul u st str av nam rua al pl".split())
_DOOR = frozenset(
    "apt apartment suite ste unit box room floor flat bldg building lot piano interno scala level"
    " studio apto sala bloco lgh kat".split()
)
# Town, state and code, then perhaps the country before the code; never across an empty line.
_TAIL = re.compile(
    r"[.,]?[ \t]*[\n,][ \t>]*(?:[^\W\d_][\w'’.-]*[ \t]){0,3}[^\W\d_][\w'’.-]*[ \t]*[\n,]?[ \t,>]*"
    r"(?:[A-Za-z]{2,3}[ \t]*[\n,]?[ \t>]*)(?:[A-Z]\w+[ \t]+){0,2}\d{4,6}\b"
)
_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV"
    " NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR UK USA US".split()
)
_DOOR_LETTERS = frozenset("abde")
_FROM_TO = frozenset("to and or of".split())
_BEFORE_STREETS = frozenset("at to on of near from in is outside behind".split())
UNITS = frozenset(
    "mg mcg g kg ml l dl cl mmol umol µmol mol iu units unit u meq mm cm m mmhg hg bpm percent x"
    " times tablets tablet capsules capsule tabs tab caps pills puffs drops day days d week weeks"
    " month months year years hour hours hrs hr h min mins minutes am pm w yo y lbs lb pounds oz ng"
    " pg fl ul nmol pmol cells copies ug k c f degrees cc french fr gauge and to or"
    " of".split()
)


def take_numbers(text: str, words: Sequence[Word]) -> None:
    """Take the house numbers, doors and postal codes beside what is taken."""
    for at, word in enumerate(words):
        if word.taken or word.clinical:
            continue
        if word.is_number:
            _after(text, words, at)
        elif at and words[at - 1].taken:
            _word_after(text, words, at)
    for at in range(len(words) - 2, -1, -1):
        _before(text, words, at)
    for at, word in enumerate(words):
        if word.taken and word.is_number:
            _rest_of_address(text, words, at)
            _town_behind_code(text, words, at)
            if at and words[at - 1].taken and words[at - 1].low in _DOOR:
                _town(text, words, at)


def take_lines(text: str, words: Sequence[Word]) -> None:
    """Take a short line of capitals and numbers between two that are taken: a firm, a quarter."""
    lines = _lines(text, words)
    for first, last in lines:
        line = words[first : last + 1]
        above = words[first - 1] if first else None
        below = words[last + 1] if last + 1 < len(words) else None
        if (
            above is not None
            and below is not None
            and above.taken
            and below.taken
            and len(line) <= 5
            and all(_of_letterhead(word) for word in line)
            and "\n\n" not in text[above.end : below.start]
        ):
            for word in line:
                word.taken = True
    for at, (first, last) in enumerate(lines):
        if _opens_block(words[first : last + 1]):
            _take_block(words, lines[at + 1 : at + 1 + _BLOCK])


def _lines(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """The first and the last word of each line."""
    lines: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        if lines and "\n" not in text[words[at - 1].end : word.start]:
            lines[-1] = (lines[-1][0], at)
        else:
            lines.append((at, at))
    return lines


def _opens_block(line: Sequence[Word]) -> bool:
    """A house and its street, at the end of a line."""
    numbers = [word for word in line if word.is_number and word.taken]
    street = any(word.taken and (_is_street(word) or word.low in _DOOR) for word in line)
    return bool(numbers) and line[-1].taken and (street or line[0] is numbers[0])


def _take_block(words: Sequence[Word], lines: Sequence[tuple[int, int]]) -> None:
    """The short lines below a street as far as the postal code."""
    for first, last in lines:
        line = words[first : min(last, first + 3) + 1]
        for at, word in enumerate(line, start=first):
            if not _of_block(word):
                return
            if word.is_number and 4 <= len(word.text) <= 6:
                for held in words[lines[0][0] : at + 1]:
                    held.taken = True
                return
        if last > first + 3:
            return


def _of_block(word: Word) -> bool:
    return _of_letterhead(word) or (not word.clinical and len(word.text) <= 3)


def _of_letterhead(word: Word) -> bool:
    return word.taken or (not word.clinical and (word.is_number or word.is_capital))


def _rest_of_address(text: str, words: Sequence[Word], at: int) -> None:
    """The town, state and postal code on the lines after a house number."""
    tail = _TAIL.match(text, words[at].end)
    if tail is None:
        return
    for word in words[at + 1 : at + 12]:
        if word.start < tail.end():
            word.taken = word.taken or not word.clinical


def _after(text: str, words: Sequence[Word], at: int) -> None:
    word, before = words[at], words[at - 1] if at else None
    if before is None or not _HOUSE.fullmatch(word.text):
        return
    gap = text[before.end : word.start]
    if before.taken and _NEAR.fullmatch(gap):
        ends = text[word.end : word.end + 1] in ("\n", ",", "", "?") or _ends_address(
            text, words, at
        )
        least = 3 if not _ON_LINE.fullmatch(gap) else 1 if ends or _is_street(before) else 2
        after = words[at + 1].low if at + 1 < len(words) else ""
        glued = at + 1 < len(words) and words[at + 1].start == word.end
        least = 1 if after in _DOOR or (glued and after in _DOOR_LETTERS) else least
        word.taken = len(word.text) >= least and not _is_measured(text, words, at)
    elif before.low in _DOOR and at > 1 and words[at - 2].taken and _gap(text, words, at - 2, at):
        before.taken = word.taken = True
    elif at > 1 and _is_state(before) and words[at - 2].taken and _gap(text, words, at - 2, at):
        before.taken = word.taken = len(word.text) >= 4


def _word_after(text: str, words: Sequence[Word], at: int) -> None:
    """``12 Sample u.``, ``Springfield, XY``: a street's or a state's short form."""
    word, before = words[at], words[at - 1]
    gap = text[before.end : word.start]
    if gap in (" ", "\t") and _is_street(word) and not before.is_number:
        word.taken = not word.is_capital and at + 1 < len(words) and words[at + 1].is_number
    elif _is_part(word, gap, before) or (gap == ", " and _ends_in_country(text, word, before)):
        word.taken = True
    elif _BREAK.fullmatch(gap) and word.text.isupper() and len(word.text) <= 3:
        # A state that no list holds, between a town and a country.
        word.taken = at + 1 < len(words) and words[at + 1].taken
    elif re.fullmatch(r",?[ \t]", gap) and word.text in _STATES and not before.is_number:
        word.taken = "," in gap or before.is_capital


def _ends_in_country(text: str, word: Word, code: Word) -> bool:
    """``80407, Georgia``: behind a postal code, and then nothing more."""
    ends = re.match(r"[ ]*(?:[.?!]?[ ]*(?:\n|\Z)|[.?!][ ])", text[word.end : word.end + 12])
    return code.is_number and len(code.text) >= 4 and word.is_capital and bool(ends)


def _town_behind_code(text: str, words: Sequence[Word], at: int) -> None:
    """``12345 Sample``: a line that begins with a postal code goes on with the town."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else None
    begins = word.start > 0 and text[word.start - 1] in "\n-"
    if after is not None and begins and len(word.text) >= 4 and after.is_capital:
        after.taken = after.taken or text[word.end : after.start] == " "


def _is_part(word: Word, gap: str, before: Word) -> bool:
    """``52T``, ``3501GF``; a province in brackets or behind a stroke."""
    if gap in ("", "-"):
        return before.is_number and bool(_PART.fullmatch(word.text))
    return bool(_PROVINCE.fullmatch(gap)) and len(word.text) == 2 and word.text.isupper()


def _town(text: str, words: Sequence[Word], at: int) -> None:
    """What follows the number of a door, on its line or the next: the town."""
    for one, other in zip(words[at:], words[at + 1 : at + 5], strict=False):
        if other.is_number or not other.is_capital or not _gap(text, words, at, at + 1):
            return
        if not _NEAR.fullmatch(text[one.end : other.start]):
            return
        other.taken = True


def _before(text: str, words: Sequence[Word], at: int) -> None:
    word, after = words[at], words[at + 1]
    if word.taken or word.clinical or not after.taken:
        return
    gap = text[word.end : after.start]
    if not word.is_number:
        if gap == "-" and after.is_number and _PART.fullmatch(word.text) and word.is_capital:
            word.taken = True
        elif gap in (" ", ". ") and (word.low in _STREET_SHORT or _is_street(word)):
            word.taken = not after.is_number and (
                word.is_capital or (at > 0 and words[at - 1].is_number)
            )
        return
    if _HOUSE.fullmatch(word.text) and re.fullmatch(r",?[ \t]{1,2}|-", gap):
        plain = gap[0] in " \t" and len(word.text) > 2 and "/" not in word.text
        plain = plain or _leads_to_street(text, words, at)
        begins = word.start == 0 or text[word.start - 1] in "\n,-"
        word.taken = (
            plain or after.is_number or _addressed(words, at + 1) or (begins and len(word.text) > 3)
        )


def _ends_address(text: str, words: Sequence[Word], at: int) -> bool:
    """``on Vila Sample, 2.``: the number of a house, behind two words of its street."""
    first, furthest = at - 1, max(0, at - 6)
    while first > furthest and words[first - 1].taken and not words[first - 1].is_number:
        first -= 1
    placed = first > 0 and words[first - 1].low in _BEFORE_STREETS
    placed = placed and "." not in text[words[at - 1].end : words[at].start]
    return placed and at - first >= 2 and bool(re.match(r"\.(?:\s|\Z)", text[words[at].end :][:2]))


def _leads_to_street(text: str, words: Sequence[Word], at: int) -> bool:
    """``at 9 Sample Follow``, ``of 38, Sample Zila``: two capitals behind a small number."""
    before = words[at - 1] if at else None
    if before is None or before.low not in _BEFORE_STREETS:
        return False
    pair = words[at + 1 : at + 3]
    near = text[words[at].end : pair[0].start] in (" ", ", ")
    return near and len(pair) == 2 and all(each.taken and each.is_capital for each in pair)


def _addressed(words: Sequence[Word], at: int) -> bool:
    """Whether what is taken from here on looks like a street."""
    for word in words[at : at + 8]:
        if not word.taken:
            return _is_street(word)
        if word.is_number or _is_street(word):
            return True
    return False


def _is_street(word: Word) -> bool:
    return word.low in _STREET_SHORT or bool(_STREET.search(word.low))


def _is_state(word: Word) -> bool:
    return not word.is_number and 2 <= len(word.text) <= 3 and word.low not in UNITS


def _is_measured(text: str, words: Sequence[Word], at: int) -> bool:
    """A number with a unit after it, or before a percent sign, is no house."""
    word = words[at]
    if text[word.end : word.end + 1] in ("%", "°", ".") and text[word.end : word.end + 2] != ". ":
        return text[word.end : word.end + 1] != "." or text[word.end + 1 : word.end + 2].isdigit()
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None and word.text[0] == "0" and word.end == after.start:
        return False  # "07C" is a door
    if after is not None and after.low in _FROM_TO and at and _is_street(words[at - 1]):
        return False
    return after is not None and after.low in UNITS and not text[word.end : after.start].strip(" -")


def _gap(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    return all(
        _NEAR.fullmatch(text[one.end : other.start])
        for one, other in zip(words[first:last], words[first + 1 : last + 1], strict=True)
    )
