"""Which tests a printed name can stand for: word order, spelling, specimen and method aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from knowledge.analytes.catalogue import Analyte, catalogue

_NOISE_TEXT = """
    serum plasma blood whole venous capillary level value result test s sr p estimated
    calculated calc cal computed measured quantitative quantitation quant automated auto manual
    edta fluoride heparin citrate spot sample by method hplc ngsp certified ifcc clia cmia eclia
    elisa ise photometric kinetic jaffe enzymatic westergren modified friedewald estimation assay
    in of the and or to for count % mass volume moles conc concentration nih lc ms report your
    current latest recent repeat generation third fourth
"""


_SPELLING = (
    ("haem", "hem"), ("aemia", "emia"), ("leuco", "leuko"), ("oestr", "estr"), ("sulph", "sulf"),
    ("foet", "fet"), ("faec", "fec"), ("ionis", "ioniz"), ("cholestrol", "cholesterol"),
    ("luteinis", "luteiniz"),
)  # fmt: skip
_WORDS = {
    "abs": "absolute", "absol": "absolute", "#": "absolute", "vit": "vitamin", "avg": "average",
    "hydroxy": "oh", "est": "estimated", "bl": "blood", "ser": "serum", "ur": "urine",
    "quan": "quant", "antibodie": "ab", "urinary": "urine", "antibody": "ab", "antigen": "ag",
}  # fmt: skip
_GREEK = str.maketrans({"α": "alpha", "β": "beta", "γ": "gamma", "µ": "u", "μ": "u", "ß": "ss"})
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")
_TOKEN = re.compile(r"[a-z]+|\d+|[%#]")
_GROUP = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


_DIGIT_IN_WORD = re.compile(r"(?<=[a-z]{2})[015](?=[a-z])|(?<=[a-z])[015](?=[a-z]{2})")


def _letter(found: re.Match[str]) -> str:
    """The letter that a text reader most likely took for this digit inside a word."""
    return {"0": "o", "1": "i", "5": "s"}[found.group()]


def _tokens(text: str) -> tuple[str, ...]:
    plain = text.lower()
    marked = not plain.isascii()
    if marked:
        plain = unicodedata.normalize("NFKD", plain.translate(_GREEK))
    plain = _INITIALS.sub(lambda found: found.group().replace(".", ""), plain)
    if marked:
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    out: list[str] = []
    for token in _TOKEN.findall(plain):
        for wrong, right in _SPELLING:
            token = token.replace(wrong, right)
        if len(token) > 4 and token.endswith("s") and not token.endswith("ss"):
            token = token[:-1]
        token = _WORDS.get(token, token)
        if token:
            out.append(token)
    return tuple(out)


# Words that say how or in what a test was done, not which test it is.
_NOISE = frozenset(_tokens(_NOISE_TEXT))
_GENERIC = frozenset(
    "urine stool csf total free fasting random direct absolute 24 hour type group"
    " screen ratio index factor time ph ua strip dipstick culture".split()
)


# Short for a test where nothing stands behind it: "Ur 5.1" is urea, "Ur protein" of urine.
_BY_ITSELF = {"Ur": "urea"}


def _says_little(bare: tuple[str, ...]) -> bool:
    """Whether what is left of a name without its noise could be any test's."""
    return all(t in _GENERIC or t.isdigit() or len(t) == 1 for t in bare)


def _key(tokens: Iterable[str]) -> tuple[str, ...]:
    """Word order does not matter, except in a ratio."""
    words = list(tokens)
    if "ratio" in words:
        return ("ratio", *(w for w in words if w not in {"ratio", "to"}))
    return tuple(sorted(words))


def _bare(tokens: Iterable[str]) -> tuple[str, ...]:
    return tuple(t for t in tokens if t not in _NOISE)


