"""
The order of the rooms.

Every step is a function of what is in the archive, so any step can be run again, for any date,
with the same result. Steps hand each other keys, never text.

| step | from | to |
|---|---|---|
| `issues_on` | the newspapers' files | ids of the issues that a date should have |
| `rechecks_on` | the same | ids of earlier issues that a date should look at again |
| `issues_open`, `issues_again` | the same, the ledger, the hour | ids of those to ask for now |
| `fetch` | an issue's id | `raw/<paper>/<date>-<edition>/issue/0001.json`, pages beside it |
| `make_articles` | that key | `articles/<issue id>/0001.json`, layouts beside it |
| `retag` | that key | the same, with the stored text tagged anew |
| `tag_changes` | that key | nothing; what `retag` would change |
| `publish` | a date | a release of the dataset, or the one that stands already |
| `refresh_catalogue` | the newest release | page, status, feeds, descriptors, SQLite beside it |
| `maintain` | the dataset | fewer files; those that no kept release needs are taken away |
| `trace` | an article's id and an offset | nothing; the way back to the page and its receipt |
"""

from typing import TYPE_CHECKING, Any

from bulletin.pipeline.desk import Desk, Fetched, Made, Published, desk_from
from bulletin.pipeline.fetching import fetch, fetched_on, issues_on, rechecks_on
from bulletin.pipeline.reading import (
    make_articles,
    page_to_articles,
    read_pages,
    retag,
)
from bulletin.pipeline.retagging import TagChange, TopicChange, by_topic, tag_changes
from bulletin.pipeline.rounds import issues_again, issues_open, unread
from bulletin.pipeline.turns import host_of, turn_at

if TYPE_CHECKING:
    from bulletin.pipeline.keeping import maintain, pin, refresh_catalogue
    from bulletin.pipeline.publishing import publish, verify
    from bulletin.pipeline.tracing import trace

__all__ = [
    "Desk",
    "Fetched",
    "Made",
    "Published",
    "TagChange",
    "TopicChange",
    "by_topic",
    "desk_from",
    "fetch",
    "fetched_on",
    "host_of",
    "issues_again",
    "issues_on",
    "issues_open",
    "maintain",
    "make_articles",
    "page_to_articles",
    "pin",
    "publish",
    "read_pages",
    "rechecks_on",
    "refresh_catalogue",
    "retag",
    "tag_changes",
    "trace",
    "turn_at",
    "unread",
    "verify",
]


def __getattr__(name: str) -> Any:
    """Publishing brings pandas and delta-rs, a second of imports that reading does not owe."""
    if name in {"publish", "verify"}:
        from bulletin.pipeline import publishing  # noqa: PLC0415

        return getattr(publishing, name)
    if name in {"maintain", "pin", "refresh_catalogue"}:
        from bulletin.pipeline import keeping  # noqa: PLC0415

        return getattr(keeping, name)
    if name == "trace":
        from bulletin.pipeline import tracing  # noqa: PLC0415

        return tracing.trace
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
