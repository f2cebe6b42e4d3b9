"""
Which newspapers there are: one YAML file each, strictly read.

A file is looked for as `<code>.yaml` in the folders of `BULLETIN_PAPERS` and then among those that
come with the package. An unknown key, a wrong type or an impossible value is refused with the
file, the line and what would be right.
"""

from bulletin.catalog.papers import (
    Bounds,
    Days,
    Era,
    Expectations,
    Fill,
    Newspaper,
    Rights,
    Window,
)
from bulletin.catalog.platforms import (
    Calendar,
    Catalogue,
    Declared,
    Folder,
    Founder,
    PaperIndex,
    Platform,
    Prefix,
    Resfile,
    Site,
    Story,
    Template,
    Xy,
    XyJson,
)
from bulletin.catalog.reading import OWN_PAPERS, newspaper, newspapers, read_newspaper

__all__ = [
    "OWN_PAPERS",
    "Bounds",
    "Calendar",
    "Catalogue",
    "Days",
    "Declared",
    "Era",
    "Expectations",
    "Fill",
    "Folder",
    "Founder",
    "Newspaper",
    "PaperIndex",
    "Platform",
    "Prefix",
    "Resfile",
    "Rights",
    "Site",
    "Story",
    "Template",
    "Window",
    "Xy",
    "XyJson",
    "newspaper",
    "newspapers",
    "read_newspaper",
]
