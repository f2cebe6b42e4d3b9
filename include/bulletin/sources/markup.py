"""Reading a site's HTML: its characters, and where it sends a browser on to."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

from parsel import Selector

MAX_ODD = 0.001  # of characters may be U+FFFD; more of them, and the encoding is another one
MAX_ADDRESS = 2000  # characters; servers refuse longer ones

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]{2,30})", re.IGNORECASE)
# Encodings of Chinese text only: Python also knows zip and idna, which no page may choose
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}
_DECLARED_WITHIN = 2048  # bytes; browsers look in the first 1024, old templates put styles first
_REFRESH = re.compile(r"url\s*=\s*['\"]?(?P<url>[^'\"\s]+)", re.IGNORECASE)
_LOCATION = re.compile(r"location(?:\.href)?\s*=\s*['\"](?P<url>[^'\"]+)['\"]")


def decoded(data: bytes) -> str:
    """
    The characters of a page: by its mark, as faultless UTF-8, as it says itself, as GB18030.

    The first of these that leaves nearly no odd characters is taken, because pages often say one
    encoding and are written in another. Chinese text in GBK is never faultless UTF-8, while the
    reverse says nothing; GB2312 and GBK are read as GB18030, which holds them both.
    """
    text = ""
    for encoding in _encodings(data):
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") <= MAX_ODD * len(text):
            return text
    return text


def _encodings(data: bytes) -> Iterator[str]:
    yield from (encoding for mark, encoding in _BOMS if data.startswith(mark))
    with suppress(UnicodeDecodeError):
        data.decode()
        yield "utf-8"
    declared = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if declared:
        name = declared["name"].decode("ascii").lower()
        yield _NAMES.get(name, "utf-8")
    yield "utf-8"
    yield "gb18030"


def parsed(text: str) -> Selector:
    """
    The tree of a page, whatever stands there.

    A comment goes first because parsel takes a text that is JSON for JSON, whatever it is told,
    and then answers no XPath.
    """
    return Selector(text=f"<!---->{text}", type="html")


def joined(base: str, href: str) -> str | None:
    """An address from a page, made absolute; None where it is none that could be asked."""
    try:
        address = urljoin(base, href.strip().replace("\\", "/"))
        scheme = urlsplit(address).scheme
    except ValueError:  # as urljoin says to http://[half-an-address
        return None
    is_plain = len(address) <= MAX_ADDRESS and address.isprintable()
    return address if is_plain and scheme in {"http", "https"} else None


def sent_on(page: Selector, base: str) -> str | None:
    """Where a page sends the browser on to, by meta refresh or by script; None where it stays."""
    refreshes = page.xpath("//meta[translate(@http-equiv,'REFSH','refsh')='refresh']/@content")
    scripts = page.xpath("//script/text()")
    for pattern, texts in ((_REFRESH, refreshes.getall()), (_LOCATION, scripts.getall())):
        for text in texts:
            found = pattern.search(text)
            if found:
                return joined(base, found["url"])
    return None
