"""Whether what tells a change or an end is said of a medicine, or of another thing beside it.

``ceftriaxone 1 g daily with reduced fever``, ``furosemide reduced her edema``, ``bleeding stopped
after X``: there the fever, the edema and the bleeding are less, and nothing is done with the
medicine.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from documents.pipeline.notes.medicines.doing_words import SLOT, words_of
from documents.pipeline.types import MedicationStatus
from knowledge.phrases import Tokens

_TOLD = frozenset({MedicationStatus.CHANGED, MedicationStatus.STOPPED, MedicationStatus.HELD})
_LINKS = words_of("en").links
# What a medicine may be called again by before the words that tell what is done with it.
_OF_MEDICINES = frozenset(
    """dose doses dosage dosing therapy treatment infusion drip gtt course tablets pills medication
    medications medicine drug use administration prophylaxis inhaler inhalers patches injection
    injections supplement supplements supplementation replacement regimen boluses which that it this
    these they now still later who not t never were was is are been be will should to has have had
    subsequently recently""".split()
)
_BESIDE = frozenset("with despite for of without given has had have showing".split())
# Behind a participle that is said of the medicine: to how much, since when, why.
_GOES_ON = frozenset(
    """to by from on in at due because since for last this next until till today yesterday tomorrow
    per with after as and then dose doses dosage again during before prior following secondary given
    while when if unless back down up once twice over but or out off early recently now further
    permanently until pending taking it them the both all times x q so which that upon within
    around about per later earlier long several two three four five six here only too also
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
_OWNERS = frozenset("a an the his her my their your our its".split())
_TIMES = frozenset(
    """day days week weeks month months year years night morning evening afternoon same following
    next previous prior time first second third last end weekend hospital""".split()
)
# Between a verb and a name: the thing that the verb is said of ends here.
_APART = frozenset(
    "with by after despite since while during using on because when following".split()
)
_RELATIVE = frozenset({"which", "that", "who"})
_CLAUSE = 5
_LABEL = frozenset({":", "-", "–", "—", "|"})


class Said(Enum):
    """Of what it is said: of the medicine, of another thing, or of either."""

    OF_IT = 1
    OF_OTHER = 2
    UNCLEAR = 3


def behind(
    words: Sequence[str], name: int, first: int, last: int, status: MedicationStatus | None
) -> Said:
    """Of what words ``first`` up to ``last`` are said, behind a name at ``name``."""
    if status not in _TOLD:
        return Said.OF_IT
    bare = last - first == 1
    before, after = words[first - 1], words[last] if last < len(words) else ""
    if bare and status is not MedicationStatus.HELD:
        if first - 1 > name and before in _BESIDE:
            return Said.OF_OTHER
        owned = after in _OWNERS and not _TIMES & {*words[last + 1 : last + 3]}
        noun = status is MedicationStatus.CHANGED and _is_noun(after)
        if owned or noun:
            return Said.OF_OTHER
    if first - 1 == name or not before.isalpha() or before.endswith("ly"):
        return Said.OF_IT
    if before in _LINKS or before in _OF_MEDICINES or before in _TIMES:
        return Said.OF_IT
    return Said.UNCLEAR


def before(words: Sequence[str], name: int, first: int, last: int, status: object) -> Said:
    """Of what words ``first`` up to ``last`` are said, before a name at ``name``.

    ``Reduced pain with X`` and ``heart failure with reduced EF, X`` are said of something else;
    a label (``Stopped on admission: X``) is not.
    """
    between = [*words[last:name]]
    clause = {*words[max(0, first - _CLAUSE) : first]}
    near = between[: between.index(SLOT)] if SLOT in between else between
    if _RELATIVE & clause and SLOT in words[:first] and "," in near:
        return Said.OF_OTHER  # "amlodipine, which I have increased from 5 mg, and losartan"
    if status not in _TOLD:
        return Said.OF_IT
    if SLOT in between:
        between = between[: between.index(SLOT)]
    if _LABEL & {*between}:
        return Said.OF_IT
    if _APART & {*between}:
        return Said.UNCLEAR if status is not MedicationStatus.CHANGED else Said.OF_OTHER
    if "," not in between or status is not MedicationStatus.CHANGED:
        return Said.OF_IT
    thing = between[: between.index(",")]
    return Said.OF_OTHER if any(_is_noun(word) for word in thing) else Said.OF_IT


def _is_noun(word: str) -> bool:
    """Whether a word is none that tells how a medicine is taken, since when or why."""
    if not word[:1].isalpha() or word.endswith("ly"):
        return False
    return not any(word in known for known in (_GOES_ON, _LINKS, _TIMES, _OF_MEDICINES))


def begins_a_line(tokens: Tokens, name: int, following: int) -> bool:
    """Whether the ``following`` name begins a line below one that tells a dose of ``name``.

    ``sertraline 50 mg daily`` and, below it, ``prochlorperazine - stopped``: only that is stopped.
    """
    gap = tokens.text[tokens.ends[name] : tokens.starts[following]]
    above, line, before = gap.rpartition("\n")
    dosed = any(ch.isdigit() for ch in above)
    return bool(line) and dosed and not before.strip(" \t-*•") and above.rstrip()[-1] not in ",/&+("
