"""Documents made by the tests themselves: PDFs, pictures of pages and Word files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from documents.evaluation.layouts.sheet import with_table

Drawn = tuple[float, float, float, str]
"""Left, top (points from the page's top left), size, text."""

WORD_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(
    pages: Sequence[Sequence[Drawn]],
    *,
    size: tuple[int, int] = (595, 842),
    rotate: int = 0,
    matrix: str = "1 0 0 1",
) -> bytes:
    """A PDF whose pages show the given texts in Helvetica, each at its place."""
    streams = []
    for page in pages:
        parts = [
            f"BT /F1 {points:g} Tf {matrix} {left:g} {size[1] - top:g} Tm ({_escaped(text)}) Tj ET"
            for left, top, points, text in page
        ]
        streams.append("\n".join(parts).encode("cp1252"))
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(streams)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for index, stream in enumerate(streams):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size[0]} {size[1]}]/Rotate {rotate}"
            f"/Contents {5 + 2 * index} 0 R/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream")
    return with_table(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def table(rows: Sequence[Sequence[str]], *, top: float = 100, pitch: float = 20) -> list[Drawn]:
    """The rows of a table as drawn texts, in columns 130 points apart."""
    return [
        (60 + 130 * column, top + pitch * row, 10, cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]


def picture(
    rows: Sequence[Sequence[str]], *, size: tuple[int, int] = (1240, 800), points: int = 28
) -> Image.Image:
    """A table as a scan would show it, 270 pixels a column."""
    page = Image.new("RGB", size, (250, 250, 248))
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(points)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            draw.text((80 + 270 * column, 80 + 60 * row), cell, fill=(20, 20, 25), font=font)
    return page


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def archive(files: dict[str, bytes]) -> bytes:
    """A zip of the given entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def word_file(body: str, *, extra: dict[str, bytes] | None = None, head: str = "") -> bytes:
    """A Word file with ``body`` as the XML inside its body element."""
    document = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD_SPACE}"><w:body>{body}'
    return archive(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f"{document}</w:body></w:document>".encode(),
            **(extra or {}),
        }
    )


def paragraph(text: str) -> str:
    """One paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    """One row of a Word table."""
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"
