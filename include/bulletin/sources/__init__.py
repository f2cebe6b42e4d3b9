"""Which issues are due, and fetching them into the archive: `issues_due`, `fetch_issue`."""

from bulletin.sources.inbox import fetch_issue
from bulletin.sources.issues import FetchedIssue, issues_due, rechecks_due

__all__ = ["FetchedIssue", "fetch_issue", "issues_due", "rechecks_due"]
