"""
`index.html`, the page that people see first, and a page for each newspaper.

Each is one static file that opens from a disk as from a bucket and asks the network for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin.catalogue.names import paper_page
from bulletin.catalogue.page.facts import Facts, facts_of
from bulletin.catalogue.page.sections.changes import changes
from bulletin.catalogue.page.sections.coverage import coverage
from bulletin.catalogue.page.sections.files import files
from bulletin.catalogue.page.sections.freshness import freshness
from bulletin.catalogue.page.sections.newspaper import newspaper
from bulletin.catalogue.page.sections.opening import opening
from bulletin.catalogue.page.sections.quality import quality
from bulletin.catalogue.page.sections.rights import rights
from bulletin.catalogue.page.sections.schema import schema
from bulletin.catalogue.page.sections.topics import topics
from bulletin.catalogue.page.sections.using import using
from bulletin.catalogue.page.sheet import page
from bulletin.catalogue.snapshot import Snapshot, Written
from bulletin.catalogue.words import TITLE

__all__ = ["pages"]

INDEX = "index.html"

_SECTIONS = (  # the recipes stand after the first
    opening, freshness, coverage, topics, quality, changes, files, schema, rights,
)  # fmt: skip


def pages(snapshot: Snapshot, beside: Mapping[str, int] | None = None) -> Iterator[Written]:
    """
    The pages of a release.

    Args:
        beside: Sizes of the catalogue's other files by their paths, which the page links to.
    """
    facts = facts_of(snapshot, beside or {})
    yield Written(INDEX, _index(facts))
    for paper in facts.papers:
        title = f"{paper.name} · {TITLE.zh}"
        yield Written(paper_page(paper.code), page(title, f"../{INDEX}", newspaper(paper)))


def _index(facts: Facts) -> bytes:
    parts = [section(facts) for section in _SECTIONS]
    return page(f"{TITLE.zh} {facts.version}", None, parts[0], using(), *parts[1:])
