"""How we come to a site: by our own name, and with time."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin import __version__
from bulletin.errors import BadSetting

AGENT = "bulletin"  # the name by which robots.txt knows us


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds: to connect, between two bytes, one request with its tries, a whole issue."""

    connect: float = 10.0  # Linux asks again after 1, 3 and 7 s
    read: float = 30.0  # small publishers serve their morning crowd from old machines
    total: float = 300.0  # 40 MiB at 140 KiB/s
    issue: float = 1800.0  # 128 pages of 2 MiB at that speed; the morning's next run goes on


def user_agent(contact: str | None) -> str:
    """
    Who we say we are: `bulletin/1.0 (+address)`.

    Raises:
        BadSetting: The contact cannot stand in a header.
    """
    if contact is None:
        return f"{AGENT}/{__version__}"
    if not (contact.isascii() and contact.isprintable()):
        message = f"BULLETIN_CONTACT: {contact!r} must be one line of ASCII, as a mail address is"
        raise BadSetting(message)
    return f"{AGENT}/{__version__} (+{contact})"
