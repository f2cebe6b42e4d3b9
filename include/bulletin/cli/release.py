"""The command `bulletin release`: why a release is as it is, and letting through what is not."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bulletin.cli.screen import counted, say
from bulletin.cli.steps import desk_of
from bulletin.errors import BadSetting

if TYPE_CHECKING:
    from bulletin.dataset.gates.report import Check
    from bulletin.dataset.gates.waivers import Waiver
    from bulletin.pipeline.deciding import BlockedTold, ReleaseTold

LISTED = 20  # versions where no number is given: a screen
_SHOWN = 8  # warnings; the others are in the file that the last line names
_NAME = 9  # columns of what a line is about
_MINUTE = "%Y-%m-%d %H:%M UTC"


def run(options: argparse.Namespace) -> int:
    """List, explain or let through."""
    from bulletin.pipeline import deciding

    store = desk_of(options).store
    if (options.reason is not None or options.by is not None) and not options.allow:
        message = "--reason and --by go with --allow VERSION; give it too"
        raise BadSetting(message)
    if options.allow:
        return _allow(options)
    if options.why is not None:
        told = deciding.why(store, options.why)
        say("\n".join(_lines(told)), told, as_json=options.json)
        return 0
    for each in deciding.listed(store, options.list):
        say(_line(each), each, as_json=options.json)
    return 0


def _allow(options: argparse.Namespace) -> int:
    from bulletin.pipeline import deciding

    if options.reason is None:
        message = "--allow wants --reason WORDS: it is published with the release"
        raise BadSetting(message)
    store = desk_of(options).store
    by = options.by if options.by is not None else getpass.getuser()
    for version in options.allow:
        waiver = deciding.allow(store, version, by=by, at=datetime.now(UTC), reason=options.reason)
        told = (
            f"{version}: {counted(len(waiver.checks), 'check')} let through by {waiver.by}; "
            f"now publish it: bulletin publish {waiver.paper} --date {waiver.published_date}"
        )
        say(told, waiver, as_json=options.json)
    return 0


def _line(told: BlockedTold | ReleaseTold) -> str:
    """One version in a line."""
    from bulletin.pipeline.deciding import BlockedTold

    if isinstance(told, BlockedTold):
        blocked = told.blocked
        first = blocked.blocks[0].message if blocked.blocks else ""
        state = "let through" if told.waiver else "REFUSED"
        state = f"published in {told.since}" if told.since else state
        return (
            f"{blocked.version}  {blocked.blocked_at:{_MINUTE}}  {state}  {blocked.paper} "
            f"{blocked.published_date}  {first}"
        )
    counts = told.counts
    notes = [
        counted(len(found), name)
        for found, name in ((told.warnings, "warning"), (told.waivers, "waiver"))
        if found
    ]
    return (
        f"{told.version}  {told.created_at:{_MINUTE}}  {' '.join(told.papers)} "
        f"{told.published_date or ''}  (+{counts.added} ~{counts.modified} -{counts.removed})"
        f"{'  ' if notes else ''}{', '.join(notes)}"
    )


def _lines(told: BlockedTold | ReleaseTold) -> list[str]:
    """A few lines that say why."""
    from bulletin.pipeline.deciding import BlockedTold

    steps = _of_blocked(told) if isinstance(told, BlockedTold) else _of_release(told)
    return [f"{name:<{_NAME}}{text}" for name, text in steps]


def _of_blocked(told: BlockedTold) -> Iterator[tuple[str, str]]:
    blocked = told.blocked
    stood = f"{blocked.standing} stood then" if blocked.standing else "nothing stood then"
    yield blocked.version, (
        f"{blocked.paper} of {blocked.published_date}, refused {blocked.blocked_at:{_MINUTE}}; "
        f"{stood}"
    )  # fmt: skip
    yield from _checks("refused", blocked.blocks)
    yield from _checks("warned", blocked.warnings)
    if blocked.added is not None:
        yield "would", (
            f"add {blocked.added}, change {blocked.modified}, take out {blocked.removed} "
            f"articles: blocked/{blocked.version}/delta.jsonl.gz"
        )  # fmt: skip
    if told.waiver:
        yield "allowed", _by(told.waiver)
    if told.since:
        yield "since", f"published in {told.since}"
    elif told.waiver:
        yield "next", f"bulletin publish {blocked.paper} --date {blocked.published_date}"
    else:
        yield "next", f"mend it; or bulletin release --allow {blocked.version} --reason WORDS"


def _of_release(told: ReleaseTold) -> Iterator[tuple[str, str]]:
    after = f"after {told.previous}" if told.previous else "the first"
    whose = f"{' '.join(told.papers)} of {told.published_date}" if told.papers else "files alone"
    yield told.version, f"{told.created_at:{_MINUTE}}, {after}: {whose}"
    counts = told.counts
    yield "changed", (
        f"{counts.added} added, {counts.modified} modified, {counts.removed} removed, of now "
        f"{counted(counts.articles, 'article')} in {counted(counts.issues, 'issue')}"
    )  # fmt: skip
    yield from _checks("warned", told.warnings)
    for waiver in told.waivers:
        yield "allowed", f"{waiver.version}, {_by(waiver)}"
        own = [check for check in told.allowed if check.waiver == waiver.version]
        yield from _checks("", own)
    if told.checks is None:
        yield "gates", "it has no gates.json: it was made before there was one"
    else:
        yield "gates", f"{counted(told.checks, 'check')}: releases/{told.version}/gates.json"


def _checks(name: str, checks: Sequence[Check]) -> Iterator[tuple[str, str]]:
    for check in checks[:_SHOWN]:
        yield name, f"{check.gate.value}: {check.message}"
    if len(checks) > _SHOWN:
        yield name, f"and {len(checks) - _SHOWN} more"


def _by(waiver: Waiver) -> str:
    return f"by {waiver.by} on {waiver.at:{_MINUTE}}: {waiver.reason}"
