"""Of one illness ruled out and another found, neither is told for the other."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(text: str) -> dict[str, str]:
    return {each["text"].lower(): each["status"] for each in understand_text(text)["conditions"]}


@pytest.mark.parametrize(
    "text",
    [
        "PE ruled out and pneumonia found.",
        "PE ruled out, pneumonia found.",
        "PE ruled out - pneumonia found.",
        "PE ruled out (CTPA normal), pneumonia present.",
        "PE (excluded), pneumonia.",
        "PE excluded/pneumonia confirmed.",
        "PE ruled out but pneumonia found.",
        "PE excluded and pneumonia diagnosed.",
        "CTPA ruled out PE and showed pneumonia.",
        "CT negative for PE and positive for pneumonia.",
    ],
)
def test_the_one_is_not_there_and_the_other_is(text: str) -> None:
    assert _told(text) == {"pe": "absent", "pneumonia": "present"}


@pytest.mark.parametrize(
    "text", ["PE unlikely, pneumonia present.", "PE less likely and pneumonia confirmed."]
)
def test_what_is_unlikely_is_not_told_as_there(text: str) -> None:
    assert _told(text) == {"pe": "possible", "pneumonia": "present"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ruled out PE.", ["pe"]),
        ("The scan excluded PE and DVT.", ["pe", "dvt"]),
        ("PE and DVT ruled out.", ["pe", "dvt"]),
        ("CTPA ruled out, to our relief, PE.", ["pe"]),
        ("She denied, when asked, any rash.", ["rash"]),
        ("Excluded: PE, DVT.", ["pe", "dvt"]),
        ("Without redness and evidence of infection.", ["infection"]),
    ],
)
def test_what_stands_behind_it_alone_is_still_denied(text: str, names: list[str]) -> None:
    told = _told(text)
    assert [told[name] for name in names] == ["absent"] * len(names)


def test_a_test_that_is_negative_for_one_and_positive_for_the_other() -> None:
    assert _told("Negative for flu and positive for COVID.") == {
        "flu": "absent",
        "covid": "present",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Neumonía descartada y bronquitis confirmada.",
        "Neumonía descartada, bronquitis presente.",
        "Neumonía descartada pero presenta bronquitis.",
        "Se valoró neumonía, descartada por TAC, y se diagnosticó bronquitis.",
        "Una vez descartada neumonía se trató la bronquitis.",
        "Se descarta neumonía y se confirma bronquitis.",
    ],
)
def test_so_it_is_in_spanish(text: str) -> None:
    told = _told(text)
    assert told == {"neumonía": "absent", "bronquitis": "present"}


@pytest.mark.parametrize(
    "text", ["Se ha descartado neumonía y TVP.", "Descartadas neumonía y TVP."]
)
def test_what_stands_behind_it_in_spanish(text: str) -> None:
    assert _told(text) == {"neumonía": "absent", "tvp": "absent"}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Pneumonia resolved and asthma stable.", "past", "present"),
        ("Pneumonia suspected and asthma confirmed.", "possible", "present"),
        ("Pneumonia possible and asthma confirmed.", "possible", "present"),
        ("Pneumonia considered and asthma treated.", "possible", "present"),
        ("Possible pneumonia and definite asthma.", "possible", "present"),
        ("Pneumonia and asthma suspected.", "possible", "possible"),
        ("Possible pneumonia and asthma.", "possible", "possible"),
    ],
)
def test_what_is_said_of_the_first_is_not_said_of_the_second(
    text: str, first: str, second: str
) -> None:
    assert _told(text) == {"pneumonia": first, "asthma": second}


def test_what_opens_a_name_goes_on_over_its_and() -> None:
    assert _told("Resolved and healed ulcer.") == {"ulcer": "past"}
    assert _told("We considered and discussed sepsis.") == {"sepsis": "possible"}
