"""What is done with a medicine is told as the source means it: done, to be done, or thought of.

"Stop aspirin" is no ground for "Aspirin was stopped", nor "Aspirin was stopped" for "Stop aspirin";
and what is to be done only in some case, or on a day to come, is not told without that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from documents.gate.text import Text
from documents.gate.types import Code, Reason
from documents.pipeline.notes.medicines import hanging, intents
from documents.pipeline.types import Intent, MedicationStatus
from knowledge.phrases import Tokens

_FAMILIES = {
    "stop": """stop stops stopped stopping discontinue discontinues discontinued discontinuing cease
        ceased ceasing withdraw withdrawn cancel cancelled canceled quit d dc ended""",
    "hold": """hold holds held holding withhold withholds withheld withholding pause paused pausing
        suspend suspended suspending omit omitted skip skipped""",
    "start": """start starts started starting begin begins began begun beginning commence commences
        commenced commencing initiate initiated initiating introduce introduced add added adding
        restart restarted restarting resume resumed resuming""",
    "change": """increase increases increased increasing decrease decreases decreased decreasing
        reduce reduces reduced reducing raise raised raising lower lowered lowering double doubled
        doubling halve halved halving titrate titrated titrating change changed changing switch
        switched switching adjust adjusted adjusting taper tapered tapering swap swapped replace
        replaced""",
    "finish": "finish finished finishing complete completed completing",
}
_FAMILY_OF = {word: family for family, forms in _FAMILIES.items() for word in forms.split()}
# A new medicine may be taken "for 7 days" without a condition; all else is held to its time.
_STATUS = {"start": MedicationStatus.STARTED, "change": MedicationStatus.CHANGED}
_TAKES = ("you take", "you are taking", "you are on", "you now take", "you use", "you now use")
Told = dict[str, set[Intent]]


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where an order or a thought became a fact, a fact an order, or a condition fell."""
    if not any(item.is_medicine for text in (statement, *cited) for item in text.items):
        return
    source = _told([text.tokens for text in cited])
    if not source:
        return
    bound = any(hanging.hangs(text.tokens.words) for text in cited)
    for family, said in _told([statement.tokens]).items():
        known = source.get(family, set().union(*source.values()))
        done = said == {Intent.DONE} and not _is_present(statement, family)
        if done and Intent.DONE not in known:
            yield Reason(Code.PAST, family)
        asked = Intent.ORDER in said and Intent.OPEN not in said
        if asked and known == {Intent.DONE} and family in source:
            yield Reason(Code.ADVICE, family)
        bare = Intent.OPEN not in said and not hanging.hangs(statement.tokens.words)
        if bare and known == {Intent.OPEN} and bound and family in source:
            yield Reason(Code.UNCERTAINTY, family)
    spoken = " ".join(statement.tokens.words)
    begun = source.get("start", set())
    if begun and Intent.DONE not in begun and any(f"{takes} " in spoken for takes in _TAKES):
        yield Reason(Code.PAST, "start")


def _told(sentences: Sequence[Tokens]) -> Told:
    """How each sort of doing is meant, wherever the sentences speak of it."""
    found: Told = {}
    for tokens in sentences:
        for place, word in enumerate(tokens.words):
            if word not in _FAMILY_OF or (word == "d" and not _is_shorthand(tokens.words, place)):
                continue
            family = _FAMILY_OF[word]
            status = _STATUS.get(family, MedicationStatus.STOPPED)
            last = place + (3 if word == "d" else 1)
            meant = intents.intent_of(tokens, place, last, status)
            found.setdefault(family, set()).add(meant)
    return found


def _is_shorthand(words: Sequence[str], place: int) -> bool:
    return list(words[place + 1 : place + 2]) == ["/"] and words[place + 2 : place + 3] in (
        ["c"], ["cd"], ["ced"],
    )  # fmt: skip


def _is_present(statement: Text, family: str) -> bool:
    """``Lisinopril is stopped``: so an order may be told too."""
    words = statement.tokens.words
    return all(
        {"is", "are"} & {*words[max(0, place - 2) : place]}
        for place, word in enumerate(words)
        if _FAMILY_OF.get(word) == family
    )
