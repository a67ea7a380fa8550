"""Names and places that no list holds, found because they are no words.

Every word is weighed: a name, or a capitalised word that neither English nor medicine has, counts
as a name by itself; a name that is also an everyday word (May, Brown) only beside one. What is
joined to them goes with them: initials, particles, the rest of a street, a house number, a postal
code. Wide on purpose: what is masked comes back in the reply, and what a reader of medical words
knows (``clinical``) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from healthchat.llm.deidentify.addresses import take_lines, take_numbers
from healthchat.llm.deidentify.clues import NAMED_AFTER, OFFICES, SMALL_HOUSES
from healthchat.llm.deidentify.lexicon import lexicon
from healthchat.llm.deidentify.standing import mark_signed, mark_titles, only_opens, stands_out
from healthchat.llm.deidentify.weighing import MONTHS_AND_DAYS, Span, Word, weigh

NEAR = re.compile(r"[\s,.'’#/()>-]{0,4}$")
_BESIDE = re.compile(r" ?|[ \t]?[-–&/][ \t]?|-\n[ \t]{0,9}|['’]|\.[ \t]?")
_LIST = re.compile(r",[ \t]?|,?[ \t](?:and|&)[ \t]")
_INITIAL = re.compile(r"[A-ZÀ-ÞΑ-Ω]$")
_PARTICLES = frozenset(
    "van von der den de del des di da du la le el al bin ibn ben dos das san".split()
)
_MONTH_NAMES = frozenset("jan april may june august".split())
_JOINTS = frozenset(
    "and in of at the de y und et do da dos del les an am im bei sur sous upon on pod nad e".split()
)
# The forms of companies, as they are written after the name.
_FORM = re.compile(
    r"(?: (?:[akoe]\.s|v\.o\.s|s\.r\.o|s\.r\.l|s\.p\.a|s\.n\.c|s\.a\.s|s\.c|e\.[KGV]"
    r"|S\.L(?:\.[A-Z])*|S\.A|S\.(?:Com|Coop|en C)|Sp\.[kjp]|Sp\. ?z ?o\.o|A/S|e figli|y asociados"
    r"|et [Ff]ils|und Söhne|i syn(?: s\.c)?|és (?:[Tt]ársai?|[Ff]iai?)|[-–] ME|mbH"
    r"|AG & Co\.? (?:KG|OHG)|& Co\.? (?:KGaA|KG|OHG))"
    r"(?!\w)\.?){1,2}"
)
_HOUSES = frozenset(
    "hospital hosp clinic surgery medical med center centre ctr cntr health healthcare home nursing"
    " care rehab rehabilitation senior living facility er ed infirmary pharmacy university college"
    " school institute county general memorial regional community hospice practice ems fire"
    " police church high elementary academy dental convent group inc llc ltd plc"
    " corp co company systems partners associates markets capital ab hb as asa aps oy oyj bv nv kg"
    " ohg mbh gmbh ag kkt nyrt ry rhf asf tbk pt bhd pvt sas sarl eurl snc sa"
    " spa srl kft zrt bt ltda pty llp".split()
)


def find_unusual(
    text: str, clinical: Iterable[Span] = (), taken: Iterable[Span] = ()
) -> Iterator[Span]:
    """Spans of names and places, left to right; they may hold those that are ``taken`` already."""
    words = weigh(text, clinical, taken)
    mark_titles(text, words)
    mark_signed(text, words)
    seeds = [at for at, word in enumerate(words) if word.taken or stands_out(text, words, at)]
    for at in seeds:
        words[at].taken = True
    for at in seeds:
        if not words[at].is_number:
            _spread(text, words, at, -1)
            _spread(text, words, at, +1)
    _lists(text, words)
    take_numbers(text, words)
    take_lines(text, words)
    _between(text, words)
    yield from _joined(text, words)


def _spread(text: str, words: Sequence[Word], at: int, step: int) -> None:
    """Take with a name what stands beside it and belongs to it."""
    small = not words[at].is_capital
    for _ in range(4):
        one, at = words[at], at + step
        if not 0 <= at < len(words):
            return
        word = words[at]
        left, right = (one, word) if step > 0 else (word, one)
        gap = text[left.end : right.start]
        if step > 0 and gap in (", ", ",", " ") and _INITIAL.match(word.text):
            end = text[word.end : word.end + 1]
            if gap != " " or end == "/":
                # "VROSKIN, A.", but "VROSKIN M/45"
                word.taken = gap != " " and end in (".", ")", "\n", "")
                return
        if step > 0 and gap == ", " and _is_shouted_row(one, word):
            word.taken = True
            continue
        if word.taken or word.is_number or not _BESIDE.fullmatch(gap):
            return
        if gap.startswith(".") and not (_INITIAL.match(left.text) or len(left.text) < 4):
            return
        if gap == "-" and step > 0 and not word.is_capital and one.is_capital:
            # "Ji-woo" is one name, "Lyme-like" is none.
            word.taken = word.low in lexicon().also_words or not lexicon().is_english(word.low)
            return
        if word.low in _PARTICLES and step > 0 and not word.is_capital:
            further = words[at + 1] if at + 1 < len(words) else None
            if further is None or not (further.is_capital or further.low in _PARTICLES):
                return
        elif not _belongs(
            word,
            one,
            step,
            small=small,
            dotted=text[word.end : word.end + 1] == ".",
            surname=step > 0 and gap in (" ", ". ") and _is_surname(words, at),
        ):
            return
        word.taken = True


def _is_shouted_row(surname: Word, word: Word) -> bool:
    """``VROSKIN, AMY LEE`` at the head of a line."""
    return (
        surname.opens
        and not (word.clinical or word.taken or word.is_number)
        and all(len(each.text) > 2 and each.text.isupper() for each in (surname, word))
    )


def _is_surname(words: Sequence[Word], at: int) -> bool:
    """``Laura Hansen came``: what medicine is named after, behind a first name and no disease's."""
    known, word = lexicon(), words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    medical = after is not None and (after.clinical or after.is_number or after.low in NAMED_AFTER)
    first = words[at - 1]
    if at > 1 and _INITIAL.fullmatch(first.text):
        first = words[at - 2]
    return (
        first.bare in known.first
        and not word.text.isupper()
        and not known.is_english(word.low)
        and not medical
    )


