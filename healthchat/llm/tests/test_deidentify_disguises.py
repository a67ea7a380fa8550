"""The boundary as an enemy sees it: whatever is done to a known identifier, it does not pass."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthchat.llm.deidentify import Known, Masker, find
from healthchat.llm.errors import Blocked

NAME = Known("PERSON", "Dagrún Ólöf Vroskinen")
KNOWN = (
    NAME,
    Known("DATE", "1958-04-12"),
    Known("PHONE", "+44 7700 900871"),
    Known("ID", "MRN 00441872"),
    Known("EMAIL", "dagrun.vrosk@mail.example"),
    Known("ADDRESS", "88 Larch Close, Pelham, BD7 1QP"),
)


def passes(text: str, known: tuple[Known, ...] = KNOWN) -> str:
    """What an outside model would be sent of the text; nothing where the call is blocked."""
    try:
        return Masker(known).mask(text)
    except Blocked:
        return ""


def left_of(text: str) -> str:
    """The letters and figures of it that are not masked."""
    shown = passes(f"It was so , {text} , and well.").removeprefix("It was so ,")
    shown = re.sub(r"\[\[[A-Z]+_\d+\]\]", "", shown.removesuffix(", and well."))
    return "".join(ch for ch in shown if ch.isalnum())


def _double_encoded(text: str) -> str:
    return text.encode().decode("cp1252", "replace")


def _circled(text: str) -> str:
    return "".join(chr(0x1F150 + ord(ch.upper()) - 65) if ch.isascii() else ch for ch in text)


DISGUISES: dict[str, Callable[[str], str]] = {
    "entities": lambda name: "".join(f"&#{ord(ch)};" for ch in name),
    "hexadecimal": lambda name: "".join(f"&#x{ord(ch):x};" for ch in name),
    "one entity": lambda name: name[:2] + f"&#{ord(name[2])};" + name[3:],
    "soft hyphen": "&shy;".join,
    "percent": lambda name: name[:3] + f"%{ord(name[3]):02X}" + name[4:],
    "escape": lambda name: name[:3] + f"\\u{ord(name[3]):04x}" + name[4:],
    "tags": lambda name: f"{name[:3]}<b>{name[3]}</b>{name[4:]}",
    "strokes": "|".join,
    "slashes": lambda name: name[:4] + "/" + name[4:],
    "unread": lambda name: name[:3] + "\ufffd" + name[4:],
    "asked": lambda name: name[:3] + "?" + name[4:],
    "circles": _circled,
    "full width": lambda name: "".join(chr(ord(ch) + 0xFEE0) for ch in name),
    "marks": "\u0301\u0335".join,
    "no width": "\u200d\u2060\ufeff".join,
    "right to left": lambda name: "\u202e" + "\u200f".join(name) + "\u202c",
    "glued": lambda name: f"x{name}x",
    "ending": lambda name: f"{name}s",
}


@pytest.mark.parametrize("disguise", sorted(DISGUISES))
@pytest.mark.parametrize("case", [str, str.lower, str.upper], ids=["as it is", "small", "capitals"])
def test_no_disguise_lets_a_name_pass(disguise: str, case: Callable[[str], str]) -> None:
    assert left_of(DISGUISES[disguise](case("Vroskinen"))) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Dagrún", "Dagrun", "DAGRÚN", "Dagru\u0301n", "Dagr&uacute;n", "Dagr?n", "Dagr\ufffdn",
        "Dagr n", "Vroskinen, Dagrún", "VROSKINEN,DAGRUN", "D. Ó. V.", "Ólöf's", "OLOF",
        _double_encoded("Dagrún"), _double_encoded("Ólöf"), "D\u0430grun", "Vr\u03bfskin\u0435n",
        "12·04·1958", "12:04:1958", "12_04_1958", "12⁄04⁄1958", "12%2F04%2F1958", "１２.０４.５８",
        "12&#47;04&#47;1958", "12 kwietnia 1958", "12. dubna 1958", "12 Nisan 1958",
        "١٢/٠٤/١٩٥٨", "07700 900871", "7700900871", "07700·900·871", "07700_900_871",
        "07700–900–871", "(0)7700 900 871", "+44 (0) 7700 900871", "07700 900\n871",
        "٠٧٧٠٠ ٩٠٠٨٧١", "₇₇₀₀₉₀₀₈₇₁", "zero seven seven zero zero nine zero zero eight seven one",
        "441872", "0441872", "44 18 72", "４４１８７२", "44l872", "441\u00ad872", "44/18/72",
        "dagrun.vrosk&#64;mail.example", "dagrun.vrosk%40mail.example",
        "dagrun.vrosk+ward@mail.example", "dagrun.vrosk＠mail.example",
        "88 Larch Cl", "88 larch", "Larch Close", "BD71QP", "bd7 1qp", "BD7-1QP", "Pelham",
    ],
    ids=ascii,
)  # fmt: skip
def test_no_spelling_lets_an_identifier_pass(text: str) -> None:
    assert left_of(text) in ("", "Cl")


@pytest.mark.parametrize(
    "text",
    [
        "Na 138, K 4.4, platelets 187, glucose 88, CRP 12",
        "INR 2.4, then 44 and 18 and 72",
        "R&amp;D of 50%25 saline, <0.5 mg/L, a<b>c",
        "a larch is a tree; the close of day",
        "B.D. and T.I.D. dosing",
    ],
)
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert Masker(KNOWN[:4]).mask(text) == text


_LETTERS = st.text(alphabet="bdfghklmnprstvw", min_size=3, max_size=4)
_NAMES = st.builds(
    lambda a, b, c: (a + "ú" + b + "o" + c).title(), _LETTERS, _LETTERS, st.sampled_from(["n", ""])
)
_BREAKS = st.sampled_from(
    ["", "\u200b", "\u00ad", "\u034f", "\u2060", "-\n", "\n", " ", "|", "/", ".", "*", "&shy;",
     "&#8203;", "<i>", "\u0336", "·", "~"]
)  # fmt: skip


def _written(name: str, how: int) -> str:
    ways: list[Callable[[str], str]] = [
        str,
        str.upper,
        str.lower,
        lambda text: text.replace("ú", "u"),
        lambda text: text.replace("ú", "u\u0301"),
        lambda text: text.replace("ú", "?"),
        lambda text: text.replace("ú", "\ufffd"),
        lambda text: "".join(f"&#{ord(ch)};" for ch in text),
        lambda text: html.escape(text).replace("ú", "&uacute;"),
        _double_encoded,
        lambda text: text.replace("o", "\u043e"),
        lambda text: text.replace("o", "0"),
        quote,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "".join(chr(ord(ch) + 0xFEE0) if ch.isascii() else ch for ch in text),
    ]
    return ways[how % len(ways)](name)


_FRAMES = st.sampled_from(
    ["{a} {b}", "{b}, {a}", "{b}'s", "({a})", "{b}{a}", "{a}_{b}", "Dr.{b}", "{a}-{b}"]
)


@given(_NAMES, _NAMES, st.integers(0, 14), _FRAMES, st.text(alphabet="a 1,.;:-\n", max_size=12))
def test_no_way_to_write_a_name_lets_it_pass(
    first: str, last: str, how: int, frame: str, around: str
) -> None:
    written = frame.format(a=_written(first, how), b=_written(last, how))
    known = (Known("PERSON", f"{first} {last}"),)
    shown = passes(f"x{around} {written} {around}x", known)
    for name in (first, last):
        if _written(name, how) in written:
            assert _written(name, how) not in shown


@given(_NAMES, _BREAKS, st.integers(1, 5))
def test_no_break_lets_a_name_pass(name: str, mark: str, at: int) -> None:
    written = name[:at] + mark + name[at:]
    shown = passes(f"seen , {written} , today", (Known("PERSON", f"{name} Testperson"),))
    assert written not in shown


_FIGURES = st.text(alphabet="123456789", min_size=8, max_size=11)
_MARKS = st.sampled_from(
    ["", " ", "-", ".", "/", "_", "·", "\u00a0", "–", "\u200b", "\n", "|", " - "]
)
_DIGITS = st.sampled_from(
    ["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "₀₁₂₃₄₅₆₇₈₉"]
)


@given(_FIGURES, _MARKS, st.lists(st.integers(1, 4), min_size=1, max_size=5), _DIGITS,
       st.sampled_from(["PHONE", "ID"]))  # fmt: skip
def test_no_grouping_lets_a_number_pass(
    figures: str, mark: str, sizes: list[int], script: str, kind: str
) -> None:
    groups, at = [], 0
    for size in [*sizes, *[3] * len(figures)]:
        groups.append(figures[at : at + size])
        at += size
    written = mark.join(group for group in groups if group)
    written = "".join(script[int(ch)] if ch.isdecimal() else ch for ch in written)
    shown = passes(f"it is , {written} , so", (Known(kind, figures),))
    assert not any(ch.isdecimal() for ch in re.sub(r"\[\[[A-Z]+_\d+\]\]", "", shown))


@given(st.dates(), st.sampled_from(["{d}{s}{m}{s}{y}", "{m}{s}{d}{s}{y}", "{y}{s}{m}{s}{d}"]),
       st.sampled_from(["-", "/", ".", " . ", "·", "_", ":", "⁄", "–", "&#47;", "%2F", "\u200b/"]),
       st.booleans())  # fmt: skip
def test_no_mark_between_its_figures_lets_a_birthday_pass(
    day: object, order: str, mark: str, zeros: bool
) -> None:
    parts = str(day).split("-")
    year, month, number = (part if zeros else part.lstrip("0") for part in parts)
    written = order.format(d=number, m=month, y=parts[0] if zeros else year, s=mark)
    if len(written) < 8 or parts[0].startswith("0"):
        return
    assert written not in passes(f"it is , {written} , so", (Known("DATE", str(day)),))


def test_a_mask_holds_the_whole_entity() -> None:
    text = "seen by V&#114;oskinen today"
    found = find(text, (NAME,))
    assert [text[each.start : each.end] for each in found] == ["V&#114;oskinen"]


def test_invisible_marks_bring_no_placeholder() -> None:
    """A document's own ``[[PERSON_1]]``, hidden with marks, would be restored in a reply."""
    masker = Masker(KNOWN)
    assert masker.mask("Vroskinen wrote [\u200b[PERSON_1]] here").count("[[PERSON_1]]") == 1
