"""Names of blood tests on Spanish and Portuguese sheets."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page
from knowledge import analytes

PORTUGUESE = {
    "Hemácias": ("4,71", "milhões/mm3", "rbc"),
    "VCM": ("84,2", "fL", "mcv"),
    "Hemoglobina corpuscular media": ("28,4", "pg", "mch"),
    "CHCM": ("33,1", "g/dL", "mchc"),
    "Segmentados": ("61", "%", "neutrophils_percent"),
    "Bastonetes": ("3", "%", "bands_percent"),
    "Linfócitos típicos": ("27", "%", "lymphocytes_percent"),
    "Gama GT": ("52", "U/L", "ggt"),
    "Vitamina D": ("18,7", "ng/mL", "vitamin_d"),
    "T4 livre": ("1,11", "ng/dL", "free_t4"),
}
SPANISH = {
    "Glóbulos rojos": ("4.71", "10^6/uL", "rbc"),
    "Glóbulos blancos": ("7.3", "10^3/uL", "wbc"),
    "VCM": ("84.2", "fL", "mcv"),
    "Hemoglobina corpuscular media": ("28.4", "pg", "mch"),
    "CHCM": ("33.1", "g/dL", "mchc"),
    "Fosfatasa alcalina": ("88", "U/L", "alp"),
    "Vitamina D": ("18.7", "ng/mL", "vitamin_d"),
}


@pytest.mark.parametrize(
    ("head", "rows"),
    [(("Exame", "Resultado", "Unidade"), PORTUGUESE), (("Prueba", "Resultado", "Unidad"), SPANISH)],
    ids=["portuguese", "spanish"],
)
def test_the_names_of_a_sheet_are_known(
    head: tuple[str, str, str], rows: dict[str, tuple[str, str, str]]
) -> None:
    lines = [head, *((name, value, unit) for name, (value, unit, _) in rows.items())]
    page = Page(1, "\n".join(f"{a:32}{b:12}{c}" for a, b, c in lines))
    found = {row.name: (row.value, row.unit, row.analyte) for row in find_labs([page])}
    assert found == rows


def test_letters_that_mean_an_illness_in_english_are_no_test() -> None:
    assert not analytes.exactly("HCM")
    assert [a.key for a in analytes.exactly("Hemoglobina corpuscular media (HCM)")] == ["mch"]
