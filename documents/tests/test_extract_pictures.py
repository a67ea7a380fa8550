"""Photos and scans: the same lines and cells as digital text, and a doubt where readers differ."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from documents.pipeline.files.extract import open_document
from documents.pipeline.files.limits import Limits
from documents.pipeline.files.reading import PageRead
from documents.pipeline.ocr import first, read_picture
from documents.pipeline.ocr.agree import NOTHING, counts, doubts, same
from documents.pipeline.ocr.first import ReadWord
from documents.pipeline.ocr.light import find_slant
from documents.pipeline.ocr.part import part
from documents.pipeline.ocr.second import SecondReader, SecondWord
from documents.pipeline.ocr.tidy import tidy
from documents.pipeline.types import Reader, Refused
from documents.tests.papers import encoded, picture

ROWS = [
    ("Test", "Result", "Unit", "Range"),
    ("Hemoglobin", "9.1", "g/dL", "13.0 - 17.0"),
    ("Ferritin", "18", "ng/mL", "30 - 400"),
    ("Glucose", "142", "mg/dL", "70 - 99"),
    ("Sodium", "139", "mmol/L", "135 - 145"),
]
LINES = ["  ".join(row).replace(" - ", "-") for row in ROWS]


def read(data: bytes, **options: object) -> PageRead:
    with open_document(io.BytesIO(data), **options) as document:  # type: ignore[arg-type]
        (page,) = document.pages()
    return page


def lines(data: bytes) -> list[str]:
    """The page's lines; whether blanks stand around a range's dash is not asked."""
    return re.sub(r" ?- ?", "-", read(data).page.text).split("\n")


def test_a_scan_gives_lines_and_cells() -> None:
    found = read(encoded(picture(ROWS)))
    assert found.page.text.replace(" - ", "-").split("\n") == LINES
    assert found.page.reader is Reader.OCR
    assert found.page.warnings == ()


def test_boxes_lie_on_the_ink_of_the_picture_that_is_shown() -> None:
    found = read(encoded(picture(ROWS)))
    assert found.image is not None
    shown = np.asarray(Image.open(io.BytesIO(found.image.data)).convert("L"))
    for word in found.page.words:
        assert word.box is not None
        assert word.confidence is not None
        height, width = shown.shape
        cut = shown[
            round(word.box.y0 * height) : round(word.box.y1 * height),
            round(word.box.x0 * width) : round(word.box.x1 * width),
        ]
        assert cut.min() < 100, word.text
        assert cut.max() > 200, word.text


@pytest.mark.parametrize("degrees", [90, 180, 270, 3, -2])
def test_a_turned_or_tilted_page_is_set_straight(degrees: int) -> None:
    page = picture(ROWS).rotate(degrees, expand=True, fillcolor=(250, 250, 248))
    assert lines(encoded(page)) == LINES


@pytest.mark.parametrize("slope", [-0.012, -0.005, 0.004, 0.011])
def test_rows_of_short_words_tell_how_a_page_is_tilted(slope: float) -> None:
    """Each word's own box is level to the pixel; only the rows they stand in fall or rise."""
    width, height, text = 70, 22, []
    for row in range(14):
        for x in (60, 420, 610, 980, 1290):
            y = round(80 + 34 * row + slope * (x - 700))
            text.append([[x, y], [x + width, y], [x + width, y + height], [x, y + height]])
    slant = find_slant(np.array(text, dtype=np.float64), (1000, 1400))
    assert abs(slant.level - slope) < 0.002


def test_close_lines_of_a_tilted_page_are_all_kept() -> None:
    """The upright boxes around two long lines cover each other; the lines do not."""
    tilted = np.array([[0.0, 0.0], [1200.0, 60.0], [1200.0, 86.0], [0.0, 26.0]])
    lines = np.array([tilted + np.array([0.0, 30.0 * line]) for line in range(4)])
    assert len(first._once(lines)) == 4


