"""The command `bulletin pull`: a copy of the published dataset, brought up to a release."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from bulletin.cli.screen import counted, say, with_progress
from bulletin.settings import settings

if TYPE_CHECKING:
    from bulletin.reader import Parts

LISTED = 20  # releases where no number is given: a screen
FOLDER = "bulletins"


def run(options: argparse.Namespace) -> int:
    """Pull a release, or list those that there are."""
    source = options.source or settings(os.environ).store
    if options.list is not None:
        return _list(source, options.list, as_json=options.json)
    from bulletin.reader import pull

    done = pull(
        source,
        options.to,
        version=options.version,
        parts=_parts(options),
        watch=lambda files: with_progress(files, "pulling"),
    )
    news = (
        f"{counted(done.files, 'file')} fetched, {counted(done.bytes, 'byte')}"
        if done.files
        else "nothing to fetch"
    )
    told = (
        f"{done.version} is in {done.to}: {counted(done.articles, 'article')} of "
        f"{counted(done.issues, 'issue')}; "
        f"{news}, {done.kept} there already"
    )
    say(told, done, as_json=options.json)
    return 0


def _parts(options: argparse.Namespace) -> Parts:
    """What is asked for; tables and exports where neither is."""
    from bulletin.reader import Parts

    if options.tables is None:
        return Parts(tables=() if options.exports else None)
    return Parts(tables=tuple(options.tables) or None, exports=options.exports)


def _list(source: str, last: int, *, as_json: bool) -> int:
    from bulletin.reader import open_dataset

    for release in open_dataset(source).releases(last):
        told = (
            f"{release.version}  {release.created_at:%Y-%m-%d %H:%M} UTC  "
            f"{counted(release.articles, 'article')} of {counted(release.issues, 'issue')} "
            f"(+{release.added} ~{release.modified} -{release.removed})  "
            f"{' '.join(release.papers)} {release.published_date}"
        )
        say(told, release, as_json=as_json)
    return 0
