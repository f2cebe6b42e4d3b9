"""Values by rule, in JSON and in HTML; the catalog says what rules look like (`Declared`)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Protocol, Self

from cssselect import SelectorError
from parsel import Selector

from bulletin.errors import CatalogError, SourceChanged
from bulletin.sources.stories import lines_of

_WITH_ATTRIBUTE = re.compile(r"(?P<css>.*?)\s*@(?P<name>[\w:-]+)")
_WRAPPED = re.compile(r"[^\[{\"]*(?P<json>[\[{\"].*[\]}\"])[^\]}\"]*", re.DOTALL)


class Node(Protocol):
    """A place in what a site answered, from which rules lead on."""

    def nodes(self, rule: str) -> tuple[Self, ...]:
        """The places to which a rule leads."""

    def texts(self, rule: str) -> tuple[str, ...]:
        """The words to which a rule leads, without empty ones; the rule "" means this place."""


@dataclass(frozen=True, slots=True)
class JsonNode:
    """A value of JSON."""

    value: Any

    @classmethod
    def of(cls, text: str, where: str) -> Self:
        """
        The JSON in a text; also as `callback(…)`, as `var list = …`, and as JSON in a string.

        Raises:
            SourceChanged: There is none.
        """
        try:
            value = _parsed(text)
            return cls(_parsed(value) if isinstance(value, str) else value)
        except (ValueError, RecursionError) as error:
            message = f"{where}: no JSON ({text[:40]!r} …); open it in a browser"
            raise SourceChanged(message) from error

    def nodes(self, rule: str) -> tuple[Self, ...]:
        value = self._at(rule)
        if isinstance(value, str) and value.lstrip().startswith("["):
            value = _or_none(value)
        values = value if isinstance(value, list) else [value]
        return tuple(type(self)(each) for each in values if each is not None)

    def texts(self, rule: str) -> tuple[str, ...]:
        value = self._at(rule)
        if isinstance(value, dict):  # an entry is no words; in a list it may be a corner
            return ()
        values = value if isinstance(value, list) else [value]
        return tuple(filter(None, map(_text, values)))

    def _at(self, rule: str) -> Any:
        value = self.value
        for step in filter(None, rule.split(".")):
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
                value = value[int(step)]
            else:
                return None
        return value


@dataclass(frozen=True, slots=True)
class HtmlNode:
    """An element."""

    element: Selector

    def nodes(self, rule: str) -> tuple[Self, ...]:
        if not rule:
            return (self,)
        try:
            found = (
                self.element.xpath(rule[2:]) if rule.startswith("x:") else self.element.css(rule)
            )
        except (ValueError, SelectorError) as error:
            message = f"{rule!r} is neither a CSS selector nor x: with an XPath: {error}"
            raise CatalogError(message) from error
        return tuple(type(self)(each) for each in found)

    def texts(self, rule: str) -> tuple[str, ...]:
        attribute = None if rule.startswith("x:") else _WITH_ATTRIBUTE.fullmatch(rule)
        if attribute is None:
            return tuple(filter(None, (_words(node.element) for node in self.nodes(rule))))
        found = self.nodes(attribute["css"])
        values = (node.element.attrib.get(attribute["name"], "").strip() for node in found)
        return tuple(filter(None, values))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        wrapped = _WRAPPED.fullmatch(text)
        if wrapped is None:
            raise
        return json.loads(wrapped["json"])


def _or_none(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else json.dumps(value) if isinstance(value, dict) else ""


def _words(element: Selector) -> str:
    return element.root.strip() if isinstance(element.root, str) else lines_of(element)
