"""The command `bulletin topics diff`: what the topics of today change in stored articles."""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bulletin.cli.screen import say
from bulletin.cli.steps import days_of, desk_of
from bulletin.pipeline import Desk, TopicChange, by_topic, fetched_on, tag_changes


def diff(options: argparse.Namespace) -> int:
    """Say by topic how many stored articles would gain it, and lose it; nothing is written."""
    desk = desk_of(options)
    changes = by_topic(change for key in _keys(desk, options) for change in tag_changes(desk, key))
    if options.json:
        for change in changes:
            say("", change, as_json=True)
    elif changes:
        Console(highlight=False).print(_table(changes))
    else:
        say("no article would gain or lose a topic", {}, as_json=False)
    return 0


def _keys(desk: Desk, options: argparse.Namespace) -> list[str]:
    papers = [desk.newspaper(options.paper)] if options.paper else desk.running()
    codes = [paper.code for paper in papers]
    return [key for day in days_of(options) for key in fetched_on(desk, day, only=codes)]


def _table(changes: tuple[TopicChange, ...]) -> Table:
    table = Table("topic", "gain it", "lose it", "as", box=None, pad_edge=False)
    for change in changes:
        table.add_row(
            change.topic, f"{change.gained}", f"{change.lost}", Text(" ".join(change.articles))
        )
    return table
