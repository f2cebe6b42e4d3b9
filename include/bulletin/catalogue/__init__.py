"""What goes out beside the tables: descriptors, status, feeds, a page to look at, one SQLite."""
