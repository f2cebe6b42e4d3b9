"""What words give away: jumps, folios, staff lines, bylines, captions, notices."""

from __future__ import annotations

import pytest

from bulletin.wording import (
    ADVERTISEMENT,
    CAPTION,
    CONTINUATION,
    ENDS_SENTENCE,
    JUMP,
    NOTICE,
    OPENS_REPORT,
    PHOTOGRAPHER,
    is_byline,
    is_closing_credit,
    is_folio,
    is_signed,
    is_staff_line,
    leaves_bracket_open,
)

# ---------------------------------------------------------------- jumps


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("下转第3版", "3"),
        ("下转3版", "3"),
        ("转3版", "3"),
        ("（下转第3版）", "3"),
        ("(下转第3版)", "3"),
        ("（下转第四版)", "四"),
        ("【下转第十二版】", "十二"),
        ("▶转A02版", "A02"),
        ("►下转三版", "三"),
        ("下转02版▶", "02"),
        (">>>下转2版", "2"),
        ("→转2版", "2"),
        ("（紧转第2版）", "2"),
        ("下转第 3 版", "3"),
        ("下转第３版", "３"),
        ("下转第2、3版", "2"),
        ("（下转A2版、A3版）", "A2"),
    ],
)
def test_a_jump_line_names_the_page_where_the_story_goes_on(text, page):
    found = JUMP.fullmatch(text)

    assert found is not None
    assert found["page"] == page


@pytest.mark.parametrize(
    "text",
    ["运转3版", "详见3版", "上接第3版", "下转第1234版", "下转封三", "下转第3版的故事", "下转"],
)
def test_other_words_with_a_page_are_no_jump_line(text):
    assert JUMP.fullmatch(text) is None


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("上接第1版", "1"),
        ("（上接01版）", "01"),
        ("接A01版", "A01"),
        ("◀上接一版", "一"),
        ("（紧接第一版）", "一"),
        ("上接第 1 版", "1"),
    ],
)
def test_a_continuation_line_names_the_page_where_the_story_began(text, page):
    found = CONTINUATION.fullmatch(text)

    assert found is not None
    assert found["page"] == page


@pytest.mark.parametrize("text", ["承接1版", "直接1版", "下转第1版", "上接第1版的话题"])
def test_other_words_with_a_page_are_no_continuation_line(text):
    assert CONTINUATION.fullmatch(text) is None


# ---------------------------------------------------------------- the page's own words


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月15日 星期日 第02版",
        "2026年3月15日星期日",
        "2026.3.15 周日",
        "2026-03-15 第3期",
        "A2版 2026/03/15",
        "No.1234 2026年3月15日",
    ],
)
def test_a_folio_has_a_date_with_weekday_page_or_issue_number(text):
    assert is_folio(text)


@pytest.mark.parametrize(
    "text", ["2026年3月15日", "星期日", "第02版", "3月15日 星期日", "2026年3月15日 周边新闻"]
)
def test_a_date_or_a_page_alone_is_no_folio(text):
    assert not is_folio(text)


@pytest.mark.parametrize(
    "text",
    [
        "责任编辑 王小明",
        "责编：王明 美编：李红",
        "编辑/王明 校对/李红",
        "编辑王明李红 校对宋花",
        "值班主任王明",
        "本版责编 王明",
        "■责编 阿明",
        "制图：阿明",
    ],
)
def test_a_staff_line_names_the_page_s_editors(text):
    assert is_staff_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "编辑部昨日搬家。",
        "编辑们的一天",
        "校对完成后",
        "统筹城乡发展",
        "审核把关",
        "主编的话",
        "水清岸绿",
    ],
)
def test_a_headline_that_begins_like_one_is_no_staff_line(text):
    assert not is_staff_line(text)


# ---------------------------------------------------------------- who wrote it


@pytest.mark.parametrize(
    "text",
    [
        "本报记者 王小明",
        "本报记者　王小明　通讯员　李红",
        "本报记者王小明通讯员李红",
        "□记者 王小明 通讯员 李红",
        "□ 王明 李红梅",
        "杏江日报/观潮新闻记者 王明 文/图",
        "杏江日报 记者 王明",
        "记者 王明 文 李红 摄",
        "记者王明李红",
        "本报记者王明摄",
        "全媒体记者王明",
        "实习生 王明",
        "文/图 王明",
        "王明 文/图",
        "文/王明 图/李红",
        "撰文 王明",
        "采写：王明",
        "作者 王明",
        "记者 阿依古丽·买买提",
        "本报记者 海客",
        "□杏江日报记者 王红 （韩桂 曹娟）",
        "■ 记者 王明/文 李红/图",
        "●本报首席记者 王明",
        "本报评论员",
        "本报记者 王明 通讯员 市水务局 李红",
        "本报记者　郑秀　通讯员　谭　亚",
        "By EMMA CARVER and LI MING",
    ],
)
def test_a_byline_only_names_its_makers(text):
    assert is_byline(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "水清岸绿",
        "□春天来了",
        "记者节快乐",
        "记者手记",
        "记者在行动",
        "记者走进社区，听居民讲变化",
        "记者昨天在河边看到",
        "记者从区政府获悉",
        "百名记者进社区",
        "小记者走进报社",
        "通讯员培训班开班",
        "文/图并茂的册子",
        "本报讯（记者 王明）昨日",
        "本报讯 记者王明 昨日报道",
        "杏江电（记者王明）昨日，河边的新步道开放。",
        "本报杏江9月9日电（记者",
        "王明 通讯员 李红）昨日，渔梁村早稻",
        "者 王明 通讯员 李红",
        "记者 从市水务局获悉",
        "记者来到渔梁村",
        "By the river",
        "渔梁村",
        "市水务局",
    ],
)
def test_a_sentence_about_reporters_is_no_byline(text):
    assert not is_byline(text)


