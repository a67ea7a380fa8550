"""A report on tissue tells its receptors, below whatever part they are printed."""

from __future__ import annotations

from documents.pipeline.understand import understand_text

_REPORT = """HISTOPATHOLOGY REPORT

Specimen
A. Left breast wide local excision

Receptors
   ER   positive  (Allred 8/8)
   HER2 negative  (IHC score 1+)

Diagnosis
Left breast: invasive ductal carcinoma grade 2, completely excised.
"""


def test_receptors_are_quoted() -> None:
    told = " ".join(each["text"] for each in understand_text(_REPORT)["summary"])
    assert "ER positive (Allred 8/8)" in told
    assert "HER2 negative (IHC score 1+)" in told
    assert "wide local excision" not in told
