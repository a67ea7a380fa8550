"""What stands in the reason for stopping, holding or changing a medicine is not itself stopped."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _status(text: str, name: str) -> str:
    found = understand_text(text)["medications"]
    return " ".join(str(each["status"]) for each in found if name in each["name"])


@pytest.mark.parametrize(
    "line",
    [
        "STOP   Meloxicam 15 mg (raises bleeding risk with Eliquis)",
        "STOP   Meloxicam 15 mg (now on Eliquis)",
        "STOP   Meloxicam 15 mg - on Eliquis now",
        "STOP | Meloxicam 15 mg | interaction with lithium and Eliquis",
        "STOP   Meloxicam 15 mg because you take Eliquis",
        "STOP   Meloxicam 15 mg (start Eliquis instead)",
        "I have stopped her meloxicam given her Eliquis.",
        "Hold meloxicam due to the risk of bleeding with Eliquis.",
        "SUSPENDER Meloxicam 15 mg (aumenta el riesgo de sangrado con Eliquis)",
        "Suspender meloxicam por interacción con Eliquis.",
    ],
)
def test_the_other_of_a_reason_is_not_stopped(line: str) -> None:
    text = f"MEDICINES TO TAKE AT HOME\n{line}"
    assert _status(text, "Eliquis") in {"unknown", "active", "started"}
    assert "Eliquis was" not in " ".join(s["text"] for s in understand_text(text)["summary"])
    if "SUSP" not in line.upper():
        assert _status(text, "eloxicam") in {"stopped", "held"}


def test_what_a_medicine_raises_is_no_change_of_it() -> None:
    line = "SUSPENDER Meloxicam 15 mg (aumenta el riesgo de sangrado con Eliquis)"
    assert _status(line, "Meloxicam") != "changed"
    assert _status("Losartán 50 mg (se aumenta la dosis)", "Losart") == "changed"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("STOP   Advil (ibuprofen), aspirin and naproxen", "stopped"),
        ("Stop NSAIDs (ibuprofen, naproxen).", "stopped"),
        ("Stop aspirin (75 mg) and naproxen because of the bleed.", "stopped"),
        ("Hold lisinopril and naproxen because of vomiting.", "held"),
        ("Stopped aspirin due to bruising and started naproxen 250 mg.", "started"),
    ],
)
def test_a_list_goes_on_beside_a_reason(line: str, status: str) -> None:
    assert _status(line, "naproxen") == status
