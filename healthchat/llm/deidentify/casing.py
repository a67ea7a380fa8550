"""The capitals that a text would have: one written in small letters only, or in capitals only.

A name in a hurried message ("call ana lim") has lost the mark by which the rules know it. The text
is given the capitals it would have had, letter for letter, and then read as any other: what no
dictionary holds and what is a name gets one, and a name that is a word too beside such, in the
number of a house, the firm's name before its form, and the value of a form's field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from healthchat.llm.deidentify.clues import CALLED, PLACED
from healthchat.llm.deidentify.houses import STATE
from healthchat.llm.deidentify.lexicon import Lexicon, lexicon, without_accents
from healthchat.llm.deidentify.place_names import COUNTRIES, PLACE_NAMES

_WORD = re.compile(r"(?<![\w@.'’])[^\W\d_]+(?:['’][^\W\d_]+)?(?![\w@'’]|\.\w)|\b[^\W\d_](?=\.)")
_GENITIVE = re.compile(r"['’]s?\Z")
_SHORTENED = re.compile(r"['’](?:m|t|d|ll|ve|re|em|mon|all|am|cause)\Z")
_OPENS = re.compile(r"(?:\A|[.!?:]\s|\n)[\s\"'“*•-]{0,8}\Z")
_LEAST = 2
"""Fewer words tell nothing of how a text is written."""
_LONG, _SHOUTED = 4, 5
"""So many letters an unknown word must have at least: shorter ones are abbreviations."""
_MUCH, _SOME, _FEW = 0.5, 0.34, 8
"""The share of words that must be English, of few words less."""

_PLACES = re.compile(rf"(?<![\w-])(?:{PLACE_NAMES}|{COUNTRIES})(?!\w)", re.I)
_SMALL = r"(?:of|and|the|at|in|on|to|for|from|with|by|is|was|a|an|my|his|her|your|or|but|that|this)"
_PLAIN = rf"(?!{_SMALL}\b)[^\W\d_][\w'’-]{{0,24}}"
_WAYS = (
    r"street|avenue|ave|road|rd|drive|lane|ln|boulevard|blvd|court|terrace|parkway|pkwy|highway|hwy"
    r"|crescent|square|gardens|close|mews|circle|loop|trail|plaza"
)
_FIRMS = (
    r"ltd|inc|llc|llp|plc|gmbh|corp|corporation|ag|kg|ohg|aps|kft|zrt|ltda|s\.?p\.?a|s\.?r\.?l"
    r"|s\.?l|&[ ](?:co|sons|daughters|partners)|and[ ](?:sons|daughters|partners)|bank|bakery|foods"
    r"|motors|airlines|university|college|tavern|records|stores|solutions|holdings?|partners"
    r"|associates|supermarket|industries|enterprises|insurance"
)
_TITLES = (
    re.compile(rf"(?<![\w.,/-])\d{{1,5}}[a-z]?,?[ ]((?:{_PLAIN}[ ]){{1,3}}(?:{_WAYS}))\b"),
    re.compile(
        r"\b((?:rue|rua|calle|avenida|ulica|strada|via|piazza|plaza|camino|aleja|viale|corso|chemin)"
        rf"[ ](?:(?:de|la|le|les|des|du|del|della|di|da)[ ]){{0,2}}{_PLAIN}(?:[ ]{_PLAIN}){{0,2}})"
    ),
    re.compile(rf"\b((?:{_PLAIN}[ ]){{1,3}}(?:{_FIRMS}))(?!\w)"),
    re.compile(rf"(?<![\w.])([a-hj-z]\.[ ]{_PLAIN})"),
    re.compile(
        r"\b(?:(?:accounts?|declined|branch|orders?|charged?|shares|owners?|founders?|ceo|customers?"
        r"|members?|director|partner)[ ](?:at|of|by|from)|joined|founded[ ]by"
        r"|work(?:s|ed|ing)?[ ]for|employed[ ](?:by|at))[ ]"
        rf"({_PLAIN}[ ]{_PLAIN}(?:[ ]{_PLAIN}){{0,2}})(?=[.,;?!\n]|\Z|[ ](?:{_SMALL}))"
    ),
    re.compile(
        r"(?m)(?:^|[ ])(?:name|surname|street|city|town|address|employer|company|attn|attention"
        rf"|billed to|bill to|ship to|deliver to|c/o|account holder)[ ]?[: ][ ]?"
        rf"({_PLAIN}(?:[ ]{_PLAIN}){{0,3}})"
    ),
)
_HOUSES_OF_CARE = re.compile(
    r"\b(?:at|to|from|in|of|by|near)[ ](?:the[ ])?"
    r"(?!(?:the|a|an|my|his|her|our|your|their|local|another|same|outside|nearby|nearest|public"
    r"|private|some|any|which|what|this|that|main|community|general[ ]practice|home|emergency)\b)"
    rf"((?:{_PLAIN}[ ]){{1,4}}(?:hospital|medical[ ]cent(?:er|re)|med[ ]ctr|medical[ ]group"
    r"|infirmary|health[ ](?:care|system|cent(?:er|re)|clinic)|nursing[ ]home|university|clinic"
    r"|hospice|county|elementary|high[ ]school)(?:[ ](?:hospital|medical[ ]cent(?:er|re)))?)\b"
)
_STATE = re.compile(rf",[ ]({STATE.lower()})\b")
_HOUSE = re.compile(
    rf"(?<![\w.,/-])\d{{1,5}}[a-z]?,?[ ]({_PLAIN}(?:[ ]{_PLAIN}){{0,2}})(?=[.,;?!\n]|\Z|[ ]in\b)"
)
_TOWN_FIRST = frozenset(
    "new old saint st san santa lake port north south east west mount fort los las el la great"
    " little upper lower".split()
)
_FOREIGN = frozenset(
    "de la el los las que con en por para del una un se mi su le les des du et est dans pour une"
    " der und das ist mit von den dem ein eine ich zu auf il di che non e o da dos em com os y muy"
    " tengo duele dolor".split()
)
# So common that a name beside them leaves them small.
_NEVER = frozenset(
    "a i an in so see my will may can was is has had the to of on at for from with by and or not no"
    " be do did does all any both she he they we you it its this that there then when who what how"
    " as if but up out off over again today day week year new old about after before more less now"
    " please thanks thank call called mark seen said says told ask met saw got let see back long"
    " page just only still very need needs want wants".split()
)


def with_capitals(text: str) -> str:
    """The same letters, place by place, with capitals where names would have them."""
    lower = any(ch.islower() for ch in text)
    if lower == any(ch.isupper() for ch in text):
        return text
    small = "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in text)
    words = list(_WORD.finditer(small))
    if len(words) < _LEAST:
        return text
    known = lexicon()
    if not _is_english(words, known):
        return text
    raised = bytearray(len(text))
    for match in _PLACES.finditer(small):
        raised[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    for pattern in _TITLES:
        for match in pattern.finditer(small):
            start, end = match.span(1)
            raised[start:end] = b"\x01" * (end - start)
    least = _LONG if lower else _SHOUTED
    for match in words:
        if _is_named(small, match, known, least):
            raised[match.start()] = 1
    for order in (words, words[::-1]):
        for one, other in pairwise(order):
            first, second = sorted((one, other), key=lambda each: each.start())
            near = small[first.end() : second.start()] in (" ", "  ", ". ", "-", " & ")
            joins = other is first and other.group() in _TOWN_FIRST
            if near and raised[one.start()] and (joins or _may_be_name(other.group(), known)):
                raised[other.start()] = 1
    for match in _HOUSE.finditer(small):
        if raised[match.start(1)]:
            raised[match.start(1) : match.end(1)] = b"\x01" * (match.end(1) - match.start(1))
    for match in _HOUSES_OF_CARE.finditer(small):
        raised[match.start(1) : match.end(1)] = b"\x01" * (match.end(1) - match.start(1))
    out = list(small)
    for match in words:
        opens = _OPENS.search(small, max(0, match.start() - 10), match.start())
        letter = out[match.start()].title()
        if (raised[match.start()] or opens) and len(letter) == 1:
            out[match.start()] = letter
    for match in _STATE.finditer(small):
        if any(raised[max(0, match.start() - 20) : match.start()]):
            out[match.start(1) : match.end(1)] = small[match.start(1) : match.end(1)].upper()
    return "".join(out)


def _is_english(words: Sequence[re.Match[str]], known: Lexicon) -> bool:
    """Mostly English words; or a first name, and hardly a small word of another language."""
    said = [match.group() for match in words]
    share = sum(map(known.is_english, said)) / len(said)
    foreign = sum(word in _FOREIGN for word in said)
    if share >= (_SOME if len(said) < _FEW else _MUCH):
        return foreign * 3 < len(said)
    return foreign * 8 < len(said) and any(word in known.first for word in said)


def _is_named(text: str, match: re.Match[str], known: Lexicon, least: int) -> bool:
    word, start = _GENITIVE.sub("", match.group()), match.start()
    if word in _NEVER or _SHORTENED.search(word):
        return False
    if known.is_name(word):
        return len(word) > 3 or word in known.last
    if not known.is_english(without_accents(word)) and len(word) >= least:
        return True
    if not _may_be_name(word, known):
        return False
    before = max(0, start - 40)
    return bool(CALLED.search(text, before, start) or PLACED.search(text, before, start))


def _may_be_name(word: str, known: Lexicon) -> bool:
    """A name that is a word too, a short one, or an initial: beside a name it belongs to it."""
    if word in _NEVER:
        return len(word) == 1
    if len(word) == 1 or word in known.also_words or word in known.first:
        return True
    return known.is_lone(word) or not known.is_english(word)
