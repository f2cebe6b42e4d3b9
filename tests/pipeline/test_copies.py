"""Clusters of copies over the dates of a newspaper."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd

from bulletin.model import IssueId
from bulletin.pipeline import fetch, make_articles, publish
from smallpaper import newspaper, page, print_issue

THURSDAY, SUNDAY = date(2026, 3, 12), date(2026, 3, 15)
AT = datetime(2026, 3, 16, 1, 2, 3, tzinfo=UTC)


def clusters(tmp_path, *dates):
    desk = newspaper(tmp_path, *dates)
    # the second date prints the first one's stories again, under its own date
    seed = THURSDAY.toordinal() * 10
    again = [page(SUNDAY, number, start=seed + number) for number in (1, 2)]
    print_issue(tmp_path, SUNDAY, again)
    for day in dates:
        make_articles(desk, fetch(desk, IssueId.of("hexi", day), at=AT).key)
        publish(desk, day, at=AT)
    folder = tmp_path / "store" / "datasets" / "bulletins" / "exports" / "articles"
    frame = pd.read_parquet(folder).set_index("article_id")
    return frame["dup_cluster_id"].to_dict()


def test_a_story_printed_again_is_of_the_earlier_one_s_cluster(tmp_path):
    found = clusters(tmp_path, THURSDAY, SUNDAY)

    assert found["hexi-2026-03-12-a-i0001"] == "hexi-2026-03-12-a-i0001"
    assert found["hexi-2026-03-15-a-i0001"] == "hexi-2026-03-12-a-i0001"


def test_signatures_are_kept_for_the_days_after(tmp_path):
    clusters(tmp_path, THURSDAY, SUNDAY)

    kept = sorted((tmp_path / "store" / "signatures").rglob("*.json"))
    assert [path.relative_to(tmp_path / "store" / "signatures").as_posix() for path in kept] == [
        "2026-03-12/hexi-2026-03-12-a/0001.json",
        "2026-03-15/hexi-2026-03-15-a/0001.json",
    ]
