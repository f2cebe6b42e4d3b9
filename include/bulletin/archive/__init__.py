"""Where things are kept: one set of verbs above a folder and above S3."""

from bulletin.archive.claims import Claim, claim_bytes, first_claim
from bulletin.archive.folder import FolderStore
from bulletin.archive.records import add_record, latest_record, records
from bulletin.archive.s3 import S3Store
from bulletin.archive.store import Stat, Store, check_key, open_store

__all__ = [
    "Claim",
    "FolderStore",
    "S3Store",
    "Stat",
    "Store",
    "add_record",
    "check_key",
    "claim_bytes",
    "first_claim",
    "latest_record",
    "open_store",
    "records",
]
