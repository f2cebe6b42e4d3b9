"""Refusals in the shape of an answer: status 200, and words that send a reader away."""

from __future__ import annotations

import re

from bulletin.errors import SourceBlocked

MAX_REFUSAL = 8192  # characters or bytes looked at; whoever sends away says so at the top
_WORDS = re.compile(
    r"安全验证|人机验证|完成验证|禁止访问|拒绝访问|无权访问|未授权"
    r"|no access|access denied|forbidden|unauthori[sz]ed|captcha",
    re.IGNORECASE,
)


def check_welcome(url: str, text: str) -> None:
    """
    See that an answer which lists nothing does not say that we are not wanted.

    Raises:
        SourceBlocked: It does.
    """
    found = _WORDS.search(text[:MAX_REFUSAL])
    if found:
        message = (
            f"{url} answers 200 and says {found[0]!r}; if it wants a header, name it in headers "
            "of the newspaper's file, else ask the newspaper's permission"
        )
        raise SourceBlocked(message)
