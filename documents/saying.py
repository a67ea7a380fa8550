"""What the pipeline says in English, in the reader's language.

The pipeline is pure and knows no translation: its refusals, warnings and doubts are English
sentences, kept as they were said and translated where they are shown, sentence by sentence.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext

from healthchat import languages

NEXT = re.compile(r"(?<=[.!?]) ")
_NUMBER = re.compile(r"\d+")


def said(text: str | None) -> str:
    """One sentence or several; what is not known stays as it is."""
    whole = text or ""
    if not whole or languages.current() == "en":
        return whole
    return _known(whole) or " ".join(_known(each) or each for each in NEXT.split(whole))


def _known(sentence: str) -> str | None:
    """A sentence's translation; one that holds a number is known by its frame."""
    found = gettext(sentence)
    if found != sentence:
        return found
    numbers = _NUMBER.findall(sentence)
    if len(numbers) != 1:
        return None
    frame = _NUMBER.sub("{number}", sentence)
    translated = gettext(frame)
    return translated.format(number=numbers[0]) if translated != frame else None
