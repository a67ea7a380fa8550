"""A known identifier in disguise: broken, spread out, misread, in another alphabet or order."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthchat.llm.deidentify import Known, Masker, survivors
from healthchat.llm.errors import Blocked

KNOWN = (
    Known("PERSON", "Josefina Müller-O'Brien"),
    Known("PERSON", "Grace May Kowalski"),
    Known("DATE", "1980-02-29"),
    Known("EMAIL", "kitten77@mail.example"),
    Known("ID", "MRN-448213"),
    Known("PHONE", "555-201-4477"),
)
MARK = "§"


def masked(text: str) -> str:
    """What stands between the marks after masking."""
    whole = Masker(KNOWN).mask(f"{MARK} {text} {MARK} with hemoglobin 9.1 g/dL today.")
    assert whole.endswith(f"{MARK} with hemoglobin 9.1 g/dL today.")
    assert survivors(whole, KNOWN) == ()
    return whole.split(MARK)[1].strip()


@pytest.mark.parametrize(
    "name",
    [
        "Josefina Müller-O'Brien",
        "JOSEFINA MULLER O’BRIEN",
        "MÜLLER-O'BRIEN",
        "Mueller",
        "muller",
        "OBRIEN",
        "Obrien",
        "Jose-\nfina",
        "Josef-\n    ina",
        "Josef\nina",
        "J o s e f i n a",
        "J.o.s.e.f.i.n.a",
        "Josef ina",
        "J0sefina",
        "Joseflna",
        "Jose\u200bfina",
        "Jose\u00adfina",
        "Jose\u034ffina",
        "Jose\ufe0ffina",
        "Josefi\u0301na",
        "\u0408\u043es\u0435fina",
        "\uff2a\uff4f\uff53\uff45\uff46\uff49\uff4e\uff41",
        "\U0001d409\U0001d428\U0001d42c\U0001d41e\U0001d41f\U0001d422\U0001d427\U0001d41a",
        "MuIler",
        "rnuller",
        "KOWALSKI",
        "Kowa1ski",
        "K0WALSKI",
        "kowa1skl",
    ],
    ids=ascii,
)
def test_a_name_is_masked_as_one(name: str) -> None:
    assert masked(name) == "[[PERSON_1]]"


@pytest.mark.parametrize(
    "text",
    [
        "report_josefina_2024.pdf",
        "ReportJosefinaScan",
        "Josefina2024",
        "Müller, Josefina",
        "Mueller,Josefina",
        "Kowalski, G. M.",
        "GRACE",
        "Grace's",
        "JosefinaMueller",
    ],
)
def test_no_company_hides_a_name(text: str) -> None:
    left = masked(text).lower()
    assert "[[person_1]]" in left
    for name in ("josefina", "ller", "grace", "kowalski"):
        assert name not in left


def test_a_name_that_is_also_a_word_stays_a_word() -> None:
    assert masked("with grace you may") == "with grace you may"


@pytest.mark.parametrize(
    "day",
    [
        "1980-02-29",
        "29.02.1980",
        "29.2.80",
        "2/29/80",
        "29 Feb 1980",
        "29FEB1980",
        "29/feb/1980",
        "Feb-29-1980",
        "1980-Feb-29",
        "1980. 02. 29",
        "February 29th, 1980",
        "29th of February 1980",
        "29 de febrero de 1980",
        "29. Februar 1980",
        "29 février 1980",
        "29.II.1980",
        "29 . 02 . 1980",
        "29 February\n1980",
        "2 29 1980",
        "19800229",
        "29021980",
        "02291980",
        "29/O2/198O",
        "Feb 29 '80",
    ],
)
def test_a_birthday_is_masked_as_one(day: str) -> None:
    assert masked(day) == "[[DATE_1]]"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("kitten77 @ mail . example", "EMAIL"),
        ("kitten77 [at] mail [dot] example", "EMAIL"),
        ("KITTEN77 AT MAIL DOT EXAMPLE", "EMAIL"),
        ("kitten77", "EMAIL"),
        ("MRN 448213", "ID"),
        ("448213", "ID"),
        ("448 213", "ID"),
        ("4 4 8 2 1 3", "ID"),
        ("44\n8213", "ID"),
        ("44B213", "ID"),
        ("15552014477", "PHONE"),
        ("555 2014477", "PHONE"),
        ("555-201-\n4477", "PHONE"),
        ("555.2O1.4477", "PHONE"),
    ],
)
def test_numbers_and_addresses_are_masked_as_one(text: str, kind: str) -> None:
    assert masked(text) == f"[[{kind}_1]]"


@pytest.mark.parametrize(
    "text",
    [
        "29 2 80",
        "INR 2.9, K 4.48, Na 138, glucose 213",
        "WBC 4.4, RBC 4.82, PLT 213",
        "Platelets 448 and 213 on two days",
        "The good man may come on May 2.",
        "9.1 2 29 80 1.9",
    ],
)
def test_values_and_words_that_only_look_alike_stay(text: str) -> None:
    left = Masker([each for each in KNOWN if each.kind != "PERSON"]).mask(text)
    assert left.replace("[[DATE_1]]", "May 2") == text


def test_a_misread_name_is_no_number() -> None:
    known = (Known("PERSON", "Bolis Sole"),)
    text = "Values 80115 and 5013, 1.5 and 50 13"
    assert Masker(known).mask(text) == text


@given(
    st.text(alphabet=string.ascii_lowercase, min_size=4, max_size=9),
    st.sampled_from(["", "-", "-\n", "\n", "\u200b", "\u00ad", "\u034f"]),
    st.integers(1, 8),
    st.sampled_from([str.lower, str.upper, str.title]),
)
def test_no_break_inside_a_name_hides_it(name: str, mark: str, at: int, case: object) -> None:
    assert callable(case)
    cut = min(at, len(name) - 1)
    written = case(name[:cut]) + mark + (case(name[cut:]) if case is str.upper else name[cut:])
    known = (Known("PERSON", f"{name.title()} Testperson"),)
    try:
        left = Masker(known).mask(f"Seen: {written} today")
    except Blocked:
        return
    if case is str.lower and "[[" not in left:
        return  # a word that is also a name, written as the word
    assert written not in left
