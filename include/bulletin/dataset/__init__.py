"""Checks, tables, releases and exports: `publish_release` is the verb of this room."""

from bulletin.dataset.compaction import compact
from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.gates.refusing import sift
from bulletin.dataset.issue_pdf import assemble_issue
from bulletin.dataset.manifest import Release, latest_release
from bulletin.dataset.release import Along, publish_release
from bulletin.dataset.schema import data_dictionary
from bulletin.dataset.verify import Verification, verify_release

__all__ = [
    "Along",
    "IssueEntry",
    "Release",
    "Verification",
    "assemble_issue",
    "compact",
    "data_dictionary",
    "latest_release",
    "publish_release",
    "sift",
    "verify_release",
]
