"""A made-up laboratory report as a PDF, so that a first visitor has something to upload.

Written by hand, object by object: a page of text needs no library. Nobody in it exists.
"""

from __future__ import annotations

from datetime import date

DEMO_BORN = date(1984, 3, 12)
"""When every patient of the demo was born."""
ROWS = (
    ("COMPLETE BLOOD COUNT", "", "", "", ""),
    ("Hemoglobin", "11.2", "g/dL", "12.0 - 15.5", "L"),
    ("Hematocrit", "34.1", "%", "36.0 - 46.0", "L"),
    ("White blood cells", "6.8", "10^3/uL", "4.0 - 11.0", ""),
    ("Platelets", "254", "10^3/uL", "150 - 400", ""),
    ("MCV", "77", "fL", "80 - 100", "L"),
    ("METABOLIC PANEL", "", "", "", ""),
    ("Glucose, fasting", "108", "mg/dL", "70 - 99", "H"),
    ("Creatinine", "0.8", "mg/dL", "0.5 - 1.1", ""),
    ("Sodium", "139", "mmol/L", "135 - 145", ""),
    ("Potassium", "4.4", "mmol/L", "3.5 - 5.1", ""),
    ("IRON AND THYROID", "", "", "", ""),
    ("Ferritin", "9", "ng/mL", "13 - 150", "L"),
    ("TSH", "2.1", "mIU/L", "0.4 - 4.0", ""),
)
COLUMNS = (56, 250, 320, 400, 500)
COMMENT = (
    "Comment: Low hemoglobin and ferritin. Consider iron studies.",
    "Follow-up: repeat the blood count in 6 weeks.",
)


def sample_report(patient: str, clinic: str, day: date, born: date = DEMO_BORN) -> bytes:
    """One page, letter size. ``patient`` and ``clinic`` are printed as they are given."""
    lines = [
        _text(56, 730, 16, f"{clinic}, Laboratory", bold=True),
        _text(56, 708, 9, "1 Sample Street, Exampletown. All of this is made up."),
        _text(56, 676, 10, f"Patient: {patient}"),
        _text(320, 676, 10, f"Date of birth: {born.isoformat()}"),
        _text(56, 660, 10, f"Collected: {day.isoformat()}"),
        _text(320, 660, 10, f"Reported: {day.isoformat()}"),
        _text(56, 644, 10, "Ordered by: Dr. Dana Example"),
        "0.6 w 56 630 m 556 630 l S",
    ]
    headings = ("Test", "Result", "Unit", "Reference range", "Flag")
    lines += [
        _text(x, 614, 9, heading, bold=True) for x, heading in zip(COLUMNS, headings, strict=True)
    ]
    y = 596
    for row in ROWS:
        section = not row[1]
        y -= 6 if section else 0
        lines += [
            _text(x, y, 10, cell, bold=section)
            for x, cell in zip(COLUMNS, row, strict=True)
            if cell
        ]
        y -= 18
    for comment in COMMENT:
        y -= 16
        lines.append(_text(56, y, 10, comment))
    return _pdf("\n".join(lines).encode("cp1252", "replace"))


def _text(x: int, y: int, size: int, text: str, *, bold: bool = False) -> str:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{'B' if bold else 'R'} {size} Tf {x} {y} Td ({escaped}) Tj ET"


def _pdf(content: bytes) -> bytes:
    font = "<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /%s >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /R 5 0 R /B 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        (font % "Helvetica").encode(),
        (font % "Helvetica-Bold").encode(),
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)
