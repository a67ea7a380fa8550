"""Text twice as long takes twice the work to recognise, whatever it holds most of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.files.layout import Placed, build_page
from documents.pipeline.files.plain import split_pages, text_pages
from documents.pipeline.labs import find_labs
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Reader
from tests.work import no_runaway, steps_of

MOST = 2.5
"""Times the work that is allowed for twice the text; a square would be 4."""

TESTS = "Sodium Potassium Chloride Glucose Creatinine Calcium Ferritin Hemoglobin".split()
MEDICINES = "metformin lisinopril aspirin warfarin atorvastatin".split()


def lab_line(number: int) -> str:
    """A row that no other line repeats."""
    name = TESTS[number % len(TESTS)]
    return f"{name}  {3 + number % 90}.{number}  mmol/L  1 - {50 + number % 40}"


def joined(joint: str, item: Callable[[int], str], count: int) -> str:
    """``count`` items on one line."""
    return joint.join(map(item, range(count)))


TEXTS: dict[str, Callable[[int], str]] = {
    "rows on a page": lambda n: joined("\n", lab_line, n),
    "pages of rows": lambda n: joined(
        "\f", lambda page: lab_line(page) + "\n" + lab_line(page + 3), n
    ),
    "short cells": lambda n: joined("  ", lambda k: f"Na  {130 + k % 9}", n),
    "cells of figures": lambda n: "Sodium  " + joined("  ", lambda k: str(100 + k % 50), n),
    "a list of results": lambda n: joined(", ", lambda k: f"Na {130 + k % 9}", n),
    "a list without a figure": lambda n: joined(", ", lambda k: "K as above", n),
    "a list with and": lambda n: joined(" and ", lambda k: f"sodium {130 + k % 9}", n),
    "sentences of values": lambda n: joined(
        "\n", lambda k: f"The sodium was {k}.{k % 10} mmol/L today.", n
    ),
    "no stop": lambda n: "denies pain and " * n,
    "days": lambda n: "seen 01/02/2021 and " * n,
    "visits": lambda n: joined(
        "\n", lambda k: f"Follow up with Dr. Gray on 03/04/{2031 + k % 9} at 10:00 am.", n
    ),
    "medicines": lambda n: joined("\n", lambda k: f"{MEDICINES[k % 5]} {k} mg daily", n),
    "headed parts": lambda n: "Medications:\nmetformin 500 mg daily\nHistory:\nasthma\n" * n,
    "pages of days": lambda n: "\f".join(f"Colonoscopy on 0{k % 9 + 1}/03/2021." for k in range(n)),
}


def pages_of(text: str) -> list[Page]:
    """The pages of a text as an upload of it has them."""
    return list(text_pages(split_pages(text)))


@pytest.mark.parametrize("shape", TEXTS)
def test_recognising_twice_the_text_takes_twice_the_work(shape: str) -> None:
    make = TEXTS[shape]
    recognise(pages_of(make(72)))  # lexicons are read once
    single, double = (steps_of(partial(recognise, pages_of(make(count)))) for count in (180, 360))
    assert double < MOST * single


def test_sentences_of_a_table_turned_on_its_side_take_their_share() -> None:
    head = "Date  Sodium  Potassium\n"

    def told(count: int) -> int:
        days = (f"0{1 + k % 9}/02/20{k % 90:02}  {130 + k % 9}  4.{k % 9}\n" for k in range(count))
        pages = pages_of(head + "".join(days))
        found = recognise(pages)
        return steps_of(partial(compose, pages, found))

    told(5)
    assert told(160) < MOST * told(80)


@pytest.mark.parametrize(("lines", "cells"), [(1, 0), (0, 1)], ids=["lines", "cells"])
def test_a_table_twice_as_large_takes_twice_the_work_to_lay_out(lines: int, cells: int) -> None:
    def laid_out(count: int) -> int:
        words = [
            Placed("cell", 60.0 * across, 12.0 * down, 60.0 * across + 40, 12.0 * down + 10)
            for down in range(max(4, lines * count))
            for across in range(max(4, cells * count))
        ]
        width, height = (max(getattr(word, edge) for word in words) for edge in ("x1", "y1"))
        make = partial(build_page, words, number=1, width=width, height=height, reader=Reader.TEXT)
        return steps_of(make)

    assert laid_out(200) < MOST * laid_out(100)


def test_a_list_on_one_line_is_read_to_its_end() -> None:
    text = ", ".join(f"{TESTS[k % len(TESTS)]} {k + 3}.5 mmol/L" for k in range(400))
    assert len(find_labs(pages_of(text))) == 400


LONG_GAPS = {
    "spaces": "pain" + " " * 6_000 + "gout",
    "spaces around an answer": "Diabetes" + " " * 6_000 + "No" + " " * 6_000 + "gout",
    "spaces behind a medicine": "Metformin" + " " * 6_000 + "500 mg once a day",
    "spaces before a medicine": " " * 6_000 + "Codeine - nausea",
    "spaces before a colon": "Sodium" + " " * 6_000 + ": 140",
    "empty lines": "pain" + "\n" * 20_000 + "gout",
    "lines further and further in": "\n".join(" " * k + "- gout" for k in range(400)),
    "one line of values": "Hemoglobin was 8.4 g/dL. " * 1_000,
    "one line of conditions": "PMH: asthma, gout (resolved) " * 1_000,
    "lines without a figure": "Doctor: any pain?\nPatient: no fever.\n" * 1_000,
}


@pytest.mark.parametrize("shape", LONG_GAPS)
def test_what_stands_far_apart_or_on_one_line_is_no_work_of_its_own(shape: str) -> None:
    recognise(pages_of("Sodium 140"))
    with no_runaway(60):
        recognise(pages_of(LONG_GAPS[shape]))
