"""Atom 1.0 (RFC 4287), as much of it as is needed; whatever text comes in, XML comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from bulletin.catalogue.telling import plain

ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"

register_namespace("", ATOM)


@dataclass(frozen=True, slots=True)
class Link:
    """Where something is, from the feed; `rel` and `type` as RFC 4287 has them."""

    href: str
    rel: str = "alternate"
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One entry.

    Attributes:
        categories: Terms with their labels.
        summary: Plain text; None where nothing may be said.
    """

    id: str
    title: str
    published: datetime
    updated: datetime
    author: str
    links: tuple[Link, ...]
    language: str | None = None
    categories: tuple[tuple[str, str], ...] = ()
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; `updated` counts where it has no entry, else the newest entry's does."""

    id: str
    title: str
    subtitle: str
    updated: datetime
    links: tuple[Link, ...]
    entries: tuple[Entry, ...]


def to_atom(feed: Feed) -> bytes:
    """The feed as XML in UTF-8, the same for the same feed."""
    root = Element(f"{{{ATOM}}}feed", {f"{{{_XML}}}lang": "zh"})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", _moment(max((it.updated for it in feed.entries), default=feed.updated)))
    _text(SubElement(root, f"{{{ATOM}}}author"), "name", "bulletin")
    for link in feed.links:
        _link(root, link)
    for entry in feed.entries:
        _entry(root, entry)
    indent(root, " ")
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _entry(root: Element, entry: Entry) -> None:
    at = SubElement(root, f"{{{ATOM}}}entry")
    if entry.language:
        at.set(f"{{{_XML}}}lang", plain(entry.language))
    _text(at, "id", entry.id)
    _text(at, "title", entry.title)
    _text(at, "published", _moment(entry.published))
    _text(at, "updated", _moment(entry.updated))
    _text(SubElement(at, f"{{{ATOM}}}author"), "name", entry.author)
    for link in entry.links:
        _link(at, link)
    for term, label in entry.categories:
        SubElement(at, f"{{{ATOM}}}category", term=plain(term), label=plain(label))
    if entry.summary is not None:
        _text(at, "summary", entry.summary)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}").text = plain(text)


def _link(parent: Element, link: Link) -> None:
    given = {"rel": link.rel, "href": plain(link.href)}
    SubElement(parent, f"{{{ATOM}}}link", given | ({"type": link.type} if link.type else {}))


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
