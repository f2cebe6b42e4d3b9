"""The kinds of site that the newsstand can be, and a newspaper's file for each."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from bulletin.catalog import (
    Calendar,
    Catalogue,
    Declared,
    Founder,
    PaperIndex,
    Resfile,
    Site,
    Story,
    Xy,
    XyJson,
)
from newsstand.apart import CatalogueScheme, PaperIndexScheme
from newsstand.jsons import JsonScheme, XyJsonScheme
from newsstand.kinds import FounderScheme, ResfileScheme, XyScheme
from newsstand.markups import Static

SCHEMES: dict[str, Static] = {
    "resfile": ResfileScheme(),
    "founder": FounderScheme(),
    "xy": XyScheme(),
    "catalogue": CatalogueScheme(),
    "paperindex": PaperIndexScheme(),
    "xy-json": XyJsonScheme(),
    "declared": JsonScheme(),
}
_PLATFORMS: dict[str, type[Site]] = {
    "resfile": Resfile,
    "founder": Founder,
    "xy": Xy,
    "catalogue": Catalogue,
    "paperindex": PaperIndex,
    "xy-json": XyJson,
    "declared": Declared,
}
_DECLARED: dict[str, Any] = {
    "issue": "{base}/{date:%Y/%m/%d}/index.json",
    "form": "json",
    "pages": "pages",
    "label": ("label",),
    "page_pdf": "pdf",
    "image": "pic",
    "date": "date",
    "calendar": Calendar("{base}/period/{date:%Y%m}/period.js", r"(\d{8})"),
    "story": Story(
        each="articles",
        title="title",
        kicker="kicker",
        authors="author",
        body="content",
        points="points",
    ),
}
_RULES = {"declared": _DECLARED, "xy-json": {"site_id": "1", "paper_id": "7"}}
_FILE = """\
code: {code}
name: 杏江日报
city: 杏江
district: 河西
platform: {platform}
rights: {{statement: "Invented; for demonstrations."}}
"""


def platform_of(scheme: str, base: str, **wishes: Any) -> Site:
    """
    What a newspaper's file says of the site.

    Args:
        base: Address of the paper's tree, without what the kind of site has below it.
    """
    rules = _RULES.get(scheme, {})
    return _PLATFORMS[scheme](f"{base}{SCHEMES[scheme].tree}", **{**rules, **wishes})


def paper_file(code: str, platform: Site) -> str:
    """A newspaper's file; JSON is YAML, too."""
    said = msgspec.to_builtins(platform, str_keys=True)
    return _FILE.format(code=code, platform=json.dumps(said, ensure_ascii=False))
