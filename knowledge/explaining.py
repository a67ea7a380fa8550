"""What to tell about a term, from everything we know: glossary, medicines, tests, word parts.

The first source that knows the whole term wins. A term that no source knows is taken apart: a long
word into its Greek and Latin parts, a phrase into its words, and each part is explained by itself;
that says less, but nothing that isn't so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from knowledge import abbreviations, analytes, everyday, glossary, medicines, word_parts
from knowledge.measured import is_measured
from knowledge.phrases import tokenize

# In words; a longer text is no term.
_LONGEST_PHRASE = 9
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")


@dataclass(frozen=True, slots=True)
class Explanation:
    """``plain`` says it in everyday words, ``meaning`` tells more (may be empty).

    ``source`` is where it is from: glossary, abbreviations, words, medicines, tests, or parts (the
    term was put together from what its parts mean).
    """

    plain: str
    meaning: str
    source: str


def explain(term: str, context: str = "") -> Explanation | None:
    """What to tell about ``term``; None where nothing is known or an abbreviation stays unclear."""
    term = " ".join(term.split()).strip(" .,;:*\"'")
    if not term or len(term) > 200:
        return None
    if (short := abbreviations.printed_form(term)) is not None:
        return _abbreviation(term, short, context)
    found = _measured(term, context) or _whole(term) or _other_forms(term)
    if found is None and 3 <= len(term) <= 5 and abbreviations.is_abbreviation(term.upper()):
        # Nothing else is written so: "prn" and "Bid" are what they are in capitals.
        found = _abbreviation(term, term.upper(), context)
    return found or _phrase(term)


def _abbreviation(term: str, short: str, context: str) -> Explanation | None:
    sense = abbreviations.resolve_in(short, context)
    if sense is None:
        return None
    return Explanation(sense.plain, f"{term} stands for {sense.full}.", "abbreviations")


def _measured(term: str, context: str) -> Explanation | None:
    """A test that has the name of a medicine, where the context speaks of a result."""
    at = context.casefold().find(term.casefold())
    if at < 0 or glossary.find(term) is not None or medicines.find(term) is None:
        return None
    tests = analytes.exactly(term)
    if not tests or not is_measured(context, at, at + len(term)):
        return None
    return Explanation(tests[0].name, tests[0].measures, "tests")


def _whole(term: str) -> Explanation | None:
    """The term as one of the sources knows it."""
    if (entry := glossary.find(term)) is not None:
        return Explanation(entry.plain or entry.meaning, entry.meaning, "glossary")
    if (wording := everyday.find(term)) is not None:
        return Explanation(wording, "", "words")
    if (medicine := medicines.find(term)) is not None:
        return Explanation(f"a medicine that {medicine.use}".rstrip("."), "", "medicines")
    analyte = analytes.exactly(term)
    if analyte:
        first = analyte[0]
        return Explanation(first.name, first.measures, "tests")
    if (built := word_parts.explain(term)) is not None:
        return Explanation(built, "", "parts")
    return None


def _other_forms(term: str) -> Explanation | None:
    """The term without a bracket, a plural or ``and``/``or`` between two names of it."""
    for form in _forms(term):
        if abbreviations.is_abbreviation(form):
            # An abbreviation beside its name is settled by the name; alone it needs a context.
            continue
        if (found := _whole(form)) is not None:
            return found
    return None


def _forms(term: str) -> list[str]:
    forms: list[str] = []
    if inside := _BRACKETS.search(term):
        forms += [_BRACKETS.sub(" ", term).strip(), inside.group(1).strip()]
    if ";" in term or " / " in term:
        forms += [part.strip() for part in re.split(r";| / ", term)]
    if "," in term:
        head, _, tail = term.partition(",")
        forms += [f"{tail.strip()} {head.strip()}", head.strip()]
    forms += [form for name in (term, *forms) for form in _singular(name)]
    return [form for form in dict.fromkeys(forms) if form and form != term]


def _singular(name: str) -> list[str]:
    head, _, last = name.rpartition(" ")
    lead = f"{head} " if head else ""
    forms = []
    for end, instead in (("ies", "y"), ("es", ""), ("es", "is"), ("s", ""), ("ae", "a")):
        if last.lower().endswith(end) and len(last) > len(end) + 2:
            forms.append(lead + last[: -len(end)] + instead)
    first, _, rest = name.partition(" ")
    if rest and first.lower() in _LEADS:
        forms.append(rest)
    return forms


_LEADS = frozenset("a an the to be of being".split())


def _phrase(term: str) -> Explanation | None:
    """The known parts of a phrase, where all its other words are everyday words."""
    tokens = tokenize(term)
    if not 2 <= len(tokens) <= _LONGEST_PHRASE * 2:
        return None
    told: list[tuple[str, str]] = []
    place = 0
    while place < len(tokens):
        if tokens.words[place] in _LEADS:
            place += 1
            continue
        for last in range(min(len(tokens), place + 4), place, -1):
            if last - place == len(tokens):
                continue
            part = term[tokens.starts[place] : tokens.ends[last - 1]]
            if last - place == 1 and (not part.isalpha() or is_everyday(part)):
                place += 1
                break
            known = (
                None if abbreviations.is_abbreviation(part) else _whole(part) or _other_forms(part)
            )
            if known is not None:
                told.append((part, known.plain))
                place = last
                break
        else:
            return None
    if not told:
        return None
    return Explanation("; ".join(f"{part}: {plain}" for part, plain in told), "", "parts")


def is_everyday(word: str) -> bool:
    """Whether a word needs no explaining: our own explanations are made of it."""
    low = word.lower()
    return low in _own_words() or low.removesuffix("s") in _own_words()


@cache
def _own_words() -> frozenset[str]:
    """The words that our own explanations are made of: easy by the test of their grade."""
    words: set[str] = set()
    for term in glossary.all_terms():
        words.update(tokenize(f"{term.plain} {term.meaning}").words)
    for wording in everyday.all_wordings():
        words.update(tokenize(wording).words)
    hard = {name for term in glossary.all_terms() for name in (term.term.lower(), *term.also)}
    return frozenset(words - hard | _ALWAYS)


_ALWAYS = frozenset(
    """left right upper lower front back side arm leg hand foot eye ear nose mouth face head neck
    chest belly skin bone blood heart big small large long short wide thin thick high low many few
    more less slow fast early late first second third fourth fifth one two three four five
    st nd rd th in on at with without and or by from for not no any only both index ring
    curved square round shaped flat bent broad narrow middle inner outer central near far nail
    hair tooth teeth lip finger thumb toe lung liver kidney brain""".split()
)
