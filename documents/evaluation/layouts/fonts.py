"""The fonts of made-up reports: built-in ones, a composite one, and one of drawn glyphs."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFont

BUILT_IN = {
    "plain": "Helvetica",
    "bold": "Helvetica-Bold",
    "mono": "Courier",
    "book": "Times-Roman",
    "signs": "Symbol",
}
SIGNS = {"≥": 0xB3, "≤": 0xA3, "↑": 0xAD, "↓": 0xAF, "α": 0x61, "β": 0x62, "γ": 0x67, "μ": 0x6D}
RAISED = {"⁰": "0", "¹": "1", "²": "2", "³": "3", "⁶": "6", "⁹": "9"}
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556"
    " 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833"
    " 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556"
    " 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334"
    " 260 334 584"
)
WIDTHS = {chr(32 + at): int(wide) for at, wide in enumerate(_WIDTHS.split())}
_GLYPH = 48


def width(text: str, size: float, font: str) -> float:
    """How wide a text is, in points."""
    if font == "mono":
        return 0.6 * size * len(text)
    return sum(WIDTHS.get(letter, 556) for letter in text) * size / 1000


def composite(letters: str) -> list[bytes]:
    """A composite font that names glyphs by number: font, descendant, descriptor, Unicode map."""
    wide = " ".join(f"{at} [{WIDTHS.get(letter, 556)}]" for at, letter in enumerate(letters, 1))
    return [
        b"<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Sheet/Encoding/Identity-H"
        b"/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Sheet/CIDToGIDMap/Identity/DW 556"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[%s]"
        b"/FontDescriptor %%d 0 R>>" % wide.encode(),
        b"<</Type/FontDescriptor/FontName/AAAAAA+Sheet/Flags 4/FontBBox[0 -200 1000 900]"
        b"/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
        _stream(_unicode_map(letters, 4)),
    ]


def drawn(letters: str) -> list[bytes]:
    """A font whose glyphs are little pictures: the font, its Unicode map, one stream a glyph."""
    face = ImageFont.load_default(_GLYPH)
    glyphs = [_stream(_glyph(face, letter)) for letter in letters]
    names = " ".join(f"/g{at}" for at in range(1, len(letters) + 1))
    procs = " ".join(f"/g{at} %d 0 R" for at in range(1, len(letters) + 1))
    wide = " ".join(str(WIDTHS.get(letter, 556)) for letter in letters)
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 -250 1000 900]/FontMatrix[0.001 0 0 0.001 0 0]"
        f"/FirstChar 1/LastChar {len(letters)}/Widths[{wide}]/Resources<<>>"
        f"/Encoding<</Type/Encoding/Differences[1 {names}]>>/ToUnicode %d 0 R"
        f"/CharProcs<<{procs}>>>>"
    )
    return [font.encode(), _stream(_unicode_map(letters, 2)), *glyphs]


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n" % len(data) + data + b"\nendstream"


def _unicode_map(letters: str, digits: int) -> bytes:
    lines = "\n".join(f"<{at:0{digits}X}> <{ord(c):04X}>" for at, c in enumerate(letters, 1))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Sheet def\n"
        f"1 begincodespacerange <{0:0{digits}X}> <{16**digits - 1:0{digits}X}> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    ).encode()


def _glyph(face: ImageFont.FreeTypeFont | ImageFont.ImageFont, letter: str) -> bytes:
    wide = WIDTHS.get(letter, 556)
    across = max(1, round(wide * _GLYPH / 1000))
    picture = Image.new("1", (across, round(_GLYPH * 1.3)), 0)
    ImageDraw.Draw(picture).text((0, 0), letter, fill=1, font=face)
    high = picture.height * 1000 // _GLYPH
    head = f"{wide} 0 0 -300 {wide} 1000 d1 q {wide} 0 0 {high} 0 {750 - high + 200} cm BI "
    head += f"/W {across} /H {picture.height} /IM true /D [1 0] /BPC 1 /F /AHx ID "
    return head.encode() + picture.tobytes().hex().encode() + b"> EI Q"
