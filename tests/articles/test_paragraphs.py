"""Lines joined into paragraphs, over blocks, columns and pages."""

from __future__ import annotations

from builders import HEI, Sheet, cut, words

A, B = words(0, 150), words(3, 170)


def paragraphs(sheet: Sheet) -> list[tuple[str, bool]]:
    (article,) = cut(sheet).articles
    return [(p.text, p.is_crosshead) for p in article.paragraphs]


def titled() -> Sheet:
    return Sheet().text(40, 90, "水清岸绿又一年", 24, HEI)


def test_an_indent_begins_a_paragraph():
    sheet = titled()
    sheet.column(40, 110, 17, [A, B])

    assert paragraphs(sheet) == [(A, False), (B, False)]


def test_a_paragraph_goes_on_in_the_next_column():
    sheet = titled()
    rest = sheet.column(40, 110, 17, [A, B], rows=12)
    sheet.column(230, 110, 17, rest)

    assert paragraphs(sheet) == [(A, False), (B, False)]


def test_a_paragraph_that_begins_a_column_is_indented_there():
    sheet = titled()
    sheet.column(40, 110, 17, [A])
    sheet.column(230, 110, 17, [B])

    assert paragraphs(sheet) == [(A, False), (B, False)]


def test_without_indents_a_short_last_line_ends_a_paragraph():
    sheet = titled()
    for n, line in enumerate((A[:17], A[17:34], "风从海上来。", B[:17], B[17:34], "雨停了。")):
        sheet.text(40, 120 + 15 * n, line, 10)

    assert paragraphs(sheet) == [(A[:34] + "风从海上来。", False), (B[:34] + "雨停了。", False)]


def test_a_crosshead_is_a_paragraph_of_its_own():
    sheet = titled()
    sheet.column(40, 110, 17, [A])
    sheet.text(40, 110 + 15 * 9 + 22, "步道怎么修", 11, HEI)
    sheet.column(40, 110 + 15 * 11, 17, [B])

    assert paragraphs(sheet) == [(A, False), ("步道怎么修", True), (B, False)]


def test_a_jump_line_is_no_part_of_the_text():
    sheet = titled()
    sheet.column(40, 110, 17, [A])
    sheet.text(140, 110 + 15 * 9 + 10, "（下转第3版）", 10)

    assert paragraphs(sheet) == [(A, False)]


def test_each_piece_of_a_paragraph_says_where_it_stands():
    sheet = titled()
    rest = sheet.column(40, 110, 17, [A, B], rows=12)
    sheet.column(230, 110, 17, rest)
    (article,) = cut(sheet).articles
    first, second = article.paragraphs

    assert [len(first.pieces), len(second.pieces)] == [1, 2]
    left, right = second.pieces
    assert left.text + right.text == B
    assert (left.page, right.page) == ("hexi-2026-03-15-a-p01", "hexi-2026-03-15-a-p01")
    assert left.box.right < right.box.left
    assert {f"{piece.page}-{piece.block}" for piece in second.pieces} < set(article.blocks)


def test_words_of_latin_letters_keep_a_space_over_a_line_s_end():
    sheet = titled()
    lines = (
        "the new path is called Green",
        "River Walk, open all day and",
        "all night, as the sign says.",
    )
    for n, line in enumerate(lines):
        sheet.text(40, 120 + 15 * n, line, 10, "Helvetica")
    (article,) = cut(sheet).articles

    assert article.body == (
        "the new path is called Green River Walk, open all day and all night, as the sign says."
    )


def test_a_word_parted_by_a_hyphen_is_joined():
    sheet = titled()
    lines = (
        "the new path along the ri-",
        "ver is open from this morn-",
        "ing until late at night now",
    )
    for n, line in enumerate(lines):
        sheet.text(40, 120 + 15 * n, line, 10, "Helvetica")
    (article,) = cut(sheet).articles

    assert (
        article.body
        == "the new path along the river is open from this morning until late at night now"
    )


