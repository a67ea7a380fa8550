"""The commands that read JSON lines: one answer a line, errors included, nothing made up."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

NOTE = (
    "Hemoglobin 10.5 g/dL (12.0-16.0) L. She denies chest pain. She takes lisinopril 10 mg daily."
)


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str,
        *lines: object) -> list[dict[str, Any]]:  # fmt: skip
    """The answers of a command to the given lines; a string goes in as it is."""
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    monkeypatch.setattr("sys.stdin", io.StringIO(text + "\n"))
    call_command(name, "--jsonl")
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_verify_accepts_what_the_text_says_and_cites_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (said,) = run(
        monkeypatch, capsys, "verify",
        {"source": NOTE, "statement": "You do not have chest pain."},
    )  # fmt: skip
    assert said["accepted"] is True
    assert said["reasons"] == []
    assert "denies chest pain" in NOTE[slice(*said["cites"][0])]


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("You have chest pain.", "negation"),
        ("You take lisinopril 20 mg daily.", "number"),
        ("You take metformin 10 mg daily.", "medicine"),
        ("Bananas grow on trees.", "no_citation"),
    ],
)
def test_verify_refuses_and_says_why(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    statement: str,
    reason: str,
) -> None:
    (said,) = run(monkeypatch, capsys, "verify", {"source": NOTE, "statement": statement})
    assert said["accepted"] is False
    assert reason in said["reasons"]


def test_deidentify_tells_the_places_of_the_text_it_was_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # The soft hyphen hides a part of the name and is no letter of it.
    text = "Ana Test\u00adperson, born 3 April 1980, MRN 778812. INR 2.4, Hodgkin disease."
    known = ["Ana Testperson", {"kind": "date", "value": "1980-04-03"}]
    (said,) = run(monkeypatch, capsys, "deidentify", {"text": text, "known": known})
    masked = {text[span["start"] : span["end"]]: span["type"] for span in said["spans"]}
    assert masked == {"Ana Test\u00adperson": "PERSON", "3 April 1980": "DATE", "778812": "ID"}
    assert "Test" not in said["text"]
    assert said["text"].endswith("INR 2.4, Hodgkin disease.")


def test_explain_needs_the_context_of_an_unclear_abbreviation(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clear, unclear, unknown = run(
        monkeypatch, capsys, "explain",
        {"term": "RA", "context": "SpO2 96% on RA."},
        {"term": "RA", "context": "RA noted."},
        {"term": "flibbertigibbet"},
    )  # fmt: skip
    assert "room air" in clear["meaning"]
    assert unclear == unknown == {"plain": None, "meaning": None, "source": None}


@pytest.mark.parametrize("name", ["verify", "deidentify", "explain"])
def test_a_bad_line_is_answered_in_its_place_and_never_quoted(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = {"id": 7, "source": "a b", "statement": "c", "text": "x", "term": "x"}
    answers = run(monkeypatch, capsys, name, "secret", [1], {"id": 5, "text": 3}, good)
    assert [answer.get("error", {}).get("code") for answer in answers] == [*["bad_line"] * 3, None]
    assert [answer.get("id") for answer in answers] == [None, None, 5, 7]
    assert "secret" not in json.dumps(answers)


def test_evaluate_prints_a_line_a_measurement(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "plain_glossary"
    folder.mkdir()
    rows = [
        {"term": "hypertension", "glossary": "made up"},
        {"term": "flibbertigibbet", "glossary": "made up"},
    ]
    (folder / "holdout.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    call_command("evaluate", "plain_glossary", "--split", "holdout", "--data", str(tmp_path))
    (line,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (line["measure"], line["terms"], line["coverage"]) == ("terms", 2, 0.5)
    assert line["missing"] == ["flibbertigibbet"]


def test_evaluate_says_what_is_not_there(tmp_path: Any) -> None:
    with pytest.raises(CommandError, match="There is no"):
        call_command("evaluate", "plain_glossary", "--data", str(tmp_path))
