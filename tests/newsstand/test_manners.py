"""Traps of sites that want to be asked in their own way, or not at all."""

from __future__ import annotations

import pytest

from bulletin.model import Verdict
from newsstand.certificates import made_papers, weak_exchange
from newsstand.conftest import NOON
from newsstand.traps import ALL, EACH, trap

# Requests that are not for a page's PDF: some kinds have the PDFs in the markup of each page
MARKUP = {"xy": 4, "paperindex": 2}


@trap(13, "blocked")
@EACH
@pytest.mark.parametrize("status", [403, 412])
def test_13_a_site_for_browsers_only(reader, scheme, status):
    """We go by our own name; who refuses it is not got round."""
    reader.meets(scheme=scheme, needs=("user-agent", "Mozilla", status))

    assert reader.tries() == "SourceBlocked"

    entry = reader.stands(NOON)
    assert (entry.calls, f"refuses us ({status})" in entry.reason) == (True, True)
    assert len(reader.asked()) == 2  # robots.txt, and once the list
    assert reader.kept() == []


@trap(13, "blocked")
@EACH
def test_13_a_refusal_in_the_shape_of_a_page(reader, scheme):
    """Status 200; without its words it would pass for a date that has no issue."""
    reader.meets(scheme=scheme, needs=("x-requested-with", "XMLHttpRequest", 200))

    assert reader.tries() == "SourceBlocked"

    assert "answers 200 and says" in reader.stands(NOON).reason
    assert reader.kept() == []


@trap(13, "complete")
@EACH
def test_13_a_header_that_the_newspaper_s_file_names(reader, scheme):
    reader.meets(scheme=scheme, needs=("referer", "epaper", 403))

    reader.fetches(headers={"Referer": "http://epaper.example.cn/"})

    assert reader.requests()[-1].headers["User-Agent"].endswith("(+desk@example.cn)")
    assert reader.stands(NOON).pages == 4
    assert reader.kept() == ALL


@trap(14, "complete")
@EACH
def test_14_a_cookie_of_the_load_balancer(reader, scheme):
    reader.meets(scheme=scheme, needs_cookie=True)

    reader.fetches()

    assert reader.kept() == ALL
    assert len(reader.asked()) == 1 + MARKUP.get(scheme, 1) + 4 + 1  # the cookie is given once
    told = [name for attempt in reader.attempts().attempts for name, _ in attempt.headers]
    assert "Set-Cookie" not in told
    assert reader.stands(NOON).pages == 4


@trap(15, "complete")
@EACH
def test_15_too_many_requests(reader, scheme):
    reader.meets(scheme=scheme, limit=3, rest=20)

    assert reader.fetches().new_pages == 4

    assert max(reader.clock.pauses) == 20.0
    assert min(reader.clock.pauses) >= 1.5
    assert reader.verdicts().count(Verdict.LATER) == 1
    assert reader.stands(NOON).reason == "4 pages"
    assert reader.kept() == ALL


@trap(15, "pending")
@EACH
def test_15_a_wait_of_hours_is_the_next_run_s(reader, scheme):
    reader.meets(scheme=scheme, limit=1, rest=7200)

    assert reader.tries() == "Later"

    assert "7200 s" in reader.stands(NOON).reason
    assert 7200 not in reader.clock.pauses
    assert reader.kept() == []


@trap(15, "complete")
@EACH
def test_15_connections_that_are_cut(reader, scheme):
    reader.meets(scheme=scheme, resets=frozenset({2, 4, 5}))

    assert reader.fetches().new_pages == 4

    assert reader.verdicts().count(Verdict.NO_ANSWER) == 3
    assert reader.stands(NOON).reason == "4 pages"
    assert reader.kept() == ALL


@trap(16, "broken")
def test_16_a_certificate_that_nobody_vouches_for(reader, tmp_path):
    base = reader.secured(made_papers(tmp_path, 2048).site)

    assert reader.tries(base=base) == "SourceChanged"

    assert "nobody vouches for this site" in reader.stands(NOON).reason
    assert (reader.kept(), reader.asked()) == ([], [])


@pytest.fixture
def vouched(tmp_path, monkeypatch):
    """Makes certificates whose authority everybody trusts here."""

    def vouched(bits):
        papers = made_papers(tmp_path, bits)
        monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(papers.authority))
        monkeypatch.setattr("certifi.where", lambda: str(papers.authority))
        return papers.site

    return vouched


@trap(16, "broken", "complete")
@pytest.mark.parametrize(
    "weakness", [(1024, False, "key too weak"), (2048, True, "DH_KEY_TOO_SMALL")]
)
def test_16_tls_of_twenty_years_ago(reader, vouched, tmp_path, weakness):
    """It is spoken where the newspaper's file says so, and certificates count all the same."""
    bits, is_weak, told = weakness
    base = reader.secured(vouched(bits), weak_exchange(tmp_path) if is_weak else None)

    assert reader.tries(base=base) == "SourceChanged"
    reason = reader.stands(NOON).reason
    assert (told in reason, "is_old: true" in reason) == (True, True)
    assert reader.fetches(base=base, is_old=True).new_pages == 4

    reader.stands(NOON)
    assert reader.kept() == ALL


@trap(16, "pending")
def test_16_a_site_that_only_speaks_plainly(reader):
    """Asked by https: no answer, tried again later; `base` has to say http."""
    assert reader.tries(base=reader.paper().platform.base.replace("http:", "https:")) == "Later"

    assert "no whole answer" in reader.stands(NOON).reason
    assert reader.kept() == []


@trap(23, "complete")
@EACH
def test_23_folders_are_never_listed(reader, scheme):
    """The site refuses every folder, and nobody asks for one; `?v=1` makes no second page."""
    reader.meets(scheme=scheme)
    reader.fetches(articles=True)

    assert [path for path in reader.asked() if path.endswith("/")] == []
    assert len(set(reader.asked())) == len(reader.asked()) or scheme == "xy-json"  # once each
    assert all(article.shapes for page in reader.site().pages for article in page.articles)
    assert reader.stands(NOON).reason == "4 pages"
    assert reader.kept() == ALL


@EACH
def test_no_trap_at_all(reader, scheme):
    reader.meets(scheme=scheme)

    fetched = reader.fetches()

    assert (fetched.new_pages, fetched.findings) == (4, ())
    assert reader.stands(NOON).state == "complete"
    assert reader.kept() == ALL
    assert len(reader.asked()) == 1 + MARKUP.get(scheme, 1) + 4  # robots.txt first


def test_a_site_that_robots_may_not_read(reader):
    reader.meets(robots="User-agent: *\nDisallow: /xjrb/\n")

    assert reader.tries() == "SourceBlocked"
    assert reader.stands(NOON).state == "blocked"
    assert "robots.txt" in reader.attempts().message
    assert reader.asked() == ["/robots.txt"]
