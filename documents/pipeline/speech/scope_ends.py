"""Where what a cue says ends, whatever the cue: at a stop, a cell's wall, behind a label."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import Final

from documents.pipeline.speech.cue_patterns import Found
from documents.pipeline.speech.cues import Cue
from knowledge.phrases import Tokens

# Behind one of these a colon opens the list that is denied: "no signs of:", "denies symptoms:".
_OPENS_LIST: Final = frozenset(
    """of for any the following these symptom symptoms sign signs flag flags complaint complaints
    feature features finding findings evidence problem problems condition conditions issue issues
    factor factors concern concerns illness illnesses disease diseases disorder disorders history
    hx pmh pmhx diagnosis diagnoses comorbidities complications episodes ros systems changes
    abnormalities""".split()
)
# Words by which several names are said to be over together.
_SEVERAL: Final = frozenset({"has", "have", "had", "is", "was", "are", "were", "all", "both"})
# "Diabetes and depression in remission": the nearest of them, if no verb says it of both.
_TREATED_FOR: Final = frozenset({("s", "/", "p"), ("status", "post")})
_OF_ONE: Final = "remission"
_LONGEST_ITEM: Final = 4
# With these an order begins; with these a further clause of what it waits for.
_CALLS: Final = frozenset(
    """call return come go seek contact see watch tell notify ring phone please report get
    visit""".split()
)
_SUBJECTS: Final = frozenset({"he", "she", "they", "you", "it", "there", "has", "have", "is"})
_IFS: Final = frozenset({"if", "when", "for"})
_ONE: Final = frozenset({"has", "is", "was"})
_WHOSE: Final = frozenset({"her", "his", "their", "my", "your", "the"})
_DASHES: Final = frozenset({"-", "–", "—"})

# "PE ruled out and pneumonia found": with one of these behind it, it is said of what is before it,
# unless that is who or what ruled it out: "the scan ruled out, to our relief, PE".
_RULED_OUT: Final = frozenset(
    {("ruled", "out"), ("excluded",), ("discounted",), ("disproved",), ("absent",), ("denied",)}
    | {(f"{word}{end}",) for word in ("descartad", "excluid") for end in ("o", "a", "os", "as")}
)
_UNLIKELY: Final = ("unlikely", "improbable")
_LESS_LIKELY: Final = frozenset(
    {("less", "likely"), ("poco", "probable"), ("menos", "probable"), ("poco", "probables")}
)
# "Gout suspected and pneumonia confirmed", but "a suspected and feared abscess".
_MAYBE: Final = frozenset(
    (word,) for word in ("suspected", "possible", "probable", "considered", "presumed", "queried")
)
_ARTICLES: Final = frozenset({"a", "an", "the", "with", "of", "for", "as", "is", "was", "were"})
_GOES_ON: Final = frozenset(
    {"and", "or", "but", ",", "/", ";", ".", "y", "e", "o", "pero", "aunque"}
)
_HOW: Final = frozenset(
    """with as given because since so while when then today yesterday now here on by after following
    via at in clinically radiologically ( por con mediante tras dado segun al ya""".split()
)
_WHO: Final = frozenset(
    """i we he she they it you this that which who has have had also been being already not doctors
    doctor patient ct ctpa mri scan scans x-ray xray ray bloods tests test ultrasound echo imaging
    angiogram angiography biopsy endoscopy colonoscopy gastroscopy ecg ekg troponin troponins dimer
    d-dimer swab swabs cultures culture results findings team se ha han hemos habia tac rmn rm eco
    ecografia analitica radiografia queda""".split()
)

# "Diabetes without complications, hypertension": what a classification says of the one before it.
_QUALIFIES: Final = re.compile(
    r"(?:\bwithout|\bw ?/ ?o|\bsin) (?:any |current |acute )?(?:complications?|complicaciones|aura"
    r"|o?esophagitis|esofagitis|behaviou?ral disturbances?|status migrainosus"
    r"|psychotic (?:features?|symptoms?|behaviou?r)|myelopathy(?: or radiculopathy)?|comorbidit\w+"
    r"|comorbilidad(?:es)?|angina pectoris|pathological fractures?|lower urinary tract symptoms"
    r"|luts|toph(?:us|i)|coma|mention of [\w ]{3,40})$"
)
_DENIES: Final = frozenset("no not denies denied deny without never neither nor negative".split())
_QUALIFIER: Final = 8
# "Without complications, fever or pain": a list of what is denied.
_ORS: Final = frozenset({"or", "nor", "o", "ni"})


def turns_back(tokens: Tokens, cue: Found[Cue]) -> bool | None:
    """Whether ``ruled out`` says something of the name before it, and not of the one behind it.

    None where nothing tells.
    """
    words = tokens.words
    said = tuple(words[cue.first : cue.last])
    unlikely = said[-1] in _UNLIKELY or said[-2:] in _LESS_LIKELY
    if said in _MAYBE:
        and_on = words[cue.last] in ("and", "but") and words[cue.first - 1][0].isalnum()
        return (and_on and words[cue.first - 1] not in _WHO | _ARTICLES) or None
    if said not in _RULED_OUT and not unlikely:
        return None
    before, after = words[cue.first - 1], words[cue.last]
    if before == "(":
        return after in ");," or None
    if before == "," and said[0].startswith(("descartad", "excluid")):
        return after in _HOW or after in _GOES_ON or None
    if before == ":":
        return after == "," or None
    if before in _WHO or not before[0].isalnum():
        return False if before in _WHO else None
    ends = after in _GOES_ON or _stands_apart_from(tokens, cue.last)
    return ends or (after in _HOW and said != ("denied",) and not unlikely) or None


def _stands_apart_from(tokens: Tokens, place: int) -> bool:
    """Whether a dash between blanks stands before a word."""
    gap = tokens.text[tokens.ends[place - 1] : tokens.starts[place]]
    return len(gap) > 2 and gap.strip() in _DASHES


def stops(tokens: Tokens) -> list[int]:
    """Words that end any scope: a stop, a semicolon, the wall of a table cell."""
    ends = []
    for place, word in enumerate(tokens.words):
        if (
            word in ";|•"
            or (word in ".!?" and place + 1 < len(tokens) and _ends(tokens, place))
            or (place and "\t" in tokens.text[tokens.ends[place - 1] : tokens.starts[place]])
            or (word == "," and _is_qualified(tokens.words, place))
        ):
            ends.append(place)
    return ends


def _is_qualified(words: Sequence[str], comma: int) -> bool:
    """Whether a comma ends what a classification adds to a name, which denies nothing behind it."""
    near = words[max(0, comma - _QUALIFIER) : comma]
    found = _QUALIFIES.search(" ".join(near))
    if found is None:
        return False
    before = " ".join(near)[: found.start()].split()
    behind = takewhile(lambda word: word not in ".;|", words[comma + 1 :])
    return bool(before) and _DENIES.isdisjoint(before) and _ORS.isdisjoint(behind)


def label_end(tokens: Tokens, begin: int, limit: int) -> int:
    """Where a denial from word ``begin`` on ends as a label does, at ``limit`` where it is none.

    ``CT without contrast: infarct``, ``healing without infection - diabetes controlled``: what
    follows the colon or the dash is said by itself. ``No signs of: fever, rash`` opens a list.
    """
    words = tokens.words
    named = False
    for place in range(begin, limit):
        word = words[place]
        if named and (word == ":" and words[place - 1] not in _OPENS_LIST):
            return place
        if named and word in _DASHES and _stands_apart(tokens, place):
            return place
        named = named or word[0].isalpha()
    return limit


def _stands_apart(tokens: Tokens, place: int) -> bool:
    """Whether a dash has a blank on both sides."""
    start, end = tokens.starts[place], tokens.ends[place]
    return tokens.text[start - 1 : start].isspace() and tokens.text[end : end + 1].isspace()


def _ends(tokens: Tokens, place: int) -> bool:
    after = tokens.text[tokens.ends[place] : tokens.starts[place + 1]]
    return bool(after) and tokens.text[tokens.starts[place + 1]].isupper()


def item_begin(tokens: Tokens, first: int, last: int, ands: Collection[str], marks: bool) -> int:
    """Where the item begins that the words from ``first`` up to ``last`` are said behind.

    In brackets they are said of one name: ``COPD, gout (in remission)``. What ``marks`` an item is
    said of that item alone, but of several that are told together: ``gout and anemia resolved``,
    ``has resolved``, ``all resolved``. 0 where nothing ends it.
    """
    words = tokens.words
    first = behind(tokens, first)
    if _SEVERAL.intersection(words[max(0, first - 2) : last]):
        # "She has lupus and her nephritis is in remission": a clause of its own.
        own = [at + 1 for at in range(first - 1) if words[at] in ands and words[at + 1] in _WHOSE]
        one = _ONE.intersection(words[max(0, first - 2) : last])
        return max(own, default=0) if one else 0
    begin = next((place + 1 for place in range(first - 2, -1, -1) if words[place] == ","), 0)
    joined = [at + 1 for at in range(begin, first) if words[at] in ands]
    before = words[max(0, first - 1)]
    if before == "(" or _OF_ONE in words[first:last]:
        return max([begin, *joined])
    return begin if marks and not joined and before != "," else 0


def behind(tokens: Tokens, first: int) -> int:
    """Where the brackets open that hold word ``first``, or ``first`` itself.

    ``Breast cancer (left, 2012, in remission)``: it is said of what stands before them.
    """
    words = tokens.words
    for place in range(first - 1, -1, -1):
        if words[place] == "(":
            return place + 1
        if words[place] in ");.":
            break
    return first


def of_one(tokens: Tokens, cue: Found[Cue]) -> bool:
    """Whether a cue is a word like ``previous`` or ``s/p``, said of one item of a list."""
    if cue.value.status != "past" or cue.value.direction != "forward":
        return False
    said = tuple(tokens.words[cue.first : cue.last])
    return said in _TREATED_FOR or (cue.value.reach > 0 and len(said) == 1)


def list_begin(tokens: Tokens, first: int, ands: Collection[str]) -> int:
    """Where the list begins that ends at word ``first`` with its last item behind an "and".

    ``Fever, cough, and sore throat resolved``: what is said behind it is said of all of them.
    ``first`` where no list ends there.
    """
    words = tokens.words
    begin = next((at for at in range(first - 1, -1, -1) if words[at] in ",;.(:"), -1)
    if not any(word in ands for word in words[begin + 1 : first]) or words[first - 1] == ",":
        return first
    while begin >= 0 and words[begin] == ",":
        before = next((at for at in range(begin - 1, -1, -1) if words[at] in ",;.(:"), -1)
        if begin - before - 1 > _LONGEST_ITEM:
            break
        begin = before
    return begin + 1


def limit(tokens: Tokens, cue: Found[Cue], ends: Sequence[int]) -> int:
    """The first of ``ends`` that ends what ``cue`` says of the words behind it.

    ``Go in if: chest pain; fainting``: behind its colon a semicolon only parts the items.
    """
    words = tokens.words
    listed = cue.value.status == "hypothetical" and ":" in words[cue.first : cue.last + 1]
    closed = (end for end in ends if end >= cue.last and not (listed and words[end] == ";"))
    return min(closed, default=len(tokens))


def goes_on(tokens: Tokens, cue: Found[Cue], place: int, limit: int) -> bool:
    """Whether a list goes on with a clause at the comma ``place``: ``Call if fever lasts, he ...``.

    What to do has been said before the ``cue``, so that nothing but more of it follows: behind its
    colon, or in a sentence that begins with what to do.
    """
    words = tokens.words
    first, last = cue.first, cue.last
    if cue.value.status != "hypothetical" or words[place + 1] not in _SUBJECTS:
        return False
    if ":" in words[first : last + 1]:
        return True
    more = any(words[at] == "," and words[at + 1] == "or" for at in range(place, limit - 1))
    return words[0] in _CALLS and (first > 0 or more or words[last - 1] in _IFS)
