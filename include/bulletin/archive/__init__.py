"""
Where things are kept: one set of verbs above a folder and above S3.

`bulletin.archive.s3` is imported by who needs it: boto3 would cost every process 0.15 s.
"""

from bulletin.archive.claims import Claim, claim_bytes, first_claim
from bulletin.archive.fitness import ask_everything, check_fit
from bulletin.archive.folder import FolderStore
from bulletin.archive.leases import Holder, Lease, Rack
from bulletin.archive.records import add_record, latest_record, records
from bulletin.archive.store import Stat, Store, check_key, open_store

__all__ = [
    "Claim",
    "FolderStore",
    "Holder",
    "Lease",
    "Rack",
    "Stat",
    "Store",
    "add_record",
    "ask_everything",
    "check_fit",
    "check_key",
    "claim_bytes",
    "first_claim",
    "latest_record",
    "open_store",
    "records",
]
