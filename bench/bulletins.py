"""
Compare the text of real issues with the Markdown that their publisher put beside them.

    bulletins.py [--worst 10]

Reads `../shared/corpus/bulletins/nanna`: DATE.pdf, and DATE.md beside most. The figure is `flow`,
the share of 20-character windows of the Markdown's running text that stand unbroken in our
articles; tables, headings and what is not printed are left out of the Markdown.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

from pypdfium2 import PdfDocument

from bulletin.document import split_pages
from bulletin.layout import read_page
from bulletin.model import Article, IssueId
from bulletin.pipeline import read_pages
from flow import Flow, flow
from published import comparable, stories_of

ISSUES = Path(__file__).parents[2] / "shared" / "corpus" / "bulletins" / "nanna"
ASKED = 0.97


@dataclass(frozen=True)
class Compared:
    """
    How much of an issue's published text was read unbroken.

    Attributes:
        read: In our articles, heads and captions with them.
        bodies: In the bodies of our articles alone.
        raw: In the order of the file, as PDFium gives it.
    """

    day: str
    read: Flow
    bodies: Flow
    raw: Flow


def main() -> int:
    """Print the worst issues and the means."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--worst", type=int, default=10, help="how many issues to print")
    worst = parser.parse_args().worst
    if not ISSUES.is_dir():
        print("nothing compared: no ../shared/corpus/bulletins beside this checkout")
        return 0
    files = sorted(ISSUES.glob("*.pdf"))
    published = [path for path in files if path.with_suffix(".md").is_file()]
    rows = [compare(path) for path in published]
    _print(sorted(rows, key=lambda row: row.read.share), worst)
    print(f"{len(files)} issues, {len(published)} of them with Markdown")
    return 0


def compare(path: Path) -> Compared:
    """Read an issue's PDF and hold it against the Markdown beside it."""
    data = path.read_bytes()
    stories = [comparable(s) for s in stories_of(path.with_suffix(".md").read_text("utf-8"))]
    articles = _articles(data, path.stem)
    return Compared(
        path.stem,
        flow(stories, comparable("\n".join(map(told, articles)))),
        flow(stories, comparable("\n".join(article.body for article in articles))),
        flow(stories, comparable(_raw(data))),
    )


def told(article: Article) -> str:
    """All that an article says, in reading order."""
    heads = article.heads
    parts = (
        *(article.standing_head, heads.kicker, heads.headline, heads.subheadline, heads.summary),
        *(article.byline, article.body, *(i.caption for i in article.illustrations)),
    )
    return "\n".join(part for part in parts if part)


def _articles(data: bytes, day: str) -> tuple[Article, ...]:
    issue = IssueId(f"bench-{day}-a")
    parts = enumerate(split_pages(data, day), start=1)
    pages = [read_page(part, issue.page(number)) for number, part in parts]
    return read_pages(issue, pages, source="bench").articles


def _raw(data: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(data))


def _print(rows: list[Compared], worst: int) -> None:
    print(f"{'issue':28}{'windows':>9}{'flow':>8}{'bodies':>8}{'raw':>8}")
    known = [row for row in rows if row.read.windows]
    for row in known[:worst]:
        _print_row(row.day, row.read.windows, [f.share for f in (row.read, row.bodies, row.raw)])
    columns = [[getattr(row, name) for row in known] for name in ("read", "bodies", "raw")]
    windows = sum(row.read.windows for row in known)
    means = [statistics.fmean(each.share for each in column) for column in columns]
    _print_row(f"mean of {len(known)} issues", windows, means)
    whole = [sum(each.found for each in column) / max(windows, 1) for column in columns]
    _print_row("all their windows", windows, whole)
    print(f"flow over all issues: {means[0]:.3f}, asked at least {ASKED}: {_met(means[0])}")


def _met(mean: float) -> str:
    return "met" if mean >= ASKED else "missed"


def _print_row(name: str, windows: int, shares: list[float]) -> None:
    print(f"{name:28}{windows:9}" + "".join(f"{share:8.3f}" for share in shares))


if __name__ == "__main__":
    sys.exit(main())
