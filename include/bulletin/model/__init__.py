"""
What things are.

Every value is frozen. The names are those of docs/glossary.md; lengths are points, with the origin
at the top left of a page and y growing downward. `text` is what we read, `printed` and `raw_text`
what stood on the page where that differs.
"""

from bulletin.model.article import (
    Article,
    Evidence,
    Heads,
    Illustration,
    IssueArticles,
    Paragraph,
    Piece,
    Tag,
)
from bulletin.model.entity import Amount, Entity, EntityType
from bulletin.model.fetched import Attempt, Attempts, Issue, PageRef, Receipt, Verdict
from bulletin.model.ids import ArticleId, Finding, IssueId, PageId, Severity
from bulletin.model.ledger import DayState, LedgerDay
from bulletin.model.page import (
    Block,
    Byline,
    Column,
    Folio,
    Line,
    Page,
    Panel,
    Picture,
    Role,
    Rule,
    printed_date,
)
from bulletin.model.site import SiteArticle, SiteFrame, SiteIssue, SitePage

__all__ = [
    "Amount",
    "Article",
    "ArticleId",
    "Attempt",
    "Attempts",
    "Block",
    "Byline",
    "Column",
    "DayState",
    "Entity",
    "EntityType",
    "Evidence",
    "Finding",
    "Folio",
    "Heads",
    "Illustration",
    "Issue",
    "IssueArticles",
    "IssueId",
    "LedgerDay",
    "Line",
    "Page",
    "PageId",
    "PageRef",
    "Panel",
    "Paragraph",
    "Picture",
    "Piece",
    "Receipt",
    "Role",
    "Rule",
    "Severity",
    "SiteArticle",
    "SiteFrame",
    "SiteIssue",
    "SitePage",
    "Tag",
    "Verdict",
    "printed_date",
]
