"""The whole dataset as one SQLite file, and what Datasette shows it with."""

from bulletin.catalogue.sqlite.datasette import datasette_files
from bulletin.catalogue.sqlite.export import sqlite_export

__all__ = ["datasette_files", "sqlite_export"]
