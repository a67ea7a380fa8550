"""What a page marks: the longest name, in its place, and what a text spells out itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import in_text
from knowledge.in_text import terms_in


def _told(text: str) -> dict[str, tuple[str, str]]:
    return {text[found.start : found.end]: (found.kind, found.name) for found in terms_in(text)}


def test_every_source_is_asked() -> None:
    told = _told("Hypertension on lisinopril; ferritin low; s/p CABG; prior neurolysis.")
    assert told["Hypertension"] == ("term", "hypertension")
    assert told["lisinopril"] == ("medicine", "lisinopril")
    assert told["ferritin"][0] in ("term", "test")
    assert told["CABG"] == ("abbreviation", "coronary artery bypass graft")
    assert told["neurolysis"][0] == "parts"


def test_the_longest_name_wins() -> None:
    assert list(_told("iron deficiency anemia")) == ["iron deficiency anemia"]
    assert list(_told("hepatitis C antibody")) == ["hepatitis C antibody"]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("left lower rib pain (LLRP) since May. LLRP at night", "LLRP", "left lower rib pain"),
        ("Shortness of breath (SB).", "SB", "Shortness of breath"),
        ("He has T-cell lymphoma (TCL).", "TCL", "T-cell lymphoma"),
        ("the new right atrium (RA) pressure", "RA", "right atrium"),
        ("end of life (EOL) care", "EOL", "end of life"),
    ],
)
def test_a_text_that_spells_it_out_has_decided(text: str, short: str, full: str) -> None:
    assert in_text.spelled_out(text) == {short: full}
    found = [each for each in terms_in(text) if text[each.start : each.end] == short]
    assert found
    assert {(each.name, each.spelled_out) for each in found} == {(full, True)}


@pytest.mark.parametrize(
    "text",
    ["as told (RA)", "(RA)", "seen by Dr. Miles (MD)", "glucose (H)", "blood\n(BL)", "x (ABC"],
)
def test_a_bracket_that_is_no_short_form_decides_nothing(text: str) -> None:
    assert in_text.spelled_out(text) == {}


def test_what_stays_unclear_has_every_meaning_it_can_have() -> None:
    (found,) = [each for each in terms_in("MS.") if each.kind == "unclear"]
    assert {sense.full for sense in found.senses} >= {"multiple sclerosis", "mitral stenosis"}
    assert (found.name, found.plain, found.meaning) == ("", "", "")


def test_words_in_capitals_are_no_abbreviations() -> None:
    assert terms_in("CALL US OR COME BACK FOR ALL THE REST") == ()


def test_a_small_word_is_no_laboratory_test() -> None:
    assert not {"volume", "cast", "fit", "got"} & set(_told("a cast, the volume, fit; he got well"))


@given(st.text(max_size=300))
def test_places_are_in_order_and_hold_words(text: str) -> None:
    end = 0
    for found in terms_in(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert found.plain or found.meaning or found.senses or found.spelled_out


def test_what_stands_behind_a_hyphen_is_no_word_of_its_own() -> None:
    assert [each.name for each in terms_in("Both pupils were non-reactive.")] == ["pupil"]
    assert [each.name for each in terms_in("C-reactive protein was drawn.")] == ["crp"]
    assert "reactive" in [each.name for each in terms_in("Both pupils are reactive.")]


@pytest.mark.parametrize("line", ["Ferritin 912 HH", "Ferritin 912 ng/mL HH (30-400)"])
def test_a_flag_behind_a_value_is_no_abbreviation(line: str) -> None:
    assert "HH" not in [line[each.start : each.end] for each in terms_in(line)]
    assert "HH" in [
        "HH nurse visits"[each.start : each.end] for each in terms_in("HH nurse visits")
    ]


def test_hm_heads_what_keeps_well_and_names_what_a_weak_eye_sees() -> None:
    (first, *_) = terms_in("HM: mammogram due in May")
    assert first.name == "health maintenance"
    (first, *_) = terms_in("HM vision of the left eye")
    assert first.name == "hand motion"
