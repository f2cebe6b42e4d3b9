"""A newspaper's file: what is read from it, and how a mistake in it is told."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin.catalog import (
    Bounds,
    Expectations,
    Folder,
    Newspaper,
    Resfile,
    Rights,
    newspaper,
    newspapers,
    read_newspaper,
)
from bulletin.errors import CatalogError, UnknownPaper

PAPER = """\
code: xjrb
name: 杏江日报
city: 杏江
district: 河西
platform:
  type: resfile
  base: https://paper.example/xjrb
  sections: 幸福河西|要闻
rights:
  statement: Invented.
weekdays: [mon, tue, wed, thu, fri]
since: 2024-01-02
until: 2026-12-31
no_issue: [2026-10-01]
expect:
  pages: {min: 2, max: 8}
  articles: {min: 5}
"""

FOLDER = """\
code: xjrb
name: 杏江日报
city: 杏江
district: 河西
platform:
  type: folder
  root: pages
  pattern: "{date}.pdf"
rights:
  statement: Invented.
"""


@pytest.fixture
def file(tmp_path):
    """Write a newspaper's file, and give its path."""

    def write(text, name="xjrb.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def complaint(path) -> str:
    """What is said of a file that is refused, after its folder."""
    with pytest.raises(CatalogError) as caught:
        read_newspaper(path)
    return str(caught.value).removeprefix(f"{path.parent}/")


# ---------------------------------------------------------------- what is read


def test_a_newspaper_in_full(file):
    path = file(PAPER)

    assert read_newspaper(path) == Newspaper(
        code="xjrb",
        name="杏江日报",
        city="杏江",
        district="河西",
        platform=Resfile("https://paper.example/xjrb", sections="幸福河西|要闻"),
        rights=Rights("Invented."),
        weekdays=("mon", "tue", "wed", "thu", "fri"),
        since=date(2024, 1, 2),
        until=date(2026, 12, 31),
        no_issue=(date(2026, 10, 1),),
        expect=Expectations(pages=Bounds(2, 8), articles=Bounds(5, None)),
        file=str(path),
    )


def test_what_a_short_file_leaves_out_has_a_plain_value(file):
    paper = read_newspaper(file(FOLDER))

    assert paper.platform == Folder("pages", "{date}.pdf")
    assert paper.weekdays == ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    assert (paper.since, paper.until, paper.no_issue) == (None, None, ())
    assert paper.expect == Expectations(Bounds(1, None), Bounds(1, None))
    assert (paper.language, paper.is_sample) == ("zh", False)
    assert paper.rights == Rights("Invented.", licence=None, bodies=True)


def test_the_files_of_the_package_are_all_good():
    assert all(paper.code for paper in newspapers())


# ---------------------------------------------------------------- when it appears


@pytest.mark.parametrize(
    ("day", "appears"),
    [
        (date(2026, 3, 13), True),  # a Friday
        (date(2026, 3, 14), False),  # Saturday is not in its rhythm
        (date(2024, 1, 1), False),  # a Monday, the day before its first issue
        (date(2024, 1, 2), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),  # a Friday, the day after its last
        (date(2026, 10, 1), False),  # a Thursday on which it pauses
    ],
)
def test_the_days_on_which_it_appears(file, day, appears):
    assert read_newspaper(file(PAPER)).appears_on(day) is appears


def test_a_paper_without_dates_appears_every_day(file):
    paper = read_newspaper(file(FOLDER))

    assert all(paper.appears_on(date(1999, 1, day)) for day in range(1, 32))


# ---------------------------------------------------------------- what is refused


def test_an_unknown_key_is_named_with_its_line_and_the_keys_there_are(file):
    assert complaint(file(PAPER + "regoin: 杏江\n")) == (
        "xjrb.yaml:18: unknown key 'regoin'; allowed here: city, code, district, eras, expect, "
        "extra, is_sample, is_unverified, language, name, no_issue, platform, rights, since, "
        "until, weekdays, window"
    )


def test_an_unknown_key_of_the_platform(file):
    assert complaint(file(FOLDER.replace("  root:", "  folder:"))) == (
        "xjrb.yaml:7: unknown key 'folder'; allowed here: pattern, root, type"
    )


def test_a_key_of_another_kind_of_platform_is_not_offered(file):
    assert complaint(file(PAPER.replace("  sections:", "  pattern:"))) == (
        "xjrb.yaml:8: unknown key 'pattern'; "
        "allowed here: allow_private, articles, base, entry, headers, hosts, is_old, "
        "min_interval_s, pdf, sections, type"
    )


def test_an_unknown_key_two_levels_down(file):
    assert complaint(file(PAPER.replace("{min: 5}", "{least: 5}"))) == (
        "xjrb.yaml:17: unknown key 'least'; allowed here: max, min"
    )


def test_an_unknown_key_of_the_rights(file):
    assert complaint(file(FOLDER.replace("statement:", "license:"))) == (
        "xjrb.yaml:10: unknown key 'license'; allowed here: bodies, licence, statement"
    )


def test_a_missing_key_is_named_with_the_line_of_what_lacks_it(file):
    assert complaint(file(FOLDER.replace("  root: pages\n", ""))) == (
        "xjrb.yaml:5: Object missing required field `root` - at `$.platform`"
    )
    assert complaint(file(FOLDER.replace("name: 杏江日报\n", ""))) == (
        "xjrb.yaml:1: Object missing required field `name`"
    )


def test_a_platform_of_an_unknown_type(file):
    assert complaint(file(FOLDER.replace("type: folder", "type: floppy"))) == (
        "xjrb.yaml:6: Invalid value 'floppy' - at `$.platform.type`"
    )


def test_a_wrong_type_is_told_with_its_line(file):
    assert complaint(file(PAPER.replace("min: 2", "min: two"))) == (
        "xjrb.yaml:16: Expected `int`, got `str` - at `$.expect.pages.min`"
    )


def test_a_weekday_that_there_is_not(file):
    assert complaint(file(PAPER.replace("[mon, tue", "[monday, tue"))) == (
        "xjrb.yaml:11: Invalid enum value 'monday' - at `$.weekdays[0]`"
    )


def test_less_than_no_page_is_impossible(file):
    assert complaint(file(PAPER.replace("min: 2", "min: -1"))) == (
        "xjrb.yaml:16: Expected `int` >= 0 - at `$.expect.pages.min`"
    )


def test_no_issue_has_at_least_more_pages_than_at_most(file):
    assert complaint(file(PAPER.replace("min: 2, max: 8", "min: 9, max: 8"))) == (
        "xjrb.yaml:16: min is 9 and max is 8; no issue can have that"
    )


def test_a_last_issue_before_the_first(file):
    assert complaint(file(PAPER.replace("until: 2026-12-31", "until: 2023-12-31"))) == (
        "xjrb.yaml:13: until is 2023-12-31, before since, 2024-01-02"
    )


def test_a_code_that_cannot_be_part_of_an_id(file):
    assert complaint(file(PAPER.replace("code: xjrb", "code: XJ-RB"))) == (
        "xjrb.yaml:1: Expected `str` matching regex '^[a-z][a-z0-9]{0,29}$' - at `$.code`"
    )


def test_a_code_unlike_the_name_of_its_file(file):
    assert complaint(file(PAPER, "other.yaml")) == (
        "other.yaml:1: code is 'xjrb'; name the file xjrb.yaml"
    )


def test_what_is_not_yaml(file):
    assert complaint(file("code: xjrb\nname: [杏江\ncity: 杏江\n")) == (
        "xjrb.yaml:3: not YAML: expected ',' or ']', but got ':'"
    )


def test_a_character_that_yaml_does_not_allow(file):
    assert complaint(file("code: xjrb\nname: 杏\x07江\n")) == (
        "xjrb.yaml:2: not YAML: unacceptable character #x0007: special characters are not allowed"
    )


def test_a_file_in_another_encoding(tmp_path):
    path = tmp_path / "xjrb.yaml"
    path.write_bytes(PAPER.encode("gb18030"))

    assert complaint(path) == "xjrb.yaml:2: not UTF-8; save it as UTF-8"


def test_the_mark_that_some_editors_put_first_is_passed_over(tmp_path):
    path = tmp_path / "xjrb.yaml"
    path.write_bytes(FOLDER.encode("utf-8-sig"))

    assert read_newspaper(path).code == "xjrb"


@pytest.mark.parametrize("text", ["", "- code: xjrb\n", "xjrb\n"])
def test_a_file_that_holds_no_keys(file, text):
    assert complaint(file(text)).startswith("xjrb.yaml:1: Expected `object`, got ")


def test_a_tag_that_would_run_code_is_refused(file):
    assert complaint(file("code: !!python/object/apply:os.getcwd []\n")).startswith(
        "xjrb.yaml:1: not YAML: could not determine a constructor"
    )


def test_sections_that_are_no_regular_expression(file):
    assert complaint(file(PAPER.replace("幸福河西|要闻", "幸福(河西"))) == (
        "xjrb.yaml:8: sections is not a regular expression: "
        "missing ), unterminated subpattern at position 2"
    )


@pytest.mark.parametrize("pattern", ["{page}.pdf", "all.pdf", "{dated}.pdf"])
def test_a_pattern_that_names_no_date(file, pattern):
    assert complaint(file(FOLDER.replace("{date}.pdf", pattern))) == (
        "xjrb.yaml:8: pattern has no {date}, so no date's files can be found"
    )


# ---------------------------------------------------------------- which there are


def test_a_newspaper_by_its_code(file):
    path = file(FOLDER)

    assert newspaper("xjrb", [path.parent]).name == "杏江日报"


def test_an_earlier_folder_wins(file, tmp_path):
    file(FOLDER)
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / "xjrb.yaml").write_text(FOLDER.replace("杏江日报", "杏江晚报"), encoding="utf-8")

    assert newspaper("xjrb", [ours, tmp_path]).name == "杏江晚报"
    assert [p.name for p in newspapers([ours, tmp_path]) if p.code == "xjrb"] == ["杏江晚报"]


def test_newspapers_come_by_code(file):
    file(FOLDER)
    path = file(FOLDER.replace("xjrb", "aaaa"), "aaaa.yaml")

    codes = [paper.code for paper in newspapers([path.parent])]

    assert codes == sorted(codes)
    assert {"aaaa", "xjrb"} <= set(codes)


@pytest.mark.parametrize("code", ["nobody", "", "../xjrb", "XJRB", "xjrb\n"])
def test_an_unknown_newspaper_lists_those_there_are(file, code):
    folder = file(FOLDER).parent
    known = ", ".join(sorted({"xjrb", *(paper.code for paper in newspapers())}))

    with pytest.raises(UnknownPaper) as caught:
        newspaper(code, [folder])

    assert str(caught.value) == (
        f"no newspaper {code!r}: there is no {code}.yaml; known are {known}"
    )
