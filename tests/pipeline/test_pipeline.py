"""The way from a folder of pages to a release."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from builders import Sheet
from bulletin.archive import latest_record
from bulletin.codec import from_json
from bulletin.errors import ExpectationFailed, NotInStore, NotPublished, StoreError, UnknownPaper
from bulletin.model import IssueArticles, IssueId
from bulletin.pipeline import (
    fetch,
    fetched_on,
    issues_on,
    make_articles,
    page_to_articles,
    publish,
    retag,
    verify,
)
from smallpaper import listing, newspaper, page, print_issue

THURSDAY, SUNDAY = date(2026, 3, 12), date(2026, 3, 15)
AT = datetime(2026, 3, 15, 7, tzinfo=UTC)
ISSUE = IssueId("hexi-2026-03-12-a")


def through(desk, *days):
    """Bring dates from the folder into the dataset."""
    for day in days:
        for issue in issues_on(desk, day):
            make_articles(desk, fetch(desk, issue, at=AT).key)
        done = publish(desk, day, at=AT)
    return done


def articles_of(desk, issue=ISSUE):
    key = latest_record(desk.store, f"articles/{issue}")
    return from_json(desk.store.get(key), IssueArticles, key)


def test_a_date_has_the_issues_of_papers_that_appear_then(tmp_path):
    desk = newspaper(tmp_path)

    assert issues_on(desk, THURSDAY) == (ISSUE,)
    assert issues_on(desk, date(2026, 3, 13)) == ()


def test_a_sample_runs_only_when_it_is_named(tmp_path):
    desk = newspaper(tmp_path, more="is_sample: true\n")

    assert issues_on(replace(desk, only=()), THURSDAY) == tuple(
        issue for issue in issues_on(replace(desk, only=()), THURSDAY) if issue.paper != "hexi"
    )
    assert issues_on(desk, THURSDAY) == (ISSUE,)


def test_pages_become_a_release_that_pandas_reads(tmp_path):
    desk = newspaper(tmp_path, THURSDAY, SUNDAY)

    done = through(desk, THURSDAY, SUNDAY)

    assert (done.version, done.is_new, done.articles) == ("r000002", True, 4)
    frame = pd.read_parquet(tmp_path / "store" / "datasets" / "bulletins" / "exports" / "articles")
    assert len(frame) == 8
    assert set(frame["paper"]) == {"hexi"}
    assert frame["headline"].str.contains("第").all()
    assert verify(desk).version == "r000002"


def test_a_release_says_how_right_its_topics_are(tmp_path):
    done = through(newspaper(tmp_path, THURSDAY), THURSDAY)

    root = tmp_path / "store" / "datasets" / "bulletins" / "releases" / done.version
    told = json.loads((root / "quality.json").read_text("utf-8"))["topic_scores"]
    assert told["articles"] > 0
    assert set(told["topics"]["law"]) == {"precision", "recall", "f1", "labelled"}


def test_a_second_run_changes_nothing(tmp_path):
    desk = newspaper(tmp_path, THURSDAY, SUNDAY)
    through(desk, THURSDAY, SUNDAY)
    before = listing(tmp_path / "store")

    done = through(desk, THURSDAY, SUNDAY)

    assert not done.is_new
    assert listing(tmp_path / "store") == before


def test_records_of_a_date_are_found_by_it(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    key = fetch(desk, ISSUE, at=AT).key

    assert fetched_on(desk, THURSDAY) == (key,)
    assert fetched_on(desk, SUNDAY) == ()


def test_an_unknown_paper_is_named_with_those_there_are(tmp_path):
    desk = newspaper(tmp_path)

    with pytest.raises(UnknownPaper, match=r"no newspaper 'nobody'.*hexi"):
        fetch(desk, IssueId("nobody-2026-03-12-a"), at=AT)


def test_a_date_without_articles_is_not_published(tmp_path):
    with pytest.raises(NotPublished, match="2026-03-12: no articles"):
        publish(newspaper(tmp_path), THURSDAY, at=AT)


def test_a_page_of_another_day_is_held(tmp_path):
    desk = newspaper(tmp_path)
    old = date(2025, 12, 18)
    print_issue(tmp_path, THURSDAY, [page(THURSDAY, n, printed=old) for n in (1, 2)])

    made = make_articles(desk, fetch(desk, ISSUE, at=AT).key)

    assert made.held is not None
    assert "prints 2025-12-18" in made.held
    assert through(desk, THURSDAY).articles == 0


def test_a_masthead_three_days_off_is_a_slip_and_no_more(tmp_path):
    desk = newspaper(tmp_path)
    print_issue(tmp_path, THURSDAY, [page(THURSDAY, n, printed=date(2026, 3, 9)) for n in (1, 2)])

    made = make_articles(desk, fetch(desk, ISSUE, at=AT).key)

    assert made.held is None
    assert "printed-date-differs" in {f.code for f in articles_of(desk).findings}


def test_the_same_bytes_under_another_date_are_held(tmp_path):
    desk = newspaper(tmp_path)
    pages = [page(THURSDAY, n) for n in (1, 2)]
    print_issue(tmp_path, THURSDAY, pages)
    print_issue(tmp_path, SUNDAY, pages)

    through(desk, THURSDAY)
    made = make_articles(desk, fetch(desk, IssueId("hexi-2026-03-15-a"), at=AT).key)

    assert made.held is not None
    assert "byte for byte those of hexi-2026-03-12-a" in made.held


def test_the_original_is_not_held_though_its_copy_came_first(tmp_path):
    desk = newspaper(tmp_path)
    pages, later = [page(THURSDAY, n) for n in (1, 2)], IssueId("hexi-2026-04-12-a")
    print_issue(tmp_path, THURSDAY, pages)
    print_issue(tmp_path, later.date, pages)

    copy = make_articles(desk, fetch(desk, later, at=AT).key)
    original = make_articles(desk, fetch(desk, ISSUE, at=AT).key)

    assert (copy.held is None, original.held is None) == (False, True)
    assert any("rebuild 2026-04-12" in f.message for f in articles_of(desk).findings)


def test_the_same_words_set_anew_under_another_date_are_held(tmp_path):
    desk = newspaper(tmp_path)
    print_issue(tmp_path, THURSDAY, [page(THURSDAY, n, start=n) for n in (1, 2)])
    print_issue(tmp_path, SUNDAY, [page(SUNDAY, n, start=n, printed=THURSDAY) for n in (1, 2)])

    through(desk, THURSDAY)
    made = make_articles(desk, fetch(desk, IssueId("hexi-2026-03-15-a"), at=AT).key)
    found = {f.code for f in articles_of(desk, "hexi-2026-03-15-a").findings}

    assert made.held is not None
    assert "same-text" in found


def test_what_a_file_manager_leaves_beside_the_known_texts_is_nobody_s_text(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    key = fetch(desk, ISSUE, at=AT).key
    make_articles(desk, key)
    (known,) = desk.store.keys("index/text/")
    desk.store.put(f"{known.rpartition('/')[0]}/.DS_Store", b"x")

    assert make_articles(desk, key).held is None


def test_a_page_read_again_keeps_the_ids_of_its_articles(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    key = fetch(desk, ISSUE, at=AT).key
    make_articles(desk, key)
    before = {a.heads.headline: a.id for a in articles_of(desk).articles}
    extra = page(date(2026, 4, 1), 1, printed=THURSDAY)
    print_issue(tmp_path, THURSDAY, [extra, page(THURSDAY, 1), page(THURSDAY, 2)])

    make_articles(desk, fetch(desk, ISSUE, at=AT).key)
    after = {a.heads.headline: a.id for a in articles_of(desk).articles}

    assert {headline: after[headline] for headline in before} == before
    assert len(set(after.values())) == 6


def test_tagging_anew_needs_articles(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    key = fetch(desk, ISSUE, at=AT).key

    with pytest.raises(NotInStore, match="no articles yet"):
        retag(desk, key)


def test_tagging_anew_the_same_way_writes_nothing(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    key = fetch(desk, ISSUE, at=AT).key
    made = make_articles(desk, key)

    assert retag(desk, key).key == made.key


def test_archived_bytes_that_were_altered_are_refused(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    key = fetch(desk, ISSUE, at=AT).key
    raw = next((tmp_path / "store" / "raw").rglob("p01-*.pdf"))
    raw.write_bytes(raw.read_bytes() + b"\n")

    with pytest.raises(StoreError, match="not the bytes that were fetched"):
        make_articles(desk, key)


def test_one_page_gives_its_articles_in_process():
    found = page_to_articles(page(THURSDAY, 1))

    assert [len(article.paragraphs) for article in found] == [2, 2]


def test_pages_without_text_are_held_and_say_what_they_need(tmp_path):
    desk = newspaper(tmp_path)
    print_issue(tmp_path, THURSDAY, [Sheet().photo(40, 60, 500, 700).pdf()])

    made = make_articles(desk, fetch(desk, ISSUE, at=AT).key)

    assert made.held is not None
    assert "no article was found" in made.held
    assert "no-text-layer" in {f.code for f in articles_of(desk).findings}
    assert through(desk, THURSDAY).articles == 0


def test_a_paper_that_a_gate_refuses_does_not_hold_back_the_others(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    other = (tmp_path / "papers" / "hexi.yaml").read_text("utf-8").replace("hexi", "heming")
    (tmp_path / "papers" / "heming.yaml").write_text(
        other.replace("pages\n", "others\n") + "expect: {articles: {min: 40}}\n", "utf-8"
    )
    (tmp_path / "papers" / "pages").rename(tmp_path / "papers" / "others")
    print_issue(tmp_path, THURSDAY, [page(THURSDAY, n) for n in (1, 2)])

    with pytest.raises(ExpectationFailed, match=r"heming-2026-03-12-a.*the others are in r000001"):
        through(replace(desk, only=("heming", "hexi")), THURSDAY)

    assert publish(desk, THURSDAY, at=AT).articles == 4
