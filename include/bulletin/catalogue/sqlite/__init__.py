"""The whole dataset as one SQLite file, and what Datasette shows it with."""

from bulletin.catalogue.sqlite.datasette import datasette_files
from bulletin.catalogue.sqlite.export import PATH, sqlite_export

__all__ = ["PATH", "datasette_files", "sqlite_export"]
