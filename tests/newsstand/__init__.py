"""
A newspaper's e-paper site on a loopback port, for tests and demonstrations.

    with Newsstand([StandIssue(date(2026, 3, 15), pages)]) as stand:
        stand.reply("/xjrb/html/2026-03/15/node_1.htm", Reply(500))
        ...

The paper and its places are invented.
"""

from newsstand.pdfs import page_pdf
from newsstand.server import Newsstand, Request
from newsstand.site import Reply, Site, StandIssue, StandPage

__all__ = ["Newsstand", "Reply", "Request", "Site", "StandIssue", "StandPage", "page_pdf"]
