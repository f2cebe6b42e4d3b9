"""What is said of releases and articles in feeds and on the page: plain text, names, sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from bulletin.catalogue.words import Words
from bulletin.published.manifest import Counts, Manifest

# Tags after RFC 4151. They name things and lead nowhere: the authority is reserved for no one
# (RFC 2606), so that moving a dataset to another address changes no id.
_AUTHORITY = "bulletin.invalid,2026"

# Controls, which XML forbids or terminals obey, noncharacters, and marks that turn the direction
# of all text that follows them. Right-to-left letters themselves stay.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff"
    "\U0001fffe\U0001ffff]"
)


def plain(text: str) -> str:
    """Text from outside on one line, without characters that act."""
    return " ".join(_UNWANTED.sub("", text).split())


def shortened(text: str, most: int) -> str:
    """The first characters of a text, with … where more follows."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def web_address(url: str | None) -> str | None:
    """An address that a reader can be sent to; None for files, stores and scripts."""
    try:
        is_web = url is not None and urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return None
    return url if is_web and url and not _UNWANTED.search(url) else None


def tag_of(kind: str, name: str) -> str:
    """The id of a thing of the dataset, the same wherever the dataset is."""
    return f"tag:{_AUTHORITY}:{kind}/{name}"


def told(manifest: Manifest, names: Mapping[str, str]) -> tuple[Words, ...]:
    """What a release changed, a sentence for each newspaper."""
    day = manifest.published_date
    if day is None:
        zh, en = (
            "整理了各表的文件，内容没有变化。",
            "Files of tables put together; no row changed.",
        )
        return (Words(zh, en),)
    sentences = []
    for code in manifest.papers:
        name, counts = plain(names.get(code, code)), manifest.counts.by_paper[code]
        zh, en = _changed(counts)
        sentences.append(
            Words(f"{name}（{code}）{day}：{zh}。", f"{name} ({code}) of {day}: {en}.")
        )
    return tuple(sentences)


def _changed(counts: Counts) -> tuple[str, str]:
    parts = (
        (counts.added, "新增", "added"),
        (counts.modified, "修订", "changed"),
        (counts.removed, "撤下", "taken out"),
    )
    zh = [f"{act} {count} 篇" for count, act, _ in parts if count]
    en = [f"{counted(count, 'article')} {act}" for count, _, act in parts if count]
    return "，".join(zh) or "稿件没有变化", ", ".join(en) or "no article changed"


def counted(count: int, thing: str) -> str:
    """`1 article`, `1,024 articles`."""
    return f"1 {thing}" if count == 1 else f"{count:,} {thing}s"
