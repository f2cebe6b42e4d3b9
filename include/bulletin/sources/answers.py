"""What a site's answer means: there, absent, refused, later, or nothing we know."""

from __future__ import annotations

import requests

from bulletin.errors import SourceBlocked, SourceChanged, SourceUnavailable, TooMuch
from bulletin.sources.platform import OK

CHUNK = 64 * 1024  # bytes at a time, so that a body is left as soon as it is too long

_ABSENT = frozenset({404, 410})
_REFUSED = frozenset(
    {401, 403, 412, 451}
)  # 412 is how some firewalls answer whoever is no browser
_LATER = frozenset({408, 425, 429})
_SERVER_ERROR = 500


def is_there(answer: requests.Response) -> bool:
    """Whether there is a body to read; what is neither there nor absent is raised."""
    status = answer.status_code
    if status == OK:
        return True
    if status in _ABSENT:
        return False
    if status in _REFUSED:
        message = f"{answer.url}: the site refuses us ({status}); ask the newspaper for permission"
        raise SourceBlocked(message)
    if status in _LATER or status >= _SERVER_ERROR:
        after = answer.headers.get("Retry-After")
        asked = f", and asks us to wait {after[:40]} s" if after else ""
        message = f"{answer.url}: the site answers {status}{asked}; try again later"
        raise SourceUnavailable(message)
    message = (
        f"{answer.url}: the site answers {status}, which nobody expects; open it in a browser"
    )
    raise SourceChanged(message)


def body_of(answer: requests.Response, most: int) -> bytes:
    """The bytes of an answer, unpacked where the site packs them unasked."""
    body = bytearray()
    for chunk in answer.iter_content(CHUNK):
        body += chunk
        if len(body) > most:
            message = f"{answer.url}: more than {most} bytes; open it in a browser"
            raise TooMuch(message)
    return bytes(body)


def reason_of(error: requests.RequestException) -> str:
    """What went wrong, without urllib3's boxes in boxes."""
    inner: BaseException = error
    while inner.args and isinstance(inner.args[0], BaseException):
        inner = inner.args[0]
    reason = getattr(inner, "reason", None)
    return f"{type(reason or inner).__name__}: {reason or inner}"[:200]
