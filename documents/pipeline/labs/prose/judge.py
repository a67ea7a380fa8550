"""Whether the words between a name and a figure say that they belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.pipeline.labs import vocabulary
from documents.pipeline.labs.accept import ANTIBIOTICS, plausible, yields
from documents.pipeline.labs.earlier import says_when
from documents.pipeline.labs.prose import words
from documents.pipeline.labs.prose.figures import Figure
from documents.pipeline.labs.prose.mentions import Mention
from documents.pipeline.labs.tokens import Kind
from knowledge import analytes, medicines, units

# Units of an amount: what a dose is given in, never a result by themselves.
AMOUNTS = frozenset({"mass", "amount", "equivalents", "activity", "volume", "time"})
CONCENTRATIONS = frozenset(
    "count/volume mass/volume amount/volume equivalents/volume activity/volume sedimentation"
    " arbitrary/volume katal/volume osmol/mass".split()
)
# What may follow a value that has no unit: small words that count nothing.
_GOES_ON = re.compile(
    r"\s+(?:and|with|but|so|on|in|at|after|before|during|since|despite|while|when|which|who|from"
    r"|today|tonight|yesterday|this|last|post|pre)(?:\s+|-)(?:an?\s)?\w|\s\(|\s[-–—]\s[A-Za-z]"
    r"|\s[a-z]{3,}ed\s(?:with|by|and|at|to)\s|\s?(?:→|->)\s?\d"
)
# "Sodium 128??"
_ASKED = re.compile(r"\s?\(?\?")
# "Tryptase, drawn an hour after the sting, was 38": said in between.
_ASIDE = re.compile(
    r",\s[^,;.:()\n]{3,70},\s(?=(?:was|were|is|are|had|came|measured|remained|rose|fell|peaked)\b)"
)
# What stands in closed brackets says nothing of what follows them.
_CLOSED = re.compile(r"[(\[][^()\[\]]*[)\]]")
# Words before a bare bound that make a rule of it: ``iron for Hb < 10``.
_RULED = re.compile(
    r"\b(?:for|who|with|when|once|while|in|at|to|patients?|people|those|any|each|every|than|by)\b",
    re.IGNORECASE,
)
_OBSERVED = re.compile(
    r"\b(?:noted|found|revealed|showed|disclosed|documented|demonstrated|detected)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
# "Her TFTs in June were TSH <0.01": the tests were made, and this is what they said.
_RAN = re.compile(
    r"\b(?:tests?|bloods?|results?|labs?|tfts?|lfts?|fbc|u&es?|screen|profile|panel|levels?)\b"
    r"(?:(?!\b(?:will|may|might|to|who)\b)[^,;.]){0,40}"
    r"\b(?:was|were|are|is|show(?:s|ed|ing)?|reveal(?:s|ed))\s(?:an?\s|the\s)?\s?$",
    re.IGNORECASE,
)
_OF_MANY = re.compile(r"\b(?:patients|people|those|whose|any|each|every|will)\b", re.IGNORECASE)
_NEXT_TO = 16
"""Characters before a name in which a word is still said of it."""
_HARD_JOINT = re.compile(r"\b(?:and|in the|in|for|with|while|whereas)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A value and the tests it can be of; not ``sure``: a person should look."""

    mention: Mention
    figure: Figure
    tests: tuple[analytes.Analyte, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides on one name and one figure of the sentence that begins at ``start``.

    ``bare_counts``: whether a figure without a unit may be a result by where it stands alone.
    """

    text: str
    start: int
    bare_counts: bool

    def joint(self, name: Mention, figure: Figure) -> str | None:
        at = name.end
        extra = words.ANTIBODY.match(self.text, at, figure.start)
        at = extra.end() if extra else at
        aside = _ASIDE.match(self.text, at, figure.start)
        if aside and not words.NOT_THIS.search(aside.group() + " "):
            found = words.JOIN.match(self.text, aside.end(), figure.start)
            if found and found.end() == figure.start:
                return found.group()
        joint = self.text[name.end : figure.start]
        found = words.JOIN.match(self.text, at, figure.start)
        return joint if not joint or (found and found.end() == figure.start) else None

    def link(self, name: Mention, figure: Figure, *, chained: bool) -> Link | None:
        line = self.text.rfind("\n", 0, figure.start) + 1
        if vocabulary.OF_A_RANGE.match(self.text, line, figure.start):
            return None
        joint = self.joint(name, figure)
        tests = self.fitting(name, figure.parsed)
        misfit = not tests and self._plainly(name, figure, joint)
        tests = tests or (name.tests if misfit else ())
        if not tests:
            return None
        before = self.text[self.start : name.start]
        clause = _CLOSED.sub(" ", re.split(r";\s|\bbut\s", before)[-1]) + " "
        if words.NOT_THIS.search(clause) or words.NEAR.search(before):
            return None
        if words.GENERAL_BEHIND.match(self.text, figure.value_end):
            return None
        antibiotics = all(test.key in ANTIBIOTICS for test in tests)
        if antibiotics and yields(self.text[figure.value_end : figure.value_end + 16]):
            return None
        if words.ANY.search(before) and words.MEANS.match(self.text, figure.value_end):
            return None
        if words.DOSED.search(before) or words.DOSED_BEHIND.match(self.text, figure.value_end):
            return None
        firm = figure.parsed is not None and figure.parsed.dimension not in AMOUNTS
        if figure.parsed and figure.parsed.dimension == "time" and joint is not None:
            firm = bool(words.VERB.search(joint)) or not joint.strip()
        sure = not misfit
        extends = words.EXTENDS.match(self.text, name.end, figure.start)
        daily = figure.parsed is not None and figure.parsed.dimension.endswith("/day")
        if (
            extends
            and not (daily and "excretion" in extends.group().lower())
            and not (
                words.ANTIBODY.match(self.text, name.end) and any(t.kind == "either" for t in tests)
            )
        ):
            return None
        if words.MODIFIES.search(before) or self._is_another(name, before):
            sure = False
        if joint is None:
            joint = self.text[name.end : figure.start]
            if not firm or not self._may_span(joint):
                return None
            closed = words.JOIN.match(self.text, name.end, figure.start)
            begins = bool(closed and closed.end() > name.end + 1) or joint[:1] in ",("
            if not begins:
                return None
            sure = sure and bool(words.LEADS.search(joint)) and len(joint.split()) <= 6
        if words.NOT_THIS.search(joint + " ") or words.BY.search(joint):
            return None
        moved = words.MOVE_IN.search(before) and re.search(r"\bof\s*$", joint)
        if moved or words.MOVED_OF.search(joint):
            return None
        if name.glued and not figure.unit and "." not in self.text[figure.start : figure.item.end]:
            return None
        exceeded = self.text[figure.start : figure.start + 6].lower() == "exceed"
        if figure.item.kind is Kind.BOUND:
            if vocabulary.ORDER.match(self.text, figure.value_end):
                return None
            worded = bool(figure.item.label) and not exceeded
            if not self._states_bound(joint, firm, clause, worded=worded):
                if worded or not self.bare_counts or joint.strip() or _RULED.search(clause):
                    return None
                sure = sure and chained
        sure = sure and not words.HAD_BEEN.search(joint) and not words.MOVES.search(joint)
        sure = sure and not words.EXTREME.search(before[-_NEXT_TO:] + joint)
        sure = sure and not _ASKED.match(self.text, figure.value_end)
        if not any(t.possible and t.possible[0] < 0 for t in tests):
            figure = figure.unsigned()
        if firm:
            return Link(name, figure, tests, sure)
        if figure.unit or (name.ordinary and not chained and not words.VERB.search(joint)):
            return None
        again = None if _OF_MANY.search(clause) else words.REPEATED.search(clause)
        if words.MADE.search(joint) or (again and words.MADE.search(clause, again.end())):
            clause = words.REPEATED.sub("", clause)
        if words.LOOSE.search(clause) or words.LOOSE.search(words.BEYOND.sub("", joint) + " "):
            return None
        if _HARD_JOINT.search(joint) or not self._bare(name, figure, joint, chained=chained):
            return None
        if words.TAKEN_BEHIND.match(self.text, figure.value_end) and self._is_taken(name):
            sure = False
        return Link(name, figure, tests, sure)

    def _is_another(self, name: Mention, before: str) -> bool:
        """Whether a word before a name in small letters may make another test of it.

        ``Your remnant cholesterol`` is not the cholesterol: what the catalogue does not know as a
        whole is not told by its last word alone.
        """
        owned = words.OWNED.search(before[-80:])
        if owned is None or not self.text[name.start : name.end].islower():
            return False
        return words.JUST_WHEN.fullmatch(owned["said"]) is None

    def _is_taken(self, name: Mention) -> bool:
        """Whether what is measured is also sold to be taken (``folate 5 in the evening``)."""
        measured = any(test.key == "glucose" for test in name.tests)
        return not measured and bool(medicines.find(self.text[name.start : name.end]))

    def _plainly(self, name: Mention, figure: Figure, joint: str | None) -> bool:
        """Whether the value is the name's without a doubt, so that the unit must be a mistake."""
        if figure.parsed is None or joint is None or name.state or name.ordinary:
            return False
        return figure.parsed.dimension in CONCENTRATIONS and bool(words.LEADS.search(joint))

    def _may_span(self, joint: str) -> bool:
        """Whether other words between name and value still leave no other owner."""
        return (
            len(joint.split()) <= 9
            and not re.search(r"[.;:!?\d]|\n\s*\n", joint)
            and not words.DOSE.search(joint)
            and not re.search(r"\b(?:but|although|while|whereas|because|due to|than|by)\b", joint)
        )

    def _states_bound(self, joint: str, firm: bool, clause: str, *, worded: bool) -> bool:
        if re.search(r"\b(?:when|once|while)\b[^,]{0,30}$", clause):
            return False
        if re.search(r"\b(?:for|who|with)\b[^,]{0,30}$", clause) and not firm:
            return False
        said = bool(re.search(r"[:=(]|\b(?:was|is|at|of|were|remain\w*|stay\w*)\b", joint))
        said |= firm and bool(_OBSERVED.search(clause))
        said |= not worded and _ran(clause)
        return said or (firm and not worded)

    def _bare(self, name: Mention, figure: Figure, joint: str, *, chained: bool) -> bool:
        """A bare figure needs a verb, a list that it continues, or to be all that is said."""
        following = self.text[figure.value_end : figure.value_end + 2]
        if following[:1].isalpha() or following[:1] == "-" or following[:1] == "%":
            return False
        if joint.strip() == "," or not plausible(name.tests, figure.item.number):
            return False
        if name.state:
            return bool(re.search(r"\b(?:of|at)\s*$|[:=(]\s*$", joint))
        stands = self.bare_counts and (
            following[:1] in {",", ".", ";", ")", "", "\n", "\r"}
            or bool(_GOES_ON.match(self.text, figure.value_end))
        )
        stands = stands or says_when(self.text, figure.value_end)
        return chained or bool(words.VERB.search(joint)) or stands or bool(figure.flags)

    def belongs(self, name: Mention, figure: Figure) -> bool:
        return bool(self.fitting(name, figure.parsed))

    def fitting(self, name: Mention, unit: units.Unit | None) -> tuple[analytes.Analyte, ...]:
        """The tests of the name that can be given in this unit."""
        fits = tuple(t for t in name.tests if t.kind != "presence")
        if unit is None:
            return () if name.lettered else fits
        if unit.dimension.endswith("/day"):
            proper = re.sub(r"^urin(?:e|ary)\s", "", self.text[name.start : name.end].lower())
            fits += analytes.exactly(f"24 hour urine {proper}")
        return tuple(dict.fromkeys(t for t in fits if t.accepts(unit)))


def _ran(clause: str) -> bool:
    """Whether the words before a name say that this patient's tests were made, and show what."""
    return bool(_RAN.search(clause)) and not _OF_MANY.search(clause)
