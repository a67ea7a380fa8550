"""Medicines: names, brands and, in plain words, what each is for.

The list is our own (``data/medicines.toml``). A name that is also a laboratory test (potassium,
insulin) carries ``analyte``; one that is not always a medicine (alcohol, oxygen) ``substance``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from knowledge.phrases import PhraseIndex, Tokens, tokenize

# Ends that the makers of medicine names reserve for one kind of medicine.
_STEM = re.compile(
    r"cef[a-z]{4,}|[a-z]{3,}(?:pril|prilat|sartan|olol|statin|dipine|conazole|prazole|tidine|cillin"
    r"|mycin|micin|floxacin|cycline|penem|vudine|buvir|asvir|previr|ciclovir|cyclovir|tegravir"
    r"|navir|mab|tinib|ciclib|parib|rafenib|zomib|gliptin|gliflozin|glutide|glitazone|triptan|setron"
    r"|gepant|zepam|zolam|barbital|oxetine|triptyline|pramine|caine|curium|curonium|xaban|gatran"
    r"|parin|grelor|grel|lukast|(?<!s)terol|sonide|olone|asone|profen|coxib|dronate|thiazide|semide|afil"
    r"|fibrate|racetam|gabalin|peridone|zosin|phylline|tropium|platin|rubicin|taxel|trexed|vaptan"
    r"|lutamide|relix|relin|grastim|poetin|kinra|morphine|codone|fentanil|nidazole|azolidine|azepine)"
)
_CHEMICAL = re.compile(
    r"[a-z]{2,}(?:ine|ide|ane|one|ol|azole|mycin|icin|illin|oin|arin|oate|idol|choline|uridine|ones|ines"
    r"|ides|ols)"
)
# Words with a chemist's ending that are none: of the body, of time and place, verbs.
_OF_THE_BODY = re.compile(
    r".*(?:crine|uterine|membrane|hormones?|bones?|stones?|peptides?|saccharides?|cide|wide|side|lines?"
    r"|ermine|vaccine|medicine|zone|clone|phone|tone|cone|gone|something|shine|cholesterol|control|kines?|schools?|stools?|clones|slides?|strides?|planes?|rinthine"
    r"|aerosols?|mol|coalmine)"
)
_NO_CHEMICAL = frozenset(
    """saline alkaline urine murine bovine equine porcine feline canine ovine marine migraine
    pontine examine machine routine combine define refine confine supine feminine masculine
    genuine intestine intestines engine engines discipline imagine famine magazine quarantine
    doctrine divine valentine medicines vaccines machines routines migraines examines defines
    combines refines spines declines provide provides decide divide override guide guides protocol
    protocols symbol symbols controls school patrol someone anyone everyone postpone alone undergone
    plane planes humane hurricane cochrane alcohol alcohols crystalline combines determines palatine
    obtain remain contain besides undone undermines katherine catherine christine caroline josephine
    jacqueline geraldine pauline maxine madeline elaine lorraine bacteroides""".split()
)
_MINERALS = frozenset("potassium sodium calcium magnesium".split())
# Behind a name: salts, ways of release, forms, units.
_BEHIND = frozenset(
    """hydrochloride hcl sulfate sulphate succinate tartrate maleate besylate besilate mesylate
    fumarate phosphate acetate citrate bromide hydrobromide propionate furoate valerate medoxomil
    cilexetil axetil monohydrate dihydrate trihydrate hyclate er xr sr xl cr dr la ir odt ec mr pr
    extended delayed sustained modified immediate release enteric coated film oral tablet tablets
    tab tabs capsule capsules cap caps pill pills solution suspension chewable disintegrating mg
    mcg g ml units unit iu meq %""".split()
)
_LEAST = 5
_NOT_A_STEM = frozenset(
    """prostatin somatostatin angiostatin cystatin homostatin sterol phytosterol ergosterol
    cholesterol aldosterone quinolone fluoroquinolone dihydroxyacetone pregnenolone heparin
    endomorphine cyclosporin""".split()
)


@dataclass(frozen=True, slots=True)
class Medicine:
    """One medicine: ``use`` ends the sentence "This medicine ..."."""

    ingredient: str
    brands: tuple[str, ...]
    group: str
    use: str
    tags: frozenset[str] = frozenset()

    @property
    def is_analyte(self) -> bool:
        """Also a laboratory test."""
        return "analyte" in self.tags

    @property
    def is_substance(self) -> bool:
        """Not always a medicine: alcohol, lead, serotonin."""
        return "substance" in self.tags

    @property
    def is_vaccine(self) -> bool:
        """Given once against an infection, not taken."""
        return "vaccine" in self.tags


@cache
def all_medicines() -> tuple[Medicine, ...]:
    """Every medicine of the list, in its order."""
    source = files("knowledge").joinpath("data/medicines.toml").read_text(encoding="utf-8")
    return tuple(_read(tomllib.loads(source)))


def _read(data: dict[str, Any]) -> list[Medicine]:
    found = []
    for group in data["group"]:
        tags = frozenset(group.get("tags", ()))
        for entry in group["medicines"]:
            name, _, brands = entry.partition(" = ")
            found.append(
                Medicine(
                    ingredient=name.strip(),
                    brands=tuple(b.strip() for b in brands.split(", ") if b.strip()),
                    group=group["name"].strip(),
                    use=group["use"],
                    tags=tags,
                )
            )
    return found


@cache
def index() -> PhraseIndex[Medicine]:
    """Every name and brand; a combination also as ``a/b``, ``a-b``, ``a + b`` and ``a with b``."""
    found: PhraseIndex[Medicine] = PhraseIndex()
    for medicine in all_medicines():
        found.add(medicine.ingredient, medicine)
        if "sulfate" in medicine.ingredient:
            found.add(medicine.ingredient.replace("sulfate", "sulphate"), medicine)
        parts = re.split(r", | and ", medicine.ingredient)
        if len(parts) > 1 and "vitamin" not in medicine.ingredient:
            for order in (parts, parts[::-1]):
                for joint in ("/", " ", " + ", " with ", " and ", " & ", ", "):
                    found.add(joint.join(order), medicine)
        for brand in medicine.brands:
            found.add(brand, medicine)
    return found


def find(name: str) -> Medicine | None:
    """The medicine of this name or brand; a trailing salt or strength must be cut before."""
    return index().get(name)


def of_printed(name: str) -> Medicine | None:
    """The medicine of a name as a document prints it, with what stands behind it: its salt, its
    form, its strength. None where more is said: another substance makes another medicine."""
    words = tokenize(re.sub(r"\([^)]*\)", " ", name)).words
    for size in range(len(words), 0, -1):
        known = find(" ".join(words[:size]))
        if known is not None:
            behind = _BEHIND if "vitamin" in known.group else _BEHIND | _MINERALS
            return known if all(_is_behind(word, behind) for word in words[size:]) else None
    return None


def without_salt(name: str) -> str:
    """A name without the salt or form that stands last in it: levothyroxine of its sodium."""
    words = name.split()
    while len(words) > 1 and _is_behind(words[-1], _BEHIND | _MINERALS):
        words.pop()
    return " ".join(words)


def _is_behind(word: str, some: frozenset[str]) -> bool:
    return word in some or word[0].isdigit()


def tokens_of(name: str) -> Tokens:
    """The words of a printed name, for ``index()``."""
    return tokenize(name)


@cache
def _by_letter() -> dict[str, dict[str, bool]]:
    """Names and brands of one word, by their first letter: whether each is only a medicine's."""
    found: dict[str, dict[str, bool]] = {}
    for medicine in all_medicines():
        for name in (medicine.ingredient, *medicine.brands):
            low = name.lower()
            if low.isalpha() and len(low) >= _LEAST:
                found.setdefault(low[0], {})[low] = not medicine.tags
    return found


