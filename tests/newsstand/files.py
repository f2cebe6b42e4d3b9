"""The PDFs of a site with habits: as they were printed, or what became of them."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from pypdf import PdfWriter

from newsstand.habits import Habits
from newsstand.site import Reply
from newsstand.stories import PressIssue, PressPage, page_file

PDF = "application/pdf"
LONG = 129 * 1024 * 1024  # bytes; one MiB past what is read of a PDF
CHALLENGE = (
    "<html><head><title>安全验证</title></head><body>请完成验证后继续访问</body></html>".encode()
)
WITHDRAWN = {"blank": b" ", "html": "<html><body>该版面已删除</body></html>".encode()}


def file_of(issue: PressIssue, mark: str, habits: Habits) -> Reply:
    """What lies under the name of a page's PDF."""
    page = next((page for page in issue.pages if page.mark == mark), None)
    if habits.is_whole:
        files = [page_file(issue.day, page) for page in issue.pages]
        return Reply(body=_bound(files), kind=PDF)
    if page is None or page.place in habits.late:
        return Reply(404)
    return _covered(page, habits) or _cut(page, _bytes(issue.day, page, habits), habits)


def _covered(page: PressPage, habits: Habits) -> Reply | None:
    """What is there in the place of a page, under its name."""
    if habits.challenge:
        return Reply(body=CHALLENGE, kind="text/html")
    if page.place in habits.withdrawn:
        return Reply(body=WITHDRAWN[habits.withdrawn[page.place]], kind=PDF)
    if page.place in habits.long:
        return Reply(body=b"%PDF-1.7", promised=LONG, kind=PDF)
    return None


def _cut(page: PressPage, data: bytes, habits: Habits) -> Reply:
    if page.place not in habits.cut:
        return Reply(body=data, kind=PDF)
    part = data[: int(habits.cut[page.place] * len(data))]
    if habits.is_sized:
        return Reply(body=part, promised=len(data), kind=PDF)
    return Reply(body=part, is_unsized=True, kind=PDF)


def _bytes(day: date, page: PressPage, habits: Habits) -> bytes:
    if page.place in habits.broken:
        return b"%PDF-1.7\n" + b"words\n" * 400 + b"%%EOF\n"
    data = page_file(day, page, is_corrected=page.place in habits.replaced)
    if page.place in habits.locked:
        user = "secret" if habits.locked[page.place] == "user" else ""
        return _locked(data, user)
    return data


def _bound(pages: list[bytes]) -> bytes:
    writer = PdfWriter()
    for page in pages:
        writer.append(BytesIO(page))
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _locked(data: bytes, user: str) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(data))
    writer.encrypt(user, "owner")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
