"""White cells as share and number beside each other, under heads that are units alone."""

from __future__ import annotations

from decimal import Decimal

from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow, Page


def read(*lines: str) -> tuple[LabRow, ...]:
    return find_labs([Page(1, "\n".join(lines))])


HEADS = "SÉRIE BRANCA        %        /mm3       Valores de referência"
ROWS = (
    "Leucócitos                   7.412      4.000 a 11.000",
    "Linfócitos          31       2.298      1.000 a 3.900",
    "Monócitos           6        445        200 a 950",
    "Basófilos           1        74         0 a 100",
)


def test_each_figure_has_the_unit_of_its_head_and_a_point_parts_thousands() -> None:
    rows = read("Hemoglobina   13,4 g/dL   12,0 a 16,0", HEADS, *ROWS)
    told = [(row.name, row.number, row.unit) for row in rows[1:]]
    assert told == [
        ("Leucócitos", Decimal(7412), "/mm3"),
        ("Linfócitos", Decimal(31), "%"), ("Linfócitos", Decimal(2298), "/mm3"),
        ("Monócitos", Decimal(6), "%"), ("Monócitos", Decimal(445), "/mm3"),
        ("Basófilos", Decimal(1), "%"), ("Basófilos", Decimal(74), "/mm3"),
    ]  # fmt: skip
    assert not any(row.needs_review for row in rows)


def test_a_range_is_that_of_the_figure_it_can_be_of() -> None:
    rows = read("Hemoglobina   13,4 g/dL   12,0 a 16,0", HEADS, *ROWS)
    high = {(row.name, row.unit): row.ref_high for row in rows}
    assert (high["Linfócitos", "/mm3"], high["Linfócitos", "%"]) == (Decimal(3900), None)
    # 0 to 100 could be that of either: then nobody says whose it is.
    assert (high["Basófilos", "/mm3"], high["Basófilos", "%"]) == (None, None)


def test_the_title_of_a_list_may_stand_where_the_names_head_would() -> None:
    rows = read(
        "GLÓBULOS      Resultado      Referência",
        "Hemoglobina   13,4 g/dL      12,0 a 16,0",
        "Plaquetas     254.000        150.000 a 450.000",
    )
    assert (rows[1].value, rows[1].ref_high) == ("254.000", Decimal(450000))


def test_a_test_with_its_verdict_is_no_row_of_heads() -> None:
    (row,) = read("Ferritin    In range    Normal", "Ferritin    88    ug/L    15-150")[-1:]
    assert (row.value, row.unit) == ("88", "ug/L")


def test_a_printed_unit_is_stronger_than_that_of_the_head() -> None:
    rows = read(
        HEADS,
        "Linfócitos          31 %     2.298 /mm3   20 a 45 %   1.000 a 3.900",
        "Hemoglobina                  13,4  g/dL   12,0 a 16,0",
    )
    assert [(row.value, row.unit, row.ref_high) for row in rows] == [
        ("31", "%", Decimal(45)), ("2.298", "/mm3", Decimal(3900)),
        ("13,4", "g/dL", Decimal("16.0")),
    ]  # fmt: skip


def test_a_figure_of_the_foot_is_no_share() -> None:
    rows = read(HEADS, *ROWS, "CRBM 12   Liberado   Equip. 4   Contagem em 100 células")
    assert not [row for row in rows if row.value in {"4", "12", "100"} and not row.needs_review]


def test_strange_words_with_a_unit_in_brackets_head_figures_in_it() -> None:
    rows = read(
        "Série branca      Relativo (%)   Absoluto (/mm3)   Referência (/mm3)",
        "Linfócitos        28             2.044             1.000 a 3.900",
        "Monócitos         7              511               200 a 950",
    )
    assert [(row.name, row.value, row.unit) for row in rows] == [
        ("Linfócitos", "28", "%"), ("Linfócitos", "2.044", "/mm3"),
        ("Monócitos", "7", "%"), ("Monócitos", "511", "/mm3"),
    ]  # fmt: skip
    assert [row.ref_high for row in rows if row.unit == "%"] == [None, None]
