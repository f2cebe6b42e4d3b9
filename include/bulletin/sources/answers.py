"""What a site's answer means: there, absent, refused, later, or nothing we know."""

from __future__ import annotations

import ssl
from dataclasses import dataclass

import requests

from bulletin.errors import BulletinError, SourceBlocked, SourceChanged, SourceUnavailable
from bulletin.model import Verdict
from bulletin.sources.logbook import verdict_on
from bulletin.sources.patience import seconds_wanted
from bulletin.sources.platform import OK
from bulletin.sources.wire import Reply

NOT_MODIFIED = 304
MOVED = frozenset({301, 302, 303, 307, 308})
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # statuses worth another try at once

_ABSENT = frozenset({404, 410})
_REFUSED = frozenset(
    {401, 403, 412, 451}
)  # 412 is how some firewalls answer whoever is no browser
_SERVER_ERROR = 500
# OpenSSL's words for keys that are too short and handshakes without RFC 5746
_OLD_TLS = frozenset(
    {"DH_KEY_TOO_SMALL", "EE_KEY_TOO_SMALL", "UNSAFE_LEGACY_RENEGOTIATION_DISABLED"}
)


class Later(SourceUnavailable):
    """
    Worth another try at once.

    Attributes:
        wait: Seconds that the site asks us to wait; None where it does not say.
        verdict: LATER, NO_ANSWER or CUT_SHORT.
    """

    def __init__(
        self, message: str, verdict: Verdict = Verdict.LATER, wait: float | None = None
    ) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.wait = wait

    def __reduce__(self) -> tuple[object, ...]:
        return Later, (str(self), self.verdict, self.wait)


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt: the answer if there was one, what it is worth, and the error it ends in."""

    reply: Reply | None
    verdict: Verdict
    error: BulletinError | None = None


def verdict_of(reply: Reply, *, is_conditional: bool) -> Verdict:
    """
    What an answer is worth: GOOD, UNCHANGED, ABSENT or MOVED; anything else is raised.

    Args:
        is_conditional: Whether we said which bytes we have, so that 304 is an answer.

    Raises:
        SourceBlocked: The site refuses us.
        SourceUnavailable: It says to come back; Later, where that may be soon.
        SourceChanged: A status that nobody expects.
    """
    status, url = reply.status, reply.url
    if status == NOT_MODIFIED and is_conditional:
        return Verdict.UNCHANGED
    if status == OK:
        return Verdict.GOOD
    if status in MOVED:
        return Verdict.MOVED
    if status in _ABSENT:
        return Verdict.ABSENT
    if status in _REFUSED:
        message = f"{url}: the site refuses us ({status}); ask the newspaper for permission"
        raise SourceBlocked(message)
    if status in PASSING:
        raise _later(reply)
    if status >= _SERVER_ERROR:
        message = f"{url}: the site answers {status}; try again later"
        raise SourceUnavailable(message)
    message = f"{url}: the site answers {status}, which nobody expects; open it in a browser"
    raise SourceChanged(message)


def trouble_of(url: str, error: requests.RequestException) -> BulletinError:
    """What a connection that fails, or a body without its end, is to us."""
    if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidHeader)):
        return SourceChanged(
            f"{url}: the site's answer cannot be used ({error}); open it in a browser"
        )
    if isinstance(_innermost(error), ssl.SSLCertVerificationError):
        return SourceChanged(
            f"{url}: nobody vouches for this site ({reason_of(error)}); ask the newspaper, "
            "and if its server is merely old, say is_old: true in its file"
        )
    if getattr(_innermost(error), "reason", None) in _OLD_TLS:
        return SourceChanged(
            f"{url}: the server's TLS is that of twenty years ago ({reason_of(error)}); "
            "say is_old: true in the newspaper's file, or ask by http://"
        )
    is_cut = isinstance(error, requests.exceptions.ChunkedEncodingError)
    verdict = Verdict.CUT_SHORT if is_cut else Verdict.NO_ANSWER
    return Later(f"{url}: no whole answer ({reason_of(error)}); try again later", verdict)


def tried_with(error: BulletinError, reply: Reply | None) -> Tried:
    """An attempt that ended in an error."""
    verdict = error.verdict if isinstance(error, Later) else verdict_on(error)
    return Tried(reply, verdict, error)


def reason_of(error: requests.RequestException) -> str:
    """What went wrong, without urllib3's boxes in boxes."""
    inner = _innermost(error)
    return f"{type(inner).__name__}: {inner}"[:200]


def _innermost(error: BaseException) -> BaseException:
    """The error at the bottom, which urllib3 puts into others, as their argument or reason."""
    reason = getattr(error, "reason", None)
    if isinstance(reason, BaseException):
        return _innermost(reason)
    first = error.args[0] if error.args else None
    return _innermost(first) if isinstance(first, BaseException) else error


def _later(reply: Reply) -> Later:
    after = reply.header("retry-after")
    asked = f", and asks us to wait {after[:40]} s" if after else ""
    message = f"{reply.url}: the site answers {reply.status}{asked}; try again later"
    wait = seconds_wanted(after or None, reply.header("date") or None)
    return Later(message, Verdict.LATER, wait)
