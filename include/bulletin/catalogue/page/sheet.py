"""A whole page around its parts: head, style, script, and what keeps it from the network."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from bulletin.catalogue.page.markup import Html, both, element
from bulletin.catalogue.words import NAME


def page(title: str, home: str | None, *parts: Html) -> bytes:
    """
    One file that needs no other.

    Args:
        home: Where the dataset's page is from here; None on that page itself.
    """
    head = element("head", *_head(title))
    body = element("body", _banner(home), element("main", *parts), _script())
    return f"<!doctype html>\n{element('html', head, body, lang='zh')}\n".encode()


def _head(title: str) -> tuple[Html, ...]:
    return (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy()),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("link", rel="icon", href="data:,"),
        Html(f"<style>{_read('style.css')}</style>"),
    )


def _banner(home: str | None) -> Html:
    name = element("a", NAME, href=home) if home else element("span", NAME)
    choices = (
        element(
            "label",
            element("input", type="radio", name="language", id=code, checked=code == "zh"),
            element("span", words, lang=code),
        )
        for code, words in (("zh", "中文"), ("en", "English"))
    )
    legend = element("legend", both("语言", "Language"))
    return element("header", name, element("fieldset", legend, *choices))


def _script() -> Html:
    return Html(f"<script>{_read('script.js')}</script>")


def _policy() -> str:
    """Nothing is fetched from anywhere, and no script runs but the page's own."""
    return (
        f"default-src 'none'; script-src {_hash('script.js')}; style-src {_hash('style.css')}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(name: str) -> str:
    digest = hashlib.sha256(_read(name).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def _read(name: str) -> str:
    return files("bulletin.catalogue.page").joinpath(name).read_text("utf-8")
