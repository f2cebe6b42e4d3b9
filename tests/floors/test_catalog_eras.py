"""Eras, rhythm, window and addresses in a newspaper's file."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin.catalog import Days, Era, Fill, Founder, Window, Xy, newspapers, read_newspaper
from bulletin.errors import CatalogError

PAPER = """\
code: xjrb
name: 杏江日报
city: 杏江
district: 河西
rights:
  statement: Invented.
eras:
  - until: 2024-11-30
    platform:
      type: founder
      base: https://paper.example/xjrb
  - from: 2024-12-01
    platform:
      type: xy
      base: https://paper.example/xjrb/pc/layout
      hosts: [img.paper.example]
      frame: [400, 575]
weekdays: [tue, fri]
no_issue:
  - 2026-10-02
  - {from: 2026-02-16, until: 2026-02-22}
extra: [2026-07-01]
window:
  opens: "06:00"
  closes: "12:00"
expect:
  fill: {headline: 1, byline: 0.3}
"""


@pytest.fixture
def file(tmp_path):
    """Write a newspaper's file, and give its path."""

    def write(text):
        path = tmp_path / "xjrb.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def complaint(path) -> str:
    """What is said of a file that is refused, after its folder."""
    with pytest.raises(CatalogError) as caught:
        read_newspaper(path)
    return str(caught.value).removeprefix(f"{path.parent}/")


# ---------------------------------------------------------------- what is read


def test_a_paper_that_moved_from_one_kind_of_site_to_another(file):
    paper = read_newspaper(file(PAPER))
    old = Founder("https://paper.example/xjrb")
    young = Xy(
        "https://paper.example/xjrb/pc/layout", hosts=("img.paper.example",), frame=(400, 575)
    )

    assert paper.eras == (Era(old, None, date(2024, 11, 30)), Era(young, date(2024, 12, 1)))
    assert paper.platform_on(date(2010, 1, 1)) == old
    assert paper.platform_on(date(2024, 11, 30)) == old
    assert paper.platform_on(date(2024, 12, 1)) == young


def test_a_paper_with_one_platform_has_it_on_every_date(file):
    text = PAPER.partition("eras:")[0] + "platform: {type: founder, base: https://paper.example}\n"

    assert read_newspaper(file(text)).platform_on(date(2010, 1, 1)) == Founder(
        "https://paper.example"
    )


def test_the_rest_of_the_file(file):
    paper = read_newspaper(file(PAPER))

    assert paper.window == Window("06:00", "12:00", every_min=30, recheck_days=(1, 3, 7))
    assert paper.expect.fill == Fill(headline=1.0, body=0.0, byline=0.3)
    assert paper.no_issue == (date(2026, 10, 2), Days(date(2026, 2, 16), date(2026, 2, 22)))


@pytest.mark.parametrize(
    ("day", "appears"),
    [
        (date(2026, 2, 13), True),  # a Friday
        (date(2026, 2, 17), False),  # a Tuesday of the holidays
        (date(2026, 2, 20), False),
        (date(2026, 2, 24), True),
        (date(2026, 10, 2), False),
        (date(2026, 7, 1), True),  # a Wednesday with an issue of its own
        (date(2026, 7, 8), False),
    ],
)
def test_twice_a_week_with_holidays_and_one_extra(file, day, appears):
    assert read_newspaper(file(PAPER)).appears_on(day) is appears


# ---------------------------------------------------------------- what is refused


def changed(old: str, new: str) -> str:
    assert old in PAPER
    return PAPER.replace(old, new)


