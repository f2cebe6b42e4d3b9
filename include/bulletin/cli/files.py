"""Commands that work on files: extract, read, draw, tag."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from bulletin.cli.screen import counted, each, say
from bulletin.cli.steps import days_of, desk_of
from bulletin.document import split_pages
from bulletin.errors import BadSetting, BulletinError, DocumentError, StoreFull, StoreRefused
from bulletin.extraction import extraction
from bulletin.layout import read_page
from bulletin.model import IssueId, Page, PageId
from bulletin.pipeline import fetched_on, read_pages, retag
from bulletin.topics import tag_lines

_FILE_ISSUE = IssueId.of("file", date(1, 1, 1))  # of pages that come without paper and date

LINES = "a file of JSON lines"  # what `tag` and `topics check` read


def load(path: Path, what: str = "a PDF") -> bytes:
    """
    The bytes of a file; `what` says in the message which kind was wanted.

    Raises:
        DocumentError: There is none, or it may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path}: {error.strerror}; give the path of {what}"
        raise DocumentError(message) from error


def pages_of(path: Path, first: int = 1) -> Iterator[tuple[PageId, bytes]]:
    """The pages of a file, each as a PDF, numbered from `first`."""
    for number, data in enumerate(split_pages(load(path), str(path)), start=first):
        yield _FILE_ISSUE.page(number), data


def laid_out(paths: Sequence[Path]) -> list[Page]:
    """Read the pages of files that are one issue."""
    pages: list[Page] = []
    for path in paths:
        for number, (page, data) in enumerate(pages_of(path, len(pages) + 1), start=1):
            try:
                pages.append(read_page(data, page))
            except BulletinError as error:
                message = f"{path}, page {number}: {error}"
                raise type(error)(message) from error
    return pages


def extract(options: argparse.Namespace) -> int:
    """Write the articles of files as JSON."""
    jobs = (
        [(options.name, options.files)]
        if options.name
        else [(path.stem, [path]) for path in options.files]
    )

    if not options.name:
        remedy = "rename one, or give --name where they are the pages of one issue"
        check_apart([(path, options.out / f"{path.stem}.json") for path in options.files], remedy)

    def one(job: tuple[str, Sequence[Path]]) -> None:
        name, paths = job
        read = read_pages(_FILE_ISSUE, laid_out(paths), source=str(paths[0]))
        target = options.out / f"{_plain(name)}.json"
        write(target, extraction(read))
        articles, pages = counted(len(read.articles), "article"), counted(len(read.pages), "page")
        told = f"{target}: {articles} on {pages}"
        say(told, {"file": str(target), "articles": len(read.articles)}, as_json=options.json)

    return each(jobs, "extracting", one)


def check_apart(targets: Iterable[tuple[Path, Path]], remedy: str) -> None:
    """
    See that what is made of one file is not written over what is made of another.

    Args:
        targets: Each file, and where what is made of it goes.

    Raises:
        BadSetting: Two would go to one place.
    """
    takers: dict[Path, Path] = {}
    for path, target in targets:
        other = takers.setdefault(target.absolute(), path)
        if other is not path:
            message = f"{other} and {path} would both be written to {target}; {remedy}"
            raise BadSetting(message)


def _plain(name: str) -> str:
    if Path(name).name != name or name in {"", ".", ".."}:
        message = f"--name {name!r} must be a plain file name without folders"
        raise BadSetting(message)
    return name


def read(options: argparse.Namespace) -> int:
    """Print the blocks of pages."""

    def one(path: Path) -> None:
        for page in laid_out([path]):
            if options.json:
                say("", page, as_json=True)
                continue
            blocks = counted(len(page.blocks), "block")
            print(f"{path} page {page.id.number}: {blocks}, body {page.body_size} pt")
            for block in page.blocks:
                place = f"{block.box.left:5.0f},{block.box.top:5.0f}"
                told = f"{block.order:4} {place} {block.role:14} {block.text[:48]}"
                print(f"{told}  ({block.decided_by})")

    return each(options.files, "reading", one)


def draw(options: argparse.Namespace) -> int:
    """Draw pages with what was found on them."""
    from bulletin.cli.drawing import draw_file, pictures

    remedy = "rename one, or draw them one after the other, each with an --out of its own"
    check_apart(
        [(path, pictures(path, options.out or path.parent)) for path in options.files], remedy
    )

    def one(path: Path) -> None:
        for target in draw_file(path, options.out or path.parent):
            say(str(target), {"file": str(target)}, as_json=options.json)

    return each(options.files, "drawing", one)


def tag(options: argparse.Namespace) -> int:
    """Tag lines of JSON, or the stored articles of a newspaper."""
    if options.paper and options.file is not None:
        message = f"{options.file} and --paper {options.paper}: give a file, or a newspaper"
        raise BadSetting(message)
    if options.paper:
        return _retag(options)
    if options.file is None:
        message = "tag what? give FILE.jsonl, - for standard input, or --paper with dates"
        raise BadSetting(message)
    if options.file == "-":
        lines, name = iter(sys.stdin.buffer), "standard input"
        _write_lines(tag_lines(lines, name))
        return 0
    path = Path(options.file)
    _write_lines(tag_lines(load(path, LINES).splitlines(keepends=True), str(path)))
    return 0


def _write_lines(lines: Iterator[bytes]) -> None:
    for line in lines:
        sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def _retag(options: argparse.Namespace) -> int:
    desk = desk_of(options)
    paper = desk.newspaper(options.paper)
    keys = [key for day in days_of(options) for key in fetched_on(desk, day, only=[paper.code])]

    def one(key: str) -> None:
        made = retag(desk, key)
        say(
            f"{made.issue}: {counted(made.tags, 'topic')} on {counted(made.articles, 'article')}",
            made,
            as_json=options.json,
        )

    return each(keys, "tagging", one)


def write(path: Path, data: bytes) -> None:
    """
    Write a file whole or not at all.

    Raises:
        StoreFull, StoreRefused: With the path.
    """
    temporary = path.with_name(f".writing-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):  # where the folder is a file, there is nothing to take away
            temporary.unlink()
        kind = StoreFull if error.errno in {28, 122} else StoreRefused  # ENOSPC, EDQUOT
        message = f"{path}: {error.strerror}; give another --out, or make room"
        raise kind(message) from error
