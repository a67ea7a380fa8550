"""Notes in many styles: what they say of medicines, conditions and allergies, exactly."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

NOTES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "notes.toml").read_text(encoding="utf-8")
)["note"]


def squeeze(text: str | None) -> str:
    return " ".join(text.split()) if text else "-"


@pytest.mark.parametrize("note", [n for n in NOTES if "medicines" in n], ids=lambda n: n["style"])
def test_medicines_with_their_directions_and_status(note: dict[str, Any]) -> None:
    found = sorted(
        " | ".join(
            (squeeze(m.name), squeeze(m.dose), squeeze(m.route), squeeze(m.frequency), m.status)
        )
        for m in recognise((Page(1, note["text"]),)).medications
    )
    assert found == sorted(note["medicines"])


@pytest.mark.parametrize("note", [n for n in NOTES if "conditions" in n], ids=lambda n: n["style"])
def test_conditions_with_their_status(note: dict[str, Any]) -> None:
    findings = recognise((Page(1, note["text"]),))
    found = {f"{squeeze(c.text)} = {c.status}" for c in (*findings.conditions, *findings.symptoms)}
    wanted = set(note["conditions"])
    low = {each.lower() for each in found}
    assert {each for each in wanted if each.lower() not in low} == set()
    extra = {each for each in low if each.endswith("= present")} - {each.lower() for each in wanted}
    assert extra == set()


@pytest.mark.parametrize("note", [n for n in NOTES if "allergies" in n], ids=lambda n: n["style"])
def test_allergies_with_their_reactions(note: dict[str, Any]) -> None:
    found = [
        " | ".join((a.substance, squeeze(a.reaction), a.status))
        for a in recognise((Page(1, note["text"]),)).allergies
    ]
    assert found == note["allergies"]
