"""Names of conditions out of ICD-10-CM that the lexicon's rules alone would not find whole.

``data/condition_titles.toml`` is made from the classification, by

    python -m knowledge.condition_titles > knowledge/data/condition_titles.toml

so that whoever only asks for names need not read its megabytes of XML.
"""

from __future__ import annotations

import re
import sys
import tomllib
from functools import cache
from importlib.resources import files

from knowledge.spelling import spellings

_NAME = "data/condition_titles.toml"
_MOST_WORDS = 4
_FEWEST_LETTERS = 5
# Accidents, injuries of each bone, reasons for a visit, provisional codes: no names of illness.
_SKIPPED = tuple("STUVWXYZ")
_UNSPECIFIED = re.compile(
    r",? (?:unspecified|not elsewhere classified|not otherwise specified|nos|nec)\b.*$", re.I
)
_OTHERS = re.compile(r"^(?:(?:other|unspecified|certain|specified|and) )+", re.IGNORECASE)
# A name with one of these is one of a series, half a sentence, or no illness.
_NOT_IN = frozenset(
    """left right bilateral other specified unspecified and or by to in for at from as on associated
    multiple sites site part parts use status exposure observation care individual following during
    after type classified conditions condition related elsewhere mention encounter first second
    third trimester fetus newborn mother death findings finding result results test level levels
    score external internal factor factors problem problems structures unit with
    supervision sequelae volatile childhood old past previous
    without due affecting complicating involving because""".split()
)
# Everyday words that the classification prints as names too.
_EVERYDAY = frozenset(
    """accessory acute attacks avascular caffeine calme cortical death deletions difficulties
    duplications ecstasy falling female fusion growth hostility hyaline individual lateral liver
    malleus marijuana medullary pancreatic sighing specified subacute transgender tubular uterus
    worries screaming cluttering ganglion immunocompromised immunosuppressed
    immunodeficient phencyclidine malocclusions extraction reading reaction puberty marasmus
    hyponasality unhappiness impulsiveness loneliness senescence overactivity exfoliation
    synechia restzustand lactation tobacco inhalants solitary illness shock felon
    trachomatis""".split()
) | {
    "anal canal", "aortic arch", "fat pad", "accessory muscle", "low density", "round hole",
    "pseudomonas aeruginosa", "old age", "culture shock", "peregrinating patient",
}  # fmt: skip
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")


def source() -> str:
    """The file as it is kept."""
    return files("knowledge").joinpath(_NAME).read_text(encoding="utf-8")


@cache
def titles() -> dict[str, tuple[str, ...]]:
    """``diagnoses`` and ``symptoms``, each with British spellings beside the American."""
    return {
        kind: tuple(spelt for name in block.split("\n") if name for spelt in spellings(name))
        for kind, block in tomllib.loads(source()).items()
    }


def plain(title: str) -> str | None:
    """A title as a note would print it, or None where none would."""
    name = _OTHERS.sub("", _UNSPECIFIED.sub("", title.replace("’", "'"))).strip(" ,").lower()
    words = name.replace("-", " ").split()
    if not 0 < len(words) <= _MOST_WORDS or not all(_WORD.fullmatch(word) for word in words):
        return None
    if _NOT_IN.intersection(words) or words[-1] == "of":
        return None
    if name in _EVERYDAY or (len(words) == 1 and len(name) < _FEWEST_LETTERS):
        return None
    return name


def main() -> None:
    """Print the file: the names that ``conditions.names`` does not find whole by itself."""
    from knowledge import conditions, icd10
    from knowledge.condition_words import lexicon
    from knowledge.phrases import tokenize

    lex = lexicon()
    known = frozenset(name for listed in titles().values() for name in listed)
    told = lex.generic | lex.modifiers | lex.degrees | lex.not_conditions
    found: dict[str, set[str]] = {"diagnoses": set(), "symptoms": set()}
    for entry, title in icd10.names():
        name = None if entry.code.startswith(_SKIPPED) else plain(title)
        if name is None:
            continue
        tokens = tokenize(name)
        size = len(tokens)
        inside = list(conditions.names(tokens, with_degrees=True))
        whole = name not in known and any(each.last - each.first == size for each in inside)
        alone = size == 1 and tokens.words[0] in told
        # "Other cardiac sounds" are none; "other seborrheic dermatitis" is. A tumour's entry lists
        # the tissues that it may be of.
        bare = not inside and ("C" <= entry.code < "D5" or _OTHERS.match(title))
        if not whole and not alone and not bare:
            found["symptoms" if entry.code.startswith("R") else "diagnoses"].add(name)
    found["symptoms"] -= found["diagnoses"]
    sys.stdout.write("# Made by `python -m knowledge.condition_titles` out of ICD-10-CM.\n")
    for kind, listed in found.items():
        sys.stdout.write(f'\n{kind} = """\n' + "\n".join(sorted(listed)) + '\n"""\n')


if __name__ == "__main__":
    main()
