"""
Which newspapers there are: one YAML file each, strictly read.

A file is looked for as `<code>.yaml` in the folders of `BULLETIN_PAPERS` and then among those that
come with the package. An unknown key, a wrong type or an impossible value is refused with the
file, the line and what would be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import yaml

from bulletin.errors import CatalogError, UnknownPaper

OWN_PAPERS = Path(__file__).with_name("papers")

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
AtLeastOne = Annotated[int, msgspec.Meta(ge=1)]
NotNegative = Annotated[int, msgspec.Meta(ge=0)]


class Folder(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="folder"):
    """
    Pages as files in a folder.

    Attributes:
        root: The folder; a relative one counts from the folder of the newspaper's file.
        pattern: A file's path below `root` with {date}, {date:FORMAT} (strftime) and {page};
            without {page} a file is a whole issue.
    """

    root: str
    pattern: str


class Resfile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="resfile"):
    """
    An e-paper site of the "resfile" kind, as 青岛日报 has it.

    Attributes:
        base: Address of the paper's tree, without a slash at the end.
        sections: A regular expression on page labels: which pages belong. All, where left out.
        min_interval_s: Least time between two requests to the host, in seconds.
        allow_private: Whether a loopback or intranet address is allowed; for tests and intranets.
    """

    base: str
    sections: str | None = None
    min_interval_s: float = 1.5
    allow_private: bool = False


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is normal; outside of it nothing is published without a person."""

    min: NotNegative = 0
    max: NotNegative | None = None


class Expectations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Pages and articles of an issue."""

    pages: Bounds = Bounds(min=1)
    articles: Bounds = Bounds(min=1)


class Rights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may be published; `bodies: false` keeps the text itself out of the dataset."""

    statement: str
    licence: str | None = None
    bodies: bool = True


class Newspaper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    One newspaper, as its file describes it.

    Attributes:
        code: Short name in ids, lower-case letters and digits; the same as the file's name.
        weekdays: When it appears; every day, where left out.
        since, until: First and last date of publication known to us.
        no_issue: Dates on which it does not appear though the weekday is right (停刊).
    """

    code: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9]{0,29}$")]
    name: str
    city: str
    district: str
    platform: Folder | Resfile
    rights: Rights
    weekdays: tuple[Weekday, ...] = _DAYS  # type: ignore[assignment]
    since: date | None = None
    until: date | None = None
    no_issue: tuple[date, ...] = ()
    expect: Expectations = Expectations()
    language: str = "zh"
    is_sample: bool = False
    file: str = ""

    def appears_on(self, day: date) -> bool:
        """Whether its rhythm has an issue on this date."""
        return (
            (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
            and _DAYS[day.weekday()] in self.weekdays
            and day not in self.no_issue
        )


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
    except yaml.YAMLError as error:
        line, problem = _yaml_problem(text, error)
        message = f"{path}:{line}: not YAML: {problem}"
        raise CatalogError(message) from error
    except msgspec.ValidationError as error:
        message = f"{path}:{_line_of(text, str(error))}: {_remedy(str(error), content)}"
        raise CatalogError(message) from error
    for keys, contradiction in _contradictions(paper, path.stem):
        message = f"{path}:{_line_of_key(text, keys)}: {contradiction}"
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


def _yaml_problem(text: str, error: yaml.YAMLError) -> tuple[int, str]:
    """The line of a mistake in the YAML, and what it is, in one line."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return int(error.problem_mark.line) + 1, error.problem or str(error.context)
    return text.count("\n", 0, getattr(error, "position", 0)) + 1, str(error).partition("\n")[0]


def _contradictions(paper: Newspaper, stem: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """What types alone cannot say: the keys that lead there, and what is wrong."""
    if paper.code != stem:
        yield ("code",), f"code is {paper.code!r}; name the file {paper.code}.yaml"
    platform = paper.platform
    if isinstance(platform, Folder) and not re.search(r"\{date[}:]", platform.pattern):
        yield ("platform", "pattern"), "pattern has no {date}, so no date's files can be found"
    if isinstance(platform, Resfile):
        try:
            re.compile(platform.sections or "")
        except re.error as error:
            yield ("platform", "sections"), f"sections is not a regular expression: {error}"
    for key, bounds in (("pages", paper.expect.pages), ("articles", paper.expect.articles)):
        if bounds.max is not None and bounds.min > bounds.max:
            wrong = f"min is {bounds.min} and max is {bounds.max}; no issue can have that"
            yield ("expect", key), wrong
    if paper.since and paper.until and paper.since > paper.until:
        yield ("until",), f"until is {paper.until}, before since, {paper.since}"


def _remedy(message: str, content: Any) -> str:
    """The sentence of msgspec, with the keys that are allowed where one was not."""
    unknown = re.search(r"unknown field `(?P<key>[^`]+)`(?: - at `\$(?P<path>[^`]*)`)?", message)
    if unknown is None:
        return message
    allowed = _keys_at((unknown["path"] or "").strip("."), content)
    return f"unknown key {unknown['key']!r}; allowed here: {', '.join(allowed)}"


def _keys_at(path: str, content: Any) -> list[str]:
    structs: dict[str, type[msgspec.Struct]] = {
        "": Newspaper,
        "expect": Expectations,
        "expect.pages": Bounds,
        "expect.articles": Bounds,
        "rights": Rights,
    }
    if path == "platform":
        kind = next(
            k for k in (Folder, Resfile) if k.__struct_config__.tag == content[path]["type"]
        )
        return sorted((*kind.__struct_fields__, "type"))
    return sorted({*structs[path].__struct_fields__} - {"file"})


def _line_of(text: str, message: str) -> int:
    at = re.search(r"at `\$\.?(?P<path>[^`]*)`", message)
    keys = [key for key in re.split(r"[.\[]", at["path"] if at else "") if key.isidentifier()]
    unknown = re.search(r"unknown field `(?P<key>[^`]+)`", message)
    return _line_of_key(text, (*keys, *([unknown["key"]] if unknown else [])))


def _line_of_key(text: str, keys: Iterable[str]) -> int:
    node, line = yaml.compose(text), 1
    for key in keys:
        if not isinstance(node, yaml.MappingNode):
            return line
        for name, value in node.value:
            if name.value == key:
                line, node = name.start_mark.line + 1, value
                break
    return line
