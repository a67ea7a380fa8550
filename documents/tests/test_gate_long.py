"""Finding the sentence that carries a statement costs in proportion to the note's length."""

from __future__ import annotations

from functools import partial

from documents import gate
from documents.pipeline.language.sentences import number_sentences
from documents.pipeline.types import Page
from tests.work import steps_of

LINE = "On visit {number} the {part} was tender and ibuprofen {dose} mg was taken for {days} days."
PARTS = ("left knee", "right wrist", "lower back", "neck", "left hip", "right ankle", "jaw")


def note(pages: int, first: int) -> tuple[Page, ...]:
    """Pages of 40 sentences, none like another, nor like those of another note."""
    made = []
    for page in range(1, pages + 1):
        numbers = range(first + page * 40, first + page * 40 + 40)
        lines = (
            LINE.format(number=n, part=PARTS[n % 7], dose=200 + n % 9 * 50, days=2 + n % 11)
            for n in numbers
        )
        made.append(Page(page, "\n".join(lines)))
    return tuple(made)


def test_a_statement_about_a_long_note_costs_in_proportion() -> None:
    said = "The left knee was tender. You took warfarin 5 mg for 3 days."
    short = number_sentences(note(10, first=100_000))
    long = number_sentences(note(40, first=300_000))
    gate.verify(said, number_sentences(note(1, first=500_000)))  # lists are read once
    few, many = (steps_of(partial(gate.verify, said, source)) for source in (short, long))
    assert many < 5 * few


def test_a_sentence_of_a_page_is_laid_beside_a_long_statement_in_time() -> None:
    word = "the knee was tender and "
    single, double = (
        steps_of(
            partial(
                gate.verify,
                "So " + word * (times // 2) + "sore.",
                number_sentences([Page(1, "Then " + word * times + "hurt.")]),
            )
        )
        for times in (20, 40)
    )
    assert double < 4 * single
