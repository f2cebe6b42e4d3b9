"""Draw the pages of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bulletin.cli.files import laid_out, pages_of, write
from bulletin.layout.draw import draw_png, draw_svg
from bulletin.model import Article, Page
from bulletin.pipeline import read_pages


def pictures(path: Path, folder: Path) -> Path:
    """What the pictures of a file are called, without page and kind."""
    return folder / path.stem


def draw_file(path: Path, folder: Path) -> Iterator[Path]:
    """Write STEM-p01.png and .svg for each page of a file; give their paths."""
    pages = laid_out([path])
    read = read_pages(pages[0].id.issue, pages, source=str(path))
    for page, (_, data) in zip(pages, pages_of(path), strict=True):
        stories = _stories(page, read.articles)
        for suffix, draw in (("png", draw_png), ("svg", draw_svg)):
            target = folder / f"{path.stem}-p{page.id.number:02d}.{suffix}"
            write(target, draw(data, page, stories))
            yield target


def _stories(page: Page, articles: tuple[Article, ...]) -> dict[str, int]:
    """The number of the article of each block of a page, in reading order."""
    prefix = f"{page.id}-"
    return {
        block.removeprefix(prefix): article.id.number
        for article in articles
        for block in article.blocks
        if block.startswith(prefix)
    }
