"""HTML by plain functions: every text is escaped, once, unless it is markup already."""

from __future__ import annotations

from html import escape

from bulletin.catalogue.telling import plain
from bulletin.catalogue.words import Words

Attribute = str | float | bool | None

_VOID = frozenset({"input", "link", "meta", "br"})


class Html(str):
    """Markup, which is put in as it is."""

    __slots__ = ()


def text(words: str) -> Html:
    """Text from anywhere as markup that shows it, on one line, without characters that act."""
    before, after = (" " if edge.isspace() else "" for edge in (words[:1], words[1:][-1:]))
    return Html(escape(f"{before}{plain(words)}{after}", quote=True))


def verbatim(words: str) -> Html:
    """Text of ours as markup with its spaces and line ends, for code and attributes."""
    return Html(escape(words, quote=True))


def element(name: str, /, *children: str | Words, **attributes: Attribute) -> Html:
    """
    One element.

    Args:
        children: Text, which is escaped; markup; or words in both languages.
        attributes: Underscores stand for hyphens, one at the end for nothing (`class_`); None
            and False leave an attribute out, True gives it without a value.
    """
    start = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    if name in _VOID:
        return Html(start)
    return Html(f"{start}{joined(*children)}</{name}>")


def joined(*children: str | Words) -> Html:
    """Several things, one after another."""
    return Html("".join(_child(child) for child in children))


def both(zh: str, en: str) -> Html:
    """The same in two languages, of which the page shows one."""
    return Html(
        f'<span class="zh" lang="zh">{text(zh)}</span><span class="en" lang="en">{text(en)}</span>'
    )


def isolated(words: str) -> Html:
    """A name from outside, whose direction of writing turns nothing beside it."""
    return element("bdi", words)


def number(count: int) -> str:
    """1,024."""
    return f"{count:,}"


def percent(share: float | None, digits: int = 1) -> str:
    """97.3%, never rounded up to all or down to nothing; – for no share."""
    if share is None:
        return "–"
    if share in {0, 1}:
        return f"{share:.0%}"
    least: float = 10.0 ** -(digits + 2)
    return f"{min(max(share, least), 1 - least):.{digits}%}"


def size(count: int) -> str:
    """Bytes in the unit that leaves the fewest digits."""
    value, units = float(count), ["B", "KB", "MB", "GB"]
    while value >= 1000 and len(units) > 1:  # noqa: PLR2004  SI: a kilobyte is 1000 bytes
        value /= 1000
        units.pop(0)
    return f"{value:.0f} {units[0]}" if units[0] == "B" else f"{value:.1f} {units[0]}"


def _child(child: str | Words) -> str:
    if isinstance(child, Words):
        return both(child.zh, child.en)
    return child if isinstance(child, Html) else text(child)


def _attribute(key: str, value: Attribute) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    return f' {name}="{value if isinstance(value, Html) else text(str(value))}"'
