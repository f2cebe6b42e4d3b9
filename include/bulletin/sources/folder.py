"""Newspapers whose pages lie as files in a folder."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from bulletin.catalog import Folder
from bulletin.document import MAX_BYTES
from bulletin.errors import (
    CatalogError,
    NotPublished,
    SourceBlocked,
    SourceChanged,
    SourceUnavailable,
    TooMuch,
)
from bulletin.model import IssueId, PageRef
from bulletin.sources.labels import label_order, page_numbers
from bulletin.sources.platform import OK, Answer, Listing

PAGE = "{page}"
_TOKEN = re.compile(r"\{(?P<name>[^{}:]*)(?::(?P<format>[^{}]*))?\}")
PAGE_NAME = r"(?P<page>[A-Z]{0,2}\d{1,4})"


class FolderPlatform:
    """
    A newspaper's folder; symbolic links in it are followed, names with `..` are refused.

    Args:
        file: The newspaper's file, from whose folder a relative root counts.
    """

    def __init__(self, folder: Folder, file: str) -> None:
        self._root = (Path(file).parent / folder.root).absolute()
        self._pattern = folder.pattern
        self._file = file

    def listing(self, issue: IssueId) -> Listing:
        path = dated(self._pattern, issue.date, self._file)
        if not self._root.is_dir():
            message = (
                f"{issue}: there is no folder {self._root}; mount it, or mend root in {self._file}"
            )
            raise SourceUnavailable(message)
        with _readable(self._root):
            files = dict(_matching(self._root, path.split("/")))
        if not files:
            message = f"{issue}: no file {path} in {self._root}"
            raise NotPublished(message)
        if PAGE not in path:
            return Listing(
                (PageRef(issue.page(1), "", next(iter(files)).as_uri()),), is_whole=True
            )
        pages = {path.as_uri(): page for path, page in files.items()}
        return Listing(page_refs(issue, pages))

    def get(self, page: PageRef) -> Answer | None:
        path = Path(os.fsdecode(unquote_to_bytes(urlsplit(page.url).path)))
        with _readable(path):
            try:
                size = path.stat().st_size
                if size > MAX_BYTES:
                    message = f"{path}: {size} bytes, and {MAX_BYTES} are read; make it smaller"
                    raise TooMuch(message)
                return Answer(page.url, page.url, OK, path.read_bytes())
            except FileNotFoundError:
                return None


def dated(pattern: str, day: date, file: str) -> str:
    """
    The pattern with the date written in and `{page}` left standing.

    Raises:
        CatalogError: It names something else in braces, `..`, an absolute path, or two pages.
    """

    def written(token: re.Match[str]) -> str:
        if token["name"] == "date":
            return day.strftime(token["format"] or "%Y-%m-%d")
        if token[0] == PAGE:
            return PAGE
        message = (
            f"{file}: pattern has {token[0]}; it may have {{date}}, {{date:FORMAT}} and {{page}}"
        )
        raise CatalogError(message)

    path = _TOKEN.sub(written, pattern)
    if {"", ".", ".."} & set(path.split("/")) or path.count(PAGE) > 1:
        message = (
            f"{file}: pattern {pattern!r} must be a path below root, without '..', "
            "with {page} once or not at all"
        )
        raise CatalogError(message)
    return path


def _matching(root: Path, parts: list[str]) -> Iterator[tuple[Path, str]]:
    """Files below `root` whose path fits, each with the text in the place of {page}."""
    found = [(root, "")]
    for part in parts:
        found = [
            (child, page or earlier)
            for folder, earlier in found
            for child, page in _children(folder, part)
        ]
    return ((path, page) for path, page in found if path.is_file())


def _children(folder: Path, part: str) -> Iterator[tuple[Path, str]]:
    if PAGE not in part:
        yield folder / part, ""
    elif folder.is_dir():
        fits = re.compile(PAGE_NAME.join(map(re.escape, part.split(PAGE))))
        for child in folder.iterdir():
            found = fits.fullmatch(child.name)
            if found:
                yield child, found["page"]


def page_refs(issue: IssueId, files: Mapping[str, str]) -> tuple[PageRef, ...]:
    """
    References in page order to files, given by address with what stands for {page}.

    Raises:
        SourceChanged: Two files are for one page; neither is chosen.
    """
    in_order = sorted(files.items(), key=lambda found: (label_order(found[1]), found[0]))
    labels = [str(int(page)) if page.isdigit() else page for _, page in in_order]
    twice = [label for label, count in Counter(labels).items() if count > 1]
    if twice:
        both = [
            unquote(url.rpartition("/")[2])
            for (url, _), label in zip(in_order, labels, strict=True)
            if label in twice
        ]
        message = f"{issue}: several files for page {twice[0]} ({', '.join(both)}); leave one"
        raise SourceChanged(message)
    return tuple(
        PageRef(issue.page(number), label, url)
        for number, label, (url, _) in zip(page_numbers(labels), labels, in_order, strict=True)
    )


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        message = f"{path}: this user may not read it; give the right to"
        raise SourceBlocked(message) from error
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); look at the disk or the mount"
        raise SourceUnavailable(message) from error