@lru_cache(maxsize=1)
def _index() -> Mapping[tuple[str, ...], tuple[Analyte, ...]]:
    exact: dict[tuple[str, ...], list[Analyte]] = {}
    loose: dict[tuple[str, ...], list[Analyte]] = {}
    for analyte in catalogue().values():
        for name in (analyte.name, *analyte.synonyms):
            tokens = _tokens(name)
            bare = _bare(tokens)
            for table, key in (
                (exact, _key(tokens)),
                (loose, () if _says_little(bare) else _key(bare)),
            ):
                entry = table.setdefault(key, []) if key else []
                if analyte not in entry:
                    entry.append(analyte)
    for key, entry in loose.items():
        exact.setdefault(key, entry)
    return {key: tuple(entry) for key, entry in exact.items()}


@lru_cache(maxsize=1)
def _vocabulary() -> Mapping[int, tuple[str, ...]]:
    by_length: dict[int, set[str]] = {}
    for tokens in _index():
        for token in tokens:
            by_length.setdefault(len(token), set()).add(token)
    return {length: tuple(sorted(words)) for length, words in by_length.items()}


def _one_edit(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[at + (len(a) == len(b)) :] == b[at + 1 :]


@lru_cache(maxsize=8192)
def _respell(token: str) -> str | None:
    """The one catalogue word a letter away from ``token``; None when none or several are.

    The first letter must agree: methanol is not ethanol.
    """
    nearby = {
        word
        for length in (len(token) - 1, len(token), len(token) + 1)
        for word in _vocabulary().get(length, ())
        if len(word) >= 7 and word[0] == token[0] and _one_edit(token, word)
    }
    return nearby.pop() if len(nearby) == 1 else None


def _respelled(tokens: tuple[str, ...]) -> tuple[str, ...] | None:
    known = _vocabulary()
    out: list[str] = []
    changed = False
    for token in tokens:
        if len(token) < 6 or token in known.get(len(token), ()):
            out.append(token)
            continue
        better = _respell(token)
        if better is None:
            return None
        out.append(better)
        changed = True
    return tuple(out) if changed else None


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(t for key in _index() for t in key) | _NOISE


@lru_cache(maxsize=32768)
def may_begin(word: str) -> bool:
    """Whether a name that we know could begin with this word; a quick test for running text."""
    tokens = _tokens(word)
    return bool(tokens) and tokens[0] in _first_words()


def candidates(name: str) -> tuple[Analyte, ...]:
    """Every test that this printed name can stand for (none when we don't know it).

    A word one letter away from a single word of the catalogue counts as that word.
    """
    return exactly(name) or _nearly(name)


@lru_cache(maxsize=32768)
def exactly(name: str) -> tuple[Analyte, ...]:
    """``candidates`` without forgiving any letter."""
    name = _BY_ITSELF.get(name.strip(), name)
    whole = _tokens(name)
    outside = _tokens(_GROUP.sub(" ", name))
    inside = _tokens(" ".join(_GROUP.findall(name)))
    tries: list[tuple[str, ...]] = [whole, _bare(whole)]
    if inside:
        tries += [outside, _bare(outside)]
    if (
        inside
        and name.rstrip().endswith((")", "]"))
        and (len(outside) <= 6 and not any(t.isdigit() for t in outside))
    ):
        tries += [inside, _bare(inside)]
    index = _index()
    for tokens in tries:
        if tokens and (hit := index.get(_key(tokens))):
            return _in_specimen(hit, whole)
    return ()


@lru_cache(maxsize=8192)
def _nearly(name: str) -> tuple[Analyte, ...]:
    if len(name) > 60:
        return ()
    index = _index()
    whole, outside = _tokens(name), _tokens(_GROUP.sub(" ", name))
    lettered = _tokens(_DIGIT_IN_WORD.sub(_letter, name.lower()))
    for tokens in (lettered, *(_respelled(t) for t in (whole, outside, lettered))):
        for again in (tokens, _bare(tokens)) if tokens else ():
            if again and (hit := index.get(_key(again))):
                return _in_specimen(hit, whole)
    return ()


def _in_specimen(found: tuple[Analyte, ...], tokens: tuple[str, ...]) -> tuple[Analyte, ...]:
    for word, specimen in (("urine", "urine"), ("stool", "stool"), ("csf", "csf")):
        if word in tokens:
            return tuple(a for a in found if a.specimen == specimen)
    return found
