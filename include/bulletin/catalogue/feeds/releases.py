"""`feed.xml`: the newest releases, and what each changed."""

from __future__ import annotations

from itertools import islice

from bulletin.catalogue.feeds.atom import Entry, Feed, Link, to_atom
from bulletin.catalogue.names import paper_names
from bulletin.catalogue.snapshot import Snapshot, Written
from bulletin.catalogue.telling import counted, tag_of, told
from bulletin.catalogue.words import Words
from bulletin.published.manifest import Manifest
from bulletin.published.places import delta_path, manifest_path, release_path
from bulletin.reader.root import back_from

_RELEASES = 50  # newest, in the feed; versions.json has all


def release_feed(snapshot: Snapshot) -> Written:
    """The newest 50 releases, each with what changed in sentences, and links to its files."""
    names = paper_names(snapshot)
    chain = back_from(snapshot.dataset.root, snapshot.dataset.found)
    releases = [found.manifest for found in islice(chain, _RELEASES)]
    feed = Feed(
        id=tag_of("feed", "releases"),
        title="数据集的发布 · Releases of the dataset",
        subtitle="每次发布改了什么。What each release changed.",
        updated=snapshot.created_at,
        links=(
            Link("feed.xml", "self", "application/atom+xml"),
            Link("index.html", type="text/html"),
        ),
        entries=tuple(_entry(manifest, told(manifest, names)) for manifest in releases),
    )
    return Written("feed.xml", to_atom(feed))


def _entry(manifest: Manifest, sentences: tuple[Words, ...]) -> Entry:
    version, counts = manifest.version, manifest.counts
    whole = (
        f"共 {counts.issues:,} 期、{counts.articles:,} 篇。"
        f" {counted(counts.issues, 'issue')} and {counted(counts.articles, 'article')} in all."
    )
    changed = [f"{each.zh} {each.en}" for each in sentences]
    day = f" · {manifest.published_date}" if manifest.published_date else ""
    return Entry(
        id=tag_of("release", version),
        title=f"{version}{day}",
        published=manifest.created_at,
        updated=manifest.created_at,
        author="bulletin",
        links=(
            Link(release_path(version, "CHANGELOG.md"), type="text/markdown"),
            Link(manifest_path(version), "related", "application/json"),
            Link(delta_path(version), "related", "application/gzip"),
        ),
        summary=" ".join([*changed, whole]),
    )
