"""Letters of a postcode, a file's number or a degree are told as nothing."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.findings.procedures import find_procedures
from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.types import Page


def _named(text: str) -> list[str]:
    pages = [Page(1, text)]
    named = [each.text for each in find_conditions(pages)]
    return named + [each.text for each in find_procedures(pages)]


@pytest.mark.parametrize(
    "text",
    [
        "Castle Row, Sampletown DM3 7BB    Tel 01632 960 000",
        "27 Sample Close, Sampletown NF2 6LP",
        "UHID             : SAH-2024-09917",
        "MRD No. DVT/2291/24",
        "IP No : HTN/3381",
        "Our ref: MI/JP/4471902",
        "Lab no: TB-55123",
        "Kind regards\n\nDr Ada Sample MRCP\nConsultant",
        "Dr. B Sample MRCP",
        "Prof Ada Sample FRCP MRCP PhD",
        "Consultant: Dr. Ada Sample, MD, DM (Gastroenterology)",
        "Dr. Ada Sample MBBS MD DM\nConsultant Physician",
    ],
)
def test_a_code_is_no_name(text: str) -> None:
    assert _named(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Past history: CVA-03/2019, MI-2017, HTN/DM x 10 yrs.", ["CVA", "MI", "HTN", "DM"]),
        ("Reviewed by Dr Sample. DM, HTN stable.", ["DM", "HTN"]),
        ("Reviewed by Dr Sample DM well controlled.", ["DM"]),
        ("Referred by Dr Sample, DM, HTN.", ["DM", "HTN"]),
        ("PMH: MS, RA, TTP", ["MS", "RA", "TTP"]),
        ("Pt has MD, DM and HTN", ["DM", "HTN"]),
        ("Case: DM2 poorly controlled", ["DM2"]),
        ("OP: HTN-3 yrs", ["HTN"]),
        ("Repeat MRCP", ["Repeat MRCP"]),
        ("MRCP 12345 showed stones.", ["MRCP"]),
        ("Lives at Sampletown DM3 7BB. Known DM, HTN.", ["DM", "HTN"]),
    ],
)
def test_a_name_beside_figures_is_told(text: str, names: list[str]) -> None:
    assert _named(text) == names
