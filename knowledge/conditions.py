"""Names of conditions and symptoms in a text, by a lexicon of heads and what may stand before them.

A condition's name is a head (``hypertension``, ``-itis``, ``pain``, ``disease``) with the words of
place, kind and cause before it and, sometimes, ``type 2`` or ``of the liver`` behind it. That finds
names no list holds. Words of degree (``severe``) are no part of a name in prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.condition_words import Lexicon, NameKind, expansion, is_episode, is_lasting, lexicon
from knowledge.phrases import Tokens

__all__ = ["Name", "NameKind", "expansion", "is_episode", "is_lasting", "names"]


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``first`` up to ``last`` name a condition; ``core`` is where its head begins."""

    first: int
    last: int
    core: int
    kind: NameKind
    abbreviation: bool = False


# Ends of words that name conditions.
_SUFFIX = re.compile(
    r"[a-z]{2,}(?:itis|itides|osis|oses|emia|aemia|oma|omas|omata|opathy|opathies|algia|algias|penia"
    r"|plegia|paresis|rrhea|rrhoea|rrhagia|ectasis|ectasia|megaly|iasis|dynia|phasia|phagia|pnea"
    r"|pnoea|trophy|trophies|plasia|stenosis|malacia|uria|natremia|thyroidism|adrenalism|lordosis"
    r"|ophthalmia|ophthalmos|philia|cytosis|toxicity|toxicities|kinesia|kinesias|blastoma|sarcoma|carcinoma|embolism"
    r"|thrombosis|sclerosis|parathyroidism|gonadism|pituitarism|volemia|esthesia|aesthesia"
    r"|aldosteronism|insulinism|cortisolism|androgenism|tonia|hidrosis|lithiasis|ptysis|staxis|lepsy|opsia)"
)
# Verbs and plurals that end alike: "purposes", "discloses", "mitoses".
_NO_SUFFIX = re.compile(r"\w*(?:poses?|closes?|mitoses|meioses|metamorphos[ie]s|lactoses)")
# "hypothroidism": too much or too little of something, also where it is misspelled.
_BALANCE = re.compile(r"(?:hyper|hypo)[a-z]{4,}ism")
# Ends of adjectives that tell what kind of disease it is.
_ADJECTIVE = re.compile(
    r"[a-z]{3,}(?:al|llar|ic|ous|ary|oid|ular|genic|ative|itic|otic|emic|ineal|iac|eal)"
)
# Heads that are often named after a person.
_NAMED_AFTER = frozenset("disease syndrome disorder palsy phenomenon sclerosis dystrophy".split())
_CAUSED = frozenset("induced related associated acquired".split())
# Said of a part of the body that comes behind it: "a tear of the long ..." is no name's end.
_HANGING = re.compile(
    r"(?!canal|molar)\w{3,}(?:al|ar|ic|ous|ary|oid)|long|short|deep|upper|lower|left|right|great|small|large"
    r"|posterior|anterior|superior|inferior|middle|inner|outer"
)
_TYPES = frozenset("type stage grade class phase nyha".split())
_TYPE_VALUE = re.compile(r"\d{1,2}|[ivx]{1,4}|[abcd]", re.IGNORECASE)
# "type 2", "stage IIIb", "stage T1c", "grade 3-4": the whole value behind its word.
_VALUE_AFTER = re.compile(
    r"\s*(?:\d{1,2}(?:\s?[-/–]\s?\d)?[a-d]?|[ivx]{1,4}[a-d]?|[a-d]|p?t\d[a-d]?(?:n\d[a-c]?)?(?:m\d)?)"
    r"(?![\w])",
    re.IGNORECASE,
)
# These say how the text speaks of a condition; they are never part of its name.
_SPOKEN_OF = frozenset("suspected possible probable previous prior known likely".split())
_DONE = ("status", "post")
_ACUTE = frozenset({"acute", "subacute"})
_SPECIES = frozenset(
    "coli aureus pneumoniae difficile pylori faecalis influenzae albicans aeruginosa".split()
)
# "anaemia of CKD", "flare of gout": what it comes from belongs to the name.
_WITH_CAUSE = frozenset("anemia anaemia exacerbation flare apnea apnoea".split())
_OF_FILLERS = frozenset("the his her both left right bilateral lower upper their my your".split())


