"""What a release says of its quality."""

from __future__ import annotations

from dataclasses import replace

from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.quality import Held, Suspect, TextQuality, quality_of
from bulletin.dataset.rows import rows_of
from bulletin.model import Finding, Severity
from dataset.builders import DAY, entry, reworded, with_articles


def report(given):
    return quality_of("r000001", DAY, [given], rows_of(ARTICLES, [given]), ())


def test_topics_findings_and_quality_are_counted(store):
    given = entry(store, articles=4, findings=(Finding("odd", "x", "y"), Finding("odd", "z", "y")))
    bare = replace(given.articles[0], tags=(), text_quality=0.5)

    found = report(with_articles(given, bare, *given.articles[1:]))

    assert found.findings == {"odd": 2}
    assert found.topics == {"economy": 3, "transport": 3}
    assert found.untagged_share == 0.25
    assert found.text_quality == TextQuality(mean=0.875, least=0.5, low=1)
    assert found.suspect_characters == ()


def test_characters_that_nobody_could_read_are_named(store):
    given = entry(store, articles=3)
    first, second, third = given.articles
    unread, unmapped = reworded(first, "\ufffd\ufffd"), reworded(second, "\ue123\U000f0001字")

    found = report(with_articles(given, unread, unmapped, third))

    assert found.suspect_characters == (
        Suspect("lanwan-2026-03-15-a-i0001", replacement=2, private_use=0),
        Suspect("lanwan-2026-03-15-a-i0002", replacement=0, private_use=2),
    )


def test_a_held_issue_is_named_with_its_reason_and_has_no_shares(store):
    hold = Finding("printed-date-differs", "x", "printed 2025-01-01", Severity.HOLD)

    found = report(entry(store, is_held=True, findings=(hold,)))

    assert found.held == (Held("lanwan-2026-03-15-a", "printed 2025-01-01"),)
    assert (found.articles, found.untagged_share) == (0, None)
    assert found.text_quality == TextQuality(mean=None, least=None, low=0)
