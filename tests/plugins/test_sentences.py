"""What the person on duty reads."""

from bulletin.model import ArticleId, IssueId
from bulletin.pipeline import Fetched, Made, Published, TopicChange
from bulletin_airflow.handover import from_xcom, to_xcom
from bulletin_airflow.sentences import about_articles, about_change, about_fetch, about_release

ISSUE = IssueId("hexi-2026-03-15-a")


def test_an_issue_that_was_fetched():
    assert about_fetch(Fetched(ISSUE, "key", pages=4, new_pages=3, findings=1)) == (
        "hexi-2026-03-15-a: 4 pages, 3 of them not seen before, 1 finding"
    )


def test_an_issue_that_was_there():
    assert about_fetch(Fetched(ISSUE, "key", pages=1, new_pages=0, findings=0)) == (
        "hexi-2026-03-15-a: 1 page, all there already"
    )


def test_an_issue_that_was_read():
    assert about_articles(
        Made(ISSUE, "key", pages=4, articles=31, tags=1, findings=2, held=None)
    ) == ("hexi-2026-03-15-a: 31 articles on 4 pages, 1 topic tag, 2 findings")


def test_an_issue_that_is_held_back_says_so_loudly():
    made = Made(ISSUE, "key", pages=4, articles=31, tags=0, findings=0, held="its date is another")

    assert about_articles(made).endswith("HELD BACK: its date is another")


def test_a_release():
    release = Published("r000007", True, "key", 1, 1031, added=31, modified=2, removed=0)  # noqa: FBT003

    assert about_release(release) == (
        "release r000007: 1,031 articles of 1 issue, 31 added, 2 modified, 0 removed"
    )


def test_a_release_that_stands():
    release = Published("r000007", False, "key", 1, 31, 0, 0, 0)  # noqa: FBT003

    assert about_release(release) == (
        "release r000007 says all this already; nothing is published anew"
    )


def test_tasks_hand_each_other_plain_json_and_get_typed_facts():
    fetched = Fetched(ISSUE, "key", pages=4, new_pages=3, findings=1)
    sent = to_xcom(fetched)

    assert sent == {
        "issue": "hexi-2026-03-15-a",
        "key": "key",
        "pages": 4,
        "new_pages": 3,
        "findings": 1,
    }
    assert type(sent["issue"]) is str
    assert from_xcom([sent, None], Fetched) == (fetched,)


def test_what_topics_change_is_told_by_topic():
    first, second = (ArticleId(f"lanwan-2026-03-15-a-i000{n}") for n in (1, 2))

    assert about_change(TopicChange("law", 1, 1, (first, second))) == (
        f"law: 1 article gains it, 1 article loses it, as {first} {second}"
    )
    assert about_change(TopicChange("party", 2, 0, (first,))) == (
        f"party: 2 articles gain it, as {first}"
    )