def test_a_line_that_two_bands_found_is_kept_once() -> None:
    tilted = np.array([[0.0, 0.0], [1200.0, 40.0], [1200.0, 66.0], [0.0, 26.0]])
    cut = np.array([[5.0, 3.0], [1190.0, 42.0], [1190.0, 62.0], [5.0, 23.0]])
    (kept,) = first._once(np.array([cut, tilted]))
    assert np.array_equal(kept, tilted)


@pytest.mark.parametrize("degrees", [0, 180])
def test_a_page_whose_way_up_is_unclear_is_read_both_ways(
    degrees: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("documents.pipeline.ocr.page.upside_down_share", lambda _: 0.4)
    page = read_picture(picture(ROWS).rotate(degrees), number=1).page
    assert page.text.replace(" - ", "-").split("\n") == LINES


def test_the_cameras_word_on_which_way_is_up_is_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    page = picture(ROWS).transpose(Image.Transpose.ROTATE_90)
    assert lines(encoded(page, "JPEG", quality=90, exif=exif)) == LINES


def test_a_shadow_over_the_page_hides_nothing() -> None:
    page = np.asarray(picture(ROWS)).astype(np.float32)
    shade = np.linspace(1.0, 0.35, page.shape[1])[None, :, None]
    assert lines(encoded(Image.fromarray((page * shade).astype(np.uint8)))) == LINES


def test_every_frame_of_a_fax_is_a_page() -> None:
    frames = [picture([("Iron", str(n), "ug/dL")], size=(1000, 300)) for n in (61, 62, 63)]
    data = encoded(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    with open_document(io.BytesIO(data), images=False) as document:
        assert document.page_count == 3
        texts = [found.page.text for found in document.pages()]
    assert texts == ["Iron  61  ug/dL", "Iron  62  ug/dL", "Iron  63  ug/dL"]
    with pytest.raises(Refused) as refused:
        open_document(io.BytesIO(data), limits=Limits(max_pages=2))
    assert refused.value.code == "too_many_pages"


def test_a_picture_without_words_says_that_nobody_could_read_it() -> None:
    noise = np.full((300, 400, 3), 245, dtype=np.uint8)
    found = read(encoded(Image.fromarray(noise)))
    assert found.page.reader is Reader.NONE
    assert found.page.text == ""
    assert "could not read page 1" in found.page.warnings[0]
    assert found.image is not None


def test_half_a_photo_is_read_with_a_warning() -> None:
    whole = encoded(picture(ROWS), "JPEG", quality=95)
    found = read(whole[: len(whole) * 2 // 3])
    assert "Hemoglobin" in found.page.text
    assert any("missing" in warning for warning in found.page.warnings)


def test_only_what_changes_a_result_can_be_in_doubt() -> None:
    first = [
        ReadWord("Sodium", 0.0, 0.2, 1.0),
        ReadWord("4.0", 0.3, 0.4, 1.0),
        ReadWord("mg/dL", 0.5, 0.7, 1.0),
        ReadWord("HIGH", 0.8, 0.9, 1.0),
    ]
    second = [
        SecondWord("Sodlum", 0.0, 0.2),
        SecondWord("40", 0.3, 0.4),
        SecondWord("mg/dl", 0.5, 0.7),
    ]
    assert doubts(first, second) == [None, "40", None, NOTHING]


def test_a_number_that_only_one_reader_saw_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    def blind(reader: SecondReader) -> list[list[SecondWord]]:
        return [[] for _ in range(reader._count)]

    monkeypatch.setattr(SecondReader, "words", blind)
    page = read_picture(picture(ROWS), number=1).page
    doubted = {word.text for word in page.words if word.doubt == NOTHING}
    assert {"9.1", "142", "g/dL"} <= doubted
    assert "Hemoglobin" not in doubted


def test_a_page_that_one_reader_alone_could_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SecondReader, "words", lambda _: None)
    page = read_picture(picture(ROWS), number=4).page
    assert "page 4 with one reader only" in page.warnings[0]
    assert all(word.doubt for word in page.words if word.text in {"9.1", "18", "142"})


def test_words_parted_otherwise_are_not_in_doubt() -> None:
    first = [
        ReadWord("4.0", 0.0, 0.3, 1.0),
        ReadWord("-", 0.4, 0.5, 1.0),
        ReadWord("5.6", 0.6, 1, 1),
    ]
    assert doubts(first, [SecondWord("4.0-5.6", 0.0, 1.0)]) == [None, None, None]
    assert doubts(first, [SecondWord("40-56", 0.0, 1.0)])[0] == "40-56"


@pytest.mark.parametrize(
    "text", ["9.1", "<5", "g/dL", "H", "High", "mmol/L", "(LOW)", "±", "10^9/L"]
)
def test_these_count(text: str) -> None:
    assert counts(text)


@pytest.mark.parametrize("text", ["Hemoglobin", "the", "Doctor", "Range"])
def test_these_do_not_count(text: str) -> None:
    assert not counts(text)


def test_a_lost_point_or_sign_is_a_difference_and_a_dash_is_not() -> None:
    assert same("4.0\u20135.6", "4.0-5.6")
    assert same("MG/DL", "mg/dl")
    assert not same("4.0", "40")
    assert not same("<5", "5")
    assert not same("5,4", "54")


def test_a_value_and_what_stands_by_it_are_parted_where_a_blank_was_seen() -> None:
    def parted(text: str, *seen: str) -> list[str]:
        step = 1 / max(1, len(seen))
        second = [SecondWord(s, i * step, (i + 1) * step) for i, s in enumerate(seen)]
        return [word.text for word in part([ReadWord(text, 0.0, 1.0, 1.0)], second)]

    assert parted("14010^3/uL") == ["140", "10^3/uL"]
    assert parted("142mg/dL", "142", "mg/dL") == ["142", "mg/dL"]
    assert parted("Neutrophils(ANC)450", "Neutrophils", "(ANC)", "450") == [
        "Neutrophils",
        "(ANC)",
        "450",
    ]
    assert parted("142mg/dL") == ["142mg/dL"]
    assert parted("150", "1", "50") == ["150"]
    assert parted("HbA1c", "HbA", "1c") == ["HbA1c"]
    assert parted("4.0-5.6", "4.0", "-", "5.6") == ["4.0-5.6"]


def test_mending_never_touches_a_digit() -> None:
    assert tidy("mlU/L") == "mIU/L"
    assert tidy("\u2026LOW**") == "LOW"
    assert tidy("185Ibs") == "185Ibs"
    assert tidy("\uff11\uff12") == "12"
    assert tidy("1.0") == "1.0"


class Counting:
    """In the place of the reader's model: how wide was what it was given at once, in heights."""

    rec_batch_num = 0

    def __init__(self) -> None:
        self.widths: list[float] = []

    def __call__(self, given: Any) -> SimpleNamespace:
        # The model fills up what is narrower than it was made for.
        widest = max(max(each.shape[1] / each.shape[0], 320 / 48) for each in given.img)
        self.widths.append(len(given.img) * widest)
        nothing = [""] * len(given.img)
        return SimpleNamespace(txts=nothing, scores=[0.0] * len(nothing), word_results=nothing)


def test_a_table_of_many_short_cells_takes_no_more_memory_than_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = Counting()
    monkeypatch.setattr(first, "_engine", lambda: SimpleNamespace(_load_rec_model=lambda: model))
    cell = np.array([[0, 0], [30, 0], [30, 20], [0, 20]], dtype=np.float64)
    cells = np.stack([cell + np.array([0, 25 * row]) for row in range(40)])
    assert first.read_segments(np.full((1000, 60, 3), 255, dtype=np.uint8), cells) == []
    assert len(model.widths) > 1
    assert max(model.widths) <= 40


def test_the_models_lie_in_the_package_and_nothing_is_fetched() -> None:
    """With no network at all the first reader still starts, from its own folder."""
    code = (
        "from documents.pipeline.process.child import confine\n"
        "confine(900 * 1024 * 1024)\n"
        "from documents.pipeline.ocr.first import _engine\n"
        "engine = _engine()\n"
        "engine._load_det_model(), engine._load_rec_model(), engine._load_cls_model()\n"
        "print('ready')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.stdout.strip() == "ready", ran.stderr
