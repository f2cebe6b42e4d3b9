"""Small page PDFs, the same bytes each time."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def page_pdf(*texts: str) -> bytes:
    """A PDF with one page for each text."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for text in texts:
        canvas.drawString(72, 720, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
