"""
Atom feeds: releases in `feed.xml`, new articles in `feeds/articles.xml` and by topic.

Links are relative to the feed, so they lead somewhere in a folder and in a bucket alike.
"""

from collections.abc import Iterator

from bulletin.catalogue.feeds.articles import article_feeds
from bulletin.catalogue.feeds.releases import release_feed
from bulletin.catalogue.snapshot import Snapshot, Written

__all__ = ["feeds"]


def feeds(snapshot: Snapshot) -> Iterator[Written]:
    """All feeds of a release."""
    yield release_feed(snapshot)
    yield from article_feeds(snapshot)
