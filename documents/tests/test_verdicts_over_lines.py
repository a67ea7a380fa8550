"""A list of tests with one verdict, over a line break and below a table of other results."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page

_TABLE = """            Apr 2026    Oct 2026    Ref
ESR         12          44          0-20 mm/hr
CRP         3           28          0-5 mg/L
Hb          12.6        11.4        12-16 g/dL

"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("X-rays of hands and feet showed no erosions. Hepatitis B, C\nand HIV serology negative. "
         "Quantiferon negative.", ["HIV", "Quantiferon"]),
        ("X-rays of hands and feet showed no erosions.\nHIV serology negative. Quantiferon "
         "negative.", ["HIV", "Quantiferon"]),
        ("Chest X-ray was clear. ANA\nand HIV negative.", ["ANA", "HIV"]),
        ("ANA, RF\nand anti-CCP negative.", ["ANA", "RF", "anti-CCP"]),
    ],
)  # fmt: skip
def test_each_test_has_the_verdict_and_no_column(text: str, names: list[str]) -> None:
    for before in ("", _TABLE):
        rows = [row for row in find_labs([Page(1, before + text)]) if row.value == "negative"]
        assert [row.name for row in rows] == names
        assert {(row.when, row.ref_text, row.observed_on) for row in rows} == {(None, None, None)}


@pytest.mark.parametrize(
    "line", ["and HIV serology  negative", "or anti-CCP  negative", "y VIH  negativo"]
)
def test_a_name_never_begins_with_a_word_that_links(line: str) -> None:
    for row in find_labs([Page(1, "Test    Result\nANA     positive\n" + line)]):
        assert row.name.split()[0] not in {"and", "or", "y"}


@pytest.mark.parametrize(
    "remark",
    ["If HIV is negative.", "A false positive.", "HBsAg may be negative.", "Usually HIV negative."],
)
def test_what_a_verdict_means_below_a_table_is_no_result(remark: str) -> None:
    assert {row.name for row in find_labs([Page(1, _TABLE + remark)])} == {"ESR", "CRP", "Hb"}
