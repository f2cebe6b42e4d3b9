"""
Where the pages of a newspaper are: the kinds of folder and site, each with its settings.

A pattern may have {date}, {date:FORMAT} (strftime), {page} and, in an address, {base}; which of
them make sense is said with each.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Seconds = Annotated[float, msgspec.Meta(ge=0, le=120)]
Pixels = Annotated[int, msgspec.Meta(ge=1, le=20_000)]


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


class Prefix(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="prefix"):
    """
    Pages as objects below a prefix, to which somebody brings them.

    Attributes:
        url: `s3://bucket/prefix`, or a folder's absolute path.
        pattern: An object's key below it, written as a folder's pattern is.
    """

    url: str
    pattern: str


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    An e-paper site; what all kinds have in common.

    Attributes:
        base: Address of the paper's tree, without a slash at the end.
        sections: A regular expression on page labels: which pages belong. All, where left out.
        min_interval_s: Least time between two requests to the host, in seconds.
        allow_private: Whether a loopback or intranet address is allowed; for tests and intranets.
        hosts: Other hosts to which the site may lead us.
        pdf: The address of a page's PDF, for a page that is listed without one: a pattern with
            {base}, {date:FORMAT} and {page}, the page's printed number as A02.
        articles: Whether the articles as the site has them are kept beside the pages.
        headers: Sent with each request, beside our name.
        is_old: Whether the server speaks only the TLS of twenty years ago.
    """

    base: str
    sections: str | None = None
    min_interval_s: Seconds = 1.5
    allow_private: bool = False
    hosts: tuple[str, ...] = ()
    pdf: str | None = None
    articles: bool = True
    headers: dict[str, str] = {}
    is_old: bool = False


class Resfile(Site, frozen=True, forbid_unknown_fields=True, tag="resfile"):
    """A site of the "resfile" kind, as 青岛日报 has it; `entry` is the page listing an issue."""

    entry: str = "node_1.htm"


class Founder(Site, frozen=True, forbid_unknown_fields=True, tag="founder"):
    """
    A site of Founder's older kind: `html/YYYY-MM/DD/node_2.htm`, `period.xml` as calendar.

    Attributes:
        entry: The page that lists an issue, where the calendar does not name another.
        paper_id: Which paper's dates count, where several share the calendar.
    """

    entry: str = "node_2.htm"
    paper_id: str | None = None


class Xy(Site, frozen=True, forbid_unknown_fields=True, tag="xy"):
    """
    A site of Founder's younger kind (翔宇): `base` is its layout folder, as `…/pc/layout`.

    Attributes:
        entry, paper_id: As for `founder`.
        frame: Width and height in pixels that areas refer to where the picture has none.
    """

    entry: str = "node_01.html"
    paper_id: str | None = None
    frame: tuple[Pixels, Pixels] = (350, 500)


class XyJson(Site, frozen=True, forbid_unknown_fields=True, tag="xy-json", kw_only=True):
    """The JSON that apps of the younger kind ask for; `base` is its folder, as `…/api`."""

    site_id: str
    paper_id: str


class Catalogue(Site, frozen=True, forbid_unknown_fields=True, tag="catalogue"):
    """A site with `layout-catalogue` lists: `YYYY-MM/DD/node_01.html`."""

    entry: str = "node_01.html"


class PaperIndex(Site, frozen=True, forbid_unknown_fields=True, tag="paperindex"):
    """A site with `YYYYMMDD/IssueIndex.htm`; `base` is its content folder."""

    entry: str = "IssueIndex.htm"


class Template(Site, frozen=True, forbid_unknown_fields=True, tag="template", kw_only=True):
    """
    PDFs whose addresses follow from the date.

    Attributes:
        pattern: An address with {base}, {date:FORMAT} and {page}; without {page} a file is a
            whole issue.
        pages: What stands for {page}, in page order.
    """

    pattern: str
    pages: tuple[str, ...] = ()


class Calendar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    Where a site says on which dates it has issues.

    Attributes:
        address: A pattern with {base} and {date:FORMAT}.
        date: A regular expression whose first group is a date's eight digits, dividers allowed.
    """

    address: str
    date: str = r"(\d{4}-?\d{2}-?\d{2})"


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    Where a declared site has its articles: rules within a page's entry, and in an article's page.

    Attributes:
        each: The articles of a page.
        address: Within one of them, where its own page is; none, where all is in the list.
        kicker, title, subtitle, authors, body: Within its own page, or within the list.
        points: Within the list, corners as "x,y" or as one string.
        frame: `percent`, or width and height in pixels.
        is_reversed: Whether the list begins with the last article.
    """

    each: str
    title: str
    address: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    authors: str | None = None
    body: str | None = None
    points: str | None = None
    frame: Literal["percent"] | tuple[Pixels, Pixels] = "percent"
    is_reversed: bool = False


class Declared(Site, frozen=True, forbid_unknown_fields=True, tag="declared", kw_only=True):
    """
    A site of its own kind, described by rules.

    In JSON a rule is keys and positions with dots between them: `paperInfo`, `0.name`. In HTML it
    is a CSS selector, with ` @name` behind it for an attribute, or an XPath behind `x:`.

    Attributes:
        issue: Address of the list of pages; a pattern with {base} and {date:FORMAT}.
        form: What is there.
        pages: The pages in it.
        label: Within a page, its label; several rules' values are joined by a space.
        page_pdf, image: Within a page, the addresses of its PDF and of its picture.
        date: In the list, the date of the issue; it must be the one asked for.
        calendar: Asked where there is no list.
        story: Its articles.
    """

    issue: str
    form: Literal["json", "html"]
    pages: str
    label: tuple[str, ...]
    page_pdf: str | None = None
    image: str | None = None
    date: str | None = None
    calendar: Calendar | None = None
    story: Story | None = None


Platform = (
    Folder
    | Prefix
    | Resfile
    | Founder
    | Xy
    | XyJson
    | Catalogue
    | PaperIndex
    | Template
    | Declared
)
