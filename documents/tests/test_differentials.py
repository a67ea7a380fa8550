"""What was thought of at first is not told as possible once a thing is concluded."""

from __future__ import annotations

from documents.pipeline.understand import understand_text

_FIRST = "ED Note\nMDM: Differential included pneumonia and gout."


def told(text: str) -> dict[str, str]:
    return {c["text"]: c["status"] for c in understand_text(text)["conditions"]}


def test_a_differential_is_over_once_a_thing_is_concluded() -> None:
    found = told(f"{_FIRST} Findings are consistent with costochondritis.")
    assert found == {
        "pneumonia": "hypothetical",
        "gout": "hypothetical",
        "costochondritis": "present",
    }


def test_it_is_open_where_nothing_is() -> None:
    assert set(told(_FIRST).values()) == {"possible"}
