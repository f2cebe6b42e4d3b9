"""An issue as its site has it, in the archive."""

from __future__ import annotations

from dataclasses import replace

from bulletin.archive import FolderStore
from bulletin.catalog import Folder
from bulletin.model import IssueId, SiteArticle, SiteFrame, SiteIssue, SitePage
from bulletin.sources.folder import FolderPlatform
from bulletin.sources.platform import Listing
from bulletin.sources.site import keep_site, kept_site, site_issue_of

ISSUE = IssueId("hexi-2026-03-15-a")
ARTICLE = SiteArticle(
    address="https://e.cn/c_1.htm",
    title="河边添步道\n晨练不绕路",
    kicker="",
    subtitle="",
    authors=("林舟",),
    body=("河堤修好了。",),
    shapes=(((0.1, 0.1), (0.6, 0.1), (0.6, 0.4)),),
    is_listed=True,
)
TOLD = SiteIssue(
    ISSUE,
    (
        SitePage(
            page=ISSUE.page(1),
            label="第01版：要闻",
            section="要闻",
            address="https://e.cn/node_2.htm",
            pdf="https://e.cn/01.pdf",
            frame=SiteFrame(350, 550, is_sure=True),
            articles=(ARTICLE,),
        ),
    ),
)


def test_it_comes_back_as_it_was_kept(tmp_path):
    store = FolderStore(tmp_path)

    key = keep_site(store, TOLD)

    assert key == "raw/hexi/2026-03-15-a/site/0001.json"
    assert kept_site(store, ISSUE) == TOLD


def test_the_same_again_adds_nothing_and_a_change_stands_beside_it(tmp_path):
    store = FolderStore(tmp_path)
    keep_site(store, TOLD)
    changed = replace(TOLD, pages=())

    assert keep_site(store, TOLD) == "raw/hexi/2026-03-15-a/site/0001.json"
    assert keep_site(store, changed) == "raw/hexi/2026-03-15-a/site/0002.json"
    assert kept_site(store, ISSUE) == changed


def test_nobody_asked_yet(tmp_path):
    assert kept_site(FolderStore(tmp_path), ISSUE) is None


def test_a_folder_has_no_articles(tmp_path):
    platform = FolderPlatform(Folder(str(tmp_path), "{date}.pdf"), "hexi.yaml")

    assert site_issue_of(platform, ISSUE, Listing(())) is None
