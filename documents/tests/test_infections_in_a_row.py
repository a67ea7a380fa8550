"""Several infections with one result behind them all, and tests in a row with results in words."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(text: str) -> dict[str, str]:
    return {each["text"].lower(): each["status"] for each in understand_text(text)["conditions"]}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Antenatal bloods: HIV, hepatitis B negative.", "hiv|hepatitis b"),
        ("HIV, hepatitis B, hepatitis C: negative", "hiv|hepatitis b|hepatitis c"),
        ("Screen: HIV/syphilis non-reactive.", "hiv|syphilis"),
        ("Past history: Migraine. Hepatitis B and C negative.", "hepatitis b"),
        ("Booking: HIV 1 and 2, syphilis: all non-reactive.", "hiv|syphilis"),
    ],
)
def test_one_result_is_of_each_in_the_row(text: str, names: str) -> None:
    told = _told(text)
    assert [told[name] for name in names.split("|")] == ["absent"] * len(names.split("|"))


@pytest.mark.parametrize(
    "text",
    [
        "Serology: HIV, hepatitis B and syphilis not tested.",
        "HIV and hepatitis C screening declined.",
        "Measles and mumps IgG positive.",
        "Booking bloods: Rubella and varicella immune.",
        "Diphtheria, tetanus and polio boosters up to date.",
        "HIV and hepatitis B negative mother.",
        "Hepatitis B, hepatitis C, HIV serology, Quantiferon and chest X-ray requested.",
        "Please check HIV, hepatitis B and syphilis.",
        "Chlamydia and gonorrhoea results awaited.",
    ],
)
def test_what_is_no_result_of_having_it_names_nobodys_illness(text: str) -> None:
    assert not {"present", "absent"} & set(_told(text).values())


@pytest.mark.parametrize(
    ("text", "had", "not_had"),
    [
        ("Known HIV, hepatitis B and syphilis negative.", "hiv", "hepatitis b|syphilis"),
        ("She has HIV, hepatitis C negative.", "hiv", "hepatitis c"),
        ("HIV on treatment. Hepatitis B and C negative.", "hiv", "hepatitis b"),
    ],
)
def test_who_has_the_first_has_it(text: str, had: str, not_had: str) -> None:
    told = _told(text)
    assert told[had] == "present"
    assert {told[name] for name in not_had.split("|")} == {"absent"}


def test_where_nobody_says_which_is_had_the_first_are_not_told() -> None:
    told = _told("Problems with her liver, HIV, hepatitis B negative.")
    assert told["hiv"] == "hypothetical"
    assert told["hepatitis b"] == "absent"


@pytest.mark.parametrize("text", ["Covid and flu in 2024.", "He has HIV and hepatitis C."])
def test_what_has_no_result_behind_it_stays(text: str) -> None:
    assert set(_told(text).values()) == {"present"}


@pytest.mark.parametrize(
    "text",
    [
        "HIV negative, hepatitis B positive.",
        "HIV negative, blood group A positive.",
        "Chlamydia negative, gonorrhoea positive",
        "HIV negative, Rh positive",
    ],
)
def test_the_next_test_of_a_row_is_no_usual_result_of_the_one_before(text: str) -> None:
    first = understand_text(text)["labs"][0]
    assert first["value"] == "negative"
    assert not first.get("ref_text")
    assert first.get("flag") is None


@pytest.mark.parametrize(
    "text",
    ["HIV: Negative   Negative", "HIV: Negative, normal: Negative"],
)
def test_a_usual_result_in_words_stays(text: str) -> None:
    assert understand_text(text)["labs"][0]["flag"] == "normal"


def test_one_that_was_detected_stands_beside_those_that_were_not() -> None:
    text = "Swab: influenza B not detected, RSV not detected, covid-19 detected."
    told = {row["name"].lower(): row["value"] for row in understand_text(text)["labs"]}
    assert told == {"influenza b": "not detected", "rsv": "not detected", "covid-19": "detected"}


@pytest.mark.parametrize(
    "text", ["No RSV, no covid-19 detected.", "Neither RSV nor covid-19 detected."]
)
def test_what_was_not_detected_is_not_told_as_detected(text: str) -> None:
    assert "detected" not in {row["value"] for row in understand_text(text)["labs"]}
