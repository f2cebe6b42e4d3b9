"""From a file to a newspaper, or to one line that says what is wrong with the file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec
import yaml

from bulletin.catalog.contradictions import contradictions
from bulletin.catalog.papers import Newspaper
from bulletin.catalog.telling import line_of, line_of_key, remedy
from bulletin.errors import CatalogError, UnknownPaper

OWN_PAPERS = Path(__file__).parents[1] / "papers"


def newspaper(code: str, folders: Iterable[Path] = ()) -> Newspaper:
    """
    The newspaper with this code.

    Args:
        folders: Looked through before the package's own.

    Raises:
        UnknownPaper: There is no such file; the message lists those there are.
        CatalogError: The file is not a newspaper's.
    """
    for folder in (*folders, OWN_PAPERS):
        path = folder / f"{code}.yaml"
        if re.fullmatch(r"[a-z][a-z0-9]*", code) and path.is_file():
            return read_newspaper(path)
    known = ", ".join(paper.code for paper in newspapers(folders)) or "none"
    message = f"no newspaper {code!r}: there is no {code}.yaml; known are {known}"
    raise UnknownPaper(message)


def newspapers(folders: Iterable[Path] = ()) -> tuple[Newspaper, ...]:
    """Every newspaper, by code; an earlier folder wins over a later one."""
    files: dict[str, Path] = {}
    for folder in (*folders, OWN_PAPERS):
        for path in sorted(folder.glob("*.yaml")):
            files.setdefault(path.stem, path)
    return tuple(read_newspaper(files[code]) for code in sorted(files))


def read_newspaper(path: Path) -> Newspaper:
    """
    Read one newspaper's file.

    Raises:
        CatalogError: With the file, the line and the remedy.
    """
    text = _text_of(path)
    try:
        content = yaml.safe_load(text)
        paper = msgspec.convert(content, Newspaper)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2026-02-30
        if isinstance(error, msgspec.ValidationError):
            message = f"{path}:{line_of(text, str(error))}: {remedy(str(error), content)}"
        else:
            line, problem = _yaml_problem(text, error)
            message = f"{path}:{line}: not YAML: {problem}"
        raise CatalogError(message) from error
    for keys, contradiction in contradictions(paper, path.stem):
        message = f"{path}:{line_of_key(text, keys)}: {contradiction}"
        raise CatalogError(message)
    return msgspec.structs.replace(paper, file=str(path))


def _text_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{path}:{line}: not UTF-8; save it as UTF-8"
        raise CatalogError(message) from error


def _yaml_problem(text: str, error: Exception) -> tuple[int, str]:
    """The line of a mistake in the YAML, and what it is, in one line."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return int(error.problem_mark.line) + 1, error.problem or str(error.context)
    return text.count("\n", 0, getattr(error, "position", 0)) + 1, str(error).partition("\n")[0]
