"""Real PDFs that break extractors: an answer or one of our errors, never another exception."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import ISSUE
from bulletin.articles import segment_issue
from bulletin.document import split_pages
from bulletin.errors import DocumentError, LayoutError
from bulletin.layout import read_page

HARD = Path(__file__).parents[3] / "shared" / "corpus" / "hard"
FILES = sorted(HARD.glob("*.pdf"))
MOST_PAGES = 3  # of a file; the trouble is on each

pytestmark = pytest.mark.skipif(not FILES, reason="../shared/corpus/hard is not here")


def first_pages(path: Path) -> tuple[bytes, ...]:
    return split_pages(path.read_bytes(), path.name)[:MOST_PAGES]


def words_of(name: str) -> str:
    pages = [read_page(data, ISSUE.page(1)) for data in first_pages(HARD / name)]
    return "".join(line.text for page in pages for block in page.blocks for line in block.lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_answer_or_one_of_our_errors(path):
    try:
        pages = [read_page(data, ISSUE.page(n)) for n, data in enumerate(first_pages(path), 1)]
    except (DocumentError, LayoutError):
        return
    segmented = segment_issue(ISSUE, pages)

    assert all(page.blocks or page.findings for page in pages)
    assert len(segmented.articles) == len({article.id for article in segmented.articles})


@pytest.mark.parametrize("path", [p for p in FILES if p.stem in {"scan-zh", "scan-official-seal"}])
def test_a_scan_without_text_says_that_it_needs_recognition(path):
    (data, *_) = first_pages(path)

    assert "no-text-layer" in [finding.code for finding in read_page(data, ISSUE.page(1)).findings]


def test_radicals_come_as_ideographs():
    assert not set(words_of("kangxi-radicals.pdf")) & set("⽅⽤⼦⼈⼤⽇⽉⽔")


def test_bold_by_overprinting_is_read_once():
    assert "项目" in words_of("overprint-bold.pdf")
    assert "项项目目" not in words_of("overprint-bold.pdf")