@pytest.mark.parametrize(
    "text",
    [
        "（王小明）",
        "(王小明)",
        "（王小明 李红）",
        "（王明、李红）",
        "（记者 王明 通讯员 李红）",
        "（本报记者 王明）",
        "（图文：王明）",
        "（王小明 摄）",
        "（记者王明摄影报道）",
        "（王小明 海客）",
        "（作者：王小明）",
        "（鹿鸣小学 王小明）",
        "（王小明李红）",
        "（据新华社）",
    ],
)
def test_names_in_brackets_are_a_closing_credit(text):
    assert is_closing_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "（完）",
        "（一）",
        "（上）",
        "（河西区）",
        "（未完待续）",
        "（见下图）",
        "（王小明整理）",
        "（作者单位：市水务局）",
        "（江宁区）",
        "（下转第3版）",
        "王小明",
        "（王小明",
        "（）",
    ],
)
def test_other_words_in_brackets_are_none(text):
    assert not is_closing_credit(text)


@pytest.mark.parametrize(
    "text", ["林新杰", "高二（3）班 林新杰", "鹿鸣小学 李红", "□ 林新杰", "By Emma Carver"]
)
def test_a_name_with_its_class_or_school_signs_a_story(text):
    assert is_signed(text)


@pytest.mark.parametrize(
    "text", ["", "青春 时光里的歌", "水清岸绿 王明在河边", "江宁区", "高二", "By the river"]
)
def test_words_that_begin_like_a_name_sign_none(text):
    assert not is_signed(text)


@pytest.mark.parametrize(
    "text",
    [
        "本报讯 （记者 王明）",
        "【本报讯】",
        "本报综合消息 昨日",
        "新华社杏江3月15日电（记者",
        "据新华社杏江8月15日",
        "杏江日报讯（全媒体记者",
        "据新华社消息",
    ],
)
def test_words_that_open_a_report(text):
    assert OPENS_REPORT.match(text)


@pytest.mark.parametrize("text", ["本报昨天搬家", "新华社区的春天", "据了解，河边的新步道"])
def test_words_that_open_none(text):
    assert not OPENS_REPORT.match(text)


def test_a_bracket_that_a_line_leaves_open_goes_on_in_the_next():
    assert leaves_bracket_open("本报讯（记者 王")
    assert not leaves_bracket_open("本报讯（记者 王明）昨日")
    assert not leaves_bracket_open("明）昨日")


# ---------------------------------------------------------------- pictures, notices, offers


@pytest.mark.parametrize(
    "text",
    [
        "■河边的新步道",
        "▲春天",
        "图为河边的新步道",
        "图：新步道",
        "上图为新步道",
        "左图：新步道",
        "图①新步道",
    ],
)
def test_a_caption_says_so_at_its_beginning(text):
    assert CAPTION.match(text)


@pytest.mark.parametrize("text", ["图书馆新添了书架", "地图上没有的路", "①新步道", "步道图为证"])
def test_other_beginnings_are_no_caption_s(text):
    assert not CAPTION.match(text)


@pytest.mark.parametrize(
    ("caption", "names", "part"),
    [
        ("河边的新步道。王小明摄", "王小明", "摄"),
        ("河边的新步道。 王小明 李红 摄", "王小明 李红", "摄"),
        ("（王小明 摄影报道）", "王小明", "摄影报道"),
        ("河边的新步道。王明供图", "王明", "供图"),
        ("河边的新步道。王明/图", "王明/", "图"),
        ("诸葛小明摄", "诸葛小明", "摄"),
    ],
)
def test_a_caption_may_end_with_the_photographer(caption, names, part):
    found = PHOTOGRAPHER.search(caption)

    assert found is not None
    assert (found["names"].strip(), found["part"]) == (names, part)


@pytest.mark.parametrize("caption", ["新步道示意图", "效果图", "河边的新步道。", "地图"])
def test_a_caption_that_names_no_photographer(caption):
    assert PHOTOGRAPHER.search(caption) is None


@pytest.mark.parametrize(
    "text", ["公告", "关于停水的公告", "遗失声明", "关于举办讲座的通知", "招领启事"]
)
def test_a_notice_says_so_at_its_end(text):
    assert NOTICE.match(text)


def test_a_story_about_notices_is_none():
    assert not NOTICE.match("公告栏上的春天")


@pytest.mark.parametrize("text", ["招商热线", "地址：河西路1号", "0532-12345678", "新店盛大开业"])
def test_an_advertisement_offers(text):
    assert ADVERTISEMENT.search(text)


@pytest.mark.parametrize(
    "text", ["完。", "他说：“好。”", "好！", "（王明摄。）", "如下：", "了……", "了”"]
)
def test_a_sentence_ends(text):
    assert ENDS_SENTENCE.search(text)


@pytest.mark.parametrize("text", ["一、", "好）", "他说", "第3", "，"])
def test_a_sentence_goes_on(text):
    assert not ENDS_SENTENCE.search(text)