def _belongs(
    word: Word, beside: Word, step: int, *, small: bool, dotted: bool, surname: bool
) -> bool:
    if word.low in MONTHS_AND_DAYS:
        return step < 0 and word.low in _MONTH_NAMES and word.is_capital
    if _INITIAL.match(word.text):
        return (dotted or word.text != "I") and (
            step > 0 or dotted or not word.opens or word.text not in "AI"
        )
    if step > 0 and (
        (word.is_capital and word.low in _HOUSES)
        or (word.low in SMALL_HOUSES and beside.is_capital)
    ):
        return True
    if word.clinical:
        known = lexicon()
        called = word.low in known.first or word.low in known.given_words
        return word.is_capital and (called if step < 0 else surname)
    if word.low in _PARTICLES:
        return word.is_capital or step < 0
    if word.weight:
        return word.weight == 2 or not (step < 0 and word.opens and only_opens(word))
    if small and step > 0:
        known = lexicon()
        return not word.is_capital and (not known.is_english(word.low) or known.is_lone(word.low))
    if word.text.isupper() and len(word.text) < 5:
        return beside.text.isupper() and len(word.text) > 2
    # "Barnaby Vroskin" at the head of a line: a word that is hardly one, before a name.
    return word.is_capital and (
        not word.opens or (step < 0 and lexicon().is_lone(word.low) and word.text.istitle())
    )


def _lists(text: str, words: Sequence[Word]) -> None:
    """``Ana, May and Kofi``: a name that is a word too, among names."""
    for order in (range(1, len(words)), range(len(words) - 2, -1, -1)):
        step = 1 if order.step < 0 else -1
        for at in order:
            word, beside = words[at], words[at + step]
            if beside.low in ("and", "or") and 0 <= at + 2 * step < len(words):
                beside = words[at + 2 * step]
            left, right = (word, beside) if step > 0 else (beside, word)
            if not word.taken and _is_in_list(word, beside):
                word.taken = bool(_LIST.fullmatch(text[left.end : right.start]))
            elif step < 0 and at > 1 and words[at - 2].taken and _ends_list(text, words, at):
                word.taken = True


def _is_in_list(word: Word, beside: Word) -> bool:
    """A name that is a word too, or no word at all and among names in small letters."""
    if word.weight == 1:
        return beside.taken and not beside.is_number
    if word.opens and word.is_capital and beside.taken and beside.is_capital:
        # "Obi and Chidi argue": the books know the word, but seldom write it.
        return word.low in lexicon().rare and not (word.clinical or word.text.isupper())
    small = beside.taken and beside.low in lexicon().first and not beside.is_capital
    return (
        small
        and not (word.is_number or word.is_capital or word.clinical)
        and len(word.text) > 3
        and not lexicon().is_english(word.low)
    )


def _ends_list(text: str, words: Sequence[Word], at: int) -> bool:
    """``Ana, Faith, Sky.``: any word with a capital that ends a list of two names or more."""
    two, one, word = words[at - 2 : at + 1]
    return (
        one.taken
        and not (one.is_number or two.is_number or word.clinical or word.is_number)
        and word.is_capital
        and not word.text.isupper()
        and word.low not in OFFICES
        and text[two.end : one.start] == text[one.end : word.start] == ", "
        and text[word.end : word.end + 1] in (".", "", "\n", ")")
    )


def _between(text: str, words: Sequence[Word]) -> None:
    """What joins two that are taken: ``Ana K. Lin``, ``Lin and Partners``, ``Rua X de Y``."""
    for first in range(len(words) - 2):
        if not words[first].taken or words[first].is_number or words[first + 1].taken:
            continue
        for last in (first + 2, first + 3):
            if last >= len(words) or not words[last].taken or words[last].is_number:
                continue
            held = words[first + 1 : last]
            if all(map(_joins, held)) and _on_line(text, words, first, last):
                for word in held:
                    word.taken = True
            break


def _joins(word: Word) -> bool:
    if word.is_number:
        return False
    if len(word.text) == 1 or word.low in _JOINTS:
        return True
    return not (word.clinical or word.is_capital or lexicon().is_english(word.low))


def _on_line(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    return all(
        text[one.end : other.start] in (" ", ". ", ", ", " & ", "'", "’", "-")
        for one, other in zip(words[first:last], words[first + 1 : last + 1], strict=True)
    )


def _joined(text: str, words: Sequence[Word]) -> Iterator[Span]:
    start = end = -1
    for word in words:
        ended = start >= 0 and word.start >= end
        if ended and not (word.taken and NEAR.match(text[end : word.start])):
            yield start, end
            start = -1
        if word.taken:
            start = word.start if start < 0 else start
            form = None if word.is_number else _FORM.match(text, word.end)
            end = max(end, form.end() if form else word.end)
    if start >= 0:
        yield start, end
