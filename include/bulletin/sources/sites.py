"""Which platform reads which kind of site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bulletin.catalog import (
    Catalogue,
    Declared,
    Founder,
    PaperIndex,
    Resfile,
    Site,
    Template,
    Xy,
    XyJson,
)
from bulletin.sources.catalogue import CataloguePlatform
from bulletin.sources.declarative import DeclaredPlatform
from bulletin.sources.founder import FounderPlatform
from bulletin.sources.paperindex import PaperIndexPlatform
from bulletin.sources.platform import Getter, Platform
from bulletin.sources.resfile import ResfilePlatform
from bulletin.sources.template import TemplatePlatform
from bulletin.sources.xy import XyPlatform
from bulletin.sources.xy_json import XyJsonPlatform

READERS: Mapping[type[Site], Callable[[Any, Getter], Platform]] = MappingProxyType(
    {
        Catalogue: CataloguePlatform,
        Declared: DeclaredPlatform,
        Founder: FounderPlatform,
        PaperIndex: PaperIndexPlatform,
        Resfile: ResfilePlatform,
        Template: TemplatePlatform,
        Xy: XyPlatform,
        XyJson: XyJsonPlatform,
    }
)


def site_platform(site: Site, getter: Getter) -> Platform:
    """The platform that reads a site, asking for its addresses through `getter`."""
    return READERS[type(site)](site, getter)
