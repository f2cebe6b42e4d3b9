"""Checks, tables, releases and exports: `publish_release` is the verb of this room."""

from bulletin.dataset.checks import check
from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.issue_pdf import assemble_issue
from bulletin.dataset.manifest import Release, latest_release
from bulletin.dataset.release import publish_release
from bulletin.dataset.schema import data_dictionary
from bulletin.dataset.verify import Verification, verify_release

__all__ = [
    "IssueEntry",
    "Release",
    "Verification",
    "assemble_issue",
    "check",
    "data_dictionary",
    "latest_release",
    "publish_release",
    "verify_release",
]