def test_radicals_are_read_and_kept_as_printed_beside():
    sheet = titled()
    sheet.column(40, 110, 17, ["东⽅的⽔" + A])
    (article,) = cut(sheet).articles
    (piece,) = article.paragraphs[0].pieces

    assert piece.text == "东方的水" + A
    assert piece.printed == "东⽅的⽔" + A
    assert "东⽅的⽔" in article.raw_text


# ---------------------------------------------------------------- verse, signatures, white


def test_each_line_of_verse_is_a_paragraph():
    sheet = titled()
    verse = (
        "桥下的船，",
        "一只接一只地开过去，",
        "没有一只回头；",
        "晾在阳台上的床单，",
        "比所有的帆还要白，",
        "风从桥下走过，",
        "什么都知道。",
    )
    for n, line in enumerate(verse):
        sheet.text(40, 120 + 15 * n, line, 10)

    assert paragraphs(sheet) == [(line, False) for line in verse]


def test_who_signs_and_the_date_are_paragraphs_of_their_own():
    sheet = titled()
    sheet.column(40, 110, 17, [A, "特此公告。"])
    sheet.text(150, 281, "杏江水务所", 10).text(120, 296, "2026年3月15日", 10)

    assert paragraphs(sheet) == [
        (A, False),
        ("特此公告。", False),
        ("杏江水务所", False),
        ("2026年3月15日", False),
    ]


def test_who_signs_after_a_full_line_is_a_paragraph():
    sheet = titled()
    sheet.column(40, 110, 17, [words(0, 151)])
    sheet.text(150, 110 + 15 * 9 + 11, "杏江水务所", 10)

    assert paragraphs(sheet) == [(words(0, 151), False), ("杏江水务所", False)]


def test_white_parts_paragraphs_that_do_not_stand_in():
    """The last lines are full: nothing but the white tells."""
    sheet = titled()
    texts = (words(0, 51), words(3, 51), words(5, 51))
    for n, text in enumerate(texts):
        for row in range(3):
            sheet.text(40, 120 + 53 * n + 15 * row, text[17 * row : 17 * row + 17], 10)

    assert paragraphs(sheet) == [(text, False) for text in texts]


def test_white_over_a_line_that_does_not_stand_in_parts_nothing_where_first_lines_do():
    sheet = titled()
    rest = sheet.column(40, 110, 17, [A, B], rows=12)
    sheet.column(40, 110 + 15 * 12 + 6, 17, rest)

    assert paragraphs(sheet) == [(A, False), (B, False)]


def test_a_paragraph_goes_on_over_three_columns():
    long = words(0, 400)
    sheet = titled()
    rest = [long]
    for x in (40, 220, 400):
        rest = sheet.column(x, 110, 16, rest, rows=9)

    assert paragraphs(sheet) == [(long, False)]


def test_a_paragraph_goes_on_over_a_picture_at_the_foot_of_a_column():
    sheet = titled()
    rest = sheet.column(40, 110, 17, [A, B], rows=12)
    sheet.photo(40, 300, 170, 90).text(40, 402, "■河边的新步道。王小明摄", 8, HEI)
    sheet.column(230, 110, 17, rest)

    assert paragraphs(sheet) == [(A, False), (B, False)]


def test_a_drop_cap_is_the_first_character_of_its_paragraph():
    """It is two lines high; the lines beside it are shorter by it, all others are full."""
    sheet = titled().text(40, 139, A[0], 28)
    sheet.text(70, 120, A[1:15], 10).text(70, 135, A[15:29], 10)
    for n in range(29, len(A), 17):
        sheet.text(40, 150 + 15 * ((n - 29) // 17), A[n : n + 17], 10)
    sheet.column(40, 260, 17, [B])

    assert paragraphs(sheet) == [(A, False), (B, False)]


def test_a_crosshead_at_the_head_of_a_column_ends_the_paragraph_before():
    sheet = titled()
    sheet.column(40, 110, 17, [A, B])
    sheet.text(230, 120, "步道怎么修", 10, HEI)
    sheet.column(230, 125, 17, [words(5, 260)])

    assert paragraphs(sheet) == [
        (A, False),
        (B, False),
        ("步道怎么修", True),
        (words(5, 260), False),
    ]