REFUSED = {
    "12: eras overlap: one ends 2024-11-30, the next begins 2024-11-15; begin it 2024-12-01": (
        changed("from: 2024-12-01", "from: 2024-11-15")
    ),
    "12: a gap between eras: one ends 2024-11-30, the next begins 2025-01-01; "
    "begin it 2024-12-01": changed("from: 2024-12-01", "from: 2025-01-01"),
    "12: eras need an until before the next one's from; only the ends may be open": (
        changed("  - from: 2024-12-01\n    platform:", "  - platform:")
    ),
    "8: no era before 2020-01-01; leave its from out, or say since: 2020-01-01": (
        changed("until: 2024-11-30", "{from: 2020-01-01, until: 2024-11-30").replace(
            "-30\n    platform:\n      type: founder\n      base: https://paper.example/xjrb\n",
            "-30, platform: {type: founder, base: https://paper.example/xjrb}}\n",
        )
    ),
    "8: until is 2024-11-30, before from, 2025-11-30": changed(
        "until: 2024-11-30", "until: 2024-11-30\n    from: 2025-11-30"
    ),
    "11: 'ftp://paper.example' is not an address such as https://epaper.example.cn/code": (
        changed("base: https://paper.example/xjrb\n", "base: ftp://paper.example\n")
    ),
    "11: 'https://paper.example:http' is not an address such as https://epaper.example.cn/code": (
        changed("base: https://paper.example/xjrb\n", "base: https://paper.example:http\n")
    ),
    "16: 'http://img.example' is no host; write it as img.example.cn": (
        changed("[img.paper.example]", "['http://img.example']")
    ),
    "14: unknown key 'layout'; allowed here: allow_private, articles, base, entry, frame, "
    "headers, hosts, is_old, min_interval_s, paper_id, pdf, sections, type": changed(
        "type: xy", "layout: pc\n      type: xy"
    ),
    "8: unknown key 'til'; allowed here: from, platform, until": changed(
        "- until: 2024", "- til: 2024"
    ),
    "21: from is 2026-02-26, after until, 2026-02-22; swap them": changed(
        "2026-02-16", "2026-02-26"
    ),
    "22: 2026-10-02 is in no_issue too; leave it in one": changed("2026-07-01", "2026-10-02"),
    "25: Expected `str`, got `int` - at `$.window.closes`; "
    'write the time in quotes, as "12:00"': changed('"12:00"', "12:00"),
    "25: opens at 06:00 and closes at 05:00; swap them": changed('"12:00"', '"05:00"'),
    "27: Expected `float` <= 1.0 - at `$.expect.fill.byline`": changed("0.3", "30"),
    "7: platform and eras are both there; leave one": changed(
        "eras:", "platform: {type: founder, base: https://paper.example}\neras:"
    ),
}


@pytest.mark.parametrize("told", REFUSED)
def test_what_is_refused(file, told):
    assert complaint(file(REFUSED[told])) == f"xjrb.yaml:{told}"


def test_a_paper_without_a_place(file):
    text = PAPER.partition("eras:")[0]

    assert complaint(file(text)) == (
        "xjrb.yaml:1: no platform; write where the pages are, as platform or as eras"
    )


def test_a_date_that_there_is_not(file):
    assert complaint(file(changed("2026-10-02", "2026-02-30"))).startswith("xjrb.yaml:")


PLATFORMS = {
    "{type: folder, root: x, pattern: '{date}/{pages}.pdf'}": (
        "pattern has {pages}; it may have {date}, {page} and {date:FORMAT}"
    ),
    "{type: folder, root: x, pattern: '{date}/{page.pdf'}": (
        "pattern has a brace alone; it may have {date}, {page} and {date:FORMAT}"
    ),
    "{type: prefix, url: inbox, pattern: '{date}.pdf'}": (
        "url is 'inbox'; write s3://bucket/prefix, or a folder from its root"
    ),
    "{type: prefix, url: s3://b, pattern: 'a.pdf'}": (
        "pattern has no {date}, so no date's files can be found"
    ),
    "{type: resfile, base: https://e.cn, pdf: '{base}/{page}.pdf'}": (
        "pdf has no {date}, so no date's files can be found"
    ),
    "{type: template, base: https://e.cn, pattern: '{base}/{date}/{page}.pdf'}": (
        "pages go with {page} in the pattern; have both, or neither"
    ),
    "{type: declared, base: https://e.cn, issue: '{base}/{date}', form: json, pages: p, "
    "label: [l], calendar: {address: '{base}/{date}', date: '[0-9]+'}}": (
        "date has no group; put the date's digits in round brackets"
    ),
}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_patterns_that_cannot_be_used(file, platform):
    text = PAPER.partition("eras:")[0] + f"platform: {platform}\n"

    assert complaint(file(text)) == f"xjrb.yaml:7: {PLATFORMS[platform]}"


# ---------------------------------------------------------------- headers


@pytest.mark.parametrize("header", ["User-Agent: Mozilla", "cookie: a=b", "'a b': c"])
def test_headers_that_cannot_be_sent(file, header):
    name = header.partition(": ")[0].strip("'")
    headers = f"headers: {{{header}}}"
    text = PAPER.partition("eras:")[0] + (
        f"platform: {{type: founder, base: https://paper.example, {headers}}}\n"
    )

    assert complaint(file(text)) == (
        f"xjrb.yaml:7: {name!r} cannot be sent so; leave the header out"
    )


# ---------------------------------------------------------------- the package's own


@pytest.mark.parametrize("paper", newspapers(), ids=lambda paper: paper.code)
def test_a_paper_that_nobody_has_seen_work_runs_only_when_named(paper):
    """No live site was asked while these files were written."""
    assert paper.is_sample or (paper.is_unverified and not paper.rights.bodies)
    assert not paper.runs_unasked


def test_the_peoples_daily_moved_on_the_first_of_december():
    paper = next(paper for paper in newspapers() if paper.code == "rmrb")

    assert isinstance(paper.platform_on(date(2024, 11, 30)), Founder)
    assert isinstance(paper.platform_on(date(2024, 12, 1)), Xy)
