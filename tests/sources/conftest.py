"""A store, a newsstand that sells an invented paper, and the file that describes it."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin.archive import FolderStore
from bulletin.catalog import Newspaper, Resfile, Rights
from newsstand import Newsstand, StandIssue, StandPage, page_pdf

DAY = date(2026, 3, 15)


@pytest.fixture
def store(tmp_path):
    return FolderStore(tmp_path / "store")


@pytest.fixture
def stand():
    """Yesterday's paper and today's, two pages of city news among four."""
    labels = ("第A01版：要闻", "第A02版：幸福河西", "第A03版：幸福河西", "第A04版：广告")
    issues = [
        StandIssue(
            date(2026, 3, day),
            tuple(StandPage(label, page_pdf(f"{day} {label[1:4]}")) for label in labels),
        )
        for day in (14, 15)
    ]
    with Newsstand(issues) as stand:
        yield stand


@pytest.fixture
def paper(stand):
    """The newspaper's file for the newsstand, in no hurry only where it has to be."""
    return Newspaper(
        code="xjrb",
        name="杏江日报",
        city="杏江",
        district="河西",
        platform=Resfile(stand.base, min_interval_s=0.0, allow_private=True),
        rights=Rights("Invented."),
    )
