"""What goes out beside the tables: descriptors, status, feeds, a page to look at, one SQLite."""

from bulletin.catalogue.refreshing import Refreshed, refresh

__all__ = ["Refreshed", "refresh"]
