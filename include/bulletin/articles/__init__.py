"""From the pages of an issue to its articles."""

from bulletin.articles.issue import segment_issue

__all__ = ["segment_issue"]
