"""What a person calls something, made fit to be shown, printed and sent. Pure.

A name stays as it was given, save what nobody sees and what turns a line round: no line break, no
control sign, no mark that changes the direction of what follows it. Whatever takes a name from
outside (an upload, a copy, an archive's entry, a form) takes it through here.
"""

from __future__ import annotations

import unicodedata
from typing import Final

LONGEST_FILE_NAME: Final = 200
_LONGEST_SUFFIX: Final = 20
# Other scripts are written with these between two letters; anywhere else they are invisible.
_JOINERS: Final = frozenset("\u200c\u200d")


def one_line(text: str, longest: int) -> str:
    """The text in one line of at most ``longest`` characters; may be empty."""
    plain = unicodedata.normalize("NFC", text[: 4 * longest])
    kept = (char for at, char in enumerate(plain) if _is_seen(plain, at, char))
    return " ".join("".join(kept).split())[:longest].rstrip()


def file_name(text: str, otherwise: str = "document") -> str:
    """The last part of a path, as the name of a file: its ending stays where it is cut."""
    own = text.replace("\\", "/").rstrip("/").rpartition("/")[2]
    stem, dot, suffix = own.rpartition(".")
    if len(own) > LONGEST_FILE_NAME and len(suffix) <= _LONGEST_SUFFIX:
        own = stem[: LONGEST_FILE_NAME - _LONGEST_SUFFIX - 1] + dot + suffix
    return one_line(own, LONGEST_FILE_NAME).strip(" .") or otherwise


def _is_seen(text: str, at: int, char: str) -> bool:
    if char in _JOINERS:
        return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()
    return char.isspace() or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"}
