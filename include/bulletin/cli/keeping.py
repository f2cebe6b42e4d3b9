"""`bulletin catalogue` and `bulletin maintain`: what goes out beside releases, and what may go."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from bulletin.cli.steps import desk_of
from bulletin.codec import to_json_line


def catalogue(options: argparse.Namespace) -> int:
    """Bring the catalogue up to the newest release."""
    from bulletin import pipeline

    done = pipeline.refresh_catalogue(desk_of(options))
    if options.json:
        print(to_json_line(done).decode(), end="")
    elif done.files:
        print(f"{done.version}: {done.files} files written, {done.bytes:,} bytes")
    else:
        print(f"{done.version}: the catalogue is of this release already")
    return 0


def maintain(options: argparse.Namespace) -> int:
    """Put files of tables together, and take away what no kept release needs."""
    from bulletin import pipeline

    desk = desk_of(options)
    if options.pin:
        pipeline.pin(desk, options.pin, options.reason)
        print(f"{options.pin} is kept for good: {options.reason}")
        return 0
    done = pipeline.maintain(
        desk, at=datetime.now(UTC), last=options.keep_last, days=options.keep_days
    )
    if options.json:
        print(to_json_line(done).decode(), end="")
        return 0
    together = f"files put together, {done.release}" if done.release else "nothing to put together"
    print(f"{together}; {done.files} files taken away, {done.bytes:,} bytes")
    print(f"whole are: {', '.join(done.kept) or 'no releases yet'}")
    return 0
