"""What leaves the network: known identifiers never, lookalikes never by pattern, values always."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthchat.llm.deidentify import Known, Masker, find, survivors
from healthchat.llm.errors import Blocked

ANA = (
    Known("PERSON", "Ana Maria Testperson"),
    Known("DATE", "1971-03-09"),
    Known("PHONE", "555-010-4477"),
    Known("EMAIL", "ana@clinic.example"),
    Known("ID", "MR-0099123"),
    Known("ADDRESS", "12 Sample Street"),
)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Maria Testperson came in.",
        "ANA MARIA TESTPERSON",
        "Testperson, Ana",
        "Ana  Maria\nTestperson",
        "ana maria testperson",
        "Ms. Testperson is well.",
        "Born 03/09/1971.",
        "born 9 March 1971",
        "Mar 9, 1971",
        "1971-03-09",
        "3/9/71",
        "Call (555) 010-4477",
        "5550104477",
        "write to ana@clinic.example",
        "record MR-0099123 and MR 0099123",
        "12  Sample\nStreet",
        "A\u200bna Maria Test\u200bperson",
    ],
)
def test_known_identifiers_are_masked_however_they_are_written(text: str) -> None:
    masked = Masker(ANA).mask(text)
    assert "[[" in masked
    assert survivors(masked, ANA) == ()
    for word in ("testperson", "0104477", "010-4477", "0099123", "sample", "1971", "/71"):
        assert word not in masked.lower()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("DOB: 04/05/1960", "DATE"),
        ("Phone: 212-555-0188", "PHONE"),
        ("SSN 219-09-9999", "SSN"),
        ("MRN: A1234567", "ID"),
        ("Member ID: XK-99812", "ID"),
        ("a.b@example.org", "EMAIL"),
        ("77 Elm Tree Road, Springfield, IL 62704", "ADDRESS"),
        ("Patient Name: Jo Q. Sample", "PERSON"),
        ("seen by Dr. Fiction", "PERSON"),
        ("Signed by: Pat Example", "PERSON"),
        ("Pat Example, MD", "PERSON"),
    ],
)
def test_patterns(text: str, kind: str) -> None:
    assert kind in {found.kind for found in find(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Hemoglobin 9.1 g/dL (13.0-17.0) L",
        "INR 2.4, platelets 150-400",
        "Hodgkin lymphoma, stage 2",
        "Take 500 mg 2 times a day for 10 days",
        "Blood pressure 120/80",
        "Vitamin B12 and C3, room 3, 12-lead ECG",
        "May will call Will's clinic in June.",
        "Patient: denies chest pain",
    ],
)
def test_clinical_words_stay(text: str) -> None:
    assert Masker([Known("PERSON", "Ana Testperson")]).mask(text) == text


def test_accents_hide_no_name() -> None:
    masked = Masker((Known("PERSON", "Ana Maria Testperson"),)).mask(
        "\u00c1na Mar\u00eda Testpers\u00f3n is well"
    )
    assert masked == "[[PERSON_1]] is well"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("BP 120/80 on 03/04/2024", "BP 120/80 on [[DATE_1]]"),
        ("seen June 3rd, 2021 at noon", "seen [[DATE_1]] at noon"),
        ("for Robert Madeup, a smoker", "for [[PERSON_1]], a smoker"),
        ("saw Dr. L. Madeup today", "saw [[PERSON_1]] today"),
        ("at Lake Madeup Medical Center", "at [[ADDRESS_1]]"),
        ("moved to Springfield, IL", "moved to [[ADDRESS_1]]"),
        ("policy number MDU-55-40921", "policy number [[ID_1]]"),
    ],
)
def test_who_where_and_when_are_masked_though_no_list_holds_them(text: str, masked: str) -> None:
    assert Masker(()).mask(text) == masked


def test_an_address_that_holds_the_name_goes_as_a_whole() -> None:
    known = (Known("PERSON", "Ana Testperson"), Known("EMAIL", "ana_testperson@example.org"))
    assert Masker(known).mask("mail ana_testperson@example.org") == "mail [[EMAIL_1]]"


def test_claimed_spans_are_not_masked_by_patterns_but_known_ones_are() -> None:
    text = "Cells 212-555-0188 and 555-010-4477"
    found = find(text, ANA, keep=[(6, 18), (23, 35)])
    assert [text[f.start : f.end] for f in found] == ["555-010-4477"]


def test_one_person_keeps_one_placeholder_through_a_call_and_comes_back() -> None:
    masker = Masker(ANA)
    first = masker.mask("Dr. Fiction saw Ana Maria Testperson.")
    second = masker.mask("Ana Maria Testperson is well, says Dr. Fiction.")
    name = next(w.strip(".") for w in first.split() if first.endswith(w))
    assert name in second
    reply = {"sentences": [{"text": f"{name} is well. [[PERSON_9]]", "n": 1}]}
    restored = masker.restore(reply)
    assert restored["sentences"][0]["text"] == "Ana Maria Testperson is well. [[PERSON_9]]"


def test_a_document_cannot_bring_its_own_placeholder() -> None:
    masker = Masker(ANA)
    masked = masker.mask("Ana Maria Testperson wrote [[PERSON_1]].")
    assert masked.count("[[PERSON_1]]") == 1


@pytest.mark.parametrize(
    "text",
    [
        "recordofanamariatestpersoninside",
        "thefileofana-mariatestpersonisold",
    ],
)
def test_a_surviving_identifier_blocks_the_call(text: str) -> None:
    known = (Known("PERSON", "Ana Maria Testperson"),)
    with pytest.raises(Blocked):
        Masker(known).mask(text)


@given(
    st.text(alphabet="abcdefgh", min_size=3, max_size=8),
    st.text(alphabet="ijklmnop", min_size=3, max_size=8),
    st.sampled_from(["{a} {b}", "{b}, {a}", "{A} {B}", "{a}\n{b}", "({a} {b})", "{a}-{b}"]),
    st.text(alphabet="qrs 19.,/-\n", max_size=30),
)
def test_a_known_name_never_survives(first: str, last: str, frame: str, around: str) -> None:
    known = (Known("PERSON", f"{first.title()} {last.title()}"),)
    name = frame.format(a=first.title(), b=last.title(), A=first.upper(), B=last.upper())
    text = f"{around} {name} {around}"
    try:
        masked = Masker(known).mask(text)
    except Blocked:
        return
    assert last.lower() not in masked.lower()
