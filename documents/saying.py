"""What the pipeline says in English, in the reader's language.

The pipeline is pure and knows no translation: its refusals, warnings and doubts are English
sentences, kept as they were said and translated where they are shown, sentence by sentence.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext, gettext_noop

from healthchat import languages

DAMAGED = gettext_noop("We could not read photo {number} ({name}). The other photos were read.")
_FRAMES = (DAMAGED,)
NEXT = re.compile(r"(?<=[.!?]) ")
_NUMBER = re.compile(r"\d+")


def said(text: str | None) -> str:
    """One sentence or several; what is not known stays as it is."""
    whole = text or ""
    if not whole or languages.current() == "en":
        return whole
    return _known(whole) or " ".join(_known(each) or each for each in NEXT.split(whole))


def _known(sentence: str) -> str | None:
    """A sentence's translation; one that holds a number or a name is known by its frame."""
    found = gettext(sentence)
    if found != sentence:
        return found
    for frame in _FRAMES:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.*)", re.escape(frame))
        if match := re.fullmatch(pattern, sentence):
            return gettext(frame).format(**match.groupdict())
    numbers = _NUMBER.findall(sentence)
    if len(numbers) != 1:
        return None
    frame = _NUMBER.sub("{number}", sentence)
    translated = gettext(frame)
    return translated.format(number=numbers[0]) if translated != frame else None
