"""Pages written operator by operator, for tests of what no typesetter would set."""

from __future__ import annotations

LEVEL = "1 0 0 1"  # a text matrix without its place


def bare(content: str, *, box: str = "0 0 600 800", more: str = "", resources: str = "") -> bytes:
    """A PDF of one page with this content stream and media box, and entries of its own."""
    stream = content.encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]{more}/Contents 4 0 R"
            "/Resources<</Font<</Latin 5 0 R/Song 6 0 R/Square 10 0 R>>"
            f"/XObject<</Form 9 0 R>>{resources}>>>>"
        ).encode(),
        b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        (
            b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
            b"/DescendantFonts[7 0 R]>>"
        ),
        (
            b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 8 0 R"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>"
        ),
        (
            b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]"
            b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
        ),
        (
            b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</Form 9 0 R>>>>"
            b"/Length 9>>stream\n/Form Do\n\nendstream"
        ),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/LastChar 126"
        b"/Widths[" + b"1000 " * 95 + b"]/FontDescriptor 11 0 R>>",
        (
            b"<</Type/FontDescriptor/FontName/Helvetica/Flags 32/FontBBox[-166 -225 1000 931]"
            b"/ItalicAngle 0/Ascent 718/Descent -207/CapHeight 718/StemV 88>>"
        ),
    ]
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>startxref\n%d\n%%%%EOF" % (len(places) + 1, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + table + end


def han(x: float, y: float, text: str, size: float = 10, matrix: str = LEVEL) -> str:
    """Operators that set a line in Song; y grows upward, as the PDF counts."""
    code = text.encode("utf-16-be").hex()
    return f"BT /Song {size} Tf {matrix} {x} {y} Tm <{code}> Tj ET\n"


def latin(
    x: float, y: float, text: str, size: float = 10, *, word: float = 0, matrix: str = LEVEL
) -> str:
    """Operators that set a line in Helvetica, its word spaces wider by `word` points."""
    return f"BT /Latin {size} Tf {word} Tw {matrix} {x} {y} Tm ({text}) Tj ET\n"


def body(lines: int = 10, *, left: float = 40, top: float = 700) -> str:
    """Lines of body, enough to know its size by."""
    return "".join(han(left, top - 15 * n, "清晨的河岸上有人跑步桥下的船") for n in range(lines))
