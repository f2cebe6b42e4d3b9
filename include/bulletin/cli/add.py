"""The command `bulletin add`: pages that somebody brings, as an issue or beside its pages."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from bulletin.cli.screen import complain, counted, say
from bulletin.cli.steps import desk_of
from bulletin.model import IssueId
from bulletin.pipeline.adding import Refused, add


def run(options: argparse.Namespace) -> int:
    """Add files to an issue; a line for each that is no page, and then nothing is added."""
    desk = desk_of(options)
    issue = IssueId.of(desk.newspaper(options.paper).code, options.day)
    done = add(desk, issue, options.files, at=datetime.now(UTC))
    if isinstance(done, Refused):
        for error in done.errors:
            complain(error)
        return done.errors[0].exit_code
    news = f"{done.new_pages} new" if done.new_pages else "all there already"
    found = f", {counted(done.findings, 'finding')}" if done.findings else ""
    told = (
        f"{issue}: {counted(done.added, 'page')} added, {news}; the issue has {done.pages}{found}"
    )
    say("\n  ".join((told, *done.told)), done, as_json=options.json)
    return 0