# "# left distal radius", "#NOF": a break, as British letters write it; "# Hip pain" is a list's.
_BROKEN = re.compile(
    r"#[ ]?(?:of[ ])?(?:(?:the|left|right|l|r|lt|rt|distal|proximal|mid|base of|shaft of|neck of"
    r"|undisplaced|displaced|open|closed|\d(?:st|nd|rd|th))[ ]){0,5}"
    r"(?:radius|ulna|humerus|femur|tibia|fibula|clavicle|scapula|patella|metacarpals?|metatarsals?"
    r"|scaphoid|olecranon|malleolus|mandible|NOF)\b"
    r"(?:[ ](?:and|&)[ ](?:(?:left|right|distal|proximal)[ ]){0,2}(?:radius|ulna|tibia|fibula)\b)?"
    r"(?=[ ]*(?:[.,;:)\n(–-]|$)|[ ](?:(?:left|right|l|r|following|after|with|from|on|in|due"
    r"|treated)\b|(?:19|20)\d\d))",
    re.IGNORECASE,
)


def _broken(tokens: Tokens, place: int) -> int | None:
    """Where a break that is written with a sign ends."""
    found = _BROKEN.match(tokens.text, tokens.starts[place])
    if found is None:
        return None
    return next(
        (at for at in range(place, len(tokens)) if tokens.starts[at] >= found.end()), len(tokens)
    )


def names(tokens: Tokens, *, with_degrees: bool = False) -> Iterator[Name]:
    """The conditions named in a sentence, left to right.

    ``with_degrees`` keeps ``mild`` in ``mild hypertension``, as a list of diagnoses prints it.
    """
    lex = lexicon()
    words = tokens.words
    place, size = 0, len(words)
    begin = 0  # nothing before this word may be drawn into a name
    while place < size:
        if words[place] == "#" and (broken := _broken(tokens, place)) is not None:
            yield Name(place, broken, place, NameKind.DIAGNOSIS)
            begin = place = broken
            continue
        head = _head(lex, tokens, place)
        if head is None:
            if _adjective(lex, tokens, place):
                standing = words[place] in lex.standing_adjectives
                kind = NameKind.DIAGNOSIS if standing else NameKind.SYMPTOM
                yield Name(place, place + 1, place, kind)
                begin = place + 1
            place += 1
            continue
        last, kind, is_generic, short = head
        core = place
        while (more := _next_head(lex, tokens, last)) is not None:
            last, kind, is_generic = more.last, more.kind, is_generic and more.generic
            core = more.core
        first = _leftmost(lex, tokens, place, begin, with_degrees=with_degrees)
        end = _rightmost(lex, tokens, last)
        # "mildly dilated", as "dilated", is said of something that is not named.
        said_of = lex.degrees if words[place] in lex.modifiers else frozenset()
        alone = all(word in said_of for word in words[first:place])
        bare = is_generic and alone and end == last
        if bare:
            place = last
            continue
        yield Name(first, end, min(core, place), kind, short)
        begin = place = end


@dataclass(frozen=True, slots=True)
class _Head:
    last: int
    core: int
    kind: NameKind
    generic: bool


def _head(lex: Lexicon, tokens: Tokens, place: int) -> tuple[int, NameKind, bool, bool] | None:
    """The head that begins at ``place``: its end, kind, whether it needs more, abbreviation."""
    word = tokens.words[place]
    found = lex.phrases.at(tokens, place)
    if found is not None:
        raw = tokens.text[tokens.starts[place] : tokens.ends[found.last - 1]]
        return found.last, found.value, False, raw in lex.abbreviations
    if word in lex.not_conditions:
        return None
    if word in lex.diagnoses:
        return place + 1, NameKind.DIAGNOSIS, False, False
    if word in lex.symptoms:
        return place + 1, NameKind.SYMPTOM, False, False
    if word in lex.generic:
        kind = NameKind.SYMPTOM if word in lex.symptom_words else NameKind.DIAGNOSIS
        return place + 1, kind, True, False
    formed = _SUFFIX.fullmatch(word) and not _NO_SUFFIX.fullmatch(word)
    if len(word) > 6 and (formed or _BALANCE.fullmatch(word)):
        return place + 1, NameKind.DIAGNOSIS, False, False
    return None


def _adjective(lex: Lexicon, tokens: Tokens, place: int) -> bool:
    if tokens.words[place] not in lex.adjectives:
        return False
    if place + 1 == len(tokens):
        return True
    following = tokens.words[place + 1]
    return not following[0].isalnum() or following in lex.adjective_ends


def _next_head(lex: Lexicon, tokens: Tokens, place: int) -> _Head | None:
    """A further head right behind one (``seizure disorder``), with words of kind between them."""
    place_now = place
    while place_now < len(tokens) and _glued(tokens, place_now):
        head = _head(lex, tokens, place_now)
        if head is not None:
            return _Head(head[0], place_now, head[1], head[2])
        if not _is_modifier(lex, tokens, place_now) or place_now - place >= 3:
            return None
        place_now += 1
    return None


