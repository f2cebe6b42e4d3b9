"""
The articles of an issue as its site has them, kept beside the pages.

Call `site_issue_of(platform, issue, listing)` after the pages are in, where any of them is new or
nothing is kept yet, and `keep_site(store, told)` with what it gives.
"""

from __future__ import annotations

from bulletin.archive import Store, add_record, latest_record
from bulletin.codec import from_json, to_json
from bulletin.model import IssueId, SiteIssue
from bulletin.sources.archiving import folder_of
from bulletin.sources.platform import Listing, Platform, TellsArticles


def site_issue_of(platform: Platform, issue: IssueId, listing: Listing) -> SiteIssue | None:
    """
    The issue as its site has it; None where the source is no site, or has pages only.

    Nothing is raised for what the site does not give: its findings tell that.
    """
    if not isinstance(platform, TellsArticles) or not listing.site:
        return None
    return platform.site_issue(issue, listing)


def keep_site(store: Store, told: SiteIssue) -> str:
    """Keep it as `raw/…/site/0001.json`, and give the key; the same again adds nothing."""
    return add_record(store, f"{folder_of(told.issue)}/site", to_json(told))


def kept_site(store: Store, issue: IssueId) -> SiteIssue | None:
    """The issue as its site had it when it was last asked; None where nobody asked."""
    key = latest_record(store, f"{folder_of(issue)}/site")
    return from_json(store.get(key), SiteIssue, key) if key else None
