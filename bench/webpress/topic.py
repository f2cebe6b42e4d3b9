"""One thing to write about, as phrases with gaps for names and numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """Phrases of a topic, by what they are used for; gaps in braces are filled by `tales`."""

    name: str
    standing: tuple[str, ...]
    kickers: tuple[str, ...]
    headlines: tuple[str, ...]
    subs: tuple[str, ...]
    leads: tuple[str, ...]
    facts: tuple[str, ...]
    quotes: tuple[str, ...]
    ends: tuple[str, ...]
    crossheads: tuple[str, ...]
    captions: tuple[str, ...]