def _leftmost(lex: Lexicon, tokens: Tokens, place: int, begin: int, *, with_degrees: bool) -> int:
    first = place
    while first > begin and _glued(tokens, first):
        before = first - 1
        word = tokens.words[before]
        if word in _SPOKEN_OF or tuple(tokens.words[max(0, before - 1) : first]) == _DONE:
            break
        degree = word in lex.degrees
        if degree and not with_degrees:
            # "acute severe asthma": a degree inside a name stays, one at its edge does not.
            if not (
                before > begin
                and _glued(tokens, before)
                and tokens.words[before - 1] in lex.modifiers
            ):
                break
        elif not (degree or _is_modifier(lex, tokens, before)):
            step = _special(lex, tokens, before, begin, place, listed=with_degrees)
            if step is None:
                break
            first = step
            continue
        first = before
    # A name begins with a whole word: of "long-standing gout" it is "gout".
    if first < place and tokens.text[tokens.ends[first - 1] : tokens.starts[first]] == "-":
        first += first > begin
    return first


def _prefix(tokens: Tokens, before: int, begin: int) -> int | None:
    """``acute on`` chronic, ``E.`` coli: where it begins, if it ends at word ``before``."""
    words = tokens.words
    if before - 1 < begin:
        return None
    if words[before] == "on" and words[before - 1] in _ACUTE:
        return before - 1
    if words[before] == "." and words[before + 1] in _SPECIES and len(words[before - 1]) == 1:
        return before - 1
    return None


def _special(
    lex: Lexicon, tokens: Tokens, before: int, begin: int, head: int, *, listed: bool
) -> int | None:
    """``type 2``, ``drug-induced`` and a person's name (``Peyronie's disease``) before a head."""
    words = tokens.words
    if (start := _prefix(tokens, before, begin)) is not None:
        return start
    if words[before] in _CAUSED:
        # In a list the cause belongs to the name as printed; in prose it is a fact beside it.
        joined = before > begin and tokens.ends[before - 1] + 1 == tokens.starts[before]
        return before - 1 if listed and joined else None
    if before > begin and words[before - 1] in _TYPES and _TYPE_VALUE.fullmatch(words[before]):
        return before - 1
    generic = tokens.words[head] in lex.generic
    place = before
    if generic and words[place] == "s" and place > begin:
        place -= 1
    possessive = place < before
    gap = tokens.text[tokens.ends[place - 1] : tokens.starts[place]] if place > begin else ""
    double = gap == "-" and _is_surname(tokens, place - 1)  # Zollinger-Ellison
    named = generic and words[head] in _NAMED_AFTER and place > 0
    if not (possessive or double or named):
        return None
    if not _is_surname(tokens, place):
        return None
    return place - 1 if double else place


def _is_surname(tokens: Tokens, place: int) -> bool:
    raw = tokens.text[tokens.starts[place] : tokens.ends[place]]
    return len(raw) > 3 and raw[0].isupper() and raw[1:].islower()


def _rightmost(lex: Lexicon, tokens: Tokens, last: int) -> int:
    words, size = tokens.words, len(tokens)
    end = last
    typed = end + 1 < size and words[end] in _TYPES
    if typed and (value := _VALUE_AFTER.match(tokens.text, tokens.ends[end])):
        while end < size and tokens.starts[end] < value.end():
            end += 1
    if end + 1 < size and words[end] == "of" and _glued(tokens, end):
        place = end + 1
        while place < size and words[place] in _OF_FILLERS:
            place += 1
        sites = place
        while place < size and words[place] in lex.modifiers and _glued(tokens, place):
            place += 1
        if place > sites and _next_head(lex, tokens, place) is not None:
            return end  # "exacerbation of heart failure": another name begins there
        while place > sites and _HANGING.fullmatch(words[place - 1]):
            place -= 1
        if place > sites:
            end = place
        elif words[last - 1] in _WITH_CAUSE and place < size:
            cause = _head(lex, tokens, place)
            end = cause[0] if cause is not None else end
    return end


def _is_modifier(lex: Lexicon, tokens: Tokens, place: int) -> bool:
    word = tokens.words[place]
    if word in lex.modifiers:
        return True
    return len(word) > 5 and word not in lex.not_adjectives and bool(_ADJECTIVE.fullmatch(word))


def _glued(tokens: Tokens, place: int) -> bool:
    """Whether word ``place`` follows the one before it in the same cell of the same phrase."""
    if place == 0:
        return True
    gap = tokens.text[tokens.ends[place - 1] : tokens.starts[place]]
    if gap == " ":
        return True
    if len(gap) > 2 and gap.strip() in ("-", "–"):
        # A dash with spaces: a hyphen in spaced-out text, but a break before a capital.
        return not tokens.text[tokens.starts[place]].isupper()
    return "  " not in gap and "\t" not in gap and gap.count("\n") <= 1
