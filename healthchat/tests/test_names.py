"""A name from outside: one line, nothing hidden, nothing that turns it round, and not too long."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthchat.names import LONGEST_FILE_NAME, file_name, one_line


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ("Ana\r\nBcc: everyone@example.org", "Ana Bcc: everyone@example.org"),
        ("Ana\u2028Mar\u00a0ia", "Ana Mar ia"),
        ("report\0.txt", "report.txt"),
        ("\u202etxt.fdp", "txt.fdp"),
        ("a\u2066b\u2069c\u200f", "abc"),
        ("\ufeffname\u00ad", "name"),
        ("Jose\u0301", "José"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200dname\u200c", "name"),
        ("👩\u200d🔬 lab", "👩🔬 lab"),
        ("\ud800broken\ue000", "broken"),
        (" \t ", ""),
    ],
    ids=[
        *("header", "line", "nul", "turned", "isolates", "marks", "composed", "joined"),
        *("joiners outside", "emoji", "surrogate", "nothing"),
    ],
)
def test_one_line(given_: str, shown: str) -> None:
    assert one_line(given_, 120) == shown


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\labs.pdf", "labs.pdf"),
        ("folder/", "folder"),
        ("..", "document"),
        ("a" * 500 + ".pdf", "a" * 179 + ".pdf"),
        ("x." + "b" * 500, "x." + "b" * 198),
        ("\u202e", "document"),
    ],
    ids=["path", "windows", "folder", "dots", "long", "long ending", "hidden"],
)
def test_a_files_name(given_: str, shown: str) -> None:
    assert file_name(given_) == shown


@given(st.text(max_size=700), st.integers(1, 150))
def test_nothing_hidden_is_left_and_twice_is_as_once(text: str, longest: int) -> None:
    shown = one_line(text, longest)
    assert len(shown) <= longest
    assert shown == shown.strip()
    assert shown.splitlines() in ([], [shown])
    assert not any(unicodedata.bidirectional(c) in _TURNING for c in shown)
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Co"} for c in shown)
    name = file_name(text)
    assert 0 < len(name) <= LONGEST_FILE_NAME
    assert not set(name) & {"/", "\\", "\0", "\r", "\n"}
    assert name == file_name(name)


_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
