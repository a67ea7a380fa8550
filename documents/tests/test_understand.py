"""``manage.py understand``: from a file or a text to what it says, with no database at all."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from documents.management.commands.understand import answer, readable
from documents.management.json_lines import answer_lines
from documents.pipeline.process import sandbox
from documents.pipeline.types import Refused
from documents.pipeline.understand import understand_file, understand_text
from documents.tests.papers import archive, pdf, table

ROOT = Path(__file__).resolve().parents[2]
KEYS = {
    *("kind", "pages", "labs", "medications", "conditions", "summary", "grade", "warnings"),
    *("symptoms", "allergies", "procedures", "impressions", "vitals", "appointments", "spanish"),
}
LAB_KEYS = {
    "name",
    "value",
    "unit",
    "ref_text",
    "ref_low",
    "ref_high",
    "printed_flag",
    "flag",
    "page",
    "box",
    "needs_review",
}
REPORT = table(
    [
        ("Test", "Result", "Unit", "Reference Range"),
        ("Hemoglobin", "9.1", "g/dL", "13.0 - 17.0"),
        ("Sodium", "139", "mmol/L", "135 - 145"),
    ]
)
NOTE = "Assessment: type 2 diabetes.\nMedications: metformin 500 mg by mouth twice daily.\n"


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """The command as a person runs it: no setting, no service, no network."""
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "understand", *arguments],
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        cwd="/",
        env={"PATH": os.environ["PATH"]},
        check=False,
    )


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf([REPORT]))
    return path


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf.zip"
    path.write_bytes(archive({"a.txt": b"x"}))
    return path


def test_a_report_comes_out_in_the_documented_shape(report: Path) -> None:
    result = understand_file(report)
    assert set(result) == KEYS
    assert result["kind"] == "lab_report"
    assert result["pages"] == 1
    low, normal = result["labs"]
    assert set(low) == LAB_KEYS
    assert (low["name"], low["value"], low["unit"]) == ("Hemoglobin", "9.1", "g/dL")
    assert (low["ref_low"], low["ref_high"], low["flag"]) == (13, 17, "low")
    assert (normal["flag"], normal["needs_review"]) == ("normal", False)
    assert low["page"] == 1
    left, top, right, bottom = low["box"]
    assert 0 < left < right < 1
    assert 0 < top < bottom < 1
    json.dumps(result)


def test_every_quote_of_the_summary_is_a_slice_of_the_text() -> None:
    result = understand_text(NOTE)
    assert result["summary"]
    for sentence in result["summary"]:
        assert sentence["sources"]
        for source in sentence["sources"]:
            assert NOTE[source["start"] : source["end"]] == source["quote"] != ""


def test_what_was_done_with_a_medicine_is_shown_where_it_is_said() -> None:
    text = "Medications:\n- Warfarin 5 mg daily\n\nPlan:\n"
    for said, told in (
        ("Warfarin was stopped today.", "warfarin 5 mg was stopped."),
        ("She should stop warfarin today.", "says to stop warfarin 5 mg."),
    ):
        summary = understand_text(text + said)["summary"]
        (sentence,) = (each for each in summary if each["text"].endswith(told))
        assert [place["quote"] for place in sentence["sources"]] == ["Warfarin 5 mg daily", said]


def test_text_needs_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(sandbox, "Child", never)
    assert understand_text(NOTE)["medications"][0]["name"].lower() == "metformin"


def test_nothing_and_too_much_are_refused() -> None:
    with pytest.raises(Refused, match="empty"):
        understand_text(" \n")
    with pytest.raises(Refused, match="too_many_pages"):
        understand_text("x " * 3_000_000)


def test_the_summary_comes_in_spanish_too() -> None:
    found = understand_text(NOTE)
    spanish = found["spanish"]
    assert [one["sources"] for one in spanish["summary"]] == [
        one["sources"] for one in found["summary"]
    ]
    assert any("por la boca dos veces al día" in one["text"] for one in spanish["summary"])
    assert spanish["ease"] > 65


def test_the_command_prints_one_object_for_one_file(report: Path) -> None:
    ran = run(str(report), "--json")
    assert ran.returncode == 0, ran.stderr
    assert set(json.loads(ran.stdout)) == KEYS


def test_a_refused_file_sets_the_status_and_the_others_are_read(report: Path, packed: Path) -> None:
    ran = run(str(packed), str(report), "--json")
    assert ran.returncode == 1
    first, second = (json.loads(line) for line in ran.stdout.splitlines())
    assert first["error"]["code"] == "type_not_accepted"
    assert "PDF" in first["error"]["message"]
    assert second["kind"] == "lab_report"


def test_a_person_gets_a_page_they_can_read(report: Path, packed: Path) -> None:
    lines = list(readable(understand_file(report)))
    assert lines[0] == "Lab report, 1 page"
    assert any(line.strip().startswith("Hemoglobin: 9.1 g/dL") for line in lines)
    ran = run(str(packed))
    assert ran.returncode == 1
    assert "zip" in ran.stdout


def test_lines_are_answered_in_order_whatever_they_hold(report: Path, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 1, "text": NOTE}),
        "this is not json",
        "[1, 2]",
        "",
        json.dumps({"id": "two", "file": str(report)}),
        json.dumps({"id": 3, "file": str(tmp_path / "missing.pdf")}),
        json.dumps({"id": 4, "text": NOTE, "file": str(report)}),
        json.dumps({"id": 5, "text": 7}),
        json.dumps({"id": 6, "text": "  "}),
        "[" * 100_000,
        json.dumps({"id": {"any": "value"}, "text": NOTE}),
    ]
    out = io.StringIO()
    answer_lines(io.StringIO("\n".join(lines) + "\n"), out, answer, numbered=True)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [answer["id"] for answer in answers] == [
        1,
        None,
        None,
        "two",
        3,
        4,
        5,
        6,
        None,
        {"any": "value"},
    ]
    codes = [answer.get("error", {}).get("code") for answer in answers]
    assert codes == [
        None,
        "bad_line",
        "bad_line",
        None,
        "not_found",
        "bad_line",
        "bad_line",
        "empty",
        "bad_line",
        None,
    ]
    assert set(answers[0]) == KEYS | {"id"}


def test_a_failing_stage_costs_its_line_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from documents.management.commands import understand

    def broken(text: str) -> None:
        raise ZeroDivisionError(text)

    monkeypatch.setattr(understand, "understand_text", broken)
    out = io.StringIO()
    answer_lines(io.StringIO('{"id": 1, "text": "secret words"}\n'), out, answer)
    (told,) = out.getvalue().splitlines()
    assert json.loads(told)["error"]["code"] == "failed"
    assert "secret" not in told


@pytest.mark.parametrize("command", ["understand", "verify", "explain", "deidentify"])
def test_no_bytes_end_the_run(command: str) -> None:
    """Half a character, what is no UTF-8, and a reader who has left."""
    half = rb'{"id": 1, "text": "Sodium 140 \ud800", "source": "\ud800", "statement": "\ud800", '
    half += rb'"term": "\ud800", "known": ["\ud800"]}'
    lines = b"\n".join([half, b'{"id": 2, "text": "\xff"}', b"{", half]) + b"\n"
    process = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), command, "--jsonl"],
        input=lines,
        capture_output=True,
        env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0"},
        timeout=120,
        check=True,
    )
    told = [json.loads(line) for line in process.stdout.decode("utf-8").splitlines()]
    assert len(told) == 4
    assert told[0] == told[3]
    assert "error" not in told[0]
    assert told[1]["error"]["message"] == "This line is not UTF-8."
    assert told[2]["error"]["code"] == "bad_line"


def test_who_stops_reading_gets_no_traceback() -> None:
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "explain", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, said = process.communicate(b'{"term": "MRI"}\n' * 3, timeout=120)
    assert process.returncode == 1
    assert said == b""


def test_each_answer_is_out_before_the_next_line_is_in() -> None:
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "understand", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PATH": os.environ["PATH"]},
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": NOTE}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
    assert process.returncode == 0
