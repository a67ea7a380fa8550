"""HL7 version 2: every result as it is sent, or a clear refusal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.pipeline.compose.next_steps import When, next_steps
from documents.pipeline.files.identify import MediaType
from documents.pipeline.structured.record import clean
from documents.pipeline.structured.short_names import shown_name
from documents.pipeline.types import Flag, Kind, Refused
from documents.tests.structured_makers import HEADER, Read, message, obx

WORDS = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=24
).map(clean).filter(lambda text: any(char.isalpha() for char in text))  # fmt: skip
NUMBERS = st.decimals(0, 100_000, places=3).map(str)


def test_a_result_comes_with_everything_that_stands_beside_it() -> None:
    read = Read(message(obx("Potassium", "5.90", unit="mmol/L^x^UCUM", ref="3.5-5.1", flag="H",
                            code="2823-3")))  # fmt: skip
    (row,) = read.findings.labs
    assert (row.name, row.value, row.unit) == ("Potassium", "5.90", "mmol/L")
    assert (row.ref_low, row.ref_high) == (Decimal("3.5"), Decimal("5.1"))
    assert (row.printed_flag, row.flag) == ("H", Flag.HIGH)
    assert row.observed_on == date(2026, 3, 1)
    assert row.analyte == "potassium"
    assert not row.needs_review
    assert read.quote(row.value_source) == "5.90"
    line = read.quote(row.source)
    for part in ("Potassium", "5.90 mmol/L", "3.5-5.1", "H", "1 March 2026"):
        assert part in line
    assert read.findings.kind is Kind.LAB_REPORT
    assert read.media_type is MediaType.HL7V2


@pytest.mark.parametrize(
    ("kind", "sent", "shown"),
    [
        ("NM", "5.40", "5.40"),
        ("SN", "<^10", "<10"),
        ("SN", "^100^-^200", "100 - 200"),
        ("SN", "^1^:^128", "1:128"),
        ("SN", "^2^+", "2+"),
        ("CE", "260373001^Detected^SCT", "Detected"),
        ("CE", "^^^A1^Found here^L", "Found here"),
        ("CWE", "^^^^^^^^as written", "as written"),
        ("CWE", "1^One^L~2^Two^L", "One; Two"),
        ("ST", "Isolated", "Isolated"),
        ("ST", "a \\T\\ b \\F\\ c \\S\\ d \\R\\ e \\E\\", "a & b | c ^ d ~ e \\"),
        ("ST", "5 \\X0D0A\\ 6", "5; 6"),
        ("ST", "\\Zxy\\ kept", "\\Zxy\\ kept"),
        ("DT", "20260301", "2026-03-01"),
        ("TS", "202603011215-0500", "2026-03-01 12:15"),
        ("TM", "0815", "08:15"),
        ("NM", "<5", "<5"),
        ("TX", "one line", "one line"),
    ],
)
def test_every_value_type_is_shown_as_it_is_meant(kind: str, sent: str, shown: str) -> None:
    read = Read(message(obx("Test", sent, kind=kind)))
    lines = [row.value for row in read.findings.labs] or ["; ".join(read.text.splitlines()[-2:])]
    assert lines == [shown]


@pytest.mark.parametrize("status", ["X", "W", "D"])
def test_a_result_that_was_taken_back_is_said_and_its_value_is_not(status: str) -> None:
    read = Read(message(obx("Sodium", "987654", status=status)))
    assert read.findings.labs == ()
    assert "987654" not in read.text
    assert "Sodium" in read.text


def test_a_corrected_result_replaces_the_one_before_it() -> None:
    read = Read(
        message(
            obx("Sodium", "912", unit="mmol/L", code="2951-2"),
            obx("Chloride", "101", unit="mmol/L", code="2075-0"),
            obx("Sodium", "139", unit="mmol/L", code="2951-2", status="C"),
        )
    )
    assert [row.value for row in read.findings.labs] == ["101", "139"]
    assert "912" not in read.text
    assert "Corrected" in read.text


def test_the_message_names_its_own_delimiters() -> None:
    text = message(obx("Iron & co", "5", unit="umol/L")).replace("|", "$").replace("^", "%")
    text = text.replace("MSH$%~\\&$", "MSH$%*\\+$")
    (row,) = Read(text).findings.labs
    assert (row.name, row.value, row.unit) == ("Iron & co", "5", "umol/L")


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize(
    "frame", ["{}", "\x0b{}\x1c\r", "FHS|^~\\&|X\rBHS|^~\\&|X\r{}BTS|1\rFTS|1"]
)
def test_line_ends_frames_and_batches(end: str, frame: str) -> None:
    text = frame.format(message(obx("Iron", "5"))).replace("\r", end)
    assert Read(text).values() == [("Iron", "5", None)]


def test_a_text_in_several_segments_is_one_block_and_no_table() -> None:
    read = Read(message(*(obx("Report", line, kind="TX") for line in ("First.", "Second."))))
    assert read.findings.labs == ()
    assert "First.\nSecond." in read.text


def test_a_value_cut_by_a_line_end_asks_for_review() -> None:
    (row,) = Read(message("OBX|1|ST|^Comment^L||seen\rhere||||||F")).findings.labs
    assert row.value == "seen here"
    assert row.needs_review


def test_flag_and_range_that_contradict_ask_for_review() -> None:
    (row,) = Read(
        message(obx("Sodium", "139", unit="mmol/L", ref="135-145", flag="HH"))
    ).findings.labs
    assert row.needs_review


def test_a_file_in_a_result_is_named_and_not_shown() -> None:
    read = Read(
        message(obx("Scan", "^application^pdf^Base64^JVBERi0=", kind="ED"), obx("Iron", "5"))
    )
    assert "JVBERi0" not in read.text
    assert "Scan" in read.text


def test_allergies_diagnoses_and_appointments_of_other_messages() -> None:
    read = Read(
        "MSH|^~\\&|A|B|C|D|20260302||ADT^A01|1|P|2.5\r"
        "PID|1||77||Field^Avery||19700102|F\r"
        "AL1|1|DA|1^Penicillin^L|SV|Hives\r"
        "DG1|1||J45^Asthma^I10||20200101|F\r"
        "SCH|1||||||CHECK^Check-up^L||||^^^202605061000||||||||||||||Booked\r"
    )
    (allergy,) = read.findings.allergies
    assert (allergy.substance, allergy.reaction) == ("Penicillin", "Hives")
    (condition,) = read.findings.conditions
    assert condition.text == "Asthma"
    (followup,) = read.findings.followups
    assert "Check-up" in followup.text
    assert "6 May 2026, 10:00" in read.quote(followup.source)
    (step,) = next_steps(read.findings)
    assert (step.text, step.on) == ("Check-up", date(2026, 5, 6))
    assert step.when is When.DAY


def test_a_record_says_who_sent_it_and_when_the_patient_was_born_in_words() -> None:
    read = Read(message(obx("Potassium", "4.1")))
    (sender,) = [each for each in read.findings.sections if each.kind == "sender"]
    assert (sender.title, read.quote(sender.source)) == ("HOUSE", "HOUSE")
    assert "Born: 2 January 1970" in read.text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEADER, "type_not_accepted"),
        ("MSH|^~\\&|A\rnothing that is a segment", "damaged"),
        ("MSH|^^^^|A|B\r" + obx("Iron", "5"), "damaged"),
        ("MSH|^~\\&|A|B|C|D|||BAR^P01|1|P|2.3\rPID|1||7||Field^A\rGT1|0||x", "type_not_accepted"),
        (message(obx("Iron", "5")) + HEADER.replace("77^", "78^"), "type_not_accepted"),
    ],
)  # fmt: skip
def test_what_holds_nothing_or_is_broken_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        Read(text)
    assert refused.value.code == code


def _escaped(text: str) -> str:
    table = {"\\": "\\E\\", "|": "\\F\\", "^": "\\S\\", "&": "\\T\\", "~": "\\R\\"}
    return "".join(table.get(char, char) for char in text)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            WORDS, st.one_of(NUMBERS.map(lambda n: ("NM", n)), WORDS.map(lambda w: ("ST", w))),
            st.sampled_from(["mg/dL", "mmol/L", "%", "", "10*3/uL"]),
        ),
        min_size=1, max_size=8,
    )
)  # fmt: skip
def test_any_results_come_back_exactly(rows: list[tuple[str, tuple[str, str], str]]) -> None:
    sent = [
        obx(_escaped(name), _escaped(value), kind=kind, unit=_escaped(unit), code=str(place))
        for place, (name, (kind, value), unit) in enumerate(rows)
    ]
    read = Read(message(*sent))
    assert read.values() == [
        (shown_name(name, None, unit or None, value), value, unit or None)
        for name, (_, value), unit in rows
    ]
    for row in read.findings.labs:
        assert read.quote(row.value_source) == row.value
        assert row.name in read.quote(row.source)


@settings(max_examples=80)
@given(st.integers(0, 400), st.text(max_size=6), st.integers(0, 12))
def test_a_damaged_message_is_refused_or_invents_nothing(at: int, put: str, cut: int) -> None:
    whole = message(obx("Sodium", "139.25", unit="mmol/L", ref="135-145", code="2951-2"),
                    obx("Titre", "^1^:^128", kind="SN"))  # fmt: skip
    broken = whole[:at] + put + whole[at + cut :]
    try:
        read = Read(broken.encode("utf-8", "replace"))
    except (Refused, AssertionError):
        return
    for row in read.findings.labs:
        for part in row.value.replace(":", " ").replace(" - ", " ").replace(";", " ").split():
            assert part.lstrip("<>") in clean(broken)
