"""A model's whole reply: each sentence judged, then the whole made complete.

The deterministic summary is the skeleton. A model's sentence may take the place of deterministic
ones only when it passes ``check`` and carries what they carry (their names, values, sides of the
range, doses); everything else it says is dropped, so that nothing can be smuggled in beside the
facts. What no accepted sentence carries is said in the deterministic words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from documents.gate.check import check
from documents.gate.text import Text
from documents.gate.types import Checked, Code, Outcome, Reason, Verdict
from documents.pipeline.language import readability
from documents.pipeline.language.sentences import SourceSentence
from documents.pipeline.types import LabRow, Source, SummarySentence

REPLY_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "sentences": {
            "type": "array",
            "maxItems": 60,
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string", "maxLength": 400},
                    "sentence_ids": {"type": "array", "items": {"type": "integer"}, "maxItems": 8},
                },
                "required": ["text", "sentence_ids"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["sentences"],
    "additionalProperties": False,
}
MAX_GRADE = 6.0
# Said in our words whatever a model offers: what the document is, whom to call now, and what the
# patient corrected, which is not the document's word and no business of a model's. What a report
# concludes stays in the report's own words.
FIXED = frozenset({"document", "notice", "urgent", "corrected", "conclusion"})


def check_reply(
    reply: Mapping[str, Any],
    *,
    numbered: Sequence[SourceSentence],
    deterministic: Sequence[SummarySentence],
    labs: Sequence[LabRow] = (),
    ignore: Collection[str] = frozenset(),
) -> Checked:
    """What is shown of a reply (``{"sentences": [{"text", "sentence_ids"}]}``), and why not more.

    ``ignore`` are the words that cost nothing in the reading grade. The result always carries
    everything that the deterministic sentences carry.
    """
    by_number = {sentence.number: sentence for sentence in numbered}
    judged = [_judge(each, by_number, labs) for each in _list(reply)]
    groups = [
        _Group(list(group))
        for _, group in groupby(deterministic, key=lambda s: (s.about, s.sources))
    ]
    used: dict[int, list[_Group]] = {}
    for group in groups:
        place = group.carried_by(judged)
        if place is not None:
            used.setdefault(place, []).append(group)
    shown: list[SummarySentence] = []
    said: set[int] = set()
    for group in groups:
        place = next((p for p, held in used.items() if group in held), None)
        if place is None:
            shown += group.sentences
            continue
        if place not in said:
            said.add(place)
            shown.append(_shown(judged[place], used[place]))
        shown += group.kept
    outcomes = tuple(
        Outcome(text, verdict, place in said) for place, (text, verdict, _) in enumerate(judged)
    )
    reached = readability.grade_sentences((s.text for s in shown), ignore=ignore)
    before = readability.grade_sentences((s.text for s in deterministic), ignore=ignore)
    if said and reached > max(MAX_GRADE, before):
        dropped = tuple(replace(outcome, used=False) for outcome in outcomes)
        return Checked(tuple(deterministic), dropped, (Reason(Code.GRADE, f"{reached:.1f}"),))
    return Checked(tuple(shown), outcomes)


_Judged = tuple[str, Verdict, tuple[SourceSentence, ...]]


def _judge(each: Any, by_number: Mapping[int, SourceSentence], labs: Sequence[LabRow]) -> _Judged:
    text = each.get("text") if isinstance(each, Mapping) else None
    ids = each.get("sentence_ids") if isinstance(each, Mapping) else None
    if not isinstance(text, str) or not isinstance(ids, list):
        return "", Verdict(False, (Reason(Code.EMPTY),)), ()
    if any(not isinstance(n, int) or n not in by_number for n in ids):
        return text, Verdict(False, (Reason(Code.UNKNOWN_CITATION),)), ()
    cited = tuple(by_number[n] for n in dict.fromkeys(ids))
    return text, check(text, cited=cited, labs=labs), cited


def _list(reply: Mapping[str, Any]) -> list[Any]:
    found = reply.get("sentences") if isinstance(reply, Mapping) else None
    return found if isinstance(found, list) else []


def _shown(judged: _Judged, groups: Sequence[_Group]) -> SummarySentence:
    text, _, cited = judged
    first = groups[0].sentences[0]
    places = dict.fromkeys(
        (*(p for g in groups for p in g.sentences[0].sources), *(c.source for c in cited))
    )
    return SummarySentence(text.strip(), tuple(places), first.about, first.reference, by_model=True)


class _Group:
    """Neighbouring deterministic sentences about one and the same place."""

    def __init__(self, sentences: list[SummarySentence]) -> None:
        self.sentences = sentences
        # General wording (what a test measures) stays beside whatever took the facts' place.
        self.kept = [s for s in sentences if s.reference]
        self._facts = [Text(s.text) for s in sentences if not s.reference]

    def carried_by(self, judged: Sequence[_Judged]) -> int | None:
        """The first accepted sentence that cites these places and carries these facts."""
        if self.sentences[0].about in FIXED or not self._facts:
            return None
        for place, (text, verdict, cited) in enumerate(judged):
            if verdict.accepted and self._covers(Text(text), cited):
                return place
        return None

    def _covers(self, said: Text, cited: Sequence[SourceSentence]) -> bool:
        places = {p for s in self.sentences for p in s.sources}
        if not all(any(_overlap(p, c.source) for c in cited) for p in places):
            return False
        return all(self._needed(fact) <= said.keys for fact in self._facts)

    @staticmethod
    def _needed(fact: Text) -> frozenset[str]:
        """What may not get lost: names, numbers, medicines, sides of the range."""
        return frozenset(
            item.key
            for item in fact.claims()
            if item.key not in _OPTIONAL and not _range_number(fact, item.first)
        )


# "One value lies outside its range" says no more than the sentence after it.
_OPTIONAL = frozenset({"print", "rang", "of", "one", "lie", "outsid"})


def _range_number(fact: Text, first: int) -> bool:
    """Numbers in brackets repeat the printed range: good to have, no loss if left out."""
    start = fact.tokens.starts[first]
    return fact.raw.rfind("(", 0, start) > fact.raw.rfind(")", 0, start)


def _overlap(one: Source, other: Source) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end
