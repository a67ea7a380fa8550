"""A line that ends in ``no`` goes on below it, and a list's last item may have a stop."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(text: str) -> dict[str, str]:
    found = understand_text(text)
    return {
        each["text"].lower(): each["status"] for each in found["conditions"] + found["symptoms"]
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On examination there was no\nswelling over the knee.", "swelling"),
        ("On examination there was no\nevidence of pneumonia.", "pneumonia"),
        ("There was no\npneumonia and no\nasthma.", "asthma"),
        ("She denies\npneumonia.", "pneumonia"),
        ("She denies\nfever\nchills.\nAsthma is well.", "chills"),
        ("No hay\nneumonía ni\nderrame pleural.", "derrame pleural"),
        ("Paciente sin\nneumonía.", "neumonía"),
    ],
)
def test_what_a_broken_line_denies_is_denied(text: str, name: str) -> None:
    assert _told(text)[name] == "absent"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She denies\nfever\nchills.\nAsthma is well.", "asthma"),
        ("She denies\nfever\nchills\nasthma is well controlled with her inhaler.", "asthma"),
        ("He has no\npneumonia. He has\nasthma.", "asthma"),
        ("Denies\nfever\nchills\n\nAsthma.", "asthma"),
    ],
)
def test_what_stands_behind_it_is_not(text: str, name: str) -> None:
    assert _told(text)[name] == "present"
