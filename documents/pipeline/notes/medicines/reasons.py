"""A medicine that is named only in the reason for what is done with another one.

``STOP Meloxicam (raises bleeding risk with Eliquis)``: nothing is stopped but meloxicam. What a
cell, a heading or a verb says of the one is not said of that which stands in its reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.notes.medicines.doings import Doings
from documents.pipeline.notes.medicines.medicine_cues import Doing
from documents.pipeline.notes.medicines.mentions import Mention
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.types import Intent, MedicationStatus

_OWNER = r"(?:(?:you|he|she|they|it|we|patient|pt|her|his|their|your|the|this|that|an?)\s){0,2}"
# What leads in a reason, or the other medicine with which it may not be taken.
_REASON = re.compile(
    r"\b(?:because|due to|owing to|in view of|on account of|secondary to|risks?|interact\w*"
    r"|contra-?indicated|duplicat\w*|clash\w*|since|as\s(?=now|on|you|he|she|they|already|taking)"
    r"|(?:combin\w+|together|taken|conflicts?|mixed|bleeding|given|alongside)\s(?:with|by)"
    r"|while|whilst|(?:now|already|currently|is|are|also|still)\s(?:on|taking|takes|started)"
    r"|(?:will|to) be (?:on|taking)"
    r"|debido a|porque|ya que|puesto que|dado que|por|riesgos?|interacci[oó]n\w*|interacciona\w*"
    r"|interfiere|contraindicad\w*|duplicad\w*|mientras|ahora (?:toma|con)|ya toma"
    r"|junto (?:con|a))\b",
    re.IGNORECASE,
)
# Which one it was before, or takes the place of: "(replaces Fostair)", "previously Fostair".
_INSTEAD_OF = re.compile(
    r"\b(?:replac(?:es|ing|ement for)|to replace|in place of|in lieu of|instead of|rather than"
    r"|takes? the place of|substitut(?:es|e|ing|ed) for|previously|formerly|was"
    rf"|sustituye a|en lugar de|en vez de|antes)\s{_OWNER}(?:on\s)?$",
    re.IGNORECASE,
)
# "ibuprofen given her warfarin"; not "ibuprofen was given, warfarin", "given on the ward".
_GIVEN = re.compile(
    rf"^[^.;:|,]{{0,40}}?(?<!was )(?<!were )(?<!been )(?<!is )(?<!and )(?<!then )\bgiven\s{_OWNER}"
    r"(?:(?:use|taking|on|concurrent|concomitant|current|new)\s(?:of\s)?){0,2}$",
    re.IGNORECASE,
)
# "- on Eliquis now", "(on Eliquis)"
_ON = re.compile(rf"[(\[,:|–-]\s*{_OWNER}(?:\w+\s)?(?:on|takes?|taking|toma|con)\s\W*$", re.I)
# A bracket behind a medicine; what it calls by a name or counts up is no reason.
_BRACKET = re.compile(r"[(\[](?P<words>[^()\[\]\n]*)$")
_CALLS = re.compile(
    r"(?:\W|\d|\b(?:such as|like|e\.?\s?g|i\.?\s?e|including|incl|includes|for example|also|called"
    r"|known|aka|as|brand|generic|name|of|or|and|the|your|his|her|both|other|form|tabs?|tablets?"
    r"|caps?|capsules?|mg|mcg|g|ml|was|previously|formerly|como|por ejemplo|p\.?\s?ej|incluye|o|y)"
    r"(?!\w))*",
    re.IGNORECASE,
)
# A verb of its own: "(started Eliquis instead)", "due to a bleed and hold warfarin".
_OWN_DEED = re.compile(
    r"\b(?:stop|start|h[eo]ld|withh|paus|switch|chang|increas(?!\w*\s(?:the\s)?(?:\w+\s)?risk)|reduc"
    r"|restart|resum|continu|commenc|began|begin|add|replac|discontinu|ceas|suspend|suspensi|inici"
    r"|empez|empiez|retir|reanud|cambi|sustitu)\w*",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:[\s,/+&()]|\b(?:and|or|plus|both|y|e|o|the|your|her|his|\d[\d.,]*\s?(?:mg|mcg|g))\b)*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[;|]|\.(?=\s)|\n\s*\n")
_REACH = 160
_SAID_OF_THE_OTHER = frozenset(
    {MedicationStatus.STOPPED, MedicationStatus.HELD, MedicationStatus.CHANGED}
)
_LEFT = Doing(MedicationStatus.UNKNOWN, intent=Intent.OPEN)


def of_reason(statement: Statement, mention: Mention, doings: Doings) -> Doing | None:
    """What is done with a medicine that stands in a reason; None where it stands in none."""
    words = _reason(statement, doings.mentions, mention)
    if words is None:
        return None
    doing = doings.of(mention)
    if doing.status is MedicationStatus.UNKNOWN and _INSTEAD_OF.search(words):
        return _LEFT
    others = doing.status in _SAID_OF_THE_OTHER and not doings.is_told(mention)
    others = others and not _OWN_DEED.search(words)
    past = doing.status is MedicationStatus.PAST and not doings.is_told(mention)
    return _LEFT if others or past else doing


def _reason(statement: Statement, mentions: Sequence[Mention], mention: Mention) -> str | None:
    """The words of the reason before the name."""
    text = statement.page.text
    earlier = [each for each in mentions if each.end <= mention.start]
    if not earlier:
        return None
    before = max(earlier, key=lambda each: each.end)
    between = text[max(before.end, mention.start - _REACH) : mention.start]
    if _JOINED.fullmatch(between):
        return _reason(statement, earlier, before)
    if (instead := _INSTEAD_OF.search(between)) is not None:
        return instead.group()
    if (bracket := _BRACKET.search(between)) is not None:
        return None if _CALLS.fullmatch(bracket["words"]) else bracket["words"]
    if _GIVEN.match(between):
        return between
    if (on := _ON.search(between)) is not None:
        return on.group()
    for found in _REASON.finditer(between):
        if not _apart(between[found.end() :]):
            return between[found.start() :]
    return None


def _apart(words: str) -> bool:
    """Whether a reason is over before the name that these words stand before."""
    return "," in words or _SENTENCE.search(words) is not None
