"""Which releases are whole; of the others the changes and what is said of them stay."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.published.places import number_of

KEPT = "kept.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """
    What was kept when files were last taken away.

    Attributes:
        until: The newest release at that time; all after it are whole.
        versions: Those up to it that are whole, oldest first.
        pinned: Why a person keeps a release for good, by its version.
    """

    until: str | None
    versions: tuple[str, ...]
    pinned: dict[str, str]

    def is_whole(self, version: str) -> bool:
        """Whether all files of a release are there."""
        if self.until is None or number_of(version) > number_of(self.until):
            return True
        return version in self.versions


NOTHING_TAKEN = Kept(None, (), {})
