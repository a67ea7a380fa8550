"""The words for the two sexes, and the letters that stand for them, as sheets of the world print.

A letter belongs to the language of its label: ``V`` is a woman to a Dutch sheet and a man to a
Spanish one.
"""

from __future__ import annotations

import re
from typing import Final

MALE, FEMALE = "male", "female"
WORDS: Final = {
    MALE: (
        "male males man men boy boys masculino masculinos masculin masculine mâle hombre hombres"
        " varón varones homme hommes homem homens mann männer männlich maschio maschi maschile uomo"
        " uomini mannen mannelijk mænd mandlig män menn mężczyzna mężczyźni erkek mies miehet muž"
        " muži bărbat bărbați férfi"
    ),
    FEMALE: (
        "female females woman women girl girls femenino femeninos feminino femininos féminin"
        " féminine feminin mujer mujeres femme femmes mulher mulheres frau frauen weiblich femmina"
        " femmine femminile donna donne vrouw vrouwen vrouwelijk kvinde kvinder kvindelig kvinna"
        " kvinnor kvinne kvinner kobieta kobiety kadın nainen naiset žena ženy femeie femei nő"
    ),
}
_SEX_OF: Final = {word: sex for sex, words in WORDS.items() for word in words.split()}
ANY: Final = "|".join(sorted(map(re.escape, _SEX_OF), key=len, reverse=True))
"""A pattern of all words."""
LABELS: Final = (
    # What the label is called in one language or several, and its letters for men and for women.
    (r"sex|gender", "m", "fw"),
    (r"sexe", "mh", "f"),
    (r"sexo|g[eé]nero", "mhv", "f"),
    (r"sesso", "m", "f"),
    (r"geschlecht|geschl\.", "m", "wf"),
    (r"geslacht", "m", "vf"),
    (r"kön|køn|kjønn", "m", "kf"),
    (r"płeć", "m", "k"),
    (r"cinsiyet[i]?", "e", "k"),
    (r"sukupuoli", "m", "n"),
    (r"pohlaví|pohlavie", "m", "žf"),
)
_GROUP_LETTERS: Final = (("m", MALE), ("f", FEMALE))
# Where a sheet says "mujer" for a woman its M may be one.
_OPEN_M: Final = re.compile(r"\b(?:mujer|hombre|var[oó]n)", re.IGNORECASE)


def sex_of(words: str) -> str | None:
    """The sex that one of the words names, where they don't name both."""
    found = {_SEX_OF[word] for word in re.findall(r"[^\W\d_]+", words.lower()) if word in _SEX_OF}
    return found.pop() if len(found) == 1 else None


def sex_of_group(label: str) -> str | None:
    """The sex that the label of a range names, by a word or a letter; None for both or neither."""
    words = set(re.findall(r"[^\W\d_]+", label.lower()))
    found = {_SEX_OF[word] for word in words if word in _SEX_OF}
    found |= {sex for letter, sex in _GROUP_LETTERS if letter in words}
    return found.pop() if len(found) == 1 else None


def sex_of_label(label: str, told: str, text: str) -> str | None:
    """The sex that a word or letter beside a label names; ``text`` is the whole document's."""
    told = told.lower().strip(".")
    if len(told) > 1:
        return sex_of(told)
    for pattern, men, women in LABELS:
        if re.fullmatch(pattern, label, re.IGNORECASE):
            if told == "m" and "v" in men and _OPEN_M.search(text):
                return None
            return MALE if told in men else FEMALE if told in women else None
    return None
