"""
The published dataset from the reader's side: `open_dataset` and `read` give its rows, `pull` keeps
a copy of it.

What has been published is all that counts here; nothing of how it was made is imported.
"""

from typing import TYPE_CHECKING, Any

from bulletin.reader.manifest import Release
from bulletin.reader.pulled import Parts, Pull
from bulletin.reader.pulling import pull

if TYPE_CHECKING:
    from bulletin.reader.dataset import Dataset, open_dataset, read
    from bulletin.reader.deltas import Change

__all__ = ["Change", "Dataset", "Parts", "Pull", "Release", "open_dataset", "pull", "read"]


def __getattr__(name: str) -> Any:
    """Reading brings pandas, half a second of imports that pulling does not owe."""
    if name in {"Dataset", "open_dataset", "read", "Change"}:
        from bulletin.reader import dataset, deltas  # noqa: PLC0415

        return getattr(deltas if name == "Change" else dataset, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