@cache
def is_misspelt(word: str) -> bool:
    """Whether a word is a slip away from a name of the list: ``lipator``, ``synthriod``.

    It tells only that a medicine is meant, never which: names of different medicines are alike.
    """
    low = word.lower()
    if len(low) < _LEAST or not low.isalpha():
        return False
    most = 1 if len(low) < 8 else 2
    near = [
        plain
        for name, plain in _by_letter().get(low[0], {}).items()
        if abs(len(name) - len(low)) <= most and _slips(low, name, most) <= most
    ]
    return bool(near) and all(near)


def _slips(left: str, right: str, most: int) -> int:
    """How many letters are wrong, missing, added or swapped; more than ``most`` is not counted."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        last, row, older = row, [i], before
        for j, b in enumerate(right, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        before = last
        if min(row) > most:
            return most + 1
    return row[-1]


def looks_like_chemical(word: str) -> bool:
    """Whether a word is formed as chemists form names; only where a text tells of substances."""
    low = word.lower()
    if len(low) < _LEAST + 1 or low in _NO_CHEMICAL or _OF_THE_BODY.fullmatch(low):
        return False
    return bool(_CHEMICAL.fullmatch(low))


def looks_like_medicine(word: str) -> bool:
    """Whether a word that no list knows is formed as the name of a medicine is."""
    low = word.lower()
    return low not in _NOT_A_STEM and low.isalpha() and bool(_STEM.fullmatch(low))
