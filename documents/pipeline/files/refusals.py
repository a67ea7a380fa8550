"""What a patient reads when we can't take their file: what happened, and what to do next."""

from __future__ import annotations

from typing import Final

from documents.pipeline.types import Refused

_ACCEPTED: Final = (
    "You can add a PDF, a photo or scan (JPEG, PNG, TIFF, HEIC, WebP, BMP), a Word file (.docx) "
    "or plain text, and health records from a portal (C-CDA, FHIR R4 as JSON, HL7 results)."
)

MESSAGES: Final[dict[str, str]] = {
    "password_protected": (
        "This file is locked with a password. Save a copy without a password and add that."
    ),
    "type_not_accepted": f"We can't read this kind of file. {_ACCEPTED}",
    "too_large": "This file is too big for us to read. Try to add it in smaller parts.",
    "too_many_pages": "This file has too many pages for us to read. Try to add it in parts.",
    "too_many_files": (
        "This folder holds too many files for us. Take out what is no document, or add it in parts."
    ),
    "nothing_to_add": (
        "We found nothing in this folder that we can read. The list below says why for each file."
    ),
    "damaged": (
        "This file is damaged, so we could not open it. Try to download or scan it again, "
        "or ask the clinic for a new copy."
    ),
    "took_too_long": (
        "Reading this file took too long, so we stopped. Try to add a few pages at a time, "
        "or a photo of the page you need."
    ),
    "too_much_memory": (
        "This file needs more memory than we can give it. Try to add a few pages at a time, "
        "or a photo of the page you need."
    ),
    "empty": "There is nothing in this file. Check that you picked the right one.",
    "nothing_readable": (
        "We could not find any words in this file. Try a sharper photo, taken from above in "
        "good light."
    ),
}

# What the file turned out to be, for the kinds people pick by mistake.
WHAT: Final[dict[str, str]] = {
    "archive": "This is a folder packed into one file (such as a zip). Unpack it first.",
    "program": "This is a program, not a document.",
    "web page": "This is a web page. Save or print it as a PDF first.",
    "markup": "This is a data file (XML) but no health record (C-CDA). Ask the clinic for a PDF.",
    "fhir xml": "This health record (FHIR) is written as XML. Save it as JSON and add that.",
    "data": "This is a data file (JSON) but no health record (FHIR R4). Ask the clinic for a PDF.",
    "no record": "This data file holds no results, medicines or other entries on your health.",
    "hl7": "This is a message between clinic computers. It holds no results or other entries.",
    "several people": "This file holds records of more than one person. Add only your own.",
    "drawing": "This is a drawing made for the web (SVG). Save it as a PDF or PNG first.",
    "macros": "This Word file holds macros (small programs). Save it as a plain .docx or a PDF.",
    "old office": "This is an older or other office file. Save it as a PDF or .docx first.",
    "spreadsheet": "This is a spreadsheet. Save it as a PDF first.",
    "slides": "This is a slide show. Save it as a PDF first.",
    "book": "This is an e-book.",
    "sound or video": "This is a sound or a video, not a document.",
    "e-mail": "This is a saved e-mail. Add the file that came with it instead.",
    "gif": "This is a GIF picture. Save it as PNG or JPEG first.",
    "other picture": "This kind of picture can't be opened here. Save it as PNG or JPEG first.",
    "rich text": "This is a rich text file (RTF). Save it as a PDF or .docx first.",
    "not text": "",
}


def refusal(code: str, what: str = "") -> Refused:
    """The exception for ``code``; ``what`` names a recognised kind that is not accepted."""
    if code not in MESSAGES:
        code = "damaged"
    if code == "type_not_accepted" and WHAT.get(what):
        return Refused(code, f"{WHAT[what]} {_ACCEPTED}")
    return Refused(code, MESSAGES[code])


def what_of(refused: Refused) -> str:
    """The kind that a refusal names, so that another process can word it again itself.

    Only a refusal of a kind of file names one: all others say the same whatever they are asked.
    """
    if refused.code != "type_not_accepted":
        return ""
    named = (what for what in WHAT if refusal(refused.code, what).message == refused.message)
    return next(named, "")
