"""The rows of a table below a block that lists one test's ranges by age."""

from __future__ import annotations

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page

_HEAD = "Test Name                  In Range    Out Of Range   Reference Range     Lab\n"
_BLOCK = "     Reference Range\n        > or = 18 Years  0.45-4.60\n"


def test_rows_below_a_block_of_ranges_by_age_are_read() -> None:
    text = (
        f"{_HEAD}TSH                                    5.91 H         mIU/L               XY\n"
        f"{_BLOCK}FERRITIN                               8 L            15-150 ng/mL        XY\n"
        "T4, FREE                   1.1                        0.8-1.8 ng/dL       XY\n"
    )
    rows = find_labs([Page(1, text)])
    assert [(r.analyte, r.value, r.ref_text) for r in rows if r.analyte != "tsh"] == [
        ("ferritin", "8", "15-150"),
        ("free_t4", "1.1", "0.8-1.8"),
    ]


def test_a_list_of_ranges_alone_gives_no_result() -> None:
    text = (
        f"{_HEAD}SODIUM                     139                        135-146 mmol/L      XY\n\n"
        "Reference Ranges\nPotassium   3.5-5.3 mmol/L\nGlucose   < 100 mg/dL\nFerritin   15-150\n"
    )
    assert [(r.analyte, r.value) for r in find_labs([Page(1, text)])] == [("sodium", "139")]
