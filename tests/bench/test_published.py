"""A publisher's Markdown, as the running text that its printed issue has."""

from published import comparable, running_text, stories_of

ISSUE = """\
# 河西通讯 2026-03-15

-   <a href="#活动" id="toc-活动"><strong>活动</strong></a>
    -   <a href="#读书会" id="toc-读书会">读书会</a>

# **活动**

## 读书会

时间：周六晚\\
地点：*河西书屋*二楼，报名见[书屋的页面](https://example.org/a)。

1.  带一本书
2.  带一位朋友

| 书名 | 日期 |
|:----:|:----:|
| 渡口 | 3.20 |

名额有限，见<https://example.org/b>

## 招募

“讲解员”若干。
"""


def test_stories_are_what_stands_under_headings_without_marks_links_and_contents():
    assert stories_of(ISSUE) == (
        "时间：周六晚\n地点：河西书屋二楼，报名见书屋的页面。\n1.带一本书\n2.带一位朋友",
        "名额有限，见https://example.org/b",
        "“讲解员”若干。",
    )


def test_bold_type_that_ends_in_a_full_width_mark_has_no_stars():
    assert stories_of("# 报\n## 题\n**一等奖：**证书") == ("一等奖：证书",)


def test_html_parts_a_story_and_is_left_out():
    markdown = "# 报\n## 题\n前\n\n<figure>\n<img src='a.png'/>\n</figure>\n\n后"

    assert stories_of(markdown) == ("前", "后")


def test_running_text_has_tables_and_headings_too():
    assert running_text("# 题\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n**尾**") == (
        "题\n甲\n乙\n丙\n丁\n尾"
    )


def test_an_issue_without_text_has_no_story():
    assert stories_of("") == ()


def test_quotes_dashes_and_dots_are_compared_as_print_and_markdown_share_them():
    printed, written = "“水”⸺9–11时 • 城西", "\"水''——9--11时 城西"

    assert comparable(printed) == comparable(written) == '"水"-9-11时城西'


def test_pictures_of_characters_are_not_compared():
    assert comparable("🐾名字☘") == "名字"
