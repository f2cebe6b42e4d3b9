"""
The ledger: how every newspaper and every date stands, and why.

It holds nothing: `ledger` makes it from what the archive has, for the time it is asked.
"""

from bulletin.ledger.book import PaperLedger, ledger, ledgers_as_known
from bulletin.ledger.incidents import BrokenDag, Incident, Watch
from bulletin.ledger.watching import look, note

__all__ = [
    "BrokenDag",
    "Incident",
    "PaperLedger",
    "Watch",
    "ledger",
    "ledgers_as_known",
    "look",
    "note",
]
