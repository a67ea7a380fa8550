"""Peak memory while a file of 100 MB arrives and is read: `python -m benchmarks.memory`.

The file is a PDF of large photographs, made here. The launcher's own web server and document
worker handle it, on embedded services in a temporary folder. Resident memory is read many times
a second, for each process and for the family as a sum (shared pages count in each). Prints
markdown rows.
"""

from __future__ import annotations

import argparse
import io
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from PIL import Image, ImageDraw, ImageFont

from benchmarks.portal import PIECE, running

MEGABYTE = 1024 * 1024
PICTURE = (2480, 3508)
"""A4 at 300 dots an inch."""


def photograph(number: int) -> bytes:
    """A grainy page of a report, as a JPEG of about ten megabytes."""
    grain = Image.frombytes("RGB", PICTURE, os.urandom(PICTURE[0] * PICTURE[1] * 3))
    page = Image.blend(Image.new("RGB", PICTURE, "white"), grain, 0.28)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(64)
    draw.text((200, 200), f"Willow Street Laboratory, page {number}", fill="black", font=font)
    for row, name in enumerate(("Hemoglobin", "Sodium", "Potassium", "Ferritin")):
        for column, cell in enumerate((name, f"{row + 4}.{number % 10}", "mmol/L", "3.5 - 9.5")):
            draw.text((200 + 520 * column, 400 + 140 * row), cell, fill="black", font=font)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=93)
    return out.getvalue()


def write_pdf(path: Path, megabytes: int) -> int:
    """As many photographs as fit, and a comment up to the size; the number of pages."""
    offsets: dict[int, int] = {}
    pages: list[int] = []
    with path.open("wb") as out:

        def put(number: int, *parts: bytes) -> None:
            offsets[number] = out.tell()
            out.write(b"%d 0 obj\n" % number + b"".join(parts) + b"\nendobj\n")

        out.write(b"%PDF-1.4\n")
        number, size = 3, 0
        while out.tell() + size < megabytes * MEGABYTE - 64 * 1024:
            data = photograph(len(pages) + 1)
            size = len(data)
            width, height = PICTURE
            put(
                number,
                b"<</Type/XObject/Subtype/Image/Width %d/Height %d" % (width, height),
                b"/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length %d>>" % size,
                b"stream\n" + data + b"\nendstream",
            )
            drawing = b"595 0 0 842 0 0 cm /P Do"
            put(number + 1, b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing))
            put(
                number + 2,
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]",
                b"/Contents %d 0 R/Resources<</XObject<</P %d 0 R>>>>>>" % (number + 1, number),
            )
            pages.append(number + 2)
            number += 3
        out.write(b"%" + b" " * max(0, megabytes * MEGABYTE - 8192 - out.tell()) + b"\n")
        kids = b" ".join(b"%d 0 R" % page for page in pages)
        put(1, b"<</Type/Catalog/Pages 2 0 R>>")
        put(2, b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)))
        start = out.tell()
        out.write(b"xref\n0 %d\n0000000000 65535 f \n" % number)
        out.write(b"".join(b"%010d 00000 n \n" % offsets[at] for at in range(1, number)))
        out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (number, start))
    return len(pages)


class Family:
    """A process with its children, and the most memory that they were seen to hold."""

    def __init__(self, pid: int) -> None:
        self.process = psutil.Process(pid)
        self.resident = self.proportional = self.largest = 0
        self.look()
        self.rest = self.proportional

    def look(self) -> None:
        """Once."""
        resident, proportional = [0], 0
        with suppress(psutil.Error):
            for process in (self.process, *self.process.children(recursive=True)):
                with suppress(psutil.Error):
                    memory = process.memory_full_info()
                    resident.append(memory.rss)
                    proportional += memory.pss
        self.resident = max(self.resident, sum(resident))
        self.proportional = max(self.proportional, proportional)
        self.largest = max(self.largest, *resident)


@contextmanager
def watching(families: dict[str, Family]) -> Iterator[None]:
    """Look at all of them until the block ends."""
    end = threading.Event()

    def run() -> None:
        while not end.wait(0.05):
            for family in families.values():
                family.look()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        end.set()
        thread.join()


def pieces_of(path: Path) -> Iterator[bytes]:
    """The file as it is sent."""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def main() -> None:
    """Make the file, send it, wait until it is read."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=int, default=100)
    megabytes = options.parse_args().megabytes
    with tempfile.TemporaryDirectory() as folder, running() as portal:
        path = Path(folder) / "photographs.pdf"
        pages = write_pdf(path, megabytes)
        size = path.stat().st_size
        small = b"Hemoglobin 9.1 g/dL 13.0 - 17.0\n"
        # A first, small file loads what every file needs.
        for _ in portal.follow(portal.upload("small.txt", [small], len(small))["events"]):
            pass
        children = portal.children()
        families = {name: Family(children[name]) for name in ("web", "documents")}
        with watching(families):
            begun = time.perf_counter()
            announced = portal.upload(path.name, pieces_of(path), size)
            sent = time.perf_counter()
            web = families["web"].proportional
            last = [told.state for told in portal.follow(announced["events"])][-1]
            done = time.perf_counter()
    print(
        f"{size / MEGABYTE:.1f} MB, {pages} pages of {PICTURE[0]} x {PICTURE[1]} pixels; ", end=""
    )
    print(f"sent in {sent - begun:.1f} s, then {last['status']} after {done - sent:.1f} s\n")
    print("| all processes of the | at rest, PSS | peak, PSS | added | peak, RSS | largest one |")
    print("|---|---|---|---|---|---|")
    told = {"web": "web server", "documents": "document worker"}
    for name, family in families.items():
        peak = family.proportional
        row = (family.rest, peak, peak - family.rest, family.resident, family.largest)
        print(f"| {told[name]} | " + " | ".join(f"{n / MEGABYTE:.0f} MB" for n in row) + " |")
    print(f"\nThe web server held {web / MEGABYTE:.0f} MB at most while the file arrived.")


if __name__ == "__main__":
    main()
