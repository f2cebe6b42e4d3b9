"""Names of fonts as old Chinese programs wrote them."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from bulletin.dataset import assemble_issue
from bulletin.pdf_names import names_kept
from dataset.builders import entry

# 宋体 in GBK; the font is not in the file, so its name alone says how to read the characters.
SONG = "/#CB#CE#CC#E5"

SHOWN = f"BT {SONG} 18 Tf 20 100 Td <C0BCCDE5BDF1C8D5> Tj ET"

READ_AS = "/Encoding/WinAnsiEncoding"
RESOURCES = f"<</Font<<{SONG} 5 0 R>>>>"
OBJECTS = (
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources {RESOURCES}>>",
    f"<</Length {len(SHOWN)}>>stream\n{SHOWN}\nendstream",
    f"<</Type/Font/Subtype/TrueType/BaseFont{SONG}{READ_AS}/FontDescriptor 6 0 R>>",
    f"<</Type/FontDescriptor/FontName{SONG}/Flags 32/StemV 80/FontBBox[-8 -145 1000 859]>>",
)


def page_in_gbk():
    file, places = "%PDF-1.4\n", []
    for number, content in enumerate(OBJECTS, 1):
        places.append(f"{len(file):010d} 00000 n \n")
        file += f"{number} 0 obj\n{content}\nendobj\n"
    table = f"xref\n0 7\n0000000000 65535 f \n{''.join(places)}"
    trailer = f"trailer\n<</Root 1 0 R/Size 7>>\nstartxref\n{len(file)}\n%%EOF\n"
    return (file + table + trailer).encode("ascii")


PAGE = page_in_gbk()


def text_of(data):
    return pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()


def test_a_page_whose_fonts_are_named_in_gbk_still_reads_in_its_issue(store):
    given = entry(store, pages=1, articles=1)

    data = assemble_issue(given, [PAGE])

    assert text_of(data) == text_of(PAGE) == "兰湾今日"
    assert data.count(SONG.encode()) == PAGE.count(SONG.encode())


def test_pypdf_is_left_as_it_was_found():
    before = (NameObject.CHARSETS, NameObject.renumber)

    with names_kept():
        assert NameObject("/\xcb\xce #A").renumber() == b"/#CB#CE#20#23A"

    assert (NameObject.CHARSETS, NameObject.renumber) == before


def test_pypdf_alone_rewrites_names():
    """The reason for all this; when it fails, pypdf keeps names and this module can go."""
    writer = PdfWriter()
    writer.add_page(PdfReader(BytesIO(PAGE)).pages[0])
    file = BytesIO()
    writer.write(file)

    assert text_of(file.getvalue()) != "兰湾今日"
