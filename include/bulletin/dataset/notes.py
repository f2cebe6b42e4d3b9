"""A release's CHANGELOG.md, in sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.dataset.changes import Change
from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.sentences import sentences
from bulletin.model import ArticleId
from bulletin.published.manifest import Manifest

_TOLD = 40  # changed articles told one by one; the rest are in delta.jsonl.gz

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|!])")


def changelog(
    manifest: Manifest,
    entries: Sequence[IssueEntry],
    changes: Sequence[Change],
    warnings: Sequence[str] = (),
) -> bytes:
    """
    Say what a release changed, newspaper by newspaper, and which issues it holds back.

    Args:
        warnings: What the gates warned of, and what was let through.
    """
    since = f" It follows {manifest.previous}." if manifest.previous else " It is the first."
    moment = f"{manifest.created_at:%Y-%m-%d %H:%M:%S} UTC"
    lines = [f"# {manifest.version}", "", f"Published {moment}.{since}", ""]
    names = {entry.newspaper.code: entry.newspaper.name for entry in entries}
    for code, name in sorted(names.items()):
        of_paper = [it for it in changes if ArticleId(it.id).issue.paper == code]
        told = ". ".join(sentences(of_paper)) or "no article changed"
        lines.append(f"- {_plain(name)} ({code}) of {manifest.published_date}: {told}.")
    lines += [
        f"- {entry.issue.id} is held and has no articles: {_plain(entry.held_reason)}"
        for entry in entries
        if entry.held_reason
    ]
    lines += [f"- {_plain(warning)}" for warning in warnings]
    lines += _one_by_one([change for change in changes if change.op != "ADD"])
    return ("\n".join(lines) + "\n").encode()


def _one_by_one(changes: Sequence[Change]) -> list[str]:
    lines = [_sentence(change) for change in changes[:_TOLD]]
    if len(changes) > _TOLD:
        lines.append(f"- {len(changes) - _TOLD} more changes are in delta.jsonl.gz.")
    return lines


def _sentence(change: Change) -> str:
    if change.op == "DEL":
        return f"- {change.id} was taken out, which is its revision {change.revision}."
    columns = ", ".join(f"`{name}`" for name in change.changed)
    return f"- {change.id}, revision {change.revision}: changed in {columns}."


def _plain(text: str) -> str:
    """Text from outside on one line, with nothing that Markdown would act on."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
