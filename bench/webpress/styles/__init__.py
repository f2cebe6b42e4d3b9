"""The papers: a function each that gives a page for a seed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from page import Page

from styles import (
    business,
    community,
    daily,
    english,
    evening,
    feature,
    gazette,
    notices,
    readers,
    school,
    supplement,
    upright,
)

STYLES: dict[str, Callable[[str], Page | tuple[dict[str, Any], bytes]]] = {
    "daily": daily.page,
    "supplement": supplement.page,
    "evening": evening.page,
    "upright": upright.page,
    "feature": feature.page,
    "readers": readers.page,
    "business": business.page,
    "notices": notices.page,
    "english": english.page,
    "gazette": gazette.page,
    "community": community.page,
    "school": school.page,
}
